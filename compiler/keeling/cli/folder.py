"""Finding and reading a folder of law."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import keeling
from keeling.cli.store import store
from keeling.diagnostics import Check, Diagnostic, Result, Scope
from keeling.source import SourceFile, Span
from keeling.syntax.encoding import decode

if TYPE_CHECKING:
    from keeling.pipeline import Corpus
    from keeling.syntax.parse import Reader

UNREADABLE = Check("unreadable-file", "a file or folder that cannot be read", scope=Scope.READING)
LARGEST = 8 * 1024 * 1024
_LINK = "Put the file itself there, or take the link away."


def root(given: str | None) -> Result[Path | None]:
    """Return the folder of law: the one given, else the nearest `legislation/` upwards."""
    if given is not None:
        folder = Path(given)
        if folder.is_dir():
            return Result(folder)
        return _refused(given, f"There is no folder `{given}`.", "Give `--root` a folder of law.")
    here = Path.cwd()
    for folder in (here, *here.parents):
        if folder.name == "legislation":
            return Result(folder)
        if (folder / "legislation").is_dir():
            return Result(folder / "legislation")
    return _refused(
        "legislation",
        "There is no folder `legislation` here or above.",
        "Go into a folder of law, or name one with `--root`.",
    )


def _refused(path: str, message: str, advice: str) -> Result[Path | None]:
    return Result(None, (UNREADABLE.at(Span.point(path, 1, 1), message, advice=advice),))


def files(folder: Path, suffix: str) -> Result[tuple[SourceFile, ...]]:
    """Read every file below `folder` with a suffix, each once.

    Links that lead out of it are not followed: to a folder, it is as if there were none; to a
    file, it is a fault, for the law would lack what the file says.
    """
    made: dict[str, SourceFile] = {}
    found: list[Diagnostic] = []
    base = folder.resolve()
    for path in sorted(_walk(folder, suffix, found)):
        name = (Path(base.name) / path.relative_to(folder)).as_posix()
        try:
            real = path.resolve()
        except (OSError, RuntimeError):
            found.append(_unreadable(name, "is a link that leads nowhere", _LINK))
            continue
        if not real.is_relative_to(base):
            found.append(_unreadable(name, "is a link that leads out of the folder of law", _LINK))
            continue
        result = one(path, shown(path, folder))
        found += result.diagnostics
        if result.value is not None:
            made.setdefault(result.value.path, result.value)
    return Result(tuple(made.values()), tuple(dict.fromkeys(found)))


def shown(path: Path, folder: Path) -> str:
    """Return a path as it is shown: from the folder of law on, never where that lies."""
    base = folder.resolve()
    try:
        inside = path.resolve().relative_to(base)
        return (Path(base.name) / inside).as_posix()
    except ValueError:
        return path.as_posix()


def _walk(folder: Path, suffix: str, found: list[Diagnostic]) -> Iterator[Path]:
    """Yield the files with a suffix; a folder that cannot be listed is added to what was found."""

    def closed(fault: OSError) -> None:
        inside = Path(fault.filename).relative_to(folder)
        name = (Path(folder.resolve().name) / inside).as_posix()
        found.append(_unreadable(name, f"cannot be read ({fault.strerror})"))

    for base, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(suffix) and not name.startswith("."):
                yield Path(base) / name


def one(path: Path, name: str) -> Result[SourceFile | None]:
    """Read one file, known as `name`."""
    try:
        why = _unfit(path)
        if why:
            return Result(None, (_unreadable(name, why),))
        data = path.read_bytes()
    except OSError as fault:
        return Result(None, (_unreadable(name, f"cannot be read ({fault.strerror})"),))
    return decode(name, data)


def _unfit(path: Path) -> str:
    """Say why there is no file to be read at a path; nothing if there is."""
    if path.is_dir():
        return "is a folder, not a file"
    if not path.exists():
        return "is not there"
    if not path.is_file():
        return "is no ordinary file, but a pipe or a device"
    return "is larger than 8 MB" if path.stat().st_size > LARGEST else ""


def _unreadable(name: str, why: str, advice: str = "Look at the path.") -> Diagnostic:
    return UNREADABLE.at(Span.point(name, 1, 1), f"`{name}` {why}.", advice=advice)


@lru_cache(maxsize=1)
def grammar_text() -> str:
    """Return the grammar: in an installed package beside it, in a checkout at the top."""
    package = Path(keeling.__file__).parent
    for folder in (package / "grammar", package.parents[1] / "grammar"):
        if (folder / "keeling.lark").is_file():
            return (folder / "keeling.lark").read_text(encoding="utf-8")
    raise AssertionError("the grammar is missing from the installation")


@lru_cache(maxsize=1)
def edition_of_compiler() -> str:
    """Return a fingerprint of all of this code, so that no stale result is ever used."""
    digest = sha256(f"{keeling.__version__} {sys.version_info[:2]}".encode())
    package = Path(keeling.__file__).parent
    for base, folders, names in os.walk(package):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                digest.update(name.encode())
                digest.update((Path(base) / name).read_bytes())
    digest.update(grammar_text().encode())
    return digest.hexdigest()


def fingerprint(read: tuple[SourceFile, ...], *more: str) -> str:
    """Return a fingerprint of files and whatever else a result depends on."""
    digest = sha256(edition_of_compiler().encode())
    for file in read:
        for part in (file.path, file.text):
            data = part.encode("utf-8", "surrogatepass")
            digest.update(f"{len(data)} ".encode() + data)
    digest.update(repr(more).encode())
    return digest.hexdigest()


def reader() -> Reader:
    """Return the reader of this installation."""
    from keeling.syntax.parse import Reader

    return Reader(grammar_text(), edition_of_compiler(), store())


def law_files(folder: Path) -> Result[tuple[SourceFile, ...]]:
    """Read the files of law in a folder; it is a fault if there are none."""
    law = files(folder, ".law")
    if law.value or law.failed:
        return law
    name = folder.resolve().name
    empty = UNREADABLE.at(
        Span.point(name, 1, 1),
        f"There is no `.law` file in `{name}`.",
        advice="Go into a folder of law, or name one with `--root`.",
    )
    return Result((), (empty,))


@lru_cache(maxsize=1)
def corpus(law: tuple[SourceFile, ...]) -> Result[Corpus | None]:
    """Read the law in files; what was read last is not read again."""
    # What only looks at results that are kept has no need of the compiler.
    from keeling.pipeline import read

    return read(law, reader())

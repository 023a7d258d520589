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
_LARGEST = 8 * 1024 * 1024


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
    """Read every file below `folder` with a suffix; links that lead out of it are not followed."""
    made: list[SourceFile] = []
    found: list[Diagnostic] = []
    for path in sorted(_walk(folder, suffix)):
        result = one(path, shown(path, folder))
        found += result.diagnostics
        made += [result.value] if result.value is not None else []
    return Result(tuple(made), tuple(found))


def shown(path: Path, folder: Path) -> str:
    """Return a path as it is shown: from the folder of law on, never where that lies."""
    base = folder.resolve()
    try:
        inside = path.resolve().relative_to(base)
        return (Path(base.name) / inside).as_posix()
    except ValueError:
        return path.as_posix()


def _walk(folder: Path, suffix: str) -> Iterator[Path]:
    for base, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.endswith(suffix) and not name.startswith("."):
                yield Path(base) / name


def one(path: Path, name: str) -> Result[SourceFile | None]:
    """Read one file, known as `name`."""
    try:
        if path.is_dir():
            return _unreadable(name, "is a folder, not a file")
        if not path.is_file():
            return _unreadable(name, "is not there")
        if path.stat().st_size > _LARGEST:
            return _unreadable(name, "is larger than 8 MB")
        data = path.read_bytes()
    except OSError as fault:
        return _unreadable(name, f"cannot be read ({fault.strerror})")
    return decode(name, data)


def _unreadable(name: str, why: str) -> Result[SourceFile | None]:
    fault = UNREADABLE.at(Span.point(name, 1, 1), f"`{name}` {why}.", advice="Look at the path.")
    return Result(None, (fault,))


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


def corpus(law: tuple[SourceFile, ...]) -> Result[Corpus | None]:
    """Read the law in files."""
    # What only looks at results that are kept has no need of the compiler.
    from keeling.pipeline import read

    return read(law, reader())

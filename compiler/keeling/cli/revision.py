"""Reading a folder of law as it stood in a revision that git keeps: in memory, nothing written."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath

from keeling.cli.folder import LARGEST, UNREADABLE
from keeling.cli.refusal import Refusal
from keeling.diagnostics import Diagnostic, Result
from keeling.source import SourceFile, Span
from keeling.syntax.encoding import decode

#: What tells git of another repository than the one around the folder: in a hook, for instance.
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
_LINK, _SUBMODULE = "120000", "160000"


@dataclass(frozen=True)
class Revision:
    """A revision, by its full name, and the files of law as they stood there.

    Each is known by the first letters of that name and its path in the repository, as git has it:
    `1a2b3c4d5e:legislation/vocabulary.law`.
    """

    name: str
    files: Result[tuple[SourceFile, ...]]


def revision(folder: Path, ref: str) -> Revision:
    """Read the files of law of a folder in a revision, or end with why they cannot be read."""
    git = _Git(folder)
    prefix = git.prefix()
    name = git.name(ref)
    entries = tuple(git.entries(name, prefix))
    files: list[SourceFile] = []
    found: list[Diagnostic] = []
    for entry in entries:
        path = f"{name[:10]}:{entry.path}"
        why = entry.unfit(entries)
        if why:
            found.append(UNREADABLE.at(Span.point(path, 1, 1), f"`{path}` {why}.", advice=_LATER))
        elif entry.is_law:
            read = decode(path, git.run("cat-file", "blob", entry.blob))
            found += read.diagnostics
            files += [read.value] if read.value is not None else []
    if not files and not found:
        raise Refusal(
            f"There is no `.law` file in `{folder.resolve().name}` at {name[:10]}.",
            "Compare with a later revision; or, where the folder of law had another place then, "
            "with one in which it lies where it does now.",
        )
    return Revision(name, Result(tuple(files), tuple(found)))


_LATER = "Compare with a revision in which it is an ordinary file."


@dataclass(frozen=True)
class _Entry:
    """What a revision has at a path; `link` is where a link leads."""

    path: str
    mode: str
    blob: str
    length: int
    link: str = ""

    @property
    def is_law(self) -> bool:
        """Whether it is a file of law, by its name, and no link."""
        return self.path.endswith(".law") and self.mode not in (_LINK, _SUBMODULE)

    def unfit(self, every: tuple[_Entry, ...]) -> str:
        """Say why what it says cannot be read; nothing where it can, or where it says nothing."""
        if self.mode == _SUBMODULE:
            return "is a repository of its own, whose files are not in this one"
        if not self.path.endswith(".law"):
            return ""
        if self.mode == _LINK:
            at = normpath(PurePosixPath(self.path).parent / self.link)
            if not any(one.path == at and one.is_law for one in every):
                return "is a link that leads to no file of law in the folder"
        return "is larger than 8 MB" if self.length > LARGEST else ""


@dataclass(frozen=True)
class _Git:
    folder: Path

    def prefix(self) -> str:
        """Return where the folder lies in its repository: `legislation/`, or nothing."""
        inside = self._try("rev-parse", "--show-prefix")
        if inside.returncode == 0:
            return os.fsdecode(inside.stdout).rstrip("\n")
        said = _first_line(inside.stderr)
        if "not a git repository" in said:
            raise Refusal(
                f"The folder `{self.folder.resolve().name}` is in no git repository, so there is "
                "no earlier revision of it.",
                "Go into a clone of the repository. Two days are compared without one: `keeling "
                "diff --from 2013-04-07 --to 2013-04-08`.",
            )
        raise _failed(said)

    def name(self, ref: str) -> str:
        """Return the full name of the revision that is meant."""
        found = self._try("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
        if found.returncode == 0 and not ref.startswith("-"):
            return os.fsdecode(found.stdout).strip()
        raise Refusal(
            f"There is no revision `{ref}` here.",
            "Name a commit, a branch or a tag: `keeling diff --against main`. Where only the "
            "newest revision was fetched, fetch the others too: `git fetch --unshallow`.",
        )

    def entries(self, name: str, prefix: str) -> Iterator[_Entry]:
        """Yield what a revision has in the folder; what is hidden is not law."""
        listed = self.run("ls-tree", "-r", "-z", "-l", "--full-tree", name, "--", prefix or ".")
        for line in filter(None, os.fsdecode(listed).split("\0")):
            about, path = line.split("\t", 1)
            mode, _, blob, length = about.split()
            if any(part.startswith(".") for part in path.removeprefix(prefix).split("/")):
                continue
            link = mode == _LINK and path.endswith(".law")
            leads = os.fsdecode(self.run("cat-file", "blob", blob)) if link else ""
            yield _Entry(path, mode, blob, 0 if length == "-" else int(length), leads)

    def run(self, *words: str) -> bytes:
        """Return what git says, or end with why it says nothing."""
        made = self._try(*words)
        if made.returncode != 0:
            raise _failed(_first_line(made.stderr))
        return made.stdout

    def _try(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        command = ["git", "--no-replace-objects", "--literal-pathspecs", *words]
        try:
            return subprocess.run(
                command, cwd=self.folder, env=_surroundings(), capture_output=True, check=False
            )
        except OSError:
            raise Refusal(
                "git is not installed here, or cannot be run, and it keeps the earlier revisions.",
                "Install git. Without it, two days can be compared: `keeling diff --from "
                "2013-04-07 --to 2013-04-08`.",
            ) from None


def _surroundings() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    return {**kept, **quiet, "LC_ALL": "C"}


def _first_line(said: bytes) -> str:
    lines = said.decode("utf-8", "replace").strip().split("\n")
    return lines[0].removeprefix("fatal: ")


def _failed(said: str) -> Refusal:
    return Refusal(
        f"git cannot read the earlier revision. It says: {said or 'nothing'}",
        "Do what git asks for, and try again.",
    )

"""Where everything is: the page of each provision, work and proposal, and the way between pages.

Paths mirror those of legislation.gov.uk: `law/ukpga/2003/42/schedule/3/paragraph/18/`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Work, WorkKind

_DIVISIONS = frozenset(
    {"section", "schedule", "paragraph", "regulation", "article", "rule", "part", "chapter"}
)
_OFFICIAL = re.compile(r"https?://www\.legislation\.gov\.uk/id/(.+)")
_FOLDERS = {WorkKind.GUIDELINE: "guidelines", WorkKind.GUIDANCE: "guidance"}

#: Parts of a path may not be longer than some file systems allow.
_LONGEST = 80

HOME = PurePosixPath("index.md")
LAW = PurePosixPath("law/index.md")
VOCABULARY = PurePosixPath("law/vocabulary/index.md")
GUIDELINES = PurePosixPath("guidelines/index.md")
GUIDANCE = PurePosixPath("guidance/index.md")
PROPOSALS = PurePosixPath("proposals/index.md")
STUDIES = PurePosixPath("studies/index.md")
STANDING = PurePosixPath("law/what-must-always-hold/index.md")
READING = PurePosixPath("about/reading.md")
SOURCES = PurePosixPath("about/sources.md")
CERTIFICATES = PurePosixPath("about/certificates.md")


def slug(said: str) -> str:
    """Return a name as a part of a path: letters, figures and hyphens, neither empty nor long."""
    return re.sub(r"[^0-9A-Za-z]+", "-", said).strip("-")[:_LONGEST].rstrip("-") or "unnamed"


@dataclass(frozen=True)
class Addresses:
    """The pages there are for a law."""

    law: Law

    @cached_property
    def works(self) -> Mapping[str, PurePosixPath]:
        """The page of each work, by how it is cited."""
        taken = {str(VOCABULARY), str(STANDING)}
        return {name: _free(_work(work), taken) for name, work in self.law.works.items()}

    @cached_property
    def provisions(self) -> Mapping[ProvisionId, PurePosixPath]:
        """The page of each provision that has one to itself."""
        taken = {str(path).casefold() for path in self.works.values()}
        made = {}
        for at in self.law.provisions:
            if not at.path and not at.row and at.work in self.works:
                made[at] = self.works[at.work]
            elif _numbered(at) and at.work in self.works:
                below = "/".join(slug(part) for part in at.path)
                made[at] = _free(f"{self.works[at.work].parent}/{below}", taken)
        return made

    @cached_property
    def proposals(self) -> Mapping[str, PurePosixPath]:
        """The page of each proposal, by its name."""
        taken: set[str] = set()
        return {name: _free(f"proposals/{slug(name)}", taken) for name in self.law.proposals}

    @cached_property
    def studies(self) -> Mapping[str, PurePosixPath]:
        """The page of each study, by its name."""
        taken: set[str] = set()
        return {name: _free(f"studies/{slug(name)}", taken) for name in self.law.studies}

    def paged(self, at: ProvisionId) -> ProvisionId | None:
        """Return the innermost provision around `at` that has a page."""
        path = at.path
        while path:
            found = ProvisionId(at.work, path)
            if found in self.provisions:
                return found
            path = path[:-1]
        root = ProvisionId(at.work)
        return root if root in self.provisions else None

    def page(self, at: ProvisionId) -> PurePosixPath | None:
        """Return the page on which a provision stands."""
        paged = self.paged(at)
        return None if paged is None else self.provisions[paged]

    def fact(self, name: str) -> str:
        """Return the anchor of a fact or an outcome on the page of the vocabulary."""
        return "word-" + slug(name).lower()


@dataclass(frozen=True)
class Here:
    """A page, from which links lead to others."""

    path: PurePosixPath
    addresses: Addresses

    def to(self, path: PurePosixPath, anchor: str = "") -> str:
        """Return the link to a page, or to a place on it."""
        mark = f"#{anchor}" if anchor else ""
        if path == self.path and anchor:
            return mark
        return posixpath.relpath(_folder(path), _folder(self.path)) + "/" + mark

    def provision(self, at: ProvisionId) -> str | None:
        """Return the link to a provision, or None where none of its text has a page."""
        paged = self.addresses.paged(at)
        if paged is None:
            return None
        return self.to(self.addresses.provisions[paged], "" if paged == at else anchor(at))

    def work(self, name: str) -> str:
        """Return the link to a work."""
        return self.to(self.addresses.works[name])

    def proposal(self, name: str) -> str:
        """Return the link to a proposal."""
        return self.to(self.addresses.proposals[name])

    def study(self, name: str) -> str:
        """Return the link to a study."""
        return self.to(self.addresses.studies[name])

    def word(self, name: str) -> str:
        """Return the link to what is said about a fact or an outcome."""
        return self.to(VOCABULARY, self.addresses.fact(name))


def anchor(at: ProvisionId) -> str:
    """Return the anchor of a provision: `schedule-3-paragraph-18-b-ii-c`, `section-82-1-row-4`."""
    parts = [slug(part) for part in at.path] + ([f"row-{at.row}"] if at.row else [])
    named = "-".join(parts)
    return named if not at.path or at.path[0] in _DIVISIONS else f"limb-{named}"


def _folder(path: PurePosixPath) -> str:
    """Return the address at which a page is served: each has a folder of its own."""
    return str(path.parent if path.stem == "index" else path.with_suffix(""))


def _work(work: Work) -> str:
    if work.kind in _FOLDERS:
        return f"{_FOLDERS[work.kind]}/{slug(work.title).lower()}"
    official = _OFFICIAL.match(work.identifier)
    parts = official[1].split("/") if official else [work.cited_as.lower()]
    return "/".join(["law", *(slug(part) for part in parts if part)])


def _numbered(at: ProvisionId) -> bool:
    """Whether an address consists of divisions with their numbers, without a label below them."""
    return (
        not at.row
        and len(at.path) > 0
        and len(at.path) % 2 == 0
        and all(division in _DIVISIONS for division in at.path[::2])
    )


def _free(folder: str, taken: set[str]) -> PurePosixPath:
    """Return the page of a folder, or of the next number of it where that is taken.

    Names that differ by case only would be one file on some machines.
    """
    path, number = PurePosixPath(folder, "index.md"), 1
    while str(path).casefold() in taken:
        number += 1
        path = PurePosixPath(f"{folder}-{number}", "index.md")
    taken.add(str(path).casefold())
    return path


def around(law: Law, at: ProvisionId) -> Iterable[ProvisionId]:
    """Yield the provisions around one, the outermost first."""
    found = []
    parent = law.provisions[at].parent
    while parent is not None:
        found.append(parent)
        parent = law.provisions[parent].parent
    return reversed(found)

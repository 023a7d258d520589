"""What the site is made from, read and worked out before; nothing here reads a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Protocol

from keeling.cases.case import Case
from keeling.model.changes import Comparison
from keeling.model.held import Always, Checked, Held
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal
from keeling.model.pathways import Pathway
from keeling.partition import Partition
from keeling.questions.decide import Decision, decide
from keeling.report.firm import because
from keeling.site.addresses import Addresses, Here
from keeling.site.certificates import Certificates
from keeling.site.index import Index
from keeling.site.written import Written
from keeling.source import SourceFile
from keeling.syntax.tree import Document


class Edition(Protocol):
    """The law on one day, perhaps with proposals, and its partition for every outcome."""

    @property
    def as_at(self) -> date:
        """The day."""

    @property
    def law(self) -> Law:
        """The law in force."""

    @property
    def partitions(self) -> Mapping[str, Partition]:
        """What it answers about each outcome."""


@dataclass(frozen=True)
class Put:
    """A proposal put to the law: what it would change, and the answer in words.

    `edition` is the law with the proposal made, and `before` the law of the same day without it,
    where that is not the site's day.
    """

    proposal: Proposal
    comparison: Comparison
    edition: Edition
    sentence: str
    paragraph: str
    before: Edition | None = None
    #: What it changes in what follows from the ranges of guidelines.
    pathways: tuple[Pathway, ...] = ()


@dataclass(frozen=True)
class Ruled:
    """A worked example decided: under the law as it is, and without and with each proposal."""

    case: Case
    current: tuple[Decision, ...]
    compared: Mapping[str, tuple[tuple[Decision, Decision], ...]]


@dataclass(frozen=True)
class Library:
    """Everything the pages are made from.

    `handwritten` holds the pages written by hand by their path below `pages/`, `settings` the
    text of `site/mkdocs.yml`. `repository` is the address below which the `.law` files can be
    seen, or empty.
    """

    files: tuple[SourceFile, ...]
    documents: tuple[Document, ...]
    edition: Edition
    proposals: tuple[Put, ...] = ()
    cases: tuple[Case, ...] = ()
    handwritten: Mapping[str, str] = field(default_factory=dict)
    settings: str = ""
    repository: str = ""
    studies: tuple[Checked, ...] = ()
    #: What must always hold, in the law of the day and as each proposal leaves it.
    standing: tuple[Always, ...] = ()
    #: What follows from the ranges of each guideline, by how it is cited.
    pathways: Mapping[str, Pathway] = field(default_factory=dict)
    certificates: Certificates = field(default_factory=Certificates)

    @property
    def law(self) -> Law:
        """The law in force on the site's day, with all provisions that there are."""
        return self.edition.law

    @cached_property
    def addresses(self) -> Addresses:
        """Where everything is."""
        return Addresses(self.law)

    @cached_property
    def written(self) -> Written:
        """The law as written, with what its words name."""
        return Written(self.documents, self.law)

    @cached_property
    def index(self) -> Index:
        """What is found from what."""
        return Index(self.law, self.written, self.addresses)

    @cached_property
    def texts(self) -> Mapping[str, SourceFile]:
        """The files by their paths."""
        return {file.path: file for file in self.files}

    @cached_property
    def ruled(self) -> tuple[Ruled, ...]:
        """Every worked example for the site's day, decided under each law."""
        return tuple(
            self._ruled(case) for case in self.cases if case.as_at in (None, self.edition.as_at)
        )

    def _ruled(self, case: Case) -> Ruled:
        current = _decided(self.edition, case)
        compared = {}
        for put in self.proposals:
            before = current if put.before is None else _decided(put.before, case)
            pairs = zip(before, _decided(put.edition, case), strict=True)
            compared[put.proposal.name] = tuple(pairs)
        return Ruled(case, current, compared)

    @cached_property
    def reached(self) -> Mapping[ProvisionId, tuple[Ruled, ...]]:
        """The worked examples for whose answers each page's provision is a reason."""
        found: dict[ProvisionId, dict[int, Ruled]] = {}
        for number, ruled in enumerate(self.ruled):
            for reason in {each for made in ruled.current for each in made.because}:
                paged = self.addresses.paged(reason)
                if paged is not None:
                    found.setdefault(paged, {})[number] = ruled
        return {at: tuple(each[key] for key in sorted(each)) for at, each in found.items()}

    @cached_property
    def spoken_of(self) -> Mapping[ProvisionId, tuple[tuple[Checked, Held], ...]]:
        """What studies say whose truth each page's provision decides, in their order."""
        found: dict[ProvisionId, dict[tuple[int, int], tuple[Checked, Held]]] = {}
        for number, checked in enumerate(self.studies):
            for place, each in enumerate(checked.held):
                for reason in {at for proof in each.proofs for at in because(proof)}:
                    paged = self.addresses.paged(reason)
                    if paged is not None:
                        found.setdefault(paged, {})[number, place] = checked, each
        return {at: tuple(each.values()) for at, each in found.items()}

    @cached_property
    def touched(self) -> Mapping[ProvisionId, tuple[Put, ...]]:
        """The proposals that would change the words of each page's provision."""
        found: dict[ProvisionId, tuple[Put, ...]] = {}
        for put in self.proposals:
            for step in put.proposal.instructions:
                paged = self.addresses.paged(step.target)
                if paged is not None and put not in found.get(paged, ()):
                    found[paged] = (*found.get(paged, ()), put)
        return found

    def view(self, path: PurePosixPath) -> View:
        """Return the library as seen from a page."""
        return View(self, Here(path, self.addresses))


def _decided(edition: Edition, case: Case) -> tuple[Decision, ...]:
    return decide(edition.law, edition.partitions, case.facts, case.counted)


@dataclass(frozen=True)
class View:
    """The library, and the page from which links lead."""

    library: Library
    here: Here

    @property
    def law(self) -> Law:
        """The law in force on the site's day."""
        return self.library.law

    @property
    def written(self) -> Written:
        """The law as written."""
        return self.library.written

"""A folder of law, read: its text today, and as it was or will be on another day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from keeling.amend import History, Lacking, Variant, Version, history
from keeling.amend.lacking import NONE
from keeling.diagnostics import Diagnostic, Result, Severity
from keeling.model.law import Law, Proposal
from keeling.model.studies import StandingClaims, Study
from keeling.model.transitions import Transition, Withheld
from keeling.partition import Space, leaves
from keeling.questions import reach
from keeling.resolve import resolve
from keeling.resolve.checks import IMPOSSIBLE_VALUE
from keeling.source import SourceFile
from keeling.syntax.parse import Reader
from keeling.syntax.tree import BrokenClaims, BrokenProposal

_BROKEN = (BrokenProposal, BrokenClaims)


@dataclass(frozen=True)
class Corpus:
    """A folder of law, read: as it stands, or as its text was or will be on another day.

    `today` is the folder as it stands, where this is the text of another day. `lacking` is how the
    text of some cases differs in its numbers from that of the rest, where this is one.
    """

    files: tuple[SourceFile, ...]
    law: Law
    reader: Reader = field(repr=False)
    today: Corpus | None = field(default=None, repr=False)
    #: The first day of this text; None of the earliest, and of one that was never amended.
    since: date | None = None
    lacking: Lacking = NONE
    #: The cases in which it is compared with another folder, if it is.
    among: Space | None = field(default=None, repr=False)

    @cached_property
    def space(self) -> Space:
        """All cases the vocabulary allows; shared, so that equal laws are recognised at once."""
        return self.today.space if self.today else self.among or Space(self.law.vocabulary)

    @cached_property
    def history(self) -> History:
        """The text on every day: amendments that were made, taken back, and those to come."""
        return history(self.files, self.law, self._again)

    def _again(self, files: tuple[SourceFile, ...]) -> Result[Law | None]:
        made = read(files, self.reader)
        return Result(made.value.law if made.value else None, made.diagnostics)

    def on(self, day: date) -> Result[Corpus | None]:
        """Return the text of the law on a day; nothing, and why, where it is not known."""
        today = self.today or self
        if all(each.day is None or each.written is (each.day <= day) for each in today.law.made):
            return Result(today)
        version = today.history.at(day)
        if version is None:
            return Result(None, today.history.found)
        return Result(today._of(version))

    def without(self, withheld: Withheld) -> Result[Corpus | None]:
        """Return this text as it is where some of the amendments that made it do not apply."""
        today = self.today or self
        own = {at for each in self.law.made for at, _ in each.numbered}
        own |= {at for each in self.law.transitions for at in each.own}
        if self.since is None or withheld & own == reach.ordinary(self.law.transitions):
            return Result(self)
        kept_back = withheld & own
        if kept_back not in today._variants:
            today._variants[kept_back] = Variant(today.history, kept_back, today._again)
        made = today._variants[kept_back].at(self.since)
        return Result(today._of(made.value) if made.value else None, made.diagnostics)

    @cached_property
    def _variants(self) -> dict[Withheld, Variant]:
        return {}

    def _of(self, version: Version) -> Corpus:
        return Corpus(version.files, version.law, self.reader, self, version.start, version.lacking)

    @property
    def transitions(self) -> tuple[Transition, ...]:
        """What is said of the cases that the amendments already made in this text reach."""
        since = self.since
        made = [each for each in self.law.made if since and each.day and each.day <= since]
        return self.law.reach(made)


def read(files: Iterable[SourceFile], reader: Reader) -> Result[Corpus | None]:
    """Read a folder of law; no corpus if any of it cannot be understood.

    A proposal, a study or standing claims that cannot be understood are kept with their faults,
    which `everything` reports.
    """
    made, faults = read_apart(files, reader)
    return made if made.value is not None else Result(None, (*made.diagnostics, *faults))


def read_apart(
    files: Iterable[SourceFile], reader: Reader
) -> tuple[Result[Corpus | None], tuple[Diagnostic, ...]]:
    """Return a folder of law, and the faults of what the law can be read without."""
    kept = tuple(files)
    documents = reader.read(kept)
    blocks = [block for document in documents.value for block in document.blocks]
    broken = [block.faults for block in blocks if isinstance(block, _BROKEN)]
    apart = frozenset(chain.from_iterable(broken))
    found = tuple(item for item in documents.diagnostics if item not in apart)
    if any(item.check.severity is Severity.ERROR for item in found):
        return Result(None, found), tuple(apart)
    law = resolve(documents.value)
    found += law.diagnostics
    every = claiming(law.value)
    faults = tuple(chain.from_iterable(each.faults for each in every))
    if law.failed:
        return Result(None, found), faults
    since = max((each.day for each in law.value.made if each.written and each.day), default=None)
    corpus = Corpus(kept, law.value, reader, since=since)
    none = tuple(_no_case(corpus))
    return Result(None if none else corpus, (*found, *none)), faults


def claiming(law: Law) -> tuple[Proposal | Study | StandingClaims, ...]:
    """Return what the law can be read without: proposals, studies and standing claims."""
    return (*law.proposals.values(), *law.studies.values(), *law.standing.values())


def _no_case(corpus: Corpus) -> Iterator[Diagnostic]:
    """Refuse a vocabulary whose declarations leave no case at all."""
    if corpus.law.vocabulary.impossible and not leaves(corpus.space.possible):
        yield IMPOSSIBLE_VALUE.at(
            corpus.law.vocabulary.impossible[-1].span,
            "No case is left: whatever its facts are, a line `impossible where …` says that it "
            "cannot be.",
            advice="Narrow this line, or one of the others, to the facts that never go together.",
        )

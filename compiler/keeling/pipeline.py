"""The story, in one screen: from files to law, from law to what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from keeling.amend import Amended, amend
from keeling.diagnostics import Check, Diagnostic, Result, Scope
from keeling.model.changes import Comparison
from keeling.model.law import Law, Proposal
from keeling.model.words import FactValue, day_in_words
from keeling.partition import BudgetExceeded, Partition, Space, partition_law
from keeling.questions import CHECKS
from keeling.questions.decide import Decision, decide
from keeling.questions.difference import difference
from keeling.resolve import resolve
from keeling.source import SourceFile, Span
from keeling.syntax.parse import Reader

TOO_LARGE = Check("too-large", "law with too many combinations to hold", scope=Scope.READING)
AMENDED = Check(
    "amended-text", "an amendment after which the law cannot be read", scope=Scope.READING
)


@dataclass(frozen=True)
class Corpus:
    """A folder of law, read."""

    files: tuple[SourceFile, ...]
    law: Law
    reader: Reader = field(repr=False)

    @cached_property
    def space(self) -> Space:
        """All cases the vocabulary allows; shared, so that equal laws are recognised at once."""
        return Space(self.law.vocabulary)


@dataclass(frozen=True)
class Edition:
    """The law on one day, perhaps with proposals, and its partition for every outcome."""

    as_at: date
    law: Law
    partitions: Mapping[str, Partition]
    proposals: tuple[Proposal, ...] = ()
    whole: Law = field(default_factory=Law, repr=False)

    def decide(self, facts: Mapping[str, FactValue]) -> tuple[Decision, ...]:
        """Decide a case under this law."""
        return tuple(
            replace(one, notes=(*one.notes, *self._not_yet(one.outcome)))
            for one in decide(self.law, self.partitions, facts)
        )

    def _not_yet(self, outcome: str) -> tuple[str, ...]:
        """Say which works are encoded only from a later day: what stood before them is not."""
        later = {
            (rule.provision.work, rule.in_force.start): None
            for rule in self.whole.rules
            if rule.outcome == outcome and rule.in_force.start and self.as_at < rule.in_force.start
        }
        return tuple(
            f"{work} is encoded as from {day_in_words(start)}: what the law was before is not"
            for work, start in later
        )

    def findings(self) -> list[Diagnostic]:
        """Ask every check of this law."""
        return [found for check in CHECKS for found in check.findings(self.law, self.partitions)]


def read(files: Iterable[SourceFile], reader: Reader) -> Result[Corpus | None]:
    """Read a folder of law; no corpus if any of it cannot be understood."""
    kept = tuple(files)
    documents = reader.read(kept)
    if documents.failed:
        return Result(None, documents.diagnostics)
    law = resolve(documents.value)
    found = (*documents.diagnostics, *law.diagnostics)
    if law.failed:
        return Result(None, found)
    return Result(Corpus(kept, law.value, reader), found)


def everything(corpus: Corpus, as_at: date) -> Iterator[Diagnostic]:
    """Yield what is wrong with the law on a day, and then what each proposal newly makes wrong.

    A proposal is looked at on the day on which it commences, if that is later.
    """
    now = edition(corpus, as_at)
    found = [*now.diagnostics, *(now.value.findings() if now.value else [])]
    yield from found
    known = {(item.check.name, item.citation) for item in found}
    for proposal in corpus.law.proposals.values():
        then = edition(corpus, max(as_at, proposal.commences or as_at), (proposal,))
        yield from then.diagnostics
        for item in then.value.findings() if then.value else []:
            if (item.check.name, item.citation) not in known:
                yield item


def edition(
    corpus: Corpus, as_at: date, proposals: Sequence[Proposal] = ()
) -> Result[Edition | None]:
    """Return the law on a day with some proposals made, as if they had commenced."""
    changed = _with(corpus, proposals)
    if changed.value is None:
        return Result(None, changed.diagnostics)
    return _partitioned(corpus, changed.value[1], as_at, proposals)


def compare(
    corpus: Corpus, as_at: date, proposals: Sequence[Proposal]
) -> Result[Comparison | None]:
    """Compare the law on a day with the same law as the proposals would make it."""
    changed = _with(corpus, proposals)
    if changed.value is None:
        return Result(None, changed.diagnostics)
    amended, law = changed.value
    before = _partitioned(corpus, corpus.law, as_at, ())
    after = _partitioned(corpus, law, as_at, proposals)
    if before.value is None or after.value is None:
        return Result(None, tuple(dict.fromkeys((*before.diagnostics, *after.diagnostics))))
    one, other = before.value, after.value
    return Result(
        Comparison(
            as_at,
            tuple(proposals),
            one.law,
            other.law,
            amended.edits,
            amended.marked,
            difference(one.law, one.partitions, other.partitions),
        )
    )


def _with(corpus: Corpus, proposals: Sequence[Proposal]) -> Result[tuple[Amended, Law] | None]:
    """Return the text and the law as the proposals would make them."""
    amended = amend(corpus.files, corpus.law, proposals)
    if amended.diagnostics:
        return Result(None, amended.diagnostics)
    if not amended.value.edits:
        return Result((amended.value, corpus.law))
    again = read(amended.value.files, corpus.reader)
    if again.value is None:
        return Result(None, tuple(_because(found, proposals) for found in again.diagnostics))
    return Result((amended.value, again.value.law))


def _partitioned(
    corpus: Corpus, law: Law, as_at: date, proposals: Sequence[Proposal]
) -> Result[Edition | None]:
    """Return a law on a day, partitioned in the space that all laws of this corpus share."""
    whole, law = law, law.in_force(as_at)
    try:
        parts = partition_law(law, corpus.space)
    except BudgetExceeded as fault:
        return Result(None, (_too_large(fault, corpus),))
    return Result(Edition(as_at, law, parts, tuple(proposals), whole))


def _because(found: Diagnostic, proposals: Sequence[Proposal]) -> Diagnostic:
    """Report a fault in amended text against the proposals that made it."""
    titles = " and ".join(f"“{proposal.title}”" for proposal in proposals)
    return replace(
        found,
        check=AMENDED,
        message=f"As amended by {titles}, the law cannot be read: {found.message}",
    )


def _too_large(fault: BudgetExceeded, corpus: Corpus) -> Diagnostic:
    first = fault.provisions[0] if fault.provisions else None
    span = corpus.law.provisions[first].span if first else Span.point(corpus.files[0].path, 1, 1)
    return TOO_LARGE.at(
        span,
        f"`{fault.outcome}` turns on too many combinations of facts to be held completely: "
        f"{', '.join(f'`{fact}`' for fact in fault.facts)}.",
        advice="Split the provision, or name part of its conditions with a definition.",
        citation=first.citation if first else "",
    )

"""The story, in one screen: from files to law, from law to what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from graphlib import TopologicalSorter
from itertools import chain

from keeling.amend import Amended, amend
from keeling.amend.trace import instruction_at, line_as_amended, traced
from keeling.diagnostics import Check, Diagnostic, Result, Scope, Severity
from keeling.model.changes import Comparison
from keeling.model.conditions import limbs, outcomes_in
from keeling.model.law import NOWHERE, Law, Period, Proposal
from keeling.model.words import FactValue, day_in_words
from keeling.partition import BudgetExceeded, Partition, Space, leaves, partition_law
from keeling.questions import CHECKS
from keeling.questions.comparable import incomparable_lengths, read_anew
from keeling.questions.decide import Decision, decide, unmet_notes
from keeling.questions.difference import difference
from keeling.resolve import resolve
from keeling.resolve.checks import IMPOSSIBLE_VALUE, TOO_LARGE
from keeling.source import SourceFile
from keeling.syntax.parse import Reader
from keeling.syntax.tree import BrokenProposal

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


def _not_yet(period: Period, day: date) -> bool:
    return period.start is not None and day < period.start


def _needs(law: Law) -> dict[str, set[str]]:
    """Return, for each outcome, every other outcome that its rules turn on, near or far."""
    direct: dict[str, set[str]] = {name: set() for name in law.vocabulary.outcomes}
    for rule in law.rules:
        for condition in (rule.where, *(row.when for row in rule.rows)):
            direct[rule.outcome].update(outcomes_in(condition))
    needs: dict[str, set[str]] = {}
    for name in TopologicalSorter(direct).static_order():
        needs[name] = direct[name].union(*(needs[other] for other in direct[name]))
    return needs


@dataclass(frozen=True)
class Edition:
    """The law on one day, perhaps with proposals, and its partition for every outcome."""

    as_at: date
    law: Law
    partitions: Mapping[str, Partition]
    proposals: tuple[Proposal, ...] = ()
    whole: Law = field(default_factory=Law, repr=False)
    amended: Amended | None = field(default=None, repr=False)

    def decide(self, facts: Mapping[str, FactValue]) -> tuple[Decision, ...]:
        """Decide a case under this law; where its law of this day is not encoded, it says so."""
        return tuple(self._told(one) for one in decide(self.law, self.partitions, facts))

    def _told(self, decision: Decision) -> Decision:
        unmet = unmet_notes(self.law, decision)
        notes = (*decision.notes, *unmet, *self.elsewhen[decision.outcome])
        if decision.outcome in self.unencoded:
            return replace(decision, answer=None, possible=(), depends_on=(), notes=notes)
        return replace(decision, notes=notes)

    @cached_property
    def unencoded(self) -> frozenset[str]:
        """The outcomes about which everything that is encoded came into force only later."""
        later = {
            name
            for name in self.law.vocabulary.outcomes
            if (rules := [rule for rule in self.whole.rules if rule.outcome == name])
            and all(_not_yet(rule.in_force, self.as_at) for rule in rules)
        }
        needs = _needs(self.whole)
        return frozenset(name for name in needs if later & {name, *needs[name]})

    @cached_property
    def elsewhen(self) -> Mapping[str, tuple[str, ...]]:
        """What to say beside each outcome of works that were not in force yet, or no longer."""
        needs = _needs(self.whole)
        return {
            name: tuple(dict.fromkeys(self._other_days({name, *needs[name]}))) for name in needs
        }

    def _other_days(self, outcomes: set[str]) -> Iterator[str]:
        for rule in self.whole.rules:
            if rule.outcome not in outcomes:
                continue
            conditions = (rule.where, *(row.when for row in rule.rows))
            used = {at for condition in conditions for at in limbs(condition)}
            for at in (rule.provision, *sorted(used, key=str)):
                period = self.whole.provisions[at].in_force
                if period.start is not None and self.as_at < period.start:
                    day = day_in_words(period.start)
                    yield f"{at.work} is encoded as from {day}: what the law was before is not"
                if at != rule.provision and period.end is not None and period.end < self.as_at:
                    yield f"{at.citation} is used here, and was in force only to the end of " + (
                        day_in_words(period.end)
                    )

    def findings(self) -> list[Diagnostic]:
        """Ask every check of this law; one that would have to list too much says so."""
        found: list[Diagnostic] = []
        for check in CHECKS:
            try:
                found += check.findings(self.law, self.partitions)
            except BudgetExceeded as fault:
                found.append(_too_large(fault, self.law))
        return found


def read(files: Iterable[SourceFile], reader: Reader) -> Result[Corpus | None]:
    """Read a folder of law; no corpus if any of it cannot be understood.

    A proposal that cannot be understood is kept with its faults, which `everything` reports.
    """
    made, faults = _read(files, reader)
    return made if made.value is not None else Result(None, (*made.diagnostics, *faults))


def _read(
    files: Iterable[SourceFile], reader: Reader
) -> tuple[Result[Corpus | None], tuple[Diagnostic, ...]]:
    """Return a folder of law, and the faults of its proposals."""
    kept = tuple(files)
    documents = reader.read(kept)
    blocks = [block for document in documents.value for block in document.blocks]
    broken = [block.faults for block in blocks if isinstance(block, BrokenProposal)]
    apart = frozenset(chain.from_iterable(broken))
    found = tuple(item for item in documents.diagnostics if item not in apart)
    if any(item.check.severity is Severity.ERROR for item in found):
        return Result(None, found), tuple(apart)
    law = resolve(documents.value)
    found += law.diagnostics
    every = law.value.proposals.values()
    faults = tuple(chain.from_iterable(proposal.faults for proposal in every))
    if law.failed:
        return Result(None, found), faults
    corpus = Corpus(kept, law.value, reader)
    none = tuple(_no_case(corpus))
    return Result(None if none else corpus, (*found, *none)), faults


def _no_case(corpus: Corpus) -> Iterator[Diagnostic]:
    """Refuse a vocabulary whose declarations leave no case at all."""
    if corpus.law.vocabulary.impossible and not leaves(corpus.space.possible):
        yield IMPOSSIBLE_VALUE.at(
            corpus.law.vocabulary.impossible[-1].span,
            "No case is left: whatever its facts are, a line `impossible where …` says that it "
            "cannot be.",
            advice="Narrow this line, or one of the others, to the facts that never go together.",
        )


def everything(corpus: Corpus, as_at: date) -> Iterator[Diagnostic]:
    """Yield what is wrong with the law on a day, on other days, and with each proposal made.

    The law is one between two days on which something comes into force or ceases, so one day of
    each stretch stands for all. A proposal is looked at on the day on which it commences, if that
    is later.
    """
    now = edition(corpus, as_at)
    found = [*now.diagnostics, *(now.value.findings() if now.value else [])]
    yield from found
    if now.value is None:
        yield from (fault for each in corpus.law.proposals.values() for fault in each.faults)
        return
    for day in turning_days(corpus.law):
        then = edition(corpus, day)
        for item in _new(then, found):
            found.append(item)
            yield replace(item, message=f"On {day_in_words(day)}: {item.message}")
    for proposal in corpus.law.proposals.values():
        yield from _with_proposal(corpus, as_at, proposal, found)


def _with_proposal(
    corpus: Corpus, as_at: date, proposal: Proposal, found: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the law with a proposal made, that day and whenever it changes."""
    day = max(as_at, proposal.commences or as_at)
    made = carried_out(corpus, (proposal,))
    yield from made.diagnostics
    if made.value is None:
        return
    amended, law = made.value
    told = list(found)
    for at in (day, *days_to_come(corpus.law, law, day)):
        then = edition_of(corpus, law, at, (proposal,), amended)
        yield from then.diagnostics
        told += _new(edition(corpus, at), [])
        for item in then.value.findings() if then.value else []:
            if not _known(item, told):
                told.append(item)
                yield _as_amended(item, proposal, amended, at if at > day else None)


def days_to_come(before: Law, after: Law, day: date) -> list[date]:
    """Return the days after `day` on which amended law changes, and the law as it is does not."""
    standing = set(turning_days(before))
    return [each for each in turning_days(after) if each > day and each not in standing]


def _as_amended(
    item: Diagnostic, proposal: Proposal, amended: Amended, at: date | None
) -> Diagnostic:
    """Report a finding about amended law against the instruction nearest to it."""
    if amended.edits:
        item = traced(item, amended)
    on = f" On {day_in_words(at)}:" if at else ""
    return replace(item, message=f"As amended by “{proposal.title}”:{on} {item.message}")


def turning_days(law: Law) -> list[date]:
    """Return the days on which something comes into force, and those after something ceases."""
    periods = [provision.in_force for provision in law.provisions.values()]
    starts = {period.start for period in periods if period.start is not None}
    return sorted(starts | {period.end + timedelta(1) for period in periods if period.end})


def _new(then: Result[Edition | None], found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the errors of the law on another day that are not among those found."""
    items = [*then.diagnostics, *(then.value.findings() if then.value else [])]
    errors = (item for item in items if item.check.severity is Severity.ERROR)
    return [item for item in errors if not _known(item, found)]


def _known(item: Diagnostic, found: Iterable[Diagnostic]) -> bool:
    said = (item.check.name, item.citation, item.message)
    return any((one.check.name, one.citation, one.message) == said for one in found)


def edition(
    corpus: Corpus, as_at: date, proposals: Sequence[Proposal] = ()
) -> Result[Edition | None]:
    """Return the law on a day with some proposals made, as if they had commenced."""
    changed = carried_out(corpus, in_order(proposals))
    if changed.value is None:
        return Result(None, changed.diagnostics)
    amended, law = changed.value
    return edition_of(corpus, law, as_at, proposals, amended)


def compare(
    corpus: Corpus, as_at: date, proposals: Sequence[Proposal]
) -> Result[Comparison | None]:
    """Compare the law on a day with the same law as the proposals would make it."""
    changed = carried_out(corpus, in_order(proposals))
    if changed.value is None:
        return Result(None, changed.diagnostics)
    amended, law = changed.value
    incomparable = (
        *incomparable_lengths(corpus.law, law, proposals),
        *read_anew(corpus.law, law, proposals),
    )
    if incomparable:
        return Result(None, incomparable)
    before = edition_of(corpus, corpus.law, as_at)
    after = edition_of(corpus, law, as_at, proposals, amended)
    if before.value is None or after.value is None:
        return Result(None, tuple(dict.fromkeys((*before.diagnostics, *after.diagnostics))))
    one, other = before.value, after.value
    try:
        changes = difference(one.law, one.partitions, other.partitions)
    except BudgetExceeded as fault:
        return Result(None, (_too_large(fault, one.law),))
    return Result(
        Comparison(
            as_at,
            tuple(proposals),
            one.law,
            other.law,
            amended.edits,
            tuple(amended.marked()),
            changes,
            tuple(days_to_come(corpus.law, law, as_at)),
        )
    )


def carried_out(
    corpus: Corpus, proposals: Sequence[Proposal]
) -> Result[tuple[Amended, Law] | None]:
    """Return the text and the law as the proposals make them, one after the other.

    Each is read again in the text that those before it have left.
    """
    amended, law = Amended.of(corpus.files), corpus.law
    for at, proposal in enumerate(proposals):
        now = law.proposals[proposal.name]
        made = amend(amended, law, now)
        found = now.faults or made.diagnostics
        if found:
            return Result(None, tuple(_after(each, proposals[:at]) for each in found))
        amended = made.value
        again, _ = _read(amended.files, corpus.reader)
        if again.value is None:
            found = tuple(_because(each, proposal, amended) for each in again.diagnostics)
            return Result(None, found)
        law = again.value.law
    return Result((amended, law))


def in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals in the order in which they are carried out: that of their commencement.

    Those of one day are carried out in the order given, and those without a day at the end.
    """
    return sorted(proposals, key=lambda each: each.commences or date.max)


def _after(found: Diagnostic, earlier: Sequence[Proposal]) -> Diagnostic:
    """Say of a fault that it stands in the text as other proposals have left it."""
    if not earlier:
        return found
    titles = " and ".join(f"“{proposal.title}”" for proposal in earlier)
    return replace(found, message=f"After {titles}: {found.message}")


def edition_of(
    corpus: Corpus,
    law: Law,
    as_at: date,
    proposals: Sequence[Proposal] = (),
    amended: Amended | None = None,
) -> Result[Edition | None]:
    """Return a law on a day, partitioned in the space that all laws of this corpus share."""
    whole, law = law, law.in_force(as_at)
    try:
        parts = partition_law(law, corpus.space)
    except BudgetExceeded as fault:
        found = _too_large(fault, law)
        if amended and amended.edits and found.span.path:
            found = traced(found, amended)
        return Result(None, (found,))
    return Result(Edition(as_at, law, parts, tuple(proposals), whole, amended))


def _because(found: Diagnostic, proposal: Proposal, amended: Amended) -> Diagnostic:
    """Report a fault in amended text against the instruction that made it."""
    line = line_as_amended(found.span, amended)
    read = f" The line would read “{line}”." if line else ""
    return replace(
        traced(found, amended),
        check=AMENDED,
        citation=instruction_at(found.span, amended).target.citation,
        message=f"As amended by “{proposal.title}”, the law cannot be read: {found.message}{read}",
    )


def _too_large(fault: BudgetExceeded, law: Law) -> Diagnostic:
    facts = ", ".join(f"`{fact}`" for fact in fault.facts)
    first = fault.provisions[0] if fault.provisions else None
    if first is not None:
        span = law.provisions[first].span
    else:
        span = next((law.vocabulary.facts[fact].span for fact in fault.facts), NOWHERE)
    held = f"`{fault.outcome}` turns on too many combinations of facts to be held completely"
    listed = "A question about all cases has too many cases to list, because of these facts"
    return TOO_LARGE.at(
        span,
        f"{held if fault.outcome else listed}: {facts}.",
        advice="Split the provision, so that each part turns on fewer facts.",
        citation=first.citation if first else "",
    )

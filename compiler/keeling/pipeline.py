"""The story: from files to law, from law to what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import chain

from keeling.amend import Amended, History, amend, history
from keeling.amend.faults import after, because
from keeling.amend.trace import traced
from keeling.diagnostics import Diagnostic, Result, Severity
from keeling.editions import Edition as Edition
from keeling.editions import too_large
from keeling.model.changes import Comparison
from keeling.model.law import Law, Proposal
from keeling.model.words import day_in_words
from keeling.partition import BudgetExceeded, Space, leaves, partition_law
from keeling.questions import VEHICLE_CHECKS, reaches_back, saving
from keeling.questions.comparable import incomparable_lengths, read_anew
from keeling.questions.difference import difference
from keeling.resolve import resolve
from keeling.resolve.checks import IMPOSSIBLE_VALUE
from keeling.source import SourceFile
from keeling.syntax.parse import Reader
from keeling.syntax.tree import BrokenProposal


@dataclass(frozen=True)
class Corpus:
    """A folder of law, read: as it stands, or as its text was or will be on another day.

    `today` is the folder as it stands, where this is the text of another day.
    """

    files: tuple[SourceFile, ...]
    law: Law
    reader: Reader = field(repr=False)
    today: Corpus | None = field(default=None, repr=False)

    @cached_property
    def space(self) -> Space:
        """All cases the vocabulary allows; shared, so that equal laws are recognised at once."""
        return self.today.space if self.today else Space(self.law.vocabulary)

    @cached_property
    def history(self) -> History:
        """The text on every day: amendments that were made, taken back, and those to come."""

        def again(files: tuple[SourceFile, ...]) -> Result[Law | None]:
            made = read(files, self.reader)
            return Result(made.value.law if made.value else None, made.diagnostics)

        return history(self.files, self.law, again)

    def on(self, day: date) -> Result[Corpus | None]:
        """Return the text of the law on a day; nothing, and why, where it is not known."""
        today = self.today or self
        if all(each.day is None or each.written is (each.day <= day) for each in today.law.made):
            return Result(today)
        version = today.history.at(day)
        if version is None:
            return Result(None, today.history.found)
        return Result(Corpus(version.files, version.law, self.reader, today))


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
    found = list(corpus.history.found) if corpus.law.made else []
    yield from found
    now = edition(corpus, as_at)
    today = [*now.diagnostics, *(now.value.findings() if now.value else [])]
    yield from (item for item in today if item not in found)
    found += today
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
    text = corpus.on(day).value
    if text is None:
        return  # what stands in the way is found of the history itself
    made = carried_out(text, (proposal,))
    yield from made.diagnostics
    if made.value is None:
        return
    amended, law = made.value.amended, made.value.law
    told = list(found)
    for at in (day, *days_to_come(text.law, law, day)):
        then = as_made(text, made.value, at)
        yield from then.diagnostics
        for item in _beyond(edition(corpus, at).value, then.value):
            if not _known(item, told):
                told.append(item)
                yield item
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
    amended = {each.day for each in law.made if each.day is not None}
    ends = {period.end + timedelta(1) for period in periods if period.end}
    return sorted(starts | ends | amended)


def _new(then: Result[Edition | None], found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the errors of the law on another day that are not among those found.

    One of the same check about the same provision is the same mistake, though other cases show it.
    """
    items = [*then.diagnostics, *(then.value.findings() if then.value else [])]
    errors = (item for item in items if item.check.severity is Severity.ERROR)
    told = {(one.check.name, one.citation) for one in found if one.citation}
    return [
        item
        for item in errors
        if (item.check.name, item.citation) not in told and not _known(item, found)
    ]


def _known(item: Diagnostic, found: Iterable[Diagnostic]) -> bool:
    said = (item.check.name, item.citation, item.message)
    return any((one.check.name, one.citation, one.message) == said for one in found)


def edition(
    corpus: Corpus, as_at: date, proposals: Sequence[Proposal] = ()
) -> Result[Edition | None]:
    """Return the law on a day with some proposals made, as if they had commenced."""
    text = corpus.on(as_at)
    if text.value is None:
        return Result(None, text.diagnostics)
    changed = carried_out(text.value, in_order(proposals))
    if changed.value is None:
        return Result(None, changed.diagnostics)
    return as_made(text.value, changed.value, as_at)


def as_made(text: Corpus, changed: Changed, as_at: date) -> Result[Edition | None]:
    """Return a text as amended on a day; in the cases that savings speak of, as it was."""
    made = edition_of(text, changed.law, as_at, changed.proposals, changed.amended)
    savings = saving.savings_of(changed.proposals)
    return _saved(text, made.value, savings) if made.value and savings else made


def _saved(
    text: Corpus, made: Edition, savings: tuple[saving.Saved, ...]
) -> Result[Edition | None]:
    """Give effect to savings: in the cases saved, some or all amendments do not apply."""
    laws, others = {saving.NOTHING: made.partitions}, list[Law]()
    for kept_back in saving.withheld(savings):
        changed = carried_out(text, made.proposals, kept_back)
        if changed.value is None:
            return Result(None, changed.diagnostics)
        other = edition_of(text, changed.value.law, made.as_at)
        if other.value is None:
            return other
        both = (other.value.law, made.law, made.proposals)
        if unlike := (*incomparable_lengths(*both), *read_anew(*both)):
            return Result(None, unlike)
        laws[kept_back] = other.value.partitions
        others.append(other.value.law)
    try:
        parts = saving.with_savings(made.law, text.space, savings, laws)
    except BudgetExceeded as fault:
        return Result(None, (too_large(fault, made.law),))
    law = saving.both_laws(made.law, others, savings)
    return Result(replace(made, law=law, partitions=parts, unsaved=made))


def compare(
    corpus: Corpus, as_at: date, proposals: Sequence[Proposal]
) -> Result[Comparison | None]:
    """Compare the law on a day with the same law as the proposals would make it."""
    text = corpus.on(as_at)
    if text.value is None:
        return Result(None, text.diagnostics)
    changed = carried_out(text.value, in_order(proposals))
    if changed.value is None:
        return Result(None, changed.diagnostics)
    amended, law = changed.value.amended, changed.value.law
    incomparable = (
        *incomparable_lengths(text.value.law, law, proposals),
        *read_anew(text.value.law, law, proposals),
    )
    if incomparable:
        return Result(None, incomparable)
    before = edition_of(text.value, text.value.law, as_at)
    after = as_made(text.value, changed.value, as_at)
    if before.value is None or after.value is None:
        return Result(None, tuple(dict.fromkeys((*before.diagnostics, *after.diagnostics))))
    one, other = before.value, after.value
    try:
        changes = difference(one.law, one.partitions, other.partitions)
    except BudgetExceeded as fault:
        return Result(None, (too_large(fault, one.law),))
    return Result(
        Comparison(
            as_at,
            tuple(proposals),
            one.law,
            other.law,
            amended.edits,
            tuple(amended.marked()),
            changes,
            tuple(days_to_come(text.value.law, law, as_at)),
            tuple(_beyond(one, other)),
        )
    )


def _beyond(before: Edition | None, after: Edition | None) -> Iterator[Diagnostic]:
    """Yield what cannot be done by what would make the proposals of the second of two laws."""
    if before is None or after is None:
        return
    law = before.law
    for proposal in after.proposals:
        for check in VEHICLE_CHECKS:
            yield from check.findings(law, proposal)
        try:
            yield from reaches_back.findings(law, before.partitions, after.partitions, proposal)
        except BudgetExceeded as fault:
            yield too_large(fault, law)


@dataclass(frozen=True)
class Changed:
    """The text and the law as proposals make them, and the proposals as they were read for it."""

    amended: Amended
    law: Law
    proposals: tuple[Proposal, ...]


def carried_out(
    corpus: Corpus, proposals: Sequence[Proposal], kept_back: saving.Withheld = saving.NOTHING
) -> Result[Changed | None]:
    """Return what proposals make, one after the other, without some of their instructions.

    Each is read again in the text that those before it have left.
    """
    done: list[Proposal] = []
    amended, law = Amended.of(corpus.files), corpus.law
    for at, proposal in enumerate(proposals):
        now = law.proposals[proposal.name]
        made = amend(amended, law, saving.without(now, kept_back))
        found = now.faults or made.diagnostics
        if found:
            return Result(None, tuple(after(each, proposals[:at]) for each in found))
        amended = made.value
        again, _ = _read(amended.files, corpus.reader)
        if again.value is None:
            found = tuple(because(each, proposal, amended) for each in again.diagnostics)
            return Result(None, found)
        law = again.value.law
        done.append(now)
    return Result(Changed(amended, law, tuple(done)))


def in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals in the order in which they are carried out: that of their commencement.

    Those of one day are carried out in the order given, and those without a day at the end.
    """
    return sorted(proposals, key=lambda each: each.commences or date.max)


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
        found = too_large(fault, law)
        if amended and amended.edits and found.span.path:
            found = traced(found, amended)
        return Result(None, (found,))
    return Result(Edition(as_at, law, parts, tuple(proposals), whole, amended))

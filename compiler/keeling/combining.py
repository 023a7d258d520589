"""Proposals together: whether it matters which of two is carried out first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import combinations

from keeling.diagnostics import Diagnostic, Label, Result
from keeling.model.changes import Change
from keeling.model.law import Proposal
from keeling.model.words import case_in_words, day_in_words
from keeling.overtaken import CHECK, overtaken
from keeling.partition import BudgetExceeded
from keeling.pipeline import Changed, Corpus, as_made, carried_out, in_order, turning_days
from keeling.questions.difference import difference
from keeling.resolve.checks import AMBIGUOUS_DURATION, TOO_LARGE

#: What does not stand in the way of making proposals, and leaves what comes of them untold.
_NOT_TOLD = (AMBIGUOUS_DURATION, TOO_LARGE)


class Verdict(Enum):
    """What comes of two proposals together."""

    COMMUTE = "the text is the same in either order"
    SAME_ANSWERS = "the text differs with the order, and no answer does"
    ORDER_MATTERS = "answers differ with the order"
    ONE_ORDER = "they can be carried out in one order only"
    FIXED = "the days on which they commence fix the order"
    NOT_IN_ORDER = "the second cannot be carried out after the first"
    NEITHER = "they cannot both be carried out"
    NOT_TOLD = "the text differs with the order; whether answers do is too much to tell"


#: The verdicts on two proposals that can both be made, whichever is named first.
TOGETHER = (Verdict.COMMUTE, Verdict.SAME_ANSWERS, Verdict.FIXED)


@dataclass(frozen=True)
class Pair:
    """Two proposals, and what comes of them together.

    `changes` are the differences of the answers with `first` carried out first from those with
    `second` first. `fault` is what stands in the way of an order: of `first` before `second`,
    unless only the other order fails. `day` is the first on which answers differ.
    """

    first: Proposal
    second: Proposal
    verdict: Verdict
    changes: tuple[Change, ...] = ()
    fault: Diagnostic | None = None
    day: date | None = None


def pairs(corpus: Corpus, as_at: date, proposals: Sequence[Proposal]) -> Iterator[Pair]:
    """Yield each two of some proposals that can be carried out by themselves.

    Where both say when they commence, and not on one day, their order is fixed by that, and all
    that is asked is whether the second can be carried out after the first.
    """
    for one, other in combinations(proposals, 2):
        first, second = in_order((one, other))
        day = max([as_at, *(each.commences for each in (one, other) if each.commences)])
        text = corpus.on(day).value
        if text is None or not all(_able(text, day, each) for each in (one, other)):
            continue
        fixed = None not in (first.commences, second.commences)
        if fixed and first.commences != second.commences:
            yield _dated(text, day, first, second)
        else:
            yield _undated(text, day, first, second)


def _able(text: Corpus, day: date, proposal: Proposal) -> bool:
    made = _made(text, day, (proposal,))
    return made.value is not None and not made.diagnostics


def _made(text: Corpus, day: date, proposals: Sequence[Proposal]) -> Result[Changed | None]:
    """Return what proposals make; nothing where they cannot be made in some cases either.

    What makes them too much to tell, or leaves an answer open, is said beside what they make.
    """
    made = carried_out(text, proposals)
    if made.value is None or not any(each.transitions for each in proposals):
        return made
    whole = as_made(text, made.value, day)
    open_ = all(each.check in _NOT_TOLD for each in whole.diagnostics)
    return Result(made.value if open_ else None, whole.diagnostics)


def _dated(corpus: Corpus, day: date, first: Proposal, second: Proposal) -> Pair:
    made = _made(corpus, day, (first, second))
    if made.value is not None:
        return Pair(first, second, Verdict.FIXED)
    return Pair(first, second, Verdict.NOT_IN_ORDER, fault=made.diagnostics[0])


def _undated(corpus: Corpus, as_at: date, first: Proposal, second: Proposal) -> Pair:
    one = _made(corpus, as_at, (first, second))
    other = _made(corpus, as_at, (second, first))
    if one.value is None or other.value is None:
        faults = [made.diagnostics[0] for made in (one, other) if made.value is None]
        both = one.value is None and other.value is None
        verdict = Verdict.NEITHER if both else Verdict.ONE_ORDER
        return Pair(first, second, verdict, fault=faults[0])
    alike = one.value.amended.files == other.value.amended.files
    # Where some cases are saved, part of a proposal is carried out alone: the text does not tell.
    if alike and not (first.transitions or second.transitions):
        return Pair(first, second, Verdict.COMMUTE)
    orders = (one.value, other.value)
    days = {as_at, *(day for made in orders for day in turning_days(made.law) if day > as_at)}
    for day in sorted(days):
        changes = _changes(corpus, day, orders)
        if changes is None:
            return Pair(first, second, Verdict.NOT_TOLD)
        if changes:
            return Pair(first, second, Verdict.ORDER_MATTERS, changes, day=day)
    return Pair(first, second, Verdict.COMMUTE if alike else Verdict.SAME_ANSWERS)


def _changes(
    corpus: Corpus, day: date, orders: tuple[Changed, Changed]
) -> tuple[Change, ...] | None:
    """Return where answers differ between two laws; None where that is too much to tell."""
    one, other = (as_made(corpus, changed, day).value for changed in orders)
    if one is None or other is None:
        return None
    try:
        return difference(one.law, one.partitions, other.partitions).changes
    except BudgetExceeded:
        return None


def clashes(corpus: Corpus, as_at: date) -> Iterator[Diagnostic]:
    """Report each two proposals that amend one file and do not go together.

    Those that amend different files are looked at where somebody combines them.
    """
    changed = {
        proposal.name: {
            corpus.law.provisions[at].span.path
            for step in proposal.instructions
            for at in step.targets
        }
        for proposal in corpus.law.proposals.values()
    }
    every = tuple(corpus.law.proposals.values())
    for one, other in combinations(every, 2):
        if changed[one.name] & changed[other.name]:
            for pair in pairs(corpus, as_at, (one, other)):
                if pair.verdict not in TOGETHER:
                    yield _said(pair)
    for proposal in every:
        yield from overtaken(corpus, as_at, proposal)


def _said(pair: Pair) -> Diagnostic:
    named = f"“{pair.first.title}” and “{pair.second.title}”"
    return CHECK.at(
        pair.second.span,
        f"{named} {in_words(pair)}",
        advice="Nothing needs to be done as long as only one of them is to be made. For both, give "
        "them days to commence, or make the later one speak of the text as the earlier leaves it.",
        labels=(Label(pair.first.span, "the other proposal"),),
    )


def in_words(pair: Pair) -> str:
    """Say what comes of two proposals, after their names."""
    fault = pair.fault.message if pair.fault else ""
    match pair.verdict:
        case Verdict.COMMUTE:
            return "leave the same text in either order."
        case Verdict.SAME_ANSWERS:
            return "leave other words in the other order, and the same answer in every case."
        case Verdict.FIXED:
            return "are carried out in the order in which they commence, and go together so."
        case Verdict.NOT_IN_ORDER:
            return f"cannot both be carried out in the order in which they commence. {fault}"
        case Verdict.NOT_TOLD:
            return "leave other words in the other order; whether answers differ cannot be told."
        case Verdict.ONE_ORDER:
            return f"can be carried out in one order only. {fault}"
        case Verdict.NEITHER:
            return f"cannot both be carried out. {fault}"
        case Verdict.ORDER_MATTERS:
            change = pair.changes[0]
            on = f" on {day_in_words(pair.day)}" if pair.day else ""
            return (
                f"give other answers in the other order{on}: with “{pair.first.title}” made first, "
                f"{change.outcome} is {change.before}, and with “{pair.second.title}” first, "
                f"{change.after}. A case that shows it: {case_in_words(change.witness)}."
            )

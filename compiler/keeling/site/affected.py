"""Who is affected by a proposal: every group of cases answered differently, and a case of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from keeling.model.answers import Answer
from keeling.model.changes import Change, Direction
from keeling.model.conditions import Among, Within
from keeling.model.vocabulary import Fact
from keeling.model.words import either, value_in_words
from keeling.partition import BudgetExceeded, Space, witness
from keeling.report.answer import grouped
from keeling.report.firm import readings
from keeling.site.decides import outcome_in_words, where
from keeling.site.examples import answer, listed
from keeling.site.library import Put, View
from keeling.site.markup import NOTHING, Html, element, facts, heading, join, paragraph, text
from keeling.site.status import cites, rests_on
from keeling.site.tables import grid

_EXACT = (
    "The groups below are all there are: every case that the facts of this site can describe, and "
    "that is in none of them, is answered as now. Nothing was sampled."
)
_OVERLAP = (
    "Groups that differ in the same outcome do not overlap. A case may be in two groups that "
    "differ in different outcomes."
)
_NOBODY = (
    "Nobody. Every case that the facts of this site can describe is answered as now. "
    "Nothing was sampled."
)
_NO_CASE = (
    "No one case is shown: it would need a length of time of which it depends on the day it begins "
    "whether it is within these conditions."
)
_WAYS = {
    Direction.NONE: "No answer changes",
    Direction.NARROWS: "Narrows: every change is to fewer cases, or to shorter periods",
    Direction.WIDENS: "Widens: every change is to more cases, or to longer periods",
    Direction.MIXED: "Mixed: not every change is in one direction",
}


def direction(put: Put) -> str:
    """Say which way a proposal goes."""
    return _WAYS[put.comparison.difference.direction]


def affected(view: View, put: Put) -> Iterator[Html]:
    """Yield each group of cases with its conditions, its answers before and after, and a case."""
    groups = grouped(put.comparison.difference.changes)
    yield paragraph(text(_EXACT if groups else _NOBODY))
    if len({tuple(change.outcome for change in group) for group in groups}) > 1:
        yield paragraph(text(_OVERLAP))
    for number, group in enumerate(groups, 1):
        title = f"Group {number} of {len(groups)}" if len(groups) > 1 else "The cases that change"
        yield heading(3, text(title), f"group-{number}")
        yield from _group(view, put, group, f" in group {number}" if len(groups) > 1 else "")
    reasons = [
        reason
        for change in put.comparison.difference.changes
        for reason in (*change.because_before, *change.because_after)
    ]
    read = [each.provision for group in groups for _, each in readings(group[0], put.comparison)]
    yield rests_on(view.law, (*reasons, *read), view.here)


def _group(view: View, put: Put, group: Sequence[Change], which: str) -> Iterator[Html]:
    when = group[0].when
    if when:
        yield paragraph(text("All of these have to be so:"))
        yield element("ul", where(view, when, group[0].beside), class_="k-when")
    else:
        yield paragraph(text("Every case."))
    follows = _follows(view, when)
    if follows:
        yield paragraph(text("From which it follows that:"))
        yield element("ul", where(view, follows), class_="k-when")
    for said, _ in readings(group[0], put.comparison):
        yield paragraph(text(f"{said}."), class_="k-small")
    rows = [_row(view, change) for change in group]
    columns = ("Outcome", "Law now", "As proposed", "Why now", "Why as proposed")
    yield grid(f"What changes{which}", columns, rows, "k-changes", titled=True)
    yield _case(group)


def _row(view: View, change: Change) -> tuple[Html, ...]:
    declared = view.law.vocabulary
    return (
        text(outcome_in_words(change.outcome, declared)),
        element("strong", answer(change.before)),
        element("strong", answer(change.after)),
        cites(view.here, change.because_before) or text("No provision speaks of it"),
        cites(view.here, change.because_after) or text("No provision speaks of it"),
    )


def _case(group: Sequence[Change]) -> Html:
    """Return the fullest of the cases that show a group's changes, with both answers."""
    case = max((change.witness or {} for change in group), key=len)
    if not case:
        return paragraph(text(_NO_CASE), class_="k-small")
    shown = facts((name, text(value_in_words(value))) for name, value in case.items())
    told = facts(
        (
            ("Law now", listed(_answered(each.outcome, each.before) for each in group)),
            ("As proposed", listed(_answered(each.outcome, each.after) for each in group)),
        ),
        "k-facts k-facts--answers",
    )
    title = element("p", text("A case that shows it"), class_="k-card-title")
    return element("div", title, shown, told, class_="k-card k-case")


def _answered(outcome: str, found: Answer) -> Html:
    return join((text(f"{outcome}: "), element("strong", answer(found))))


def _follows(view: View, when: Mapping[str, Among | Within]) -> dict[str, Among | Within]:
    """Return what the conditions imply about facts with a list of values."""
    space = next(iter(view.library.edition.partitions.values())).space
    made: dict[str, Among | Within] = {}
    for fact in view.law.vocabulary.facts.values():
        if fact.values and fact.name not in when:
            values = _possible(space, fact, when)
            if 0 < len(values) < len(fact.values):
                made[fact.name] = Among(values)
    return made


def _possible(space: Space, fact: Fact, when: Mapping[str, Among | Within]) -> frozenset[str]:
    """Return the values that a fact has in some case of a group."""
    try:
        return frozenset(
            value
            for value in fact.values
            if witness(space, {**when, fact.name: Among(frozenset({value}))}, ()) is not None
        )
    except BudgetExceeded:
        return frozenset()


def summary(view: View, put: Put) -> Html:
    """Return which outcomes change, for a list of proposals; nothing where none does."""
    names = dict.fromkeys(change.outcome for change in put.comparison.difference.changes)
    if not names:
        return NOTHING
    return text(either(outcome_in_words(name, view.law.vocabulary) for name in names))

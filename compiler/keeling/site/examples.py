"""Worked examples on a page: the facts, and what the law answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from keeling.cases.case import CURRENT_LAW, Case
from keeling.model.answers import Answer, Conflict, Gap
from keeling.model.identity import ProvisionId
from keeling.model.words import value_in_words
from keeling.questions.decide import Decision
from keeling.site.library import Ruled, View
from keeling.site.markup import Html, element, folded, join, outward, text
from keeling.site.status import tag
from keeling.site.tables import grid

_SHOWN = 6


def reaching(view: View, at: ProvisionId) -> list[Html]:
    """Return the worked examples that ask what a provision has decided; nothing if there are none.

    Those that name the provision as their authority come first.
    """
    source = view.law.provisions[at].source
    found = [(ruled, _turning(ruled, at)) for ruled in view.library.reached.get(at, ())]
    asked = [(ruled, turning) for ruled, turning in found if turning]
    asked.sort(key=lambda each: not (source and each[0].case.authority == source))
    rows = [(titled(one), given(one.case), answers(turning)) for one, turning in asked]
    columns = ("Example", "Facts", "What the law answers")
    return list(_some("Worked examples that turn on this provision", columns, rows, "k-examples"))


def _some(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[Html]], class_: str
) -> Iterator[Html]:
    """Yield the first rows as a table, and a table of the rest to be opened."""
    if rows:
        yield grid(caption, columns, rows[:_SHOWN], class_)
    rest = rows[_SHOWN:]
    if rest:
        further = grid(f"{caption}, further ones", columns, rest, class_)
        yield folded(f"Show {len(rest)} more", further)


def _turning(ruled: Ruled, at: ProvisionId) -> list[Decision]:
    """Return the decisions that an example asks for and for which a provision is a reason."""
    expected = ruled.case.expect.get(CURRENT_LAW, {})
    return [
        decision
        for decision in ruled.current
        if decision.outcome in expected and any(reason.within(at) for reason in decision.because)
    ]


def titled(ruled: Ruled) -> Html:
    """Return the title of an example, with its authority."""
    title = text(ruled.case.title)
    if not ruled.case.authority:
        return title
    authority = outward(ruled.case.authority, text("authority"))
    return join((title, element("small", Html("("), authority, Html(")"))), " ")


def given(case: Case) -> Html:
    """Return the facts of a case, one a line; an age with the days from which it was counted."""
    counted = {each.fact: str(each) for each in case.counted}
    return listed(
        text(f"{name}: {counted.get(name) or value_in_words(value)}")
        for name, value in case.facts.items()
    )


def answers(decisions: Iterable[Decision]) -> Html:
    """Return what the law answers, one outcome a line."""
    return listed(_answered(each) for each in decisions)


def _answered(decision: Decision) -> Html:
    """Return an outcome with its answer, how that was settled, and whether it is all firm."""
    parts = [join((text(f"{decision.outcome}: "), element("strong", answered(decision))))]
    parts += [element("small", text(decision.period))] if decision.period else []
    parts += [tag("Not firm", "unverified")] if decision.notes else []
    parts += [element("small", text(each)) for each in decision.settled]
    return join(parts, " ")


def answered(decision: Decision) -> Html:
    """Return the answer; where facts are missing, every answer there may be."""
    if decision.answer is not None:
        return answer(decision.answer)
    possible = " or ".join(str(each) for each in decision.possible)
    return text(f"{possible} (depends on {', '.join(decision.depends_on)})")


def answer(found: Answer) -> Html:
    """Return one answer; that there is none, or two, is marked."""
    match found:
        case Gap():
            return join((tag("Gap", "unverified"), text("no answer")), " ")
        case Conflict():
            return join((tag("Conflict", "unverified"), text(found)), " ")
        case _:
            return text(found)


def listed(each: Iterable[Html]) -> Html:
    """Return a list without bullets."""
    return element("ul", join((element("li", one) for one in each), "\n"), class_="k-plain")


def compared(view: View, name: str) -> Iterator[Html]:
    """Yield the worked examples that a proposal answers differently, then those it does not."""
    asked = [ruled for ruled in view.library.ruled if name in ruled.case.expect]
    changed = [_changed(ruled, name) for ruled in asked if _differing(ruled, name)]
    same = [_unchanged(ruled, name) for ruled in asked if not _differing(ruled, name)]
    columns = ("Example", "Facts", "Law now", "As proposed")
    caption = "Worked examples that would be answered differently"
    yield from _some(caption, columns, changed, "k-examples k-examples--compared")
    if same:
        heads = ("Example", "Facts", "Law now and as proposed")
        inner = grid("Worked examples with the same answers", heads, same, "k-examples")
        yield folded(f"Show {len(same)} worked examples that would be answered as now", inner)


def _differing(ruled: Ruled, name: str) -> Sequence[tuple[Decision, Decision]]:
    """Return the decisions before and after that differ, of those that an example asks for."""
    return [
        (before, after)
        for before, after in ruled.compared[name]
        if before.outcome in _asked(ruled, name)
        and (before.answer, before.possible) != (after.answer, after.possible)
    ]


def _asked(ruled: Ruled, name: str) -> set[str]:
    return {*ruled.case.expect.get(CURRENT_LAW, {}), *ruled.case.expect.get(name, {})}


def _changed(ruled: Ruled, name: str) -> tuple[Html, ...]:
    pairs = _differing(ruled, name)
    return (
        titled(ruled),
        given(ruled.case),
        answers(before for before, _ in pairs),
        answers(after for _, after in pairs),
    )


def _unchanged(ruled: Ruled, name: str) -> tuple[Html, ...]:
    pairs = ruled.compared[name]
    same = [before for before, _ in pairs if before.outcome in _asked(ruled, name)]
    return titled(ruled), given(ruled.case), answers(same)

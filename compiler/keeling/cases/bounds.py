"""Whether a value lies within what its fact is declared to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from keeling.cases.faults import Fault, shown
from keeling.model.conditions import Cut, Within
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind
from keeling.model.words import FactValue, said


def beyond_bounds(fact: Fact, value: FactValue) -> Fault | None:
    """Return why a fact cannot have a value of the right kind, or None where it can.

    A length in weeks under a bound in months passes where the day it begins would decide.
    """
    short = fact.least is not None and _side(value, fact.least) < 0
    if not short and (fact.most is None or _side(value, fact.most) <= 0):
        return None
    return Fault(f"`{fact.name}` is {bounds_in_words(fact)}, so it cannot be {shown(value)}.")


def bounds_in_words(fact: Fact) -> str:
    """Say the bounds of a measured fact: `10 or over`, `at most 3 years`; nothing if it has none.

    Those of whole numbers are said by the last number that is within them.
    """
    if fact.least is None and fact.most is None:
        return ""
    if fact.kind is FactKind.NUMBER and fact.most is not None:
        most = f"at most {last_whole(fact.most)}"
        return most if fact.least is None else f"at least {first_whole(fact.least)} and {most}"
    return said(replace(fact, least=None, most=None), Within(fact.least, fact.most))


def first_whole(cut: Cut) -> int:
    """Return the first whole number after a cut."""
    return cut[0] + cut[1]


def last_whole(cut: Cut) -> int:
    """Return the last whole number before a cut."""
    return cut[0] + cut[1] - 1


def _side(value: FactValue, cut: Cut) -> int:
    """Return -1 for a value before a cut, 1 for one past it, 0 where that has no answer."""
    if isinstance(value, Duration):
        return value.side(cut)
    assert isinstance(value, date | int)
    place = value.toordinal() if isinstance(value, date) else value
    order = (place > cut[0]) - (place < cut[0])
    return order or (-1 if cut[1] else 1)

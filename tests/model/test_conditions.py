"""The parts of a condition, in the order in which they are written."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.model import conditions
from keeling.model.answers import YES
from keeling.model.conditions import (
    AllOf,
    Among,
    AnyOf,
    Limb,
    Not,
    OutcomeIs,
    Within,
    denied_limbs,
    limbs,
    outcomes_in,
    walk,
)
from keeling.model.conditions import Test as Asks
from keeling.model.identity import ProvisionId
from keeling.model.vocabulary import Fact, FactKind, Vocabulary
from keeling.model.words import condition_in_words

A, B, C, D = (ProvisionId("Act", ("section", "1", limb)) for limb in "abcd")
KITE, LINE, TAIL = (Asks(fact, Among(frozenset({"yes"}))) for fact in ("kite", "line", "tail"))
LISTED = OutcomeIs("listed", frozenset({YES}))

#: (a) the kite and not (b) either the line or not (c) listed; and (d) the tail.
INNER = AnyOf((LINE, Not(Limb(C, LISTED))))
CONDITION = AllOf((Limb(A, AllOf((KITE, Not(Limb(B, INNER))))), Limb(D, TAIL)))


def test_every_part_is_walked_in_the_order_in_which_it_is_written() -> None:
    assert [part for part in walk(CONDITION) if isinstance(part, Asks | OutcomeIs)] == [
        KITE,
        LINE,
        LISTED,
        TAIL,
    ]
    assert next(walk(CONDITION)) is CONDITION
    assert (*walk(INNER),) == (INNER, LINE, INNER.parts[1], Limb(C, LISTED), LISTED)


def test_what_is_denied_is_walked_past_where_it_is_asked() -> None:
    assert [part for part in walk(CONDITION, into_not=False) if isinstance(part, Limb | Not)] == [
        Limb(A, AllOf((KITE, Not(Limb(B, INNER))))),
        Not(Limb(B, INNER)),
        Limb(D, TAIL),
    ]


def test_limbs_are_asked_about_and_some_of_them_denied_each_once() -> None:
    assert (*limbs(CONDITION),) == (A, B, C, D)
    assert (*denied_limbs(CONDITION),) == (B, C)


def test_facts_and_outcomes_are_found_wherever_they_are_asked() -> None:
    assert (*conditions.tests(CONDITION),) == (KITE, LINE, TAIL)
    assert (*outcomes_in(CONDITION),) == ("listed",)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2012, 12, 31), "before 1 January 2013"),
        (date(2013, 1, 1), "on or before 1 January 2013"),
        (date(2026, 3, 21), "before 22 March 2026"),
    ],
)
def test_a_day_is_named_as_law_names_it(last: date, said: str) -> None:
    declared = Vocabulary({"the day": Fact("the day", FactKind.DATE)}, {}, {})
    within = Within(None, (last.toordinal() + 1, 0))
    assert condition_in_words("the day", within, declared) == f"the day is {said}"

"""The parts of a condition, in the order in which they are written."""

from __future__ import annotations

from keeling.model import conditions
from keeling.model.answers import YES
from keeling.model.conditions import (
    AllOf,
    Among,
    AnyOf,
    Limb,
    Not,
    OutcomeIs,
    denied_limbs,
    limbs,
    outcomes_in,
    walk,
)
from keeling.model.conditions import Test as Asks
from keeling.model.identity import ProvisionId

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

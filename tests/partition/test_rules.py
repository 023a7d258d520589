"""What rules mean together, each word of priority and each kind of answer once."""

from __future__ import annotations

from typing import Any

from keeling.model import conditions as when
from keeling.model.answers import (
    DOES_NOT_ARISE,
    NO,
    YES,
    Answer,
    Chosen,
    Conflict,
    Gap,
    Settled,
)
from keeling.model.conditions import ALWAYS, AllOf, Among, AnyOf, Condition, Limb, Not, OutcomeIs
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Reading, Row, RowsRead, Rule
from keeling.model.vocabulary import Choice, Fact, FactKind, Outcome, OutcomeKind, Vocabulary
from keeling.partition import Leaf, Space, leaves, partition_law, restrict

DISPOSALS = ("caution", "community order", "suspended sentence", "custody")
VOCABULARY = Vocabulary(
    {
        "first": Fact("first", FactKind.YES_NO),
        "disposal": Fact("disposal", FactKind.CHOICE, tuple(map(Choice, DISPOSALS))),
    },
    {
        "listed": Outcome("listed", OutcomeKind.YES_NO),
        "colour": Outcome("colour", OutcomeKind.CHOICE),
    },
)
RED, BLUE, GREEN = Chosen("red"), Chosen("blue"), Chosen("green")
FIRST = when.Test("first", Among(frozenset({"yes"})))
CASE = {"first": "yes", "disposal": "custody"}


def section(number: int, *below: str) -> ProvisionId:
    return ProvisionId("Act", ("section", str(number), *below))


def disposal(*names: str) -> Condition:
    return when.Test("disposal", Among(frozenset(names)))


def rule(number: int, answer: Settled, when_: Condition = ALWAYS, **more: Any) -> Rule:
    provision = section(number)
    outcome = "listed" if answer in (YES, NO) else "colour"
    return Rule(provision, outcome, (Row(provision, when_, answer),), **more)


def decided(
    outcome: str, *rules: Rule, readings: tuple[Reading, ...] = (), **given: str
) -> tuple[Answer, tuple[ProvisionId, ...]]:
    law = Law(VOCABULARY, rules=rules, readings=readings)
    space = Space(VOCABULARY)
    root = partition_law(law, space)[outcome].root
    (leaf,) = leaves(restrict(space, root, CASE | given))
    assert isinstance(leaf, Leaf)
    return leaf.answer, leaf.reasons


def test_an_outcome_no_rule_speaks_of() -> None:
    assert decided("listed") == (NO, ())
    assert decided("colour") == (DOES_NOT_ARISE, ())


def test_rules_considered_and_not_met_are_the_reasons_for_no() -> None:
    silent = rule(3, YES, where=disposal("caution"))
    assert decided("listed", rule(1, YES, Not(FIRST)), silent) == (NO, (section(1),))
    assert decided("colour", rule(1, RED, Not(FIRST))) == (DOES_NOT_ARISE, (section(1),))


def test_a_rule_that_undertakes_to_answer_leaves_a_gap() -> None:
    undertaking = rule(2, RED, Not(FIRST), undertakes=True)
    gap = decided("colour", rule(1, RED, Not(FIRST)), undertaking)
    assert gap == (Gap((section(2),)), (section(2),))
    assert decided("colour", undertaking, rule(3, BLUE)) == (BLUE, (section(3),))
    table = rule(1, YES, Not(FIRST), undertakes=True)
    assert decided("listed", table) == (Gap((section(1),)), (section(1),))


def test_how_rows_are_read_together() -> None:
    rows = (
        Row(section(1).at_row(1), FIRST, RED),
        Row(section(1).at_row(2), ALWAYS, BLUE),
        Row(section(1).at_row(3), Not(FIRST), GREEN),
    )
    first = Rule(section(1), "colour", rows, read=RowsRead.FIRST)
    assert decided("colour", first) == (RED, (section(1).at_row(1),))
    met = (section(1).at_row(1), section(1).at_row(2))
    only = Rule(section(1), "colour", rows, read=RowsRead.ONLY)
    assert decided("colour", only) == (Conflict(((met[0], RED), (met[1], BLUE))), met)


def test_two_rows_with_one_answer_are_both_cited() -> None:
    rows = tuple(Row(section(1).at_row(row), ALWAYS, RED) for row in (1, 2))
    table = Rule(section(1), "colour", rows, read=RowsRead.ONLY)
    assert decided("colour", table) == (RED, (section(1).at_row(1), section(1).at_row(2)))


def test_rules_that_agree_and_rules_that_do_not() -> None:
    assert decided("colour", rule(1, RED), rule(2, RED)) == (RED, (section(1), section(2)))
    conflict = Conflict(((section(1), RED), (section(2), BLUE)))
    assert decided("colour", rule(2, BLUE), rule(1, RED)) == (conflict, (section(2), section(1)))


def test_the_words_of_priority() -> None:
    red = rule(1, RED)
    assert decided("colour", red, rule(2, BLUE, despite=(section(1),))) == (BLUE, (section(2),))
    assert decided("colour", red, rule(2, BLUE, subject_to=(section(1),))) == (RED, (section(1),))
    assert decided("colour", red, rule(2, BLUE, in_place_of=(section(1),))) == (
        BLUE,
        (section(2),),
    )


def test_a_rule_that_does_not_answer_displaces_only_what_it_stands_in_place_of() -> None:
    red, unmet = rule(1, RED), Not(FIRST)
    despite = rule(2, BLUE, unmet, despite=(section(1),))
    assert decided("colour", red, despite) == (RED, (section(1),))
    subject = rule(1, RED, subject_to=(section(2),))
    assert decided("colour", subject, rule(2, BLUE, unmet)) == (RED, (section(1),))
    instead = rule(2, BLUE, unmet, in_place_of=(section(1),))
    assert decided("colour", red, instead) == (DOES_NOT_ARISE, (section(2),))
    elsewhere = rule(2, BLUE, where=unmet, in_place_of=(section(1),))
    assert decided("colour", red, elsewhere) == (RED, (section(1),))


def test_priority_over_a_provision_reaches_every_rule_within_it() -> None:
    within = Rule(section(1, "2"), "colour", (Row(section(1, "2"), ALWAYS, RED),))
    assert decided("colour", within, rule(2, BLUE, despite=(section(1),)))[0] == BLUE
    other = Rule(section(11), "colour", (Row(section(11), ALWAYS, RED),))
    assert isinstance(decided("colour", other, rule(2, BLUE, despite=(section(1),)))[0], Conflict)


def test_priority_in_a_circle_orders_nothing() -> None:
    one = rule(1, RED, despite=(section(2),))
    other = rule(2, BLUE, despite=(section(1),))
    assert isinstance(decided("colour", one, other)[0], Conflict)


def test_a_reading_changes_an_answer_and_is_cited() -> None:
    reading = Reading(section(1, "2"), section(1), {RED: BLUE}, FIRST)
    answer = decided("colour", rule(1, RED), readings=(reading,))
    assert answer == (BLUE, (section(1), section(1, "2")))
    assert decided("colour", rule(1, RED), readings=(reading,), first="no") == (RED, (section(1),))
    assert decided("colour", rule(1, GREEN), readings=(reading,)) == (GREEN, (section(1),))
    assert decided("colour", rule(2, RED), readings=(reading,)) == (RED, (section(2),))


def test_a_reading_may_reach_a_single_row() -> None:
    rows = (Row(section(1).at_row(1), FIRST, RED), Row(section(1).at_row(2), ALWAYS, RED))
    table = Rule(section(1), "colour", rows)
    reading = Reading(section(2), section(1).at_row(2), {RED: BLUE})
    assert decided("colour", table, readings=(reading,))[0] == RED
    assert decided("colour", table, readings=(reading,), first="no")[0] == BLUE


def test_readings_read_what_was_enacted_and_may_conflict() -> None:
    first = Reading(section(7), section(1), {RED: BLUE})
    then = Reading(section(8), section(1), {BLUE: GREEN})
    other = Reading(section(9), section(1), {RED: GREEN})
    assert decided("colour", rule(1, RED), readings=(first, then))[0] == BLUE
    conflict = Conflict(((section(7), BLUE), (section(9), GREEN)))
    assert decided("colour", rule(1, RED), readings=(first, other))[0] == conflict


def test_the_innermost_limbs_that_are_met_are_the_reasons() -> None:
    sentence = Limb(ProvisionId("Code", ("section", "289")), disposal("custody"))
    either = AnyOf(
        (
            Limb(section(1, "b", "i"), FIRST),
            Limb(section(1, "b", "ii"), sentence),
            Limb(section(1, "b", "iii"), disposal("caution")),
        )
    )
    met = AnyOf((Limb(section(1, "a"), Not(FIRST)), Limb(section(1, "b"), either)))
    assert decided("listed", rule(1, YES, met)) == (
        YES,
        (section(1, "b", "i"), section(1, "b", "ii"), ProvisionId("Code", ("section", "289"))),
    )


def test_limbs_of_other_provisions_do_not_replace_the_rule() -> None:
    defined = Limb(ProvisionId("Code", ("section", "289")), disposal("custody"))
    reasons = (section(1), ProvisionId("Code", ("section", "289")))
    assert decided("listed", rule(1, YES, defined)) == (YES, reasons)
    assert decided("listed", rule(1, YES, where=defined)) == (YES, reasons)


def test_limbs_below_a_negation_are_no_reasons() -> None:
    denied = AllOf((Not(Limb(section(1, "a"), Not(FIRST))), Limb(section(1, "b"), FIRST)))
    assert decided("listed", rule(1, YES, denied)) == (YES, (section(1, "b"),))


LISTED = OutcomeIs("listed", frozenset({YES}))


def test_an_outcome_brings_its_reasons_where_it_decides() -> None:
    listing = rule(1, YES, Limb(section(1, "a"), FIRST))
    colour = rule(2, RED, disposal("custody"), where=LISTED)
    assert decided("colour", listing, colour) == (RED, (section(1, "a"), section(2)))
    assert decided("colour", listing, colour, first="no") == (DOES_NOT_ARISE, (section(1),))
    not_listed = rule(2, RED, where=Not(LISTED))
    assert decided("colour", listing, not_listed, first="no") == (RED, (section(1), section(2)))
    assert decided("colour", listing, not_listed) == (DOES_NOT_ARISE, (section(1, "a"),))


def test_an_outcome_brings_no_reasons_where_it_does_not_decide() -> None:
    listing = rule(1, YES, FIRST)
    colour = rule(2, RED, disposal("custody"), where=LISTED)
    none = decided("colour", listing, colour, first="no", disposal="caution")
    assert none == (DOES_NOT_ARISE, ())
    outside = rule(2, RED, where=AllOf((disposal("custody"), LISTED)))
    none = decided("colour", listing, outside, first="no", disposal="caution")
    assert none == (DOES_NOT_ARISE, ())


def test_reasons_follow_the_law_as_it_lists_its_provisions() -> None:
    rules = (rule(2, RED), rule(1, RED))
    law = Law(VOCABULARY, rules=rules)
    space = Space(VOCABULARY)
    assert leaves(partition_law(law, space)["colour"].root) == (
        Leaf(RED, (section(2), section(1))),
    )

"""Facts that are never less than others, and facts that exist only where others say."""

from __future__ import annotations

from keeling.model import conditions
from keeling.model.answers import NO, YES
from keeling.model.conditions import AllOf, Among, AnyOf, Condition, Not, Within
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Row, Rule
from keeling.model.vocabulary import Choice, Fact, FactKind, Outcome, OutcomeKind, Vocabulary
from keeling.model.words import FactValue
from keeling.partition import (
    Partition,
    Space,
    impossible,
    leaves,
    overlay,
    partition_law,
    regions,
    restrict,
    support,
)

LISTED = "listed"
SECTION = ProvisionId("Act", ("section", "1"))
OFFENCE, CONVICTION, ORDER = "age at offence", "age at conviction", "youth order"


def under(fact: str, age: int) -> Condition:
    return conditions.Test(fact, Within(None, (age, 0)))


YOUNG = under(CONVICTION, 18)
FACTS = [
    Fact(OFFENCE, FactKind.AGE, least=(10, 0)),
    Fact(CONVICTION, FactKind.AGE, at_least_facts=(OFFENCE,)),
    Fact(ORDER, FactKind.CHOICE, (Choice("referral"), Choice("detention")), known_where=YOUNG),
]
VOCABULARY = Vocabulary(
    {fact.name: fact for fact in FACTS}, {LISTED: Outcome(LISTED, OutcomeKind.YES_NO)}
)
SPACE = Space(VOCABULARY)
DETENTION = conditions.Test(ORDER, Among(frozenset({"detention"})))


def listed(condition: Condition) -> Partition:
    law = Law(VOCABULARY, rules=(Rule(SECTION, LISTED, (Row(SECTION, condition, YES),)),))
    return partition_law(law, SPACE)[LISTED]


def where(condition: Condition) -> list[dict[str, Among | Within]]:
    return [dict(each.where) for each in regions(SPACE, listed(condition).answers, YES.__eq__)]


def test_a_cut_that_only_impossible_cases_lie_across_does_not_tell() -> None:
    one = listed(under(CONVICTION, 18))
    assert listed(AllOf((under(CONVICTION, 18), under(OFFENCE, 18)))).answers is one.answers
    assert listed(AllOf((under(CONVICTION, 18), under(OFFENCE, 40)))).answers is one.answers
    assert listed(under(OFFENCE, 18)).answers is not one.answers


def test_what_holds_in_every_possible_case_is_no_condition() -> None:
    always = AnyOf((Not(under(CONVICTION, 18)), under(OFFENCE, 18)))
    assert leaves(listed(always).answers) == (YES,)
    assert leaves(listed(under(CONVICTION, 10)).answers) == (NO,)


def test_a_difference_holds_no_impossible_case() -> None:
    young, older = listed(under(CONVICTION, 18)), listed(under(OFFENCE, 21))
    assert leaves(overlay(SPACE, young.answers, older.answers)) == ((YES, YES), (NO, YES), (NO, NO))


def test_regions_leave_out_what_another_age_says_already() -> None:
    assert where(under(CONVICTION, 18)) == [{CONVICTION: Within(None, (18, 0))}]
    both = AllOf((under(OFFENCE, 18), Not(under(OFFENCE, 14)), under(CONVICTION, 16)))
    assert where(both) == [{OFFENCE: Within((14, 0)), CONVICTION: Within(None, (16, 0))}]


def test_regions_leave_out_the_age_at_which_alone_an_order_exists() -> None:
    assert where(AllOf((DETENTION, under(CONVICTION, 40)))) == [
        {ORDER: Among(frozenset({"detention"}))}
    ]


def test_given_facts_bound_those_related_to_them() -> None:
    answers = listed(under(OFFENCE, 18)).answers
    assert leaves(restrict(SPACE, answers, {CONVICTION: 17})) == (YES,)
    assert support(SPACE, restrict(SPACE, answers, {CONVICTION: 18})) == (OFFENCE,)
    answers = listed(under(CONVICTION, 18)).answers
    assert leaves(restrict(SPACE, answers, {OFFENCE: 18})) == (NO,)
    assert leaves(restrict(SPACE, answers, {ORDER: "referral"})) == (YES,)


def test_facts_that_clash_are_named() -> None:
    assert impossible(SPACE, {OFFENCE: 18, CONVICTION: 17}) == (OFFENCE, CONVICTION)
    given: dict[str, FactValue] = {OFFENCE: 20, ORDER: "referral"}
    assert impossible(SPACE, given) == (OFFENCE, ORDER)
    assert impossible(SPACE, {**given, CONVICTION: 30}) == (CONVICTION, ORDER)
    assert impossible(SPACE, {OFFENCE: 9, CONVICTION: 30}) == (OFFENCE,)
    assert impossible(SPACE, {OFFENCE: 18, CONVICTION: 18}) == ()

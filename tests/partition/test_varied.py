"""What an outcome is whatever a fact is, in laws small enough to be judged by hand."""

from __future__ import annotations

import pytest
from keeling.model.answers import NO, YES, Answer
from keeling.model.conditions import (
    ALWAYS,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Limb,
    Not,
    OutcomeIs,
    Whatever,
    Within,
)
from keeling.model.conditions import Test as Asks
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Row, Rule
from keeling.model.vocabulary import (
    Choice,
    Counting,
    Fact,
    FactKind,
    Impossible,
    Outcome,
    OutcomeKind,
    Vocabulary,
)
from keeling.partition import Leaf, Space, partition_law

from tests.partition.oracle import Case
from tests.partition.test_every_case import Walker

SCHEDULE, ACT = ProvisionId("Schedule", ("1",)), ProvisionId("Act", ("section", "1"))
LISTED, ANYWAY = "listed", "listed anyway"
CUSTODY = Asks("disposal", Among(frozenset({"custody"})))
DISPOSAL = Fact("disposal", FactKind.CHOICE, tuple(map(Choice, ("fine", "custody"))))
AGE = Fact("age", FactKind.AGE)


def at_least(fact: str, least: int) -> Condition:
    return Asks(fact, Within(lower=(least, 0)))


def law(
    listed: Condition, *facts: Fact, by: str = "disposal", never: Condition | None = None
) -> Law:
    """A law that lists on a condition, and asks whether it would whatever a fact is."""
    anyway = Whatever(OutcomeIs(LISTED, frozenset({YES})), by)
    vocabulary = Vocabulary(
        {fact.name: fact for fact in facts},
        {name: Outcome(name, OutcomeKind.YES_NO) for name in (LISTED, ANYWAY)},
        impossible=() if never is None else (Impossible(never),),
    )
    rules = (
        Rule(SCHEDULE, LISTED, (Row(SCHEDULE, listed, YES),)),
        Rule(ACT, ANYWAY, (Row(ACT, anyway, YES),)),
    )
    return Law(vocabulary, rules=rules)


def asked(made: Law, case: Case) -> tuple[Answer, tuple[ProvisionId, ...]]:
    space = Space(made.vocabulary)
    leaf = Walker(space).found(partition_law(made, space)[ANYWAY].root, case)
    assert isinstance(leaf, Leaf)
    return leaf.answer, leaf.reasons


def test_it_does_not_turn_on_the_fact() -> None:
    made = law(AnyOf((at_least("age", 18), CUSTODY)), AGE, DISPOSAL)
    for disposal in ("fine", "custody"):
        assert asked(made, {"age": 18, "disposal": disposal})[0] == YES
        assert asked(made, {"age": 17, "disposal": disposal})[0] == NO


def test_what_the_vocabulary_makes_impossible_there_does_not_count() -> None:
    never = AllOf((at_least("age", 21), Asks("disposal", Among(frozenset({"fine"})))))
    made = law(CUSTODY, AGE, DISPOSAL, never=never)
    assert asked(made, {"age": 21, "disposal": "custody"})[0] == YES
    assert asked(made, {"age": 20, "disposal": "custody"})[0] == NO


def test_what_hangs_on_the_fact_varies_with_it_near_and_far() -> None:
    term = Fact("term", FactKind.NUMBER, known_where=CUSTODY)
    wing = Fact("wing", FactKind.YES_NO, known_where=at_least("term", 12))
    in_wing = Asks("wing", Among(frozenset({"yes"})))
    short, long = Not(at_least("term", 12)), at_least("term", 12)
    case: Case = {"disposal": "custody", "term": 12, "wing": "yes"}
    assert asked(law(AnyOf((in_wing, short)), DISPOSAL, term, wing), case)[0] == NO
    assert asked(law(AnyOf((long, short)), DISPOSAL, term, wing), case)[0] == YES


def test_where_a_fact_begins_another_that_is_related_to_it_may_have_no_lower_value() -> None:
    """Nobody of 30 has a record of fewer years than that."""
    record = Fact("record", FactKind.AGE, at_least_facts=("age",))
    made = law(at_least("record", 18), AGE, record, by="record")
    assert asked(made, {"age": 18, "record": 40})[0] == YES
    assert asked(made, {"age": 17, "record": 40})[0] == NO


def test_where_a_fact_ends_another_may_have_no_higher_value() -> None:
    """With a limit on what is the greater, some disposals cannot be at all."""
    term = Fact("term", FactKind.AGE, most=(21, 0), at_least_facts=("age",), known_where=CUSTODY)
    made = law(Asks("disposal", Among(frozenset({"fine"}))), AGE, DISPOSAL, term)
    assert asked(made, {"age": 21, "disposal": "fine"})[0] == YES
    assert asked(made, {"age": 20, "disposal": "fine"})[0] == NO


def test_what_lies_between_two_facts_is_held_by_both() -> None:
    middle = Fact("middle", FactKind.AGE, at_least_facts=("age",))
    last = Fact("last", FactKind.AGE, at_least_facts=("middle",))
    between = Asks("middle", Within((10, 0), (20, 0)))
    made = law(between, AGE, middle, last, by="middle")
    for age, end, met in ((10, 19, YES), (9, 19, NO), (10, 20, NO), (15, 15, YES)):
        assert asked(made, {"age": age, "middle": 15, "last": end})[0] == met


def test_it_cites_what_gives_the_answer_every_time() -> None:
    adult, inside, young = (SCHEDULE.child(each) for each in "abc")
    listed = AnyOf(
        (
            Limb(adult, at_least("age", 18)),
            Limb(inside, CUSTODY),
            Limb(young, AllOf((Not(at_least("age", 16)), Not(CUSTODY)))),
        )
    )
    made = law(listed, AGE, DISPOSAL)
    assert asked(made, {"age": 18, "disposal": "custody"}) == (YES, (adult, ACT))
    assert asked(made, {"age": 15, "disposal": "custody"}) == (YES, (ACT,))
    assert asked(made, {"age": 17, "disposal": "custody"}) == (NO, (ACT,))


def test_in_other_words_it_is_the_same_object() -> None:
    general = law(AnyOf((at_least("age", 18), CUSTODY)), AGE, DISPOSAL)
    space = Space(general.vocabulary)
    named = Rule(ACT, ANYWAY, (Row(ACT, at_least("age", 18), YES),))
    one = partition_law(general, space)[ANYWAY]
    other = partition_law(Law(general.vocabulary, rules=(general.rules[0], named)), space)[ANYWAY]
    assert one.answers is other.answers


def test_no_day_is_varied_from_which_an_age_is_counted() -> None:
    days = [Fact(name, FactKind.DATE, least=(730_000, 0)) for name in ("birth", "day")]
    age = Fact("age", FactKind.AGE, counted=Counting("birth", "day"))
    made = law(ALWAYS, *days, age, by="day")
    with pytest.raises(ValueError, match="ages are counted by day"):
        partition_law(made, Space(made.vocabulary))

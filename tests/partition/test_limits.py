"""Laws that are long, deep, or cannot be told apart within reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from keeling.model import conditions
from keeling.model.answers import NO, YES
from keeling.model.conditions import AllOf, Among, AnyOf, Condition, Limb, Not, OutcomeIs, Within
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Row, Rule
from keeling.model.vocabulary import Fact, FactKind, Outcome, OutcomeKind, Vocabulary
from keeling.partition import (
    BudgetExceeded,
    Leaf,
    Space,
    leaves,
    overlay,
    partition_law,
    regions,
    restrict,
    support,
    witness,
)

LISTED = "the offence is listed"
SECTION = ProvisionId("Act", ("section", "1"))
MANY = 1200


def yes(fact: str) -> Condition:
    return conditions.Test(fact, Among(frozenset({"yes"})))


def yes_no_law(count: int, condition: Condition) -> Law:
    facts = [Fact(f"fact {number}", FactKind.YES_NO) for number in range(count)]
    vocabulary = Vocabulary(
        {fact.name: fact for fact in facts}, {LISTED: Outcome(LISTED, OutcomeKind.YES_NO)}
    )
    return Law(vocabulary, rules=(Rule(SECTION, LISTED, (Row(SECTION, condition, YES),)),))


def test_there_may_be_more_facts_than_python_has_frames() -> None:
    law = yes_no_law(MANY, AllOf(tuple(yes(f"fact {number}") for number in range(MANY))))
    space = Space(law.vocabulary)
    partition = partition_law(law, space)[LISTED]
    assert leaves(partition.answers) == (YES, NO)
    assert len(support(space, partition.answers)) == MANY
    all_but_one = {f"fact {number}": "yes" for number in range(1, MANY)}
    assert support(space, restrict(space, partition.answers, all_but_one)) == ("fact 0",)
    both = overlay(space, partition.answers, partition.answers)
    assert leaves(both) == ((YES, YES), (NO, NO))


def test_regions_may_speak_of_many_facts() -> None:
    many = 200
    law = yes_no_law(many, AllOf(tuple(yes(f"fact {number}") for number in range(many))))
    space = Space(law.vocabulary)
    answers = partition_law(law, space)[LISTED].answers
    (region,) = regions(space, answers, YES.__eq__)
    assert len(region.where) == many
    assert len(witness(space, region, ["fact 0", f"fact {many - 1}"]) or {}) == 2


def limbs_law(count: int) -> Law:
    """A list of limbs, each about a fact of its own: every set of them is a reason."""
    limbs = [Limb(SECTION.child(str(at)), yes(f"fact {at}")) for at in range(count)]
    return yes_no_law(count, AnyOf(tuple(limbs)))


def hard_law(count: int) -> Law:
    """Pairs of facts that agree, the second of each pair asked after all the first."""
    half = count // 2
    pairs: list[Condition] = []
    for at in range(half):
        first, second = yes(f"fact {at}"), yes(f"fact {at + half}")
        pairs.append(AnyOf((AllOf((first, second)), Not(AnyOf((first, second))))))
    return yes_no_law(count, AllOf(tuple(pairs)))


def test_a_long_list_of_limbs_is_cited_by_the_first() -> None:
    law = limbs_law(8)
    full = partition_law(law, Space(law.vocabulary))[LISTED]
    assert full.cites_all
    assert len(leaves(full.root)) == 2**8
    law = limbs_law(40)
    brief = partition_law(law, Space(law.vocabulary, budget=30_000))[LISTED]
    assert not brief.cites_all
    assert set(leaves(brief.root)) == {
        Leaf(NO, (SECTION,)),
        *(Leaf(YES, (SECTION.child(str(at)),)) for at in range(40)),
    }


def test_two_rules_whose_limbs_can_be_told_apart_only_alone_are_brief_together() -> None:
    law = limbs_law(20)
    section = ProvisionId("Act", ("section", "2"))
    halves = [
        AnyOf(tuple(Limb(below.child(str(at)), yes(f"fact {at}")) for at in numbers))
        for below, numbers in ((SECTION, range(10)), (section, range(10, 20)))
    ]
    rules = [
        Rule(below, LISTED, (Row(below, half, YES),))
        for below, half in zip((SECTION, section), halves, strict=True)
    ]
    law = replace(law, rules=tuple(rules))
    partition = partition_law(law, Space(law.vocabulary, budget=30_000))[LISTED]
    assert not partition.cites_all
    assert max(len(leaf.reasons) for leaf in leaves(partition.root)) == 2


def test_an_outcome_that_turns_on_a_brief_one_is_brief() -> None:
    law = limbs_law(40)
    banned = "the person is banned"
    outcomes = {**law.vocabulary.outcomes, banned: Outcome(banned, OutcomeKind.YES_NO)}
    rule = Rule(
        ProvisionId("Act", ("section", "2")),
        banned,
        (Row(ProvisionId("Act", ("section", "2")), OutcomeIs(LISTED, frozenset({YES})), YES),),
    )
    vocabulary = replace(law.vocabulary, outcomes=outcomes)
    partitions = partition_law(
        Law(vocabulary, rules=(*law.rules, rule)), Space(vocabulary, budget=30_000)
    )
    assert not partitions[banned].cites_all
    assert leaves(partitions[banned].answers) == (YES, NO)


def test_what_cannot_be_told_apart_is_refused_with_its_cause() -> None:
    law = hard_law(40)
    other = Rule(ProvisionId("Act", ("section", "2")), LISTED, (Row(SECTION, AnyOf(), YES),))
    law = replace(law, rules=(*law.rules, other))
    with pytest.raises(BudgetExceeded) as refused:
        partition_law(law, Space(law.vocabulary, budget=20_000))
    assert refused.value.outcome == LISTED
    assert set(refused.value.facts) <= law.vocabulary.facts.keys()
    assert refused.value.facts
    assert refused.value.provisions == (SECTION,)


def test_too_many_regions_are_refused() -> None:
    count = 24
    odd: list[Condition] = [
        AnyOf(
            (
                AllOf((yes(f"fact {number}"), yes(f"fact {number + 1}"))),
                conditions.Test(f"fact {number}", Among(frozenset({"no"}))),
            )
        )
        for number in range(0, count, 2)
    ]
    law = yes_no_law(count, AllOf(tuple(odd)))
    space = Space(law.vocabulary, budget=2_000)
    partition = partition_law(law, space)[LISTED]
    with pytest.raises(BudgetExceeded):
        regions(space, partition.answers, YES.__eq__)


def test_a_refused_law_leaves_the_space_as_it_was() -> None:
    space = Space(hard_law(40).vocabulary, budget=20_000)
    with pytest.raises(BudgetExceeded):
        partition_law(hard_law(40), space)
    easy = yes_no_law(40, AnyOf(tuple(yes(f"fact {at}") for at in range(40))))
    assert leaves(partition_law(easy, space)[LISTED].root) == (
        Leaf(YES, (SECTION,)),
        Leaf(NO, (SECTION,)),
    )


BOUNDED = [Fact(name, FactKind.AGE, at_least_facts=(other,)) for name, other in ("ab", "ba")]
KNOWN = [Fact(name, FactKind.YES_NO, known_where=yes(other)) for name, other in ("ab", "ba")]
EMPTY = [Fact("a", FactKind.AGE, least=(18, 0), most=(18, 0))]


@pytest.mark.parametrize(
    ("facts", "wrong"),
    [
        (BOUNDED, "never less"),
        (KNOWN, "exist in a circle"),
        (EMPTY, "no value"),
        ([Fact("a", FactKind.CHOICE)], "no value"),
    ],
)
def test_a_vocabulary_without_sense_is_refused(facts: list[Fact], wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        Space(Vocabulary({fact.name: fact for fact in facts}))


def test_lengths_between_two_cuts_are_told_from_none() -> None:
    """More than 190 and under 191 days: no length is, but none is taken for one that is."""
    space = Space(Vocabulary({"term": Fact("term", FactKind.DURATION)}))
    low, high = Duration(days=190).key, Duration(days=191).key
    assert witness(space, {"term": Within((low, 1), (high, 0))}, ["term"]) is None
    half_year = Within((Duration(days=181).key, 1), (Duration(months=7).key, 0))
    assert witness(space, {"term": half_year}, ["term"]) == {"term": Duration(days=182)}

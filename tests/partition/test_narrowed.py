"""A law cut down to what some outcomes turn on, and then changed, answers them as the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from keeling.model.answers import DOES_NOT_ARISE, Answer, Lasting
from keeling.model.conditions import ALWAYS, NEVER, Not, OutcomeIs
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Reading, Row, Rule
from keeling.model.mutants import mutants
from keeling.model.narrowed import Narrowed
from keeling.model.pieces import outcomes_of
from keeling.model.vocabulary import Outcome, OutcomeKind, Vocabulary
from keeling.partition import Space, partition_law

from tests.partition.generated import Maker, made


@made(30)
def test_a_change_makes_of_a_law_cut_down_what_it_makes_of_the_whole(maker: Maker) -> None:
    vocabulary, _ = maker.vocabulary()
    law = maker.law(vocabulary)
    space, narrowed = Space(vocabulary), Narrowed()
    for mutant in mutants(law):
        whole = partition_law(mutant.change(law), space)
        for outcome in vocabulary.outcomes:
            near = narrowed.changed(law, mutant.change, [outcome])
            found = partition_law(near, space, [outcome])
            assert found[outcome].answers is whole[outcome].answers, (mutant.words, outcome)


@made(30)
def test_a_change_touches_the_outcomes_whose_rules_it_makes_others(maker: Maker) -> None:
    law = maker.law(maker.vocabulary()[0])
    for mutant in mutants(law):
        after = mutant.change(law)
        assert (after.rules, after.readings) != (law.rules, law.readings), mutant.words
        pairs = zip(law.rules, after.rules, strict=True)
        told = {before.outcome for before, now in pairs if before != now}
        gone = [each for each in law.readings if each not in after.readings]
        told |= {rule.outcome for each in gone for rule in law.rules if each.reaches(rule)}
        assert told <= outcomes_of(law, mutant.change), mutant.words


ONE, OTHER = (Outcome(name, OutcomeKind.DURATION) for name in ("the one", "the other"))
AT, ELSE = (ProvisionId("KA 2020", ("section", number)) for number in "12")
SHORT, LONG = Lasting(Duration(months=6)), Lasting(Duration(months=12))
ASKED = OutcomeIs(OTHER.name, frozenset({LONG}))


def by_a_row(law: Law) -> Law:
    rule, *rest = law.rules
    return replace(law, rules=(replace(rule, rows=(Row(AT, Not(ASKED), SHORT),)), *rest))


def by_a_reading(law: Law) -> Law:
    return replace(law, readings=(replace(law.readings[0], where=ASKED),))


@pytest.mark.parametrize(("asking", "then"), [(by_a_row, DOES_NOT_ARISE), (by_a_reading, LONG)])
def test_a_law_is_not_cut_where_a_change_asks_for_more(
    asking: Callable[[Law], Law], then: Answer
) -> None:
    vocabulary = Vocabulary(outcomes={each.name: each for each in (ONE, OTHER)})
    law = Law(
        vocabulary=vocabulary,
        rules=(
            Rule(AT, ONE.name, (Row(AT, ALWAYS, SHORT),)),
            Rule(ELSE, OTHER.name, (Row(ELSE, ALWAYS, LONG),)),
        ),
        readings=(Reading(AT.child("a"), AT, {SHORT: LONG}, NEVER),),
    )
    space = Space(vocabulary)
    made = Narrowed().changed(law, asking, [ONE.name])
    answers = [partition_law(each, space)[ONE.name].answers.leaf for each in (law, made)]
    assert answers == [SHORT, then]

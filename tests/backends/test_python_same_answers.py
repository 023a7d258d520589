"""The emitted module and the interpreter: the same answers, reasons, and what would settle them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import ModuleType

import pytest
from keeling.backends import Emission
from keeling.model.vocabulary import OutcomeKind
from keeling.model.words import FactValue
from keeling.partition import Space, impossible, partition_law
from keeling.report import decisions

from tests.backends.emitted import (
    DAY,
    answered,
    by_citation,
    emission,
    expected,
    legislation,
    load,
    plain,
    python,
    real,
    resting_on_faults,
    space_of,
    told,
    typed,
    whole,
)
from tests.backends.made import HOSTILE, dressed, some_facts
from tests.deep import ALL, DEEP
from tests.partition.generated import Maker, made

PROPOSAL = "raise-the-community-order-threshold-to-24-months"


def same(module: ModuleType, given: Emission, facts: Mapping[str, FactValue]) -> None:
    """Hold a module to the interpreter for some facts, complete or not, possible or not."""
    space, case = space_of(given.partitions), whole(given.law, facts)
    if case.found or impossible(space, case.given.facts):
        with pytest.raises(ValueError, match="`") as refused:
            module.decide(module.facts_from(plain(facts)))
        all_facts = case.given.facts
        named = {fact: all_facts[fact] for fact in all_facts if f"`{fact}`" in str(refused.value)}
        assert impossible(space, named), refused.value
        return
    decided = module.decide(module.facts_from(plain(facts)))
    found, wanted = told(module, decided), expected(given, facts)
    for outcome in resting_on_faults(given, facts):
        del found["outcomes"][outcome], wanted["outcomes"][outcome]
    assert found == wanted, facts
    assert module.decide(typed(module, facts)) == decided


@made(60)
def test_a_module_answers_as_the_interpreter_whatever_is_given_and_whatever_is_missing(
    maker: Maker,
) -> None:
    vocabulary, _ = maker.vocabulary()
    law = dressed(maker, maker.law(vocabulary))
    space = Space(law.vocabulary)
    later = frozenset(maker.some(list(law.vocabulary.outcomes), 0, 1))
    notes = dict.fromkeys(law.vocabulary.outcomes, ("from 1 May 2030 on", "note"))
    given = Emission(law, DAY, partition_law(law, space), (), notes, later)
    module = load(python(given))
    for share in (1.0, 0.7, 0.4, 0.0):
        for at_random in (False, False, False, True):
            same(module, given, some_facts(maker, space, share, at_random))


@made(25)
def test_reasons_put_together_for_the_facts_given_are_the_same(maker: Maker) -> None:
    vocabulary, _ = maker.vocabulary()
    law = dressed(maker, maker.law(vocabulary))
    space = Space(law.vocabulary)
    given = Emission(law, DAY, partition_law(law, space))
    module = load(python(given))
    module._FEW = 0  # type: ignore[attr-defined]
    for share in (0.8, 0.6, 0.4, 0.2):
        same(module, given, some_facts(maker, space, share))


@made(25)
def test_hostile_names_change_no_answer(maker: Maker) -> None:
    vocabulary, _ = maker.vocabulary()
    law = dressed(maker, maker.law(vocabulary), maker.shuffled(HOSTILE))
    space = Space(law.vocabulary)
    given = Emission(law, DAY, partition_law(law, space))
    module = load(python(given))
    for share in (1.0, 0.6, 0.3):
        same(module, given, some_facts(maker, space, share))


@pytest.fixture(scope="module", params=[(), (PROPOSAL,)], ids=["as it is", "as proposed"])
def law(request: pytest.FixtureRequest) -> tuple[Emission, ModuleType]:
    given = emission(real(*request.param))
    return given, load(python(given))


def test_every_worked_case_is_answered_as_the_interpreter_does(
    law: tuple[Emission, ModuleType],
) -> None:
    given, module = law
    folder = legislation()
    cases = [case for path in folder.root.rglob("*.yaml") for case in folder.cases(path).value]
    assert len(cases) > 100
    for case in cases:
        same(module, given, case.facts)


def test_the_real_law_is_answered_as_the_interpreter_does_with_facts_missing(
    law: tuple[Emission, ModuleType],
) -> None:
    given, module = law
    space = space_of(given.partitions)
    for seed in range(ALL if DEEP else 80):
        maker = Maker(seed, 5)
        share = maker.random.choice((0.1, 0.4, 0.7, 1.0))
        same(module, given, some_facts(maker, space, share, at_random=maker.chance(6)))


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2004, 5, 1), date(2014, 4, 1)], ids=str)
def test_the_law_of_an_earlier_day_says_what_is_not_encoded_for_it(day: date) -> None:
    law = real(day=day)
    module = load(python(emission(law)))
    notes = 0
    for facts in ({}, {"the offence": "exposure", "the disposal": "caution"}):
        made = answered(module, facts)
        assert made == by_citation(decisions.data(law.law, day, (), law.decide(facts)))
        notes += sum(len(outcome["notes"]) for outcome in made["outcomes"].values())
    assert notes


def test_every_outcome_of_the_real_law_is_left_open_by_no_facts_and_settled_by_some(
    law: tuple[Emission, ModuleType],
) -> None:
    given, module = law
    nothing = module.decide(module.Facts())
    kinds = {outcome.kind for outcome in given.law.vocabulary.outcomes.values()}
    assert OutcomeKind.RANGE in kinds
    assert all(answer.value is None and answer.depends_on for answer in nothing.values())

"""Deciding a case under the law that bears on it agrees with deciding it under the whole law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from keeling.deciding import Deciding
from keeling.model.conditions import limbs
from keeling.model.law import Law, Provision
from keeling.model.needs import said
from keeling.model.words import FactValue
from keeling.partition import Space, impossible
from keeling.pipeline import Corpus, edition
from keeling.questions.decide import Decision
from keeling.testing.folders import reader

from tests.backends.emitted import DAY, legislation, whole
from tests.backends.made import some_facts
from tests.deep import ALL, DEEP
from tests.kites_act import read
from tests.partition.generated import Maker, made


def both(
    corpus: Corpus, facts: Mapping[str, FactValue], day: date = DAY, proposal: str = ""
) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    """What is decided under the law that bears on a case, and under the whole."""
    proposals = [corpus.law.proposals[proposal]] if proposal else []
    case = whole(corpus.law, facts)
    bearing = Deciding(corpus).law_for(case.given.facts, day, proposals).value
    all_of_it = edition(corpus, day, proposals).value
    assert bearing is not None
    assert all_of_it is not None
    found = [law.decide(case.given.facts, case.counted) for law in (bearing, all_of_it)]
    return found[0], found[1]


def possible(space: Space, law: Law, facts: Mapping[str, FactValue]) -> bool:
    case = whole(law, facts)
    return not case.found and not impossible(space, case.given.facts)


def cited(law: Law) -> Law:
    """A made law with every provision that its rules name."""
    conditions = [each for rule in law.rules for each in said(law, rule)]
    named = [at for condition in conditions for at in limbs(condition)]
    named += [row.provision for rule in law.rules for row in rule.rows]
    named += [rule.provision for rule in law.rules]
    named += [reading.provision for reading in law.readings]
    return replace(law, provisions={at: Provision(at) for at in named})


@made(150)
def test_of_any_law_the_same_is_decided(maker: Maker) -> None:
    vocabulary, _ = maker.vocabulary()
    corpus = Corpus((), cited(maker.law(vocabulary)), reader())
    for share in (1.0, 0.7, 0.4, 0.0):
        facts = some_facts(maker, corpus.space, share)
        if possible(corpus.space, corpus.law, facts):
            bearing, all_of_it = both(corpus, facts)
            assert bearing == all_of_it, facts


@pytest.mark.parametrize(
    ("day", "proposal"),
    [
        (DAY, ""),
        (DAY, "raise-the-community-order-threshold-to-24-months"),
        (date(2013, 4, 8), ""),
        (date(1999, 1, 1), ""),
    ],
)
def test_of_the_real_law_the_same_is_decided(day: date, proposal: str) -> None:
    corpus = legislation().law.value
    assert corpus is not None
    proposals = [corpus.law.proposals[proposal]] if proposal else []
    deciding, all_of_it = Deciding(corpus), edition(corpus, day, proposals).value
    assert all_of_it is not None
    for seed in range(ALL if DEEP else 12):
        maker = Maker(seed, 5)
        facts = some_facts(maker, corpus.space, maker.random.choice((0.1, 0.4, 0.7, 1.0)))
        case = whole(corpus.law, facts)
        if not possible(corpus.space, corpus.law, facts):
            continue
        bearing = deciding.law_for(case.given.facts, day, proposals).value
        assert bearing is not None
        told = bearing.decide(case.given.facts, case.counted)
        assert [each.outcome for each in told] == list(corpus.law.vocabulary.outcomes)
        for one, other in zip(told, all_of_it.decide(case.given.facts, case.counted), strict=True):
            partition = all_of_it.partitions[one.outcome]
            assert one == other or not partition.cites_all, facts


WHATEVER = """
section 1 of KA "Licences"
  a licence is needed if the kind is power kite
section 2 of KA "The list"
  the kite is listed if a licence is needed whatever the kind
"""


@pytest.mark.parametrize("kind", ["box kite", "power kite"])
def test_what_is_so_whatever_a_fact_is_asks_all_its_values(kind: str) -> None:
    corpus, found = read(WHATEVER)
    assert corpus is not None, found
    bearing, all_of_it = both(corpus, {"the kind": kind})
    assert bearing == all_of_it
    assert {each.outcome: str(each.answer) for each in bearing}["the kite is listed"] == "no"

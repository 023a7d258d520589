"""The proposal to raise the community order threshold, against every possible case.

The law before and after is asked case by case, by an evaluator that knows nothing of diagrams;
every case in which an answer changes is held against what the reform is meant to do, worked out by
hand from Schedule 3 and section 82.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from keeling.cli import folder
from keeling.model.conditions import OutcomeIs, Within
from keeling.model.conditions import Test as Asks
from keeling.model.durations import Duration
from keeling.model.law import Law
from keeling.model.vocabulary import Fact, FactKind
from keeling.pipeline import Corpus, Edition, compare, edition

from tests.partition.oracle import Asking, Case, Value, holds, lesser_facts
from tests.partition.stepwise import (
    ABSENT,
    asked_in,
    conditions,
    in_order,
    next_to_ask,
    only,
    values,
)

LEGISLATION = Path(__file__).parents[1] / "legislation"
PROPOSAL = "raise-the-community-order-threshold-to-24-months"
DAY = date(2027, 4, 1)
NOW = {
    "the offence is listed": "yes",
    "the person must notify": "yes",
    "the notification period": "5 years",
    "the relevant date": "the date of sentence",
}
THEN = {
    "the offence is listed": "no",
    "the person must notify": "no",
    "the notification period": "none",
    "the relevant date": "none",
}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    read = folder.corpus(folder.files(LEGISLATION, ".law").value)
    assert read.value is not None
    return read.value


@pytest.fixture(scope="module")
def laws(corpus: Corpus) -> tuple[Law, Law]:
    before = edition(corpus, DAY)
    after = edition(corpus, DAY, (corpus.law.proposals[PROPOSAL],))
    assert isinstance(before.value, Edition)
    assert isinstance(after.value, Edition)
    return before.value.law, after.value.law


def is_meant(case: Case) -> bool:
    """Whether the reform is meant to reach a case: read off the paragraphs, not the program."""
    return (
        case["the offence"] in ("sexual assault", "exposure")
        and case["the offender's age at the offence"] >= 18  # type: ignore[operator]
        and case["the victim's age"] >= 18  # type: ignore[operator]
        and case["the disposal"] == "community order"
        and Duration(12).key <= case["the length of the order"] < Duration(24).key  # type: ignore[operator]
    )


def test_exactly_the_cases_meant_change_and_nothing_else(laws: tuple[Law, Law]) -> None:
    before, after = laws
    seen = changed = 0
    for outcome in before.vocabulary.outcomes:
        one, other = only(before, outcome), only(after, outcome)
        if (one.rules, one.readings) == (other.rules, other.readings):
            assert outcome not in NOW
            continue
        if untouched(before, after, outcome):
            continue
        ask_one, ask_other = asking(one, outcome), asking(other, outcome)
        for case in every_case(one, other, outcome):
            seen += 1
            was, now = ask_one(case), ask_other(case)
            if outcome in NOW and is_meant(case):
                changed += 1
                assert (was, now) == (NOW[outcome], THEN[outcome]), case
            else:
                assert was == now, (outcome, case)
    # Guards against a generator that has fallen silent.
    assert seen > 10_000
    assert changed >= 16


def test_the_difference_reports_that_and_nothing_else(corpus: Corpus) -> None:
    found = compare(corpus, DAY, (corpus.law.proposals[PROPOSAL],))
    assert found.value is not None
    changes = found.value.difference.changes
    assert {(one.outcome, str(one.before), str(one.after)) for one in changes} == {
        (outcome, NOW[outcome], THEN[outcome]) for outcome in NOW
    }
    assert len(changes) == len(NOW)
    assert found.value.difference.direction.value == "narrows"


def untouched(before: Law, after: Law, outcome: str) -> bool:
    """Whether the outcome asks of those that change only for answers which they have in neither.

    Its own rules are the same then in both laws, and what they ask is answered alike in every case
    that the other outcomes are held to; to go through its facts as well would take hours.
    """
    own = [[rule for rule in law.rules if rule.outcome == outcome] for law in (before, after)]
    asked = [
        test
        for rule in own[0]
        for condition in (rule.where, *(row.when for row in rule.rows))
        for test in asked_in(condition)
        if isinstance(test, OutcomeIs)
    ]
    changing = [test for test in asked if test.outcome in NOW]
    return own[0] == own[1] and all(
        {str(each) for each in test.answers}.isdisjoint((NOW[test.outcome], THEN[test.outcome]))
        for test in changing
    )


def asking(law: Law, outcome: str) -> Callable[[Case], str]:
    """How the law answers the outcome, case by case."""
    ask = Asking(law)
    return lambda case: str(ask(case)[outcome].answer)


def every_case(one: Law, other: Law, outcome: str) -> Iterator[Case]:
    """Every possible case, as far as the facts go that either law turns on.

    Each stretch of a measured fact between the values the laws name is shown by one value, since
    no condition tells the values within it apart.
    """
    asked = [
        test
        for law in (one, other)
        for condition in conditions(law)
        for test in asked_in(condition)
        if isinstance(test, Asks)
    ]
    facts = one.vocabulary.facts
    needed = {test.fact for test in asked}
    while True:
        more = {
            test.fact
            for name in needed
            for test in asked_in(facts[name].known_where)
            if isinstance(test, Asks)
        } | {lesser for name in needed for lesser in lesser_facts(one.vocabulary, name)}
        if more <= needed:
            break
        needed |= more
    kinds: dict[FactKind, set[int]] = {}
    for test in asked:
        if isinstance(test.among, Within):
            ends = {cut[0] for cut in (test.among.lower, test.among.upper) if cut is not None}
            kinds.setdefault(facts[test.fact].kind, set()).update(ends)
    # The reform's own boundaries, in case an amendment lost one of them.
    kinds.setdefault(FactKind.DURATION, set()).update({Duration(12).key, Duration(24).key})
    named = [facts[name] for name in facts if name in needed]
    yield from cases(named, kinds, one, {})


def cases(
    facts: list[Fact], kinds: Mapping[FactKind, set[int]], law: Law, case: dict[str, Value]
) -> Iterator[Case]:
    """Extend a case by each value of the next fact it can have."""
    ready = next_to_ask(facts, case)
    if ready is None:
        assert not facts
        yield {name: value for name, value in case.items() if value is not ABSENT}
        return
    rest = [fact for fact in facts if fact is not ready]
    there = {name: value for name, value in case.items() if value is not ABSENT}
    if not holds(ready.known_where, there, {}):
        yield from cases(rest, kinds, law, {**case, ready.name: ABSENT})
        return
    for value in values(ready, kinds):
        longer = {**there, ready.name: value}
        if in_order(law.vocabulary, longer):
            yield from cases(rest, kinds, law, {**case, ready.name: value})

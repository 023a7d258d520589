"""With some facts given: every answer that is still possible, no other, and what it turns on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations, product

from keeling.model.conditions import Cut
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind, Vocabulary
from keeling.model.words import FactValue
from keeling.partition import (
    Leaf,
    Space,
    impossible,
    leaves,
    partition_law,
    regions,
    restrict,
    support,
)

from tests.model.every_day import lasting
from tests.partition.generated import POOL, Maker, made
from tests.partition.oracle import Case, Value, decide, in_region, lesser_facts, past
from tests.partition.possible import shown

_LENGTHS = [
    *(Duration(months=months) for months in (1, 5, 6, 7, 12, 13)),
    *(Duration(days=days) for days in (1, 100, 182, 183, 200, 364, 365, 366, 400)),
]


def some_given(maker: Maker, vocabulary: Vocabulary, case: Case) -> dict[str, FactValue]:
    """Some facts of a case, or a few from elsewhere; lengths in whole months or days."""
    given: dict[str, FactValue] = {}
    for name in maker.some(list(vocabulary.facts), 0, len(vocabulary.facts)):
        fact = vocabulary.facts[name]
        if fact.kind is FactKind.DURATION:
            given[name] = maker.random.choice([each for each in _LENGTHS if ordered(each)])
        elif name in case and not maker.chance(5):
            given[name] = said(fact, case[name])
        else:
            values = sorted(shown(vocabulary, fact, POOL)) if fact.measured else fact.values
            given[name] = said(fact, maker.random.choice(values))
    return given


def said(fact: Fact, value: Value) -> FactValue:
    if isinstance(value, str):
        return value
    return date.fromordinal(int(value)) if fact.kind is FactKind.DATE else int(value)


def side(length: Duration, cut: Cut) -> bool | None:
    """Whether a length is past a cut, on every day both may begin; None where it depends."""
    other, after = Duration.of_key(cut[0]), cut[1]
    if length.in_months and other.in_months:
        return length.months >= other.months + after
    pairs = product(possible_days(length), possible_days(other))
    answers = {days >= end + after for days, end in pairs}
    return answers.pop() if len(answers) == 1 else None


def possible_days(length: Duration) -> frozenset[int]:
    return lasting(length.months) if length.in_months else frozenset({length.days})


def ordered(length: Duration) -> bool:
    """Whether what is said about a length and each cut can be so of one place on the line."""
    sides = [side(length, cut) for cut in POOL[FactKind.DURATION]]
    return sides == sorted(sides, key=[True, None, False].index)


def may_be(vocabulary: Vocabulary, name: str, value: FactValue, place: Value) -> bool:
    """Whether a value given for a fact may be at a place on the fact's line."""
    if isinstance(value, Duration):
        fact = vocabulary.facts[name]
        ends = [cut for cut in (fact.least, fact.most) if cut is not None]
        assert not isinstance(place, str)
        return all(
            side(value, cut) in (None, past(place, cut)) for cut in (*POOL[fact.kind], *ends)
        )
    return place == (value.toordinal() if isinstance(value, date) else value)


def completions(
    vocabulary: Vocabulary, given: Mapping[str, FactValue], cases: Sequence[Case]
) -> list[Case]:
    """The possible cases that have these facts."""
    lengths = {name: value for name, value in given.items() if isinstance(value, Duration)}
    for name, value in lengths.items():
        for lesser in lesser_facts(vocabulary, name) & lengths.keys():
            if value.compared_with(lengths[lesser]) == -1:
                return []
    return [
        case
        for case in cases
        if all(
            name in case and may_be(vocabulary, name, value, case[name])
            for name, value in given.items()
        )
    ]


def agree(one: Case, other: Case, facts: Sequence[str]) -> bool:
    """Whether two cases agree on those of some facts that both have."""
    return all(one[name] == other[name] for name in facts if name in one and name in other)


def settles(facts: Sequence[str], decided: Sequence[tuple[Case, Leaf]]) -> bool:
    """Whether the answer is the same wherever some facts are the same."""
    return all(
        leaf == other_leaf or not agree(case, other, facts)
        for (case, leaf), (other, other_leaf) in combinations(decided, 2)
    )


@made(100)
def test_leaves_are_the_answers_of_all_completions(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    space = Space(vocabulary)
    decided = [decide(law, case) for case in cases]
    for outcome, partition in partition_law(law, space).items():
        given = some_given(maker, vocabulary, maker.random.choice(cases))
        left = completions(vocabulary, given, cases)
        node = restrict(space, partition.root, given)
        answers = {
            id(case): Leaf(*each[outcome]) for case, each in zip(cases, decided, strict=True)
        }
        assert set(leaves(node)) == {answers[id(case)] for case in left}
        parted = regions(space, node, lambda leaf: True)
        for case in left:
            found = [region.leaf for region in parted if in_region(case, region.where)]
            assert found == [answers[id(case)]]


@made(100)
def test_support_is_what_settles_the_answer_and_no_more(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    space = Space(vocabulary)
    for outcome, partition in partition_law(law, space).items():
        given = some_given(maker, vocabulary, maker.random.choice(cases))
        left = completions(vocabulary, given, cases)
        decided = [
            (case, Leaf(*decide(law, case)[outcome])) for case in left[:: len(left) // 100 + 1]
        ]
        facts = support(space, restrict(space, partition.root, given))
        assert [name for name in vocabulary.facts if name in facts] == list(facts)
        assert settles(facts, decided)
        if len(decided) == len(left):
            for name in facts:
                assert not settles([other for other in facts if other != name], decided)


@made(250)
def test_impossible_facts_are_named_and_no_others(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    space = Space(vocabulary)
    given = some_given(maker, vocabulary, maker.random.choice(cases))
    clashing = impossible(space, given)
    assert bool(clashing) is not bool(completions(vocabulary, given, cases))
    for name in clashing:
        rest = {other: given[other] for other in clashing if other != name}
        assert completions(vocabulary, rest, cases)
    if clashing:
        only = {name: given[name] for name in clashing}
        assert not completions(vocabulary, only, cases)

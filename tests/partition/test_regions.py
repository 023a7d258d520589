"""Regions are disjoint, complete and few, and a witness shows each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import combinations
from operator import eq

from keeling.model.conditions import Among, Within
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind, Vocabulary
from keeling.model.words import FactValue
from keeling.partition import Region, Space, partition_law, regions, support, witness

from tests.partition.fewest import fewest
from tests.partition.generated import POOL, Maker, made
from tests.partition.oracle import Case, Value, decide, in_region, lesser_facts, lies
from tests.partition.possible import all_cases, existing
from tests.partition.test_facts_missing import side

Where = Mapping[str, Among | Within]


def places(facts: Mapping[str, FactValue]) -> dict[str, Value]:
    """A case with places on lines for values."""
    found: dict[str, Value] = {}
    for name, value in facts.items():
        if isinstance(value, Duration):
            found[name] = Fraction(value.key)
        else:
            found[name] = value.toordinal() if isinstance(value, date) else value
    return found


@made(70)
def test_regions_part_the_possible_cases(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    space = Space(vocabulary)
    decided = [decide(law, case) for case in cases]
    for outcome, partition in partition_law(law, space).items():
        wanted = maker.random.choice(decided)[outcome][0]
        parted = regions(space, partition.answers, partial(eq, wanted))
        for region in parted:
            assert region.leaf == wanted
            assert_nothing_implied(vocabulary, region.where, cases)
        assert_nothing_to_merge(vocabulary, support(space, partition.answers), parted, cases)
        for case, answers in zip(cases, decided, strict=True):
            inside = sum(in_region(case, region.where) for region in parted)
            assert inside == (answers[outcome][0] == wanted)


@made(20)
def test_regions_part_the_cases_when_the_search_for_fewer_ends_early(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    space = Space(vocabulary)
    looks = maker.random.choice([0, 0, 100, 400])
    for outcome, partition in partition_law(law, space).items():
        parted = regions(space, partition.answers, lambda leaf: True, looks)
        for region in parted:
            assert_nothing_implied(vocabulary, region.where, cases)
        for case in cases:
            inside = [each.leaf for each in parted if in_region(case, each.where)]
            assert inside == [decide(law, case)[outcome][0]]


def assert_nothing_implied(vocabulary: Vocabulary, where: Where, cases: list[Case]) -> None:
    """No measure could be left out (choices are kept: they are what a case is about)."""
    assert [name for name in vocabulary.facts if name in where] == list(where)
    described = [case for case in cases if in_region(case, where)]
    for fact, own in where.items():
        if isinstance(own, Among) and len(own.values) < len(vocabulary.facts[fact].values):
            continue
        rest = {name: each for name, each in where.items() if name != fact}
        assert [case for case in cases if in_region(case, rest)] != described, f"{fact} is implied"


def assert_nothing_to_merge(
    vocabulary: Vocabulary, asked: tuple[str, ...], parted: tuple[Region, ...], cases: list[Case]
) -> None:
    """No two regions could be one: the least that holds both holds a case of neither.

    Only the facts on which the answer turns, and those that the regions name, could say so: that
    some other fact happens to exist in just these cases is no reason for the answer.
    """
    named = {*asked, *(name for region in parted for name in region.where)}
    facts = [vocabulary.facts[name] for name in vocabulary.facts if name in named]
    held = [[case for case in cases if in_region(case, region.where)] for region in parted]
    for one, other in combinations(held, 2):
        assert holding(facts, [*one, *other], cases) > len(one) + len(other)


def holding(facts: Sequence[Fact], some: list[Case], cases: list[Case]) -> int:
    """How many cases lie in the least region that holds some."""
    left = cases
    for fact in facts:
        values = [case[fact.name] for case in some if fact.name in case]
        if len(values) < len(some):
            continue
        known = [case for case in left if fact.name in case]
        if fact.measured:
            low, high = min(values), max(values)
            left = [case for case in known if low <= case[fact.name] <= high]  # type: ignore[operator]
        else:
            left = [case for case in known if case[fact.name] in values]
    return len(left)


def test_regions_are_as_few_as_can_be() -> None:
    """Of a thousand laws two lists of regions are longer than the shortest, by one."""
    listed = least = 0
    for seed in range(60):
        maker = Maker(seed, seed % 5 + 1)
        vocabulary, cases = maker.vocabulary()
        law = maker.law(vocabulary)
        space = Space(vocabulary)
        decided = [decide(law, case) for case in cases]
        for outcome, partition in partition_law(law, space).items():
            for wanted in dict.fromkeys(answers[outcome][0] for answers in decided):
                found = len(regions(space, partition.answers, partial(eq, wanted)))
                sides = zip(cases, decided, strict=True)
                parted = {True: list[Case](), False: list[Case]()}
                for case, answers in sides:
                    parted[answers[outcome][0] == wanted].append(case)
                fewest_ = fewest(vocabulary, parted[True], parted[False]) if found > 1 else 1
                if fewest_ is not None:
                    assert fewest_ <= found <= fewest_ + 1
                    listed, least = listed + found, least + fewest_
    assert least > 250
    assert listed <= 1.01 * least


@made(70)
def test_every_region_has_a_possible_witness(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    space = Space(vocabulary)
    partition = partition_law(law, space)["outcome 1"]
    for region in regions(space, partition.root, lambda leaf: True):
        whole = witness(space, region, vocabulary.facts)
        if whole is None:
            assert not shown_for_sure(vocabulary, region.where, cases)
            continue
        assert [name for name in vocabulary.facts if name in whole] == list(whole)
        assert existing(vocabulary, places(whole))
        assert in_region(places(whole), region.where)
        assert_sure(vocabulary, region.where, whole)
        named = maker.some(list(vocabulary.facts), 0, 4)
        shown = witness(space, region, named)
        assert shown is not None
        assert any(
            in_region(case, region.where) and {name for name in named if name in case} == set(shown)
            for case in cases_with(vocabulary, shown)
        )


def cases_with(vocabulary: Vocabulary, shown: Mapping[str, FactValue]) -> list[Case]:
    cuts = {kind: list(own) for kind, own in POOL.items()}
    only = {name: [place] for name, place in places(shown).items()}
    for name, [place] in only.items():
        if not isinstance(place, str):
            cuts[vocabulary.facts[name].kind].append((int(place), 0))
    return all_cases(vocabulary, cuts, 10**6, only)


def assert_sure(vocabulary: Vocabulary, where: Where, shown: Mapping[str, FactValue]) -> None:
    """Lengths lie where they lie whatever day they begin."""
    for name, value in shown.items():
        if isinstance(value, Duration):
            described = where.get(name)
            if isinstance(described, Within):
                for cut in (described.lower, described.upper):
                    assert cut is None or side(value, cut) is not None
            for lesser in lesser_facts(vocabulary, name):
                other = shown.get(lesser)
                assert not isinstance(other, Duration) or value.compared_with(other) in (0, 1)


def shown_for_sure(vocabulary: Vocabulary, where: Where, cases: list[Case]) -> bool:
    """Whether lengths could be found for sure (where they are not bound to other lengths)."""
    kinds = [fact.kind for fact in vocabulary.facts.values() if fact.at_least_facts]
    if FactKind.DURATION in kinds:
        return False
    lengths = [Duration(months=n) for n in range(1, 40)] + [Duration(days=n) for n in range(1, 900)]

    def sure(name: str, value: Value) -> bool:
        fact = vocabulary.facts[name]
        if fact.kind is not FactKind.DURATION:
            return True
        cuts = [*POOL[fact.kind], *(cut for cut in (fact.least, fact.most) if cut is not None)]
        return any(
            all(side(length, cut) is lies(value, Within(cut)) for cut in cuts) for length in lengths
        )

    return any(
        all(sure(name, value) for name, value in case.items())
        for case in cases
        if in_region(case, where)
    )

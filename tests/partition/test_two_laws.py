"""Equal laws have one diagram, and a difference is exactly that."""

from __future__ import annotations

from collections.abc import Mapping

from keeling.model.answers import Answer, Conflict, Gap
from keeling.partition import Partition, Space, leaves, overlay, partition_law, regions
from keeling.questions.difference import difference
from keeling.report.answer import grouped

from tests.partition.changed import amended, equal, rewritten
from tests.partition.generated import Maker, made
from tests.partition.oracle import decide, in_region
from tests.partition.test_every_case import Walker

Partitions = Mapping[str, Partition]


@made(80)
def test_same_law_in_other_words_is_the_same_object(maker: Maker) -> None:
    vocabulary, _ = maker.vocabulary()
    law = maker.law(vocabulary)
    space = Space(vocabulary)
    before = partition_law(law, space)
    for outcome, after in partition_law(rewritten(maker, law), space).items():
        assert equal(space, after.answers, before[outcome].answers)


@made(60)
def test_laws_are_the_same_object_only_if_they_agree_in_every_case(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    changed = amended(maker, law) if maker.chance(2) else maker.law(vocabulary)
    space = Space(vocabulary)
    before, after = partition_law(law, space), partition_law(changed, space)
    decided = [(decide(law, case), decide(changed, case)) for case in cases]
    for outcome in vocabulary.outcomes:
        same = all(old[outcome][0] == new[outcome][0] for old, new in decided)
        assert equal(space, before[outcome].answers, after[outcome].answers) is same
        same = all(old[outcome] == new[outcome] for old, new in decided)
        assert equal(space, before[outcome].root, after[outcome].root) is same


@made(60)
def test_overlay_pairs_the_answers_of_every_case(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    changed = amended(maker, law) if maker.chance(2) else maker.law(vocabulary)
    space = Space(vocabulary)
    before, after = partition_law(law, space), partition_law(changed, space)
    both = {
        outcome: overlay(space, before[outcome].answers, after[outcome].answers)
        for outcome in vocabulary.outcomes
    }
    pairs = {
        outcome: [
            (decide(law, case)[outcome][0], decide(changed, case)[outcome][0]) for case in cases
        ]
        for outcome in vocabulary.outcomes
    }
    walker = Walker(space)
    for outcome, node in both.items():
        assert [walker.found(node, case) for case in cases] == pairs[outcome]
        assert set(leaves(node)) == set(pairs[outcome])
        differ = regions(space, node, lambda pair: pair[0] != pair[1])
        for case, (old, new) in zip(cases, pairs[outcome], strict=True):
            inside = [region for region in differ if in_region(case, region.where)]
            assert [region.leaf for region in inside] == ([(old, new)] if old != new else [])


@made(60)
def test_a_difference_tells_each_change_of_each_outcome_once(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    changed = amended(maker, law) if maker.chance(2) else maker.law(vocabulary)
    space = Space(vocabulary)
    before, after = partition_law(law, space), partition_law(changed, space)
    found = difference(law, before, after).changes
    for case in cases:
        old, new = decide(law, case), decide(changed, case)
        for outcome in vocabulary.outcomes:
            inside = [
                (change.before, change.after)
                for change in found
                if change.outcome == outcome and in_region(case, change.when)
            ]
            pair = old[outcome][0], new[outcome][0]
            assert inside == ([pair] if unlike(*pair) else [])
    assert len(grouped(found)) <= apart(space, before, after)


def unlike(one: Answer, other: Answer) -> bool:
    """Whether two answers differ: in more than which provisions leave a gap or conflict."""
    if isinstance(one, Conflict) and isinstance(other, Conflict):
        return {each for _, each in one.answers} != {each for _, each in other.answers}
    return one != other and not (isinstance(one, Gap) and isinstance(other, Gap))


def apart(space: Space, before: Partitions, after: Partitions) -> int:
    """How many groups there are where each outcome is told by itself."""
    found = set[tuple[object, ...]]()
    for outcome, partition in before.items():
        both = overlay(space, partition.answers, after[outcome].answers)
        told = regions(space, both, lambda pair: unlike(*pair))
        found |= {tuple(region.where.items()) for region in told}
    return len(found)

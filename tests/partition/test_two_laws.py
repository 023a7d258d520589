"""Equal laws have one diagram, and a difference is exactly that."""

from __future__ import annotations

from keeling.partition import Node, Space, leaves, overlay, partition_law, regions

from tests.partition.changed import amended, rewritten
from tests.partition.generated import Maker, made
from tests.partition.oracle import decide, in_region
from tests.partition.test_every_case import Walker


def equal(space: Space, one: Node, other: Node) -> bool:
    """Whether two laws answer alike: one object; with days that are held to a few, no difference.

    What is one object is never different.
    """
    if not space.counted:
        return one is other
    differing = any(pair[0] != pair[1] for pair in leaves(overlay(space, one, other)))
    assert not (one is other and differing)
    return not differing


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

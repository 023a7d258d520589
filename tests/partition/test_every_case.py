"""The partition against the meaning of the model, case by case."""

from __future__ import annotations

from unittest.mock import patch

from keeling.model.conditions import Among, Within
from keeling.partition import Leaf, Node, Space, branches, leaves, met_where, partition_law
from keeling.partition import law as partitioning

from tests.partition.changed import equal
from tests.partition.generated import Maker, Scope, made
from tests.partition.oracle import Case, answered, decide, holds, lies


class Walker:
    """Walks diagrams with cases, a fact at a time."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._branches: dict[Node, tuple[tuple[Among | Within, Node], ...]] = {}

    def found(self, node: Node, case: Case) -> object:
        while node.children:
            fact = self._space.lines[node.level].fact.name
            assert fact in case, f"{fact} does not exist in {case}, and is asked for"
            if node not in self._branches:
                self._branches[node] = branches(self._space, node)
            value = case[fact]
            node = next(to for described, to in self._branches[node] if lies(value, described))
        return node.leaf


@made(120)
def test_partition_gives_what_the_model_means(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    space = Space(vocabulary)
    walker = Walker(space)
    partitions = partition_law(law, space)
    seen: dict[str, set[Leaf]] = {outcome: set() for outcome in partitions}
    for case in cases:
        for outcome, (answer, reasons) in decide(law, case).items():
            partition = partitions[outcome]
            leaf = Leaf(answer, reasons)
            assert walker.found(partition.root, case) == leaf
            assert walker.found(partition.answers, case) == answer
            seen[outcome].add(leaf)
    for outcome, partition in partitions.items():
        assert set(leaves(partition.root)) == seen[outcome]
        assert set(leaves(partition.answers)) == {leaf.answer for leaf in seen[outcome]}


@made(80)
def test_where_a_condition_is_met_is_what_it_means(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    space = Space(vocabulary)
    walker = Walker(space)
    scope = Scope(list(vocabulary.facts.values()), list(vocabulary.outcomes.values()))
    conditions = [maker.condition(scope) for _ in range(3)]
    nodes = met_where(law, space, conditions)
    seen = set()
    for case in cases:
        answers = answered(law, case)
        for condition, node in zip(conditions, nodes, strict=True):
            assert walker.found(node, case) is holds(condition, case, answers)
            seen.add((node, holds(condition, case, answers)))
    for node in nodes:
        assert {leaf for leaf in leaves(node) if leaf is not None} == {
            value for at, value in seen if at is node
        }


@made(80)
def test_brief_reasons_stand_for_all(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    space = Space(vocabulary)
    walker = Walker(space)
    with patch.object(partitioning, "_ALL_REASONS", -(10**9)):
        brief = partition_law(law, space)
    full = partition_law(law, space)
    for outcome, partition in full.items():
        assert partition.cites_all
        assert equal(space, brief[outcome].answers, partition.answers)
        for case in cases:
            cited = walker.found(brief[outcome].root, case)
            every = walker.found(partition.root, case)
            assert isinstance(cited, Leaf)
            assert isinstance(every, Leaf)
            for reason in cited.reasons:
                assert any(other.within(reason) for other in every.reasons)

"""Conditions made into diagrams, with the reasons for which they are met."""

from __future__ import annotations

from collections.abc import Callable

from keeling.model.conditions import (
    AllOf,
    AnyOf,
    Condition,
    Limb,
    Not,
    OutcomeIs,
    Test,
    Whatever,
)
from keeling.model.identity import ProvisionId
from keeling.partition.nodes import Node, Table, relabel
from keeling.partition.truth import NONE, Failed, Met, Reasons, Truths


class Numbering:
    """Provisions numbered as they come."""

    def __init__(self) -> None:
        self.provisions: list[ProvisionId] = []
        self._numbers: dict[ProvisionId, int] = {}

    def number(self, provision: ProvisionId) -> int:
        """Return the number of a provision."""
        found = self._numbers.get(provision)
        if found is None:
            found = self._numbers[provision] = len(self.provisions)
            self.provisions.append(provision)
        return found

    def with_limbs(self, limbs: Reasons, provision: ProvisionId) -> Reasons:
        """Return the set with a provision added, unless a part of that provision is in it."""
        if any(self.provisions[limb].within(provision) for limb in limbs):
            return limbs
        return limbs | {self.number(provision)}


class ConditionDiagrams:
    """Makes diagrams whose leaves are `Met` or `Failed`.

    `test`, `outcome` and `whatever` give the diagrams of the three kinds of tests. Negation is
    pushed down to the tests (De Morgan), and no limb below one counts. A limb is a reason where it
    is met, unless a limb inside it that is part of the same provision is met too: that one is more
    specific. The conditions asked about must outlive this object.
    """

    def __init__(
        self,
        table: Table,
        truths: Truths,
        numbering: Numbering,
        test: Callable[[Test], Node],
        outcome: Callable[[OutcomeIs], Node],
        whatever: Callable[[Whatever], Node],
    ) -> None:
        self._table = table
        self._truths = truths
        self._numbering = numbering
        self._test = test
        self._outcome = outcome
        self._whatever = whatever
        self._done: dict[tuple[int, bool, bool], Node] = {}

    def build(self, condition: Condition, meant: bool = True, counted: bool = True) -> Node:
        """Return where a condition is met, or not met unless `meant`; limbs count if `counted`."""
        key = (id(condition), meant, counted)
        found = self._done.get(key)
        if found is None:
            found = self._done[key] = self._build(condition, meant, counted)
        return found

    def _build(self, condition: Condition, meant: bool, counted: bool) -> Node:
        truths = self._truths
        match condition:
            case Test():
                node = self._test(condition)
                return node if meant else truths.denied(node)
            case Whatever():
                node = self._whatever(condition)
                return node if meant else truths.denied(node)
            case OutcomeIs():
                node = self._outcome(condition)
                return node if meant else self._otherwise(node)
            case Not(part):
                return self.build(part, not meant, False)
            case Limb(provision, part):
                node = self.build(part, meant, counted)
                return self._within_limb(node, provision) if counted else node
            case AllOf(parts) | AnyOf(parts):
                nodes = [self.build(part, meant, counted) for part in parts]
                if isinstance(condition, AllOf) is meant:
                    return truths.both.all(nodes, truths.true)
                return truths.either.all(nodes, truths.false)

    def _otherwise(self, node: Node) -> Node:
        """Turn an outcome's test round, its reasons kept: they decide either way."""
        return relabel(
            self._table,
            node,
            lambda leaf: Failed(leaf.brought) if isinstance(leaf, Met) else Met(NONE, leaf.blame),
        )

    def _within_limb(self, node: Node, provision: ProvisionId) -> Node:
        with_limbs = self._numbering.with_limbs
        return relabel(
            self._table,
            node,
            lambda leaf: (
                Met(with_limbs(leaf.limbs, provision), leaf.brought)
                if isinstance(leaf, Met)
                else leaf
            ),
        )

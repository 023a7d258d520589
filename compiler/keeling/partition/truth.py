"""Whether a condition is met, and why: the leaves of the diagrams of conditions.

Reasons are sets of provisions, which the space numbers.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from keeling.partition.apply import Operation
from keeling.partition.nodes import Node, Table, relabel

#: Provisions, by number.
Reasons = frozenset[int]

NONE: Final[Reasons] = frozenset()


class Met(NamedTuple):
    """A condition is met: by which limbs, and with what reasons of other outcomes."""

    limbs: Reasons = NONE
    brought: Reasons = NONE


class Failed(NamedTuple):
    """A condition is not met.

    `blame` is None unless it would be met if only the tests of other outcomes came out the other
    way; then it holds the reasons of those outcomes.
    """

    blame: Reasons | None = None


def blamed(first: Reasons | None, second: Reasons | None) -> Reasons | None:
    """Return the blame where either part would have been enough."""
    if first is None or second is None:
        return second if first is None else first
    return first | second


class Truths:
    """The operations on the diagrams of conditions, remembered for one table.

    If `brief`, the first part that is met stands for all where one is enough: the diagram of a
    long list of limbs, each about a fact of its own, would double with every limb.
    """

    def __init__(self, table: Table, brief: bool = False) -> None:
        self._table = table
        self._brief = brief
        self.true = table.terminal(Met())
        self.false = table.terminal(Failed())
        self.both = Operation(table, self._both, self._quick_both)
        self.either = Operation(table, self._either, self._quick_either)
        self._denied: dict[Node, Node] = {}

    def denied(self, node: Node) -> Node:
        """Return where a condition is not met, its reasons forgotten."""
        found = self._denied.get(node)
        if found is None:
            found = self._denied[node] = relabel(
                self._table, node, lambda leaf: Failed() if isinstance(leaf, Met) else Met()
            )
        return found

    def _both(self, left: Node, right: Node) -> Node:
        one, other = left.leaf, right.leaf
        if isinstance(one, Met):
            if isinstance(other, Met):
                return self._table.terminal(
                    Met(one.limbs | other.limbs, one.brought | other.brought)
                )
            return right
        if isinstance(other, Met):
            return left
        return self._table.terminal(Failed(one.blame | other.blame))

    def _quick_both(self, left: Node, right: Node) -> Node | None:
        if left is right or left is self.false or right is self.true:
            return left
        if right is self.false or left is self.true:
            return right
        return None

    def _either(self, left: Node, right: Node) -> Node:
        one, other = left.leaf, right.leaf
        if isinstance(one, Met):
            if not isinstance(other, Met):
                return left
            return self._table.terminal(Met(one.limbs | other.limbs, one.brought | other.brought))
        if isinstance(other, Met):
            return right
        return self._table.terminal(Failed(blamed(one.blame, other.blame)))

    def _quick_either(self, left: Node, right: Node) -> Node | None:
        if left is right or right is self.false:
            return left
        if left is self.false:
            return right
        return left if self._brief and isinstance(left.leaf, Met) else None

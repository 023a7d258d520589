"""Facts that are no longer asked, because no answer turns on them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from keeling.partition.nodes import Node, Rewrite
from keeling.partition.space import Space


def forgotten(space: Space, node: Node, facts: Iterable[str]) -> Node:
    """Return the diagram that gives, whatever some facts are, the leaf that all their values have.

    What cannot be for any of their values stays so; what can be for one has its leaf. Raises
    ClashError where the leaf turns on one of the facts after all, and BudgetExceeded.
    """
    space.table.rewind()
    levels = {space.line[name].level for name in facts}

    def inner(at: Node, children: list[Node]) -> Node:
        if at.level in levels:
            return reduce(space.joined, children)
        return space.table.make(at.level, at.cuts, children)

    return Rewrite(space.table, lambda leaf: leaf, inner)(node)

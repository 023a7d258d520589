"""One law in some cases, and another in all the rest."""

from __future__ import annotations

from keeling.model.identity import ProvisionId
from keeling.partition.apply import Operation
from keeling.partition.asking import overlay
from keeling.partition.canonical import canonical
from keeling.partition.law import Partition
from keeling.partition.memory import Leaf, memory
from keeling.partition.nodes import Node, relabel


def parted(where: Node, inside: Partition, outside: Partition, because: ProvisionId) -> Partition:
    """Return the partition that is `inside` in some cases, and `outside` elsewhere.

    `where` has the leaves True and False, as `met_where` gives them. Only where the two differ is
    anything asked of a case that `outside` does not ask, and `because` is there a reason beside
    those of `inside`. Raises BudgetExceeded.
    """
    space = outside.space
    if inside.root is outside.root:
        return outside
    table = space.table
    pairs = overlay(space, inside.root, outside.root)
    differing = relabel(table, pairs, lambda leaf: _one(*leaf))
    chosen = Operation(
        table,
        lambda leaf, met: table.terminal(_chosen(leaf.leaf, met.leaf, because)),
        lambda leaf, met: table.nothing if table.nothing in (leaf, met) else None,
    )
    root = canonical(space, chosen(differing, where))
    answers = canonical(space, memory(space).answers(root))
    every = inside.cites_all and outside.cites_all
    return Partition(outside.outcome, space, root, answers, every)


def _one(inside: Leaf, outside: Leaf) -> Leaf | tuple[Leaf, Leaf]:
    return outside if inside == outside else (inside, outside)


def _chosen(leaf: Leaf | tuple[Leaf, Leaf], met: bool, because: ProvisionId) -> Leaf:
    if isinstance(leaf, Leaf):
        return leaf
    inside, outside = leaf
    return Leaf(inside.answer, (*inside.reasons, because)) if met else outside

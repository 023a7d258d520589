"""One law in some cases, and another in all the rest."""

from __future__ import annotations

from keeling.model.identity import ProvisionId
from keeling.partition.asking import leaves, overlay
from keeling.partition.canonical import canonical
from keeling.partition.law import Partition
from keeling.partition.memory import memory
from keeling.partition.nodes import Node


def parted(where: Node, inside: Partition, outside: Partition, because: ProvisionId) -> Partition:
    """Return the partition that is `inside` in some cases, and `outside` elsewhere.

    `where` has the leaves True and False, as `met_where` gives them. Only where the two differ is
    anything asked of a case that `outside` does not ask, and `because` is there a reason beside
    those of `inside`. Raises BudgetExceeded.
    """
    space = outside.space
    if inside.root is outside.root or _alike(inside, outside):
        return outside
    space.table.rewind()
    known = memory(space)
    root = canonical(space, known.chosen(where, inside.root, outside.root, because))
    answers = canonical(space, known.answers(root))
    every = inside.cites_all and outside.cites_all
    return Partition(outside.outcome, space, root, answers, every)


def _alike(inside: Partition, outside: Partition) -> bool:
    """Whether two partitions that are not one object are equal: with days held to a few they may.

    The answers, of which there are fewer, tell most that differ apart.
    """
    space = outside.space
    return bool(space.counted) and all(
        one == other
        for pair in ((inside.answers, outside.answers), (inside.root, outside.root))
        for one, other in leaves(overlay(space, *pair))
    )

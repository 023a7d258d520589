"""The one diagram of all functions that agree in every possible case."""

from __future__ import annotations

from itertools import pairwise

from keeling.partition.nodes import Node, reach, rebuild
from keeling.partition.space import ClashError, Space


def canonical(space: Space, node: Node) -> Node:
    """Return the diagram that any function equal to this one in every possible case has.

    What a diagram says about impossible cases must not tell. Without relations there are none.
    With them, call a cut of a related fact essential if two possible cases that differ in that
    fact only, and lie close on the two sides of the cut, get different leaves. Which cuts are
    essential follows from the function alone. They suffice, together with the cuts that the
    vocabulary itself makes: take two possible cases in one box between these cuts. In the box it
    is settled which facts exist, so the possible cases in it are the values that keep some
    relations, within bounds: a distributive lattice, in which single steps of one fact lead from
    any element to any other (raise a fact on which the two differ and above which they do not).
    No step crosses an essential cut, so the leaf is the same all the way. Hence: drop all other
    cuts at once, join what they divided, and let exactly the boxes that hold no case be nothing.

    A cut at a node is essential there if its two sides clash: that is, if both can be (the pairs
    of `Space` for both sides together say that one fact can step across) and differ.
    """
    if not space.relations:
        return node
    node = space.possibly(node)
    kept = {level: set(cuts) for level, cuts in space.always_cut.items()}
    for at in reach(node):
        if at.level in kept:
            cuts = kept[at.level]
            for cut, (low, high) in zip(at.cuts, pairwise(at.children), strict=True):
                if cut not in cuts and clash(space, low, high):
                    cuts.add(cut)

    def inner(at: Node, children: list[Node]) -> Node:
        cuts = kept.get(at.level)
        if cuts is None:
            return space.table.make(at.level, at.cuts, children)
        left_cuts, left = [], [children[0]]
        for cut, child in zip(at.cuts, children[1:], strict=True):
            if cut in cuts:
                left_cuts.append(cut)
                left.append(child)
            else:
                left[-1] = space.joined(left[-1], child)
        return space.table.make(at.level, left_cuts, left)

    return rebuild(node, lambda leaf: leaf, inner)


def clash(space: Space, left: Node, right: Node) -> bool:
    """Whether some case is possible on both sides and gets different leaves."""
    try:
        space.joined(left, right)
    except ClashError:
        return True
    return False

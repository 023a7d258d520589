"""The one diagram of all functions that agree in every possible case.

Where ages are counted from days there may be several. A birthday that two ages share raises both at
once, so between days that are held to a few, no single steps may lead across (`canonical`); a
diagram that would then fall apart is kept as it is. So of laws with such days, two that are equal
need not be one object. What is one object is equal all the same, and no answer turns on it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from keeling.partition.nodes import Node, Rewrite, reach
from keeling.partition.space import ClashError, Space


def canonical(space: Space, node: Node) -> Node:
    """Return the diagram that any function equal to this one in every possible case has.

    What a diagram says about impossible cases must not tell. Those that the vocabulary names are
    left out at once. With relations there are others: call a cut of a related fact essential if
    two possible cases that differ in that fact only, and lie close on the two sides of the cut, get
    different leaves. Which cuts are essential follows from the function alone. They suffice,
    together with the cuts that the vocabulary itself makes: take two possible cases in one box
    between these cuts. In the box it is settled which facts exist, and that nothing is named
    impossible, so the possible cases in it are the values that keep some relations, within bounds:
    a distributive lattice, in which single steps of one fact lead from any element to any other
    (raise a fact on which the two differ and above which they do not).
    No step crosses an essential cut, so the leaf is the same all the way. Hence: drop all other
    cuts at once, join what they divided, and let exactly the boxes that hold no case be nothing.

    A cut at a node is essential there if its two sides clash: that is, if both can be (the pairs
    of `Space` for both sides together say that one fact can step across) and differ.
    """
    found = space.canonical.get(node)
    if found is None:
        found = space.canonical[node] = _canonical(space, space.possibly(node))
    return found


def _canonical(space: Space, node: Node) -> Node:
    if not space.related:
        return node
    kept = {level: sorted(cuts) for level, cuts in _essential(space, node).items()}

    def inner(at: Node, children: list[Node]) -> Node:
        if at.level not in kept:
            return space.table.make(at.level, at.cuts, children)
        cuts, parted = _parted(at.cuts, children, kept[at.level])
        joined = []
        for part in parted:
            result = part[0]
            for child in part[1:]:
                result = space.joined(result, child)
            joined.append(result)
        return space.table.make(at.level, cuts, joined)

    try:
        return Rewrite(space.table, lambda leaf: leaf, inner)(node)
    except ClashError:
        return node


def clash(space: Space, left: Node, right: Node) -> bool:
    """Whether some case is possible on both sides and gets different leaves."""
    try:
        space.joined(left, right)
    except ClashError:
        return True
    return False


def _essential(space: Space, node: Node) -> Mapping[int, set[int]]:
    """Return the cuts of related facts that have to stay."""
    kept = {level: set(cuts) for level, cuts in space.always_cut.items()}
    for at in reach(node):
        if at.level in kept:
            cuts = kept[at.level]
            for cut, (low, high) in zip(at.cuts, pairwise(at.children), strict=True):
                if cut not in cuts and clash(space, low, high):
                    cuts.add(cut)
    return kept


def _parted(
    cuts: Sequence[int], children: Sequence[Node], kept: Sequence[int]
) -> tuple[Sequence[int], list[Sequence[Node]]]:
    """Return, for each stretch between the kept cuts, the children that lie in it.

    Even cuts that the node does not make count: a child may be impossible in one stretch and
    stand for something else in the next.
    """
    ends = [0, *(bisect_left(cuts, cut) for cut in kept), len(cuts)]
    starts = [0, *(bisect_right(cuts, cut) for cut in kept)]
    return kept, [children[start : end + 1] for start, end in zip(starts, ends[1:], strict=True)]

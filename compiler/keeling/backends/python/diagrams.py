"""Diagrams made ready to be written as functions: plain, and cut into parts of a readable size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from keeling.model.identity import ProvisionId
from keeling.partition import Node, Space
from keeling.partition.nodes import BOTTOM, reach

#: A part that several others lead to is a function of its own if it has more questions than this.
SHARED = 3
#: More answers, or deeper, than this is not one function.
LARGEST, DEEPEST = 40, 6


def plain(space: Space, node: Node) -> Node:
    """Return a diagram that says the same of every possible case, and nothing of others.

    What cannot be goes the way of its neighbour. From what is left, what cannot be follows: the
    cuts that tell possible cases apart are all still there.
    """

    def inner(at: Node, children: list[Node]) -> Node:
        return space.table.make(at.level, at.cuts, _settled(space, children))

    return _rebuilt(node, lambda leaf: leaf, inner)


def deciding(space: Space, root: Node) -> dict[ProvisionId, Node]:
    """Return, for each provision, the diagram of the cases in which it is among the reasons.

    One pass from the bottom: near a leaf, only the provisions that decide there are looked at.
    """
    table = space.table
    false, true = table.terminal(False), table.terminal(True)
    found: dict[Node, dict[ProvisionId, Node]] = {}
    for at in sorted(reach(root), key=lambda node: node.level, reverse=True):
        if at.level == BOTTOM:
            reasons = () if at.leaf is None else at.leaf.reasons
            found[at] = dict.fromkeys(reasons, true)
            continue
        below = [found[child] for child in at.children]
        impossible = [child is table.nothing for child in at.children]
        found[at] = {}
        for provision in dict.fromkeys(each for own in below for each in own):
            children = [
                table.nothing if nothing else own.get(provision, false)
                for own, nothing in zip(below, impossible, strict=True)
            ]
            found[at][provision] = table.make(at.level, at.cuts, _settled(space, children))
    return found[root]


def changed(space: Space, node: Node, change: Callable[[Any], Any]) -> Node:
    """Return a diagram with its leaves changed."""
    return _rebuilt(
        node,
        lambda leaf: space.table.terminal(change(leaf.leaf)),
        lambda at, children: space.table.make(at.level, at.cuts, children),
    )


def _rebuilt(
    node: Node, leaf: Callable[[Node], Node], inner: Callable[[Node, list[Node]], Node]
) -> Node:
    """Return a diagram made anew from the bottom."""
    done: dict[Node, Node] = {}
    for at in sorted(reach(node), key=lambda each: each.level, reverse=True):
        below = [done[child] for child in at.children]
        done[at] = leaf(at) if at.level == BOTTOM else inner(at, below)
    return done[node]


def _settled(space: Space, children: list[Node]) -> list[Node]:
    """Put each child's neighbour in the place of one that cannot be."""
    nothing = space.table.nothing
    kept = [child for child in children if child is not nothing]
    if not kept:
        return children
    last = kept[0]
    settled = []
    for child in children:
        last = last if child is nothing else child
        settled.append(last)
    return settled


def ways(node: Node) -> int:
    """Return the number of ways through a diagram, counting equal ways of one node once."""
    found: dict[Node, int] = {}
    for at in sorted(reach(node), key=lambda each: each.level, reverse=True):
        found[at] = sum(found[child] for child in dict.fromkeys(at.children)) or 1
    return found[node]


@dataclass
class Cutting:
    """Which nodes of a diagram begin a function: the first, and those that would be too much.

    A diagram shares what is the same; code can share only functions. Cut like this, the code is
    never more than a few times as long as the diagram is large, however many ways lead through it.
    """

    root: Node
    starts: dict[Node, None] = field(default_factory=dict)
    size: dict[Node, int] = field(default_factory=dict)
    _depth: dict[Node, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        nodes = reach(self.root)
        parents: dict[Node, int] = {}
        for at in nodes:
            for child in dict.fromkeys(at.children):
                parents[child] = parents.get(child, 0) + 1
        for at in sorted(nodes, key=lambda node: node.level, reverse=True):
            self._measure(at)
            if parents.get(at, 0) > 1 and self.size[at] > SHARED + 1:
                self.starts[at] = None
        self.starts[self.root] = None

    def functions(self) -> Iterator[Node]:
        """Yield the nodes at which functions begin, each after one that leads to it."""
        yield from (node for node in reach(self.root) if node in self.starts)

    def depth(self, node: Node) -> int:
        """Return how deep the questions of a node are nested within one function."""
        return 0 if node in self.starts else self._depth[node]

    def cost(self, node: Node) -> int:
        """Return how many answers are written where a way leads to this node."""
        return 1 if node in self.starts else self.size[node]

    def _measure(self, at: Node) -> None:
        if at.level == BOTTOM:
            self.size[at], self._depth[at] = 1, 0
            return
        below = list(dict.fromkeys(at.children))
        for child in below:
            if self.depth(child) >= DEEPEST:
                self.starts[child] = None
        while sum(map(self.cost, below)) > LARGEST:
            largest = max(below, key=self.cost)
            if self.cost(largest) <= SHARED + 1:
                break
            self.starts[largest] = None
        self.size[at] = sum(map(self.cost, below))
        self._depth[at] = 1 + max(map(self.depth, below))

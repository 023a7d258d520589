"""Diagrams: functions of ordered facts, shared so that equal functions are one object.

A node asks for one fact. Its line is cut at `cuts`, and each stretch between cuts leads to a
child. A list of choices is a line too: the choice at index `i` lies between the cuts `i` and
`i + 1`. Adjacent children always differ, and every level on the way down is deeper than the last,
so a function has exactly one diagram (Bryant 1986, with intervals on the edges).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Final

from keeling.model.identity import ProvisionId

#: The level of a leaf: below every fact.
BOTTOM: Final = 1 << 60


class Node:
    """One node of a diagram, made only by `Table`: two equal functions are the same node.

    `level` is the fact's place in the order of its space; `cuts` are positions on its line, in
    order; `children` has one more entry than `cuts`. A leaf has no children and holds `leaf`.
    `total` says that no leaf below is that of what cannot be.
    """

    __slots__ = ("children", "cuts", "leaf", "level", "total")

    def __init__(
        self, level: int, cuts: tuple[int, ...], children: tuple[Node, ...], leaf: Any = None
    ) -> None:
        self.level = level
        self.cuts = cuts
        self.children = children
        self.leaf = leaf
        self.total = leaf is not None
        if children:
            self.total = all(child.total for child in children)

    def __repr__(self) -> str:
        if self.level == BOTTOM:
            return f"<leaf {self.leaf!r}>"
        return f"<node at level {self.level}, {len(self.children)} children>"


class BudgetExceeded(Exception):  # noqa: N818  # said as a fact, not as a fault
    """A diagram would grow beyond the budget.

    `facts` are those with most nodes, the worst first; `provisions` are those of the outcome that
    mention one of these facts. `outcome` is empty, and there are no provisions, where the work
    was not on one outcome of a law.
    """

    def __init__(
        self,
        outcome: str,
        facts: tuple[str, ...],
        provisions: tuple[ProvisionId, ...] = (),
    ) -> None:
        super().__init__(f"too many cases to tell apart for {outcome}: {', '.join(facts)}")
        self.outcome = outcome
        self.facts = facts
        self.provisions = provisions


class Table:
    """The one home of the nodes of a space, and the count of work done on them.

    `steps` counts the edges looked at and made, and the regions listed, since `rewind`; beyond
    `limit` of them `BudgetExceeded` is raised.
    """

    def __init__(self, names: Sequence[str], budget: int) -> None:
        self.names = names
        self.budget = budget
        self.limit = budget
        self.steps = 0
        self._leaves: dict[tuple[type, Any], Node] = {}
        self._nodes: dict[tuple[int, tuple[int, ...], tuple[Node, ...]], Node] = {}
        #: The leaf of what cannot be.
        self.nothing = self.terminal(None)

    def terminal(self, leaf: Any) -> Node:
        """Return the leaf that holds a hashable value; None is what cannot be."""
        key = (type(leaf), leaf)
        node = self._leaves.get(key)
        if node is None:
            node = self._leaves[key] = Node(BOTTOM, (), (), leaf)
            self.steps += 1
        return node

    def make(self, level: int, cuts: Sequence[int], children: Sequence[Node]) -> Node:
        """Return the node with these cuts and children, adjacent equal children merged."""
        last = children[0]
        kept_cuts: list[int] = []
        kept = [last]
        for cut, child in zip(cuts, children[1:], strict=True):
            if child is not last:
                kept_cuts.append(cut)
                kept.append(child)
                last = child
        if not kept_cuts:
            return last
        key = (level, tuple(kept_cuts), tuple(kept))
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = Node(*key)
            self.steps += len(kept)
        return node

    def rewind(self, limit: int | None = None) -> None:
        """Begin the budget anew, or a smaller one."""
        self.steps = 0
        self.limit = self.budget if limit is None else min(limit, self.budget)

    def exceed(self, levels: Counter[int]) -> BudgetExceeded:
        """Return the exception that names the facts with most nodes."""
        worst = sorted(levels.items(), key=lambda item: (-item[1], item[0]))[:4]
        return BudgetExceeded("", tuple(self.names[level] for level, _ in worst))


def reach(node: Node) -> list[Node]:
    """Return every node that can be reached, leaves included, depth first and in edge order."""
    seen = {node}
    found: list[Node] = []
    stack = [node]
    while stack:
        at = stack.pop()
        found.append(at)
        for child in reversed(at.children):
            if child not in seen:
                seen.add(child)
                stack.append(child)
    return found


class Rewrite:
    """A rewriting of diagrams from the bottom, remembered node by node.

    `leaf` gives the new leaf for a leaf; `inner` gives the new node for a node whose children
    have become the given ones (by default, the same with these children). `ahead` gives the node
    to go to instead of one, before anything is done about it: what it passes by costs nothing.
    """

    def __init__(
        self,
        table: Table,
        leaf: Callable[[Node], Node],
        inner: Callable[[Node, list[Node]], Node] | None = None,
        ahead: Callable[[Node], Node] | None = None,
    ) -> None:
        self._leaf = leaf
        self._inner = inner or (lambda at, children: table.make(at.level, at.cuts, children))
        self._ahead = ahead
        self._done: dict[Node, Node] = {}

    def __call__(self, node: Node) -> Node:
        """Return the diagram rewritten."""
        done, ahead = self._done, self._ahead
        if ahead is not None:
            node = ahead(node)
        stack = [] if node in done else [node]
        while stack:
            at = stack[-1]
            children = at.children if ahead is None else tuple(map(ahead, at.children))
            waiting = []
            for child in children:
                if child not in done:
                    if child.children:
                        waiting.append(child)
                    else:
                        done[child] = self._leaf(child)
            if waiting:
                stack += waiting
                continue
            stack.pop()
            if at not in done:
                done[at] = (
                    self._inner(at, [done[each] for each in children])
                    if children
                    else self._leaf(at)
                )
        return done[node]


def relabelling(table: Table, change: Callable[[Any], Any]) -> Rewrite:
    """Return the rewriting of each leaf's value; what cannot be stays so."""
    return Rewrite(table, lambda at: at if at.leaf is None else table.terminal(change(at.leaf)))


def relabel(table: Table, node: Node, change: Callable[[Any], Any]) -> Node:
    """Return the diagram with each leaf's value changed; what cannot be stays so."""
    return relabelling(table, change)(node)

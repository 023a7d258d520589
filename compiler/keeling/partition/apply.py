"""Binary operations on leaves, lifted to diagrams."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from keeling.partition.nodes import BOTTOM, Node, Table

Pair = tuple[Node, Node]


class Operation:
    """A binary operation on diagrams, given by what it does to leaves; results are remembered.

    `leaves` combines two leaves. `quick` may know the result without looking at every leaf (a
    neutral or an absorbing side), and returns None where it does not.
    """

    def __init__(
        self,
        table: Table,
        leaves: Callable[[Node, Node], Node],
        quick: Callable[[Node, Node], Node | None],
    ) -> None:
        self._table = table
        self._leaves = leaves
        self._quick = quick
        self._memo: dict[Pair, Node] = {}

    def __call__(self, left: Node, right: Node) -> Node:
        """Return the diagram that gives, for each case, the two leaves combined.

        Two passes rather than recursion, so that the number of facts has no limit: pairs of nodes
        are found level by level from the top, and their results made from the bottom. Raises
        BudgetExceeded.
        """
        memo = self._memo
        top = (left, right)
        done = memo.get(top) or self._known(top)
        if done is not None:
            return done
        found = self._discover(top)
        make = self._table.make
        for pair, level, cuts, below in reversed(found):
            memo[pair] = make(level, cuts, [memo[each] for each in below])
        return memo[top]

    def all(self, nodes: Sequence[Node], neutral: Node) -> Node:
        """Combine many diagrams, neighbours first; the operation must be associative."""
        row = list(nodes) or [neutral]
        while len(row) > 1:
            halved = [self(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)]
            if len(row) % 2:
                halved.append(row[-1])
            row = halved
        return row[0]

    def _known(self, pair: Pair) -> Node | None:
        left, right = pair
        done = self._quick(left, right)
        if done is None and left.level == right.level == BOTTOM:
            done = self._leaves(left, right)
        if done is not None:
            self._memo[pair] = done
        return done

    def _discover(self, top: Pair) -> list[tuple[Pair, int, Sequence[int], list[Pair]]]:
        memo, table = self._memo, self._table
        found: list[tuple[Pair, int, Sequence[int], list[Pair]]] = []
        seen = {top}
        waiting: dict[int, list[Pair]] = {min(top[0].level, top[1].level): [top]}
        while waiting:
            level = min(waiting)
            for pair in waiting.pop(level):
                cuts, below = _split(pair, level)
                found.append((pair, level, cuts, below))
                table.steps += len(below)
                if table.steps > table.limit:
                    raise table.exceed(Counter(entry[1] for entry in found))
                for each in below:
                    if each in memo or each in seen or self._known(each) is not None:
                        continue
                    seen.add(each)
                    waiting.setdefault(min(each[0].level, each[1].level), []).append(each)
        return found


def _split(pair: Pair, level: int) -> tuple[Sequence[int], list[Pair]]:
    """Return the cuts of both nodes at this level, and the pairs of children between them."""
    left, right = pair
    if left.level != level:
        return right.cuts, [(left, child) for child in right.children]
    if right.level != level:
        return left.cuts, [(child, right) for child in left.children]
    if left.cuts == right.cuts:
        return left.cuts, list(zip(left.children, right.children, strict=True))
    return _merge(left, right)


def _merge(left: Node, right: Node) -> tuple[list[int], list[Pair]]:
    ours, theirs = left.cuts, right.cuts
    at, to = 0, 0
    cuts: list[int] = []
    pairs = [(left.children[0], right.children[0])]
    while at < len(ours) or to < len(theirs):
        if to == len(theirs) or (at < len(ours) and ours[at] < theirs[to]):
            cut = ours[at]
            at += 1
        else:
            cut = theirs[to]
            to += 1
            if at < len(ours) and ours[at] == cut:
                at += 1
        cuts.append(cut)
        pairs.append((left.children[at], right.children[to]))
    return cuts, pairs

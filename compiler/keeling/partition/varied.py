"""What an outcome is whatever value a fact has: no longer a question about that fact.

Of a diagram of where an outcome is so, every value of the fact and of those that hang on it (the
group) is asked at once: the result is met where all of them are. What cannot be is left out.

That is a question about each case and not about boxes: whether a value of the group goes with the
case may turn on where in its stretch a related fact lies. So the lines of all facts that are
related to the group, near or far, are cut alike, at every cut and end that any of them has. Then a
case whose other facts lie in some boxes has, in each box of the group, a value for which the
relations hold, or none has: in one box with a related fact, it takes that fact's value (of several,
the greatest of those it is never less than). Nothing else ties the group to the rest but what the
vocabulary calls impossible and where facts exist, and both are settled within such boxes. Days from
which ages are counted would be tied otherwise, so nothing is asked whatever they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

from keeling.partition.apply import Operation
from keeling.partition.nodes import Node, Rewrite, reach, relabelling
from keeling.partition.space import Cuts, Space
from keeling.partition.truth import NONE, Failed, Met


class Varied:
    """Makes the diagrams of where an outcome is so whatever value one fact has.

    Where it is, the reasons brought are those that the outcome has for every value; if `brief`,
    for which not all reasons are known, there are none.
    """

    def __init__(self, space: Space, fact: str, brief: bool) -> None:
        """Vary a fact of a space; raises ValueError for one that ages are counted by."""
        group = space.vocabulary.varying(fact)
        self._space = space
        self._levels = frozenset(space.line[name].level for name in group)
        if not self._levels.isdisjoint(space.counted.levels):
            raise ValueError(f"ages are counted by {fact}")
        self._related = _related(space, self._levels)
        table, false, nothing = space.table, space.truths.false, space.table.nothing
        self._every = Operation(
            table,
            lambda left, right: table.terminal(Met(NONE, left.leaf.brought & right.leaf.brought)),
            lambda left, right: (
                left
                if left is right or right is nothing or left is false
                else right
                if left is nothing or right is false
                else None
            ),
        )
        self._plain = relabelling(
            table,
            lambda leaf: (
                Met(NONE, NONE if brief else leaf.brought) if isinstance(leaf, Met) else Failed()
            ),
        )
        self._joined = Rewrite(table, lambda leaf: leaf, self._inner)
        self._settled = Rewrite(table, lambda leaf: false if leaf is nothing else leaf)
        self._done: dict[Node, Node] = {}

    def __call__(self, node: Node) -> Node:
        """Return where a diagram of `Met` and `Failed` is met for every value of the group.

        Raises BudgetExceeded.
        """
        found = self._done.get(node)
        if found is None:
            able = self._space.masked(self._plain(node), self._able(node))
            found = self._done[node] = self._settled(self._joined(able))
        return found

    def _inner(self, at: Node, children: list[Node]) -> Node:
        if at.level in self._levels:
            return reduce(self._every, children)
        return self._space.table.make(at.level, at.cuts, children)

    def _able(self, node: Node) -> Node:
        """Return which values of the group go with which of the rest."""
        space, truths = self._space, self._space.truths
        cuts = self._cuts(node)
        broken = [
            box
            for pair in space.relations
            if not self._levels.isdisjoint(pair)
            for box in space.impossible_boxes(pair, cuts)
        ]
        return truths.denied(truths.either.all([*broken, space.excluded], truths.false))

    def _cuts(self, node: Node) -> Cuts:
        """Return the cuts of the facts that are related to the group, all lines cut alike."""
        own: dict[int, set[float]] = {level: set() for level in self._space.related}
        for at in reach(node):
            if at.level in own:
                own[at.level].update(at.cuts)
        for level, cuts in self._space.always_cut.items():
            line = self._space.lines[level]
            own[level] |= {*cuts, line.low, line.high}
        return {
            level: {int(cut) for cut in all_cuts if line.low < cut < line.high}
            for levels in self._related
            for all_cuts in [set[float]().union(*(own[level] for level in levels))]
            for level in levels
            for line in [self._space.lines[level]]
        }


def _related(space: Space, group: frozenset[int]) -> tuple[frozenset[int], ...]:
    """Return the sets of facts that are related, near or far, in which there is one of a group."""
    found: list[frozenset[int]] = []
    for level in sorted(group):
        if not any(level in levels for levels in found):
            found.append(frozenset(_kin(space, level)))
    return tuple(levels for levels in found if len(levels) > 1)


def _kin(space: Space, level: int) -> Iterator[int]:
    seen, waiting = {level}, [level]
    while waiting:
        at = waiting.pop()
        yield at
        for pair in space.relations:
            if at in pair:
                waiting += [each for each in pair if each not in seen]
                seen.update(pair)

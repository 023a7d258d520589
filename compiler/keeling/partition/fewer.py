"""Fewer and larger boxes for the same cases, where cases that cannot be allow it.

Boxes of one leaf hold every possible case with that leaf, and no case is in two of them. A larger
box takes the place of those that lie in it, if no case of it has another leaf; what others have in
common with it is taken from them. Such a step is made if it leaves fewer boxes, or as many that
speak of fewer facts. Cases that cannot be belong to no box, so a box may reach over them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from keeling.partition.grid import Box, Grid, put
from keeling.partition.nodes import Node

#: How many boxes, and facts named in them.
_Cost = tuple[int, int]


#: What it costs to look for the first time at boxes that hold two, in looks at what is known.
_FIRST: Final = 100


class Fewer:
    """The search for fewer boxes of one leaf.

    It ends early when it has looked at more than `left`, and says in `left` what remains.
    """

    def __init__(self, grid: Grid, leaf: Node, left: int) -> None:
        self._grid = grid
        self._leaf = leaf
        self.left = left
        self._over: dict[tuple[Box, ...], tuple[Box, ...]] = {}
        self._rest: dict[tuple[Box, Box], list[Box] | None] = {}
        self._named: dict[Box, int] = {}

    def __call__(self, boxes: Sequence[Box]) -> list[Box]:
        """Return boxes with the same cases, no more of them than there were."""
        now = list(dict.fromkeys(boxes))
        better: list[Box] | None = now
        while better is not None:
            now = better
            better = self._better(now, self._larger(now))
            if better is None:
                better = self._better(now, self._joined(now))
        return now

    def _better(self, boxes: Sequence[Box], steps: Iterable[Box]) -> list[Box] | None:
        """Return the boxes after the first step that leaves fewer, else after the best."""
        best, cost = None, self._cost(boxes)
        for larger in steps:
            changed = self._with(boxes, larger)
            reached = cost if changed is None else self._cost(changed)
            if reached[0] < cost[0]:
                return changed
            if reached < cost:
                best, cost = changed, reached
        return best

    def _larger(self, boxes: Sequence[Box]) -> Iterator[Box]:
        """Yield boxes that hold two of those given, or one, and no case with another leaf."""
        for one, other in combinations(boxes, 2):
            yield from self._fitting((one, other), self._least)
        for box in boxes:
            yield from self._fitting((box,), self._without)

    def _joined(self, boxes: Sequence[Box]) -> Iterator[Box]:
        """Yield the least boxes that hold the cases of two, where those of `_larger` do not fit."""
        if len(boxes) < 2 or self.left < 0:
            return
        tight = [self._grid.tight(box) for box in boxes]
        for one, other in combinations(tight, 2):
            yield from self._fitting((one, other), self._least)

    def _fitting(
        self, some: tuple[Box, ...], around: Callable[..., Iterator[Box]]
    ) -> tuple[Box, ...]:
        found = self._over.get(some)
        if self.left < 0:
            return ()
        self.left -= 1
        if found is None:
            self.left -= _FIRST
            fits = (box for box in around(*some) if self._grid.within(box, self._leaf))
            found = self._over[some] = tuple(fits)
        return found

    def _least(self, one: Box, other: Box) -> Iterator[Box]:
        """Yield the least boxes that hold two; that a fact exists is said as its choices only."""
        columns = self._grid.columns
        least = tuple(
            column.joined(*pair) for column, *pair in zip(columns, one, other, strict=True)
        )
        whole = [at for at, column in enumerate(columns) if least[at] == column.present]
        wider = least
        for at in whole:
            wider = put(wider, at, columns[at].full)
        yield wider
        if wider != least and not any(columns[at].measured and columns[at].absent for at in whole):
            yield least

    def _without(self, box: Box) -> Iterator[Box]:
        for at, column in enumerate(self._grid.columns):
            if box[at] != column.full and column.measured:
                yield put(box, at, column.full)

    def _with(self, boxes: Sequence[Box], larger: Box) -> list[Box] | None:
        """Return boxes with a larger one among them, which takes what it shares with others."""
        changed: list[Box] = []
        placed = False
        for box in boxes:
            pair = box, larger
            if pair not in self._rest:
                self._rest[pair] = self._less(box, larger) if self._meet(box, larger) else [box]
            rest = self._rest[pair]
            if rest is None:
                return None
            if not placed and rest != [box]:
                changed.append(larger)
                placed = True
            changed += rest
        return changed

    def _meet(self, one: Box, other: Box) -> bool:
        both = tuple(map(int.__and__, one, other))
        return all(both) and (both == one or self._grid.possible(both))

    def _less(self, box: Box, other: Box) -> list[Box] | None:
        """Return boxes that hold what one box has and another has not; None if it cannot be said.

        That a fact does not exist cannot.
        """
        found: list[Box] = []
        rest = box
        for at, column in enumerate(self._grid.columns):
            left = rest[at] & ~other[at]
            if not left:
                continue
            if left & column.absent and self._grid.possible(put(rest, at, column.absent)):
                return None
            pieces = [put(rest, at, bits) for bits in column.apart(left & column.present)]
            found += [piece for piece in pieces if self._grid.possible(piece)]
            rest = put(rest, at, rest[at] & other[at])
        return found

    def _cost(self, boxes: Sequence[Box]) -> _Cost:
        return len(boxes), sum(self._facts(box) for box in boxes)

    def _facts(self, box: Box) -> int:
        found = self._named.get(box)
        if found is None:
            whole = self._grid.whole
            found = sum(bits != full for bits, full in zip(box, whole, strict=True))
            self._named[box] = found
        return found

"""The cells between the cuts of a diagram, and boxes of them: sets of cells as whole numbers.

Every fact that a diagram turns on, or on which the existence of such a fact turns, is a column. A
box holds for each column the stretches of its line as bits; the bit after them stands for cases in
which the fact does not exist. So a fact is not constrained where all bits are set.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from keeling.partition.lines import Line, Position, Runs
from keeling.partition.nodes import BOTTOM, BudgetExceeded, Node, reach
from keeling.partition.space import Space

#: For each column, the bits of a box.
Box = tuple[int, ...]

#: The way to a node: the column last asked, the bits taken there, and the way before that.
_Way = tuple[int, int, "_Way | None"]

#: How many cells are kept that stood in the way of a box: most boxes meet one of these.
_KEPT: Final = 64


class Column:
    """A fact of a grid: where its line is cut, and its bits."""

    def __init__(self, space: Space, line: Line, cuts: set[int]) -> None:
        self.line = line
        self.measured = line.fact.measured
        self.ends: list[Position] = [line.low, *sorted(cuts), line.high]
        self.exists = space.exists(line.fact.name)
        self.always = self.exists is space.truths.true
        cells = len(self.ends) - 1
        self.present = (1 << cells) - 1
        self.absent = 0 if self.always else 1 << cells
        self.full = self.present | self.absent
        self._place = {end: at for at, end in enumerate(self.ends)}

    def bits(self, runs: Runs) -> int:
        """Return the bits of some stretches that end at cuts."""
        found = 0
        for low, high in runs:
            found |= (1 << self._place[high]) - (1 << self._place[low])
        return found

    def runs(self, bits: int) -> Runs:
        """Return the stretches that some bits stand for, those that touch made one."""
        bits &= self.present
        found: list[tuple[Position, Position]] = []
        at = 0
        while bits >> at:
            if bits >> at & 1:
                end = at
                while bits >> end & 1:
                    end += 1
                found.append((self.ends[at], self.ends[end]))
                at = end
            at += 1
        return tuple(found)

    def joined(self, one: int, other: int) -> int:
        """Return the fewest bits that one constraint can say and that hold those given."""
        both = one | other
        if not self.measured or both & self.absent:
            return both
        lowest = both & -both
        return (1 << both.bit_length()) - lowest

    def apart(self, bits: int) -> list[int]:
        """Return what one constraint each can say: some choices, one stretch of a measure."""
        if not self.measured or bits & self.absent:
            return [bits]
        return [self.bits((run,)) for run in self.runs(bits)]


class Grid:
    """What the cells of boxes are in a diagram: which can be, and what their leaves are."""

    def __init__(self, space: Space, node: Node) -> None:
        self._space = space
        self._top = node
        #: The nodes gone through so far.
        self.steps = 0
        self._edges: dict[Node, list[tuple[int, Node]]] = {}
        self._needs: dict[tuple[int, ...], Node] = {}
        self._possible: dict[tuple[Box, bool], bool] = {}
        self._tight: dict[Box, Box] = {}
        self._stopped: dict[int, list[tuple[Box, int]]] = {}
        cuts = _cuts(space, node)
        levels = sorted(cuts)
        self.columns = [Column(space, space.lines[level], cuts[level]) for level in levels]
        self.place = {level: at for at, level in enumerate(levels)}
        self.whole: Box = tuple(column.full for column in self.columns)
        self._partial = [at for at, column in enumerate(self.columns) if not column.always]
        self.leaf: dict[Node, int] = {}
        self._below: dict[Node, int] = {}
        for at in sorted(reach(node), key=lambda each: each.level, reverse=True):
            if at.level != BOTTOM:
                below = 0
                for child in at.children:
                    below |= self._below[child]
                self._below[at] = below
            elif at.leaf is None:
                self._below[at] = 0
            else:
                self._below[at] = self.leaf[at] = 1 << len(self.leaf)

    def possible(self, box: Box, existing: bool = True) -> bool:
        """Whether some case lies in a box; if not `existing`, or in it but for facts it lacks."""
        key = box, existing
        found = self._possible.get(key)
        if found is None:
            found = self._possible[key] = self._found(box, 0, existing) is not None
        return found

    def occurring(self, box: Box, at: int) -> int:
        """Return the bits of a column that some case of a box has."""
        found, left = 0, box[at]
        while left:
            cells = self._found(put(box, at, left), 0)
            own = left & cells[at] if cells else 0
            found |= own
            left = left & ~own if own else 0
        return found

    def tight(self, box: Box) -> Box:
        """Return the least box that holds the same cases."""
        found = self._tight.get(box)
        if found is None:
            found = self._tight[box] = self._tightened(box)
        return found

    def _tightened(self, box: Box) -> Box:
        for at, column in enumerate(self.columns):
            if box[at] & column.absent and self.possible(put(box, at, column.absent)):
                continue
            own = put(box, at, box[at] & column.present)
            occurring = self.occurring(own, at)
            box = put(own, at, column.joined(occurring, occurring))
        return box

    def within(self, box: Box, leaf: Node) -> bool:
        """Whether every case of a box has a leaf."""
        own = self.leaf[leaf]
        stopped = self._stopped.setdefault(own, [])
        need = self._needed(box)
        for at, (cell, known) in enumerate(stopped):
            if not need & ~known and all(map(int.__and__, box, cell)):
                if at:
                    stopped.insert(0, stopped.pop(at))
                return False
        found = self._found(box, own)
        if found is not None:
            stopped.insert(0, (found, need))
            del stopped[_KEPT:]
        return found is None

    def _needed(self, box: Box) -> int:
        """Return, a bit a column, the facts that exist in every case of a box."""
        need = 0
        for at in self._partial:
            if not box[at] & self.columns[at].absent:
                need |= 1 << at
        return need

    def _found(self, box: Box, ok: int, existing: bool = True) -> Box | None:
        """Return cells of a box in which some case has a leaf that is not `ok`, if there is one."""
        truths = self._space.truths
        begin = (self._top, self._presence(box) if existing else truths.true)
        stack: list[tuple[tuple[Node, Node], _Way | None]] = [(begin, None)]
        seen = {begin}
        steps = 0
        while stack:
            (at, need), way = stack.pop()
            steps += 1
            if at.level == need.level == BOTTOM:
                self._count(steps)
                return self._cells(box, way)
            level = min(at.level, need.level)
            column = self.place[level]
            present = self.columns[column].present
            bits = box[column] & present or present
            for mask, below, rest in self._split(at, need, level):
                taken = mask & bits
                if not taken or rest is truths.false or not self._below[below] & ~ok:
                    continue
                pair = below, rest
                if pair not in seen:
                    seen.add(pair)
                    stack.append((pair, (column, taken, way)))
        self._count(steps)
        return None

    def _split(self, at: Node, need: Node, level: int) -> Iterator[tuple[int, Node, Node]]:
        if at.level != level:
            yield from ((mask, at, rest) for mask, rest in self._children(need))
        elif need.level != level:
            yield from ((mask, below, need) for mask, below in self._children(at))
        else:
            for mask, below in self._children(at):
                for other, rest in self._children(need):
                    yield mask & other, below, rest

    def _children(self, at: Node) -> list[tuple[int, Node]]:
        """Return the children of a node, with the bits that lead to each.

        Where the fact does not exist no diagram turns on it, so any of them may be gone to.
        """
        found = self._edges.get(at)
        if found is None:
            column = self.columns[self.place[at.level]]
            line = column.line
            ends = [line.low, *at.cuts, line.high]
            found = self._edges[at] = [
                (column.bits(((ends[index], ends[index + 1]),)), child)
                for index, child in enumerate(at.children)
            ]
        return found

    def _presence(self, box: Box) -> Node:
        """Return where the facts that a box speaks of exist, or do not where it says so."""
        truths = self._space.truths
        asked = tuple(
            (at + 1) * (1 if box[at] & self.columns[at].present else -1)
            for at in self._partial
            if not (box[at] & self.columns[at].absent and box[at] & self.columns[at].present)
        )
        found = self._needs.get(asked)
        if found is None:
            parts = [
                self.columns[at - 1].exists
                if at > 0
                else truths.denied(self.columns[-at - 1].exists)
                for at in asked
            ]
            found = self._needs[asked] = truths.both.all(parts, truths.true)
        return found

    def _cells(self, box: Box, way: _Way | None) -> Box:
        cells = list(self.whole)
        for at in self._partial:
            if not box[at] & self.columns[at].absent:
                cells[at] = self.columns[at].present
        while way is not None:
            column, taken, way = way
            cells[column] &= taken
        return tuple(cells)

    def _count(self, steps: int) -> None:
        table = self._space.table
        self.steps += steps
        table.steps += steps
        if table.steps > table.limit:
            raise BudgetExceeded("", (self.columns[0].line.fact.name,))


def _cuts(space: Space, node: Node) -> Mapping[int, set[int]]:
    """Return the cuts of the facts a diagram turns on, and of those on which these hang."""
    found: dict[int, set[int]] = {}
    asked: set[int] = set()
    waiting = [node]
    while waiting:
        for at in reach(waiting.pop()):
            if at.level != BOTTOM:
                found.setdefault(at.level, set()).update(at.cuts)
        for level in found.keys() - asked:
            asked.add(level)
            waiting.append(space.exists(space.lines[level].fact.name))
    return found


def put(box: Box, at: int, bits: int) -> Box:
    """Return a box with other bits in a column."""
    return (*box[:at], bits, *box[at + 1 :])

"""A diagram as a list of regions in the words of the vocabulary: disjoint, complete, and few."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from keeling.model.conditions import Among, Within
from keeling.partition.asking import stretches
from keeling.partition.fewer import Fewer
from keeling.partition.grid import Box, Grid
from keeling.partition.lines import Line, Position, Runs, joined
from keeling.partition.nodes import BOTTOM, BudgetExceeded, Node, reach
from keeling.partition.shorter import shortened
from keeling.partition.space import Space


@dataclass(frozen=True)
class Region:
    """Cases that have one leaf: those in which each fact of `where` exists and is as described.

    Facts are in declared order. Facts that are not constrained, or whose constraint follows from
    the others, are left out.
    """

    where: Mapping[str, Among | Within]
    leaf: Any


#: How much the search for fewer regions looks at before it takes those it has: about a second.
LOOKS: Final = 2_000_000

#: Constrained facts by level, with the stretches they may lie in.
_Box = tuple[tuple[int, Runs], ...]
_Boxes = dict[tuple[_Box, Node], None]


def regions(
    space: Space,
    node: Node,
    keep: Callable[[Any], bool],
    looks: int = LOOKS,
    most: int | None = None,
) -> tuple[Region, ...]:
    """Return the regions whose leaf `keep` accepts, by the values of the facts in declared order.

    No two share a possible case, and together they hold every possible case with such a leaf. They
    are as few as a search of so many `looks` finds. Raises BudgetExceeded where there are too many:
    more than `most`, before any search for fewer.
    """
    node = space.possibly(node)
    space.table.rewind()
    lister = _Lister(space)
    boxes = lister.merged(lister.paths(node, keep))
    if most is not None and len(boxes) > most:
        asked = [space.lines[node.level].fact.name] if node.children else []
        raise BudgetExceeded("", tuple(asked))
    boxes = _fewer(space, node, boxes, looks)
    lines = [space.line[name] for name in space.vocabulary.facts]

    def order(entry: tuple[_Box, Node]) -> list[Runs]:
        runs = dict(entry[0])
        return [runs.get(line.level, ((line.low, line.high),)) for line in lines]

    return tuple(
        Region(_where(lines, dict(box)), leaf.leaf) for box, leaf in sorted(boxes, key=order)
    )


def cases(space: Space, where: Mapping[str, Among | Within]) -> Node:
    """Return where each fact exists and is as described, among possible cases: true or false."""
    tests = [space.test(name, described) for name, described in where.items()]
    return _possible(space, space.truths.both.all(tests, space.truths.true))


def some_case(space: Space, where: Mapping[str, Among | Within]) -> bool:
    """Whether in some possible case each fact exists and is as described."""
    return cases(space, where) is not space.truths.false


def choices_beside(space: Space, where: Mapping[str, Among | Within], fact: str) -> frozenset[str]:
    """Return the choices of a fact that some possible case has, with the other facts as described.

    Shape: a subset of the fact's declared choices. Raises BudgetExceeded.
    """
    rest = {name: each for name, each in where.items() if name != fact}
    return frozenset(
        value
        for value in space.line[fact].fact.values
        if some_case(space, {**rest, fact: Among(frozenset({value}))})
    )


def _possible(space: Space, node: Node) -> Node:
    if not space.restricted:
        return node
    return space.truths.both(node, space.feasible(space.cuts(node)))


def _where(lines: Iterable[Line], runs: Mapping[int, Runs]) -> dict[str, Among | Within]:
    return {
        line.fact.name: line.described(runs[line.level]) for line in lines if line.level in runs
    }


def _fewer(space: Space, node: Node, boxes: _Boxes, left: int) -> _Boxes:
    """Return fewer and shorter boxes that hold the same possible cases."""
    grid = Grid(space, node)
    found: _Boxes = {}
    for leaf in dict.fromkeys(leaf for _, leaf in boxes):
        fewer = Fewer(grid, leaf, left)
        now = [_bits(grid, box) for box, other in boxes if other is leaf]
        before: list[Box] = []
        while now != before:
            before = now
            now = [shortened(grid, box) for box in fewer(now)]
            space.table.rewind()
        left = fewer.left
        found |= dict.fromkeys((_runs(grid, box), leaf) for box in now)
    return found


def _bits(grid: Grid, box: _Box) -> tuple[int, ...]:
    bits = list(grid.whole)
    for level, runs in box:
        at = grid.place[level]
        bits[at] = grid.columns[at].bits(runs)
    return tuple(bits)


def _runs(grid: Grid, box: tuple[int, ...]) -> _Box:
    return tuple(
        (column.line.level, column.runs(bits))
        for column, bits in zip(grid.columns, box, strict=True)
        if bits != column.full
    )


class _Lister:
    """The boxes of one list of regions on their way."""

    def __init__(self, space: Space) -> None:
        self._space = space

    def paths(self, node: Node, keep: Callable[[Any], bool]) -> _Boxes:
        """Return the paths to leaves that are kept; equal ones of sister branches are one."""
        found: dict[Node, _Boxes] = {}
        for at in sorted(reach(node), key=lambda each: each.level, reverse=True):
            if at.level == BOTTOM:
                kept = at.leaf is not None and keep(at.leaf)
                found[at] = {((), at): None} if kept else {}
            else:
                found[at] = self._below(at, found)
        return found[node]

    def merged(self, boxes: _Boxes) -> _Boxes:
        """Make boxes of one leaf that differ in one fact only one, until there are none."""
        before = -1
        while len(boxes) != before:
            before = len(boxes)
            for line in self._space.lines:
                boxes = self._merged_along(line, boxes)
        return boxes

    def _below(self, at: Node, found: Mapping[Node, _Boxes]) -> _Boxes:
        line = self._space.lines[at.level]
        runs: dict[tuple[_Box, Node], list[tuple[Position, Position]]] = {}
        for run, child in stretches(self._space, at):
            for entry in found[child]:
                runs.setdefault(entry, []).append(run)
        boxes: _Boxes = {}
        for (box, leaf), own in runs.items():
            for together in _apart(line, joined(own)):
                full = together == ((line.low, line.high),)
                boxes[box if full else ((at.level, together), *box), leaf] = None
        self._count(at.level, len(boxes))
        return boxes

    def _merged_along(self, line: Line, boxes: _Boxes) -> _Boxes:
        runs: dict[tuple[_Box, Node], list[tuple[Position, Position]]] = {}
        result: _Boxes = {}
        for box, leaf in boxes:
            own = dict(box).get(line.level)
            if own is None:
                result[box, leaf] = None
            else:
                rest = tuple(entry for entry in box if entry[0] != line.level)
                runs.setdefault((rest, leaf), []).extend(own)
        for (rest, leaf), together in runs.items():
            for box in self._merged_box(rest, line, together):
                result[box, leaf] = None
        return result

    def _merged_box(
        self, rest: _Box, line: Line, runs: list[tuple[Position, Position]]
    ) -> Iterator[_Box]:
        """Yield the boxes that have some stretches of a fact, beside the rest.

        Where no value of the fact is left out it may go if it always exists; else choices are all
        named, and the stretches of a measure stay apart.
        """
        whole = ((line.low, line.high),)
        for together in _apart(line, joined(runs)):
            if together == whole and self._always(line):
                yield rest
            elif together == whole and line.fact.measured:
                yield from (_with(rest, line.level, (run,)) for run in runs)
            else:
                yield _with(rest, line.level, together)

    def _always(self, line: Line) -> bool:
        return self._space.exists(line.fact.name) is self._space.truths.true

    def _count(self, level: int, boxes: int) -> None:
        table = self._space.table
        table.steps += boxes
        if table.steps > table.limit:
            raise BudgetExceeded("", (table.names[level],))


def _with(rest: _Box, level: int, runs: Runs) -> _Box:
    return tuple(sorted((*rest, (level, runs))))


def _apart(line: Line, runs: Runs) -> tuple[Runs, ...]:
    """Return what one constraint can say: some choices, but only one stretch of a measure."""
    return tuple((run,) for run in runs) if line.fact.measured else (runs,)

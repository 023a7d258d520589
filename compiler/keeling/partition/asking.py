"""Questions put to any diagram: its leaves, the facts it turns on, and two diagrams at once."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from typing import Any

from keeling.model.conditions import Among, Cut, Within
from keeling.partition.apply import Operation
from keeling.partition.lines import Position, Runs, joined
from keeling.partition.nodes import BOTTOM, Node, reach
from keeling.partition.space import ClashError, Space


def leaves(node: Node) -> tuple[Any, ...]:
    """Return the distinct leaves of possible cases, in the order of the facts' values."""
    return tuple(at.leaf for at in reach(node) if at.level == BOTTOM and at.leaf is not None)


def branches(space: Space, node: Node) -> tuple[tuple[Among | Within, Node], ...]:
    """Return what a node asks: for each child, the values of its fact that lead there.

    Choices that lead to one child are one branch; so are the stretches of a measured fact only
    where they touch. Children that cannot be are left out.
    """
    line = space.lines[node.level]
    runs: dict[Node, list[tuple[Position, Position]]] = {}
    for run, child in stretches(space, node):
        if child is not space.table.nothing:
            runs.setdefault(child, []).append(run)
    parted: list[tuple[Runs, Node]] = []
    for child, own in runs.items():
        if line.fact.measured:
            parted += [((run,), child) for run in own]
        else:
            parted.append((joined(own), child))
    parted.sort(key=lambda branch: branch[0])
    return tuple((line.described(own), child) for own, child in parted)


def stretches(space: Space, node: Node) -> list[tuple[tuple[Position, Position], Node]]:
    """Return the stretch of the line that leads to each child, in order."""
    line = space.lines[node.level]
    ends = [line.low, *node.cuts, line.high]
    return list(zip(pairwise(ends), node.children, strict=True))


def turning_points(space: Space, node: Node, fact: str) -> tuple[Cut, ...]:
    """Return the cuts of a measured fact at which the leaf of a canonical diagram turns."""
    level = space.line[fact].level
    found = {cut for at in reach(node) if at.level == level for cut in at.cuts}
    return tuple(divmod(cut, 2) for cut in sorted(found))


def support(space: Space, node: Node) -> tuple[str, ...]:
    """Return the facts that can still change the leaf, in declared order.

    From the last fact to the first, each on which the leaf does not turn is left out: joining its
    branches clashes nowhere, since a branch that cannot be agrees with everything. An age goes,
    too, that both its days, which stay, would tell. So the facts named are enough to know the
    leaf, and none of them can be done without. Raises BudgetExceeded.
    """
    table = space.table
    table.rewind()
    levels: dict[int, list[Node]] = {}
    now: dict[Node, Node] = {}
    for at in reach(node):
        if at.level == BOTTOM:
            now[at] = at
        else:
            levels.setdefault(at.level, []).append(at)
    names: set[str] = set()
    for level in sorted(levels, reverse=True):
        below = [(at, [now[child] for child in at.children]) for at in levels[level]]
        try:
            now |= {at: reduce(space.joined, children) for at, children in below}
        except ClashError:
            now |= {at: table.make(level, at.cuts, children) for at, children in below}
            names.add(space.lines[level].fact.name)
    return tuple(
        name for name in space.vocabulary.facts if name in names and not _told(space, name, names)
    )


def _told(space: Space, name: str, names: set[str]) -> bool:
    """Whether a fact is an age that is counted from days among some facts, wherever it exists."""
    way = space.vocabulary.facts[name].counted
    if way is None or not {way.start, way.end} <= names:
        return False
    truths = space.truths
    days = truths.both(space.exists(way.start), space.exists(way.end))
    return truths.both(space.exists(name), truths.denied(days)) is truths.false


def overlay(space: Space, before: Node, after: Node) -> Node:
    """Return the diagram whose leaves are the pairs of the leaves of two diagrams.

    Raises BudgetExceeded.
    """
    table = space.table
    table.rewind()
    paired = Operation(
        table,
        lambda left, right: table.terminal((left.leaf, right.leaf)),
        lambda a, b: a if a is table.nothing else b if b is table.nothing else None,
    )
    return space.possibly(paired(before, after))

"""One case that shows something, found without listing all cases that do; and answers to cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import islice
from typing import Any, Final

from keeling.model.conditions import Among, Within
from keeling.model.words import FactValue
from keeling.partition.asking import branches, leaves
from keeling.partition.given import cofactor, restrict
from keeling.partition.nodes import BOTTOM, Node, reach
from keeling.partition.space import Space
from keeling.partition.witness import witness

#: So many ways to a leaf are looked at for one of which a case can be named.
_TRIES: Final = 64

Keep = Callable[[Any], bool]


def given_leaves(space: Space, node: Node, given: Mapping[str, FactValue]) -> tuple[Any, ...]:
    """Return the leaves of the cases that have these facts, of which there is one at least.

    Where the facts settle the leaf this looks at nothing but the way to it. Raises as `restrict`
    does.
    """
    values = {space.line[name].level: value for name, value in given.items()}
    found = cofactor(space, node, values, space.table.nothing)
    if found.level == BOTTOM and found is not space.table.nothing:
        return (found.leaf,)
    return leaves(restrict(space, node, given))


def some(node: Node, keep: Keep) -> bool:
    """Whether some possible case has a leaf that is kept."""
    return any(map(keep, leaves(node)))


def some_witness(
    space: Space,
    node: Node,
    keep: Keep,
    accept: Callable[[Mapping[str, FactValue]], bool] = lambda _: True,
) -> dict[str, FactValue] | None:
    """Return a possible case whose leaf is kept, with few facts and all on which that turns.

    None where there is none, or where none that is accepted can be named. Raises BudgetExceeded.
    """
    node = space.possibly(node)
    for where in islice(_ways(space, node, keep), _TRIES):
        found = witness(space, where, where)
        if found is not None and accept(found):
            return found
    return None


def alone(space: Space, node: Node, where: Mapping[str, Among | Within]) -> Node:
    """Return the diagram of the cases in which each fact exists and is as described."""
    space.table.rewind()
    tests = [space.test(name, described) for name, described in where.items()]
    return space.possibly(space.masked(node, space.truths.both.all(tests, space.truths.true)))


def _ways(space: Space, node: Node, keep: Keep) -> Iterator[dict[str, Among | Within]]:
    """Yield the ways to leaves that are kept, those that ask the fewest facts first."""
    far = _distances(node, keep)
    if node not in far:
        return
    waiting: list[tuple[int, tuple[int, ...], int, Node, dict[str, Among | Within]]] = []
    heappush(waiting, (far[node], (), 0, node, {}))
    while waiting:
        _, turns, asked, at, where = heappop(waiting)
        if at.level == BOTTOM:
            yield where
            continue
        name = space.lines[at.level].fact.name
        for turn, (described, child) in enumerate(branches(space, at)):
            if child in far:
                own = (*turns, turn)
                entry = {**where, name: described}
                heappush(waiting, (asked + 1 + far[child], own, asked + 1, child, entry))


def _distances(node: Node, keep: Keep) -> dict[Node, int]:
    """Return how many facts are asked from each node to the nearest leaf that is kept."""
    found: dict[Node, int] = {}
    for at in sorted(reach(node), key=lambda each: each.level, reverse=True):
        if at.level == BOTTOM:
            if at.leaf is not None and keep(at.leaf):
                found[at] = 0
        elif near := [found[child] for child in at.children if child in found]:
            found[at] = 1 + min(near)
    return found

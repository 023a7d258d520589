"""The difference of two laws: every region of cases answered differently, each with a witness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Final

from keeling.model.changes import Change, Difference, Direction
from keeling.model.conditions import Among, Within
from keeling.model.law import Law
from keeling.model.naming import NAMED_ONE_BY_ONE
from keeling.model.vocabulary import Outcome, Scale
from keeling.partition import (
    BudgetExceeded,
    Compared,
    Node,
    Partition,
    Region,
    Space,
    choices_beside,
    compared,
    leaves,
    overlay,
    reasons,
    regions,
    relabel,
    support,
    witness,
)

#: Where there are more regions than this, no outcomes are parted together.
_MOST: Final = 20

_Where = tuple[tuple[str, Among | Within], ...]


def difference(
    before_law: Law,
    before: Mapping[str, Partition],
    after: Mapping[str, Partition],
) -> Difference:
    """Compare two laws over one vocabulary, partitioned in the same space.

    An outcome whose two partitions are one object is equal in every case, and costs nothing.
    """
    found = tuple(_changes(_may_differ(before_law, before, after)))
    ways = {way for _, way in found}
    changes = tuple(change for change, _ in found)
    return Difference(changes, _direction(ways), 1 in ways, -1 in ways)


def differs(
    before_law: Law, before: Mapping[str, Partition], after: Mapping[str, Partition]
) -> bool:
    """Whether there is any case that `difference` would show."""
    changed = _may_differ(before_law, before, after)
    return any(any(leaf) for each in changed for leaf in leaves(each.pairs))


def _may_differ(
    before_law: Law, before: Mapping[str, Partition], after: Mapping[str, Partition]
) -> tuple[_Changed, ...]:
    every = tuple(each.answers for each in (*before.values(), *after.values()))
    return tuple(
        _Changed(outcome, before[name], after[name], _scale(before_law, name), every)
        for name, outcome in before_law.vocabulary.outcomes.items()
        if before[name].answers is not after[name].answers
    )


@dataclass(frozen=True)
class _Changed:
    """An outcome that may be answered differently, and its partitions."""

    outcome: Outcome
    before: Partition
    after: Partition
    scale: Scale | None
    every: tuple[Node, ...]

    @cached_property
    def facts(self) -> dict[str, None]:
        """The facts on which an answer turns, before or after."""
        space = self.before.space
        turning = (support(space, each.answers) for each in (self.before, self.after))
        return dict.fromkeys(chain(*turning))

    @property
    def pairs(self) -> Node:
        """The diagram of what changes: an answer before and one after, or nothing."""
        space, pair = self.before.space, (self.before.answers, self.after.answers)
        both = compared(space, *pair, self.scale, self.every)
        return relabel(space.table, both, lambda leaf: (leaf if leaf.way != 0 else (),))


def _changes(changed: Sequence[_Changed]) -> Iterator[tuple[Change, int | None]]:
    """Yield the changes of each outcome, and which way each goes.

    All that befall the same cases are shown by one case.
    """
    parted = list(_parted(changed))
    facts: dict[_Where, dict[str, None]] = {}
    for one, found in parted:
        for region, _ in found:
            where = tuple(region.where.items())
            facts.setdefault(where, dict.fromkeys(region.where)).update(one.facts)
    cases = {
        where: witness(changed[0].before.space, dict(where), every)
        for where, every in facts.items()
    }
    beside = {where: _beside(changed[0].before.space, dict(where)) for where in facts}
    for one, found in parted:
        for region, pair in found:
            own = {**dict.fromkeys(region.where), **one.facts}
            case = cases[tuple(region.where.items())]
            if case is None:  # as to this outcome alone one may be known
                case = witness(one.before.space, region.where, own)
            change = Change(
                one.outcome.name,
                pair.before,
                pair.after,
                region.where,
                case and {name: value for name, value in case.items() if name in own},
                reasons(one.before, case),
                reasons(one.after, case),
                beside[tuple(region.where.items())],
            )
            yield change, pair.way


def _beside(space: Space, where: Mapping[str, Among | Within]) -> dict[str, frozenset[str]]:
    """Return, for each fact of several choices, those it could have beside the rest."""
    return {
        name: choices_beside(space, where, name)
        for name, among in where.items()
        if isinstance(among, Among) and len(among.values) > NAMED_ONE_BY_ONE
    }


def _parted(
    changed: Sequence[_Changed],
) -> Iterator[tuple[_Changed, list[tuple[Region, Compared]]]]:
    """Yield each outcome with the regions in which it changes.

    The last outcomes are parted together, as many of them as leave the fewest regions.
    """
    if not changed:
        return
    space = changed[0].before.space
    nodes = [one.pairs for one in changed]
    alone = [regions(space, node, any) for node in nodes]
    best, fewest = (len(changed) - 1, alone[-1]), _count(alone)
    node, most = nodes[-1], fewest
    for at in reversed(range(len(changed) - 1) if most <= _MOST else ()):
        try:
            pairs = overlay(space, nodes[at], node)
            node = relabel(space.table, pairs, lambda leaf: (*leaf[0], *leaf[1]))
            found = regions(space, node, any)
        except BudgetExceeded:
            break
        count = _count([*alone[:at], found])
        if count <= fewest:
            best, fewest = (at, found), count
    first, together = best
    for at, one in enumerate(changed):
        found, place = (alone[at], 0) if at < first else (together, at - first)
        yield one, [(region, region.leaf[place]) for region in found if region.leaf[place]]


def _count(parted: Iterable[Iterable[Region]]) -> int:
    """Return how many regions there are, those of the same cases counted once."""
    return len({tuple(region.where.items()) for found in parted for region in found})


def _direction(orders: set[int | None]) -> Direction:
    """Say which way the changes go together: towards more and longer, or fewer and shorter."""
    if not orders:
        return Direction.NONE
    if orders == {1}:
        return Direction.NARROWS
    return Direction.WIDENS if orders == {-1} else Direction.MIXED


def _scale(law: Law, outcome: str) -> Scale | None:
    return law.vocabulary.scales.get(law.vocabulary.outcomes[outcome].scale)

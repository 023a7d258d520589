"""The difference of two laws: every region of cases answered differently, each with a witness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from keeling.model.answers import Answer
from keeling.model.changes import Change, Difference, Direction
from keeling.model.comparing import alike, order
from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.model.vocabulary import Outcome, Scale
from keeling.partition import (
    Partition,
    Region,
    leaves,
    overlay,
    regions,
    restrict,
    support,
    witness,
)


def difference(
    before_law: Law,
    before: Mapping[str, Partition],
    after: Mapping[str, Partition],
) -> Difference:
    """Compare two laws over one vocabulary, partitioned in the same space.

    An outcome whose two partitions are one object is equal in every case, and costs nothing.
    """
    changes: list[Change] = []
    for name, outcome in before_law.vocabulary.outcomes.items():
        if before[name].answers is not after[name].answers:
            changes += _changes(outcome, before[name], after[name])
    orders = {order(each.before, each.after, _scale(before_law, each.outcome)) for each in changes}
    return Difference(tuple(changes), _direction(orders), 1 in orders, -1 in orders)


def _changes(outcome: Outcome, before: Partition, after: Partition) -> Iterator[Change]:
    space = before.space
    both = overlay(space, before.answers, after.answers)
    facts = tuple(dict.fromkeys((*support(space, before.answers), *support(space, after.answers))))
    for region in regions(space, both, _differs):
        case = witness(space, region.where, facts)
        yield Change(
            outcome.name,
            *_pair(region),
            region.where,
            case,
            _reasons(before, case),
            _reasons(after, case),
        )


def _differs(leaf: Any) -> bool:
    return leaf is not None and not alike(leaf[0], leaf[1])


def _pair(region: Region) -> tuple[Answer, Answer]:
    leaf: Any = region.leaf
    return leaf[0], leaf[1]


def _reasons(partition: Partition, case: Mapping[str, Any] | None) -> tuple[ProvisionId, ...]:
    if case is None:
        return ()
    found = leaves(restrict(partition.space, partition.root, case))
    reasons: tuple[ProvisionId, ...] = found[0].reasons
    return reasons


def _direction(orders: set[int | None]) -> Direction:
    """Say which way the changes go together: towards more and longer, or fewer and shorter."""
    if not orders:
        return Direction.NONE
    if orders == {1}:
        return Direction.NARROWS
    return Direction.WIDENS if orders == {-1} else Direction.MIXED


def _scale(law: Law, outcome: str) -> Scale | None:
    return law.vocabulary.scales.get(law.vocabulary.outcomes[outcome].scale)

"""The difference of two laws: every region of cases answered differently, each with a witness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from keeling.model.answers import (
    Answer,
    Chosen,
    Conflict,
    DoesNotArise,
    Gap,
    HalfOf,
    Indefinite,
    Lasting,
    Point,
    Truth,
    WholeOf,
)
from keeling.model.changes import Change, Difference, Direction
from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.model.vocabulary import Outcome
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
    orders = {_order(each.before, each.after, before_law, each.outcome) for each in changes}
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
    return leaf is not None and _plain(leaf[0]) != _plain(leaf[1])


def _plain(answer: Answer) -> Answer | type[Gap] | frozenset[Answer]:
    """Return an answer without the provisions that a gap or a conflict names.

    A gap stays a gap, whatever the number of the provision that leaves it.
    """
    if isinstance(answer, Conflict):
        return frozenset(each for _, each in answer.answers)
    return Gap if isinstance(answer, Gap) else answer


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


def _order(before: Answer, after: Answer, law: Law, outcome: str) -> int | None:
    """Return -1 where `after` is more than `before`, 1 where it is less, None where neither."""
    ranks = _rank(before), _rank(after)
    if None not in ranks and ranks[0] != ranks[1]:
        return -1 if ranks[0] < ranks[1] else 1  # type: ignore[operator]
    match before, after:
        case Lasting(one), Lasting(other):
            return one.compared_with(other)
        case WholeOf(one), HalfOf(other) if one == other:
            return 1
        case HalfOf(one), WholeOf(other) if one == other:
            return -1
        case Point(one), Point(other):
            scale = law.vocabulary.scales[law.vocabulary.outcomes[outcome].scale]
            if one != other:
                return -1 if scale.steps.index(one) < scale.steps.index(other) else 1
            lengths = before.length, after.length
            return None if None in lengths else lengths[0].compared_with(lengths[1])  # type: ignore[union-attr, arg-type]
        case _:
            return None


def _rank(answer: Answer) -> int | None:
    """Return the place of an answer among kinds that are ordered: none, no, lengths, for good."""
    match answer:
        case DoesNotArise() | Truth(False):
            return 0
        case Lasting() | WholeOf() | HalfOf() | Truth(True) | Point() | Chosen():
            return 1
        case Indefinite():
            return 2
        case _:
            return None

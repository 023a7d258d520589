"""Two answers to one case compared: whether they are one, and which is more."""

from __future__ import annotations

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
from keeling.model.vocabulary import Scale


def alike(one: Answer, other: Answer) -> bool:
    """Whether two answers are one, whatever the provisions that a gap or a conflict names.

    A gap stays a gap, whatever the number of the provision that leaves it.
    """
    return _plain(one) == _plain(other)


def _plain(answer: Answer) -> Answer | type[Gap] | frozenset[Answer]:
    if isinstance(answer, Conflict):
        return frozenset(each for _, each in answer.answers)
    return Gap if isinstance(answer, Gap) else answer


def order(before: Answer, after: Answer, scale: Scale | None) -> int | None:
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
            assert scale is not None
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

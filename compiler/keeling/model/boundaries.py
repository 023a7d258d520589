"""The boundaries that tests draw, and the two sides of each: the value itself, and one step off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from keeling.model.conditions import Cut, Test, Within
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind
from keeling.model.words import said

_MONTH, _DAY = Duration(months=1).key, Duration(days=1).key


@dataclass(frozen=True, slots=True)
class Side:
    """The values on one side of a boundary, no further from it than one step.

    `met` says whether the test is met there; `words` how the values are said.
    """

    values: Within
    met: bool
    words: str


def step(kind: FactKind, value: int) -> int:
    """Return by how much two values differ that the unit of a threshold just tells apart.

    A threshold in months (or years) goes by months, one in whole weeks by weeks, one in days by
    days; an age, a number and a day by one.
    """
    if kind is not FactKind.DURATION:
        return 1
    length = Duration.of_key(value)
    if length.in_months:
        return _MONTH
    return 7 * _DAY if length.days % 7 == 0 else _DAY


def sides(test: Test, fact: Fact) -> Iterator[Side]:
    """Yield both sides of each boundary that a test draws on the line of its fact."""
    assert isinstance(test.among, Within)
    lower, upper = test.among.lower, test.among.upper
    free = replace(fact, least=None, most=None)
    if lower is not None and lower != fact.least:
        for values, after in _beside(fact.kind, lower):
            kept = Within(values.lower, _least(values.upper, upper)) if after else values
            yield Side(kept, after, said(free, values))
    if upper is not None and upper != fact.most:
        for values, after in _beside(fact.kind, upper):
            kept = values if after else Within(_most(values.lower, lower), values.upper)
            yield Side(kept, not after, said(free, values))


def _beside(kind: FactKind, cut: Cut) -> Iterator[tuple[Within, bool]]:
    """Yield the values just before and just after a cut, and whether they are after it."""
    value, after = cut
    size = step(kind, value)
    if kind is not FactKind.DURATION:
        whole = value + after
        yield Within((whole - 1, 0), (whole, 0)), False
        yield Within((whole, 0), (whole + 1, 0)), True
        return
    exactly = Within((value, 0), (value, 1))
    if after:
        yield exactly, False
        yield Within((value, 1), (value + size, 1)), True
    else:
        yield Within((max(0, value - size), 0 if value > size else 1), (value, 0)), False
        yield exactly, True


def _least(one: Cut | None, other: Cut | None) -> Cut | None:
    return min((each for each in (one, other) if each is not None), default=None)


def _most(one: Cut | None, other: Cut | None) -> Cut | None:
    return max((each for each in (one, other) if each is not None), default=None)

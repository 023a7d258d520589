"""Answers and thresholds that are nearly those the law has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from keeling.model.answers import (
    Chosen,
    HalfOf,
    Indefinite,
    Lasting,
    Point,
    Range,
    Settled,
    Truth,
    WholeOf,
)
from keeling.model.boundaries import step
from keeling.model.conditions import Cut, Test, Within
from keeling.model.durations import Duration
from keeling.model.law import Rule
from keeling.model.vocabulary import Fact, FactKind, OutcomeKind, Scale, Vocabulary

_STRENGTHS: Final = ("must", "should", "may", "should not", "must not")


def thresholds(test: Test, fact: Fact) -> Iterator[Test]:
    """Yield a test with each of its thresholds a step up or down, open for closed, closed for open.

    What would be met by nothing on the line of the fact is left out.
    """
    assert isinstance(test.among, Within)
    lower, upper = test.among.lower, test.among.upper
    for cut in _near(fact.kind, lower) if lower is not None else ():
        yield from _kept(test, Within(cut, upper))
    for cut in _near(fact.kind, upper) if upper is not None else ():
        yield from _kept(test, Within(lower, cut))


def units(test: Test, fact: Fact) -> Iterator[Test]:
    """Yield a test with each of its thresholds the same number of another unit."""
    assert isinstance(test.among, Within)
    lower, upper = test.among.lower, test.among.upper
    if fact.kind is not FactKind.DURATION:
        return
    for cut in _of_other_units(lower) if lower is not None else ():
        yield from _kept(test, Within(cut, upper))
    for cut in _of_other_units(upper) if upper is not None else ():
        yield from _kept(test, Within(lower, cut))


def _near(kind: FactKind, cut: Cut) -> Iterator[Cut]:
    value, after = cut
    if kind is FactKind.DURATION:
        yield value, 1 - after
    for other in (value - step(kind, value), value + step(kind, value)):
        if other > 0 or kind is not FactKind.DURATION:
            yield other, after


def _kept(test: Test, among: Within) -> Iterator[Test]:
    if among.lower is None or among.upper is None or among.lower < among.upper:
        yield replace(test, among=among)


def _of_other_units(cut: Cut) -> Iterator[Cut]:
    length = Duration.of_key(cut[0])
    number = int(length.as_measure().split()[0])
    for other in (Duration(months=number), Duration(months=12 * number), Duration(days=7 * number)):
        if other != length:
            yield other.key, cut[1]


def neighbour(rule: Rule, answer: Settled, declared: Vocabulary) -> Settled | None:
    """Return another answer near to one that a rule gives; None where there is none."""
    outcome = declared.outcomes[rule.outcome]
    match answer:
        case Truth(value):
            return Truth(not value)
        case Lasting(length):
            return Lasting(_longer(length))
        case Indefinite():
            return _longest(rule)
        case WholeOf(fact):
            return HalfOf(fact)
        case HalfOf(fact):
            return WholeOf(fact)
        case Chosen(value):
            guided = outcome.kind is OutcomeKind.GUIDANCE
            every = _STRENGTHS if guided else tuple(each.name for each in outcome.choices)
            other = _next(value, every)
            return None if other is None else Chosen(other)
        case Point():
            return _point(answer, declared.scales[outcome.scale])
        case Range(lowest, highest):
            other_end = _point(highest, declared.scales[outcome.scale])
            return None if other_end is None else Range(lowest, other_end)
        case _:
            return None


def _longer(length: Duration) -> Duration:
    """Return a length by one unit longer: years by a year, months by a month, weeks by a week."""
    if length.in_months:
        return Duration(length.months + (12 if length.months % 12 == 0 else 1))
    return Duration(days=length.days + (7 if length.days % 7 == 0 else 1))


def _longest(rule: Rule) -> Settled | None:
    given = [row.answer for row in rule.rows if isinstance(row.answer, Lasting)]
    return max(given, key=lambda each: each.duration.key, default=None)


def _next(value: str, every: tuple[str, ...]) -> str | None:
    if len(every) < 2 or value not in every:
        return None
    return every[(every.index(value) + 1) % len(every)]


def _point(point: Point, scale: Scale) -> Point | None:
    if point.length is not None:
        return Point(point.step, _longer(point.length))
    plain = tuple(each for each in scale.steps if each not in scale.with_length)
    other = _next(point.step, plain)
    return None if other is None else Point(other)

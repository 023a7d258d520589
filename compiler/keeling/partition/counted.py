"""Ages counted from days: which stretches of ages and days no case can have together.

Somebody born on B is at least n years old on E if E is on or after the day on which n is attained,
and under m if B is on or after the first birth of which that is so. So in a box, where each fact
has a stretch of its line, a beginning is carried from day to day: by an age from a birth to an
event and back, and by `not before`. A box holds no case if one is carried so to a day whose
stretch has ended by then, and then along a way that meets no day twice: between one birth and its
events nothing is gained by going round (`keeling.resolve.counting` lets nothing else go round), and
where all days are as early as they may be, and each is within its stretch, that is a case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import inf

from keeling.model.calendar import age_on, attains, first_birth_under
from keeling.model.vocabulary import FactKind
from keeling.model.words import FactValue
from keeling.partition.lines import Line, Position

#: The first whole value that a fact may have, and the first after those.
Ends = tuple[float, float]
#: A fact by its level, and a stretch of its line.
Stretch = tuple[int, Position, Position]


@dataclass(frozen=True, slots=True)
class Clash:
    """Stretches that no case has together where the facts of some levels all exist."""

    levels: frozenset[int]
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """How a beginning was carried to a day: to which, over which facts, given what stretches."""

    day: int
    begins: int
    days: frozenset[int]
    ages: frozenset[int] = frozenset()
    held: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class _Box:
    """Where lines may be cut, and what is given; levels of other facts have no cuts."""

    cuts: Mapping[int, Iterable[int]]
    values: Mapping[int, FactValue]


class Counted:
    """The counted ages among some lines, and the days from and to which they are counted."""

    def __init__(self, lines: tuple[Line, ...], relations: Iterable[tuple[int, int]]) -> None:
        """Take the lines of all facts, and which of them are never less than which (levels)."""
        level = {line.fact.name: line.level for line in lines}
        self._lines = lines
        self._ages = tuple(
            (line.level, level[way.start], level[way.end])
            for line in lines
            if (way := line.fact.counted) is not None
        )
        pairs = tuple(relations) if self._ages else ()
        self._after = _by_lesser(
            pair for pair in pairs if lines[pair[0]].fact.kind is FactKind.DATE
        )
        counted = {age for age, _, _ in self._ages}
        loose = [pair for pair in pairs if not counted.issuperset(pair)]
        #: The facts that bound a counted age from below and from above, itself among them.
        self._below = {age: [age] + [b for a, b in loose if a == age] for age in counted}
        self._above = {age: [age] + [a for a, b in loose if b == age] for age in counted}
        days = {day for _, *days in self._ages for day in days}
        days |= {end for day in self._after for end in (day, *self._after[day])}
        self._days = sorted(days)
        #: Levels at which a cut may matter to others.
        self.levels = frozenset({*counted, *days})

    def __bool__(self) -> bool:
        return bool(self._ages)

    def clashes(
        self, cuts: Mapping[int, Iterable[int]], values: Mapping[int, FactValue]
    ) -> Iterator[Clash]:
        """Yield what no case has together, given where lines are cut and some values."""
        if not self._ages:
            return
        box = _Box(cuts, values)
        ending = [day for day in self._days if self._ends(day, box)]
        for day in self._days:
            if any(other != day for other in ending):
                for begins, held in self._begins(day, box):
                    yield from self._from(_Way(day, begins, frozenset({day}), held=held), box)

    def narrowed(self, within: Mapping[int, Ends]) -> dict[int, Ends]:
        """Return in which ends days and ages must lie, given some ends of each (by level).

        Each bound is carried on for as long as another is moved by it, or as there are facts.
        """
        found = {level: within[level] for level in self.levels}
        for _ in range(2 * len(self.levels)):
            before = dict(found)
            for lesser, greater in self._after.items():
                for each in greater:
                    (low, _), (_, high) = found[lesser], found[each]
                    found[each] = _met(found[each], (low, inf))
                    found[lesser] = _met(found[lesser], (-inf, high))
            for way in self._ages:
                for level, ends in zip(way, _carried(*(found[each] for each in way)), strict=True):
                    found[level] = _met(found[level], ends)
            if found == before:
                break
        return found

    def _from(self, way: _Way, box: _Box) -> Iterator[Clash]:
        """Yield the clashes that a beginning leads to."""
        if way.ages and (clash := self._clash(way, box)):
            yield clash
        for further in self._further(way, box):
            yield from self._from(further, box)

    def _clash(self, way: _Way, box: _Box) -> Clash | None:
        ended = [(end, held) for end, held in self._ends(way.day, box) if end <= way.begins]
        if not ended:
            return None
        _, held = max(ended, key=lambda each: (not each[1], each[0]))
        return Clash(way.days | way.ages, way.held + held)

    def _further(self, way: _Way, box: _Box) -> Iterator[_Way]:
        """Yield the days to which a beginning can be carried, and what begins there."""
        for day in self._after.get(way.day, ()):
            if day not in way.days:
                yield _Way(day, way.begins, way.days | {day}, way.ages, way.held)
        for age, birth, event in self._ages:
            if birth == way.day and event not in way.days:
                for fact in self._below[age]:
                    for least, held in self._begins(fact, box):
                        begins = attains(way.begins, least)
                        yield _further(way, (age, fact), event, begins, held)
            elif event == way.day and birth not in way.days:
                for fact in self._above[age]:
                    for most, held in self._ends(fact, box):
                        begins = first_birth_under(most, way.begins)
                        yield _further(way, (age, fact), birth, begins, held)

    def _begins(self, level: int, box: _Box) -> list[tuple[int, tuple[Stretch, ...]]]:
        """Return the first whole values that stretches of a fact may have, with the stretches."""
        value = box.values.get(level)
        if value is not None:
            return [(_number(value), ())]
        line = self._lines[level]
        begins = [(cut // 2, ((level, cut, line.high),)) for cut in box.cuts.get(level, ())]
        return [*([] if line.low == -inf else [(int(line.low) // 2, ())]), *begins]

    def _ends(self, level: int, box: _Box) -> list[tuple[int, tuple[Stretch, ...]]]:
        """Return the first whole values after stretches of a fact, with the stretches."""
        value = box.values.get(level)
        if value is not None:
            return [(_number(value) + 1, ())]
        line = self._lines[level]
        ends = [(cut // 2, ((level, line.low, cut),)) for cut in box.cuts.get(level, ())]
        return [*([] if line.high == inf else [(int(line.high) // 2, ())]), *ends]


def _further(
    way: _Way, ages: tuple[int, int], day: int, begins: int, held: tuple[Stretch, ...]
) -> _Way:
    return _Way(day, begins, way.days | {day}, way.ages | {*ages}, way.held + held)


def _met(one: Ends, other: Ends) -> Ends:
    return max(one[0], other[0]), min(one[1], other[1])


def _carried(age: Ends, birth: Ends, event: Ends) -> tuple[Ends, Ends, Ends]:
    """Return the ends that an age and its two days have by way of each other."""
    (least, most), (born, born_by), (asked, asked_by) = age, birth, event

    def on(
        number: float, years: float, count: Callable[[int, int], int], otherwise: float
    ) -> float:
        known = abs(number) != inf and abs(years) != inf
        return count(int(number), int(years)) if known else otherwise

    def years(first: float, last: float, otherwise: float) -> float:
        return on(first, last, lambda one, other: age_on(one, max(one, other)), otherwise)

    def under(number: int, most: int) -> int:
        return first_birth_under(most, number)

    return (
        (years(born_by - 1, asked, -inf), years(born, asked_by - 1, inf) + 1),
        (on(asked, most, under, -inf), on(asked_by - 1, least, under, inf)),
        (on(born, least, attains, -inf), on(born_by - 1, most, attains, inf)),
    )


def _by_lesser(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Return for each lesser fact those that are never less."""
    found: dict[int, list[int]] = {}
    for greater, lesser in pairs:
        found.setdefault(lesser, []).append(greater)
    return found


def _number(value: FactValue) -> int:
    if isinstance(value, date):
        return value.toordinal()
    assert isinstance(value, int)
    return value

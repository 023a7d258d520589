"""A module as the backend writes it, for a law of one rule.

What stands between `# law:` and `# end` is written anew for each law; the rest is the same in every
module. So this file is type-checked and tested like any other.
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache, cached_property, lru_cache
from math import inf
from pathlib import Path
from typing import Any, Generic, Literal, TypeAlias, TypeVar, get_args
from weakref import WeakValueDictionary

# law: what a case may state, and what is answered
AS_AT = "2026-01-01"
PLACE = "England and Wales"
PROPOSALS: tuple[str, ...] = ()


TheDisposal: TypeAlias = Literal["caution", "community order"]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is so in a case."""

    the_disposal: TheDisposal | None = None
    the_length_of_the_order: Duration | None = None
    the_offenders_age: int | None = None
    the_date_of_conviction: date | None = None
    the_offence_was_admitted: bool | None = None


def the_person_must_notify(facts: Facts) -> Answer:
    """Answer whether the person must notify."""
    return _answer("the person must notify", _read(facts))


def _the_person_must_notify(case: _Case) -> _Said:
    if case.the_disposal.among("caution"):
        return "no"
    if case.the_length_of_the_order.under(months(12)):
        return "no"
    return "yes"


def _the_length_of_the_order_exists(case: _Case) -> bool:
    return case.the_disposal.among("community order")


# end
# ----------------------------------------------------------------------------------
# Values: lengths of time, provisions, answers.
# ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in whole calendar months, or in whole days; never in both.

    The two kinds are not ordered among each other in general: six months is between
    181 and 184 days, depending on the day on which it begins.
    """

    months: int = 0
    days: int = 0

    def __post_init__(self) -> None:
        """Refuse a length that mixes the two kinds."""
        if self.months < 0 or self.days < 0 or (self.months and self.days):
            raise ValueError("A length of time is given in months, or in days.")

    @property
    def key(self) -> int:
        """A place on one line, right wherever the two kinds can be compared.

        400 years are 4,800 months and 146,097 days.
        """
        return self.months * 146097 + self.days * 4800

    def compared_with(self, other: Duration) -> int | None:
        """Return -1, 0 or 1; None where the answer depends on the day both begin."""
        if (self.days == 0) == (other.days == 0):
            return (self.key > other.key) - (self.key < other.key)
        if self._day_range()[1] < other._day_range()[0]:
            return -1
        return 1 if self._day_range()[0] > other._day_range()[1] else None

    def side(self, other: Duration, after: int) -> int:
        """Return 1 past the cut just before (or `after`) another length, -1 before it.

        0 is where that depends on the day both begin. 366 days are never under 12
        months, which are 365 or 366: they are past the cut just before these.
        """
        if (self.days == 0) == (other.days == 0):
            return 1 if 2 * self.key >= 2 * other.key + after else -1
        least, most = self._day_range()
        shortest, longest = other._day_range()
        if least >= longest + after:
            return 1
        return -1 if most < shortest + after else 0

    def halved(self) -> Duration | None:
        """Return half of this length; None where that is not whole months or days."""
        if self.months % 2 or self.days % 2:
            return None
        return Duration(self.months // 2, self.days // 2)

    def __str__(self) -> str:
        if self.days:
            weeks, rest = divmod(self.days, 7)
            return _counted(self.days, "day") if rest else _counted(weeks, "week")
        whole_years, rest = divmod(self.months, 12)
        parts = [_counted(whole_years, "year")] if whole_years else []
        if rest or not whole_years:
            parts.append(_counted(rest, "month"))
        return " ".join(parts)

    def reading(self, other: Duration) -> Duration:
        """Return this length, to be read as another where its first day would decide."""
        return _ReadAs(self.months, self.days, other)

    def _day_range(self) -> tuple[int, int]:
        return (self.days, self.days) if self.days else _day_range(self.months)


@dataclass(frozen=True, slots=True)
class _ReadAs(Duration):
    """A length that is read as another wherever the day on which it begins would decide."""

    other: Duration = Duration()

    def side(self, other: Duration, after: int) -> int:
        return Duration.side(self, other, after) or self.other.side(other, after)


def years(number: int) -> Duration:
    """Return a length of time in years."""
    return Duration(months=12 * number)


def months(number: int) -> Duration:
    """Return a length of time in months."""
    return Duration(months=number)


def weeks(number: int) -> Duration:
    """Return a length of time in weeks."""
    return Duration(days=7 * number)


def days(number: int) -> Duration:
    """Return a length of time in days."""
    return Duration(days=number)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


@cache
def _day_range(number: int) -> tuple[int, int]:
    """Return the fewest and the most days that so many calendar months can last.

    Months that begin on any day of a month last as long as those that begin on its
    first, so the 4,800 months of the calendar's cycle give the exact bounds.
    """
    ends = _month_ends()
    lasting = []
    for start in range(4800):
        cycles, month = divmod(start + number, 4800)
        lasting.append(cycles * 146097 + ends[month] - ends[start])
    return min(lasting), max(lasting)


@cache
def _month_ends() -> tuple[int, ...]:
    """Return the days before each month of the 400 years that begin in 2000."""
    ends, total = [], 0
    for index in range(4800):
        ends.append(total)
        year, month = divmod(index, 12)
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        total += 28 + leap if month == 1 else 30 if month in (3, 5, 8, 10) else 31
    return tuple(ends)


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision, as cited; `notes` say what it rests on that is not firm."""

    citation: str
    identifier: str = ""
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.citation


@dataclass(frozen=True, slots=True)
class Counted:
    """An age, and the two days between which it was counted."""

    fact: str
    value: int
    start: date
    end: date

    def __str__(self) -> str:
        days = f"from {_in_words(self.start)} to {_in_words(self.end)}"
        return f"{self.value}, counted {days}"

    @property
    def birth(self) -> str:
        """The fact that is the first of the two days."""
        return _LINE[self.fact].counted[0]

    @property
    def kept_on_28(self) -> int:
        """The age if a birthday on 29 February were kept on 28 February."""
        born, asked = self.start.toordinal(), self.end.toordinal()
        return _age_on(born, asked, on_1_march=False)

    def born(self, day: date) -> int:
        """Return the age of somebody born on another day."""
        return _age_on(day.toordinal(), self.end.toordinal())


@dataclass(frozen=True, slots=True)
class Answer:
    """What the law answers about one outcome in a case.

    `value` is None where the facts, or the law, leave it open: `possible` are then all values that
    it may have, and `depends_on` what would settle it: a fact; or, of a length of time
    that is given, the day on which it begins. `because` cites the provisions that decide;
    `provisions` are the same with their identifiers. An outcome that does not arise has
    the value "none". `length` is the value as a length of time, where it is one.
    `counted` are the ages that were worked out from days; `last_day` is the day to the
    end of which a length of time runs, where the day that it is `beginning_with` is given.
    """

    outcome: str
    value: str | None
    because: tuple[str, ...]
    possible: tuple[str, ...]
    depends_on: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    provisions: tuple[Provision, ...] = ()
    length: Duration | None = None
    counted: tuple[Counted, ...] = ()
    beginning_with: date | None = None
    last_day: date | None = None


def decide(facts: Facts) -> dict[str, Answer]:
    """Return the answers about every outcome, by its name."""
    read = _read(facts)
    return {outcome: _answer(outcome, read) for outcome in _OUTCOMES}


# ----------------------------------------------------------------------------------
# Days by their numbers (1 is 1 January of the year 1), and ages: whole numbers only.
# ----------------------------------------------------------------------------------

#: The first day on which an age is attained on the birthday: 1 January 1970.
_BIRTHDAYS_COUNT_FROM = 719163


def _in_words(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_length(year: int, month: int) -> int:
    if month == 2:
        return 28 + _is_leap(year)
    return 30 if month in (4, 6, 9, 11) else 31


def _day_number(year: int, month: int, day: int) -> int:
    """Return the number of a day of any year, also before the first and after 9999."""
    cycles, within = divmod(year - 1, 400)
    before = sum(_month_length(year, each) for each in range(1, month))
    return cycles * 146097 + within * 365 + within // 4 - within // 100 + before + day


def _civil(number: int) -> tuple[int, int, int]:
    """Return the year, the month and the day of the month of a day."""
    year = (number - 1) * 400 // 146097 + 1
    year += (_day_number(year + 1, 1, 1) <= number) - (_day_number(year, 1, 1) > number)
    left, month = number - _day_number(year, 1, 1), 1
    while left >= _month_length(year, month):
        left -= _month_length(year, month)
        month += 1
    return year, month, left + 1


def _attains(born: int, age: int, on_1_march: bool = True) -> int:
    """Return the day at the beginning of which somebody attains an age.

    The birthday itself (Family Law Reform Act 1969 s. 9); before 1970, the day before.
    """
    year, month, day = _civil(born)
    year += age
    if (month, day) == (2, 29) and not _is_leap(year):
        month, day = (3, 1) if on_1_march else (2, 28)
    birthday = _day_number(year, month, day)
    if age == 0 or birthday >= _BIRTHDAYS_COUNT_FROM:
        return birthday
    return birthday - 1


def _age_on(born: int, number: int, on_1_march: bool = True) -> int:
    """Return the age attained on a day, which is not before the birth."""
    age = _civil(number)[0] - _civil(born)[0] + 1
    while _attains(born, age, on_1_march) > number:
        age -= 1
    return age


def _last_day_beginning_with(first: int, length: Duration) -> int:
    """Return the last day of a length of time that begins with a day, which is counted.

    Months end with the day before the corresponding date; in a month that has none, with
    its last day.
    """
    if length.days or not length.months:
        return first + length.days - 1
    year, month, day = _civil(first)
    over, at = divmod(month - 1 + length.months, 12)
    whole = _month_length(year + over, at + 1)
    if day > whole:
        return _day_number(year + over, at + 1, whole)
    return _day_number(year + over, at + 1, day) - 1


def _first_birth_under(age: int, number: int) -> int:
    """Return the first day of birth of those who are under an age on a day."""
    year, month, day = _civil(number + 1)
    born = _day_number(year - age, month, min(day, _month_length(year - age, month)))
    while _attains(born, age) > number:
        born -= 1
    while _attains(born, age) <= number:
        born += 1
    return born


# ----------------------------------------------------------------------------------
# Questions: what the functions above ask of a case.
# ----------------------------------------------------------------------------------

#: A position on the line of a fact: just before the value 18 is 36. The choices of a
#: list lie in its order, and the choice at index 2 between the positions 2 and 3.
_Position: TypeAlias = float
_Runs: TypeAlias = tuple[tuple[_Position, _Position], ...]
_Value: TypeAlias = str | int | Duration | date
_T = TypeVar("_T")
_C = TypeVar("_C", bound=str)


@dataclass(frozen=True, slots=True)
class _GivenBy:
    """An answer that is whatever the case gives for a fact."""

    fact: str


@dataclass(frozen=True, slots=True)
class _HalfOf:
    """An answer that is half of what the case gives for a fact."""

    fact: str


@dataclass(frozen=True, slots=True)
class _Words:
    """An answer in the words of another."""

    text: str


@dataclass(frozen=True, slots=True)
class _Fault:
    """What stands where the law gives no answer, or several, and how it comes to that."""

    answers: tuple[str, ...]
    note: str


_Said: TypeAlias = str | Duration | _GivenBy | _HalfOf | _Words | _Fault
_SAID = (str, Duration, _GivenBy, _HalfOf, _Words, _Fault)


class _Told:
    """Whoever answers the questions that are put to a case."""

    def tell(self, fact: str, runs: _Runs) -> bool:
        """Say whether the fact exists and lies in one of these stretches."""
        raise NotImplementedError

    def go_on(self, step: Callable[[_Case], _T]) -> _T:
        """Return what a further function returns."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _Asked:
    fact: str
    told: _Told

    def exists(self) -> bool:
        return self._within(-inf, inf)

    def _within(self, low: _Position, high: _Position) -> bool:
        return self.told.tell(self.fact, ((low, high),))


class _OneOf(_Asked, Generic[_C]):
    def among(self, *values: _C) -> bool:
        places = [_LINE[self.fact].places[value] for value in values]
        return self.told.tell(self.fact, tuple((at, at + 1) for at in places))

    def other_than(self, *values: _C) -> bool:
        places = _LINE[self.fact].places
        rest = sorted({*places.values()} - {places[value] for value in values})
        return self.told.tell(self.fact, tuple((at, at + 1) for at in rest))


class _YesNo(_Asked):
    def is_yes(self) -> bool:
        return self._within(0, 1)

    def is_no(self) -> bool:
        return self._within(1, 2)


class _Number(_Asked):
    def under(self, value: int) -> bool:
        return self._within(-inf, 2 * value)

    def at_least(self, value: int) -> bool:
        return self._within(2 * value, inf)


class _Day(_Asked):
    def before(self, value: date) -> bool:
        return self._within(-inf, 2 * value.toordinal())

    def on_or_after(self, value: date) -> bool:
        return self._within(2 * value.toordinal(), inf)


class _Length(_Asked):
    def under(self, value: Duration) -> bool:
        return self._within(-inf, 2 * value.key)

    def at_most(self, value: Duration) -> bool:
        return self._within(-inf, 2 * value.key + 1)

    def at_least(self, value: Duration) -> bool:
        return self._within(2 * value.key, inf)

    def more_than(self, value: Duration) -> bool:
        return self._within(2 * value.key + 1, inf)


class _Questions:
    """The questions that can be put to a case: one attribute for each fact."""

    def __init__(self, told: _Told) -> None:
        self._told = told
        for line in _LINES:
            setattr(self, line.field, _ASKED[line.kind](line.fact, told))

    def go_on(self, step: Callable[[_Case], _T]) -> _T:
        return self._told.go_on(step)


_ASKED: dict[str, type[_Asked]] = {
    "choice": _OneOf,
    "yes or no": _YesNo,
    "age": _Number,
    "number": _Number,
    "date": _Day,
    "length": _Length,
}


@dataclass(frozen=True)
class _Line:
    """A fact: its line, in which cases it exists, and what it is never less than."""

    fact: str
    field: str
    kind: Literal["choice", "yes or no", "age", "number", "date", "length"]
    choices: tuple[str, ...] = ()
    #: Where the line begins and ends.
    low: _Position = -inf
    high: _Position = inf
    bounds: str = ""
    #: The lengths at which anything changes.
    cuts: tuple[Duration, ...] = ()
    exists: Callable[[_Case], bool] | None = None
    #: The facts that this one is never less than, directly or by way of others.
    lesser: tuple[str, ...] = ()
    #: The days from and to which an age is counted.
    counted: tuple[str, ...] = ()

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each choice."""
        return {choice: place for place, choice in enumerate(self.choices)}

    def place(self, value: _Value) -> int:
        """Return the position of a value."""
        if isinstance(value, str):
            return self.places[value]
        if isinstance(value, Duration):
            return 2 * value.key
        return 2 * (value.toordinal() if isinstance(value, date) else value)

    def side(self, value: _Value, cut: _Position) -> int:
        """Return 1 for a value past a cut, -1 before it, 0 where that has no answer."""
        if cut in (inf, -inf):
            return 1 if cut < 0 else -1
        if isinstance(value, Duration):
            key, after = divmod(int(cut), 2)
            whole, rest = divmod(key, 146097)
            other = Duration(days=key // 4800) if rest else Duration(months=whole)
            return value.side(other, after)
        return 1 if self.place(value) >= cut else -1

    def cells(self, value: _Value, cuts: Sequence[_Position]) -> tuple[int, int]:
        """Return the first and last stretch between cuts in which a value may lie."""
        sides = [self.side(value, cut) for cut in cuts]
        first = next((at for at, side in enumerate(sides) if side < 1), len(sides))
        last = next((at for at in range(len(sides), 0, -1) if sides[at - 1] > -1), 0)
        return first, last

    def lies(self, value: _Value, low: _Position, high: _Position) -> bool:
        """Say whether a value that is not in doubt lies between two cuts."""
        return self.side(value, low) > 0 > self.side(value, high)

    def in_doubt(self, value: _Value) -> bool:
        """Whether it depends on the day a length begins which side of a cut it lies."""
        ends = (2 * cut.key + after for cut in self.cuts for after in (0, 1))
        return any(self.side(value, end) == 0 for end in ends)

    def checked(self, value: object) -> _Value:
        """Return the value given for the fact; raises ValueError if it cannot be one."""
        match self.kind, value:
            case "choice", str() if value in self.choices:
                return value
            case "choice", _:
                known = " or ".join(map(repr, self.choices))
                raise ValueError(f"`{self.fact}` is {known}, and {value!r} is not.")
            case "yes or no", bool():
                return "yes" if value else "no"
            case "age" | "number", int() if not isinstance(value, bool):
                return self._in_bounds(value)
            case "date", date() if type(value) is date:
                return self._in_bounds(value)
            case "length", Duration():
                return self._in_bounds(value)
            case _:
                kind = _KINDS[self.kind]
                raise ValueError(f"`{self.fact}` is {kind}, and {value!r} is not.")

    def _in_bounds(self, value: _Value, said: object = None) -> _Value:
        if self.side(value, self.low) < 0 or self.side(value, self.high) > 0:
            so = f"`{self.fact}` is {self.bounds or 'more than nothing'}"
            raise ValueError(f"{so}, so it cannot be {said or value}.")
        return value

    def count(self, values: Mapping[str, _Value]) -> Counted | None:
        """Return the age, if its two days are given; raises ValueError if it cannot be."""
        start, end = (values.get(day) for day in self.counted or ("", ""))
        if not isinstance(start, date) or not isinstance(end, date):
            return None
        if end < start:
            raise ValueError(
                f"`{self.counted[1]}` ({_in_words(end)}) is before `{self.counted[0]}` "
                f"({_in_words(start)}), from which `{self.fact}` is counted to it."
            )
        age = _age_on(start.toordinal(), end.toordinal())
        counted, stated = Counted(self.fact, age, start, end), values.get(self.fact)
        if stated is None:
            self._in_bounds(age, counted)
        elif stated != age:
            days = f"`{self.counted[0]}` and `{self.counted[1]}`"
            so = f"`{self.fact}` is given as {stated}, and is {counted}"
            raise ValueError(f"{so} ({days}).")
        return counted


_YES_OR_NO = get_args(Literal["yes", "no"])
_KINDS = {
    "yes or no": "True or False",
    "age": "an age in whole years",
    "number": "a whole number",
    "date": "a date",
    "length": 'a length of time, such as months(12), or "12 months" in JSON',
}


# ----------------------------------------------------------------------------------
# Answers: straight from the functions above, where they ask for nothing that is missing.
# ----------------------------------------------------------------------------------


_Ages: TypeAlias = tuple[Counted, ...]


class _NotKnownError(Exception):
    """The facts leave the answer to a question open."""


class _Given(_Told):
    """Answers questions from the facts of a case."""

    def __init__(self, values: Mapping[str, _Value], counted: _Ages = ()) -> None:
        self.values, self.counted = values, counted
        self.case = _Case(self)
        self._readings: dict[tuple[_Interpretation, ...], _Given] = {}
        self._doubtful = {fact for fact in values if _LINE[fact].in_doubt(values[fact])}
        self._exists: dict[str, bool] = {}

    def tell(self, fact: str, runs: _Runs) -> bool:
        """Say it if the facts do; raises _NotKnownError where they do not."""
        value, line = self.values.get(fact), _LINE[fact]
        if value is None:
            if self.exists(line):
                raise _NotKnownError
            return False
        if fact in self._doubtful:
            raise _NotKnownError
        return any(line.lies(value, *run) for run in runs)

    def go_on(self, step: Callable[[_Case], _T]) -> _T:
        """Put further questions to the same case."""
        return step(self.case)

    def exists(self, line: _Line) -> bool:
        """Say whether there is such a thing in this case; may raise _NotKnownError."""
        if line.fact not in self._exists:
            self._exists[line.fact] = line.exists is None or line.exists(self.case)
        return self._exists[line.fact]

    def read_with(self, interpretations: tuple[_Interpretation, ...]) -> _Given:
        """Return these facts with some lengths read as others."""
        if not interpretations:
            return self
        if interpretations not in self._readings:
            read = {**self.values}
            for each in interpretations:
                for fact in each.facts:
                    if read.get(fact) == each.length:
                        read[fact] = each.length.reading(each.read_as)
            self._readings[interpretations] = _Given(read, self.counted)
        return self._readings[interpretations]

    def possible(self) -> bool:
        """Say whether such a case can be; may raise _NotKnownError."""
        if not all(self.exists(_LINE[fact]) for fact in self.values):
            return False
        for line in _LINES:
            for lesser in line.lesser:
                pair = self.values.get(line.fact), self.values.get(lesser)
                if pair[0] is not None and pair[1] is not None:
                    if _less(pair[0], pair[1]):
                        return False
                elif pair != (None, None):
                    missing = lesser if pair[1] is None else line.fact
                    if self.exists(_LINE[missing]):
                        raise _NotKnownError
        if any(self._apart(clash) for clash in _clashes({}, _leveled(self.values))):
            return False
        return _IMPOSSIBLE is None or not _IMPOSSIBLE(self.case)

    def _apart(self, clash: _Clash) -> bool:
        """Say whether all facts of a clash exist; may raise _NotKnownError."""
        return all(self.exists(_LINES[level]) for level in clash.levels)

    @cached_property
    def can_be(self) -> bool:
        """Whether some case has these facts."""
        try:
            return self.possible()
        except _NotKnownError:
            return _restricted(_possibly(_TRUE), self.values) is not _NOTHING

    @cached_property
    def otherwise(self) -> _Given | None:
        """The same, with birthdays on 29 February kept on the 28th, if an age turns on it.

        Those are the ages of somebody born the day before. The day of birth is left out
        where that is not so, because one of them is asked on 28 February of a leap year,
        and where nobody can be born on that day.
        """
        ages = {each.fact: each.kept_on_28 for each in self.counted}
        turning = [each for each in self.counted if ages[each.fact] != each.value]
        other: dict[str, _Value] = {**self.values, **ages}
        for birth in {each.birth for each in turning}:
            own = [each for each in self.counted if each.birth == birth]
            before = own[0].start - timedelta(1)
            allowed = 2 * before.toordinal() >= _LINE[birth].low
            if allowed and all(each.born(before) == ages[each.fact] for each in own):
                other[birth] = before
            else:
                del other[birth]
        return _Given(other) if turning else None

    def said(self, outcome: _Outcome) -> tuple[_Said, ...]:
        """Return every answer that there may be in this case."""
        try:
            return (outcome.said(self.case),)
        except _NotKnownError:
            left = _reach(_restricted(_whole(outcome.said), self.values))
            return tuple(at.leaf for at in left if isinstance(at.leaf, _SAID))

    def turns_on(self, outcome: _Outcome) -> tuple[str, ...]:
        """Return what would settle the answer: facts; of a length given, when it begins."""
        facts = _support(_restricted(_whole(outcome.said), self.values))
        begins = {fact: f"the day on which {fact} begins" for fact in self.values}
        return tuple(begins.get(fact, fact) for fact in facts)

    def because(self, outcome: _Outcome) -> tuple[Provision, ...]:
        """Return the provisions that decide, or may decide, in this case."""
        try:
            return tuple(each for each, why in outcome.because if why(self.case))
        except _NotKnownError:
            early = self._early() if len(outcome.because) > _FEW else ()
            numbers: set[int] = set()
            for at in _reach(_restricted(_reasoned(outcome, early), self.values)):
                numbers |= at.leaf.numbers if isinstance(at.leaf, _Reasons) else set()
            return tuple(outcome.because[number][0] for number in sorted(numbers))

    def _early(self) -> _Early:
        """Return the facts that are asked before any length in doubt."""
        first = min((_LEVEL[fact] for fact in self._doubtful), default=_BOTTOM)
        return tuple(each for each in self.values.items() if _LEVEL[each[0]] < first)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The function that gives the answer, and for each provision whether it decides.

    `failed` is the answer that says that something was not met; `begins` is the fact with
    which a length of time begins. `notes` are said with every answer. Of an outcome that
    is not `encoded` for the day, there is none.
    """

    said: Callable[[_Case], _Said]
    because: tuple[tuple[Provision, Callable[[_Case], bool]], ...]
    failed: str = "none"
    begins: str = ""
    unmet: tuple[_Unmet, ...] = ()
    notes: tuple[str, ...] = ()
    encoded: bool = True


@dataclass(frozen=True, slots=True)
class _Interpretation:
    """What a provision settles: a length, exactly that, is read as another.

    It is read so where the day on which it begins would decide a comparison of these facts.
    """

    length: Duration
    read_as: Duration
    facts: tuple[str, ...]
    provision: Provision

    def applies(self, values: Mapping[str, _Value]) -> bool:
        """Say whether any of these facts is exactly so long."""
        return any(values.get(fact) == self.length for fact in self.facts)

    def notes(self, reached: _Reached, without: _Reached) -> Iterator[str]:
        """Yield what it rests on; that it settles, and what the answer would be otherwise."""
        said = reached.texts()
        other = [text for text in without.texts() if text not in said]
        otherwise = (
            f"might also be {' or '.join(other)}, depending on the day on which it begins"
            if other
            else "would be the same"
        )
        yield from self.provision.notes
        yield (
            f"{self.provision.citation}: a period of {self.length} is read as "
            f"{self.read_as}; otherwise the answer {otherwise}"
        )


@dataclass(frozen=True, slots=True)
class _Unmet:
    """Provisions that a rule asks about, and on which an answer rests though they fail.

    They count if any provision of the rule decides: all those `asked` if the answer says
    that something was not met; otherwise those `denied`, which must not be met, and of
    these, if they stand in a row, only where any provision of the row decides.
    """

    rule: tuple[Provision, ...]
    asked: tuple[Provision, ...] = ()
    denied: tuple[Provision, ...] = ()
    row: tuple[Provision, ...] | None = None

    def counting(self, because: Sequence[Provision], failed: bool) -> list[Provision]:
        """Return the provisions that count, given those that decide."""
        if not any(each in because for each in self.rule):
            return []
        within = self.row is None or any(each in because for each in self.row)
        found = self.asked if failed else self.denied if within else ()
        return [each for each in found if each not in because]


def _read(facts: Facts) -> _Given:
    """Read facts; raises ValueError for a value or a combination that cannot be."""
    found: dict[str, _Value] = {}
    for fact in fields(Facts):
        value = getattr(facts, fact.name)
        if value is not None:
            line = _FIELD[fact.name]
            found[line.fact] = line.checked(value)
    lines = (_FIELD[fact.name] for fact in fields(Facts))
    counted = tuple(age for line in lines if (age := line.count(found)))
    found |= {age.fact: age.value for age in counted}
    read = _Given(found, counted)
    if not read.can_be:
        clashing = [f"`{fact}` is {found[fact]}" for fact in _clashing(found)]
        raise ValueError(f"No case has these facts: {', '.join(clashing)}.")
    return read


@dataclass(frozen=True, slots=True)
class _Reached:
    """What facts come to: every answer there may be, what would settle it, and why."""

    possible: tuple[_Said, ...]
    wanted: tuple[str, ...]
    provisions: tuple[Provision, ...]

    @property
    def rests_on(self) -> object:
        """What a reading of a length may change: the answers, and why."""
        return self.possible, self.provisions

    def texts(self) -> list[str]:
        """Return the answers in words."""
        said = (_texts(each) or ("no answer",) for each in self.possible)
        return [text for some in said for text in some]


def _reached(outcome: _Outcome, stated: _Given, read: _Given) -> _Reached:
    """Return what facts come to as they are read: some lengths may be read as others."""
    said = read.said(outcome)
    possible = tuple(dict.fromkeys(_worked_out(each, stated.values) for each in said))
    wanted = dict.fromkeys(read.turns_on(outcome) if len(possible) > 1 else ())
    # An answer that is itself a fact is settled only by that fact.
    for each in possible:
        if isinstance(each, _GivenBy | _HalfOf):
            wanted[each.fact] = None
    return _Reached(possible, tuple(wanted), read.because(outcome))


@dataclass(frozen=True, slots=True)
class _Decided:
    """What facts come to, and what each provision that settles a comparison says of it."""

    reached: _Reached
    settling: dict[Provision, tuple[str, ...]]

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The provisions that decide, those that settle a comparison last."""
        return (*self.reached.provisions, *self.settling)

    def turns_on(self, other: _Decided) -> bool:
        """Whether the answer, or why, is another."""
        mine, theirs = set(self.provisions), set(other.provisions)
        return self.reached.possible != other.reached.possible or mine != theirs


def _decided_by(outcome: _Outcome, stated: _Given) -> _Decided:
    applied = tuple(each for each in _INTERPRETATIONS if each.applies(stated.values))
    reached = _reached(outcome, stated, stated.read_with(applied))
    settling: dict[Provision, tuple[str, ...]] = {}
    for each in applied:
        others = tuple(other for other in applied if other is not each)
        without = _reached(outcome, stated, stated.read_with(others))
        if without.rests_on != reached.rests_on:
            settling[each.provision] = tuple(each.notes(reached, without))
    return _Decided(reached, settling)


def _answer(name: str, stated: _Given) -> Answer:
    outcome = _OUTCOMES[name]
    decided = _decided_by(outcome, stated)
    reached, provisions = decided.reached, decided.provisions
    because = tuple(each.citation for each in provisions)
    settling = [*decided.settling.values(), tuple(_turning(outcome, decided, stated))]
    notes, counted = tuple(_notes(outcome, reached, settling)), stated.counted
    if not outcome.encoded:
        return Answer(name, None, (), (), (), notes, (), None, counted)
    settled = len(reached.possible) == 1 and not reached.wanted
    value = reached.possible[0] if settled else None
    first = stated.values.get(outcome.begins)
    last = _last_day(value, first)
    return Answer(
        outcome=name,
        value=None if value is None or isinstance(value, _Fault) else _texts(value)[0],
        because=because,
        possible=tuple(text for each in reached.possible for text in _texts(each)),
        depends_on=reached.wanted,
        notes=notes,
        provisions=provisions,
        length=value if isinstance(value, Duration) else None,
        counted=counted,
        beginning_with=first if last and isinstance(first, date) else None,
        last_day=last,
    )


def _last_day(said: _Said | None, first: _Value | None) -> date | None:
    """Return the last day of a length of time, if it begins with a day that is given."""
    if not isinstance(said, Duration) or not isinstance(first, date):
        return None
    last = _last_day_beginning_with(first.toordinal(), said)
    within = first.toordinal() <= last <= date.max.toordinal()
    return date.fromordinal(last) if within else None


def _turning(outcome: _Outcome, decided: _Decided, stated: _Given) -> Iterator[str]:
    """Yield what to say where an answer turns on how a birthday on 29 February is kept."""
    if stated.otherwise is None:
        return
    then = "no case could be so"
    if stated.otherwise.can_be:
        other = _decided_by(outcome, stated.otherwise)
        if not decided.turns_on(other):
            return
        then = f"the answer {' or '.join(other.reached.texts())}"
        if other.reached.possible == decided.reached.possible:
            then = "the answer the same for other reasons"
    turning = (each for each in stated.counted if each.kept_on_28 != each.value)
    would = [f"{each.fact} would be {each.kept_on_28}" for each in turning]
    said = " and ".join([", ".join(would[:-1]), would[-1]] if len(would) > 1 else would)
    yield f"if the birthday were kept on 28 February, {said}, and {then}"
    yield _LEAPLING


_LEAPLING = (
    "nothing settles for England and Wales when somebody born on 29 February is a year "
    "older in a year that has no such day; 1 March is taken here, as the Supreme Court of "
    "the Australian Capital Territory did in 2018 and the Age of Legal Capacity (Scotland) "
    "Act 1991 s. 6(2) does"
)


def _notes(
    outcome: _Outcome, reached: _Reached, settling: Sequence[tuple[str, ...]]
) -> Iterator[str]:
    """Yield what an answer rests on that is not firm, met or not met."""
    faults = [each.note for each in reached.possible if isinstance(each, _Fault)]
    yield from faults if outcome.encoded else []
    because = reached.provisions
    firm = (each.notes for each in because)
    met = dict.fromkeys(note for some in (*firm, *settling) for note in some)
    failed = outcome.failed in reached.possible
    silent = [at for each in outcome.unmet for at in each.counting(because, failed)]
    unmet = dict.fromkeys(note for each in silent for note in each.notes)
    yield from (*met, *(note for note in unmet if note not in met), *outcome.notes)


def _worked_out(said: _Said, values: Mapping[str, _Value]) -> _Said:
    """Return what an answer comes to in a case, as far as the case says."""
    if not isinstance(said, _GivenBy | _HalfOf):
        return said
    length = values.get(said.fact)
    if not isinstance(length, Duration):
        return said
    worked_out = length if isinstance(said, _GivenBy) else length.halved()
    return said if worked_out is None else worked_out


def _texts(said: _Said) -> tuple[str, ...]:
    match said:
        case _GivenBy(fact):
            return (fact,)
        case _HalfOf(fact):
            return (f"half of {fact}",)
        case _Words(text):
            return (text,)
        case _Fault(answers, _):
            return answers
        case str() | Duration():
            return (str(said),)


def _less(value: _Value, other: _Value) -> bool:
    match value, other:
        case Duration(), Duration():
            return value.compared_with(other) == -1
        case date(), date():
            return value < other
        case int(), int():
            return value < other
        case _:
            return False


# ----------------------------------------------------------------------------------
# With facts missing, a function is asked in every way: each question is answered yes
# and then no, and what comes of it is put together as a diagram of the facts. What the
# given facts leave of the diagram are the possible answers; the facts that it cannot do
# without are those that would settle it.
# ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Reasons:
    """An answer, and which of the outcome's provisions decide: the leaf of a diagram."""

    said: _Leaf
    numbers: frozenset[int] = frozenset()


_Leaf: TypeAlias = _Said | _Reasons | bool | None


class _Node:
    """A question about one fact, or a leaf; equal nodes are the same node.

    The line of the fact is cut at `cuts`, and each stretch leads to a child.
    """

    __slots__ = ("__weakref__", "children", "cuts", "leaf", "level")

    def __init__(
        self,
        level: int,
        cuts: tuple[_Position, ...] = (),
        children: tuple[_Node, ...] = (),
        leaf: _Leaf = None,
    ) -> None:
        self.level, self.cuts, self.children, self.leaf = level, cuts, children, leaf


_BOTTOM = 1 << 60
_Key: TypeAlias = tuple[int, tuple[_Position, ...], tuple[_Node, ...]]
_nodes: WeakValueDictionary[_Key, _Node] = WeakValueDictionary()


@cache
def _leaf(value: _Leaf) -> _Node:
    return _Node(_BOTTOM, leaf=value)


_TRUE, _FALSE = _leaf(True), _leaf(False)
#: The leaf of what cannot be.
_NOTHING = _leaf(None)


def _node(level: int, cuts: Sequence[_Position], children: Sequence[_Node]) -> _Node:
    kept_cuts: list[_Position] = []
    kept = [children[0]]
    for cut, child in zip(cuts, children[1:], strict=True):
        if child is not kept[-1]:
            kept_cuts.append(cut)
            kept.append(child)
    if not kept_cuts:
        return kept[0]
    key = (level, tuple(kept_cuts), tuple(kept))
    found = _nodes.get(key)
    if found is None:
        found = _nodes[key] = _Node(*key)
    return found


def _combined(operation: _Operation, left: _Node, right: _Node) -> _Node:
    """Combine two diagrams by what becomes of two nodes, where they say enough."""
    done: dict[tuple[_Node, _Node], _Node] = {}

    def combine(one: _Node, other: _Node) -> _Node:
        found = operation(one, other) or done.get((one, other))
        if found is None:
            level = min(one.level, other.level)
            cuts = {*_cuts_at(one, level), *_cuts_at(other, level)}
            starts = [-inf, *sorted(cuts)]
            ours = [_child(one, level, start) for start in starts]
            theirs = [_child(other, level, start) for start in starts]
            found = _node(level, starts[1:], [*map(combine, ours, theirs)])
            done[one, other] = found
        return found

    return combine(left, right)


_Operation: TypeAlias = Callable[[_Node, _Node], _Node | None]


def _cuts_at(node: _Node, level: int) -> tuple[_Position, ...]:
    return node.cuts if node.level == level else ()


def _child(node: _Node, level: int, start: _Position) -> _Node:
    if node.level != level:
        return node
    return node.children[bisect_right(node.cuts, start)]


def _both(left: _Node, right: _Node) -> _Node | None:
    if left is _FALSE or right is _TRUE:
        return left
    return right if right is _FALSE or left is _TRUE else None


def _mask(left: _Node, right: _Node) -> _Node | None:
    if left is _NOTHING or right is _TRUE:
        return left
    return _NOTHING if right is _FALSE else None


class _ClashError(Exception):
    """Two diagrams say different things about a case that can be."""


def _join(left: _Node, right: _Node) -> _Node | None:
    if left is right or right is _NOTHING:
        return left
    if left is _NOTHING:
        return right
    if left.level == right.level == _BOTTOM:
        raise _ClashError
    return None


def _rebuilt(node: _Node, inner: Callable[[_Node, list[_Node]], _Node]) -> _Node:
    """Make a diagram anew from the bottom; `inner` is given leaves too."""
    done: dict[_Node, _Node] = {}
    for at in sorted(_reach(node), key=lambda each: each.level, reverse=True):
        done[at] = inner(at, [done[child] for child in at.children])
    return done[node]


def _reach(node: _Node) -> list[_Node]:
    """Return every node that can be reached, depth first, in the order of the edges."""
    seen, found, stack = {node}, [], [node]
    while stack:
        at = stack.pop()
        found.append(at)
        for child in reversed(at.children):
            if child not in seen:
                seen.add(child)
                stack.append(child)
    return found


def _relabelled(node: _Node, change: Callable[[_Leaf], _Leaf]) -> _Node:
    def inner(at: _Node, children: list[_Node]) -> _Node:
        if not children:
            return _leaf(change(at.leaf))
        return _node(at.level, at.cuts, children)

    return _rebuilt(node, inner)


def _denied(node: _Node) -> _Node:
    return _relabelled(node, lambda leaf: leaf is not True)


class _AskedError(Exception):
    """A function asks a question that has not been answered yet."""


class _ContinuedError(Exception):
    """A function goes on in another."""


class _Replay(_Told):
    """Gives the first answers as prepared, and stops at the next question."""

    def __init__(self, prepared: tuple[bool, ...]) -> None:
        self.prepared = iter(prepared)

    def tell(self, fact: str, runs: _Runs) -> bool:
        """Return the next answer, or stop."""
        for answer in self.prepared:
            return answer
        raise _AskedError(fact, runs)

    def go_on(self, step: Callable[[_Case], _T]) -> _T:
        """Stop: what the other function says is found once for all that lead to it."""
        raise _ContinuedError(step)


@cache
def _diagram(function: Callable[[_Case], _Said | bool]) -> _Node:
    """Return what a function says in every case, by answering its questions every way."""

    def told(answers: tuple[bool, ...]) -> _Node:
        try:
            return _leaf(function(_Case(_Replay(answers))))
        except _AskedError as question:
            test = _test(*question.args)
        except _ContinuedError as further:
            return _diagram(*further.args)
        where = _combined(_mask, told((*answers, True)), test)
        elsewhere = _combined(_mask, told((*answers, False)), _denied(test))
        return _combined(_join, where, elsewhere)

    return told(())


@cache
def _whole(function: Callable[[_Case], _Said | bool]) -> _Node:
    """Return what a function says in every case that can be."""
    return _possibly(_diagram(function))


#: With more reasons than this, given facts are put in before the reasons are put together.
_FEW = 100
_Early: TypeAlias = tuple[tuple[str, _Value], ...]


@lru_cache(maxsize=256)
def _reasoned(outcome: _Outcome, early: _Early) -> _Node:
    """Return the answer with its reasons, in every case that can be and has some facts.

    The reasons are put together rather than asked one by one, because where a length is
    in doubt it counts which cuts stand together at one question.
    """
    given = {_LEVEL[fact]: value for fact, value in early}
    diagrams = [_diagram(outcome.said), *(_diagram(why) for _, why in outcome.because)]
    left = [_cofactor(diagram, given, _NOTHING) for diagram in diagrams]
    row = [_relabelled(left[0], lambda said: _Reasons(said))]
    row += [_reason(number, why) for number, why in enumerate(left[1:])]
    while len(row) > 1:
        pairs = zip(row[::2], row[1::2], strict=False)
        row = [_combined(_together, *pair) for pair in pairs] + row[len(row) & ~1 :]
    feasible = _feasible(_related_cuts(*diagrams))
    return _combined(_mask, row[0], _cofactor(feasible, given, _FALSE))


def _reason(number: int, why: _Node) -> _Node:
    decides, does_not = _Reasons(None, frozenset({number})), _Reasons(None)
    return _relabelled(why, lambda met: decides if met else does_not)


def _together(left: _Node, right: _Node) -> _Node | None:
    one, other = left.leaf, right.leaf
    if not isinstance(one, _Reasons) or not isinstance(other, _Reasons):
        return None
    said = other.said if one.said is None else one.said
    return _leaf(_Reasons(said, one.numbers | other.numbers))


def _test(fact: str, runs: _Runs) -> _Node:
    """Return where a fact exists and lies in one of some stretches."""
    return _combined(_both, _exists(fact), _along(_LINE[fact], runs))


@cache
def _exists(fact: str) -> _Node:
    function = _LINE[fact].exists
    return _TRUE if function is None else _diagram(function)


def _along(line: _Line, runs: _Runs) -> _Node:
    cuts: list[_Position] = []
    children = [_FALSE]
    for low, high in sorted(runs):
        low, high = max(low, line.low), min(high, line.high)
        if low >= high:
            continue
        if low == line.low:
            children.pop()
        elif cuts and cuts[-1] == low:
            cuts.pop()
            children.pop()
            children.pop()
        else:
            cuts.append(low)
        children.append(_TRUE)
        if high < line.high:
            cuts.append(high)
            children.append(_FALSE)
    return _node(_LEVEL[line.fact], cuts, children)


def _possibly(node: _Node) -> _Node:
    """Return a diagram with what cannot be left out, as far as its own cuts show it."""
    return _combined(_mask, node, _feasible(_related_cuts(node)))


_Cuts: TypeAlias = dict[int, set[_Position]]


def _related_cuts(*nodes: _Node) -> _Cuts:
    """Return where diagrams, or the existence of facts, cut facts that are related."""
    cuts: _Cuts = {level: set() for level in _RELATED}
    for root in (*nodes, _excluded(), *_conditions_to_exist()) if cuts else ():
        for at in _reach(root):
            if at.level in cuts:
                cuts[at.level].update(at.cuts)
    return cuts


@cache
def _conditions_to_exist() -> tuple[_Node, ...]:
    every = (_exists(fact) for fact in _LINE)
    return tuple(each for each in every if _RELATED & {at.level for at in _reach(each)})


def _excluded() -> _Node:
    """Return which cases are none, whatever else is so."""
    return _FALSE if _IMPOSSIBLE is None else _diagram(_IMPOSSIBLE)


def _feasible(cuts: _Cuts) -> _Node:
    """Return which boxes between these cuts hold a case that can be.

    Facts of which some are never less than others can lie in given stretches if and
    only if, for each pair, that of the greater ends after that of the lesser begins.
    """
    feasible = _denied(_excluded())
    for greater, lesser in ((_LINES[one], _LINES[other]) for one, other in _PAIRS):
        exist = _combined(_both, _exists(greater.fact), _exists(lesser.fact))
        begins = sorted({lesser.low, *cuts[_LEVEL[lesser.fact]]})
        for end in sorted({*cuts[_LEVEL[greater.fact]], greater.high}):
            begin = next((begin for begin in begins if begin >= end), None)
            if begin is None:
                break
            below = _along(greater, ((greater.low, end),))
            above = _along(lesser, ((begin, lesser.high),))
            clash = _combined(_both, exist, _combined(_both, below, above))
            feasible = _combined(_both, feasible, _denied(clash))
    for each in _clashes(cuts, {}):
        feasible = _combined(_both, feasible, _denied(_where(each, {})))
    return feasible


# Ages counted from days. A beginning is carried from day to day: by an age from a birth
# to an event and back, and by what is not before what. Where it is carried to a day whose
# stretch has ended by then, no case has the stretches by which it was carried.

_Leveled: TypeAlias = Mapping[int, _Value]
_Held: TypeAlias = tuple[tuple[int, _Position, _Position], ...]


@dataclass(frozen=True, slots=True)
class _Clash:
    """Stretches that no case has together where the facts of some levels all exist."""

    levels: frozenset[int]
    stretches: _Held


@dataclass(frozen=True, slots=True)
class _Way:
    """How a beginning was carried to a day: over which facts, given what stretches."""

    day: int
    begins: int
    days: frozenset[int]
    ages: frozenset[int] = frozenset()
    held: _Held = ()

    def on(self, ages: tuple[int, ...], day: int, begins: int, held: _Held) -> _Way:
        """Return the way that leads on to a further day."""
        days, held = self.days | {day}, self.held + held
        return _Way(day, begins, days, self.ages | {*ages}, held)


def _leveled(values: Mapping[str, _Value]) -> dict[int, _Value]:
    return {_LEVEL[fact]: value for fact, value in values.items()}


def _clashes(cuts: _Cuts, given: _Leveled) -> Iterator[_Clash]:
    """Yield what no case has together, given where lines are cut and some values."""
    ending = [day for day in _DAYS if _ends(day, cuts, given)]
    waiting = [
        _Way(day, begins, frozenset({day}), held=held)
        for day in _DAYS
        if any(other != day for other in ending)
        for begins, held in _begins(day, cuts, given)
    ]
    while waiting:
        way = waiting.pop()
        waiting += _further(way, cuts, given)
        ended = [each for each in _ends(way.day, cuts, given) if each[0] <= way.begins]
        if way.ages and ended:
            _, held = max(ended, key=lambda each: (not each[1], each[0]))
            yield _Clash(way.days | way.ages, way.held + held)


def _further(way: _Way, cuts: _Cuts, given: _Leveled) -> Iterator[_Way]:
    for greater, lesser in _PAIRS:
        if lesser == way.day and greater in _DAYS and greater not in way.days:
            yield way.on((), greater, way.begins, ())
    for age, birth, event in _AGES:
        if birth == way.day and event not in way.days:
            for fact in _BELOW[age]:
                for least, held in _begins(fact, cuts, given):
                    yield way.on((age, fact), event, _attains(way.begins, least), held)
        elif event == way.day and birth not in way.days:
            for fact in _ABOVE[age]:
                for most, held in _ends(fact, cuts, given):
                    begins = _first_birth_under(most, way.begins)
                    yield way.on((age, fact), birth, begins, held)


def _begins(level: int, cuts: _Cuts, given: _Leveled) -> list[tuple[int, _Held]]:
    """Return the first whole values that stretches of a fact may have, and the stretches."""
    line = _LINES[level]
    if level in given:
        return [(line.place(given[level]) // 2, ())]
    begins = [(int(at) // 2, ((level, at, line.high),)) for at in cuts.get(level, ())]
    return [*([] if line.low == -inf else [(int(line.low) // 2, ())]), *begins]


def _ends(level: int, cuts: _Cuts, given: _Leveled) -> list[tuple[int, _Held]]:
    """Return the first whole values after stretches of a fact, and the stretches."""
    line = _LINES[level]
    if level in given:
        return [(line.place(given[level]) // 2 + 1, ())]
    ends = [(int(at) // 2, ((level, line.low, at),)) for at in cuts.get(level, ())]
    return [*([] if line.high == inf else [(int(line.high) // 2, ())]), *ends]


def _where(clash: _Clash, given: _Leveled) -> _Node:
    """Return the cases that a clash speaks of."""
    found = _TRUE
    for level in sorted(clash.levels - given.keys()):
        found = _combined(_both, found, _exists_given(level, given))
    for level, low, high in clash.stretches:
        found = _combined(_both, found, _along(_LINES[level], ((low, high),)))
    return found


def _restricted(node: _Node, values: Mapping[str, _Value]) -> _Node:
    """Return what given facts leave of a diagram; nothing if no case has them.

    Where a length is given in weeks and a cut in months, or the reverse, and the day on
    which it begins would decide, every stretch in which it may lie is left.
    """
    given = {_LEVEL[fact]: value for fact, value in values.items()}
    node = _cofactor(node, given, _NOTHING)
    if node is _NOTHING or node is _FALSE:
        return node
    wanted = _existing(tuple(given.items()))
    cuts = _related_cuts(node)
    for pair in _PAIRS:
        wanted = _combined(_both, wanted, _denied(_out_of_order(*pair, given, cuts)))
    for clash in _clashes(cuts, given):
        wanted = _combined(_both, wanted, _denied(_where(clash, given)))
    return _combined(_mask, node, wanted)


@lru_cache(maxsize=64)
def _existing(given: tuple[tuple[int, _Value], ...]) -> _Node:
    """Return in which cases given facts all exist."""
    wanted = _TRUE
    for level, _ in given:
        wanted = _combined(_both, wanted, _exists_given(level, dict(given)))
    return wanted


def _exists_given(level: int, given: Mapping[int, _Value]) -> _Node:
    return _cofactor(_exists(_LINES[level].fact), given, _FALSE)


def _cofactor(node: _Node, given: Mapping[int, _Value], dropped: _Node) -> _Node:
    def inner(at: _Node, children: list[_Node]) -> _Node:
        if not children:
            return at
        if at.level in given:
            first, last = _LINES[at.level].cells(given[at.level], at.cuts)
            if first == last:
                return children[first]
            before, after = [dropped] * first, [dropped] * (len(children) - last - 1)
            children = [*before, *children[first : last + 1], *after]
        return _node(at.level, at.cuts, children)

    return _rebuilt(node, inner)


def _out_of_order(
    greater: int,
    lesser: int,
    given: Mapping[int, _Value],
    cuts: _Cuts,
) -> _Node:
    """Return where one fact is less than another that it is never less than."""
    above, below = _LINES[greater], _LINES[lesser]
    most, least = given.get(greater), given.get(lesser)
    if most is not None and least is not None:
        return _TRUE if _less(most, least) else _FALSE
    if most is not None:
        begins = {below.low, *cuts[lesser]}
        beyond = [at for at in begins if above.side(most, at) < 0]
        runs = ((min(beyond), below.high),) if beyond else ()
        return _combined(_both, _along(below, runs), _exists_given(lesser, given))
    if least is not None:
        ends = {*cuts[greater], above.high}
        short = [at for at in ends if below.side(least, at) > 0]
        runs = ((above.low, max(short)),) if short else ()
        return _combined(_both, _along(above, runs), _exists_given(greater, given))
    return _FALSE


def _support(node: _Node) -> tuple[str, ...]:
    """Return the facts that settle the leaf, and of which none can be done without.

    From the last to the first, each on which the leaf does not turn is left out.
    """
    found = set()
    for level in sorted({at.level for at in _reach(node)} - {_BOTTOM}, reverse=True):
        try:
            node = _without(node, level)
        except _ClashError:
            found.add(_LINES[level].fact)
    return tuple(fact for fact in _declared() if fact in found)


def _without(node: _Node, level: int) -> _Node:
    def inner(at: _Node, children: list[_Node]) -> _Node:
        if not children:
            return at
        if at.level != level:
            return _node(at.level, at.cuts, children)
        joined = children[0]
        for child in children[1:]:
            joined = _combined(_join, joined, child)
        return joined

    return _rebuilt(node, inner)


def _clashing(values: Mapping[str, _Value]) -> tuple[str, ...]:
    """Return facts that no case has together, and of which none can be left out."""
    clashing = dict(values)
    for fact in values:
        rest = {name: value for name, value in clashing.items() if name != fact}
        if _restricted(_possibly(_TRUE), rest) is _NOTHING:
            clashing = rest
    return tuple(clashing)


def _declared() -> tuple[str, ...]:
    """Return the facts in the order in which they are declared."""
    return tuple(_FIELD[fact.name].fact for fact in fields(Facts))


# ----------------------------------------------------------------------------------
# JSON: `python law.py facts.json` answers the case in a file, or each of a list.
# ----------------------------------------------------------------------------------

_SEVERAL = "(?:[2-9]|[1-9][0-9]{1,3})"
_UNITS = ("year", "month", "week", "day")
_LENGTH = re.compile(
    "|".join(f"1 {unit}|{_SEVERAL} {unit}s" for unit in _UNITS)
    + f"|(?:1 year|{_SEVERAL} years) (?:1 month|(?:[2-9]|1[01]) months)"
    + f"|(?:1 week|{_SEVERAL} weeks) (?:1 day|[2-6] days)",
)


def facts_from(given: Mapping[str, object]) -> Facts:
    """Return facts given by their names, as JSON has them; raises ValueError.

    Lengths of time are written `18 months`, `2 years 6 months`, `26 weeks` or `10 days`,
    days `2004-05-01`, and yes and no as words or as true and false.
    """
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in _LINE:
            near = get_close_matches(name, _LINE, n=1)
            meant = f" Did you mean `{near[0]}`?" if near else ""
            raise ValueError(f"There is no fact `{name}`.{meant}")
        if value is None:
            raise ValueError(f"Nothing is given for `{name}`; leave it out.")
        values[_LINE[name].field] = _from_json(_LINE[name], value)
    return Facts(**values)


def _from_json(line: _Line, value: object) -> object:
    match line.kind, value:
        case "yes or no", "yes" | "no":
            return value == "yes"
        case "date", str() if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return date.fromisoformat(value)
        case "length", str() if _LENGTH.fullmatch(value):
            number = dict.fromkeys(_UNITS, 0)
            for count, unit in re.findall("([0-9]+) ([a-z]+?)s?\\b", value):
                number[unit] = int(count)
            return Duration(
                months=12 * number["year"] + number["month"],
                days=7 * number["week"] + number["day"],
            )
        case _:
            return value


def to_json(answers: Mapping[str, Answer]) -> dict[str, object]:
    """Return answers as data, in the form in which `keeling decide` gives them."""
    ages = {age.fact: age for answer in answers.values() for age in answer.counted}
    counted = {
        fact: {"value": age.value, "from": f"{age.start}", "to": f"{age.end}"}
        for fact, age in ages.items()
    }
    return {
        "keeling": 1,
        "as_at": AS_AT,
        "in": PLACE,
        "with": list(PROPOSALS),
        **({"counted": counted} if counted else {}),
        "outcomes": {outcome: _to_json(answer) for outcome, answer in answers.items()},
    }


def _to_json(answer: Answer) -> dict[str, object]:
    made: dict[str, object] = {
        "value": answer.value,
        "because": [
            {"provision": each.citation, "identifier": each.identifier}
            for each in answer.provisions
        ],
        "notes": list(answer.notes),
    }
    if answer.last_day is not None:
        made["beginning_with"] = f"{answer.beginning_with}"
        made["last_day"] = f"{answer.last_day}"
    if answer.value is None:
        made["possible"] = list(answer.possible)
        made["depends_on"] = list(answer.depends_on)
    return made


def _decided(given: object) -> object:
    if isinstance(given, list) and given:
        return [_one_decided(case) for case in given]
    return _one_decided(given)


def _one_decided(given: object) -> dict[str, object]:
    if not isinstance(given, dict) or not given:
        raise ValueError("A case is given as names with values, or several in a list.")
    facts = given.get("facts")
    return to_json(decide(facts_from(facts if isinstance(facts, dict) else given)))


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made: dict[str, object] = {}
    for name, value in pairs:
        if name in made:
            raise ValueError(f"`{name}` is given more than once.")
        made[name] = value
    return made


def main(arguments: Sequence[str]) -> int:
    """Answer the cases in a JSON file; 2 if it cannot be read or no such case can be."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python law.py FACTS.json\n")  # noqa: TID251
        return 2
    try:
        text = Path(arguments[0]).read_text(encoding="utf-8")
        made = _decided(json.loads(text, object_pairs_hook=_once))
    except (OSError, ValueError, RecursionError) as error:
        sys.stderr.write(f"{arguments[0]}: {error}\n")  # noqa: TID251
        return 2
    sys.stdout.write(json.dumps(made, indent=2) + "\n")  # noqa: TID251
    return 0


# law: the facts, the provisions and the outcomes
class _Case(_Questions):
    the_disposal: _OneOf[TheDisposal]
    the_length_of_the_order: _Length
    the_offenders_age: _Number
    the_date_of_conviction: _Day
    the_offence_was_admitted: _YesNo


ACT_S_1 = Provision("Act s. 1", "https://example.org/1")

_LINES = (
    _Line("the disposal", "the_disposal", "choice", get_args(TheDisposal), 0, 2),
    _Line(
        "the length of the order",
        "the_length_of_the_order",
        "length",
        low=1,
        exists=_the_length_of_the_order_exists,
    ),
    _Line("the offender's age", "the_offenders_age", "age", low=0),
    _Line("the date of conviction", "the_date_of_conviction", "date"),
    _Line(
        "the offence was admitted",
        "the_offence_was_admitted",
        "yes or no",
        _YES_OR_NO,
        0,
        2,
    ),
)

_IMPOSSIBLE: Callable[[_Case], bool] | None = None

_INTERPRETATIONS: tuple[_Interpretation, ...] = ()

_OUTCOMES: dict[str, _Outcome] = {
    "the person must notify": _Outcome(_the_person_must_notify, ()),
}
# end

_LINE = {line.fact: line for line in _LINES}
_FIELD = {line.field: line for line in _LINES}
_LEVEL = {line.fact: level for level, line in enumerate(_LINES)}
_PAIRS = [(_LEVEL[one.fact], _LEVEL[lesser]) for one in _LINES for lesser in one.lesser]
#: The counted ages, each with its birth and its event.
_AGES = [
    (_LEVEL[line.fact], _LEVEL[line.counted[0]], _LEVEL[line.counted[1]])
    for line in _LINES
    if line.counted
]
_COUNTED = {age for age, _, _ in _AGES}
#: The days from and to which ages are counted, and those that are not before others.
_DAYS = sorted(
    {day for _, *days in _AGES for day in days}
    | {day for pair in _PAIRS for day in pair if _AGES and _LINES[day].kind == "date"}
)
_RELATED = {*_COUNTED, *_DAYS, *(level for pair in _PAIRS for level in pair)}
#: The facts that bound a counted age from below and from above, itself among them.
_LOOSE = [pair for pair in _PAIRS if not _COUNTED.issuperset(pair)]
_BELOW = {age: [age] + [low for high, low in _LOOSE if high == age] for age in _COUNTED}
_ABOVE = {age: [age] + [high for high, low in _LOOSE if low == age] for age in _COUNTED}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))  # noqa: TID251

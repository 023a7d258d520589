"""Days, months and years by the calendar: whole numbers only, and one rule to a function.

A day is its number: 1 is 1 January of the year 1, as in `date.toordinal`. There are no times of
day and no time zones: the law counted here knows no parts of a day. Each function names its rule
and where it comes from; `Interpretation Act` is that of 1978, by section 5 and Schedule 1 of which
a month is a calendar month.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from keeling.model.durations import Duration

_CYCLE_YEARS, _CYCLE_DAYS = 400, 146097
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
#: The first day on which an age is attained at the beginning of the birthday (1 January 1970).
_BIRTHDAYS_COUNT_FROM = 719163


class Leapling(Enum):
    """When somebody born on 29 February is a year older in a year that has no such day.

    Nothing settles it for England and Wales. The first of March is the better view (a decision of
    the Supreme Court of the Australian Capital Territory of 2018 is persuasive only; in Scotland
    the Act of 1991 on the age of legal capacity, s. 6(2), says so), and is taken unless another
    is asked for.
    """

    FIRST_OF_MARCH = "1 March"
    LAST_OF_FEBRUARY = "28 February"


def is_leap(year: int) -> bool:
    """Whether a year has a 29 February (the Gregorian rule, without end in either direction)."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    return _LENGTHS[month - 1] + (month == 2 and is_leap(year))


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of a day; raises ValueError where there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= month_length(year, month)):
        raise ValueError(f"there is no day {year}-{month}-{day}")
    cycles, within = divmod(year - 1, _CYCLE_YEARS)
    leaps = within // 4 - within // 100
    before = sum(month_length(year, each) for each in range(1, month))
    return cycles * _CYCLE_DAYS + within * 365 + leaps + before + day


def civil(number: int) -> tuple[int, int, int]:
    """Return the year, the month and the day of the month of a day."""
    cycles, rest = divmod(number - 1, _CYCLE_DAYS)
    # A first guess may be one year late, near the end of December.
    within = min(rest // 365, _CYCLE_YEARS - 1)
    while (first := within * 365 + within // 4 - within // 100) > rest:
        within -= 1
    year, left = cycles * _CYCLE_YEARS + within + 1, rest - first
    month = 1
    while left >= month_length(year, month):
        left -= month_length(year, month)
        month += 1
    return year, month, left + 1


def _months_on(number: int, months: int) -> tuple[int, int, int]:
    """Return the year and the month so many months on, and the day of the month it started from."""
    year, month, day = civil(number)
    over, at = divmod(month - 1 + months, 12)
    return year + over, at + 1, day


def add_months(number: int, months: int) -> int:
    """Return the corresponding day so many months on, or the last day of a month that has none.

    The corresponding date rule: Dodds v Walker [1981] 1 WLR 1027 (HL). From 30 September four
    months lead to 30 January, from 31 January one leads to 28 or 29 February, never into March.
    """
    year, month, day = _months_on(number, months)
    return day_number(year, month, min(day, month_length(year, month)))


def last_day_after(number: int, length: Duration) -> int:
    """Return the last day of a length `after`, `from` or `of` a day, which is not counted itself.

    Dodds v Walker; Riley v Eurostile (CA): the length ends with the corresponding date.
    `within 3 days of 1 June` ends with 4 June, `within six months from 27 September 2023` with 27
    March 2024.
    """
    if length.days:
        return number + length.days
    return add_months(number, length.months)


def last_day_beginning_with(first: int, length: Duration) -> int:
    """Return the last day of a length `beginning with` a day, which is counted.

    `3 days beginning with 1 June` ends with 3 June (Trow v Ind Coope). Months end with the day
    before the corresponding date; in a month that has none, with its last day (Migotti v Colvill).
    So a month beginning with 31 October ends with 30 November, and one beginning with 1 March with
    31 March: neither is the day before `add_months`, nor months on from the day before. A term of
    imprisonment runs in this way from the day of sentence.
    """
    if length.days:
        return first + length.days - 1
    if not length.months:
        return first - 1
    year, month, day = _months_on(first, length.months)
    if day > month_length(year, month):
        return day_number(year, month, month_length(year, month))
    return day_number(year, month, day) - 1


def last_days_after_each(events: Iterable[int], length: Duration) -> tuple[int, ...]:
    """Return, for each of some events, the last day of a length after it: `one year after each`.

    Each period starts anew from what was done, not from when it was due (Sexual Offences Act 2003
    s. 85): after 29 February 2024 a year ends with 28 February 2025, and after a notification on
    that day with 28 February 2026.
    """
    return tuple(last_day_after(event, length) for event in events)


def clear_days(earlier: int, later: int) -> int:
    """Return how many clear days lie between two days, neither of which is counted.

    `At least 14 clear days` before a hearing leaves 14 whole days between notice and hearing.
    """
    return max(0, abs(later - earlier) - 1)


def first_day_after_clear_days(number: int, days: int) -> int:
    """Return the first day on which so many clear days have passed since a day."""
    return number + days + 1


def attains(born: int, age: int, leapling: Leapling = Leapling.FIRST_OF_MARCH) -> int:
    """Return the day at the beginning of which somebody attains an age.

    The birthday itself, whatever the hour of birth: Family Law Reform Act 1969 s. 9; in Northern
    Ireland, Age of Majority Act (Northern Ireland) 1969 s. 5. Before 1 January 1970 the common law
    held: the day before. Of somebody born on 29 February see `Leapling`.
    """
    year, month, day = civil(born)
    year += age
    if (month, day) == (2, 29) and not is_leap(year):
        month, day = (3, 1) if leapling is Leapling.FIRST_OF_MARCH else (2, 28)
    birthday = day_number(year, month, day)
    return birthday if age == 0 or birthday >= _BIRTHDAYS_COUNT_FROM else birthday - 1


def age_on(born: int, number: int, leapling: Leapling = Leapling.FIRST_OF_MARCH) -> int:
    """Return the age attained on a day; raises ValueError for a day before the birth.

    So `under 18` is before the beginning of the eighteenth birthday. Of which day the age is
    asked (offence, conviction, sentence) is never left open: R v Ghafoor [2002] EWCA Crim 1857.
    """
    if number < born:
        raise ValueError("nobody has an age before the day of birth")
    age = civil(number)[0] - civil(born)[0] + 1
    while attains(born, age, leapling) > number:
        age -= 1
    return age


def first_birth_under(age: int, number: int) -> int:
    """Return the first day of birth of those who are under an age on a day (by `attains`)."""
    year, month, day = civil(number + 1)
    born = day_number(year - age, month, min(day, month_length(year - age, month)))
    while attains(born, age) > number:
        born -= 1
    while attains(born, age) <= number:
        born += 1
    return born


def turns_on_leapling(born: int, number: int) -> bool:
    """Whether an age depends on how a birthday on 29 February is kept: an answer then says so."""
    return age_on(born, number) != age_on(born, number, Leapling.LAST_OF_FEBRUARY)

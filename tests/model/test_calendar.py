"""The calendar's rules, set against right answers, `datetime`, and counting day by day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeling.model.calendar import (
    Leapling,
    add_months,
    age_on,
    attains,
    civil,
    clear_days,
    day_number,
    first_birth_under,
    first_day_after_clear_days,
    last_day_after,
    last_day_beginning_with,
    last_days_after_each,
    turns_on_leapling,
)
from keeling.model.durations import Duration

DAYS = st.dates(date(1600, 1, 1), date(2800, 12, 31))
LENGTHS = st.builds(Duration, months=st.integers(1, 600)) | st.builds(
    lambda days: Duration(days=days), st.integers(1, 4000)
)


def at(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def said(number: int) -> str:
    return date.fromordinal(number).isoformat()


def months(number: int) -> Duration:
    return Duration(months=number)


def years(number: int) -> Duration:
    return Duration(months=12 * number)


def days(number: int) -> Duration:
    return Duration(days=number)


# Right answers, by the rule and where it comes from.

AFTER = [
    # Dodds v Walker: not more than four months after 30 September 1978.
    ("1978-09-30", months(4), "1979-01-30"),
    # Riley v Eurostile: 23 May is two months after 23 March.
    ("1983-03-23", months(2), "1983-05-23"),
    # DPP v Jackson: within six months from 27 September 2023.
    ("2023-09-27", months(6), "2024-03-27"),
    # An offence on 1 January: 1 July is the last day of six months.
    ("2025-01-01", months(6), "2025-07-01"),
    # Down to the last day of a shorter month, never into the next.
    ("2023-01-31", months(1), "2023-02-28"),
    ("2024-01-31", months(1), "2024-02-29"),
    ("2024-02-29", years(1), "2025-02-28"),
    # A corresponding date is not the last day of its month.
    ("2023-02-28", months(1), "2023-03-28"),
    # `within 3 days of 1 June`.
    ("2011-06-01", days(3), "2011-06-04"),
    # One year after a notification, not 365 days: 2024 has 29 February.
    ("2023-03-15", years(1), "2024-03-15"),
    # Matthew v Sedman: a right of action that accrued with the end of 2 June 2011.
    ("2011-06-02", years(6), "2017-06-02"),
]
BEGINNING_WITH = [
    # Seven years beginning with the relevant date (SOA 2003 s. 82(1)).
    ("2020-03-15", years(7), "2027-03-14"),
    ("2024-02-29", years(10), "2034-02-28"),
    # 3 days beginning with a Monday end with the Wednesday (s. 83(1)).
    ("2026-11-16", days(3), "2026-11-18"),
    ("2011-06-01", days(3), "2011-06-03"),
    # Both obvious ways are wrong: 29 November, and 28 March.
    ("2025-10-31", months(1), "2025-11-30"),
    ("2025-03-01", months(1), "2025-03-31"),
    # A term of three months from 1 January.
    ("2025-01-01", months(3), "2025-03-31"),
    # The whole of the day after a deadline at midnight counts: a claim on 5 June 2017 is late.
    ("2011-06-03", years(6), "2017-06-02"),
    ("2024-02-29", years(4), "2028-02-28"),
    ("2024-01-31", months(1), "2024-02-29"),
    ("2025-01-31", months(1), "2025-02-28"),
    ("2025-01-29", months(1), "2025-02-28"),
]


@pytest.mark.parametrize(("day", "length", "last"), AFTER)
def test_a_length_after_a_day_leaves_that_day_out(day: str, length: Duration, last: str) -> None:
    assert said(last_day_after(at(day), length)) == last


@pytest.mark.parametrize(("day", "length", "last"), BEGINNING_WITH)
def test_a_length_beginning_with_a_day_takes_it_in(day: str, length: Duration, last: str) -> None:
    assert said(last_day_beginning_with(at(day), length)) == last


AGES = [
    # From the beginning of the birthday.
    ("2006-12-31", "2024-01-01", 17),
    ("2000-06-15", "2018-06-14", 17),
    ("2000-06-15", "2018-06-15", 18),
    # R v Ghafoor: 17 at the offence, 18 at the plea.
    ("1983-09-14", "2001-07-07", 17),
    ("1983-09-14", "2002-02-11", 18),
    # Born on 29 February: a child still on 28 February 2018, and of age on 1 March.
    ("2000-02-29", "2018-02-28", 17),
    ("2000-02-29", "2018-03-01", 18),
    ("2004-02-29", "2022-02-28", 17),
    ("2004-02-29", "2024-02-28", 19),
    ("2004-02-29", "2024-02-29", 20),
    ("2004-03-01", "2004-03-01", 0),
    # Before 1970, on the day before the birthday.
    ("1950-06-15", "1968-06-13", 17),
    ("1950-06-15", "1968-06-14", 18),
    ("1952-01-01", "1969-12-31", 17),
    ("1952-01-01", "1970-01-01", 18),
    ("1951-12-31", "1969-12-30", 18),
    ("1960-01-01", "1960-01-01", 0),
]


@pytest.mark.parametrize(("born", "day", "age"), AGES)
def test_an_age_is_attained_at_the_beginning_of_the_birthday(born: str, day: str, age: int) -> None:
    assert age_on(at(born), at(day)) == age


@given(DAYS, st.integers(1, 120))
def test_the_first_birth_under_an_age_is_the_day_after_the_last_that_is_not(
    day: date, age: int
) -> None:
    born = first_birth_under(age, day.toordinal())
    assert age_on(born, max(born, day.toordinal())) < age or born > day.toordinal()
    assert age_on(born - 1, day.toordinal()) >= age


def test_who_is_under_18_on_1_march_was_born_on_29_february_or_later_by_the_year() -> None:
    assert said(first_birth_under(18, at("2022-02-28"))) == "2004-02-29"
    assert said(first_birth_under(18, at("2022-03-01"))) == "2004-03-02"
    assert said(first_birth_under(18, at("2024-02-28"))) == "2006-03-01"
    assert said(first_birth_under(18, at("2024-02-29"))) == "2006-03-01"


def test_a_birthday_on_29_february_may_be_kept_on_the_28th_and_an_age_can_turn_on_it() -> None:
    born = at("2000-02-29")
    assert said(attains(born, 18)) == "2018-03-01"
    assert said(attains(born, 18, Leapling.LAST_OF_FEBRUARY)) == "2018-02-28"
    assert said(attains(born, 20, Leapling.LAST_OF_FEBRUARY)) == "2020-02-29"
    assert turns_on_leapling(born, at("2018-02-28"))
    assert not turns_on_leapling(born, at("2018-03-01"))
    assert not turns_on_leapling(born, at("2020-02-28"))
    assert not turns_on_leapling(at("2000-02-28"), at("2018-02-28"))


def test_nobody_has_an_age_before_birth() -> None:
    with pytest.raises(ValueError, match="before the day of birth"):
        age_on(at("2000-02-29"), at("2000-02-28"))


def test_clear_days_leave_out_both_ends() -> None:
    assert clear_days(at("2025-06-01"), at("2025-06-04")) == 2
    assert clear_days(at("2025-06-04"), at("2025-06-01")) == 2
    assert clear_days(at("2025-06-01"), at("2025-06-02")) == 0
    assert clear_days(at("2025-06-01"), at("2025-06-01")) == 0
    assert said(first_day_after_clear_days(at("2025-06-01"), 2)) == "2025-06-04"


def test_one_year_after_each_starts_from_what_was_done() -> None:
    done = [at(day) for day in ("2024-02-29", "2025-02-28", "2025-06-30")]
    found = [said(last) for last in last_days_after_each(done, years(1))]
    assert found == ["2025-02-28", "2026-02-28", "2026-06-30"]


def starts() -> list[int]:
    return list(range(at("2025-01-01"), at("2028-12-31") + 1))


def test_how_often_both_obvious_ways_of_ending_a_month_are_wrong() -> None:
    pairs = [(first, number) for first in starts() for number in range(1, 61)]
    wrong = [
        1
        for first, number in pairs
        if add_months(first, number) - 1 != last_day_beginning_with(first, months(number))
    ]
    assert (len(wrong), len(pairs)) == (1089, 87660)


def test_26_weeks_against_six_months_over_four_years() -> None:
    lasting = [last_day_beginning_with(first, months(6)) - first + 1 for first in starts()]
    orders = [(each < 182) - (each > 182) for each in lasting]
    assert (orders.count(-1), orders.count(0), orders.count(1)) == (795, 309, 357)


# Against `datetime`, and against counting.


@given(st.dates())
def test_days_have_the_numbers_that_datetime_gives_them(day: date) -> None:
    assert day_number(day.year, day.month, day.day) == day.toordinal()
    assert civil(day.toordinal()) == (day.year, day.month, day.day)


def test_every_day_of_400_years_is_the_day_after_the_one_before() -> None:
    day, number = date(2000, 1, 1), at("2000-01-01")
    for step in range(146097 + 2):
        assert civil(number + step) == (day.year, day.month, day.day)
        day += timedelta(days=1)


@given(st.integers(-(10**9), 10**9))
def test_a_day_of_any_year_has_its_own_number(number: int) -> None:
    assert day_number(*civil(number)) == number
    assert civil(number) < civil(number + 1)


@pytest.mark.parametrize("day", [(2023, 2, 29), (1900, 2, 29), (2023, 4, 31), (2023, 13, 1)])
def test_there_is_no_such_day(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="no day"):
        day_number(*day)


@cache
def _shown() -> dict[tuple[int, int], list[date]]:
    """The days of each month, found by going from day to day."""
    found: dict[tuple[int, int], list[date]] = {}
    day = date(1590, 1, 1)
    while day.year < 2870:
        found.setdefault((day.year, day.month), []).append(day)
        day += timedelta(days=1)
    return found


def month_after(day: date, number: int) -> list[date]:
    """The days of the month so many months on, counted one month at a time."""
    year, month = day.year, day.month
    for _ in range(number):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return _shown()[year, month]


@given(DAYS, LENGTHS)
def test_what_ends_after_a_day_ends_on_the_corresponding_day_or_the_last(
    day: date, length: Duration
) -> None:
    found = date.fromordinal(last_day_after(day.toordinal(), length))
    if length.days:
        assert found - day == timedelta(days=length.days)
    else:
        there = month_after(day, length.months)
        same = [each for each in there if each.day == day.day]
        assert found == (same or there[-1:])[0]


@given(DAYS, LENGTHS)
def test_what_begins_with_a_day_ends_before_the_next_such_period_begins(
    day: date, length: Duration
) -> None:
    found = date.fromordinal(last_day_beginning_with(day.toordinal(), length))
    if length.days:
        assert (found - day).days + 1 == length.days
        return
    there = month_after(day, length.months)
    same = [each for each in there if each.day == day.day]
    assert found == (same[0] - timedelta(days=1) if same else there[-1])
    count = (found - day).days + 1
    assert length.least_days() <= count <= length.most_days()


@given(DAYS, st.integers(0, 120), st.integers(0, 365))
def test_an_age_is_the_number_of_birthdays_that_have_begun(
    born: date, age: int, later: int
) -> None:
    day = born + timedelta(days=age * 365 + later)
    birthdays = 0
    for year in range(born.year + 1, day.year + 1):
        try:
            birthday = born.replace(year=year)
        except ValueError:
            birthday = date(year, 3, 1)
        begins = birthday if birthday >= date(1970, 1, 1) else birthday - timedelta(days=1)
        birthdays += begins <= day
    # A birthday on 1 January before 1970 was attained in the year before.
    following = born.replace(year=day.year + 1) if (born.month, born.day) == (1, 1) else None
    if following and following < date(1970, 1, 1) and following - timedelta(days=1) <= day:
        birthdays += 1
    assert age_on(born.toordinal(), day.toordinal()) == birthdays


@given(DAYS, st.integers(1, 120))
def test_an_age_begins_on_the_day_on_which_it_is_attained(born: date, age: int) -> None:
    number = born.toordinal()
    day = attains(number, age)
    assert (age_on(number, day - 1), age_on(number, day)) == (age - 1, age)

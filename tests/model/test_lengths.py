"""Months against days: what a comparison answers whatever the day on which both begin.

Set against every day of 400 years on which they may begin, taken one by one.
"""

from __future__ import annotations

from operator import ge, gt

import pytest
from keeling.model.durations import Duration

from tests.deep import DEEP
from tests.model.every_day import lasting

MONTHS = range(1, 121) if DEEP else (1, 2, 3, 5, 6, 7, 12, 18, 24, 30, 120)


def expected(answers: set[bool]) -> int:
    """1 where it is always so, -1 where it never is, 0 where that depends on the day."""
    return 0 if len(answers) == 2 else 1 if answers == {True} else -1


@pytest.mark.parametrize("months", MONTHS)
def test_months_last_between_the_fewest_and_the_most_days_and_any_number_between(
    months: int,
) -> None:
    length = Duration(months=months)
    assert lasting(months) == frozenset(range(length.least_days(), length.most_days() + 1))


@pytest.mark.parametrize("months", MONTHS)
@pytest.mark.parametrize("after", [0, 1], ids=["at least, or under", "more than, or at most"])
def test_every_comparison_is_settled_where_it_is_the_same_on_every_day(
    months: int, after: int
) -> None:
    past = gt if after else ge
    in_months, possible = Duration(months=months), lasting(months)
    for number in range(min(possible) - 3, max(possible) + 4):
        in_days = Duration(days=number)
        against_months = {past(number, each) for each in possible}
        assert in_days.side((in_months.key, after)) == expected(against_months), number
        against_days = {past(each, number) for each in possible}
        assert in_months.side((in_days.key, after)) == expected(against_days), number


@pytest.mark.parametrize(
    ("days_given", "months", "at_least", "more_than"),
    [
        # 12 months are 365 or 366 days.
        (364, 12, -1, -1),
        (365, 12, 0, -1),
        (366, 12, 1, 0),
        (367, 12, 1, 1),
        # 6 months are 181 to 184 days; 26 weeks are 182 days.
        (180, 6, -1, -1),
        (181, 6, 0, -1),
        (182, 6, 0, 0),
        (184, 6, 1, 0),
        (185, 6, 1, 1),
        # A month is 28 to 31 days.
        (28, 1, 0, -1),
        (31, 1, 1, 0),
    ],
)
def test_a_length_that_only_touches_another_is_not_in_doubt(
    days_given: int, months: int, at_least: int, more_than: int
) -> None:
    key = Duration(months=months).key
    given = Duration(days=days_given)
    assert (given.side((key, 0)), given.side((key, 1))) == (at_least, more_than)


def test_lengths_in_one_unit_are_never_in_doubt() -> None:
    for one in (Duration(months=6), Duration(days=182)):
        assert (one.side((one.key, 0)), one.side((one.key, 1))) == (1, -1)


def test_a_length_read_as_another_is_so_only_where_its_first_day_would_decide() -> None:
    read = Duration(days=182).read_as(Duration(months=6))
    months = Duration(months=6).key
    assert (read.side((months, 0)), read.side((months, 1))) == (1, -1)
    # 182 days stay fewer than 183, though 6 months may be more.
    assert read.side((Duration(days=183).key, 0)) == -1
    assert read.side((Duration(days=181).key, 1)) == 1
    assert str(read) == "26 weeks"

"""Periods from their first day to their last."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.model.durations import Duration
from keeling.model.periods import beginning_with


@pytest.mark.parametrize(
    ("first", "length", "last"),
    [
        # Sexual Offences Act 2003 s. 82(1): years beginning with the relevant date.
        ("2026-03-03", Duration(months=60), "2031-03-02"),
        ("2020-03-15", Duration(months=84), "2027-03-14"),
        ("2024-02-29", Duration(months=120), "2034-02-28"),
        # Section 83(1): three days beginning with a Monday end with the Wednesday.
        ("2026-03-02", Duration(days=3), "2026-03-04"),
        ("2025-10-31", Duration(months=1), "2025-11-30"),
    ],
)
def test_a_period_takes_its_first_day_in(first: str, length: Duration, last: str) -> None:
    period = beginning_with(date.fromisoformat(first), length)
    assert period is not None
    assert period.last == date.fromisoformat(last)


def test_a_period_is_said_with_both_its_days() -> None:
    said = str(beginning_with(date(2026, 3, 3), Duration(months=60)))
    assert said == "beginning with 3 March 2026: to the end of 2 March 2031"


def test_no_day_is_named_after_the_last_of_the_calendar() -> None:
    assert beginning_with(date(9999, 6, 1), Duration(months=12)) is None

"""How long so many months last, from every day of 400 years on which they may begin."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache


@cache
def days() -> dict[tuple[int, int, int], int]:
    """Every day from 1 January 2000 to the end of 2410 by its number, counted one by one."""
    found, day = {}, date(2000, 1, 1)
    for number in range(411 * 366):
        found[day.year, day.month, day.day] = number
        day += timedelta(days=1)
    return found


@cache
def lasting(months: int) -> frozenset[int]:
    """How many days so many months may last: one figure for each day on which they may begin.

    They end with the day before the one that corresponds to the first, or, where the month in
    which they end has no such day, with the last of that month.
    """
    numbers, found = days(), set()
    for (year, month, day), first in numbers.items():
        if year >= 2400:
            break
        over, at = divmod(month - 1 + months, 12)
        next_over, next_at = divmod(month + months, 12)
        corresponding = numbers.get((year + over, at + 1, day))
        if corresponding is None:
            corresponding = numbers[year + next_over, next_at + 1, 1]
        found.add(corresponding - first)
    return frozenset(found)

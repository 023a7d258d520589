"""Lengths of time as UK statutes give them: in months (and years), or in days (and weeks).

The two kinds are not ordered among each other in general: six months is between 181 and 184
days, depending on the day on which it begins. A comparison that depends on that day has no
answer here, and the callers say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

_CYCLE_MONTHS = 4800
_CYCLE_DAYS = 146097
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length in whole calendar months, or in whole days; never both."""

    months: int = 0
    days: int = 0

    @property
    def in_months(self) -> bool:
        """Whether the length is given in months (a length of nothing counts as such)."""
        return self.days == 0

    @property
    def key(self) -> int:
        """A place on one line for both kinds: right wherever the two kinds can be compared.

        The unit is a 4800th part of the average day count of 400 years, so that both
        `months * 146097` and `days * 4800` are whole.
        """
        return self.months * _CYCLE_DAYS + self.days * _CYCLE_MONTHS

    @staticmethod
    def of_key(key: int) -> Duration:
        """Return the length whose `key` this is: whole months where it can be, else days."""
        months, rest = divmod(key, _CYCLE_DAYS)
        return Duration(days=key // _CYCLE_MONTHS) if rest else Duration(months)

    def least_days(self) -> int:
        """Return the fewest days this length can be."""
        return self.days or _day_range(self.months)[0]

    def most_days(self) -> int:
        """Return the most days this length can be."""
        return self.days or _day_range(self.months)[1]

    def compared_with(self, other: Duration) -> int | None:
        """Return -1, 0 or 1; None where the answer depends on the day both begin."""
        if self.in_months == other.in_months:
            return (self.key > other.key) - (self.key < other.key)
        if self.most_days() < other.least_days():
            return -1
        if self.least_days() > other.most_days():
            return 1
        return None

    def side(self, cut: tuple[int, int]) -> int:
        """Return 1 where this length is past a cut, -1 before it, 0 where its first day decides.

        The cut `(key, 0)` lies just before the length with that `key`, `(key, 1)` just after it.
        A length that only touches the other is never in doubt on one of its sides: 12 months are
        365 or 366 days, so 366 days are never under 12 months, though they may be exactly so long.
        """
        other, after = Duration.of_key(cut[0]), cut[1]
        if self.in_months == other.in_months:
            return 1 if 2 * self.key >= 2 * other.key + after else -1
        if self.least_days() >= other.most_days() + after:
            return 1
        return -1 if self.most_days() < other.least_days() + after else 0

    def halved(self) -> Duration | None:
        """Return half of this length, or None where that is not whole months or days."""
        if self.months % 2 or self.days % 2:
            return None
        return Duration(self.months // 2, self.days // 2)

    def read_as(self, other: Duration) -> Duration:
        """Return this length, to be read as another wherever its first day would decide."""
        return _ReadAs(self.months, self.days, other)

    def __str__(self) -> str:
        """Say the length in years and months, or in weeks or days."""
        if not self.in_months:
            if self.days % 7 == 0:
                return counted(self.days // 7, "week")
            return counted(self.days, "day")
        years, months = divmod(self.months, 12)
        parts = [counted(years, "year")] if years else []
        if months or not years:
            parts.append(counted(months, "month"))
        return " ".join(parts)

    def as_measure(self) -> str:
        """Say the length as a threshold is said: months up to three years, then years."""
        if self.in_months and self.months <= 36:
            return counted(self.months, "month")
        return str(self)


@dataclass(frozen=True, slots=True)
class _ReadAs(Duration):
    """A length that some law reads as another, which settles what the calendar leaves open."""

    other: Duration = Duration()

    def side(self, cut: tuple[int, int]) -> int:
        return Duration.side(self, cut) or self.other.side(cut)


def counted(number: int, unit: str) -> str:
    """Return `1 month`, `2 months`."""
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


@cache
def _day_range(months: int) -> tuple[int, int]:
    """Return the fewest and most days that `months` calendar months can last.

    A period of months that begins on any day of a month lasts as long as one that begins on the
    first (Dodds v Walker; a start that has no corresponding day lies between the two), so the
    4,800 months of the calendar's cycle give the exact bounds.
    """
    ends = _month_ends()
    lengths = [
        (whole := divmod(start + months, _CYCLE_MONTHS))[0] * _CYCLE_DAYS
        + ends[whole[1]]
        - ends[start]
        for start in range(_CYCLE_MONTHS)
    ]
    return min(lengths), max(lengths)


@lru_cache(maxsize=1)
def _month_ends() -> tuple[int, ...]:
    """Return the number of days before each month of the 400-year cycle that begins in 2000."""
    ends, total = [], 0
    for index in range(_CYCLE_MONTHS):
        ends.append(total)
        year, month = divmod(index, 12)
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        total += _MONTH_LENGTHS[month] + (leap and month == 1)
    return tuple(ends)

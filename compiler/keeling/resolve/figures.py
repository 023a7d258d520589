"""Figures as written to figures as meant: lengths, days, numbers, and cuts on a fact's line."""

from __future__ import annotations

import re
from datetime import date, datetime

from keeling.model.conditions import Cut, Within
from keeling.model.durations import Duration
from keeling.model.vocabulary import FactKind
from keeling.syntax import tree

_PART = re.compile(r"(\d+) (year|month|week|day)s?")
_UNITS = {"year": (12, 0), "month": (1, 0), "week": (0, 7), "day": (0, 1)}
#: The largest figure in a length; what is longer is a slip.
_MOST = 1000

_FITS = {
    FactKind.AGE: ("NUMBER", "a number of years, such as `18`"),
    FactKind.NUMBER: ("NUMBER", "a number, such as `18`"),
    FactKind.DURATION: ("DURATION", "a length of time, such as `12 months`"),
    FactKind.DATE: ("DATE", "a day, such as `1 May 2004`"),
}
_DAYS_ONLY = frozenset({"before", "on or before", "after", "on or after"})


class UnreadableError(ValueError):
    """A figure that means nothing; the text says why and what to write."""


def duration(text: str) -> Duration:
    """Read `2 years 6 months` or `26 weeks`.

    Raises:
        UnreadableError: months mixed with weeks or days, a unit twice, or an absurd figure.
    """
    months = days = 0
    units = []
    for number, unit in _PART.findall(text):
        if int(number) > _MOST:
            raise UnreadableError(f"`{text}` is longer than any length this language knows.")
        per_months, per_days = _UNITS[unit]
        months += int(number) * per_months
        days += int(number) * per_days
        units.append(unit)
    if len(set(units)) < len(units):
        raise UnreadableError(f"`{text}` gives {units[-1]}s twice.")
    if months and days:
        raise UnreadableError(
            f"`{text}` mixes months with weeks or days, which cannot be added: a month has no "
            "fixed number of days. Give it in years and months, or in weeks and days."
        )
    return Duration(months, days)


def day(text: str) -> date:
    """Read `1 May 2004`.

    Raises:
        UnreadableError: there is no such day.
    """
    try:
        return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007 - a civil day
    except ValueError:
        raise UnreadableError(f"There is no day `{text}`. Write a day as `1 May 2004`.") from None


def within(kind: FactKind, bounds: tuple[tree.Bound, ...]) -> Within:
    """Read a comparison as a stretch of the line of a fact of this kind.

    Raises:
        UnreadableError: a figure of another kind, or a stretch that holds nothing.
    """
    lower: Cut | None = None
    upper: Cut | None = None
    for bound in bounds:
        below, above = _ends(kind, bound)
        if below is not None:
            lower = below if lower is None else max(lower, below)
        if above is not None:
            upper = above if upper is None else min(upper, above)
    if lower is not None and upper is not None and lower >= upper:
        said = " and ".join(f"{bound.how} {bound.value.text}" for bound in bounds)
        raise UnreadableError(f"Nothing is `{said}`.")
    return Within(lower, upper)


def _ends(kind: FactKind, bound: tree.Bound) -> tuple[Cut | None, Cut | None]:
    """Return the lower and the upper cut that one bound makes."""
    if kind not in _FITS:
        raise UnreadableError("Only a fact that is measured can be compared, and this one is not.")
    token, fitting = _FITS[kind]
    if bound.value.kind != token:
        raise UnreadableError(f"`{bound.value.text}` does not fit here: give {fitting}.")
    if bound.how in _DAYS_ONLY and kind is not FactKind.DATE:
        raise UnreadableError(
            f"`{bound.how}` compares days. Write `under`, `at most`, `at least` or `more than`."
        )
    if kind is FactKind.DATE and bound.how not in _DAYS_ONLY and bound.how != "exactly":
        raise UnreadableError(
            f"`{bound.how}` does not compare days. Write `before`, `on or before`, `after` or "
            "`on or after`."
        )
    if kind is FactKind.DURATION:
        key = duration(bound.value.text).key
        before, after = (key, 0), (key, 1)
    else:
        number = day(bound.value.text).toordinal() if token == "DATE" else int(bound.value.text)
        before, after = (number, 0), (number + 1, 0)
    return {
        "at least": (before, None),
        "on or after": (before, None),
        "more than": (after, None),
        "after": (after, None),
        "at most": (None, after),
        "on or before": (None, after),
        "under": (None, before),
        "before": (None, before),
        "exactly": (before, after),
    }[bound.how]

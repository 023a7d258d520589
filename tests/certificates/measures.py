"""Lengths, days and ages, as a certificate has them, each a place on a line of whole numbers.

A length in months and one in days are not ordered where the day on which they begin would decide.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

ENDLESS = float("inf")
LENGTH, DATE = "a duration", "a date"
LOWER = {"at_least": 0, "on_or_after": 0, "more_than": 1}
UPPER = {"under": 0, "before": 0, "at_most": 1}
UNITS = {"year": (0, 12), "month": (0, 1), "week": (1, 7), "day": (1, 1)}


class WrongError(Exception):
    """What is wrong with a certificate."""


def need(so: object, wrong: str) -> None:
    if not so:
        raise WrongError(wrong)


def length(said: str) -> tuple[int, int]:
    """The months and days of `2 years 6 months` or `26 weeks`: one of them is nothing."""
    words, found = said.split(), [0, 0]
    for number, unit in zip(words[::2], words[1::2], strict=True):
        at, times = UNITS[unit.rstrip("s")]
        found[at] += int(number) * times
    need(not all(found), f"`{said}` is in months and in days.")
    return found[0], found[1]


@cache
def days(months: int, other: int) -> tuple[int, int]:
    """The fewest and most days of a length, over all the days on which its months can begin."""
    first = [date(2000 + at // 12, at % 12 + 1, 1).toordinal() for at in range(4800)]
    ends = [(at, *divmod(at + months, 4800)) for at in range(4800 if months else 0)]
    found = [over * 146097 + first[end] - first[at] for at, over, end in ends] or [other]
    return min(found), max(found)


def past(said: str, cut: float) -> bool | None:
    """Whether a length is past a place on the line of lengths; None if its first day decides."""
    if abs(cut) == ENDLESS:
        return cut < 0
    value, mark, after = length(said), length(at_place(cut)), cut % 2
    if bool(value[1]) == bool(mark[1]):
        return value > mark if after else value >= mark
    (least, most), (low, high) = days(*value), days(*mark)
    return True if least >= high + after else False if most < low + after else None


def after(kind: str, one: Any, other: Any) -> bool:
    """Whether the second of two values is surely more than the first."""
    begin = place(kind, one)
    return past(other, begin + 1) is True if kind == LENGTH else place(kind, other) > begin


def place(kind: str, value: Any) -> int:
    """Where a value begins on its line. It ends one further: a length just after itself."""
    if kind == LENGTH:
        months, rest = length(value)
        return 2 * (months * 146097 + rest * 4800)
    need(type(value) is (str if kind == DATE else int), f"{value!r} is not {kind}.")
    return date.fromisoformat(value).toordinal() if kind == DATE else int(value)


def at_place(cut: float) -> str:
    """The length at a place."""
    months, rest = divmod(int(cut) // 2, 146097)
    return f"{int(cut) // 9600} days" if rest else f"{months} months"


def ends(kind: str, said: Mapping[str, Any]) -> tuple[float, float]:
    need(said.keys() <= {*LOWER, *UPPER}, f"{said} is no stretch.")
    lows = [place(kind, said[word]) + after for word, after in LOWER.items() if word in said]
    highs = [place(kind, said[word]) + after for word, after in UPPER.items() if word in said]
    return max(lows, default=-ENDLESS), min(highs, default=ENDLESS)


def attains(born: float, years: float) -> int:
    """The day at whose beginning an age is attained; a birthday on 29 February also on 1 March."""
    day = date.fromordinal(int(born))
    month = 3 if (day.month, day.day) == (2, 29) else day.month
    try:
        then = day.replace(year=day.year + int(years)).toordinal()
    except ValueError:
        then = date(day.year + int(years), month, 1).toordinal()
    return then - (years > 0 and then < 719163)  # before 1970, on the eve of the birthday


def key(answer: Any) -> str:
    return json.dumps({"kind": "gap"} if answer["kind"] == "gap" else answer, sort_keys=True)


def long(answer: Any, times: int = 1) -> str:
    unit = "months" if "months" in answer else "days"
    return f"{answer[unit] * times} {unit}"


def longer(one: Any, other: Any) -> int:
    """Whether an answer that is a length is surely longer than another."""
    return int(past(long(one), place(LENGTH, long(other)) + 1) is True)

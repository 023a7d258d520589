"""Lengths of time as a case gives them: `12 months`, `2 years 6 months`, `26 weeks`, `10 days`."""

from __future__ import annotations

import re

from keeling.cases.faults import Fault, shown
from keeling.model.durations import Duration, counted

_MOST = 9999
_SEVERAL = "(?:[2-9]|[1-9][0-9]{1,3})"

#: A length, in the dialect of regular expressions that JSON Schema shares with Python.
LENGTH = (
    "(?:"
    + "|".join(f"1 {unit}|{_SEVERAL} {unit}s" for unit in ("year", "month", "week", "day"))
    + f"|(?:1 year|{_SEVERAL} years) (?:1 month|(?:[2-9]|1[01]) months)"
    + f"|(?:1 week|{_SEVERAL} weeks) (?:1 day|[2-6] days)"
    + ")"
)
_LENGTH = re.compile(LENGTH)
_PART = re.compile(r"([0-9]{1,6})[ -]*([a-z]+)", re.IGNORECASE)
_FILLING = re.compile(r"[ ,.]*(?:and)?[ ,.]*", re.IGNORECASE)
_UNITS = {
    **dict.fromkeys(("y", "yr", "yrs", "year", "years"), "year"),
    **dict.fromkeys(("mo", "mos", "mth", "mths", "month", "months"), "month"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "week"),
    **dict.fromkeys(("d", "day", "days"), "day"),
}
_WRITE = "Write a figure and a unit: `12 months`, `2 years 6 months`, `26 weeks` or `10 days`."

Part = tuple[int, str]


def read_length(text: str) -> Duration | Fault:
    """Return the length that `text` gives, or why it gives none."""
    parts = _parts(text)
    if _LENGTH.fullmatch(text):
        return _sum(parts)
    if not parts:
        return Fault(f"{shown(text)} is not a length of time.", _WRITE)
    if not _addable(parts):
        return Fault(
            f"{shown(text)} mixes months with weeks or days.",
            "Give the length in years and months, or in weeks and days: how many days a month "
            "has depends on the month.",
        )
    if not any(number for number, _ in parts):
        return Fault(
            f"{shown(text)} is no length: one that is given is more than nothing.",
            "Delete the line if there is no such length.",
        )
    if max(number for number, _ in parts) > _MOST:
        return Fault(f"{shown(text)} is longer than any length that can be meant.")
    return Fault(f"{shown(text)} is not how a length is written.", _advice(parts))


def _parts(text: str) -> list[Part]:
    """Return the figures and units in `text`, read generously; none if anything else is there."""
    if _FILLING.sub("", _PART.sub("", text)):
        return []
    found = [(int(number), _UNITS.get(unit.casefold(), "")) for number, unit in _PART.findall(text)]
    return found if all(unit for _, unit in found) else []


def _addable(parts: list[Part]) -> bool:
    units = {unit for _, unit in parts}
    return units <= {"year", "month"} or units <= {"week", "day"}


def _sum(parts: list[Part]) -> Duration:
    total = dict.fromkeys(("year", "month", "week", "day"), 0)
    for number, unit in parts:
        total[unit] += number
    return Duration(total["year"] * 12 + total["month"], total["week"] * 7 + total["day"])


def _advice(parts: list[Part]) -> str:
    for said in (" ".join(counted(*part) for part in parts), str(_sum(parts))):
        if _LENGTH.fullmatch(said):
            return f"Write `{said}`."
    return _WRITE

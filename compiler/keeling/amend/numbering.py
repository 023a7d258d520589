"""The order of provisions by their numbers, as they are given to what is inserted.

What comes between 12 and 13 is 12A, 12B …; between 12 and 12A, 12ZA; between 12A and 12B, 12AA;
before 1, A1. Limbs go alike: (a), (aa), (b); before (a), (za). Roman numerals have no such order
of their own: (iia) stands where (ii) does.
"""

from __future__ import annotations

import re
from typing import Any

_NUMBER = re.compile(r"([A-Z]*)([0-9]+)([A-Z]*)([0-9]*)$")
_LETTERS = re.compile(r"[a-z]+$")
_ROMAN = re.compile(r"(x{0,3}(?:ix|iv|v?i{0,3}))([a-z]*)$")
_VALUES = {"i": 1, "v": 5, "x": 10}
_SINGLES = frozenset("ivx")

Key = tuple[Any, ...]


def key(number: str, roman: bool) -> Key | None:
    """Return what orders a number among its sisters; None for one of no known form.

    `roman` says that its sisters are counted in roman numerals. The first part is the form: only
    numbers of one form are ordered.
    """
    if match := _NUMBER.fullmatch(number):
        before, value, after, last = match.groups()
        return (
            "figures",
            int(value),
            not before,
            _elements(before),
            _elements(after),
            int(last or 0),
        )
    if roman and (match := _ROMAN.fullmatch(number)) and match[1]:
        return ("roman", _value(match[1]), _elements(match[2].upper()))
    if _LETTERS.fullmatch(number) and not roman:
        return ("letters", _elements(number.upper()))
    return None


def is_roman(numbers: list[str]) -> bool:
    """Whether numbers are roman: they begin with (i) and go on with (ii)."""
    return "i" in numbers and "ii" in numbers


def _elements(letters: str) -> tuple[tuple[int, str], ...]:
    """Return the steps of a run of letters: `ZA` comes before `A`, and both after nothing."""
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(letters):
        if letters[at] == "Z" and at + 1 < len(letters):
            found.append((0, letters[at + 1]))
            at += 2
        else:
            found.append((1, letters[at]))
            at += 1
    return tuple(found)


def _value(roman: str) -> int:
    total = 0
    for at, sign in enumerate(roman):
        value = _VALUES[sign]
        following = _VALUES[roman[at + 1]] if at + 1 < len(roman) else 0
        total += -value if value < following else value
    return total

"""What a case gives for a fact: a choice, yes or no, an age or a number, a length, a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from keeling.cases.bounds import beyond_bounds
from keeling.cases.faults import Fault, same_but_for_form, shown
from keeling.cases.lengths import read_length
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind, Outcome
from keeling.model.words import FactValue
from keeling.syntax.nearest import choices_advice

_LONGEST = 300
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_SAID_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9}) ([0-9]{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE = re.compile(r"-?[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,5}")
_AGE = re.compile(r"([0-9]{1,3}) ?(?:years?|yrs?|y)?(?: old)?")
_YES = frozenset({"yes", "y", "true", "on"})
_NO = frozenset({"no", "n", "false", "off"})


def read_fact(fact: Fact, value: object) -> FactValue | Fault:
    """Return what `value` gives for a fact, or why it cannot."""
    if value is None:
        return Fault(
            f"Nothing is given for `{fact.name}`.",
            "Write its value, or delete the line: what is left out counts as not known.",
        )
    if fault := not_one_value(value, fact.name):
        return fault
    given = _FACTS[fact.kind](fact, value)
    if isinstance(given, Fault) or not fact.measured:
        return given
    return beyond_bounds(fact, given) or given


def read_day(value: object) -> date | Fault:
    """Return the day that `value` gives, or why it gives none."""
    if isinstance(value, str) and (written := _DAY.fullmatch(value)):
        try:
            return date(*map(int, written.groups()))
        except ValueError:
            return Fault(f"There is no such day as {shown(value)}.")
    meant = _day_meant(str(value))
    return Fault(
        f"{shown(value)} is not how a day is written.",
        f"Write `{meant}`." if meant else "Write year, month and day: `2004-05-01`.",
    )


def _day_meant(text: str) -> str:
    """Return the form that a day in words should have, or nothing."""
    said = _SAID_DAY.fullmatch(text.strip())
    if not said or said[2][:3].casefold() not in _MONTHS:
        return ""
    return f"{said[3]}-{_MONTHS.index(said[2][:3].casefold()) + 1:02}-{int(said[1]):02}"


def not_one_value(value: object, name: str) -> Fault | None:
    """Return why there is no single value here, or None where there is one."""
    if isinstance(value, list | dict):
        return Fault(f"`{name}` takes one value, and this is {shown(value)}.")
    if isinstance(value, str) and len(value) > _LONGEST:
        return Fault(f"{shown(value)} is too long to be a value of `{name}`.")
    return None


def yes_or_no(fact: Fact | Outcome, value: object) -> str | Fault:
    """Return `yes` or `no`; programs that write JSON may say true or false."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value in ("yes", "no"):
        return str(value)
    said = str(value).casefold()
    meant = "yes" if said in _YES else "no" if said in _NO else ""
    return Fault(
        f"`{fact.name}` is yes or no, and {shown(value)} is neither.",
        f"Write `{meant}`." if meant else "Write `yes` or `no`.",
    )


def choice(fact: Fact | Outcome, value: object) -> str | Fault:
    """Return the choice that `value` is, spelt exactly as it is declared."""
    names = [declared.name for declared in fact.choices]
    if isinstance(value, str) and value in names:
        return value
    if not isinstance(value, str) and shown(value)[1:-1] in names:
        return Fault(
            f"{shown(value)} is a choice for `{fact.name}`, but without quotation marks it is "
            "not read as words.",
            f'Write "{shown(value)[1:-1]}", with the quotation marks.',
        )
    return Fault(
        f"{shown(value)} is not one of the choices for `{fact.name}`.",
        f"Write `{meant}`, as it is declared."
        if (meant := same_but_for_form(str(value), names))
        else choices_advice(str(value), names),
    )


def _whole(fact: Fact, value: object) -> int | Fault:
    kind = "an age in whole years" if fact.kind is FactKind.AGE else "a whole number"
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0 and fact.kind is FactKind.AGE:
            return Fault(f"`{fact.name}` cannot be {shown(value)}: it is {kind}.")
        return value
    text = str(value)
    if _WHOLE.fullmatch(text):
        return _figures(text)
    years = _AGE.fullmatch(text)
    meant = years[1] if years else text.replace(",", "") if _GROUPED.fullmatch(text) else ""
    without = ", without commas" if "," in text else ""
    return Fault(
        f"`{fact.name}` is {kind}, and {shown(value)} is not.",
        f"Write `{int(meant)}`{without}." if meant else "Write it in figures, such as `24`.",
    )


def _figures(text: str) -> Fault:
    """Say why figures are read as words."""
    if len(text) > len("-") + 18:
        return Fault(f"{shown(text)} has too many figures.")
    return Fault(
        f"{shown(text)} is not read as a number here.",
        f"Write `{int(text)}`, without quotation marks and without a nought in front.",
    )


def _day(fact: Fact, value: object) -> date | Fault:
    return read_day(value)


def length(fact: Fact | Outcome, value: object) -> Duration | Fault:
    """Return the length that `value` is."""
    if isinstance(value, str):
        return read_length(value)
    if isinstance(value, bool):
        return Fault(f"`{fact.name}` is a length of time, and {shown(value)} is none.")
    return Fault(
        f"`{fact.name}` is a length of time, and {shown(value)} does not say of what.",
        f"Write the unit, such as `{value} months` or `{value} weeks`.",
    )


_FACTS: Mapping[FactKind, Callable[[Fact, object], FactValue | Fault]] = {
    FactKind.YES_NO: yes_or_no,
    FactKind.CHOICE: choice,
    FactKind.AGE: _whole,
    FactKind.NUMBER: _whole,
    FactKind.DATE: _day,
    FactKind.DURATION: length,
}

"""Conditions on a fact, in the words a drafter would use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from keeling.model.conditions import (
    AllOf,
    Among,
    AnyOf,
    Condition,
    Cut,
    Limb,
    Not,
    OutcomeIs,
    Test,
    Whatever,
    Within,
)
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind, Vocabulary

#: A choice, or `yes` or `no`; an age or a number; a length; a day.
FactValue = str | int | Duration | date
#: Commencement where no day is appointed for it: every day that anybody can name is before it.
UNAPPOINTED = date(9999, 1, 1)
_BESIDE_COMMENCEMENT = {-1: "before", 0: "of", 1: "after"}


def said(fact: Fact, among: Among | Within) -> str:
    """Say what a fact is, without its name: `sexual assault or exposure`, `under 18`."""
    if isinstance(among, Among):
        return either([value for value in fact.values if value in among.values])
    return _stretch(fact, among)


def either(words: Iterable[str]) -> str:
    """Join words with commas and `or`."""
    return _joined(list(words), "or")


def both(words: Iterable[str]) -> str:
    """Join words with commas and `and`."""
    return _joined(list(words), "and")


def _joined(words: list[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def day_in_words(day: date) -> str:
    """Say a day as law does: `1 May 2004`."""
    if day == UNAPPOINTED:
        return "commencement"
    return f"{day.day} {day:%B} {day.year}"


def value_in_words(value: FactValue) -> str:
    """Say the value of a fact."""
    if isinstance(value, Duration):
        return value.as_measure()
    if isinstance(value, date):
        beside = _BESIDE_COMMENCEMENT.get((value - UNAPPOINTED).days)
        return f"the day {beside} commencement" if beside else day_in_words(value)
    return str(value)


def condition_in_words(name: str, among: Among | Within, declared: Vocabulary) -> str:
    """Say one condition with the name of its fact: `the victim's age is under 18`."""
    fact = declared.facts[name]
    if fact.kind is FactKind.YES_NO:
        return f"{name}: {said(fact, among)}"
    return f"{name} is {said(fact, among)}"


def meant(condition: Condition, declared: Vocabulary) -> str:
    """Say a condition as it is meant, in one line."""
    match condition:
        case Test(fact, among):
            return condition_in_words(fact, among, declared)
        case AllOf(parts):
            return both(_bracketed(part, declared) for part in parts) or "always"
        case AnyOf(parts):
            return either(_bracketed(part, declared) for part in parts) or "never"
        case Not(part):
            return f"not {_bracketed(part, declared)}"
        case Limb(_, part):
            return meant(part, declared)
        case OutcomeIs(outcome, answers):
            return f"{outcome} is {either(sorted(map(str, answers)))}"
        case Whatever(part, fact):
            yes_no = declared.facts[fact].kind is FactKind.YES_NO
            how = "whether or not" if yes_no else "whatever"
            return f"{meant(part, declared)} {how} {fact}"


def _bracketed(condition: Condition, declared: Vocabulary) -> str:
    said = meant(condition, declared)
    return f"({said})" if isinstance(condition, AllOf | AnyOf) else said


def where_in_words(where: Mapping[str, Among | Within], declared: Vocabulary) -> str:
    """Say a region of cases: `where the offence is … and the victim's age is …`."""
    if not where:
        return "in every case"
    parts = (condition_in_words(name, among, declared) for name, among in where.items())
    return "where " + both(parts)


def case_in_words(case: Mapping[str, FactValue] | None) -> str:
    """Say a case, fact by fact."""
    if case is None:
        return "none can be named: it turns on the day on which a length of time begins"
    return ", ".join(f"{name}: {value_in_words(value)}" for name, value in case.items())


def _stretch(fact: Fact, among: Within) -> str:
    lower = None if among.lower == fact.least else among.lower
    upper = None if among.upper == fact.most else among.upper
    if fact.kind is FactKind.DURATION and lower == (0, 1):
        lower = None
    if lower is None and upper is None:
        return "any"
    exact = _exactly(fact.kind, lower, upper)
    if exact is not None:
        return exact
    parts = [_lower(fact.kind, lower)] if lower is not None else []
    parts += [_upper(fact.kind, upper)] if upper is not None else []
    return " and ".join(parts)


def _exactly(kind: FactKind, lower: Cut | None, upper: Cut | None) -> str | None:
    if lower is None or upper is None:
        return None
    if kind is FactKind.DURATION:
        single = lower == (upper[0], 0) and upper[1] == 1
    else:
        single = upper[0] == lower[0] + 1
    return _at(kind, lower[0]) if single else None


def _at(kind: FactKind, value: int) -> str:
    if kind is FactKind.DURATION:
        return Duration.of_key(value).as_measure()
    return day_in_words(date.fromordinal(value)) if kind is FactKind.DATE else str(value)


def _lower(kind: FactKind, cut: Cut) -> str:
    value = _at(kind, cut[0])
    if kind is FactKind.DURATION:
        return f"at least {value}" if cut[1] == 0 else f"more than {value}"
    if kind is FactKind.DATE:
        later = cut[0] > UNAPPOINTED.toordinal()
        return f"after {_at(kind, cut[0] - 1)}" if later else f"on or after {value}"
    return f"{value} or over" if kind is FactKind.AGE else f"at least {value}"


def _upper(kind: FactKind, cut: Cut) -> str:
    if kind is FactKind.NUMBER:
        return f"at most {cut[0] - 1}"
    value = _at(kind, cut[0])
    if kind is FactKind.DURATION:
        return f"under {value}" if cut[1] == 0 else f"at most {value}"
    if kind is FactKind.DATE and date.fromordinal(cut[0] - 1).day == 1:
        # Law names the first of a month rather than the second.
        return f"on or before {_at(kind, cut[0] - 1)}"
    return f"before {value}" if kind is FactKind.DATE else f"under {value}"

"""Ages that a case gives by the days from which they are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from keeling.cases.bounds import beyond_bounds
from keeling.cases.checks import IMPOSSIBLE, IMPOSSIBLE_CASE
from keeling.diagnostics import Diagnostic, Label
from keeling.model.counting import LEAPLING, Counted, count
from keeling.model.vocabulary import Fact, Vocabulary
from keeling.model.words import FactValue, day_in_words
from keeling.source import Span


@dataclass(frozen=True, slots=True)
class Given:
    """What a case gives for its facts, and where it gives each."""

    facts: Mapping[str, FactValue]
    at: Mapping[str, Span]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a case gives with its ages filled in, how these were counted, and what is wrong."""

    given: Given
    counted: tuple[Counted, ...]
    found: tuple[Diagnostic, ...]


def filled(given: Given, vocabulary: Vocabulary) -> Filled:
    """Fill in each age whose two days a case gives, and refuse one that they contradict.

    Where a day is missing, and the age too, the age stays missing.
    """
    facts, at = dict(given.facts), dict(given.at)
    counted: list[Counted] = []
    found: list[Diagnostic] = []
    for fact in vocabulary.facts.values():
        days = _days(fact, given.facts)
        if days is None or fact.counted is None:
            continue
        if days[1] < days[0]:
            found.append(_backwards(fact, days, given))
            continue
        one = count(fact.name, fact.counted.start, *days)
        wrong = tuple(_wrong(fact, one, given))
        found += wrong
        if not wrong:
            counted.append(one)
            facts[fact.name] = one.value
            at.setdefault(fact.name, _last(fact, given))
    ordered = {name: facts[name] for name in vocabulary.facts if name in facts}
    return Filled(Given(ordered if counted else facts, at), tuple(counted), tuple(found))


def _days(fact: Fact, facts: Mapping[str, FactValue]) -> tuple[date, date] | None:
    if fact.counted is None:
        return None
    start, end = facts.get(fact.counted.start), facts.get(fact.counted.end)
    return (start, end) if isinstance(start, date) and isinstance(end, date) else None


def _last(fact: Fact, given: Given) -> Span:
    """Return where the later written of the two days stands."""
    assert fact.counted is not None
    spans = [given.at[fact.counted.start], given.at[fact.counted.end]]
    return max(spans, key=lambda span: (span.line, span.column))


def _backwards(fact: Fact, days: tuple[date, date], given: Given) -> Diagnostic:
    assert fact.counted is not None
    start, end = fact.counted.start, fact.counted.end
    return IMPOSSIBLE_CASE.at(
        given.at[end],
        f"`{end}` ({day_in_words(days[1])}) is before `{start}` ({day_in_words(days[0])}), from "
        f"which `{fact.name}` is counted to it.",
        advice="Put right the day that is wrong.",
        labels=(Label(given.at[start], "the other day"),),
    )


def _wrong(fact: Fact, one: Counted, given: Given) -> Iterator[Diagnostic]:
    """Yield why an age that was counted cannot be that of the case."""
    stated = given.facts.get(fact.name)
    if stated is not None and stated != one.value:
        yield _contradicted(fact, one, given, stated)
    elif stated is None and (fault := beyond_bounds(fact, one.value)):
        said = fault.message.removesuffix(".")
        yield IMPOSSIBLE.at(
            _last(fact, given),
            f"{said}, {one.way}.",
            advice="Put right the day that is wrong.",
        )


def _contradicted(fact: Fact, one: Counted, given: Given, stated: FactValue) -> Diagnostic:
    assert fact.counted is not None
    start, end = fact.counted.start, fact.counted.end
    doubt = f" {LEAPLING[0].upper()}{LEAPLING[1:]}." if stated == one.otherwise else ""
    return IMPOSSIBLE_CASE.at(
        given.at[fact.name],
        f"`{fact.name}` is given as {stated}, and is {one}.{doubt}",
        advice="Delete the age, which follows from the two days; or put right the day that is "
        "wrong.",
        labels=(Label(given.at[start], f"`{start}`"), Label(given.at[end], f"`{end}`")),
    )

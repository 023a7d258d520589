"""Whether two laws can be compared completely: their lengths in one unit, and read alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from keeling.diagnostics import Diagnostic
from keeling.model.conditions import Condition, Within, tests
from keeling.model.durations import Duration
from keeling.model.law import Interpretation, Law
from keeling.model.needs import said as conditions
from keeling.model.vocabulary import FactKind
from keeling.resolve.checks import AMBIGUOUS_DURATION, INTERPRETATION
from keeling.source import Span


@dataclass(frozen=True)
class Said:
    """How two laws that are compared are spoken of, and what else can be done about a case."""

    before: str = "as now"
    after: str = "as proposed"
    differs: str = "This would change"
    unit: str = "Propose it in the unit that the law uses now."
    decide: str = (
        "Decide cases of {length} without and with the proposal: `keeling decide CASE.yaml --with "
        "PROPOSAL`."
    )


PROPOSED = Said()


def incomparable_lengths(
    before: Law, after: Law, span: Span, said: Said = PROPOSED
) -> Iterator[Diagnostic]:
    """Refuse to compare two laws of which one speaks of months where the other speaks of weeks.

    Which of the two is longer depends on the day on which they begin, so there is no complete
    answer to the question who is affected.
    """
    ours, theirs = _thresholds(before), _thresholds(after)
    for name, own in ours.items():
        one = {(name, key) for key in own}
        other = {
            (each, key) for each in _related(name, before) for key in theirs.get(each, frozenset())
        }
        gone = sorted(key for at, key in one if (at, key) not in other)
        come = sorted(key for at, key in other if key not in ours[at])
        for old, new in product(gone, dict.fromkeys(come)):
            lengths = Duration.of_key(old), Duration.of_key(new)
            if lengths[0].compared_with(lengths[1]) is None:
                yield AMBIGUOUS_DURATION.at(
                    span,
                    f"Whether {lengths[1].as_measure()}, {said.after}, is longer than "
                    f"{lengths[0].as_measure()}, {said.before}, depends on the day it begins. So "
                    f"who is affected cannot be said completely as to `{name}`.",
                    advice=said.unit,
                )


def lengths_apart(condition: Condition, law: Law) -> str:
    """Return a fact of which a condition names a length that a law cannot be held against.

    Which of the two is longer depends on the day on which they begin. Empty where there is none.
    """
    asked = [
        (test.fact, test.among)
        for test in tests(condition)
        if isinstance(test.among, Within)
        and law.vocabulary.facts[test.fact].kind is FactKind.DURATION
    ]
    thresholds = _thresholds(law) if asked else {}
    for fact, among in asked:
        own = {cut[0] for cut in (among.lower, among.upper) if cut is not None}
        for name in _related(fact, law):
            if any(
                Duration.of_key(one).compared_with(Duration.of_key(other)) is None
                for one, other in product(own, thresholds.get(name, frozenset()))
            ):
                return fact
    return ""


def _related(name: str, law: Law) -> set[str]:
    """Return a fact, and those of which one says something of the other, near or far."""
    found, waiting = {name}, [name]
    facts = law.vocabulary.facts
    while waiting:
        at = waiting.pop()
        beside = {each for each, fact in facts.items() if at in fact.at_least_facts}
        new = {*beside, *facts[at].at_least_facts} - found
        found |= new
        waiting += new
    return found


def read_anew(
    before: Law, after: Law, span: Span | None, said: Said = PROPOSED
) -> Iterator[Diagnostic]:
    """Refuse to compare two laws that read a period as another differently.

    The cases that differ are those of one exact length, which no stretch of lengths tells.
    """
    for each in read_otherwise(before, after):
        yield INTERPRETATION.at(
            span or each.span,
            f"{said.differs} how a period of {each.length} is read "
            f"({each.provision.citation}), so who is affected cannot be said completely.",
            advice=said.decide.format(length=each.length),
        )
        return


def read_otherwise(before: Law, after: Law) -> list[Interpretation]:
    """Return the readings of a period that only one of two laws has, in the order of the law.

    They turn on nothing but cases of that exact length.
    """
    ours, theirs = (
        dict.fromkeys(replace(each, facts=()) for each in law.interpretations)
        for law in (before, after)
    )
    alone = [each for each in (*theirs, *ours) if each not in ours or each not in theirs]
    return sorted(alone, key=lambda each: (each.provision.citation, each.length.key))


def _thresholds(law: Law) -> dict[str, set[int]]:
    """Return the lengths with which a law compares each fact, and its bounds, by their keys."""
    found: dict[str, set[int]] = {}
    for fact in law.vocabulary.facts.values():
        if fact.kind is FactKind.DURATION:
            bounds = (fact.least, fact.most)
            found[fact.name] = {cut[0] for cut in bounds if cut is not None and cut[0]}
    for rule in law.rules:
        for condition in conditions(law, rule):
            for test in tests(condition):
                if test.fact in found and isinstance(test.among, Within):
                    ends = (test.among.lower, test.among.upper)
                    found[test.fact] |= {cut[0] for cut in ends if cut is not None}
    return found

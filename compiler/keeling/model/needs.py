"""What is said for a rule, and the outcomes that others turn on."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import TopologicalSorter

from keeling.model.conditions import Condition, outcomes_in
from keeling.model.law import Law, Rule


def said(law: Law, rule: Rule) -> Iterator[Condition]:
    """Yield the conditions of a rule, of its rows, and of the readings that may change them."""
    yield rule.where
    yield from (row.when for row in rule.rows)
    yield from (reading.where for reading in law.readings if reading.reaches(rule))


def needs(law: Law) -> dict[str, set[str]]:
    """Return, for each outcome, every other that its rules turn on, near or far.

    Each stands after those that it turns on: the law has no circle.
    """
    direct: dict[str, set[str]] = {name: set() for name in law.vocabulary.outcomes}
    for rule in law.rules:
        for condition in said(law, rule):
            direct[rule.outcome].update(outcomes_in(condition))
    found: dict[str, set[str]] = {}
    for name in TopologicalSorter(direct).static_order():
        found[name] = direct[name].union(*(found[other] for other in direct[name]))
    return found

"""What is said for a rule, and the outcomes that others turn on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from graphlib import TopologicalSorter
from types import MappingProxyType

from keeling.model.conditions import Condition, Whatever, outcomes_in, walk
from keeling.model.law import Law, Rule
from keeling.model.same import Same


def said(law: Law, rule: Rule) -> Iterator[Condition]:
    """Yield the conditions of a rule, of its rows, and of the readings that may change them."""
    yield rule.where
    yield from (row.when for row in rule.rows)
    yield from (reading.where for reading in law.readings if reading.reaches(rule))


def varied(law: Law) -> frozenset[str]:
    """Return the facts of which something is asked whatever value they have."""
    return _varied(Same(law))


@lru_cache(maxsize=16)
def _varied(same: Same) -> frozenset[str]:
    law = same.law
    asked = (part for rule in law.rules for each in said(law, rule) for part in walk(each))
    named = {part.fact for part in asked if isinstance(part, Whatever)}
    return frozenset[str]().union(*map(law.vocabulary.varying, named))


def needs(law: Law) -> Mapping[str, frozenset[str]]:
    """Return, for each outcome, every other that its rules turn on, near or far.

    Each stands after those that it turns on: the law has no circle.
    """
    return _needs(Same(law))


@lru_cache(maxsize=16)
def _needs(same: Same) -> Mapping[str, frozenset[str]]:
    law = same.law
    direct: dict[str, set[str]] = {name: set() for name in law.vocabulary.outcomes}
    for rule in law.rules:
        for condition in said(law, rule):
            direct[rule.outcome].update(outcomes_in(condition))
    found: dict[str, frozenset[str]] = {}
    for name in TopologicalSorter(direct).static_order():
        found[name] = frozenset(direct[name]).union(*(found[other] for other in direct[name]))
    return MappingProxyType(found)

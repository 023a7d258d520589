"""A law with its answers and without the reasons that its limbs are: quicker to ask all of."""

from __future__ import annotations

from dataclasses import replace

from keeling.model.conditions import AllOf, AnyOf, Condition, Limb, Not
from keeling.model.law import Law, Reading, Rule


class Bare:
    """Takes the limbs out of laws; what two laws share is gone through once."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._rules: dict[int, tuple[Rule, Rule]] = {}
        self._readings: dict[int, tuple[Reading, Reading]] = {}

    def __call__(self, law: Law) -> Law:
        """Return a law that answers every case as this one does."""
        rules = tuple(map(self._rule, law.rules))
        return replace(law, rules=rules, readings=tuple(map(self._reading, law.readings)))

    def _rule(self, rule: Rule) -> Rule:
        if id(rule) not in self._rules:
            rows = tuple(replace(row, when=_plain(row.when)) for row in rule.rows)
            self._rules[id(rule)] = rule, replace(rule, where=_plain(rule.where), rows=rows)
        return self._rules[id(rule)][1]

    def _reading(self, reading: Reading) -> Reading:
        if id(reading) not in self._readings:
            self._readings[id(reading)] = reading, replace(reading, where=_plain(reading.where))
        return self._readings[id(reading)][1]


def _plain(condition: Condition) -> Condition:
    match condition:
        case AllOf(parts):
            return AllOf(tuple(map(_plain, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(_plain, parts)))
        case Not(part):
            return Not(_plain(part))
        case Limb(_, part):
            return _plain(part)
        case _:
            return condition

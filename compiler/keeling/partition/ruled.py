"""The rules that were met in a space, each with a number and with what its words name."""

from __future__ import annotations

from itertools import chain

from keeling.model.conditions import limbs, outcomes_in
from keeling.model.identity import ProvisionId
from keeling.model.law import Rule


class Ruled:
    """Numbers rules, equal ones alike; to compare two by all they say takes long, so it is rare."""

    def __init__(self) -> None:
        """Begin with no rule."""
        #: The rules, by their numbers.
        self.known: list[Rule] = []
        self._numbers: dict[Rule, int] = {}
        self._met: dict[int, tuple[Rule, int]] = {}
        self._asked: dict[int, tuple[str, ...]] = {}
        self._named: dict[int, tuple[ProvisionId, ...]] = {}

    def number(self, rule: Rule) -> int:
        """Return the number of a rule."""
        met = self._met.get(id(rule))
        if met is None:
            number = self._numbers.setdefault(rule, len(self.known))
            if number == len(self.known):
                self.known.append(rule)
            met = self._met[id(rule)] = rule, number
        return met[1]

    def turns_on(self, rule: Rule) -> tuple[str, ...]:
        """Return the outcomes that the words of a rule ask about, readings apart."""
        number = self.number(rule)
        if number not in self._asked:
            said = (rule.where, *(row.when for row in rule.rows))
            asked = (name for each in said for name in outcomes_in(each))
            self._asked[number] = tuple(dict.fromkeys(asked))
        return self._asked[number]

    def named(self, rule: Rule) -> tuple[ProvisionId, ...]:
        """Return the provisions that a rule is made of, in the order in which it names them."""
        number = self.number(rule)
        if number not in self._named:
            rows = ((row.provision, *limbs(row.when)) for row in rule.rows)
            every = chain((rule.provision,), limbs(rule.where), *rows)
            self._named[number] = tuple(dict.fromkeys(every))
        return self._named[number]

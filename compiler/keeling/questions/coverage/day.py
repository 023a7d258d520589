"""The law of one day with its worked cases, and what the answer to a case rests on in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from keeling.cases.case import Case
from keeling.model.answers import DOES_NOT_ARISE, NO, Answer, Open
from keeling.model.comparing import alike
from keeling.model.conditions import AllOf, tests
from keeling.model.interpreting import as_read
from keeling.model.law import Law
from keeling.model.needs import needs
from keeling.model.parts import Change, Part, PartKind, parts
from keeling.model.pieces import outcomes_of
from keeling.model.versions import Sentence, sentences
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import FactValue
from keeling.partition import Leaf, Node, Partition, Space, given_leaves, met_where

Facts = Mapping[str, FactValue]
Partitions = Mapping[str, Partition]
_UNMET = (NO, DOES_NOT_ARISE)


@dataclass(frozen=True)
class Day:
    """The law of one day, and the worked cases that are asked of it and answered as expected.

    `changed` gives the partitions of some outcomes as they would be were the law otherwise.
    """

    as_at: date
    law: Law
    partitions: Partitions
    changed: Callable[[Change, Iterable[str]], Partitions] = field(repr=False)
    cases: tuple[Case, ...] = ()
    _other: dict[tuple[Change, str], Partition | None] = field(
        default_factory=dict, repr=False, compare=False
    )
    _direct: dict[Change, set[str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def space(self) -> Space:
        """The space of its partitions."""
        return next(iter(self.partitions.values())).space

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All that a case can reach in its law."""
        return parts(self.law)

    @cached_property
    def part_set(self) -> frozenset[Part]:
        """The same, to be asked for."""
        return frozenset(self.parts)

    @cached_property
    def sentence_set(self) -> frozenset[Sentence]:
        """What each of its provisions says by itself, to be asked for."""
        return frozenset(self.sentences)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """What each of its provisions says by itself."""
        return sentences(self.law)

    @cached_property
    def _needs(self) -> Mapping[str, frozenset[str]]:
        return needs(self.law)

    def read(self, facts: Facts) -> Facts:
        """Return facts as the law reads them."""
        return as_read(facts, self.law.interpretations)

    def otherwise(self, change: Change, outcome: str) -> Partition | None:
        """Return the partition of an outcome were the law changed; None if no answer would be."""
        key = change, outcome
        if key not in self._other:
            self._other[key] = self._otherwise(change, outcome)
        return self._other[key]

    def _otherwise(self, change: Change, outcome: str) -> Partition | None:
        if change not in self._direct:
            self._direct[change] = outcomes_of(self.law, change)
        if outcome not in self._direct[change]:
            turns_on = self._needs.get(outcome, frozenset[str]()) & self.partitions.keys()
            if not any(self.otherwise(change, name) for name in sorted(turns_on)):
                return None
        made = self.changed(change, [outcome])[outcome]
        return None if made.answers is self.partitions[outcome].answers else made

    def met(self, part: Part) -> Node:
        """Return where a row's condition is met and its sentence speaks."""
        wanted = [
            AllOf((rule.where, row.when))
            for rule in self.law.rules
            if rule.outcome == part.outcome
            for row in rule.rows
            if row.provision == part.provision and row.when == part.content
        ]
        return met_where(self.law, self.space, wanted[:1])[0]


@dataclass(frozen=True)
class Asked:
    """A case that is asked of the law of a day, and the outcomes that are asked about."""

    day: Day
    stated: Facts
    outcomes: tuple[str, ...]

    @cached_property
    def facts(self) -> Facts:
        """The facts as the law reads them."""
        return as_read(self.stated, self.day.law.interpretations)

    @cached_property
    def given(self) -> Mapping[str, tuple[Leaf, ...]]:
        """What may be answered about each outcome, and why."""
        return {
            name: given_leaves(self.day.space, self.day.partitions[name].root, self.facts)
            for name in self.outcomes
        }

    def reaches(self, part: Part) -> bool:
        """Whether an answer rests on a part, whatever is not known."""
        if part.kind is PartKind.SETTLED:
            return self._settled(part)
        if part.change is not None:
            return self._inside(part) and self._turns_on(part.change)
        keep = rests_on(part)
        for name, leaves_ in self.given.items():
            if part.outcome in ("", name) and all(map(keep, leaves_)):
                return not asks_whether_met(part) or self._met(part)
        return False

    def _met(self, part: Part) -> bool:
        return given_leaves(self.day.space, self.day.met(part), self.facts) == (True,)

    def _settled(self, part: Part) -> bool:
        """Whether an answer would be open if a length were not read as another."""
        others = (each for each in self.day.law.interpretations if each.provision != part.provision)
        without = as_read(self.stated, others)
        return any(
            {leaf.answer for leaf in self.given[name]}
            != set(given_leaves(self.day.space, self.day.partitions[name].answers, without))
            for name in self.outcomes
        )

    def _inside(self, part: Part) -> bool:
        """Whether the facts that are to have certain values surely have them."""
        for name, values in part.values:
            line, value = self.day.space.line[name], self.facts.get(name)
            if value is None:
                return False
            for cut, side in ((values.lower, 1), (values.upper, -1)):
                if cut is not None and line.side(value, line.position(cut)) != side:
                    return False
        return True

    def _turns_on(self, change: Change) -> bool:
        for name in self.outcomes:
            other = self.day.otherwise(change, name)
            if other is not None:
                now = {leaf.answer for leaf in self.given[name]}
                then = given_leaves(self.day.space, other.answers, self.facts)
                if len(now) == len(then) == 1 and turns((now.pop(), then[0])):
                    return True
        return False


def rests_on(part: Part) -> Callable[[Leaf | None], bool]:
    """Return whether an answer rests on a part that is a reason."""

    def rests(leaf: Leaf | None) -> bool:
        if leaf is None or isinstance(leaf.answer, Open):
            return False
        if part.gives and leaf.answer not in part.gives:
            return False
        return any(reason.within(part.provision) for reason in leaf.reasons)

    return rests


def turns(pair: tuple[Answer, Answer] | None) -> bool:
    """Whether there is an answer, and it would be another."""
    return pair is not None and not isinstance(pair[0], Open) and not alike(*pair)


def asks_whether_met(part: Part) -> bool:
    """Whether a provision is cited for an answer also where it is merely not met."""
    return part.kind is PartKind.ROW and any(each in _UNMET for each in part.gives)


@dataclass(frozen=True, slots=True)
class Suggested:
    """A case that would reach something: its facts, and what the law answers to it."""

    facts: Facts
    answers: tuple[tuple[str, Answer], ...]
    as_at: date | None = None


def fewer(facts: Facts, shows: Callable[[Facts], bool], declared: Vocabulary) -> Facts:
    """Return facts without those that could as well be left out, looked at from the last.

    One by which another is known stays, for a reader to see how that comes about.
    """
    for name in reversed(list(facts)):
        rest = {other: value for other, value in facts.items() if other != name}
        known_by = {
            test.fact for other in rest for test in tests(declared.facts[other].known_where)
        }
        if rest and name not in known_by and shows(rest):
            facts = rest
    return facts

"""Two cases at once, which differ in one fact alone: what a law answers in the one and the other.

The space of pairs has the fact twice. Where the second is to be more, it is declared never less
than the first, so that what is possible is settled as for any two facts. Other facts are there
once, since they are the same in both; one that is known or not because of the fact that differs is
there where either case knows it. A diagram of one case is one of a pair once it asks for the first
of the two facts, or for the second: where a fact does not exist, no diagram turns on it. An answer
that is the fact itself is the one or the other, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from keeling.model.answers import Answer, HalfOf, WholeOf
from keeling.model.conditions import (
    AllOf,
    Among,
    AnyOf,
    Condition,
    Not,
    Test,
    Within,
)
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, Vocabulary
from keeling.model.words import FactValue
from keeling.partition.asking import leaves
from keeling.partition.given import restrict
from keeling.partition.nodes import Node, Rewrite
from keeling.partition.regions import some_case
from keeling.partition.space import Space
from keeling.partition.truth import Met
from keeling.partition.witness import witness


@dataclass(frozen=True)
class Twins:
    """The pairs of cases of a space that differ in one fact, by name `fact` and `other`."""

    single: Space
    space: Space
    fact: str
    other: str

    def first(self, node: Node) -> Node:
        """Return a diagram of single cases as one of pairs, which asks for the first of them."""
        return self._lifted(node, self.fact)

    def second(self, node: Node) -> Node:
        """Return it as one that asks for the second."""
        return self._lifted(node, self.other)

    def known(self) -> Node:
        """Return where both cases have the fact: a diagram of `Met` and `Failed`."""
        return self.space.truths.both(self.space.exists(self.fact), self.space.exists(self.other))

    def between(self, one: str, other: str) -> Node:
        """Return where the fact is the one in the first case, and the other in the second."""
        return self.space.truths.both(
            self.space.test(self.fact, Among(frozenset({one}))),
            self.space.test(self.other, Among(frozenset({other}))),
        )

    def apart(
        self, pair: Mapping[str, FactValue] | None
    ) -> tuple[Mapping[str, FactValue] | None, Mapping[str, FactValue] | None]:
        """Return the two cases of a pair, each with the facts that it knows."""
        if pair is None:
            return None, None
        one = {name: value for name, value in pair.items() if name != self.other}
        other = {**one, self.fact: pair[self.other]} if self.other in pair else dict(one)
        return self._known(one), self._known(other)

    def no_less(self, before: Answer, after: Answer) -> bool:
        """Whether an answer is the fact, or half of it, and the second at least as much of it."""
        return self.as_much(before, after) or (before, after) == (
            HalfOf(self.fact),
            WholeOf(self.other),
        )

    def as_much(self, before: Answer, after: Answer) -> bool:
        """Whether two answers are the fact of the one case and the other, or half of each."""
        return (before, after) in (
            (WholeOf(self.fact), WholeOf(self.other)),
            (HalfOf(self.fact), HalfOf(self.other)),
        )

    def own(self, answer: Answer) -> Answer:
        """Return an answer of the second case in the words of that case."""
        found: Answer = self._of(answer, self.other, self.fact)
        return found

    def with_more(
        self, where: Mapping[str, Among | Within], facts: Iterable[str]
    ) -> tuple[bool, Mapping[str, FactValue] | None]:
        """Return whether in some pair of a region the second has more of the fact, and such a pair.

        A pair that has as much in both tells: if there is none beside it with less in the first,
        nor with more in the second, there is no other amount.
        """
        named = tuple(facts)
        case = witness(self.space, where, named)
        alike = case[self.fact] if case and case[self.fact] == case[self.other] else None
        if not isinstance(alike, Duration):
            return True, case
        beside = (
            {**where, self.other: _at(where, self.other).common(Within(lower=(alike.key, 1)))},
            {**where, self.fact: _at(where, self.fact).common(Within(upper=(alike.key, 0)))},
        )
        for part in beside:
            case = witness(self.space, part, named)
            if case and case[self.fact] != case[self.other]:
                return True, case
        return any(some_case(self.space, part) for part in beside), None

    def _known(self, case: Mapping[str, FactValue]) -> Mapping[str, FactValue]:
        hanging = self.single.vocabulary.varying(self.fact)
        made = {name: value for name, value in case.items() if name not in hanging}
        for line in self.single.lines:
            name = line.fact.name
            if name in case and name in hanging:
                known = restrict(self.single, self.single.exists(name), made)
                if any(isinstance(leaf, Met) for leaf in leaves(known)):
                    made[name] = case[name]
        return made

    def _lifted(self, node: Node, fact: str) -> Node:
        names = {line.level: line.fact.name for line in self.single.lines}
        levels = {
            level: self.space.line[fact if name == self.fact else name].level
            for level, name in names.items()
        }
        table = self.space.table
        return Rewrite(
            table,
            lambda at: table.terminal(self._of(at.leaf, self.fact, fact)),
            lambda at, children: table.make(levels[at.level], at.cuts, children),
        )(node)

    @staticmethod
    def _of(leaf: Any, fact: str, other: str) -> Any:
        if isinstance(leaf, WholeOf | HalfOf) and leaf.fact == fact:
            return replace(leaf, fact=other)
        return leaf


def _at(where: Mapping[str, Among | Within], name: str) -> Within:
    stretch = where.get(name, Within())
    assert isinstance(stretch, Within)
    return stretch


def twins(single: Space, fact: str, *, grows: bool) -> Twins | None:
    """Return the pairs of the cases of a space, made once: see `_twins`."""
    key = fact, grows
    if key not in single.twins:
        single.twins[key] = _twins(single, fact, grows)
    found: Twins | None = single.twins[key]
    return found


def _twins(single: Space, fact: str, grows: bool) -> Twins | None:
    """Return the pairs of the cases of a space that differ in a fact alone.

    Where it `grows`, it is not less in the second. None where facts that are known or not because
    of it are held against it, or against each other where not the same cases know them: which of
    the two cases they are of would have to be told.
    """
    declared = single.vocabulary
    hanging = declared.varying(fact) - {fact}
    if any(_held_apart(each, fact, hanging, declared) for each in declared.facts.values()):
        return None
    other = f"{fact} in the other case"
    pairs = _Pairs(declared, fact, other, hanging)
    facts: dict[str, Fact] = {}
    for name, each in declared.facts.items():
        facts[name] = pairs.shared(each)
        if name == fact:
            lesser = (*each.at_least_facts, fact) if grows else each.at_least_facts
            facts[other] = replace(each, name=other, at_least_facts=lesser)
    impossible = tuple(
        replace(each, when=made)
        for each in declared.impossible
        for made in dict.fromkeys((pairs.of(each.when, fact), pairs.of(each.when, other)))
    )
    space = Space(Vocabulary(facts, declared.outcomes, declared.scales, impossible))
    return Twins(single, space, fact, other)


def _held_apart(each: Fact, fact: str, hanging: frozenset[str], declared: Vocabulary) -> bool:
    """Whether a fact is held against others of which not every case of a pair need know both."""
    beside = {*each.at_least_facts}
    if each.counted is not None:
        beside |= {each.counted.start, each.counted.end}
        if fact in (each.name, *beside):
            return True
    if each.name in hanging:
        return any(
            name == fact or declared.facts[name].known_where != each.known_where
            for name in beside & {fact, *hanging}
        )
    return bool(beside & hanging) and each.name == fact


@dataclass(frozen=True)
class _Pairs:
    """Conditions of one case as conditions of a pair."""

    declared: Vocabulary
    fact: str
    other: str
    hanging: frozenset[str]

    def shared(self, each: Fact) -> Fact:
        """Return a fact that both cases have, or either knows."""
        lesser = each.at_least_facts
        if self.fact in lesser:
            lesser = (*lesser, self.other)
        known = each.known_where
        if each.name in self.hanging:
            known = AnyOf((self.of(known, self.fact), self.of(known, self.other)))
        return replace(each, at_least_facts=lesser, known_where=known)

    def of(self, condition: Condition, fact: str) -> Condition:
        """Return a condition on the case of a pair that has this fact."""
        match condition:
            case AllOf(parts):
                return AllOf(tuple(self.of(part, fact) for part in parts))
            case AnyOf(parts):
                return AnyOf(tuple(self.of(part, fact) for part in parts))
            case Not(part):
                return Not(self.of(part, fact))
            case Test(self.fact, among):
                return Test(fact, among)
            case Test(name, _) if name in self.hanging:
                return AllOf((self.of(self.declared.facts[name].known_where, fact), condition))
            case _:
                return condition

"""The cases that two vocabularies both have, and what they have not in common.

Facts that only one of them declares are facts of the cases they share, too: the law of the other
answers whatever these are. What only one of them rules out is ruled out of the cases they share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from keeling.model.conditions import AllOf, Among, AnyOf, Condition, Not, Test, Within, tests
from keeling.model.vocabulary import Fact, FactKind, Impossible, Outcome, Vocabulary
from keeling.model.words import either, meant
from keeling.model.words import said as fact_said

Declared = TypeVar("Declared", Fact, Outcome)


@dataclass(frozen=True)
class Apart:
    """Something the two have not in common, in a sentence.

    `facts` are those by which cases are told that only one of them has, where there are such cases;
    those of no other case turn on them.
    """

    said: str
    facts: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Shared:
    """The vocabulary of the cases that two vocabularies both have.

    Its outcomes are those that can be compared. `first_only` and `last_only` are the facts that
    only the one declares; `unlike` are those that are not one kind of thing, and why.
    """

    vocabulary: Vocabulary
    apart: tuple[Apart, ...]
    first_only: tuple[str, ...]
    last_only: tuple[str, ...]
    unlike: tuple[str, ...]


def shared(first: Vocabulary, last: Vocabulary, then: str, now: str) -> Shared:
    """Return what two vocabularies share; `then` and `now` say which is which."""
    each = _Two(first, last, then, now)
    facts = {name: each.fact(name) for name in _names(last.facts, first.facts)}
    impossible = (*last.impossible, *each.only_then(), *each.excluded())
    outcomes = {name: one for name, one in last.outcomes.items() if each.comparable(name)}
    scales = {**first.scales, **last.scales}
    return Shared(
        Vocabulary(facts, outcomes, scales, impossible),
        tuple(each.apart()),
        tuple(name for name in first.facts if name not in last.facts),
        tuple(name for name in last.facts if name not in first.facts),
        tuple(each.unlike()),
    )


def _names(*mappings: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for each in mappings for name in each))


@dataclass(frozen=True)
class _Two:
    first: Vocabulary
    last: Vocabulary
    then: str
    now: str

    def fact(self, name: str) -> Fact:
        """Return a fact as far as both have it; as it is declared, where only one has it."""
        if name not in self.first.facts or name not in self.last.facts:
            return self.last.facts.get(name) or self.first.facts[name]
        old, new = self.first.facts[name], self.last.facts[name]
        more = tuple(each for each in old.choices if each.name not in new.values)
        bounds = Within(old.least, old.most).common(Within(new.least, new.most))
        return replace(
            new,
            choices=(*new.choices, *more),
            least=bounds.lower,
            most=bounds.upper,
            at_least_facts=tuple(dict.fromkeys((*new.at_least_facts, *old.at_least_facts))),
            counted=new.counted or old.counted,
        )

    @property
    def _common(self) -> Iterator[tuple[Fact, Fact]]:
        for name, new in self.last.facts.items():
            if name in self.first.facts:
                yield self.first.facts[name], new

    def unlike(self) -> Iterator[str]:
        """Say which facts of one name are not one kind of thing."""
        for old, new in self._common:
            if old.kind is not new.kind:
                yield (
                    f"`{new.name}` is {_kind(old)} {self.then} and {_kind(new)} {self.now}, so "
                    "no case of the one is a case of the other."
                )
            elif old.counted and new.counted and old.counted != new.counted:
                yield (
                    f"`{new.name}` is counted from `{old.counted.start}` to `{old.counted.end}` "
                    f"{self.then}, and from `{new.counted.start}` to `{new.counted.end}` "
                    f"{self.now}."
                )

    def only_then(self) -> Iterator[Impossible]:
        """Yield what only the first of them calls impossible."""
        yield from (each for each in self.first.impossible if each not in self.last.impossible)

    def excluded(self) -> Iterator[Impossible]:
        """Yield what cannot be because one of the two has no such case."""
        for old, new in self._common:
            if gone := frozenset(old.values) ^ frozenset(new.values):
                yield Impossible(Test(new.name, Among(gone)))
            if old.known_where != new.known_where:
                yield Impossible(_either_alone(old.known_where, new.known_where))

    def comparable(self, outcome: str) -> bool:
        """Whether the answers about an outcome can be told from each other."""
        if outcome not in self.first.outcomes:
            return False
        old, new = self.first.outcomes[outcome], self.last.outcomes[outcome]
        steps = [each.scales[one.scale].steps if one.scale else () for each, one in self._of(old)]
        alike = replace(old, choices=(), may_be_indefinite=True, begins="")
        return alike == replace(new, choices=(), may_be_indefinite=True, begins="") and (
            steps[0] == steps[1]
        )

    def _of(self, old: Outcome) -> tuple[tuple[Vocabulary, Outcome], ...]:
        return (self.first, old), (self.last, self.last.outcomes[old.name])

    def apart(self) -> Iterator[Apart]:
        """Say what the two have not in common."""
        yield from self._only_one(self.first.facts, self.last.facts, "a fact")
        for old, new in self._common:
            yield from self._values(old, new)
            yield from self._relations(old, new)
        for impossible, when, who in self._ruled_out():
            yield Apart(
                f"{when} is there no case where {meant(impossible, who)}. Such cases are not "
                "compared.",
                frozenset(test.fact for test in tests(impossible)),
            )
        yield from self._only_one(self.first.outcomes, self.last.outcomes, "an outcome")
        for name in self.first.outcomes:
            if name in self.last.outcomes and not self.comparable(name):
                yield Apart(
                    f"`{name}` is declared as another kind of outcome {self.then} than {self.now}. "
                    "It is not compared."
                )

    def _only_one(
        self, first: Mapping[str, Declared], last: Mapping[str, Declared], what: str
    ) -> Iterator[Apart]:
        for name in _names(last, first):
            if (name in first) == (name in last):
                continue
            when, other = (self.now, self.then) if name in last else (self.then, self.now)
            declared = first.get(name) or last[name]
            if isinstance(declared, Fact):
                lesser = frozenset(declared.at_least_facts)
                so = f"The law {other} answers whatever it is."
                yield Apart(f"`{name}` is {what} only {when}. {so}", lesser and lesser | {name})
            else:
                yield Apart(f"`{name}` is {what} only {when}. It is not compared.")

    def _values(self, old: Fact, new: Fact) -> Iterator[Apart]:
        own, facts = f"`{new.name}`", frozenset({new.name})
        for when, one, other in ((self.now, new, old), (self.then, old, new)):
            more = [value for value in one.values if value not in other.values]
            if more:
                yield Apart(
                    f"Only {when} may {own} be {either(more)}. Such cases are not compared.", facts
                )
        bounds = [Within(each.least, each.most) for each in (old, new)]
        if bounds[0] != bounds[1]:
            free = replace(new, least=None, most=None)
            said = [fact_said(free, each) for each in bounds]
            yield Apart(
                f"{own} may be {said[0]} {self.then}, {said[1]} {self.now}. Cases that only one of "
                "them has are not compared.",
                facts,
            )
        if old.known_where != new.known_where:
            known = [old.known_where, new.known_where]
            yield Apart(
                f"{own} is known in other cases {self.now} than {self.then}. Cases in which only "
                "one of them knows it are not compared.",
                facts | {test.fact for each in known for test in tests(each)},
            )

    def _relations(self, old: Fact, new: Fact) -> Iterator[Apart]:
        for when, one, other in ((self.now, new, old), (self.then, old, new)):
            for name in one.at_least_facts:
                if name not in other.at_least_facts:
                    dates = one.kind is FactKind.DATE
                    never, so = ("before", "before") if dates else ("less than", "less")
                    yield Apart(
                        f"Only {when} is `{one.name}` never {never} `{name}`. Cases in which it is "
                        f"{so} are not compared.",
                        frozenset({one.name, name}),
                    )
            if one.counted and not other.counted:
                days = (one.counted.start, one.counted.end)
                yield Apart(
                    f"Only {when} is `{one.name}` counted from `{days[0]}` to `{days[1]}`. "
                    "Cases in which the days give another age are not compared.",
                    frozenset({one.name, *days}),
                )

    def _ruled_out(self) -> Iterator[tuple[Condition, str, Vocabulary]]:
        for each in self.last.impossible:
            if each not in self.first.impossible:
                yield each.when, f"Only {self.now}", self.last
        for each in self.only_then():
            yield each.when, f"Only {self.then}", self.first


def _either_alone(one: Condition, other: Condition) -> Condition:
    return AnyOf((AllOf((one, Not(other))), AllOf((other, Not(one)))))


def _kind(fact: Fact) -> str:
    return "one of some choices" if fact.kind is FactKind.CHOICE else fact.kind.value

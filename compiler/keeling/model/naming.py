"""Sets of choices that the law has a name for: `imprisonment`, and not eight disposals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from keeling.model.conditions import (
    ALWAYS,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Limb,
    Not,
    Test,
    Within,
    outcomes_in,
    tests,
    walk,
)
from keeling.model.law import Law
from keeling.model.vocabulary import FactKind
from keeling.model.words import both, either
from keeling.model.words import condition_in_words as plainly

#: So few choices are said one by one.
NAMED_ONE_BY_ONE = 1
#: Two choices are named together by one term that means them, and else one by one.
_A_PAIR = 2
NOTHING: Mapping[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class _Named:
    """A defined term that means no more than that a fact is one of some choices."""

    term: str
    fact: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Said:
    """Terms in words, and whether they are several of which one is enough."""

    said: str = ""
    either: bool = False


class Naming:
    """The words of one law for what a region says of one fact."""

    def __init__(self, law: Law) -> None:
        """Learn which terms of the law mean some choices of one fact, and nothing else."""
        self._declared = law.vocabulary
        self._terms = tuple(_named(law))

    def condition(
        self, name: str, among: Among | Within, beside: Mapping[str, frozenset[str]] = NOTHING
    ) -> str:
        """Say one condition, by the law's own terms where they mean exactly that.

        `beside` are the choices that a fact could have beside the rest of what is said.
        """
        return self.terms(name, among, beside) or plainly(name, among, self._declared)

    def in_a_sentence(
        self, name: str, among: Among | Within, beside: Mapping[str, frozenset[str]] = NOTHING
    ) -> str:
        """Say one condition as law says it: `the parent consents`, `not raised harm`."""
        if self._declared.facts[name].kind is FactKind.YES_NO and isinstance(among, Among):
            if among.values == {"yes"}:
                return name
            if among.values == {"no"}:
                return f"not {name}"
        named = self._terms_for(name, among, beside)
        said = named.said or plainly(name, among, self._declared)
        return f"({said})" if named.either else said

    def where(
        self, where: Mapping[str, Among | Within], beside: Mapping[str, frozenset[str]] = NOTHING
    ) -> str:
        """Say a region of cases: `where the offence is … and imprisonment`."""
        if not where:
            return "in every case"
        return "where " + both(self.in_a_sentence(*each, beside) for each in where.items())

    def terms(
        self, name: str, among: Among | Within, beside: Mapping[str, frozenset[str]] = NOTHING
    ) -> str:
        """Return the law's own terms for several choices; nothing where none mean just those."""
        return self._terms_for(name, among, beside).said

    def _terms_for(
        self, name: str, among: Among | Within, beside: Mapping[str, frozenset[str]]
    ) -> _Said:
        if not isinstance(among, Among) or len(among.values) <= NAMED_ONE_BY_ONE:
            return _Said()
        several = len(among.values) > _A_PAIR
        fact = self._declared.facts[name]
        could_be = beside.get(name, frozenset(fact.values))
        if terms := self._meaning(name, among.values, could_be, 1 + several):
            return _Said(either(terms), len(terms) > 1)
        rest = could_be - among.values
        if fact.known_where != ALWAYS or not (rest and several):
            return _Said()
        return _Said(both(f"not {term}" for term in self._meaning(name, rest, could_be, 2)))

    def _meaning(
        self, fact: str, values: frozenset[str], could_be: frozenset[str], most: int
    ) -> list[str]:
        """Return as many terms at most that mean these choices, of those that could be."""
        own = [(each.term, each.values & could_be) for each in self._terms if each.fact == fact]
        inside = [(term, meant) for term, meant in own if meant and meant <= values]
        for count in range(1, most + 1):
            for chosen in combinations(inside, count):
                if frozenset[str]().union(*(meant for _, meant in chosen)) == values:
                    return [term for term, _ in chosen]
        return []


def _named(law: Law) -> Iterator[_Named]:
    for term, condition in law.terms.items():
        asked = {test.fact for test in tests(condition)}
        if len(asked) != 1 or any(True for _ in outcomes_in(condition)):
            continue
        (name,) = asked
        fact = law.vocabulary.facts[name]
        if fact.measured or (fact.known_where != ALWAYS and _denies(condition)):
            continue
        values = frozenset(value for value in fact.values if _met(condition, value))
        if 1 < len(values) < len(fact.values):
            yield _Named(term, name, values)


def _denies(condition: Condition) -> bool:
    """Whether a term denies something, so that it might be met where the fact has no value."""
    return any(isinstance(part, Not) for part in walk(condition))


def _met(condition: Condition, value: str) -> bool:
    """Whether a condition that asks one fact is met where it has a value."""
    match condition:
        case Test(_, among):
            return isinstance(among, Among) and value in among.values
        case AllOf(parts):
            return all(_met(part, value) for part in parts)
        case AnyOf(parts):
            return any(_met(part, value) for part in parts)
        case Not(part):
            return not _met(part, value)
        case Limb(_, part):
            return _met(part, value)
        case _:
            return False

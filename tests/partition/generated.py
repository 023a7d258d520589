"""Small vocabularies and laws, with everything in them that can go wrong.

A law follows from two numbers, its seed and its size, so that thousands can be made in the time
in which Hypothesis, drawing every part, makes a few; it still picks the numbers, and finds the
least size that fails.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from keeling.model.answers import INDEFINITE, NO, YES, Chosen, Lasting, Settled
from keeling.model.conditions import (
    ALWAYS,
    NEVER,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Cut,
    Limb,
    Not,
    OutcomeIs,
    Test,
    Whatever,
    Within,
)
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Reading, Row, RowsRead, Rule
from keeling.model.vocabulary import (
    Choice,
    Counting,
    Fact,
    FactKind,
    Impossible,
    Outcome,
    OutcomeKind,
    Vocabulary,
)

from tests.deep import many
from tests.partition.oracle import Case
from tests.partition.possible import all_cases

MONTHS_6, WEEKS_26, MONTHS_12 = Duration(months=6), Duration(days=182), Duration(months=12)
#: Eighteen years, for who was born on the first of these days and not on the day after.
_BORN, _DAY = date(2008, 3, 1).toordinal(), date(2026, 3, 1).toordinal()

#: Where each kind of fact may be cut.
POOL: dict[FactKind, tuple[Cut, ...]] = {
    FactKind.AGE: ((16, 0), (18, 0), (21, 0)),
    FactKind.NUMBER: ((0, 0), (2, 0)),
    FactKind.DATE: ((_BORN, 0), (_DAY, 0), (_DAY + 1, 0)),
    FactKind.DURATION: (
        (WEEKS_26.key, 0),
        (MONTHS_6.key, 0),
        (MONTHS_6.key, 1),
        (MONTHS_12.key, 0),
    ),
}

ANSWERS: dict[OutcomeKind, tuple[Settled, ...]] = {
    OutcomeKind.YES_NO: (YES, YES, YES, NO),
    OutcomeKind.DURATION: (Lasting(MONTHS_6), Lasting(MONTHS_12), INDEFINITE),
    OutcomeKind.CHOICE: (Chosen("red"), Chosen("blue"), Chosen("green")),
}

#: More possible cases than this are not gone through one by one.
MOST_CASES = 300


def made(normal: int) -> Callable[[Callable[[Maker], None]], Callable[[], None]]:
    """Run a property with so many makers, and with many more where time is no matter."""

    def wrap(test: Callable[[Maker], None]) -> Callable[[], None]:
        makers = st.builds(Maker, st.integers(0, 2**40), st.integers(1, 5))
        wrapped: Callable[[], None] = many(normal)(given(makers)(test))
        return wrapped

    return wrap


@dataclass(frozen=True)
class Scope:
    """What conditions may speak of."""

    facts: Sequence[Fact]
    outcomes: Sequence[Outcome] = ()
    limbs: Sequence[ProvisionId] = ()


def varies(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether no age would be counted otherwise if a fact were otherwise."""
    days = {
        name for each in facts if each.counted for name in (each.counted.start, each.counted.end)
    }
    return fact.counted is None and fact.name not in days


class Maker:
    """Makes vocabularies, laws, cases and changes, the larger the greater its size (from 1)."""

    def __init__(self, seed: int, size: int) -> None:
        self._said = f"Maker({seed}, {size})"
        self.size = size
        self.random = Random(seed)

    def __repr__(self) -> str:
        return self._said

    def chance(self, one_in: int) -> bool:
        return self.random.randrange(one_in) == 0

    def some(self, of: Sequence[Any], least: int = 0, most: int = 3) -> list[Any]:
        count = self.random.randint(min(least, len(of)), min(most, len(of)))
        return self.random.sample(of, count)

    def shuffled(self, of: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(self.random.sample(of, len(of)))

    def vocabulary(self) -> tuple[Vocabulary, list[Case]]:
        """Make a vocabulary with a few possible cases, and return these as well."""
        while True:
            vocabulary = self._vocabulary()
            cases = all_cases(vocabulary, POOL, MOST_CASES)
            if cases:
                return vocabulary, cases

    def _vocabulary(self) -> Vocabulary:
        random = self.random
        kind = random.choice([FactKind.AGE, FactKind.DURATION, FactKind.NUMBER, FactKind.DATE])
        others = [FactKind.YES_NO, FactKind.CHOICE, FactKind.CHOICE, FactKind.DURATION]
        kinds = [kind] * random.randint(1 + (self.size > 3), min(3, self.size))
        kinds += random.choices(others, k=random.randint(self.size > 2, min(3, self.size)))
        facts = [self._fact(f"fact {at}", each) for at, each in enumerate(self.shuffled(kinds))]
        lower: list[Fact] = []
        for at in self.shuffled(range(len(facts))):
            kin = [fact.name for fact in lower if fact.kind is facts[at].kind and fact.measured]
            if kin and not self.chance(3):
                facts[at] = replace(facts[at], at_least_facts=tuple(self.some(kin, 1, 2)))
            if lower and self.chance(3):
                facts[at] = replace(facts[at], known_where=self.condition(Scope(lower), 1))
            lower.append(facts[at])
        if self.chance(4):
            facts = self._with_days()
        days = [fact.name for fact in facts if fact.kind is FactKind.DATE]
        outcomes = [
            Outcome("outcome 0", OutcomeKind.YES_NO),
            Outcome("outcome 1", random.choice(list(ANSWERS)), begins=days[0] if days else ""),
            Outcome("outcome 2", OutcomeKind.CHOICE),
        ][: 2 + (self.size > 2)]
        never = [Impossible(self.condition(Scope(facts), 2)) for _ in range(self.chance(2))]
        return Vocabulary(
            {fact.name: fact for fact in facts},
            {outcome.name: outcome for outcome in outcomes},
            impossible=tuple(never),
        )

    def _with_days(self) -> list[Fact]:
        """Make a birth, one or two days about the eighteenth birthday, and what else may be."""
        born = _BORN + self.random.randint(-2, 0)
        asked = _DAY + self.random.randint(-2, 0)
        facts = [Fact("birth", FactKind.DATE, least=(born, 0), most=(born + 3, 0))]
        for at in range(1 + self.chance(2)):
            day, way = f"day {at}", Counting("birth", f"day {at}")
            days, ages = ((f"day {at - 1}",), (f"age {at - 1}",)) if at else ((), ())
            within = Fact(day, FactKind.DATE, least=(asked, 0), most=(asked + 3, 0))
            facts.append(replace(within, at_least_facts=days))
            facts.append(Fact(f"age {at}", FactKind.AGE, at_least_facts=ages, counted=way))
        other = self._fact("fact 0", self.random.choice([FactKind.YES_NO, FactKind.CHOICE]))
        if self.chance(2):
            other = replace(other, known_where=self.condition(Scope(facts), 1))
        return [*self.shuffled([*facts, other])]

    def _fact(self, name: str, kind: FactKind) -> Fact:
        if kind is FactKind.CHOICE:
            return Fact(name, kind, tuple(map(Choice, "abc"[: self.random.randint(2, 3)])))
        if kind is FactKind.YES_NO:
            return Fact(name, kind)
        low, *ends = POOL[kind]
        least = self.random.choice([low, *ends[:-1]]) if self.chance(3) else None
        most = ends[-1] if self.chance(4) else None
        return Fact(name, kind, least=least, most=most)

    def test(self, scope: Scope) -> Condition:
        random = self.random
        if scope.outcomes and self.chance(4):
            outcome = random.choice(scope.outcomes)
            answers = sorted(set(ANSWERS[outcome.kind]), key=str)
            part = OutcomeIs(outcome.name, frozenset(self.some(answers, 1, 2)))
            varied = [fact.name for fact in scope.facts if varies(fact, scope.facts)]
            return Whatever(part, random.choice(varied)) if varied and self.chance(3) else part
        fact = random.choice(scope.facts)
        if not fact.measured:
            return Test(fact.name, Among(frozenset(self.some(fact.values, 1, 2))))
        cuts = POOL[fact.kind]
        match random.randrange(5):
            case 0 | 1:
                return Test(fact.name, Within(random.choice(cuts)))
            case 2 | 3:
                return Test(fact.name, Within(None, random.choice(cuts)))
            case _:
                return Test(fact.name, Within(*sorted(self.some(cuts, 2, 2))))

    def condition(self, scope: Scope, depth: int | None = None) -> Condition:
        """Make a condition over some facts, with limbs if there are any."""
        depth = min(3, self.size) if depth is None else depth
        shape = self.random.randrange(10) if depth else 0
        condition: Condition
        if shape < 3:
            condition = self.test(scope)
        elif shape == 3:
            condition = Not(self.condition(scope, depth - 1))
        elif shape == 4:
            condition = NEVER if self.chance(4) else ALWAYS
        else:
            count = self.random.randint(1, 3)
            parts = tuple(self.condition(scope, depth - 1) for _ in range(count))
            condition = AllOf(parts) if shape < 7 else AnyOf(parts)
        if scope.limbs and self.chance(3):
            condition = Limb(self.random.choice(scope.limbs), condition)
        return condition

    def law(self, vocabulary: Vocabulary) -> Law:
        """Make a law with rules of all forms about each outcome, and readings."""
        rules: list[Rule] = []
        outcomes = list(vocabulary.outcomes.values())
        facts = list(vocabulary.facts.values())
        for at, outcome in enumerate(outcomes):
            scope = Scope(facts, outcomes[:at])
            for _ in range(self.random.randint(self.size > 2, min(self.size, 4))):
                rules.append(self._rule(f"Act {at}", outcome, scope))
        readings = [
            self._reading(at, vocabulary, Scope(facts, outcomes[:1]))
            for at in self.random.choices(range(1, len(outcomes)), k=self.random.randint(0, 2))
        ]
        return Law(vocabulary, rules=self.shuffled(rules), readings=tuple(readings))

    def _provision(self, work: str) -> ProvisionId:
        paths = [("section", "1"), ("section", "1", "1"), ("section", "2"), ("section", "2", "1")]
        return ProvisionId(work, self.random.choice(paths))

    def _rule(self, work: str, outcome: Outcome, scope: Scope) -> Rule:
        provision = self._provision(work)
        limbs = [provision.child("a"), provision.child("a", "i"), provision.child("b")]
        limbs.append(ProvisionId("Definitions", ("section", "9")))
        when, where = replace(scope, limbs=limbs), replace(scope, limbs=limbs[-2:])
        rows = []
        for number in range(self.random.randint(0, 3)):
            given_by = self.random.choice([provision, provision.at_row(number + 1), limbs[0]])
            answer = self.random.choice(ANSWERS[outcome.kind])
            rows.append(Row(given_by, self.condition(when), answer))
        priority: dict[str, Any] = {}
        if self.chance(2):
            how = self.random.choice(["subject_to", "despite", "in_place_of"])
            priority[how] = tuple(self._provision(work) for _ in range(self.random.randint(1, 2)))
        return Rule(
            provision,
            outcome.name,
            tuple(rows),
            self.condition(where, 1) if self.chance(2) else ALWAYS,
            self.random.choice(list(RowsRead)),
            self.chance(2),
            **priority,
        )

    def _reading(self, act: int, vocabulary: Vocabulary, scope: Scope) -> Reading:
        work = f"Act {act}"
        answers = ANSWERS[vocabulary.outcomes[f"outcome {act}"].kind]
        target = self._provision(work)
        if self.chance(2):
            others = [ProvisionId(work), target.at_row(1), target.child("a")]
            target = self.random.choice(others)
        provision = ProvisionId(work, ("section", self.random.choice("78")))
        reads = {answer: self.random.choice(answers) for answer in self.some(answers, 1, 3)}
        where = self.condition(replace(scope, limbs=[provision.child("a")]), 1)
        return Reading(provision, target, reads, where)

"""The facts a case may state, the outcomes the law gives, and which combinations exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from keeling.model.conditions import ALWAYS, Condition, Cut, tests
from keeling.source import Span


class FactKind(Enum):
    """What kind of value a fact has."""

    YES_NO = "yes or no"
    CHOICE = "one of"
    AGE = "an age"
    NUMBER = "a number"
    DATE = "a date"
    DURATION = "a duration"


class OutcomeKind(Enum):
    """What kind of answer an outcome has."""

    YES_NO = "yes or no"
    DURATION = "a duration"
    CHOICE = "one of"
    POINT = "a point"
    RANGE = "a range"
    GUIDANCE = "a matter of guidance"


@dataclass(frozen=True, slots=True)
class Choice:
    """One value a fact may have, with a gloss that says where it comes from."""

    name: str
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class Counting:
    """Two facts that are days, from the first of which a third is counted to the second."""

    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a case states. `name` is the declared phrase, its article included.

    `least` and `most` bound a measured fact (cuts; None: unbounded). `at_least_facts` names facts
    of the same kind that this one is never less than. `known_where` says in which cases the fact
    exists at all; elsewhere it has no value and every test of it is not met. An age may be
    `counted` from the day of a birth to the day on which it is asked: it is known where both are.
    """

    name: str
    kind: FactKind
    choices: tuple[Choice, ...] = ()
    least: Cut | None = None
    most: Cut | None = None
    at_least_facts: tuple[str, ...] = ()
    known_where: Condition = ALWAYS
    counted: Counting | None = None
    heading: str = ""
    span: Span = field(default=Span("", 1, 1), compare=False)

    @property
    def values(self) -> tuple[str, ...]:
        """The values of a fact that has a list of them, in declared order."""
        if self.kind is FactKind.YES_NO:
            return ("yes", "no")
        return tuple(choice.name for choice in self.choices)

    @property
    def measured(self) -> bool:
        """Whether the fact lies on a line rather than in a list."""
        return self.kind not in (FactKind.YES_NO, FactKind.CHOICE)


@dataclass(frozen=True, slots=True)
class Impossible:
    """Cases that cannot be, said of facts only: a community order for somebody under 18."""

    when: Condition
    span: Span = field(default=Span("", 1, 1), compare=False)


@dataclass(frozen=True, slots=True)
class Scale:
    """An ordered list of steps, the least first; some steps have a length of their own.

    `told` says by which facts a case is on a step, and `measures` which of them is its length:
    for every step, or for none. `leads_to` names the outcomes that are asked of each step.
    """

    name: str
    steps: tuple[str, ...]
    with_length: frozenset[str] = frozenset()
    told: Mapping[str, Condition] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)
    leads_to: tuple[str, ...] = ()
    span: Span = field(default=Span("", 1, 1), compare=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something the law answers. `name` is the declared phrase, its article included.

    For guidance, `actor` is who is guided ("prosecutors") and `course` what they should or should
    not do ("offer an out of court disposal"). A length of time may begin with the day that the fact
    `begins` is.
    """

    name: str
    kind: OutcomeKind
    choices: tuple[Choice, ...] = ()
    may_be_indefinite: bool = False
    scale: str = ""
    actor: str = ""
    course: str = ""
    begins: str = ""
    span: Span = field(default=Span("", 1, 1), compare=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything declared, in the order in which it was declared."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    scales: Mapping[str, Scale] = field(default_factory=dict)
    impossible: tuple[Impossible, ...] = ()

    def about(self, course: str) -> Outcome:
        """Return the matter of guidance that a course of action belongs to."""
        return next(each for each in self.outcomes.values() if each.course == course)

    def varying(self, fact: str) -> frozenset[str]:
        """Return the facts that are otherwise if a fact is: itself, and those that hang on it.

        A fact hangs on those that say where it is known, and an age on the days between which it
        is counted; and on what these hang on.
        """
        found, grown = frozenset[str](), frozenset({fact})
        while found != grown:
            found = grown
            grown |= {name for name, each in self.facts.items() if not found.isdisjoint(_on(each))}
        return found

    def given(self, values: Mapping[str, str]) -> Vocabulary:
        """Return the vocabulary in which nothing but these values can be chosen for some facts."""
        only = {
            name: replace(self.facts[name], choices=(Choice(value),))
            for name, value in values.items()
        }
        return replace(self, facts={**self.facts, **only})


def _on(fact: Fact) -> Iterator[str]:
    yield from (test.fact for test in tests(fact.known_where))
    if fact.counted is not None:
        yield from (fact.counted.start, fact.counted.end)

"""The rules of a law put together: one partition for each outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import NamedTuple

from keeling.model.answers import Answer
from keeling.model.conditions import Condition, Limb, OutcomeIs, Test
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Reading, Rule
from keeling.model.vocabulary import OutcomeKind
from keeling.partition.apply import Operation
from keeling.partition.canonical import canonical
from keeling.partition.conditions import Conditions, walk
from keeling.partition.nodes import BudgetExceeded, Node, relabel
from keeling.partition.priority import Priorities
from keeling.partition.rules import SILENT, Rules, Verdict, reaches
from keeling.partition.space import Space
from keeling.partition.truth import Failed, Met


@dataclass(frozen=True)
class Leaf:
    """An answer, and the provisions that decided it, in the order in which the law has them."""

    answer: Answer
    reasons: tuple[ProvisionId, ...]


@dataclass(frozen=True)
class Partition:
    """What a law answers about one outcome in every possible case.

    The leaves of `root` are `Leaf`s, those of `answers` the answers alone; what cannot be has the
    leaf None. Two laws give the same answer in every possible case if and only if their `answers`
    are the same object.
    """

    outcome: str
    space: Space
    root: Node
    answers: Node


class Decided(NamedTuple):
    """An answer, and its reasons as bits."""

    answer: Answer
    reasons: int


def partition_law(
    law: Law, space: Space, outcomes: Iterable[str] | None = None
) -> dict[str, Partition]:
    """Return the partitions of some outcomes, or of all that the vocabulary declares.

    The law is that of one day (`Law.in_force`), over the vocabulary of the space. Raises
    BudgetExceeded.
    """
    wanted = list(law.vocabulary.outcomes if outcomes is None else outcomes)
    builder = _Builder(law, space)
    for outcome in builder.order(wanted):
        builder.decide(outcome)
    return {outcome: builder.partition(outcome) for outcome in wanted}


class _Builder:
    """The diagrams of one law on their way."""

    def __init__(self, law: Law, space: Space) -> None:
        self._law = law
        self._space = space
        self._decided: dict[str, Node] = {}
        self._conditions = Conditions(
            space.table,
            space.truths,
            space.numbering,
            lambda test: space.test(test.fact, test.among),
            self._outcome,
        )
        self._rules = Rules(space, self._conditions)
        self._ruled: dict[str, list[Rule]] = {}
        for rule in law.rules:
            self._ruled.setdefault(rule.outcome, []).append(rule)
        self._order = _first_appearance(law)

    def order(self, outcomes: Sequence[str]) -> Iterator[str]:
        """Yield the outcomes, each after those it turns on (the law has no circle)."""
        graph: dict[str, list[str]] = {}
        waiting = list(reversed(outcomes))
        while waiting:
            outcome = waiting.pop()
            if outcome not in graph:
                graph[outcome] = list(self._needs(outcome))
                waiting.extend(graph[outcome])
        yield from TopologicalSorter(graph).static_order()

    def decide(self, outcome: str) -> None:
        """Make the diagram of an outcome, whose leaves are `Decided`."""
        self._space.table.rewind()
        try:
            self._decided[outcome] = self._decide(outcome)
        except BudgetExceeded as error:
            raise self._explained(outcome, error) from None

    def partition(self, outcome: str) -> Partition:
        """Return the partition of an outcome that has been decided."""
        space, order = self._space, self._order

        def leaf(decided: Decided) -> Leaf:
            named = space.numbering.named(decided.reasons)
            return Leaf(decided.answer, tuple(sorted(named, key=order.__getitem__)))

        space.table.rewind()
        try:
            root = canonical(space, relabel(space.table, self._decided[outcome], leaf))
            answers = canonical(space, relabel(space.table, root, lambda leaf: leaf.answer))
        except BudgetExceeded as error:
            raise self._explained(outcome, error) from None
        return Partition(outcome, space, root, answers)

    def _decide(self, outcome: str) -> Node:
        space, rules = self._space, self._ruled.get(outcome, [])
        table = space.table
        kind = self._law.vocabulary.outcomes[outcome].kind
        priorities = Priorities(rules, space.numbering, kind is OutcomeKind.YES_NO)
        none = table.terminal(())
        together = Operation(
            table,
            lambda left, right: table.terminal(left.leaf + right.leaf),
            lambda a, b: a if b is none else b if a is none else None,
        )
        verdicts = [self._verdicts(index, rule) for index, rule in enumerate(rules)]
        return relabel(
            table, together.all(verdicts, none), lambda leaf: Decided(*priorities.settle(leaf))
        )

    def _verdicts(self, index: int, rule: Rule) -> Node:
        readings = [each for each in self._law.readings if reaches(each, rule)]

        def numbered(verdict: Verdict) -> tuple[tuple[int, Verdict], ...]:
            return () if verdict == SILENT else ((index, verdict),)

        return relabel(self._space.table, self._rules.build(rule, readings), numbered)

    def _outcome(self, test: OutcomeIs) -> Node:
        return relabel(
            self._space.table,
            self._decided[test.outcome],
            lambda leaf: (
                Met(0, leaf.reasons) if leaf.answer in test.answers else Failed(leaf.reasons)
            ),
        )

    def _needs(self, outcome: str) -> Iterator[str]:
        for rule in self._ruled.get(outcome, []):
            for condition in _conditions(rule, self._law.readings):
                for test in walk(condition):
                    if isinstance(test, OutcomeIs):
                        yield test.outcome

    def _explained(self, outcome: str, error: BudgetExceeded) -> BudgetExceeded:
        facts = set(error.facts)
        provisions = tuple(
            rule.provision
            for rule in self._ruled.get(outcome, [])
            if any(
                isinstance(test, Test) and test.fact in facts
                for condition in _conditions(rule, self._law.readings)
                for test in walk(condition)
            )
        )
        return BudgetExceeded(outcome, error.facts, tuple(dict.fromkeys(provisions)))


def _conditions(rule: Rule, readings: Iterable[Reading]) -> Iterator[Condition]:
    yield rule.where
    yield from (row.when for row in rule.rows)
    yield from (reading.where for reading in readings if reaches(reading, rule))


def _first_appearance(law: Law) -> Mapping[ProvisionId, int]:
    """Return the place of each provision: as the law lists them, then as its rules name them."""
    found = dict.fromkeys(law.provisions)

    def limbs(condition: Condition) -> Iterator[ProvisionId]:
        return (part.provision for part in walk(condition) if isinstance(part, Limb))

    for rule in law.rules:
        named = [rule.provision, *limbs(rule.where)]
        for row in rule.rows:
            named += [row.provision, *limbs(row.when)]
        found.update(dict.fromkeys(named))
    for reading in law.readings:
        found.update(dict.fromkeys([reading.provision, *limbs(reading.where)]))
    return {provision: place for place, provision in enumerate(found)}

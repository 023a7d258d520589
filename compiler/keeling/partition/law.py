"""The rules of a law put together: one partition for each outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from keeling.model.conditions import Condition, Limb, OutcomeIs, Test
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Reading, Rule
from keeling.model.vocabulary import OutcomeKind
from keeling.partition.canonical import canonical
from keeling.partition.conditions import Conditions, walk
from keeling.partition.memory import memory
from keeling.partition.nodes import BudgetExceeded, Node
from keeling.partition.rules import reaches
from keeling.partition.space import Space


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
        self._memory = memory(space)
        #: Diagrams whose leaves are `Decided`.
        self._decided: dict[str, Node] = {}
        self._conditions = Conditions(
            space.table,
            space.truths,
            space.numbering,
            lambda test: space.test(test.fact, test.among),
            self._outcome,
        )
        self._ruled: dict[str, list[Rule]] = {}
        for rule in dict.fromkeys(law.rules):
            self._ruled.setdefault(rule.outcome, []).append(rule)
        self._order = _first_appearance(law)

    def order(self, outcomes: Sequence[str]) -> Iterator[str]:
        """Yield the outcomes, each after those it turns on (the law has no circle)."""
        graph: dict[str, set[str]] = {}
        waiting = list(reversed(outcomes))
        while waiting:
            outcome = waiting.pop()
            if outcome not in graph:
                graph[outcome] = set()
                for rule in self._ruled.get(outcome, []):
                    graph[outcome].update(self._turns_on(rule))
                waiting.extend(sorted(graph[outcome]))
        yield from TopologicalSorter(graph).static_order()

    def decide(self, outcome: str) -> None:
        """Make the diagram of an outcome."""
        self._space.table.rewind()
        yes_no = self._law.vocabulary.outcomes[outcome].kind is OutcomeKind.YES_NO
        try:
            rules = [self._rule(rule) for rule in self._ruled.get(outcome, [])]
            self._decided[outcome] = self._memory.decided(rules, yes_no)
        except BudgetExceeded as error:
            raise self._explained(outcome, error) from None

    def partition(self, outcome: str) -> Partition:
        """Return the partition of an outcome that has been decided."""
        self._space.table.rewind()
        try:
            cited = self._memory.cited(self._decided[outcome], self._order)
            root = canonical(self._space, cited)
            answers = canonical(self._space, self._memory.answers(root))
        except BudgetExceeded as error:
            raise self._explained(outcome, error) from None
        return Partition(outcome, self._space, root, answers)

    def _rule(self, rule: Rule) -> Node:
        outcomes = [self._decided[outcome] for outcome in self._turns_on(rule)]
        return self._memory.rule(rule, self._readings(rule), outcomes, self._conditions)

    def _readings(self, rule: Rule) -> list[Reading]:
        return [reading for reading in self._law.readings if reaches(reading, rule)]

    def _turns_on(self, rule: Rule) -> list[str]:
        parts = (part for each in self._said(rule) for part in walk(each))
        return list(dict.fromkeys(part.outcome for part in parts if isinstance(part, OutcomeIs)))

    def _said(self, rule: Rule) -> Iterator[Condition]:
        yield rule.where
        yield from (row.when for row in rule.rows)
        yield from (reading.where for reading in self._readings(rule))

    def _outcome(self, test: OutcomeIs) -> Node:
        return self._memory.tested(self._decided[test.outcome], test.answers)

    def _explained(self, outcome: str, error: BudgetExceeded) -> BudgetExceeded:
        facts = set(error.facts)
        provisions = dict.fromkeys(
            rule.provision
            for rule in self._ruled.get(outcome, [])
            if any(
                isinstance(part, Test) and part.fact in facts
                for condition in self._said(rule)
                for part in walk(condition)
            )
        )
        return BudgetExceeded(outcome, error.facts, tuple(provisions))


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

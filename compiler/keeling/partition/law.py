"""The rules of a law put together: one partition for each outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import TopologicalSorter

from keeling.model.answers import NO, Answer
from keeling.model.conditions import Condition, OutcomeIs, Whatever, limbs, outcomes_in, tests
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Reading, Rule
from keeling.model.needs import said
from keeling.model.vocabulary import OutcomeKind
from keeling.partition.canonical import canonical
from keeling.partition.conditions import ConditionDiagrams
from keeling.partition.memory import memory
from keeling.partition.nodes import BudgetExceeded, Node, Rewrite, relabel
from keeling.partition.priority import Decided
from keeling.partition.space import Space
from keeling.partition.truth import NONE

#: What may be spent on telling all combinations of reasons apart, before a brief diagram is made:
#: for any outcome, and for each of its rules.
_ALL_REASONS, _EACH_RULE = 150_000, 500


#: What an answer is taken to be.
Taking = Callable[[Answer], Answer]
NOTHING_TAKEN: Mapping[str, Taking] = {}


@dataclass(frozen=True)
class Partition:
    """What a law answers about one outcome in every possible case.

    The leaves of `root` are `Leaf`s, those of `answers` the answers alone; what cannot be has the
    leaf None. Two laws whose `answers` are the same object give the same answer in every possible
    case; and two that do have the same object, except where ages are counted from days that are
    held to a few (`canonical` says why).

    `cites_all` is false where the budget allows no leaf for each combination of limbs met: then
    the first that is met in a list of alternatives stands for all. The answers are the same.
    """

    outcome: str
    space: Space
    root: Node
    answers: Node
    cites_all: bool = True


_NOT_ANSWERED: Mapping[str, Partition] = {}


def partition_law(
    law: Law,
    space: Space,
    outcomes: Iterable[str] | None = None,
    taking: Mapping[str, Taking] = NOTHING_TAKEN,
    *,
    reasons: bool = True,
) -> dict[str, Partition]:
    """Return the partitions of some outcomes, or of all that the vocabulary declares.

    The law is that of one day (`Law.in_force`), over the vocabulary of the space. What `taking`
    makes of the answers of an outcome is what others find that turn on it. Without `reasons` the
    leaves have none, and cases that are answered alike are not told apart for theirs. Raises
    BudgetExceeded.
    """
    wanted = list(law.vocabulary.outcomes if outcomes is None else outcomes)
    builder = _Builder(law, space, taking, reasons=reasons)
    for outcome in builder.order(wanted):
        builder.decide(outcome)
    return {outcome: builder.partition(outcome) for outcome in wanted}


def met_where(
    law: Law,
    space: Space,
    conditions: Iterable[Condition],
    answered: Mapping[str, Partition] = _NOT_ANSWERED,
) -> tuple[Node, ...]:
    """Return, for each condition, the diagram of the possible cases in which it is met.

    The leaves are True and False; what cannot be has the leaf None. What a condition asks of the
    law's answers is read off `answered`, or else off the rules. Raises BudgetExceeded.
    """
    builder = _Builder(law, space, answered=answered)
    return tuple(map(builder.met, conditions))


class _Builder:
    """The diagrams of one law on their way."""

    def __init__(
        self,
        law: Law,
        space: Space,
        taking: Mapping[str, Taking] = NOTHING_TAKEN,
        answered: Mapping[str, Partition] = _NOT_ANSWERED,
        *,
        reasons: bool = True,
    ) -> None:
        self._law = law
        self._reasons = reasons
        self._taking = taking
        self._space = space
        self._memory = memory(space)
        #: Diagrams whose leaves are `Decided`.
        self._decided: dict[str, Node] = {
            name: _decided(space, each) for name, each in answered.items()
        }
        self._brief: set[str] = set()
        self._conditions = {brief: self._diagrams(brief) for brief in (False, True)}
        self._ruled: dict[str, list[Rule]] = {}
        for rule in {self._memory.ruled.number(each): each for each in law.rules}.values():
            self._ruled.setdefault(rule.outcome, []).append(rule)

    @cached_property
    def _order(self) -> Mapping[ProvisionId, int]:
        """The place of each provision: as the law lists them, then as its rules name them."""
        found = dict.fromkeys(self._law.provisions)
        for rule in self._law.rules:
            found.update(dict.fromkeys(self._memory.ruled.named(rule)))
        for reading in self._law.readings:
            found.update(dict.fromkeys([reading.provision, *limbs(reading.where)]))
        return {provision: place for place, provision in enumerate(found)}

    def _diagrams(self, brief: bool) -> ConditionDiagrams:
        space = self._space
        return ConditionDiagrams(
            space.table,
            self._memory.truths[brief],
            space.numbering,
            lambda test: space.test(test.fact, test.among),
            self._outcome,
            lambda condition: self._whatever(condition, brief),
        )

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
        """Make the diagram of an outcome, with all reasons if the budget allows."""
        try:
            self._decided[outcome] = self._decide(outcome, brief=False)
        except BudgetExceeded:
            self._brief.add(outcome)
            try:
                self._decided[outcome] = self._decide(outcome, brief=True)
            except BudgetExceeded as error:
                raise self._explained(outcome, error) from None
        if outcome in self._taking:
            taken = self._taking[outcome]
            self._decided[outcome] = relabel(
                self._space.table,
                self._decided[outcome],
                lambda decided: Decided(taken(decided.answer), decided.reasons),
            )
        rules = self._ruled.get(outcome, [])
        if any(needed in self._brief for rule in rules for needed in self._turns_on(rule)):
            self._brief.add(outcome)

    def partition(self, outcome: str) -> Partition:
        """Return the partition of an outcome that has been decided."""
        self._space.table.rewind()
        try:
            cited = self._memory.cited(self._decided[outcome], self._order)
            root = canonical(self._space, cited)
            answers = canonical(self._space, self._memory.answers(root))
        except BudgetExceeded as error:
            raise self._explained(outcome, error) from None
        return Partition(outcome, self._space, root, answers, outcome not in self._brief)

    def met(self, condition: Condition) -> Node:
        """Return the diagram of the possible cases in which a condition is met."""
        for outcome in self.order([*dict.fromkeys(outcomes_in(condition))]):
            if outcome not in self._decided:
                self.decide(outcome)
        self._space.table.rewind()
        node = self._conditions[True].build(condition, counted=False)
        return canonical(self._space, self._memory.met(node))

    def _decide(self, outcome: str, brief: bool) -> Node:
        ruled = self._ruled.get(outcome, [])
        self._space.table.rewind(None if brief else _ALL_REASONS + _EACH_RULE * len(ruled))
        yes_no = self._law.vocabulary.outcomes[outcome].kind is OutcomeKind.YES_NO
        rules = [self._rule(rule, brief) for rule in ruled]
        partial = self._law.partial
        in_part = tuple(at for at in partial if any(each.provision.within(at) for each in ruled))
        decided = self._memory.decided(rules, yes_no, in_part)
        return decided if self._reasons else self._memory.unreasoned(decided)

    def _rule(self, rule: Rule, brief: bool) -> Node:
        outcomes = [self._decided[outcome] for outcome in self._turns_on(rule)]
        readings, conditions = self._readings(rule), self._conditions[brief]
        return self._memory.rule(rule, readings, outcomes, conditions, brief)

    def _readings(self, rule: Rule) -> list[Reading]:
        return [reading for reading in self._law.readings if reading.reaches(rule)]

    def _turns_on(self, rule: Rule) -> tuple[str, ...]:
        if not self._law.readings:
            return self._memory.ruled.turns_on(rule)
        read = (name for each in self._readings(rule) for name in outcomes_in(each.where))
        return tuple(dict.fromkeys((*self._memory.ruled.turns_on(rule), *read)))

    def _outcome(self, test: OutcomeIs) -> Node:
        return self._memory.tested(self._decided[test.outcome], test.answers)

    def _whatever(self, condition: Whatever, brief: bool) -> Node:
        return self._memory.whatever(self._outcome(condition.part), condition.fact, brief)

    def _explained(self, outcome: str, error: BudgetExceeded) -> BudgetExceeded:
        facts = set(error.facts)
        provisions = dict.fromkeys(
            rule.provision
            for rule in self._ruled.get(outcome, [])
            if any(test.fact in facts for each in said(self._law, rule) for test in tests(each))
        )
        return BudgetExceeded(outcome, error.facts, tuple(provisions))


def _decided(space: Space, partition: Partition) -> Node:
    """Return the answers of a partition as `Decided`, for no reason; what cannot be is not so."""

    def decided(at: Node) -> Node:
        return space.table.terminal(Decided(NO if at.leaf is None else at.leaf, NONE))

    return Rewrite(space.table, decided)(partition.answers)

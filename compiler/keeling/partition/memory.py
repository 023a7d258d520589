"""What is remembered of the laws of a space, so that one more costs only what is new in it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from keeling.model.answers import Answer
from keeling.model.identity import ProvisionId
from keeling.model.law import Reading, Rule
from keeling.partition.apply import Operation
from keeling.partition.conditions import ConditionDiagrams
from keeling.partition.nodes import Node, Rewrite, relabelling
from keeling.partition.priority import Decided, Priorities
from keeling.partition.ruled import Ruled
from keeling.partition.rules import RuleDiagrams, Ruling
from keeling.partition.space import Space
from keeling.partition.truth import NONE, Failed, Met, Truths
from keeling.partition.varied import Varied


@dataclass(frozen=True)
class Leaf:
    """An answer, and the provisions that decided it, in the order in which the law has them."""

    answer: Answer
    reasons: tuple[ProvisionId, ...]


class Memory:
    """The steps from rules to partitions in one space, each with its results."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._rules = RuleDiagrams(space)
        #: The operations on conditions, brief or not.
        self.truths = {False: space.truths, True: Truths(space.table, brief=True)}
        self.ruled = Ruled()
        self._built: dict[Hashable, Node] = {}
        table, none = space.table, self._rules.silent
        self._together = Operation(
            table,
            lambda left, right: table.terminal(left.leaf + right.leaf),
            lambda left, right: left if right is none else right if left is none else None,
        )
        self._priorities = Priorities(self.ruled.known, space.numbering)
        self._settled: dict[tuple[bool, tuple[ProvisionId, ...]], Rewrite] = {}
        self._cited: dict[tuple[ProvisionId, ...], Rewrite] = {}
        self._tested: dict[frozenset[Answer], Rewrite] = {}
        self._whatever: dict[tuple[str, bool], Varied] = {}
        self._chosen: dict[ProvisionId, Operation] = {}
        nothing = table.nothing
        #: Where two diagrams have one leaf, that; else the two.
        self._differing = Operation(
            table,
            lambda left, right: table.terminal((left.leaf, right.leaf)),
            lambda left, right: left if left is right or left is nothing else _only(right, nothing),
        )
        #: Forgets the reasons of a diagram whose leaves are `Leaf`s.
        self.answers = relabelling(table, lambda leaf: leaf.answer)
        #: Forgets the reasons of a diagram of `Decided`.
        self.unreasoned = relabelling(table, lambda decided: Decided(decided.answer, NONE))
        #: Forgets the reasons of a condition's diagram.
        self.met = relabelling(table, lambda leaf: isinstance(leaf, Met))

    def rule(
        self,
        rule: Rule,
        readings: Sequence[Reading],
        outcomes: Sequence[Node],
        conditions: ConditionDiagrams,
        brief: bool,
    ) -> Node:
        """Return what a rule does in each case: leaves are tuples of `Ruling`s.

        `readings` are those that reach it, `outcomes` the diagrams of the outcomes it turns on,
        `conditions` make the diagrams of the law's conditions, `brief` or not.
        """
        number = self.ruled.number(rule)
        key = (number, tuple(map(_key, readings)), tuple(outcomes), brief)
        found = self._built.get(key)
        if found is None:
            found = self._rules.build(number, rule, readings, conditions)
            self._built[key] = found
        return found

    def decided(
        self, rules: Sequence[Node], yes_no: bool, in_part: tuple[ProvisionId, ...] = ()
    ) -> Node:
        """Return what rules answer together: leaves are `Decided`.

        `in_part` are the provisions that say that not all rules are there.
        """
        key = yes_no, in_part

        def settle(rulings: Sequence[Ruling]) -> Decided:
            return self._priorities.settle(rulings, *key)

        if key not in self._settled:
            self._settled[key] = relabelling(self._space.table, settle)
        return self._settled[key](self._together.all(rules, self._rules.silent))

    def tested(self, node: Node, answers: frozenset[Answer]) -> Node:
        """Return where the answer of a diagram of `Decided` is among some: `Met` or `Failed`."""

        def met(decided: Decided) -> Met | Failed:
            if decided.answer in answers:
                return Met(NONE, decided.reasons)
            return Failed(decided.reasons)

        if answers not in self._tested:
            self._tested[answers] = relabelling(self._space.table, met)
        return self._tested[answers](node)

    def whatever(self, node: Node, fact: str, brief: bool) -> Node:
        """Return where a diagram of `tested` is met whatever value a fact has."""
        key = (fact, brief)
        if key not in self._whatever:
            self._whatever[key] = Varied(self._space, fact, brief)
        return self._whatever[key](node)

    def chosen(self, where: Node, inside: Node, outside: Node, because: ProvisionId) -> Node:
        """Return a diagram of `Leaf`s that is one in some cases, and another elsewhere.

        `because` is a reason there where the two differ. What they share is passed by.
        """
        table = self._space.table
        if because not in self._chosen:
            self._chosen[because] = Operation(
                table,
                lambda leaf, met: table.terminal(_chosen(leaf.leaf, met.leaf, because)),
                lambda leaf, met: table.nothing if table.nothing in (leaf, met) else None,
            )
        return self._chosen[because](self._differing(inside, outside), where)

    def cited(self, node: Node, order: Mapping[ProvisionId, int]) -> Node:
        """Return the diagram with each `Decided` a `Leaf`, its reasons in some order."""
        provisions = self._space.numbering.provisions

        def leaf(decided: Decided) -> Leaf:
            named = sorted((provisions[each] for each in decided.reasons), key=order.__getitem__)
            return Leaf(decided.answer, tuple(named))

        key = tuple(order)
        if key not in self._cited:
            self._cited[key] = relabelling(self._space.table, leaf)
        return self._cited[key](node)


def _only(node: Node, wanted: Node) -> Node | None:
    return node if node is wanted else None


def _chosen(leaf: Leaf | tuple[Leaf, Leaf], met: bool, because: ProvisionId) -> Leaf:
    if isinstance(leaf, Leaf):
        return leaf
    inside, outside = leaf
    return Leaf(inside.answer, (*inside.reasons, because)) if met else outside


def memory(space: Space) -> Memory:
    """Return the memory of a space."""
    if space.memory is None:
        space.memory = Memory(space)
    found: Memory = space.memory
    return found


def _key(reading: Reading) -> Hashable:
    return reading.provision, reading.target, frozenset(reading.reads.items()), reading.where

"""What one rule says in each case, made into a diagram, readings applied."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from keeling.model.answers import Settled
from keeling.model.identity import ProvisionId
from keeling.model.law import Reading, Row, RowsRead, Rule
from keeling.partition.apply import Operation
from keeling.partition.conditions import ConditionDiagrams
from keeling.partition.nodes import Node, relabel
from keeling.partition.space import Space
from keeling.partition.truth import NONE, Failed, Met, Reasons, blamed

#: An answer and the provision that gives it.
Given = tuple[ProvisionId, Settled]


class Said(NamedTuple):
    """Rows that are met: what they answer, and why."""

    given: frozenset[Given]
    reasons: Reasons


class State(Enum):
    """What a rule does in a case."""

    SILENT = "silent"
    CONSIDERED = "considered, and not met"
    ANSWERS = "answers"


class Ruling(NamedTuple):
    """What a rule, known by a number, does in a case.

    `blame` is as in `Failed`, for a rule that does not answer.
    """

    rule: int
    state: State
    given: frozenset[Given] = frozenset()
    reasons: Reasons = NONE
    blame: Reasons | None = None


class RuleDiagrams:
    """Makes the diagrams of rules, whose leaves are tuples of `Ruling`s.

    The leaf is empty where the rule is silent, whatever other outcomes are.
    """

    def __init__(self, space: Space) -> None:
        self._space = space
        table, false = space.table, space.truths.false
        self.silent = table.terminal(())

        def neutral(left: Node, right: Node) -> Node | None:
            return left if right is false else right if left is false else None

        self._first = Operation(table, self._either, neutral)
        self._every = Operation(table, self._union, neutral)
        self._in_point: dict[int, Operation] = {}

    def build(
        self, number: int, rule: Rule, readings: Sequence[Reading], conditions: ConditionDiagrams
    ) -> Node:
        """Return what the rule does in each case; `readings` are those that reach it."""
        false = self._space.truths.false
        rows = [self._row(row, conditions) for row in rule.rows]
        read_together = self._first if rule.read is RowsRead.FIRST else self._every
        answers = read_together.all(rows, false)
        if readings:
            answers = self._read(rule, answers, readings, conditions)
        if number not in self._in_point:
            self._in_point[number] = self._rulings(number)
        return self._in_point[number](conditions.build(rule.where), answers)

    def _rulings(self, number: int) -> Operation:
        """Return the operation on where a rule is in point, and what its rows say."""
        terminal, false = self._space.table.terminal, self._space.truths.false
        return Operation(
            self._space.table,
            lambda where, rows: terminal(_ruling(number, where.leaf, rows.leaf)),
            lambda where, rows: self.silent if where is false else None,
        )

    def _row(self, row: Row, conditions: ConditionDiagrams) -> Node:
        """Return where a row is met, and what it then gives.

        The row is the reason, unless limbs of its own condition that lie within it are more
        specific.
        """
        given = frozenset({(row.provision, row.answer)})
        with_limbs = self._space.numbering.with_limbs

        def said(leaf: Met | Failed) -> Said | Failed:
            if isinstance(leaf, Failed):
                return leaf
            return Said(given, with_limbs(leaf.limbs, row.provision) | leaf.brought)

        return relabel(self._space.table, conditions.build(row.when), said)

    def _either(self, left: Node, right: Node) -> Node:
        one, other = left.leaf, right.leaf
        if isinstance(one, Said):
            return left
        if isinstance(other, Said):
            return right
        return self._space.table.terminal(Failed(blamed(one.blame, other.blame)))

    def _union(self, left: Node, right: Node) -> Node:
        one, other = left.leaf, right.leaf
        if isinstance(one, Said) and isinstance(other, Said):
            return self._space.table.terminal(
                Said(one.given | other.given, one.reasons | other.reasons)
            )
        return self._either(left, right)

    def _read(
        self, rule: Rule, answers: Node, readings: Sequence[Reading], conditions: ConditionDiagrams
    ) -> Node:
        """Apply readings to the answers given.

        Each reads the answer as enacted. Two that read it differently in the same case conflict,
        as their answers.
        """
        table = self._space.table
        none = table.terminal(())
        applying = Operation(
            table,
            lambda left, right: table.terminal(left.leaf + right.leaf),
            lambda left, right: left if right is none else right if left is none else None,
        )
        diagrams = [
            self._applying(index, reading, conditions) for index, reading in enumerate(readings)
        ]
        read = Operation(
            table,
            lambda left, right: table.terminal(
                _as_read(rule, left.leaf, [(readings[at], why) for at, why in right.leaf])
            ),
            lambda left, right: left if right is none else None,
        )
        return read(answers, applying.all(diagrams, none))

    def _applying(self, index: int, reading: Reading, conditions: ConditionDiagrams) -> Node:
        own = {self._space.numbering.number(reading.provision)}
        return relabel(
            self._space.table,
            conditions.build(reading.where),
            lambda leaf: (
                ((index, leaf.limbs | leaf.brought | own),) if isinstance(leaf, Met) else ()
            ),
        )


def _ruling(number: int, where: Met | Failed, rows: Said | Failed) -> tuple[Ruling, ...]:
    """Return what a rule does, from whether it is in point and what its rows say."""
    if isinstance(where, Met):
        if isinstance(rows, Said):
            reasons = rows.reasons | where.limbs | where.brought
            return (Ruling(number, State.ANSWERS, rows.given, reasons),)
        return (Ruling(number, State.CONSIDERED, blame=rows.blame),)
    if where.blame is None:
        return ()
    if isinstance(rows, Said):
        return (Ruling(number, State.SILENT, blame=where.blame),)
    if rows.blame is None:
        return ()
    return (Ruling(number, State.SILENT, blame=where.blame | rows.blame),)


def _as_read(
    rule: Rule, said: Said | Failed, applying: Sequence[tuple[Reading, Reasons]]
) -> Said | Failed:
    if isinstance(said, Failed):
        return said
    whole = [rule.provision.within(reading.target) for reading, _ in applying]
    given: set[Given] = set()
    reasons = said.reasons
    for provision, answer in said.given:
        changed: set[Given] = set()
        for (reading, why), reaches_all in zip(applying, whole, strict=True):
            read = reading.reads.get(answer, answer)
            if read != answer and (reaches_all or provision.within(reading.target)):
                changed.add((reading.provision, read))
                reasons |= why
        results = {read for _, read in changed}
        if len(results) > 1:
            given |= changed
        else:
            given.add((provision, results.pop() if results else answer))
    return Said(frozenset(given), reasons)

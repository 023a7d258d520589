"""What one rule says in each case, made into a diagram, readings applied."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from keeling.model.answers import Settled
from keeling.model.identity import ProvisionId
from keeling.model.law import Reading, Row, RowsRead, Rule
from keeling.partition.apply import Operation
from keeling.partition.conditions import Conditions
from keeling.partition.nodes import Node, relabel
from keeling.partition.space import Space
from keeling.partition.truth import Failed, Met, blamed

#: An answer and the provision that gives it.
Given = tuple[ProvisionId, Settled]


class Said(NamedTuple):
    """Rows that are met: what they answer, and the reasons as bits."""

    given: frozenset[Given]
    reasons: int


class State(Enum):
    """What a rule does in a case."""

    SILENT = "silent"
    CONSIDERED = "considered, and not met"
    ANSWERS = "answers"


class Verdict(NamedTuple):
    """What a rule does in a case; `blame` as in `Failed`, for one that does not answer."""

    state: State
    given: frozenset[Given] = frozenset()
    reasons: int = 0
    blame: int | None = None


SILENT = Verdict(State.SILENT)


class Rules:
    """Makes the diagrams of rules, whose leaves are `Verdict`s; one for each law."""

    def __init__(self, space: Space, conditions: Conditions) -> None:
        self._space = space
        self._conditions = conditions
        table, false = space.table, space.truths.false
        self._silent = table.terminal(SILENT)
        self._first = Operation(
            table, self._either, lambda a, b: a if b is false else b if a is false else None
        )
        self._every = Operation(
            table, self._union, lambda a, b: a if b is false else b if a is false else None
        )
        self._where = Operation(
            table, self._verdict, lambda a, b: self._silent if a is false else None
        )

    def build(self, rule: Rule, readings: Sequence[Reading]) -> Node:
        """Return what the rule does in each case; `readings` are those that reach it."""
        rows = [self._row(row) for row in rule.rows]
        read_together = self._first if rule.read is RowsRead.FIRST else self._every
        answers = read_together.all(rows, self._space.truths.false)
        if readings:
            answers = self._read(rule, answers, readings)
        return self._where(self._conditions.build(rule.where), answers)

    def _row(self, row: Row) -> Node:
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

        return relabel(self._space.table, self._conditions.build(row.when), said)

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

    def _verdict(self, where: Node, rows: Node) -> Node:
        around, inside = where.leaf, rows.leaf
        terminal = self._space.table.terminal
        if isinstance(around, Met):
            if isinstance(inside, Said):
                reasons = inside.reasons | around.limbs | around.brought
                return terminal(Verdict(State.ANSWERS, inside.given, reasons))
            return terminal(Verdict(State.CONSIDERED, blame=inside.blame))
        if isinstance(inside, Said):
            return terminal(Verdict(State.SILENT, blame=around.blame))
        if around.blame is None or inside.blame is None:
            return self._silent
        return terminal(Verdict(State.SILENT, blame=around.blame | inside.blame))

    def _read(self, rule: Rule, answers: Node, readings: Sequence[Reading]) -> Node:
        """Apply readings to the answers given.

        Each reads the answer as enacted. Two that read it differently in the same case conflict,
        as their answers.
        """
        space = self._space
        none = space.table.terminal(())
        applying = Operation(
            space.table,
            lambda left, right: space.table.terminal(left.leaf + right.leaf),
            lambda a, b: a if b is none else b if a is none else None,
        )
        diagrams = [self._applying(index, reading) for index, reading in enumerate(readings)]
        read = Operation(
            space.table,
            lambda left, right: space.table.terminal(
                _as_read(rule, left.leaf, [(readings[at], why) for at, why in right.leaf])
            ),
            lambda left, right: left if right is none else None,
        )
        return read(answers, applying.all(diagrams, none))

    def _applying(self, index: int, reading: Reading) -> Node:
        own = self._space.numbering.bit(reading.provision)
        return relabel(
            self._space.table,
            self._conditions.build(reading.where),
            lambda leaf: (
                ((index, leaf.limbs | leaf.brought | own),) if isinstance(leaf, Met) else ()
            ),
        )


def reaches(reading: Reading, rule: Rule) -> bool:
    """Whether a reading may change answers of a rule: the whole of it, or single rows."""
    return any(
        provision.within(reading.target)
        for provision in (rule.provision, *(row.provision for row in rule.rows))
    )


def _as_read(
    rule: Rule, said: Said | Failed, applying: Sequence[tuple[Reading, int]]
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

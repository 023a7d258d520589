"""Rows of tables before and after instructions: they have no numbers of their own, only places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from keeling.model.amending import Instruction, Side, Verb, rows_put_in
from keeling.model.identity import ProvisionId
from keeling.model.law import Law


@dataclass(frozen=True)
class Rows:
    """Where rows stand in the text after instructions, by their numbers in the text before.

    `kept` says it of each row, or of what was substituted for it; `new` of what an instruction put
    in beside others; `gone` says how many rows stand before the place of one that was omitted.
    """

    kept: dict[ProvisionId, tuple[ProvisionId, ...]] = field(default_factory=dict)
    new: dict[int, tuple[ProvisionId, ...]] = field(default_factory=dict)
    gone: dict[ProvisionId, int] = field(default_factory=dict)

    @staticmethod
    def of(steps: Sequence[Instruction], law: Law) -> Rows:
        """Follow the rows of every table through instructions; `law` is that after them."""
        rows = Rows()
        tables: dict[ProvisionId, list[Instruction]] = {}
        for step in steps:
            if step.units and (step.target.row or rows_put_in(step)):
                tables.setdefault(replace(step.target, row=0), []).append(step)
        for table, own in tables.items():
            _follow(table, own, law, rows)
        return rows

    def after(self, at: ProvisionId) -> ProvisionId:
        """Return the address that a provision of the text before has in the text after."""
        there = self.kept.get(at, ())
        return there[0] if there else at


def _follow(table: ProvisionId, steps: Sequence[Instruction], law: Law, rows: Rows) -> None:
    now = sum(1 for each in law.provisions if each.row and replace(each, row=0) == table)
    before = now - sum(_grown(step) for step in steps)
    at = 0

    def put(count: int) -> tuple[ProvisionId, ...]:
        nonlocal at
        first, at = at + 1, at + count
        return tuple(table.at_row(number) for number in range(first, at + 1))

    def put_in(side: Side, row: int) -> None:
        for step in steps:
            if step.verb is Verb.INSERT and step.side is side and step.target.row == row:
                rows.new[id(step)] = put(rows_put_in(step))

    put_in(Side.BEGINNING, 0)
    for number in range(1, before + 1):
        row = table.at_row(number)
        put_in(Side.BEFORE, number)
        done = next((step for step in steps if row in step.targets and not step.side), None)
        if done is not None and done.verb is Verb.OMIT:
            rows.gone[row] = at
        else:
            rows.kept[row] = put(_put_for(done, row))
        put_in(Side.AFTER, number)
    put_in(Side.END, 0)


def _grown(step: Instruction) -> int:
    """Return by how many rows an instruction makes its table longer."""
    if step.verb is Verb.OMIT:
        return -len(step.targets)
    if step.verb is Verb.INSERT:
        return rows_put_in(step)
    return rows_put_in(step) - len(step.targets)


def _put_for(step: Instruction | None, row: ProvisionId) -> int:
    """Return how many rows stand where one stood; those substituted all stand for the first."""
    if step is None:
        return 1
    return rows_put_in(step) if row == step.target else 0

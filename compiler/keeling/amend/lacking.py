"""What the text of some cases lacks, since amendments that put it in do not reach them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from keeling.diagnostics import Diagnostic
from keeling.model.amending import Instruction, Side, Verb, put_in, rows_put_in
from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.model.transitions import StepId, Withheld
from keeling.resolve.checks import UNKNOWN_PROVISION

#: What to do of what goes by a number that stands for something else.
SAY_WHICH = (
    "Say below the amendment which cases it reaches, under `application`; and under `transitional "
    "provision` what is done in the others, by the number that it has there."
)


@dataclass(frozen=True, slots=True)
class Lacking:
    """How the numbers of provisions in one text differ from those that later amendments go by.

    `gone` would have been put in, and are not there. `moved` are provisions, and rows with all
    that follow them in their table, whose numbers stand for others there.
    """

    gone: frozenset[ProvisionId] = frozenset()
    moved: frozenset[ProvisionId] = frozenset()

    def parted(
        self, steps: Iterable[tuple[StepId, Instruction]], withheld: Withheld
    ) -> tuple[list[Instruction], list[Instruction]]:
        """Return the instructions that are carried out, and those that are left."""
        kept, left = list[Instruction](), list[Instruction]()
        for at, step in steps:
            (left if at in withheld or self._lacks(step) else kept).append(step)
        return kept, left

    def _lacks(self, step: Instruction) -> bool:
        """Whether nothing that an instruction amends, or puts something in, is there."""
        if step.verb is Verb.INSERT and (new := put_in(step)):
            return all(any(one.within(out) and one != out for out in self.gone) for one in new)
        return all(any(one.within(out) for out in self.gone) for one in step.targets)

    def faults(self, steps: Iterable[Instruction]) -> Iterator[Diagnostic]:
        """Yield what instructions name by a number that stands for something else."""
        for step in steps:
            for at in step.targets:
                if any(_from(at, moved) for moved in self.moved):
                    what = "row" if at.row else "provision"
                    yield UNKNOWN_PROVISION.at(
                        step.span,
                        f"{at.citation} is another {what} there than in all other cases.",
                        advice=SAY_WHICH,
                    )

    def after(self, law: Law, kept: Sequence[Instruction], left: Sequence[Instruction]) -> Lacking:
        """Return what is lacking when some instructions have been carried out, and others left.

        `law` is that of the text before.
        """
        anew = {one for step in kept for one in _numbered(step)}
        gone = {one for one in self.gone if not any(one.within(there) for there in anew)}
        gone |= {one for step in left for one in _numbered(step)}
        moved = {one for step in left for one in _moves(step, law)}
        return Lacking(frozenset(gone), self.moved | moved)


#: Nothing: the numbers are those that later amendments go by.
NONE = Lacking()


def _numbered(step: Instruction) -> tuple[ProvisionId, ...]:
    """Return the provisions that have a number only through an instruction."""
    return (*put_in(step), step.becomes) if step.becomes else put_in(step)


def _moves(step: Instruction, law: Law) -> Iterator[ProvisionId]:
    """Yield what an instruction gives another number, as it is numbered afterwards."""
    if step.verb is Verb.RENUMBER:
        yield from step.targets
        return
    if not step.units:
        return
    first, last = step.target, step.targets[-1]
    if step.inside:
        if rows_put_in(step):
            rows = [each.row for each in law.provisions if each.row and _table(each, first)]
            yield first.at_row(1 if step.side is Side.BEGINNING else max(rows, default=0) + 1)
    elif first.row:
        after = step.side is Side.AFTER
        if step.verb is not Verb.SUBSTITUTE:
            yield first.at_row(first.row + after)
        elif len(step.lines) != len(step.targets):
            yield last.at_row(last.row + 1)


def _table(one: ProvisionId, other: ProvisionId) -> bool:
    return (one.work, one.path) == (other.work, other.path)


def _from(at: ProvisionId, moved: ProvisionId) -> bool:
    """Whether a provision is one that has moved, or lies in it, or follows it in its table."""
    if moved.row:
        return _table(at, moved) and at.row >= moved.row
    return at.within(moved)


def without_those_of(
    left: Sequence[Instruction], faults: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield the faults that are not those of instructions that are left."""
    spans = [step.span for step in left]
    for fault in faults:
        at = fault.span
        if not any(at.path == own.path and own.line <= at.line <= own.end_line for own in spans):
            yield fault

"""Savings: the cases to which a proposal says that its amendments do not apply."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.diagnostics import Diagnostic, Label
from keeling.model.amending import Instruction
from keeling.model.conditions import NEVER, Condition
from keeling.model.identity import ProvisionId
from keeling.model.law import Saving
from keeling.resolve.addresses import look_up, target
from keeling.resolve.checks import MISPLACED
from keeling.resolve.conditions import Conditions
from keeling.resolve.consistency import ambiguous
from keeling.resolve.outline import Outline
from keeling.syntax import tree


def savings(
    block: tree.ProposalBlock,
    instructions: tuple[Instruction, ...],
    outline: Outline,
    conditions: Conditions,
    found: list[Diagnostic],
) -> Iterator[Saving]:
    """Yield the savings of a proposal; what is wrong with them is added to `found` alone."""
    own = Conditions(conditions.declared, found)
    own.thresholds = {name: list(kept) for name, kept in conditions.thresholds.items()}
    known = set(ambiguous(own))
    for number, written in enumerate(block.savings, 1):
        within, saved = _saved(written, instructions, outline, found)
        at = ProvisionId(f"Saving in “{block.title}”", _label(number, block))
        yield Saving(at, _where(written, own, found), saved, within, written.span)
    found += [one for one in ambiguous(own) if one not in known]


def _label(number: int, block: tree.ProposalBlock) -> tuple[str, ...]:
    return (str(number),) if len(block.savings) > 1 else ()


def _where(written: tree.Saving, own: Conditions, found: list[Diagnostic]) -> Condition:
    """Return the cases saved; they may turn only on facts, since the proposal changes the rest."""
    for name in own.names(written.where):
        if name.kind not in ("FACT", "NOT_FACT"):
            found.append(
                MISPLACED.at(
                    name.span,
                    f"`{name.text}` is not a fact, and the cases that a saving speaks of may turn "
                    "only on facts: what the law answers or defines is what a proposal changes.",
                    advice="Name the facts and choices themselves, such as a date.",
                )
            )
            return NEVER
    return own.read(written.where)


def _saved(
    written: tree.Saving,
    instructions: tuple[Instruction, ...],
    outline: Outline,
    found: list[Diagnostic],
) -> tuple[ProvisionId | None, tuple[int, ...]]:
    """Return what a saving is limited to, if it is, and the instructions it keeps from applying."""
    if written.within is None:
        return None, tuple(range(len(instructions)))
    span = written.within.span
    there = look_up(target(written.within, ProvisionId("")), span, outline.provisions, found)
    if there is None:
        return None, ()
    saved = tuple(
        at for at, each in enumerate(instructions) if all(one.within(there) for one in each.touched)
    )
    for at, each in enumerate(instructions):
        if at not in saved and any(one.within(there) for one in each.targets):
            found.append(
                MISPLACED.at(
                    span,
                    f"One instruction amends {there.citation} and something else, so it cannot be "
                    "saved in part.",
                    advice="Split the instruction, or save all that it amends.",
                    labels=(Label(each.span, "this instruction"),),
                )
            )
    if not saved and instructions:
        found.append(
            MISPLACED.at(
                span,
                f"This proposal amends nothing in {there.citation}, so there is nothing to save "
                "from.",
                advice="Name a provision that it amends, or write `the amendments do not apply`, "
                "which means all of them.",
            )
        )
    return there, saved

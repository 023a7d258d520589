"""Application, saving and transitional provision: the cases that amendments are said to reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from keeling.diagnostics import Diagnostic, Label
from keeling.model.amending import Instruction
from keeling.model.conditions import NEVER, Condition
from keeling.model.identity import ProvisionId
from keeling.model.law import around_touched
from keeling.model.transitions import StepId, Transition, TransitionKind, Withheld
from keeling.model.verification import Verification
from keeling.resolve.addresses import target
from keeling.resolve.checks import MISPLACED
from keeling.resolve.conditions import Conditions
from keeling.resolve.consistency import ambiguous
from keeling.resolve.instructions import made_instructions
from keeling.resolve.outline import Outline
from keeling.source import Span
from keeling.syntax import tree


@dataclass(frozen=True)
class Amending:
    """What makes amendments: how it is named, its instructions, and from what day they apply.

    `whole` begins a sentence about all of it. `day` is that of amendments that were made, and
    `commencement` that of those that are proposed, too. `verification` and `flags` are those of
    the provision in which amendments were made.
    """

    named: str
    whole: str
    steps: Sequence[tuple[StepId, Instruction]]
    commencement: date | None
    day: date | None = None
    verification: Verification | None = None
    flags: tuple[str, ...] = ()


def transitions(
    written: Sequence[tree.Transition],
    by: Amending,
    outline: Outline,
    conditions: Conditions,
    found: list[Diagnostic],
) -> Iterator[Transition]:
    """Yield what is meant by some sentences; what is wrong with them is added to `found` alone."""
    own = Conditions(conditions.declared, found)
    own.commences, own.commencement = True, by.commencement
    own.thresholds = {name: list(kept) for name, kept in conditions.thresholds.items()}
    for each in written:
        at = _cited(each, written, by)
        where = _where(each, own, found)
        if each.amendments:
            made = _modification(each, at, where, by, outline)
        else:
            within, kept_back = _reached(each, by, outline, found)
            kind = TransitionKind(each.kind)
            made = Transition(kind, at, where, kept_back, within, span=each.span)
        yield replace(made, verification=by.verification, flags=by.flags)
    found += ambiguous(own)


def _cited(each: tree.Transition, written: Sequence[tree.Transition], by: Amending) -> ProvisionId:
    """Return how a sentence is cited: by its number, if there are more of its kind."""
    alike = [other for other in written if other.kind == each.kind]
    label = (str(alike.index(each) + 1),) if len(alike) > 1 else ()
    return ProvisionId(f"{each.kind.capitalize()} in {by.named}", label)


def _where(written: tree.Transition, own: Conditions, found: list[Diagnostic]) -> Condition:
    """Return the cases meant; they may turn only on facts, since amendments change the rest."""
    for name in own.names(written.where):
        if name.kind not in ("FACT", "NOT_FACT"):
            found.append(
                MISPLACED.at(
                    name.span,
                    f"`{name.text}` is not a fact, and the cases that amendments reach, or do not "
                    "reach, may turn only on facts: what the law answers or defines is what is "
                    "amended.",
                    advice="Name the facts and choices themselves, such as a date.",
                )
            )
            return NEVER
    return own.read(written.where)


def _modification(
    each: tree.Transition,
    at: ProvisionId,
    where: Condition,
    by: Amending,
    outline: Outline,
) -> Transition:
    """Return a modification; what it names may be there only once the amendments are made."""
    steps, faults = made_instructions(each.amendments, outline)
    own = Withheld((at.citation, number) for number in range(len(each.amendments)))
    kind = TransitionKind.MODIFICATION
    return Transition(kind, at, where, own, steps=steps, day=by.day, span=each.span, faults=faults)


def _reached(
    written: tree.Transition, by: Amending, outline: Outline, found: list[Diagnostic]
) -> tuple[ProvisionId | None, Withheld]:
    """Return what a sentence is limited to, if it is, and the instructions that it speaks of."""
    if written.within is None:
        if not by.steps:
            found.append(
                MISPLACED.at(
                    written.span,
                    f"{by.whole} amends nothing, so there is nothing that this could speak of.",
                    advice="Put it level with the instructions, below the last of them.",
                )
            )
        return None, Withheld(at for at, _ in by.steps)
    there = target(written.within, ProvisionId(""))
    lying = {at: _lying_in(each, there, outline) for at, each in by.steps}
    meant = Withheld(at for at, inside in lying.items() if all(inside))
    parts = [each for at, each in by.steps if at not in meant and any(lying[at])]
    found += (_in_part(written.within.span, there, each) for each in parts)
    if not meant and not parts:
        found.append(
            MISPLACED.at(
                written.within.span,
                f"{by.whole} amends nothing in {there.citation}, so there is nothing there that "
                "this could speak of.",
                advice="Name a provision that it amends, or write `the amendments` alone, which "
                "means all of them.",
            )
        )
    return there, meant


def _lying_in(step: Instruction, there: ProvisionId, outline: Outline) -> list[bool]:
    """Return of each provision that an instruction amends whether it lies in another."""
    return [
        any(each.within(there) for each in around_touched(at, step, outline.provisions))
        for at in step.amended
    ]


def _in_part(span: Span, there: ProvisionId, step: Instruction) -> Diagnostic:
    return MISPLACED.at(
        span,
        f"One instruction amends {there.citation} and something else, so it cannot apply in part.",
        advice="Split the instruction, or speak of all that it amends.",
        labels=(Label(step.span, "this instruction"),),
    )

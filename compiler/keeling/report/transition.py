"""Which cases amendments reach, in words; what it means of a proposal if nothing is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.amending import Instruction, as_if, narrowed, unit, units, within
from keeling.model.law import Proposal, Vehicle
from keeling.model.transitions import Transition, TransitionKind
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import day_in_words, meant

_NONE = (
    "It makes no saving: from {start} it is taken to apply to every case, whatever the day of the "
    "offence, the conviction or the sentence. What the general law saves is not encoded."
)
_NONE_OF_A_REVISION = (
    "It says nothing of cases already begun: from {start} it is taken to apply to every case."
)


def revises(proposal: Proposal) -> bool:
    """Whether a proposal speaks as whoever issues a guideline or guidance, and not as an Act."""
    return proposal.vehicle is Vehicle.REVISION


def in_words(
    each: Transition,
    declared: Vocabulary,
    what: str = "The amendments",
    by: str = "",
    several: bool = True,
) -> Iterator[str]:
    """Yield what is said of the cases that amendments reach, as it would stand in amending text.

    `what` names the change and `by` what makes it (` made by this section`); `several` says
    whether the name is a plural.
    """
    where, at = meant(each.where, declared), each.within
    of = f"{what} of {unit(at)}{within(at)}{by}" if at else f"{what}{by}"
    match each.kind:
        case TransitionKind.APPLICATION:
            yield f"{of} {'apply' if several else 'applies'} only where {where}."
        case TransitionKind.SAVING:
            yield f"{of} {'do' if several else 'does'} not apply where {where}."
        case TransitionKind.MODIFICATION:
            yield from (f"Where {where}, {_modified(step)}" for step in each.steps)


def of_a_proposal(each: Transition, proposal: Proposal, declared: Vocabulary) -> Iterator[str]:
    """Yield what a proposal says of the cases it reaches, as its page and its effects say it."""
    if revises(proposal):
        yield from in_words(each, declared, "The revision", several=False)
    else:
        yield from in_words(each, declared)


def _modified(step: Instruction) -> str:
    """Say how a text is read in some cases: `section 1 has effect as if …`."""
    named, work = units(step.targets, step.through), within(step.target)
    if step.units and not step.inside:
        place = work.removeprefix(" of ").removeprefix(" to ")
    else:
        place = narrowed(step, f"{named}{work}")
    have = "have" if len(step.targets) > 1 and not (step.units and not step.inside) else "has"
    said = f"{place} {have} effect as if {as_if(step, named)}"
    return said if said.endswith("—") else f"{said}."


def transition(proposal: Proposal, declared: Vocabulary) -> Iterator[str]:
    """Yield what a proposal says of the cases it reaches; or what it means that it says nothing."""
    for each in proposal.transitions:
        yield from of_a_proposal(each, proposal, declared)
    if not proposal.transitions:
        said = _NONE_OF_A_REVISION if revises(proposal) else _NONE
        named = "the day it takes effect" if revises(proposal) else "the day it commences"
        yield said.format(start=day_in_words(proposal.commences) if proposal.commences else named)

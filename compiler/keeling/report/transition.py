"""Which cases amendments reach, in words; what it means of a proposal if nothing is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.amending import sentence, unit, within
from keeling.model.law import Proposal
from keeling.model.transitions import Transition, TransitionKind
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import day_in_words, meant

_NONE = (
    "It makes no saving: from {start} it is taken to apply to every case, whatever the day of the "
    "offence, the conviction or the sentence. What the general law saves is not encoded."
)


def in_words(each: Transition, declared: Vocabulary) -> Iterator[str]:
    """Yield what is said of the cases that amendments reach, as it would stand in amending text."""
    where, at = meant(each.where, declared), each.within
    of = f" of {unit(at)}{within(at)}" if at else ""
    match each.kind:
        case TransitionKind.APPLICATION:
            yield f"The amendments{of} apply only where {where}."
        case TransitionKind.SAVING:
            yield f"Where {where}, the amendments{of} do not apply."
        case TransitionKind.MODIFICATION:
            for step in each.steps:
                said = sentence(step)
                yield f"Where {where}, {said[0].lower()}{said[1:]}"


def transition(proposal: Proposal, declared: Vocabulary) -> Iterator[str]:
    """Yield what a proposal says of the cases it reaches; or what it means that it says nothing."""
    for each in proposal.transitions:
        yield from in_words(each, declared)
    if not proposal.transitions:
        day = proposal.commences
        yield _NONE.format(start=day_in_words(day) if day else "the day it commences")

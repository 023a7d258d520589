"""Which cases a proposal saves from its amendments, in words; what it means if it saves none."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.amending import unit, within
from keeling.model.law import Proposal, Saving
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import day_in_words, meant

_NONE = (
    "It makes no saving: from {start} it is taken to apply to every case, whatever the day of the "
    "offence, the conviction or the sentence. What the general law saves is not encoded."
)


def saving_in_words(saving: Saving, declared: Vocabulary) -> str:
    """Return a saving as it would stand in the amending text."""
    at = saving.within
    of = f" of {unit(at)}{within(at)}" if at else ""
    return f"Where {meant(saving.where, declared)}, the amendments{of} do not apply."


def transition(proposal: Proposal, declared: Vocabulary) -> Iterator[str]:
    """Yield each saving of a proposal in words; or that there is none, and what that means."""
    for saving in proposal.savings:
        yield saving_in_words(saving, declared)
    if not proposal.savings:
        day = proposal.commences
        yield _NONE.format(start=day_in_words(day) if day else "the day it commences")

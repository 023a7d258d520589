"""Savings: one law in the cases that a proposal saves, and the law as amended in all the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal, Provision, Saving
from keeling.partition import Partition, Space, met_where, parted

#: Instructions that do not apply in some cases: the proposal's name, and the place in it from 0.
Withheld = frozenset[tuple[str, int]]
NOTHING = Withheld()
Partitions = Mapping[str, Partition]


@dataclass(frozen=True, slots=True)
class Saved:
    """A saving and the instructions that it keeps from applying."""

    saving: Saving
    own: Withheld


def savings_of(proposals: Iterable[Proposal]) -> tuple[Saved, ...]:
    """Return every saving of some proposals, in their order."""
    return tuple(
        Saved(saving, frozenset((proposal.name, at) for at in saving.instructions))
        for proposal in proposals
        for saving in proposal.savings
    )


def withheld(savings: Iterable[Saved]) -> tuple[Withheld, ...]:
    """Return every set of instructions that may be kept from applying together, none left out.

    A case may meet several savings, and then none of their instructions applies to it.
    """
    found: dict[Withheld, None] = {frozenset(): None}
    for saved in savings:
        found |= dict.fromkeys([each | saved.own for each in found])
    return tuple(each for each in found if each)


def without(proposal: Proposal, kept_back: Withheld) -> Proposal:
    """Return a proposal without some of its instructions."""
    steps = enumerate(proposal.instructions)
    kept = tuple(step for at, step in steps if (proposal.name, at) not in kept_back)
    return replace(proposal, instructions=kept)


def with_savings(
    law: Law, space: Space, savings: Sequence[Saved], laws: Mapping[Withheld, Partitions]
) -> dict[str, Partition]:
    """Return the partitions of the law with proposals made, each saving given effect.

    `laws` holds the partitions for each of `withheld(savings)`, and for nothing withheld. Raises
    BudgetExceeded.
    """
    where = met_where(law, space, [saved.saving.where for saved in savings])
    known: dict[tuple[Withheld, int], Partitions] = {}

    def given(kept_back: Withheld, at: int) -> Partitions:
        if at == len(savings):
            return laws[kept_back]
        if (kept_back, at) not in known:
            saved = savings[at]
            inside = given(kept_back | saved.own, at + 1)
            outside = given(kept_back, at + 1)
            known[kept_back, at] = {
                name: parted(where[at], inside[name], outside[name], saved.saving.provision)
                for name in outside
            }
        return known[kept_back, at]

    return dict(given(frozenset(), 0))


def both_laws(after: Law, others: Iterable[Law], savings: Iterable[Saved]) -> Law:
    """Return the law as amended with whatever else decides where it is saved.

    The provisions and rules of the law as it was stand after its own; so does each saving.
    """
    provisions = dict(after.provisions)
    rules = dict.fromkeys(after.rules)
    for law in others:
        provisions = {**law.provisions, **provisions}
        rules |= dict.fromkeys(law.rules)
    ordered: dict[ProvisionId, Provision] = {at: provisions[at] for at in after.provisions}
    ordered |= provisions
    for saved in savings:
        at = saved.saving.provision
        ordered[at] = Provision(at, "Saving", span=saved.saving.span)
    return replace(after, provisions=ordered, rules=tuple(rules))

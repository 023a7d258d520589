"""Proposals that would be made by something that cannot make them."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.diagnostics import Check, Diagnostic
from keeling.model.amending import Instruction
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal, Vehicle, Work, WorkKind

CHECK = Check("wrong-vehicle", "a proposal that cannot be made by what it says would make it")
_LEGISLATION = (WorkKind.ACT, WorkKind.INSTRUMENT)


def findings(law: Law, proposal: Proposal) -> Iterator[Diagnostic]:
    """Report a power that is none, and each instruction that needs another vehicle."""
    yield from _no_power(law, proposal)
    for step in proposal.every_instruction:
        yield from _unlike(law.works[step.target.work], step, proposal)


def _no_power(law: Law, proposal: Proposal) -> Iterator[Diagnostic]:
    at = proposal.made_under
    if at is None or at in law.powers:
        return
    near = next((power.citation for power in law.powers if power.within(at)), "")
    if not near and not _encoded(law, at):
        return
    yield CHECK.at(
        proposal.head,
        f"{at.citation} itself gives nobody a power to amend, so nothing can be made under it.",
        advice=f"The power there is {near}: name it."
        if near
        else "Name the provision that says "
        "who may amend what by order or regulations. If there is none, write `made under a new "
        "Act`.",
        citation=at.citation,
    )


def _encoded(law: Law, at: ProvisionId) -> bool:
    """Whether a provision is written out here: else nobody can tell what it says."""
    own = [each for each in law.provisions.values() if each.id.within(at) or at.within(each.id)]
    return not any(each.not_encoded for each in own)


def _unlike(work: Work, step: Instruction, proposal: Proposal) -> Iterator[Diagnostic]:
    """Report an instruction about a kind of work that the vehicle does not change."""
    what = f"“{work.title}”"
    if proposal.vehicle is Vehicle.REVISION and work.kind in _LEGISLATION:
        message = f"{what} is amended by an Act, or under a power: nobody revises it."
        advice = "Make this a proposal of its own, under a power or a new Act."
    elif work.kind in _LEGISLATION or proposal.vehicle is None:
        return
    elif proposal.vehicle is not Vehicle.REVISION:
        under = "an Act" if proposal.vehicle is Vehicle.ACT else "a power to amend"
        issuer = work.by or "whoever issues it"
        message = f"{what} is {work.kind.value}, revised by {issuer}: {under} does not reach it."
        advice = f"Make this a proposal of its own, `made under a revision by {issuer}`."
    elif work.by and work.by.casefold() != proposal.revised_by.casefold():
        message = f"{what} is issued by {work.by}, and {proposal.revised_by} cannot revise it."
        advice = f"Write `made under a revision by {work.by}`."
    else:
        return
    yield CHECK.at(step.span, message, advice=advice, citation=step.target.citation)

"""Amendments of something that the power relied on does not reach."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.diagnostics import Check, Diagnostic, Label
from keeling.model.amending import Instruction
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Power, Proposal, WorkKind, around_touched
from keeling.model.words import both, either

CHECK = Check("beyond-power", "an amendment of something that the power does not reach")


def findings(law: Law, proposal: Proposal) -> Iterator[Diagnostic]:
    """Report each instruction that changes or puts in something outside what the power reaches."""
    power = law.powers.get(proposal.made_under) if proposal.made_under else None
    if power is None:
        return
    for step in proposal.every_instruction:
        legislation = law.works[step.target.work].kind in (WorkKind.ACT, WorkKind.INSTRUMENT)
        beyond = [at.citation for at in step.touched if not reached(power, at, step, law)]
        if legislation and beyond:
            yield CHECK.at(
                step.span,
                f"{power.provision.citation} does not reach {both(dict.fromkeys(beyond))}: under "
                f"it {power.holder} may by {power.instrument} amend {_reach(power)}.",
                advice="Take this instruction out, or make the proposal under a power that "
                "reaches so far. If there is none, write `made under a new Act`.",
                citation=step.target.citation,
                labels=(Label(law.provisions[power.provision].span, "the power"),),
            )


def reached(power: Power, at: ProvisionId, step: Instruction, law: Law) -> bool:
    """Whether a power reaches what an instruction touches."""
    return power.reaches_to(around_touched(at, step, law.provisions))


def _reach(power: Power) -> str:
    return either(reach.citation for reach in power.reaches)

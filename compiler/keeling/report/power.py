"""By what a proposal would be made, in words: who could make it, how, and how far that reaches."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.amending import Instruction, Verb, put_in
from keeling.model.changes import Comparison, Difference
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Limit, Power, Proposal, Vehicle
from keeling.model.words import both, either
from keeling.questions.beyond_power import reached

_ACT = "It would be made by an Act: no power to do it by order or regulations is relied on."
_NOT_ENCODED = (
    "It would be made under {at}, which is not encoded: whether that reaches so far is not checked."
)
_NO_POWER = "It would be made under {at}, which itself gives nobody a power to amend."
_REVISION = "It is a revision by {by}: neither an Act nor an order is needed."
_REVISION_OF_LAW = "It is put forward as a revision by {by}."


def vehicle(proposal: Proposal, law: Law, difference: Difference) -> Iterator[str]:
    """Yield sentences that say by what a proposal would be made, and whether that reaches it."""
    at = proposal.made_under
    if proposal.vehicle is Vehicle.ACT:
        yield _ACT
    elif proposal.vehicle is Vehicle.REVISION:
        kinds = {law.works[step.target.work].kind for step in proposal.instructions}
        only = all(kind.changed_by == "revised" for kind in kinds)
        yield (_REVISION if only else _REVISION_OF_LAW).format(by=proposal.revised_by)
    elif at is not None and at in law.powers:
        yield f"It would be made under {at.citation}: {power_in_words(law.powers[at])}"
        yield _reach(proposal, law.powers[at], law)
        yield from doubts(law.powers[at], difference)
        yield from map(limit_in_words, law.powers[at].limits)
    elif at is not None:
        near = (each for each in law.provisions.values() if each.id.within(at))
        around = (each for each in law.provisions.values() if at.within(each.id))
        unknown = any(each.not_encoded for each in (*near, *around))
        none = any(power.within(at) for power in law.powers) or not unknown
        yield (_NO_POWER if none else _NOT_ENCODED).format(at=at.citation)


def beyond(comparison: Comparison) -> tuple[str, ...]:
    """Return what the vehicles of proposals cannot do: each thing once, however often it is so."""
    return tuple(dict.fromkeys(item.message for item in comparison.beyond))


def power_in_words(power: Power) -> str:
    """Say who may amend what, and how."""
    reach = either(each.citation for each in power.reaches)
    said = f"{power.holder} may by {power.instrument} amend {reach}."
    return f"{said} Procedure: {power.procedure}." if power.procedure else said


def doubts(power: Power, difference: Difference) -> Iterator[str]:
    """Yield what is open about a power, as far as a proposal goes that way."""
    if difference.narrows and power.doubt_if_narrows:
        yield f"In doubt, because it narrows: {power.doubt_if_narrows}."
    if difference.widens and power.doubt_if_widens:
        yield f"In doubt, because it widens: {power.doubt_if_widens}."


def limit_in_words(limit: Limit) -> str:
    """Say which amendments do not reach back, and how far."""
    cases = "more" if limit.more else "fewer"
    said = (
        f"Where {limit.clock} is before commencement, an amendment by which {limit.outcome} in "
        f"{cases} cases does not apply ({limit.provision.citation})"
    )
    if not limit.purposes:
        return f"{said}."
    return (
        f"{said}; it applies all the same for the purposes of {either(limit.purposes)}, which "
        "are not encoded."
    )


def _reach(proposal: Proposal, power: Power, law: Law) -> str:
    within = {
        at: reached(power, at, step, law)
        for step in proposal.every_instruction
        for at in _changed(step)
    }
    inside = [at.citation for at, so in within.items() if so]
    outside = [at.citation for at, so in within.items() if not so]
    said = [f"It reaches {both(inside)}."] if inside else []
    said += [f"It does not reach {either(outside)}."] if outside else []
    return " ".join(said)


def _changed(step: Instruction) -> tuple[ProvisionId, ...]:
    """Return the provisions that an instruction changes: not one beside which it puts another."""
    beside = step.units and step.verb is Verb.INSERT and not step.inside
    return (put_in(step) if beside else ()) or step.touched

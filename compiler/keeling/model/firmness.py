"""How firm the provisions are on which an answer rests, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from keeling.model.conditions import Among, Within
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Interpretation, Law, Provision, Standing


def firmness(outcome: str, because: Iterable[ProvisionId], law: Law) -> tuple[str, ...]:
    """Say what the answer rests on, where that is not its own verified text.

    A row of a table may be firmer or less firm than its table, and for one outcome only.
    """
    own = {
        row.provision: row.verification
        for rule in law.rules
        if rule.outcome == outcome
        for row in rule.rows
    }
    left_out: dict[ProvisionId, list[Provision]] = {}
    for part in law.provisions.values():
        if part.not_encoded and part.parent is not None:
            left_out.setdefault(part.parent, []).append(part)
    notes: dict[str, None] = {}
    for reason in because:
        provision = law.provisions.get(reason)
        if provision is None:
            continue
        verification = own.get(reason) or provision.verification
        if verification is not None and verification.standing is not Standing.VERIFIED:
            notes[f"{reason.citation}: {verification}"] = None
        for flag in provision.flags:
            notes[f"{reason.citation}: {flag}"] = None
        if reason in law.partial and provision.in_part:
            notes[f"{reason.citation} is encoded in part: {provision.in_part.why}"] = None
            continue  # the parts that are not encoded would be too many to name
        for part in left_out.get(reason, ()):
            notes[f"{part.id.citation} is not encoded: {part.not_encoded}"] = None
    return tuple(notes)


def standing_of(outcome: str, at: ProvisionId, law: Law) -> Standing | None:
    """Return how firm a provision is for an outcome; a row may differ from its table."""
    rows = (row for rule in law.rules if rule.outcome == outcome for row in rule.rows)
    own = next((row.verification for row in rows if row.provision == at), None)
    provision = law.provisions.get(at)
    said = own or (provision.verification if provision else None)
    return said.standing if said else None


def settling(
    described: Iterable[tuple[str, Among | Within]], law: Law
) -> Iterator[tuple[str, Within, Interpretation]]:
    """Yield which lengths lie in a stretch, or not, only as a reading of a period has it.

    Each with the fact, the stretch and the reading. Of every other length the calendar tells.
    """
    for name, stretch in described:
        if isinstance(stretch, Within):
            for each in law.interpretations:
                if name in each.facts and _in_doubt(each.length, stretch):
                    yield name, stretch, each


def _in_doubt(length: Duration, stretch: Within) -> bool:
    cuts = (stretch.lower, stretch.upper)
    return any(cut is not None and length.side(cut) == 0 for cut in cuts)

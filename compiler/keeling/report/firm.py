"""What changes and verdicts rest on that is not firm: provisions, and readings of a period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from keeling.model.changes import Change, Comparison, Proof
from keeling.model.conditions import Among, Within, tests
from keeling.model.firmness import firmness, settling, standing_of
from keeling.model.identity import ProvisionId
from keeling.model.law import Interpretation, Law, Standing
from keeling.model.vocabulary import Fact
from keeling.model.words import said

_STANDINGS = {
    Standing.INFERRED: "what is inferred",
    Standing.SECONDARY: "a secondary source",
    Standing.NOT_VERIFIED: "what is not verified",
}


def of_a_change(change: Change, comparison: Comparison) -> tuple[str, ...]:
    """Return what the answers to some cases rest on that is not firm, and which cases these are."""
    before, after = comparison.before, comparison.after
    notes = [
        *firmness(change.outcome, change.because_before, before),
        *firmness(change.outcome, change.because_after, after),
    ]
    for note, reading in readings(change, comparison):
        notes += [note, *firmness(change.outcome, (reading.provision,), after)]
    return tuple(dict.fromkeys(notes))


def readings(change: Change, comparison: Comparison) -> Iterator[tuple[str, Interpretation]]:
    """Yield which lengths are among the cases that change, or not, only as a reading has it."""
    return _read(change.when.items(), (comparison.before, comparison.after))


def of_a_proof(proof: Proof) -> tuple[str, ...]:
    """Return what a verdict rests on that is not firm."""
    every = because(proof)
    notes = [said for said, _ in spoken_of(proof)]
    for law in proof.laws:
        for outcome in _outcomes(proof, law):
            notes += firmness(outcome, every, law)
    return tuple(dict.fromkeys(notes))


def _outcomes(proof: Proof, law: Law) -> tuple[str, ...]:
    """Return the outcomes that a verdict is about: of which a row may not be as firm."""
    one = proof.claim.outcome or (proof.shown.outcome if proof.shown else "")
    return (one,) if one else tuple(law.vocabulary.outcomes)


def in_brief(proof: Proof) -> Iterator[str]:
    """Say what a verdict rests on that is not firm: provisions, by how firm they are."""
    found = {
        at: {
            standing_of(outcome, at, law) for law in proof.laws for outcome in _outcomes(proof, law)
        }
        for at in because(proof)
    }
    for standing, source in _STANDINGS.items():
        cited = [at.citation for at, standings in found.items() if standing in standings]
        if cited:
            yield f"rests on {source}: {'; '.join(cited)}"
    yield from (said for said, _ in spoken_of(proof))


def because(proof: Proof) -> tuple[ProvisionId, ...]:
    """Return the provisions on which a verdict rests, firm or not, and the readings."""
    found, shown = proof.because, proof.shown
    if shown is not None:
        found = (*shown.because_before, *shown.because_after)
    read = (each.provision for _, each in spoken_of(proof))
    return tuple(dict.fromkeys((*found, *read)))


def spoken_of(proof: Proof) -> Iterator[tuple[str, Interpretation]]:
    """Yield of which lengths a reading says whether a claim speaks of them."""
    return _read(((test.fact, test.among) for test in tests(proof.claim.where)), proof.laws)


def _read(
    described: Iterable[tuple[str, Among | Within]], laws: Iterable[Law]
) -> Iterator[tuple[str, Interpretation]]:
    every = tuple(described)
    done: set[str] = set()
    for law in laws:
        for name, stretch, each in settling(every, law):
            said = _falls(law.vocabulary.facts[name], stretch, each)
            if said not in done:
                done.add(said)
                yield said, each


def _falls(fact: Fact, stretch: Within, reading: Interpretation) -> str:
    """Say where a length falls as it is read."""
    read = reading.length.read_as(reading.read_as)
    lower, upper = stretch.lower, stretch.upper
    there = (lower is None or read.side(lower) > 0) and (upper is None or read.side(upper) < 0)
    return (
        f"{reading.provision.citation}: as to “{fact.name}”, a period of {reading.length} is read "
        f"as {reading.read_as.as_measure()}, and so falls {'within' if there else 'outside'} "
        f"“{said(fact, stretch)}”"
    )

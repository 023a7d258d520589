"""What comes of standing claims, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from keeling.model.changes import Proof, Verdict
from keeling.model.held import Always, Of
from keeling.model.words import day_in_words
from keeling.report.firm import of_a_proof
from keeling.report.proofs import counted, told


def text(always: Always) -> str:
    """Say what comes of each standing claim, and which proposal would break it."""
    return "\n".join(_lines(always))


def _lines(always: Always) -> Iterator[str]:
    (law, now), *others = always.found
    yield always.claims.title
    yield f"Standing claims, held against the law of {day_in_words(law.as_at)}."
    yield ""
    for proof in now:
        yield from (f"  {line}" for line in told(proof))
    yield ""
    yield f"{counted(now)}."
    for of, proofs in others:
        yield from _as_amended(of, now, proofs)


def _as_amended(of: Of, now: tuple[Proof, ...], proofs: tuple[Proof, ...]) -> Iterator[str]:
    """Show the claims that the law would break with a proposal made, and does not now."""
    assert of.proposal is not None
    broken = lost(now, proofs)
    said = "it breaks none of those that hold now" if not broken else "it breaks"
    yield f"With “{of.proposal.title}”, from {day_in_words(of.as_at)}: {said}{':' * bool(broken)}"
    for proof in broken:
        yield from (f"  {line}" for line in told(proof))


def lost(now: Sequence[Proof], then: Sequence[Proof]) -> list[Proof]:
    """Return the claims that one law keeps and another does not, as they stand in the other."""
    return [
        after
        for before, after in zip(now, then, strict=True)
        if before.verdict is Verdict.PROVED and after.verdict is not Verdict.PROVED
    ]


def data(always: Always) -> dict[str, Any]:
    """Return what comes of standing claims as the JSON that programs read."""
    return {
        "standing": always.claims.name,
        "laws": [
            {
                "proposal": of.proposal.name if of.proposal else None,
                "as_at": of.as_at.isoformat(),
                "claims": [
                    {
                        "claim": proof.said,
                        "verdict": proof.verdict.value,
                        "rests_on": list(of_a_proof(proof)),
                    }
                    for proof in proofs
                ],
            }
            for of, proofs in always.found
        ],
    }

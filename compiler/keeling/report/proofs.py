"""What comes of the claims of proposals, in words and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from keeling.model.changes import Comparison, Proof, Verdict
from keeling.model.pairs import in_lines
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import both, day_in_words, value_in_words
from keeling.questions.decide import NOT_ENCODED_THEN
from keeling.report.differences import change_data
from keeling.report.firm import in_brief, of_a_proof


def text(comparison: Comparison) -> str:
    """Say of each claim what comes of it, with the case that shows it."""
    return "\n".join(_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    (proposal,) = comparison.proposals
    yield proposal.title
    yield (
        "A proposal, not law. Its claims, held against every possible case as at "
        f"{day_in_words(comparison.as_at)}."
    )
    for name in comparison.not_encoded:
        why = comparison.unanswered.get(name, NOT_ENCODED_THEN)
        said = "its law of that day is not encoded" if why == NOT_ENCODED_THEN else f"it is {why}"
        yield f"Left out, because {said}: {name}."
    if comparison.turning:
        days = both(map(day_in_words, comparison.turning))
        yield (
            f"The law changes again on {days}: what then becomes of the claims is not said here "
            f"(`--as-at {comparison.turning[0].isoformat()}`)."
        )
    yield ""
    if not comparison.proofs:
        yield "It makes no claims."
        return
    for proof in comparison.proofs:
        yield from (f"  {line}" for line in told(proof))
    yield ""
    yield f"{counted(comparison.proofs)}."


def counted(proofs: Iterable[Proof]) -> str:
    """Count verdicts in words: `9 claims: 8 proved, 1 refuted`."""
    found = Counter(proof.verdict for proof in proofs)
    total = found.total()
    said = ", ".join(f"{found[each]} {each.value}" for each in Verdict if found[each])
    return f"{total} claim{'' if total == 1 else 's'}: {said}"


def told(proof: Proof) -> Iterator[str]:
    """Say what has come of a claim, and show the case."""
    yield f"{proof.verdict.value}: {proof.said}"
    yield from (f"  {line}" for line in _shown(proof))
    yield from (f"  {line}" for line in in_brief(proof))


def _shown(proof: Proof) -> Iterator[str]:
    if proof.verdict is Verdict.EMPTY:
        yield "no case can be so"
    shown = proof.shown
    if shown is None:
        if proof.verdict is Verdict.OPEN:
            yield proof.turns
        return
    if shown.pair is not None:
        yield from in_lines(proof)
        return
    yield f"in this case {proof.turns}"
    if shown.witness is None:
        yield "  none can be named: it turns on the day on which a length of time begins"
    else:
        yield from (f"  {name}: {value_in_words(value)}" for name, value in shown.witness.items())
    if proof.claim.of_pairs:
        yield from _because("because: ", (*shown.because_before, *shown.because_after))
        return
    if not proof.of_a_change:
        yield from _because("because: ", shown.because_after)
        return
    if not proof.claim.of_one_law:
        yield from _because("because, now: ", shown.because_before)
    yield from _because("because, as proposed: ", shown.because_after)


def _because(lead: str, reasons: Iterable[Any]) -> Iterator[str]:
    cited = list(dict.fromkeys(reason.citation for reason in reasons))
    if cited:
        yield f"{lead}{'; '.join(cited)}"


def data(comparison: Comparison) -> dict[str, Any]:
    """Return what comes of the claims of one proposal as the JSON that programs read."""
    (proposal,) = comparison.proposals
    return {
        "proposal": proposal.name,
        "as_at": comparison.as_at.isoformat(),
        "not_encoded": list(comparison.not_encoded),
        "later": [day.isoformat() for day in comparison.turning],
        "claims": [claim_data(proof, comparison.before.vocabulary) for proof in comparison.proofs],
    }


def claim_data(proof: Proof, declared: Vocabulary) -> dict[str, Any]:
    """Return what has come of a claim as the JSON that programs read."""
    shown = proof.shown
    return {
        "claim": proof.said,
        "verdict": proof.verdict.value,
        "why": proof.why,
        "case": None if shown is None else change_data(shown, declared),
        "rests_on": list(of_a_proof(proof)),
    }

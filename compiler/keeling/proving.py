"""The claims of a proposal, proved or refuted for the change that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from keeling.carrying_out import Changed
from keeling.corpus import Corpus
from keeling.diagnostics import Diagnostic
from keeling.editions import Edition, too_large
from keeling.model.changes import Proof, Verdict
from keeling.model.claims import Claim, ClaimKind
from keeling.model.law import Proposal
from keeling.model.words import both
from keeling.partition import BudgetExceeded
from keeling.questions.claim import findings, proof
from keeling.questions.comparable import lengths_apart
from keeling.source import SourceFile


def proofs(
    text: Corpus, changed: Changed, before: Edition, after: Edition, proposals: Sequence[Proposal]
) -> Iterator[Proof]:
    """Yield what comes of each claim of a proposal, in the order in which they are made.

    `text` is the law of the day, `changed` and `after` that law as the proposal makes it. What is
    said of the law as it would be is read by the definitions of that law. Of several proposals
    together nothing is claimed. Raises BudgetExceeded.
    """
    if len(proposals) != 1:
        return
    (proposal,) = proposals
    files = {file.path: file for file in text.files}
    now, then = (law.proposals[proposal.name].claims for law in (text.law, changed.law))
    unknown = before.unencoded | after.unencoded
    known = {name: each for name, each in before.partitions.items() if name not in unknown}
    for at, claim in enumerate(now):
        so = claim.kind is ClaimKind.SO
        read = then[at] if so and len(then) == len(now) else None if so else claim
        found = _left_open(claim, read, before, after)
        if found is None and read is not None and known and claim.outcome not in unknown:
            law = after.law if so else before.law
            found = replace(proof(read, law, known, after.partitions), claim=claim)
            if unknown and not claim.outcome and found.verdict is Verdict.PROVED:
                found = Proof(claim, Verdict.OPEN, why=_not_encoded(sorted(unknown)))
        elif found is None:
            names = [claim.outcome] if claim.outcome else sorted(unknown)
            found = Proof(claim, Verdict.OPEN, why=_not_encoded(names))
        yield replace(found, said=_said(claim, files))


def _left_open(claim: Claim, read: Claim | None, before: Edition, after: Edition) -> Proof | None:
    """Say why a claim cannot be held against every case, if it cannot."""
    if read is None:
        why = "in the law as it would be, the words of the claims do not mean what they do now"
        return Proof(claim, Verdict.OPEN, why=why)
    for law in (before.law, after.law):
        if fact := lengths_apart(read.where, law):
            why = (
                f"whether the length named is longer than one with which the law compares “{fact}” "
                "depends on the day on which it begins"
            )
            return Proof(claim, Verdict.OPEN, why=why)
    return None


def _not_encoded(names: Sequence[str]) -> str:
    said = both(f"“{name}”" for name in names)
    return f"{said} {'is' if len(names) == 1 else 'are'} not encoded for this day"


def faults(
    text: Corpus, changed: Changed, before: Edition, after: Edition, proposal: Proposal
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the claims of a proposal."""
    try:
        for each in proofs(text, changed, before, after, (proposal,)):
            yield from findings(each)
    except BudgetExceeded as fault:
        yield too_large(fault, before.law)


def _said(claim: Claim, files: Mapping[str, SourceFile]) -> str:
    """Return a claim as it is written, in one line."""
    return " ".join(files[claim.span.path].slice(claim.span).split())

"""The claims of a proposal, proved or refuted for the change that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from keeling.carrying_out import Changed
from keeling.corpus import Corpus
from keeling.diagnostics import Diagnostic
from keeling.editions import Edition, too_large
from keeling.model.claims import Claim, ClaimKind, Proof, Verdict
from keeling.model.law import Proposal
from keeling.partition import BudgetExceeded
from keeling.questions.claim import Change, findings, proof
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
    # One whose words the amended law does not have is read as it is read now.
    for claim, anew in zip(now, then if len(then) == len(now) else now, strict=True):
        known = {name: each for name, each in before.partitions.items() if name not in unknown}
        if not known or claim.outcome in unknown:
            yield Proof(claim, Verdict.OPEN, said=_said(claim, files))
            continue
        so = claim.kind is ClaimKind.SO
        law = after.law if so else before.law
        change = Change(law, known, after.partitions)
        yield replace(proof(anew if so else claim, change), claim=claim, said=_said(claim, files))


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

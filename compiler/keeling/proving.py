"""Claims about a change, and about the law as it is, proved or refuted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from keeling.carrying_out import Changed
from keeling.corpus import Corpus
from keeling.diagnostics import Diagnostic
from keeling.editions import Edition, too_large
from keeling.model.answers import Open
from keeling.model.changes import Proof, Verdict
from keeling.model.claims import Claim, ClaimKind
from keeling.model.conditions import ALWAYS, outcomes_in
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal
from keeling.model.words import both
from keeling.partition import BudgetExceeded, Partition, leaves, met_where, overlay
from keeling.questions.claim import findings, proof
from keeling.questions.comparable import lengths_apart
from keeling.source import SourceFile

_NO_CLAIM = Claim(ClaimKind.SO, ALWAYS)


def proofs(
    text: Corpus,
    changed: Changed,
    before: Edition,
    after: Edition,
    proposals: Sequence[Proposal],
    *,
    resting: bool = True,
) -> Iterator[Proof]:
    """Yield what comes of each claim of a proposal, in the order in which they are made.

    `text` is the law of the day, `changed` and `after` that law as the proposal makes it. What is
    said of the law as it would be is read by the definitions of that law. Of several proposals
    together nothing is claimed. If `resting`, each says what it rests on. Raises BudgetExceeded.
    """
    if len(proposals) != 1:
        return
    (proposal,) = proposals
    files = {file.path: file for file in text.files}
    now, then = (law.proposals[proposal.name].claims for law in (text.law, changed.law))
    unknown = before.unproved | after.unproved
    known = {name: each for name, each in before.partitions.items() if name not in unknown}
    for at, claim in enumerate(now):
        so = claim.of_one_law
        read = then[at] if so and len(then) == len(now) else None if so else claim
        found = _left_open(claim, read, before, after)
        if found is None and read is not None and known and claim.outcome not in unknown:
            law = after.law if so else before.law
            found = proof(read, law, known, after.partitions)
            if found.shown is None and resting:
                sides = (after,) if so else (before, after)
                found = replace(found, because=tuple(_resting(read, law, known, sides)))
            found = replace(found, claim=claim)
            if unknown and not claim.outcome and found.verdict is Verdict.PROVED:
                found = Proof(claim, Verdict.OPEN, why=_not_encoded(sorted(unknown), before, after))
        elif found is None:
            names = [claim.outcome] if claim.outcome else sorted(unknown)
            found = Proof(claim, Verdict.OPEN, why=_not_encoded(names, before, after))
        laws = before.law, after.law
        yield replace(found, said=_said(claim, files), laws=laws, read=read)


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


def _not_encoded(names: Sequence[str], *laws: Edition) -> str:
    """Say why some outcomes are not answered, in the first of some laws that does not."""
    why: dict[str, list[str]] = {}
    for name in names:
        law = next((each for each in laws if name in each.unproved), laws[0])
        why.setdefault(law.why_untold(name), []).append(f"“{name}”")
    return both(
        f"{both(said)} {'is' if len(said) == 1 else 'are'} {brief}" for brief, said in why.items()
    )


def faults(
    text: Corpus, changed: Changed, before: Edition, after: Edition, proposal: Proposal
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the claims of a proposal."""
    try:
        for each in proofs(text, changed, before, after, (proposal,), resting=False):
            yield from findings(each)
    except BudgetExceeded as fault:
        yield too_large(fault, before.law)


def of_the_law(
    written: Iterable[SourceFile],
    edition: Edition,
    claims: Sequence[Claim],
    read: Sequence[Claim] | None,
    *,
    resting: bool = True,
) -> Iterator[Proof]:
    """Yield what comes of claims about the law of a day, as it is.

    The claims stand in the files `written`. `read` are the claims as that day's text gives them
    meaning; None where it gives them none. If `resting`, each says what it rests on. Raises
    BudgetExceeded.
    """
    files = {file.path: file for file in written}
    if read is not None and len(read) != len(claims):
        read = None
    for at, claim in enumerate(claims):
        meant = None if read is None else read[at]
        found = _open(meant, edition)
        if found is None and meant is not None:
            found = _of_the_law(meant, edition, resting)
        assert found is not None
        yield replace(
            found,
            claim=claim,
            said=_said(claim, files),
            of_a_change=False,
            laws=(edition.law,),
            read=meant,
        )


def _of_the_law(claim: Claim, edition: Edition, resting: bool) -> Proof:
    """Hold a claim against the law as it is, and say which provisions decide."""
    parts = edition.partitions
    found = proof(claim, edition.law, parts, parts)
    if found.shown is not None:
        own = found.shown.because_before if claim.of_pairs else ()
        because = dict.fromkeys((*own, *found.shown.because_after))
        return replace(found, because=tuple(because))
    if not resting:
        return found
    return replace(found, because=tuple(_resting(claim, edition.law, parts, (edition,))))


def _resting(
    claim: Claim, law: Law, before: Mapping[str, Partition], sides: Sequence[Edition]
) -> Iterator[ProvisionId]:
    """Yield what decides the cases of which something is claimed, in one law or in two.

    Where it is of a change, and one diagram has the answers of both laws, it rests on neither. The
    definitions by which the claim is read are those of `law`.
    """
    after = sides[-1].partitions
    asked = {name: after[name] for name in outcomes_in(claim.where)}
    (where,) = met_where(law, next(iter(after.values())).space, [claim.where], asked)
    for name in (claim.outcome,) if claim.outcome else tuple(before):
        if len(sides) == 1 or before[name].answers is not after[name].answers:
            for each in sides:
                part = each.partitions[name]
                decided = leaves(overlay(part.space, part.root, where))
                met = (leaf.reasons for leaf, spoken_of in decided if spoken_of)
                yield from _in_order(chain.from_iterable(met), each)


def _in_order(cited: Iterable[ProvisionId], edition: Edition) -> list[ProvisionId]:
    order = {at: number for number, at in enumerate(edition.law.provisions)}
    return sorted(set(cited), key=lambda at: (order.get(at, -1), at.citation))


def _open(read: Claim | None, edition: Edition) -> Proof | None:
    """Say why a claim about the law as it is cannot be held against every case, if it cannot."""
    if read is None:
        why = "in the law of that day, not all the words of the claims have a meaning"
        return Proof(_NO_CLAIM, Verdict.OPEN, why=why)
    if (apart := _left_open(read, read, edition, edition)) is not None:
        return apart
    asked = dict.fromkeys((*outcomes_in(read.where), read.outcome))
    if unknown := [name for name in asked if name in edition.unproved]:
        return Proof(read, Verdict.OPEN, why=_not_encoded(unknown, edition))
    for name in outcomes_in(read.where):
        if any(isinstance(leaf, Open) for leaf in leaves(edition.partitions[name].answers)):
            why = (
                f"in some cases the law does not settle “{name}”, which tells of which this is said"
            )
            return Proof(read, Verdict.OPEN, why=why)
    return None


def _said(claim: Claim, files: Mapping[str, SourceFile]) -> str:
    """Return a claim as it is written, in one line."""
    return " ".join(files[claim.span.path].slice(claim.span).split())

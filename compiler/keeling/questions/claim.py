"""Claims about a change: proved in every possible case, or refuted by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from keeling.diagnostics import Check, Diagnostic, Severity
from keeling.model.answers import NO, YES, Answer, HalfOf, Lasting, Open, WholeOf
from keeling.model.changes import Change, Proof, Verdict
from keeling.model.claims import Claim, ClaimKind
from keeling.model.conditions import outcomes_in
from keeling.model.law import Law
from keeling.model.pairs import in_lines
from keeling.model.words import case_in_words
from keeling.partition import (
    Compared,
    Met,
    Node,
    Partition,
    Twins,
    compared,
    leaves,
    met_where,
    overlay,
    reasons,
    regions,
    relabel,
    support,
    twins,
    witness,
)

REFUTED_CLAIM = Check("refuted-claim", "a claim that some case refutes")
OPEN_CLAIM = Check("open-claim", "a claim that the law leaves open", Severity.WARNING)


_OR_THE_PROPOSAL = "the proposal"

Partitions = Mapping[str, Partition]
_NOT_SPOKEN_OF = (Verdict.EMPTY, NO, NO)


def proof(claim: Claim, law: Law, before: Partitions, after: Partitions) -> Proof:
    """Say what comes of a claim about a change, held against every possible case.

    The definitions by which the claim is read are those of `law`. Both partitions are in one
    space; one that is of the law as it is asks `after` alone. Raises BudgetExceeded.
    """
    space = next(iter(before.values())).space
    asked = {name: after[name] for name in outcomes_in(claim.where)}
    (where,) = met_where(law, space, [claim.where], asked)
    if True not in leaves(where):
        return Proof(claim, Verdict.EMPTY)
    if claim.of_pairs:
        return _of_pairs(claim, law, after, where)
    found = Proof(claim, Verdict.PROVED)
    every = tuple(each.answers for each in (*before.values(), *after.values()))
    for name in (claim.outcome,) if claim.outcome else tuple(before):
        was, now = before[name], after[name]
        if claim.kind is not ClaimKind.SO and was.answers is now.answers:
            continue
        judged = _judged(claim, law, was, now, where, every)
        for verdict in (Verdict.REFUTED, Verdict.OPEN):
            shown = _shown(judged, verdict, was, now)
            if shown is None:
                continue
            # Where no case can be named, it turns on the day on which a length begins.
            if verdict is Verdict.REFUTED and shown.witness is not None:
                return Proof(claim, verdict, shown)
            if found.shown is None:
                found = Proof(claim, Verdict.OPEN, shown)
    return found


def _of_pairs(claim: Claim, law: Law, partitions: Partitions, where: Node) -> Proof:
    """Say what comes of a claim about two cases that differ in one fact alone."""
    part = partitions[claim.outcome]
    pairs = twins(part.space, claim.along, grows=not claim.between)
    if pairs is None:
        why = (
            f"facts that are known or not because of “{claim.along}” are held against others, and "
            "which of the two cases these are of cannot be told"
        )
        return Proof(claim, Verdict.OPEN, why=why)
    space = pairs.space
    one, other = pairs.first(part.answers), pairs.second(part.answers)
    beside = (*(each.answers for each in partitions.values()), where)
    every = (make(node) for node in beside for make in (pairs.first, pairs.second))
    scale = law.vocabulary.scales.get(law.vocabulary.outcomes[claim.outcome].scale)
    meant = pairs.between(*claim.between) if claim.between else pairs.known()
    told = overlay(space, compared(space, one, other, scale, every), meant)
    told = overlay(space, told, overlay(space, pairs.first(where), pairs.second(where)))

    def judge(leaf: Any) -> tuple[Verdict, Answer, Answer] | None:
        (found, so), spoken_of = leaf
        if not isinstance(so, Met) or spoken_of != (True, True):
            return _NOT_SPOKEN_OF
        if pairs.no_less(found.before, found.after):
            found = replace(found, way=-1)
        return _of_two(claim, found), found.before, found.after

    judged = relabel(space.table, told, judge)
    if all(leaf == _NOT_SPOKEN_OF for leaf in leaves(judged)):
        return Proof(claim, Verdict.EMPTY)
    found = Proof(claim, Verdict.PROVED)
    turning = dict.fromkeys((*support(space, one), *support(space, other), pairs.fact, pairs.other))
    for verdict in (Verdict.REFUTED, Verdict.OPEN):
        shown = _pair(judged, verdict, pairs, part, turning)
        if shown is not None and verdict is Verdict.REFUTED and shown.witness is not None:
            return Proof(claim, verdict, shown)
        if shown is not None and found.shown is None:
            found = Proof(claim, Verdict.OPEN, shown)
    return found


def _pair(
    judged: Node, verdict: Verdict, pairs: Twins, part: Partition, turning: Mapping[str, None]
) -> Change | None:
    """Return two cases that are judged so, the first of which can be named; None if none are."""
    found = None
    if any(leaf[0] is verdict for leaf in leaves(judged)):
        for region in regions(pairs.space, judged, lambda leaf: leaf[0] is verdict):
            _, was, now = region.leaf
            facts = {**dict.fromkeys(region.where), **turning}
            if pairs.as_much(was, now):
                grows, case = pairs.with_more(region.where, facts)
            else:
                grows, case = True, witness(pairs.space, region.where, facts)
            if not grows:
                continue
            one, two = pairs.apart(case)
            because, other = (reasons(part, each) for each in (one, two))
            where = {name: each for name, each in region.where.items() if name != pairs.other}
            pair = None if one is None or two is None else (one, two)
            after = pairs.own(now) if pair else now
            found = Change(part.outcome, was, after, where, case, because, other, pair=pair)
            if case is not None:
                return found
    return found


def _judged(
    claim: Claim,
    law: Law,
    before: Partition,
    after: Partition,
    where: Node,
    every: tuple[Node, ...],
) -> Node:
    """Return the verdict in each possible case, with the answers before and after.

    What a claim does not speak of does not tell.
    """
    space = before.space
    scale = law.vocabulary.scales.get(law.vocabulary.outcomes[before.outcome].scale)
    pairs = overlay(space, before.answers, after.answers)
    held = before.answers
    if claim.answer is not None:
        held = space.table.terminal(claim.answer)
    told = compared(space, held, after.answers, scale, (*every, where))
    told = overlay(space, told, where)

    def judge(leaf: Any) -> tuple[Verdict, Answer, Answer]:
        (was, now), (found, spoken_of) = leaf
        return _verdict(claim, found) if spoken_of else Verdict.PROVED, was, now

    return relabel(space.table, overlay(space, pairs, told), judge)


def _verdict(claim: Claim, found: Compared) -> Verdict:
    """Judge what an answer was, or is claimed to be, beside what it would be."""
    if found.way == 0:
        return Verdict.PROVED
    if found.way is None and _measured(found):
        return Verdict.OPEN
    match claim.kind:
        case ClaimKind.NO_MORE:
            return _not_newly(YES, found.before, found.after)
        case ClaimKind.NO_FEWER:
            return _not_newly(NO, found.before, found.after)
        case ClaimKind.NEVER_LONGER | ClaimKind.NEVER_HIGHER:
            return _never(-1, found.way)
        case ClaimKind.NEVER_SHORTER | ClaimKind.NEVER_LOWER:
            return _never(1, found.way)
        case ClaimKind.SAME if any(isinstance(each, Open) for each in (found.before, found.after)):
            return Verdict.OPEN
        case _:
            return Verdict.REFUTED


def _of_two(claim: Claim, found: Compared) -> Verdict:
    """Judge the answers to two cases; where both are at fault, they are not the same answer."""
    if found.way == 0 and isinstance(found.before, Open):
        return Verdict.OPEN
    return _verdict(claim, found)


def _not_newly(answer: Answer, was: Answer, now: Answer) -> Verdict:
    """Judge that an answer is not newly given; a gap or a conflict may hide it."""
    if answer == was or not (now == answer or isinstance(now, Open)):
        return Verdict.PROVED
    both_plain = not isinstance(was, Open) and now == answer
    return Verdict.REFUTED if both_plain else Verdict.OPEN


def _never(way: int, found: int | None) -> Verdict:
    if found is None:
        return Verdict.OPEN
    return Verdict.REFUTED if found == way else Verdict.PROVED


def _measured(found: Compared) -> bool:
    """Whether both are lengths of time, of which it cannot be said whether they are the same."""
    lengths = (Lasting, WholeOf, HalfOf)
    return isinstance(found.before, lengths) and isinstance(found.after, lengths)


def _shown(judged: Node, verdict: Verdict, before: Partition, after: Partition) -> Change | None:
    """Return cases that are judged so, the first of which one can be named; None if none are."""
    if not any(leaf[0] is verdict for leaf in leaves(judged)):
        return None
    space = before.space
    answers = (*support(space, before.answers), *support(space, after.answers))
    found = None
    for region in regions(space, judged, lambda leaf: leaf[0] is verdict):
        _, was, now = region.leaf
        case = witness(space, region.where, dict.fromkeys((*answers, *region.where)))
        was_because, now_because = (reasons(each, case) for each in (before, after))
        found = Change(before.outcome, was, now, region.where, case, was_because, now_because)
        if case is not None:
            return found
    return found


def findings(proof: Proof, instead: str = _OR_THE_PROPOSAL) -> Iterator[Diagnostic]:
    """Report a claim that is refuted, or open, or speaks of no case.

    `instead` is what could be changed, other than the claim.
    """
    span, said = proof.claim.span, f"“{proof.said}”"
    if proof.verdict is Verdict.EMPTY:
        yield REFUTED_CLAIM.at(
            span,
            f"{said} speaks of no case: none can be so.",
            advice="Look for a figure or a word that is not as it was meant, or leave the claim "
            "out.",
        )
    elif proof.verdict is Verdict.REFUTED and proof.shown is not None:
        by = (
            f"two cases that differ in `{proof.claim.along}` alone"
            if proof.shown.pair
            else f"a case in which {proof.turns}: {case_in_words(proof.shown.witness)}"
        )
        yield REFUTED_CLAIM.at(
            span,
            f"{said} is refuted by {by}.",
            advice=f"Change the claim to what is so, or {instead} to what is claimed.",
            shown=in_lines(proof),
        )
    elif proof.verdict is Verdict.OPEN:
        why = (
            f"of two cases that differ in `{proof.claim.along}` alone the law does not settle it"
            if proof.shown and proof.shown.pair
            else f"in a case in which {proof.turns}, the law does not settle it: "
            f"{case_in_words(proof.shown.witness)}"
            if proof.shown
            else proof.turns
        )
        yield OPEN_CLAIM.at(
            span,
            f"{said} can be neither proved nor refuted: {why}.",
            advice="Leave such cases out of the claim, or settle in the law what is open.",
            shown=in_lines(proof),
        )

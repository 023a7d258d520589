"""Decide a case: the answer and its reasons; with facts missing, every possible answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from keeling.model.answers import Answer
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Standing
from keeling.model.words import FactValue
from keeling.partition import Leaf, Partition, leaves, restrict, support


@dataclass(frozen=True, slots=True)
class Decision:
    """What the law answers about one outcome in a case.

    `answer` is None where the facts leave more than one possible; `depends_on` are then the facts
    that would settle it. `notes` say what the answer rests on that is not firm.
    """

    outcome: str
    answer: Answer | None
    possible: tuple[Answer, ...]
    because: tuple[ProvisionId, ...]
    depends_on: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def decide(
    law: Law, partitions: Mapping[str, Partition], facts: Mapping[str, FactValue]
) -> tuple[Decision, ...]:
    """Decide every outcome of the law for the facts given; a missing fact is never assumed."""
    return tuple(
        _decide(law, partition, facts)
        for partition in (partitions[name] for name in law.vocabulary.outcomes)
    )


def _decide(law: Law, partition: Partition, facts: Mapping[str, FactValue]) -> Decision:
    space = partition.space
    answers = restrict(space, partition.answers, facts)
    possible = tuple(leaves(answers))
    reasoned = [leaf for leaf in leaves(restrict(space, partition.root, facts)) if leaf is not None]
    because = _reasons(reasoned, law)
    if len(possible) == 1:
        return Decision(
            partition.outcome, possible[0], possible, because, (), _notes(because, law)
        )
    return Decision(
        partition.outcome, None, possible, because, support(space, answers), _notes(because, law)
    )


def _reasons(reasoned: list[Leaf], law: Law) -> tuple[ProvisionId, ...]:
    """Return the reasons common to all leaves first; without any missing fact, just the reasons."""
    order = {provision: index for index, provision in enumerate(law.provisions)}
    every = {reason for leaf in reasoned for reason in leaf.reasons}
    return tuple(sorted(every, key=lambda reason: order.get(reason, len(order))))


def _notes(because: tuple[ProvisionId, ...], law: Law) -> tuple[str, ...]:
    """Say what the provisions relied on rest on, where it is not their own verified text."""
    notes: dict[str, None] = {}
    for reason in because:
        provision = law.provisions.get(reason)
        if provision is None:
            continue
        verification = provision.verification
        if verification is not None and verification.standing is not Standing.VERIFIED:
            notes[f"{reason.citation}: {verification}"] = None
        for flag in provision.flags:
            notes[f"{reason.citation}: {flag}"] = None
    return tuple(notes)

"""Why a condition is met in no possible case: a fact is not known there, or never so much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from keeling.model.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Limb,
    limbs,
    tests,
)
from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.model.vocabulary import Fact
from keeling.partition.asking import leaves
from keeling.partition.law import met_where
from keeling.partition.space import Space


def unknown(law: Law, space: Space, condition: Condition) -> Fact | None:
    """Return a fact that is not known wherever a condition could be met but for that.

    None where the condition is met in some possible case, or not for want of one fact alone.
    """
    return _but_for(law, space, condition, _as_known)


def bounded(law: Law, space: Space, condition: Condition) -> Fact | None:
    """Return a fact that is declared never to be so much, or so little, as a condition asks.

    None where the condition is met in some possible case, or not for the bound of one fact alone.
    """
    return _but_for(law, space, condition, _as_unbounded)


def _but_for(
    law: Law, space: Space, condition: Condition, otherwise: Callable[[Fact], Fact]
) -> Fact | None:
    """Return a fact but for the declaration of which a condition could be met."""
    if _met(law, space, condition):
        return None
    declared = law.vocabulary
    for name in dict.fromkeys(test.fact for test in tests(condition)):
        fact = declared.facts[name]
        freed = otherwise(fact)
        if freed == fact:
            continue
        freer = replace(declared, facts={**declared.facts, name: freed})
        if _met(replace(law, vocabulary=freer), Space(freer), condition):
            return fact
    return None


def _as_known(fact: Fact) -> Fact:
    known = fact.known_where == ALWAYS
    return fact if known else replace(fact, known_where=ALWAYS, counted=None)


def _as_unbounded(fact: Fact) -> Fact:
    return replace(fact, least=None, most=None)


def through(condition: Condition, limb: ProvisionId) -> Condition:
    """Return a condition as it is met by a limb of it, and by no other alternative beside that."""
    match condition:
        case Limb(at, part) if at != limb:
            return Limb(at, through(part, limb))
        case AllOf(parts):
            return AllOf(tuple(through(part, limb) for part in parts))
        case AnyOf(parts):
            own = tuple(part for part in parts if limb in limbs(part))
            return AnyOf(tuple(through(part, limb) for part in own or parts))
        case _:
            return condition


def _met(law: Law, space: Space, condition: Condition) -> bool:
    (node,) = met_where(law, space, [condition])
    return True in leaves(node)

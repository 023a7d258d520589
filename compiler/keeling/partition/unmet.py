"""Why a condition is met in no possible case: a fact that it asks for is not known there."""

from __future__ import annotations

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
    if _met(law, space, condition):
        return None
    declared = law.vocabulary
    for name in dict.fromkeys(test.fact for test in tests(condition)):
        fact = declared.facts[name]
        if fact.known_where == ALWAYS:
            continue
        known = replace(fact, known_where=ALWAYS, counted=None)
        freer = replace(declared, facts={**declared.facts, name: known})
        if _met(replace(law, vocabulary=freer), Space(freer), condition):
            return fact
    return None


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

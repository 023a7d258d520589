"""What each provision says by itself, so that its versions on different days can be told apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from keeling.model.conditions import ALWAYS, AllOf, AnyOf, Condition, Limb, Not
from keeling.model.identity import ProvisionId
from keeling.model.law import Law


@dataclass(frozen=True, slots=True)
class Sentence:
    """A rule, a reading or a definition; what it uses of other provisions is only named."""

    provision: ProvisionId
    about: str
    content: Hashable


def sentences(law: Law) -> tuple[Sentence, ...]:
    """Return what each provision of a law says by itself, in its order."""
    found: dict[Sentence, None] = {}
    for rule in law.rules:
        at = rule.provision
        rows = tuple((_own(row.when, at), row.answer, row.provision) for row in rule.rows)
        words = (rule.subject_to, rule.despite, rule.in_place_of, rule.read, rule.undertakes)
        found[Sentence(at, rule.outcome, (_own(rule.where, at), rows, words))] = None
        for condition in (rule.where, *(row.when for row in rule.rows)):
            found |= dict.fromkeys(_definitions(condition, at))
    for reading in law.readings:
        at = reading.provision
        reads = frozenset(reading.reads.items())
        found[Sentence(at, "", (reading.target, reads, _own(reading.where, at)))] = None
        found |= dict.fromkeys(_definitions(reading.where, at))
    return tuple(found)


def _definitions(condition: Condition, at: ProvisionId) -> Iterator[Sentence]:
    """Yield the definitions that a condition which stands in a provision uses, near or far."""
    stack = [(condition, at)]
    while stack:
        part, inside = stack.pop()
        match part:
            case AllOf(parts) | AnyOf(parts):
                stack += [(each, inside) for each in parts]
            case Not(each):
                stack.append((each, inside))
            case Limb(provision, each):
                if not provision.within(inside):
                    yield Sentence(provision, "", _own(each, provision))
                    inside = provision
                stack.append((each, inside))
            case _:
                pass


def _own(condition: Condition, at: ProvisionId) -> Condition:
    """Return a condition in which what stands in other provisions is only named."""
    match condition:
        case AllOf(parts):
            return AllOf(tuple(_own(part, at) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_own(part, at) for part in parts))
        case Not(part):
            return Not(_own(part, at))
        case Limb(provision, part):
            return Limb(provision, _own(part, at) if provision.within(at) else ALWAYS)
        case _:
            return condition

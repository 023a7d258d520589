"""What a rule may test: the closed core that every other stage understands completely.

A test compares one fact with constants. That restriction is what keeps every question about all
cases decidable, exact and quick.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from keeling.model.answers import Answer
from keeling.model.identity import ProvisionId

#: A cut on the line of a measured fact: `(value, 0)` lies just before the value, `(value, 1)`
#: just after it. Ages, numbers and days (as ordinals) are whole, so only `(n, 0)` is used for
#: them; for lengths of time the value is `Duration.key`.
Cut = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Among:
    """Some of a fact's declared choices; `yes` and `no` for a fact that is either."""

    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Within:
    """A stretch of a measured fact, between two cuts; None leaves that end open."""

    lower: Cut | None = None
    upper: Cut | None = None

    def common(self, other: Within) -> Within:
        """Return what it has in common with another; there may be nothing in that."""
        lower = [cut for cut in (self.lower, other.lower) if cut is not None]
        upper = [cut for cut in (self.upper, other.upper) if cut is not None]
        return Within(max(lower, default=None), min(upper, default=None))


@dataclass(frozen=True, slots=True)
class Test:
    """A fact is among some choices, or within a stretch.

    A test of a fact that does not exist in a case (the length of an order where no order was
    made) is not met.
    """

    fact: str
    among: Among | Within


@dataclass(frozen=True, slots=True)
class OutcomeIs:
    """An outcome of the law itself has one of some answers (`the offence is listed`: yes)."""

    outcome: str
    answers: frozenset[Answer]


@dataclass(frozen=True, slots=True)
class Whatever:
    """The law answers so whatever value a fact has, all else in the case as it is.

    Met where `part` is met for every value of `fact` that the vocabulary allows there, and for
    every value of the facts that are known or not because of it (`Vocabulary.varying`).
    """

    part: OutcomeIs
    fact: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part is met; with no parts, always."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part is met; with no parts, never."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The part is not met."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Limb:
    """A part of a provision with an address of its own, cited as a reason where it is met."""

    provision: ProvisionId
    part: Condition


Condition = Test | OutcomeIs | Whatever | AllOf | AnyOf | Not | Limb

ALWAYS = AllOf()
NEVER = AnyOf()


def without(condition: Condition, gone: frozenset[ProvisionId]) -> Condition:
    """Return a condition in which no limb of the provisions that are `gone` is ever met."""
    match condition:
        case AllOf(parts):
            return AllOf(tuple(without(part, gone) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(without(part, gone) for part in parts))
        case Not(part):
            return Not(without(part, gone))
        case Limb(provision, part):
            return NEVER if provision in gone else Limb(provision, without(part, gone))
        case Test() | OutcomeIs() | Whatever():
            return condition


def size(condition: Condition, known: dict[int, tuple[Condition, int]]) -> int:
    """Return how many tests a condition has once every definition in it is written out.

    `known` remembers parts by their identity, and keeps them so that none can take another's.
    """
    if id(condition) in known:
        return known[id(condition)][1]
    match condition:
        case AllOf(parts) | AnyOf(parts):
            found = sum(size(part, known) for part in parts)
        case Not(part) | Limb(_, part):
            found = size(part, known)
        case Test() | OutcomeIs() | Whatever():
            found = 1
    known[id(condition)] = condition, found
    return found


def walk(condition: Condition, *, into_not: bool = True) -> Iterator[Condition]:
    """Yield a condition and every part of it, in the order in which they are written.

    Where not `into_not`, what is denied is yielded as the `Not` that denies it, and no further.
    """
    stack = [condition]
    while stack:
        at = stack.pop()
        yield at
        match at:
            case AllOf(parts) | AnyOf(parts):
                stack.extend(reversed(parts))
            case Limb(_, part) | Whatever(part, _):
                stack.append(part)
            case Not(part):
                stack.extend([part] if into_not else [])
            case Test() | OutcomeIs():
                pass


def limbs(condition: Condition) -> Iterator[ProvisionId]:
    """Yield the provisions whose limbs or definitions a condition asks about, denied or not."""
    return (part.provision for part in walk(condition) if isinstance(part, Limb))


def denied_limbs(condition: Condition) -> Iterator[ProvisionId]:
    """Yield the provisions whose limbs or definitions a condition asks not to be met."""
    for part in walk(condition, into_not=False):
        if isinstance(part, Not):
            yield from limbs(part)


def outcomes_in(condition: Condition) -> Iterator[str]:
    """Yield the outcomes a condition tests."""
    return (part.outcome for part in walk(condition) if isinstance(part, OutcomeIs))


def tests(condition: Condition) -> Iterator[Test]:
    """Yield the tests of facts in a condition."""
    return (part for part in walk(condition) if isinstance(part, Test))

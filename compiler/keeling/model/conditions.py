"""What a rule may test: the closed core that every other stage understands completely.

A test compares one fact with constants. That restriction is what keeps every question about all
cases decidable, exact and quick.
"""

from __future__ import annotations

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


Condition = Test | OutcomeIs | AllOf | AnyOf | Not | Limb

ALWAYS = AllOf()
NEVER = AnyOf()

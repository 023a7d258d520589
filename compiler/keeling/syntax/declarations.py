"""What is declared, as it is written: facts, outcomes and scales."""

from __future__ import annotations

from dataclasses import dataclass

from keeling.source import Span
from keeling.syntax.phrases import Bound, Condition, Word


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One declared choice, with its gloss."""

    span: Span
    name: Word
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class CountedLine:
    """`counted from the offender's date of birth to the date of conviction`."""

    span: Span
    start: Word
    end: Word


@dataclass(frozen=True, slots=True)
class FactLine:
    """`the victim's age is an age, known where …`."""

    span: Span
    name: Word
    kind: str
    choices: tuple[ChoiceLine, ...] = ()
    bounds: tuple[Bound, ...] = ()
    not_less_than: tuple[Word, ...] = ()
    known_where: tuple[Condition, ...] = ()
    counted: tuple[CountedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ImpossibleLine:
    """`impossible where the disposal is community order and …`."""

    span: Span
    condition: Condition


@dataclass(frozen=True, slots=True)
class Facts:
    """`facts "The offender"` and the facts under it, with the cases that cannot be."""

    span: Span
    heading: str
    facts: tuple[FactLine, ...]
    impossible: tuple[ImpossibleLine, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """`the notification period is a duration, or indefinite, beginning with …`."""

    span: Span
    name: Word
    kind: str
    choices: tuple[ChoiceLine, ...] = ()
    indefinite: bool = False
    scale: Word | None = None
    actor: Word | None = None
    begins: Word | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """`outcomes` and the outcomes under it."""

    span: Span
    outcomes: tuple[OutcomeLine, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """`custody, by length, measured by the custodial term, where the disposal is …`."""

    span: Span
    name: Word
    by_length: bool
    measure: Word | None = None
    where: Condition | None = None


@dataclass(frozen=True, slots=True)
class ScaleBlock:
    """`scale "severity of sentence"`, its steps, the least first, and what it `leads to`."""

    span: Span
    name: Word
    steps: tuple[StepLine, ...]
    leads_to: tuple[Word, ...] = ()

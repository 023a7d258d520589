"""Sentences about law, not about cases: readings, assumptions, powers. `tree` has the rest."""

from __future__ import annotations

from dataclasses import dataclass

from keeling.source import Span
from keeling.syntax.phrases import Answer, Condition, Reference, Word


@dataclass(frozen=True, slots=True)
class Reads:
    """`for 10 years and 7 years in subsection (1) read half that period`."""

    span: Span
    answers: tuple[Answer, ...]
    reference: Reference


@dataclass(frozen=True, slots=True)
class Interprets:
    """`a period of 26 weeks is read as 6 months in section 82(1) of SOA 2003`."""

    span: Span
    period: Word
    read_as: Word
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumes:
    """`it is assumed that the length of the order is at least 12 months`."""

    span: Span
    condition: Condition


@dataclass(frozen=True, slots=True)
class Confers:
    """`the Secretary of State may by order amend schedule 3 or schedule 5`."""

    span: Span
    holder: Word
    instrument: str
    reaches: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """`where … is before commencement, an amendment by which … in more cases does not apply`."""

    span: Span
    outcome: Word
    more: bool


@dataclass(frozen=True, slots=True)
class Excuses:
    """`subsection (2) does not apply for the purposes of section 106`."""

    span: Span
    reference: Reference
    purposes: tuple[Reference, ...]

"""Studies and standing claims, as written."""

from __future__ import annotations

from dataclasses import dataclass

from keeling.source import Span
from keeling.syntax.instructions import Claim
from keeling.syntax.phrases import Property, Word


@dataclass(frozen=True, slots=True)
class StatementLine:
    """`claim "…" at lines 606 to 610`, and below it the claims that it comes to, or why none.

    `first` and `last` are the lines, as they are written.
    """

    span: Span
    said: str
    first: Word
    last: Word
    claims: tuple[Claim, ...] = ()
    properties: tuple[Property, ...] = ()


@dataclass(frozen=True, slots=True)
class StudyBlock:
    """`study "…"`, and what it says of the law."""

    span: Span
    title: str
    properties: tuple[Property, ...]
    statements: tuple[StatementLine, ...]


@dataclass(frozen=True, slots=True)
class StandingBlock:
    """`standing claims "…"`: what must always hold."""

    span: Span
    title: str
    properties: tuple[Property, ...]
    claims: tuple[Claim, ...]

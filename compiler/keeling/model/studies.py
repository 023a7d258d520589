"""Claims about the law as it is: what a study says of it, and what must always hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from keeling.diagnostics import Diagnostic
from keeling.model.claims import Claim
from keeling.model.verification import Verification
from keeling.source import Span

_NOWHERE = Span("", 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a study says in some of its lines, in our short words, and the claims it comes to.

    It has none where rules cannot say it, or its law is not encoded here: then `outside` or
    `not_encoded` is the reason.
    """

    said: str
    first: int
    last: int
    claims: tuple[Claim, ...] = ()
    outside: str = ""
    not_encoded: str = ""
    notes: tuple[str, ...] = ()
    span: Span = field(default=_NOWHERE, compare=False)

    @property
    def lines(self) -> str:
        """Where it stands: `line 616`, or `lines 606 to 610`."""
        if self.first == self.last:
            return f"line {self.first}"
        return f"lines {self.first} to {self.last}"


@dataclass(frozen=True, slots=True)
class Study:
    """What somebody has written about the law, and the day whose law it is held against.

    One with `faults` cannot be understood, and what comes of it cannot be said.
    """

    title: str
    name: str
    written_by: str = ""
    lines_counted_in: str = ""
    as_at: date | None = None
    source: str = ""
    verification: Verification | None = None
    notes: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    span: Span = field(default=_NOWHERE, compare=False)
    faults: tuple[Diagnostic, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class StandingClaims:
    """What must hold of the law of every day, and of the law as any proposal leaves it."""

    title: str
    name: str
    because: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    span: Span = field(default=_NOWHERE, compare=False)
    faults: tuple[Diagnostic, ...] = field(default=(), compare=False)

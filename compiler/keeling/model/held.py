"""What has come of the statements of studies, and of standing claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from keeling.model.changes import Proof, Verdict
from keeling.model.law import Law, Proposal
from keeling.model.studies import StandingClaims, Statement, Study


class Finding(Enum):
    """What has come of a statement, in words."""

    HOLDS = "holds"
    IN_PART = "holds in part"
    FAILS = "does not hold"
    OPEN = "cannot be said"
    OUTSIDE = "not for rules"


@dataclass(frozen=True, slots=True)
class Held:
    """A statement, and what has come of each of its claims."""

    statement: Statement
    proofs: tuple[Proof, ...] = ()

    @property
    def finding(self) -> Finding:
        """What has come of it: it holds where all its claims do, in part where some do."""
        if self.statement.outside:
            return Finding.OUTSIDE
        verdicts = {proof.verdict for proof in self.proofs}
        wrong = verdicts & {Verdict.REFUTED, Verdict.EMPTY}
        if wrong:
            return Finding.IN_PART if Verdict.PROVED in verdicts else Finding.FAILS
        return Finding.HOLDS if verdicts == {Verdict.PROVED} else Finding.OPEN


@dataclass(frozen=True, slots=True)
class Checked:
    """A study held against the law of a day."""

    study: Study
    as_at: date
    law: Law
    held: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class Of:
    """The law of a day, or as a proposal leaves it."""

    proposal: Proposal | None
    as_at: date


@dataclass(frozen=True, slots=True)
class Always:
    """Standing claims, and what comes of each in some laws."""

    claims: StandingClaims
    found: tuple[tuple[Of, tuple[Proof, ...]], ...]

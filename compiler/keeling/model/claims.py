"""Claims: what is said of a change of law, and can be proved or refuted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from keeling.model.answers import Answer, Settled
from keeling.model.conditions import Among, Condition, Within
from keeling.model.identity import ProvisionId
from keeling.model.words import FactValue
from keeling.source import Span


class ClaimKind(Enum):
    """What a claim says; the value is how it is written."""

    NOBODY = "nobody is affected"
    NO_MORE = "in no more cases"
    NO_FEWER = "in no fewer cases"
    NEVER_LONGER = "is never longer"
    NEVER_SHORTER = "is never shorter"
    UNCHANGED = "is unchanged"
    SO = "is so"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim about every case in which `where` is met, which turns on facts alone.

    `outcome` is empty where it is about all of them. `answer` is what the outcome is claimed to be
    once the change is made; None unless the kind is `SO`.
    """

    kind: ClaimKind
    where: Condition
    outcome: str = ""
    answer: Settled | None = None
    span: Span = field(default=Span("", 1, 1, 1, 1), compare=False)


class Verdict(Enum):
    """What has come of a claim, in words."""

    PROVED = "proved"
    REFUTED = "refuted"
    OPEN = "cannot be said"
    EMPTY = "speaks of no case"


@dataclass(frozen=True, slots=True)
class Counterexample:
    """Cases in which a claim is not so, or may not be, and one that shows them.

    `witness` is None where no case lies there whatever the day on which a length begins.
    """

    outcome: str
    before: Answer
    after: Answer
    when: Mapping[str, Among | Within]
    witness: Mapping[str, FactValue] | None
    because_before: tuple[ProvisionId, ...] = ()
    because_after: tuple[ProvisionId, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What has come of a claim; a counterexample where it is refuted, or cannot be said.

    One that is open and has none says `why`. `said` is how the claim is written.
    """

    claim: Claim
    verdict: Verdict
    shown: Counterexample | None = None
    said: str = ""
    why: str = ""

    @property
    def turns(self) -> str:
        """What is answered in the case that shows it; or why it is open, where none does."""
        shown = self.shown
        if shown is None:
            return self.why
        if self.claim.kind is ClaimKind.SO:
            return f"“{shown.outcome}” would be {shown.after}"
        return f"“{shown.outcome}” is {shown.before} now and would be {shown.after}"

"""Claims: what is said of a change of law, and can be proved or refuted."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from keeling.model.answers import Settled
from keeling.model.conditions import Condition
from keeling.source import Span


class ClaimKind(Enum):
    """What a claim says; the value is how it is written."""

    NOBODY = "nobody is affected"
    NO_MORE = "in no more cases"
    NO_FEWER = "in no fewer cases"
    NEVER_LONGER = "is never longer"
    NEVER_SHORTER = "is never shorter"
    NEVER_HIGHER = "is never higher"
    NEVER_LOWER = "is never lower"
    UNCHANGED = "is unchanged"
    SAME = "is the same for"
    SO = "is so"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim about every case in which `where` is met, which turns on facts alone.

    `outcome` is empty where it is about all of them. `answer` is what the outcome is claimed to be
    once the change is made; None unless the kind is `SO`.

    Some claims are of two cases under one law, which differ in one fact alone: in `along`, which is
    more in the second; or which is the one of two choices in the first, and the other in the second
    (`between`).
    """

    kind: ClaimKind
    where: Condition
    outcome: str = ""
    answer: Settled | None = None
    span: Span = field(default=Span("", 1, 1, 1, 1), compare=False)
    along: str = ""
    between: tuple[str, ...] = ()

    @property
    def of_pairs(self) -> bool:
        """Whether it is about two cases under one law, and not about a change."""
        return bool(self.along)

    @property
    def of_one_law(self) -> bool:
        """Whether it is about one law: that which stands, or that which a proposal would make."""
        return self.kind is ClaimKind.SO or self.of_pairs

"""How firm an encoding is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Standing(Enum):
    """How a provision's encoding was verified, the firmest first."""

    VERIFIED = "verified"
    INFERRED = "inferred"
    SECONDARY = "secondary"
    NOT_VERIFIED = "not verified"


@dataclass(frozen=True, slots=True)
class Verification:
    """How firm an encoding is, and what it was verified against."""

    standing: Standing
    text: str = ""

    def __str__(self) -> str:
        lead = {
            Standing.VERIFIED: "verified against",
            Standing.INFERRED: "inferred from",
            Standing.SECONDARY: "from a secondary source,",
            Standing.NOT_VERIFIED: "not verified,",
        }[self.standing]
        return f"{lead} {self.text}".rstrip(" ,")


#: How firm words are that a proposal puts in.
PROPOSED = Verification(Standing.NOT_VERIFIED, "words that are only proposed")

"""One way in which law goes wrong, known by samples of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Misreading:
    """One way in which law goes wrong: what is so, what to do, and samples of it."""

    message: str
    advice: str
    samples: tuple[str, ...]

"""What a law can answer: the values of outcomes, and what stands where there is no single value."""

from __future__ import annotations

from dataclasses import dataclass

from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId


@dataclass(frozen=True, slots=True)
class Truth:
    """Yes or no."""

    value: bool

    def __str__(self) -> str:
        return "yes" if self.value else "no"


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time."""

    duration: Duration

    def __str__(self) -> str:
        return str(self.duration)


@dataclass(frozen=True, slots=True)
class Indefinite:
    """A length of time without end."""

    def __str__(self) -> str:
        return "indefinite"


@dataclass(frozen=True, slots=True)
class Chosen:
    """One of an outcome's declared choices, or a strength of guidance (`should not`)."""

    value: str

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a declared scale: a step, with a length where the step has one."""

    step: str
    length: Duration | None = None

    def __str__(self) -> str:
        if self.length is None:
            return self.step
        said = str(self.length)
        return f"{said}’ {self.step}" if said.endswith("s") else f"{said}’s {self.step}"


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of a declared scale, both ends in it."""

    lowest: Point
    highest: Point

    def __str__(self) -> str:
        return f"{self.lowest} to {self.highest}"


@dataclass(frozen=True, slots=True)
class WholeOf:
    """The whole of what the case gives for a fact (`the period of the discharge`)."""

    fact: str

    def __str__(self) -> str:
        return self.fact


@dataclass(frozen=True, slots=True)
class HalfOf:
    """Half of what the case gives for a fact."""

    fact: str

    def __str__(self) -> str:
        return f"half of {self.fact}"


@dataclass(frozen=True, slots=True)
class DoesNotArise:
    """No provision undertakes to answer: there is no such thing in this case."""

    def __str__(self) -> str:
        return "none"


@dataclass(frozen=True, slots=True)
class Gap:
    """A provision undertakes to answer and does not; no other does."""

    provisions: tuple[ProvisionId, ...]

    def __str__(self) -> str:
        return "no answer"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Provisions answer differently, and no word of priority orders them."""

    answers: tuple[tuple[ProvisionId, Settled], ...]

    def __str__(self) -> str:
        return " against ".join(sorted({str(answer) for _, answer in self.answers}))


@dataclass(frozen=True, slots=True)
class NotEncoded:
    """Nothing encoded here speaks of the case, and not all law on it is encoded."""

    def __str__(self) -> str:
        return "not encoded"


@dataclass(frozen=True, slots=True)
class OutOfExtent:
    """The law on it extends elsewhere only. A case may expect so; no law answers it."""

    def __str__(self) -> str:
        return "out of extent"


Settled = Truth | Lasting | Indefinite | Chosen | Point | Range | WholeOf | HalfOf | DoesNotArise
Unanswered = NotEncoded | OutOfExtent
#: What leaves open what the answer is.
Open = Gap | Conflict | NotEncoded
Answer = Settled | Open | OutOfExtent

YES = Truth(True)
NO = Truth(False)
INDEFINITE = Indefinite()
DOES_NOT_ARISE = DoesNotArise()
NOT_ENCODED = NotEncoded()
OUT_OF_EXTENT = OutOfExtent()

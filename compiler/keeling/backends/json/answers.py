"""Answers as data."""

from __future__ import annotations

from keeling.model.answers import (
    Answer,
    Chosen,
    Conflict,
    DoesNotArise,
    Gap,
    HalfOf,
    Indefinite,
    Lasting,
    NotEncoded,
    OutOfExtent,
    Point,
    Range,
    Settled,
    Truth,
    WholeOf,
)
from keeling.model.durations import Duration

Data = dict[str, object]


def answer_data(answer: Answer) -> Data:
    """Return an answer: what is said, what kind of answer it is, and what it is made of."""
    said = str(answer)
    if isinstance(answer, NotEncoded | OutOfExtent):
        return {"said": said, "kind": said}
    return {"said": said, **_made_of(answer)}


def _made_of(answer: Settled | Gap | Conflict) -> Data:
    match answer:
        case Truth(value):
            return {"kind": "yes or no", "value": value}
        case Lasting(duration):
            return {"kind": "length", **_length(duration)}
        case Indefinite():
            return {"kind": "indefinite"}
        case Chosen(value):
            return {"kind": "choice", "value": value}
        case Point():
            return {"kind": "point", **_point(answer)}
        case Range(lowest, highest):
            return {"kind": "range", "lowest": _point(lowest), "highest": _point(highest)}
        case WholeOf(fact):
            return {"kind": "fact", "fact": fact}
        case HalfOf(fact):
            return {"kind": "half of a fact", "fact": fact}
        case DoesNotArise():
            return {"kind": "none"}
        case Gap(provisions):
            return {"kind": "gap", "provisions": [each.citation for each in provisions]}
        case Conflict(answers):
            return {
                "kind": "conflict",
                "answers": [
                    {"provision": by.citation, "answer": answer_data(said)} for by, said in answers
                ],
            }


def _length(duration: Duration) -> Data:
    return {"months": duration.months} if duration.in_months else {"days": duration.days}


def _point(point: Point) -> Data:
    if point.length is None:
        return {"step": point.step, "length": None}
    return {"step": point.step, "length": _length(point.length)}

"""What a case expects of an outcome: the value as it is written to the answer it stands for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from keeling.cases.faults import Fault, nearest, shown, suggestion
from keeling.cases.scales import read_point, read_range
from keeling.cases.values import choice, length, not_one_value, yes_or_no
from keeling.model.answers import (
    DOES_NOT_ARISE,
    INDEFINITE,
    NO,
    NOT_ENCODED,
    OUT_OF_EXTENT,
    YES,
    Chosen,
    HalfOf,
    Lasting,
    Settled,
    Unanswered,
    WholeOf,
)
from keeling.model.vocabulary import Fact, FactKind, Outcome, OutcomeKind, Vocabulary

STRENGTHS = ("must", "should", "may", "should not", "must not")
NONE = "none"
#: What a case may expect in place of an answer.
UNANSWERED: Mapping[str, Unanswered] = {str(each): each for each in (NOT_ENCODED, OUT_OF_EXTENT)}


def read_answer(
    outcome: Outcome, vocabulary: Vocabulary, value: object
) -> Settled | Unanswered | Fault:
    """Return the answer that `value` expects of an outcome, or why there is no such answer."""
    if value is None:
        advice = "Write the answer, or delete the line."
        return Fault(f"Nothing is expected of `{outcome.name}`.", advice)
    if fault := not_one_value(value, outcome.name):
        return fault
    if value in UNANSWERED:
        return UNANSWERED[str(value)]
    if value == NONE and outcome.kind is not OutcomeKind.YES_NO:
        return DOES_NOT_ARISE
    return _OUTCOMES[outcome.kind](outcome, vocabulary, value)


def _expected_yes_or_no(outcome: Outcome, vocabulary: Vocabulary, value: object) -> Settled | Fault:
    if value == NONE:
        return Fault(
            f"`{outcome.name}` is yes or no, so it always arises.",
            "Write `no`: that is the answer where no provision says yes.",
        )
    said = yes_or_no(outcome, value)
    return said if isinstance(said, Fault) else YES if said == "yes" else NO


def _expected_length(outcome: Outcome, vocabulary: Vocabulary, value: object) -> Settled | Fault:
    text = str(value)
    if text == str(INDEFINITE):
        if outcome.may_be_indefinite:
            return INDEFINITE
        return Fault(f"`{outcome.name}` is not declared as one that may be indefinite.")
    for fact in lengths_of(vocabulary):
        if text == fact.name:
            return WholeOf(fact.name)
        if text == str(HalfOf(fact.name)):
            return HalfOf(fact.name)
    said = length(outcome, value)
    if not isinstance(said, Fault):
        return Lasting(said)
    names = [fact.name for fact in lengths_of(vocabulary)]
    near = nearest(text, [NONE, str(INDEFINITE), *names, *(f"half of {name}" for name in names)])
    return Fault(said.message, f"Did you mean `{near}`?") if near else said


def _expected_choice(outcome: Outcome, vocabulary: Vocabulary, value: object) -> Settled | Fault:
    said = choice(outcome, value)
    return said if isinstance(said, Fault) else Chosen(said)


def _expected_strength(outcome: Outcome, vocabulary: Vocabulary, value: object) -> Settled | Fault:
    if value in STRENGTHS:
        return Chosen(str(value))
    return Fault(
        f"{shown(value)} is not a strength that guidance has.",
        suggestion(str(value), (*STRENGTHS, NONE)),
    )


def _expected_point(outcome: Outcome, vocabulary: Vocabulary, value: object) -> Settled | Fault:
    return read_point(vocabulary.scales[outcome.scale], str(value))


def _expected_range(outcome: Outcome, vocabulary: Vocabulary, value: object) -> Settled | Fault:
    return read_range(vocabulary.scales[outcome.scale], str(value))


def lengths_of(vocabulary: Vocabulary) -> list[Fact]:
    """Return the facts that are lengths of time."""
    return [fact for fact in vocabulary.facts.values() if fact.kind is FactKind.DURATION]


_OUTCOMES: Mapping[OutcomeKind, Callable[[Outcome, Vocabulary, object], Settled | Fault]] = {
    OutcomeKind.YES_NO: _expected_yes_or_no,
    OutcomeKind.DURATION: _expected_length,
    OutcomeKind.CHOICE: _expected_choice,
    OutcomeKind.POINT: _expected_point,
    OutcomeKind.RANGE: _expected_range,
    OutcomeKind.GUIDANCE: _expected_strength,
}

"""Answers as written to answers as meant, checked against the outcome they are given for."""

from __future__ import annotations

from difflib import get_close_matches

from keeling.diagnostics import Diagnostic
from keeling.model.answers import (
    INDEFINITE,
    NO,
    YES,
    Chosen,
    HalfOf,
    Lasting,
    Point,
    Range,
    Settled,
    WholeOf,
)
from keeling.model.vocabulary import FactKind, Outcome, OutcomeKind, Scale, Vocabulary
from keeling.resolve.checks import IMPOSSIBLE_VALUE, WRONG_KIND
from keeling.resolve.figures import UnreadableError, duration
from keeling.source import Span
from keeling.syntax import tree

Written = tree.Answer | tree.Choices | tree.Bounds | tree.Bare

_WANTED = {
    OutcomeKind.YES_NO: "yes or no",
    OutcomeKind.DURATION: "a length of time, such as `5 years`",
    OutcomeKind.CHOICE: "one of its choices",
    OutcomeKind.POINT: "a point on its scale",
    OutcomeKind.RANGE: "a range on its scale, such as `… to …`",
    OutcomeKind.GUIDANCE: "`must`, `should`, `may`, `should not` or `must not`",
}


class _DoesNotFitError(Exception):
    """The answer is of another kind than the outcome."""


def answer(
    written: Written, outcome: Outcome, declared: Vocabulary, found: list[Diagnostic]
) -> Settled | None:
    """Return what an answer means for an outcome; None, with a finding, where it means nothing."""
    try:
        return _answer(written, outcome, declared)
    except UnreadableError as fault:
        found.append(IMPOSSIBLE_VALUE.at(written.span, str(fault)))
    except _DoesNotFitError:
        found.append(
            WRONG_KIND.at(
                written.span,
                f"This is not an answer for `{outcome.name}`.",
                advice=f"Its answers are {_wanted(outcome)}.",
            )
        )
    return None


def _wanted(outcome: Outcome) -> str:
    if outcome.choices:
        return ", ".join(f"`{choice.name}`" for choice in outcome.choices)
    more = ", or `indefinite`" if outcome.may_be_indefinite else ""
    return _WANTED[outcome.kind] + more


def _answer(written: Written, outcome: Outcome, declared: Vocabulary) -> Settled:
    match outcome.kind:
        case OutcomeKind.YES_NO:
            return _truth(written)
        case OutcomeKind.DURATION:
            return _length(written, outcome, declared)
        case OutcomeKind.CHOICE:
            return _chosen(written, outcome)
        case OutcomeKind.POINT:
            return _point(_as_point(written), declared.scales[outcome.scale])
        case OutcomeKind.RANGE:
            return _range(written, declared.scales[outcome.scale])
        case OutcomeKind.GUIDANCE:
            raise _DoesNotFitError


def _truth(written: Written) -> Settled:
    if isinstance(written, tree.PlainAnswer) and written.word.kind in ("YES", "NO"):
        return YES if written.word.kind == "YES" else NO
    raise _DoesNotFitError


def _length(written: Written, outcome: Outcome, declared: Vocabulary) -> Settled:
    match written:
        case tree.Bounds(_, (tree.Bound(_, "exactly", tree.Word(_, text, "DURATION")),)):
            return Lasting(duration(text))
        case tree.PlainAnswer(_, tree.Word(_, text, "DURATION")):
            return Lasting(duration(text))
        case tree.PlainAnswer(_, tree.Word(_, _, "INDEFINITE")) if outcome.may_be_indefinite:
            return INDEFINITE
        case tree.PlainAnswer(_, tree.Word(_, name, "FACT")) | tree.Bare(
            _, tree.Word(_, name, "FACT"), False
        ):
            return WholeOf(_measured(name, declared))
        case tree.HalfAnswer(_, tree.Word(_, name)):
            return HalfOf(_measured(name, declared))
        case _:
            raise _DoesNotFitError


def _measured(name: str, declared: Vocabulary) -> str:
    if declared.facts[name].kind is not FactKind.DURATION:
        raise UnreadableError(
            f"`{name}` is {declared.facts[name].kind.value}, not a length of time."
        )
    return name


def _chosen(written: Written, outcome: Outcome) -> Settled:
    word = _as_point(written).step
    names = [choice.name for choice in outcome.choices]
    if word.text not in names:
        near = get_close_matches(word.text, names, n=1)
        more = f" Did you mean `{near[0]}`?" if near else ""
        raise UnreadableError(f"`{word.text}` is not one of the choices of `{outcome.name}`.{more}")
    return Chosen(word.text)


def _as_point(written: Written) -> tree.PointAnswer:
    match written:
        case tree.PointAnswer():
            return written
        case tree.Choices(span, (word,)) | tree.PlainAnswer(
            span, tree.Word(_, _, "CHOICE") as word
        ):
            return tree.PointAnswer(span, word)
        case _:
            raise _DoesNotFitError


def _point(written: tree.PointAnswer, scale: Scale) -> Point:
    step = written.step.text
    if step not in scale.steps:
        near = get_close_matches(step, scale.steps, n=1)
        more = f" Did you mean `{near[0]}`?" if near else ""
        raise UnreadableError(f"`{step}` is not a step of the {scale.name}.{more}")
    if (step in scale.with_length) != (written.length is not None):
        raise UnreadableError(
            f"`{step}` needs a length: `26 weeks' {step}`."
            if step in scale.with_length
            else f"`{step}` has no length on the {scale.name}."
        )
    return Point(step, None if written.length is None else duration(written.length.text))


def _range(written: Written, scale: Scale) -> Range:
    if isinstance(written, tree.RangeAnswer):
        lowest, highest = _point(written.lowest, scale), _point(written.highest, scale)
        if _falls(lowest, highest, scale):
            raise UnreadableError(f"The range runs downwards: {lowest} is more than {highest}.")
        return Range(lowest, highest)
    point = _point(_as_point(written), scale)
    return Range(point, point)


def _falls(lowest: Point, highest: Point, scale: Scale) -> bool:
    low, high = scale.steps.index(lowest.step), scale.steps.index(highest.step)
    if low != high:
        return low > high
    if lowest.length is None or highest.length is None:
        return False
    more = lowest.length.side((highest.length.key, 1))
    if more == 0:
        raise UnreadableError(
            f"Whether {lowest.length} is more than {highest.length} depends on the day it begins."
        )
    return more > 0


def halved(given: Settled, span: Span, found: list[Diagnostic]) -> Settled | None:
    """Return half of an answer, or say why there is none."""
    if isinstance(given, WholeOf):
        return HalfOf(given.fact)
    if isinstance(given, Lasting):
        half = given.duration.halved()
        if half is not None:
            return Lasting(half)
    found.append(WRONG_KIND.at(span, f"There is no half of {given}."))
    return None

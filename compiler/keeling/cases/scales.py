"""Places on a declared scale as a case writes them: `Band A fine`, `26 weeks' custody`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keeling.cases.faults import Fault, declared_at, listed, shown, suggestion
from keeling.cases.lengths import LENGTH, read_length
from keeling.model.answers import Point, Range
from keeling.model.durations import Duration
from keeling.model.vocabulary import Scale


def read_range(scale: Scale, text: str) -> Range | Fault:
    """Return the stretch of a scale that `text` names, or why there is none."""
    fault = Fault(
        f"{shown(text)} is not a range on the {scale.name}.",
        f"Write its two ends with `to` between them, such as {_range_example(scale)}.",
    )
    for lowest, highest in _split(text):
        low, high = read_point(scale, lowest), read_point(scale, highest)
        if isinstance(low, Point) and isinstance(high, Point):
            return _in_order(scale, Range(low, high))
        ends = [end for end in (low, high) if isinstance(end, Fault)]
        if len(ends) == 1:
            fault = ends[0]
    return fault


def _split(text: str) -> Iterator[tuple[str, str]]:
    """Yield every way of reading `A to B` (a step may have `to` in its name)."""
    words = text.split(" to ")
    for at in range(1, len(words)):
        yield " to ".join(words[:at]), " to ".join(words[at:])


def _in_order(scale: Scale, found: Range) -> Range | Fault:
    low, high = (scale.steps.index(end.step) for end in (found.lowest, found.highest))
    downward = low > high
    if low == high and found.lowest.length and found.highest.length:
        downward = found.lowest.length.compared_with(found.highest.length) == 1
    if not downward:
        return found
    return Fault(
        f"`{found}` runs from the higher end to the lower.",
        f"Write `{Range(found.highest, found.lowest)}`.",
    )


def _range_example(scale: Scale) -> str:
    return f"`{_example(scale.steps[0], scale)} to {_example(scale.steps[-1], scale)}`"


def _example(step: str, scale: Scale) -> str:
    return f"26 weeks' {step}" if step in scale.with_length else step


def read_point(scale: Scale, text: str) -> Point | Fault:
    """Return the place on a scale that `text` names, or why there is none."""
    if text in scale.steps and text not in scale.with_length:
        return Point(text)
    lasting = sorted(scale.with_length, key=len, reverse=True)
    for step in lasting:
        if said := re.fullmatch(point_pattern(step), text):
            length = read_length(said[1])
            return length if isinstance(length, Fault) else Point(step, length)
    for step in lasting:
        if text.endswith(step):
            return _not_its_length(scale, step, text)
    return _no_point(scale, text)


def _no_point(scale: Scale, text: str) -> Fault:
    """Say what is wrong with what does not even end with a step."""
    length = read_length(text)
    if isinstance(length, Duration) and scale.with_length:
        points = [str(Point(step, length)) for step in scale.steps if step in scale.with_length]
        so = f"`{text}` alone does not say what lasts so long."
        return Fault(so, f"Write {listed(points)}.")
    names = [_example(step, scale) for step in scale.steps]
    advice = suggestion(text, names, declared_at(scale.span, "The steps are listed"))
    return Fault(f"{shown(text)} is not a point on the {scale.name}.", advice)


def _not_its_length(scale: Scale, step: str, text: str) -> Fault:
    """Say what is wrong with what stands before a step that goes by its length."""
    lead = re.sub(r"(?:['’]s?)? *$", "", text.removesuffix(step))
    if not lead:
        return Fault(
            f"`{step}` goes by its length, and none is given.",
            f"Say how long, such as `{_example(step, scale)}`.",
        )
    length = read_length(lead)
    if isinstance(length, Fault):
        return length
    return Fault(
        f"{shown(text)} is not how a point on the {scale.name} is written.",
        f"Write `{Point(step, length)}`.",
    )


def point_pattern(step: str) -> str:
    """Return the regular expression of a step with its length: `26 weeks' custody`."""
    return f"({LENGTH})(?:(?<=s)['’]|(?<!s)['’]s) {escaped(step)}"


def escaped(text: str) -> str:
    """Return `text` as a regular expression that JSON Schema's dialect accepts as well."""
    return re.sub(r"([\\^$.|?*+(){}\[\]/])", r"\\\1", text)

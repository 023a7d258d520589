"""Two cases that differ in one fact alone, told apart: what each has, is answered, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from keeling.model.changes import Proof
from keeling.model.identity import ProvisionId
from keeling.model.words import FactValue, value_in_words

Facts = Mapping[str, FactValue]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two cases: what is answered in it, what it alone has, and the provisions why."""

    said: str
    own: Facts
    because: tuple[ProvisionId, ...]


def told_apart(proof: Proof) -> tuple[Side, Side, Facts] | None:
    """Return each of the two cases that show what came of a claim, and what both have."""
    shown = proof.shown
    if shown is None or shown.pair is None:
        return None
    one, other = shown.pair
    order = dict.fromkeys((*(shown.witness or {}), *one, *other))
    both = {name: one[name] for name in order if name in one and one[name] == other.get(name)}
    be = "would be" if proof.of_a_change else "is"
    first, second = (
        Side(
            f"in the {which} case “{shown.outcome}” {be} {answer}",
            {name: case[name] for name in order if name in case and name not in both},
            because,
        )
        for which, case, answer, because in (
            ("first", one, shown.before, shown.because_before),
            ("second", other, shown.after, shown.because_after),
        )
    )
    return first, second, both


def in_lines(proof: Proof) -> Iterator[str]:
    """Say two cases one after the other, each with its reasons, and then what both have."""
    found = told_apart(proof)
    if found is None:
        return
    first, second, both = found
    for side in (first, second):
        yield side.said
        yield from (f"  {each}" for each in _told(side.own))
        if side.because:
            cited = dict.fromkeys(each.citation for each in side.because)
            yield f"  because: {'; '.join(cited)}"
    if both:
        yield "in both cases"
        yield from (f"  {each}" for each in _told(both))


def _told(facts: Facts) -> Iterator[str]:
    return (f"{name}: {value_in_words(value)}" for name, value in facts.items())

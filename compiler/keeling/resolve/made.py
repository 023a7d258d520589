"""Amendments that were made: by which provision, from what day, and what they say."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.diagnostics import Diagnostic
from keeling.model.law import Made
from keeling.resolve.checks import PROPERTY
from keeling.resolve.instructions import made_instructions
from keeling.resolve.outline import Amends, Outline


def made(outline: Outline) -> tuple[Made, ...]:
    """Return the amendments that provisions of the outline make; what lacks a day is refused."""
    return tuple(_read(outline))


def _read(outline: Outline) -> Iterator[Made]:
    for each in outline.amending:
        said = each.said
        start = said.in_force.start if said.in_force else None
        day = said.commences if said.to_come else start
        if day is None and not said.to_come:
            outline.found.append(_no_day(each))
            continue
        instructions, faults = made_instructions(each.amendments, outline)
        yield Made(each.at, day, not said.to_come, instructions, each.span, faults)


def _no_day(each: Amends) -> Diagnostic:
    return PROPERTY.at(
        each.span,
        f"It is not said from what day {each.at.citation} has amended the law.",
        advice="Add a line such as `in force from 8 April 2013` above it, if the law here has been "
        "amended; if it has not, `commences 1 April 2027` or `commences a day to be appointed`.",
        citation=each.at.citation,
    )

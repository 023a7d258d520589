"""Amendments that were made: by which provision, from what day, and what they say."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date
from graphlib import CycleError, TopologicalSorter

from keeling.diagnostics import Diagnostic, Label
from keeling.model.law import Made
from keeling.model.transitions import Transition
from keeling.model.words import day_in_words
from keeling.resolve.checks import CIRCULAR, PROPERTY
from keeling.resolve.conditions import Conditions
from keeling.resolve.instructions import made_instructions
from keeling.resolve.outline import Amends, Outline, Transitional
from keeling.resolve.properties import Properties
from keeling.resolve.transitions import Amending, transitions


def made(
    outline: Outline, conditions: Conditions
) -> tuple[tuple[Made, ...], tuple[Transition, ...]]:
    """Return the amendments that provisions of the outline make, and which cases they reach.

    What lacks a day is refused.
    """
    amending = tuple(_read(outline))
    outline.found += _in_a_circle(amending)
    return amending, tuple(_transitions(amending, outline, conditions))


def _read(outline: Outline) -> Iterator[Made]:
    for each in outline.amending:
        day = _day(each.said)
        if day is None and not each.said.to_come:
            outline.found.append(_no_day(each))
            continue
        instructions, faults = made_instructions(each.amendments, outline)
        yield Made(each.at, day, not each.said.to_come, instructions, each.span, faults)


def _day(said: Properties) -> date | None:
    start = said.in_force.start if said.in_force else None
    return said.commences if said.to_come else start


def _transitions(
    amending: Sequence[Made], outline: Outline, conditions: Conditions
) -> Iterator[Transition]:
    """Yield what provisions say of the cases that the amendments made in them reach."""
    for each in outline.transitional:
        own = [one for one in amending if one.provision.within(each.at)]
        steps = tuple(step for one in own for step in one.numbered)
        said, named = each.said, each.at.citation
        day, commencement = _day(said), _day(said) or said.commencement
        by = Amending(named, named, steps, commencement, day, said.verification, said.flags)
        outline.found += _of_no_day(each, {one.day for one in amending if one.day})
        yield from transitions(each.written, by, outline, conditions, outline.found)


def _of_no_day(each: Transitional, days: Container[date]) -> Iterator[Diagnostic]:
    """Refuse transitional provision of which it is not said with what amendments it goes.

    What goes with amendments whose day is still to be appointed has no day either.
    """
    day, named = _day(each.said), each.at.citation
    if day in days if day else each.said.to_come:
        return
    for one in each.written:
        if one.amendments:
            yield PROPERTY.at(
                one.span,
                f"Nothing amends the law from {day_in_words(day)}, the day of {named}, so this "
                "would come to nothing."
                if day
                else f"It is not said of {named} from what day this has effect.",
                advice="Put it in the provision whose amendments it goes with; or give the day "
                f"from which those have effect at the head of {named}.",
                citation=named,
            )


def _in_a_circle(amending: Sequence[Made]) -> Iterator[Diagnostic]:
    """Refuse amendments of amendments that come back to where they began."""
    by = {each.provision: each for each in amending}
    amends = {
        each.provision: sorted(
            (
                other
                for other in by
                for step in each.instructions
                for at in step.targets
                if other.within(at) or at.within(other)
            ),
            key=str,
        )
        for each in amending
    }
    try:
        TopologicalSorter(amends).prepare()
    except CycleError as fault:
        ring = [by[at] for at in reversed(fault.args[1])]
        said = ", which amends ".join(each.provision.citation for each in ring[1:])
        first = ring[0]
        itself = len(ring) == 2
        yield CIRCULAR.at(
            first.span,
            f"{first.provision.citation} amends {'itself' if itself else said}: what is carried "
            "out cannot be said.",
            advice="Let one of them amend the law itself, or leave it out.",
            citation=first.provision.citation,
            labels=tuple(Label(each.span, "another of the circle") for each in ring[1:-1]),
        )


def _no_day(each: Amends) -> Diagnostic:
    return PROPERTY.at(
        each.span,
        f"It is not said from what day {each.at.citation} has amended the law.",
        advice="Add a line such as `in force from 8 April 2013` above it, if the law here has been "
        "amended; if it has not, `commences 1 April 2027` or `commences a day to be appointed`.",
        citation=each.at.citation,
    )

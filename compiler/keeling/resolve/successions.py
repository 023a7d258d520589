"""Terms that one provision defines after another: never two on one day, and no day between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from keeling.diagnostics import Diagnostic, Label
from keeling.model.identity import ProvisionId
from keeling.model.words import day_in_words
from keeling.resolve.checks import HISTORY
from keeling.resolve.outline import Outline, Placed
from keeling.syntax import tree
from keeling.syntax.lexicon import DUPLICATE


def successions(outline: Outline) -> tuple[tuple[ProvisionId, ...], ...]:
    """Return the provisions that define one term, the earliest first, where there are several."""
    made: list[tuple[ProvisionId, ...]] = []
    for placed in _defined(outline).values():
        if len(placed) > 1:
            placed.sort(key=lambda each: each.in_force.start or date.min)
            outline.found += _wrong(placed)
            made.append(tuple(each.at for each in placed))
    return tuple(made)


def _defined(outline: Outline) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for placed in outline.sentences:
        if isinstance(placed.sentence.consequence, tree.Defines):
            found.setdefault(placed.sentence.consequence.term.text, []).append(placed)
    return found


def _wrong(placed: list[Placed]) -> Iterator[Diagnostic]:
    for one, other in pairwise(placed):
        first, second = one.sentence.consequence, other.sentence.consequence
        assert isinstance(first, tree.Defines)
        assert isinstance(second, tree.Defines)
        begins, ends = other.in_force.start, one.in_force.end
        label = (Label(one.sentence.span, f"{one.at.citation} defines it too"),)
        term = second.term.text
        if ends is None or begins is None or begins <= ends:
            yield DUPLICATE.at(
                second.term.span,
                f"`{term}` is defined twice{_when(begins)}: by {one.at.citation} and by "
                f"{other.at.citation}.",
                advice="Give one of them another name. Where one provision took the place of the "
                "other, say when each was in force: `in force from 4 April 2005 to the end of 30 "
                "November 2020`.",
                citation=other.at.citation,
                labels=label,
            )
        elif begins > ends + timedelta(1):
            yield HISTORY.at(
                other.sentence.span,
                f"No provision says what `{term}` means from {day_in_words(ends + timedelta(1))} "
                f"to the end of {day_in_words(begins - timedelta(1))}: the last day on which "
                f"{one.at.citation} was in force was {day_in_words(ends)}.",
                advice="Put right the day on which one ends or the other begins, or add the "
                "provision that stood between.",
                citation=other.at.citation,
                labels=label,
            )
        elif (first.measure and first.measure.text) != (second.measure and second.measure.text):
            yield DUPLICATE.at(
                second.term.span,
                f"`{term}` is measured otherwise here than in {one.at.citation}, which defined it "
                "before.",
                advice="Give it another name: a length that is compared with it would change its "
                "meaning from one day to the next.",
                citation=other.at.citation,
                labels=label,
            )


def _when(day: date | None) -> str:
    return f" on {day_in_words(day)}" if day else ""

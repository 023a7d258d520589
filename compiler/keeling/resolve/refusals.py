"""Sentences that could be read in two ways, or part of which would do nothing: refused."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.diagnostics import Diagnostic
from keeling.resolve.checks import MISPLACED
from keeling.syntax import tree


def two_readings(limbs: tuple[tree.LimbLine, ...], quantifier: str) -> Iterator[Diagnostic]:
    """Refuse a limb with `where` in a list in which it could mean two things."""
    for limb in limbs:
        if isinstance(limb.body, tree.WhereBody | tree.OtherwiseBody):
            yield MISPLACED.at(
                limb.span,
                f"In a list of `{quantifier}` this limb could ask for its `where` and what "
                "follows, or ask for what follows only where its `where` is met.",
                advice="Write `… and …` for the first. For the second write `any of` with two "
                "limbs: that the `where` is not met, and what is asked where it is.",
            )


def plain_definition(sentence: tree.Sentence) -> Iterator[Diagnostic]:
    """Refuse a definition for some cases only: outside them it would silently not be met."""
    if sentence.where is not None:
        yield MISPLACED.at(
            sentence.where.span,
            "A definition holds in every case, so `where` cannot stand before it.",
            advice="Put the condition into the definition, or where the term is used.",
        )
    yield from _no_priority(sentence, "A definition")


def plain_reading(sentence: tree.Sentence) -> Iterator[Diagnostic]:
    """Refuse words of priority before a sentence that says how answers are read."""
    yield from _no_priority(sentence, "A sentence that says how answers are read")


def plain_interpretation(sentence: tree.Sentence) -> Iterator[Diagnostic]:
    """Refuse a reading of a period for some cases only, or with words of priority."""
    if sentence.where is not None:
        yield MISPLACED.at(
            sentence.where.span,
            "A period is read in one way in every case, so `where` cannot stand before it.",
            advice="Leave the condition out, or leave the reading out where it should not reach.",
        )
    yield from _no_priority(sentence, "A sentence that says how a period is read")


def plain_assumption(sentence: tree.Sentence) -> Iterator[Diagnostic]:
    """Refuse words of priority before what is assumed."""
    yield from _no_priority(sentence, "An assumption")


def _no_priority(sentence: tree.Sentence, what: str) -> Iterator[Diagnostic]:
    for priority in sentence.priorities:
        yield MISPLACED.at(
            priority.span,
            f"{what} answers nothing itself, so `{priority.word}` orders nothing here.",
            advice="Leave it out.",
        )

"""The law of one day compared with that of another: who is answered differently, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from keeling.diagnostics import Diagnostic, Result
from keeling.editions import too_large
from keeling.model.changes import Comparison
from keeling.model.law import NOWHERE, Law, Made
from keeling.model.places import HOME
from keeling.model.words import day_in_words
from keeling.partition import BudgetExceeded
from keeling.pipeline import Corpus, Edition, differing, edition, partly
from keeling.questions.comparable import Said, incomparable_lengths, read_anew


def compare_days(
    corpus: Corpus, first: date, last: date, place: str = HOME
) -> Result[Comparison | None]:
    """Compare the law of a place as at two days."""
    made = edition(corpus, first, place=place), edition(corpus, last, place=place)
    one, other = (each.value for each in made)
    if one is None or other is None:
        found = (*made[0].diagnostics, *made[1].diagnostics)
        return Result(None, tuple(dict.fromkeys(found)))
    incomparable = tuple(_incomparable(one, other))
    if incomparable:
        return Result(None, incomparable)
    try:
        changes, untold = differing(one, other)
    except BudgetExceeded as fault:
        return Result(None, (too_large(fault, one.law),))
    return Result(
        Comparison(
            last,
            (),
            one.law,
            other.law,
            (),
            (),
            changes,
            since=first,
            made=tuple(_between(corpus.law, first, last)),
            unanswered=untold,
            in_part=partly(one, other),
            place=place,
        )
    )


def _between(law: Law, first: date, last: date) -> Iterator[Made]:
    """Yield the amendments that came into force between two days, in their order."""
    early, late = sorted((first, last))
    for each in sorted(law.made, key=lambda each: (each.day or date.max, str(each.provision))):
        if each.day is not None and early < each.day <= late:
            yield each


def _incomparable(one: Edition, other: Edition) -> Iterator[Diagnostic]:
    span = next((each.span for each in one.whole.made), NOWHERE)
    first, last = (f"as at {day_in_words(each.as_at)}" for each in (one, other))
    decide = _DECIDE.format(one.as_at, other.as_at)
    said = Said(first, last, "The two days differ in", decide, decide)
    yield from incomparable_lengths(one.law, other.law, span, said)
    yield from read_anew(one.law, other.law, None, said)


_DECIDE = (
    "Decide the case in question on both days: `keeling decide CASE.yaml --as-at {}`, and `--as-at "
    "{}`."
)

"""The law of one place compared with that of another: who is answered differently, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from keeling.diagnostics import Diagnostic, Result
from keeling.editions import too_large
from keeling.model.changes import Comparison
from keeling.model.law import NOWHERE
from keeling.partition import BudgetExceeded
from keeling.pipeline import Corpus, Edition, differing, edition, partly
from keeling.questions.comparable import Said, incomparable_lengths, read_anew


def compare_places(
    corpus: Corpus, as_at: date, first: str, second: str
) -> Result[Comparison | None]:
    """Compare the law of two places as at one day, over the facts that both are asked with."""
    made = edition(corpus, as_at, place=first), edition(corpus, as_at, place=second)
    one, other = (each.value for each in made)
    if one is None or other is None:
        found = (*made[0].diagnostics, *made[1].diagnostics)
        return Result(None, tuple(dict.fromkeys(found)))
    if incomparable := tuple(_incomparable(one, other)):
        return Result(None, incomparable)
    try:
        changes, untold = differing(one, other)
    except BudgetExceeded as fault:
        return Result(None, (too_large(fault, one.law),))
    return Result(
        Comparison(
            as_at,
            (),
            one.law,
            other.law,
            (),
            (),
            changes,
            unanswered=untold,
            in_part=partly(one, other),
            place=second,
            elsewhere=first,
        )
    )


def _incomparable(one: Edition, other: Edition) -> Iterator[Diagnostic]:
    first, second = (f"in {each.place}" for each in (one, other))
    decide = (
        "Decide the case in question in both: `keeling decide CASE.yaml --in "
        f'"{one.place}"`, and `--in "{other.place}"`.'
    )
    said = Said(first, second, "The two places differ in", decide, decide)
    yield from incomparable_lengths(one.law, other.law, NOWHERE, said)
    yield from read_anew(one.law, other.law, None, said)

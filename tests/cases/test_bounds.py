"""The bounds of a fact: what lies within them, and how they are said."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from keeling.cases.bounds import beyond_bounds, bounds_in_words
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind
from keeling.model.words import FactValue

SIX_MONTHS = Duration(months=6).key
LENGTH = FactKind.DURATION
AT_LEAST = Fact("the term", LENGTH, least=(SIX_MONTHS, 0))
MORE_THAN = Fact("the term", LENGTH, least=(SIX_MONTHS, 1))
AT_MOST = Fact("the term", LENGTH, most=(SIX_MONTHS, 1))
UNDER = Fact("the term", LENGTH, most=(SIX_MONTHS, 0))
AGE = Fact("the age", FactKind.AGE, least=(10, 0), most=(18, 0))
NUMBER = Fact("the number", FactKind.NUMBER, least=(-1, 0), most=(2, 0))
DAY = Fact("the day", FactKind.DATE, least=(date(2004, 5, 1).toordinal(), 0))


@pytest.mark.parametrize(
    ("fact", "within", "beyond"),
    [
        (AT_LEAST, [Duration(months=6), Duration(months=7)], [Duration(months=5)]),
        (MORE_THAN, [Duration(months=7)], [Duration(months=5), Duration(months=6)]),
        (AT_MOST, [Duration(months=6), Duration(months=5)], [Duration(months=7)]),
        (UNDER, [Duration(months=5)], [Duration(months=7), Duration(months=6)]),
        (AGE, [10, 17], [9, 18]),
        (NUMBER, [-1, 1], [-2, 2]),
        (DAY, [date(2004, 5, 1)], [date(2004, 4, 30)]),
        (Fact("the age", FactKind.AGE), [0, 1000], []),
    ],
    ids=lambda value: bounds_in_words(value) if isinstance(value, Fact) else "",
)
def test_what_lies_within_bounds(
    fact: Fact, within: list[FactValue], beyond: list[FactValue]
) -> None:
    assert [value for value in within if beyond_bounds(fact, value)] == []
    assert [value for value in beyond if not beyond_bounds(fact, value)] == []


# Six months are between 181 and 184 days: 181 days are never more, and 184 are never under.
@pytest.mark.parametrize(
    ("fact", "days"),
    [
        *product((AT_LEAST, MORE_THAN, AT_MOST, UNDER), (182, 183)),
        *product((AT_LEAST, AT_MOST, UNDER), (181,)),
        *product((AT_LEAST, MORE_THAN, AT_MOST), (184,)),
    ],
)
def test_days_pass_a_bound_in_months_where_the_day_they_begin_would_decide(
    fact: Fact, days: int
) -> None:
    assert beyond_bounds(fact, Duration(days=days)) is None


@pytest.mark.parametrize(
    ("fact", "days"),
    [
        (AT_LEAST, 180),
        (MORE_THAN, 180),
        (MORE_THAN, 181),
        (AT_MOST, 185),
        (UNDER, 184),
        (UNDER, 185),
    ],
)
def test_days_are_beyond_a_bound_in_months_on_whatever_day_they_begin(
    fact: Fact, days: int
) -> None:
    assert beyond_bounds(fact, Duration(days=days)) is not None


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (AT_LEAST, "at least 6 months"),
        (MORE_THAN, "more than 6 months"),
        (AT_MOST, "at most 6 months"),
        (UNDER, "under 6 months"),
        (AGE, "10 or over and under 18"),
        (NUMBER, "at least -1 and at most 1"),
        (DAY, "on or after 1 May 2004"),
        (Fact("the age", FactKind.AGE), ""),
    ],
)
def test_bounds_are_said_as_law_says_them(fact: Fact, said: str) -> None:
    assert bounds_in_words(fact) == said

"""Ages that a case gives by days: filled in, left missing, or refused with all that is wrong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeling.cases.case import Case
from keeling.cases.reading import read_cases
from keeling.diagnostics import Result
from keeling.model.law import Law
from keeling.model.vocabulary import (
    Counting,
    Fact,
    FactKind,
    Outcome,
    OutcomeKind,
    Vocabulary,
)
from keeling.source import SourceFile

from tests.deep import many

FACTS = (
    Fact("the date of birth", FactKind.DATE),
    Fact("the date of the offence", FactKind.DATE),
    Fact("the date of conviction", FactKind.DATE),
    Fact(
        "the age at the offence",
        FactKind.AGE,
        least=(10, 0),
        counted=Counting("the date of birth", "the date of the offence"),
    ),
    Fact(
        "the age at conviction",
        FactKind.AGE,
        counted=Counting("the date of birth", "the date of conviction"),
    ),
)
LAW = Law(
    Vocabulary(
        {fact.name: fact for fact in FACTS}, {"listed": Outcome("listed", OutcomeKind.YES_NO)}
    )
)


def case(**facts: str) -> str:
    lines = "".join(f"    the {name.replace('_', ' ')}: {said}\n" for name, said in facts.items())
    return (
        f"- case: One\n  facts:\n{lines}"
        "  expect:\n    current law: {listed: no}\n  authority: an invented Act\n"
    )


def read(**facts: str) -> Result[tuple[Case, ...]]:
    return read_cases(SourceFile("a.yaml", case(**facts)), LAW)


def the_case(**facts: str) -> Case:
    result = read(**facts)
    assert not result.diagnostics
    return result.value[0]


def refused(**facts: str) -> tuple[str, int, str, list[int]]:
    """The check, the line, the message, and the lines of the other places, of the one fault."""
    (found,) = read(**facts).diagnostics
    others = [label.span.line for label in found.labels]
    return found.check.name, found.span.line, found.message, others


# R v Ghafoor [2002] EWCA Crim 1857: born 14 September 1983, 17 at the offence, 18 at the plea.
GHAFOOR = {
    "date_of_birth": "1983-09-14",
    "date_of_the_offence": "2001-07-07",
    "date_of_conviction": "2002-02-11",
}


def test_ages_are_filled_in_and_it_is_said_how() -> None:
    found = the_case(**GHAFOOR)
    assert found.facts["the age at the offence"] == 17
    assert found.facts["the age at conviction"] == 18
    assert [(each.fact, str(each)) for each in found.counted] == [
        ("the age at the offence", "17, counted from 14 September 1983 to 7 July 2001"),
        ("the age at conviction", "18, counted from 14 September 1983 to 11 February 2002"),
    ]


def test_an_age_may_be_given_as_well_where_it_agrees() -> None:
    found = the_case(**GHAFOOR, age_at_conviction="18")
    assert found.facts["the age at conviction"] == 18


def test_an_age_may_be_given_without_the_days() -> None:
    found = the_case(age_at_conviction="18", date_of_conviction="2002-02-11")
    assert found.facts["the age at conviction"] == 18
    assert not found.counted


@pytest.mark.parametrize("left_out", ["date_of_birth", "date_of_conviction"])
def test_an_age_is_missing_where_a_day_is(left_out: str) -> None:
    days = {name: said for name, said in GHAFOOR.items() if name != left_out}
    assert "the age at conviction" not in the_case(**days).facts


def test_an_age_that_the_days_contradict_is_refused_with_all_three() -> None:
    assert refused(**GHAFOOR, age_at_conviction="17") == (
        "impossible-case",
        6,
        (
            "`the age at conviction` is given as 17, and is 18, counted from 14 September 1983 to "
            "11 February 2002."
        ),
        [3, 5],
    )


def test_days_that_run_the_wrong_way_are_refused() -> None:
    days = {"date_of_conviction": "1983-09-13", "date_of_birth": "1983-09-14"}
    assert refused(**days) == (
        "impossible-case",
        3,
        (
            "`the date of conviction` (13 September 1983) is before `the date of birth` "
            "(14 September 1983), from which `the age at conviction` is counted to it."
        ),
        [4],
    )
    assert (
        the_case(**{**days, "date_of_conviction": "1983-09-14"}).facts["the age at conviction"] == 0
    )


def test_an_age_that_is_out_of_bounds_is_refused_with_the_days() -> None:
    days = {"date_of_the_offence": "1993-09-13", "date_of_birth": "1983-09-14"}
    assert refused(**days) == (
        "impossible-value",
        4,
        (
            "`the age at the offence` is 10 or over, so it cannot be `9`, counted from 14 "
            "September 1983 to 13 September 1993."
        ),
        [],
    )


def test_the_28th_of_february_is_too_early_for_who_was_born_on_the_29th() -> None:
    days = {"date_of_birth": "2000-02-29", "date_of_conviction": "2018-02-28"}
    (counted,) = the_case(**days).counted
    assert (counted.value, counted.otherwise) == (17, 18)
    check, _, message, _ = refused(**days, age_at_conviction="18")
    assert check == "impossible-case"
    assert "1 March is taken here" in message
    (counted,) = the_case(**{**days, "date_of_conviction": "2018-03-01"}).counted
    assert (counted.value, counted.otherwise) == (18, 18)


def test_a_date_of_another_kind_of_fault_says_only_that() -> None:
    check, line, message, _ = refused(**{**GHAFOOR, "date_of_birth": "1983-02-29"})
    assert (check, line) == ("impossible-value", 3)
    assert message == "There is no such day as `1983-02-29`."


def walked(born: date, asked: date) -> int:
    """Count birthdays, day by day; the first of March where there is no 29 February."""
    age, day = 0, born
    while day < asked:
        day += timedelta(1)
        birthday = (day.month, day.day) == (born.month, born.day)
        if (born.month, born.day) == (2, 29) and (day.month, day.day) == (3, 1):
            birthday = (day - timedelta(1)).day == 28
        age += birthday
    return age


DAYS = st.dates(date(1970, 1, 1), date(2030, 12, 31))
NEAR = st.integers(-2, 2)


@st.composite
def two_days(draw: st.DrawFn) -> tuple[date, date]:
    """A birth and a later day: any two, or near each other in the year, often in February."""
    born = draw(DAYS | st.integers(1970, 2027).map(lambda year: date(year, 2, 28)))
    born += timedelta(draw(NEAR))
    if draw(st.booleans()):
        later = date(born.year + draw(st.integers(0, 30)), born.month, min(born.day, 28))
        asked = later + timedelta(draw(NEAR))
    else:
        asked = draw(DAYS)
    return (born, asked) if born <= asked else (asked, born)


@many(100)
@given(two_days())
def test_an_age_is_that_of_walking_from_birthday_to_birthday(days: tuple[date, date]) -> None:
    born, asked = days
    given = {"date_of_birth": born.isoformat(), "date_of_conviction": asked.isoformat()}
    assert the_case(**given).facts["the age at conviction"] == walked(born, asked)

"""The calendar that an emitted module carries, and the ages it counts from days."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeling.model import calendar
from keeling.model.answers import YES, Lasting
from keeling.model.calendar import Leapling
from keeling.model.conditions import Test as Asks
from keeling.model.conditions import Within
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Row, Rule
from keeling.model.vocabulary import Counting, Fact, FactKind, Outcome, OutcomeKind, Vocabulary

from tests.backends.emitted import load, partitioned, python
from tests.model.test_calendar import AGES, DAYS, at

BIRTH, CONVICTION = "the date of birth", "the date of conviction"
AGE = "the age at conviction"
FACTS = (
    Fact(BIRTH, FactKind.DATE),
    Fact(CONVICTION, FactKind.DATE),
    Fact(AGE, FactKind.AGE, least=(10, 0), counted=Counting(BIRTH, CONVICTION)),
)
OUTCOMES = (
    Outcome("listed", OutcomeKind.YES_NO),
    Outcome("the period", OutcomeKind.DURATION, begins=CONVICTION),
)
VOCABULARY = Vocabulary(
    {fact.name: fact for fact in FACTS}, {outcome.name: outcome for outcome in OUTCOMES}
)
SECTION = ProvisionId("Act", ("section", "1"))
ADULT = Asks(AGE, Within((18, 0)))
LAW = Law(
    VOCABULARY,
    rules=(
        Rule(SECTION, "listed", (Row(SECTION, ADULT, YES),)),
        Rule(SECTION, "the period", (Row(SECTION, ADULT, Lasting(Duration(months=60))),)),
    ),
)


@cache
def module() -> ModuleType:
    return load(python(partitioned(LAW)))


@pytest.mark.parametrize(("born", "day", "age"), AGES)
def test_the_right_answers_about_ages(born: str, day: str, age: int) -> None:
    assert module()._age_on(at(born), at(day)) == age


@given(st.integers(-10_000_000, 10_000_000))
def test_days_of_any_year_have_the_same_numbers(number: int) -> None:
    civil = calendar.civil(number)
    assert module()._civil(number) == civil
    assert module()._day_number(*civil) == number


@given(DAYS, st.integers(0, 130), st.booleans())
def test_ages_are_attained_on_the_same_days(born: date, age: int, on_1_march: bool) -> None:
    leapling = Leapling.FIRST_OF_MARCH if on_1_march else Leapling.LAST_OF_FEBRUARY
    number = born.toordinal()
    day = calendar.attains(number, age, leapling)
    assert module()._attains(number, age, on_1_march) == day
    assert module()._age_on(number, day, on_1_march) == calendar.age_on(number, day, leapling)


@given(DAYS, st.integers(1, 130))
def test_the_first_birth_under_an_age_is_the_same(day: date, age: int) -> None:
    found = module()._first_birth_under(age, day.toordinal())
    assert found == calendar.first_birth_under(age, day.toordinal())


@given(DAYS, st.integers(0, 600), st.integers(0, 400), st.booleans())
def test_a_period_ends_on_the_same_day(first: date, months: int, days: int, whole: bool) -> None:
    length = Duration(months=months) if whole else Duration(days=days)
    theirs = module().Duration(length.months, length.days)
    found = module()._last_day_beginning_with(first.toordinal(), theirs)
    assert found == calendar.last_day_beginning_with(first.toordinal(), length)


def test_a_period_has_its_last_day_where_the_first_is_given() -> None:
    made = decided(date_of_birth="1986-05-03", date_of_conviction="2026-03-03")
    outcomes = json.loads(json.dumps(made))["outcomes"]
    assert outcomes["the period"]["value"] == "5 years"
    assert outcomes["the period"]["beginning_with"] == "2026-03-03"
    assert outcomes["the period"]["last_day"] == "2031-03-02"
    assert "last_day" not in outcomes["listed"]
    answer = module().the_period(module().Facts(the_age_at_conviction=30))
    assert (answer.value, answer.last_day) == ("5 years", None)


def decided(**days: str) -> dict[str, object]:
    given = {name.replace("_", " "): value for name, value in days.items()}
    facts = module().facts_from({f"the {name}": value for name, value in given.items()})
    made: dict[str, object] = module().to_json(module().decide(facts))
    return made


def test_an_age_is_counted_and_it_is_said_how() -> None:
    made = decided(date_of_birth="2008-05-03", date_of_conviction="2026-05-02")
    assert made["counted"] == {AGE: {"value": 17, "from": "2008-05-03", "to": "2026-05-02"}}
    assert json.loads(json.dumps(made))["outcomes"]["listed"]["value"] == "no"
    assert "counted" not in decided(date_of_birth="2008-05-03")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (
            {"date_of_birth": "2008-05-03", "date_of_conviction": "2008-05-02"},
            "`the date of conviction` (2 May 2008) is before `the date of birth` (3 May 2008)",
        ),
        (
            {"date_of_birth": "2008-05-03", "date_of_conviction": "2018-05-02"},
            "`the age at conviction` is 10 or over, so it cannot be 9, counted from 3 May 2008",
        ),
    ],
)
def test_days_that_cannot_be_are_refused(days: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match="`") as refused:
        decided(**days)
    assert said in str(refused.value)


def test_an_age_that_the_days_contradict_is_refused() -> None:
    born, convicted = date(2008, 5, 3), date(2026, 5, 2)
    facts = module().Facts(
        the_date_of_birth=born, the_date_of_conviction=convicted, the_age_at_conviction=18
    )
    with pytest.raises(ValueError, match="is given as 18, and is 17, counted from 3 May 2008"):
        module().decide(facts)

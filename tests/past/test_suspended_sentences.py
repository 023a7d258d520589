"""22 March 2026: suspended sentences of up to three years (Sentencing Act 2026 section 2)."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.model.durations import Duration

from tests.past.by_hand import Person
from tests.past.days import answers, between, eve, made_on, words

DAY, TODAY = date(2026, 3, 22), date(2026, 11, 22)
AVAILABLE = "a suspended sentence order is available"
CLOCK = "the date of conviction or caution"


@pytest.mark.parametrize("section", [264, 277])
def test_two_years_stood_there_the_day_before(section: int) -> None:
    before, after = (
        words(f"Sentencing Code s. {section}(2)", day) or "" for day in (eve(DAY), DAY)
    )
    allowed = f"no longer than section {section} allows"
    assert after.endswith(allowed)
    assert before == after.replace(allowed, "the custodial term is at most 2 years")
    assert words(f"Sentencing Code s. {section}(3B)", eve(DAY)) is None
    assert made_on(DAY) == ["SA 2026 s. 2(2)", "SA 2026 s. 2(3)"]


@pytest.mark.parametrize("age", [17, 18, 20, 21, 40])
@pytest.mark.parametrize("disposal", ["suspended sentence", "immediate custody"])
@pytest.mark.parametrize("months", [1, 24, 25, 36, 37])
def test_the_ceiling_is_that_of_the_day_of_conviction(age: int, disposal: str, months: int) -> None:
    if age < 18 and disposal == "suspended sentence":
        return
    case = Person(age, age, disposal, months).case("exposure", 30)
    assert (answers(case, eve(DAY))[AVAILABLE] == "yes") is (age >= 18 and months <= 24)
    for asked in (DAY, TODAY):
        for convicted, ceiling in ((eve(DAY), 24), (DAY, 36)):
            said = answers({**case, CLOCK: convicted}, asked)[AVAILABLE]
            assert (said == "yes") is (age >= 18 and months <= ceiling)


@pytest.mark.parametrize(("age", "days", "may"), [(21, 13, "no"), (21, 14, "yes"), (20, 13, "yes")])
def test_fourteen_days_are_asked_from_the_age_of_21(age: int, days: int, may: str) -> None:
    case = Person(age, age, "immediate custody", 1).case("exposure", 30)
    given = {**case, "the custodial term": Duration(days=days), CLOCK: DAY}
    assert answers(given, TODAY)[AVAILABLE] == may


@pytest.mark.parametrize("disposal", ["fine", "life imprisonment"])
def test_nothing_else_can_be_suspended(disposal: str) -> None:
    case = {**Person(30, 30, disposal).case("exposure", 30), CLOCK: DAY}
    assert answers(case, TODAY)[AVAILABLE] == "no"


def test_exactly_terms_of_over_two_and_up_to_three_years_changed() -> None:
    (change,) = between(eve(DAY), DAY).difference.changes
    assert change.outcome == AVAILABLE
    assert (str(change.before), str(change.after)) == ("no", "yes")

"""13 August 2012: all journeys abroad, and notifying every seven days (SI 2012/1876)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from keeling.model.durations import Duration

from tests.past.days import Fact, answers, between, eve, made_on, words

DAY = date(2012, 8, 13)
JOURNEY = "the journey of a relevant offender is notifiable"
INTERVAL = "the interval between notifications of a relevant offender"
SAID = f"{JOURNEY} if the person is to leave the United Kingdom"


@pytest.mark.parametrize(("day", "more"), [(eve(DAY), " for at least 3 days"), (DAY, "")])
def test_regulation_5_of_2004_reads_as_on_its_day(day: date, more: str) -> None:
    assert (words("SI 2004/1220 reg 5(1)", day) or "").endswith(SAID + more)
    assert made_on(DAY) == ["SI 2012/1876 reg 5(a)"]


@pytest.mark.parametrize("days", range(1, 6))
@pytest.mark.parametrize("after", range(12, 18))
def test_a_journey_is_notifiable_as_each_day_has_it(days: int, after: int) -> None:
    leaves = DAY + timedelta(after)
    journey: dict[str, Fact] = {
        "the person intends to travel abroad": "yes",
        "the intended time abroad": Duration(days=days),
        "the intended day of departure": leaves,
    }
    assert (answers(journey, eve(DAY))[JOURNEY] == "yes") is (days >= 3)
    spared = days < 3 and leaves <= DAY + timedelta(14)
    assert (answers(journey, DAY)[JOURNEY] == "yes") is not spared


def test_nobody_without_a_journey_has_one_to_notify() -> None:
    for day in (eve(DAY), DAY):
        assert answers({"the person intends to travel abroad": "no"}, day)[JOURNEY] == "no"


@pytest.mark.parametrize(("residence", "since"), [("yes", "1 year"), ("no", "1 week")])
def test_without_a_residence_the_interval_is_seven_days(residence: str, since: str) -> None:
    person: dict[str, Fact] = {"the person has a sole or main residence": residence}
    assert answers(person, eve(DAY))[INTERVAL] == "1 year"
    assert answers(person, DAY)[INTERVAL] == since


def test_nothing_else_is_answered_differently() -> None:
    changes = between(eve(DAY), DAY).difference.changes
    assert {each.outcome for each in changes} == {JOURNEY, INTERVAL}

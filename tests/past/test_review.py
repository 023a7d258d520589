"""Review of indefinite notification: 30 July 2012 (SI 2012/1883), 8 March 2015 (ASBCPA 2014)."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from keeling.model.changes import Direction
from keeling.model.conditions import Among
from keeling.model.durations import Duration

from tests.past.by_hand import Person
from tests.past.days import Fact, answers, between, eve, made_on, words

FIRST, HARM = date(2012, 7, 30), date(2015, 3, 8)
REVIEW = "the person may apply for review"
BARS = "the applicant is subject to a sexual {} prevention order".format
CLEAR = "the applicant is not subject to a sexual {} prevention order".format


def test_all_six_sections_came_in_on_the_first_day() -> None:
    for citation in (f"SOA 2003 s. 91{letter}" for letter in "ABCDEF"):
        assert words(citation, eve(FIRST)) is None
        assert words(citation, FIRST) is not None
    assert made_on(FIRST) == ["SI 2012/1883 art 3"]
    assert made_on(HARM) == ["ASBCPA 2014 Sch 11 para 58"]


@pytest.mark.parametrize(
    ("day", "orders"), [(eve(HARM), ["offences"]), (HARM, ["harm", "offences"])]
)
def test_the_orders_that_bar_it_are_those_of_the_day(day: date, orders: list[str]) -> None:
    said = words("SOA 2003 s. 91A(2)(b)", day)
    assert said == f"(b) {' and '.join(map(CLEAR, orders))}"


TIMES = {17: ((95, False), (96, True)), 30: ((179, False), (180, True))}


@pytest.mark.parametrize("age", TIMES)
@pytest.mark.parametrize("term", [29, 30])
@pytest.mark.parametrize("orders", [*product("yn", "yn")], ids="".join)
def test_who_may_apply_is_as_each_day_has_it(age: int, term: int, orders: tuple[str, str]) -> None:
    offences, harm = (each == "y" for each in orders)
    for months, long_enough in TIMES[age]:
        case: dict[str, Fact] = {
            **Person(age, age, "immediate custody", term).case("rape"),
            "the person was released from custody or a hospital": "yes",
            "the time since the first notification on release": Duration(months=months),
            "an earlier application was refused": "no",
            BARS("offences"): "yes" if offences else "no",
            BARS("harm"): "yes" if harm else "no",
        }
        could = term >= 30 and long_enough and not offences
        assert answers(case, eve(FIRST))[REVIEW] == "no"
        assert answers(case, FIRST)[REVIEW] == ("yes" if could else "no")
        assert answers(case, eve(HARM))[REVIEW] == answers(case, FIRST)[REVIEW]
        assert answers(case, HARM)[REVIEW] == ("yes" if could and not harm else "no")


@pytest.mark.parametrize(("months", "may"), [(95, "no"), (96, "yes")])
def test_after_a_refusal_eight_years_count_and_nothing_else(months: int, may: str) -> None:
    for since in (12, 400):
        case: dict[str, Fact] = {
            **Person(30, 30, "life imprisonment").case("rape"),
            "the person was released from custody or a hospital": "yes",
            "the time since the first notification on release": Duration(months=since),
            "an earlier application was refused": "yes",
            "the time since the refusal": Duration(months=months),
            BARS("offences"): "no",
            BARS("harm"): "no",
        }
        assert answers(case, HARM)[REVIEW] == may


def test_a_no_to_somebody_never_detained_says_that_it_is_untested() -> None:
    citation = "SOA 2003 s. 91B(2)"
    assert "somebody never remanded" in (words(citation, FIRST) or "")


def test_the_first_day_only_gave_and_the_second_only_took() -> None:
    gave, took = (between(eve(day), day).difference for day in (FIRST, HARM))
    assert (gave.direction, took.direction) == (Direction.WIDENS, Direction.NARROWS)
    for made in (gave, took):
        assert {each.outcome for each in made.changes} == {REVIEW}
    for change in gave.changes:
        assert change.when[BARS("offences")] == Among(frozenset({"no"}))
    for change in took.changes:
        assert change.when[BARS("harm")] == Among(frozenset({"yes"}))

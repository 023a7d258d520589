"""19 February 2007: paragraphs 29A to 29C of Schedule 3, the one order made under section 130."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.model.changes import Direction
from keeling.model.conditions import Among, Within

from tests.past.by_hand import NOT_LISTED, OUTCOMES, as_paragraph_20, people
from tests.past.days import answers, between, eve, made_on, words

DAY, TODAY = date(2007, 2, 19), date(2026, 11, 22)
CLOCK = "the date of conviction or caution"
PARAGRAPHS = {
    "29A": "causing child sexual exploitation",
    "29B": "controlling a sexually exploited child",
    "29C": "arranging child sexual exploitation",
}
LIMBS = (
    "(a) the offender's age at the offence is 18 or over (b) imprisonment for at least 12 months"
)


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_the_paragraphs_came_in_on_that_day(number: str) -> None:
    citation = f"SOA 2003 Sch 3 para {number}"
    assert words(citation, eve(DAY)) is None
    listed = f"where the offence is {PARAGRAPHS[number]}, the offence is listed if any of {LIMBS}"
    assert (words(citation, DAY) or "").endswith(listed)
    assert made_on(DAY) == ["SI 2007/296 art 2(2)"]


def test_section_132_speaks_of_them_in_words_that_were_not_changed() -> None:
    before, after = (words("SOA 2003 s. 132(2)", day) for day in (eve(DAY), DAY))
    assert after == before
    assert before


@pytest.mark.parametrize("offence", PARAGRAPHS.values())
def test_they_list_adults_always_and_the_young_on_twelve_months(offence: str) -> None:
    for person in people():
        case = person.case(offence)
        nothing, listed = NOT_LISTED.answers(person), as_paragraph_20(person).answers(person)
        assert nothing.items() <= answers(case, eve(DAY)).items(), person
        for asked in (DAY, TODAY):
            earlier = answers({**case, CLOCK: eve(DAY)}, asked)
            assert nothing.items() <= earlier.items(), person
            assert listed.items() <= answers({**case, CLOCK: DAY}, asked).items(), person


def test_nothing_else_is_answered_differently_and_it_only_widens() -> None:
    made = between(eve(DAY), DAY).difference
    assert {each.outcome for each in made.changes} == OUTCOMES
    assert made.direction is Direction.WIDENS
    for change in made.changes:
        assert change.when["the offence"] == Among(frozenset(PARAGRAPHS.values()))
        since = change.when[CLOCK]
        assert isinstance(since, Within)
        assert since == Within(lower=(DAY.toordinal(), 0))

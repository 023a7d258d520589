"""31 January 2024: paragraphs 33A and 33B of Schedule 3 (Online Safety Act 2023 Schedule 14)."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.model.conditions import Among

from tests.past.by_hand import NOT_LISTED, OUTCOMES, as_paragraph_18, people
from tests.past.days import answers, between, eve, made_on, words

DAY = date(2024, 1, 31)
PARAGRAPHS = {
    "33A": "sending a photograph of genitals",
    "33B": "sharing an image for gratification",
}
AS_18 = (
    "(a) where the offender's age at the offence is under 18, imprisonment for at least 12 months "
    "(b) in any other case, any of (i) the victim's age is under 18 (ii) any of (a) imprisonment "
    "(b) detention in a hospital (c) a community sentence of at least 12 months"
)


@pytest.mark.parametrize("number", PARAGRAPHS)
def test_the_paragraphs_came_in_on_that_day(number: str) -> None:
    citation = f"SOA 2003 Sch 3 para {number}"
    assert words(citation, eve(DAY)) is None
    said = words(citation, DAY) or ""
    listed = f"where the offence is {PARAGRAPHS[number]}, the offence is listed if {AS_18}"
    assert said.endswith(listed)
    assert made_on(DAY) == ["OSA 2023 Sch 14 para 16"]


def test_section_132_speaks_of_them_in_words_that_were_not_changed() -> None:
    before, after = (words("SOA 2003 s. 132(2)", day) for day in (eve(DAY), DAY))
    assert after == before
    assert before


@pytest.mark.parametrize("offence", PARAGRAPHS.values())
@pytest.mark.parametrize("victim", [17, 18])
def test_they_list_on_the_conditions_of_paragraph_18(offence: str, victim: int) -> None:
    for person in people():
        case = person.case(offence, victim)
        assert NOT_LISTED.answers(person).items() <= answers(case, eve(DAY)).items(), person
        after = as_paragraph_18(person, victim).answers(person)
        assert after.items() <= answers(case, DAY).items(), person


def test_no_other_offence_is_answered_differently_and_no_other_outcome() -> None:
    changes = between(eve(DAY), DAY).difference.changes
    review = "the person may apply for review"  # of what is indefinite by these paragraphs
    assert {each.outcome for each in changes} == {*OUTCOMES, review}
    for change in changes:
        assert change.when["the offence"] == Among(frozenset(PARAGRAPHS.values()))

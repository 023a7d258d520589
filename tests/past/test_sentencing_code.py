"""1 December 2020: the Sentencing Code, and what paragraph 96 of Schedule 3 names since then."""

from __future__ import annotations

from datetime import date

import pytest

from tests.past.by_hand import as_paragraph_18, people
from tests.past.days import answers, between, eve, words

DAY = date(2020, 12, 1)
SAID = (
    '"a community sentence", measured by the length of the order, means a community sentence under'
)


@pytest.mark.parametrize(
    ("day", "act"), [(eve(DAY), "the Act of 2000"), (DAY, "the Sentencing Code")]
)
def test_paragraph_96_names_the_act_of_its_day(day: date, act: str) -> None:
    assert (words("SOA 2003 Sch 3 para 96", day) or "").endswith(f"{SAID} {act}")


def test_no_answer_changed() -> None:
    assert between(eve(DAY), DAY).difference.changes == ()


@pytest.mark.parametrize("victim", [17, 18])
def test_each_side_says_what_the_law_said(victim: int) -> None:
    for person in people():
        said = as_paragraph_18(person, victim).answers(person)
        for day in (eve(DAY), DAY):
            assert said.items() <= answers(person.case("exposure", victim), day).items(), person

"""The schedule of a proposal of which it cannot be told who is affected: the text is there."""

from __future__ import annotations

import pytest
from keeling.pipeline import compare, marked_up
from keeling.report import schedule_page, schedules

from tests.test_proposed_law import ACT, DAY, LIMB, corpus, proposal

WEEKS = (
    'in section 1(1)(b) of KA 2020, for "the course is at least 6 months" substitute '
    '"the whole course is at least 26 weeks"'
)
FOR_SOME = (
    f'{LIMB}, for "60" substitute "70"',
    "transitional provision",
    "  where the day of the flight is before 1 April 2028,",
    '    in section 2 of KA 2020, for "95" substitute "80"',
)
UNTOLD = "Whom it would affect cannot be told, so nothing is said of that here."


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ((WEEKS,), "[-the course is at least 6 months-]"),
        (FOR_SOME, "more than [-60-]{+70+}"),
    ],
)
def test_the_schedule_is_written_where_only_the_comparison_fails(
    lines: tuple[str, ...], shown: str
) -> None:
    law = corpus(proposal("P", ACT, *lines))
    every = tuple(law.law.proposals.values())
    failed = compare(law, DAY, every)
    made = marked_up(law, DAY, every)
    assert failed.value is None
    assert made.value is not None
    said = schedules.as_text(made.value)
    assert shown in said
    assert f"{UNTOLD} {failed.diagnostics[0].message}" in said
    assert said.count(UNTOLD) == schedule_page.as_html(made.value).count(UNTOLD) == 1
    assert "words substituted" in schedules.as_csv(made.value)


def test_nothing_is_said_of_it_where_the_two_laws_are_compared() -> None:
    law = corpus(proposal("P", ACT, f'{LIMB}, for "60" substitute "70"'))
    every = tuple(law.law.proposals.values())
    made, compared = marked_up(law, DAY, every).value, compare(law, DAY, every).value
    assert made == compared
    assert made is not None
    assert UNTOLD not in schedules.as_text(made)


def test_a_schedule_is_refused_where_the_words_are_not_there() -> None:
    law = corpus(proposal("P", ACT, f'{LIMB}, for "61" substitute "70"'))
    made = marked_up(law, DAY, tuple(law.law.proposals.values()))
    assert made.value is None
    assert [each.check.name for each in made.diagnostics] == ["words-not-found"]

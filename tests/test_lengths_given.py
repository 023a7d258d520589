"""Lengths that a case gives, against lengths that the law gives: told apart case by case."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from math import inf
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeling.model.changes import Comparison, Direction, Verdict
from keeling.model.durations import Duration
from keeling.pipeline import compare, read
from keeling.questions.claim import findings
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.deep import many
from tests.partition.oracle import Case, in_region

LAW = """facts
  the kind of kite is one of
    box kite
    power kite
  the course is a duration{bounds}, known where the kind of kite is power kite

outcomes
  the licence period is a duration, or indefinite

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020 "How long a licence lasts"
{before}

proposal "Another length"
  put forward by  the Society of Gentle Winds
  made under      a new Act
  commences       1 April 2027
  source          https://example.org/gentle-winds
  not verified    an invented letter

  for section 1 of KA 2020 substitute
    section 1 of KA 2020 "How long a licence lasts"
{after}

  claims
{claims}
"""
TABLE = """the licence period is, by the first row that applies
  | the kind of kite | the course | the licence period |
"""
NOBODY = ("nobody is affected",)


def compared(
    before: str,
    after: str,
    claims: tuple[str, ...] = NOBODY,
    bounds: str = "",
    law: str = LAW,
) -> Comparison:
    texts = {"before": indented(before, 2), "after": indented(after, 6)}
    written = indented("\n".join(claims), 4)
    made = SourceFile("kites.law", law.format(**texts, claims=written, bounds=bounds))
    corpus = read((made,), reader())
    assert corpus.value is not None, corpus.diagnostics
    proposals = tuple(corpus.value.law.proposals.values())
    result = compare(corpus.value, date(2027, 4, 1), proposals)
    assert isinstance(result.value, Comparison), result.diagnostics
    return result.value


def indented(text: str, by: int) -> str:
    return "\n".join(f"{' ' * by}{line}" for line in text.splitlines())


def table(*rows: tuple[str, str, str]) -> str:
    return TABLE + "\n".join(f"  | {' | '.join(row)} |" for row in rows)


def months(said: str, course: Fraction | None) -> Fraction | float:
    """What an answer comes to, in months; for good is more than any."""
    match said.split():
        case ["the", "course"]:
            assert course is not None
            return course
        case ["half", *_]:
            assert course is not None
            return course / 2
        case [number, "months"]:
            return int(number)
        case _:
            return inf


#: Months, and what lies between: a course counted in days may end there.
COURSES = [Fraction(halves, 2) for halves in range(1, 60)]
MONTH = Duration(months=1).key
ANSWERS = ["the course", "half of the course", "4 months", "6 months", "12 months", "indefinite"]


@many(60)
@given(st.integers(0, 2**40))
def test_a_case_is_affected_only_where_the_length_is_another(seed: int) -> None:
    random = Random(seed)
    cut = random.choice([5, 6, 8, 12, 13])

    def law() -> tuple[str, dict[tuple[str, bool], str]]:
        said = {
            ("power kite", True): random.choice(ANSWERS),
            ("power kite", False): random.choice(ANSWERS),
            ("box kite", False): random.choice(ANSWERS[2:]),
        }
        under = f"under {cut} months"
        rows = [(kind, under if short else "", said[kind, short]) for kind, short in said]
        return table(*rows), said

    (before, was), (after, now) = law(), law()
    if before == after:
        return
    changes = compared(before, after).difference.changes
    ways: set[bool] = set()
    for kind, course in [("box kite", None), *product(["power kite"], COURSES)]:
        key = kind, course is not None and course < cut
        one, other = (months(said[key], course) for said in (was, now))
        given = {} if course is None else {"the course": MONTH * course}
        case: Case = {"the kind of kite": kind, **given}
        inside = [each for each in changes if in_region(case, each.when)]
        assert len(inside) == (one != other)
        if one != other:
            ways.add(other > one)
    ways_said: dict[Direction, set[bool]] = {
        Direction.NONE: set(),
        Direction.WIDENS: {True},
        Direction.NARROWS: {False},
    }
    found = compared(before, after).difference
    assert ways_said.get(found.direction, {True, False}) == ways
    assert (found.widens, found.narrows) == (True in ways, False in ways)


WHOLE = table(("power kite", "", "the course"), ("any other", "", "2 years"))
YEAR = table(("power kite", "", "1 year"), ("any other", "", "2 years"))


def test_a_year_for_the_length_of_the_course_is_longer_for_some_and_shorter_for_others() -> None:
    under, over = compared(WHOLE, YEAR).difference.changes
    year = Duration(months=12)
    for change, longer in ((under, -1), (over, 1)):
        assert change.witness is not None
        course = change.witness["the course"]
        assert isinstance(course, Duration)
        assert course.compared_with(year) == longer


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("the licence period is never longer", Verdict.REFUTED),
        ("the licence period is never shorter", Verdict.REFUTED),
        ("nobody is affected where the course is 12 months", Verdict.PROVED),
        ("nobody is affected except where the course is under 12 months", Verdict.REFUTED),
        ("where the course is 12 months, the licence period is the course", Verdict.PROVED),
        ("where the course is 13 months, the licence period is the course", Verdict.REFUTED),
        ("where the course is 2 years, the licence period is half of the course", Verdict.PROVED),
        ("where the kind of kite is box kite, the licence period is unchanged", Verdict.PROVED),
    ],
)
def test_what_is_claimed_of_it_is_judged_by_the_length_in_the_case(
    claim: str, verdict: Verdict
) -> None:
    (proof,) = compared(WHOLE, YEAR, (claim,)).proofs
    assert proof.verdict is verdict
    if verdict is Verdict.REFUTED:
        (found,) = findings(proof)
        assert "the course: " in found.message


HALF = YEAR.replace("1 year", "6 months")
LONGER = ("the licence period is never longer",)


def test_where_the_law_counts_the_fact_in_weeks_it_is_left_open() -> None:
    """Whether a course of 26 weeks is longer than 6 months depends on its first day."""
    rows = (("power kite", "", "the course"), ("any other", "", "2 years"))
    weeks = table(("power kite", "under 26 weeks", "6 months"), *rows)
    found = compared(weeks, HALF, LONGER)
    (change,) = found.difference.changes
    assert str(change.before) == "the course"
    assert found.proofs[0].verdict is Verdict.OPEN


def test_a_bound_of_the_fact_in_weeks_leaves_it_open_too() -> None:
    found = compared(WHOLE, HALF, LONGER, ", at least 26 weeks")
    assert found.proofs[0].verdict is Verdict.OPEN


@pytest.mark.parametrize(
    "claim",
    [
        "where the course is at most 26 weeks, the licence period is never shorter",
        "where the course is at least 183 days, the licence period is never longer",
    ],
)
def test_a_claim_about_a_length_in_another_unit_is_left_open(claim: str) -> None:
    """A course of 182 or 183 days may be a day shorter, or longer, than 6 months."""
    assert compared(WHOLE, HALF, (claim,)).proofs[0].verdict is Verdict.OPEN


def test_half_of_a_length_is_not_held_against_weeks_where_it_is_claimed_of_months() -> None:
    """Half of 6 months is 89 to 92 days, and 13 weeks are 91."""
    half = YEAR.replace("1 year", "half of the course")
    weeks = YEAR.replace("1 year", "13 weeks")
    claim = ("where the course is 6 months, the licence period is never longer",)
    assert compared(half, weeks, claim).proofs[0].verdict is Verdict.OPEN


def law_with_a_fee(fact: str, declared: str = "") -> str:
    """Return the law with another question, which turns on a fact in weeks."""
    outcomes = "\noutcomes\n"
    rule = f'section 2 of KA 2020 "A fee"\n  a fee is due if {fact} is at least 26 weeks\n'
    law = LAW.replace(outcomes, f"{declared}{outcomes}  a fee is due is yes or no\n")
    return law.replace("\nproposal", f"\n{rule}\nproposal")


@pytest.mark.parametrize(
    "law",
    [
        law_with_a_fee("the course"),
        law_with_a_fee(
            "the whole course", "  the whole course is a duration, not less than the course\n"
        ),
        LAW.replace(
            "\noutcomes\n", "  impossible where the course is under 26 weeks\n\noutcomes\n"
        ),
    ],
    ids=["the fact itself", "a fact that is never less", "what cannot be"],
)
def test_another_question_in_weeks_leaves_it_open(law: str) -> None:
    """All questions share one line of lengths, on which months and weeks cannot both stand."""
    found = compared(WHOLE, HALF, LONGER, law=law)
    (change,) = found.difference.changes
    assert str(change.before) == "the course"
    assert found.proofs[0].verdict is Verdict.OPEN

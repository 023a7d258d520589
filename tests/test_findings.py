"""What checks find in law as text, worked out by hand; each check's page has more."""

from __future__ import annotations

from datetime import date

import pytest
from keeling import checking, pipeline
from keeling.model.words import FactValue

from tests.kites_act import DAY, read, section


def test_a_difference_across_weeks_and_months_is_refused() -> None:
    law = section(1, "the period is 1 year if the term is at most 6 months") + (
        'proposal "Weeks"\n  made under a new Act\n\n'
        '  in section 1 of KA, for "6 months" substitute "26 weeks"\n'
    )
    corpus, _ = read(law)
    assert corpus is not None
    found = pipeline.compare(corpus, DAY, [corpus.law.proposals["weeks"]])
    assert found.value is None
    assert {one.check.name for one in found.diagnostics} == {"ambiguous-duration"}


def test_faults_of_other_days_are_found() -> None:
    law = section(1, "the period is 1 year") + (
        "section 2 of KA\n  in force from 1 January 2030\n\n  the period is 2 years\n"
    )
    corpus, _ = read(law)
    assert corpus is not None
    (found,) = checking.everything(corpus, DAY)
    assert found.check.name == "conflict"
    assert found.message.startswith("On 1 January 2030: ")


def checks(law: str, day: date = DAY) -> list[str]:
    """Return the names of what is found in some law on a day."""
    corpus, found = read(law)
    assert corpus is not None, found
    made = pipeline.edition(corpus, day).value
    assert made is not None
    return [f"{item.check.name} {item.citation}" for item in made.findings()]


CASES = [
    "(1) a licence is needed if",
    "  (a) where the age is under 18, the form is signed",
    "  (b) where the flight is late, the kind is power kite",
]


def test_limbs_that_speak_of_one_case_are_refused_only_where_it_makes_a_difference() -> None:
    assert checks(section(1, *CASES)) == ["overlapping-limbs KA s. 1(1)(b)"]
    same = [*CASES[:2], "  (b) where the flight is late, the form is signed"]
    assert checks(section(1, *same)) == []
    apart = [*CASES[:2], "  (b) where the age is 18 or over, the kind is power kite"]
    assert checks(section(1, *apart)) == []


def test_limbs_overlap_only_in_cases_of_which_the_sentence_speaks() -> None:
    where = "(1) where the flight is not late, a licence is needed if"
    assert "overlapping-limbs" not in " ".join(checks(section(1, where, *CASES[1:])))


def test_limbs_of_a_definition_overlap_too_and_only_while_it_is_in_force() -> None:
    law = (
        "section 1 of KA\n  in force from 1 January 2030\n\n"
        '  "signed off" means\n'
        + "".join(f"  {line}\n" for line in CASES[1:])
        + "\n"
        + section(2, "a licence is needed if signed off")
    )
    assert "overlapping-limbs KA s. 1(b)" not in checks(law)
    assert "overlapping-limbs KA s. 1(b)" in checks(law, date(2030, 1, 1))


@pytest.mark.parametrize(
    ("lines", "dead"),
    [
        (["(1) a licence is needed if any of", "  (a) the form is signed", "  (b) child"], []),
        (
            ["(1) a licence is needed if any of", "  (a) the form is signed", "  (b) never"],
            ["KA s. 1(1)(b)", "KA s. 3"],
        ),
        # Met, but only where an exception keeps the sentence from saying anything.
        (
            [
                "(1) a licence is needed if any of",
                "  (a) the form is signed",
                "  (b) the flight is late",
                "except where the flight is late",
            ],
            ["KA s. 1(1)(b)"],
        ),
        # A limb that the law asks not to be met decides by its absence.
        (["(1) a licence is needed if none of", "  (a) never"], []),
        (["(1) a licence is needed if the form is signed, except where never"], ["KA s. 1(1)"]),
        (["(1) a licence is needed if the form is signed, except where child"], []),
    ],
)
def test_what_decides_no_case_is_found(lines: list[str], dead: list[str]) -> None:
    law = section(1, *lines) + (
        '\nsection 2 of KA\n  "child" means the age is under 18\n'
        '\nsection 3 of KA\n  "never" means the age is under 18 and the age is 18 or over\n'
    )
    assert sorted(checks(law)) == [f"unreachable {citation}" for citation in sorted(dead)]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "if the stay is at least 48 months",
            "KA s. 1(1) decides no case: it asks for `the stay is at least 4 years`",
        ),
        (
            "if the stay is more than 3 years",
            "KA s. 1(1) decides no case: it asks for `the stay is more than 36 months`",
        ),
        (
            "if the form is signed, except where the stay is more than 4 years",
            (
                "The exception in KA s. 1(1) excepts no case: it asks for `the stay is more than 4 "
                "years`"
            ),
        ),
        ("if the stay is at least 36 months", ""),
        ("if the stay is at least 48 months and child", ""),
    ],
)
def test_a_figure_past_a_bound_is_said_with_the_bound(asked: str, said: str) -> None:
    law = "facts\n  the stay is a duration, at most 3 years\n\n" + section(
        1, f"(1) a licence is needed {asked}"
    )
    law += '\nsection 2 of KA\n  "child" means the age is under 18 and the age is 18 or over\n'
    corpus, _ = read(law)
    assert corpus is not None
    made = pipeline.edition(corpus, DAY).value
    assert made is not None
    told = [each for each in made.findings() if "is declared to be" in each.message]
    bound = "`the stay` is declared to be at most 36 months."
    assert [each.message for each in told] == [f"{said}, and {bound}"] * bool(said)
    assert all(each.labels[0].text == "declared here" for each in told)


def test_a_question_with_too_much_to_list_says_so() -> None:
    law = section(
        1,
        "the period is, by the first row that applies",
        "  | the kind   | the age          | the period |",
        "  | box kite   | under 30         | 1 year     |",
        "  | power kite | 30 or over       | 2 years    |",
    )
    corpus, _ = read(law)
    assert corpus is not None
    made = pipeline.edition(corpus, DAY).value
    assert made is not None
    assert {item.check.name for item in made.findings()} == {"gap"}
    corpus.space.table.budget = 1
    found = made.findings()
    assert "too-large" in {item.check.name for item in found}
    assert all("``" not in item.message for item in found)


def test_a_period_read_in_the_light_of_what_is_not_law_yet_is_not_told() -> None:
    """Whether section 1(2) halves it turns on section 2, and nobody knows what that was in 2026."""
    law = section(
        1,
        "(1) the period is 2 years",
        "(2) where a licence is needed, for 2 years in subsection (1) read half that period",
    )
    law += "section 2 of KA\n  in force from 1 January 2030\n\n  a licence is needed\n"
    corpus, _ = read(law)
    assert corpus is not None
    made = pipeline.edition(corpus, DAY).value
    assert made is not None
    assert made.unencoded == {"a licence is needed", "the period"}


OLD = """act "Old Kites Act 2000"
  cited as       OKA
  in force from  1 April 2001
  source         https://example.org/oka
  not verified   an invented Act

section 1 of OKA
  a licence is not needed if the form is signed

"""
COMES = """act "Later Kites Act 2015"
  cited as       LKA
  in force from  1 January 2015
  source         https://example.org/lka
  not verified   an invented Act

section 1 of LKA
  a licence is needed if the age is under 18

"""
PUT_IN = """section 1A of LKA
  in force from 1 January 2018

  the kite is listed if the form is signed

section 2 of LKA
  in force from 1 January 2018

  after section 1 of LKA insert
    section 1A of LKA
      the kite is listed if the form is signed
"""


def told(law: str, day: date) -> dict[str, str]:
    """Return what is answered of an unsigned form on a day; nothing of what is not encoded."""
    corpus, found = read(law)
    assert corpus is not None, found
    made = pipeline.edition(corpus, day).value
    assert made is not None
    facts: dict[str, FactValue] = {"the form is signed": "no", "the age": 30}
    return {
        each.outcome: " or ".join(map(str, each.possible))
        for each in made.decide(facts)
        if each.outcome in ("a licence is needed", "the kite is listed")
    }


def test_that_nothing_says_yes_yet_is_no_answer() -> None:
    """The old Act only ever says no, and what the law was that the later one replaced is unknown.

    From the day of the later Act on, that it says nothing of listed kites is the law.
    """
    law = OLD + COMES + PUT_IN
    unknown = {"a licence is needed": "", "the kite is listed": ""}
    assert told(law, date(2014, 12, 31)) == unknown
    no = {"a licence is needed": "no", "the kite is listed": "no"}
    assert told(law, date(2015, 1, 1)) == no
    assert told(law, date(2018, 1, 1)) == no


def test_what_is_unknown_of_an_early_day_says_since_when_it_is_encoded() -> None:
    corpus, _ = read(OLD + COMES + PUT_IN)
    assert corpus is not None
    made = pipeline.edition(corpus, date(2014, 12, 31)).value
    assert made is not None
    said = "LKA is encoded as from 1 January 2015: what the law was before is not"
    assert [made.elsewhen[name] for name in ("a licence is needed", "the kite is listed")] == [
        (said,),
        (said,),
    ]
    assert made.unencoded == {"a licence is needed", "the kite is listed"}

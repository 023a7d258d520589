"""What sentences mean: law as text, cases, and answers worked out by hand.

Nothing here looks at the compiler's own idea of a sentence. Each entry is a way of writing that a
drafter could read in two ways, or that once was answered wrongly; it is either answered as a
drafter reads it, or refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from keeling import pipeline
from keeling.cli.folder import grammar_text
from keeling.model.durations import Duration
from keeling.source import SourceFile
from keeling.syntax.grammar import Forgetful
from keeling.syntax.parse import Reader

Given = str | int | Duration | date
DAY = date(2026, 11, 22)
VOCABULARY = """facts
  the kind is one of
    box kite
    power kite
    toy kite
  the age             is an age
  the form is signed  is yes or no
  the flight is late  is yes or no
  the term            is a duration, known where the kind is power kite
  the wind is one of
    calm
    storm
    known where the kind is power kite

outcomes
  a licence is needed  is yes or no
  the kite is listed   is yes or no
  the period           is a duration, or indefinite

act "Kites Act 2020"
  cited as       KA
  in force from  1 January 2020
  source         https://example.org/kites
  not verified   an invented Act

"""
FACTS: Mapping[str, Given] = {
    "the kind": "box kite",
    "the age": 30,
    "the form is signed": "no",
    "the flight is late": "no",
}


def read(law: str) -> tuple[pipeline.Corpus | None, set[str]]:
    reader = Reader(grammar_text(), Path(__file__).name, Forgetful())
    result = pipeline.read([SourceFile("kites.law", VOCABULARY + law)], reader)
    return result.value, {found.check.name for found in result.diagnostics}


def answers(law: str, given: Mapping[str, Given] = FACTS, day: date = DAY) -> dict[str, str]:
    corpus, refused = read(law)
    assert corpus is not None, refused
    edition = pipeline.edition(corpus, day).value
    assert edition is not None
    decided = edition.decide({**FACTS, **given})
    return {one.outcome: " or ".join(map(str, one.possible)) for one in decided}


def section(number: int, *lines: str) -> str:
    return f"section {number} of KA\n" + "".join(f"  {line}\n" for line in lines)


REFUSED = {
    "where inside all of could ask or limit": (
        section(
            1,
            "a licence is needed if all of",
            "  (a) where the age is under 18, the form is signed",
            "  (b) the flight is late",
        ),
        "misplaced",
    ),
    "a definition for some cases only": (
        section(
            1,
            'where the age is under 18, "good" means the form is signed',
            "the kite is listed if not good",
        ),
        "misplaced",
    ),
    "priority before a definition": (
        section(
            1,
            "(1) a licence is needed",
            '(2) despite subsection (1), "good" means the form is signed',
        ),
        "misplaced",
    ),
    "two provisions each in place of the other": (
        section(1, "in place of section 2, the period is 1 year")
        + section(2, "in place of section 1, the period is 2 years"),
        "circular",
    ),
    "a word of priority that reaches nothing": (
        section(1, "subject to section 2, the period is 1 year")
        + section(2, "a licence is needed"),
        "misplaced",
    ),
    "a provision with two sentences asked whether it is met": (
        section(1, "(1) a licence is needed if the form is signed")
        + section(
            2,
            "a licence is needed if the flight is late",
            "a licence is needed if the age is under 9",
        )
        + section(3, "the kite is listed if section 2 is met"),
        "misplaced",
    ),
    "an empty answer": (
        section(
            1,
            "the period is, by the first row that applies",
            "  | the kind | the period |",
            "  | box kite | |",
            "  | | 2 years |",
        ),
        "table-shape",
    ),
    "one outcome heading two columns": (
        section(
            1,
            "the period is, by the first row that applies",
            "  | the kind | the period | the period |",
            "  | box kite | 1 year | 2 years |",
        ),
        "table-shape",
    ),
    "a condition on something else under a fact": (
        section(
            1,
            "the period is, by the first row that applies",
            "  | the kind | the period |",
            "  | the form is signed | 1 year |",
        ),
        "wrong-kind",
    ),
    "a reading of a provision that gives no answers": (
        section(
            1, "(1) a licence is needed", "(2) for 1 year in subsection (1) read half that period"
        ),
        "misplaced",
    ),
    "and beside a choice of two": (
        section(
            1, "a licence is needed if the kind is box kite or power kite and the form is signed"
        ),
        "mixed-and-or",
    ),
    "or before and any of": (
        section(
            1,
            "a licence is needed if the form is signed or the flight is late and any of",
            "  (a) the age is under 18",
        ),
        "mixed-and-or",
    ),
    "a limb of all of left out": (
        section(
            1,
            "a licence is needed if all of",
            "  (a) the form is signed",
            "  (b)",
            "    not encoded nobody knows",
        ),
        "misplaced",
    ),
    "two that each give way to the other, and a third that would answer instead": (
        section(
            1,
            "(1) subject to subsection (2), where the form is signed, the period is 1 year",
            "(2) subject to subsection (1), where the form is signed, the period is 2 years",
            "(3) the period is 3 years",
        ),
        "circular",
    ),
    "one that each prevails over the other": (
        section(
            1,
            "(1) despite subsection (2), the period is 1 year",
            "(2) despite subsection (1), the period is 2 years",
        ),
        "circular",
    ),
    "a relation through a fact that may not be there": (
        "facts\n"
        "  the age when signed is an age, not less than the age, known where the form is signed\n"
        "  the age today is an age, not less than the age when signed\n\n"
        + section(1, "a licence is needed if the age today is under 18"),
        "misplaced",
    ),
    "weeks and months on one fact": (
        section(
            1,
            "the period is 1 year if the term is at most 6 months",
            "the period is 2 years if the term is more than 26 weeks",
        ),
        "ambiguous-duration",
    ),
    "weeks and months on facts of which one is never less than the other": (
        "facts\n  the longer term is a duration, not less than the term\n\n"
        + section(
            1,
            "(1) the period is 1 year if the term is at most 6 months",
            "(2) a licence is needed if the longer term is more than 26 weeks",
        ),
        "ambiguous-duration",
    ),
    "weeks on a fact that is declared to be of at most some months": (
        "facts\n  the stay is a duration, at most 6 months\n\n"
        + section(1, "a licence is needed if the stay is more than 26 weeks"),
        "ambiguous-duration",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_two_readings_are_refused(what: str) -> None:
    law, check = REFUSED[what]
    corpus, found = read(law)
    assert corpus is None
    assert check in found


def test_a_provision_is_met_only_without_its_exception() -> None:
    law = section(
        1,
        "(1) a licence is needed if the form is signed, except where the flight is late",
        "(2) the kite is listed if subsection (1) is met",
    )
    signed: dict[str, Given] = {"the form is signed": "yes"}
    late: dict[str, Given] = {"the flight is late": "yes"}
    assert answers(law, signed)["the kite is listed"] == "yes"
    assert answers(law, signed | late)["the kite is listed"] == "no"


def test_a_limb_is_met_only_outside_the_cases_before_it() -> None:
    law = section(
        1,
        "(1) a licence is needed if",
        "  (a) where the age is under 18, the form is signed",
        "  (b) in any other case, the flight is late",
        "(2) the kite is listed if subsection (1)(b) is met",
    )
    late: dict[str, Given] = {"the flight is late": "yes"}
    assert answers(law, late)["the kite is listed"] == "yes"
    assert answers(law, {"the age": 9, **late})["the kite is listed"] == "no"


def test_a_condition_before_a_list_has_to_be_met_too() -> None:
    law = section(
        1,
        "a licence is needed if the form is signed and any of",
        "  (a) the flight is late",
        "  (b) the age is under 18",
    )
    assert answers(law, {"the age": 9})["a licence is needed"] == "no"
    assert answers(law, {"the age": 9, "the form is signed": "yes"})["a licence is needed"] == "yes"
    assert answers(law, {"the form is signed": "yes"})["a licence is needed"] == "no"


def test_none_of_is_met_where_no_limb_is() -> None:
    law = section(
        1, "a licence is needed if none of", "  (a) the flight is late", "  (b) the age is under 18"
    )
    assert answers(law)["a licence is needed"] == "yes"
    assert answers(law, {"the age": 9})["a licence is needed"] == "no"


def test_a_definition_not_in_force_is_not_met() -> None:
    law = (
        'section 1 of KA\n  in force from 1 January 2030\n\n  "child" means the age is under 18\n\n'
        + section(2, "a licence is needed if child")
    )
    young: dict[str, Given] = {"the age": 9}
    assert answers(law, young)["a licence is needed"] == "no"
    assert answers(law, young, date(2030, 1, 1))["a licence is needed"] == "yes"


def test_a_part_does_not_outlive_the_whole() -> None:
    law = (
        "section 1 of KA\n  in force from 1 January 2020 to the end of 31 December 2021\n\n"
        '  (1) "Later"\n    in force from 1 January 2021\n\n    a licence is needed\n'
    )
    assert answers(law, day=date(2020, 6, 1))["a licence is needed"] == ""
    assert answers(law, day=date(2021, 6, 1))["a licence is needed"] == "yes"
    assert answers(law, day=date(2022, 1, 1))["a licence is needed"] == "no"


def test_a_table_about_yes_or_no_leaves_a_gap_like_any_other() -> None:
    law = section(
        1,
        "a licence is needed is, by the first row that applies",
        "  | the kind   | a licence is needed |",
        "  | box kite   | yes                 |",
        "  | power kite | no                  |",
    )
    assert answers(law)["a licence is needed"] == "yes"
    assert answers(law, {"the kind": "power kite"})["a licence is needed"] == "no"
    assert answers(law, {"the kind": "toy kite"})["a licence is needed"] == "no answer"


def test_any_other_is_some_other_and_not_none_at_all() -> None:
    law = section(
        1,
        "the period is, by the first row that applies",
        "  | the wind  | the period |",
        "  | storm     | 2 years    |",
        "  | any other | 1 year     |",
        "  |           | indefinite |",
    )
    assert answers(law, {"the kind": "power kite", "the wind": "calm"})["the period"] == "1 year"
    assert answers(law)["the period"] == "indefinite"


def test_what_does_not_exist_is_neither_long_nor_short() -> None:
    law = section(
        1,
        "a licence is needed if the term is at least 6 months",
        "the kite is listed if the term is under 6 months",
    )
    both = answers(law)
    assert both["a licence is needed"] == "no"
    assert both["the kite is listed"] == "no"


def test_a_row_can_be_read_as_half() -> None:
    law = section(
        1,
        "(1) the period is, by the first row that applies",
        "    | the kind | the period |",
        "    | box kite | 2 years    |",
        "    |          | 2 years    |",
        "(2) where the age is under 18,",
        "    for 2 years in row 1 of subsection (1) read half that period",
    )
    assert answers(law, {"the age": 9})["the period"] == "1 year"
    assert answers(law, {"the age": 9, "the kind": "toy kite"})["the period"] == "2 years"


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("despite section 2", "1 year"),
        ("subject to section 2", "2 years"),
        ("in place of section 2", "1 year"),
    ],
)
def test_the_words_of_priority(words: str, period: str) -> None:
    law = section(1, f"{words}, where the age is under 18,", "the period is 1 year") + section(
        2, "the period is 2 years"
    )
    assert answers(law, {"the age": 9})["the period"] == period
    assert answers(law, {"the age": 18})["the period"] == "2 years"


def test_weeks_against_months_are_left_open_only_where_they_are() -> None:
    law = section(
        1,
        "the period is 1 year if the term is at most 6 months",
        "the period is 2 years if the term is more than 6 months",
    )
    for weeks, period in ((25, "1 year"), (26, "1 year or 2 years"), (27, "2 years")):
        given: dict[str, Given] = {"the kind": "power kite", "the term": Duration(days=7 * weeks)}
        assert answers(law, given)["the period"] == period


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
    (found,) = pipeline.everything(corpus, DAY)
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

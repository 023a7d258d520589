"""What a drafter gets from a proposal: its clause, its schedule, its effects, its doubts."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from keeling.checking import everything
from keeling.model.changes import Comparison
from keeling.pipeline import Corpus, compare, read
from keeling.report import differences, schedules
from keeling.report.drafting import as_text, drafted
from keeling.source import SourceFile
from keeling.testing.folders import reader

TODAY = date(2026, 11, 22)
LAW = """facts
  the flyer's age       is an age
  the day of the flight is a date

outcomes
  a licence is needed is yes or no
  the fine is one of
    a small fine
    a large fine

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2020
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020 "When a licence is needed"
  a licence is needed if any of
    (a) the flyer's age is under 12
    (b) the flyer's age is 80 or over

section 9 of KA 2020 "Power to amend"
  in doubt where it narrows  no order that narrows was ever made

  the Minister may by order amend section 1

guideline "Fines"
  cited as        Fines guideline
  by              the Council
  effective from  1 April 2020
  source          https://example.org/fines
  not verified    an invented guideline

  where a licence is needed, the fine is, by the only row that applies
    | the flyer's age | the fine     |
    | under 12        | a small fine |
    | 80 or over      | a large fine |

"""


def corpus(*proposals: str) -> Corpus:
    made = read((SourceFile("law/kites.law", LAW + "\n".join(proposals)),), reader())
    assert made.value is not None, [each.message for each in made.diagnostics]
    return made.value


def proposal(title: str, lines: str, under: str = "section 9 of KA 2020", day: str = "") -> str:
    commences = f"  commences  {day or '1 April 2027'}\n"
    return f'proposal "{title}"\n  made under  {under}\n{commences}\n{lines}'


def compared(law: Corpus, as_at: date = TODAY) -> Comparison:
    made = compare(law, as_at, tuple(law.law.proposals.values()))
    assert made.value is not None, [each.message for each in made.diagnostics]
    return made.value


WIDER = '  in section 1(a) of KA 2020, for "12" substitute "14"\n'
NARROWER = '  in section 1(b) of KA 2020, for "80" substitute "90"\n'
SAVED = """
  saving
    where the day of the flight is before 1 April 2027, the amendments do not apply

  transitional provision
    where the day of the flight is on or after 1 April 2027 and before 1 April 2028,
    in section 1(a) of KA 2020, for "14" substitute "13"
    where the day of the flight is on or after 1 April 2027 and before 1 April 2028,
    omit section 1(b) of KA 2020
"""


BEFORE = "where the day of the flight is before 1 April 2027"


def clause(lines: str, under: str = "section 9 of KA 2020") -> list[str]:
    law = corpus(proposal("P", lines, under))
    return list(as_text(drafted(law.law.proposals["p"], law.law)))


def test_an_article_says_whom_it_reaches_in_the_words_of_an_article() -> None:
    limb = "section 1(a) of the Kites Act 2020"
    window = "Where the day of the flight is on or after 1 April 2027 and before 1 April 2028, "
    assert [line.strip() for line in clause(WIDER + SAVED)] == [
        "Amendment of the Kites Act 2020",
        f"1.—(1) In {limb} (when a licence is needed), for “12” substitute “14”.",
        f"(2) The amendment made by this article does not apply {BEFORE}.",
        f"(3) {window}{limb} has effect as if for “14” there were substituted “13”.",
        f"(4) {window}the Kites Act 2020 has effect as if section 1(b) were omitted.",
        "(5) This article comes into force on 1 April 2027.",
    ]


def test_a_clause_of_a_bill_has_its_number_before_its_title() -> None:
    assert clause(WIDER + NARROWER, "a new Act") == [
        "1  Amendment of the Kites Act 2020",
        "  (1) Section 1 of the Kites Act 2020 (when a licence is needed) is amended as follows.",
        "  (2) In paragraph (a), for “12” substitute “14”.",
        "  (3) In paragraph (b), for “80” substitute “90”.",
        "  (4) This section comes into force on 1 April 2027.",
    ]


def test_a_revision_has_effect_from_a_day() -> None:
    row = '  in row 1 of Fines guideline, for "small" substitute "large"\n'
    assert clause(row, "a revision by the Council") == [
        "Revision of “Fines” by the Council",
        "  (1) In row 1 of the table, for “small” substitute “large”.",
        "  (2) This revision has effect from 1 April 2027.",
    ]


def test_what_is_put_in_is_quoted_as_a_drafter_quotes_it() -> None:
    lines = """  after section 1 of KA 2020 insert
    section 1A of KA 2020 "Children's kites"
      "child" means the flyer's age is under 10
"""
    assert clause(lines, "a new Act")[2:5] == [
        "      “1A Children’s kites",
        "         ‘child’ means the flyer’s age is under 10”.",
        "  (2) This section comes into force on 1 April 2027.",
    ]


def test_several_works_have_a_clause_each_and_one_for_commencement() -> None:
    row = '  in row 1 of Fines guideline, for "small" substitute "large"\n'
    made = clause(WIDER + row + SAVED.split("\n  trans")[0] + "\n", "a new Act")
    assert [line for line in made if not line.startswith("  ")] == [
        "1  Amendment of the Kites Act 2020",
        "",
        "2  Revision of “Fines” by the Council",
        "",
        "3  Saving and commencement",
    ]
    assert made[-1] == "  (2) This Act comes into force on 1 April 2027."


def test_the_effects_name_the_place_in_the_draft_and_whom_it_reaches() -> None:
    law = corpus(proposal("P", WIDER + NARROWER + SAVED.split("\n  trans")[0] + "\n"))
    rows = list(csv.reader(io.StringIO(schedules.as_csv(compared(law)))))[1:]
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("KA 2020 s. 1(a)", "words substituted", "P, 1(2)"),
        ("KA 2020 s. 1(b)", "words substituted", "P, 1(3)"),
        ("KA 2020 s. 1(a); KA 2020 s. 1(b)", "saving", "P"),
    ]
    assert rows[2][3] == f"The amendments do not apply {BEFORE}."


def test_of_several_proposals_a_doubt_is_told_of_the_one_that_goes_that_way() -> None:
    law = corpus(proposal("Wider", WIDER), proposal("Narrower", NARROWER))
    wider, narrower = differences.data(compared(law))["vehicle"]
    assert "In doubt" not in wider
    assert "In doubt, because it narrows" in narrower


def test_what_is_put_in_beside_a_provision_does_not_reach_that() -> None:
    new = "    section 1A of KA 2020\n      a licence is needed\n"
    lines = f"  after section 1 of KA 2020 insert\n{new}"
    law = corpus(proposal("P", lines))
    (said,) = differences.data(compared(law))["vehicle"]
    assert "It does not reach KA 2020 s. 1A." in said
    assert "It reaches" not in said


def test_of_a_day_for_which_nothing_is_encoded_nothing_is_compared() -> None:
    law = corpus(proposal("P", WIDER, day="1 April 2010"))
    made = compared(law, date(2010, 4, 1))
    assert made.not_encoded == ("a licence is needed", "the fine")
    assert differences.data(made)["not_encoded"] == ["a licence is needed", "the fine"]
    said = differences.text(made)
    assert "Not compared, because its law of that day is not encoded: the fine." in said
    assert "Nothing could be compared." in said
    assert "No case" not in said


def test_a_proposal_may_wait_for_a_day_to_be_appointed() -> None:
    law = corpus(proposal("P", WIDER, day="a day to be appointed"))
    assert law.law.proposals["p"].commences is None
    assert law.law.proposals["p"].faults == ()


@pytest.mark.parametrize(
    ("instruction", "found"),
    [
        ("  omit row 2 of Fines guideline\n", ["gap"]),
        (
            "  for row 2 of Fines guideline substitute\n    | 80 or over | a small fine |\n",
            [],
        ),
        ("  row 1 of Fines guideline becomes row 2\n", ["unusable-words"]),
    ],
)
def test_rows_of_a_guideline_are_amended_like_those_of_a_section(
    instruction: str, found: list[str]
) -> None:
    law = corpus(proposal("P", instruction, "a revision by the Council"))
    assert [each.check.name for each in everything(law, TODAY)] == found

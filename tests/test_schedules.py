"""What a Keeling schedule shows, and the draft above it: what would be sent, and nothing else."""

from __future__ import annotations

import re
from datetime import date

import pytest
from keeling.model.changes import Comparison, Mark, MarkKind
from keeling.model.identity import ProvisionId
from keeling.pipeline import Corpus, compare, read
from keeling.report import differences
from keeling.report.drafting import as_text, caveat, drafted, places
from keeling.report.schedule_page import as_html
from keeling.report.schedules import as_text as schedule
from keeling.report.shown import Words, plain, shown
from keeling.report.transition import transition
from keeling.source import SourceFile
from keeling.testing.folders import reader

LAW = """facts
  the flyer's age       is an age
  the day of the flight is a date
  the wind              is one of
    a breeze
    a gale

outcomes
  a licence is needed is yes or no
  the licence period  is a duration
  for flyers, whether to fly is a matter of guidance
  the fine is one of
    a small fine
    a large fine

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2020
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020 "When a licence is needed"
  note  a remark of ours
  note  another

  (1) a licence is needed if any of
    (a) the flyer's age is under 12
    (b) the flyer's age is 80 or over
  (2)
    flag whether this is so is open

    where a licence is needed and the flyer's age is under 12, the licence period is 1 year
  (3)
    not encoded the licence of a pilot

section 2 of KA 2020 "How long a licence lasts"
  where a licence is needed and the flyer's age is 12 or over,
  the licence period is, by the first row that applies
    | the wind | the licence period |
    | a gale   | 1 year             |
    |          | 2 years            |

schedule 1 to KA 2020 "Kites"
  paragraph 4 "Tarred kites"
    (1) a licence is needed if the flyer's age is 90 or over
    (2) a licence is needed if the flyer's age is 95 or over

guideline "Fines"
  cited as        Fines guideline
  by              the Council
  effective from  1 April 2020
  source          https://example.org/fines
  not verified    an invented guideline

  where a licence is needed, the fine is, by the only row that applies
    | the flyer's age        | the fine     | its status   |
    | under 12               | a small fine | not verified |
    | 12 or over             | a large fine | verified     |

guidance "Flying"
  cited as        Flying guidance
  by              the Wardens
  effective from  1 April 2020
  source          https://example.org/flying
  not verified    invented guidance

  (1) where the wind is a gale, flyers should not fly
"""


def _corpus(lines: str, under: str = "a new Act") -> Corpus:
    made = f'\nproposal "P"\n  made under  {under}\n  commences  1 April 2027\n\n{lines}'
    result = read((SourceFile("law/kites.law", LAW + made),), reader())
    assert result.value is not None, [each.message for each in result.diagnostics]
    faults = result.value.law.proposals["p"].faults
    assert not faults, [each.message for each in faults]
    return result.value


def _compared(lines: str, under: str = "a new Act") -> Comparison:
    corpus = _corpus(lines, under)
    made = compare(corpus, date(2027, 4, 1), tuple(corpus.law.proposals.values()))
    assert made.value is not None, [each.message for each in made.diagnostics]
    return made.value


def _draft(lines: str, under: str = "a new Act") -> list[str]:
    """Return the draft without its title, and without its commencement."""
    text = schedule(_compared(lines, under)).split("\n\n")[2]
    return [line for line in text.split("\n")[1:] if "1 April 2027" not in line]


def _marked(lines: str, under: str = "a new Act") -> list[str]:
    """Return what is shown below the draft."""
    return "\n\n".join(schedule(_compared(lines, under)).split("\n\n")[3:]).split("\n")


WIDER = '  in section 1(1)(a) of KA 2020, for "12" substitute "14"\n'
OLDER = '  in section 1(1)(b) of KA 2020, for "80" substitute "90"\n'
LONGER = '  in row 1 of section 2 of KA 2020, for "1 year" substitute "2 years"\n'
TARRED = '  in paragraph 4(1) of schedule 1 to KA 2020, for "90" substitute "85"\n'
BY_COUNCIL = "a revision by the Council"
BY_WARDENS = "a revision by the Wardens"
ADVICE = '  in paragraph (1) of Flying guidance, for "should not" substitute "must not"\n'


def test_several_changes_of_one_section_open_with_the_section() -> None:
    assert _draft(WIDER + OLDER) == [
        "  (1) Section 1 of the Kites Act 2020 (when a licence is needed) is amended as follows.",
        "  (2) In subsection (1)(a), for “12” substitute “14”.",
        "  (3) In subsection (1)(b), for “80” substitute “90”.",
    ]


def test_changes_of_several_sections_are_gathered_and_each_is_described_once() -> None:
    assert _draft(WIDER + LONGER + TARRED + OLDER) == [
        "  (1) The Kites Act 2020 is amended as follows.",
        "  (2) In section 1 (when a licence is needed)—",
        "    (a) in subsection (1)(a), for “12” substitute “14”;",
        "    (b) in subsection (1)(b), for “80” substitute “90”.",
        (
            "  (3) In row 1 of the table in section 2 (how long a licence lasts), for “1 year” "
            "substitute “2 years”."
        ),
        "  (4) In paragraph 4(1) of Schedule 1 (tarred kites), for “90” substitute “85”.",
    ]


def test_each_instruction_is_found_where_it_stands_in_the_draft() -> None:
    corpus = _corpus(WIDER + LONGER + OLDER)
    assert places(corpus.law.proposals["p"], corpus.law) == ["1(2)(a)", "1(3)", "1(2)(b)"]


def test_a_section_put_in_beside_one_that_is_changed_is_not_described_again() -> None:
    new = "  after section 1 of KA 2020 insert\n    section 1A of KA 2020\n"
    lines = _draft(f"{WIDER}{new}      a licence is needed\n")
    assert lines == [
        "  (1) The Kites Act 2020 is amended as follows.",
        "  (2) In section 1(1)(a) (when a licence is needed), for “12” substitute “14”.",
        "  (3) After section 1 insert—",
        "      “1A a licence is needed”.",
    ]


def test_paragraphs_put_in_within_a_section_are_put_in_there() -> None:
    new = "    (c) the wind is a gale\n"
    lines = _draft(f"  after section 1(1)(b) of KA 2020 insert\n{new}{WIDER}")
    assert lines == [
        "  (1) Section 1 of the Kites Act 2020 (when a licence is needed) is amended as follows.",
        "  (2) In subsection (1), after paragraph (b) insert—",
        "      “(c) the wind is a gale”.",
        "  (3) In subsection (1)(a), for “12” substitute “14”.",
    ]


def test_limbs_of_one_list_share_their_address() -> None:
    lines = '  in section 1(1)(a) and (b) of KA 2020, at the end insert "and the wind is a gale"\n'
    assert _draft(lines) == [
        (
            "  (1) In section 1(1)(a) and (b) of the Kites Act 2020 (when a licence is needed), "
            "at the end insert “and the wind is a gale”."
        ),
    ]


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        (
            "  section 1(2) of KA 2020 becomes section 1(1A)\n",
            (
                "In section 1 of the Kites Act 2020 (when a licence is needed), renumber "
                "subsection (2) as subsection (1A)."
            ),
        ),
        (
            "  section 2 of KA 2020 becomes section 1A\n",
            "Renumber section 2 of the Kites Act 2020 (how long a licence lasts) as section 1A.",
        ),
        (
            "  paragraph 4(2) of schedule 1 to KA 2020 becomes paragraph 4(1A)\n",
            (
                "In paragraph 4 of Schedule 1 to the Kites Act 2020 (tarred kites), renumber "
                "sub-paragraph (2) as sub-paragraph (1A)."
            ),
        ),
    ],
)
def test_what_becomes_something_is_renumbered_in_the_draft(instruction: str, said: str) -> None:
    corpus = _corpus(instruction)
    text = list(as_text(drafted(corpus.law.proposals["p"], corpus.law)))
    assert text[1] == f"  (1) {said}"


def test_a_revision_does_not_speak_like_an_act() -> None:
    made = schedule(_compared(ADVICE, BY_WARDENS))
    assert "It would take effect on 1 April 2027." in made
    assert "Flying guidance, as revised" in made
    assert not re.search("amend|commenc|into force", made)


def test_of_a_revision_that_saves_nothing_no_general_law_is_told() -> None:
    corpus = _corpus(ADVICE, BY_WARDENS)
    assert list(transition(corpus.law.proposals["p"], corpus.law.vocabulary)) == [
        (
            "It says nothing of cases already begun: from 1 April 2027 it is taken to apply to "
            "every case."
        ),
    ]


def test_a_revision_spares_cases_in_its_own_words() -> None:
    saving = """
  saving
    where the day of the flight is before 1 April 2027, the amendments do not apply
"""
    where = "does not apply where the day of the flight is before 1 April 2027."
    assert f"  (2) This revision {where}" in schedule(_compared(ADVICE + saving, BY_WARDENS))
    (said,) = differences.data(_compared(ADVICE + saving, BY_WARDENS))["savings"]
    assert said["text"] == f"The revision {where}"


def test_a_provision_that_is_put_in_says_beside_which_it_stands() -> None:
    new = '    paragraph 5 "Old"\n      source  https://example.org/5\n      a licence is needed\n'
    lines = f"  after paragraph 4 of schedule 1 to KA 2020 insert\n{new}"
    assert _marked(lines)[:4] == [
        "KA 2020 Sch 1 para 5, as inserted after paragraph 4",
        "",
        "{+5 Old+}",
        "  {+a licence is needed+}",
    ]


def test_a_provision_says_whether_it_is_omitted_or_substituted() -> None:
    assert _marked("  omit section 2 of KA 2020\n")[0] == "KA 2020 s. 2, omitted"
    new = '    section 2 of KA 2020 "New"\n      a licence is needed\n'
    lines = f"  for section 2 of KA 2020 substitute\n{new}"
    assert _marked(lines)[0] == "KA 2020 s. 2, as substituted"


def test_a_label_in_a_work_without_sections_is_cited_as_a_paragraph() -> None:
    assert ProvisionId("CPS guidance", ("1",)).citation == "CPS guidance para (1)"
    assert ProvisionId("CPS guidance", ("1", "b")).citation == "CPS guidance para (1)(b)"
    assert ProvisionId("CPS guidance", (), 3).citation == "CPS guidance, row 3"
    assert ProvisionId("KA 2020", ("section", "1", "a")).citation == "KA 2020 s. 1(a)"


ROWS = """  for row 1 of Fines guideline substitute
    | under 12 | a large fine | not verified |
"""


def test_a_row_is_drafted_below_the_heads_of_its_columns() -> None:
    assert _draft(ROWS, BY_COUNCIL) == [
        "  (1) For row 1 of the table substitute—",
        "       the flyer’s age  the fine",
        "      “under 12         a large fine”.",
    ]


def test_a_table_is_shown_without_the_status_of_its_answers() -> None:
    made = _marked(ROWS, BY_COUNCIL)
    assert made[3:7] == [
        "  where a licence is needed, the fine is, by the only row that applies",
        "    | the flyer's age | the fine     |",
        "    [-| under 12        | a small fine |-]",
        "    {+| under 12        | a large fine |+}",
    ]
    assert made[-1] == (
        "Status: not verified, an invented guideline. Not shown: the status of each answer in the "
        "table. Source: https://example.org/fines"
    )


def test_a_schedule_shows_the_law_and_one_line_of_what_is_noted_about_it() -> None:
    assert _marked(WIDER) == [
        "KA 2020 s. 1, as amended",
        "",
        "1 When a licence is needed",
        "  (1) a licence is needed if any of",
        "    (a) the flyer's age is under [-12-]{+14+}",
        "    (b) the flyer's age is 80 or over",
        (
            "  (2) where a licence is needed and the flyer's age is under 12, the licence period "
            "is 1 year"
        ),
        "  (3) [not encoded: the licence of a pilot]",
        "",
        (
            "Status: not verified, an invented Act. Not shown: 2 notes and 1 doubt. Source: "
            "https://example.org/kites-act"
        ),
    ]


def test_a_page_has_tables_and_marks_for_eyes_and_ears() -> None:
    page = as_html(_compared(LONGER))
    assert page.count("<table") == 1
    assert '<th scope="col">the licence period</th>' in page
    struck = '<del><span class="hidden">[start of words omitted] </span>1 year<span'
    assert struck in page
    assert "| " not in page
    assert "note " not in page


def test_a_page_quotes_rows_in_a_table() -> None:
    page = as_html(_compared(ROWS, BY_COUNCIL))
    assert "<td>“under 12</td><td>a large fine”.</td>" in page


def test_what_cannot_be_done_is_told_once() -> None:
    made = _compared(WIDER + OLDER + LONGER, BY_COUNCIL)
    said = differences.text(made)
    assert said.count("It cannot be made so") == 1
    assert "neither an Act nor an order is needed" not in said
    assert "It is put forward as a revision by the Council." in said


def test_a_draft_begins_by_saying_whose_words_it_puts_in() -> None:
    made = schedule(_compared(WIDER)).split("\n\n")
    assert made[1] == (
        "Not to be sent as it is: the words put in are those of these rule files, not of the "
        "enacted text."
    )
    corpus = _corpus(ADVICE, BY_WARDENS)
    assert caveat(corpus.law.proposals["p"]).endswith("not of the published text.")


def test_marks_are_kept_where_a_property_goes() -> None:
    marks = (
        Mark(MarkKind.KEPT, 'section 1 of X "Heading"\n  note  ours\n        goes on\n\n  (1)\n'),
        Mark(MarkKind.KEPT, "    flag  a doubt\n\n    it is "),
        Mark(MarkKind.STRUCK, "so"),
        Mark(MarkKind.INSERTED, "not so"),
        Mark(MarkKind.KEPT, ",  # a remark\n    by the way\n  source of the Thames\n"),
    )
    made = shown(marks)
    assert made.left_out == ("note", "flag", "source")
    assert [plain(part.runs) for part in made.parts if isinstance(part, Words)] == [
        "1 Heading",
        "(1) it is sonot so,",
        "by the way",
    ]


def test_guidance_that_is_revised_as_a_whole_is_named() -> None:
    assert _draft(ADVICE.replace("paragraph (1) of ", ""), BY_WARDENS) == [
        "  (1) In the guidance, for “should not” substitute “must not”.",
    ]

"""What an amendment does to the text of the law, judged by hand on texts small enough to read."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from keeling.model.changes import Comparison, MarkKind
from keeling.model.identity import ProvisionId
from keeling.pipeline import compare, read
from keeling.source import SourceFile
from keeling.testing.folders import reader

VOCABULARY = """facts
  the kind of kite is one of
    single-line kite
    box kite
    power kite
  the length of the line in metres is a number
  the term                          is a duration
  the form is signed                is yes or no
  the parent consents               is yes or no
  the line is tarred                is yes or no

outcomes
  the kite is listed   is yes or no
  a licence is needed  is yes or no
  the licence period   is a duration

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

"""
NESTED = """section 1 of KA 2020 "When a kite is listed"
  (1) "Forms"
    the kite is listed if the form is signed
  (2) a licence is needed if the parent consents
"""
TABLE = """section 1 of KA 2020 "How long a licence lasts"
  the licence period is, by the first row that applies
    | the kind of kite | the licence period |
    | box kite         | 2 years            |
    | any other        | 1 year             |
"""
PERIOD = """section 1 of KA 2020 "How long a licence lasts"
  the licence period is 1 year if the term is at most 6 months and the form is signed
"""


def made(law: str, *instructions: str) -> Any:
    lines = "".join(f"  in {instruction}\n" for instruction in instructions)
    proposal = f'\nproposal "Change it"\n  made under a new Act\n\n{lines}'
    file = SourceFile("law/kites.law", VOCABULARY + law + proposal)
    corpus = read((file,), reader()).value
    assert corpus is not None
    return compare(corpus, date(2026, 11, 22), tuple(corpus.law.proposals.values()))


def amended(law: str, *instructions: str) -> Comparison:
    result = made(law, *instructions)
    assert result.value is not None, result.diagnostics
    comparison: Comparison = result.value
    return comparison


def refusal(law: str, *instructions: str) -> tuple[str, str]:
    """Return the check that an instruction meets, and what it says."""
    result = made(law, *instructions)
    assert result.value is None
    (found,) = result.diagnostics
    return found.check.name, found.message


@pytest.mark.parametrize(
    "words",
    [
        'for "6 months" substitute "9 months #"',
        'for "6 months #" substitute "9 months"',
        'for "6 months" substitute “9 " months”',
        'for "6 months" substitute "9 “ months"',
        'for "6 months" substitute "9 ” months"',
        'for "“6 months”" substitute "9 months"',
        'for "" substitute "9 months"',
        'for " " substitute "9 months"',
    ],
)
def test_words_that_would_not_stay_what_they_seem_are_refused(words: str) -> None:
    assert refusal(PERIOD, f"section 1 of KA 2020, {words}")[0] == "unusable-words"


@pytest.mark.parametrize("same", ["6 months", "6  months"])
def test_words_substituted_for_themselves_are_refused(same: str) -> None:
    name, said = refusal(PERIOD, f'section 1 of KA 2020, for "6 months" substitute "{same}"')
    assert name == "unusable-words"
    assert "changes nothing" in said


@pytest.mark.parametrize("words", ["note the licence", "source of the licence", "because the"])
def test_words_that_would_make_a_note_of_a_line_are_refused(words: str) -> None:
    instruction = f'section 1 of KA 2020, for "the licence" substitute "{words}"'
    assert refusal(PERIOD, instruction)[0] == "unusable-words"


LISTED = """section 1 of KA 2020 "When a kite is listed"
  the kite is listed if the kind of kite is {}
"""
AMENDER = """
act "Kites (Amendment) Act 2023"
  cited as      KAA 2023
  source        https://example.org/kites-amendment-act
  not verified  an invented Act

section 1 of KAA 2023
  in force from 1 March 2023

  in section 1 of KA 2020, for "{}" substitute "{}"
"""


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        (
            "single-line kite, box kite or power kite",
            ", box kite or power kite",
            "or box kite",
            "single-line kite or box kite",
        ),
        (
            "single-line kite or box kite",
            "or box kite",
            ", box kite or power kite",
            "single-line kite, box kite or power kite",
        ),
        (
            "single-line kite, box kite or power kite",
            ", box kite",
            ", power kite",
            "single-line kite, power kite or power kite",
        ),
    ],
)
def test_words_beside_a_comma_are_set_apart(before: str, old: str, new: str, after: str) -> None:
    law = amended(LISTED.format(before), f'section 1 of KA 2020, for "{old}" substitute "{new}"')
    assert law.marked[0].after == LISTED.format(after)
    file = SourceFile("law/kites.law", VOCABULARY + LISTED.format(after) + AMENDER.format(old, new))
    corpus = read((file,), reader()).value
    assert corpus is not None
    assert LISTED.format(before) in corpus.history.versions[0].files[0].text


def test_words_may_be_left_out() -> None:
    law = amended(PERIOD, 'section 1 of KA 2020, omit "and the form is signed"')
    assert law.marked[0].after.endswith("if the term is at most 6 months\n")


def test_a_provision_shows_the_edits_of_every_provision_inside_it_and_is_shown_once() -> None:
    law = amended(
        NESTED,
        'section 1(1) of KA 2020, for "the form is signed" substitute "the line is tarred"',
        'section 1(2) of KA 2020, for "the parent consents" substitute "the form is signed"',
    )
    assert [marked.provision.citation for marked in law.marked] == ["KA 2020 s. 1"]
    assert law.marked[0].before == NESTED
    assert law.marked[0].after == (
        'section 1 of KA 2020 "When a kite is listed"\n'
        '  (1) "Forms"\n'
        "    the kite is listed if the line is tarred\n"
        "  (2) a licence is needed if the form is signed\n"
    )
    marks = [(mark.kind, mark.instruction) for mark in law.marked[0].marks if mark.instruction]
    assert marks == [
        (MarkKind.STRUCK, 1),
        (MarkKind.INSERTED, 1),
        (MarkKind.STRUCK, 2),
        (MarkKind.INSERTED, 2),
    ]


def test_an_inner_provision_with_a_heading_is_shown_alone_where_only_it_is_amended() -> None:
    law = amended(
        NESTED, 'section 1(1) of KA 2020, for "form is signed" substitute "line is tarred"'
    )
    assert [marked.provision.citation for marked in law.marked] == ["KA 2020 s. 1(1)"]


def test_two_provisions_apart_are_shown_each_with_its_own_edit() -> None:
    both = NESTED + '\nsection 2 of KA 2020 "How long"\n  the licence period is 1 year\n'
    law = amended(
        both,
        'section 2 of KA 2020, for "1 year" substitute "2 years"',
        'section 1(2) of KA 2020, for "the parent consents" substitute "the form is signed"',
    )
    shown = {marked.provision.citation: marked.after for marked in law.marked}
    assert sorted(shown) == ["KA 2020 s. 1", "KA 2020 s. 2"]
    assert shown["KA 2020 s. 2"].endswith("is 2 years\n")
    assert "a licence is needed if the form is signed" in shown["KA 2020 s. 1"]


def test_a_row_can_be_amended() -> None:
    law = amended(TABLE, 'row 1 of section 1 of KA 2020, for "2 years" substitute "3 years"')
    (marked,) = law.marked
    assert marked.after == TABLE.replace("2 years", "3 years")


def test_the_words_of_another_row_are_not_those_of_this_one() -> None:
    instruction = 'row 2 of section 1 of KA 2020, for "2 years" substitute "3 years"'
    assert refusal(TABLE, instruction)[0] == "words-not-found"


@pytest.mark.parametrize(
    "law",
    [
        (
            'section 1 of KA 2020 "Forms"\n  (1) "When the form is signed"\n'
            "    the kite is listed if the form is signed\n"
        ),
        (
            'section 1 of KA 2020 "When the form is signed"\n'
            "  (1) the kite is listed if the form is signed\n"
        ),
        'section 1 of KA 2020 "Forms"\n  (1) the kite is listed if the form is signed\n',
    ],
)
@pytest.mark.parametrize("target", ["section 1", "section 1(1)"])
def test_headings_are_never_amended(law: str, target: str) -> None:
    old, new = "the form is signed", "the line is tarred"
    made = amended(law, f'{target} of KA 2020, for "{old}" substitute "{new}"')
    assert made.marked[0].after.count(new) == 1
    assert made.marked[0].after.rstrip().endswith(f"the kite is listed if {new}")


def test_a_labelled_definition_is_law_and_no_heading() -> None:
    law = (
        'section 1 of KA 2020 "Words"\n'
        '  (1) "tarred kite" means the line is tarred\n'
        "  (2) the kite is listed if tarred kite\n"
    )
    instruction = 'section 1(1) of KA 2020, for "line is tarred" substitute "form is signed"'
    (marked,) = amended(law, instruction).marked
    assert marked.after == law.replace("line is tarred", "form is signed")


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("the kite is listed if the kind of kite is single-line kite", "line"),
        ("the kite is listed if the kind of kite is single-line kite", "single"),
        ("the kite is listed if the length of the line in metres is at least 600", "60"),
        ("the kite is listed if the length of the line in metres is at least 600", "0"),
    ],
)
def test_part_of_a_word_or_figure_is_not_found(text: str, old: str) -> None:
    law = f'section 1 of KA 2020 "Lists"\n  {text}\n'
    name, _ = refusal(law, f'section 1 of KA 2020, for "{old}" substitute "box"')
    assert name == "words-not-found"


def test_what_stands_for_several_is_put_in_once_and_the_others_go() -> None:
    rows = (
        "for rows 1 and 2 of section 1 of KA 2020 substitute\n"
        "    | box kite | 3 years |\n    | any other | 4 years |"
    )
    law = VOCABULARY + TABLE + f'\nproposal "Change it"\n  made under a new Act\n\n  {rows}\n'
    corpus = read((SourceFile("law/kites.law", law),), reader()).value
    assert corpus is not None
    made = compare(corpus, date(2026, 11, 22), tuple(corpus.law.proposals.values())).value
    assert made is not None
    (marked,) = made.marked
    assert marked.after == (
        'section 1 of KA 2020 "How long a licence lasts"\n'
        "  the licence period is, by the first row that applies\n"
        "    | the kind of kite | the licence period |\n"
        "    | box kite         | 3 years            |\n"
        "    | any other        | 4 years            |\n"
    )


def test_a_gap_and_a_conflict_that_only_have_another_number_are_no_difference() -> None:
    law = """section 1 of KA 2020 "How long a licence lasts"
  (1) where the form is signed, the licence period is 3 months
  (2) where the form is signed, the licence period is 4 months

section 2 of KA 2020 "When a kite is listed"
  (1) the kite is listed is, by the first row that applies
      | the line is tarred | the kite is listed |
      | yes                | yes                |
"""
    same = amended(
        law,
        "section 1 of KA 2020, subsection (2) becomes subsection (3)",
        "section 2 of KA 2020, subsection (1) becomes subsection (2)",
    )
    assert same.difference.changes == ()
    other = amended(law, 'section 1(2) of KA 2020, for "4 months" substitute "5 months"')
    (change,) = other.difference.changes
    assert (str(change.before), str(change.after)) == (
        "3 months against 4 months",
        "3 months against 5 months",
    )


SCHEDULED = """schedule 1 to KA 2020 "Kites"
  paragraph 4
    (1) the kite is listed if the form is signed
    (2) a licence is needed if the parent consents
section 82 of KA 2020
  (1) the kite is listed if the line is tarred
"""
NEW = ProvisionId("KA 2020", ("schedule", "1", "paragraph", "4", "3"))
TWO = ProvisionId("KA 2020", ("section", "82", "2"))


@pytest.mark.parametrize(
    ("instruction", "becomes"),
    [
        ("paragraph 4(2) of schedule 1 to KA 2020 becomes paragraph 4(3)", NEW),
        ("paragraph 4(2) of schedule 1 to KA 2020 becomes paragraph 4(3) of schedule 1", NEW),
        ("section 82(1) of KA 2020 becomes section 82(2) of KA 2020", TWO),
        ("in schedule 1 to KA 2020, paragraph 4(2) becomes paragraph 4(3)", NEW),
        (
            "in paragraph 4 of schedule 1 to KA 2020, paragraph (2) becomes paragraph (3)",
            NEW,
        ),
        ("section 82(1) of KA 2020 becomes section 82(2)", TWO),
    ],
)
def test_a_new_number_is_within_what_the_provision_stood_in(
    instruction: str, becomes: ProvisionId
) -> None:
    proposal = f'\nproposal "Change it"\n  made under a new Act\n\n  {instruction}\n'
    corpus = read((SourceFile("law/kites.law", VOCABULARY + SCHEDULED + proposal),), reader()).value
    assert corpus is not None
    (step,) = corpus.law.proposals["change-it"].instructions
    assert step.becomes == becomes


GUIDED = """guidance "Telling parents"
  cited as        Telling parents
  by              the Kites Council
  binds           wardens
  effective from  1 April 2021
  source          https://example.org/telling
  not verified    an invented text

  the kite is listed if the form is signed
"""


def test_words_of_a_work_with_one_sentence_are_changed_by_its_name() -> None:
    law = amended(GUIDED, 'Telling parents, for "form is signed" substitute "line is tarred"')
    assert "the kite is listed if the line is tarred" in law.marked[0].after


@pytest.mark.parametrize("side", ["at the end", "at the beginning"])
def test_a_sentence_put_into_a_work_by_its_name_stands_there(side: str) -> None:
    law = amended(
        GUIDED, f"Telling parents, {side} insert\n    a licence is needed if the line is tarred"
    )
    assert "a licence is needed if the line is tarred" in law.marked[0].after
    assert [rule.outcome for rule in law.after.rules].count("the kite is listed") == 1
    assert [rule.outcome for rule in law.after.rules].count("a licence is needed") == 1


def test_an_act_as_a_whole_is_not_amended() -> None:
    text = (
        VOCABULARY
        + PERIOD
        + (
            '\nproposal "Change it"\n  made under a new Act\n\n'
            '  in KA 2020, for "6 months" substitute "9 months"\n'
        )
    )
    corpus = read((SourceFile("law/kites.law", text),), reader()).value
    assert corpus is not None
    (fault,) = corpus.law.proposals["change-it"].faults
    assert fault.message == "An instruction names a provision, and not a whole Act or instrument."
    assert "in section 1 of KA 2020" in fault.advice


VERIFIED = """schedule 1 to KA 2020 "Kites"
  verified against the text as at 1 May 2024

  paragraph 1
    the kite is listed if the form is signed
"""


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("", "not verified, words that are only proposed"),
        ("      inferred from a letter\n\n", "inferred from a letter"),
    ],
)
def test_what_is_put_in_is_not_verified_because_what_it_stands_in_is(own: str, said: str) -> None:
    lines = f"paragraph 2\n{own}      a licence is needed if the line is tarred"
    proposal = (
        '\nproposal "Change it"\n  made under a new Act\n\n'
        f"  after paragraph 1 of schedule 1 to KA 2020 insert\n    {lines}\n"
    )
    corpus = read((SourceFile("law/kites.law", VOCABULARY + VERIFIED + proposal),), reader()).value
    assert corpus is not None
    compared = compare(corpus, date(2026, 11, 22), tuple(corpus.law.proposals.values())).value
    assert compared is not None
    new = ProvisionId("KA 2020", ("schedule", "1", "paragraph", "2"))
    assert str(compared.after.provisions[new].verification) == said
    old = compared.after.provisions[ProvisionId("KA 2020", ("schedule", "1", "paragraph", "1"))]
    assert str(old.verification) == "verified against the text as at 1 May 2024"

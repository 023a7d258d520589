"""Instructions whose words stand on the line below, and numbers with commas."""

from __future__ import annotations

import pytest
from keeling.checking import everything
from keeling.diagnostics import Diagnostic
from keeling.pipeline import read
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.test_proposed_law import ACT, DAY, LAW, LIMB, proposal


def fault(text: str) -> Diagnostic:
    result = read((SourceFile("kites.law", text),), reader())
    found = list(result.diagnostics) or (
        list(everything(result.value, DAY)) if result.value else []
    )
    (one,) = found
    return one


@pytest.mark.parametrize("margin", ["", "  ", "    "])
@pytest.mark.parametrize(
    ("above", "below", "said", "advice"),
    [
        (
            f'{LIMB}, for "60" substitute',
            '"70"',
            "The new words stand on the line below.",
            'Write them at the end of this line: `substitute "70"`.',
        ),
        (
            f'{LIMB}, after "60" insert',
            '"and the course is 1 year"',
            "The new words stand on the line below.",
            'Write them at the end of this line: `insert "and the course is 1 year"`.',
        ),
        (
            f'{LIMB}, for "60"',
            'substitute "70"',
            "This instruction goes on on the line below.",
            'Write it on one line: move `substitute "70"` up to the end of this one.',
        ),
        (
            f'{LIMB}, for "60" substitute',
            "(a) the length of the line is 70",
            "Words in quotation marks are replaced by words, and a provision stands below.",
            "",
        ),
    ],
)
def test_words_on_the_line_below_are_not_called_missing(
    above: str, below: str, said: str, advice: str, margin: str
) -> None:
    text = LAW + proposal("P", ACT, above, f"{margin}{below}")
    found = fault(text)
    assert (found.check.name, found.message) == ("syntax", said)
    assert found.advice == advice or (not advice and "name the provision" in found.advice)
    line = text.split("\n")[found.span.line - 1]
    assert line == f"  {above}"
    assert found.span.column == len(line) + 1


def test_words_that_are_nowhere_are_missing() -> None:
    found = fault(LAW + proposal("P", ACT, f'{LIMB}, for "60" substitute'))
    assert found.message == "The new words are missing."


@pytest.mark.parametrize(
    "line", [f"{LIMB}, at the end insert", "for section 1(1)(a) of KA 2020 substitute"]
)
def test_words_in_quotation_marks_are_no_provision(line: str) -> None:
    found = fault(LAW + proposal("P", ACT, line, '  "the course is 1 year"'))
    assert found.check.name == "unusable-words"
    assert found.message.startswith("Words in quotation marks stand here")
    verb = line.rsplit(" ", 1)[1]
    assert f'end of the line above: `{verb} "the course is 1 year"`.' in found.advice


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("more than 60\n", "more than 10,000\n", "10,000"),
        ("more than 60\n", "more than 10,000 and the course is 1 year\n", "10,000"),
        ("line is 3\n", "line is at least 3 and at most 2,000,000\n", "2,000,000"),
        ("at least 6 months", "at least 1,000 days", "1,000"),
        ("a number, at least 1\n", "a number, at least 1,000\n", "1,000"),
    ],
)
def test_a_number_with_commas_is_answered_with_how_it_is_written(
    old: str, new: str, said: str
) -> None:
    text = LAW.replace(old, new, 1)
    found = fault(text)
    assert found.message == f"There is a comma in the number `{said}`."
    assert found.advice.startswith(f"Write `{said.replace(',', '')}`:")
    line = text.split("\n")[found.span.line - 1]
    assert line[found.span.column - 1 : found.span.end_column - 1] == said


def test_a_number_with_commas_in_new_words_is_laid_at_them() -> None:
    found = fault(LAW + proposal("P", ACT, f'{LIMB}, for "60" substitute "10,000"'))
    assert found.check.name == "amended-text"
    assert "There is a comma in the number `10,000`." in found.message

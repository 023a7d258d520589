"""`keeling fmt`: one layout, and nothing lost by it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, note
from keeling.syntax.arrange import Arrangement
from keeling.syntax.format import format_text

from tests.deep import many
from tests.syntax.dressed import Dresser, plain
from tests.syntax.generated import Maker, makers
from tests.syntax.names import VOCABULARY
from tests.syntax.reading import READER, ROOT, bare, faults, files, laid_out, read, remarks, said

LAYOUTS = Path(__file__).parent / "layouts"


@given(makers)
@many(25)
def test_generated_law_can_be_read(maker: Maker) -> None:
    blocks = maker.blocks()
    note(plain(blocks))
    assert faults(plain(blocks), VOCABULARY) == []
    result = read(plain(blocks), VOCABULARY)
    assert len(result.value[0].blocks) == len(blocks)


@given(makers)
@many(25)
def test_dress_changes_nothing(maker: Maker) -> None:
    blocks = maker.blocks()
    worn = Dresser(maker.chance).dressed(blocks)
    note(worn)
    assert faults(worn, VOCABULARY) == []
    assert bare(read(worn, VOCABULARY).value) == bare(read(plain(blocks), VOCABULARY).value)


@given(makers)
@many(40)
def test_laid_out_law_says_the_same_with_every_comment_in_its_order(maker: Maker) -> None:
    worn = Dresser(maker.chance).dressed(maker.blocks())
    note(worn)
    result = laid_out(worn, VOCABULARY)
    assert [found.message for found in result.diagnostics] == []
    note(result.value)
    assert bare(read(result.value, VOCABULARY).value) == bare(read(worn, VOCABULARY).value)
    assert remarks(result.value) == remarks(worn)


@given(makers)
@many(40)
def test_laid_out_law_stays_as_it_is(maker: Maker) -> None:
    worn = Dresser(maker.chance).dressed(maker.blocks())
    once = laid_out(worn, VOCABULARY).value
    note(worn)
    note(once)
    assert laid_out(once, VOCABULARY).value == once


@given(makers)
@many(25)
def test_spaces_and_breaks_leave_no_trace(maker: Maker) -> None:
    blocks = maker.blocks()
    worn = Dresser(maker.chance, quietly=True).dressed(blocks)
    note(worn)
    assert laid_out(worn, VOCABULARY).value == laid_out(plain(blocks), VOCABULARY).value


@given(makers)
@many(25)
def test_laid_out_lines_are_tidy(maker: Maker) -> None:
    text = laid_out(Dresser(maker.chance).dressed(maker.blocks()), VOCABULARY).value
    note(text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not text.startswith("\n")
    assert "\n\n\n" not in text
    lines = text.split("\n")
    assert [line for line in lines if line != line.rstrip()] == []
    long = [line for line in lines if len(line) > 100 and "#" not in line and "|" not in line]
    assert [line for line in long if _could_break(line)] == []


def _could_break(line: str) -> bool:
    """Whether a line has a place at which it may be broken, outside names and quotations."""
    said = re.sub(r'"[^"]*"', "", line.strip())
    said = re.sub(rf"\b(?:{'|'.join(UNBROKEN)})\b", "", said)
    return re.search(r"(?:,|\band|\bor)\s", said) is not None


#: Names and keywords within which no line is broken.
UNBROKEN = (
    *("drunk and", "actual or", "cautioned and", "high or low", "long and", "just and", "or not"),
    *("or over", "on or", "and without", "and any", "and all", "and none"),
)


def test_what_a_drafter_wrote_is_laid_out_in_the_one_way(request: pytest.FixtureRequest) -> None:
    result = laid_out((LAYOUTS / "untidy.law").read_text(encoding="utf-8"))
    assert result.diagnostics == ()
    tidy = LAYOUTS / "tidy.law"
    if request.config.getoption("--accept"):
        tidy.write_text(result.value, encoding="utf-8")
    assert result.value == tidy.read_text(encoding="utf-8")
    assert laid_out(result.value).value == result.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("\n\n  \n", ""),
        ("  # a remark", "# a remark\n"),
        ("\n\n# one\n# two\n\n\n   # three\n\n", "# one\n# two\n\n# three\n"),
    ],
)
def test_a_file_without_law_keeps_its_comments(text: str, expected: str) -> None:
    assert laid_out(text).value == expected
    assert laid_out(expected).value == expected


def test_the_law_of_the_repository_says_the_same_when_it_is_laid_out_anew() -> None:
    paths = sorted((ROOT / "legislation").rglob("*.law"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    crowded = [re.sub(r"(?<=\S)  +(?=\S)", " ", text) for text in texts]
    folder = files(*crowded)
    anew = [format_text(file, folder, READER).value for file in folder]
    assert anew == [format_text(file, files(*texts), READER).value for file in files(*texts)]
    assert bare(read(*anew).value) == bare(read(*texts).value)


def test_a_file_that_cannot_be_read_stays_as_it_is() -> None:
    broken = "section 1 of SOA 2003\n   the offence is listed  if\n"
    result = laid_out(broken, VOCABULARY)
    assert result.value == broken
    assert [said(found) for found in result.diagnostics] == faults(broken, VOCABULARY)


def test_a_file_whose_names_clash_with_others_stays_as_it_is() -> None:
    clashing = "facts\n    first sexual offence   is an age\n"
    folder = files(VOCABULARY, clashing)
    result = format_text(folder[1], folder, READER)
    assert result.value == clashing
    assert [found.check.name for found in result.diagnostics] == ["duplicate-name"]


LOSSES: dict[str, Callable[[str], str]] = {
    "a word": lambda line: line.replace("not ", ""),
    "a comment": lambda line: line.split("  #")[0],
    "a line": lambda line: "" if "insurance" in line else line,
    "the grammar": lambda line: line.replace("is yes", "yes"),
    "a comment's words": lambda line: line.replace("# as", "# so"),
}


@pytest.mark.parametrize("lost", LOSSES)
def test_text_that_would_say_something_else_is_never_returned(
    lost: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (
        "facts\n  the lid is shut is yes or no  # as in 1999\n"
        "  the lid has insurance is yes or no\n"
        "outcomes\n  the box is listed is yes or no\n"
        'act "B"\n  cited as B 1\n'
        "section 1 of B 1\n  the box is listed if not the lid is shut\n"
    )
    lines = Arrangement.lines
    monkeypatch.setattr(Arrangement, "lines", lambda self: map(LOSSES[lost], lines(self)))
    result = laid_out(text)
    assert result.value == text
    assert [found.check.name for found in result.diagnostics] == ["layout"]

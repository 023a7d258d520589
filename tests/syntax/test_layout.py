"""`keeling fmt`: one layout, and nothing lost by it."""

from __future__ import annotations

import re

from hypothesis import given, note

from tests.syntax.generated import VOCABULARY, Dresser, Maker, makers, plain
from tests.syntax.reading import (
    bare,
    budget,
    faults,
    laid_out,
    read,
    remarks,
)


@given(makers)
@budget(60)
def test_generated_law_can_be_read(maker: Maker) -> None:
    blocks = maker.blocks()
    note(plain(blocks))
    assert faults(plain(blocks), VOCABULARY) == []
    result = read(plain(blocks), VOCABULARY)
    assert len(result.value[0].blocks) == len(blocks)


@given(makers)
@budget(60)
def test_dress_changes_nothing(maker: Maker) -> None:
    blocks = maker.blocks()
    worn = Dresser(maker.chance).dressed(blocks)
    note(worn)
    assert faults(worn, VOCABULARY) == []
    assert bare(read(worn, VOCABULARY).value) == bare(read(plain(blocks), VOCABULARY).value)


@given(makers)
@budget(80)
def test_laid_out_law_says_the_same_with_every_comment_in_its_order(maker: Maker) -> None:
    worn = Dresser(maker.chance).dressed(maker.blocks())
    note(worn)
    result = laid_out(worn, VOCABULARY)
    assert [found.message for found in result.diagnostics] == []
    note(result.value)
    assert bare(read(result.value, VOCABULARY).value) == bare(read(worn, VOCABULARY).value)
    assert remarks(result.value) == remarks(worn)


@given(makers)
@budget(80)
def test_laid_out_law_stays_as_it_is(maker: Maker) -> None:
    worn = Dresser(maker.chance).dressed(maker.blocks())
    once = laid_out(worn, VOCABULARY).value
    note(worn)
    note(once)
    assert laid_out(once, VOCABULARY).value == once


@given(makers)
@budget(60)
def test_spaces_and_breaks_leave_no_trace(maker: Maker) -> None:
    blocks = maker.blocks()
    worn = Dresser(maker.chance, quietly=True).dressed(blocks)
    note(worn)
    assert laid_out(worn, VOCABULARY).value == laid_out(plain(blocks), VOCABULARY).value


@given(makers)
@budget(60)
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
    *("or over", "on or"),
)

"""The grammar itself."""

from __future__ import annotations

import logging

import pytest
from keeling.syntax.layout import PROPERTY
from keeling.syntax.reserved import WORDS
from lark import Lark

from tests.syntax.reading import GRAMMAR, grammar


def test_the_parser_never_has_to_choose(caplog: pytest.LogCaptureFixture) -> None:
    """Lark settles a shift/reduce conflict in silence, for the shift."""
    with caplog.at_level(logging.DEBUG, logger="lark"):
        Lark(GRAMMAR, parser="lalr", debug=True)
    assert [record.getMessage() for record in caplog.records] == []


def test_a_conflict_would_be_seen(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="lark"):
        Lark('start: "if" start ["else" start] | "x"', parser="lalr", debug=True)
    assert "Shift/Reduce conflict" in caplog.text


def test_every_property_of_the_grammar_opens_a_property_line() -> None:
    keywords = grammar().keywords
    keys = [text for token, text in keywords.items() if token.startswith("P_")]
    assert keys
    assert [key for key in keys if PROPERTY.fullmatch(key) is None] == []


def test_no_name_can_be_a_keyword() -> None:
    words = {text.strip(", ") for text in grammar().keywords.values()} - {"", "(", ")", "|"}
    assert words == WORDS


def test_keywords_are_words_in_small_letters_apart_by_one_space() -> None:
    words = [text for text in grammar().keywords.values() if text not in (",", "(", ")", "|")]
    assert [text for text in words if text != " ".join(text.casefold().split())] == []

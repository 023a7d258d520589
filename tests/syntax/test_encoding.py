"""What a file may be made of: nothing that a reader and the compiler would not see alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeling.source import SourceFile
from keeling.syntax.encoding import decode

from tests.deep import many
from tests.syntax.reading import said

ACCEPTED = {
    "plain": (b"facts\n  the lid is yes or no\n", "facts\n  the lid is yes or no\n"),
    "empty": (b"", ""),
    "a byte order mark": (b"\xef\xbb\xbffacts\n", "facts\n"),
    "the line ends of Windows": (b"facts\r\n  a\r\n", "facts\n  a\n"),
    "line ends of both kinds": (b"a\r\nb\nc", "a\nb\nc"),
    "what statutes are printed with": ("“§ 5A” – ‘½’ … £1 × 2 − 1".encode(), None),
    "letters of other languages": ("naïve café\nÅngström\nŁódź\n".encode(), None),
    "an accent by itself": ("nai\u0308ve".encode(), None),
    "a word in another alphabet": ("the letter \u03b1 stands for Афон".encode(), None),
    "the unit of microgrammes": ("35 µg".encode(), None),
    "a hyphen between alphabets": ("\u03b1-particle".encode(), None),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_is_read(name: str) -> None:
    data, text = ACCEPTED[name]
    result = decode("a.law", data)
    assert [said(found) for found in result.diagnostics] == []
    assert result.value == SourceFile("a.law", data.decode() if text is None else text)


LONE_RETURN = "A line ends here with a lone carriage return, which most programs do not show."
NO_BREAK = "The space here is not an ordinary one (no-break space)."
ORDINARY = (
    "Write an ordinary space. Text copied from a web page or a word processor often brings others."
)
DELETE = "Delete it, or delete the words around it and type them again."


def mixes(word: str, letter: str, alphabet: str) -> str:
    return f"`{word}` mixes alphabets: the `{letter}` is {alphabet}, other letters are not."


REFUSED = {
    "a tab that indents": (
        "facts\n\tthe lid",
        "2:1 encoding: This line is indented with a tab.",
        "Indent it with spaces, two for each level.",
    ),
    "a tab after spaces": (
        "facts\n  \tthe lid",
        "2:3 encoding: This line is indented with a tab.",
        "Indent it with spaces, two for each level.",
    ),
    "a tab between words": (
        "facts\n  the\tlid",
        "2:6 encoding: There is a tab here.",
        "Write a space instead: law is laid out with spaces only.",
    ),
    "tabs everywhere": (
        "a\tb\tc\n\td",
        "1:2 encoding: There is a tab here. There is one more in this file.",
        "Write a space instead: law is laid out with spaces only.",
    ),
    "a lone carriage return": (
        "facts\n  a # b\rc",
        f"2:8 encoding: {LONE_RETURN}",
        "Save the file with ordinary line ends.",
    ),
    "a no-break space": (
        "the\u00a0lid\u00a0is\u00a0shut",
        f"1:4 encoding: {NO_BREAK} There are 2 more in this file.",
        ORDINARY,
    ),
    "an em space": (
        "a\u2003b",
        "1:2 encoding: The space here is not an ordinary one (em space).",
        ORDINARY,
    ),
    "a zero-width space": (
        "the li\u200bd",
        "1:7 encoding: There is a character here that cannot be seen (zero width space).",
        DELETE,
    ),
    "a soft hyphen": (
        "imprison\u00adment",
        "1:9 encoding: There is a character here that cannot be seen (soft hyphen).",
        DELETE,
    ),
    "text that runs backwards": (
        "a\n# \u202etil",
        "2:3 encoding: There is a character here that cannot be seen (right-to-left override).",
        DELETE,
    ),
    "a line end that only some programs see": (
        "# a\u2028section 1",
        "1:4 encoding: There is a character here that cannot be seen (line separator).",
        DELETE,
    ),
    "a byte order mark in the middle": (
        "a\ufeffb",
        "1:2 encoding: There is a character here that cannot be seen (zero width no-break space).",
        DELETE,
    ),
    "a variation selector": (
        "a\ufe0fb",
        "1:2 encoding: There is a character here that cannot be seen (variation selector-16).",
        DELETE,
    ),
    "a null": (
        "a\x00b",
        "1:2 encoding: There is a control character here (U+0000).",
        "Delete it.",
    ),
    "a next line": (
        "a\x85b",
        "1:2 encoding: There is a control character here (U+0085).",
        "Delete it.",
    ),
    "a private character": (
        "a \ue000",
        "1:3 encoding: There is a character here that has no agreed meaning (U+E000).",
        "Delete it, or type what was meant.",
    ),
    "a Cyrillic letter among Latin ones": (
        "facts\n  the \u043effence",
        "2:7 encoding: " + mixes("\u043effence", "\u043e", "Cyrillic"),
        "Type the word again: letters that look alike are not the same.",
    ),
    "a Greek letter after a figure and Latin ones": (
        "SOA2003\u0391",
        "1:1 encoding: " + mixes("SOA2003\u0391", "\u0391", "Greek"),
        "Type the word again: letters that look alike are not the same.",
    ),
    "a Latin letter among Cyrillic ones": (
        "\u0430\u0431a",
        "1:1 encoding: " + mixes("\u0430\u0431a", "\u0430", "Cyrillic"),
        "Type the word again: letters that look alike are not the same.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_is_refused(name: str) -> None:
    text, message, advice = REFUSED[name]
    result = decode("a.law", text.encode())
    assert result.value is None
    assert (said(result.diagnostics[0]), result.diagnostics[0].advice) == (message, advice)


SAVE_AGAIN = "Save it again as UTF-8: editors offer that under “Save as” or “Encoding”."
NOT_UTF8 = {
    "Windows": (
        b"facts\r\n  the victim\x92s age",
        "2:13 encoding: This file is not in UTF-8: the byte 92 here is no character.",
        f"It may have been saved for Windows only, where that byte is `’`. {SAVE_AGAIN}",
    ),
    "cut off": (
        b"a\xe2\x80",
        "1:2 encoding: This file is not in UTF-8: the byte E2 here is no character.",
        f"It may have been saved for Windows only, where that byte is `â`. {SAVE_AGAIN}",
    ),
    "after a byte order mark": (
        b"\xef\xbb\xbfa\nb\xff",
        "2:2 encoding: This file is not in UTF-8: the byte FF here is no character.",
        f"It may have been saved for Windows only, where that byte is `ÿ`. {SAVE_AGAIN}",
    ),
    "UTF-16": (
        "facts".encode("utf-16"),
        "1:1 encoding: This file is in UTF-16, not in UTF-8.",
        SAVE_AGAIN,
    ),
    "a surrogate": (
        b"a\xed\xa0\x80",
        "1:2 encoding: This file is not in UTF-8: the byte ED here is no character.",
        f"It may have been saved for Windows only, where that byte is `í`. {SAVE_AGAIN}",
    ),
}


@pytest.mark.parametrize("name", NOT_UTF8)
def test_bytes_of_another_encoding_are_refused(name: str) -> None:
    data, message, advice = NOT_UTF8[name]
    (found,) = decode("a.law", data).diagnostics
    assert (said(found), found.advice) == (message, advice)


def test_each_kind_is_reported_once_in_the_order_of_the_text() -> None:
    found = decode("a.law", "a\u200bb\u200bc\td\x07\te \u043ef".encode()).diagnostics
    assert [finding.span.column for finding in found] == [2, 6, 8, 12]


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126) | st.just("\n")))
@many(50)
def test_plain_text_is_read_as_it_is(text: str) -> None:
    assert decode("a.law", text.encode()).value == SourceFile("a.law", text)
    assert decode("a.law", text.replace("\n", "\r\n").encode()).value == SourceFile("a.law", text)

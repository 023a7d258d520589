"""Python laid out as `ruff format` does with its own settings, and text made safe to stand in it.

Whatever a drafter wrote stands in string literals and docstrings only, never in a comment: some
characters end a line for Python that look like nothing.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 88

_QUOTES = '"""'
_SAID = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Group:
    """A call, a list or the like: what stands before the bracket, and the parts inside.

    `always_open` puts each part on a line of its own even where one line would hold them.
    """

    head: str
    parts: Sequence[Code]
    brackets: str = "()"
    always_open: bool = False


Code = str | Group


def literal(text: str) -> str:
    """Return text as a string literal on one line."""
    quote = "'" if text.count('"') > text.count("'") else '"'
    return quote + "".join(_escaped(character, quote) for character in text) + quote


def _escaped(character: str, quote: str) -> str:
    if character in _SAID or character == quote:
        return _SAID.get(character, "\\" + character)
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 256 else _wide(number)


def _wide(number: int) -> str:
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def prose(text: str) -> str:
    """Return text on one line, as it may stand in a docstring."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(plain.split()).replace("\\", "\\\\").replace('"', "'")


def docstring(paragraphs: Iterable[str], indent: int = 4) -> list[str]:
    """Return the lines of a docstring; paragraphs are `prose`, perhaps of several lines.

    One line is never parted from its closing quotes, so that it has to leave room for them.
    """
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += ["", *_wrapped(paragraph, WIDTH - indent)] if lines else []
        lines = lines or _wrapped(paragraph, WIDTH - indent - 2 * len(_QUOTES))
    pad = " " * indent
    if len(lines) == 1:
        return [f"{pad}{_QUOTES}{lines[0]}{_QUOTES}"]
    rest = [pad + line if line else "" for line in lines[1:]]
    return [f"{pad}{_QUOTES}{lines[0]}", *rest, f"{pad}{_QUOTES}"]


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    for line in paragraph.split("\n"):
        lead = line[: len(line) - len(line.lstrip())]
        hang = lead + ("  " if line.lstrip().startswith("* ") else "")
        lines += textwrap.wrap(
            line,
            width,
            subsequent_indent=hang,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def laid_out(code: Code, indent: int, before: str = "", after: str = "") -> list[str]:
    """Return the lines of some code, between what stands before it and after it on the line."""
    pad = " " * indent
    if isinstance(code, str) or fits(code, indent, before, after):
        return [f"{pad}{before}{flat(code)}{after}"]
    first, last = code.brackets[0], code.brackets[1]
    lines = [f"{pad}{before}{code.head}{first}"]
    # A comma after the only part of a subscript would make a tuple of it.
    comma = "" if code.brackets == "[]" and len(code.parts) == 1 and code.head else ","
    for part in code.parts:
        lines += laid_out(part, indent + 4, after=comma)
    return [*lines, f"{pad}{last}{after}"]


def _opened(code: Code) -> bool:
    return isinstance(code, Group) and (
        (code.always_open and bool(code.parts)) or any(map(_opened, code.parts))
    )


def fits(code: Code, indent: int, before: str = "", after: str = "") -> bool:
    """Whether code stands on one line between what is before and after it."""
    return not _opened(code) and indent + width(before + flat(code) + after) <= WIDTH


def flat(code: Code) -> str:
    """Return code on one line."""
    if isinstance(code, str):
        return code
    first, last = code.brackets[0], code.brackets[1]
    alone = code.brackets == "()" and len(code.parts) == 1
    comma = "," if alone and (not code.head or code.head.endswith("=")) else ""
    return f"{code.head}{first}{', '.join(map(flat, code.parts))}{comma}{last}"


def width(line: str) -> int:
    """Return how many columns a line takes."""
    if line.isascii():
        return len(line)
    return sum(
        0 if unicodedata.combining(at) else 2 if unicodedata.east_asian_width(at) in "WF" else 1
        for at in line
    )

"""Lines as the language sees them: comments set apart, continued lines joined, depth counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from keeling.source import SourceFile, Span

#: Words that open a property, whose text runs to the end of the line and may go on below.
PROPERTY = re.compile(
    r"(cited +as|identifier|by|binds|extent|in +force +from|effective +from|source"
    r"|verified +against|inferred +from|from +a +secondary +source|not +verified|note|flag"
    r"|not +encoded|encoded +for|encoded +in +part|put +forward +by|made +under|commences"
    r"|because|against|procedure"
    r"|in +doubt +where +it +narrows|in +doubt +where +it +widens|written +by"
    r"|lines +counted +in|as +at|outside +what +rules +can +say)(?=\s|$)",
    re.IGNORECASE,
)
_DECLARES = re.compile(r"(facts|outcomes|scale)\b", re.IGNORECASE)
_CONTINUES = re.compile(r"(?:,|\band|\bor)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of one physical line: line number from 1, its text, and columns from 0."""

    line: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LogicalLine:
    """One line of meaning: its indentation, its pieces, and whether it is a property."""

    indent: int
    pieces: tuple[Piece, ...]
    is_property: bool

    @property
    def number(self) -> int:
        """The line it begins on, from 1."""
        return self.pieces[0].line

    @property
    def last_number(self) -> int:
        """The line it ends on, from 1."""
        return self.pieces[-1].line

    @property
    def text(self) -> str:
        """What it says: its pieces, joined by one space."""
        return " ".join(piece.text[piece.start : piece.end] for piece in self.pieces)

    def span(self, path: str, start: int, end: int) -> Span:
        """Return the place in its file of a part of its text."""
        line, column = self._place(start)
        end_line, end_column = self._place(end - 1)
        return Span(path, line, column + 1, end_line, end_column + 2)

    def _place(self, at: int) -> tuple[int, int]:
        for piece in self.pieces:
            width = piece.end - piece.start
            if at <= width:
                return piece.line, piece.start + at
            at -= width + 1
        raise IndexError(at)


def comment_start(line: str) -> int | None:
    """Return where a comment begins (from 0): at a `#` outside quotes, first or after a space."""
    if "#" not in line:
        return None
    closes = ""
    for at, char in enumerate(line):
        if closes:
            closes = "" if char == closes else closes
        elif char in '"“':
            closes = '"' if char == '"' else "”"
        elif char == "#" and (at == 0 or line[at - 1] == " "):
            return at
    return None


def without_comment(line: str) -> str:
    """Return a line without its comment and the space before it."""
    at = comment_start(line)
    return (line if at is None else line[:at]).rstrip()


def logical_lines(file: SourceFile, first: int, last: int) -> Iterator[LogicalLine]:
    """Yield the logical lines of lines `first` to `last` (from 1, both included).

    A sentence goes on after a comma, `and` or `or`, unless the next line stands further out; a
    property goes on in deeper lines.
    """
    held: list[Piece] = []
    indent, is_property, declares = 0, False, False
    for piece, depth in _pieces(file, range(first, last + 1)):
        if held and _goes_on(held[-1], is_property, depth, indent):
            held.append(piece)
            continue
        if held:
            yield LogicalLine(indent, tuple(held), is_property)
        held, indent = [piece], depth
        if depth == 0:
            declares = _DECLARES.match(piece.text) is not None
        is_property = (
            depth > 0 and not declares and PROPERTY.match(piece.text, piece.start) is not None
        )
    if held:
        yield LogicalLine(indent, tuple(held), is_property)


def _goes_on(last: Piece, is_property: bool, depth: int, indent: int) -> bool:
    if is_property:
        return depth > indent
    return depth >= indent and _CONTINUES.search(last.text[last.start : last.end]) is not None


def _pieces(file: SourceFile, numbers: Iterable[int]) -> Iterator[tuple[Piece, int]]:
    for number in numbers:
        line = file.lines[number - 1]
        kept = without_comment(line)
        start = len(kept) - len(kept.lstrip(" "))
        if kept:
            yield Piece(number, line, start, len(kept)), start

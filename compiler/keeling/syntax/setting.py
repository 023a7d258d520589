"""Setting a sentence in lines: its words from its tokens, and the places where it may break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lark import Token

from keeling.syntax.atoms import folded
from keeling.syntax.layout import LogicalLine

WIDTH = 100
#: The rank of a break between clauses; one that the drafter made is kept.
CLAUSE = 1

_CLOSES_UP = frozenset({"_COMMA", "_LIST_COMMA", "_CLOSE_BRACKET", "_POSSESSIVE", "BY_LENGTH"})
_JOINS = frozenset({"AND", "OR"})
_LISTS = frozenset({"_AND_ALSO", "_LIST_AND", "_LIST_OR", "_LIST_COMMA"})
# A comma before or after one of these does not part clauses.
_WITHIN = frozenset(
    {"FIRST_ROW", "ONLY_ROW", "_MEASURED_BY", "_MEANS", "_IN_ANY_OTHER_CASE", "ACTOR"}
    | {
        "_NOT_LESS_THAN",
        "_NOT_BEFORE",
        "_COUNTED_FROM",
        "_BEGINNING_WITH",
        "AT_LEAST",
        "AT_MOST",
        "MORE_THAN",
        "UNDER",
        "BEFORE",
        "COMMENCEMENT",
    }
    | {"AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "NUMBER", "DURATION", "DATE"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is set, and how good a break after it would be.

    `rank` is 0 where no break may be, and else the lower the better. `ends` is the number of the
    line that ended with this word in the source.
    """

    text: str
    closes_up: bool = False
    rank: int = 0
    ends: int = 0


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The part of a token that stands on one line of the source."""

    token: Token
    piece: int
    start: int
    end: int
    alone: bool


def joined(words: Sequence[Word]) -> str:
    """Return words in one line."""
    said = [word.text if word.closes_up else f" {word.text}" for word in words]
    return "".join(said).lstrip(" ")


def words_of(
    line: LogicalLine, tokens: Sequence[Token], keywords: Mapping[str, str]
) -> tuple[Word, ...]:
    """Return the words of some tokens of a line that is no property."""
    made: list[Word] = []
    depth = 0
    stretches = [stretch for token in tokens for stretch in _stretches(token, line)]
    for at, stretch in enumerate(stretches):
        before = stretches[at - 1] if at else None
        after = stretches[at + 1] if at + 1 < len(stretches) else None
        kind = stretch.token.type
        depth += (kind == "_BRACKET") - (kind == "_CLOSE_BRACKET")
        rank = _rank(kind, before, after, depth)
        if before and _comma_between(before, stretch, line):
            made[-1] = replace(made[-1], text=f"{made[-1].text},", rank=rank)
            rank = 0
        closes_up = kind in _CLOSES_UP or (before is not None and before.token.type == "_BRACKET")
        ends = after is None or after.piece != stretch.piece
        number = line.pieces[stretch.piece].line if ends else 0
        made.append(Word(_text(stretch, line, keywords), closes_up, rank, number))
    return tuple(made)


def fill(words: Sequence[Word], first: int, rest: int, rank: int = CLAUSE) -> list[str]:
    """Set words in lines: the first `first` columns wide, the others `rest`.

    A line that is too long is broken at its best breaks, and only a part that does not fit by
    itself at the next best ones.
    """
    if len(joined(words)) <= first or all(word.rank < rank for word in words[:-1]):
        return [joined(words)]
    lines: list[str] = []
    held: list[Word] = []
    for part in _parts(words, rank):
        room = rest if lines else first
        if held and len(joined([*held, *part])) <= room:
            held += part
            continue
        if held:
            lines.append(joined(held))
            room = rest
        held = list(part)
        if len(joined(part)) > room:
            lines += fill(part, room, rest, rank + 1)
            held = []
    return [*lines, joined(held)] if held else lines


def _parts(words: Sequence[Word], rank: int) -> Iterator[Sequence[Word]]:
    start = 0
    for end, word in enumerate(words, 1):
        if word.rank == rank or end == len(words):
            yield words[start:end]
            start = end


def _stretches(token: Token, line: LogicalLine) -> Iterator[_Stretch]:
    begin, end = token.line or 0, token.end_line or 0
    for at, piece in enumerate(line.pieces):
        if begin <= piece.line <= end:
            start = (token.column or 1) - 1 if piece.line == begin else piece.start
            stop = (token.end_column or 1) - 1 if piece.line == end else piece.end
            yield _Stretch(token, at, start, stop, alone=begin == end)


def _comma_between(before: _Stretch, after: _Stretch, line: LogicalLine) -> bool:
    """Whether a comma stands here that the grammar has no use for: before `and` or `or`."""
    piece = line.pieces[before.piece]
    if before.piece == after.piece:
        return "," in piece.text[before.end : after.start]
    return "," in piece.text[before.end : piece.end]


def _rank(kind: str, before: _Stretch | None, after: _Stretch | None, depth: int) -> int:
    if kind in _JOINS:
        return 9 if after and after.token.type == "INDEFINITE" else 2 + 2 * depth
    if kind in _LISTS:
        return 3 + 2 * depth
    if kind != "_COMMA":
        return 0
    around = {stretch.token.type for stretch in (before, after) if stretch}
    lesser = after and after.token.type in _WITHIN
    lesser = lesser or (before and before.token.type in ("_IN_ANY_OTHER_CASE", "ACTOR"))
    return 3 if lesser or not around else CLAUSE


def _text(stretch: _Stretch, line: LogicalLine, keywords: Mapping[str, str]) -> str:
    """Return a word as it is set: the language's own in its own spelling, others as written."""
    kind = stretch.token.type
    said = line.pieces[stretch.piece].text[stretch.start : stretch.end]
    if kind == "STRING":
        return f'"{said[1:-1]}"' if '"' not in said[1:-1] else said
    if kind in keywords and stretch.alone:
        return keywords[kind]
    said = " ".join(said.split()).replace("’", "'")
    return folded(said) if kind in keywords or kind in _LISTS else said

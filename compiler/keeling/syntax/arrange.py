"""Arranging the lines of a file: their columns, the blank lines between them, their comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from lark import Token

from keeling.source import SourceFile
from keeling.syntax.layout import PROPERTY, LogicalLine, Piece, comment_start
from keeling.syntax.setting import CLAUSE, WIDTH, Word, fill, joined, words_of

_INDENT = 2
_TITLED: tuple[list[str], ...] = ([], ["STRING"])
#: Lines as they are laid out: the column each begins in, from 0, and its text.
Lines = list[tuple[int, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line of law, its tokens, and the row it stands under."""

    line: LogicalLine
    tokens: tuple[Token, ...]
    parent: Row | None = field(repr=False)

    @property
    def kind(self) -> str:
        """What it is, as far as its layout goes."""
        first = self.tokens[0].type
        if self.parent is None:
            return "head"
        if self.line.is_property:
            return "property"
        if first in ("FACT", "OUTCOME") and self.parent.tokens[0].type in ("FACTS", "OUTCOMES"):
            return "declaration"
        if first == "_IMPOSSIBLE_WHERE":
            return "exclusion"
        kinds = {
            "REF_PART": "provision",
            "APPLICATION": "provision",
            "SAVING": "provision",
            "TRANSITIONAL_PROVISION": "provision",
            "_CLAIMS": "provision",
            "CLAIM": "provision",
            "CHOICE": "choice",
            "LABEL": "limb",
            "_BAR": "table row",
        }
        return kinds.get(first, "sentence")

    @property
    def is_head(self) -> bool:
        """Whether it names a provision and says nothing itself: what is under it does."""
        said = [token.type for token in self.tokens[1:]]
        return self.kind in ("head", "provision") or (self.kind == "limb" and said in _TITLED)

    @property
    def chain(self) -> tuple[Row, ...]:
        """The rows it stands under, the outermost first, and itself."""
        return (*(self.parent.chain if self.parent else ()), self)

    def stands_apart(self, above: Row | None) -> bool:
        """Whether a blank line belongs between this and the row above."""
        if above is None or above is self.parent:
            return False
        if self.kind in ("head", "provision") or (self.is_head and len(self.tokens) > 1):
            return True
        return self.kind != "property" and above.kind == "property" and above.parent is self.parent

    def may_stand_apart(self, above: Row | None) -> bool:
        """Whether a blank line that the drafter left above it is kept."""
        if (above is not None and above is self.parent) or self.tokens[0].type == "_EXCEPT_WHERE":
            return False
        if self.kind in ("sentence", "limb"):
            return self.parent is not None and self.parent.is_head
        return self.is_head or self.kind in ("declaration", "exclusion")

    @property
    def has_columns(self) -> bool:
        """Whether its name, and what is said of it, may stand in columns with its sisters'."""
        last = self.tokens[-1].type
        return (self.kind == "declaration" and last != "_IS_ONE_OF") or (
            self.kind == "choice" and last == "STRING"
        )


@dataclass(frozen=True, slots=True)
class _Remark:
    """A comment on a line of its own: its column in the source, and whether a blank line led it."""

    text: str
    column: int
    after_blank: bool


@dataclass(frozen=True)
class Arrangement:
    """The rows of a file in their order, and the language's words in their spelling."""

    file: SourceFile
    rows: tuple[Row, ...]
    keywords: Mapping[str, str]

    def lines(self) -> Iterator[str]:
        """Yield the lines of the file, laid out."""
        above: Row | None = None
        for row in (*self.rows, None):
            yield from self._between(above, row)
            if row is not None:
                yield from (" " * column + text for column, text in self._set(row))
            above = row

    # Comments and blank lines

    @cached_property
    def _remarks(self) -> dict[int, str]:
        """Every comment by the number of its line."""
        starts = ((number, comment_start(line)) for number, line in enumerate(self.file.lines, 1))
        return {
            number: self.file.lines[number - 1][at:].rstrip()
            for number, at in starts
            if at is not None
        }

    def _between(self, above: Row | None, row: Row | None) -> Iterator[str]:
        """Yield the comments and blank lines between two rows."""
        remarks, after_blank = self._remarks_between(above, row)
        begun, led = above is not None, False
        for remark in remarks:
            column = self._trailing_column(remark, above, row)
            if column is not None or row is None:
                apart = remark.after_blank
            elif led:
                apart = remark.after_blank and row.may_stand_apart(None)
            else:
                kept = remark.after_blank and row.may_stand_apart(above)
                apart, led = row.stands_apart(above) or kept, True
            if begun and apart:
                yield ""
            yield (
                " " * (self._columns[row] if row and column is None else column or 0) + remark.text
            )
            begun = True
        if row is not None and begun:
            kept = after_blank and row.may_stand_apart(None if led else above)
            if kept or (not led and row.stands_apart(above)):
                yield ""

    def _remarks_between(self, above: Row | None, row: Row | None) -> tuple[list[_Remark], bool]:
        """Return the comments between two rows, and whether a blank line comes after them."""
        first = above.line.last_number + 1 if above else 1
        last = row.line.number - 1 if row else len(self.file.lines)
        made: list[_Remark] = []
        blank = False
        for number in range(first, last + 1):
            if number in self._remarks:
                column = comment_start(self.file.lines[number - 1]) or 0
                made.append(_Remark(self._remarks[number], column, blank))
            blank = number not in self._remarks
        return made, blank

    def _trailing_column(self, remark: _Remark, above: Row | None, row: Row | None) -> int | None:
        """Return the column of a comment that belongs to what stands above it, not below."""
        if row is not None and remark.column <= row.line.indent:
            return None
        over = [one for one in (above.chain if above else ()) if one.line.indent <= remark.column]
        if not over or (row is not None and len(over) <= len(row.chain)):
            return None
        return self._columns[over[-1]]

    def _after(self, number: int) -> str:
        """Return the comment at the end of a line, and the space before it."""
        return f"  {self._remarks[number]}" if number in self._remarks else ""

    def _below(self, row: Row, number: int) -> list[str]:
        """Return the comments between a line and the one on which its row goes on."""
        for piece, following in pairwise(row.line.pieces):
            if piece.line == number:
                inner = range(number + 1, following.line)
                return [self._remarks[between] for between in inner if between in self._remarks]
        return []

    # Columns

    @cached_property
    def _groups(self) -> dict[tuple[Row | None, str], list[Row]]:
        """The rows of each kind under each row."""
        groups: dict[tuple[Row | None, str], list[Row]] = {}
        for row in self.rows:
            groups.setdefault((row.parent, row.kind), []).append(row)
        return groups

    @cached_property
    def _columns(self) -> dict[Row, int]:
        """The column of each row, from 0: a table stands under the text of its sentence."""
        columns: dict[Row, int] = {}
        for row in self.rows:
            columns[row] = _INDENT * (len(row.chain) - 1)
            if row.kind == "table row" and row.parent is not None and row.parent.kind == "limb":
                columns[row] = columns[row.parent] + self._width(row.parent)
        return columns

    @cached_property
    def _widths(self) -> dict[tuple[Row | None, str], int]:
        """How wide the first column of sister rows is; 0 where they have no columns."""
        measures: dict[str, Callable[[list[Row]], int]] = {
            "limb": lambda rows: max(len(row.tokens[0]) for row in rows) + 3,
            "property": lambda rows: max(len(row.tokens[0]) for row in rows) + min(2, len(rows)),
            "declaration": self._name_width,
            "choice": self._name_width,
        }
        return {
            key: measures[key[1]](rows) for key, rows in self._groups.items() if key[1] in measures
        }

    def _width(self, row: Row) -> int:
        return self._widths[row.parent, row.kind]

    def _name_width(self, rows: list[Row]) -> int:
        """Return the column in which what is said of each name begins."""
        rows = [row for row in rows if row.has_columns]
        broken = (self._must_break(row, word) for row in rows for word in self._words(row)[:-1])
        if len(rows) < 2 or any(broken):
            return 0
        widest = max(len(self._text(row, 0, 1)) for row in rows) + 2
        longest = max(len(self._text(row, 1)) for row in rows)
        return widest if _INDENT * len(rows[0].chain[1:]) + widest + longest <= WIDTH else 0

    # One row

    def _set(self, row: Row) -> Lines:
        kinds: dict[str, Callable[[Row], Lines]] = {
            "property": self._property,
            "declaration": self._named,
            "choice": self._named,
            "table row": self._table_row,
            "limb": self._limb,
        }
        return kinds.get(row.kind, self._sentence)(row)

    def _words(self, row: Row, start: int = 0, stop: int | None = None) -> tuple[Word, ...]:
        return words_of(row.line, row.tokens[start:stop], self.keywords)

    def _text(self, row: Row, start: int, stop: int | None = None) -> str:
        return joined(self._words(row, start, stop))

    def _sentence(self, row: Row) -> Lines:
        # A sentence of law stays at its margin, so that its limbs stand deeper than all of it; but
        # what goes on in a list of choices must not look like one more of them.
        stays = row.kind == "sentence" and row.tokens[0].type != "_KNOWN_WHERE"
        hang = 0 if stays else 2 * _INDENT
        return self._broken(row, self._words(row), "", hang)

    def _limb(self, row: Row) -> Lines:
        label, words = f"({row.tokens[0]})", self._words(row, 1)
        before = label.ljust(self._width(row)) if words else label
        return self._broken(row, words, before, len(before))

    def _property(self, row: Row) -> Lines:
        key = str(row.tokens[0]).ljust(self._width(row))
        alone = [piece for piece in row.line.pieces[:1] if PROPERTY.fullmatch(_said(piece))]
        # What is a comment depends on the quotation marks before it on its line.
        remarked = any(piece.line in self._remarks for piece in row.line.pieces[len(alone) :])
        quoted = any(mark in row.line.text for mark in '"“')
        words = _property_words(row.line, " #" in row.line.text or (remarked and quoted))
        return [*self._moved_up(row, alone), *self._broken(row, words, key, len(key))]

    def _named(self, row: Row) -> Lines:
        """Set a name, and in its column what is said of it."""
        broken = any(self._must_break(row, word) for word in self._words(row, 0, 1)[:-1])
        if broken or not row.has_columns:
            return self._sentence(row)
        name = self._text(row, 0, 1)
        name = name.ljust(self._width(row) or len(name) + (2 if row.kind == "choice" else 1))
        return self._broken(row, self._words(row, 1), name, 2 * _INDENT)

    def _table_row(self, row: Row) -> Lines:
        """Set a row of a table; what was remarked inside it goes above it."""
        widths = self._cell_widths[row.parent]
        cells = [cell.ljust(width) for cell, width in zip(self._cells(row), widths, strict=False)]
        text = f"| {' | '.join(cells)} |" + self._after(row.line.last_number)
        return [*self._moved_up(row, row.line.pieces[:-1]), (self._columns[row], text)]

    def _moved_up(self, row: Row, pieces: Sequence[Piece]) -> Lines:
        """Return the comments of lines that are set in one with the next, to go above."""
        return [
            (self._columns[row], remark)
            for piece in pieces
            for remark in (self._remarks.get(piece.line, ""), *self._below(row, piece.line))
            if remark
        ]

    @cached_property
    def _cell_widths(self) -> dict[Row | None, list[int]]:
        """The width of each column of the table under a row."""
        widths: dict[Row | None, list[int]] = {}
        for (parent, kind), rows in self._groups.items():
            if kind == "table row":
                cells = [self._cells(row) for row in rows]
                count = max(len(row) for row in cells)
                widths[parent] = [
                    max(len(row[at]) for row in cells if at < len(row)) for at in range(count)
                ]
        return widths

    def _cells(self, row: Row) -> list[str]:
        bars = [at for at, token in enumerate(row.tokens) if token.type == "_BAR"]
        return [self._text(row, start + 1, stop) for start, stop in pairwise(bars)]

    def _broken(self, row: Row, words: Sequence[Word], before: str, hang: int) -> Lines:
        """Set words after `before`, in as many lines as they need, with their comments.

        Later lines hang `hang` columns in from the row's own.
        """
        column = self._columns[row]
        lines: Lines = []
        start = 0
        for end, word in enumerate(words, 1):
            if end < len(words) and not self._must_break(row, word):
                continue
            first = WIDTH - column - (hang if lines else len(before))
            for text in fill(words[start:end], first, WIDTH - column - hang):
                lines.append((column + hang, text) if lines else (column, before + text))
            lines[-1] = (lines[-1][0], lines[-1][1] + self._after(word.ends))
            lines += [(column + hang, remark) for remark in self._below(row, word.ends)]
            start = end
        return lines or [(column, before + self._after(row.line.number))]

    def _must_break(self, row: Row, word: Word) -> bool:
        """Whether a line ends here: a comment says so, or the drafter did, between clauses."""
        if not word.ends:
            return False
        remarked = word.ends in self._remarks or bool(self._below(row, word.ends))
        return remarked or word.rank == CLAUSE


def _property_words(line: LogicalLine, as_written: bool) -> list[Word]:
    """Return the words of a property's text, or where it is left as written those of each line."""
    made: list[Word] = []
    for at, piece in enumerate(line.pieces):
        said = _said(piece)
        if at == 0:
            key = PROPERTY.match(said)
            said = said[key.end() :] if key else said
        rank = CLAUSE if as_written else CLAUSE + 1
        parts = [" ".join(said.split())] if as_written else said.split()
        words = [Word(part, rank=rank) for part in parts if part]
        made += [*words[:-1], Word(words[-1].text, rank=rank, ends=piece.line)] if words else []
    return made


def _said(piece: Piece) -> str:
    return piece.text[piece.start : piece.end]

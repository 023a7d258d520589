"""YAML, strictly: only lists, names with values, words and whole numbers, each with its place.

Before: `{the victim's age: 17, listed: NO, born: 010, no: 1, no: 2}`
After:  17 is a number; `NO` and `010` are words; the second `no` is a fault, with its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

import yaml

from keeling.cases.checks import YAML
from keeling.cases.faults import shown
from keeling.cases.loading_wording import wording
from keeling.cases.nodes import Entries, Entry, Items, Node, Word
from keeling.diagnostics import Diagnostic, Label, Result
from keeling.source import SourceFile, Span

SIZE_LIMIT = 2**20
DEPTH_LIMIT = 32
COUNT_LIMIT = 100_000
#: After so many faults a file is read no further.
FAULT_LIMIT = 100

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_WORDS: dict[str, bool | None] = {"": None, "null": None, "true": True, "false": False}


class _Mark(Protocol):
    """A place as PyYAML gives it, counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass
class _Open:
    """A list or a set of names whose end has not been reached."""

    span: Span
    named: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: Word | None = None


def load(file: SourceFile) -> Result[Node | None]:
    """Read a file; the value is None where it could not be read as a whole.

    An empty file holds nothing: a `Word` without a value. Every fault is a `yaml` diagnostic.
    """
    if len(file.text) > SIZE_LIMIT:
        return _refused(file, f"This file is larger than {SIZE_LIMIT // 2**20} MiB.", "Split it.")
    hidden = tuple(islice(_hidden(file), FAULT_LIMIT))
    if hidden:
        return Result(None, hidden)
    return _Loading(file).load()


def _refused(file: SourceFile, message: str, advice: str) -> Result[Node | None]:
    return Result(None, (YAML.at(Span(file.path, 1, 1, 1, 1), message, advice=advice),))


def _hidden(file: SourceFile) -> Iterator[Diagnostic]:
    """Yield the first character of each line that a reader cannot see for what it is."""
    for number, line in enumerate(file.lines, 1):
        if line.isprintable():
            continue
        skipped = number == 1 and line.startswith("\ufeff")
        for column, character in enumerate(line[skipped:], 1 + skipped):
            if not character.isprintable():
                span = Span(file.path, number, column, number, column + 1)
                message = f"There is {_unseen(character)} here."
                yield YAML.at(span, message, advice="Replace it by a space, or delete it.")
                break


def _unseen(character: str) -> str:
    """Say what a character is that a reader cannot see for what it is."""
    if character == "\t":
        return "a tab, which is not the spaces it looks like,"
    if unicodedata.category(character) == "Zs":
        return f"a space of another kind than it looks (U+{ord(character):04X})"
    return f"a character that cannot be seen (U+{ord(character):04X})"


def _closed(closed: _Open, *, bracketed: bool) -> Items | Entries:
    """Return what has been read to its end; names without brackets stand where their first does."""
    if not closed.named:
        return Items(tuple(closed.items), closed.span)
    entries = tuple(closed.entries.values())
    return Entries(entries, closed.span if bracketed or not entries else entries[0].span)


class _Loading:
    """One reading of one file, from the events of PyYAML; never deeper than `DEPTH_LIMIT`."""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._text = file.text.removeprefix("\ufeff")
        self._shift = len(file.text) - len(self._text)
        self._found: list[Diagnostic] = []
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._count = 0

    def load(self) -> Result[Node | None]:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            whole = all(self._take(event) for event in yaml.parse(self._text, Loader=loader))
        except yaml.MarkedYAMLError as error:
            self._found.append(self._unreadable(error))
            whole = False
        if self._root is None and whole:
            self._root = Word(None, Span(self._file.path, 1, 1, 1, 1))
        return Result(self._root if whole else None, tuple(self._found))

    def _take(self, event: yaml.Event) -> bool:
        """Take in one event; False to read no further."""
        if len(self._found) >= FAULT_LIMIT:
            return False
        span = self._span(event)
        match event:
            case yaml.DocumentStartEvent() if self._root is not None:
                return self._stop(span, "A second document begins here.", "Put it in its own file.")
            case yaml.AliasEvent():
                return self._stop(
                    span,
                    "This points back to another place in the file, which is not done here.",
                    "Write the value out; put it in double quotes if it is to begin with `*`.",
                )
            case yaml.NodeEvent():
                return self._node(event, span)
            case yaml.CollectionEndEvent():
                closed = self._open.pop()
                bracketed = closed.span.column != closed.span.end_column
                if bracketed:
                    closed.span = self._upto(closed.span, event)
                self._put(_closed(closed, bracketed=bracketed))
            case _:
                pass
        return True

    def _node(self, event: yaml.NodeEvent, span: Span) -> bool:
        self._plainly(event, span)
        self._count += 1
        if self._count > COUNT_LIMIT:
            return self._stop(span, "This file holds too many values.", "Split it.")
        if isinstance(event, yaml.ScalarEvent):
            return self._put(self._word(event, span))
        if len(self._open) == DEPTH_LIMIT:
            return self._stop(span, "This is nested too deeply to be meant.", "")
        if self._awaits_key():
            return self._stop(
                span,
                "A list stands where a name is expected.",
                "Put the words in double quotes if the bracket belongs to them.",
            )
        self._open.append(_Open(span, isinstance(event, yaml.MappingStartEvent)))
        return True

    def _plainly(self, event: yaml.NodeEvent, span: Span) -> None:
        """Complain about what is no part of plain YAML; the value is read without it."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        for sign, what in (("&", anchor), ("!", tag)):
            if what is not None:
                self._complain(
                    span,
                    f"What follows begins with `{sign}`, which has a meaning of its own in YAML "
                    "that is not used here.",
                    f"Put it in double quotes if it is to begin with `{sign}`.",
                )

    def _word(self, event: yaml.ScalarEvent, span: Span) -> Word:
        text: str = event.value
        if not event.style:
            self._runs_on(event)
            self._is_cut(event)
            value = int(text) if _INTEGER.fullmatch(text) else _WORDS.get(text, text)
            return Word(value, span, text)
        for character in text.replace("\n", ""):
            if not character.isprintable():
                message = f"These words hold {_unseen(character)}."
                self._complain(span, message, "Leave it out.")
                break
        return Word(text, span, text)

    def _runs_on(self, event: yaml.ScalarEvent) -> None:
        """Complain about an item of a list that is read as going on from the line above it."""
        first, last = self._place(event.start_mark)[0], self._place(event.end_mark)[0]
        for number in range(first + 1, last + 1):
            line = self._file.lines[number - 1]
            if line.lstrip().startswith("- "):
                column = len(line) - len(line.lstrip()) + 1
                self._complain(
                    Span(self._file.path, number, column, number, column + 1),
                    "This line is read as going on from the words above it, not as an item.",
                    "Begin it in the same column as the other items of its list.",
                )
                return

    def _is_cut(self, event: yaml.ScalarEvent) -> None:
        """Complain about words that a `#` among them cuts short; a comment stands further off."""
        line, column = self._place(event.end_mark)
        if self._file.lines[line - 1].startswith(" #", column - 1):
            self._complain(
                Span(self._file.path, line, column + 1, line, column + 2),
                "From here on the line is a comment, and not part of the words before it.",
                "Put the words in double quotes; or put two spaces before a comment.",
            )

    def _awaits_key(self) -> bool:
        return bool(self._open) and self._open[-1].named and self._open[-1].key is None

    def _put(self, node: Node) -> bool:
        """Put a finished node where it belongs."""
        if not self._open:
            self._root = node
            return True
        inner = self._open[-1]
        if not inner.named:
            inner.items.append(node)
        elif inner.key is None:
            assert isinstance(node, Word)
            inner.key = node
        else:
            self._enter(inner, inner.key, node)
            inner.key = None
        return True

    def _enter(self, inner: _Open, word: Word, value: Node) -> None:
        key = word.written
        if not key.strip():
            self._complain(word.span, "A name is missing before this colon.", "")
        elif key == "<<":
            self._complain(
                word.span, "Values are not taken over from elsewhere.", "Write them out."
            )
        elif earlier := inner.entries.get(key):
            self._found.append(
                YAML.at(
                    word.span,
                    f"{shown(key)} is given twice.",
                    advice="Keep one of the two.",
                    labels=(Label(earlier.span, "first given here"),),
                )
            )
        else:
            inner.entries[key] = Entry(key, value, word.span)

    def _stop(self, span: Span, message: str, advice: str) -> bool:
        self._complain(span, message, advice)
        return False

    def _complain(self, span: Span, message: str, advice: str) -> None:
        self._found.append(YAML.at(span, message, advice=advice))

    def _span(self, event: yaml.Event) -> Span:
        """Return where an event stands, no further than the end of its first line."""
        line, column = self._place(event.start_mark)
        return self._upto(Span.point(self._file.path, line, column), event)

    def _upto(self, start: Span, event: yaml.Event) -> Span:
        """Return the stretch from `start` to the end of an event, or else of the line."""
        line, column = self._place(event.end_mark)
        if line != start.line:
            line, column = start.line, len(self._file.lines[start.line - 1]) + 1
        return Span(start.path, start.line, start.column, line, max(start.column, column))

    def _place(self, mark: _Mark | None) -> tuple[int, int]:
        """Return a mark as line and column from 1, inside the file."""
        if mark is None:
            return 1, 1
        line = min(mark.line + 1, len(self._file.lines))
        shift = self._shift if line == 1 else 0
        return line, mark.column + 1 + shift

    def _unreadable(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        marks = (error.context_mark, error.problem_mark)
        context, problem = (None if mark is None else self._place(mark) for mark in marks)
        said = (error.context or "", error.problem or "")
        return wording(self._file.path, self._file.lines, said, context, problem)

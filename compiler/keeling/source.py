"""Text, and places in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class SourceFile:
    """A file as it was read: its path as shown to people, and its text with line feeds only."""

    path: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text, without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, at = [], 0
        for line in self.lines:
            starts.append(at)
            at += len(line) + 1
        return tuple(starts)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a place given as line and column, both counted from 1."""
        return self._starts[line - 1] + column - 1

    def slice(self, span: Span) -> str:
        """Return the text that `span` covers."""
        return self.text[
            self.offset(span.line, span.column) : self.offset(span.end_line, span.end_column)
        ]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns from 1, in code points; the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int = field(default=0)
    end_column: int = field(default=0)

    @staticmethod
    def point(path: str, line: int, column: int) -> Span:
        """Return the empty stretch at one place."""
        return Span(path, line, column, line, column)

    def to(self, other: Span) -> Span:
        """Return the stretch from the start of this one to the end of `other`."""
        return Span(self.path, self.line, self.column, other.end_line, other.end_column)

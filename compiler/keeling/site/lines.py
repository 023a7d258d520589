"""A provision's text as lines of runs: what has become of some words, and what they link to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from keeling.model.changes import Mark, MarkKind
from keeling.source import Span
from keeling.syntax.layout import comment_start


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of a line, what has become of them by which instruction, and where they lead."""

    kind: MarkKind
    text: str
    instruction: int = 0
    href: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `number` is its place in the file as it was, or None for one that is inserted."""

    number: int | None
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The whole line, words struck and words inserted included."""
        return "".join(run.text for run in self.runs)

    @property
    def indent(self) -> int:
        """How many spaces it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Columns of a line (from 0, the end exclusive) that lead somewhere."""

    start: int
    end: int
    href: str


def last_line(span: Span) -> int:
    """Return the last line of a stretch; one that ends before the first column ends above it."""
    return span.end_line if span.end_column > 1 else max(span.line, span.end_line - 1)


def lines(marks: Iterable[Mark], first: int) -> tuple[Line, ...]:
    """Split marked text into lines, the first of which is line `first` of its file."""
    made: list[Line] = []
    number: int | None = first
    at = first
    runs: list[Run] = []
    for mark in marks:
        for index, part in enumerate(mark.text.split("\n")):
            if index:
                made.append(Line(number, tuple(runs)))
                runs = []
                if mark.kind is not MarkKind.INSERTED:
                    at += 1
                number = None if mark.kind is MarkKind.INSERTED else at
            if part:
                runs.append(Run(mark.kind, part, mark.instruction))
    made.append(Line(number, tuple(runs)))
    return tuple(made)


def tidied(line: Line) -> Line:
    """Return a line without its comment and the space around it."""
    text = line.text
    comment = comment_start(text)
    end = len((text if comment is None else text[:comment]).rstrip())
    return Line(line.number, cut(line.runs, line.indent, end))


def cut(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return what lies between two columns."""
    made, at = [], 0
    for run in runs:
        inner = run.text[max(start - at, 0) : max(end - at, 0)]
        if inner:
            made.append(replace(run, text=inner))
        at += len(run.text)
    return tuple(made)


def linked(line: Line, stretches: Iterable[Stretch]) -> Line:
    """Return a line with stretches of it leading somewhere."""
    made: list[Run] = []
    at, width = 0, len(line.text)
    for stretch in sorted(stretches, key=lambda each: each.start):
        if stretch.start < at:
            continue
        made += cut(line.runs, at, stretch.start)
        inner = cut(line.runs, stretch.start, stretch.end)
        made += [replace(run, href=stretch.href) for run in inner]
        at = stretch.end
    made += cut(line.runs, at, width)
    return Line(line.number, tuple(made))


def cells(line: Line) -> tuple[tuple[Run, ...], ...]:
    """Split a row of a table (`| … | … |`) into its cells."""
    bars = [at for at, char in enumerate(line.text) if char == "|"]
    return tuple(_trimmed(cut(line.runs, left + 1, right)) for left, right in pairwise(bars))


def _trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    text = "".join(run.text for run in runs)
    return cut(runs, len(text) - len(text.lstrip()), len(text.rstrip()))

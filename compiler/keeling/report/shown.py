"""Law as a reader is shown it: its words and its tables, without what is noted about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import pairwise

from keeling.model.changes import Mark, MarkKind
from keeling.source import SourceFile
from keeling.syntax.layout import PROPERTY, comment_start, logical_lines

#: The column of a table that says how firm the answer before it is.
STATUS = "its status"
_NUMBERED = re.compile(
    r'(?:section|paragraph|article|regulation|rule) (\w+)(?: (?:of|to) [^"]*)?(?: "([^"]*)")?'
)
_GROUP = re.compile(r'((?:schedule|part|chapter) \w+)(?: (?:of|to) [^"]*)?(?: "([^"]*)")?')
_TITLE = re.compile(r'(?:act|instrument|guideline|guidance) "([^"]*)"')
_LABEL = re.compile(r'(\(\w+\)) +"([^"]*)"')
#: A label, or the number of a provision without a heading, that is alone on its line.
_ALONE = re.compile(r"\(\w+\)|\d+[A-Z]*")
_HEADS = (_NUMBERED, _GROUP, _TITLE, _LABEL)

#: Words of which each knows what has become of it.
Runs = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of law, how far in it stands, whether it is a heading, and whether a gap is above."""

    indent: int
    runs: Runs
    head: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a table, and the cells of its heading; a row that comes or goes is all one kind."""

    indent: int
    heading: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as it is shown; `left_out` is the keyword of each property that is not."""

    parts: tuple[Words | Table, ...]
    left_out: tuple[str, ...] = ()


def plain(runs: Iterable[Mark]) -> str:
    """Return words without what has become of them."""
    return "".join(run.text for run in runs)


def came(runs: Sequence[Mark]) -> MarkKind:
    """Return what has become of all of some words; that they are kept, if not all are alike."""
    kinds = {run.kind for run in runs if run.text.strip()}
    return kinds.pop() if len(kinds) == 1 else MarkKind.KEPT


def shown(marks: Iterable[Mark]) -> Shown:
    """Return marked text as it is shown: no properties or comments, and heads as law has them."""
    parts: list[Words | Table] = []
    left: list[str] = []
    gap = False
    for block in _blocks(_lines(marks)):
        if block.rows:
            table, statuses = _table(block)
            parts.append(table)
            left += [STATUS] * statuses
        elif block.key and block.key != "not encoded":
            left.append(block.key)
            continue
        elif not block.lines:
            gap = bool(parts)
            continue
        else:
            lines = _bracketed(block) if block.key else [_headed(block.lines[0])]
            _add(parts, lines, gap)
        gap = False
    return Shown(tuple(parts), tuple(left))


def _add(parts: list[Words | Table], lines: list[Words], gap: bool) -> None:
    """Add lines; the first stands beside a label that is alone on its line, and close to a head."""
    above = parts[-1] if parts else None
    first, *rest = lines
    if isinstance(above, Words) and _ALONE.fullmatch(plain(above.runs)):
        parts[-1] = replace(above, runs=_spaced(above.runs, first.runs))
    else:
        parts.append(replace(first, gap=gap and not (isinstance(above, Words) and above.head)))
    parts += rest


def _spaced(before: Runs, after: Runs) -> Runs:
    """Return words with a space between; the same mark stands around both only once."""
    runs = [*before]
    for run in (Mark(came((before[-1], after[0])), " "), *after):
        if run.kind is runs[-1].kind:
            runs[-1] = replace(runs[-1], text=runs[-1].text + run.text)
        else:
            runs.append(run)
    return tuple(runs)


def quoted(lines: Iterable[str], heading: Sequence[str] = ()) -> Shown:
    """Return lines of law as they are shown; rows by themselves stand under a heading."""
    given = [line for line in lines if line.strip()]
    bare = bool(given) and all(line.lstrip().startswith("|") for line in given)
    if not bare or not heading:
        return shown([Mark(MarkKind.KEPT, "\n".join(given))])
    titled = f"| {' | '.join(heading)} |"
    return shown([Mark(MarkKind.KEPT, "\n".join([titled, *given]))])


def row_cells(line: str) -> tuple[str, ...]:
    """Return the cells of a row as it is written."""
    return tuple(plain(cell) for cell in _cells((Mark(MarkKind.KEPT, line),)))


def in_quotation_marks(text: Shown, stop: str) -> tuple[Words | Table, ...]:
    """Return quoted law in curly quotation marks; the heading of rows by themselves is outside."""
    parts = [_typographic(part) for part in text.parts]
    if parts:
        parts[0] = _around(parts[0], "“", "")
        parts[-1] = _around(parts[-1], "", f"”{stop}")
    return tuple(parts)


def _around(part: Words | Table, before: str, after: str) -> Words | Table:
    def put(runs: Runs) -> Runs:
        return (Mark(MarkKind.KEPT, f"{before}{plain(runs)}{after}"),)

    if isinstance(part, Words):
        return replace(part, runs=put(part.runs))
    at = 0 if before else -1
    rows = [list(row) for row in part.rows]
    if rows and rows[at]:
        rows[at][at] = put(rows[at][at])
    return replace(part, rows=tuple(map(tuple, rows)))


def _typographic(part: Words | Table) -> Words | Table:
    if isinstance(part, Words):
        return replace(part, runs=_curled(part.runs))
    rows = tuple(tuple(map(_curled, row)) for row in part.rows)
    return replace(part, heading=tuple(map(_curled, part.heading)), rows=rows)


def _curled(runs: Runs) -> Runs:
    """Return words with the quotation marks that are used within quoted law."""
    said = re.sub(r'"([^"]*)"', r"‘\1’", plain(runs)).replace("'", "’")
    return (Mark(MarkKind.KEPT, re.sub(" +", " ", said)),)


@dataclass
class _Block:
    """Lines that belong together: a line of law, a property, the rows of a table; or a gap.

    `begun` is where a property begins, and its keyword.
    """

    lines: list[Words] = field(default_factory=list)
    begun: tuple[int, str] = (0, "")
    rows: bool = False

    @property
    def key(self) -> str:
        """The keyword of a property."""
        return self.begun[1]


def _lines(marks: Iterable[Mark]) -> Iterator[Words]:
    """Yield each line of marked text without its comment; one of no words for a blank line."""
    runs: list[Mark] = []
    for mark in (*marks, Mark(MarkKind.KEPT, "\n")):
        first, *more = mark.text.split("\n")
        runs += [replace(mark, text=first)] if first else []
        for part in more:
            made = _line(tuple(runs))
            if made is not None:
                yield made
            runs = [replace(mark, text=part)] if part else []


def _line(runs: Runs) -> Words | None:
    text = plain(runs)
    comment = comment_start(text)
    if comment is not None and not text[:comment].strip():
        return None
    end = len((text if comment is None else text[:comment]).rstrip())
    indent = len(text) - len(text.lstrip(" "))
    return Words(indent, _cut(runs, indent, end))


def _blocks(lines: Iterable[Words]) -> Iterator[_Block]:
    every = tuple(lines)
    text = "\n".join(f"{' ' * line.indent}{plain(line.runs)}" for line in every)
    known = properties(text)
    held = _Block()
    for at, line in enumerate(every):
        words = plain(line.runs)
        rows, key = words.startswith("|"), known.get(at, (at, ""))
        if held.lines and ((rows and held.rows) or (key[1] and key == held.begun)):
            held.lines.append(line)
            continue
        if held.lines:
            yield held
        held = _Block([line] if words else [], key, rows)
        if not words:
            yield held
    if held.lines:
        yield held


def properties(text: str) -> dict[int, tuple[int, str]]:
    """Return the lines of a text that are properties, from 0: where each begins, and its keyword.

    A line is told from one that goes on with a sentence as it is when the text is read.
    """
    found: dict[int, tuple[int, str]] = {}
    file = SourceFile("", text)
    for line in logical_lines(file, 1, len(file.lines)):
        begins = PROPERTY.match(line.text) if line.is_property else None
        if begins is not None:
            key = " ".join(begins[1].lower().split())
            spoken = range(line.number - 1, line.last_number)
            found |= dict.fromkeys(spoken, (line.number - 1, key))
    return found


def _headed(line: Words) -> Words:
    """Return a heading as law has it: the number and the title, without the words around them."""
    text = plain(line.runs)
    for form in _HEADS:
        found = form.fullmatch(text)
        if found is None:
            continue
        parts = [_cut(line.runs, *found.span(at)) for at in range(1, len(found.groups()) + 1)]
        kept = [part for part in parts if part]
        if form is _GROUP:
            kept[0] = (replace(kept[0][0], text=kept[0][0].text.capitalize()), *kept[0][1:])
        return Words(line.indent, reduce(_spaced, kept), head=True)
    return line


def _bracketed(block: _Block) -> list[Words]:
    """Return what is said of law that is not encoded, in square brackets."""
    first, *rest = block.lines
    begins = PROPERTY.match(plain(first.runs))
    assert begins is not None
    kind = first.runs[0].kind
    why = _trimmed(_cut(first.runs, begins.end(), len(plain(first.runs))))
    runs = [(Mark(kind, "[not encoded: "), *why), *(line.runs for line in rest)]
    runs[-1] = (*runs[-1], Mark(runs[-1][-1].kind, "]"))
    return [Words(first.indent, each) for each in runs]


def _table(block: _Block) -> tuple[Table, int]:
    """Return rows without the columns that say how firm the others are, and how many those were."""
    heading, *rows = [_cells(line.runs) for line in block.lines]
    keep = [at for at, cell in enumerate(heading) if plain(cell).casefold() != STATUS]
    kept = [tuple(row[at] for at in keep if at < len(row)) for row in (heading, *rows)]
    return Table(block.lines[0].indent, kept[0], tuple(kept[1:])), len(heading) - len(keep)


def _cells(runs: Runs) -> tuple[Runs, ...]:
    bars = [at for at, char in enumerate(plain(runs)) if char == "|"]
    cells = (_cut(runs, left + 1, right) for left, right in pairwise(bars))
    return tuple(_trimmed(cell) for cell in cells)


def _trimmed(runs: Runs) -> Runs:
    text = plain(runs)
    return _cut(runs, len(text) - len(text.lstrip()), len(text.rstrip()))


def _cut(runs: Runs, start: int, end: int) -> Runs:
    """Return what lies between two columns."""
    made, at = [], 0
    for run in runs:
        inner = run.text[max(start - at, 0) : max(end - at, 0)]
        if inner:
            made.append(replace(run, text=inner))
        at += len(run.text)
    return tuple(made)

"""Law that is shown, as plain text: words struck `[-…-]`, words inserted `{+…+}`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from keeling.model.changes import Mark, MarkKind
from keeling.report.shown import Runs, Table, Words, came, plain

_MARKS = {MarkKind.KEPT: ("", ""), MarkKind.STRUCK: ("[-", "-]"), MarkKind.INSERTED: ("{+", "+}")}


def text_lines(parts: Iterable[Words | Table]) -> Iterator[str]:
    """Yield law line by line, its tables in columns between bars."""
    for part in parts:
        if isinstance(part, Table):
            yield from _table(part)
            continue
        if part.gap:
            yield ""
        yield f"{' ' * part.indent}{marked(part.runs)}"


def quoted_lines(parts: Iterable[Words | Table]) -> Iterator[str]:
    """Yield quoted law line by line, level with what follows the quotation mark that opens it."""
    for part in parts:
        if isinstance(part, Words):
            said = plain(part.runs)
            yield f"{' ' * (part.indent + (not said.startswith('“')))}{said}"
        else:
            rows = [[plain(cell) for cell in row] for row in (part.heading, *part.rows)]
            for row in _columns(_hung(rows)):
                yield f"{' ' * part.indent}{'  '.join(row)}".rstrip()


def marked(runs: Runs) -> str:
    """Return words with what has become of them."""
    return "".join(_mark(run.kind, run.text) for run in runs)


def _mark(kind: MarkKind, text: str) -> str:
    begins, ends = _MARKS[kind]
    return f"{begins}{text}{ends}"


def _table(table: Table) -> Iterator[str]:
    kinds = [came(_joined(row)) for row in (table.heading, *table.rows)]
    said = [
        [plain(cell) if kind is not MarkKind.KEPT else marked(cell) for cell in row]
        for kind, row in zip(kinds, (table.heading, *table.rows), strict=True)
    ]
    for kind, row in zip(kinds, _columns(said), strict=True):
        bars = f"| {' | '.join(row)} |"
        yield f"{' ' * table.indent}{_mark(kind, bars)}"


def _joined(row: Sequence[Runs]) -> list[Mark]:
    return [run for cell in row for run in cell]


def _hung(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return rows of which the first column leaves room for a quotation mark."""
    return [
        [cell if at or cell.startswith("“") else f" {cell}" for at, cell in enumerate(row)]
        for row in rows
    ]


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield rows with their cells as wide as the widest in each column."""
    width = max((len(row) for row in rows), default=0)
    widths = [max(len(row[at]) for row in rows if at < len(row)) for at in range(width)]
    for row in rows:
        yield [cell.ljust(size) for cell, size in zip(row, widths, strict=False)]

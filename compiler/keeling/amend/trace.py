"""From a fault in amended text back to the instruction that made it, and to the words before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from keeling.amend.apply import Amended
from keeling.diagnostics import Diagnostic, Label
from keeling.model.amending import Instruction
from keeling.model.changes import Edit
from keeling.source import SourceFile, Span

_LONGEST = 160


def traced(found: Diagnostic, amended: Amended) -> Diagnostic:
    """Place a fault of amended text at the instruction nearest to it.

    The place as it was before the last proposal comes second. Where the amended file is not the
    one with the fault, the first instruction stands for all.
    """
    before = {file.path: file for file in amended.earlier}
    quoted = _in_quoted(found.span, amended)
    if quoted is not None:
        labels = (Label(place(one.span, amended), one.text) for one in found.labels)
        return replace(found, span=quoted, labels=tuple(labels))
    label = Label(_now(found.span, amended, before), "the words as they are now")
    others = (Label(_now(one.span, amended, before), one.text) for one in found.labels)
    return replace(
        found,
        span=instruction_at(found.span, amended).span,
        labels=(label, *(other for other in others if other.span != label.span)),
    )


def place(span: Span, amended: Amended) -> Span:
    """Return where a place in amended text is now: in a proposal, if it is quoted there."""
    before = {file.path: file for file in amended.earlier}
    return _in_quoted(span, amended) or _now(span, amended, before)


def _in_quoted(span: Span, amended: Amended) -> Span | None:
    """Return the place in a proposal where law is quoted that a place in amended text repeats."""
    after = _after(span.path, amended)
    offset = _offset(span.line, span.column, after)
    for start, end, edit in _places(span.path, amended):
        quoted = edit.instruction.quoted
        if quoted is None or not start <= offset < end:
            continue
        first = edit.new.split("\n")
        blank = next(at for at, line in enumerate(first) if line.strip())
        number = span.line - after.text.count("\n", 0, start) - 1 - blank
        source = next(file for file in amended.earlier if file.path == quoted.path)
        line = source.lines[quoted.line - 1 + number]
        now = after.lines[span.line - 1]
        shift = (len(line) - len(line.lstrip())) - (len(now) - len(now.lstrip()))
        at = quoted.line + number
        last = at + span.end_line - span.line
        return Span(quoted.path, at, span.column + shift, last, span.end_column + shift)
    return None


def line_as_amended(span: Span, amended: Amended) -> str:
    """Return the line a place is on as it would read, the part around it if it is long."""
    after = _after(span.path, amended)
    if span.line > len(after.lines):
        return ""
    line, at = after.lines[span.line - 1], span.column - 1
    indent = len(line) - len(line.lstrip())
    start, end = max(indent, at - _LONGEST // 2), at + _LONGEST // 2
    cut = line[start:end].strip()
    return f"{'…' if start > indent else ''}{cut}{'…' if end < len(line.rstrip()) else ''}"


def instruction_at(span: Span, amended: Amended) -> Instruction:
    """Return the instruction whose edit is nearest to a place in amended text."""
    places = list(_places(span.path, amended))
    if not places:
        return amended.edits[0].instruction
    start = _offset(span.line, span.column, _after(span.path, amended))
    end = max(start, _offset(span.end_line, span.end_column, _after(span.path, amended)))

    def distance(place: tuple[int, int, Edit]) -> int:
        first, last, _ = place
        return max(first - end, start - last, 0)

    return min(places, key=distance)[2].instruction


def _after(path: str, amended: Amended) -> SourceFile:
    return next(file for file in amended.files if file.path == path)


def _places(path: str, amended: Amended) -> Iterator[tuple[int, int, Edit]]:
    """Yield each edit of a file with where its new words begin and end."""
    shift = 0
    for edit in amended.edits:
        if edit.path == path:
            start = edit.start + shift
            yield start, start + len(edit.new), edit
            shift += len(edit.new) - len(edit.old)


def _now(span: Span, amended: Amended, before: Mapping[str, SourceFile]) -> Span:
    """Return the place in the text as it is now; new words stand for those they replace."""
    if not any(edit.path == span.path for edit in amended.edits):
        return span
    after, places = _after(span.path, amended), list(_places(span.path, amended))
    begin = _offset(span.line, span.column, after)
    end = max(begin, _offset(span.end_line, span.end_column, after))
    start, stop = _before(begin, places, last=False), _before(end, places, last=True)
    line, column = _line_and_column(start, before[span.path])
    return Span(span.path, line, column, *_line_and_column(max(start, stop), before[span.path]))


def _before(offset: int, places: list[tuple[int, int, Edit]], *, last: bool) -> int:
    shift = 0
    for start, end, edit in places:
        if start <= offset <= end and start < end:
            return edit.end if last else edit.start
        if offset <= start:
            break
        shift = edit.end - end
    return offset + shift


def _offset(line: int, column: int, file: SourceFile) -> int:
    if not 1 <= line <= len(file.lines):
        return len(file.text) if line else 0
    return min(file.offset(line, column), len(file.text))


def _line_and_column(offset: int, file: SourceFile) -> tuple[int, int]:
    begins = file.text.rfind("\n", 0, offset) + 1
    return file.text.count("\n", 0, offset) + 1, offset - begins + 1

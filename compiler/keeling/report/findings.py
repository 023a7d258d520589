"""Findings as a drafter reads them: what is so, where, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from keeling.diagnostics import Diagnostic, Severity
from keeling.source import SourceFile, Span


def ordered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings in the order of the files they are in, each once."""
    return sorted(dict.fromkeys(found), key=lambda item: (item.span, item.check.name, item.message))


def text(found: Diagnostic, files: Mapping[str, SourceFile]) -> str:
    """Render one finding: place, citation, sentence, the line itself, advice."""
    return "\n".join(_lines(found, files))


def _lines(found: Diagnostic, files: Mapping[str, SourceFile]) -> Iterator[str]:
    cited = f" ({found.citation})" if found.citation else ""
    kind = "" if found.check.severity is Severity.ERROR else f"{found.check.severity.value}: "
    yield f"{_place(found.span)}: {kind}{found.check.name}{cited}"
    yield f"  {found.message}"
    yield from (f"    {line}" for line in found.shown)
    yield from _snippet(found.span, files)
    if found.advice:
        yield f"  What to do: {found.advice}"
    for label in found.labels:
        yield f"  See {_place(label.span)}: {label.text}"
        yield from _snippet(label.span, files)


def _place(span: Span) -> str:
    return f"{span.path}:{span.line}:{span.column}"


def _snippet(span: Span, files: Mapping[str, SourceFile]) -> Iterator[str]:
    """Yield the line a span begins on, with the span's part of it underlined."""
    file = files.get(span.path)
    if file is None or span.line > len(file.lines):
        return
    line = file.lines[span.line - 1]
    if not line.strip():
        return
    end = span.end_column if span.end_line == span.line else len(line) + 1
    width = max(1, min(end, len(line) + 1) - span.column)
    yield f"    {span.line} | {line}"
    yield f"    {' ' * len(str(span.line))} | {' ' * (span.column - 1)}{'^' * width}"


def summary(found: Iterable[Diagnostic]) -> str:
    """Count findings in a sentence."""
    kept = list(found)
    errors = sum(item.check.severity is Severity.ERROR for item in kept)
    warnings = len(kept) - errors
    if not kept:
        return "Nothing wrong."
    parts = []
    if errors:
        parts.append(f"{errors} error{'s' * (errors != 1)}")
    if warnings:
        parts.append(f"{warnings} warning{'s' * (warnings != 1)}")
    return f"Found {' and '.join(parts)}."


def data(found: Iterable[Diagnostic]) -> dict[str, Any]:
    """Return findings as the JSON that programs read."""
    return {
        "keeling": 1,
        "findings": [
            {
                "check": item.check.name,
                "severity": item.check.severity.value,
                "message": item.message,
                "shown": list(item.shown),
                "advice": item.advice,
                "citation": item.citation,
                **_span(item.span),
                "related": [{**_span(label.span), "text": label.text} for label in item.labels],
            }
            for item in found
        ],
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or span.line,
        "end_column": span.end_column or span.column,
    }

"""What comes of the worked cases, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from keeling.model.durations import counted
from keeling.questions.worked_cases import Run


def text(run: Run) -> str:
    """Say where cases and the law part ways, and how many do."""
    return "\n".join([*_disagreements(run), summary(run)])


def _disagreements(run: Run) -> Iterator[str]:
    for case, found in run.wrong:
        for one in found:
            yield f"{one.span.path}:{one.span.line}: {case.title}\n{one}\n"


def summary(run: Run) -> str:
    """Count the cases in a sentence."""
    count, failed = len(run.cases) + run.undecided, len(run.wrong)
    said = f", {run.undecided} not decided" if run.undecided else ""
    right = count - failed - run.undecided
    return f"{counted(count, 'case')}, {right} as expected, {failed} not{said}."


def data(run: Run) -> dict[str, Any]:
    """Return what comes of the cases as the JSON that programs read."""
    wrong = [
        {
            "case": case.title,
            "path": one.span.path,
            "line": one.span.line,
            "about": one.about,
            "law": one.law,
            "expected": one.expected,
            "got": one.got,
            "because": list(one.because),
        }
        for case, found in run.wrong
        for one in found
    ]
    return {"cases": len(run.cases), "as_expected": len(run.passing), "wrong": wrong}

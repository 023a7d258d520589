"""What comes of the worked cases, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from keeling.model.durations import counted
from keeling.questions.worked_cases import Run
from keeling.report import coverage as reached
from keeling.report import mutants

if TYPE_CHECKING:
    from keeling.questions.coverage import Coverage, Mutation


def text(run: Run, coverage: Coverage | None = None, mutation: Mutation | None = None) -> str:
    """Say what is reached and would be noticed, if that is asked, and how the cases came out."""
    parts = [] if coverage is None else [reached.sentence(coverage)]
    parts += [] if mutation is None else [mutants.sentence(mutation)]
    parts += _disagreements(run)
    parts.append(summary(run))
    parts += [] if coverage is None else [reached.text(coverage)]
    if mutation is not None:
        parts += [*([""] if coverage is not None else []), mutants.text(mutation)]
    return "\n".join(parts)


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


def data(
    run: Run, coverage: Coverage | None = None, mutation: Mutation | None = None
) -> dict[str, Any]:
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
    made: dict[str, Any] = {
        "cases": len(run.cases),
        "as_expected": len(run.passing),
        "wrong": wrong,
    }
    if coverage is not None:
        made["coverage"] = reached.data(coverage)
    if mutation is not None:
        made["mutants"] = mutants.data(mutation)
    return made

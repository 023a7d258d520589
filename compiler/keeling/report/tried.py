"""What the worked cases try of the law and what they leave untried, in words and as data."""

from __future__ import annotations

from typing import Any

from keeling.questions.coverage import Coverage, Mutation
from keeling.questions.worked_cases import Run
from keeling.report import coverage as reached
from keeling.report import mutants, tested


def text(run: Run, coverage: Coverage | None, mutation: Mutation | None) -> str:
    """Say what is reached and what would be noticed, as far as that is asked, then all the rest."""
    parts = [] if coverage is None else [reached.sentence(coverage)]
    parts += [] if mutation is None else [mutants.sentence(mutation)]
    parts.append(tested.text(run))
    parts += [] if coverage is None else [reached.text(coverage)]
    parts += [] if mutation is None or coverage is None else [""]
    parts += [] if mutation is None else [mutants.text(mutation)]
    return "\n".join(parts)


def data(run: Run, coverage: Coverage | None, mutation: Mutation | None) -> dict[str, Any]:
    """Return the same as the JSON that programs read."""
    made = tested.data(run)
    if coverage is not None:
        made["coverage"] = reached.data(coverage)
    if mutation is not None:
        made["mutants"] = mutants.data(mutation)
    return made

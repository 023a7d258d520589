"""Decisions in words and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal
from keeling.questions.decide import Decision


def data(
    law: Law, as_at: date, proposals: Iterable[Proposal], decisions: Iterable[Decision]
) -> dict[str, Any]:
    """Return a decided case as the JSON that programs read."""
    return {
        "keeling": 1,
        "as_at": as_at.isoformat(),
        "with": [proposal.name for proposal in proposals],
        "outcomes": {decision.outcome: _outcome(decision, law) for decision in decisions},
    }


def _outcome(decision: Decision, law: Law) -> dict[str, Any]:
    made: dict[str, Any] = {
        "value": None if decision.answer is None else str(decision.answer),
        "because": cited(decision.because, law),
        "notes": list(decision.notes),
    }
    if decision.answer is None:
        made["possible"] = [str(answer) for answer in decision.possible]
        made["depends_on"] = list(decision.depends_on)
    return made


def cited(reasons: Iterable[ProvisionId], law: Law) -> list[dict[str, str]]:
    """Return reasons as citations with their identifiers."""
    return [
        {
            "provision": reason.citation,
            "identifier": law.provisions[reason].identifier if reason in law.provisions else "",
        }
        for reason in reasons
    ]


def text(decisions: Iterable[Decision]) -> str:
    """Say each outcome, why, and what it rests on."""
    return "\n".join(line for decision in decisions for line in _lines(decision))


def _lines(decision: Decision) -> Iterator[str]:
    if decision.answer is not None:
        yield f"{decision.outcome}: {decision.answer}"
    else:
        possible = " or ".join(str(answer) for answer in decision.possible)
        yield f"{decision.outcome}: {possible}"
        yield "  depends on: " + "; ".join(decision.depends_on)
    if decision.because:
        yield "  because: " + "; ".join(reason.citation for reason in decision.because)
    for note in decision.notes:
        yield f"  note: {note}"

"""Decisions in words and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from keeling.model.answers import Answer, Conflict, Gap, NotEncoded
from keeling.model.counting import Counted
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal
from keeling.model.places import HOME
from keeling.model.words import both
from keeling.questions.decide import NOT_ENCODED_THEN, Decision


def data(
    law: Law,
    as_at: date,
    proposals: Iterable[Proposal],
    decisions: Iterable[Decision],
    counted: Iterable[Counted] = (),
    place: str = HOME,
) -> dict[str, Any]:
    """Return a decided case as the JSON that programs read; `counted` are ages from days."""
    ages = {each.fact: _counted(each) for each in counted}
    return {
        "keeling": 1,
        "as_at": as_at.isoformat(),
        "in": place,
        "with": [proposal.name for proposal in proposals],
        **({"counted": ages} if ages else {}),
        "outcomes": {decision.outcome: _outcome(decision, law) for decision in decisions},
    }


def _counted(counted: Counted) -> dict[str, Any]:
    start, end = counted.start.isoformat(), counted.end.isoformat()
    return {"value": counted.value, "from": start, "to": end}


def _outcome(decision: Decision, law: Law) -> dict[str, Any]:
    faults = at_fault(decision)
    unsaid = unanswered(decision)
    settled = decision.answer is not None and not faults and not unsaid
    made: dict[str, Any] = {
        "value": str(decision.answer) if settled else None,
        "because": cited(decision.because, law),
        "notes": [*faults, *decision.notes],
    }
    if decision.period:
        made["beginning_with"] = decision.period.first.isoformat()
        made["last_day"] = decision.period.last.isoformat()
    if not settled:
        possible = () if unsaid else decision.possible
        made["possible"] = [said for answer in possible for said in _answers(answer)]
        made["depends_on"] = list(decision.depends_on)
    if unsaid:
        made["untold"] = unsaid
    return made


def unanswered(decision: Decision) -> str:
    """Say why the law of a place gives no answer to a case; empty where it gives one."""
    if isinstance(decision.answer, NotEncoded):
        return str(decision.answer)
    return "" if decision.untold == NOT_ENCODED_THEN else decision.untold


def _answers(answer: Answer) -> list[str]:
    """Return an answer in words; the clashing answers of a conflict each by itself."""
    if isinstance(answer, Conflict):
        return sorted({str(one) for _, one in answer.answers})
    return [] if isinstance(answer, Gap) else [str(answer)]


def at_fault(decision: Decision) -> list[str]:
    """Say where the law itself fails the case: it answers twice, or promises and does not."""
    made = []
    for answer in decision.possible:
        if isinstance(answer, Conflict):
            said = both(f"{at.citation} answers {one}" for at, one in answer.answers)
            made.append(f"the law is at fault: {said}, and no word of priority orders them")
        if isinstance(answer, Gap):
            cited_ = both(at.citation for at in answer.provisions)
            made.append(f"the law is at fault: {cited_} promises an answer and gives none")
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


def text(decisions: Iterable[Decision], counted: Iterable[Counted] = (), place: str = HOME) -> str:
    """Say each outcome and why; and at the end what they rest on, each note once.

    The place comes first, where it is not the one that is asked of anyhow, and then the ages that
    were counted from days.
    """
    kept = list(decisions)
    said = [] if place == HOME else [f"The law of {place}."]
    said += [f"{each.fact}: {each}" for each in counted]
    said += [line for decision in kept for line in _lines(decision)]
    about: dict[str, list[str]] = {}
    for decision in kept:
        for note in dict.fromkeys(decision.notes):
            about.setdefault(note, []).append(decision.outcome)
    for note, outcomes in about.items():
        said.append(f"note on {both(outcomes)}: {note}")
    return "\n".join(said)


def _lines(decision: Decision) -> Iterator[str]:
    possible = " or ".join(str(answer) for answer in decision.possible)
    period = f", {decision.period}" if decision.period else ""
    yield f"{decision.outcome}: {possible or decision.untold}{period}"
    if decision.depends_on:
        yield "  depends on: " + "; ".join(decision.depends_on)
    for fault in at_fault(decision):
        yield f"  {fault}"
    if decision.because:
        yield "  because: " + "; ".join(reason.citation for reason in decision.because)

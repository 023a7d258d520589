"""Differences in words and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from keeling.model.amending import sentence
from keeling.model.changes import Change, Comparison, Revision
from keeling.model.conditions import Among, Within
from keeling.model.identity import ProvisionId
from keeling.model.naming import Naming
from keeling.model.places import HOME
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import (
    FactValue,
    both,
    day_in_words,
    value_in_words,
)
from keeling.model.words import said as fact_said
from keeling.questions.decide import NOT_ENCODED_THEN
from keeling.report.answer import grouped, one_sentence, to_come
from keeling.report.firm import of_a_change
from keeling.report.power import beyond, vehicle
from keeling.report.transition import in_words, of_a_proposal, transition


def data(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as the JSON that programs read."""
    declared = comparison.before.vocabulary
    since, against = comparison.since, comparison.against
    days = {} if since is None else {"since": since.isoformat(), **_between(comparison)}
    revision = {} if against is None else _revision(against)
    proposed = comparison.proposals if against is None else ()
    return {
        "keeling": 1,
        "as_at": comparison.as_at.isoformat(),
        "in": comparison.place,
        **({"elsewhere": comparison.elsewhere} if comparison.elsewhere else {}),
        **days,
        **revision,
        "with": [proposal.name for proposal in comparison.proposals],
        "not_encoded": list(comparison.not_encoded),
        "encoded_in_part": list(comparison.in_part),
        "direction": comparison.difference.direction.value,
        "savings": [
            {"proposal": proposal.name, "text": said}
            for proposal in proposed
            for each in proposal.transitions
            for said in of_a_proposal(each, proposal, declared)
        ],
        "vehicle": [
            " ".join(vehicle(proposal, comparison.before, comparison.of_its_own(proposal)))
            for proposal in proposed
        ],
        "beyond": [
            {"check": item.check.name, "message": item.message} for item in comparison.beyond
        ],
        "changes": [
            change_data(change, declared) | {"rests_on": list(of_a_change(change, comparison))}
            for change in comparison.difference.changes
        ],
        "later": [day.isoformat() for day in comparison.later],
    }


def _revision(against: Revision) -> dict[str, Any]:
    """Return what is compared with what, and on which days the two differ."""
    days, untold = (
        [{"from": _iso(first), "to": _iso(last)} for first, last in stretches]
        for stretches in (against.days, against.untold)
    )
    return {
        "against": against.name,
        "apart": list(against.apart),
        "differs": days,
        "not_compared": untold,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _between(comparison: Comparison) -> dict[str, Any]:
    """Return what came into force between two days, and which cases that reaches."""
    made = [
        {"provision": each.provision.citation, "day": each.day.isoformat() if each.day else None}
        for each in comparison.made
    ]
    reach = [
        {"provision": each.provision.citation, "text": said}
        for each in comparison.after.reach(comparison.made)
        for said in in_words(each, comparison.after.vocabulary)
    ]
    return {"made": made, "reach": reach}


def change_data(change: Change, declared: Vocabulary) -> dict[str, Any]:
    """Return a group of cases and what is answered in them, as the JSON that programs read."""
    return {
        "outcome": change.outcome,
        "before": str(change.before),
        "after": str(change.after),
        "when": where_data(change.when, declared),
        "witness": case_data(change.witness),
        "because": {
            "before": [reason.citation for reason in change.because_before],
            "after": [reason.citation for reason in change.because_after],
        },
    }


def where_data(
    where: Mapping[str, Among | Within], declared: Vocabulary
) -> dict[str, list[str] | str]:
    """Return what is so in a region, fact by fact, as the JSON that programs read."""
    return {name: _when(name, among, declared) for name, among in where.items()}


def _when(name: str, among: Among | Within, declared: Vocabulary) -> list[str] | str:
    fact = declared.facts[name]
    if isinstance(among, Among):
        return [value for value in fact.values if value in among.values]
    return fact_said(fact, among)


def case_data(witness: Mapping[str, FactValue] | None) -> dict[str, Any] | None:
    """Return a case as its YAML or JSON would give it; None where no case can be named."""
    if witness is None:
        return None
    return {name: _plain(value) for name, value in witness.items()}


def _plain(value: FactValue) -> int | str:
    if isinstance(value, int | str):
        return value
    return value.isoformat() if isinstance(value, date) else value_in_words(value)


def text(comparison: Comparison) -> str:
    """Say the answer in one sentence, then each group of cases: what changes, who, and why."""
    return "\n".join(_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    as_at = day_in_words(comparison.as_at)
    sides = ("now", "as proposed")
    if comparison.elsewhere:
        sides = (comparison.elsewhere, comparison.place)
        yield f"The law of {sides[1]}, compared with that of {sides[0]}; both as at {as_at}."
    elif comparison.since is not None:
        sides = (day_in_words(comparison.since), as_at)
        yield from _days(comparison, *sides)
    elif comparison.against is not None:
        sides = (f"at {comparison.against.brief}", "now")
        yield from _against(comparison, comparison.against)
    else:
        yield from (proposal.title for proposal in comparison.proposals)
        yield f"A proposal, not law. Compared with the law as at {as_at}."
    if comparison.place != HOME and not comparison.elsewhere:
        yield f"Asked of the law of {comparison.place}."
    yield from _not_compared(comparison)
    yield ""
    yield one_sentence(comparison)
    if comparison.later:
        yield to_come(comparison)
    if comparison.against is not None:
        yield from _on_other_days(comparison.against)
    for proposal in comparison.proposals if comparison.against is None else ():
        yield ""
        title = f"{proposal.title}: " if len(comparison.proposals) > 1 else ""
        said = vehicle(proposal, comparison.before, comparison.of_its_own(proposal))
        yield f"{title}{' '.join(said)}"
        yield ""
        yield from (f"{title}{one}" for one in transition(proposal, comparison.before.vocabulary))
    if comparison.beyond:
        yield ""
        yield from (f"It cannot be made so: {said}" for said in beyond(comparison))
    naming = Naming(comparison.before)
    for changes in grouped(comparison.difference.changes):
        yield ""
        yield from _group(changes, naming, sides)
        yield from _doubts(changes, comparison)


def _not_compared(comparison: Comparison) -> Iterator[str]:
    """Yield which outcomes could not be compared, and why."""
    law = "its law of that day" if comparison.since is None else "its law of one of these days"
    if comparison.against is not None:
        law += ", in one of the two,"
    for name in comparison.not_encoded:
        why = comparison.unanswered.get(name, NOT_ENCODED_THEN)
        if why == NOT_ENCODED_THEN:
            yield f"Not compared, because {law} is not encoded: {name}."
        else:
            yield f"Not compared, because it is {why}: {name}."
    for name in comparison.in_part:
        yield f"Encoded in part, and compared only where it is encoded: {name}."


def _days(comparison: Comparison, since: str, as_at: str) -> Iterator[str]:
    yield f"The law as at {as_at}, compared with the law as at {since}."
    if comparison.made:
        yield "Amendments that came into force between these days:"
        for each in comparison.made:
            day = f" ({day_in_words(each.day)})" if each.day else ""
            yield f"  {each.provision.citation}{day}"
            for step in each.instructions:
                yield f"    {sentence(step)}"
                yield from (f"      {line}" for line in step.lines)
            by = comparison.after.provisions[each.provision]
            yield from (f"    in doubt: {flag}" for flag in by.flags)
        for reach in comparison.after.reach(comparison.made):
            yield f"  {reach.provision.citation}"
            yield from (f"    {one}" for one in in_words(reach, comparison.after.vocabulary))
    else:
        yield "No amendment encoded here came into force between these days."


def _against(comparison: Comparison, against: Revision) -> Iterator[str]:
    yield (
        f"The law as its files stand now, compared with the law as they stood at {against.brief}; "
        f"both as at {day_in_words(comparison.as_at)}."
    )
    if comparison.proposals:
        yield "Both as if these had commenced, each as it is written there:"
        yield from (f"  {proposal.title}" for proposal in comparison.proposals)
    if against.apart:
        yield "What the two have not in common:"
        yield from (f"  {said}" for said in against.apart)


def _on_other_days(against: Revision) -> Iterator[str]:
    """Say on which days the answers differ, and on which that is not known."""
    told = [
        ("The answers differ on these days", against.days),
        ("Not compared, because the law of these days cannot be told in both", against.untold),
    ]
    for said, stretches in told:
        if stretches:
            yield f"{said}: {both(_stretch(*each) for each in stretches)}."


def _stretch(first: date | None, last: date | None) -> str:
    ends = [f"from {day_in_words(first)}"] if first else []
    ends += [f"to {day_in_words(last)}"] if last else []
    return " ".join(ends) or "on every day"


def _group(changes: list[Change], naming: Naming, sides: tuple[str, str]) -> Iterator[str]:
    first = changes[0]
    table = [("outcome", *sides)]
    table += [(change.outcome, str(change.before), str(change.after)) for change in changes]
    yield from _table(table)
    yield "  where"
    parts = [naming.condition(*each, first.beside) for each in first.when.items()]
    yield from (f"    {part}" for part in parts or ["in every case"])
    yield "  for example"
    if first.witness is None:
        yield "    none can be named: it turns on the day on which a length of time begins"
    else:
        yield from (f"    {name}: {value_in_words(value)}" for name, value in first.witness.items())
    yield f"  because, {sides[0]}"
    yield from _cited(reason for change in changes for reason in change.because_before)
    yield f"  because, {sides[1]}"
    yield from _cited(reason for change in changes for reason in change.because_after)


def _doubts(changes: list[Change], comparison: Comparison) -> Iterator[str]:
    doubts = dict.fromkeys(note for each in changes for note in of_a_change(each, comparison))
    if doubts:
        yield "  rests on what is not firm"
        yield from (f"    {note}" for note in doubts)


def _table(rows: list[tuple[str, str, str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for index, row in enumerate(rows):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  " + "  ".join(cells).rstrip()
        if index == 0:
            yield "  " + "  ".join("-" * width for width in widths)


def _cited(reasons: Iterable[ProvisionId]) -> Iterator[str]:
    kept = dict.fromkeys(reason.citation for reason in reasons)
    yield from (f"    {citation}" for citation in kept or ["no provision speaks of it"])

"""The answer first: what a proposal would change, in one sentence and in one paragraph."""

from __future__ import annotations

from keeling.model.answers import Answer
from keeling.model.changes import Change, Comparison, Direction
from keeling.model.conditions import Among, Within
from keeling.model.words import both, case_in_words, day_in_words, where_in_words

_WAYS = {
    Direction.NARROWS: "Every change is to less: fewer cases, or shorter periods.",
    Direction.WIDENS: "Every change is to more: further cases, or longer periods.",
    Direction.MIXED: "Some changes are to more and some to less.",
}


def one_sentence(comparison: Comparison) -> str:
    """Say in one sentence who would be treated differently, and how."""
    groups = grouped(comparison.difference.changes)
    if not groups:
        return "No case would be answered differently."
    declared = comparison.before.vocabulary
    if len(groups) == 1:
        (changes,) = groups
        where = where_in_words(changes[0].when, declared)
        return f"{where[0].upper()}{where[1:]}, {_turns(changes)}; nothing else changes."
    outcomes = both(dict.fromkeys(change.outcome for changes in groups for change in changes))
    return f"{len(groups)} groups of cases would be answered differently: {outcomes} would change."


def one_paragraph(comparison: Comparison) -> str:
    """Say what would change, which way, with a case that shows it."""
    titles = both(f"“{proposal.title}”" for proposal in comparison.proposals)
    parts = [f"{titles}, compared with the law as at {day_in_words(comparison.as_at)}."]
    parts.append(one_sentence(comparison))
    changes = comparison.difference.changes
    if changes:
        way = _WAYS.get(comparison.difference.direction)
        parts += [way] if way else []
        parts.append(f"For example: {case_in_words(changes[0].witness)}.")
        parts.append("This is a proposal, not law.")
    return " ".join(parts)


def grouped(changes: tuple[Change, ...]) -> list[list[Change]]:
    """Group changes that befall the same region of cases."""
    groups: dict[tuple[tuple[str, Among | Within], ...], list[Change]] = {}
    for change in changes:
        groups.setdefault(tuple(change.when.items()), []).append(change)
    return list(groups.values())


def _turns(changes: list[Change]) -> str:
    return both(
        f"{change.outcome} would be {_value(change.after)} instead of {_value(change.before)}"
        if str(change.before) not in ("yes", "no")
        else f"“{change.outcome}” would be {change.after} instead of {change.before}"
        for change in changes
    )


def _value(answer: Answer) -> str:
    return str(answer)

"""Differences in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from keeling.model.changes import Change, Comparison
from keeling.model.conditions import Among, Within
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import (
    FactValue,
    case_in_words,
    condition_in_words,
    said,
    value_in_words,
)
from keeling.report.answer import grouped, one_sentence


def data(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison as the JSON that programs read."""
    declared = comparison.before.vocabulary
    return {
        "keeling": 1,
        "as_at": comparison.as_at.isoformat(),
        "with": [proposal.name for proposal in comparison.proposals],
        "direction": comparison.difference.direction.value,
        "changes": [_change(change, declared) for change in comparison.difference.changes],
    }


def _change(change: Change, declared: Vocabulary) -> dict[str, Any]:
    return {
        "outcome": change.outcome,
        "before": str(change.before),
        "after": str(change.after),
        "when": {name: _when(name, among, declared) for name, among in change.when.items()},
        "witness": case_data(change.witness),
        "because": {
            "before": [reason.citation for reason in change.because_before],
            "after": [reason.citation for reason in change.because_after],
        },
    }


def _when(name: str, among: Among | Within, declared: Vocabulary) -> list[str] | str:
    fact = declared.facts[name]
    if isinstance(among, Among):
        return [value for value in fact.values if value in among.values]
    return said(fact, among)


def case_data(witness: Mapping[str, FactValue] | None) -> dict[str, Any] | None:
    """Return a case as its YAML or JSON would give it; None where no case can be named."""
    if witness is None:
        return None
    return {
        name: value if isinstance(value, int | str) else _plain(value)
        for name, value in witness.items()
    }


def _plain(value: FactValue) -> str:
    return value_in_words(value) if not hasattr(value, "isoformat") else value.isoformat()


def text(comparison: Comparison) -> str:
    """Say the answer in one sentence, then each change with its case and reasons."""
    return "\n".join(_lines(comparison))


def _lines(comparison: Comparison) -> Iterator[str]:
    for proposal in comparison.proposals:
        yield f"{proposal.title} (a proposal, not law)"
    yield ""
    yield one_sentence(comparison)
    declared = comparison.before.vocabulary
    for changes in grouped(comparison.difference.changes):
        yield ""
        first = changes[0]
        parts = [condition_in_words(name, among, declared) for name, among in first.when.items()]
        for index, part in enumerate(parts or ["in every case"]):
            yield f"  {'where' if index == 0 else '  and'} {part}"
        for change in changes:
            yield f"    {change.outcome}: {change.before} becomes {change.after}"
            yield f"      now because        {_cited(change.because_before)}"
            yield f"      then because       {_cited(change.because_after)}"
        yield f"    a case that shows it: {case_in_words(first.witness)}"


def _cited(reasons: tuple[Any, ...]) -> str:
    return "; ".join(reason.citation for reason in reasons) or "no provision speaks of it"

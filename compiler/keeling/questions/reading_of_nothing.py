"""Readings of an answer that is never given: words that change nothing, though they look as if."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from keeling.diagnostics import Check, Diagnostic, Severity
from keeling.model.answers import Settled
from keeling.model.law import Law, Reading, Rule
from keeling.model.words import both, either
from keeling.partition import Partition, Space, partition_law

CHECK = Check(
    "reading-of-nothing",
    "a reading of an answer that is never given",
    Severity.WARNING,
)


def findings(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    """Report each reading that names answers which no rule or row that it reaches gives."""
    for reading in law.readings:
        there = _given(reading, law.rules)
        missing = [answer for answer in reading.reads if answer not in there]
        if there and missing:
            yield _shown(reading, missing, list(there))
        elif there and _changes_nothing(reading, law, partitions):
            yield _idle(reading)


def _given(reading: Reading, rules: tuple[Rule, ...]) -> dict[Settled, None]:
    """Return the answers that a reading may change, in the order of the law."""
    return {
        row.answer: None
        for rule in rules
        for row in rule.rows
        if rule.provision.within(reading.target) or row.provision.within(reading.target)
    }


def _changes_nothing(reading: Reading, law: Law, partitions: Mapping[str, Partition]) -> bool:
    """Whether every case is answered as it would be if nothing were said of how to read it."""
    reached = {rule.outcome for rule in law.rules if reading.reaches(rule)}
    rest = tuple(each for each in law.readings if each is not reading)
    without = partition_law(replace(law, readings=rest), _space(partitions), reached)
    return all(without[name].answers is partitions[name].answers for name in reached)


def _space(partitions: Mapping[str, Partition]) -> Space:
    return next(iter(partitions.values())).space


def _idle(reading: Reading) -> Diagnostic:
    citation, target = reading.provision.citation, reading.target.citation
    return CHECK.at(
        reading.span,
        f"{citation} changes no answer: in no possible case of which it speaks does {target} give "
        f"{either(map(str, reading.reads))}.",
        advice="Look for a condition here that cannot be met together with those there, or leave "
        "this out.",
        citation=citation,
    )


def _shown(reading: Reading, missing: list[Settled], there: list[Settled]) -> Diagnostic:
    citation, target = reading.provision.citation, reading.target.citation
    return CHECK.at(
        reading.span,
        f"{citation} says how {both(map(str, missing))} in {target} "
        f"{'is' if len(missing) == 1 else 'are'} to be read, and {target} never gives "
        f"{'that answer' if len(missing) == 1 else 'those answers'}.",
        advice=f"Look for a figure that is wrong here or there, or omit it here. {target} gives "
        f"{both(map(str, there))}.",
        citation=citation,
    )

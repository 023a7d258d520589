"""Readings of an answer that no row gives: words that change nothing, though they look as if."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keeling.diagnostics import Check, Diagnostic, Severity
from keeling.model.answers import Settled
from keeling.model.law import Law, Reading, Rule
from keeling.model.words import both
from keeling.partition import Partition

CHECK = Check(
    "reading-of-nothing",
    "a reading of an answer that no row gives",
    Severity.WARNING,
)


def findings(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    """Report each reading that names answers which no rule or row that it reaches gives."""
    for reading in law.readings:
        there = _given(reading, law.rules)
        missing = [answer for answer in reading.reads if answer not in there]
        if there and missing:
            yield _shown(reading, missing, list(there))


def _given(reading: Reading, rules: tuple[Rule, ...]) -> dict[Settled, None]:
    """Return the answers that a reading may change, in the order of the law."""
    return {
        row.answer: None
        for rule in rules
        for row in rule.rows
        if rule.provision.within(reading.target) or row.provision.within(reading.target)
    }


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

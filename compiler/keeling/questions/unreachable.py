"""Unreachable rows and provisions: answers that no possible case ever gets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keeling.diagnostics import Check, Diagnostic, Severity
from keeling.model.answers import Gap
from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.partition import Partition, leaves

CHECK = Check(
    "unreachable",
    "a row or provision that decides no case",
    Severity.WARNING,
)


def findings(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    """Report rows and rules of which no case, possible under the vocabulary, is decided."""
    decided: set[ProvisionId] = set()
    for partition in partitions.values():
        for leaf in leaves(partition.root):
            if leaf is not None and not isinstance(leaf.answer, Gap):
                decided.update(leaf.reasons)
    for rule in law.rules:
        for row in rule.rows:
            if not any(reason.within(row.provision) for reason in decided):
                provision = law.provisions[row.provision]
                yield CHECK.at(
                    provision.span,
                    f"{row.provision.citation} decides no case: whatever it says, no possible "
                    "case turns on it.",
                    advice="Look for an earlier row or another provision that takes all its "
                    "cases, or a condition that cannot be met; mend that, or omit this.",
                    citation=row.provision.citation,
                )

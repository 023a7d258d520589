"""Rows that apply to one case together, in a table of which only one row is to apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from keeling.diagnostics import Check, Diagnostic, Label
from keeling.model.answers import Conflict
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, RowsRead, Rule
from keeling.model.words import case_in_words, where_in_words
from keeling.partition import Partition, leaves, regions, support, witness

CHECK = Check("two-rows", "two rows that apply to one case, where only one should")


def findings(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    """Report each two rows that answer one case alike; answers that differ are a conflict."""
    told: set[tuple[ProvisionId, ProvisionId]] = set()
    for rule in law.rules:
        if rule.read is RowsRead.ONLY and len(rule.rows) > 1:
            partition = partitions[rule.outcome]
            for pair in _together(rule, partition):
                if pair not in told:
                    told.add(pair)
                    yield _shown(law, partition, pair)


def _together(rule: Rule, partition: Partition) -> dict[tuple[ProvisionId, ProvisionId], None]:
    """Return the pairs of rows that are reasons for one answer."""
    rows = {row.provision for row in rule.rows}
    found: dict[tuple[ProvisionId, ProvisionId], None] = {}
    for leaf in leaves(partition.root):
        if leaf is not None and not isinstance(leaf.answer, Conflict):
            found |= dict.fromkeys(combinations(_rows(leaf, rows), 2))
    return found


def _rows(leaf: Any, rows: set[ProvisionId]) -> list[ProvisionId]:
    every = (row for reason in leaf.reasons for row in rows if reason.within(row))
    return sorted(dict.fromkeys(every), key=lambda row: row.row)


def _shown(law: Law, partition: Partition, pair: tuple[ProvisionId, ProvisionId]) -> Diagnostic:
    first, second = pair
    space = partition.space

    def both(leaf: Any) -> bool:
        return not isinstance(leaf.answer, Conflict) and len(_rows(leaf, set(pair))) == 2

    region = regions(space, partition.root, both)[0]
    shown = case_in_words(witness(space, region.where, support(space, partition.root)))
    return CHECK.at(
        law.provisions[second].span,
        f"{first.citation} and {second.citation} both apply "
        f"{where_in_words(region.where, law.vocabulary)}, and the table says that only one row "
        "ever does.",
        advice="Narrow one of the rows, or say `by the first row that applies`. A case that shows "
        f"it: {shown}.",
        citation=second.citation,
        labels=(Label(law.provisions[first].span, "this row applies too"),),
    )

"""Gaps: cases for which a provision undertakes to answer and does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from keeling.diagnostics import Check, Diagnostic
from keeling.model.answers import Gap
from keeling.model.law import Law
from keeling.model.words import case_in_words, where_in_words
from keeling.partition import Partition, regions, support, witness

CHECK = Check("gap", "cases for which no row of a table applies")


def findings(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    """Report each region of cases without an answer, with a case that shows it."""
    for name, partition in partitions.items():
        space = partition.space
        facts = support(space, partition.answers)
        for region in regions(space, partition.answers, lambda leaf: isinstance(leaf, Gap)):
            leaf: Any = region.leaf
            provision = law.provisions[leaf.provisions[0]]
            when = where_in_words(region.where, law.vocabulary)
            shown = case_in_words(witness(space, region.where, facts))
            yield CHECK.at(
                provision.span,
                f"{provision.id.citation} gives no answer for `{name}` {when}.",
                advice=f"Add a row for it, or narrow `where`. A case that shows it: {shown}.",
                citation=provision.id.citation,
            )

"""Conflicts: cases that provisions answer differently, with no word of priority between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from keeling.diagnostics import Check, Diagnostic, Label
from keeling.model.answers import Conflict
from keeling.model.law import Law
from keeling.model.words import case_in_words, where_in_words
from keeling.partition import Partition, regions, support, witness

CHECK = Check("conflict", "two provisions that answer one case differently")


def findings(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    """Report each region of cases in conflict, naming both provisions and a case."""
    for name, partition in partitions.items():
        space = partition.space
        facts = support(space, partition.answers)
        for region in regions(space, partition.answers, lambda leaf: isinstance(leaf, Conflict)):
            leaf: Any = region.leaf
            (one, answer), *others = leaf.answers
            other, second = next(pair for pair in others if pair[1] != answer)
            when = where_in_words(region.where, law.vocabulary)
            shown = case_in_words(witness(space, region.where, facts))
            yield CHECK.at(
                law.provisions[one].span,
                f"{one.citation} answers `{name}` with {answer}, and {other.citation} with "
                f"{second}, {when}.",
                advice="Say which stands: begin one of them with `subject to …`, `despite …` or "
                f"`in place of …`. A case that shows it: {shown}.",
                citation=one.citation,
                labels=(Label(law.provisions[other].span, f"this answers {second}"),),
            )

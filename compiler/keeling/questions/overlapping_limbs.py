"""Limbs that speak of one case and do not agree, with no word that says how they go together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keeling.diagnostics import Check, Diagnostic, Label
from keeling.model.conditions import AllOf, Condition, Not
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Overlap
from keeling.model.words import case_in_words, where_in_words
from keeling.partition import Node, Partition, Space, met_where, regions, support, witness

CHECK = Check("overlapping-limbs", "two limbs that speak of one case and do not agree about it")


def findings(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    """Report each two `where` limbs of which one is met and the other is not in the same case."""
    if not partitions:
        return
    space = next(iter(partitions.values())).space
    ways = [way for overlap in law.overlaps for way in _ways(overlap)]
    nodes = iter(met_where(law, space, ways))
    for overlap in law.overlaps:
        yield from _shown(law, space, overlap.limbs, (next(nodes), next(nodes)))


def _ways(overlap: Overlap) -> tuple[Condition, Condition]:
    """Return when the first limb alone is met in a case of both, and when the second alone is."""
    one, other = overlap.met
    return AllOf((overlap.shared, one, Not(other))), AllOf((overlap.shared, other, Not(one)))


def _shown(
    law: Law, space: Space, limbs: tuple[ProvisionId, ProvisionId], ways: tuple[Node, Node]
) -> Iterator[Diagnostic]:
    first, second = limbs
    for (met, unmet), node in zip((limbs, (second, first)), ways, strict=True):
        for region in regions(space, node, bool)[:1]:
            shown = case_in_words(witness(space, region.where, support(space, node)))
            yield CHECK.at(
                law.provisions[second].span,
                f"{first.citation} and {second.citation} both speak of cases "
                f"{where_in_words(region.where, law.vocabulary)}. There {met.citation} is met and "
                f"{unmet.citation} is not, and nothing says whether one of them is enough.",
                advice="Narrow the `where` of one of them, or begin the last with `in any other "
                "case,`. If one is enough, end the line above them with `any of`. A case that "
                f"shows it: {shown}.",
                citation=second.citation,
                labels=(Label(law.provisions[first].span, "this limb speaks of the case too"),),
            )
            return

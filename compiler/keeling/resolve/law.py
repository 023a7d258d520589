"""The whole of resolving, in one screen: vocabulary, outline, rules, proposals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from keeling.diagnostics import Diagnostic, Label, Result
from keeling.model.conditions import AllOf, AnyOf, Condition, Limb, Not, OutcomeIs, Test
from keeling.model.law import Law, Rule
from keeling.resolve.checks import AMBIGUOUS_DURATION, CHECKS, CIRCULAR
from keeling.resolve.conditions import Conditions
from keeling.resolve.outline import Outline
from keeling.resolve.proposals import proposals
from keeling.resolve.rules import Rules
from keeling.resolve.vocabulary import vocabulary
from keeling.syntax import tree

__all__ = ["CHECKS", "resolve"]


def resolve(documents: Iterable[tree.Document]) -> Result[Law]:
    """Return what the documents of one folder of law mean together."""
    kept = tuple(documents)
    found: list[Diagnostic] = []
    declared, conditions = vocabulary(kept, found)
    outline = Outline(found)
    outline.read(kept)
    rules, readings = Rules(outline, conditions).read()
    blocks = [block for document in kept for block in document.blocks]
    put_forward = proposals(
        [block for block in blocks if isinstance(block, tree.ProposalBlock)], outline, found
    )
    found += _ambiguous(conditions)
    found += _circular(rules)
    law = Law(declared, outline.works, outline.provisions, rules, readings, put_forward)
    return Result(law, tuple(dict.fromkeys(found)))


def _ambiguous(conditions: Conditions) -> Iterator[Diagnostic]:
    """Refuse two thresholds on one fact of which either may be the longer."""
    for fact, thresholds in conditions.thresholds.items():
        distinct = dict(reversed(thresholds))
        for one, other in combinations(distinct, 2):
            if one.compared_with(other) is None:
                yield AMBIGUOUS_DURATION.at(
                    distinct[other],
                    f"Whether {other.as_measure()} is longer than {one.as_measure()} depends on "
                    f"the day it begins, so `{fact}` cannot be compared with both.",
                    advice="Use one unit for both.",
                    labels=(Label(distinct[one], "compared with this here"),),
                )


def _circular(rules: tuple[Rule, ...]) -> Iterator[Diagnostic]:
    """Refuse outcomes that depend on themselves."""
    needs: dict[str, dict[str, Rule]] = {}
    for rule in rules:
        for condition in (rule.where, *(row.when for row in rule.rows)):
            for name in outcomes_in(condition):
                needs.setdefault(rule.outcome, {}).setdefault(name, rule)
    try:
        tuple(TopologicalSorter(needs).static_order())
    except CycleError as fault:
        ring: list[str] = list(reversed(fault.args[1]))
        rule = needs[ring[0]][ring[1]]
        yield CIRCULAR.at(
            rule.span,
            "These outcomes depend on each other in a circle: " + " → ".join(ring) + ".",
            advice="Decide one of them without the others.",
            citation=rule.provision.citation,
        )


def outcomes_in(condition: Condition) -> Iterator[str]:
    """Yield the outcomes a condition tests."""
    match condition:
        case OutcomeIs(outcome):
            yield outcome
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from outcomes_in(part)
        case Not(part) | Limb(_, part):
            yield from outcomes_in(part)
        case Test():
            return

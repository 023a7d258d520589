"""The whole of resolving, in one screen: vocabulary, outline, rules, proposals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from keeling.diagnostics import Diagnostic, Label, Result
from keeling.model.conditions import outcomes_in
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Rule
from keeling.resolve.checks import AMBIGUOUS_DURATION, CHECKS, CIRCULAR, MISPLACED
from keeling.resolve.conditions import Conditions
from keeling.resolve.outline import Outline
from keeling.resolve.proposals import proposals
from keeling.resolve.rules import Rules
from keeling.resolve.vocabulary import vocabulary
from keeling.source import Span
from keeling.syntax import tree

__all__ = ["CHECKS", "resolve"]


def resolve(documents: Iterable[tree.Document]) -> Result[Law]:
    """Return what the documents of one folder of law mean together."""
    kept = tuple(documents)
    found: list[Diagnostic] = []
    declared, conditions = vocabulary(kept, found)
    outline = Outline(found)
    outline.read(kept)
    reader = Rules(outline, conditions)
    rules, readings = reader.read()
    blocks = [block for document in kept for block in document.blocks]
    put_forward = proposals(
        [block for block in blocks if isinstance(block, tree.ProposalBlock | tree.BrokenProposal)],
        outline,
    )
    found += _ambiguous(conditions)
    found += _circular(rules)
    found += _replacing_in_a_circle(rules)
    found += _orders_nothing(rules)
    law = Law(
        declared,
        outline.works,
        outline.provisions,
        rules,
        readings,
        put_forward,
        reader.overlaps,
        reader.exemptions,
    )
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


def _replacing_in_a_circle(rules: tuple[Rule, ...]) -> Iterator[Diagnostic]:
    """Refuse provisions that each stand in place of the other: neither would apply."""
    replaced = {
        at: {other for other, rule in enumerate(rules) if _orders(one, rule, one.in_place_of)}
        for at, one in enumerate(rules)
    }
    try:
        tuple(TopologicalSorter(replaced).static_order())
    except CycleError as fault:
        ring = [rules[at] for at in fault.args[1]]
        said = " → ".join(rule.provision.citation for rule in ring)
        yield CIRCULAR.at(
            ring[0].span,
            f"These provisions stand in place of each other, so that none would apply: {said}.",
            advice="Let one of them apply: take `in place of` away from it.",
            citation=ring[0].provision.citation,
        )


def _orders(one: Rule, other: Rule, references: tuple[ProvisionId, ...]) -> bool:
    """Whether a word of priority with these references orders one rule before or behind another."""
    return (
        one is not other
        and one.outcome == other.outcome
        and any(other.provision.within(reference) for reference in references)
    )


def _orders_nothing(rules: tuple[Rule, ...]) -> Iterator[Diagnostic]:
    """Report words of priority that reach no other rule about the same outcome."""
    by_sentence: dict[Span, list[Rule]] = {}
    for rule in rules:
        by_sentence.setdefault(rule.span, []).append(rule)
    for own in by_sentence.values():
        first = own[0]
        words = {
            "subject to": first.subject_to,
            "despite": first.despite,
            "in place of": first.in_place_of,
        }
        for word, references in words.items():
            for reference in references:
                if not any(_orders(one, other, (reference,)) for one in own for other in rules):
                    yield MISPLACED.at(
                        first.span,
                        f"`{word}` orders nothing here: no other sentence in {reference.citation} "
                        f"answers `{first.outcome}`.",
                        advice="Name the provision whose answer is to stand or to give way, or "
                        "leave the words out.",
                        citation=first.provision.citation,
                    )

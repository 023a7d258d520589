"""What must hold of the whole law: units that compare, no circles, priority that orders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from keeling.diagnostics import Diagnostic, Label
from keeling.model.conditions import Condition, outcomes_in
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Reading, Rule
from keeling.model.vocabulary import Vocabulary
from keeling.resolve.checks import AMBIGUOUS_DURATION, CIRCULAR, MISPLACED
from keeling.resolve.conditions import Conditions
from keeling.source import Span


def inconsistent(
    rules: tuple[Rule, ...], readings: Sequence[Reading], conditions: Conditions
) -> Iterator[Diagnostic]:
    """Yield what is wrong with rules taken together, and with the lengths they compare."""
    yield from ambiguous(conditions)
    yield from _circular(rules, readings)
    yield from _replacing_in_a_circle(rules)
    yield from _yielding_in_a_circle(rules)
    yield from _orders_nothing(rules)


def ambiguous(conditions: Conditions) -> Iterator[Diagnostic]:
    """Refuse two thresholds of which either may be the longer, on one fact or on related ones.

    Where one fact is never less than another, what is said of one tells something of the other.
    """
    for facts in related(conditions.declared):
        distinct: dict[Duration, tuple[str, Span]] = {}
        for fact in facts:
            for length, span in conditions.thresholds.get(fact, ()):
                distinct.setdefault(length, (fact, span))
        for one, other in combinations(distinct, 2):
            if one.compared_with(other) is None:
                yield _cannot_compare((one, *distinct[one]), (other, *distinct[other]))


def related(declared: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Yield the facts in groups of which each is related to another of its group."""
    groups: dict[str, tuple[str, ...]] = {name: (name,) for name in declared.facts}
    for name, fact in declared.facts.items():
        for lesser in fact.at_least_facts:
            if groups[lesser] is not groups[name]:
                both = (*groups[lesser], *groups[name])
                groups |= dict.fromkeys(both, both)
    yield from dict.fromkeys(groups.values())


def _cannot_compare(
    one: tuple[Duration, str, Span], other: tuple[Duration, str, Span]
) -> Diagnostic:
    (first, fact, here), (second, related, there) = one, other
    so = (
        f"`{fact}` cannot be compared with both"
        if fact == related
        else f"`{fact}` and `{related}`, of which one is never less than the other, cannot be "
        "compared with one each"
    )
    return AMBIGUOUS_DURATION.at(
        there,
        f"Whether {second.as_measure()} is longer than {first.as_measure()} depends on the day it "
        f"begins, so {so}.",
        advice=f"Use one unit for both: write `{first.as_measure()}` here if you mean the same "
        f"length, or else another number of {'months or years' if first.in_months else 'days'}.",
        labels=(Label(here, "compared with this here"),),
    )


def _circular(rules: tuple[Rule, ...], readings: Sequence[Reading]) -> Iterator[Diagnostic]:
    """Refuse outcomes that depend on themselves, or are read as something because of themselves."""
    needs: dict[str, dict[str, Rule | Reading]] = {}
    for rule in rules:
        said: list[tuple[Rule | Reading, Condition]] = [(rule, rule.where)]
        said += [(rule, row.when) for row in rule.rows]
        said += [(reading, reading.where) for reading in readings if reading.reaches(rule)]
        for by, condition in said:
            for name in outcomes_in(condition):
                needs.setdefault(rule.outcome, {}).setdefault(name, by)
    try:
        tuple(TopologicalSorter(needs).static_order())
    except CycleError as fault:
        ring: list[str] = list(reversed(fault.args[1]))
        first = needs[ring[0]][ring[1]]
        yield CIRCULAR.at(
            first.span,
            "These outcomes depend on each other in a circle: " + " → ".join(ring) + ".",
            advice="Decide one of them without the others.",
            citation=first.provision.citation,
        )


def _replacing_in_a_circle(rules: tuple[Rule, ...]) -> Iterator[Diagnostic]:
    """Refuse provisions that each stand in place of the other: neither would apply."""
    replaced = {
        at: {other for other, rule in enumerate(rules) if _orders(one, rule, one.in_place_of)}
        for at, one in enumerate(rules)
        if one.in_place_of
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


def _yielding_in_a_circle(rules: tuple[Rule, ...]) -> Iterator[Diagnostic]:
    """Refuse provisions that each give way to the other: which of them stands is not said."""
    yields: dict[int, set[int]] = {at: set() for at in range(len(rules))}
    for at, one in enumerate(rules):
        for other, rule in enumerate(rules) if one.subject_to or one.despite else ():
            if _orders(one, rule, one.subject_to):
                yields[at].add(other)
            if _orders(one, rule, one.despite):
                yields[other].add(at)
    try:
        tuple(TopologicalSorter(yields).static_order())
    except CycleError as fault:
        ring = [rules[at] for at in reversed(fault.args[1])]
        said = " → ".join(rule.provision.citation for rule in ring)
        yield CIRCULAR.at(
            ring[0].span,
            f"These provisions each give way to the next, so it is not said which stands: {said}.",
            advice="Let one of them stand: take `subject to` from it, or `despite` from the other.",
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

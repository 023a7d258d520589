"""What is declared: facts, outcomes, scales, and which combinations of facts exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from keeling.diagnostics import Diagnostic
from keeling.model.conditions import ALWAYS, AllOf, Condition, Within, tests
from keeling.model.vocabulary import (
    Choice,
    Fact,
    FactKind,
    Impossible,
    Outcome,
    OutcomeKind,
    Scale,
    Vocabulary,
)
from keeling.resolve.checks import IMPOSSIBLE_VALUE, MISPLACED, WRONG_KIND
from keeling.resolve.conditions import Conditions
from keeling.resolve.counting import counted
from keeling.resolve.figures import UnreadableError, within
from keeling.resolve.scales import of_facts_only, told_scales
from keeling.source import Span
from keeling.syntax import tree


def vocabulary(
    documents: Sequence[tree.Document], found: list[Diagnostic]
) -> tuple[Vocabulary, Conditions]:
    """Return what the documents declare, and a reader of conditions over it."""
    facts: dict[str, Fact] = {}
    outcomes: dict[str, Outcome] = {}
    scales: dict[str, Scale] = {}
    lines: list[tuple[tree.FactLine, str]] = []
    never: list[tree.ImpossibleLine] = []
    for block in (block for document in documents for block in document.blocks):
        if isinstance(block, tree.Facts):
            lines += [(line, block.heading) for line in block.facts]
            never += block.impossible
        elif isinstance(block, tree.Outcomes):
            outcomes |= {line.name.text: _outcome(line) for line in block.outcomes}
        elif isinstance(block, tree.ScaleBlock):
            scales[block.name.text] = _scale(block)
    for line, heading in lines:
        facts[line.name.text] = _plain(line, heading, found)
    found += _beginning_with_no_day(documents, facts)
    declared = Vocabulary(facts, outcomes, scales)
    conditions = Conditions(declared, found)
    for line, _ in lines:
        fact = facts[line.name.text]
        if (fact.least, fact.most) != (None, None):
            conditions.bounded(fact.name, line.bounds)
        facts[line.name.text] = _related(line, facts, conditions, found)
    counted((line for line, _ in lines), facts, found)
    found += _through_what_may_not_be(facts)
    excluded = tuple(
        Impossible(conditions.read(line.condition), line.span)
        for line in never
        if of_facts_only(line.condition, conditions, found, "whether a case can be")
    )
    conditions.declared = replace(declared, impossible=excluded)
    conditions.declared = replace(
        conditions.declared, scales=told_scales(documents, conditions, found)
    )
    return conditions.declared, conditions


def _choices(lines: tuple[tree.ChoiceLine, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(line.name.text, line.gloss) for line in lines)


def _outcome(line: tree.OutcomeLine) -> Outcome:
    course = line.name.text.removeprefix("whether to ") if line.actor else ""
    return Outcome(
        line.name.text,
        OutcomeKind(line.kind),
        _choices(line.choices),
        line.indefinite,
        line.scale.text if line.scale else "",
        line.actor.text if line.actor else "",
        course,
        line.begins.text if line.begins else "",
        line.span,
    )


def _beginning_with_no_day(
    documents: Iterable[tree.Document], facts: Mapping[str, Fact]
) -> Iterator[Diagnostic]:
    """Refuse a period that begins with what is no day."""
    blocks = (block for document in documents for block in document.blocks)
    lines = (
        line for block in blocks if isinstance(block, tree.Outcomes) for line in block.outcomes
    )
    for begins in (line.begins for line in lines if line.begins):
        kind = facts[begins.text].kind
        if kind is not FactKind.DATE:
            yield WRONG_KIND.at(
                begins.span,
                f"A period begins with a day, and `{begins.text}` is {kind.value}.",
                advice=f"Name a fact that is a date; or declare `{begins.text}` as `a date`.",
            )


def _scale(block: tree.ScaleBlock) -> Scale:
    return Scale(
        block.name.text,
        tuple(step.name.text for step in block.steps),
        frozenset(step.name.text for step in block.steps if step.by_length),
        leads_to=tuple(outcome.text for outcome in block.leads_to),
        span=block.span,
    )


def _plain(line: tree.FactLine, heading: str, found: list[Diagnostic]) -> Fact:
    """Return a fact without its relations to other facts."""
    kind = FactKind(line.kind)
    limits = Within()
    if line.bounds:
        try:
            limits = within(kind, line.bounds)
        except UnreadableError as fault:
            found.append(WRONG_KIND.at(line.bounds[0].span, str(fault)))
    return Fact(
        line.name.text,
        kind,
        _choices(line.choices),
        limits.lower,
        limits.upper,
        heading=heading,
        span=line.span,
    )


def _related(
    line: tree.FactLine, facts: dict[str, Fact], conditions: Conditions, found: list[Diagnostic]
) -> Fact:
    """Return a fact with its relations to others and the cases in which it exists."""
    fact = facts[line.name.text]
    for other in line.not_less_than:
        if facts[other.text].kind is not fact.kind or not fact.measured:
            found.append(
                WRONG_KIND.at(
                    other.span,
                    f"`{fact.name}` is {fact.kind.value} and `{other.text}` is "
                    f"{facts[other.text].kind.value}, so neither can be less than the other.",
                )
            )
    known: Condition = ALWAYS
    for condition in line.known_where:
        if not of_facts_only(condition, conditions, found, "whether a fact is known"):
            return fact
        known = conditions.read(condition)
    if len(line.known_where) > 1:
        known = AllOf(tuple(conditions.read(condition) for condition in line.known_where))
    if any(test.fact == fact.name for test in tests(known)):
        found.append(_knows_itself(fact, line.span))
        known = ALWAYS
    lesser = tuple(other.text for other in line.not_less_than)
    return replace(fact, at_least_facts=lesser, known_where=known)


def _through_what_may_not_be(facts: Mapping[str, Fact]) -> Iterator[Diagnostic]:
    """Refuse to relate two facts only through a third that may not exist where they do.

    Whether the first is then never less than the last, a drafter would have to say.
    """
    for fact in facts.values():
        for middle in (facts[name] for name in fact.at_least_facts):
            last = [each for each in middle.at_least_facts if each not in fact.at_least_facts]
            if last and middle.known_where not in (ALWAYS, fact.known_where):
                yield MISPLACED.at(
                    fact.span,
                    f"`{fact.name}` is not less than `{middle.name}`, and that is not less than "
                    f"`{last[0]}`; but `{middle.name}` is known in some cases only, and in the "
                    f"others it is not said whether `{fact.name}` may be less than `{last[0]}`.",
                    advice=f"If it never is, add `, not less than {last[0]}` to it.",
                )


def _knows_itself(fact: Fact, span: Span) -> Diagnostic:
    return IMPOSSIBLE_VALUE.at(
        span, f"Whether `{fact.name}` is known cannot turn on `{fact.name}` itself."
    )

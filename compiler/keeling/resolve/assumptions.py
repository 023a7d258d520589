"""Assumptions about practice, as written to assumptions as meant."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.diagnostics import Diagnostic, Label
from keeling.model.assumptions import Assumption
from keeling.model.conditions import ALWAYS, Condition, outcomes_in
from keeling.resolve.checks import DUPLICATE_PROVISION, MISPLACED
from keeling.resolve.conditions import Conditions
from keeling.resolve.outline import Outline, Placed
from keeling.resolve.proposals import named
from keeling.resolve.refusals import plain_assumption
from keeling.source import Span
from keeling.syntax import tree


def assumptions(outline: Outline, conditions: Conditions) -> tuple[Assumption, ...]:
    """Return what the sentences of an outline assume, in the order of the law."""
    made: dict[str, Assumption] = {}
    for placed in outline.sentences:
        consequence = placed.sentence.consequence
        if not isinstance(consequence, tree.Assumes):
            continue
        wrong = tuple(_wrong(placed, consequence, outline, conditions))
        outline.found += wrong
        if wrong:
            continue
        where, so = (
            ALWAYS if each is None else conditions.read(each, placed.at)
            for each in (placed.sentence.where, consequence.condition)
        )
        one = Assumption(placed.at, _name(placed, outline), where, so, placed.sentence.span)
        outline.found += _twice(one, made.get(one.name))
        outline.found += _of_facts(one, consequence.span)
        made[one.name] = one
    return tuple(made.values())


def _name(placed: Placed, outline: Outline) -> str:
    """Return how a command names an assumption: by the heading of its provision."""
    return named(outline.provisions[placed.at].heading or placed.at.citation)


def _wrong(
    placed: Placed, assumed: tree.Assumes, outline: Outline, conditions: Conditions
) -> Iterator[Diagnostic]:
    yield from plain_assumption(placed.sentence)
    if any(other.at == placed.at and other is not placed for other in outline.sentences):
        yield MISPLACED.at(
            placed.sentence.span,
            f"{placed.at.citation} says other things too, so what rests on this assumption could "
            "not cite it alone.",
            advice="Give this sentence a provision of its own, such as `paragraph 2`, with a "
            "heading.",
            citation=placed.at.citation,
        )
    for each in (placed.sentence.where, assumed.condition):
        names = () if each is None else conditions.names(each)
        if each is not None and any(name.kind == "REF_PART" for name in names):
            yield _turns_on_law(placed, each)


def _of_facts(made: Assumption, span: Span) -> Iterator[Diagnostic]:
    """Refuse an assumption that turns on what the law answers, directly or by a definition."""
    both: tuple[Condition, ...] = (made.where, made.so)
    if any(True for each in both for _ in outcomes_in(each)):
        yield MISPLACED.at(
            span,
            "What is assumed may turn only on facts, and this turns on what the law answers.",
            advice="Name the facts themselves: what courts do, not what follows from it.",
            citation=made.provision.citation,
        )


def _turns_on_law(placed: Placed, written: tree.Condition) -> Diagnostic:
    return MISPLACED.at(
        written.span,
        "What is assumed may turn only on facts, and this turns on what a provision says.",
        advice="Name the facts themselves: what courts do, not what follows from it.",
        citation=placed.at.citation,
    )


def _twice(made: Assumption, other: Assumption | None) -> Iterator[Diagnostic]:
    if other is not None:
        yield DUPLICATE_PROVISION.at(
            made.span,
            f"Another assumption is already called `{made.name}`, after its heading.",
            advice="Give the provision of one of them another heading.",
            labels=(Label(other.span, "the other one"),),
            citation=made.provision.citation,
        )

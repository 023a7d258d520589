"""What says by which facts a case is on a step of a scale, and what is asked of each step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from keeling.diagnostics import Diagnostic
from keeling.model.conditions import Condition
from keeling.model.vocabulary import FactKind, OutcomeKind, Scale
from keeling.resolve.checks import MISPLACED, WRONG_KIND
from keeling.resolve.conditions import Conditions
from keeling.syntax import tree


def told_scales(
    documents: Sequence[tree.Document], conditions: Conditions, found: list[Diagnostic]
) -> Mapping[str, Scale]:
    """Return the scales, each with the facts by which its steps are told."""
    scales = dict(conditions.declared.scales)
    for block in (block for document in documents for block in document.blocks):
        if isinstance(block, tree.ScaleBlock):
            wrong = tuple(_wrong(block, conditions))
            found += wrong
            if not wrong:
                name = block.name.text
                scales[name] = replace(
                    scales[name],
                    told=_told(block, conditions, found),
                    measures={
                        step.name.text: step.measure.text for step in block.steps if step.measure
                    },
                )
    return scales


def of_facts_only(
    condition: tree.Condition, conditions: Conditions, found: list[Diagnostic], what: str
) -> bool:
    """Whether a condition speaks of facts only, as what is declared must; else say so."""
    for name in conditions.names(condition):
        if name.kind not in ("FACT", "NOT_FACT"):
            found.append(
                MISPLACED.at(
                    name.span,
                    f"`{name.text}` is not a fact, and {what} may turn only on facts.",
                    advice="Name the facts and choices themselves.",
                )
            )
            return False
    return True


def _told(
    block: tree.ScaleBlock, conditions: Conditions, found: list[Diagnostic]
) -> dict[str, Condition]:
    return {
        step.name.text: conditions.read(step.where)
        for step in block.steps
        if step.where is not None
        and of_facts_only(step.where, conditions, found, "which step a case is on")
    }


def _wrong(block: tree.ScaleBlock, conditions: Conditions) -> Iterator[Diagnostic]:
    """Report steps that are told in part, and what is asked of steps that are not told."""
    silent = [step for step in block.steps if step.where is None]
    if silent and (block.leads_to or len(silent) < len(block.steps)):
        yield MISPLACED.at(
            silent[0].span,
            f"It is not said which cases are on the step `{silent[0].name.text}`, and of other "
            "steps it is."
            if len(silent) < len(block.steps)
            else f"What the steps of `{block.name.text}` lead to cannot be asked, because it is "
            "not said which cases are on a step.",
            advice="Say it of every step, after a comma: `where …`, in facts of the case.",
        )
    for step in block.steps:
        yield from _measured(step, conditions)
    for outcome in block.leads_to:
        declared = conditions.declared.outcomes[outcome.text]
        if declared.kind in (OutcomeKind.POINT, OutcomeKind.RANGE):
            yield WRONG_KIND.at(
                outcome.span,
                f"`{declared.name}` is {declared.kind.value} on a scale, so no step leads to it.",
                advice="Name what follows from being on a step.",
            )


def _measured(step: tree.StepLine, conditions: Conditions) -> Iterator[Diagnostic]:
    if step.by_length and step.where is not None and step.measure is None:
        yield MISPLACED.at(
            step.span,
            f"`{step.name.text}` has a length, and it is not said which fact that is.",
            advice="Write it after `by length`: `, measured by …, where …`.",
        )
    if step.measure is not None:
        kind = conditions.declared.facts[step.measure.text].kind
        if kind is not FactKind.DURATION:
            yield WRONG_KIND.at(
                step.measure.span,
                f"A step has a length of time, and `{step.measure.text}` is {kind.value}.",
                advice="Name a fact that is a duration.",
            )

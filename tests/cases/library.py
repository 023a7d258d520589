"""A small law of its own subject, with a fact and an outcome of every kind."""

from __future__ import annotations

from datetime import date

from keeling.diagnostics import Diagnostic
from keeling.model.conditions import AllOf, Among, Test
from keeling.model.durations import Duration
from keeling.model.law import Law, Proposal
from keeling.model.vocabulary import (
    Choice,
    Fact,
    FactKind,
    Outcome,
    OutcomeKind,
    Scale,
    Vocabulary,
)
from keeling.source import Span

_LENT = Test("the item", Among(frozenset({"book", "bound map"})))

FACTS = (
    Fact(
        "the item",
        FactKind.CHOICE,
        (Choice("book", "Lending Act s. 2"), Choice("bound map"), Choice("record"), Choice("1984")),
        heading="The loan",
        span=Span("library/facts.law", 4, 3),
    ),
    Fact("the reader's age", FactKind.AGE, least=(5, 0), most=(110, 0), heading="The reader"),
    Fact("the guardian's age", FactKind.AGE, at_least_facts=("the reader's age",)),
    Fact("first visit", FactKind.YES_NO),
    Fact("the number of items", FactKind.NUMBER, least=(1, 0), most=(21, 0)),
    Fact("the day of the loan", FactKind.DATE, least=(date(1990, 1, 1).toordinal(), 0)),
    Fact(
        "the loan period",
        FactKind.DURATION,
        most=(Duration(months=36).key, 1),
        known_where=_LENT,
    ),
    Fact("the extension", FactKind.DURATION, known_where=AllOf((_LENT,))),
)
OUTCOMES = (
    Outcome("the loan is allowed", OutcomeKind.YES_NO),
    Outcome("the ban", OutcomeKind.DURATION, may_be_indefinite=True),
    Outcome("the notice", OutcomeKind.DURATION),
    Outcome("the desk", OutcomeKind.CHOICE, (Choice("front desk"), Choice("back desk"))),
    Outcome("the usual charge", OutcomeKind.POINT, scale="severity of charge"),
    Outcome("the range of charges", OutcomeKind.RANGE, scale="severity of charge"),
    Outcome(
        "whether to waive the charge",
        OutcomeKind.GUIDANCE,
        actor="librarians",
        course="waive the charge",
    ),
)
SCALE = Scale(
    "severity of charge",
    ("warning", "charge (small) to pay at once", "suspension"),
    frozenset({"suspension"}),
)
LIBRARY = Law(
    Vocabulary(
        {fact.name: fact for fact in FACTS},
        {outcome.name: outcome for outcome in OUTCOMES},
        {SCALE.name: SCALE},
    ),
    proposals={"lend-maps-longer": Proposal("Lend maps longer", "lend-maps-longer")},
)


def told(found: Diagnostic) -> str:
    """Render a diagnostic as the goldens hold it."""
    span = found.span
    lines = [f"{span.path}:{span.line}:{span.column} {found.check.name} {found.message}"]
    lines += [f"    help: {found.advice}"] if found.advice else []
    lines += [f"    {label.span.line}:{label.span.column} {label.text}" for label in found.labels]
    return "\n".join(lines)

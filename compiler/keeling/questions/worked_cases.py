"""Worked examples held against what the law decides: where the two disagree, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from keeling.cases.case import CURRENT_LAW, Case, Expected
from keeling.model.answers import NOT_ENCODED, OUT_OF_EXTENT, Answer
from keeling.model.identity import ProvisionId
from keeling.model.words import value_in_words
from keeling.source import Span


class Decided(Protocol):
    """What a law answers about one outcome in a case: every possible answer, and the reasons."""

    @property
    def outcome(self) -> str:
        """The outcome's name."""

    @property
    def possible(self) -> tuple[Answer, ...]:
        """The answers that the facts leave open; one, where they settle it."""

    @property
    def depends_on(self) -> tuple[str, ...]:
        """The facts that would settle it, where it is open."""

    @property
    def untold(self) -> str:
        """Why the law gives no answer at all; empty where it gives one."""

    @property
    def because(self) -> tuple[ProvisionId, ...]:
        """The provisions that decide."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An outcome, or a reason, that is not as the case expects; `law` is the law asked."""

    about: str
    law: str
    expected: str
    got: str
    because: tuple[str, ...]
    span: Span
    settled_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Say what was expected, what the law gives, and why."""
        under = "" if self.law == CURRENT_LAW else f" with the proposal `{self.law}`"
        reasons = "; ".join(self.because) or "no provision speaks of it"
        return (
            f"{self.about}{under}\n"
            f"  expected: {self.expected}\n"
            f"  got:      {self.got}\n"
            f"  because:  {reasons}" + self._missing()
        )

    def _missing(self) -> str:
        """Say which facts, if the case gave them, would settle what is left open."""
        facts = " and ".join(f"`{fact}`" for fact in self.settled_by)
        return f"\n  missing:  the case does not give {facts}" if facts else ""


@dataclass(frozen=True, slots=True)
class Run:
    """Cases that were run: those that were decided, and where they and the law part ways."""

    cases: tuple[Case, ...]
    wrong: tuple[tuple[Case, tuple[Disagreement, ...]], ...] = ()
    undecided: int = 0

    @property
    def passing(self) -> tuple[Case, ...]:
        """The cases that are answered as expected."""
        wrong = {id(case) for case, _ in self.wrong}
        return tuple(case for case in self.cases if id(case) not in wrong)


def disagreements(case: Case, decided: Mapping[str, Iterable[Decided]]) -> tuple[Disagreement, ...]:
    """Return where a case and the law part ways; nothing if they agree.

    `decided` goes from each law the case names (`current law`, or a proposal's name) to what that
    law decides for the case's facts. A citation under `because` agrees if it is among the reasons
    for any outcome that the case expects.
    """
    answers = {
        law: {decision.outcome: decision for decision in decided[law]} for law in case.expect
    }
    found = list(_answers(case, answers))
    reasons = {
        reason.citation
        for law, outcomes in case.expect.items()
        for outcome in outcomes
        for reason in answers[law][outcome].because
    }
    found += _reasons(case, reasons)
    return tuple(found)


def _answers(case: Case, answers: Mapping[str, Mapping[str, Decided]]) -> Iterator[Disagreement]:
    for law, outcomes in case.expect.items():
        for outcome, expected in outcomes.items():
            decision = answers[law][outcome]
            got = given(decision)
            if not expected.agrees_with(got, case.facts):
                yield Disagreement(
                    outcome,
                    law,
                    _wanted(expected),
                    " or ".join(sorted(map(str, got))),
                    tuple(reason.citation for reason in decision.because),
                    expected.span,
                    tuple(decision.depends_on),
                )


def given(decision: Decided) -> tuple[Answer, ...]:
    """Return what a law answers; that it does not is an answer that a case can expect."""
    if not decision.untold:
        return decision.possible
    return (OUT_OF_EXTENT if decision.untold == str(OUT_OF_EXTENT) else NOT_ENCODED,)


def _wanted(expected: Expected) -> str:
    return str(expected)


def _reasons(case: Case, reasons: set[str]) -> Iterator[Disagreement]:
    for citation in case.because:
        if citation not in reasons:
            yield Disagreement(
                "the reasons",
                CURRENT_LAW,
                citation,
                "other provisions decide",
                tuple(sorted(reasons)),
                case.parts.get("because", case.span),
            )


def facts_in_words(case: Case) -> str:
    """Say the facts of a case, one a line."""
    counted = {each.fact: str(each) for each in case.counted}
    return "\n".join(
        f"{fact}: {counted.get(fact) or value_in_words(value)}"
        for fact, value in case.facts.items()
    )

"""A worked example as meant: what is so, and what the law is to answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from keeling.model.answers import Answer, HalfOf, Lasting, Settled, Unanswered, WholeOf
from keeling.model.counting import Counted
from keeling.model.durations import Duration
from keeling.model.words import FactValue
from keeling.source import Span

#: What a case gives for its facts, by their declared names.
Facts = Mapping[str, FactValue]

#: The name under which a case says what is expected without any proposal.
CURRENT_LAW = "current law"

_NOWHERE = Span("", 1, 1)


@dataclass(frozen=True, slots=True)
class Expected:
    """The answer that is expected of an outcome: one, or several where facts are left out."""

    answers: frozenset[Settled | Unanswered]
    span: Span = field(default=_NOWHERE, compare=False)

    def agrees_with(self, answers: Iterable[Answer], facts: Facts) -> bool:
        """Whether the law gives exactly these answers, once each is worked out for the facts."""
        wanted = {worked_out(answer, facts) for answer in self.answers}
        return wanted == {worked_out(answer, facts) for answer in answers}

    def __str__(self) -> str:
        return " or ".join(sorted(map(str, self.answers)))


@dataclass(frozen=True, slots=True)
class Case:
    """One worked example.

    `facts` are those stated, with the ages that were `counted` from two days filled in. `expect`
    goes from the name of a law (`current law`, or that of a proposal) to the outcomes
    and what each is to be. `parts` says where each part of the case stands (`because`, `facts`),
    and `stated` where each fact does. `place` is where the law is asked, if the case says so.
    """

    title: str
    facts: Facts
    expect: Mapping[str, Mapping[str, Expected]] = field(default_factory=dict)
    authority: str = ""
    because: tuple[str, ...] = ()
    as_at: date | None = None
    place: str = ""
    note: str = ""
    span: Span = field(default=_NOWHERE, compare=False)
    parts: Mapping[str, Span] = field(default_factory=dict, compare=False)
    stated: Mapping[str, Span] = field(default_factory=dict, compare=False)
    counted: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The cases that the law is asked to decide; `listed` if the file holds a list of them."""

    cases: tuple[Case, ...]
    listed: bool


def worked_out(answer: Answer, facts: Facts) -> Answer:
    """Return what an answer comes to in a case.

    `the period of the discharge` comes to 18 months where the case gives that, and half of it
    to 9 months. An answer stays as it is where the case does not give the fact, or where its
    half is no whole number of months or days.
    """
    match answer:
        case WholeOf(fact) | HalfOf(fact):
            length = facts.get(fact)
        case _:
            return answer
    if not isinstance(length, Duration):
        return answer
    if isinstance(answer, WholeOf):
        return Lasting(length)
    half = length.halved()
    return answer if half is None else Lasting(half)

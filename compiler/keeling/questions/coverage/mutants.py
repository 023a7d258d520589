"""The law with one place otherwise: which worked case would notice, or the proof that none could.

Mutation of the law, as of programs (DeMillo, Lipton and Sayward 1978). That a change makes no
difference is decided here and not guessed: the partitions of the two laws are compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from keeling.cases.case import CURRENT_LAW, Case, Expected, worked_out
from keeling.model.answers import Answer, Open
from keeling.model.comparing import alike
from keeling.model.interpreting import as_read
from keeling.model.law import NOWHERE, Law
from keeling.model.mutants import Mutant, mutants
from keeling.model.parts import Change
from keeling.partition import given_leaves, overlay, some, some_witness
from keeling.questions.coverage.day import Day, Facts, Suggested, fewer, turns
from keeling.source import Span


@dataclass(frozen=True, slots=True)
class Survivor:
    """A change that no case would notice, and a case that would.

    `outcomes` are those that would be answered otherwise in some case; `would_be` is the answer
    that the case would have. There is no case where none can be named.
    """

    mutant: Mutant
    span: Span
    outcomes: tuple[str, ...]
    case: Suggested | None = None
    would_be: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Mutation:
    """What comes of each change: the case that would notice, no difference at all, or neither."""

    as_at: date
    law: Law
    noticed: Mapping[Mutant, Case]
    same: tuple[Mutant, ...]
    survivors: tuple[Survivor, ...]


def mutation(today: Day, others: Sequence[Day]) -> Mutation:
    """Hold worked cases against the law with each place otherwise.

    Those of `others` are asked where the law of their day has the place too. Survivors stand with
    those first that change the answers to most outcomes. Raises BudgetExceeded.
    """
    days = [_Cases(day) for day in (today, *others) if day.cases]
    noticed: dict[Mutant, Case] = {}
    same: list[Mutant] = []
    left: list[tuple[Mutant, tuple[str, ...]]] = []
    for mutant in mutants(today.law):
        case = _noticing(days[:1], mutant.change) if days and days[0].day is today else None
        if case is None and not (differing := _differing(today, mutant.change)):
            same.append(mutant)
            continue
        case = case or _noticing(days, mutant.change)
        if case is not None:
            noticed[mutant] = case
        else:
            left.append((mutant, differing))
    left.sort(key=lambda each: -len(each[1]))
    return Mutation(today.as_at, today.law, noticed, tuple(same), tuple(_survivors(today, left)))


def _differing(day: Day, change: Change) -> tuple[str, ...]:
    """Return the outcomes that some possible case is answered otherwise by a change."""
    found = []
    for name, now in day.partitions.items():
        other = day.otherwise(change, name)
        if other is not None and some(overlay(day.space, now.answers, other.answers), _differs):
            found.append(name)
    return tuple(found)


def _differs(pair: tuple[Answer, Answer] | None) -> bool:
    return pair is not None and not alike(*pair)


@dataclass(frozen=True)
class _Cases:
    """The cases of a day by the outcomes that they expect."""

    day: Day

    @cached_property
    def expecting(self) -> Mapping[str, list[tuple[Case, Expected, Facts]]]:
        found: dict[str, list[tuple[Case, Expected, Facts]]] = {}
        for case in self.day.cases:
            facts = as_read(case.facts, self.day.law.interpretations)
            for name, expected in case.expect.get(CURRENT_LAW, {}).items():
                if name in self.day.partitions:
                    found.setdefault(name, []).append((case, expected, facts))
        return found


def _noticing(days: Iterable[_Cases], change: Change) -> Case | None:
    """Return the first case found that would not be answered as it expects."""
    for cases in days:
        for name, each in cases.expecting.items():
            other = cases.day.otherwise(change, name)
            if other is None:
                continue
            for case, expected, facts in each:
                given = given_leaves(cases.day.space, other.answers, facts)
                if not expected.agrees_with((worked_out(one, case.facts) for one in given), facts):
                    return case
    return None


def _survivors(today: Day, left: Iterable[tuple[Mutant, tuple[str, ...]]]) -> Iterable[Survivor]:
    offered: list[Suggested] = []
    for mutant, outcomes in left:
        case = next((one for one in offered if _notices(today, mutant.change, one)), None)
        if case is None:
            case = _suggested(today, mutant.change, outcomes)
            offered += [] if case is None else [case]
        provision = today.law.provisions.get(mutant.provision)
        span = provision.span if provision else NOWHERE
        would_be = () if case is None else _would_be(today, mutant.change, case)
        yield Survivor(mutant, span, outcomes, case, would_be)


def _notices(day: Day, change: Change, case: Suggested) -> bool:
    """Whether the answer that a case expects would be another."""
    return any(
        not any(alike(answer, given) for given in _would_be(day, change, case))
        for _, answer in case.answers
    )


def _would_be(day: Day, change: Change, case: Suggested) -> tuple[Answer, ...]:
    ((name, answer),) = case.answers
    other = day.otherwise(change, name)
    if other is None:
        return (answer,)
    return given_leaves(day.space, other.answers, day.read(case.facts))


def _suggested(day: Day, change: Change, outcomes: Iterable[str]) -> Suggested | None:
    for name in outcomes:
        now, other = day.partitions[name], day.otherwise(change, name)
        assert other is not None

        def shows(facts: Facts, name: str = name) -> bool:
            read = day.read(facts)
            before = given_leaves(day.space, day.partitions[name].answers, read)
            made = day.otherwise(change, name)
            assert made is not None
            after = given_leaves(day.space, made.answers, read)
            return len(before) == len(after) == 1 and turns((before[0], after[0]))

        pairs = overlay(day.space, now.answers, other.answers)
        found = some_witness(day.space, pairs, turns, shows)
        if found is not None:
            facts = fewer(found, shows, day.law.vocabulary)
            (answer,) = given_leaves(day.space, now.answers, day.read(facts))
            if not isinstance(answer, Open):
                return Suggested(facts, ((name, answer),))
    return None

"""The law held against its worked cases: what they reach of it, and what they would notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from keeling.cases.case import CURRENT_LAW, Case
from keeling.diagnostics import Result
from keeling.editions import too_large
from keeling.model.places import HOME
from keeling.partition import BudgetExceeded
from keeling.pipeline import Corpus, Edition, edition, turning_days
from keeling.questions.coverage import Coverage, Day, Mutation, coverage, mutation


@dataclass(frozen=True)
class Held:
    """The law of a day, and of other days, each with the cases that are asked of it.

    `others` are the days that cases name, `stretches` one day of each other law there was.
    """

    today: Day
    others: tuple[Day, ...]
    stretches: tuple[Day, ...]

    def covered(self) -> Result[Coverage | None]:
        """Say what the cases reach of the law of the day, and of its history."""
        try:
            return Result(coverage(self.today, self.others, self.stretches))
        except BudgetExceeded as fault:
            return Result(None, (too_large(fault, self.today.law),))

    def mutated(self) -> Result[Mutation | None]:
        """Say which changes of one place in the law of the day no case would notice."""
        try:
            return Result(mutation(self.today, self.others))
        except BudgetExceeded as fault:
            return Result(None, (too_large(fault, self.today.law),))


def held(corpus: Corpus, as_at: date, passing: Iterable[Case]) -> Result[Held | None]:
    """Return the law of a day with the cases that are answered as expected.

    A case without a day of its own is asked on that day. Nothing, and why, where the law of some
    day cannot be told.
    """
    cases: dict[date, list[Case]] = {as_at: []}
    for case in passing:
        if CURRENT_LAW in case.expect and case.place in ("", HOME):
            cases.setdefault(case.as_at or as_at, []).append(case)
    made: dict[date, Day] = {}
    for day in dict.fromkeys([*cases, *turning_days(corpus.law)]):
        then = edition(corpus, day)
        if then.value is None:
            return Result(None, then.diagnostics)
        made[day] = _day(then.value, cases.get(day, ()))
    others = tuple(made[day] for day in cases if day != as_at)
    return Result(
        Held(made[as_at], others, tuple(day for at, day in made.items() if at not in cases))
    )


def _day(law: Edition, cases: Iterable[Case]) -> Day:
    known = {name: each for name, each in law.partitions.items() if name not in law.unencoded}
    return Day(law.as_at, law.law, known, law.partitions_if, tuple(cases))

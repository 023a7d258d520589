"""The law held against its worked cases: what they reach of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from keeling.cases.case import CURRENT_LAW, Case
from keeling.diagnostics import Result
from keeling.editions import too_large
from keeling.partition import BudgetExceeded
from keeling.pipeline import Corpus, Edition, edition, turning_days
from keeling.questions.coverage import Coverage, Day, coverage


def covered(corpus: Corpus, as_at: date, passing: Iterable[Case]) -> Result[Coverage | None]:
    """Say what cases that are answered as expected reach of the law of a day, and of its history.

    A case without a day of its own is asked on that day. Nothing, and why, where the law of some
    day cannot be told.
    """
    cases: dict[date, list[Case]] = {as_at: []}
    for case in passing:
        if CURRENT_LAW in case.expect:
            cases.setdefault(case.as_at or as_at, []).append(case)
    made: dict[date, Day] = {}
    for day in dict.fromkeys([*cases, *turning_days(corpus.law)]):
        then = edition(corpus, day)
        if then.value is None:
            return Result(None, then.diagnostics)
        made[day] = _day(then.value, cases.get(day, ()))
    others = [made[day] for day in cases if day != as_at]
    rest = [day for at, day in made.items() if at not in cases]
    try:
        return Result(coverage(made[as_at], others, rest))
    except BudgetExceeded as fault:
        return Result(None, (too_large(fault, made[as_at].law),))


def _day(law: Edition, cases: Iterable[Case]) -> Day:
    known = {name: each for name, each in law.partitions.items() if name not in law.unencoded}
    return Day(law.as_at, law.law, known, law.partitions_if, tuple(cases))

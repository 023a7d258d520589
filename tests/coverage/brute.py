"""What a case reaches of a law, one full case after another, straight from the meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from keeling.model.answers import DOES_NOT_ARISE, NO, Answer, Conflict, Gap
from keeling.model.bare import Bare
from keeling.model.comparing import alike
from keeling.model.conditions import AllOf
from keeling.model.durations import Duration
from keeling.model.law import Law
from keeling.model.parts import Change, Part, PartKind
from keeling.model.vocabulary import FactKind, Vocabulary
from keeling.model.words import FactValue
from keeling.partition import Partition, Space, partition_law
from keeling.questions.coverage import Day

from tests.partition.generated import POOL
from tests.partition.oracle import Case, Value, answered, decide, holds, lies
from tests.partition.possible import all_cases

DAY = date(2026, 11, 22)
Facts = Mapping[str, FactValue]


def day_of(law: Law, space: Space) -> Day:
    bare = Bare()

    def changed(change: Change, outcomes: Iterable[str]) -> Mapping[str, Partition]:
        return partition_law(bare(change(law)), space, outcomes)

    return Day(DAY, law, partition_law(law, space), changed)


def placed(value: FactValue) -> Value:
    if isinstance(value, Duration):
        return value.key
    return value.toordinal() if isinstance(value, date) else value


def completions(vocabulary: Vocabulary, facts: Facts) -> list[Case]:
    """Every possible case with these facts; none where there are too many."""
    only = {name: [placed(value)] for name, value in facts.items()}
    found = all_cases(vocabulary, POOL, 2_000, only)
    return [case for case in found if facts.keys() <= case.keys()]


def facts_of(case: Case, vocabulary: Vocabulary) -> dict[str, FactValue]:
    """The facts of a case that can be written down whatever the calendar."""
    kinds = {name: vocabulary.facts[name].kind for name in case}
    return {
        name: value
        if isinstance(value, str)
        else date.fromordinal(int(value))
        if kinds[name] is FactKind.DATE
        else int(value)
        for name, value in case.items()
        if kinds[name] is not FactKind.DURATION
    }


def reaches(
    law: Law, part: Part, cases: Sequence[Case], outcomes: Iterable[str], given: Iterable[str]
) -> bool:
    """Whether what is answered about some outcome rests on a part in every one of some cases.

    They have the facts that are given in common; to stand at a boundary one has to give the fact.
    """
    if part.change is not None:
        after = part.change(law)
        inside = all(
            name in given and name in case and lies(case[name], values)
            for case in cases
            for name, values in part.values
        )
        return inside and any(_turns(law, after, cases, name) for name in outcomes)
    return any(
        all(_rests(law, part, case, name) for case in cases)
        for name in outcomes
        if part.outcome in ("", name)
    )


def _turns(law: Law, after: Law, cases: Sequence[Case], outcome: str) -> bool:
    now = {answered(law, case)[outcome].answer for case in cases}
    then = {answered(after, case)[outcome].answer for case in cases}
    return len(now) == len(then) == 1 and not _fault(now) and not alike(now.pop(), then.pop())


def _fault(answers: Iterable[Answer]) -> bool:
    return any(isinstance(answer, Gap | Conflict) for answer in answers)


def _rests(law: Law, part: Part, case: Case, outcome: str) -> bool:
    answer, reasons = decide(law, case)[outcome]
    if _fault([answer]) or (part.gives and answer not in part.gives):
        return False
    if not any(reason.within(part.provision) for reason in reasons):
        return False
    unmet = any(each in (NO, DOES_NOT_ARISE) for each in part.gives)
    return not (part.kind is PartKind.ROW and unmet) or _met(law, part, case)


def _met(law: Law, part: Part, case: Case) -> bool:
    (condition, *_) = (
        AllOf((rule.where, row.when))
        for rule in law.rules
        if rule.outcome == part.outcome
        for row in rule.rows
        if (row.provision, row.when) == (part.provision, part.content)
    )
    return holds(condition, case, answered(law, case))

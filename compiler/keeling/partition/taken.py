"""What an outcome could be answered where one that it turns on has no one answer.

A gap or a conflict is never taken for a no: whatever turns on it is answered for each way in which
it could be settled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from keeling.model.answers import DOES_NOT_ARISE, NO, YES, Answer, Conflict, Gap, Settled
from keeling.model.conditions import Condition, OutcomeIs, walk
from keeling.model.law import Law, Rule
from keeling.model.vocabulary import OutcomeKind
from keeling.model.words import FactValue
from keeling.partition.asking import leaves
from keeling.partition.given import restrict
from keeling.partition.law import Partition, partition_law


@dataclass(frozen=True)
class Unsettled:
    """Outcomes that have a gap or a conflict in a case, and another as it would be without them."""

    outcomes: tuple[str, ...]
    partitions: tuple[Partition, ...]


def unsettled(
    law: Law, partitions: Mapping[str, Partition], outcome: str, facts: Mapping[str, FactValue]
) -> Unsettled | None:
    """Return what an outcome turns on that has a gap or a conflict; None where nothing has.

    Raises BudgetExceeded.
    """
    could_be = {
        name: found
        for name in _turns_on(law, outcome)
        if (found := _could_be(law, partitions[name], facts))
    }
    if not could_be:
        return None
    space = partitions[outcome].space
    made = []
    for chosen in product(*(range(max(map(len, each.values()))) for each in could_be.values())):
        taking = {
            name: _Taking(each, at)
            for (name, each), at in zip(could_be.items(), chosen, strict=True)
        }
        made.append(partition_law(law, space, [outcome], taking)[outcome])
    return Unsettled(tuple(could_be), tuple(dict.fromkeys(made)))


@dataclass(frozen=True)
class _Taking:
    """Takes each gap and conflict for one of what it could be: the last where there are fewer."""

    could_be: Mapping[Answer, tuple[Settled, ...]]
    at: int

    def __call__(self, answer: Answer) -> Answer:
        found = self.could_be.get(answer)
        return answer if found is None else found[min(self.at, len(found) - 1)]


def _turns_on(law: Law, outcome: str) -> tuple[str, ...]:
    """Return the outcomes that one turns on, near or far."""
    found: list[str] = []
    waiting = [outcome]
    while waiting:
        at = waiting.pop()
        for asked in _asked(law, at):
            if asked.outcome not in found:
                found.append(asked.outcome)
                waiting.append(asked.outcome)
    return tuple(name for name in law.vocabulary.outcomes if name in found)


def _asked(law: Law, outcome: str) -> Iterator[OutcomeIs]:
    """Yield what the rules of an outcome, and the readings of these, ask of other outcomes."""
    rules = [rule for rule in law.rules if rule.outcome == outcome]
    for condition in _said(law, rules):
        yield from (part for part in walk(condition) if isinstance(part, OutcomeIs))


def _said(law: Law, rules: list[Rule]) -> Iterator[Condition]:
    for rule in rules:
        yield rule.where
        yield from (row.when for row in rule.rows)
    for reading in law.readings:
        if any(reading.reaches(rule) for rule in rules):
            yield reading.where


def _could_be(
    law: Law, partition: Partition, facts: Mapping[str, FactValue]
) -> dict[Answer, tuple[Settled, ...]]:
    """Return what each gap and conflict that these facts leave could be."""
    found: dict[Answer, tuple[Settled, ...]] = {}
    for answer in leaves(restrict(partition.space, partition.answers, facts)):
        if isinstance(answer, Conflict):
            found[answer] = tuple(dict.fromkeys(each for _, each in answer.answers))
        if isinstance(answer, Gap):
            found[answer] = _anything(law, partition.outcome)
    return found


def _anything(law: Law, outcome: str) -> tuple[Settled, ...]:
    """Return every answer that anything asks of an outcome, and one that nothing asks of it."""
    if law.vocabulary.outcomes[outcome].kind is OutcomeKind.YES_NO:
        return YES, NO
    asked = {
        each
        for name in law.vocabulary.outcomes
        for part in _asked(law, name)
        if part.outcome == outcome
        for each in part.answers
        if not isinstance(each, Gap | Conflict)
    }
    return *sorted(asked, key=str), DOES_NOT_ARISE

"""What an outcome could be answered where one that it turns on has no one answer.

A gap or a conflict is never taken for a no: whatever turns on it is answered for each way in which
it could be settled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from keeling.model.answers import (
    DOES_NOT_ARISE,
    NO,
    YES,
    Answer,
    Conflict,
    Gap,
    Open,
    OutOfExtent,
    Settled,
)
from keeling.model.conditions import OutcomeIs, walk
from keeling.model.law import Law
from keeling.model.needs import needs, said
from keeling.model.vocabulary import OutcomeKind
from keeling.model.words import FactValue
from keeling.partition.asking import leaves
from keeling.partition.given import restrict
from keeling.partition.law import Partition, Taking, partition_law
from keeling.partition.space import Space

#: So many ways to settle what is open are looked at, each a law of its own.
_MOST = 64


@dataclass(frozen=True)
class Unsettled:
    """Outcomes that have a gap or a conflict in a case, and another as it would be without them.

    Where there are too many ways to settle them to look at, `complete` is false.
    """

    outcomes: tuple[str, ...]
    partitions: tuple[Partition, ...]
    complete: bool = True


def unsettled(
    law: Law, partitions: Mapping[str, Partition], outcome: str, facts: Mapping[str, FactValue]
) -> Unsettled | None:
    """Return what an outcome turns on that has a gap or a conflict; None where nothing has.

    Raises BudgetExceeded.
    """
    every = needs(law)
    turns_on = [name for name in every if name in every[outcome]]
    if not any(_could_be(law, partitions[name], facts) for name in turns_on):
        return None
    search = _Search(law, partitions[outcome].space, outcome, facts)
    complete = search.settle(turns_on, {})
    named = tuple(name for name in law.vocabulary.outcomes if name in search.open)
    return Unsettled(named, tuple(dict.fromkeys(search.found)), complete)


class _Search:
    """The ways to settle what an outcome turns on, each found after those it turns on itself."""

    def __init__(
        self, law: Law, space: Space, outcome: str, facts: Mapping[str, FactValue]
    ) -> None:
        self._law = law
        self._space = space
        self._outcome = outcome
        self._facts = facts
        self.open: set[str] = set()
        self.found: list[Partition] = []

    def settle(self, names: Sequence[str], taking: Mapping[str, Taking]) -> bool:
        """Find the ways that are left, given some; whether all were looked at."""
        if len(self.found) >= _MOST:
            return False
        if not names:
            self.found.append(self._partition(self._outcome, taking))
            return True
        name, *rest = names
        could_be = _could_be(self._law, self._partition(name, taking), self._facts)
        if not could_be:
            return self.settle(rest, taking)
        self.open.add(name)
        ways = range(max(map(len, could_be.values())))
        return all(self.settle(rest, {**taking, name: _Taking(could_be, at)}) for at in ways)

    def _partition(self, outcome: str, taking: Mapping[str, Taking]) -> Partition:
        return partition_law(self._law, self._space, [outcome], taking)[outcome]


@dataclass(frozen=True)
class _Taking:
    """Takes each gap and conflict for one of what it could be: the last where there are fewer."""

    could_be: Mapping[Answer, tuple[Settled, ...]]
    at: int

    def __call__(self, answer: Answer) -> Answer:
        found = self.could_be.get(answer)
        return answer if found is None else found[min(self.at, len(found) - 1)]


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
        for rule in law.rules
        for condition in said(law, rule)
        for part in walk(condition)
        if isinstance(part, OutcomeIs) and part.outcome == outcome
        for each in part.answers
        if not isinstance(each, Open | OutOfExtent)
    }
    return *sorted(asked, key=str), DOES_NOT_ARISE

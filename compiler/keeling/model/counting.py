"""Ages counted from days: how each was worked out, and what would be if a birthday were kept so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from keeling.model.calendar import Leapling, age_on
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import FactValue, day_in_words

#: Whose view it is that somebody born on 29 February is a year older on 1 March.
LEAPLING = (
    "nothing settles for England and Wales when somebody born on 29 February is a year older in a "
    "year that has no such day; 1 March is taken here, as the Supreme Court of the Australian "
    "Capital Territory did in 2018 and the Age of Legal Capacity (Scotland) Act 1991 s. 6(2) does"
)


@dataclass(frozen=True, slots=True)
class Counted:
    """An age, the two days between which it was counted, and what it would be the other way.

    `birth` is the fact that is the first of the days. `otherwise` is the age if a
    birthday on 29 February were kept on 28 February in other years.
    """

    fact: str
    birth: str
    value: int
    start: date
    end: date
    otherwise: int

    def __str__(self) -> str:
        return f"{self.value}, {self.way}"

    @property
    def way(self) -> str:
        """How it was worked out: `counted from 3 May 2008 to 2 May 2026`."""
        return f"counted from {day_in_words(self.start)} to {day_in_words(self.end)}"

    @property
    def turns_on_leapling(self) -> bool:
        """Whether the age depends on how a birthday on 29 February is kept."""
        return self.otherwise != self.value


def count(fact: str, birth: str, start: date, end: date) -> Counted:
    """Count an age, from the birth that a fact is; raises ValueError for a day before it."""
    born, asked = start.toordinal(), end.toordinal()
    other = age_on(born, asked, Leapling.LAST_OF_FEBRUARY)
    return Counted(fact, birth, age_on(born, asked), start, end, other)


def kept_otherwise(
    facts: Mapping[str, FactValue], counted: Iterable[Counted], declared: Vocabulary
) -> dict[str, FactValue]:
    """Return the facts of a case with every birthday on 29 February kept on the 28th instead.

    Those are the ages of somebody born the day before. The day of birth is left out where that is
    not so, because one of them is asked on 28 February of a leap year, and where nobody can be
    born on that day.
    """
    kept = tuple(counted)
    other: dict[str, FactValue] = {**facts, **{each.fact: each.otherwise for each in kept}}
    for birth in {each.birth for each in kept if each.turns_on_leapling}:
        ages = [each for each in kept if each.birth == birth]
        before = ages[0].start - timedelta(1)
        least = declared.facts[birth].least
        allowed = least is None or (before.toordinal(), 0) >= least
        if allowed and all(
            count(each.fact, birth, before, each.end).value == each.otherwise for each in ages
        ):
            other[birth] = before
        else:
            del other[birth]
    return other

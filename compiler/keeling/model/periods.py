"""A length of time from its first day to its last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from keeling.model.calendar import last_day_beginning_with
from keeling.model.durations import Duration
from keeling.model.words import day_in_words


@dataclass(frozen=True, slots=True)
class Period:
    """A period that begins with a day, which is counted, and its last day, to the end of which."""

    first: date
    last: date

    def __str__(self) -> str:
        first, last = day_in_words(self.first), day_in_words(self.last)
        return f"beginning with {first}: to the end of {last}"


def beginning_with(first: date, length: Duration) -> Period | None:
    """Return the period of a length that begins with a day; none past the end of the calendar."""
    last = last_day_beginning_with(first.toordinal(), length)
    if not first.toordinal() <= last <= date.max.toordinal():
        return None
    return Period(first, date.fromordinal(last))

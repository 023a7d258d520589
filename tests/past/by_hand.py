"""Sections 80, 82, 132 and 133 and three kinds of paragraph of Schedule 3, worked out by hand.

Written from the facts, not from the `.law` files, and for people as the cases here make them: the
terms are in whole months, nobody has two sentences, and it is police officers who caution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from keeling.model.durations import Duration

from tests.past.days import Fact

NONE = "none"


@dataclass(frozen=True)
class Person:
    """Who was dealt with and how: ages in years, lengths in months, None where there is none."""

    at_offence: int
    at_conviction: int
    disposal: str
    term: int | None = None
    order: int | None = None
    finding: str | None = None
    admitted: bool | None = None

    @property
    def imprisoned(self) -> bool:
        """Whether the sentence counts as imprisonment (section 131)."""
        return self.term is not None or self.endless

    @property
    def endless(self) -> bool:
        """Whether the sentence has no term that ends."""
        return self.disposal in ("life imprisonment", "imprisonment for public protection")

    def imprisoned_for(self, months: int) -> bool:
        """Whether the sentence counts as imprisonment for at least so many months."""
        return self.endless or (self.term is not None and self.term >= months)

    @property
    def in_hospital(self) -> bool:
        """Whether there is a hospital order."""
        return self.disposal.startswith("hospital order")

    @property
    def event(self) -> str | None:
        """What brings the duty to notify if the offence is listed (section 80(1)); or nothing."""
        if self.finding in ("insanity", "disability"):
            return "the date of the finding"
        if self.disposal in ("caution", "conditional caution"):
            return "the date of the caution" if self.admitted else None
        if self.disposal in ("no further action", "community resolution", "absolute discharge"):
            return None
        return "the date of conviction"

    @property
    def period(self) -> str:
        """How long somebody who must notify has to (section 82(1) and (2))."""
        young = self.at_conviction < 18
        if self.endless or self.imprisoned_for(30) or "with a restriction" in self.disposal:
            return "indefinite"
        if self.imprisoned_for(7):
            return "5 years" if young else "10 years"
        if self.imprisoned or self.in_hospital:
            return "3 years 6 months" if young else "7 years"
        if self.disposal in ("caution", "conditional caution"):
            return "1 year" if young else "2 years"
        if self.disposal == "conditional discharge":
            return "1 year"
        return "2 years 6 months" if young else "5 years"

    def case(self, offence: str, victim: int | None = None) -> dict[str, Fact]:
        """Return the facts, for an offence; the ages on conviction and the relevant date agree."""
        facts: dict[str, Fact | None] = {
            "the offence": offence,
            "the victim's age": victim,
            "the offender's age at the offence": self.at_offence,
            "the offender's age at conviction": self.at_conviction,
            "the offender's age on the relevant date": self.at_conviction,
            "the disposal": self.disposal,
            "the custodial term": _months(self.term),
            "the length of the order": _months(self.order),
            "the finding": self.finding,
            "the offender admitted the offence": _yes(self.admitted),
            "the caution was given by a police officer": _yes(self.admitted is not None or None),
        }
        if self.disposal == "conditional discharge":
            facts["the period of the discharge"] = _months(12)
        return {name: fact for name, fact in facts.items() if fact is not None}


@dataclass(frozen=True)
class Listing:
    """Whether a paragraph lists the offence, and whether it would whatever the sentence."""

    listed: bool
    anyway: bool = False

    def answers(self, person: Person) -> dict[str, str]:
        """Return what follows, outcome by outcome."""
        must = self.listed and person.event is not None
        date = person.event if self.anyway else "the date of sentence"
        return {
            "the offence is listed": "yes" if self.listed else "no",
            "the person must notify": "yes" if must else "no",
            "the notification period": person.period if must else NONE,
            "the relevant date": str(date) if must else NONE,
        }


NOT_LISTED = Listing(listed=False)
#: The outcomes that turn on whether an offence is listed.
OUTCOMES = {
    "the offence is listed",
    "the person must notify",
    "the notification period",
    "the relevant date",
}


def as_paragraph_18(person: Person, victim: int) -> Listing:
    """Return what a paragraph with the conditions of paragraph 18 says."""
    if person.at_offence < 18:
        return Listing(person.imprisoned_for(12))
    if victim < 18:
        return Listing(listed=True, anyway=True)
    order = person.order is not None and person.order >= 12
    return Listing(person.imprisoned or person.in_hospital or order)


def as_paragraph_20(person: Person) -> Listing:
    """Return what a paragraph with the conditions of paragraph 20 says."""
    if person.at_offence >= 18:
        return Listing(listed=True, anyway=True)
    return Listing(person.imprisoned_for(12))


def people() -> Iterator[Person]:
    """Yield people of every kind, on both sides of each threshold."""
    for at_offence, at_conviction in ((17, 17), (17, 18), (18, 18)):
        adult = at_conviction >= 18

        def one(
            disposal: str,
            term: int | None = None,
            order: int | None = None,
            finding: str | None = None,
            admitted: bool | None = None,
            ages: tuple[int, int] = (at_offence, at_conviction),
        ) -> Person:
            return Person(*ages, disposal, term, order, finding, admitted)

        yield from map(one, ("no further action", "community resolution", "fine"))
        yield from map(one, ("imprisonment for public protection", "life imprisonment"))
        yield one("conditional discharge")
        for caution in ("caution", "conditional caution"):
            yield from (one(caution, admitted=each) for each in (True, False))
        for finding in ("conviction", "insanity", "disability"):
            yield one("absolute discharge", finding=finding)
            yield one("hospital order without a restriction order", finding=finding)
            yield one("hospital order with a restriction order", finding=finding)
            if finding != "conviction":
                yield one("supervision order", finding=finding)
        for term in (2, 6, 7, 11, 12, 29, 30):
            yield one("immediate custody", term)
            yield one("extended sentence", term)
            yield one("suspended sentence" if adult else "detention and training order", term)
        if adult:
            yield from (one("community order", order=each) for each in (11, 12))
        else:
            yield from map(one, ("referral order", "youth rehabilitation order"))


def _months(number: int | None) -> Fact | None:
    return None if number is None else Duration(months=number)


def _yes(met: bool | None) -> str | None:
    return None if met is None else "yes" if met else "no"

"""Application, saving and transitional provision over made-up amendments, case by case.

The oracle knows two numbers and a list of replacements, and goes through them for one flight at a
time. It knows nothing of texts, instructions or diagrams.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from keeling.model.words import FactValue, day_in_words
from keeling.pipeline import Corpus, edition, read
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.deep import many

FIRST = date(2020, 1, 1)
HEAD = """facts
  the flyer's age       is an age
  the day of the flight is a date, on or after 1 January 2020

outcomes
  a licence is needed    is yes or no
  a pennant is required  is yes or no

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 January 2015
  source         https://example.org/kites-act
  not verified   an invented Act

act "Kites (Amendment) Acts"
  cited as      KAA
  source        https://example.org/kites-amendment-act
  not verified  an invented Act

"""
RULES = ("a licence is needed", "a pennant is required")


@dataclass(frozen=True)
class Step:
    """In one of the two sections, one number for another."""

    section: int
    old: int
    new: int

    def __str__(self) -> str:
        return f'in section {self.section} of KA 2020, for "{self.old}" substitute "{self.new}"'


@dataclass(frozen=True)
class Said:
    """What is said of flights before a day, or from one day to the day before another."""

    kind: str
    until: date
    since: date = FIRST
    section: int | None = None
    step: Step | None = None

    def meets(self, flown: date) -> bool:
        return self.since <= flown < self.until

    def keeps_back(self, step: Step, flown: date) -> bool:
        speaks = self.step is None and self.section in (None, step.section)
        return speaks and self.meets(flown)

    def lines(self) -> str:
        of = "" if self.section is None else f" of section {self.section} of KA 2020"
        day = "the day of the flight"
        since, until = day_in_words(self.since), day_in_words(self.until)
        said = {
            "application": f"the amendments{of} apply only where {day} is on or after {until}",
            "saving": f"where {day} is before {until}, the amendments{of} do not apply",
            "transitional provision": (
                f"where {day} is on or after {since} and before {until}, {self.step}"
            ),
        }
        return f"\n  {self.kind}\n    {said[self.kind]}\n"


@dataclass(frozen=True)
class Change:
    """Amendments of one day, what is said of the flights they reach, and whose they are."""

    day: date
    steps: tuple[Step, ...]
    said: tuple[Said, ...]
    proposed: bool = False
    to_come: bool = False

    def lines(self, number: int) -> str:
        day = day_in_words(self.day)
        if self.proposed:
            head = f'proposal "P{number}"\n  made under a new Act\n  commences  {day}\n\n'
        else:
            when = "commences" if self.to_come else "in force from"
            head = f"section {number} of KAA\n  {when}  {day}\n\n"
        steps = "".join(f"  {step}\n" for step in self.steps)
        return head + steps + "".join(each.lines() for each in self.said) + "\n"


@dataclass
class Maker:
    """Makes a law of two numbers and its amendments, from a seed."""

    seed: int
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)

    def day(self, year: int) -> date:
        return date(year, 1, 1) + timedelta(self.chance.randrange(400))

    def numbers(self) -> tuple[int, int]:
        return self.chance.randrange(11, 20), self.chance.randrange(11, 20)

    def changes(self, numbers: tuple[int, int]) -> list[Change]:
        now = dict(enumerate(numbers, 1))
        made: list[Change] = []
        fresh = iter(range(20, 60))
        for at in range(self.chance.randint(1, 3)):
            proposed = at > 0 and self.chance.random() < 0.4
            sections = [section for section in (1, 2) if self.chance.random() < 0.6] or [1]
            steps = tuple(Step(section, now[section], next(fresh)) for section in sections)
            now |= {step.section: step.new for step in steps}
            said = tuple(
                self.said(2021 + 2 * at, steps, next(fresh))
                for _ in range(self.chance.randrange(3))
            )
            made.append(Change(self.day(2021 + 2 * at), steps, said, proposed, to_come=at == 2))
            if proposed:
                break
        return made

    def said(self, year: int, steps: Sequence[Step], number: int) -> Said:
        kind = self.chance.choice(["application", "saving", "transitional provision"])
        until = self.day(year)
        if kind == "transitional provision":
            step = self.chance.choice(steps)
            since = FIRST if self.chance.random() < 0.4 else until - timedelta(200)
            modified = Step(step.section, step.new, number)
            return Said(kind, until, since, step=modified)
        section = self.chance.choice([None, self.chance.choice(steps).section])
        return Said(kind, until, section=section)


def numbers_of(
    numbers: tuple[int, int], changes: Sequence[Change], as_at: date, flown: date
) -> tuple[int, int] | None:
    """Return the numbers that hold for a flight on a day; None where they cannot be told."""
    now = dict(enumerate(numbers, 1))
    for change in changes:
        if change.day > as_at and not change.proposed:
            continue
        kept = [
            step
            for step in change.steps
            if not any(each.keeps_back(step, flown) for each in change.said)
        ]
        also = [each.step for each in change.said if each.step is not None and each.meets(flown)]
        for step in (*kept, *also):
            if now[step.section] != step.old:
                return None
            now[step.section] = step.new
    return now[1], now[2]


def corpus(numbers: tuple[int, int], changes: Sequence[Change]) -> Corpus:
    """Return the law as it would be written today: with what was made, and not what is to come."""
    now = dict(enumerate(numbers, 1))
    for change in changes:
        if not change.proposed and not change.to_come:
            now |= {step.section: step.new for step in change.steps}
    sections = "".join(
        f"section {at} of KA 2020\n  {rule} if the flyer's age is under {now[at]}\n\n"
        for at, rule in enumerate(RULES, 1)
    )
    text = HEAD + sections + "".join(each.lines(at) for at, each in enumerate(changes, 1))
    made = read((SourceFile("law/kites.law", text),), reader())
    assert made.value is not None, [found.message for found in made.diagnostics]
    return made.value


@many(60)
@given(st.integers(0, 2**40))
def test_every_flight_has_the_law_that_reaches_it(seed: int) -> None:
    maker = Maker(seed)
    numbers = maker.numbers()
    changes = maker.changes(numbers)
    law = corpus(numbers, changes)
    turning = {change.day for change in changes}
    turning |= {
        day for change in changes for each in change.said for day in (each.until, each.since)
    }
    flights = sorted({FIRST, *(max(FIRST, day - timedelta(n)) for day in turning for n in (0, 1))})
    proposals = tuple(law.law.proposals.values())
    for as_at in sorted({change.day - timedelta(n) for change in changes for n in (0, 1)}):
        wanted = {flown: numbers_of(numbers, changes, as_at, flown) for flown in flights}
        made = edition(law, as_at, proposals)
        if None in wanted.values():
            assert made.value is None
            assert made.diagnostics
            continue
        assert made.value is not None, [found.message for found in made.diagnostics]
        for flown, limits in wanted.items():
            assert limits is not None
            for age in {each + n for each in (*numbers, *limits) for n in (-1, 0)}:
                facts: dict[str, FactValue] = {
                    "the flyer's age": age,
                    "the day of the flight": flown,
                }
                said = [str(one.answer) for one in made.value.decide(facts)]
                assert said == ["yes" if age < limit else "no" for limit in limits], (flown, age)

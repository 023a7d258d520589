"""Pairs of made-up proposals: what comes of them in either order, told from lists of numbers.

A section says `at least 20 and under 40 or … at least 30 and under 50`; a proposal puts one number
for another, once or in each place, or puts a stretch in at the end. The oracle does the same to
pairs of numbers, in both orders, and goes through every age.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from keeling.combining import Verdict, pairs
from keeling.pipeline import read
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.deep import many

DAY = date(2026, 11, 22)
AGES = range(70)
HEAD = """facts
  the flyer's age is an age

outcomes
  a licence is needed is yes or no

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 January 2015
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020
"""
Stretches = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Swap:
    """One number for another, where it stands once, or in each of several places."""

    old: int
    new: int
    each: bool

    def __str__(self) -> str:
        places = ", in each place," if self.each else ""
        return f'in section 1 of KA 2020, for "{self.old}"{places} substitute "{self.new}"'

    def done(self, now: Stretches) -> Stretches | None:
        count = sum(number == self.old for stretch in now for number in stretch)
        if (count < 2) if self.each else (count != 1):
            return None
        return tuple((self._read(low), self._read(high)) for low, high in now)

    def _read(self, number: int) -> int:
        return self.new if number == self.old else number


@dataclass(frozen=True)
class More:
    """One more stretch, at the end."""

    low: int
    high: int

    def __str__(self) -> str:
        words = f"or the flyer's age is at least {self.low} and under {self.high}"
        return f'in section 1 of KA 2020, at the end insert "{words}"'

    def done(self, now: Stretches) -> Stretches:
        return (*now, (self.low, self.high))


Does = Swap | More


def readable(now: Stretches) -> bool:
    """Whether each stretch has something in it; the language refuses one that has not."""
    return all(low < high for low, high in now)


def carried_out(now: Stretches, proposals: Sequence[Does]) -> Stretches | None:
    for does in proposals:
        after = does.done(now)
        if after is None or not readable(after):
            return None
        now = after
    return now


def answers(now: Stretches) -> list[bool]:
    return [any(low <= age < high for low, high in now) for age in AGES]


def verdict(now: Stretches, one: Does, other: Does) -> Verdict | None:
    """Return what comes of two proposals; None where one of them fails by itself."""
    if carried_out(now, [one]) is None or carried_out(now, [other]) is None:
        return None
    first, second = carried_out(now, [one, other]), carried_out(now, [other, one])
    if first is None and second is None:
        return Verdict.NEITHER
    if first is None or second is None:
        return Verdict.ONE_ORDER
    if first == second:
        return Verdict.COMMUTE
    return Verdict.SAME_ANSWERS if answers(first) == answers(second) else Verdict.ORDER_MATTERS


def made(chance: Random) -> tuple[Stretches, Does, Does]:
    """Return a law and two proposals; most of these can be carried out by themselves."""
    while True:
        stretches = tuple(_stretch(chance, [20, 30, 40, 50]) for _ in range(chance.randint(1, 3)))
        one, other = _does(chance, stretches), _does(chance, stretches)
        if verdict(stretches, one, other) is not None or chance.random() < 0.02:
            return stretches, one, other


def _stretch(chance: Random, numbers: Sequence[int]) -> tuple[int, int]:
    low, high = sorted(chance.sample(numbers, 2))
    return low, high


def _does(chance: Random, stretches: Stretches) -> Does:
    if chance.random() < 0.3:
        return More(*_stretch(chance, [20, 30, 40, 50, 60]))
    there = [number for stretch in stretches for number in stretch]
    old = chance.choice(there)
    new = chance.choice([number for number in (10, 20, 30, 40, 50, 60) if number != old])
    return Swap(old, new, (there.count(old) > 1) is not (chance.random() < 0.05))


@many(60)
@given(st.integers(0, 2**40))
def test_two_proposals_go_together_as_numbers_do(seed: int) -> None:
    now, one, other = made(Random(seed))
    said = " or ".join(f"the flyer's age is at least {low} and under {high}" for low, high in now)
    text = f"{HEAD}  a licence is needed if {said}\n"
    for title, does in (("One", one), ("Other", other)):
        text += f'\nproposal "{title}"\n  made under a new Act\n\n  {does}\n'
    law = read((SourceFile("law/kites.law", text),), reader()).value
    assert law is not None
    found = list(pairs(law, DAY, tuple(law.law.proposals.values())))
    wanted = verdict(now, one, other)
    assert [each.verdict for each in found] == ([] if wanted is None else [wanted])
    if wanted is Verdict.ORDER_MATTERS:
        first, second = carried_out(now, [one, other]), carried_out(now, [other, one])
        assert first is not None
        assert second is not None
        change = found[0].changes[0]
        assert change.witness is not None
        age = change.witness["the flyer's age"]
        assert isinstance(age, int)
        shown = [str(change.before) == "yes", str(change.after) == "yes"]
        assert shown == [answers(first)[age], answers(second)[age]]

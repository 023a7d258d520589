"""The cases of a certificate as Z3 has them: variables, and what holds of those of one case.

A choice is its number; an age or a number is itself; a length is a number of 4800ths of the average
day, and may lie anywhere between two. A day is `372 * year + 31 * month + day`, months and days
counted from nought: the days are in their order, and a birthday is 372 on for each year.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import z3

LENGTHS = {"year": 12 * 146097, "month": 146097, "week": 7 * 4800, "day": 4800}
BOUNDS = {
    "at_least": lambda value, end: value >= end,
    "on_or_after": lambda value, end: value >= end,
    "more_than": lambda value, end: value > end,
    "under": lambda value, end: value < end,
    "before": lambda value, end: value < end,
    "at_most": lambda value, end: value <= end,
}
#: To the end of 1969 an age was attained on the eve of the birthday.
EVES_TO = 372 * 1970


def number(kind: str, value: Any) -> int:
    """The value of a measured fact as a number."""
    if kind == "a duration":
        words = value.split()
        return sum(
            int(count) * LENGTHS[unit.removesuffix("s")]
            for count, unit in zip(words[::2], words[1::2], strict=True)
        )
    if kind == "a date":
        day = date.fromisoformat(value)
        return 372 * day.year + 31 * (day.month - 1) + day.day - 1
    return int(value)


class Days:
    """The day a fact is, in its parts."""

    def __init__(self, name: str, day: Any) -> None:
        self.day = day
        self.year, self.month, self.rest = (
            z3.Int(f"{part} of {name}") for part in ("year", "month", "day")
        )

    def real(self) -> Any:
        """That there is such a day."""
        leap = z3.And(self.year % 4 == 0, z3.Or(self.year % 100 != 0, self.year % 400 == 0))
        return z3.And(
            self.day == 372 * self.year + 31 * self.month + self.rest,
            self.month >= 0,
            self.month < 12,
            self.rest >= 0,
            self.rest < self._length(leap),
        )

    def _length(self, leap: Any) -> Any:
        short = z3.Or(*(self.month == each for each in (3, 5, 8, 10)))
        return z3.If(self.month == 1, z3.If(leap, 29, 28), z3.If(short, 30, 31))

    def next(self) -> Any:
        """The day after."""
        leap = z3.And(self.year % 4 == 0, z3.Or(self.year % 100 != 0, self.year % 400 == 0))
        last = self.rest + 1 == self._length(leap)
        return z3.If(last, 372 * self.year + 31 * (self.month + 1), self.day + 1)


class Space:
    """The variables of a certificate, and which values of them are a possible case."""

    def __init__(self, data: Any) -> None:
        self.data = data
        self.facts = {fact["name"]: fact for fact in data["facts"]}
        self.vars = {
            name: (z3.Real if fact["kind"] == "a duration" else z3.Int)(name)
            for name, fact in self.facts.items()
        }
        self.days = {
            name: Days(name, self.vars[name])
            for name, fact in self.facts.items()
            if fact["kind"] == "a date"
        }
        self.parts: dict[int, Any] = {}
        self.told_apart: dict[str, list[Any]] = {}

    def exists(self, name: str) -> Any:
        where = self.facts[name]["known_where"]
        return z3.BoolVal(True) if where is None else self.met(where)

    def is_so(self, name: str, said: Any) -> Any:
        """That a fact exists, and is one of these or within this."""
        return z3.And(self.exists(name), self.bounded(name, said))

    def bounded(self, name: str, said: Any) -> Any:
        fact, value = self.facts[name], self.vars[name]
        if isinstance(said, list):
            return z3.Or(*(value == fact["choices"].index(choice) for choice in said))
        return z3.And(
            *(BOUNDS[word](value, number(fact["kind"], end)) for word, end in said.items())
        )

    def is_value(self, name: str, value: Any) -> Any:
        """That a fact exists, and has this value."""
        fact = self.facts[name]
        there = [value] if fact["choices"] else {"at_least": value, "at_most": value}
        return self.is_so(name, there)

    def met(self, at: int) -> Any:
        """A condition on facts alone."""
        if at not in self.parts:
            said = self.data["conditions"][at]
            inner = [self.met(part) for part in said.get("all", said.get("any", ()))]
            if "fact" in said:
                made = self.is_so(said["fact"], said["is"])
            elif "not" in said:
                made = z3.Not(self.met(said["not"]))
            elif "so" in said:
                made = self.met(said["so"])
            else:
                made = z3.And(*inner) if "all" in said else z3.Or(*inner)
            self.parts[at] = made
        return self.parts[at]

    def possible(self) -> list[Any]:
        """What is so of every case."""
        found = [self._own(name) for name in self.facts]
        found += [z3.Not(self.met(at)) for at in self.data["impossible"]]
        for name in self.facts:
            for lesser in self._lesser(name):
                there = z3.And(self.exists(name), self.exists(lesser))
                found.append(z3.Implies(there, self.vars[name] >= self.vars[lesser]))
        found += [each.real() for each in self.days.values()]
        for name, fact in self.facts.items():
            if way := fact["counted"]:
                counts = self._counts(self.vars[name], way["from"], way["to"])
                found.append(z3.Implies(self.exists(name), counts))
        return found

    def _own(self, name: str) -> Any:
        """What is so of a fact by itself."""
        fact, value = self.facts[name], self.vars[name]
        if fact["choices"]:
            return z3.And(value >= 0, value < len(fact["choices"]))
        least = {"a duration": value > 0, "an age": value >= 0}.get(fact["kind"], True)
        return z3.And(least, self.bounded(name, fact["within"]))

    def _lesser(self, name: str) -> set[str]:
        own = self.facts[name]["never_less_than"]
        return {*own}.union(*map(self._lesser, own))

    def _counts(self, age: Any, birth: str, event: str) -> Any:
        born, asked = self.vars[birth], self.days[event]

        def attained(years: Any) -> Any:
            birthday = born + 372 * years
            eve = z3.And(years > 0, birthday < EVES_TO)
            return z3.If(eve, asked.next(), asked.day) >= birthday

        return z3.And(asked.day >= born, attained(age), z3.Not(attained(age + 1)))

    def values(self, name: str) -> list[Any]:
        if name not in self.told_apart:
            self.told_apart[name] = self._values(name)
        return self.told_apart[name]

    def _values(self, name: str) -> list[Any]:
        """Values that stand for all of a fact: at each place told of, and beside or between."""
        fact = self.facts[name]
        if fact["choices"]:
            return [z3.IntVal(at) for at in range(len(fact["choices"]))]
        kind, value = fact["kind"], self.vars[name]
        said = [each["is"] for each in self.data["conditions"] if each.get("fact") == name]
        ends = {number(kind, end) for each in (*said, fact["within"]) for end in each.values()}
        line = [Fraction(0), *sorted(map(Fraction, ends))]
        found = [z3.IntVal(at + step) for at in ends or {0} for step in (-1, 0)]
        if kind == "a duration":
            between = [(low + high) / 2 for low, high in pairwise(line)]
            found = [z3.RealVal(str(each)) for each in (*line, *between, line[-1] + 1)]
        own = ((each, z3.simplify(z3.substitute(self._own(name), (value, each)))) for each in found)
        return [each for each, so in own if z3.is_true(so)]

"""The cases of a certificate: what is so in which of them, and whether there are any.

Each measure is cut wherever anything is said of it. Whatever may be so is a question put fact by
fact, known by one number: what is never so is known by 0.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import reduce
from itertools import pairwise, product
from typing import Any

from tests.certificates.measures import (
    DATE,
    ENDLESS,
    LENGTH,
    WrongError,
    at_place,
    attains,
    ends,
    key,
    long,
    need,
    past,
    place,
)

Gives = dict[str, int]  # Where each answer is given.
Cell = tuple[int, float, float]  # Of a fact: its number, where its values begin, and just after.
Box = Mapping[str, Cell]
FALSE, TRUE = 0, 1
FIRST, LAST = date(1000, 1, 1).toordinal(), date(9000, 1, 1).toordinal()
TWO_UNITS = "Which of two lengths that `{}` is compared with is longer depends on their first day."
CHOSEN = ("yes or no", "one of")


def own(name: str) -> str:
    """What a fact is called in the second of two cases that differ in it."""
    return f"{name} in the second case"


def doubled(data: Any) -> Iterator[Any]:
    """The facts; after each in which two cases differ, that of the second case."""
    along = {each["claim"]["along"] for each in data["claims"] if each["claim"]}
    above = {lesser for fact in data["facts"] for lesser in fact["never_less_than"]}
    counted = [fact["counted"].values() for fact in data["facts"] if fact["counted"]]
    for fact in data["facts"]:
        name, lesser = fact["name"], fact["never_less_than"]
        lesser = [*lesser, *(own(each) for each in lesser if each in along)]
        yield {**fact, "never_less_than": lesser}
        if name in along:
            free = not fact["counted"] and all(name not in each for each in counted)
            need(free, f"Ages are counted by `{name}`.")
            bound = [name] if lesser or name in above else []
            yield {**fact, "name": own(name), "never_less_than": [*fact["never_less_than"], *bound]}


class Diagrams:
    """What is so in which cells of the facts, in one order of facts."""

    def __init__(self, cells: Mapping[str, list[Cell]]) -> None:
        self.cells, self.order = cells, [*cells]
        self.nodes: list[tuple[int, tuple[int, ...]]] = [(len(cells), ())] * 2
        self.known: dict[Any, int] = {}

    def make(self, level: int, children: Iterable[int]) -> int:
        node = level, tuple(children)
        if len({*node[1]}) == 1:
            return node[1][0]
        if node not in self.known:
            self.known[node] = len(self.nodes)
            self.nodes.append(node)
        return self.known[node]

    def both(self, *parts: int) -> int:
        return reduce(self._both, parts, TRUE)

    def either(self, *parts: int) -> int:
        return self.deny(self.both(*map(self.deny, parts)))

    def _both(self, one: int, other: int) -> int:
        if FALSE in (one, other):
            return FALSE
        if one == other or TRUE in (one, other):
            return max(one, other)
        pair = ("both", min(one, other), max(one, other))
        if pair not in self.known:
            level = min(self.nodes[one][0], self.nodes[other][0])
            cells = zip(self.at(one, level), self.at(other, level), strict=True)
            self.known[pair] = self.make(level, [self._both(*cell) for cell in cells])
        return self.known[pair]

    def at(self, one: int, level: int) -> tuple[int, ...]:
        own, children = self.nodes[one]
        return children if own == level else (one,) * len(self.cells[self.order[level]])

    def deny(self, one: int) -> int:
        if one > TRUE and ("not", one) not in self.known:
            level, children = self.nodes[one]
            self.known["not", one] = self.make(level, [self.deny(child) for child in children])
        return self.known["not", one] if one > TRUE else 1 - one

    def always(self, one: int, level: int) -> int:
        """Where something is so whatever a fact is."""
        own, children = self.nodes[one]
        if own >= level:
            return self.both(*children) if own == level else one
        return self.make(own, [self.always(child, level) for child in children])


class Cases(Diagrams):
    """The cases that can be."""

    def __init__(self, data: Any) -> None:
        self.data, self.along = data, -1  # the level of the fact in which two cases differ
        self.facts = {fact["name"]: fact for fact in doubled(data)}
        self.outcomes = {each["name"]: each for each in data["outcomes"]}
        ways = [(name, fact["counted"]) for name, fact in self.facts.items() if fact["counted"]]
        self.counted = [(name, way["from"], way["to"]) for name, way in ways]
        self.pairs = [(one, other) for one in self.facts for other in self.lesser(one)]
        self.tied = {name for each in (*self.pairs, *self.counted) for name in each}
        self.marks: dict[str, set[float]] = {name: set() for name in self.facts}
        for name, mark in self.said():
            self.marks[name].add(mark)
        self.marks |= {own(name): at for name, at in self.marks.items() if own(name) in self.facts}
        super().__init__({name: self.cut(fact) for name, fact in self.facts.items()})
        self.possible = self.deny(self.either(*map(self.met, data["impossible"])))

    def lesser(self, name: str) -> set[str]:
        own = self.facts[name]["never_less_than"]
        return {*own}.union(*map(self.lesser, own))

    def said(self) -> Iterator[tuple[str, float]]:
        """Each fact with each place on its line of which anything is said."""
        tests = [(each["fact"], each["is"]) for each in self.data["conditions"] if "fact" in each]
        for of in self.data["differences"]:
            tests += [pair for change in of["changes"] for pair in change["where"].items()]
        for name, said in tests:
            if isinstance(said, dict):
                yield from ((name, mark) for mark in ends(self.facts[name]["kind"], said))
        given = [row["answer"] for rule in self.data["rules"] for row in rule["rows"]]
        given += [each["read_as"] for one in self.data["readings"] for each in one["reads"]]
        given += [each["claim"]["answer"] for each in self.data["claims"] if each["claim"]]
        lengths = {json.dumps(each) for each in given if each and each["kind"] == "length"}
        for each, other in product(given, map(json.loads, lengths)):
            if each and "fact" in each:
                at = place(LENGTH, long(other, 1 + (each["kind"] != "fact")))
                yield from ((each["fact"], at), (each["fact"], at + 1))

    def cut(self, fact: Any) -> list[Cell]:
        if fact["kind"] in CHOSEN:
            return [(at, at, at + 1) for at in range(len(fact["choices"]))]
        low, high = ends(fact["kind"], fact["within"])
        low = max(low, {LENGTH: 1, "an age": 0}.get(fact["kind"], low))
        inside = sorted(mark for mark in self.marks[fact["name"]] if low < mark < high)
        if fact["kind"] == LENGTH:
            pairs = product(map(at_place, inside), inside)
            need(all(past(*pair) is not None for pair in pairs), TWO_UNITS.format(fact["name"]))
        return [(at, *each) for at, each in enumerate(pairwise((low, *inside, high)))]

    def test(self, name: str, said: Any) -> int:
        """Where a fact exists and is among some choices, or within a stretch."""
        fact = self.facts[name]
        if isinstance(said, list):
            need({*said} <= {*fact["choices"]}, f"{name} is never {said}.")
            met = [choice in said for choice in fact["choices"]]
        else:
            low, high = ends(fact["kind"], said)
            met = [low <= begin and end <= high for _, begin, end in self.cells[name]]
        return self.both(self.exists(name), self.make(self.order.index(name), map(int, met)))

    def exists(self, name: str) -> int:
        where = self.facts[name]["known_where"]
        return TRUE if where is None else self.met(where)

    def met(self, at: int, gives: Any = None) -> int:
        """Where a condition is met, given where each answer is given to each outcome."""
        if (at, gives) not in self.known:
            match self.data["conditions"][at]:
                case {"fact": name, "is": said}:
                    found = self.test(name, said)
                case {"outcome": name, "is": said}:
                    found = self.either(*(self.exactly(gives(name), answer) for answer in said))
                case {"whatever": name, "so": part}:
                    found = self.whatever(self.met(part, gives), name)
                case {"all": parts}:
                    found = self.both(*(self.met(part, gives) for part in parts))
                case {"any": parts}:
                    found = self.either(*(self.met(part, gives) for part in parts))
                case {"not": part}:
                    found = self.deny(self.met(part, gives))
                case {"at": _, "so": part}:
                    found = self.met(part, gives)
                case condition:
                    raise WrongError(f"{condition} is no condition.")
            self.known[at, gives] = found
        return self.known[at, gives]

    def whatever(self, part: int, name: str) -> int:
        """Where something is so whatever a fact is, and those that hang on it."""
        hanging = self.hanging(name)
        need(hanging.isdisjoint(self.tied), f"Days or ages hang on `whatever {name}`.")
        part = self.either(self.deny(self.possible), part)
        return reduce(self.always, map(self.order.index, hanging), part)

    def hanging(self, name: str) -> set[str]:
        """A fact, and those that are known or not because of it."""
        found = {name}
        for one, fact in [*self.facts.items()] * len(self.facts):
            if fact["known_where"] is not None and self.asked(fact["known_where"]) & found:
                found.add(one)
        return found

    def asked(self, at: int) -> set[str]:
        """The facts that a condition names."""
        said = self.data["conditions"][at]
        parts = [said[word] for word in ("not", "so") if word in said]
        own = {said["fact"]} if "fact" in said else set[str]()
        parts += [*said.get("all", []), *said.get("any", [])]
        return own.union(*map(self.asked, parts))

    def exactly(self, gives: Gives, *answers: Any) -> int:
        """Where these answers and no others are given."""
        wanted = {key(each) for answer in answers for each in answer.get("answers", [answer])}
        rest = [self.deny(so) for answer, so in gives.items() if answer not in wanted]
        return self.both(*(gives.get(answer, FALSE) for answer in wanted), *rest)

    # Two cases that differ in one fact.

    def second(self, one: int) -> int:
        """The same of the second case, whose own fact comes just after that of the first."""
        level, children = self.nodes[one]
        if one <= TRUE or level > self.along:
            return one
        if ("second", self.along, one) not in self.known:
            parts = [self.second(child) for child in children]
            self.known["second", self.along, one] = self.make(level + (level == self.along), parts)
        return self.known["second", self.along, one]

    def two(self, claim: Any) -> int:
        """Where two cases can be, and differ as a claim means; from now on it is asked of such."""
        name, between = claim["along"], claim["between"]
        hanging, cells = self.hanging(name) - {name}, range(len(self.cells[name]))
        for tied in (*self.pairs, *self.counted):
            known = {self.facts[each]["known_where"] for each in hanging.intersection(tied)}
            alone = not known or (len(known) == 1 and not {name, own(name)} & {*tied})
            need(alone, f"Days, ages or measures are known or not because of `{name}`.")
        self.along = self.order.index(name)
        if between:
            meant = self.both(
                self.test(name, between[:1]), self.second(self.test(name, between[1:]))
            )
        else:
            later = [self.make(self.along + 1, [int(to >= at) for to in cells]) for at in cells]
            meant = self.both(self.exists(name), self.make(self.along, later))
        return self.both(meant, self.second(self.possible))

    def either_knows(self, name: str) -> int:
        return self.either(self.exists(name), self.second(self.exists(name)))

    # Whether anybody can be so.

    def value(self, name: str, value: Any) -> Cell:
        """The cell that the value of a fact lies in, narrowed to that value."""
        kind = self.facts[name]["kind"]
        if kind in CHOSEN:
            at = self.facts[name]["choices"].index(value)
            return at, at, at + 1
        begin = place(kind, value)
        for at, low, high in self.cells[name]:
            sides = [past(value, cut) if kind == LENGTH else begin >= cut for cut in (low, high)]
            need(None not in sides, f"Whether {value} is past a length depends on its first day.")
            if sides == [True, False]:
                return (at, low, high) if kind == LENGTH else (at, begin, begin + 1)
        raise WrongError(f"{name} is never {value}.")

    def search(self, one: int, given: Box) -> Box | None:
        """A possible case in which something is so, some facts given; None if there is none."""
        return self._search(self.so(self.both(one, self.possible), given), given)

    def _search(self, one: int, chosen: Mapping[str, Cell]) -> Mapping[str, Cell] | None:
        if one == FALSE:
            return None
        level = self.nodes[one][0]
        if one == TRUE:
            loose = (self.so(self.either_knows(name), chosen) for name in sorted(self.tied))
            level = next((self.nodes[each][0] for each in loose if each > TRUE), -1)
            if level == -1:
                return chosen if self.fits(chosen) else None
        name = self.order[level]
        for cell, rest in zip(self.cells[name], self.at(one, level), strict=True):
            case = {name: cell, **chosen}
            if name not in self.tied or self.fits(case):
                found = self._search(rest, case)
                if found is not None:
                    return found
        return None

    def so(self, one: int, chosen: Mapping[str, Cell]) -> int:
        """What something comes to once some facts are chosen."""
        level, children = self.nodes[one]
        if one <= TRUE:
            return one
        name = self.order[level]
        if name in chosen:
            return self.so(children[chosen[name][0]], chosen)
        return self.make(level, [self.so(child, chosen) for child in children])

    def fits(self, chosen: Box) -> bool:
        """Whether the days, ages and measures chosen can be those of one case.

        Each begins as early as it may; whatever must then begin later does, until nothing must.
        """
        low, high = dict[str, float](), dict[str, float]()
        for name in self.tied:
            if self.so(self.either_knows(name), chosen) == TRUE:
                whole = (0, self.cells[name][0][1], self.cells[name][-1][2])
                _, low[name], high[name] = chosen.get(name, whole)
                if self.facts[name]["kind"] == DATE:
                    low[name], high[name] = max(low[name], FIRST), min(high[name], LAST)
        pairs = [pair for pair in self.pairs if low.keys() >= {*pair}]
        for greater, lesser in pairs * len(pairs):
            high[lesser] = min(high[lesser], high[greater])
        before: dict[str, float] = {}
        while low != before:
            before = {**low}
            for greater, lesser in pairs:
                low[greater] = max(low[greater], low[lesser])
            for age, birth, event in (way for way in self.counted if way[0] in low):
                low[event] = max(low[event], attains(low[birth], low[age]))
                if high[age] < ENDLESS:
                    low[birth] = max(low[birth], low[event] - 366 * high[age])
                    while attains(low[birth], high[age]) <= low[event]:
                        low[birth] += 1
            if any(low[name] >= high[name] for name in low):
                return False
        return True

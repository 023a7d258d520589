"""A case that shows a region: a possible one, with values a reader finds natural."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from math import inf

from keeling.model.conditions import Among, Cut, Within
from keeling.model.durations import Duration
from keeling.model.vocabulary import FactKind
from keeling.model.words import FactValue
from keeling.partition.counted import Ends
from keeling.partition.given import cofactor, narrowed
from keeling.partition.lines import Line, Position
from keeling.partition.nodes import BOTTOM, reach
from keeling.partition.regions import Region, cases
from keeling.partition.space import Space

#: How often a choice may be taken back.
_TRIES = 10_000
_MONTH = Duration(months=1).key
_NATURAL: Mapping[FactKind, FactValue] = {
    FactKind.AGE: 30,
    FactKind.NUMBER: 1,
    FactKind.DATE: date(2026, 1, 1),
    FactKind.DURATION: Duration(months=12),
}


def witness(
    space: Space, where: Region | Mapping[str, Among | Within], facts: Iterable[str]
) -> dict[str, FactValue] | None:
    """Return a possible case in a region, giving those of the named facts that exist in it.

    Choices are the first that are possible; an age or number is its lower bound, else 30 or 1,
    else the highest possible; a length its lower bound, else a whole number of months, else of
    days; a day its lower bound, else 1 January 2026. Returns None if the region holds no case, or
    if a length would be needed of which it depends on the day whether it lies in the region.
    Raises KeyError for a fact that is not declared, and BudgetExceeded.
    """
    space.table.rewind()
    described = where.where if isinstance(where, Region) else where
    search = _Search(space, described)
    named = set(facts)
    constrained = [line for line in space.lines if line.fact.name in described]
    needed = search.needed({space.line[name].level for name in {*named, *described}})
    others = [space.lines[level] for level in sorted(needed)]
    rest = [line for line in others if line.fact.name not in described]
    if not search.complete((*constrained, *rest)):
        return None
    shown = named & search.chosen.keys()
    return {name: search.chosen[name] for name in space.vocabulary.facts if name in shown}


class _Search:
    """A case on its way.

    Every choice leaves some possible case. One is taken back only where no length can then be
    named of which it does not depend on the day it begins whether it is possible.
    """

    def __init__(self, space: Space, where: Mapping[str, Among | Within]) -> None:
        self._space = space
        self._where = where
        self._cases = space.masked(space.truths.true, cases(space, where))
        self._cuts = self._cuts_by_level()
        self.chosen: dict[str, FactValue] = {}

    def complete(self, lines: Sequence[Line]) -> bool:
        """Choose a value of each of some facts that exists; false if that cannot be done."""
        open_: list[Iterator[FactValue | None]] = []
        tries = 0
        while len(open_) < len(lines):
            open_.append(self._values(lines[len(open_)]))
            while not self._next(lines[len(open_) - 1], open_[-1]):
                tries += 1
                back = self._cause(lines, len(open_) - 1)
                if back is None or tries > _TRIES:
                    return False
                for line in lines[back : len(open_)]:
                    self.chosen.pop(line.fact.name, None)
                del open_[back + 1 :]
        return True

    def _next(self, line: Line, values: Iterator[FactValue | None]) -> bool:
        """Choose the next value of a fact, or that there is none; false if there are no more."""
        for value in values:
            if value is not None:
                self.chosen[line.fact.name] = value
            return True
        return False

    def _values(self, line: Line) -> Iterator[FactValue | None]:
        """Yield the values of a fact that surely leave a possible case; None if it is absent."""
        if line.fact.name not in self._where:
            exists = self.exists(line)
            if exists is not True:
                if exists is False:
                    yield None
                return
        for value in self._candidates(line):
            if self._sure(line, value) and self._possible(line, value):
                yield value

    def _cause(self, lines: Sequence[Line], stuck: int) -> int | None:
        """Return the last fact before another on which it may hang that no value is left."""
        tied = self._tied(lines[stuck])
        return next((at for at in reversed(range(stuck)) if lines[at].level in tied), None)

    def _tied(self, line: Line) -> set[int]:
        """Return the levels of all facts that say something of a fact, near or far."""
        groups = [set(pair) for pair in self._space.relations]
        groups += [{at.level for at in reach(self._space.excluded)} - {BOTTOM}]
        groups += [{each.level, *self.needed({each.level})} for each in self._space.lines]
        groups.append(set(self._space.counted.levels))
        tied, grown = {line.level}, True
        while grown:
            more = set[int]().union(*(group for group in groups if not tied.isdisjoint(group)))
            grown = not more <= tied
            tied |= more
        return tied

    def needed(self, levels: set[int]) -> set[int]:
        """Return the levels with those on which it depends whether they exist."""
        found, waiting = set(levels), list(levels)
        while waiting:
            fact = self._space.lines[waiting.pop()].fact
            for at in reach(self._space.exists(fact.name)):
                if at.level != BOTTOM and at.level not in found:
                    found.add(at.level)
                    waiting.append(at.level)
        return found

    def exists(self, line: Line) -> bool | None:
        """Whether a fact exists in the case so far; None where that is in doubt."""
        values = {self._space.line[name].level: value for name, value in self.chosen.items()}
        truths = self._space.truths
        node = cofactor(self._space, self._space.exists(line.fact.name), values, truths.false)
        return node is truths.true if node.level == BOTTOM else None

    def _possible(self, line: Line, value: FactValue) -> bool:
        given = {**self.chosen, line.fact.name: value}
        return narrowed(self._space, self._cases, given) is not self._space.table.nothing

    def _sure(self, line: Line, value: FactValue) -> bool:
        """Whether a length lies on a known side of all that matters, whatever day it begins."""
        if not isinstance(value, Duration):
            return True
        if any(line.side(value, cut) == 0 for cut in self._ends(line)):
            return False
        others = (self.chosen.get(other.fact.name) for other in self._relatives(line))
        return all(
            value.compared_with(other) is not None
            for other in others
            if isinstance(other, Duration)
        )

    def _candidates(self, line: Line) -> Iterator[FactValue]:
        kind = line.fact.kind
        if not line.fact.measured:
            yield from line.fact.values
            return
        described = self._where.get(line.fact.name)
        bound = described.lower if isinstance(described, Within) else None
        if kind is FactKind.DURATION:
            if bound is not None:
                yield from _lengths(line.position(bound), days=False)
            else:
                yield _NATURAL[kind]
            for end in sorted(self._ends(line)):
                yield from _lengths(int(end), days=True)
            return
        for number in self._numbers(line, bound):
            if kind is not FactKind.DATE:
                yield number
            elif 1 <= number <= date.max.toordinal():
                yield date.fromordinal(number)

    def _numbers(self, line: Line, bound: Cut | None) -> Iterator[int]:
        if bound is not None:
            yield line.position(bound) // 2
        natural = _NATURAL[line.fact.kind]
        yield natural.toordinal() if isinstance(natural, date) else int(str(natural))
        ends = {int(end) // 2 for end in self._ends(line)}
        near = sorted(ends | {end - 1 for end in ends})
        if near and line.fact.kind is not FactKind.DATE and self._possible(line, near[-1] + 1):
            yield from near
        yield from reversed(near)

    def _ends(self, line: Line) -> set[Position]:
        """Return the finite positions at which what is possible for a fact may begin or end."""
        ends: set[Position] = set()
        for other in (line, *self._relatives(line)):
            ends |= {other.low, other.high, *self._cuts.get(other.level, ())}
            value = self.chosen.get(other.fact.name)
            if value is not None:
                place = other.place(value)
                ends |= {place, place + 1} if isinstance(value, Duration) else {place, place + 2}
        if line.level in self._space.counted.levels:
            ends |= {2 * end for end in self._counted_ends()[line.level]}
        return ends - {inf, -inf}

    def _counted_ends(self) -> dict[int, Ends]:
        """Return between which values each age and day must lie that are counted."""
        within: dict[int, Ends] = {}
        for level in self._space.counted.levels:
            line = self._space.lines[level]
            value = self.chosen.get(line.fact.name)
            if value is not None:
                place = line.place(value)
                within[level] = place // 2, place // 2 + 1
            else:
                described = self._where.get(line.fact.name, Within())
                ((low, high),) = line.runs(described) or ((line.low, line.high),)
                within[level] = low / 2, high / 2
        return self._space.counted.narrowed(within)

    def _relatives(self, line: Line) -> list[Line]:
        pairs = self._space.relations
        levels = {level for pair in pairs if line.level in pair for level in pair} - {line.level}
        return [self._space.lines[level] for level in sorted(levels)]

    def _cuts_by_level(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = {}
        exist = [self._space.exists(line.fact.name) for line in self._space.lines]
        for node in (self._cases, *exist):
            for at in reach(node):
                found.setdefault(at.level, set()).update(at.cuts)
        return found


def _lengths(position: int, days: bool) -> Iterator[Duration]:
    """Yield lengths just past a cut: its own, the next whole months, and if asked, days."""
    own = Duration.of_key(position // 2)
    if position % 2 == 0:
        yield own
    yield Duration(months=own.key // _MONTH + 1)
    if days:
        yield Duration(days=own.days + 1 if own.days else own.most_days() + 1)

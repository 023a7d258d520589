"""The line each fact lies on: positions, cuts and stretches, and values placed among cuts.

A position is one whole number. A `Cut` `(value, side)` is `2 * value + side`, and a value itself
lies between the positions `2 * value` and `2 * value + 1`; so a value is past every cut that is
not greater than `2 * value`. Whole-number facts have even cuts only. Choices lie at their index:
the cuts around choice `i` are `i` and `i + 1`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import inf

from keeling.model.conditions import Among, Cut, Within
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind
from keeling.model.words import FactValue

#: A position on a fact's line; infinite where the line has no end.
Position = float

#: Stretches of a line, in order and apart from each other.
Runs = tuple[tuple[Position, Position], ...]


@dataclass(frozen=True)
class Line:
    """A fact's line: its place in the order of facts, and where it begins and ends."""

    fact: Fact
    level: int

    @cached_property
    def low(self) -> Position:
        """The position at which the line begins: lengths are more than nothing, ages 0 or over."""
        if not self.fact.measured:
            return 0
        natural = {FactKind.DURATION: 1, FactKind.AGE: 0}.get(self.fact.kind, -inf)
        return natural if self.fact.least is None else max(natural, self.position(self.fact.least))

    @cached_property
    def high(self) -> Position:
        """The position at which the line ends."""
        if not self.fact.measured:
            return len(self.fact.values)
        return inf if self.fact.most is None else self.position(self.fact.most)

    @cached_property
    def places(self) -> dict[str, int]:
        """The index of each choice."""
        return {value: index for index, value in enumerate(self.fact.values)}

    def position(self, cut: Cut) -> int:
        """Return the position of a cut; for whole numbers, just after is just before the next."""
        value, side = cut
        if side and self.fact.kind is not FactKind.DURATION:
            return 2 * value + 2
        return 2 * value + side

    def runs(self, described: Among | Within) -> Runs:
        """Return the stretches described, clipped to the line."""
        if isinstance(described, Among):
            places = sorted(self.places[value] for value in described.values & self.places.keys())
            return joined([(place, place + 1) for place in places])
        low = self.low if described.lower is None else self.position(described.lower)
        high = self.high if described.upper is None else self.position(described.upper)
        low, high = max(low, self.low), min(high, self.high)
        return ((low, high),) if low < high else ()

    def described(self, runs: Runs) -> Among | Within:
        """Return stretches in the words of the law; a measured fact has only one."""
        if not self.fact.measured:
            values = self.fact.values
            return Among(
                frozenset(
                    values[place] for low, high in runs for place in range(int(low), int(high))
                )
            )
        ((low, high),) = runs
        return Within(
            None if low <= self.low else divmod(int(low), 2),
            None if high >= self.high else divmod(int(high), 2),
        )

    def side(self, value: FactValue, cut: Position) -> int:
        """Return 1 where a value is past a cut, -1 before it, 0 where that has no answer."""
        if cut in (inf, -inf):
            return 1 if cut < 0 else -1
        place = self.place(value)
        if isinstance(value, Duration):
            key, after = divmod(int(cut), 2)
            return value.side((key, after))
        return 1 if place >= cut else -1

    def place(self, value: FactValue) -> int:
        """Return the position of a value; raises TypeError for a value of another kind."""
        kind = self.fact.kind
        if isinstance(value, str) and not self.fact.measured:
            return self.places.get(value, -1)
        if isinstance(value, Duration) and kind is FactKind.DURATION:
            return 2 * value.key
        if isinstance(value, date) and kind is FactKind.DATE:
            return 2 * value.toordinal()
        if isinstance(value, int) and kind in (FactKind.AGE, FactKind.NUMBER):
            return 2 * value
        raise TypeError(f"{self.fact.name} is {kind.value}, and {value!r} is not")

    def on_line(self, value: FactValue) -> bool:
        """Whether the fact can have a value at all."""
        return self.side(value, self.low) >= 0 and self.side(value, self.high) <= 0

    def cells(self, value: FactValue, cuts: Sequence[int]) -> tuple[int, int]:
        """Return the first and the last stretch between these cuts in which a value may lie.

        No cut in doubt is taken as settled. Where a law cuts at lengths that themselves cannot be
        compared, the line orders them by their `key`, and what is in doubt may lie across a cut
        that is not.
        """
        if not isinstance(value, Duration):
            cell = bisect_right(cuts, self.place(value))
            return cell, cell
        sides = [self.side(value, cut) for cut in cuts]
        first = next((at for at, side in enumerate(sides) if side < 1), len(sides))
        last = next((at for at in range(len(sides), 0, -1) if sides[at - 1] > -1), 0)
        return first, last


def joined(runs: Sequence[tuple[Position, Position]]) -> Runs:
    """Return stretches in order, those that touch made one."""
    result: list[tuple[Position, Position]] = []
    for low, high in sorted(runs):
        if result and result[-1][1] >= low:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return tuple(result)

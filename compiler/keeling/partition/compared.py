"""Two diagrams of answers laid over each other, and which of the two is more in each case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from keeling.model.answers import Answer, HalfOf, Lasting, NotEncoded, WholeOf
from keeling.model.comparing import alike, order
from keeling.model.conditions import Within
from keeling.model.durations import Duration
from keeling.model.vocabulary import Scale
from keeling.partition.asking import overlay
from keeling.partition.nodes import Node, reach, relabel
from keeling.partition.space import Space
from keeling.partition.truth import Failed, Met


@dataclass(frozen=True, slots=True)
class Compared:
    """An answer and another to the same cases.

    `way` is 0 where they come to the same, -1 where the second is more, 1 where it is less, and
    None where neither can be said.
    """

    before: Answer
    after: Answer
    way: int | None


@dataclass(frozen=True, slots=True)
class _Turning:
    """What tells which of two answers is more: whether a fact is as long as a length.

    `way` is how the second compares with the first where the fact is longer.
    """

    fact: str
    length: Duration
    way: int


def compared(
    space: Space, before: Node, after: Node, scale: Scale | None, beside: Iterable[Node]
) -> Node:
    """Return the diagram whose leaves are `Compared`: the answers of two diagrams.

    A length that a case gives (`the period of the discharge`) and one that the law gives are told
    apart case by case: under it, the same, or over it. They are not where some diagram `beside`
    turns on that fact in another unit, for then the day on which it begins may decide. What is not
    encoded is no other answer. Raises BudgetExceeded.
    """

    def judged(leaf: tuple[Answer, Answer]) -> Compared:
        known = not any(isinstance(each, NotEncoded) for each in leaf)
        return Compared(*leaf, order(*leaf, scale) if known and not alike(*leaf) else 0)

    node = relabel(space.table, overlay(space, before, after), judged)
    found = (_turning(at.leaf) for at in reach(node) if isinstance(at.leaf, Compared))
    turning = dict.fromkeys((each.fact, each.length) for each in found if each)
    if turning:
        nodes = (node, *beside)
        for fact, length in turning:
            if _in_one_unit(space, fact, length, nodes):
                node = _told_apart(space, node, fact, length)
    return node


def _turning(leaf: Compared) -> _Turning | None:
    match leaf.before, leaf.after:
        case WholeOf(fact), Lasting(length):
            return _Turning(fact, length, 1)
        case Lasting(length), WholeOf(fact):
            return _Turning(fact, length, -1)
        case HalfOf(fact), Lasting(length):
            return _Turning(fact, _twice(length), 1)
        case Lasting(length), HalfOf(fact):
            return _Turning(fact, _twice(length), -1)
        case _:
            return None


def _twice(length: Duration) -> Duration:
    return Duration(2 * length.months, 2 * length.days)


def _in_one_unit(space: Space, fact: str, length: Duration, nodes: Iterable[Node]) -> bool:
    """Whether a length can be compared with every other with which a fact is compared."""
    line = space.line[fact]
    levels = {line.level}
    for _ in space.relations:
        levels |= {level for pair in space.relations if levels & {*pair} for level in pair}
    keys: set[int] = set()
    for level in levels:
        bounded = space.lines[level].fact
        keys |= {cut[0] for cut in (bounded.least, bounded.most) if cut is not None}
    for node in nodes:
        keys |= {cut // 2 for at in reach(node) if at.level in levels for cut in at.cuts}
    return all(Duration.of_key(key).compared_with(length) is not None for key in keys)


def _told_apart(space: Space, node: Node, fact: str, length: Duration) -> Node:
    """Say which answer is more where a fact is under a length, as long, and over it.

    Where the case has no such fact neither is.
    """
    begins, ends = (length.key, 0), (length.key, 1)
    for longer, stretch in (
        (-1, Within(upper=begins)),
        (0, Within(begins, ends)),
        (1, Within(lower=ends)),
    ):

        def judged(leaf: tuple[Compared, Met | Failed], longer: int = longer) -> Compared:
            own, so = leaf
            turning = _turning(own)
            if turning is None or (turning.fact, turning.length) != (fact, length):
                return own
            return replace(own, way=longer * turning.way) if isinstance(so, Met) else own

        node = relabel(space.table, overlay(space, node, space.test(fact, stretch)), judged)
    return node

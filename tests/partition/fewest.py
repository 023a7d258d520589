"""The fewest boxes that part the cases with an answer, found by trying all: for few cases only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from keeling.model.vocabulary import Fact, Vocabulary

from tests.partition.oracle import Case, Value

#: More boxes or steps than this are too many to try.
MOST = 20_000


def fewest(vocabulary: Vocabulary, inside: Sequence[Case], outside: Sequence[Case]) -> int | None:
    """The least number of boxes that part the cases inside and hold none outside.

    A box says of some facts that they exist, and are among some choices or in one stretch. None
    where there is too much to try.
    """
    whole = (1 << len(inside)) - 1
    boxes = {whole: (1 << len(outside)) - 1}
    for fact in vocabulary.facts.values():
        ways = list(_ways(fact, inside, outside))
        if len(boxes) * (len(ways) + 1) > MOST:
            return None
        for held, beside in list(boxes.items()):
            for own, others in ways:
                if held & own:
                    key = held & own
                    boxes[key] = boxes.get(key, beside & others) & beside & others
    return _parted(whole, sorted(held for held, beside in boxes.items() if not beside))


def _parted(whole: int, boxes: Sequence[int]) -> int | None:
    """The least number of boxes that hold each case once."""
    first: dict[int, list[int]] = {}
    for box in boxes:
        first.setdefault(box & -box, []).append(box)
    reached, count, steps = {0}, 0, 0
    while whole not in reached:
        further: set[int] = set()
        for held in reached:
            least = ~held & (held + 1)
            for box in boxes:
                if box & least and not box & held:
                    further.add(held | box)
            steps += len(boxes)
            if steps > 200 * MOST:
                return None
        reached, count = further, count + 1
    return count


def _ways(fact: Fact, inside: Sequence[Case], outside: Sequence[Case]) -> Iterator[tuple[int, int]]:
    """What a box may say of a fact: the cases inside and outside of which that is so."""
    seen = {case[fact.name] for case in (*inside, *outside) if fact.name in case}
    for values in _sets(fact, sorted(seen)):
        yield _held(fact, values, inside), _held(fact, values, outside)


def _held(fact: Fact, values: frozenset[Value], cases: Sequence[Case]) -> int:
    return sum(1 << at for at, case in enumerate(cases) if case.get(fact.name) in values)


def _sets(fact: Fact, seen: Sequence[Value]) -> Iterator[frozenset[Value]]:
    if fact.measured:
        ends = combinations(range(len(seen) + 1), 2)
        yield from (frozenset(seen[low:high]) for low, high in ends)
    else:
        for size in range(1, len(seen) + 1):
            yield from map(frozenset, combinations(seen, size))

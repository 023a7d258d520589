"""Every possible case of a small vocabulary, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from keeling.model.calendar import age_on
from keeling.model.conditions import AllOf, Cut
from keeling.model.vocabulary import Counting, Fact, FactKind, Vocabulary

from tests.partition.oracle import Case, Value, holds, lesser_facts, on_line


def existing(vocabulary: Vocabulary, case: Case) -> bool:
    """Whether a case is possible."""
    facts = vocabulary.facts
    for name, fact in facts.items():
        if (name in case) is not holds(fact.known_where, case, {}):
            return False
        if name in case and not on_line(fact, case[name]):
            return False
    if any(holds(each.when, case, {}) for each in vocabulary.impossible):
        return False
    if not all(_counts(fact, case) for fact in facts.values() if fact.name in case):
        return False
    return all(
        case[name] >= case[lesser]  # type: ignore[operator]
        for name in case
        for lesser in lesser_facts(vocabulary, name)
        if lesser in case
    )


def _counts(fact: Fact, case: Case) -> bool:
    """Whether an age is that of its two days."""
    way = fact.counted
    if way is None:
        return True
    born, asked = case[way.start], case[way.end]
    assert isinstance(born, int)
    assert isinstance(asked, int)
    return born <= asked and age_on(born, asked) == case[fact.name]


def _ages(way: Counting, days: Mapping[str, Iterable[int]]) -> set[int]:
    """Every age that may be counted between the days that are shown."""
    pairs = product(days[way.start], days[way.end])
    return {age_on(born, asked) for born, asked in pairs if born <= asked}


def all_cases(
    vocabulary: Vocabulary,
    cuts: Mapping[FactKind, Iterable[Cut]],
    most: int,
    only: Mapping[str, Iterable[Value]] | None = None,
) -> list[Case]:
    """Every possible case, each stretch between the cuts of a kind of fact shown by a value.

    Returns none where there are too many to go through. A fact in `only` has no other values.
    """
    only = only or {}
    values: list[list[Value | None]] = []
    days = {
        name: [int(day) for day in shown(vocabulary, fact, cuts) if on_line(fact, day)]
        for name, fact in vocabulary.facts.items()
        if fact.kind is FactKind.DATE
    }
    for name, fact in vocabulary.facts.items():
        seen: Iterable[Value] = fact.values
        if fact.counted:
            seen = sorted(_ages(fact.counted, days))
        elif fact.measured:
            seen = sorted(shown(vocabulary, fact, cuts))
        seen = only.get(name, seen)
        missing: list[Value | None] = [] if fact.known_where == AllOf() else [None]
        values.append([*(value for value in seen if on_line(fact, value)), *missing])
    if prod(map(len, values)) > 20 * most:
        return []
    found: list[Case] = []
    for chosen in product(*values):
        pairs = zip(vocabulary.facts, chosen, strict=True)
        case = {name: value for name, value in pairs if value is not None}
        if existing(vocabulary, case):
            found.append(case)
    return found if len(found) <= most else []


def shown(
    vocabulary: Vocabulary, fact: Fact, cuts: Mapping[FactKind, Iterable[Cut]]
) -> set[int | Fraction]:
    """Values of a measured fact close to each cut and end, and far from all."""
    kind = fact.kind
    ends = {cut[0] for cut in cuts.get(kind, ())}
    for other in vocabulary.facts.values():
        if other.kind is kind:
            ends |= {cut[0] for cut in (other.least, other.most) if cut is not None}
    if kind is FactKind.AGE:
        ends.add(0)
    if kind is not FactKind.DURATION:
        return {value for end in ends for value in (end - 1, end, end + 1)} or {1}
    line = sorted({Fraction(0), *map(Fraction, ends)})
    between = {(low + high) / 2 for low, high in pairwise(line)}
    return {*line, *between, line[-1] + 1000}

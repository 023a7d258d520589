"""Cases of a real law made fact by fact, by what the law and its vocabulary ask."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from keeling.model.conditions import AllOf, AnyOf, Condition, Limb, Not, OutcomeIs, Whatever, Within
from keeling.model.conditions import Test as Asks
from keeling.model.law import Law
from keeling.model.vocabulary import Fact, FactKind, Vocabulary

from tests.partition.oracle import Case, Value, lesser_facts, lies

#: Stands for a fact that does not exist in a case.
ABSENT = "(there is none)"


def only(law: Law, outcome: str) -> Law:
    """The law without the rules that the outcome does not turn on."""
    wanted, waiting = set[str](), [outcome]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += [
                test.outcome
                for rule in law.rules
                if rule.outcome == name
                for condition in (rule.where, *(row.when for row in rule.rows))
                for test in asked_in(condition)
                if isinstance(test, OutcomeIs)
            ]
    rules = tuple(rule for rule in law.rules if rule.outcome in wanted)
    targets = {rule.provision for rule in rules}
    readings = tuple(
        reading for reading in law.readings if any(at.within(reading.target) for at in targets)
    )
    outcomes = {name: law.vocabulary.outcomes[name] for name in sorted(wanted)}
    vocabulary = type(law.vocabulary)(law.vocabulary.facts, outcomes, law.vocabulary.scales)
    return Law(vocabulary, law.works, law.provisions, rules, readings)


def asked_in(condition: Condition) -> Iterator[Asks | OutcomeIs]:
    match condition:
        case Asks() | OutcomeIs():
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from asked_in(part)
        case Not(part) | Limb(_, part) | Whatever(part, _):
            yield from asked_in(part)


def conditions(law: Law) -> Iterator[Condition]:
    for rule in law.rules:
        yield rule.where
        yield from (row.when for row in rule.rows)
    for reading in law.readings:
        yield reading.where


def values(fact: Fact, kinds: Mapping[FactKind, set[int]]) -> list[Value]:
    if not fact.measured:
        return list(fact.values)
    ends = sorted(kinds.get(fact.kind, {1}))
    if fact.kind is FactKind.DURATION:
        line = [Fraction(0), *map(Fraction, ends)]
        between = [(low + high) / 2 for low, high in itertools.pairwise(line)]
        shown: list[Fraction | int] = [*line[1:], *between, line[-1] * 2]
    else:
        shown = [*(end - 1 for end in ends), *ends]
    limits = Within(fact.least, fact.most)
    return [value for value in sorted(set(shown)) if lies(value, limits)]


def next_to_ask(facts: Sequence[Fact], case: Case) -> Fact | None:
    """Return the first of some facts of which the case tells already whether it exists."""
    return next(
        (
            fact
            for fact in facts
            if all(
                isinstance(test, Asks) and test.fact in case for test in asked_in(fact.known_where)
            )
        ),
        None,
    )


def in_order(vocabulary: Vocabulary, case: Case) -> bool:
    """Whether no fact is less than one that it is never less than."""
    return all(
        case[name] >= case[lesser]  # type: ignore[operator]
        for name in case
        for lesser in lesser_facts(vocabulary, name)
        if lesser in case
    )

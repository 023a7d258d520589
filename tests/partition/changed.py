"""Laws changed: some changes keep the meaning, some need not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from keeling.model.conditions import (
    AllOf,
    Among,
    AnyOf,
    Condition,
    Limb,
    Not,
    OutcomeIs,
    Test,
    Whatever,
    Within,
)
from keeling.model.law import Law, Reading, Row, RowsRead, Rule
from keeling.model.vocabulary import Vocabulary
from keeling.partition import Node, Space, leaves, overlay

from tests.partition.generated import ANSWERS, POOL, Maker, Scope

Alteration = Callable[[Condition], Condition]


def amended(maker: Maker, law: Law) -> Law:
    """The law with a few tests, parts or answers changed."""
    rules = list(law.rules)
    for _ in range(maker.random.randint(1, 2)):
        if not rules:
            return maker.law(law.vocabulary)
        at = maker.random.randrange(len(rules))
        rules[at] = _amended_rule(maker, law.vocabulary, rules[at])
        if maker.chance(10):
            del rules[at]
    readings = list(law.readings)
    if readings and maker.chance(2):
        at = maker.random.randrange(len(readings))
        readings[at] = _amended_reading(maker, law.vocabulary, readings[at])
    return replace(law, rules=tuple(rules), readings=tuple(readings))


def _amended_reading(maker: Maker, vocabulary: Vocabulary, reading: Reading) -> Reading:
    if maker.chance(2):
        return replace(reading, where=maker.condition(Scope(list(vocabulary.facts.values())), 1))
    answers = maker.shuffled(list(reading.reads.values()))
    return replace(reading, reads=dict(zip(reading.reads, answers, strict=True)))


def _amended_rule(maker: Maker, vocabulary: Vocabulary, rule: Rule) -> Rule:
    scope = Scope(list(vocabulary.facts.values()))
    one_in = maker.random.randint(1, 6)

    def change(condition: Condition) -> Condition:
        if not maker.chance(one_in):
            return condition
        match condition:
            case Test(fact, Within(lower, upper)):
                cuts = sorted(maker.some(POOL[vocabulary.facts[fact].kind], 2, 2))
                within = Within(lower and cuts[0], upper and cuts[1])
                return Test(fact, within)
            case Test():
                return maker.test(scope)
            case AllOf(parts):
                return AllOf(tuple(maker.some(parts)))
            case AnyOf(parts):
                return AnyOf(tuple(maker.some(parts)))
            case _:
                return condition

    rows = list(rule.rows)
    if rows and maker.chance(3):
        at = maker.random.randrange(len(rows))
        answers = ANSWERS[vocabulary.outcomes[rule.outcome].kind]
        rows[at] = replace(rows[at], answer=maker.random.choice(answers))
    return _throughout(replace(rule, rows=tuple(rows)), change)


def rewritten(maker: Maker, law: Law) -> Law:
    """The law in other words: the same answers in every possible case, if not the same reasons."""
    scope = Scope(list(law.vocabulary.facts.values()))

    def change(condition: Condition) -> Condition:
        if maker.chance(2):
            return condition
        again = maker.condition(scope, 1)
        match maker.random.randrange(6):
            case 0:
                return Not(_denied(condition))
            case 1:
                return AnyOf(maker.shuffled([condition, AllOf((condition, again))]))
            case 2:
                return AllOf(maker.shuffled([condition, AnyOf((again, condition))]))
            case 3:
                met, not_met = AllOf((condition, again)), AllOf((Not(again), condition))
                return AnyOf(maker.shuffled([met, not_met]))
            case 4:
                return _split(maker, law.vocabulary, condition)
            case _:
                return _shuffled(maker, condition)

    def rows(rule: Rule) -> tuple[Row, ...]:
        never = Row(rule.provision, AnyOf(), maker.random.choice([row.answer for row in rule.rows]))
        with_never = [*rule.rows, never]
        if rule.read is RowsRead.ONLY:
            return maker.shuffled(with_never)
        return tuple(with_never)

    rules = [replace(rule, rows=rows(rule)) if rule.rows else rule for rule in law.rules]
    changed = [_throughout(rule, change) for rule in rules]
    return replace(law, rules=maker.shuffled(changed), readings=maker.shuffled(law.readings))


def _throughout(rule: Rule, change: Alteration) -> Rule:
    rows = tuple(replace(row, when=_changed(row.when, change)) for row in rule.rows)
    return replace(rule, where=_changed(rule.where, change), rows=rows)


def _changed(condition: Condition, change: Alteration) -> Condition:
    """The condition with every part of it changed, the innermost first."""
    match condition:
        case AllOf(parts):
            return change(AllOf(tuple(_changed(part, change) for part in parts)))
        case AnyOf(parts):
            return change(AnyOf(tuple(_changed(part, change) for part in parts)))
        case Not(part):
            return change(Not(_changed(part, change)))
        case Limb(provision, part):
            return change(Limb(provision, _changed(part, change)))
        case Test() | OutcomeIs() | Whatever():
            return change(condition)


def _denied(condition: Condition) -> Condition:
    match condition:
        case AllOf(parts):
            return AnyOf(tuple(Not(part) for part in parts))
        case AnyOf(parts):
            return AllOf(tuple(Not(part) for part in parts))
        case _:
            return Not(condition)


def _split(maker: Maker, vocabulary: Vocabulary, condition: Condition) -> Condition:
    match condition:
        case Test(fact, Within(lower, upper)):
            cut = maker.random.choice(POOL[vocabulary.facts[fact].kind])
            if (lower is None or lower < cut) and (upper is None or cut < upper):
                parts = [Test(fact, Within(lower, cut)), Test(fact, Within(cut, upper))]
                return AnyOf(maker.shuffled(parts))
        case Test(fact, Among(values)):
            return AnyOf(tuple(Test(fact, Among(frozenset({value}))) for value in sorted(values)))
        case _:
            pass
    return condition


def _shuffled(maker: Maker, condition: Condition) -> Condition:
    match condition:
        case AllOf(parts):
            return AllOf(maker.shuffled(parts))
        case AnyOf(parts):
            return AnyOf(maker.shuffled(parts))
        case _:
            return condition


def equal(space: Space, one: Node, other: Node) -> bool:
    """Whether two laws answer alike: one object; with days that are held to a few, no difference.

    What is one object is never different.
    """
    if not space.counted:
        return one is other
    differing = any(pair[0] != pair[1] for pair in leaves(overlay(space, one, other)))
    assert not (one is other and differing)
    return not differing

"""What a law answers in one case: straight from the meaning of the model.

Nothing here knows of diagrams. A case gives each fact that exists a value: a choice, or a number
on the fact's line (for a length its `key`, which may be a fraction: some length in between).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cache, cached_property
from itertools import pairwise, product

from keeling.model.answers import DOES_NOT_ARISE, NO, YES, Answer, Conflict, Gap, Settled
from keeling.model.conditions import (
    AllOf,
    Among,
    AnyOf,
    Condition,
    Cut,
    Limb,
    Not,
    OutcomeIs,
    Test,
    Whatever,
    Within,
)
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Reading, Row, RowsRead, Rule
from keeling.model.vocabulary import Fact, FactKind, OutcomeKind, Vocabulary

Value = str | int | Fraction
Case = Mapping[str, Value]
Reasons = frozenset[ProvisionId]
NOTHING: Reasons = frozenset()


class Given:
    """The answer to an outcome in a case; its reasons, found only when they are asked for."""

    def __init__(self, answer: Answer, why: Callable[[], Reasons]) -> None:
        self.answer = answer
        self._why = why

    @cached_property
    def reasons(self) -> Reasons:
        return self._why()


Answers = Mapping[str, Given]
Pairs = set[tuple[ProvisionId, Settled]]


def past(value: int | Fraction, cut: Cut) -> bool:
    return value > cut[0] or (value == cut[0] and cut[1] == 0)


def lies(value: Value, described: Among | Within) -> bool:
    if isinstance(described, Among):
        return value in described.values
    assert not isinstance(value, str)
    return (described.lower is None or past(value, described.lower)) and (
        described.upper is None or not past(value, described.upper)
    )


def in_region(case: Case, where: Mapping[str, Among | Within]) -> bool:
    return all(fact in case and lies(case[fact], described) for fact, described in where.items())


# Whether a condition is met, and why.


def holds(condition: Condition, case: Case, answers: Answers) -> bool:
    match condition:
        case Test(fact, among):
            return fact in case and lies(case[fact], among)
        case OutcomeIs(outcome, wanted):
            return answers[outcome].answer in wanted
        case Whatever():
            assert isinstance(answers, Answered)
            return answers.whatever(condition).answer is YES
        case AllOf(parts):
            return all(holds(part, case, answers) for part in parts)
        case AnyOf(parts):
            return any(holds(part, case, answers) for part in parts)
        case Not(part):
            return not holds(part, case, answers)
        case Limb(_, part):
            return holds(part, case, answers)


@cache
def without_not(condition: Condition, sign: bool = True, counted: bool = True) -> Condition:
    """The same with `Not` before tests only, and no limbs that lay below one."""
    match condition:
        case Not(part):
            return without_not(part, not sign, False)
        case Limb(provision, part):
            inner = without_not(part, sign, counted)
            return Limb(provision, inner) if counted else inner
        case AllOf(parts) | AnyOf(parts):
            inner_parts = tuple(without_not(part, sign, counted) for part in parts)
            return (
                AllOf(inner_parts) if isinstance(condition, AllOf) is sign else AnyOf(inner_parts)
            )
        case Test() | OutcomeIs() | Whatever():
            return condition if sign else Not(condition)


def limbs_met(condition: Condition, case: Case, answers: Answers) -> Reasons:
    """The limbs for which a condition is met (it is, and has no `Not` but before tests)."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return NOTHING.union(
                *(limbs_met(each, case, answers) for each in parts if holds(each, case, answers))
            )
        case Limb(provision, part):
            inside = limbs_met(part, case, answers)
            if any(limb.within(provision) for limb in inside):
                return inside
            return inside | {provision}
        case _:
            return NOTHING


def outcomes_met(condition: Condition, case: Case, answers: Answers) -> Reasons:
    """The reasons of the outcomes through which a condition is met."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return NOTHING.union(
                *(outcomes_met(each, case, answers) for each in parts if holds(each, case, answers))
            )
        case Not(Whatever()):
            return NOTHING
        case Limb(_, part) | Not(part):
            return outcomes_met(part, case, answers)
        case OutcomeIs(outcome, _):
            return answers[outcome].reasons
        case Whatever():
            assert isinstance(answers, Answered)
            return answers.whatever(condition).reasons
        case _:
            return NOTHING


def could_be_met(condition: Condition, case: Case, answers: Answers) -> bool:
    """Whether a condition would be met if the tests of outcomes came out as it needs them."""
    match condition:
        case OutcomeIs() | Not(OutcomeIs()):
            return True
        case AllOf(parts):
            return all(could_be_met(part, case, answers) for part in parts)
        case AnyOf(parts):
            return any(could_be_met(part, case, answers) for part in parts)
        case Limb(_, part):
            return could_be_met(part, case, answers)
        case _:
            return holds(condition, case, answers)


def outcomes_missed(condition: Condition, case: Case, answers: Answers) -> Reasons:
    """The reasons of the outcomes for which alone a condition is not met (it could be)."""
    match condition:
        case OutcomeIs(outcome, _) | Not(OutcomeIs(outcome, _)):
            return answers[outcome].reasons
        case AllOf(parts) | AnyOf(parts):
            return NOTHING.union(
                *(
                    outcomes_missed(each, case, answers)
                    for each in parts
                    if not holds(each, case, answers) and could_be_met(each, case, answers)
                )
            )
        case Limb(_, part):
            return outcomes_missed(part, case, answers)
        case _:
            return NOTHING


# What the rules say.


def decide(law: Law, case: Case) -> dict[str, tuple[Answer, tuple[ProvisionId, ...]]]:
    """The answer to every outcome, with its reasons in the law's order."""
    answers = answered(law, case)
    order = named(law)
    return {
        outcome: (given.answer, tuple(sorted(given.reasons, key=order.index)))
        for outcome in in_order(law)
        for given in [answers[outcome]]
    }


class Answered(dict[str, Given]):
    """The answers of a law to a case, each found when it is first asked for."""

    def __init__(self, case: Case, asking: Asking) -> None:
        super().__init__()
        self._case = case
        self._asking = asking

    def __missing__(self, outcome: str) -> Given:
        self[outcome] = found = settled(self._asking.law, outcome, self._case, self)
        return found

    def whatever(self, condition: Whatever) -> Given:
        return self._asking.whatever(condition, self._case)


class Asking:
    """A law, with what it answered to the cases asked so far."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self._cases: dict[frozenset[tuple[str, Value]], Answered] = {}
        self._whatever: dict[object, Given] = {}

    def __call__(self, case: Case) -> Answered:
        key = frozenset(case.items())
        if key not in self._cases:
            self._cases[key] = Answered(case, self)
        return self._cases[key]

    def whatever(self, condition: Whatever, case: Case) -> Given:
        """Whether an outcome is so in each case that differs by a fact; the reasons of all."""
        group = hanging_on(condition.fact, self.law.vocabulary)
        rest = {name: value for name, value in case.items() if name not in group}
        key = (condition, frozenset(rest.items()))
        if key not in self._whatever:
            given = [
                self(other)[condition.part.outcome]
                for other in otherwise(self.law, rest, group & matters(self.law))
            ]
            assert given
            met = all(each.answer in condition.part.answers for each in given)
            self._whatever[key] = Given(
                YES if met else NO,
                lambda: (
                    frozenset.intersection(*(each.reasons for each in given)) if met else NOTHING
                ),
            )
        return self._whatever[key]


_asked: list[Asking] = []


def answered(law: Law, case: Case) -> Answered:
    """The answers to a case; what is known of the last few laws is kept."""
    asking = next((each for each in _asked if each.law is law), None)
    if asking is None:
        asking = Asking(law)
        _asked[:] = [asking, *_asked[:3]]
    return asking(case)


# What else a case could be.


def hanging_on(fact: str, vocabulary: Vocabulary) -> frozenset[str]:
    """A fact, and every fact whose being known turns on it, near or far."""
    found: list[str] = []
    waiting = [fact]
    while waiting:
        found.append(at := waiting.pop())
        for name, each in vocabulary.facts.items():
            asked = {part.fact for part in parts(each.known_where) if isinstance(part, Test)}
            if at in asked and name not in (*found, *waiting):
                waiting.append(name)
    return frozenset(found)


def matters(law: Law) -> frozenset[str]:
    """The facts that a law or its vocabulary tests, or holds against others."""
    facts = law.vocabulary.facts
    tested = {
        part.fact for condition in said(law) for part in parts(condition) if isinstance(part, Test)
    }
    related = {name for name, fact in facts.items() if fact.at_least_facts}
    return frozenset(
        tested | related | {lesser for name in related for lesser in facts[name].at_least_facts}
    )


def said(law: Law) -> Iterator[Condition]:
    for rule in law.rules:
        yield rule.where
        yield from (row.when for row in rule.rows)
    yield from (reading.where for reading in law.readings)
    yield from (fact.known_where for fact in law.vocabulary.facts.values())
    yield from (each.when for each in law.vocabulary.impossible)


def otherwise(law: Law, rest: Case, group: frozenset[str]) -> Iterator[Case]:
    """Every possible case with these facts and others of a group, stretches shown by values."""
    facts = [fact for name, fact in law.vocabulary.facts.items() if name in group]
    ends = cuts_of(law, rest)
    lines: list[list[Value | None]] = []
    for fact in facts:
        values: list[Value | None] = [*fact.values]
        if fact.measured:
            values = [each for each in between(fact.kind, ends[fact.kind]) if on_line(fact, each)]
        lines.append([*values, None])
    for chosen in product(*lines):
        pairs = zip((fact.name for fact in facts), chosen, strict=True)
        case = {**rest, **{name: value for name, value in pairs if value is not None}}
        if all((each.name in case) is holds(each.known_where, case, {}) for each in facts) and fits(
            law.vocabulary, case
        ):
            yield case


def fits(vocabulary: Vocabulary, case: Case) -> bool:
    """Whether the facts of a case go together."""
    return not any(holds(each.when, case, {}) for each in vocabulary.impossible) and all(
        case[name] >= case[lesser]  # type: ignore[operator]
        for name in case
        for lesser in lesser_facts(vocabulary, name)
        if lesser in case
    )


def cuts_of(law: Law, rest: Case) -> dict[FactKind, set[int | Fraction]]:
    """Where the law, the vocabulary and the facts given cut the lines of each kind of fact."""
    facts = law.vocabulary.facts
    found: dict[FactKind, set[int | Fraction]] = {kind: {0} for kind in FactKind}
    for condition in said(law):
        for part in parts(condition):
            if isinstance(part, Test) and isinstance(part.among, Within):
                cuts = (part.among.lower, part.among.upper)
                found[facts[part.fact].kind] |= {cut[0] for cut in cuts if cut is not None}
    for fact in facts.values():
        found[fact.kind] |= {cut[0] for cut in (fact.least, fact.most) if cut is not None}
    for name, value in rest.items():
        if not isinstance(value, str):
            found[facts[name].kind].add(value)
    return found


def between(kind: FactKind, ends: set[int | Fraction]) -> list[int | Fraction]:
    """Values at some ends, beside them, and between."""
    if kind is not FactKind.DURATION:
        return sorted({value for end in ends for value in (end - 1, end, end + 1)})
    line = sorted(map(Fraction, ends))
    return [*line, *((low + high) / 2 for low, high in pairwise(line)), line[-1] + 1000]


def on_line(fact: Fact, value: Value) -> bool:
    if isinstance(value, str):
        return value in fact.values
    if fact.kind is FactKind.DURATION and value <= 0:
        return False
    if fact.kind is FactKind.AGE and value < 0:
        return False
    return lies(value, Within(fact.least, fact.most))


def lesser_facts(vocabulary: Vocabulary, name: str) -> set[str]:
    found: set[str] = set()
    waiting = list(vocabulary.facts[name].at_least_facts)
    while waiting:
        lesser = waiting.pop()
        if lesser not in found:
            found.add(lesser)
            waiting += vocabulary.facts[lesser].at_least_facts
    return found


def settled(law: Law, outcome: str, case: Case, answers: Answers) -> Given:
    rules = [rule for rule in law.rules if rule.outcome == outcome]

    def within(rule: Rule, references: Iterable[ProvisionId]) -> bool:
        return any(rule.provision.within(reference) for reference in references)

    speaking = [
        rule
        for rule in rules
        if not any(
            other is not rule
            and within(rule, other.in_place_of)
            and holds(other.where, case, answers)
            for other in rules
        )
    ]
    answering = [rule for rule in speaking if rows_met(rule, case, answers)]
    remaining = [
        rule
        for rule in answering
        if not any(
            other is not rule and (within(rule, other.despite) or within(other, rule.subject_to))
            for other in answering
        )
    ] or answering
    if remaining:
        pairs = set[tuple[ProvisionId, Settled]]().union(
            *(rule_gives(law, rule, case, answers) for rule in remaining)
        )
        return Given(
            next(iter(pairs))[1]
            if len({answer for _, answer in pairs}) == 1
            else Conflict(tuple(sorted(pairs, key=sort_key))),
            lambda: NOTHING.union(*(why_given(law, rule, case, answers) for rule in remaining)),
        )
    considered = [rule for rule in speaking if holds(rule.where, case, answers)]
    undertook = {rule.provision for rule in considered if rule.undertakes}
    if undertook:
        gap = Gap(tuple(sorted(undertook, key=lambda p: sort_key((p, NO)))))
        return Given(gap, lambda: frozenset(undertook))
    yes_no = law.vocabulary.outcomes[outcome].kind is OutcomeKind.YES_NO
    return Given(
        NO if yes_no else DOES_NOT_ARISE,
        lambda: frozenset(rule.provision for rule in considered).union(
            *(why_silent(rule, case, answers) for rule in speaking)
        ),
    )


def sort_key(pair: tuple[ProvisionId, Settled]) -> tuple[str, tuple[str, ...], int, str]:
    return pair[0].work, pair[0].path, pair[0].row, repr(pair[1])


def rows_met(rule: Rule, case: Case, answers: Answers) -> list[Row]:
    """The rows by which a rule answers: none where it does not."""
    if not holds(rule.where, case, answers):
        return []
    met = [row for row in rule.rows if holds(row.when, case, answers)]
    return met[:1] if rule.read is RowsRead.FIRST else met


def rule_gives(law: Law, rule: Rule, case: Case, answers: Answers) -> Pairs:
    """The answers a rule gives, each with the provision that gives it."""
    pairs: Pairs = set()
    for row in rows_met(rule, case, answers):
        read = list(readings(law, rule, row.provision, row.answer, case, answers))
        results = {reading.reads[row.answer] for reading in read}
        if len(results) > 1:
            pairs |= {(reading.provision, reading.reads[row.answer]) for reading in read}
        else:
            pairs.add((row.provision, next(iter(results), row.answer)))
    return pairs


def why_given(law: Law, rule: Rule, case: Case, answers: Answers) -> Reasons:
    """The reasons of the answers a rule gives."""
    around = without_not(rule.where)
    reasons = limbs_met(around, case, answers) | outcomes_met(around, case, answers)
    for row in rows_met(rule, case, answers):
        when = without_not(row.when)
        limbs = limbs_met(when, case, answers)
        reasons |= limbs | outcomes_met(when, case, answers)
        if not any(limb.within(row.provision) for limb in limbs):
            reasons |= {row.provision}
        for reading in readings(law, rule, row.provision, row.answer, case, answers):
            how = without_not(reading.where)
            reasons |= {reading.provision}
            reasons |= limbs_met(how, case, answers) | outcomes_met(how, case, answers)
    return reasons


def readings(
    law: Law, rule: Rule, row: ProvisionId, answer: Settled, case: Case, answers: Answers
) -> Iterator[Reading]:
    """The readings that change an answer of a row."""
    for reading in law.readings:
        reached = rule.provision.within(reading.target) or row.within(reading.target)
        changes = reading.reads.get(answer, answer) != answer
        if reached and changes and holds(reading.where, case, answers):
            yield reading


def why_silent(rule: Rule, case: Case, answers: Answers) -> Reasons:
    """The reasons of other outcomes, where these alone decide that a rule does not answer."""
    answering = AllOf((rule.where, AnyOf(tuple(row.when for row in rule.rows))))
    plain = without_not(answering)
    if not could_be_met(plain, case, answers):
        return NOTHING
    return outcomes_missed(plain, case, answers)


# The order of things.


def parts(condition: Condition) -> Iterator[Condition]:
    yield condition
    match condition:
        case AllOf(inner) | AnyOf(inner):
            for part in inner:
                yield from parts(part)
        case Not(part) | Limb(_, part) | Whatever(part, _):
            yield from parts(part)
        case _:
            pass


def conditions(law: Law, outcome: str) -> Iterator[Condition]:
    for rule in law.rules:
        if rule.outcome == outcome:
            yield rule.where
            yield from (row.when for row in rule.rows)
    yield from (reading.where for reading in law.readings)


def in_order(law: Law) -> list[str]:
    """The outcomes, each after those it turns on."""
    done: list[str] = []
    left = list(law.vocabulary.outcomes)
    while left:
        for outcome in left:
            needed = {
                part.outcome
                for condition in conditions(law, outcome)
                for part in parts(condition)
                if isinstance(part, OutcomeIs)
            }
            if needed - {outcome} <= set(done):
                done.append(outcome)
                left.remove(outcome)
                break
        else:
            raise AssertionError("the outcomes turn on each other")
    return done


def named(law: Law) -> list[ProvisionId]:
    """Every provision, in the order in which the law has them."""

    def limbs(condition: Condition) -> list[ProvisionId]:
        return [part.provision for part in parts(condition) if isinstance(part, Limb)]

    found = list(law.provisions)
    for rule in law.rules:
        found += [rule.provision, *limbs(rule.where)]
        for row in rule.rows:
            found += [row.provision, *limbs(row.when)]
    for reading in law.readings:
        found += [reading.provision, *limbs(reading.where)]
    return list(dict.fromkeys(found))

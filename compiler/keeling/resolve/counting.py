"""Ages that are counted from two days: what they are counted from, and what must hold of it.

Whether some ages and days can go together is worked out exactly (`keeling.partition.counted`),
and that holds for what is let through here and for no more: each age is known where its two days
are; which of two ages is the greater follows from the order of their days; and no ages of two
people are tied to each other by more than one day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from keeling.diagnostics import Diagnostic, Label
from keeling.model.conditions import ALWAYS
from keeling.model.vocabulary import Counting, Fact, FactKind
from keeling.model.words import both
from keeling.resolve.checks import IMPOSSIBLE_VALUE, MISPLACED, WRONG_KIND
from keeling.syntax import tree

Facts = dict[str, Fact]


def counted(lines: Iterable[tree.FactLine], facts: Facts, found: list[Diagnostic]) -> None:
    """Add to the facts from which days they are counted, and what follows from these."""
    for line in lines:
        for clause in line.counted:
            wrong = list(_unfit(line, clause, facts))
            found += wrong
            if not wrong:
                way = Counting(clause.start.text, clause.end.text)
                facts[line.name.text] = replace(facts[line.name.text], counted=way)
    found += _apart(facts)
    found += _unordered(facts)
    for fact in tuple(facts.values()):
        facts[fact.name] = _ordered(fact, facts)


def _unfit(line: tree.FactLine, clause: tree.CountedLine, facts: Facts) -> Iterator[Diagnostic]:
    """Refuse what cannot be counted, or not from these days."""
    fact = facts[line.name.text]
    if clause is not line.counted[0]:
        yield MISPLACED.at(
            clause.span,
            f"`{fact.name}` is counted twice, and a case could give two different values.",
            advice="Keep one of the two, or declare a second fact.",
            labels=(Label(line.counted[0].span, "counted here already"),),
        )
    elif fact.kind is not FactKind.AGE:
        yield _no_age(fact, clause)
    for word in (clause.start, clause.end):
        if facts[word.text].kind is not FactKind.DATE:
            yield WRONG_KIND.at(
                word.span,
                f"An age is counted from one day to another, and `{word.text}` is "
                f"{facts[word.text].kind.value}.",
                advice=f"Name a fact that is a date; or declare `{word.text}` as `a date`.",
            )
    if clause.start.text == clause.end.text:
        yield IMPOSSIBLE_VALUE.at(
            clause.span,
            "Counted from a day to the same day, an age is always 0.",
            advice="Count it from the day of birth to the day on which it is asked.",
        )
    elif fact.kind is FactKind.AGE:
        yield from _known_elsewhere(fact, clause, facts)


def _no_age(fact: Fact, clause: tree.CountedLine) -> Diagnostic:
    if fact.kind is FactKind.DURATION:
        return WRONG_KIND.at(
            clause.span,
            f"`{fact.name}` is a duration, and only an age is counted from days: the time between "
            "two days is no one number of months or of days.",
            advice="Leave the clause out, and give the length in the case.",
        )
    return WRONG_KIND.at(
        clause.span,
        f"`{fact.name}` is {fact.kind.value}, and only an age is counted from days.",
        advice="Declare it as `an age`, or leave the clause out.",
    )


def _known_elsewhere(fact: Fact, clause: tree.CountedLine, facts: Facts) -> Iterator[Diagnostic]:
    """Refuse an age that is not known exactly where its two days are."""
    days = [facts[word.text] for word in (clause.start, clause.end)]
    where = {day.known_where for day in days}
    if where - {ALWAYS, fact.known_where} or fact.known_where not in where:
        named = both(f"`{day.name}`" for day in days)
        yield MISPLACED.at(
            clause.span,
            f"`{fact.name}` is not known in the same cases as {named}, from which it is counted.",
            advice="An age is known where both its days are: give it and the days the same "
            "`known where`, or none.",
        )


def _apart(facts: Mapping[str, Fact]) -> Iterator[Diagnostic]:
    """Refuse ages of which it would not be exact whether they can go together."""
    ways: dict[Counting, Fact] = {}
    for fact in (fact for fact in facts.values() if fact.counted):
        assert fact.counted is not None
        twin = ways.setdefault(fact.counted, fact)
        if twin is not fact:
            yield MISPLACED.at(
                fact.span,
                f"`{fact.name}` and `{twin.name}` are counted from the same day to the same day, "
                "so they are one fact.",
                advice="Keep one of them.",
                labels=(Label(twin.span, "the other one"),),
            )
    ends: dict[str, dict[str, Fact]] = {}
    for way, fact in ways.items():
        ends.setdefault(way.start, {})[way.end] = fact
    yield from _related_births(facts, ends)
    yield from _tied_twice(facts, ends)


def _related_births(
    facts: Mapping[str, Fact], ends: Mapping[str, Mapping[str, Fact]]
) -> Iterator[Diagnostic]:
    """Refuse a birth to which something else is counted, or that is ordered among other days."""
    for fact in facts.values():
        if fact.counted and fact.counted.end in ends:
            yield MISPLACED.at(
                fact.span,
                f"`{fact.name}` is counted to `{fact.counted.end}`, from which another age is "
                "counted. Whether such ages can go together is not worked out.",
                advice="Leave one of the two uncounted, and give that age in the case.",
            )
        for lesser in fact.at_least_facts:
            if fact.name in ends or (lesser in ends and fact.name not in ends[lesser]):
                birth = fact.name if fact.name in ends else lesser
                yield MISPLACED.at(
                    fact.span,
                    f"`{fact.name}` is not before `{lesser}`; but ages are counted from `{birth}`, "
                    "and its order is worked out among the days to which they are counted only.",
                    advice="Leave `not before` out.",
                )


def _tied_twice(
    facts: Mapping[str, Fact], ends: Mapping[str, Mapping[str, Fact]]
) -> Iterator[Diagnostic]:
    """Refuse two births whose ages are tied to each other by more than one day."""
    tied: dict[str, str] = {}

    def root(day: str) -> str:
        while day in tied:
            day = tied[day]
        return day

    pairs = [(birth, day) for birth, days in ends.items() for day in days]
    pairs += [
        (fact.name, lesser)
        for fact in facts.values()
        for lesser in fact.at_least_facts
        if fact.kind is FactKind.DATE
    ]
    for one, other in pairs:
        if root(one) != root(other):
            tied[root(one)] = root(other)
    several: dict[str, str] = {}
    for birth, days in ends.items():
        if len(days) < 2:
            continue
        first = several.setdefault(root(birth), birth)
        if first != birth:
            fact = next(iter(days.values()))
            yield MISPLACED.at(
                fact.span,
                f"Several ages are counted from `{birth}` and several from `{first}`, to days that "
                "belong together. Whether all these ages can go together is not worked out.",
                advice=f"Count one age only from `{birth}`, and give the others in the case.",
            )


def _below(facts: Mapping[str, Fact], name: str) -> set[str]:
    """Return the facts that one is never less than, near or far."""
    seen: set[str] = set()
    waiting = list(facts[name].at_least_facts)
    while waiting:
        lesser = waiting.pop()
        if lesser not in seen:
            seen.add(lesser)
            waiting += facts[lesser].at_least_facts
    return seen


def _unordered(facts: Mapping[str, Fact]) -> Iterator[Diagnostic]:
    """Refuse a relation between counted ages that their days do not bear out."""
    for fact in (fact for fact in facts.values() if fact.counted):
        for lesser in sorted(_below(facts, fact.name)):
            other = facts[lesser].counted
            if other is None or fact.counted is None or _follows(fact.counted, other, facts):
                continue
            same = other.start == fact.counted.start
            yield MISPLACED.at(
                fact.span,
                f"`{fact.name}` is not less than `{lesser}`; but "
                + (
                    f"it is not said that `{fact.counted.end}` is not before `{other.end}`."
                    if same
                    else f"they are counted from `{fact.counted.start}` and `{other.start}`, so "
                    "one does not follow from the other."
                ),
                advice=f"Declare `{fact.counted.end}` as `not before` `{other.end}`: the order of "
                "the ages follows."
                if same
                else "Leave `not less than` out, or leave one of the ages uncounted.",
            )


def _follows(greater: Counting, lesser: Counting, facts: Mapping[str, Fact]) -> bool:
    return greater.start == lesser.start and lesser.end in _below(facts, greater.end)


def _ordered(fact: Fact, facts: Mapping[str, Fact]) -> Fact:
    """Return a fact as one that is not less than the ages of the same person on earlier days."""
    way = fact.counted
    if way is None:
        return fact
    known = _below(facts, fact.name)
    more = tuple(
        other.name
        for other in facts.values()
        if other.counted and other.name not in known and _follows(way, other.counted, facts)
    )
    return replace(fact, at_least_facts=(*fact.at_least_facts, *more)) if more else fact

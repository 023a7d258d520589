"""Which parts of the law the worked cases reach, and for each other a case that would."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from keeling.cases.case import CURRENT_LAW, Case
from keeling.model.identity import ProvisionId
from keeling.model.law import NOWHERE, Law
from keeling.model.parts import Part, PartKind
from keeling.model.versions import Sentence
from keeling.model.words import day_in_words
from keeling.partition import Node, alone, given_leaves, overlay, some, some_witness
from keeling.questions.coverage.day import (
    Asked,
    Day,
    Facts,
    Suggested,
    asks_whether_met,
    fewer,
    rests_on,
    turns,
)
from keeling.source import Span


@dataclass(frozen=True, slots=True)
class Unreached:
    """A part that no case reaches, where it stands, and a case that would reach it.

    There is no case where none can be named, and where none is possible.
    """

    part: Part
    span: Span
    case: Suggested | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the worked cases reach of the law of a day.

    `by` goes from each part that is reached to the case that does, `impossible` are those that no
    possible case reaches.
    """

    as_at: date
    law: Law
    by: Mapping[Part, Case]
    unreached: tuple[Unreached, ...]
    impossible: tuple[Unreached, ...]


def coverage(today: Day, others: Sequence[Day], stretches: Sequence[Day]) -> Coverage:
    """Say what the cases of a day and of other days reach of the law of that day.

    `others` are the days that cases name, `stretches` one day of each law there was: of these, the
    versions of provisions are looked at. Raises BudgetExceeded.
    """
    every = (today, *others, *stretches)
    wanted = [*today.parts, *_versions(today, every)]
    reached: dict[Part, Case] = {}
    for day in (today, *others):
        _reach(day, wanted, reached)
    unreached: list[Unreached] = []
    impossible: list[Unreached] = []
    suggested: list[tuple[Day, Suggested]] = []
    for part in wanted:
        if part in reached:
            continue
        day = next(day for day in every if _has(day, part))
        showing = list(_showing(day, part))
        if _surely(day, part) and not any(some(node, keep) for _, node, keep in showing):
            impossible.append(Unreached(part, _place(today, day, part)))
            continue
        case = _among(day, part, suggested) or _suggested(day, part, showing, today)
        if case is not None and (day, case) not in suggested:
            suggested.append((day, case))
        unreached.append(Unreached(part, _place(today, day, part), case))
    by = {part: reached[part] for part in wanted if part in reached}
    return Coverage(today.as_at, today.law, by, tuple(unreached), tuple(impossible))


def _place(today: Day, day: Day, part: Part) -> Span:
    """Return where a provision stands, or stood."""
    found = today.law.provisions.get(part.provision) or day.law.provisions.get(part.provision)
    return NOWHERE if found is None else found.span


def _versions(today: Day, every: Sequence[Day]) -> list[Part]:
    """Return the versions of every provision that has several, or has none in the law of today."""
    first: dict[Sentence, Day] = {}
    told: dict[tuple[ProvisionId, str], set[frozenset[Sentence]]] = {}
    for day in sorted(every, key=lambda each: each.as_at):
        own: dict[tuple[ProvisionId, str], set[Sentence]] = {}
        for each in day.sentences:
            first.setdefault(each, day)
            own.setdefault((each.provision, each.about), set()).add(each)
        for key, said in own.items():
            told.setdefault(key, set()).add(frozenset(said))
    return [
        Part(
            PartKind.VERSION,
            each.provision,
            day_in_words(day.as_at),
            content=each,
            outcome=each.about,
        )
        for each, day in first.items()
        if len(told[each.provision, each.about]) > 1 or each not in today.sentence_set
    ]


def _has(day: Day, part: Part) -> bool:
    """Whether the law of a day has a part."""
    if part.kind is PartKind.VERSION:
        return part.content in day.sentence_set
    return part in day.part_set


def _reach(day: Day, wanted: Iterable[Part], reached: dict[Part, Case]) -> None:
    """Note for each part that a case of a day reaches the first that does."""
    asked = [
        (case, Asked(day, case.facts, tuple(case.expect.get(CURRENT_LAW, ()))))
        for case in day.cases
    ]
    for part in wanted:
        if part not in reached and _has(day, part):
            found = next((case for case, each in asked if each.reaches(part)), None)
            if found is not None:
                reached[part] = found


# What no case reaches: one that would, or the proof that there is none.

_Showing = tuple[str, Node, Callable[[Any], bool]]


def _showing(day: Day, part: Part) -> Iterator[_Showing]:
    """Yield diagrams of which the leaves that are kept show that a part is reached."""
    if part.change is not None:
        for name, now in day.partitions.items():
            other = day.otherwise(part.change, name)
            if other is not None:
                pairs = overlay(day.space, now.answers, other.answers)
                yield name, alone(day.space, pairs, dict(part.values)), turns
        return
    rests = rests_on(part)
    for name, partition in day.partitions.items():
        if part.outcome not in ("", name) or part.kind is PartKind.SETTLED:
            continue
        if asks_whether_met(part):
            pairs = overlay(day.space, partition.root, day.met(part))
            yield name, pairs, lambda pair: pair is not None and pair[1] and rests(pair[0])
        else:
            yield name, partition.root, rests


def _surely(day: Day, part: Part) -> bool:
    """Whether it is told of every case if an answer rests on a part."""
    if part.kind is PartKind.SETTLED:
        return False
    return part.change is not None or all(each.cites_all for each in day.partitions.values())


def _suggested(day: Day, part: Part, showing: Iterable[_Showing], today: Day) -> Suggested | None:
    for name, node, keep in showing:
        answers = day.partitions[name].answers

        def shows(facts: Facts, name: str = name) -> bool:
            asked = Asked(day, facts, (name,))
            return asked.reaches(part) and len({each.answer for each in asked.given[name]}) == 1

        found = some_witness(day.space, node, keep, shows)
        if found is None:
            continue
        facts = fewer(found, shows, day.law.vocabulary)
        (answer,) = given_leaves(day.space, answers, day.read(facts))
        return Suggested(facts, ((name, answer),), None if day is today else day.as_at)
    return None


def _among(day: Day, part: Part, suggested: Iterable[tuple[Day, Suggested]]) -> Suggested | None:
    """Return a case suggested for another part that would reach this one too."""
    for of, case in suggested:
        names = tuple(name for name, _ in case.answers)
        if of is day and Asked(day, case.facts, names).reaches(part):
            return case
    return None

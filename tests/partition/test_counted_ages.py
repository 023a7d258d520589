"""Ages counted from days, with the days: every combination in some narrow windows, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeling.model import conditions
from keeling.model.conditions import ALWAYS, Among, Within
from keeling.model.vocabulary import Counting, Fact, FactKind, Vocabulary
from keeling.model.words import FactValue
from keeling.partition import Space, impossible, some_case, support, witness
from keeling.partition.canonical import canonical

from tests.deep import many

Case = dict[str, int]

#: Who was born: the days to which an age is counted.
PEOPLE: dict[str, dict[str, tuple[str, ...]]] = {
    "one person": {"birth": ("first", "last")},
    "three days": {"birth": ("first", "middle", "last")},
    "two people": {"birth": ("first", "last"), "other birth": ("first",)},
    "another later": {"birth": ("first", "last"), "other birth": ("last",)},
}


def walked(born: date, asked: date) -> int:
    """The age attained on a day, by the birthdays of all years so far."""
    found = -1
    for year in range(born.year, asked.year + 1):
        leap = (date(year, 3, 1) - timedelta(1)).day == 29
        feb = (born.month, born.day) == (2, 29) and not leap
        birthday = date(year, 3, 1) if feb else date(year, born.month, born.day)
        found += birthday <= asked
    return found


class World:
    """A vocabulary, windows of a few days for its days, and all cases within these."""

    def __init__(self, seed: int, people: str) -> None:
        self._said = f"World({seed}, {people!r})"
        self.random = Random(seed)
        self.people = PEOPLE[people]
        self.births = list(self.people)
        self.events = [each for each in ("first", "middle", "last") if self._asked(each)]
        year = self.random.choice([1999, 2003, 2004])
        around = self.random.choice([date(year, 2, 28), date(year, 7, 1), date(year, 12, 31)])
        self.windows = {birth: self._window(around, 0) for birth in self.births}
        self.windows |= {event: self._window(around, 3) for event in self.events}
        self.loose = self.random.random() < 0.3
        self.cases = list(self._cases())
        self.space = Space(self._vocabulary())

    def __repr__(self) -> str:
        return self._said

    def _asked(self, event: str) -> bool:
        return any(event in events for events in self.people.values())

    def _window(self, around: date, years: int) -> tuple[int, int]:
        day = around.replace(year=around.year + self.random.randint(0, years))
        first = day.toordinal() + self.random.randint(-3, 2)
        return first, first + self.random.randint(1, 4)

    def _ages(self) -> list[tuple[str, str, str]]:
        return [
            (f"age of {birth} at {event}", birth, event)
            for birth, events in self.people.items()
            for event in events
        ]

    def _vocabulary(self) -> Vocabulary:
        facts = []
        for name, (low, high) in self.windows.items():
            at = self.events.index(name) if name in self.events else 0
            after = (self.events[at - 1],) if at else ()
            fact = Fact(name, FactKind.DATE, at_least_facts=after)
            if self.random.random() < 0.7:
                fact = replace(fact, least=(low, 0), most=(high, 0))
            facts.append(fact)
        for name, birth, event in self._ages():
            at = self.people[birth].index(event)
            lesser = tuple(f"age of {birth} at {each}" for each in self.people[birth][:at])
            lesser += ("loose",) if self.loose and name == "age of birth at last" else ()
            way = Counting(birth, event)
            facts.append(Fact(name, FactKind.AGE, at_least_facts=lesser, counted=way))
        facts += [Fact("loose", FactKind.AGE)] if self.loose else []
        self.random.shuffle(facts)
        return Vocabulary({fact.name: fact for fact in facts})

    def _cases(self) -> Iterator[Case]:
        names = [*self.births, *self.events]
        for days in product(*(range(*self.windows[name]) for name in names)):
            case = dict(zip(names, days, strict=True))
            if [case[each] for each in self.events] != sorted(case[each] for each in self.events):
                continue
            if any(case[event] < case[birth] for _, birth, event in self._ages()):
                continue
            for name, birth, event in self._ages():
                born, asked = date.fromordinal(case[birth]), date.fromordinal(case[event])
                case[name] = walked(born, asked)
            yield from self._with_loose(case)

    def _with_loose(self, case: Case) -> Iterator[Case]:
        if not self.loose:
            yield case
        for age in range(5) if self.loose else ():
            if age <= case["age of birth at last"]:
                yield {**case, "loose": age}

    def where(self) -> dict[str, Within]:
        """Make a box: some facts, each in a stretch; the days always within their windows."""
        found = {}
        for name in self.space.vocabulary.facts:
            if name in self.windows:
                low, high = self.windows[name]
                ends = sorted(self.random.choices(range(low, high + 1), k=2))
                wide = self.random.random() < 0.5 or ends[0] == ends[1]
                first, last = (low, high) if wide else ends
                found[name] = Within((first, 0), (last, 0))
            elif self.random.random() < 0.6:
                least = self.random.randint(0, 4)
                most = least + self.random.randint(1, 2)
                stretches = [Within((least, 0)), Within(None, (most, 0))]
                found[name] = self.random.choice([*stretches, Within((least, 0), (most, 0))])
        return found

    def within(self, where: Mapping[str, Within]) -> list[Case]:
        return [
            case
            for case in self.cases
            if all(
                (each.lower is None or case[name] >= each.lower[0])
                and (each.upper is None or case[name] < each.upper[0])
                for name, each in where.items()
            )
        ]


worlds = st.builds(World, st.integers(0, 2**40), st.sampled_from(list(PEOPLE))).filter(
    lambda world: bool(world.cases)
)
some = many(60)


def number(value: object) -> int:
    if isinstance(value, date):
        return value.toordinal()
    assert isinstance(value, int)
    return value


@some
@given(worlds)
def test_stretches_go_together_where_some_case_has_them(world: World) -> None:
    for _ in range(12):
        where = world.where()
        assert some_case(world.space, where) is bool(world.within(where)), where


@some
@given(worlds)
def test_a_case_that_is_shown_can_be(world: World) -> None:
    for _ in range(4):
        where = world.where()
        names = [name for name in world.space.vocabulary.facts if world.random.random() < 0.8]
        shown = witness(world.space, where, names)
        cases = world.within(where)
        assert (shown is None) is not bool(cases), where
        if shown is not None:
            seen = {name: number(value) for name, value in shown.items()}
            assert any(case.items() >= seen.items() for case in cases), (where, shown)


@some
@given(worlds)
def test_values_clash_where_no_case_has_them(world: World) -> None:
    for _ in range(6):
        given_days = {
            name: date.fromordinal(world.random.randrange(*window))
            for name, window in world.windows.items()
        }
        ages = {
            name: world.random.randint(0, 4)
            for name in world.space.vocabulary.facts
            if name not in world.windows and world.random.random() < 0.4
        }
        kept: dict[str, FactValue] = {**given_days, **ages}
        numbers = {name: number(value) for name, value in kept.items()}
        cases = [case for case in world.cases if case.items() >= numbers.items()]
        clashing = impossible(world.space, kept)
        assert bool(clashing) is not bool(cases), kept


BIRTH, OFFENCE, CONVICTION = "birth", "offence", "conviction"
YOUNG, OLDER = "age at offence", "age at conviction"
FACTS = (
    Fact(BIRTH, FactKind.DATE),
    Fact(OFFENCE, FactKind.DATE),
    Fact(CONVICTION, FactKind.DATE, at_least_facts=(OFFENCE,)),
    Fact(YOUNG, FactKind.AGE, counted=Counting(BIRTH, OFFENCE)),
    Fact(OLDER, FactKind.AGE, counted=Counting(BIRTH, CONVICTION), at_least_facts=(YOUNG,)),
)
SPACE = Space(Vocabulary({fact.name: fact for fact in FACTS}))


def before(day: date) -> Within:
    return Within(None, (day.toordinal(), 0))


def from_(day: date) -> Within:
    return Within((day.toordinal(), 0))


def test_an_age_that_both_its_days_tell_is_not_asked_as_well() -> None:
    truths = SPACE.truths
    of_age = SPACE.test(YOUNG, Within((18, 0)))
    long_ago = SPACE.test(OFFENCE, before(date(2010, 5, 1)))
    millennial = SPACE.test(BIRTH, from_(date(1990, 1, 1)))
    assert support(SPACE, of_age) == (YOUNG,)
    assert support(SPACE, truths.both(of_age, long_ago)) == (OFFENCE, YOUNG)
    every = truths.both.all([of_age, long_ago, millennial], truths.true)
    assert support(SPACE, every) == (BIRTH, OFFENCE)


@pytest.mark.parametrize(
    ("offence", "conviction", "young", "older", "can_be"),
    [
        # Who was 12 by 30 April 2010 was born by 30 April 1998, and is 22 on 30 April 2020; who is
        # under 12 on 1 May 2010 was born after 1 May 1998, and is at most 21 on 30 April 2020.
        (before(date(2010, 5, 1)), from_(date(2020, 5, 1)), (0, 12), (22, 99), True),
        (before(date(2010, 5, 1)), from_(date(2020, 5, 1)), (12, 99), (0, 22), False),
        (before(date(2010, 5, 1)), from_(date(2020, 4, 30)), (12, 99), (0, 22), False),
        (before(date(2010, 5, 1)), from_(date(2020, 4, 29)), (12, 99), (0, 22), True),
        (from_(date(2010, 5, 1)), before(date(2020, 5, 1)), (0, 12), (21, 99), True),
        (from_(date(2010, 5, 1)), before(date(2020, 5, 1)), (0, 12), (22, 99), False),
    ],
)
def test_two_days_and_two_ages_go_together_to_the_day(
    offence: Within,
    conviction: Within,
    young: tuple[int, int],
    older: tuple[int, int],
    can_be: bool,
) -> None:
    where = {
        OFFENCE: offence,
        CONVICTION: conviction,
        YOUNG: Within((young[0], 0), (young[1], 0)),
        OLDER: Within((older[0], 0), (older[1], 0)),
    }
    assert some_case(SPACE, where) is can_be
    assert (witness(SPACE, where, SPACE.line) is not None) is can_be


@pytest.mark.parametrize("known", ["everywhere", "of those who were heard"])
def test_an_age_is_left_out_only_where_its_days_tell_it_in_every_case(known: str) -> None:
    """Of those who were not heard the age is known, and not the day on which they were."""
    heard = conditions.Test("heard", Among(frozenset({"yes"})))
    where = ALWAYS if known == "everywhere" else heard
    facts = (
        Fact("heard", FactKind.YES_NO),
        Fact("birth", FactKind.DATE),
        Fact("hearing", FactKind.DATE, known_where=where),
        Fact("age", FactKind.AGE, counted=Counting("birth", "hearing")),
    )
    space = Space(Vocabulary({fact.name: fact for fact in facts}))
    young = space.test("age", Within(None, (18, 0)))
    old = space.test("birth", Within(None, (date(2000, 7, 1).toordinal(), 0)))
    late = space.test("hearing", Within((date(2020, 1, 1).toordinal(), 0)))
    node = canonical(space, space.truths.either(young, space.truths.both(old, late)))
    own = ("birth", "hearing") if known == "everywhere" else ("heard", "birth", "hearing", "age")
    assert support(space, node) == own

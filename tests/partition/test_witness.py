"""The cases that show a region are ones a reader finds natural."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from keeling.model import conditions
from keeling.model.conditions import Among, Within
from keeling.model.durations import Duration
from keeling.model.vocabulary import Choice, Counting, Fact, FactKind, Impossible, Vocabulary
from keeling.model.words import FactValue
from keeling.partition import Region, Space, branches, restrict, support, witness

ORDERED = conditions.Test("disposal", Among(frozenset({"community order"})))
FACTS = [
    Fact("offence", FactKind.CHOICE, (Choice("assault"), Choice("theft"))),
    Fact("age at offence", FactKind.AGE, least=(10, 0)),
    Fact("age at conviction", FactKind.AGE, at_least_facts=("age at offence",)),
    Fact("disposal", FactKind.CHOICE, (Choice("caution"), Choice("community order"))),
    Fact("length", FactKind.DURATION, known_where=ORDERED),
    Fact("term", FactKind.DURATION),
    Fact("previous", FactKind.NUMBER, least=(0, 0)),
    Fact("day", FactKind.DATE),
]
SPACE = Space(Vocabulary({fact.name: fact for fact in FACTS}))
M6, M12, W26 = Duration(months=6), Duration(months=12), Duration(days=182)


def within(low: Duration | None = None, high: Duration | None = None, after: int = 0) -> Within:
    return Within(
        None if low is None else (low.key, after), None if high is None else (high.key, 0)
    )


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        ({}, {"offence": "assault"}),
        ({"offence": Among(frozenset({"theft"}))}, {"offence": "theft"}),
        ({}, {"age at offence": 30, "age at conviction": 30}),
        ({"age at offence": Within((18, 0))}, {"age at offence": 18, "age at conviction": 30}),
        ({"age at offence": Within(None, (18, 0))}, {"age at offence": 17}),
        ({"age at offence": Within((40, 0))}, {"age at conviction": 40}),
        ({"age at conviction": Within((12, 0), (18, 0))}, {"age at conviction": 12}),
        ({"age at conviction": Within((12, 0), (18, 0))}, {"age at offence": 12}),
        ({}, {"disposal": "caution"}),
        ({"length": within(M12)}, {"disposal": "community order", "length": M12}),
        ({"term": within(M6, M12, after=1)}, {"term": Duration(months=7)}),
        ({"term": within(None, M6)}, {"term": Duration(months=1)}),
        ({"term": within(W26, M12)}, {"term": W26}),
        ({"term": within(Duration(days=20), Duration(days=26), 1)}, {"term": Duration(days=21)}),
        ({}, {"term": M12}),
        ({"previous": Within((3, 0))}, {"previous": 3}),
        ({"previous": Within(None, (1, 0))}, {"previous": 0}),
        ({}, {"previous": 1}),
        ({}, {"day": date(2026, 1, 1)}),
        ({"day": Within((date(2020, 5, 1).toordinal(), 0))}, {"day": date(2020, 5, 1)}),
        ({"day": Within(None, (date(2020, 5, 1).toordinal(), 0))}, {"day": date(2020, 4, 30)}),
    ],
)
def test_values_are_natural(
    where: Mapping[str, Among | Within], shown: Mapping[str, FactValue]
) -> None:
    assert witness(SPACE, where, shown) == shown
    assert witness(SPACE, Region(where, None), shown) == shown


def test_facts_that_do_not_exist_are_not_shown() -> None:
    assert witness(SPACE, {}, ["disposal", "length"]) == {"disposal": "caution"}


@pytest.mark.parametrize(
    "where",
    [
        {"disposal": Among(frozenset({"caution"})), "length": within(M12)},
        {"age at offence": Within((18, 0)), "age at conviction": Within(None, (18, 0))},
        {"term": within(M6, Duration(days=184))},
    ],
)
def test_no_case_is_shown_where_there_is_none_for_sure(where: Mapping[str, Among | Within]) -> None:
    assert witness(SPACE, where, ["age at offence", "term"]) is None


def test_a_choice_is_taken_back_where_no_length_is_sure_beside_it() -> None:
    """Of a period of at least 26 weeks that is not over 6 months none lies so for sure.

    It depends on the day on which it begins; but a caution has no period.
    """
    facts = [
        Fact("disposal", FactKind.CHOICE, (Choice("community order"), Choice("caution"))),
        Fact("day", FactKind.DATE),
        Fact("length", FactKind.DURATION, least=(W26.key, 0), known_where=ORDERED),
    ]
    too_long = Impossible(conditions.Test("length", within(M6, after=1)))
    space = Space(Vocabulary({fact.name: fact for fact in facts}, impossible=(too_long,)))
    shown = witness(space, {}, space.vocabulary.facts)
    assert shown == {"disposal": "caution", "day": date(2026, 1, 1)}
    ordered = {"disposal": Among(frozenset({"community order"}))}
    assert witness(space, ordered, space.vocabulary.facts) is None


#: At least 26 weeks and not over 6 months: no length lies so whatever the day on which it begins.
UNSURE = Fact("length", FactKind.DURATION, least=(W26.key, 0), most=(M6.key, 1))


def space(*facts: Fact, impossible: tuple[Impossible, ...] = ()) -> Space:
    return Space(Vocabulary({fact.name: fact for fact in facts}, impossible=impossible))


def of(fact: str, *values: str) -> conditions.Test:
    return conditions.Test(fact, Among(frozenset(values)))


def on_or_after(day: date) -> Within:
    return Within((day.toordinal(), 0))


def test_a_choice_is_taken_back_on_which_it_hangs_whether_the_length_is_known() -> None:
    disposal = Fact("disposal", FactKind.CHOICE, (Choice("community order"), Choice("caution")))
    ordered = space(disposal, replace(UNSURE, known_where=ORDERED))
    shown = witness(ordered, {}, ordered.vocabulary.facts)
    assert shown == {"disposal": "caution"}


def test_a_choice_is_taken_back_that_never_goes_with_the_other_lengths() -> None:
    place = Fact("place", FactKind.CHOICE, (Choice("here"), Choice("there")))
    length = Fact("length", FactKind.DURATION, least=(W26.key, 0))
    both = conditions.AllOf((of("place", "here"), conditions.Test("length", within(M6, after=1))))
    spoken = space(place, length, impossible=(Impossible(both),))
    assert witness(spoken, {}, ["place", "length"]) == {"place": "there", "length": M12}


def test_a_choice_is_taken_back_that_brings_a_lesser_length() -> None:
    """What is not over 6 months is not less than one of 26 weeks, but only where that is known."""
    disposal = Fact("disposal", FactKind.CHOICE, (Choice("community order"), Choice("caution")))
    lesser = Fact("lesser", FactKind.DURATION, least=(W26.key, 0), known_where=ORDERED)
    length = Fact("length", FactKind.DURATION, most=(M6.key, 1), at_least_facts=("lesser",))
    related = space(disposal, length, lesser)
    shown = witness(related, {}, ["disposal", "length"])
    assert shown == {"disposal": "caution", "length": Duration(months=1)}


def test_an_age_is_taken_back_with_which_every_birth_has_such_a_length() -> None:
    """At 17 on 1 July 2026 everybody is born after 1 July 2008; at 18 nobody is."""
    born_later = conditions.Test("birth", on_or_after(date(2008, 7, 2)))
    event = date(2026, 7, 1)
    facts = (
        Fact("event", FactKind.DATE, least=(event.toordinal(), 0), most=(event.toordinal(), 1)),
        Fact("age", FactKind.AGE, least=(17, 0), most=(18, 1), counted=Counting("birth", "event")),
        Fact("birth", FactKind.DATE),
        replace(UNSURE, known_where=born_later),
    )
    counted = space(*facts)
    order = {"age": Within((17, 0), (19, 0))}
    shown = witness(counted, order, counted.vocabulary.facts)
    assert shown is not None
    assert (shown["age"], "length" in shown) == (18, False)


def test_what_was_chosen_beside_a_choice_taken_back_is_forgotten() -> None:
    disposal = Fact("disposal", FactKind.CHOICE, (Choice("community order"), Choice("caution")))
    place = Fact("place", FactKind.CHOICE, (Choice("here"), Choice("there")), known_where=ORDERED)
    ordered = space(disposal, place, replace(UNSURE, known_where=ORDERED))
    assert witness(ordered, {}, ordered.vocabulary.facts) == {"disposal": "caution"}


def test_choices_are_taken_back_only_so_often(monkeypatch: pytest.MonkeyPatch) -> None:
    disposal = Fact("disposal", FactKind.CHOICE, (Choice("community order"), Choice("caution")))
    ordered = space(disposal, replace(UNSURE, known_where=ORDERED))
    monkeypatch.setattr(sys.modules[witness.__module__], "_TRIES", 0)
    assert witness(ordered, {}, ordered.vocabulary.facts) is None


def test_a_length_in_weeks_leaves_a_threshold_in_months_open() -> None:
    node = SPACE.test("term", within(M6))
    assert support(SPACE, restrict(SPACE, node, {"term": W26})) == ("term",)
    assert support(SPACE, restrict(SPACE, node, {"term": Duration(days=180)})) == ()
    assert support(SPACE, restrict(SPACE, node, {"term": Duration(days=185)})) == ()


def test_branches_say_what_a_node_asks() -> None:
    node = SPACE.test("age at offence", Within((16, 0), (18, 0)))
    described = [described for described, _ in branches(SPACE, node)]
    assert described == [Within(None, (16, 0)), Within((16, 0), (18, 0)), Within((18, 0))]


def test_a_value_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError):
        restrict(SPACE, SPACE.possible, {"term": 12})
    with pytest.raises(KeyError):
        restrict(SPACE, SPACE.possible, {"weather": "fine"})

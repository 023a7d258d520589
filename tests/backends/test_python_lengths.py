"""Lengths of time in the emitted module: which is longer, and when that cannot be said."""

from __future__ import annotations

from functools import cache
from itertools import product
from types import ModuleType
from typing import Any

import pytest
from keeling.model.answers import YES, Chosen
from keeling.model.conditions import AllOf, Among, AnyOf, Cut, Limb, Within
from keeling.model.conditions import Test as Asks
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Row, Rule
from keeling.model.vocabulary import Choice, Fact, FactKind, Outcome, OutcomeKind, Vocabulary
from keeling.model.words import FactValue
from keeling.partition import impossible

from tests.backends.emitted import (
    answered,
    emission,
    expected,
    load,
    partitioned,
    python,
    real,
    space_of,
)


@cache
def module() -> ModuleType:
    return load(python(emission(real())))


def custody(term: Duration) -> Any:
    """The facts of a person who must notify, whose period turns on the term."""
    return module().Facts(
        the_offence="sexual assault",
        the_victims_age=15,
        the_offenders_age_at_the_offence=30,
        the_offenders_age_at_conviction=31,
        the_offenders_age_on_the_relevant_date=31,
        the_disposal="immediate custody",
        the_custodial_term=module().Duration(term.months, term.days),
    )


def test_a_term_of_26_weeks_is_settled_by_a_reading_that_is_cited() -> None:
    answer = module().the_notification_period(custody(Duration(days=182)))
    assert answer.value == "7 years"
    assert answer.because[-1] == "Keeling readings para 1"
    assert (
        "Keeling readings para 1: a period of 26 weeks is read as 6 months; otherwise the answer "
        "might also be 10 years, depending on the day on which it begins"
    ) in answer.notes
    assert [each for each in answer.notes if "practice, not authority" in each]


def test_a_term_of_183_days_is_settled_only_by_the_day_on_which_it_begins() -> None:
    answer = module().the_notification_period(custody(Duration(days=183)))
    assert answer.value is None
    assert answer.possible == ("7 years", "10 years")
    assert answer.depends_on == ("the day on which the custodial term begins",)
    assert answer.length is None


@pytest.mark.parametrize(
    ("term", "period"),
    [
        (Duration(months=6), "7 years"),
        (Duration(days=180), "7 years"),
        (Duration(days=185), "10 years"),
        (Duration(months=7), "10 years"),
        (Duration(months=30), "indefinite"),
    ],
)
def test_one_answer_is_given_where_no_day_matters(term: Duration, period: str) -> None:
    answer = module().the_notification_period(custody(term))
    assert answer.value == period
    assert str(answer.length) == (period if period != "indefinite" else "None")


def test_lengths_compare_and_read_as_the_compilers_own() -> None:
    lengths = [Duration(months=each) for each in (*range(1, 40), 60, 120, 4800)]
    lengths += [Duration(days=each) for each in (*range(1, 40), *range(170, 400), 730, 3652)]
    ours = [module().Duration(each.months, each.days) for each in lengths]
    for one, mine in zip(lengths, ours, strict=True):
        assert (str(mine), mine.key, str(mine.halved())) == (str(one), one.key, str(one.halved()))
        for other, theirs in zip(lengths, ours, strict=True):
            assert mine.compared_with(theirs) == one.compared_with(other)
            for after in (0, 1):
                assert mine.side(theirs, after) == one.side((other.key, after))


@pytest.mark.parametrize(
    ("length", "cut", "met"),
    [
        # 12 months are 365 or 366 days: 366 days are always at least 12 months.
        (Duration(days=366), (Duration(months=12).key, 0), True),
        (Duration(days=365), (Duration(months=12).key, 0), None),
        (Duration(days=365), (Duration(months=12).key, 1), False),
        (Duration(days=366), (Duration(months=12).key, 1), None),
        # 6 months are 181 to 184 days: 181 days are never more than 6 months.
        (Duration(days=181), (Duration(months=6).key, 1), False),
        (Duration(days=181), (Duration(months=6).key, 0), None),
        # And the other way about.
        (Duration(months=6), (Duration(days=181).key, 0), True),
        (Duration(months=12), (Duration(days=366).key, 1), False),
    ],
)
def test_a_length_that_only_touches_another_leaves_no_doubt(
    length: Duration, cut: Cut, met: bool | None
) -> None:
    outcome = Outcome("the outcome", OutcomeKind.YES_NO)
    vocabulary = Vocabulary(
        {"the term": Fact("the term", FactKind.DURATION)}, {outcome.name: outcome}
    )
    row = Row(ProvisionId("Act"), Asks("the term", Within(cut)), YES)
    rule = Rule(ProvisionId("Act"), outcome.name, (row,))
    given = partitioned(Law(vocabulary, rules=(rule,)))
    case: dict[str, FactValue] = {"the term": length}
    law = load(python(given))
    assert answered(law, case) == expected(given, case)
    answer = law.decide(law.Facts(the_term=law.Duration(length.months, length.days)))["the outcome"]
    assert answer.value == {True: "yes", False: "no", None: None}[met]


def test_a_length_is_in_months_or_in_days_and_never_in_both() -> None:
    with pytest.raises(ValueError, match="in months, or in days"):
        module().Duration(1, 1)


MONTHS = Duration(months=6).key
CUTS: list[tuple[Cut, ...]] = [
    ((Duration(days=182).key, 0), (MONTHS, 0)),
    ((Duration(days=182).key, 0), (MONTHS, 1)),
    ((MONTHS, 0), (MONTHS, 1), (Duration(days=183).key, 0)),
    ((Duration(days=181).key, 1), (MONTHS, 1), (Duration(days=184).key, 0)),
    ((Duration(days=181).key, 0), (Duration(days=182).key, 0), (MONTHS, 0)),
]


@pytest.mark.parametrize("cuts", CUTS)
@pytest.mark.parametrize("related", [False, True], ids=["alone", "never less than another"])
@pytest.mark.parametrize("few", [100, 0], ids=["few reasons", "many reasons"])
def test_a_law_that_cuts_at_weeks_and_at_months_is_answered_as_by_the_interpreter(
    cuts: tuple[Cut, ...], related: bool, few: int
) -> None:
    short = Limb(ProvisionId("Definitions"), Asks("the term", Within(None, cuts[-1])))
    rows = [
        Row(
            ProvisionId("Act", ("section", str(at))),
            AllOf((short, Asks("the term", Within(None, cut)))),
            each,
        )
        for at, (cut, each) in enumerate(zip(cuts, map(Chosen, "abc"), strict=False))
    ]
    facts = [Fact("the other term", FactKind.DURATION)]
    facts.append(
        Fact("the term", FactKind.DURATION, at_least_facts=("the other term",) if related else ())
    )
    outcome = Outcome("the outcome", OutcomeKind.CHOICE, tuple(map(Choice, "abc")))
    vocabulary = Vocabulary({fact.name: fact for fact in facts}, {outcome.name: outcome})
    rule = Rule(ProvisionId("Act"), outcome.name, tuple(rows))
    given = partitioned(Law(vocabulary, rules=(rule,)))
    law = load(python(given))
    law._FEW = few  # type: ignore[attr-defined]
    lengths = [Duration(months=each) for each in (5, 6, 7)]
    lengths += [Duration(days=each) for each in range(179, 187)]
    for length in lengths:
        for name in ("the term", "the other term"):
            assert answered(law, {name: length}) == expected(given, {name: length})


def test_in_which_cases_a_fact_exists_is_asked_in_full_though_part_of_it_would_follow() -> None:
    short = Within(None, (MONTHS, 1))
    facts = (
        Fact("the lesser", FactKind.DURATION),
        Fact("the greater", FactKind.DURATION, at_least_facts=("the lesser",)),
        Fact(
            "the rest",
            FactKind.YES_NO,
            known_where=AllOf((Asks("the lesser", short), Asks("the greater", short))),
        ),
        Fact("whether", FactKind.YES_NO),
        Fact(
            "the other rest",
            FactKind.YES_NO,
            known_where=AnyOf(
                (
                    AllOf((Asks("the lesser", short), Asks("the greater", short))),
                    Asks("whether", Among(frozenset({"yes"}))),
                )
            ),
        ),
    )
    text = python(partitioned(Law(Vocabulary({fact.name: fact for fact in facts}))))
    asked = "return case.the_lesser.at_most(months(6)) and case.the_greater.at_most(months(6))"
    assert asked in text
    law = load(text)
    no_case = {"the lesser": law.months(7), "the greater": law.months(5), "whether": "no"}
    assert not law._the_other_rest_exists(law._Given(no_case).case)


def test_a_length_that_bounds_another_is_in_doubt_where_the_other_is_cut() -> None:
    """The term is cut, and the others bound it: with them given, it counts which cuts there are."""
    under = [Within(None, cut) for cut in ((Duration(days=182).key, 0), (MONTHS, 0))]
    facts = {
        "the least": Fact("the least", FactKind.DURATION),
        "the term": Fact("the term", FactKind.DURATION, at_least_facts=("the least",)),
        "the most": Fact("the most", FactKind.DURATION, at_least_facts=("the term",)),
    }
    outcome = Outcome("the outcome", OutcomeKind.YES_NO)
    rows = [
        Row(ProvisionId("Act", ("section", str(at))), Asks("the term", each), YES)
        for at, each in enumerate((*under, Within((Duration(days=183).key, 0))))
    ]
    rules = tuple(Rule(row.provision, outcome.name, (row,)) for row in rows)
    given = partitioned(Law(Vocabulary(facts, {outcome.name: outcome}), rules=rules))
    law = load(python(given))
    lengths = [Duration(months=6), *(Duration(days=each) for each in range(180, 186))]
    for few in (100, 0):
        law._FEW = few  # type: ignore[attr-defined]
        for names in (["the least"], ["the most"], ["the least", "the most"], [*facts]):
            for chosen in product(lengths, repeat=len(names)):
                case = dict(zip(names, chosen, strict=True))
                if not impossible(space_of(given.partitions), case):
                    assert answered(law, case) == expected(given, case), case

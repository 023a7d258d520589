"""Claims about two cases that differ in one fact alone, held against every pair one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from keeling.diagnostics import Diagnostic
from keeling.model.answers import NO, YES, Answer, Conflict, Gap
from keeling.model.changes import Proof, Verdict
from keeling.model.claims import Claim, ClaimKind
from keeling.model.conditions import Condition
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind, OutcomeKind, Vocabulary
from keeling.partition import Space, partition_law
from keeling.pipeline import check_standing, read
from keeling.questions.claim import findings, proof
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.partition.generated import Maker, Scope, made
from tests.partition.oracle import Case, decide, holds
from tests.test_claims import longer, plain

DAY = date(2026, 11, 22)
RANKED = {
    OutcomeKind.YES_NO: (ClaimKind.NO_MORE, ClaimKind.NO_FEWER),
    OutcomeKind.DURATION: (ClaimKind.NEVER_LONGER, ClaimKind.NEVER_SHORTER),
}
Answers = Mapping[str, Answer]
Told = tuple[Case, Answers]


def judged(claim: Claim, one: Answer, other: Answer) -> bool | None:
    """Whether a claim is so of the answers to two cases; None where the law leaves it open."""
    faulty = any(isinstance(each, Gap | Conflict) for each in (one, other))
    if plain(one) == plain(other):
        return None if faulty else True
    match claim.kind:
        case ClaimKind.NO_MORE | ClaimKind.NO_FEWER:
            newly = YES if claim.kind is ClaimKind.NO_MORE else NO
            if newly == one or (other in (YES, NO) and other != newly):
                return True
            return None if faulty else False
        case ClaimKind.NEVER_LONGER | ClaimKind.NEVER_SHORTER:
            pair = (other, one) if claim.kind is ClaimKind.NEVER_LONGER else (one, other)
            found = longer(*pair)
            return None if found is None else not found
        case _:
            return None if faulty else False


def claims(fact: Fact, where: Condition, vocabulary: Vocabulary) -> Iterator[Claim]:
    for name, outcome in vocabulary.outcomes.items():
        if fact.kind is FactKind.CHOICE and len(fact.values) > 1:
            between = fact.values[0], fact.values[-1]
            yield Claim(ClaimKind.SAME, where, name, along=fact.name, between=between)
            for kind in RANKED.get(outcome.kind, ()):
                yield Claim(kind, where, name, along=fact.name, between=between)
        elif fact.measured and outcome.kind is OutcomeKind.YES_NO:
            for kind in (ClaimKind.NO_MORE, ClaimKind.NO_FEWER):
                yield Claim(kind, where, name, along=fact.name)
        elif fact.measured and outcome.kind is OutcomeKind.DURATION:
            for kind in (ClaimKind.NEVER_LONGER, ClaimKind.NEVER_SHORTER):
                yield Claim(kind, where, name, along=fact.name)


def of_a_pair(claim: Claim, one: Case, other: Case, hanging: frozenset[str]) -> bool:
    """Whether two cases differ in the fact alone, so far as both know the others."""
    fact = claim.along
    if fact not in one or fact not in other:
        return False
    if claim.between:
        if (one[fact], other[fact]) != claim.between:
            return False
    elif one[fact] > other[fact]:  # type: ignore[operator]
        return False
    rest = {*one, *other} - {fact}
    return all(
        one[name] == other[name] if name in one and name in other else name in hanging
        for name in rest
    )


def verdict(claim: Claim, cases: Sequence[Told], hanging: frozenset[str]) -> Verdict:
    spoken = [each for each in cases if holds(claim.where, each[0], {})]
    found = {
        judged(claim, first[1][claim.outcome], second[1][claim.outcome])
        for first in spoken
        for second in spoken
        if of_a_pair(claim, first[0], second[0], hanging)
    }
    if not found:
        return Verdict.EMPTY
    if False in found:
        return Verdict.REFUTED
    return Verdict.OPEN if None in found else Verdict.PROVED


@made(60)
def test_a_verdict_is_what_every_pair_by_itself_says(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    if not cases or len(cases) > 600:
        return
    law = maker.law(vocabulary)
    parts = partition_law(law, Space(vocabulary))
    told = [(case, {name: each[0] for name, each in decide(law, case).items()}) for case in cases]
    where = maker.condition(Scope(list(vocabulary.facts.values())))
    days = {
        name
        for each in vocabulary.facts.values()
        if each.counted
        for name in (each.name, each.counted.start, each.counted.end)
    }
    for fact in vocabulary.facts.values():
        if fact.name in days or fact.kind is FactKind.DATE:
            continue
        hanging = vocabulary.varying(fact.name)
        for claim in claims(fact, where, vocabulary):
            found = proof(claim, law, parts, parts)
            if found.why:
                continue
            wanted = verdict(claim, told, hanging)
            if wanted is Verdict.REFUTED and found.verdict is Verdict.OPEN:
                assert found.shown is not None
                assert found.shown.witness is None
                continue
            assert found.verdict is wanted, (claim, found.shown)
            assert (found.shown is None) is (wanted in (Verdict.PROVED, Verdict.EMPTY))


LAW = """facts
  the kind of kite is one of
    single-line kite
    box kite
    power kite
  the colour is one of
    red
    blue
  the height is a number
  the day of birth is a date
  the day of flight is a date
  the flyer's age is an age, counted from the day of birth to the day of flight
  the hire is a duration, known where the kind of kite is power kite
  the deposit is a number, known where the kind of kite is power kite or box kite
  the fee is a number, not less than the deposit
  the suspension is a duration

outcomes
  a licence is needed  is yes or no
  the licence period   is a duration, or indefinite
  the charge           is one of
    low
    high
  the ban              is a duration, or indefinite

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020
  a licence is needed if the height is more than 60 or the hire is at least 6 months
section 2 of KA 2020
  where a licence is needed, the licence period is, by the first row that applies
    | the height    | the licence period |
    | at least 100  | indefinite         |
    | more than 60  | 1 year             |
    | more than 30  | 2 years            |
section 3 of KA 2020
  where the deposit is more than 10 and the fee is more than 20, the charge is high
section 4 of KA 2020
  the ban is, by the first row that applies
    | the height   | the suspension     | the ban                |
    | more than 90 |                    | half of the suspension |
    | more than 80 | more than 2 years  | half of the suspension |
    | more than 70 | more than 2 years  | 1 year                 |
    | more than 60 |                    | the suspension         |
    | more than 50 | at least 2 years   | the suspension         |
    | more than 50 |                    | half of the suspension |
    | more than 40 | under 2 years      | 2 years                |
    | more than 30 |                    | the suspension         |

standing claims "Claims"
  """


def held(claim: str) -> Proof:
    corpus = read((SourceFile("law.law", f"{LAW}{claim}\n"),), reader()).value
    assert corpus is not None
    (found,) = corpus.law.standing.values()
    assert found.faults == (), [each.message for each in found.faults]
    made = check_standing(corpus, DAY).value
    assert made is not None
    (one,) = made["claims"]
    return one


def refused(claim: str) -> Diagnostic:
    corpus = read((SourceFile("law.law", f"{LAW}{claim}\n"),), reader()).value
    assert corpus is not None
    ((fault,),) = (each.faults for each in corpus.law.standing.values())
    return fault


NEEDED = "a licence is needed in the same cases for"
SHORTER = "the licence period is never shorter as the height grows"
SAME = "the licence period is the same for box kite as for power kite"
BAN = "as the suspension grows"
BOX_KITE = "where the kind of kite is box kite, "


@pytest.mark.parametrize(
    ("where", "claim", "wanted"),
    [
        ("", "a licence is needed in no fewer cases as the height grows", Verdict.PROVED),
        ("", "a licence is needed in no more cases as the height grows", Verdict.REFUTED),
        ("", "a licence is needed in no fewer cases as the hire grows", Verdict.PROVED),
        # A hired kite has 2 years from 31 on, and 1 year from 61 on.
        ("where the hire is at least 6 months, ", SHORTER, Verdict.REFUTED),
        ("where the height is more than 60, ", SHORTER, Verdict.PROVED),
        # Of a hired power kite that flies at 20 no row says how long.
        ("where the height is at most 30, ", SAME, Verdict.OPEN),
        ("where the height is more than 60, ", SAME, Verdict.PROVED),
        ("", f"{NEEDED} red as for blue", Verdict.PROVED),
        ("", "a licence is needed in no fewer cases for red than for blue", Verdict.PROVED),
        ("", f"{NEEDED} box kite as for power kite", Verdict.REFUTED),
        (BOX_KITE, f"{NEEDED} red as for blue", Verdict.PROVED),
        # A box kite has no hire.
        (BOX_KITE, "a licence is needed in no more cases as the hire grows", Verdict.EMPTY),
        ("", "the charge is the same for box kite as for power kite", Verdict.PROVED),
        # Of no hired kite that flies at 20 does a row say how long: there is no answer to be one.
        (
            "where the height is at most 30 and the hire is at least 6 months, ",
            "the licence period is the same for red as for blue",
            Verdict.OPEN,
        ),
    ],
)
def test_what_comes_of_a_claim_of_two_cases(where: str, claim: str, wanted: Verdict) -> None:
    found = held(where + claim)
    assert (found.verdict, found.why) == (wanted, "")


@pytest.mark.parametrize(
    ("height", "longer", "shorter"),
    [
        # The ban is the suspension itself, or half of it.
        ("31", Verdict.REFUTED, Verdict.PROVED),
        ("61", Verdict.REFUTED, Verdict.PROVED),
        ("91", Verdict.REFUTED, Verdict.PROVED),
        # 23 months bring 2 years, and 24 months bring 24 months; 36 months bring 3 years.
        ("41", Verdict.REFUTED, Verdict.PROVED),
        # Half of less than 2 years, and the whole of 2 years or more.
        ("51", Verdict.REFUTED, Verdict.PROVED),
        # 2 years bring 2 years, and more than that one.
        ("71", Verdict.REFUTED, Verdict.REFUTED),
        # 2 years bring 2 years; whether half of more than that is less, is not told.
        ("81", Verdict.REFUTED, Verdict.OPEN),
    ],
)
def test_an_answer_that_is_the_fact_itself_grows_with_it(
    height: str, longer: Verdict, shorter: Verdict
) -> None:
    where = f"where the height is {height}, the ban is never"
    assert held(f"{where} longer {BAN}").verdict is longer
    assert held(f"{where} shorter {BAN}").verdict is shorter


def test_the_second_case_that_refutes_has_more_of_the_fact() -> None:
    for suspension in ("at most 12 months", "at least 12 months", "under 1 month"):
        where = f"where the height is 31 and the suspension is {suspension}, "
        found = held(f"{where}the ban is never longer {BAN}")
        assert found.shown is not None
        case = found.shown.witness or {}
        one, other = (case[f"the suspension{more}"] for more in ("", " in the other case"))
        assert isinstance(one, Duration)
        assert isinstance(other, Duration)
        assert one.compared_with(other) == -1
        assert found.shown.pair is not None
        assert [each["the suspension"] for each in found.shown.pair] == [one, other]
        assert (str(found.shown.before), str(found.shown.after)) == ("the suspension",) * 2


def test_a_fact_that_can_have_one_value_alone_does_not_grow() -> None:
    where = "where the height is 31 and the suspension is 6 months, "
    assert held(f"{where}the ban is never longer {BAN}").verdict is Verdict.PROVED


def test_the_two_cases_are_told_in_one_list() -> None:
    found = held("a licence is needed in no more cases as the height grows")
    assert found.shown is not None
    assert found.shown.witness is not None
    assert found.turns == "“a licence is needed” is no, and in the other case yes"
    case = dict(found.shown.witness)
    low, high = case["the height"], case["the height in the other case"]
    assert isinstance(low, int)
    assert isinstance(high, int)
    assert low <= 60 < high
    assert [each.citation for each in found.because] == ["KA 2020 s. 1"]


def test_each_of_two_cases_is_told_apart_with_its_own_reasons() -> None:
    found = held("a licence is needed in no more cases as the height grows")
    (item,) = findings(replace(found, said="it is so"))
    assert item.message == ("“it is so” is refuted by two cases that differ in `the height` alone.")
    first, low, why, second, high, because, both, *rest = item.shown
    assert first == "in the first case “a licence is needed” is no"
    assert second == "in the second case “a licence is needed” is yes"
    assert why == because == "  because: KA 2020 s. 1"
    case = found.shown.witness if found.shown else None
    assert case is not None
    assert low == f"  the height: {case['the height']}"
    assert high == f"  the height: {case['the height in the other case']}"
    assert both == "in both cases"
    assert [each.strip().split(":")[0] for each in rest] == [
        name for name in case if not name.startswith("the height")
    ]


def test_a_case_has_only_the_facts_that_it_knows() -> None:
    found = held("a licence is needed in the same cases for box kite as for power kite")
    assert found.shown is not None
    case = dict(found.shown.witness or {})
    assert "the hire" in case
    assert found.shown.because_before
    assert found.shown.because_after


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("the licence period is never shorter as the colour grows", "does not grow"),
        ("the licence period is never shorter as the day of birth grows", "is a day"),
        ("the licence period is never shorter as the flyer's age grows", "is counted from"),
        ("the charge is never shorter as the height grows", "is not a length of time"),
        ("the licence period is the same for red as for box kite", "not two choices of one fact"),
        ("the licence period is the same for red as for red", "is the same as itself"),
        ("the licence period is never longer for red than for red", "is the same as itself"),
        ("the licence period is never lower for red than for blue", "is not a point on a scale"),
        ("a licence is needed is the same for red as for blue", "is a yes or no"),
        ("the charge in the same cases for red as for blue", "is not a yes or no"),
    ],
)
def test_a_claim_that_cannot_be_said_of_two_cases_is_refused(claim: str, said: str) -> None:
    fault = refused(claim)
    assert said in fault.message
    assert fault.advice


@pytest.mark.parametrize(
    ("claim", "instead"),
    [
        (
            "the licence period is never shorter as the flyer's age grows",
            (
                "`where the flyer's age is under 18, the licence period is …` and `where the "
                "flyer's age is 18 or over, the licence period is …`"
            ),
        ),
        (
            "a licence is needed in no more cases as the flyer's age grows",
            (
                "`where the flyer's age is under 18, a licence is needed` and `where the flyer's "
                "age is 18 or over, a licence is needed`"
            ),
        ),
        (
            "the licence period is never shorter as the day of birth grows",
            (
                "`where the day of birth is before 1 January 2026, the licence period is …` and "
                "`where the day of birth is on or after 1 January 2026, the licence period is …`"
            ),
        ),
        (
            "the licence period is never shorter as the colour grows",
            "`the licence period is the same for red as for blue`",
        ),
    ],
)
def test_what_does_not_grow_is_answered_with_what_to_claim(claim: str, instead: str) -> None:
    assert instead in refused(claim).advice

"""Claims, held against every case one by one; and what is said of those that are not so."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from keeling.model.answers import (
    NO,
    YES,
    Answer,
    Conflict,
    DoesNotArise,
    Gap,
    Indefinite,
    Lasting,
)
from keeling.model.claims import Claim, ClaimKind, Proof, Verdict
from keeling.model.conditions import Condition, Not
from keeling.model.durations import Duration
from keeling.model.vocabulary import OutcomeKind
from keeling.partition import Space, partition_law
from keeling.pipeline import compare, read
from keeling.questions.claim import Change, proof
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.partition.changed import amended
from tests.partition.generated import Maker, Scope, made
from tests.partition.oracle import Case, decide, holds, in_region

Answers = Mapping[str, Answer]
STARTS = [date(2025, 1, 1) + timedelta(days=each) for each in range(4 * 366)]


def end(start: date, length: Duration) -> date:
    """The day so much later, by the calendar: the last of a month that is too short."""
    years, month = divmod(start.month - 1 + length.months, 12)
    year, month = start.year + years, month + 1
    day = min(start.day, monthrange(year, month)[1])
    return date(year, month, day) + timedelta(days=length.days)


def longer(one: Answer, other: Answer) -> bool | None:
    """Whether a period is longer than another whatever the day it begins; None: it depends."""
    ranks: list[int] = []
    for answer in (one, other):
        if isinstance(answer, DoesNotArise | Lasting | Indefinite):
            ranks.append([DoesNotArise, Lasting, Indefinite].index(type(answer)))
        else:
            return None
    if ranks[0] != ranks[1]:
        return ranks[0] > ranks[1]
    if not (isinstance(one, Lasting) and isinstance(other, Lasting)):
        return False
    found = {end(day, one.duration) > end(day, other.duration) for day in STARTS}
    return found.pop() if len(found) == 1 else None


def plain(answer: Answer) -> object:
    if isinstance(answer, Conflict):
        return {each for _, each in answer.answers}
    return "gap" if isinstance(answer, Gap) else answer


def judged(claim: Claim, was: Answer, now: Answer) -> bool | None:
    """Whether a claim is so of two answers; None where the law leaves it open."""
    if claim.kind is ClaimKind.SO:
        return now == claim.answer
    if plain(was) == plain(now):
        return True
    match claim.kind:
        case ClaimKind.NO_MORE | ClaimKind.NO_FEWER:
            newly = YES if claim.kind is ClaimKind.NO_MORE else NO
            if was == newly:
                return True
            return False if (was, now) in ((YES, NO), (NO, YES)) else None
        case ClaimKind.NEVER_LONGER | ClaimKind.NEVER_SHORTER:
            pair = (now, was) if claim.kind is ClaimKind.NEVER_LONGER else (was, now)
            found = longer(*pair)
            return None if found is None else not found
        case _:
            return False


def claims(maker: Maker, where: Condition, outcomes: Mapping[str, OutcomeKind]) -> list[Claim]:
    found = [Claim(ClaimKind.NOBODY, where), Claim(ClaimKind.NOBODY, Not(where))]
    for name, kind in outcomes.items():
        found.append(Claim(ClaimKind.UNCHANGED, where, name))
        if kind is OutcomeKind.YES_NO:
            found += [Claim(each, where, name) for each in (ClaimKind.NO_MORE, ClaimKind.NO_FEWER)]
            found.append(Claim(ClaimKind.SO, where, name, maker.random.choice([YES, NO])))
        if kind is OutcomeKind.DURATION:
            both = (ClaimKind.NEVER_LONGER, ClaimKind.NEVER_SHORTER)
            found += [Claim(each, where, name) for each in both]
    return found


@made(60)
def test_a_verdict_is_what_every_case_by_itself_says(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    one = maker.law(vocabulary)
    other = amended(maker, one) if maker.chance(2) else maker.law(vocabulary)
    space = Space(vocabulary)
    change = Change(one, partition_law(one, space), partition_law(other, space))
    pairs = [(case, _answers(decide(one, case)), _answers(decide(other, case))) for case in cases]
    where = maker.condition(Scope(list(vocabulary.facts.values())))
    kinds = {name: outcome.kind for name, outcome in vocabulary.outcomes.items()}
    for claim in claims(maker, where, kinds):
        _held(claim, proof(claim, change), pairs)


def _answers(decided: Mapping[str, tuple[Answer, object]]) -> Answers:
    return {name: answer for name, (answer, _) in decided.items()}


def _held(claim: Claim, found: Proof, pairs: list[tuple[Case, Answers, Answers]]) -> None:
    meant = [pair for pair in pairs if holds(claim.where, pair[0], {})]
    outcomes = (claim.outcome,) if claim.outcome else tuple(pairs[0][1])
    verdicts = {
        (name, at): judged(claim, was[name], now[name])
        for at, (_, was, now) in enumerate(meant)
        for name in outcomes
    }
    wanted = Verdict.PROVED
    if not meant:
        wanted = Verdict.EMPTY
    elif False in verdicts.values():
        wanted = Verdict.REFUTED
    elif None in verdicts.values():
        wanted = Verdict.OPEN
    assert found.verdict is wanted, claim
    assert (found.shown is None) is (wanted in (Verdict.PROVED, Verdict.EMPTY))
    if found.shown is not None:
        right = False if wanted is Verdict.REFUTED else None
        inside = [at for at, pair in enumerate(meant) if in_region(pair[0], found.shown.when)]
        assert inside
        assert {verdicts[found.shown.outcome, at] for at in inside} == {right}


LAW = """facts
  the kind of kite is one of
    box kite
    power kite
  the kind of line is one of
    box kite
    cord
  the flyer's age is an age

outcomes
  a licence is needed  is yes or no
  the licence period   is a duration, or indefinite

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020
  a licence is needed if the flyer's age is under 18
section 2 of KA 2020
  where a licence is needed, the licence period is 2 years

proposal "Change it"
  made under a new Act

  in section 1 of KA 2020, for "18" substitute "16"

  claims
"""
DAY = date(2026, 11, 22)


def proved(*written: str) -> list[Proof]:
    text = LAW + "".join(f"    {line}\n" for line in written)
    corpus = read((SourceFile("law/kites.law", text),), reader()).value
    assert corpus is not None
    compared = compare(corpus, DAY, tuple(corpus.law.proposals.values()))
    assert compared.value is not None, compared.diagnostics
    return list(compared.value.proofs)


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("nobody is affected where the flyer's age is under 16", Verdict.PROVED),
        ("nobody is affected where the flyer's age is under 17", Verdict.REFUTED),
        ("nobody is affected except where the flyer's age is 16 or over", Verdict.PROVED),
        ("nobody is affected except where the flyer's age is 17 or over", Verdict.REFUTED),
        ("nobody is affected", Verdict.REFUTED),
        ("only power kite is affected", Verdict.REFUTED),
        ("a licence is needed in no more cases", Verdict.PROVED),
        ("a licence is needed in no fewer cases", Verdict.REFUTED),
        ("the licence period is never longer", Verdict.PROVED),
        ("the licence period is never shorter", Verdict.REFUTED),
        ("where the flyer's age is 16, a licence is not needed", Verdict.PROVED),
        ("where the flyer's age is 15, a licence is not needed", Verdict.REFUTED),
        ("where the flyer's age is under 16, the licence period is 2 years", Verdict.PROVED),
        ("where the flyer's age is under 16, the licence period is 3 years", Verdict.REFUTED),
        ("where the flyer's age is under 16, the licence period is unchanged", Verdict.PROVED),
        ("where the flyer's age is 17, the licence period is unchanged", Verdict.REFUTED),
    ],
)
def test_what_is_claimed_of_a_change_of_one_age(written: str, verdict: Verdict) -> None:
    (found,) = proved(written)
    assert (found.said, found.verdict) == (written, verdict)


def test_a_claim_written_over_two_lines_is_told_in_one() -> None:
    (found,) = proved("where the flyer's age is 16,\n    a licence is not needed")
    assert found.said == "where the flyer's age is 16, a licence is not needed"


def test_a_choice_of_two_facts_is_not_guessed() -> None:
    text = LAW + "    only box kite is affected\n"
    corpus = read((SourceFile("law/kites.law", text),), reader()).value
    assert corpus is not None
    (fault,) = corpus.law.proposals["change-it"].faults
    assert fault.check.name == "impossible-value"
    assert "`the kind of kite` and `the kind of line`" in fault.message


def test_what_is_not_encoded_for_the_day_is_not_said_to_be_unaffected() -> None:
    text = LAW.replace("1 April 2021", "1 April 2030") + "    nobody is affected\n"
    corpus = read((SourceFile("law/kites.law", text),), reader()).value
    assert corpus is not None
    compared = compare(corpus, DAY, tuple(corpus.law.proposals.values()))
    assert compared.value is not None
    (found,) = compared.value.proofs
    assert (found.verdict, found.turns) == (
        Verdict.OPEN,
        "what the law answers is not encoded for this day",
    )

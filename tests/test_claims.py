"""Claims, held against every case one by one; and what is said of those that are not so."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from keeling.diagnostics import Diagnostic, Result
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
from keeling.model.changes import Comparison, Proof, Verdict
from keeling.model.claims import Claim, ClaimKind
from keeling.model.durations import Duration
from keeling.partition import Space, partition_law
from keeling.pipeline import compare, read
from keeling.questions.claim import proof
from keeling.report.proofs import text as told
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.claimed import claims
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
            if newly == was or (now in (YES, NO) and now != newly):
                return True
            return False if was in (YES, NO) and now == newly else None
        case ClaimKind.NEVER_LONGER | ClaimKind.NEVER_SHORTER:
            pair = (now, was) if claim.kind is ClaimKind.NEVER_LONGER else (was, now)
            found = longer(*pair)
            return None if found is None else not found
        case _:
            return False


@made(60)
def test_a_verdict_is_what_every_case_by_itself_says(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    one = maker.law(vocabulary)
    other = amended(maker, one) if maker.chance(2) else maker.law(vocabulary)
    space = Space(vocabulary)
    change = one, partition_law(one, space), partition_law(other, space)
    pairs = [(case, _answers(decide(one, case)), _answers(decide(other, case))) for case in cases]
    where = maker.condition(Scope(list(vocabulary.facts.values())))
    kinds = {name: outcome.kind for name, outcome in vocabulary.outcomes.items()}
    for claim in claims(maker, where, kinds):
        _held(claim, proof(claim, *change), pairs)


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
    if wanted is Verdict.REFUTED and found.verdict is Verdict.OPEN:
        # A length would have to be named of which it depends on the day whether it is so long.
        assert found.shown is not None
        assert found.shown.witness is None
        inside = [at for at, pair in enumerate(meant) if in_region(pair[0], found.shown.when)]
        assert not all(verdicts[found.shown.outcome, at] for at in inside)
        return
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


def compared(text: str, day: date = DAY) -> Result[Comparison | None]:
    corpus = read((SourceFile("law/kites.law", text),), reader()).value
    assert corpus is not None
    return compare(corpus, day, tuple(corpus.law.proposals.values()))


def proofs(text: str, day: date = DAY) -> list[Proof]:
    result = compared(text, day)
    assert result.value is not None, result.diagnostics
    return list(result.value.proofs)


def only_fault(text: str) -> Diagnostic:
    corpus = read((SourceFile("law/kites.law", text),), reader()).value
    assert corpus is not None
    (fault,) = corpus.law.proposals["change-it"].faults
    return fault


def proved(*written: str) -> list[Proof]:
    return proofs(LAW + "".join(f"    {line}\n" for line in written))


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
        ("where the flyer's age is under 16, the licence period is never shorter", Verdict.PROVED),
        ("where the flyer's age is 17, the licence period is never shorter", Verdict.REFUTED),
        ("where the flyer's age is 17, a licence is needed in no fewer cases", Verdict.REFUTED),
        ("where the flyer's age is 18, a licence is needed in no fewer cases", Verdict.PROVED),
        ("where the flyer's age is 16, the licence period is none", Verdict.PROVED),
        ("where the flyer's age is 15, the licence period is none", Verdict.REFUTED),
    ],
)
def test_what_is_claimed_of_a_change_of_one_age(written: str, verdict: Verdict) -> None:
    (found,) = proved(written)
    assert (found.said, found.verdict) == (written, verdict)


SCALE = """facts
  the kind of kite is one of
    box kite
    power kite

scale "severity"
  a word of advice
  a fine
  suspension, by length

outcomes
  the starting point is a point on the severity

guideline "Kites"
  cited as        Kites guideline
  by              the Council of Winds
  binds           courts
  effective from  1 April 2021
  source          https://example.org/kites-guideline
  not verified    an invented guideline

  the starting point is, by the only row that applies
    | the kind of kite | the starting point   |
    | box kite         | 6 months' suspension |
    | power kite       | a fine               |

proposal "Change it"
  made under a revision by the Council of Winds

  in row 1 of Kites guideline, for "6 months" substitute "3 months"
  in row 2 of Kites guideline, for "a fine" substitute "1 month's suspension"

  claims
"""


@pytest.mark.parametrize(
    ("written", "verdict"),
    [
        ("the starting point is never higher", Verdict.REFUTED),
        ("the starting point is never lower", Verdict.REFUTED),
        ("where the kind of kite is box kite, the starting point is never higher", Verdict.PROVED),
        ("where the kind of kite is box kite, the starting point is never lower", Verdict.REFUTED),
        ("where the kind of kite is power kite, the starting point is never lower", Verdict.PROVED),
    ],
)
def test_what_is_claimed_of_a_point_on_a_scale(written: str, verdict: Verdict) -> None:
    (found,) = proofs(SCALE + f"    {written}\n")
    assert (found.said, found.verdict) == (written, verdict)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("the licence period is never higher", "not a point on a scale"),
        ("a licence is needed is none", "is yes or no, and never none"),
        ("where the flyer's age is 16, the licence period in no more cases", "not a yes or no"),
    ],
)
def test_a_claim_that_does_not_fit_its_outcome_is_refused(written: str, said: str) -> None:
    fault = only_fault(LAW + f"    {written}\n")
    assert fault.check.name == "wrong-kind"
    assert said in fault.message


def test_a_claim_written_over_two_lines_is_told_in_one() -> None:
    (found,) = proved("where the flyer's age is 16,\n    a licence is not needed")
    assert found.said == "where the flyer's age is 16, a licence is not needed"


def test_a_choice_of_two_facts_is_not_guessed() -> None:
    text = LAW + "    only box kite is affected\n"
    fault = only_fault(text)
    assert fault.check.name == "impossible-value"
    assert "`the kind of kite` and `the kind of line`" in fault.message


def test_what_is_not_encoded_for_the_day_is_not_said_to_be_unaffected() -> None:
    text = LAW.replace("1 April 2021", "1 April 2030") + "    nobody is affected\n"
    (found,) = proofs(text)
    assert (found.verdict, found.turns) == (
        Verdict.OPEN,
        "“a licence is needed” and “the licence period” are not encoded for this day",
    )


OTHER = """facts
  the flyer's age is an age
  the term is a duration
  the line was cut is yes or no

outcomes
  a licence is needed  is yes or no
  a fee is due         is yes or no

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020
  a licence is needed if child
section 2 of KA 2020
  "child" means the flyer's age is under 12
section 3 of KA 2020
  a fee is due if the line was cut
{more}
proposal "Change it"
  made under a new Act

  {instruction}

  claims
    {claim}
"""


def of_other(instruction: str, claim: str, more: str = "") -> Proof:
    text = OTHER.format(instruction=instruction, claim=claim, more=more)
    (found,) = proofs(text)
    return found


def test_weeks_are_not_held_against_months_that_the_proposal_puts_in() -> None:
    step = (
        'in section 1 of KA 2020, for "child" substitute "child or the term is at least 6 months"'
    )
    weeks = of_other(step, "nobody is affected where the term is under 26 weeks")
    assert weeks.verdict is Verdict.OPEN
    assert "depends on the day" in weeks.why
    months = of_other(step, "nobody is affected where the term is under 6 months")
    assert months.verdict is Verdict.PROVED


def test_a_claim_of_the_law_as_it_would_be_is_read_by_its_definitions() -> None:
    step = 'in section 2 of KA 2020, for "12" substitute "16"'
    assert of_other(step, "where child, a licence is needed").verdict is Verdict.PROVED
    claim = "where the flyer's age is 14, a licence is needed"
    assert of_other(step, claim).verdict is Verdict.PROVED


def test_a_definition_that_would_turn_on_an_answer_leaves_the_claim_open() -> None:
    step = 'in section 2 of KA 2020, for "the flyer\'s age is under 12" substitute "a fee is due"'
    found = of_other(step, "where child, a licence is needed")
    assert found.verdict is Verdict.OPEN
    assert "do not mean what they do now" in found.why


def test_nobody_is_affected_is_not_proved_of_what_is_not_encoded_for_the_day() -> None:
    more = (
        'act "Ropes Act 2030"\n  cited as RA 2030\n  in force from 1 April 2030\n'
        "  source https://example.org/ropes\n  not verified an invented Act\n\n"
        "section 1 of RA 2030\n  a rope is due if the flyer's age is under 30\n"
    )
    law = OTHER.replace(
        "  a fee is due         is", "  a rope is due is yes or no\n  a fee is due is"
    )
    text = law.format(
        instruction='in section 1 of RA 2030, for "30" substitute "20"',
        claim="nobody is affected",
        more=more,
    )
    (found,) = proofs(text)
    assert (found.verdict, found.why) == (
        Verdict.OPEN,
        "“a rope is due” is not encoded for this day",
    )


def test_a_wrong_reference_in_a_claim_stays_with_its_proposal() -> None:
    text = OTHER.format(
        instruction='in section 2 of KA 2020, for "12" substitute "16"',
        claim="nobody is affected where section 77 of KA 2020 is met",
        more="",
    )
    fault = only_fault(text)
    assert fault.check.name == "misplaced"


def test_a_saving_in_weeks_is_not_taken_where_the_amended_law_is_in_months() -> None:
    text = OTHER.format(
        instruction='in section 1 of KA 2020, for "child" substitute "child or the term is at '
        'least 6 months"\n\n  saving\n    where the term is under 26 weeks, the amendments do not '
        "apply",
        claim="nobody is affected",
        more="",
    )
    refused = compared(text)
    assert refused.value is None
    assert [found.check.name for found in refused.diagnostics] == ["ambiguous-duration"]


def test_the_days_on_which_the_law_changes_again_are_named() -> None:
    more = (
        "section 6 of KA 2020\n  in force from 1 April 2029\n\n"
        "  a fee is due if the flyer's age is under 30\n"
    )
    text = OTHER.format(
        instruction='in section 6 of KA 2020, for "30" substitute "20"',
        claim="nobody is affected",
        more=more,
    )
    now = compared(text).value
    assert now is not None
    assert now.turning == (date(2029, 4, 1),)
    assert "The law changes again on 1 April 2029" in told(now)
    later = proofs(text, date(2029, 4, 1))
    assert [found.verdict for found in later] == [Verdict.REFUTED]


def test_a_claim_that_names_every_choice_says_nothing() -> None:
    text = LAW.replace("    box kite\n    cord", "    rope\n    cord")
    text += "    only box kite and power kite are affected\n"
    corpus = read((SourceFile("law/kites.law", text),), reader()).value
    assert corpus is not None
    (fault,) = corpus.law.proposals["change-it"].faults
    assert "all the choices of `the kind of kite`" in fault.message


GUIDED = """facts
  the flyer's age is an age

outcomes
  for wardens, whether to take the kite away is a matter of guidance

guidance "Taking kites away"
  cited as        Taking kites away
  by              the Kites Council
  binds           wardens
  effective from  1 June 2021
  source          https://example.org/kites-council/taking-kites-away
  not verified    an invented text

  where the flyer's age is under 18, wardens should not take the kite away

proposal "Change it"
  made under a revision by the Kites Council

  in Taking kites away, for "should not" substitute "may"

  claims
    where the flyer's age is under 18, wardens may take the kite away
    where the flyer's age is under 18, wardens should take the kite away
    where the flyer's age is 18 or over, whether to take the kite away is unchanged
"""


def test_what_guidance_would_say_can_be_claimed() -> None:
    found = proofs(GUIDED)
    assert [each.verdict for each in found] == [
        Verdict.PROVED,
        Verdict.REFUTED,
        Verdict.PROVED,
    ]
    assert found[1].turns == "“whether to take the kite away” would be may"


def test_a_length_in_a_reading_is_one_that_the_law_compares_with() -> None:
    """A proposal that puts months into what a reading turns on; the claim is in weeks."""
    text = READ.format("nobody is affected where the term is under 26 weeks")
    (found,) = proofs(text)
    assert found.verdict is Verdict.OPEN
    (found,) = proofs(READ.format("nobody is affected where the term is under 6 months"))
    assert found.verdict is Verdict.PROVED


READ = """facts
  the term is a duration

outcomes
  the licence period is a duration

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020
  the licence period is 2 years
section 2 of KA 2020
  where the term is at least 12 months, for 2 years in section 1 read half that period

proposal "Change it"
  made under a new Act

  in section 2 of KA 2020, for "12 months" substitute "6 months"

  claims
    {}
"""

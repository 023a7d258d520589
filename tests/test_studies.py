"""Claims about the law as it is, held against every case one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from keeling.checking import everything
from keeling.cli import folder
from keeling.diagnostics import Diagnostic
from keeling.model.answers import NO, YES
from keeling.model.changes import Proof, Verdict
from keeling.model.claims import Claim, ClaimKind
from keeling.model.conditions import AllOf, Condition, Within
from keeling.model.conditions import Test as Asks
from keeling.model.held import Checked, Finding
from keeling.model.law import Law
from keeling.model.vocabulary import Fact, OutcomeKind
from keeling.partition import Space, partition_law
from keeling.pipeline import (
    Corpus,
    Edition,
    check_standing,
    check_study,
    edition,
    read,
)
from keeling.questions.claim import proof
from keeling.report.studies import text as told
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.partition.generated import Maker, Scope, made
from tests.partition.oracle import Asking, Case, Value, answered, holds, lesser_facts
from tests.partition.stepwise import (
    ABSENT,
    asked_in,
    conditions,
    in_order,
    next_to_ask,
    only,
    values,
)

LEGISLATION = Path(__file__).parents[1] / "legislation"
DAY = date(2026, 11, 22)


@made(60)
def test_a_verdict_about_the_law_as_it_is_is_what_every_case_says(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    space = Space(vocabulary)
    parts = partition_law(law, space)
    answers = [(case, answered(law, case)) for case in cases]
    scope = Scope(list(vocabulary.facts.values()), list(vocabulary.outcomes.values()))
    for name, outcome in vocabulary.outcomes.items():
        if outcome.kind is not OutcomeKind.YES_NO:
            continue
        claim = Claim(ClaimKind.SO, maker.condition(scope), name, maker.random.choice([YES, NO]))
        found = proof(claim, law, parts, parts)
        given = [each[name].answer for case, each in answers if holds(claim.where, case, each)]
        wrong = [answer for answer in given if answer != claim.answer]
        wanted = Verdict.REFUTED if wrong else Verdict.PROVED if given else Verdict.EMPTY
        if wanted is Verdict.REFUTED and found.verdict is Verdict.OPEN:
            # A length would have to be named of which it depends on the day whether it is so long.
            assert found.shown is not None
            assert found.shown.witness is None
        else:
            assert found.verdict is wanted


# What is written wrongly, and what stands always.


LAW = """facts
  the flyer's age is an age
  the line was cut is yes or no

outcomes
  a licence is needed is yes or no
  the licence period  is a duration
  for wardens, whether to take the kite away is a matter of guidance

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020
  a licence is needed if child
section 2 of KA 2020
  "child" means the flyer's age is under 18
section 3 of KA 2020
  in force from 1 April 2025

  where a licence is needed, the licence period is 2 years
"""
SO = "where child, a licence is needed"
STUDY = """
study "Kites"
  lines counted in the plain text
  as at 1 June 2026

  claim "children need a licence" at line 3
"""
PROPOSAL = """
proposal "Change it"
  made under a new Act
  commences 1 April 2027

  in section 2 of KA 2020, for "18" substitute "16"
"""


def of(text: str) -> Corpus:
    made = read((SourceFile("law/kites.law", text),), reader()).value
    assert made is not None
    return made


def found_in(text: str, day: date = DAY) -> list[Diagnostic]:
    return list(everything(of(text), day))


def held(written: str, day: date = date(2026, 6, 1)) -> Checked:
    corpus = of(LAW + STUDY + f"    {written}\n")
    made = check_study(corpus, day, corpus.law.studies["kites"])
    assert made.value is not None, made.diagnostics
    return made.value


@pytest.mark.parametrize(
    ("written", "finding"),
    [
        (SO, Finding.HOLDS),
        ("where the flyer's age is under 19, a licence is needed", Finding.FAILS),
        ("where child, a licence is needed\n    a licence is needed", Finding.IN_PART),
        ("where a licence is needed, the licence period is 2 years", Finding.HOLDS),
        ("where a licence is not needed, the licence period is none", Finding.HOLDS),
        ("where a licence is needed, the licence period is 3 years", Finding.FAILS),
        ("where the licence period is 2 years, child", None),
        ("outside what rules can say why not", Finding.OUTSIDE),
        ("not encoded what it costs", Finding.OPEN),
    ],
)
def test_what_comes_of_a_claim_of_one_law(written: str, finding: Finding | None) -> None:
    if finding is None:
        assert [one.check.name for one in found_in(LAW + STUDY + f"    {written}\n")] == ["syntax"]
    else:
        assert [each.finding for each in held(written).held] == [finding]


def test_a_claim_about_a_day_whose_law_is_not_encoded_cannot_be_said() -> None:
    (found,) = held("the licence period is 2 years", date(2023, 1, 1)).held
    assert found.finding is Finding.OPEN
    assert found.proofs[0].why == "“the licence period” is not encoded for this day"


def test_a_case_that_refutes_is_told_as_the_law_that_is() -> None:
    said = told(held("where the flyer's age is 18 or over, a licence is needed"))
    assert "in this case “a licence is needed” is no" in said
    assert "would be" not in said


@pytest.mark.parametrize(
    ("change", "check", "said"),
    [
        (("at line 3", "at line 0"), "property", "counted from 1"),
        (("at line 3", "at lines 3 to 2"), "property", "not before the first"),
        (("  lines counted in the plain text\n", ""), "property", "in which text"),
        (("as at 1 June 2026", "by the Institute"), "property", "Write `written by the Institute`"),
        (("as at 1 June 2026", "in force from 1 June 2026"), "property", "as at 1 January 2025"),
        (("as at 1 June 2026", "as at June 2026"), "property", "June 2026"),
        ((SO, "only child is affected"), "syntax", "three ways"),
        (
            (SO, "nobody is affected where child"),
            "misplaced",
            "as it is",
        ),
        (
            (SO, "where child, a licence is needed is unchanged"),
            "misplaced",
            "as it is",
        ),
        (
            (
                SO,
                "where section 2 of KA 2020 is met, a licence is needed",
            ),
            "misplaced",
            "not told by a provision",
        ),
        (
            (
                SO,
                f"{SO}\n    not encoded it",
            ),
            "property",
            "rules do say here",
        ),
        ((SO, "note a remark"), "property", "comes to"),
        (
            (
                SO,
                "not encoded this\n    outside what rules can say it",
            ),
            "property",
            "Keep one",
        ),
        (
            ("where child", "where the flyer's age is under 10 and the flyer's age is 12 or over"),
            "refuted-claim",
            "speaks of no case",
        ),
    ],
)
def test_a_study_that_is_written_wrongly_is_refused(
    change: tuple[str, str], check: str, said: str
) -> None:
    text = STUDY + "    where child, a licence is needed\n"
    assert change[0] in text
    (fault,) = found_in(LAW + text.replace(*change))
    assert fault.check.name == check
    assert said in f"{fault.message} {fault.advice}"


def test_two_studies_of_one_title_are_refused() -> None:
    text = STUDY + "    where child, a licence is needed\n"
    (fault,) = found_in(LAW + text + text)
    assert (fault.check.name, fault.message) == (
        "duplicate-provision",
        "Another study is already called `Kites`.",
    )


def test_every_claim_of_a_study_that_cannot_be_read_is_found_at_once() -> None:
    text = STUDY + '    where kid, a licence is needed\n\n  claim "b" at line 4\n    a fee is due\n'
    assert [one.check.name for one in found_in(LAW + text)] == ["unknown-name", "unknown-name"]


def test_a_study_may_say_what_is_not_so_and_check_is_silent() -> None:
    assert found_in(LAW + STUDY + "    where child, a licence is not needed\n") == []


STANDING = """
standing claims "Always"
  {}
"""


def test_a_standing_claim_is_held_against_the_law_of_the_day() -> None:
    assert found_in(LAW + STANDING.format("where child, a licence is needed")) == []
    (fault,) = found_in(LAW + STANDING.format("where child, a licence is not needed"))
    assert fault.check.name == "refuted-claim"
    assert fault.advice == "Change the claim to what is so, or the law to what is claimed."


def test_a_proposal_that_breaks_a_standing_claim_is_named() -> None:
    claim = "where the flyer's age is 17, a licence is needed"
    (fault,) = found_in(LAW + STANDING.format(claim) + PROPOSAL)
    assert fault.message.startswith("As amended by “Change it”: “where the flyer's age is 17")
    assert [label.text for label in fault.labels] == ["the proposal"]
    (fault,) = found_in(LAW + STANDING.format("where child, a licence is not needed") + PROPOSAL)
    assert not fault.message.startswith("As amended")


def test_a_standing_claim_is_read_by_the_definitions_of_the_law_it_is_held_against() -> None:
    corpus = of(LAW + STANDING.format("where child, a licence is needed") + PROPOSAL)
    made = check_standing(corpus, date(2027, 4, 1), corpus.law.proposals["change-it"])
    assert made.value is not None
    assert [proof.verdict for proof in made.value["always"]] == [Verdict.PROVED]


# The corpus.


@cache
def corpus() -> Corpus:
    made = folder.corpus(folder.files(LEGISLATION, ".law").value)
    assert made.value is not None
    return made.value


@cache
def checked(name: str) -> Checked:
    study = corpus().law.studies[name]
    assert study.as_at is not None
    found = check_study(corpus(), study.as_at, study)
    assert found.value is not None
    return found.value


def law_of(day: date) -> Law:
    made = edition(corpus(), day)
    assert isinstance(made.value, Edition)
    return made.value.law


FOUND = {
    "lines 110 to 111": "holds",
    "lines 111 to 113": "holds",
    # Of rape it is the date of conviction: section 132 is for offences listed by their sentence.
    "line 120": "holds in part",
    "line 121": "holds",
    "lines 122 to 123": "holds",
    "lines 133 to 135": "holds",
    # A conditional discharge is not among the four periods of section 82(2).
    "lines 135 to 136": "holds in part",
    "lines 136 to 137": "holds",
    "lines 391 to 394": "holds",
    "lines 402 to 405": "holds",
    "lines 496 to 497": "holds",
    "lines 497 to 498": "holds",
    "lines 606 to 610": "holds",
    "lines 613 to 615": "holds",
    "lines 615 to 616": "holds",
    # 30 months or more have no end: section 82(1), row 2 here.
    "lines 616 to 617": "does not hold",
    "lines 617 to 619": "holds",
    # Somebody under 18 at the offence needs 12 months; whoever is shown must be under 16.
    "lines 633 to 634": "holds in part",
    # The guideline starts at a high level order, as a secondary source prints it.
    "lines 635 to 637": "does not hold",
    # For an adult every order lists; the 12 months are those of paragraphs 18 and 33.
    "lines 637 to 638": "holds in part",
    "lines 638 to 639": "holds",
    # A caution for a sexual assault between adults lists nothing.
    "lines 645 to 648": "holds in part",
    "lines 700 to 702": "holds",
}


def test_the_register_study_is_found_to_be_as_its_facts_say() -> None:
    found = {
        held.statement.lines: held.finding.value
        for held in checked("register-study").held
        if held.proofs
    }
    assert found == FOUND


# A review turns on so many facts that to go through all cases takes a minute.
LONG = ("lines 391 to 394",)
PROOFS = [
    pytest.param(
        name,
        proof.said,
        id=f"{held.statement.lines}: {at}",
        marks=[pytest.mark.deep] if held.statement.lines in LONG else [],
    )
    for name in corpus().law.studies
    for held in checked(name).held
    for at, proof in enumerate(held.proofs)
]


def proof_of(name: str, said: str) -> Proof:
    return next(proof for held in checked(name).held for proof in held.proofs if proof.said == said)


@pytest.mark.parametrize(("name", "said"), PROOFS)
def test_every_case_by_itself_confirms_the_verdict_on_a_study(name: str, said: str) -> None:
    found, law = proof_of(name, said), law_of(checked(name).as_at)
    asked, read = found.claim, _read(name, said)
    assert asked.outcome == read.outcome
    wrong, seen = _against(read, law)
    assert seen
    assert (found.verdict is Verdict.REFUTED) is wrong
    assert found.verdict in (Verdict.PROVED, Verdict.REFUTED)


def _read(name: str, said: str) -> Claim:
    """The claim as the text of the study's day gives it meaning."""
    text = corpus().on(checked(name).as_at).value
    assert text is not None
    pairs = zip(text.law.studies[name].statements, checked(name).held, strict=True)
    return next(
        claim
        for statement, held in pairs
        for claim, proof in zip(statement.claims, held.proofs, strict=True)
        if proof.said == said
    )


def _against(claim: Claim, law: Law) -> tuple[bool, int]:
    """Whether some case refutes a claim, and how many cases it speaks of."""
    named = {claim.outcome, *(test for test in _outcomes(claim.where))}
    kept = _several(law, named)
    ask = Asking(kept)
    seen = 0
    for case in _cases(claim.where, kept):
        answers = ask(case)
        if holds(claim.where, case, answers):
            seen += 1
            if answers[claim.outcome].answer != claim.answer:
                return True, seen
    return False, seen


def _outcomes(condition: Condition) -> Iterator[str]:
    return (test.outcome for test in asked_in(condition) if not isinstance(test, Asks))


def _several(law: Law, outcomes: set[str]) -> Law:
    """The law without the rules that none of some outcomes turns on."""
    parts = [only(law, outcome) for outcome in sorted(outcomes)]
    rules = tuple(dict.fromkeys(rule for part in parts for rule in part.rules))
    readings = [each for each in law.readings if any(each in part.readings for part in parts)]
    names = {name: each for part in parts for name, each in part.vocabulary.outcomes.items()}
    vocabulary = type(law.vocabulary)(law.vocabulary.facts, names, law.vocabulary.scales)
    return Law(vocabulary, law.works, law.provisions, rules, tuple(readings))


def _cases(where: Condition, law: Law) -> Iterator[Case]:
    """Every possible case that the plain tests of a claim leave, one value for each stretch."""
    asked = [
        test
        for condition in (*conditions(law), where)
        for test in asked_in(condition)
        if isinstance(test, Asks)
    ]
    facts = law.vocabulary.facts
    needed = {test.fact for test in asked}
    while True:
        more = {
            test.fact
            for name in needed
            for test in asked_in(facts[name].known_where)
            if isinstance(test, Asks)
        }
        if more <= needed:
            break
        needed |= more
    ends = _ends(asked, law)
    plain = [part for part in _parts(where) if not list(_outcomes(part))]
    yield from _extended([facts[name] for name in facts if name in needed], ends, law, plain, {})


def _ends(asked: list[Asks], law: Law) -> dict[str, set[int]]:
    """Where each fact is cut, by what is asked of it and of those it is compared with."""
    own: dict[str, set[int]] = {}
    for test in asked:
        if isinstance(test.among, Within):
            cuts = {cut[0] for cut in (test.among.lower, test.among.upper) if cut is not None}
            own.setdefault(test.fact, set()).update(cuts)
    beside = {name: lesser_facts(law.vocabulary, name) for name in law.vocabulary.facts}
    for name, fact in law.vocabulary.facts.items():
        bounds = {cut[0] for cut in (fact.least, fact.most) if cut is not None}
        own.setdefault(name, set()).update(bounds)
    made: dict[str, set[int]] = {}
    for name in own:
        group, waiting = {name}, [name]
        while waiting:
            at = waiting.pop()
            new = {each for each in beside if each in beside[at] or at in beside[each]} - group
            group |= new
            waiting += new
        made[name] = set().union(*(own.get(each, set()) for each in group))
    return made


def _parts(where: Condition) -> tuple[Condition, ...]:
    return where.parts if isinstance(where, AllOf) else (where,)


def _extended(
    facts: list[Fact],
    ends: Mapping[str, set[int]],
    law: Law,
    plain: list[Condition],
    case: dict[str, Value],
) -> Iterator[Case]:
    """Extend a case by each value of the next fact, as long as what is claimed can be so."""
    there = {name: value for name, value in case.items() if value is not ABSENT}
    for part in plain:
        if {test.fact for test in asked_in(part) if isinstance(test, Asks)} <= set(case):  # noqa: SIM102
            if not holds(part, there, {}):
                return
    ready = next_to_ask(facts, case)
    if ready is None:
        assert not facts
        if not any(holds(each.when, there, {}) for each in law.vocabulary.impossible):
            yield there
        return
    rest = [fact for fact in facts if fact is not ready]
    if not holds(ready.known_where, there, {}):
        yield from _extended(rest, ends, law, plain, {**case, ready.name: ABSENT})
        return
    there_are = values(ready, {ready.kind: ends.get(ready.name) or {1}})
    assert there_are, ready.name
    for value in there_are:
        longer = {**there, ready.name: value}
        if in_order(law.vocabulary, longer):
            yield from _extended(rest, ends, law, plain, {**case, ready.name: value})

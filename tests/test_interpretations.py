"""Periods read as others: what they settle, what they leave alone, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from keeling import checking, pipeline
from keeling.diagnostics import Severity
from keeling.model import conditions
from keeling.model.changes import Verdict
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Interpretation, Law
from keeling.model.vocabulary import FactKind
from keeling.partition import Space, impossible, partition_law
from keeling.questions.decide import Decision
from keeling.report.firm import in_brief, of_a_change, of_a_proof
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.backends.emitted import DAY, answered, expected, load, python
from tests.backends.made import dressed, some_facts
from tests.backends.test_python_same_answers import same
from tests.partition.generated import MONTHS_6, WEEKS_26, Maker, made

from keeling.backends import Emission  # isort: skip

VOCABULARY = """facts
  the term        is a duration
  the long term   is a duration, not less than the term
  the other stay  is a duration
  the short stay  is a duration
  the age         is an age

outcomes
  the period          is a duration, or indefinite
  the other period    is a duration
  a notice is needed  is yes or no

act "Kites Act 2020"
  cited as       KA
  in force from  1 January 2020
  source         https://example.org/kites
  not verified   an invented Act

section 1 of KA
  the period is, by the first row that applies
    | the term            | the period |
    | more than 6 months  | 10 years   |
    | any other           | 7 years    |

section 2 of KA
  the other period is, by the first row that applies
    | the other stay     | the other period |
    | at least 12 months | 2 years          |
    | at least 6 months  | the other stay   |
    | any other          | 1 year           |

section 3 of KA
  a notice is needed if the age is under 18

"""
READS = "a period of 26 weeks is read as 6 months"
WEEKS = {weeks: Duration(days=7 * weeks) for weeks in (25, 26, 27)}


def practice(*sentences: str, since: str = "1 January 2020") -> str:
    """A work that holds each sentence in a paragraph of its own."""
    head = (
        f'guidance "Practice"\n  cited as Practice\n  effective from {since}\n'
        "  source https://example.org/practice\n"
        "  inferred from what everybody does\n\n"
    )
    parts = (f"  paragraph {at}\n    {each}\n" for at, each in enumerate(sentences, 1))
    return head + "".join(parts)


def read(law: str) -> tuple[pipeline.Corpus | None, list[tuple[str, str]]]:
    result = pipeline.read([SourceFile("kites.law", VOCABULARY + law)], reader())
    found = [*result.diagnostics]
    if result.value is not None:
        found += checking.everything(result.value, DAY)
    return result.value, [(each.check.name, each.message) for each in found]


def edition(law: str, day: date = DAY) -> pipeline.Edition:
    corpus, found = read(law)
    assert corpus is not None, found
    made = pipeline.edition(corpus, day).value
    assert made is not None
    return made


def decided(law: str, facts: dict[str, Duration | int], day: date = DAY) -> dict[str, Decision]:
    return {each.outcome: each for each in edition(law, day).decide(facts)}


def said(decision: Decision) -> str:
    return " or ".join(map(str, decision.possible))


def test_without_a_reading_both_answers_stay_possible() -> None:
    found = decided("", {"the term": WEEKS[26]})["the period"]
    assert said(found) == "7 years or 10 years"
    assert found.depends_on == ("the day on which the term begins",)


def test_a_reading_settles_the_case_and_is_a_reason_with_what_it_would_be_otherwise() -> None:
    found = decided(practice(READS), {"the term": WEEKS[26]})["the period"]
    assert str(found.answer) == "7 years"
    assert found.depends_on == ()
    assert [each.citation for each in found.because] == ["KA s. 1, row 2", "Practice para 1"]
    firmness, settled = found.notes[-2:]
    assert found.settled == (settled,)
    assert firmness == "Practice para 1: inferred from what everybody does"
    assert settled == (
        "Practice para 1: a period of 26 weeks is read as 6 months; otherwise the answer might "
        "also be 10 years, depending on the day on which it begins"
    )


@pytest.mark.parametrize(
    ("length", "period"),
    [
        (WEEKS[25], "7 years"),
        (WEEKS[27], "10 years"),
        (Duration(months=6), "7 years"),
        (Duration(days=181), "7 years"),
        (Duration(days=183), "7 years or 10 years"),
        (Duration(months=7), "10 years"),
    ],
)
def test_no_other_length_is_touched(length: Duration, period: str) -> None:
    with_it = decided(practice(READS), {"the term": length})["the period"]
    without = decided("", {"the term": length})["the period"]
    assert said(with_it) == period
    assert with_it == without


def test_only_what_it_settles_rests_on_it() -> None:
    given: dict[str, Duration | int] = {"the term": WEEKS[26], "the age": 20}
    found = decided(practice(READS), given)["a notice is needed"]
    assert str(found.answer) == "no"
    assert "Practice para 1" not in {each.citation for each in found.because}
    assert not [note for note in found.notes if "26 weeks" in note]


def test_the_length_itself_is_never_converted() -> None:
    found = decided(practice(READS), {"the other stay": WEEKS[26]})["the other period"]
    assert str(found.answer) == "26 weeks"


def test_it_reaches_only_the_provisions_it_names() -> None:
    law = practice(f"{READS} in section 1 of KA")
    found = decided(law, {"the term": WEEKS[26], "the other stay": WEEKS[26]})
    assert said(found["the period"]) == "7 years"
    assert said(found["the other period"]) == "1 year or 26 weeks"
    law = practice(f"{READS} in section 1 of KA and in section 2 of KA")
    found = decided(law, {"the term": WEEKS[26], "the other stay": WEEKS[26]})
    assert said(found["the other period"]) == "26 weeks"


def test_it_settles_nothing_before_it_is_in_force() -> None:
    law = practice(READS, since="1 January 2024")
    given: dict[str, Duration | int] = {"the term": WEEKS[26]}
    assert said(decided(law, given, date(2023, 12, 31))["the period"]) == "7 years or 10 years"
    assert said(decided(law, given, date(2024, 1, 1))["the period"]) == "7 years"


def test_months_may_be_read_as_weeks() -> None:
    law = "section 4 of KA\n  a notice is needed if the short stay is more than 26 weeks\n\n"
    given: dict[str, Duration | int] = {"the short stay": Duration(months=6), "the age": 20}
    assert said(decided(law, given)["a notice is needed"]) == "no or yes"
    read_so = practice("a period of 6 months is read as 26 weeks")
    assert said(decided(law + read_so, given)["a notice is needed"]) == "no"


REFUSED = {
    "longer on every day": ("a period of 28 weeks is read as 6 months", "interpretation"),
    "shorter on every day": ("a period of 52 weeks is read as 12 months", "interpretation"),
    "in one unit": ("a period of 13 weeks is read as 12 weeks", "interpretation"),
    "the same": ("a period of 26 weeks is read as 182 days", "interpretation"),
    "where": (f"where the age is under 18, {READS}", "misplaced"),
    "priority": (f"subject to section 1 of KA, {READS}", "misplaced"),
    "no such provision": (f"{READS} in section 9 of KA", "unknown-provision"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_settles_nothing_or_too_much_is_refused(name: str) -> None:
    sentence, check = REFUSED[name]
    corpus, found = read(practice(sentence))
    assert corpus is None
    assert [check_ for check_, _ in found] == [check]


def test_a_second_reading_of_the_same_length_is_refused() -> None:
    corpus, found = read(practice(READS, f"{READS} in section 1 of KA"))
    assert corpus is None
    assert [check for check, _ in found] == ["interpretation"]
    assert "Practice para 1 says already" in found[0][1]


def test_readings_for_different_times_or_facts_stand_beside_each_other() -> None:
    corpus, found = read(practice(f"{READS} in section 1 of KA", f"{READS} in section 2 of KA"))
    assert (corpus is not None, found) == (True, [])


def test_a_reading_that_reaches_some_comparisons_of_a_fact_is_refused() -> None:
    law = "section 4 of KA\n  a notice is needed if the term is at least 6 months\n\n"
    corpus, found = read(law + practice(f"{READS} in section 1 of KA"))
    assert corpus is None
    assert [check for check, _ in found] == ["interpretation"]
    assert found[0][1].startswith("KA s. 4 compares `the term`")


def test_a_related_fact_counts_as_the_fact_itself() -> None:
    law = "section 4 of KA\n  a notice is needed if the long term is at least 6 months\n\n"
    corpus, found = read(law + practice(f"{READS} in section 1 of KA"))
    assert (corpus, [check for check, _ in found]) == (None, ["interpretation"])
    given: dict[str, Duration | int] = {"the long term": WEEKS[26]}
    assert said(decided(law + practice(READS), given)["a notice is needed"]) == "yes"
    # What is never less than the other: the term cannot be more than the 6 months it is read as.
    assert said(decided(law + practice(READS), given)["the period"]) == "7 years"


def test_what_the_vocabulary_itself_compares_is_not_read() -> None:
    law = "facts\n  the sum is a number, known where the term is more than 6 months\n\n"
    corpus, found = read(law + practice(READS))
    assert corpus is None
    assert found[0][1].startswith("The vocabulary compares `the term`")


def test_a_reading_stands_in_a_provision_of_its_own() -> None:
    law = f"section 4 of KA\n  a notice is needed if the age is under 10\n  {READS}\n"
    corpus, found = read(law)
    assert (corpus, [check for check, _ in found]) == (None, ["interpretation"])


def test_one_that_reaches_nothing_is_pointed_out() -> None:
    corpus, found = read(practice(f"{READS} in section 3 of KA"))
    assert corpus is not None
    assert [check for check, _ in found] == ["unreachable"]
    assert "settles nothing" in found[0][1]


@pytest.mark.parametrize(
    ("law", "advised"),
    [
        (practice(f"{READS} in section 1 of KA"), "If they are, nothing is to be done: "),
        (
            f"section 4 of KA\n  {READS} in section 1 of KA\n\n",
            "If they are, omit KA s. 4 by the proposal too.",
        ),
    ],
)
def test_who_proposes_is_told_what_to_do_with_a_reading_left_without_use(
    law: str, advised: str
) -> None:
    law += (
        'proposal "Lengthen"\n  made under a new Act\n\n'
        '  in section 1 of KA, for "6 months" substitute "9 months"\n'
    )
    corpus = pipeline.read([SourceFile("kites.law", VOCABULARY + law)], reader()).value
    assert corpus is not None
    (found,) = checking.everything(corpus, DAY)
    assert found.check.name == "unreachable"
    assert advised in found.advice


def test_a_proposal_that_changes_a_reading_can_be_decided_but_not_compared() -> None:
    law = practice(READS) + (
        'proposal "Count days"\n  made under a new Act\n\n'
        '  in paragraph 1 of Practice, for "26 weeks" substitute "183 days"\n'
    )
    corpus, found = read(law)
    assert corpus is not None, found
    proposal = corpus.law.proposals["count-days"]
    compared = pipeline.compare(corpus, DAY, [proposal])
    assert compared.value is None
    assert [each.check.name for each in compared.diagnostics] == ["interpretation"]
    assert all(each.check.severity is Severity.ERROR for each in compared.diagnostics)
    after = pipeline.edition(corpus, DAY, [proposal]).value
    assert after is not None
    (found_, *_) = after.decide({"the term": WEEKS[26]})
    assert said(found_) == "7 years or 10 years"


PROPOSAL = """
proposal "Change it"
  put forward by  nobody
  made under      a new Act
  commences       1 January 2027
  source          https://example.org/kites
  not verified    an invented proposal

  in section 1 of KA, for "{old}" substitute "{new}"

  claims
    where the term is at most 6 months, the period is unchanged
    where the term is at most 5 months, the period is unchanged
    the other period is unchanged
"""


FALLS = "Practice para 1: as to “the term”, a period of 26 weeks is read as 6 months, and so falls"


@pytest.mark.parametrize(
    ("old", "new", "falls"),
    [
        # From more than 6 months on it was 10 years, and would be 7 up to 12 months.
        ("more than 6 months", "more than 12 months", "outside “more than 6 months and at most 12"),
        # Only a term of exactly 6 months is answered otherwise, and 26 weeks are read as that.
        ("more than 6 months", "at least 6 months", "within “6 months”"),
    ],
)
def test_who_changes_says_where_a_length_that_is_read_as_another_falls(
    old: str, new: str, falls: str
) -> None:
    corpus, found = read(practice(READS) + PROPOSAL.format(old=old, new=new))
    assert corpus is not None, found
    chosen = (corpus.law.proposals["change-it"],)
    day = date(2027, 1, 1)
    made = pipeline.compare(corpus, day, chosen).value
    assert made is not None
    (change,) = made.difference.changes
    (read_so,) = [each for each in of_a_change(change, made) if "26 weeks" in each]
    assert read_so.startswith(f"{FALLS} {falls}")
    assert "Practice para 1: inferred from what everybody does" in of_a_change(change, made)
    # What is said of it is what is decided of it.
    sides = [pipeline.edition(corpus, day, with_) for with_ in ((), chosen)]
    answers = [
        {each.outcome: str(each.answer) for each in side.value.decide({"the term": WEEKS[26]})}
        for side in sides
        if side.value is not None
    ]
    told = tuple(each["the period"] for each in answers)
    assert (told == (str(change.before), str(change.after))) == ("within" in read_so)


def test_a_verdict_says_where_a_claim_speaks_of_a_length_that_is_read_as_another() -> None:
    text = PROPOSAL.format(old="more than 6 months", new="more than 12 months")
    corpus, found = read(practice(READS) + text)
    assert corpus is not None, found
    made = pipeline.compare(corpus, date(2027, 1, 1), (corpus.law.proposals["change-it"],)).value
    assert made is not None
    of_six, of_five, of_other = [list(of_a_proof(proof)) for proof in made.proofs]
    assert [proof.verdict for proof in made.proofs] == [Verdict.PROVED] * 3
    row = "KA s. 1, row 2: not verified, an invented Act"
    practised = "Practice para 1: inferred from what everybody does"
    assert of_six == [f"{FALLS} within “at most 6 months”", row, practised]
    # Of the other period neither law says anything that the other does not.
    assert (of_five, of_other) == ([row], [])


def test_a_reading_that_both_laws_have_is_told_once() -> None:
    text = PROPOSAL.format(old="10 years", new="9 years")
    corpus, found = read(practice(READS) + text)
    assert corpus is not None, found
    made = pipeline.compare(corpus, date(2027, 1, 1), (corpus.law.proposals["change-it"],)).value
    assert made is not None
    told = [each for each in in_brief(made.proofs[0]) if each.startswith(FALLS)]
    assert told == [f"{FALLS} within “at most 6 months”"]


def test_the_module_answers_as_the_interpreter() -> None:
    law = edition(practice(READS))
    given = Emission(law.law, law.as_at, law.partitions, (), law.elsewhen, law.unencoded)
    module = load(python(given))
    lengths = [*WEEKS.values(), *(Duration(days=each) for each in range(180, 186))]
    for length in (*lengths, Duration(months=6)):
        for name in ("the term", "the long term", "the other stay"):
            assert answered(module, {name: length}) == expected(given, {name: length})


def _compares(law: Law, space: Space) -> set[str]:
    """The facts that the vocabulary compares with something in its own words."""
    said_where = [fact.known_where for fact in law.vocabulary.facts.values()]
    said_where += [each.when for each in law.vocabulary.impossible]
    named = {test.fact for each in said_where for test in conditions.tests(each)}
    bounded = {
        fact.name
        for fact in law.vocabulary.facts.values()
        if fact.least is not None or fact.most is not None or fact.at_least_facts
    }
    lesser = {name for fact in law.vocabulary.facts.values() for name in fact.at_least_facts}
    return named | bounded | lesser


@made(40)
def test_a_module_of_any_law_with_readings_answers_as_the_interpreter(maker: Maker) -> None:
    vocabulary, _ = maker.vocabulary()
    law = dressed(maker, maker.law(vocabulary))
    space = Space(law.vocabulary)
    lengths = [
        name for name, fact in law.vocabulary.facts.items() if fact.kind is FactKind.DURATION
    ]
    facts = tuple(name for name in lengths if name not in _compares(law, space))
    readings = tuple(
        Interpretation(ProvisionId("Practice", (str(at),)), WEEKS_26, MONTHS_6, (), (fact,))
        for at, fact in enumerate(facts)
    )
    law = replace(law, interpretations=readings)
    given = Emission(law, DAY, partition_law(law, space))
    module = load(python(given))
    for share in (1.0, 0.6, 0.3, 0.0):
        known = {**some_facts(maker, space, share), **dict.fromkeys(facts, WEEKS_26)}
        if not impossible(space, known):
            same(module, given, known)

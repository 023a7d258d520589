"""What worked cases reach of a small law: judged by hand, part by part."""

from __future__ import annotations

from datetime import date

from keeling.cases.reading import read_cases
from keeling.covering import held as held_against
from keeling.model.parts import PartKind
from keeling.partition import Space
from keeling.pipeline import Corpus
from keeling.pipeline import read as read_corpus
from keeling.questions.coverage import Coverage
from keeling.report import coverage as report
from keeling.report.pasted import case as pasted
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.kites_act import DAY, read, section

DEFINED = section(1, "the kite is listed if the kind is box kite, except where the age is under 10")


def corpus_of(law: str) -> Corpus:
    corpus, found = read(law)
    assert corpus is not None, found
    return corpus


def held(law: str, *cases: str, as_at: date = DAY) -> Coverage:
    """What cases, each its facts and what it expects, reach of a law."""
    corpus = corpus_of(law)
    read_back = read_cases(SourceFile("c.yaml", "\n".join(cases)), corpus.law)
    law_of_day = held_against(corpus, as_at, read_back.value).value
    assert law_of_day is not None
    made = law_of_day.covered()
    assert made.value is not None, made.diagnostics
    return made.value


def case(facts: str, expect: str, more: str = "") -> str:
    return (
        f"- case: One\n  facts: {{{facts}}}\n  expect: {{current law: {{{expect}}}}}\n"
        f"  authority: invented\n{more}"
    )


def missing(found: Coverage) -> set[tuple[str, str]]:
    return {(each.part.provision.citation, report.missed(each.part)) for each in found.unreached}


def test_a_row_is_reached_by_a_case_that_has_its_answer_from_there() -> None:
    law = section(
        1,
        "the period is, by the first row that applies\n"
        "    | the age   | the period |\n"
        "    | under 18  | 1 year     |\n"
        "    | any other | 2 years    |",
    )
    found = held(law, case("the age: 40", "the period: 2 years"))
    assert missing(found) == {
        ("KA s. 1, row 1", "no case has it from here that `the period` is 1 year"),
        ("KA s. 1, row 1", "`the age is under 18`, and no case of 17 turns on it"),
        ("KA s. 1, row 1", "`the age is under 18`, and no case of 18 turns on it"),
    }
    (seventeen,) = {each.case.facts["the age"] for each in found.unreached if each.case} - {18}
    assert seventeen == 17


def test_a_case_that_leaves_the_fact_out_reaches_nothing_that_turns_on_it() -> None:
    law = section(
        1, "a licence is needed if any of\n    (a) the age is under 18\n    (b) the form is signed"
    )
    both = case("the age: 17, the form is signed: yes", "a licence is needed: yes")
    found = held(law, case("the form is signed: yes", "a licence is needed: yes"))
    assert ("KA s. 1(a)", "no case rests on it") in missing(found)
    assert ("KA s. 1(b)", "no case rests on it") not in missing(found)
    # Both limbs are reasons where both are met; the boundary decides nothing there.
    assert missing(held(law, both)) == {
        ("KA s. 1(a)", "`the age is under 18`, and no case of 17 turns on it"),
        ("KA s. 1(a)", "`the age is under 18`, and no case of 18 turns on it"),
    }


def test_only_what_a_case_expects_counts() -> None:
    law = section(1, "a licence is needed if the form is signed") + section(
        2, "the kite is listed if the form is signed"
    )
    found = held(law, case("the form is signed: yes", "a licence is needed: yes"))
    assert missing(found) == {
        ("KA s. 2", "no case has it from here that `the kite is listed` is yes")
    }


def test_an_exception_is_reached_where_an_answer_turns_on_it() -> None:
    listed = case("the kind: box kite, the age: 10", "the kite is listed: yes")
    kept = case("the kind: box kite, the age: 9", "the kite is listed: no")
    assert ("KA s. 1", "no case turns on the exception") in missing(held(DEFINED, listed))
    assert missing(held(DEFINED, listed, kept)) == set()


def test_a_word_of_priority_is_reached_where_both_provisions_answer() -> None:
    law = section(1, "the period is 1 year if the form is signed") + section(
        2, "despite section 1, the period is 2 years if the flight is late"
    )
    late = case("the form is signed: no, the flight is late: yes", "the period: 2 years")
    both = case("the form is signed: yes, the flight is late: yes", "the period: 2 years")
    words = ("KA s. 2", "no case turns on the words `despite KA s. 1`")
    assert words in missing(held(law, late))
    assert words not in missing(held(law, both))


def test_the_two_sides_of_a_length_are_a_month_wide() -> None:
    law = section(1, "the kite is listed if the term is at least 12 months")
    sides = {
        "exactly": ("12 months", "yes", "at least 11 months and under 12 months"),
        "a month less": ("11 months", "no", "12 months"),
        "days less": ("360 days", "no", "12 months"),
        "two months less": ("10 months", "no", None),
        "a day or two less": ("52 weeks", "no", "12 months"),
    }
    for term, answer, left in sides.values():
        found = held(
            law, case(f"the kind: power kite, the term: {term}", f"the kite is listed: {answer}")
        )
        said = {each.part.words for each in found.unreached if each.part.kind is PartKind.SIDE}
        assert said == ({left} if left else {"12 months", "at least 11 months and under 12 months"})


def test_what_no_possible_case_reaches_is_told_apart() -> None:
    law = section(
        1,
        "the period is, by the first row that applies\n"
        "    | the age      | the period |\n"
        "    | under 18     | 1 year     |\n"
        "    | 18 or over   | 2 years    |",
    )
    found = held(law)
    assert [(str(each.part.provision), each.part.words) for each in found.impossible] == [
        ("KA s. 1, row 2", "17")
    ]


def test_a_version_is_reached_by_a_case_of_its_day() -> None:
    law = (
        "section 1 of KA\n  in force from 1 January 2020 to the end of 31 December 2024\n\n"
        "  a licence is needed if the form is signed\n"
        "section 2 of KA\n  in force from 1 January 2025\n\n"
        "  a licence is needed if the flight is late\n"
    )
    now = case("the flight is late: yes", "a licence is needed: yes")
    then = case("the form is signed: yes", "a licence is needed: yes", "  as at: 2024-12-31\n")
    words = ("KA s. 1", "no case rests on its words as they stood on 1 January 2020")
    assert missing(held(law, now)) == {words}
    assert missing(held(law, now, then)) == set()
    (each,) = held(law, now).unreached
    assert each.case is not None
    assert each.case.as_at == date(2020, 1, 1)


def test_a_case_that_is_offered_can_be_pasted_once_it_has_an_authority() -> None:
    found = held(DEFINED)
    corpus = corpus_of(DEFINED)
    for each in found.unreached:
        assert each.case is not None
        lines = list(pasted("To be named", each.case.facts, each.case.answers, ""))
        bare = SourceFile("c.yaml", "\n".join(lines))
        assert read_cases(bare, corpus.law).failed
        judged = SourceFile("c.yaml", "\n".join([*lines[:-1], "  authority: judged"]))
        (read_back,) = read_cases(judged, corpus.law).value
        assert read_back.facts == each.case.facts
        again = held(DEFINED, judged.text)
        assert each.part in again.by


def test_words_that_yaml_would_read_otherwise_stand_in_quotation_marks() -> None:
    lines = list(
        pasted("A: b #1", {"it: is": "null", "n": "1st", "y": "yes", "q": 'say "x"'}, (), "")
    )
    assert lines[0] == '- case: "A: b #1"'
    assert lines[3:7] == ['    "it: is": "null"', '    n: "1st"', "    y: yes", '    q: say "x"']


def test_of_a_law_too_large_to_be_held_nothing_is_said() -> None:
    corpus = corpus_of(DEFINED)
    vars(corpus)["space"] = Space(corpus.law.vocabulary, budget=3)
    refused = held_against(corpus, DAY, ())
    assert refused.value is None
    assert {each.check.name for each in refused.diagnostics} == {"too-large"}


def test_what_the_question_itself_cannot_hold_is_said_too() -> None:
    corpus = corpus_of(DEFINED)
    law = held_against(corpus, DAY, ()).value
    assert law is not None
    corpus.space.table.budget = 1
    for made in (law.covered(), law.mutated()):
        assert made.value is None
        assert {each.check.name for each in made.diagnostics} == {"too-large"}


def test_the_end_of_what_a_fact_can_be_is_a_value_like_any_other() -> None:
    bounded = (
        "facts\n  the height  is a number, at most 10\n\noutcomes\n  it is high  is yes or no\n\n"
    )
    law = bounded + (
        'act "Heights Act"\n  cited as HA\n  in force from 1 January 2020\n'
        "  source https://example.org\n  not verified invented\n\n"
        "section 1 of HA\n  it is high if the height is at least 10\n"
    )
    corpus = read_corpus((SourceFile("law/heights.law", law),), reader()).value
    assert corpus is not None
    law_of_day = held_against(corpus, DAY, ()).value
    assert law_of_day is not None
    found = law_of_day.covered().value
    assert found is not None
    sides = [each.part for each in found.unreached if each.part.kind is PartKind.SIDE]
    assert [each.words for each in sides] == ["9", "10"]

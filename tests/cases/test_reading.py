"""Cases as they are meant: what is made of a file without fault."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.cases.case import CURRENT_LAW, Case, Expected, worked_out
from keeling.cases.reading import read_cases, read_facts
from keeling.model.answers import (
    DOES_NOT_ARISE,
    INDEFINITE,
    NO,
    YES,
    Answer,
    Chosen,
    Gap,
    HalfOf,
    Lasting,
    Point,
    Range,
    Settled,
    WholeOf,
)
from keeling.model.durations import Duration
from keeling.model.words import FactValue
from keeling.source import SourceFile, Span

from tests.cases.library import LIBRARY

YEAR = Duration(months=12)
CASE = """\
# A case of every kind of fact.
- case: Every
    kind of  fact
  facts:
    the item: bound map
    the reader's age: 9
    the guardian's age: 40
    first visit: no
    the number of items: 20
    the day of the loan: 2004-02-29
    the loan period: 3 years  # the longest there is
    the extension: 2 weeks 3 days
  expect:
    current law: {the loan is allowed: yes, the desk: front desk}
    lend-maps-longer:
      the loan is allowed: no
      the ban: {possible: [indefinite, 2 years, none]}
  authority: https://library.example/act#2
  because: [Lending Act s. 2, "Lending Act s. 3, row 4"]
  as at: 2026-11-22
  note: >
    One line,
    and another.
"""


def cases(text: str) -> tuple[Case, ...]:
    result = read_cases(SourceFile("a.yaml", text), LIBRARY)
    assert result.diagnostics == ()
    return result.value


def test_a_case_is_read_whole() -> None:
    assert cases(CASE) == (
        Case(
            title="Every kind of fact",
            facts={
                "the item": "bound map",
                "the reader's age": 9,
                "the guardian's age": 40,
                "first visit": "no",
                "the number of items": 20,
                "the day of the loan": date(2004, 2, 29),
                "the loan period": Duration(months=36),
                "the extension": Duration(days=17),
            },
            expect={
                CURRENT_LAW: {
                    "the loan is allowed": Expected(frozenset({YES})),
                    "the desk": Expected(frozenset({Chosen("front desk")})),
                },
                "lend-maps-longer": {
                    "the loan is allowed": Expected(frozenset({NO})),
                    "the ban": Expected(
                        frozenset({INDEFINITE, Lasting(Duration(months=24)), DOES_NOT_ARISE})
                    ),
                },
            },
            authority="https://library.example/act#2",
            because=("Lending Act s. 2", "Lending Act s. 3, row 4"),
            as_at=date(2026, 11, 22),
            note="One line, and another.",
        ),
    )


def test_a_case_knows_where_its_parts_and_facts_and_expected_answers_stand() -> None:
    file = SourceFile("a.yaml", CASE)
    (case,) = cases(CASE)
    assert case.span == Span("a.yaml", 2, 3, 2, 7)
    assert {part: file.slice(span) for part, span in case.parts.items()} == {
        part: part for part in ("case", "facts", "expect", "authority", "because", "as at", "note")
    }
    assert {fact: file.slice(span) for fact, span in case.stated.items()} == {
        fact: fact for fact in case.facts
    }
    assert {
        file.slice(expected.span)
        for outcomes in case.expect.values()
        for expected in outcomes.values()
    } == {"yes", "front desk", "no", "{possible: [indefinite, 2 years, none]}"}


#: Outcome, what is written -> the answer it stands for.
ANSWERS: dict[tuple[str, str], Settled] = {
    ("the loan is allowed", "yes"): YES,
    ("the loan is allowed", "no"): NO,
    ("the loan is allowed", "true"): YES,
    ("the ban", "12 months"): Lasting(YEAR),
    ("the ban", "1 year"): Lasting(YEAR),
    ("the ban", "26 weeks"): Lasting(Duration(days=182)),
    ("the ban", "indefinite"): INDEFINITE,
    ("the ban", "none"): DOES_NOT_ARISE,
    ("the ban", "the loan period"): WholeOf("the loan period"),
    ("the ban", "half of the extension"): HalfOf("the extension"),
    ("the notice", "10 days"): Lasting(Duration(days=10)),
    ("the desk", "back desk"): Chosen("back desk"),
    ("the desk", "none"): DOES_NOT_ARISE,
    ("the usual charge", "warning"): Point("warning"),
    ("the usual charge", "charge (small) to pay at once"): Point("charge (small) to pay at once"),
    ("the usual charge", "26 weeks' suspension"): Point("suspension", Duration(days=182)),
    ("the usual charge", "26 weeks’ suspension"): Point("suspension", Duration(days=182)),
    ("the usual charge", "1 year's suspension"): Point("suspension", YEAR),
    ("the usual charge", "2 years 1 month’s suspension"): Point("suspension", Duration(25)),
    ("the usual charge", "none"): DOES_NOT_ARISE,
    ("the range of charges", "warning to charge (small) to pay at once"): Range(
        Point("warning"), Point("charge (small) to pay at once")
    ),
    ("the range of charges", "warning to 26 weeks' suspension"): Range(
        Point("warning"), Point("suspension", Duration(days=182))
    ),
    (
        "the range of charges",
        "charge (small) to pay at once to 1 day's suspension",
    ): Range(Point("charge (small) to pay at once"), Point("suspension", Duration(days=1))),
    ("the range of charges", "26 weeks' suspension to 1 year's suspension"): Range(
        Point("suspension", Duration(days=182)), Point("suspension", YEAR)
    ),
    ("the range of charges", "none"): DOES_NOT_ARISE,
    ("whether to waive the charge", "should not"): Chosen("should not"),
    ("whether to waive the charge", "none"): DOES_NOT_ARISE,
}


def expecting(outcome: str, written: str) -> Expected:
    """Read a case that expects an outcome to be as written."""
    (case,) = cases(f"""\
- case: One answer
  facts: {{the item: book}}
  expect: {{current law: {{{outcome}: {written}}}}}
  authority: Lending Act
""")
    return case.expect[CURRENT_LAW][outcome]


@pytest.mark.parametrize(("outcome", "written"), ANSWERS, ids=" is ".join)
def test_an_expected_answer_is_read(outcome: str, written: str) -> None:
    assert expecting(outcome, written).answers == {ANSWERS[outcome, written]}


@pytest.mark.parametrize(("outcome", "written"), ANSWERS, ids=" is ".join)
def test_an_answer_is_read_as_it_is_said(outcome: str, written: str) -> None:
    answer = ANSWERS[outcome, written]
    assert expecting(outcome, str(answer)).answers == {answer}


def test_a_case_with_a_fault_is_left_out_and_the_others_are_kept() -> None:
    good = """\
- case: Good
  facts: {the item: book}
  expect: {current law: {the loan is allowed: yes}}
  authority: Lending Act
"""
    bad = (
        good.replace("book", "bok"),
        good.replace("the item", "the itme"),
        good.replace("book", "book, the loan period: 4 years"),
        good.replace("yes", "none"),
        good.replace("  authority: Lending Act\n", ""),
        good.replace("- case: Good\n  facts", "- facts"),
        good + "  as at: tomorrow\n",
    )
    result = read_cases(SourceFile("a.yaml", good + "".join(bad) + good), LIBRARY)
    assert [case.span.line for case in result.value] == [1, good.count("\n") * 7 + 4]
    assert len(result.diagnostics) == len(bad)


def test_facts_alone_are_one_case_to_decide() -> None:
    result = read_facts(SourceFile("a.yaml", "the item: book\nfirst visit: yes\n"), LIBRARY)
    assert result.diagnostics == ()
    assert not result.value.listed
    assert [case.facts for case in result.value.cases] == [
        {"the item": "book", "first visit": "yes"}
    ]
    assert result.value.cases[0].stated["first visit"] == Span("a.yaml", 2, 1, 2, 12)


def test_facts_as_a_program_writes_them_are_one_case_to_decide() -> None:
    text = """{
  "the item": "1984",
  "first visit": true,
  "the reader's age": 9,
  "the extension": "1 day"
}"""
    result = read_facts(SourceFile("a.json", text), LIBRARY)
    assert result.diagnostics == ()
    assert result.value.cases[0].facts == {
        "the item": "1984",
        "first visit": "yes",
        "the reader's age": 9,
        "the extension": Duration(days=1),
    }


def test_a_list_of_cases_to_decide_needs_nothing_but_facts() -> None:
    result = read_facts(SourceFile("a.yaml", f"- facts: {{the item: book}}\n{CASE}"), LIBRARY)
    assert result.diagnostics == ()
    assert result.value.listed
    assert [case.title for case in result.value.cases] == ["", "Every kind of fact"]


GAP = Gap(())


@pytest.mark.parametrize(
    ("answer", "comes_to"),
    [
        (WholeOf("the loan period"), Lasting(Duration(months=18))),
        (HalfOf("the loan period"), Lasting(Duration(months=9))),
        (HalfOf("the extension"), HalfOf("the extension")),
        (WholeOf("the notice"), WholeOf("the notice")),
        (WholeOf("the item"), WholeOf("the item")),
        (Lasting(YEAR), Lasting(YEAR)),
        (INDEFINITE, INDEFINITE),
        (GAP, GAP),
    ],
    ids=str,
)
def test_what_an_answer_comes_to_in_a_case(answer: Answer, comes_to: Answer) -> None:
    facts: dict[str, FactValue] = {
        "the loan period": Duration(months=18),
        "the extension": Duration(months=7),
        "the item": "book",
    }
    assert worked_out(answer, facts) == comes_to


@pytest.mark.parametrize(
    ("expected", "answers", "agrees"),
    [
        ({Lasting(Duration(months=18))}, {WholeOf("the loan period")}, True),
        ({WholeOf("the loan period")}, {Lasting(Duration(months=18))}, True),
        ({Lasting(Duration(months=9))}, {HalfOf("the loan period")}, True),
        ({Lasting(Duration(months=9))}, {WholeOf("the loan period")}, False),
        ({WholeOf("the extension")}, {WholeOf("the extension")}, True),
        ({YES}, {YES, NO}, False),
        ({YES, NO}, {YES}, False),
        ({YES, NO}, {NO, YES}, True),
        ({YES}, {GAP}, False),
    ],
)
def test_whether_the_law_answers_as_expected(
    expected: set[Settled], answers: set[Answer], agrees: bool
) -> None:
    facts = {"the loan period": Duration(months=18)}
    assert Expected(frozenset(expected)).agrees_with(answers, facts) is agrees

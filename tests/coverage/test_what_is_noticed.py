"""Which changes of a small law its worked cases notice: judged by hand, change by change."""

from __future__ import annotations

from datetime import date

from keeling.cases.reading import read_cases
from keeling.covering import held
from keeling.model.mutants import mutants
from keeling.questions.coverage import Mutation
from keeling.source import SourceFile

from tests.coverage.test_what_is_reached import case, corpus_of
from tests.kites_act import DAY, section


def mutated(law: str, *cases: str, as_at: date = DAY) -> Mutation:
    """What cases, each its facts and what it expects, would notice of changes of a law."""
    corpus = corpus_of(law)
    read_back = read_cases(SourceFile("c.yaml", "\n".join(cases)), corpus.law)
    assert not (cases and read_back.failed), read_back.diagnostics
    law_of_day = held(corpus, as_at, read_back.value).value
    assert law_of_day is not None
    made = law_of_day.mutated()
    assert made.value is not None
    return made.value


def left(found: Mutation) -> set[str]:
    return {each.mutant.words for each in found.survivors}


AGED = section(1, "a licence is needed if the age is under 18")
YOUNG = case("the age: 17", "a licence is needed: yes")
GROWN = case("the age: 18", "a licence is needed: no")


def test_a_threshold_needs_a_case_on_each_side() -> None:
    at = "if `the age is under 18` were `the age is under {}`"
    assert left(mutated(AGED, YOUNG)) == {at.format(19), "if `the age is under 18` were left out"}
    assert left(mutated(AGED, GROWN)) == {
        at.format(17),
        "if it were left out",
        "if its answer for `a licence is needed` were `no` and not `yes`",
    }
    assert left(mutated(AGED, YOUNG, GROWN)) == set()


def test_a_case_that_leaves_facts_out_notices_that_more_would_be_possible() -> None:
    law = section(1, "a licence is needed if the form is signed and the age is under 18")
    open_ = case("the form is signed: no", "a licence is needed: no")
    assert "if `the form is signed: yes` were left out" not in left(mutated(law, open_))
    assert "if `the age is under 18` were left out" in left(mutated(law, open_))


def test_lengths_change_by_a_month_by_openness_and_by_unit() -> None:
    law = section(1, "the kite is listed if the term is at least 12 months")
    said = [each.words for each in mutants(corpus_of(law).law)]
    changed = "if `the term is at least 12 months` were `the term is {}`"
    assert [each for each in said if " were `the term is " in each] == [
        changed.format(other)
        for other in (
            "more than 12 months",
            "at least 11 months",
            "at least 13 months",
            "at least 12 years",
            "at least 12 weeks",
        )
    ]


def test_what_makes_no_difference_is_proved_and_not_counted() -> None:
    law = section(
        1,
        "the period is, by the first row that applies\n"
        "    | the age      | the period |\n"
        "    | under 18     | 1 year     |\n"
        "    | 18 or over   | 2 years    |",
    )
    found = mutated(law)
    assert {(str(each.provision), each.words) for each in found.same} == {
        ("KA s. 1, row 2", "if `the age is 18 or over` were `the age is 17 or over`"),
        ("KA s. 1, row 2", "if `the age is 18 or over` were left out"),
    }


def test_and_for_or_limbs_exceptions_and_words_of_priority_are_tried() -> None:
    law = (
        section(
            1,
            "a licence is needed if any of\n    (a) the age is under 18\n"
            "    (b) the form is signed",
        )
        + section(2, "the kite is listed if the kind is box kite, except where the flight is late")
        + section(3, "the period is 1 year if the form is signed")
        + section(4, "despite section 3, the period is 2 years if the flight is late")
    )
    said = {(str(each.provision), each.words) for each in mutants(corpus_of(law).law)}
    assert said >= {
        (
            "KA s. 1",
            "if `(a) or (b)` were `(a) and (b)`",
        ),
        ("KA s. 1(a)", "if it were left out"),
        ("KA s. 1(b)", "if it were left out"),
        ("KA s. 2", "if the exception were left out"),
        ("KA s. 4", "if `despite KA s. 3` were left out"),
        ("KA s. 3", "if its answer for `the period` were `2 years` and not `1 year`"),
    }


def test_in_any_other_case_follows_the_words_it_is_the_other_of() -> None:
    law = section(
        1,
        "a licence is needed if\n"
        "    (a) where the age is under 18, the form is signed\n"
        "    (b) in any other case, the flight is late",
    )
    found = mutated(law)
    (each,) = [one for one in found.survivors if one.mutant.words.endswith("`the age is under 19`")]
    # At 18 the law would ask for (a) alone: with the text so amended, (b) is for 19 and over.
    assert each.case is not None
    assert each.case.facts["the age"] == 18
    changed = each.mutant.change(corpus_of(law).law)
    (rule,) = changed.rules
    assert "upper=(19, 0)" in str(rule.rows[0].when)
    assert "upper=(18, 0)" not in str(rule.rows[0].when)


def test_a_case_of_another_day_notices_what_stood_then_as_it_stands_now() -> None:
    past = "  as at: 2021-01-01\n"
    young = case("the age: 17", "a licence is needed: yes", past)
    grown = case("the age: 18", "a licence is needed: no", past)
    assert left(mutated(AGED, young, grown)) == set()


def test_survivors_come_in_the_same_order_each_time() -> None:
    law = section(1, "the kite is listed if a licence is needed") + section(
        2, "a licence is needed if the age is under 18"
    )
    one, other = mutated(law), mutated(law)
    assert [each.mutant for each in one.survivors] == [each.mutant for each in other.survivors]
    counts = [len(each.outcomes) for each in one.survivors]
    assert counts == sorted(counts, reverse=True)

"""What sentences mean: law as text, cases, and answers worked out by hand.

Nothing here looks at the compiler's own idea of a sentence. Each entry is a way of writing that a
drafter could read in two ways, or that once was answered wrongly; it is either answered as a
drafter reads it, or refused.
"""

from __future__ import annotations

from datetime import date

import pytest
from keeling.model.durations import Duration
from keeling.model.words import FactValue

from tests.kites_act import answers, read, section

DAYS = "facts\n  the birth is a date\n  the day is a date\n  the last day is a date\n"
REFUSED = {
    "where inside all of could ask or limit": (
        section(
            1,
            "a licence is needed if all of",
            "  (a) where the age is under 18, the form is signed",
            "  (b) the flight is late",
        ),
        "misplaced",
    ),
    "a definition for some cases only": (
        section(
            1,
            'where the age is under 18, "good" means the form is signed',
            "the kite is listed if not good",
        ),
        "misplaced",
    ),
    "priority before a definition": (
        section(
            1,
            "(1) a licence is needed",
            '(2) despite subsection (1), "good" means the form is signed',
        ),
        "misplaced",
    ),
    "denied, and so whatever a fact is": (
        section(1, "a licence is needed if the kite is not listed whatever the age"),
        "misplaced",
    ),
    "whatever a fact is, beside and": (
        section(
            1, "a licence is needed if the flight is late and the kite is listed whatever the age"
        ),
        "misplaced",
    ),
    "whatever a yes or no fact is": (
        section(1, "a licence is needed if the kite is listed whatever the flight is late"),
        "wrong-kind",
    ),
    "whether or not an age": (
        section(1, "a licence is needed if the kite is listed whether or not the age"),
        "wrong-kind",
    ),
    "an outcome that is so whatever a fact is, if it is": (
        section(1, "a licence is needed if a licence is needed whatever the age"),
        "circular",
    ),
    "an outcome that is no yes or no, so whatever a fact is": (
        section(1, "a licence is needed if the period whatever the age"),
        "wrong-kind",
    ),
    "whatever a day is from which an age is counted": (
        DAYS
        + "  the age then is an age, counted from the birth to the day\n"
        + section(1, "a licence is needed if the kite is listed whatever the birth"),
        "misplaced",
    ),
    "a fact that is known whatever another is": (
        "facts\n  the tail is yes or no, known where the kite is listed whatever the age\n"
        + section(1, "the kite is listed"),
        "misplaced",
    ),
    "two provisions each in place of the other": (
        section(1, "in place of section 2, the period is 1 year")
        + section(2, "in place of section 1, the period is 2 years"),
        "circular",
    ),
    "a word of priority that reaches nothing": (
        section(1, "subject to section 2, the period is 1 year")
        + section(2, "a licence is needed"),
        "misplaced",
    ),
    "a provision with two sentences asked whether it is met": (
        section(1, "(1) a licence is needed if the form is signed")
        + section(
            2,
            "a licence is needed if the flight is late",
            "a licence is needed if the age is under 9",
        )
        + section(3, "the kite is listed if section 2 is met"),
        "misplaced",
    ),
    "an answer that is no yes or no, standing alone": (
        section(1, "the period is 1 year")
        + section(2, "a licence is needed if the period and the form is signed"),
        "wrong-kind",
    ),
    "an answer without end, of what always ends": (
        section(1, "the period is 1 year")
        + section(2, "the kite is listed if a licence is needed is indefinite"),
        "wrong-kind",
    ),
    "an outcome that turns on its own answer": (
        section(1, "the period is indefinite if the period is indefinite"),
        "circular",
    ),
    "a reading that turns on what it would change": (
        section(
            1,
            "(1) the period is 2 years",
            "(2) where the period is indefinite, for 2 years in subsection (1) read half that "
            "period",
        ),
        "circular",
    ),
    "an empty answer": (
        section(
            1,
            "the period is, by the first row that applies",
            "  | the kind | the period |",
            "  | box kite | |",
            "  | | 2 years |",
        ),
        "table-shape",
    ),
    "one outcome heading two columns": (
        section(
            1,
            "the period is, by the first row that applies",
            "  | the kind | the period | the period |",
            "  | box kite | 1 year | 2 years |",
        ),
        "table-shape",
    ),
    "a condition on something else under a fact": (
        section(
            1,
            "the period is, by the first row that applies",
            "  | the kind | the period |",
            "  | the form is signed | 1 year |",
        ),
        "wrong-kind",
    ),
    "a reading of a provision that gives no answers": (
        section(
            1, "(1) a licence is needed", "(2) for 1 year in subsection (1) read half that period"
        ),
        "misplaced",
    ),
    "and beside a choice of two": (
        section(
            1, "a licence is needed if the kind is box kite or power kite and the form is signed"
        ),
        "mixed-and-or",
    ),
    "or before and any of": (
        section(
            1,
            "a licence is needed if the form is signed or the flight is late and any of",
            "  (a) the age is under 18",
        ),
        "mixed-and-or",
    ),
    "a limb of all of left out": (
        section(
            1,
            "a licence is needed if all of",
            "  (a) the form is signed",
            "  (b)",
            "    not encoded nobody knows",
        ),
        "misplaced",
    ),
    "two that each give way to the other, and a third that would answer instead": (
        section(
            1,
            "(1) subject to subsection (2), where the form is signed, the period is 1 year",
            "(2) subject to subsection (1), where the form is signed, the period is 2 years",
            "(3) the period is 3 years",
        ),
        "circular",
    ),
    "one that each prevails over the other": (
        section(
            1,
            "(1) despite subsection (2), the period is 1 year",
            "(2) despite subsection (1), the period is 2 years",
        ),
        "circular",
    ),
    "a relation through a fact that may not be there": (
        "facts\n"
        "  the age when signed is an age, not less than the age, known where the form is signed\n"
        "  the age today is an age, not less than the age when signed\n\n"
        + section(1, "a licence is needed if the age today is under 18"),
        "misplaced",
    ),
    "weeks and months on one fact": (
        section(
            1,
            "the period is 1 year if the term is at most 6 months",
            "the period is 2 years if the term is more than 26 weeks",
        ),
        "ambiguous-duration",
    ),
    "weeks and months on facts of which one is never less than the other": (
        "facts\n  the longer term is a duration, not less than the term\n\n"
        + section(
            1,
            "(1) the period is 1 year if the term is at most 6 months",
            "(2) a licence is needed if the longer term is more than 26 weeks",
        ),
        "ambiguous-duration",
    ),
    "weeks on a fact that is declared to be of at most some months": (
        "facts\n  the stay is a duration, at most 6 months\n\n"
        + section(1, "a licence is needed if the stay is more than 26 weeks"),
        "ambiguous-duration",
    ),
    "an age counted from what is no day": (
        (
            "facts\n  the day is a date\n"
            "  the age then is an age, counted from the form is signed to the day\n\n"
        ),
        "wrong-kind",
    ),
    "a length of time counted from days": (
        DAYS + "  the wait is a duration, counted from the birth to the day\n\n",
        "wrong-kind",
    ),
    "a number counted from days": (
        DAYS + "  the wait is a number, counted from the birth to the day\n\n",
        "wrong-kind",
    ),
    "an age counted from a day to itself": (
        DAYS + "  the age then is an age, counted from the day to the day\n\n",
        "impossible-value",
    ),
    "a period that begins with what is no day": (
        "outcomes\n  the wait is a duration, beginning with the age\n\n",
        "wrong-kind",
    ),
    "an age counted twice": (
        DAYS + "  the age then is an age, counted from the birth to the day,\n"
        "      counted from the birth to the last day\n\n",
        "misplaced",
    ),
    "two ages that are one": (
        DAYS + "  the age then is an age, counted from the birth to the day\n"
        "  the other age is an age, counted from the birth to the day\n\n",
        "misplaced",
    ),
    "an age that is not known where its days are": (
        DAYS + "  the age then is an age, counted from the birth to the day,\n"
        "      known where the form is signed\n\n",
        "misplaced",
    ),
    "an age whose days are not known where it is": (
        DAYS + "  the day of flight is a date, known where the form is signed\n"
        "  the age then is an age, counted from the birth to the day of flight\n\n",
        "misplaced",
    ),
    "an order of ages that the days do not bear out": (
        DAYS + "  the age then is an age, counted from the birth to the day\n"
        "  the last age is an age, counted from the birth to the last day,\n"
        "      not less than the age then\n\n",
        "misplaced",
    ),
    "an order of the ages of two people": (
        DAYS + "  the other birth is a date\n"
        "  the age then is an age, counted from the birth to the day\n"
        "  the last age is an age, counted from the other birth to the day,\n"
        "      not less than the age then\n\n",
        "misplaced",
    ),
    "the ages of two people on the same two days": (
        DAYS + "  the other birth is a date\n"
        "  the age then is an age, counted from the birth to the day\n"
        "  the age at last is an age, counted from the birth to the last day\n"
        "  the other age then is an age, counted from the other birth to the day\n"
        "  the other age at last is an age, counted from the other birth to the last day\n\n",
        "misplaced",
    ),
    "an age counted to a birth": (
        DAYS + "  the age then is an age, counted from the birth to the day\n"
        "  the last age is an age, counted from the day to the last day\n\n",
        "misplaced",
    ),
    "a birth that is not before another day": (
        (
            "facts\n  the first day is a date\n  the birth is a date, not before the first day\n"
            "  the day is a date\n"
            "  the age then is an age, counted from the birth to the day\n\n"
        ),
        "misplaced",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_two_readings_are_refused(what: str) -> None:
    law, check = REFUSED[what]
    corpus, found = read(law)
    assert corpus is None
    assert found == {check}


def test_a_provision_is_met_only_without_its_exception() -> None:
    law = section(
        1,
        "(1) a licence is needed if the form is signed, except where the flight is late",
        "(2) the kite is listed if subsection (1) is met",
    )
    signed: dict[str, FactValue] = {"the form is signed": "yes"}
    late: dict[str, FactValue] = {"the flight is late": "yes"}
    assert answers(law, signed)["the kite is listed"] == "yes"
    assert answers(law, signed | late)["the kite is listed"] == "no"


def test_a_limb_is_met_only_outside_the_cases_before_it() -> None:
    law = section(
        1,
        "(1) a licence is needed if",
        "  (a) where the age is under 18, the form is signed",
        "  (b) in any other case, the flight is late",
        "(2) the kite is listed if subsection (1)(b) is met",
    )
    late: dict[str, FactValue] = {"the flight is late": "yes"}
    assert answers(law, late)["the kite is listed"] == "yes"
    assert answers(law, {"the age": 9, **late})["the kite is listed"] == "no"


def test_a_condition_before_a_list_has_to_be_met_too() -> None:
    law = section(
        1,
        "a licence is needed if the form is signed and any of",
        "  (a) the flight is late",
        "  (b) the age is under 18",
    )
    assert answers(law, {"the age": 9})["a licence is needed"] == "no"
    assert answers(law, {"the age": 9, "the form is signed": "yes"})["a licence is needed"] == "yes"
    assert answers(law, {"the form is signed": "yes"})["a licence is needed"] == "no"


def test_none_of_is_met_where_no_limb_is() -> None:
    law = section(
        1, "a licence is needed if none of", "  (a) the flight is late", "  (b) the age is under 18"
    )
    assert answers(law)["a licence is needed"] == "yes"
    assert answers(law, {"the age": 9})["a licence is needed"] == "no"


@pytest.mark.parametrize(
    ("age", "period", "licence", "listed"),
    [(8, "indefinite", "yes", "no"), (9, "2 years", "no", "yes"), (18, "none", "no", "yes")],
)
def test_what_the_law_answers_is_asked_for_like_a_fact(
    age: int, period: str, licence: str, listed: str
) -> None:
    law = (
        section(
            1,
            "(1) the period is indefinite if the age is under 9",
            "(2) the period is 2 years if the age is at least 9 and under 18",
        )
        + section(2, "a licence is needed if the period is indefinite")
        + section(
            3,
            "the kite is listed if none of",
            "  (a) the period is indefinite",
            "  (b) the form is signed",
        )
    )
    found = answers(law, {"the age": age})
    assert (found["the period"], found["a licence is needed"]) == (period, licence)
    assert found["the kite is listed"] == listed


def test_a_definition_not_in_force_is_not_met() -> None:
    law = (
        'section 1 of KA\n  in force from 1 January 2030\n\n  "child" means the age is under 18\n\n'
        + section(2, "a licence is needed if child")
    )
    young: dict[str, FactValue] = {"the age": 9}
    assert answers(law, young)["a licence is needed"] == "no"
    assert answers(law, young, date(2030, 1, 1))["a licence is needed"] == "yes"


def test_a_part_does_not_outlive_the_whole() -> None:
    law = (
        "section 1 of KA\n  in force from 1 January 2020 to the end of 31 December 2021\n\n"
        '  (1) "Later"\n    in force from 1 January 2021\n\n    a licence is needed\n'
    )
    assert answers(law, day=date(2020, 6, 1))["a licence is needed"] == ""
    assert answers(law, day=date(2021, 6, 1))["a licence is needed"] == "yes"
    assert answers(law, day=date(2022, 1, 1))["a licence is needed"] == "no"


def test_a_table_about_yes_or_no_leaves_a_gap_like_any_other() -> None:
    law = section(
        1,
        "a licence is needed is, by the first row that applies",
        "  | the kind   | a licence is needed |",
        "  | box kite   | yes                 |",
        "  | power kite | no                  |",
    )
    assert answers(law)["a licence is needed"] == "yes"
    assert answers(law, {"the kind": "power kite"})["a licence is needed"] == "no"
    assert answers(law, {"the kind": "toy kite"})["a licence is needed"] == "no answer"


def test_any_other_is_some_other_and_not_none_at_all() -> None:
    law = section(
        1,
        "the period is, by the first row that applies",
        "  | the wind  | the period |",
        "  | storm     | 2 years    |",
        "  | any other | 1 year     |",
        "  |           | indefinite |",
    )
    assert answers(law, {"the kind": "power kite", "the wind": "calm"})["the period"] == "1 year"
    assert answers(law)["the period"] == "indefinite"


def test_what_does_not_exist_is_neither_long_nor_short() -> None:
    law = section(
        1,
        "a licence is needed if the term is at least 6 months",
        "the kite is listed if the term is under 6 months",
    )
    both = answers(law)
    assert both["a licence is needed"] == "no"
    assert both["the kite is listed"] == "no"


def test_a_row_can_be_read_as_half() -> None:
    law = section(
        1,
        "(1) the period is, by the first row that applies",
        "    | the kind | the period |",
        "    | box kite | 2 years    |",
        "    |          | 2 years    |",
        "(2) where the age is under 18,",
        "    for 2 years in row 1 of subsection (1) read half that period",
    )
    assert answers(law, {"the age": 9})["the period"] == "1 year"
    assert answers(law, {"the age": 9, "the kind": "toy kite"})["the period"] == "2 years"


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("despite section 2", "1 year"),
        ("subject to section 2", "2 years"),
        ("in place of section 2", "1 year"),
    ],
)
def test_the_words_of_priority(words: str, period: str) -> None:
    law = section(1, f"{words}, where the age is under 18,", "the period is 1 year") + section(
        2, "the period is 2 years"
    )
    assert answers(law, {"the age": 9})["the period"] == period
    assert answers(law, {"the age": 18})["the period"] == "2 years"


def test_weeks_against_months_are_left_open_only_where_they_are() -> None:
    law = section(
        1,
        "the period is 1 year if the term is at most 6 months",
        "the period is 2 years if the term is more than 6 months",
    )
    for weeks, period in ((25, "1 year"), (26, "1 year or 2 years"), (27, "2 years")):
        given: dict[str, FactValue] = {
            "the kind": "power kite",
            "the term": Duration(days=7 * weeks),
        }
        assert answers(law, given)["the period"] == period

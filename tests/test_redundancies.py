"""What could be left out of the law: judged case by case, on every day, and whose words it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import pytest
from keeling.checking import everything
from keeling.diagnostics import Diagnostic
from keeling.model.bare import Bare
from keeling.model.parts import Change
from keeling.model.spare import SpareKind, spares
from keeling.partition import Partition, Space, partition_law
from keeling.pipeline import read
from keeling.questions.redundant_condition import CHECK, redundant
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.partition.generated import Maker, made
from tests.partition.oracle import answered

DAY = date(2026, 11, 22)


@made(40)
def test_what_is_redundant_is_what_no_case_turns_on(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    space, bare = Space(vocabulary), Bare()
    partitions = partition_law(law, space)

    def changed(change: Change, outcomes: Iterable[str]) -> Mapping[str, Partition]:
        return partition_law(bare(change(law)), space, outcomes)

    now = [answered(law, case) for case in cases]
    for each in spares(law, lambda piece: True):
        after = each.without(law)
        alike = all(
            before[name].answer == answered(after, case)[name].answer
            for before, case in zip(now, cases, strict=True)
            for name in vocabulary.outcomes
        )
        found = redundant(each, law, partitions, changed)
        assert found is alike or not cases, (each.key, alike)


AROUND = """facts
  the kind of kite is one of
    single-line kite
    power kite
    box kite
  the line is tarred is yes or no
  the height is a number, at least 1
  the flyer's age is an age
  the course is a duration, known where the kind of kite is power kite or box kite

outcomes
  a licence is needed is yes or no
  insurance is needed is yes or no

act "Kites Act 2020"
  cited as KA 2020
  in force from 1 April 2021
  source https://example.org/kites-act
  {}

"""
INVENTED = "not verified an invented Act"


def found(law: str, status: str = INVENTED) -> list[Diagnostic]:
    made = read((SourceFile("law.law", AROUND.format(status) + law),), reader())
    assert made.value is not None, [each.message for each in made.diagnostics]
    return list(everything(made.value, DAY))


def said(law: str, status: str = INVENTED) -> list[str]:
    assert {each.check for each in found(law, status)} <= {CHECK}
    return [each.message.partition(", and without it")[0] for each in found(law, status)]


def section(number: int, body: str, more: str = "") -> str:
    return f'section {number} of KA 2020 "Kites"\n{more}  {body}\n\n'


BESIDE = section(
    1,
    """a licence is needed if any of
    (a) the flyer's age is under 18
    (b) the height is more than 60 and the flyer's age is {}""",
)


def test_a_condition_that_a_limb_beside_it_makes_needless() -> None:
    # Whoever is under 18 needs one by (a); of the rest everybody is at least 16.
    assert said(BESIDE.format("16 or over")) == [
        "KA 2020 s. 1(b) asks for `the flyer's age is 16 or over`"
    ]
    assert said(BESIDE.format("20 or over")) == []


def test_the_other_side_of_a_condition_says_whom_a_limb_speaks_of() -> None:
    assert said(BESIDE.format("18 or over")) == []


@pytest.mark.parametrize("status", ["verified against the Act", "from a secondary source a book"])
def test_words_that_have_a_source_are_the_sources_own(status: str) -> None:
    assert said(BESIDE.format("16 or over"), status) == []


def test_an_alternative_that_another_takes_in() -> None:
    law = section(
        1, "a licence is needed if the height is more than 60 or the height is more than 90"
    )
    assert said(law) == ["KA 2020 s. 1 names `the height is at least 91` as one of several"]


def test_a_limb_whose_cases_another_provision_has() -> None:
    law = section(1, "a licence is needed if the flyer's age is under 18") + section(
        2,
        """a licence is needed if any of
    (a) the height is more than 60
    (b) the flyer's age is under 16""",
    )
    assert said(law) == ["KA 2020 s. 2(b) says something of its own"]


def test_an_exception_whom_nobody_is_kept_from_the_rest_by() -> None:
    law = section(
        1, "a licence is needed if the height is more than 60, except where the line is tarred"
    ) + section(2, "a licence is needed if the line is tarred")
    assert said(law) == ["KA 2020 s. 1 makes an exception"]


def test_what_only_says_where_a_fact_is_known_stays() -> None:
    law = section(
        1,
        "a licence is needed if the kind of kite is power kite or the kind of kite is box kite",
    )
    assert said(law) == []
    law = section(
        1,
        "a licence is needed if (the kind of kite is power kite or box kite) and the course is at "
        "least 3 months",
    )
    assert said(law) == []


def test_what_another_outcome_turns_on_stays() -> None:
    definition = '"tall" means the height is more than 60 or the height is more than 90'
    law = section(1, definition) + section(2, "a licence is needed if tall")
    assert said(law) == ["KA 2020 s. 1 names `the height is at least 91` as one of several"]
    definition = '"tall" means the height is more than 60 or the line is tarred'
    law = (
        section(1, definition)
        + section(2, "a licence is needed if tall or the line is tarred")
        + section(3, "insurance is needed if tall")
    )
    # In section 2 the line need not be asked for again; in section 1 it must be.
    assert said(law) == ["KA 2020 s. 2 names `the line is tarred` as one of several"]


TALL = "  in force from 1 May 2023\n"


def test_what_mattered_on_another_day_stays() -> None:
    young = "a licence is needed if the flyer's age is under 18"
    tall = "a licence is needed if the height is more than 60 and the flyer's age is 16 or over"
    # Before section 2 came, whoever was under 16 needed none for a tall kite.
    assert said(section(1, tall) + section(2, young, TALL)) == []
    assert said(section(1, tall, TALL) + section(2, young, TALL)) == [
        "KA 2020 s. 1 asks for `the flyer's age is 16 or over`"
    ]


def test_what_comes_into_force_only_later_is_looked_at_then() -> None:
    young = "a licence is needed if the flyer's age is under 18"
    tall = "a licence is needed if the height is more than 60 and the flyer's age is 16 or over"
    later = "  in force from 1 May 2030\n"
    assert said(section(1, young) + section(2, tall, later)) == [
        "On 1 May 2030: KA 2020 s. 2 asks for `the flyer's age is 16 or over`"
    ]


def test_words_that_a_proposal_puts_in_are_looked_at_and_no_others() -> None:
    law = section(
        1,
        """a licence is needed if any of
    (a) the flyer's age is under 18
    (b) the height is more than 60 or the height is more than 90""",
    )
    proposal = (
        'proposal "Ask for age"\n  made under a new Act\n\n'
        '  in section 1(a) of KA 2020, at the end insert "and the flyer\'s age is under 21"\n'
    )
    assert said(law + proposal, "verified against the Act") == [
        "As amended by “Ask for age”: KA 2020 s. 1(a) asks for `the flyer's age is under 21`"
    ]


def test_it_is_a_warning_at_the_provision_with_what_to_do() -> None:
    (one,) = found(BESIDE.format("16 or over"))
    assert one.check is CHECK
    assert one.citation == "KA 2020 s. 1(b)"
    assert "Leave it out" in one.advice
    assert [each.value for each in SpareKind] == ["condition", "alternative", "limb", "exception"]


ASKED_IN_ANOTHER = section(
    1,
    """a licence is needed if
    (a) where the flyer's age is under 18, the line is tarred
    (b) in any other case, the height is more than 60""",
)


def test_whom_a_limb_of_one_section_speaks_of_is_no_matter_of_another() -> None:
    law = section(2, "insurance is needed if the flyer's age is under 16 and the flyer's age is {}")
    assert said(ASKED_IN_ANOTHER + law.format("under 18")) == [
        "KA 2020 s. 2 asks for `the flyer's age is under 18`"
    ]
    assert said(ASKED_IN_ANOTHER) == []


def test_what_stands_with_the_head_of_a_limb_is_followed_by_in_any_other_case() -> None:
    law = section(
        1,
        """a licence is needed if
    (a) where the flyer's age is under 18 and the {}, the line is tarred
    (b) in any other case, the height is more than 60""",
    )
    assert said(law.format("flyer's age is under 21")) == [
        "KA 2020 s. 1(a) asks for `the flyer's age is under 21`"
    ]
    assert said(law.format("kind of kite is box kite")) == []


@pytest.mark.parametrize(
    ("around", "words"),
    [("power kite", "power kite"), ("power kite or box kite", "not single-line kite")],
)
def test_where_a_fact_is_known_need_not_be_said_twice(around: str, words: str) -> None:
    sentence = "where {}, a licence is needed if (the kind of kite is {}) and the course is {}"
    asked = f"the kind of kite is {around}"
    (one,) = said(section(1, sentence.format(asked, around, "at least 3 months")))
    assert one == f"KA 2020 s. 1 asks for `{asked.replace(around, words)}`"
    law = section(1, sentence.format("the line is tarred", around, "at least 3 months"))
    assert said(law) == []


def test_whom_a_limb_speaks_of_need_not_be_said_twice() -> None:
    limbs = """a licence is needed if any of
    (a) the flyer's age is under 18 and {} and the line is tarred
    (b) the flyer's age is 18 or over and the height is more than 60"""
    twice = "KA 2020 s. 1(a) asks for `the flyer's age is under 18`"
    assert said(section(1, limbs.format("the flyer's age is under 18"))) == [twice]
    assert said(section(1, limbs.format("the height is more than 30"))) == []


def test_a_figure_that_all_have_is_said_as_it_is_written() -> None:
    law = section(1, "a licence is needed if the line is tarred and the height is at least 1")
    assert said(law) == ["KA 2020 s. 1 asks for `the height is at least 1`"]


def test_another_finding_about_a_limb_hides_nothing() -> None:
    law = section(
        1,
        """a licence is needed if
    (a) where the flyer's age is under 18, the height is more than 50
    (b) where the line is tarred, the height is more than 20 and the height is more than 10""",
    )
    assert [each.check.name for each in found(law)] == [
        "overlapping-limbs",
        "redundant-condition",
    ]


def test_what_a_proposal_puts_in_a_definition_makes_no_use_of_it_needless() -> None:
    law = section(1, '"fast" means any of\n    (a) the kind of kite is not single-line kite') + (
        section(2, "a licence is needed if fast and the course is at least 3 months")
    )
    law += section(3, "insurance is needed if fast")
    proposal = (
        'proposal "Ask for height"\n  made under a new Act\n\n'
        '  in section 1(a) of KA 2020, at the end insert "and the height is at least 1"\n'
    )
    assert said(law + proposal, "verified against the Act") == [
        "As amended by “Ask for height”: KA 2020 s. 1(a) asks for `the height is at least 1`"
    ]

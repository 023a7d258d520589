"""What is only proposed: how firm it is, what it may touch, and what cannot be told of it."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.checking import everything
from keeling.combining import clashes
from keeling.diagnostics import Diagnostic
from keeling.model.changes import Comparison
from keeling.pipeline import Corpus, compare, read
from keeling.report import schedules
from keeling.source import SourceFile
from keeling.testing.folders import reader

DAY = date(2027, 4, 1)
LAW = """facts
  the length of the line is a number, at least 1
  the day of the flight is a date
  the course is a duration
  the whole course is a duration, not less than the course

outcomes
  a licence is needed    is yes or no
  a pennant is required  is yes or no

act "Kites Act 2020"
  cited as         KA 2020
  in force from    1 April 2021
  source           https://example.org/kites-act
  verified against the text as at 1 May 2021

section 1 of KA 2020 "Licences"
  (1) a licence is needed if any of
    (a) the length of the line is more than 60
    (b) the course is at least 6 months and any of
      (i)  the length of the line is 3
      (ii) the length of the line is 4

section 2 of KA 2020 "Pennants"
  a pennant is required if the length of the line is more than 90

section 9 of KA 2020 "Power"
  (1) the Minister may by order amend section 1 or part 1 of schedule 1
  (2) where the day of the flight is before commencement,
      an amendment by which a licence is needed in more cases does not apply

schedule 1 to KA 2020 "Listed kites"
  part 1 "Lines"
    paragraph 1 "Long lines"
      a pennant is required if the length of the line is more than 600

  part 2 "Others"
    paragraph 2 "Very long lines"
      a pennant is required if the length of the line is more than 6000

"""
ORDER = "section 9(1) of KA 2020"
ACT = "a new Act"


def proposal(title: str, under: str, *lines: str) -> str:
    body = "".join(f"  {line}\n" for line in lines)
    return (
        f'proposal "{title}"\n  made under {under}\n  commences 1 April 2027\n'
        f"  source https://example.org/x\n  not verified an invented letter\n\n{body}\n"
    )


def corpus(*proposals: str) -> Corpus:
    result = read((SourceFile("kites.law", LAW + "".join(proposals)),), reader())
    assert result.value is not None, result.diagnostics
    return result.value


def found(*proposals: str) -> list[Diagnostic]:
    return list(everything(corpus(*proposals), date(2026, 11, 22)))


def compared(*proposals: str) -> Comparison:
    law = corpus(*proposals)
    result = compare(law, DAY, tuple(law.law.proposals.values()))
    assert result.value is not None, result.diagnostics
    return result.value


def test_what_is_put_in_needs_no_day_and_is_never_called_verified() -> None:
    lines = (
        "after section 2 of KA 2020 insert",
        '  section 2A of KA 2020 "More pennants"',
        "    verified against the Bill",
        "",
        "    a pennant is required if the length of the line is 5",
    )
    draft = proposal("More pennants", ACT, *lines)
    assert not found(draft)
    said = schedules.as_text(compared(draft))
    assert "Status: not verified, words that are only proposed." in said
    assert "the Bill" not in said


def test_a_number_used_again_has_the_status_of_what_has_it_now() -> None:
    draft = proposal(
        "Another section 2",
        ACT,
        "section 2 of KA 2020 becomes section 3",
        "after section 1 of KA 2020 insert",
        '  section 2 of KA 2020 "Short lines"',
        "    a pennant is required if the length of the line is 5",
    )
    said = schedules.as_text(compared(draft))
    first, _, second = said.partition("Pennants")
    assert "KA 2020 s. 2, as inserted after section 1" in first
    assert "Status: not verified, words that are only proposed" in first
    assert "Status: verified against the text as at 1 May 2021" in second


def test_a_part_substituted_is_only_proposed_down_to_its_paragraphs() -> None:
    lines = (
        "for part 1 of schedule 1 to KA 2020 substitute",
        '  part 1 "Lines"',
        '    paragraph 1 "Long lines"',
        "      a pennant is required if the length of the line is more than 500",
    )
    after = compared(proposal("Another part", ACT, *lines))
    assert "Status: not verified, words that are only proposed." in schedules.as_text(after)


def test_a_paragraph_put_into_a_part_is_cited_without_it() -> None:
    lines = (
        "in part 2 of schedule 1 to KA 2020, at the end insert",
        '  paragraph 3 "More"',
        "    a pennant is required if the length of the line is 7",
    )
    after = compared(proposal("One more", ACT, *lines))
    assert "KA 2020 Sch 1 para 3" in schedules.as_csv(after)
    assert "Part 2 para 3" not in schedules.as_csv(after)
    assert "KA 2020 Sch 1 para 3, as inserted at the end of part 2" in schedules.as_text(after)


def test_a_paragraph_put_into_a_part_keeps_to_its_numbers() -> None:
    lines = (
        "in part 1 of schedule 1 to KA 2020, at the end insert",
        '  paragraph 0 "None"',
        "    a pennant is required if the length of the line is 7",
    )
    assert [each.check.name for each in found(proposal("Nought", ACT, *lines))] == ["number-order"]


def test_numbers_of_two_acts_have_nothing_to_do_with_each_other() -> None:
    boats = (
        'act "Boats Act 2020"\n  cited as BA 2020\n  in force from 1 April 2021\n'
        "  source https://example.org/x\n  not verified an invented Act\n\n"
        'schedule 1 to BA 2020 "Listed boats"\n'
        '  paragraph 1 "Boats"\n    a licence is needed if the length of the line is 8\n\n'
    )
    lines = (
        "in schedule 1 to KA 2020, at the end insert",
        '  paragraph 3 "More"',
        "    a pennant is required if the length of the line is 5",
        "in schedule 1 to BA 2020, at the end insert",
        '  paragraph 2 "More"',
        "    a licence is needed if the length of the line is 9",
    )
    assert not found(boats, proposal("Two Acts", ACT, *lines))


@pytest.mark.parametrize(
    ("line", "checks"),
    [
        ('in paragraph 1 of schedule 1 to KA 2020, for "600" substitute "700"', []),
        ('in paragraph 2 of schedule 1 to KA 2020, for "6000" substitute "7000"', ["beyond-power"]),
    ],
)
def test_a_power_over_a_part_reaches_its_paragraphs_and_no_others(
    line: str, checks: list[str]
) -> None:
    assert [each.check.name for each in found(proposal("Longer", ORDER, line))] == checks


def test_a_power_is_asked_of_transitional_provision_too() -> None:
    draft = proposal(
        "Shorter",
        ORDER,
        'in section 1(1)(a) of KA 2020, for "60" substitute "70"',
        "transitional provision",
        "  where the day of the flight is before 1 April 2028,",
        '    in section 2 of KA 2020, for "90" substitute "80"',
    )
    (one,) = found(draft)
    assert (one.check.name, one.citation) == ("beyond-power", "KA 2020 s. 2")


def test_the_effects_of_transitional_provision_are_on_what_it_modifies() -> None:
    draft = proposal(
        "Shorter",
        ACT,
        'in section 1(1)(a) of KA 2020, for "60" substitute "70"',
        "transitional provision",
        "  where the day of the flight is before 1 April 2028,",
        '    in section 2 of KA 2020, for "90" substitute "80"',
    )
    rows = schedules.as_csv(compared(draft)).splitlines()
    (row,) = (each for each in rows if "transitional provision" in each)
    assert row.startswith("KA 2020 s. 2,")


def test_each_of_several_proposals_answers_for_itself() -> None:
    """The Act widens and the order narrows, so the order is within its power."""
    wide = proposal("Wider", ACT, 'in section 1(1)(a) of KA 2020, for "60" substitute "50"')
    line = 'in section 1(1)(b)(i) of KA 2020, for "is 3" substitute "is 3 and the course is 1 year"'
    assert not compared(wide, proposal("Narrower", ORDER, line)).beyond


def test_one_of_several_proposals_that_reaches_back_is_named() -> None:
    wide = proposal("Wider", ORDER, 'in section 1(1)(a) of KA 2020, for "60" substitute "50"')
    other = proposal("Other", ACT, 'in section 2 of KA 2020, for "90" substitute "80"')
    (one,) = compared(other, wide).beyond
    assert one.check.name == "reaches-back"
    assert "“Wider” would reach back" in one.message


@pytest.mark.parametrize(
    "lines",
    [
        (
            "omit section 1(1)(b) of KA 2020",
            "in section 1(1)(b) of KA 2020, at the end insert",
            "  (iii) the length of the line is 5",
        ),
        (
            "omit section 1(1)(b) of KA 2020",
            "after section 1(1)(b)(ii) of KA 2020 insert",
            "  (iii) the length of the line is 5",
        ),
    ],
)
def test_nothing_is_done_in_what_goes(lines: tuple[str, ...]) -> None:
    checks = [each.check.name for each in found(proposal("Both", ACT, *lines))]
    assert checks == ["same-words"]


def test_what_goes_may_have_something_put_beside_it() -> None:
    lines = (
        "omit section 1(1)(b) of KA 2020",
        "after section 1(1)(b) of KA 2020 insert",
        "  (c) the length of the line is 5",
    )
    assert not found(proposal("Another", ACT, *lines))


def test_a_fact_and_one_that_is_never_less_are_not_compared_in_two_units() -> None:
    """Six months and a whole course of 181 days: yes now, and no as proposed."""
    line = (
        'in section 1(1)(b) of KA 2020, for "the course is at least 6 months" substitute '
        '"the whole course is at least 26 weeks"'
    )
    draft = proposal("Weeks", ACT, line)
    law = corpus(draft)
    result = compare(law, DAY, tuple(law.law.proposals.values()))
    assert result.value is None
    assert {each.check.name for each in result.diagnostics} == {"ambiguous-duration"}
    assert [each.check.name for each in found(draft)] == ["ambiguous-duration"]


LATER = """act "Kites (Amendment) Act 2023"
  cited as       KAA 2023
  source         https://example.org/kaa
  not verified   an invented Act

section 4 of KAA 2023 "Longer lines"
  in force from 1 March 2028

  in section 2 of KA 2020, for "80" substitute "90"

section 5 of KAA 2023 "Licences"
  commences 1 April 2027

  in section 1(1)(a) of KA 2020, for "60" substitute "50"
"""


def test_nothing_is_to_come_before_what_the_text_holds_already() -> None:
    result = read((SourceFile("kites.law", LAW + LATER),), reader())
    assert result.value is not None
    (one,) = everything(result.value, date(2026, 11, 22))
    assert (one.check.name, one.citation) == ("history", "KAA 2023 s. 5")
    assert result.value.on(date(2027, 3, 31)).value is not None
    assert result.value.on(date(2027, 4, 1)).value is None


LIMB = "in section 1(1)(a) of KA 2020"
TO_COME = (
    LATER[: LATER.index("section 4")]
    + """section 5 of KAA 2023 "Licences"
  commences 1 April 2028

  in section 1(1)(a) of KA 2020, for "more than 60" substitute "more than 50"
"""
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f'{LIMB}, for "60" substitute "70"', "“more than 60” stands nowhere"),
        (f'{LIMB}, at the end insert "and the course is 1 year"', ""),
        ('in section 2 of KA 2020, for "90" substitute "80"', ""),
    ],
)
def test_an_enacted_amendment_to_come_is_held_against_a_proposal(line: str, said: str) -> None:
    result = read(
        (SourceFile("kites.law", LAW + TO_COME + "\n" + proposal("P", ACT, line)),), reader()
    )
    assert result.value is not None, result.diagnostics
    told = list(clashes(result.value, date(2026, 11, 22)))
    assert [each.check.name for each in told] == (["order-matters"] if said else [])
    if said:
        assert said in told[0].message
        assert "KAA 2023 s. 5 is enacted and amends the law on 1 April 2028" in told[0].message


def test_an_order_of_days_that_leaves_another_text_is_told() -> None:
    """Made first, the proposal is undone by what is enacted; made last, it stands."""
    act = TO_COME.replace(
        'in section 1(1)(a) of KA 2020, for "more than 60" substitute "more than 50"',
        "for section 1(1)(a) of KA 2020 substitute\n    (a) the length of the line is more than 60",
    )
    line = 'in section 1(1)(a) of KA 2020, for "60" substitute "70"'
    result = read((SourceFile("kites.law", LAW + act + "\n" + proposal("P", ACT, line)),), reader())
    assert result.value is not None, result.diagnostics
    (told,) = clashes(result.value, date(2026, 11, 22))
    assert "In the order of their days they leave another text" in told.message


OTHER = 'in section 2 of KA 2020, for "90" substitute "85"'
FOR_SOME = (
    "transitional provision",
    "  where the day of the flight is before 1 April 2028,",
)


@pytest.mark.parametrize(
    "line",
    [
        'in section 2 of KA 2020, for "95" substitute "80"',
        'in section 2 of KA 2020, for "90" substitute "eighty"',
        'in section 3 of KA 2020, for "90" substitute "80"',
    ],
)
def test_what_is_wrong_with_transitional_provision_is_no_matter_of_order(line: str) -> None:
    lines = (f'{LIMB}, for "60" substitute "70"', *FOR_SOME, f"    {line}")
    law = corpus(proposal("P", ACT, *lines), proposal("Q", ACT, OTHER))
    assert len(list(everything(law, date(2026, 11, 22)))) == 1
    assert not list(clashes(law, date(2026, 11, 22)))


def test_transitional_provision_that_another_proposal_stands_in_the_way_of_is() -> None:
    line = '    in section 2 of KA 2020, for "90" substitute "80"'
    first = proposal("P", ACT, f'{LIMB}, for "60" substitute "70"', *FOR_SOME, line)
    law = corpus(first, proposal("Q", ACT, OTHER))
    assert not list(everything(law, date(2026, 11, 22)))
    (told,) = clashes(law, date(2026, 11, 22))
    assert "“P” and “Q” cannot both be carried out." in told.message
    assert "“90” stands nowhere in KA 2020 s. 2" in told.message

"""Which cases amendments reach: application, saving and transitional provision, worked by hand."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from keeling.between_days import compare_days
from keeling.checking import everything
from keeling.diagnostics import Diagnostic
from keeling.model.words import FactValue
from keeling.pipeline import Corpus, edition, read
from keeling.source import SourceFile
from keeling.testing.folders import reader

TODAY = date(2026, 11, 22)
KITES = """facts
  the flyer's age       is an age
  the day of the flight is a date, on or after 1 January 2015

outcomes
  a licence is needed    is yes or no
  a pennant is required  is yes or no

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2016
  source         https://example.org/kites-act
  not verified   an invented Act

act "Kites (Amendment) Act 2023"
  cited as      KAA 2023
  source        https://example.org/kites-amendment-act
  not verified  an invented Act

section 1 of KA 2020 "When a licence is needed"
  a licence is needed if the flyer's age is under {licence}

section 2 of KA 2020 "When a pennant is required"
  a pennant is required if the flyer's age is under {pennant}

"""


def applies(since: str, of: str = "") -> str:
    """Write that amendments reach only flights from a day on."""
    where = f"the day of the flight is on or after {since}"
    return f"\n  application\n    the amendments{of} apply only where {where}\n"


def saves(until: str, of: str = "") -> str:
    """Write that amendments do not reach flights before a day."""
    where = f"where the day of the flight is before {until}"
    return f"\n  saving\n    {where}, the amendments{of} do not apply\n"


def modifies(until: str, since: str = "1 January 2015") -> str:
    """Write that for flights from one day and before another section 1 says 14 instead of 16."""
    where = f"where the day of the flight is on or after {since} and before {until}"
    instruction = 'in section 1 of KA 2020, for "16" substitute "14"'
    return f"\n  transitional provision\n    {where}, {instruction}\n"


def changes(section: int, day: str, steps: str) -> str:
    """Write a section of the amending Act that has amended the law from a day on."""
    return f"section {section} of KAA 2023\n  in force from  {day}\n\n{steps}\n"


ONE, TWO = " of section 1 of KA 2020", " of section 2 of KA 2020"


def law(rest: str, licence: int = 12, pennant: int = 12) -> tuple[Corpus | None, list[Diagnostic]]:
    text = KITES.format(licence=licence, pennant=pennant) + rest
    made = read((SourceFile("law/kites.law", text),), reader())
    return made.value, list(made.diagnostics)


def corpus(rest: str, licence: int = 12, pennant: int = 12) -> Corpus:
    made, found = law(rest, licence, pennant)
    assert made is not None, [each.message for each in found]
    return made


def answers(read_law: Corpus, as_at: date, named: str, age: int, flown: date) -> tuple[str, str]:
    proposals = (read_law.law.proposals[named],) if named else ()
    made = edition(read_law, as_at, proposals)
    assert made.value is not None, [each.message for each in made.diagnostics]
    facts: dict[str, FactValue] = {"the flyer's age": age, "the day of the flight": flown}
    licence, pennant = made.value.decide(facts)
    return str(licence.answer), str(pennant.answer)


PROPOSAL = """proposal "Older"
  made under a new Act
  commences  1 January 2027

  in section 1 of KA 2020, for "12" substitute "16"
  in section 2 of KA 2020, for "12" substitute "16"
"""
OLD, NEW = date(2026, 12, 31), date(2027, 1, 1)


@pytest.mark.parametrize(
    ("rest", "before", "after"),
    [
        # A flyer of 14: under 16 and not under 12. Each pair: licence, pennant.
        ("", ("yes", "yes"), ("yes", "yes")),
        (
            applies("1 January 2027"),
            ("no", "no"),
            ("yes", "yes"),
        ),
        (
            applies("1 January 2027", ONE),
            ("no", "yes"),
            ("yes", "yes"),
        ),
        (
            saves("1 January 2027", TWO),
            ("yes", "no"),
            ("yes", "yes"),
        ),
        (
            modifies("1 January 2027"),
            ("no", "yes"),
            ("yes", "yes"),
        ),
    ],
    ids=["nothing", "application", "application of one", "saving of one", "transitional"],
)
def test_what_a_proposal_says_of_the_cases_it_reaches(
    rest: str, before: tuple[str, str], after: tuple[str, str]
) -> None:
    made = corpus(PROPOSAL + rest)
    assert [each.message for each in everything(made, TODAY)] == []
    assert answers(made, NEW, "older", 14, OLD) == before
    assert answers(made, NEW, "older", 14, NEW) == after
    assert answers(made, NEW, "", 14, OLD) == ("no", "no")


def test_an_application_and_a_transitional_provision_together() -> None:
    """Flights of 2026 have 14 for 16; earlier ones the law as it was, with nothing to modify."""
    made = corpus(
        PROPOSAL + applies("1 January 2026") + modifies("1 January 2027", "1 January 2026")
    )
    for age, (flown, under) in product(
        (11, 12, 13, 14, 15, 16),
        ((date(2025, 12, 31), 12), (date(2026, 1, 1), 14), (OLD, 14), (NEW, 16)),
    ):
        licence, pennant = answers(made, NEW, "older", age, flown)
        assert licence == ("yes" if age < under else "no"), (age, flown)
        assert pennant == ("yes" if age < (12 if under == 12 else 16) else "no"), (age, flown)


def test_a_transitional_provision_that_cannot_be_carried_out_in_a_saved_case_is_refused() -> None:
    """Some flights are saved, and their section 1 has no `16`: nothing could come of the words."""
    made = corpus(PROPOSAL + saves("1 January 2026") + modifies("1 January 2027"))
    done = edition(made, NEW, (made.law.proposals["older"],))
    assert done.value is None
    (found,) = done.diagnostics
    assert found.check.name == "words-not-found"
    assert found.span.line == 37
    assert found.message.startswith(
        "Where Saving in “Older” and Transitional provision in “Older” changes what applies: "
    )


MADE = """section 3 of KAA 2023
  in force from  1 March 2023

  (1) in section 1 of KA 2020, for "12" substitute "16"
  (2) in section 2 of KA 2020, for "12" substitute "16"
"""
EVE, DAY = date(2023, 2, 28), date(2023, 3, 1)


@pytest.mark.parametrize(
    ("rest", "flown_before", "flown_after"),
    [
        ("", ("yes", "yes"), ("yes", "yes")),
        (
            applies("1 March 2023"),
            ("no", "no"),
            ("yes", "yes"),
        ),
        (
            saves("1 March 2023", TWO),
            ("yes", "no"),
            ("yes", "yes"),
        ),
        (
            modifies("1 March 2023"),
            ("no", "yes"),
            ("yes", "yes"),
        ),
    ],
    ids=["nothing", "application", "saving of one", "transitional"],
)
def test_what_an_amendment_that_was_made_says_of_the_cases_it_reaches(
    rest: str, flown_before: tuple[str, str], flown_after: tuple[str, str]
) -> None:
    made = corpus(MADE + rest, 16, 16)
    assert [each.message for each in everything(made, TODAY)] == []
    for as_at in (DAY, TODAY):
        assert answers(made, as_at, "", 14, EVE) == flown_before
        assert answers(made, as_at, "", 14, DAY) == flown_after
    for flown in (EVE, DAY):
        assert answers(made, EVE, "", 14, flown) == ("no", "no")


def test_how_firm_a_saving_is_goes_with_every_answer_that_it_decides() -> None:
    steps = '  in section 1 of KA 2020, for "16" substitute "12"\n'
    doubt = "whether the saving reaches flights abroad was not read"
    head = "section 1 of KAA 2023\n  in force from  1 May 2023\n"
    firm = f"  inferred from  the title\n  flag           {doubt}\n\n"
    made = edition(corpus(head + firm + steps + saves("1 May 2023")), TODAY).value
    assert made is not None
    notes = [f"Saving in KAA 2023 s. 1: {said}" for said in ("inferred from the title", doubt)]
    for flown, told in ((date(2023, 4, 30), notes), (date(2023, 5, 1), [])):
        licence, _ = made.decide({"the flyer's age": 14, "the day of the flight": flown})
        assert [note for note in licence.notes if note.startswith("Saving")] == told


def test_amendments_to_come_reach_only_the_cases_that_are_said() -> None:
    to_come = MADE.replace("in force from  1 March 2023", "commences  1 January 2027")
    made = corpus(to_come + applies("1 January 2027"))
    assert answers(made, TODAY, "", 14, NEW) == ("no", "no")
    assert answers(made, NEW, "", 14, NEW) == ("yes", "yes")
    assert answers(made, NEW, "", 14, OLD) == ("no", "no")


def test_the_differences_between_two_days_are_those_of_the_cases_reached() -> None:
    made = corpus(
        MADE + applies("1 March 2023"),
        16,
        16,
    )
    compared = compare_days(made, EVE, DAY)
    assert compared.value is not None
    told = {
        (change.outcome, str(change.before), str(change.after)): change.witness
        for change in compared.value.difference.changes
    }
    assert set(told) == {
        ("a licence is needed", "no", "yes"),
        ("a pennant is required", "no", "yes"),
    }
    for case in told.values():
        assert case == {"the flyer's age": 12, "the day of the flight": DAY}


def test_a_later_amendment_of_what_was_put_in_does_nothing_where_that_is_not() -> None:
    """Section 1A came for flights from 1 March 2023 on; in 2024 it was changed from 5 to 6."""
    rest = """section 1A of KA 2020 "Very young flyers"
  a pennant is required if the flyer's age is under 6

section 3 of KAA 2023
  in force from  1 March 2023

  after section 1 of KA 2020 insert
    section 1A of KA 2020 "Very young flyers"
      a pennant is required if the flyer's age is under 5

  application
    the amendments apply only where the day of the flight is on or after 1 March 2023

section 4 of KAA 2023
  in force from  1 March 2024

  in section 1A of KA 2020, for "under 5" substitute "under 6"
"""
    made = corpus(rest, 16, 3)
    assert [each.message for each in everything(made, TODAY)] == []
    assert answers(made, TODAY, "", 5, DAY) == ("yes", "yes")
    assert answers(made, date(2024, 2, 29), "", 5, DAY) == ("yes", "no")
    assert answers(made, TODAY, "", 4, EVE) == ("yes", "no")
    assert answers(made, TODAY, "", 2, EVE) == ("yes", "yes")


def test_a_later_amendment_of_the_same_words_must_say_what_of_the_saved_cases() -> None:
    rest = (
        MADE.replace('for "12" substitute "16"', 'for "12" substitute "14"')
        + applies("1 March 2023")
        + """
section 4 of KAA 2023
  in force from  1 March 2024

  in section 1 of KA 2020, for "14" substitute "16"
"""
    )
    made = corpus(rest, 16, 14)
    found = list(everything(made, TODAY))
    assert [each.check.name for each in found] == ["history"]
    assert found[0].message.startswith(
        "In the cases that KAA 2023 s. 3(1) and KAA 2023 s. 3(2) do not reach: "
    )
    assert found[0].span.line == 38
    answered = rest + (applies("1 March 2023"))
    made = corpus(answered, 16, 14)
    assert list(everything(made, TODAY)) == []
    assert answers(made, TODAY, "", 15, DAY) == ("yes", "no")
    assert answers(made, TODAY, "", 12, EVE) == ("no", "no")
    assert answers(made, TODAY, "", 11, EVE) == ("yes", "yes")


def test_a_proposal_is_carried_out_in_the_text_of_every_case() -> None:
    """It adds to what stands in both texts, so those whom 2023 did not reach have them too."""
    made = corpus(
        MADE
        + applies("1 March 2023")
        + '\nproposal "Girls and boys"\n  made under a new Act\n  commences  1 January 2027\n\n'
        '  in section 1 of KA 2020, at the end insert "and the day of the flight is before 1 May '
        '2026"\n',
        16,
        16,
    )
    assert answers(made, NEW, "girls-and-boys", 14, DAY)[0] == "yes"
    assert answers(made, NEW, "girls-and-boys", 11, EVE)[0] == "yes"
    assert answers(made, NEW, "girls-and-boys", 14, EVE)[0] == "no"
    assert answers(made, NEW, "girls-and-boys", 11, TODAY)[0] == "no"


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (
            applies("1 January 2015"),
            "Every possible case is so",
        ),
        (
            saves("1 January 2015"),
            "No possible case is so",
        ),
    ],
)
def test_words_that_leave_every_case_as_it_is_are_told(rest: str, said: str) -> None:
    found = list(everything(corpus(PROPOSAL + rest), TODAY))
    assert [each.check.name for each in found] == ["unreachable"]
    assert said in found[0].message
    assert found[0].span.line == 34


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (
            "  application\n    the amendments apply only where a licence is needed\n",
            "`a licence is needed` is not a fact",
        ),
        (
            applies("1 January 2027", " of section 9 of KA 2020"),
            "amends nothing in KA 2020 s. 9",
        ),
    ],
)
def test_what_speaks_of_what_is_not_there_is_refused(rest: str, said: str) -> None:
    (found,) = everything(corpus(PROPOSAL + rest), TODAY)
    assert found.check.name == "misplaced"
    assert said in found.message


def test_part_of_an_instruction_cannot_be_spoken_of() -> None:
    both = PROPOSAL.replace("section 1 of", "sections 1 and 2 of")
    both = both.replace('  in section 2 of KA 2020, for "12" substitute "16"\n', "")
    (found,) = everything(corpus(both + applies("1 January 2027", ONE)), TODAY)
    assert found.check.name == "misplaced"
    assert found.message.startswith("One instruction amends KA 2020 s. 1 and something else, ")


@pytest.mark.parametrize("of", ["", ONE])
def test_a_provision_that_amends_nothing_has_nothing_to_apply(of: str) -> None:
    made, found = law(
        f"section 4 of KAA 2023\n  in force from 1 March 2023\n{applies('1 March 2023', of)}"
    )
    assert made is None
    (only,) = found
    assert only.check.name == "misplaced"
    assert "KAA 2023 s. 4 amends nothing" in only.message


def test_lengths_in_doubt_in_the_law_are_not_told_again_of_each_saving() -> None:
    """Which of 26 weeks and 6 months is longer is asked once; the saving is of another length."""
    text = KITES.format(licence=12, pennant=12).replace(
        "  the day of the flight", "  the hire is a duration\n  the day of the flight", 1
    )
    text += (
        'section 5 of KA 2020 "Hire"\n  a licence is needed if the hire is at least 6 months\n\n'
        'section 6 of KA 2020 "More"\n  a pennant is required if the hire is more than 26 weeks\n\n'
    )
    made = 'in section 1 of KA 2020, for "11" substitute "12"'
    saving = "\n  saving\n    where the hire is more than 3 years, the amendments do not apply\n"
    section = f"section 4 of KAA 2023\n  in force from 1 March 2023\n\n  {made}\n{saving}"
    result = read((SourceFile("law/kites.law", text + section),), reader())
    assert [each.check.name for each in result.diagnostics] == ["ambiguous-duration"]


def test_an_amendment_of_an_amendment_to_come_is_carried_out_in_it() -> None:
    made = corpus(
        """section 3 of KAA 2023
  commences  1 January 2027

  in section 4 of KAA 2023, for "14" substitute "16"

section 4 of KAA 2023
  commences  1 January 2028

  in section 1 of KA 2020, for "12" substitute "14"
"""
    )
    assert [each.message for each in everything(made, TODAY)] == []
    assert answers(made, date(2027, 12, 31), "", 15, TODAY)[0] == "no"
    assert answers(made, date(2028, 1, 1), "", 15, TODAY)[0] == "yes"


TWO_DAYS = """section 3 of KAA 2023
  (1)
    in force from  1 March 2023
    in section 1 of KA 2020, for "12" substitute "16"
  (2)
    in force from  1 March 2024
    in section 2 of KA 2020, for "12" substitute "16"
"""


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", "It is not said of KAA 2023 s. 3 from what day this has effect."),
        ("\n  in force from  1 June 2022\n", "Nothing amends the law from 1 June 2022, "),
    ],
)
def test_transitional_provision_goes_with_amendments_of_its_day(head: str, said: str) -> None:
    """Nothing would ever come of it otherwise, and nobody would see that."""
    rest = TWO_DAYS.replace("KAA 2023\n", f"KAA 2023{head or chr(10)}", 1)
    made, found = law(rest + modifies("1 March 2022"), 16, 16)
    assert made is None
    (only,) = found
    assert only.check.name == "property"
    assert only.message.startswith(said)
    assert only.span.line == 35 + bool(head)


PUT_IN = """section 1A of KA 2020 "Very young flyers"
  a pennant is required if the flyer's age is under 5

section 3 of KAA 2023
  in force from  1 March 2023

  in section 1 of KA 2020, for "12" substitute "16"
  after section 1 of KA 2020 insert
    section 1A of KA 2020 "Very young flyers"
      a pennant is required if the flyer's age is under 5
"""


@pytest.mark.parametrize(
    ("of", "flown_before"),
    [
        (ONE, ("no", "yes")),
        (" of section 1A of KA 2020", ("yes", "no")),
        ("", ("no", "no")),
    ],
)
def test_what_is_put_in_beside_a_provision_is_no_amendment_of_it(
    of: str, flown_before: tuple[str, str]
) -> None:
    """A flyer of 14 has the licence from section 1, and one of 4 the pennant from section 1A."""
    made = corpus(PUT_IN + applies("1 March 2023", of), 16, 3)
    assert list(everything(made, TODAY)) == []
    for flown, wanted in ((EVE, flown_before), (DAY, ("yes", "yes"))):
        licence, _ = answers(made, TODAY, "", 14, flown)
        _, pennant = answers(made, TODAY, "", 4, flown)
        assert (licence, pennant) == wanted


INSERTED = """  after section 1 of KA 2020 insert
    section 1A of KA 2020 "Very young flyers"
      a pennant is required if the flyer's age is under {}
"""
STANDS = """section 1A of KA 2020 "Very young flyers"
  a pennant is required if the flyer's age is under {}

"""


def test_what_is_put_in_again_for_everybody_is_amended_for_everybody() -> None:
    """Section 1A came in 2023 for new flights, went in 2024, and came for all flights in 2025."""
    gone = "  omit section 1A of KA 2020\n  which read\n    " + STANDS.format(4).strip().replace(
        "\n", "\n    "
    )
    rest = (
        STANDS.format(6)
        + changes(3, "1 March 2023", INSERTED.format(4) + applies("1 March 2023"))
        + changes(4, "1 March 2024", gone + "\n")
        + changes(5, "1 March 2025", INSERTED.format(5))
        + changes(6, "1 March 2026", '  in section 1A of KA 2020, for "5" substitute "6"\n')
    )
    made = corpus(rest, 12, 3)
    assert list(everything(made, TODAY)) == []
    for flown, limits in ((EVE, (3, 3, 5, 6)), (DAY, (4, 3, 5, 6))):
        for year, limit in zip((2023, 2024, 2025, 2026), limits, strict=True):
            for age in (limit - 1, limit):
                _, pennant = answers(made, date(year, 3, 1), "", age, flown)
                assert pennant == ("yes" if age < limit else "no"), (flown, year, age)


def test_what_is_put_in_after_what_is_not_there_must_say_where() -> None:
    """Section 1B is law for old flights too, and there is no section 1A for it to follow."""
    second = INSERTED.format(9).replace("1A", "1B").replace("section 1 of", "section 1A of")
    rest = (
        STANDS.format(4)
        + STANDS.format(9).replace("1A", "1B")
        + changes(3, "1 March 2023", INSERTED.format(4) + applies("1 March 2023"))
        + changes(4, "1 March 2024", second)
    )
    found = list(everything(corpus(rest, 12, 3), TODAY))
    assert [each.check.name for each in found] == ["history"]
    assert "There is no KA 2020 s. 1A" in found[0].message


def amended_for_some(more: str) -> Corpus:
    """Return the law with a section 1A since 2023 for new flights, and a proposal about it."""
    rest = STANDS.format(4) + changes(
        3, "1 March 2023", INSERTED.format(4) + applies("1 March 2023")
    )
    return corpus(rest + more, 12, 3)


TO_SIX = """proposal "Six"
  made under a new Act
  commences  1 January 2027

  in section 1A of KA 2020, for "4" substitute "6"
  in section 2 of KA 2020, for "3" substitute "5"
"""


def test_a_proposal_to_amend_what_was_put_in_does_that_where_it_is() -> None:
    made = amended_for_some(TO_SIX)
    assert list(everything(made, TODAY)) == []
    for flown, limit in ((EVE, 5), (DAY, 6)):
        for age in (limit - 1, limit):
            _, pennant = answers(made, NEW, "six", age, flown)
            assert pennant == ("yes" if age < limit else "no"), (flown, age)


def test_a_proposal_to_amend_what_another_puts_in_does_that_where_it_is() -> None:
    """Section 1A, proposed for flights from 2027 on, is then changed from 4 to 6."""
    puts_in = (
        'proposal "Four"\n  made under a new Act\n  commences  1 December 2026\n\n'
        + INSERTED.format(4)
        + saves("1 January 2027")
        + "\n"
    )
    made = corpus(puts_in + TO_SIX, 12, 3)
    proposals = tuple(made.law.proposals.values())
    done = edition(made, NEW, proposals)
    assert done.value is not None, [each.message for each in done.diagnostics]
    for flown, limit in ((OLD, 5), (NEW, 6)):
        for age in (limit - 1, limit):
            facts: dict[str, FactValue] = {"the flyer's age": age, "the day of the flight": flown}
            assert str(done.value.decide(facts)[1].answer) == ("yes" if age < limit else "no")


TABLE = """facts
  the flyer's age       is an age
  the day of the flight is a date, on or after 1 January 2015

outcomes
  the licence period is a duration

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2016
  source         https://example.org/kites-act
  not verified   an invented Act

act "Kites (Amendment) Act 2023"
  cited as      KAA 2023
  source        https://example.org/kites-amendment-act
  not verified  an invented Act

section 1 of KA 2020
  the licence period is, by the first row that applies
    | the flyer's age | the licence period |
    | under 12        | 2 years            |
    | under 16        | 4 years            |
    | under 18        | 3 years            |
    | any other       | 5 years            |

"""
ROW = "  after row 1 of section 1 of KA 2020 insert\n    | under 16 | {} years |\n"
SECOND = '  in row 2 of section 1 of KA 2020, for "3 years" substitute "4 years"\n'


def table(more: str, came: int = 4) -> Corpus:
    """Return the law of a table whose row 2 came in 2023, for new flights alone."""
    text = TABLE + changes(3, "1 March 2023", ROW.format(came) + applies("1 March 2023")) + more
    made = read((SourceFile("law/kites.law", text),), reader())
    assert made.value is not None, [each.message for each in made.diagnostics]
    return made.value


def test_a_row_is_not_taken_for_the_one_that_has_its_number_in_other_cases() -> None:
    """In 2024 the new row 2 was amended; for old flights row 2 says the same, and is another."""
    (found,) = everything(table(changes(4, "1 March 2024", SECOND), 3), TODAY)
    assert found.check.name == "history"
    assert found.message == (
        "In the cases that KAA 2023 s. 3 does not reach: KA 2020 s. 1, row 2 is another row there "
        "than in all other cases."
    )
    made = table(changes(4, "1 March 2024", SECOND + applies("1 March 2023")), 3)
    assert list(everything(made, TODAY)) == []
    for flown, years in ((EVE, (2, 3, 3, 5)), (DAY, (2, 4, 3, 5))):
        for age, length in zip((11, 15, 17, 18), years, strict=True):
            facts: dict[str, FactValue] = {"the flyer's age": age, "the day of the flight": flown}
            done = edition(made, TODAY).value
            assert done is not None
            assert str(done.decide(facts)[0].answer) == f"{length} years"


def test_a_row_before_those_that_moved_is_the_same_in_all_cases() -> None:
    first = '  in row 1 of section 1 of KA 2020, for "1 year" substitute "2 years"\n'
    assert list(everything(table(changes(4, "1 March 2024", first)), TODAY)) == []


def test_a_proposal_does_not_take_a_row_for_another_either() -> None:
    proposed = SECOND.replace("4", "6").replace("3", "4")
    (found,) = everything(table(f'proposal "Row"\n  made under a new Act\n\n{proposed}'), TODAY)
    assert found.check.name == "unknown-provision"
    assert found.message == (
        "Where Application in KAA 2023 s. 3 changes what applies: KA 2020 s. 1, row 2 is another "
        "row there than in all other cases."
    )


def test_a_later_amendment_of_words_that_were_modified_is_told_of_which_cases() -> None:
    rest = MADE + modifies("1 March 2023")
    rest += "\n" + changes(
        4, "1 March 2024", '  in section 1 of KA 2020, for "16" substitute "18"\n'
    )
    (found,) = everything(corpus(rest, 18, 16), TODAY)
    assert found.check.name == "history"
    assert found.message == (
        "In the cases that Transitional provision in KAA 2023 s. 3 speaks of: “16” stands nowhere "
        "in KA 2020 s. 1."
    )
    assert found.advice == (
        "The words there are “a licence is needed if the flyer's age is under 14”. If the "
        "amendment was not made for these cases, say below it which it reaches, under "
        "`application`."
    )


PERIODS = (
    TABLE.split("section 1 of")[0]
    + """section 1 of KA 2020
  where the flyer's age is 16 or over, the licence period is 5 years

section 2 of KA 2020
  where the flyer's age is under 16, the licence period is 1 year

"""
)


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (
            1,
            "KA 2020 s. 1 answers `the licence period` with 5 years, and KA 2020 s. 2 with 1 year,",
        ),
        (2, ""),
    ],
)
def test_two_answers_in_the_cases_that_are_saved_alone_are_found(section: int, said: str) -> None:
    """With 12 in section 1 and 16 in section 2 both speak of a flyer of 14, else neither does."""
    steps = "".join(f'  in section {at} of KA 2020, for "12" substitute "16"\n' for at in (1, 2))
    saved = saves("1 March 2023", f" of section {section} of KA 2020")
    text = PERIODS + changes(3, "1 March 2023", steps + saved)
    made = read((SourceFile("law/kites.law", text),), reader()).value
    assert made is not None
    found = list(everything(made, TODAY))
    assert [each.check.name for each in found] == (["conflict"] if said else [])
    where = "the flyer's age is 12 or over and under 16 and the day of the flight is before"
    for each in found:
        assert each.message == f"{said} where {where} 1 March 2023."


def test_no_answer_in_the_cases_that_are_saved_alone_is_found() -> None:
    """One row is narrowed and the next widened; for flights before, the first is narrowed alone."""
    row = "    | under 18        | 3 years            |\n"
    text = TABLE.replace(row, "").replace("    | any other       | 5 years            |\n", "")
    text = text.replace("under 16   ", "10 or over ").replace("under 12", "under 10")
    proposal = (
        'proposal "Ten"\n  made under a new Act\n  commences  1 January 2027\n\n'
        '  in row 1 of section 1 of KA 2020, for "under 10" substitute "under 8"\n'
        '  in row 2 of section 1 of KA 2020, for "10 or over" substitute "8 or over"\n'
    )
    saving = saves("1 January 2027", " of row 2 of section 1 of KA 2020")
    made = read((SourceFile("law/kites.law", text + proposal + saving),), reader()).value
    assert made is not None
    (found,) = everything(made, TODAY)
    assert found.check.name == "gap"
    assert found.message == (
        "As amended by “Ten”: KA 2020 s. 1 gives no answer for `the licence period` where the "
        "flyer's age is 8 or over and under 10 and the day of the flight is before 1 January 2027."
    )
    assert found.span.path == "law/kites.law"

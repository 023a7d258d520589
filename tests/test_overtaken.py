"""A proposal whose day is past, and the amendments enacted since."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.checking import everything
from keeling.combining import clashes
from keeling.diagnostics import Diagnostic
from keeling.pipeline import Corpus, compare, read
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.test_proposed_law import ACT, LAW, LIMB, proposal

TODAY = date(2026, 11, 22)
SINCE = """act "Kites (Amendment) Act 2023"
  cited as       KAA 2023
  source         https://example.org/kaa
  not verified   an invented Act

section 3 of KAA 2023 "Pennants"
  in force from 1 June 2022

  in section 2 of KA 2020, for "80" substitute "90"

section 4 of KAA 2023 "Longer lines"
  in force from 1 March 2023

  in section 1(1)(a) of KA 2020, for "40" substitute "60"

"""


def corpus(line: str, day: str = "1 April 2022", since: str = SINCE) -> Corpus:
    made = proposal("P", ACT, line).replace("1 April 2027", day)
    result = read((SourceFile("kites.law", LAW + since + made),), reader())
    assert result.value is not None, result.diagnostics
    return result.value


def refused(law: Corpus, day: date = TODAY) -> tuple[Diagnostic, ...]:
    return compare(law, day, tuple(law.law.proposals.values())).diagnostics


def test_words_that_stood_there_on_the_day_are_said_to_have_been_amended_since() -> None:
    law = corpus(f'{LIMB}, for "40" substitute "70"')
    (found,) = refused(law)
    assert found.message.endswith(
        "It could be made on the text of 1 April 2022, when it would have commenced; KAA 2023 s. 4 "
        "has amended the law since."
    )
    assert "`--as-at 2022-04-01`" in found.advice
    assert list(everything(law, TODAY)) == [found]
    assert not list(clashes(law, TODAY))
    assert not refused(law, date(2022, 4, 1))


def test_words_that_never_stood_there_are_not() -> None:
    (found,) = refused(corpus(f'{LIMB}, for "41" substitute "70"'))
    assert "It could be made" not in found.message


@pytest.mark.parametrize(
    ("line", "day", "said"),
    [
        ('for "60" substitute "70"', "1 April 2022", "“P” cannot be made on the text of its own"),
        ('for "60" substitute "70"', "1 March 2023", ""),
        ('at the end insert "and the course is 1 year"', "1 April 2022", ""),
        ('for "more than" substitute "at least"', "1 April 2022", ""),
    ],
)
def test_an_amendment_enacted_since_is_held_against_a_proposal(
    line: str, day: str, said: str
) -> None:
    told = list(clashes(corpus(f"{LIMB}, {line}", day), TODAY))
    assert [each.check.name for each in told] == (["order-matters"] if said else [])
    for each in told:
        assert said in each.message
        assert "KAA 2023 s. 4 amended the law on 1 March 2023, after “P” would." in each.message


def test_one_that_undoes_the_proposal_in_the_order_of_days_is_told() -> None:
    whole = 'for section 2 of KA 2020 substitute\n    section 2 of KA 2020 "Pennants"\n      {}'
    written = whole.format("a pennant is required if the length of the line is more than 90")
    stood = whole.format("a pennant is required if the length of the line is 90").split("\n", 1)[1]
    since = SINCE.replace(
        'in section 2 of KA 2020, for "80" substitute "90"', f"{written}\n  which read\n{stood}"
    )
    (told,) = clashes(
        corpus('in section 2 of KA 2020, for "90" substitute "80"', since=since), TODAY
    )
    assert "KAA 2023 s. 3 amended the law on 1 June 2022" in told.message
    assert "In the order of their days they leave another text" in told.message


def section(number: int, day: str, line: str) -> str:
    return f"section {number} of KAA 2023\n  in force from {day}\n\n  {line}\n\n"


HEAD = SINCE[: SINCE.index("section 3")]
OF_ITS_DAY = f'{LIMB}, for "60" substitute "70"'


def test_a_proposal_for_a_text_to_come_is_held_against_what_comes_later_still() -> None:
    """On the day that is asked about it could not be made."""
    since = HEAD + section(3, "1 June 2027", f'{LIMB}, for "60" substitute "50"')
    since += section(4, "1 June 2029", f'{LIMB}, for "50" substitute "65"')
    to_come = since.replace("in force from", "commences")
    (told,) = clashes(corpus(f'{LIMB}, for "50" substitute "70"', "1 January 2028", to_come), TODAY)
    assert told.check.name == "order-matters"
    assert "KAA 2023 s. 4 is enacted and amends the law on 1 June 2029" in told.message


def test_the_first_amendment_is_named_after_which_a_proposal_fits() -> None:
    """It stands after the other in the file, and comes before it in time."""
    later = section(3, "1 March 2024", 'in section 2 of KA 2020, for "80" substitute "90"')
    first = section(4, "1 March 2023", f'{LIMB}, for "40" substitute "60"')
    (told,) = clashes(corpus(OF_ITS_DAY, since=HEAD + later + first), TODAY)
    assert told.message.startswith("KAA 2023 s. 4 amended the law on 1 March 2023")


def test_what_a_proposal_takes_away_cannot_be_amended_after_it() -> None:
    since = HEAD + section(3, "1 March 2023", 'in section 2 of KA 2020, for "80" substitute "90"')
    (told,) = clashes(corpus("omit section 2 of KA 2020", since=since), TODAY)
    assert "One of them cannot be made on the text that the other leaves." in told.message
    assert "KA 2020 s. 2" in told.message


def test_what_was_enacted_for_the_day_of_a_proposal_is_not_since() -> None:
    line = 'in section 1(1) of KA 2020, for "5 months" substitute "6 months"'
    since = HEAD + section(3, "1 April 2022", line)
    since += section(4, "1 March 2023", f'{LIMB}, for "40" substitute "60"')
    broad = 'in section 1(1) of KA 2020, for "40" substitute "70"'
    (found,) = refused(corpus(broad, since=since))
    assert found.message.endswith("; KAA 2023 s. 4 has amended the law since.")

"""A proposal is carried out in the text of its day: enacted amendments before it have been made."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.checking import everything
from keeling.combining import Verdict, pairs
from keeling.pipeline import Corpus, compare, edition, read
from keeling.source import SourceFile
from keeling.testing.folders import reader

TODAY, THEN = date(2026, 11, 22), date(2029, 6, 1)
LAW = """facts
  the flyer's age       is an age
  the day of the flight is a date

outcomes
  a licence is needed is yes or no

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020 "When a licence is needed"
  a licence is needed if the flyer's age is under 12

act "Kites (Amendment) Act 2025"
  cited as      KAA 2025
  source        https://example.org/kites-amendment-act
  not verified  an invented Act

section 1 of KAA 2025
  commences 1 January 2028

  in section 1 of KA 2020, for "12" substitute "14"
"""
SAVING = """
  saving
    where the day of the flight is before 1 January 2029, the amendments do not apply
"""


def proposal(title: str, words: str, rest: str = "", instead: str = "under 16") -> str:
    head = f'\nproposal "{title}"\n  made under a new Act\n  commences 1 January 2029\n\n'
    return f'{head}  in section 1 of KA 2020, for "{words}" substitute "{instead}"\n{rest}'


def corpus(*proposals: str) -> Corpus:
    made = read((SourceFile("law/kites.law", LAW + "".join(proposals)),), reader()).value
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("age", "flight", "answer"),
    [
        # Saved: the law of that day without the proposal says under 14, not under 12.
        (13, date(2028, 6, 1), "yes"),
        (15, date(2028, 6, 1), "no"),
        (15, date(2029, 6, 1), "yes"),
    ],
)
def test_a_case_that_is_saved_has_the_law_of_its_day(age: int, flight: date, answer: str) -> None:
    law = corpus(proposal("Older", "under 14", SAVING))
    made = edition(law, THEN, tuple(law.law.proposals.values())).value
    assert made is not None
    (decision,) = made.decide({"the flyer's age": age, "the day of the flight": flight})
    assert str(decision.answer) == answer


def test_a_saving_changes_nothing_where_it_applies() -> None:
    law = corpus(proposal("Older", "under 14", SAVING))
    made = compare(law, THEN, tuple(law.law.proposals.values())).value
    assert made is not None
    (change,) = made.difference.changes
    assert (str(change.before), str(change.after)) == ("no", "yes")


@pytest.mark.parametrize(("words", "found"), [("under 14", []), ("under 12", ["words-not-found"])])
def test_check_looks_at_the_words_of_the_day_of_commencement(words: str, found: list[str]) -> None:
    law = corpus(proposal("Older", words))
    assert [item.check.name for item in everything(law, TODAY)] == found


def test_two_proposals_are_put_together_in_the_text_of_their_day() -> None:
    law = corpus(proposal("Older", "under 14"), proposal("Older still", "14", instead="18"))
    (pair,) = pairs(law, TODAY, tuple(law.law.proposals.values()))
    assert pair.verdict is Verdict.NEITHER


def test_check_reads_the_text_of_a_day_to_come_though_nothing_begins_or_ends_on_it() -> None:
    """From 2028 section 1 says yes of those of 13, and section 2 has always said no."""
    other = "\nsection 2 of KA 2020\n  a licence is not needed if the flyer's age is 13\n"
    made = read((SourceFile("law/kites.law", LAW + other),), reader()).value
    assert made is not None
    (found,) = everything(made, TODAY)
    assert found.check.name == "conflict"
    assert found.message.startswith("On 1 January 2028: ")

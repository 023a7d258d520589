"""Two proposals: whether it matters which is carried out first, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.combining import Pair, Verdict, in_words, pairs
from keeling.pipeline import Corpus, compare, read
from keeling.source import SourceFile
from keeling.testing.folders import reader

DAY = date(2026, 11, 22)
LAW = """facts
  the kind of kite is one of
    box kite
    power kite
  the flyer's age is an age

outcomes
  a licence is needed is yes or no

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020 "When a licence is needed"
  a licence is needed if any of
    (a) the kind of kite is power kite
    (b) the flyer's age is under 12
"""


def corpus(one: str, other: str, commences: tuple[str, str] = ("", ""), law: str = LAW) -> Corpus:
    made = law
    for title, instruction, day in (("One", one, commences[0]), ("Other", other, commences[1])):
        made += f'\nproposal "{title}"\n  made under a new Act\n{day}\n{instruction}\n'
    result = read((SourceFile("law/kites.law", made),), reader())
    assert result.value is not None, result.diagnostics
    return result.value


def pair(one: str, other: str) -> Pair:
    law = corpus(one, other)
    (found,) = pairs(law, DAY, tuple(law.law.proposals.values()))
    return found


A = "  in section 1(a) of KA 2020, "
B = "  in section 1(b) of KA 2020, "


#: A limb put in at the end, and words put in at the end: at the end of which limb?
LAST = """  in section 1 of KA 2020
    at the end insert
      (c) the flyer's age is 80 or over"""
END = '  in section 1 of KA 2020, at the end insert "and the flyer\'s age is 5 or over"'


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (B + 'for "12" substitute "14"', A + 'for "power" substitute "box"', Verdict.COMMUTE),
        (B + 'for "12" substitute "14"', B + 'for "12" substitute "16"', Verdict.NEITHER),
        (B + 'for "12" substitute "14"', "  omit section 1(b) of KA 2020", Verdict.ONE_ORDER),
        # Whichever is second puts its words nearer: `14 and … and …`, in one order or the other.
        (
            B + 'after "12" insert "and the kind of kite is box kite"',
            B + 'after "12" insert "and the flyer\'s age is 10 or over"',
            Verdict.SAME_ANSWERS,
        ),
        # What is put in later is not changed with the rest.
        (A + 'for "power kite" substitute "box kite"', LAST, Verdict.COMMUTE),
        (LAST, END, Verdict.ORDER_MATTERS),
    ],
)
def test_whether_the_order_matters(one: str, other: str, verdict: Verdict) -> None:
    assert pair(one, other).verdict is verdict
    assert pair(other, one).verdict is verdict


def test_a_case_shows_that_the_order_matters() -> None:
    # With the limb there first, the words go to it; else to (b), and no child under 5 is meant.
    assert in_words(pair(LAST, END)) == (
        "give other answers in the other order on 22 November 2026: with “One” made first, a "
        "licence is needed is yes, and with “Other” first, no. A case that shows it: the kind of "
        "kite: box kite, the flyer's age: 4."
    )


def test_proposals_are_carried_out_in_the_order_in_which_they_commence() -> None:
    steps = (B + 'for "14" substitute "16"', B + 'for "12" substitute "14"')
    days = ("  commences 1 April 2028\n", "  commences 1 April 2027\n")
    law = corpus(*steps, days)
    made = compare(law, date(2028, 4, 1), tuple(law.law.proposals.values()))
    assert made.value is not None, made.diagnostics
    (marked,) = made.value.marked
    assert "under 16\n" in marked.after
    assert "14" not in marked.after
    assert "14" not in marked.before


def test_a_fault_in_the_second_says_what_came_before_it() -> None:
    law = corpus(B + 'for "12" substitute "14"', B + 'for "12" substitute "16"')
    made = compare(law, DAY, tuple(law.law.proposals.values()))
    (fault,) = made.diagnostics
    assert fault.message == "After “One”: “12” stands nowhere in KA 2020 s. 1(b)."


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        (("2027", "2028"), Verdict.FIXED),
        (("2028", "2027"), Verdict.NOT_IN_ORDER),
        (("2027", "2027"), Verdict.ONE_ORDER),
        (("2027", ""), Verdict.ONE_ORDER),
    ],
)
def test_days_to_commence_fix_the_order(days: tuple[str, str], verdict: Verdict) -> None:
    said = tuple(f"  commences 1 April {day}\n" if day else "" for day in days)
    law = corpus(
        B + 'for "12" substitute "14"', "  omit section 1(b) of KA 2020", (said[0], said[1])
    )
    (found,) = pairs(law, DAY, tuple(law.law.proposals.values()))
    assert found.verdict is verdict


def test_the_order_may_matter_only_on_a_day_to_come() -> None:
    later = LAW.replace(
        'section 1 of KA 2020 "When a licence is needed"\n',
        'section 1 of KA 2020 "When a licence is needed"\n  in force from 1 January 2030\n\n',
    )
    law = corpus(LAST, END, law=later)
    (found,) = pairs(law, DAY, tuple(law.law.proposals.values()))
    assert (found.verdict, found.day) == (Verdict.ORDER_MATTERS, date(2030, 1, 1))

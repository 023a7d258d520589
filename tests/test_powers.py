"""Section 130 against drafts that widen and narrow: whom each would catch, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from keeling.checking import with_proposal
from keeling.cli import folder
from keeling.diagnostics import Diagnostic
from keeling.model.answers import NO, YES
from keeling.model.durations import Duration
from keeling.pipeline import Corpus, compare, edition
from keeling.source import SourceFile

LEGISLATION = Path(__file__).parents[1] / "legislation"
DAY = date(2027, 4, 1)
LIMB = "paragraph 18(b)(ii)(c) of schedule 3 to SOA 2003"
SAVING = """
  saving
    where the date of conviction or caution is before 1 April 2027, the amendments do not apply
"""


def with_draft(
    change: str, saving: str = "", under: str = "section 130(1) of SOA 2003", commences: str = ""
) -> Corpus:
    """Return the law of the repository with a draft that it does not hold."""
    text = (
        f'proposal "Draft"\n  made under  {under}\n'
        f"  commences   {commences or '1 April 2027'}\n\n  in {change}\n{saving}"
    )
    files = folder.files(LEGISLATION, ".law").value
    read = folder.corpus((*files, SourceFile("legislation/proposals/draft.law", text)))
    assert read.value is not None
    return read.value


def found(corpus: Corpus) -> Iterator[Diagnostic]:
    """What is found of the draft; the law without it is held to have nothing wrong elsewhere."""
    draft = corpus.law.proposals["draft"]
    yield from (
        each
        for each in with_proposal(corpus, date(2026, 11, 22), draft, ())
        if each.span.path.endswith("draft.law")
    )


WIDER = f'{LIMB}, for "12 months" substitute "6 months"'
NARROWER = f'{LIMB}, for "12 months" substitute "18 months"'


def test_a_wider_list_that_reaches_back_is_refused_and_shows_whom_it_would_catch() -> None:
    corpus = with_draft(WIDER)
    (one,) = found(corpus)
    assert one.check.name == "reaches-back"
    assert one.citation == "SOA 2003 s. 130(2)"
    assert "at least 6 months and under 12 months" in one.message
    person = {
        "the offence": "sexual assault",
        "the offender's age at the offence": 18,
        "the victim's age": 18,
        "the disposal": "community order",
        "date": "1 January 2026",
    }
    assert all(str(value) in one.message for value in person.values())


def test_the_person_shown_is_newly_listed_and_was_convicted_before() -> None:
    corpus = with_draft(WIDER)
    compared = compare(corpus, DAY, [corpus.law.proposals["draft"]])
    assert compared.value is not None
    (beyond,) = compared.value.beyond
    said = beyond.message.partition("It would catch this person: ")[2].rstrip(".")
    shown = dict(part.split(": ") for part in said.split(", "))
    assert shown["the length of the order"] == "6 months"
    assert shown["the date of conviction or caution"] == "1 January 2026"
    changes = [each for each in compared.value.difference.changes if "listed" in each.outcome]
    assert [(each.before, each.after) for each in changes] == [(NO, YES)]


@pytest.mark.parametrize(
    ("saved", "checks"),
    [
        (SAVING, []),
        (SAVING.replace("1 April 2027", "1 March 2027"), ["reaches-back"]),
        (SAVING.replace("1 April 2027", "2 April 2027"), []),
        (SAVING.replace("is before", "is on or after"), ["reaches-back"]),
        (
            SAVING.replace("where the", "where the victim's age is 20 or over and the"),
            ["reaches-back"],
        ),
        (
            SAVING.replace("where the", "where the victim's age is 18 or over and the"),
            [],
        ),
    ],
)
def test_a_saving_has_to_save_everybody_whom_the_power_protects(
    saved: str, checks: list[str]
) -> None:
    assert [each.check.name for each in found(with_draft(WIDER, saved))] == checks


def test_a_narrower_list_may_reach_back_and_its_power_is_in_doubt() -> None:
    corpus = with_draft(NARROWER)
    assert list(found(corpus)) == []
    compared = compare(corpus, DAY, [corpus.law.proposals["draft"]])
    assert compared.value is not None
    assert (compared.value.difference.narrows, compared.value.difference.widens) == (True, False)
    assert corpus.law.powers[corpus.law.proposals["draft"].made_under].doubt_if_narrows  # type: ignore[index]


@pytest.mark.parametrize(
    ("change", "under", "check"),
    [
        ('section 82(2) of SOA 2003, for "under 18" substitute "under 21"', "", "beyond-power"),
        (WIDER, "section 82(2) of SOA 2003", "wrong-vehicle"),
        (WIDER, "section 130 of SOA 2003", "wrong-vehicle"),
        (WIDER, "a revision by the Sentencing Council", "wrong-vehicle"),
    ],
)
def test_what_cannot_be_made_so_is_refused(change: str, under: str, check: str) -> None:
    made = with_draft(change, under=under) if under else with_draft(change)
    assert [each.check.name for each in found(made)] == [check]


@pytest.mark.parametrize("change", [WIDER, NARROWER])
def test_an_act_may_do_it(change: str) -> None:
    assert list(found(with_draft(change, under="a new Act"))) == []


def test_the_law_saved_is_the_law_before_case_for_case() -> None:
    corpus = with_draft(WIDER, SAVING)
    before = edition(corpus, DAY).value
    after = edition(corpus, DAY, (corpus.law.proposals["draft"],)).value
    assert before is not None
    assert after is not None
    facts: dict[str, str | int | Duration | date] = {
        "the offence": "sexual assault",
        "the offender's age at the offence": 30,
        "the victim's age": 30,
        "the disposal": "community order",
        "the date of conviction or caution": date(2027, 3, 31),
    }
    for one, other in zip(before.decide(facts), after.decide(facts), strict=True):
        assert (one.answer, set(one.possible)) == (other.answer, set(other.possible))

"""The encoded law from one day to the next: what each amendment made did, and to nobody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from keeling.between_days import compare_days
from keeling.model.changes import Comparison, Direction
from keeling.model.conditions import Among, Within
from keeling.pipeline import Corpus, edition
from keeling.testing.folders import Folder

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    made = Folder(ROOT / "legislation", ROOT, date(2026, 11, 22)).law.value
    assert made is not None
    return made


def between(corpus: Corpus, first: date, last: date) -> Comparison:
    made = compare_days(corpus, first, last).value
    assert made is not None
    return made


def offences(comparison: Comparison) -> set[str]:
    """Return the offences of all cases answered differently."""
    found: set[str] = set()
    for change in comparison.difference.changes:
        among = change.when["the offence"]
        assert isinstance(among, Among)
        found |= set(among.values)
    return found


def test_that_the_sentencing_code_came_changed_no_answer(corpus: Corpus) -> None:
    made = between(corpus, date(2020, 11, 30), date(2020, 12, 1))
    assert [each.provision.citation for each in made.made] == [
        "Sentencing Code Sch 24 para 212",
        "Sentencing Code Sch 24 para 216",
    ]
    assert made.difference.changes == ()
    # Of suspending sentences only the Code's law is encoded.
    assert made.not_encoded == (
        "a suspended sentence order is available",
        "whether to offer an out of court disposal",
    )


def test_a_suspended_sentence_is_answered_alike_by_the_act_before_the_code(corpus: Corpus) -> None:
    assert corpus.law.successions
    for day in (date(2020, 11, 30), date(2020, 12, 1)):
        then = edition(corpus, day).value
        assert then is not None
        told = {**then.elsewhen, "a suspended sentence order is available": ()}
        notes = [note for each in told.values() for note in each]
        assert not [note for note in notes if "CJA 2003" in note or "Sentencing Code" in note]


def test_paragraph_34a_reached_its_own_offence_and_only_ever_added(corpus: Corpus) -> None:
    made = between(corpus, date(2019, 4, 11), date(2019, 4, 12))
    assert offences(made) == {"operating equipment beneath clothing"}
    assert made.difference.direction is Direction.WIDENS


def test_the_reprimand_went_for_the_young_and_only_ever_took_away(corpus: Corpus) -> None:
    made = between(corpus, date(2013, 4, 7), date(2013, 4, 8))
    assert made.difference.direction is Direction.NARROWS
    for change in made.difference.changes:
        assert change.when["the disposal"] == Among(frozenset({"reprimand or warning"}))
        # What was done before goes on counting: section 135(4) of the Act of 2012.
        on_or_after = Within(lower=(date(2013, 4, 8).toordinal(), 0))
        assert change.when["the date of the offence"] == on_or_after
    assert {change.outcome for change in made.difference.changes} == {
        "the person must notify",
        "the notification period",
        "the relevant date",
    }


@pytest.mark.parametrize("made", [date(2013, 4, 8), date(2019, 4, 12), date(2020, 12, 1)])
def test_the_days_of_amendments_are_those_on_which_the_text_changes(
    corpus: Corpus, made: date
) -> None:
    assert made in [each.start for each in corpus.history.versions]
    assert corpus.history.found == ()


def test_the_day_before_the_act_nothing_is_answered(corpus: Corpus) -> None:
    """Not that nobody was treated as convicted, nor that nobody could apply for review."""
    before, since = (edition(corpus, day).value for day in (date(2004, 4, 30), date(2004, 5, 1)))
    assert before is not None
    assert since is not None
    assert before.unencoded == set(corpus.law.vocabulary.outcomes)
    answered = {"the person is treated as convicted", "the person may apply for review"}
    assert since.unencoded.isdisjoint(answered)


def test_between_two_days_is_what_came_after_the_first_up_to_the_last(corpus: Corpus) -> None:
    eve, day, morrow = (date(2013, 4, each) for each in (7, 8, 9))
    for first, last in ((eve, day), (day, eve)):
        made = between(corpus, first, last)
        assert [each.provision.citation for each in made.made] == ["LASPO 2012 Sch 24 para 25"]
    assert between(corpus, day, morrow).made == ()
    assert between(corpus, day, day).difference.changes == ()

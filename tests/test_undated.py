"""Amendments whose day is still to be appointed: every day that can be named is before it."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.checking import everything
from keeling.diagnostics import Diagnostic
from keeling.model.changes import Verdict
from keeling.model.words import FactValue
from keeling.pipeline import Corpus, compare, edition, read
from keeling.report import differences, schedules
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.test_proposed_law import ACT, DAY, LATER, LAW, ORDER, proposal

FEWER = 'in section 1(1)(a) of KA 2020, for "60" substitute "70"'
MORE = 'in section 1(1)(a) of KA 2020, for "60" substitute "50"'
PENNANTS = 'in section 2 of KA 2020, for "90" substitute "80"'
SAVED = (
    "saving",
    "  where the day of the flight is before commencement, the amendments do not apply",
)
APPLIED = (
    "application",
    "  the amendments apply only where the day of the flight is on or after commencement",
)
MODIFIED = (
    "transitional provision",
    "  where the day of the flight is before commencement,",
    '    in section 2 of KA 2020, for "90" substitute "80"',
)
TODAY = date(2026, 11, 22)


def undated(*lines: str, title: str = "P", under: str = ACT, day: str = "a day") -> str:
    dated = proposal(title, under, *lines)
    return dated.replace("commences 1 April 2027", f"commences {day} to be appointed")


def corpus(*written: str) -> Corpus:
    result = read((SourceFile("kites.law", LAW + "".join(written)),), reader())
    assert result.value is not None, result.diagnostics
    return result.value


def refusals(law: Corpus) -> tuple[Diagnostic, ...]:
    return compare(law, DAY, tuple(law.law.proposals.values())).diagnostics


def answer(law: Corpus, line: int, day: date, made: bool = True) -> str:
    """Whether a licence is needed, with every proposal made."""
    proposals = tuple(law.law.proposals.values()) if made else ()
    whole = edition(law, TODAY, proposals).value
    assert whole is not None
    facts: dict[str, FactValue] = {"the length of the line": line, "the day of the flight": day}
    decided = {each.outcome: each for each in whole.decide(facts)}
    return str(decided["a licence is needed"].answer)


@pytest.mark.parametrize("day", ["a day", "on a day"])
@pytest.mark.parametrize("reach", [SAVED, APPLIED])
def test_every_day_is_before_a_commencement_to_be_appointed(
    day: str, reach: tuple[str, ...]
) -> None:
    law = corpus(undated(FEWER, *reach, day=day))
    assert not list(everything(law, TODAY))
    for flown in (date(2020, 1, 1), TODAY, date(2500, 1, 1)):
        assert answer(law, 65, flown) == "yes"


def test_whom_it_would_change_is_said_by_commencement_itself() -> None:
    law = corpus(undated(FEWER, *SAVED))
    made = compare(law, DAY, tuple(law.law.proposals.values()))
    assert made.value is not None
    (change,) = made.value.difference.changes
    assert (str(change.before), str(change.after)) == ("yes", "no")
    said = differences.text(made.value)
    assert "at most 70 and the day of the flight is on or after commencement," in said
    assert "the day of the flight: the day of commencement" in said
    assert "9999" not in said
    draft = schedules.as_text(made.value)
    assert "does not apply where the day of the flight is before commencement." in draft


def test_words_for_the_time_after_commencement_name_no_day() -> None:
    after = tuple(line.replace("on or after", "after") for line in APPLIED)
    law = corpus(undated(FEWER, *after))
    made = compare(law, DAY, tuple(law.law.proposals.values()))
    assert made.value is not None
    said = differences.text(made.value)
    assert "the day of the flight is after commencement" in said
    assert "the day of the flight: the day after commencement" in said


def test_what_applies_before_commencement_applies_to_every_day() -> None:
    law = corpus(undated(FEWER, *MODIFIED))
    made = compare(law, DAY, tuple(law.law.proposals.values()))
    assert made.value is not None
    pennants = [
        each for each in made.value.difference.changes if each.outcome == "a pennant is required"
    ]
    assert ["before commencement" in differences.text(made.value), len(pennants)] == [True, 1]


def test_claims_speak_of_a_commencement_to_be_appointed() -> None:
    claims = (
        "claims",
        "  nobody is affected where the day of the flight is before commencement",
        "  nobody is affected where the day of the flight is on or after commencement",
    )
    law = corpus(undated(FEWER, *SAVED, *claims))
    made = compare(law, DAY, tuple(law.law.proposals.values()))
    assert made.value is not None
    proved = [each.verdict for each in made.value.proofs]
    assert proved == [Verdict.PROVED, Verdict.REFUTED]


def test_a_power_protects_what_is_before_a_commencement_to_be_appointed() -> None:
    bare = [each.check.name for each in everything(corpus(undated(MORE, under=ORDER)), TODAY)]
    saved = list(everything(corpus(undated(MORE, *SAVED, under=ORDER)), TODAY))
    assert (bare, saved) == (["reaches-back"], [])


def test_two_commencements_without_a_day_are_not_taken_for_one() -> None:
    first, second = undated(FEWER, *SAVED, title="A"), undated(PENNANTS, *SAVED, title="B")
    (found,) = refusals(corpus(first, second))
    after = tuple(line.replace("on or after", "after") for line in APPLIED)
    assert len(refusals(corpus(first, undated(PENNANTS, *after, title="B")))) == 1
    assert found.check.name == "property"
    assert "“A” and “B” each tell cases by the day on which they commence" in found.message
    assert not refusals(corpus(first, undated(PENNANTS, title="B")))
    assert not refusals(corpus(first, proposal("B", ACT, PENNANTS, *SAVED)))


def test_claims_of_two_proposals_do_not_stand_in_the_way_of_both() -> None:
    """Of several proposals together nothing is claimed."""
    claims = (
        "claims",
        "  nobody is affected where the day of the flight is before commencement",
    )
    one, other = (
        undated(line, *claims, title=title) for line, title in ((FEWER, "A"), (PENNANTS, "B"))
    )
    assert not refusals(corpus(one, other))


def test_a_proposal_that_says_nothing_of_its_day_is_told_that_it_may_be_appointed() -> None:
    silent = proposal("P", ACT, FEWER, *SAVED).replace("  commences 1 April 2027\n", "")
    (found,) = refusals(corpus(silent))
    assert found.check.name == "misplaced"
    assert "`commences a day to be appointed`" in found.advice


@pytest.mark.parametrize("reach", [SAVED, APPLIED, MODIFIED])
def test_enacted_amendments_that_wait_for_their_day_change_nothing(reach: tuple[str, ...]) -> None:
    act = LATER[: LATER.index("section 4")] + 'section 5 of KAA 2023 "Licences"\n'
    lines = ("commences on a day to be appointed", "", FEWER, "", *reach)
    law = corpus(act, "".join(f"  {line}".rstrip() + "\n" for line in lines))
    assert not list(everything(law, TODAY))
    assert answer(law, 65, TODAY, made=False) == "yes"

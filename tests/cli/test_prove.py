"""What `keeling prove` proves: proposals, studies, standing claims; and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.kites import Run, refused

STUDY = """study "Kites and heights"
  lines counted in  the plain text
  as at             1 June 2026

  claim "whoever flies high needs a licence" at line 3
    where the kind is stunt kite and the height is more than 60, a licence is needed
"""
STANDING = """standing claims "Always"
  where the kind is stunt kite and the height is more than 60 and the pilot's age is 12 or over,
  a licence is needed
"""
WRONG = ("a licence is needed", "a licence is not needed")


def test_a_study_is_proved_by_its_name_or_that_of_its_file(run: Run, root: Path) -> None:
    (root / "kites-and-heights.law").write_text(STUDY, encoding="utf-8")
    by_name = run("prove", "kites-and-heights")
    assert by_name.exit_code == 0
    assert "1 statement: 1 holds." in by_name.output
    assert run("prove", "law/kites-and-heights.law").output == by_name.output
    assert run("prove").output == by_name.output


def test_what_a_study_has_wrong_is_no_fault(run: Run, root: Path) -> None:
    (root / "study.law").write_text(STUDY.replace(*WRONG), encoding="utf-8")
    found = run("prove")
    assert "1 statement: 1 does not hold." in found.output
    assert found.exit_code == 0
    assert run("check").output == "Nothing wrong.\n"


def test_a_study_is_held_against_its_own_day_or_the_day_asked(run: Run, root: Path) -> None:
    (root / "study.law").write_text(STUDY, encoding="utf-8")
    assert "1 June 2026" in run("prove", "kites-and-heights").output
    assert "2 May 2027" in run("prove", "kites-and-heights", "--as-at", "2027-05-02").output


@pytest.mark.parametrize("wrong", [False, True])
def test_a_standing_claim_that_the_law_refutes_is_a_fault(
    run: Run, root: Path, wrong: bool
) -> None:
    text = STANDING.replace(*WRONG) if wrong else STANDING.replace("60", "70")
    (root / "standing.law").write_text(text, encoding="utf-8")
    assert run("prove").exit_code == int(wrong)
    assert run("check").exit_code == int(wrong)


def test_what_a_proposal_would_break_is_said_with_its_name(run: Run, root: Path) -> None:
    (root / "standing.law").write_text(STANDING, encoding="utf-8")
    found = run("prove", "always")
    assert found.exit_code == 1
    assert "1 claim: 1 proved." in found.output
    assert "With “Fly higher”, from 1 June 2030: it breaks:" in found.output
    assert "As amended by “Fly higher”" in run("check").output


def test_a_study_that_cannot_be_read_stops_nothing_else(run: Run, root: Path) -> None:
    (root / "study.law").write_text(STUDY.replace(" at line 3", ""), encoding="utf-8")
    assert "in which lines of its text" in refused(run("check"))
    assert "in which lines of its text" in refused(run("prove", "kites-and-heights"))
    assert run("diff", "fly-higher").exit_code == 0
    assert run("test").exit_code == 0


def test_a_name_that_is_not_there_is_answered_with_those_that_are(run: Run, root: Path) -> None:
    (root / "study.law").write_text(STUDY, encoding="utf-8")
    assert refused(run("prove", "kites-and-hights")) == (
        "Nothing here is called `kites-and-hights` and makes claims.\n"
        "What to do: Did you mean `kites-and-heights`? What can be proved is:\n"
        "  fly-higher\n  kites-and-heights\n"
    )

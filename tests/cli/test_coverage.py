"""`keeling test --coverage` as it is run: what it says, how it ends, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.kites import Run

DAY = ("--as-at", "2026-11-22")


def test_what_is_not_reached_is_a_finding_only_where_it_is_asked_for(run: Run) -> None:
    assert run("test", *DAY).exit_code == 0
    found = run("test", "--coverage", *DAY)
    assert found.exit_code == 1
    assert found.stdout.splitlines()[0] == (
        "4 of 10 rows, limbs, boundaries and other parts of the law are reached by a worked case; "
        "6 are not."
    )
    assert "1 case, 1 as expected, 0 not." in found.stdout
    assert found.stderr == ""


def test_what_is_reached_is_told_to_programs(run: Run) -> None:
    made = json.loads(run("test", "--coverage", "--format", "json", *DAY).stdout)
    assert (made["cases"], made["as_expected"], made["wrong"]) == (1, 1, [])
    found = made["coverage"]
    assert (found["reached"], found["not_reached"], found["cannot_be"]) == (4, 6, 0)
    assert {each["provision"] for each in found["missing"]} == {
        "KA 2019 s. 1(a)",
        "KA 2019 s. 1(b)",
    }
    assert all(each["path"] == "law/kites.law" for each in found["missing"])


def test_a_case_that_is_answered_otherwise_reaches_nothing(run: Run, root: Path) -> None:
    file = root / "kites.yaml"
    file.write_text(file.read_text("utf-8").replace("needed: yes", "needed: no", 1), "utf-8")
    found = run("test", "--coverage", *DAY)
    assert found.exit_code == 1
    assert found.stdout.startswith("0 of 10 ")
    assert "1 case, 0 as expected, 1 not." in found.stdout


@pytest.mark.parametrize(
    ("name", "spoilt"),
    [("kites.law", "section 1 of"), ("kites.yaml", "- case: [")],
)
def test_nothing_is_said_of_what_cannot_be_read(
    run: Run, root: Path, name: str, spoilt: str
) -> None:
    (root / name).write_text(spoilt, "utf-8")
    found = run("test", "--coverage", *DAY)
    assert found.exit_code == 2
    assert "Traceback" not in found.output
    assert "reached" not in found.stdout


def test_a_folder_without_cases_is_all_to_be_tried(run: Run, root: Path) -> None:
    (root / "kites.yaml").unlink()
    found = run("test", "--coverage", *DAY)
    assert found.exit_code == 1
    assert found.stdout.startswith("0 of 10 rows, limbs, boundaries and other parts of the law are")


def test_what_no_case_would_notice_is_a_finding_only_where_it_is_asked_for(run: Run) -> None:
    found = run("test", "--mutants", *DAY)
    assert found.exit_code == 1
    first, second, *_ = found.stdout.splitlines()
    assert first.startswith("Of ")
    assert " ways in which one place in the law could be otherwise, a worked case would " in first
    assert second == "1 case, 1 as expected, 0 not."
    made = json.loads(run("test", "--mutants", "--format", "json", *DAY).stdout)["mutants"]
    assert first.split()[1] == str(made["noticed"] + made["unnoticed"])
    assert len(made["survivors"]) == made["unnoticed"] > 0
    assert run("test", "--mutants", *DAY).stdout == found.stdout

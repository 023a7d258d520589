"""A certificate is written whole, or not at all; and what is printed is the same with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.certificates.found import rejected
from tests.cli.kites import Run

# A second, later height makes both facts of an order; and a rule answers whatever the first is.
TIED = """
facts "Later"
  the height at noon is a number, not less than the height

section 3 of KA 2019 "Rather"
  in force from 1 May 2019
  source https://example.org/kites/3
  verified against the copy in the library

  despite section 2, where a licence is needed whatever the height, the licence lasts for is 3 years
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new folder/certificate.json"


@pytest.mark.parametrize(
    "words",
    [("diff", "fly-higher"), ("prove",), ("diff", "--from", "2019-04-30", "--to", "2019-05-01")],
)
def test_what_is_found_is_written_and_said(words: tuple[str, ...], run: Run, file: Path) -> None:
    without = run(*words)
    made = run(*words, "--certificate", str(file))
    assert (made.exit_code, made.output) == (without.exit_code, without.output)
    assert rejected(json.loads(file.read_text("utf-8"))) == ""


def test_what_a_certificate_cannot_hold_is_refused(run: Run, root: Path, file: Path) -> None:
    (root / "more.law").write_text(TIED, encoding="utf-8")
    assert run("diff", "fly-higher").exit_code == 0
    made = run("diff", "fly-higher", "--certificate", str(file))
    assert made.exit_code == 2
    assert made.stdout == ""
    assert made.stderr == (
        "No certificate can be written, because a provision answers whatever `the height` is, and "
        "that fact is never less than another, or another than it, or an age is counted by it. "
        "Nothing was written.\n"
        "What to do: Leave `--certificate` out: the answer itself is complete.\n"
    )
    assert not file.parent.exists()


def test_a_certificate_that_cannot_be_written_is_said(run: Run, root: Path) -> None:
    made = run("diff", "fly-higher", "--certificate", str(root / "kites.law/certificate.json"))
    assert (made.exit_code, made.stdout) == (2, "")
    assert "cannot be written" in made.stderr
    assert "Traceback" not in made.output


def test_no_certificate_is_written_of_a_revision(run: Run, file: Path) -> None:
    made = run("diff", "--against", "main", "--certificate", str(file))
    assert (made.exit_code, made.stdout) == (2, "")
    assert made.stderr.startswith("A certificate holds two laws over the same facts, and ")
    assert not file.parent.exists()

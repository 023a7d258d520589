"""`keeling check` looks at the cases beside the law, and remembers those that are right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from keeling.cases import reading

from tests.cli.kites import CASE, LAW, Run, refused


@pytest.fixture
def kept(root: Path) -> Path:
    return root.parent / "kept"


WRONG = {
    "a name twice": ("    the height: 61\n", "    the height: 61\n    the height: 62\n", "yaml"),
    "a fact that is not there": ("the height: 61", "the hight: 61", "unknown-name"),
    "a choice that is not there": ("stunt kite\n", "stunt kit\n", "impossible-value"),
    "an age that cannot be": ("age: 30", "age: 4", "impossible-value"),
    "a part that is missing": ("- case: High stunt kite\n  facts", "- facts", "case-shape"),
    "a proposal that is not there": ("fly-higher", "fly-lower", "unknown-name"),
    "an outcome that is not there": ("a licence is needed: no", "a permit: no", "unknown-name"),
}


@pytest.mark.parametrize("how", WRONG)
def test_what_is_wrong_with_a_case_is_found_by_check(how: str, run: Run, root: Path) -> None:
    old, new, check = WRONG[how]
    assert old in CASE
    (root / "kites.yaml").write_text(CASE.replace(old, new), encoding="utf-8")
    for _ in range(2):
        said = refused(run("check"))
        assert said.startswith("law/kites.yaml:")
        assert f": {check}" in said.split("\n")[0]
    assert run("check", str(root / "kites.law")).exit_code == 0
    refused(run("check", str(root / "kites.yaml")))


def test_facts_that_cannot_go_together_are_found_by_check(run: Run, root: Path) -> None:
    law = LAW.replace(
        "the height is a number", "the height is a number, known where the kind is box kite"
    )
    (root / "kites.law").write_text(
        law.replace("(a) where", "(a) where the kind is box kite and"), encoding="utf-8"
    )
    assert "impossible-case" in refused(run("check"))


def test_an_expectation_that_is_not_met_is_left_to_test(run: Run, root: Path) -> None:
    (root / "kites.yaml").write_text(CASE.replace("needed: yes", "needed: no"), encoding="utf-8")
    assert run("check").exit_code == 0


def test_a_file_that_was_right_is_not_read_again(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("check").exit_code == 0

    def never(*given: object) -> None:
        raise AssertionError(given)

    monkeypatch.setattr(reading, "read_cases", never)
    (root / "kites.law").write_text(f"{LAW}\n# A remark.\n", encoding="utf-8")
    assert run("check").exit_code == 0
    (root / "kites.yaml").write_text(f"{CASE}\n# A remark.\n", encoding="utf-8")
    assert isinstance(run("check").exception, AssertionError)


#: Changes of the law after which a case that was right is wrong.
STALE = {
    "a choice has another name": ("stunt kite", "trick kite"),
    "a fact is bounded otherwise": ("5 or over", "31 or over"),
    "a fact exists in fewer cases": (
        "the pilot's age is an age, 5 or over",
        "the pilot's age is an age, 5 or over, known where the kind is box kite",
    ),
    "a proposal has another title": ("Fly higher", "Fly far higher"),
}


@pytest.mark.parametrize("how", STALE)
def test_what_was_right_under_another_vocabulary_is_looked_at_again(
    how: str, run: Run, root: Path
) -> None:
    assert run("check").exit_code == 0
    old, new = STALE[how]
    (root / "kites.law").write_text(LAW.replace(old, new), encoding="utf-8")
    assert "\nlaw/kites.yaml:" in f"\n{refused(run('check'))}"
    (root / "kites.law").write_text(LAW, encoding="utf-8")
    assert run("check").exit_code == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: b"",
        lambda data: data + b"x",
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    ],
)
def test_a_damaged_memory_counts_as_none(
    spoil: Callable[[bytes], bytes], run: Run, root: Path, kept: Path
) -> None:
    assert run("check").exit_code == 0
    assert [path for path in kept.iterdir() if path.name.startswith("cases-")]
    for path in kept.iterdir():
        path.write_bytes(spoil(path.read_bytes()))
    assert run("check").exit_code == 0
    (root / "kites.yaml").write_text(CASE.replace("age: 30", "age: 4"), encoding="utf-8")
    refused(run("check"))


def test_a_file_of_cases_that_cannot_be_read_is_reported(run: Run, root: Path) -> None:
    (root / "more.yaml").write_bytes(b"- case: caf\xe9\n")
    assert refused(run("check")).startswith("law/more.yaml:1:")

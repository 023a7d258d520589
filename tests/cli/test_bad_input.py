"""Whatever is wrong with what keeling is given, it says so and ends with 2: one way for all."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from keeling.cli import group

from tests.cli.kites import CASE, LAW, Run, refused

FACTS = """the kind: stunt kite
the height: 61
the pilot's age: 30
"""
PLACE = re.compile(r"^\S+:\d+:\d+: [a-z-]+", re.MULTILINE)


def test_the_law_that_the_tests_below_spoil_is_sound(run: Run, root: Path) -> None:
    assert run("check").exit_code == 0
    tested = run("test")
    assert tested.exit_code == 0
    assert "1 case, 1 as expected, 0 not." in tested.output


SPOILT = {
    "a word that is no name": ("the kind is stunt kite, a", "the sort is stunt kite, a"),
    "a comma left out": ("stunt kite, a licence", "stunt kite a licence"),
    "a choice of another fact": ("where the kind is stunt kite", "where the height is stunt kite"),
    "a figure of another kind": ("the height is at least 10", "the height is at least 10 months"),
    "a date that never was": ("in force from 1 May 2019", "in force from 31 February 2019"),
    "an address that is none": ("source https://example.org/kites/1", "source the library"),
    "a tab": ("  the height is a number", "\tthe height is a number"),
    "a provision twice": ("section 2 of", "section 1 of"),
    "a work that is not there": ("section 2 of KA 2019", "section 2 of KB 2019"),
    "a provision a proposal cannot find": ("in section 1(b) of", "in section 9(b) of"),
    "words a proposal cannot find": ('for "60"', 'for "61"'),
    "an extent that is none": ("extent England and Wales", "extent Cornwall"),
    "a limb out of place": ("(b) in any other case,", "(b)"),
    "a stray indentation in a proposal": ("  made under a new Act", "   made under a new Act"),
    "a name twice": ("the height is a number", "the kind is a number"),
    "a licence that needs itself": ("where the kind is stunt kite,", "where a licence is needed,"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_spoilt_law_is_refused_with_its_place(how: str, run: Run, root: Path) -> None:
    old, new = SPOILT[how]
    assert LAW.count(old) >= 1
    (root / "kites.law").write_text(LAW.replace(old, new), encoding="utf-8")
    into = root.parent / "out"
    for verb in (("check",), ("diff", "fly-higher"), ("schedule", "fly-higher")):
        assert PLACE.search(refused(run(*verb)))
    if "proposal" not in how:
        assert PLACE.search(refused(run("emit", "json-schema", "-o", str(into))))
    assert not into.exists()


BYTES = {
    "not UTF-8": b"facts\n  the caf\xe9 is yes or no\n",
    "a lone carriage return": b"facts\r  the lid is yes or no\n",
    "a control character": b"facts\n  the \x07lid is yes or no\n",
    "a bidirectional override": "facts\n  the \u202elid is yes or no\n".encode(),
    "a zero-width space": "facts\n  the l\u200bid is yes or no\n".encode(),
    "null bytes": b"\x00\x00\x00",
}


@pytest.mark.parametrize("how", BYTES)
def test_text_that_nobody_can_see_is_refused(how: str, run: Run, root: Path) -> None:
    (root / "more.law").write_bytes(BYTES[how])
    assert re.search(r"law/more\.law:\d+:\d+: encoding", refused(run("check")))


SPOILT_CASES = {
    "an unknown fact": ("the height: 61", "the hight: 61"),
    "an impossible choice": ("the kind: stunt kite", "the kind: stunt kitt"),
    "an impossible age": ("the pilot's age: 30", "the pilot's age: 3"),
    "a key twice": ("    the height: 61\n", "    the height: 61\n    the height: 62\n"),
    "no authority": ("  authority: https://example.org/kites/1\n", ""),
    "an unknown proposal": ("fly-higher:", "fly-lower:"),
    "an unknown outcome": ("{a licence is needed: yes,", "{a license is needed: yes,"),
    "broken YAML": ("expect:", "expect: ["),
    "an anchor": ("the height: 61", "the height: &x 61"),
    "a tag": ("the height: 61", "the height: !!python/object/apply:os.system [ls]"),
}


@pytest.mark.parametrize("how", SPOILT_CASES)
def test_spoilt_cases_are_refused_with_their_place(how: str, run: Run, root: Path) -> None:
    old, new = SPOILT_CASES[how]
    assert old in CASE
    (root / "kites.yaml").write_text(CASE.replace(old, new), encoding="utf-8")
    assert re.search(r"law/kites\.yaml:\d+:\d+: [a-z-]+", refused(run("test")))


def test_facts_that_cannot_go_together_are_refused(run: Run, root: Path, tmp_path: Path) -> None:
    (root / "more.law").write_text(
        'facts "The string"\n  the length of the string is a number, known where the kind is '
        "box kite\n",
        encoding="utf-8",
    )
    case = tmp_path / "case.yaml"
    case.write_text(FACTS + "the length of the string: 5\n", encoding="utf-8")
    said = refused(run("decide", str(case)))
    assert "the length of the string" in said
    assert "the kind" in said


ARGUMENTS = {
    "no such verb": ("chek",),
    "no such proposal": ("diff", "fly-hihger"),
    "no such option": ("check", "--rot"),
    "no such day": ("check", "--as-at", "2019-02-30"),
    "no such form": ("check", "--format", "xml"),
    "no such path": ("check", "nowhere.law"),
    "no such case": ("decide", "nowhere.yaml"),
    "no such backend": ("emit", "cobol", "-o", "out"),
    "no such check": ("explain", "gaap"),
}


@pytest.mark.parametrize("how", ARGUMENTS)
def test_arguments_that_mean_nothing_are_refused(how: str, root: Path) -> None:
    words = list(ARGUMENTS[how])
    if words[0] not in ("chek", "explain"):
        words[1:1] = ["--root", str(root)]
    said = refused(CliRunner().invoke(group, words))
    assert said.strip()


@pytest.mark.parametrize("where", ["/nonexistent", "kites.law"])
def test_a_root_that_is_no_folder_is_refused(where: str, root: Path) -> None:
    refused(CliRunner().invoke(group, ["check", "--root", str(root / where)]))


def test_a_near_name_is_offered(root: Path) -> None:
    said = CliRunner().invoke(group, ["diff", "--root", str(root), "fly-hihger"]).output
    assert "Did you mean `fly-higher`?" in said


def test_findings_end_with_one_and_data_are_data(run: Run, root: Path) -> None:
    spoilt = LAW.replace("  source https://example.org/kites/1\n", "")
    (root / "kites.law").write_text(spoilt, encoding="utf-8")
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    assert '"check": "incomplete-provision"' in result.output


def test_a_damaged_cache_is_made_anew(root: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "KEELING_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-c", "from keeling.cli import main; main()", "check"]
    command += ["--root", str(root)]

    def call() -> tuple[int, str]:
        done = subprocess.run(
            command, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        return done.returncode, done.stderr

    first = call()
    assert first == (0, "Nothing wrong.\n")
    kept = sorted((tmp_path / "cache").iterdir())
    assert any(path.name.startswith("findings-") for path in kept)
    for path in kept:
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert call() == first
    spoilt = LAW.replace("the kind is stunt kite, a", "the sort is stunt kite, a")
    (root / "kites.law").write_text(spoilt, encoding="utf-8")
    assert call()[0] == 2

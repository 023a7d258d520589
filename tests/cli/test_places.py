"""Places on the command line: which law is asked, what programs are told, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.kites import LAW, Run, refused

NORTH = """
section 3 of KA 2019 "Licences in Northern Ireland"
  extent Northern Ireland
  in force from 1 May 2019
  source https://example.org/kites/3
  verified against the copy in the library

  where the kind is stunt kite, a licence is needed if the height is at least 20
"""
FACTS = "the kind: stunt kite\nthe height: 30\nthe pilot's age: 30\n"
EW, NI = "England and Wales", "Northern Ireland"


@pytest.fixture
def case(root: Path) -> str:
    text = LAW.replace('\nproposal "Fly higher"', f'{NORTH}\nproposal "Fly higher"')
    (root / "kites.law").write_text(text, encoding="utf-8")
    asked = root.parent / "asked.yaml"
    asked.write_text(FACTS, encoding="utf-8")
    return str(asked)


def test_a_case_is_decided_by_the_law_of_the_place_named(run: Run, case: str) -> None:
    assert "a licence is needed: no\n" in run("decide", case).output
    said = run("decide", case, "--in", "northern ireland").output
    assert said.startswith("The law of Northern Ireland.\na licence is needed: yes\n")
    told = json.loads(run("decide", case, "--in", NI, "--format", "json").stdout)
    assert told["in"] == NI
    assert told["outcomes"]["the licence lasts for"]["untold"] == "out of extent"
    assert json.loads(run("decide", case, "--format", "json").stdout)["in"] == EW


def test_a_case_of_a_list_is_decided_where_it_says(run: Run, case: str) -> None:
    indented = FACTS.replace("\n", "\n    ").strip()
    Path(case).write_text(
        f"- case: Here\n  facts:\n    {indented}\n- case: There\n  in: {NI}\n"
        f"  facts:\n    {indented}\n",
        encoding="utf-8",
    )
    here, there = json.loads(run("decide", case, "--format", "json").stdout)
    assert [each["in"] for each in (here, there)] == [EW, NI]
    assert there["outcomes"]["a licence is needed"]["value"] == "yes"


def test_worked_cases_are_asked_where_they_say(run: Run, root: Path, case: str) -> None:
    worked = (
        f"- case: There\n  in: {NI}\n  facts: {{the kind: stunt kite, the height: 30}}\n"
        "  expect:\n    current law:\n      a licence is needed: yes\n"
        "      the licence lasts for: out of extent\n  authority: the library\n"
    )
    (root / "there.yaml").write_text(worked, encoding="utf-8")
    assert "2 cases, 2 as expected, 0 not." in run("test").output
    (root / "there.yaml").write_text(worked.replace("out of extent", "none"), encoding="utf-8")
    wrong = run("test")
    assert wrong.exit_code == 1
    assert "got:      out of extent" in wrong.output


def test_two_places_are_compared_and_told_as_data(run: Run, case: str) -> None:
    told = json.loads(run("diff", "--between", EW, NI, "--format", "json").stdout)
    assert (told["elsewhere"], told["in"]) == (EW, NI)
    assert told["not_encoded"] == ["the licence lasts for"]
    assert {(each["before"], each["after"]) for each in told["changes"]} == {
        ("yes", "no"),
        ("no", "yes"),
    }


REFUSED = {
    "a place that is none": (("decide", "CASE", "--in", "Narnia"), "`Narnia` is no place"),
    "one place twice": (("diff", "--between", NI, NI), "Both places are Northern Ireland"),
    "a place with itself alone": (("diff", "--between", NI), "2 arguments"),
    "two places and a proposal": (("diff", "fly-higher", "--between", EW, NI), "by themselves"),
    "two places and two days": (
        ("diff", "--between", EW, NI, "--from", "2020-01-01"),
        "by themselves",
    ),
    "two places and a third": (("diff", "--between", EW, NI, "--in", NI), "by themselves"),
    "a place and a revision": (("diff", "--against", "HEAD", "--in", NI), "`--in` names a place"),
}


@pytest.mark.parametrize("how", REFUSED)
def test_what_cannot_be_asked_of_places_is_refused(how: str, run: Run, case: str) -> None:
    words, said = REFUSED[how]
    assert said in refused(run(*(case if word == "CASE" else word for word in words)))


def test_a_place_that_a_case_cannot_name_is_refused(run: Run, case: str) -> None:
    Path(case).write_text(f"- in: Ulster\n  facts:\n    {FACTS.splitlines()[0]}\n", "utf-8")
    assert "Northern Ireland" in refused(run("decide", case))

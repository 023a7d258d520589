"""What programs read, asked of the real law: all that a verb tells them meets its schema.

The schemas are those that `keeling emit` writes, as a program has them that knows nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from keeling.cases.loading import load
from keeling.cases.nodes import plain
from keeling.cli import VERBS, folder, group
from keeling.model.held import Finding
from keeling.model.law import Law
from keeling.source import SourceFile

LAW = Path(__file__).parents[2] / "legislation"
DAY = ("--as-at", "2026-11-22")

Published = Mapping[str, Any]


def told(*words: str, root: Path = LAW) -> Any:
    """What a verb tells a program."""
    made = CliRunner().invoke(group, [*words, "--root", str(root), "--format", "json"])
    return json.loads(made.stdout)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """All that is emitted as JSON, by the names of the files."""
    into = tmp_path_factory.mktemp("emitted")
    for what in ("json", "json-schema"):
        words = ["emit", what, "-o", str(into), "--root", str(LAW), *DAY]
        assert CliRunner().invoke(group, words).exit_code == 0
    return {path.name: json.loads(path.read_text("utf-8")) for path in into.iterdir()}


@pytest.fixture(scope="module")
def law() -> Law:
    read = folder.corpus(folder.files(LAW, ".law").value).value
    assert read is not None
    return read.law


@pytest.fixture(scope="module")
def cases() -> Mapping[str, Any]:
    """The worked cases beside the law, by their files."""
    files = folder.files(LAW, ".yaml").value
    loaded = {file.path: load(SourceFile(file.path, file.text)).value for file in files}
    return {path: plain(value) for path, value in loaded.items() if value is not None}


def faults(schema: Mapping[str, Any], value: object) -> list[str]:
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{list(each.absolute_path)}: {each.message}" for each in checker.iter_errors(value)]


def test_all_that_is_emitted_is_a_schema_or_meets_one(published: Published) -> None:
    schemas = {name for name in published if name.endswith(".schema.json")}
    assert set(published) - schemas == {"law.json"}
    for name in schemas:
        Draft202012Validator.check_schema(published[name])
    assert faults(published["law.schema.json"], published["law.json"]) == []


def test_a_schema_is_published_of_every_verb_that_speaks_to_programs(published: Published) -> None:
    speaking = {
        f"{name}.schema.json"
        for name in VERBS
        for option in import_module(f"keeling.cli.{name}").command.params
        if "--format" in option.opts and "json" in option.type.choices
    }
    assert speaking
    assert speaking - set(published) == set()


def test_what_follows_from_ranges_meets_its_schema(published: Published) -> None:
    schema = published["pathway.schema.json"]
    whole = told("pathway", *DAY)
    assert faults(schema, whole) == []
    assert [each["title"] for each in whole["guidelines"]] == [
        "Exposure",
        "Indecent photographs of children",
        "Sexual assault",
    ]
    proposed = told(
        "pathway",
        "exposure",
        "--with",
        "raise-the-community-order-threshold-to-24-months",
        "--assuming",
        "offences-by-adults",
    )
    assert faults(schema, proposed) == []
    (changed,) = proposed["guidelines"][0]["changes"]
    assert [len(each["groups"]) for each in changed["categories"]] == [0, 1, 1]


def test_the_worked_cases_meet_their_schema(published: Published, cases: Mapping[str, Any]) -> None:
    wrong = {path: faults(published["cases.schema.json"], value) for path, value in cases.items()}
    assert wrong
    assert {path: found for path, found in wrong.items() if found} == {}


def test_what_is_decided_of_every_worked_case_meets_its_schema(
    published: Published, cases: Mapping[str, Any], tmp_path: Path
) -> None:
    schema = published["decide.schema.json"]
    facts = [{"facts": case["facts"]} for file in cases.values() for case in file]
    for given in (facts, facts[0]["facts"]):
        file = tmp_path / "facts.json"
        file.write_text(json.dumps(given), encoding="utf-8")
        assert faults(published["facts.schema.json"], given) == []
        made = told("decide", str(file), *DAY)
        assert faults(schema, made) == []
        assert len(made) == len(given) if isinstance(given, list) else made["outcomes"]


def test_what_proposals_would_change_meets_its_schema(published: Published, law: Law) -> None:
    names = list(law.proposals)
    assert len(names) > 1
    for chosen in (*([name] for name in names), names[:2]):
        made = told("diff", *chosen)
        assert faults(published["diff.schema.json"], made) == []
        assert made["changes"]
        assert ("together" in made) is (len(chosen) > 1)


def test_what_comes_of_claims_meets_its_schema(published: Published, law: Law) -> None:
    made = told("prove")
    assert faults(published["prove.schema.json"], made) == []
    assert {each["proposal"] for each in made["proposals"]} == set(law.proposals)
    claims = [claim for each in made["proposals"] for claim in each["claims"]]
    assert {claim["verdict"] for claim in claims} == {"proved"}
    assert len(claims) > 10
    assert {each["study"] for each in made["studies"]} == set(law.studies)
    held = [each for study in made["studies"] for each in study["statements"]]
    assert {each["finding"] for each in held} == {finding.value for finding in Finding}
    assert {each["standing"] for each in made["standing"]} == set(law.standing)


def test_certificates_meet_their_schema(published: Published, tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    proposal = "halve-the-period-for-first-time-possession"
    for words in (
        ["diff", proposal],
        ["diff", "--from", "2013-04-07", "--to", "2013-04-08"],
        ["prove"],
    ):
        told(*words, "--certificate", str(file))
        made = json.loads(file.read_text("utf-8"))
        assert faults(published["certificate.schema.json"], made) == []
        assert made["differences"] if words[0] == "diff" else made["claims"]
        file.unlink()


def test_what_comes_of_worked_cases_meets_its_schema(published: Published) -> None:
    made = told("test", str(LAW / "ukpga/2003/42/section/82.yaml"), "--coverage", *DAY)
    assert faults(published["test.schema.json"], made) == []
    assert made["cases"] == made["as_expected"] > 30
    assert made["coverage"]["missing"]
    assert made["coverage"]["by"]
    assert made["coverage"]["impossible"]
    assert faults(published["test.schema.json"], told("test", str(LAW / "uksi"), *DAY)) == []


def test_what_cases_would_notice_meets_its_schema(published: Published) -> None:
    kites = Path(__file__).parents[1] / "corpora/kites"
    made = told("test", "--mutants", *DAY, root=kites)
    assert faults(published["test.schema.json"], made) == []
    assert made["mutants"]["by"]
    assert made["mutants"]["survivors"]
    assert made["mutants"]["no_difference"]


def test_what_each_day_has_changed_meets_its_schema(published: Published, law: Law) -> None:
    days = sorted({made.day for made in law.made if made.day is not None})
    assert days
    for day in days:
        since = (day - timedelta(days=1)).isoformat()
        made = told("diff", "--from", since, "--to", day.isoformat())
        assert faults(published["diff.schema.json"], made) == []
        assert (made["since"], made["as_at"]) == (since, day.isoformat())
        assert made["made"]


#: What is written in paragraph 18 for what, and which checks find it.
SPOILT = {
    "nothing": ("the offence", "the offence", set()),
    "a limb that decides nothing": (
        "(b) detention in a hospital",
        "(b) detention in a hospital, and the offender's age at the offence is under 16",
        # What must hold of sexual assault as of exposure then does not: paragraph 33 stays.
        {"unreachable", "refuted-claim"},
    ),
    "a paragraph twice": ("paragraph 19 ", "paragraph 18 ", {"duplicate-provision"}),
    "a word that is no name": ("the offence is sex", "the crime is sex", {"unknown-name"}),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_check_finds_meets_its_schema(how: str, published: Published, tmp_path: Path) -> None:
    old, new, checks = SPOILT[how]
    root = tmp_path / "law"
    copytree(LAW, root)
    file = root / "ukpga/2003/42/schedule/3.law"
    before, after = file.read_text(encoding="utf-8").split('  paragraph 18 "', 1)
    after = f'  paragraph 18 "{after}'
    assert old in after
    file.write_text(before + after.replace(old, new, 1), encoding="utf-8")
    made = told("check", *DAY, root=root)
    assert faults(published["check.schema.json"], made) == []
    assert {found["check"] for found in made["findings"]} == checks
    if "unknown-name" in checks:
        for verb in ("diff", "decide"):
            assert told(verb, "facts.yaml", *DAY, root=root) == made

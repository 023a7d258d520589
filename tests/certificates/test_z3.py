"""Z3 as the second oracle: of the whole real law it finds every region and every claim so."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from keeling.between_days import compare_days
from keeling.certifying import Certifying
from keeling.cli import group
from keeling.partition import Space, partition_law

from tests.certificates.found import PROPOSALS, corpus, found, of_two, rejected, written
from tests.certificates.spoilt import spoilt
from tests.certificates.z3_oracle import faults
from tests.deep import DEEP
from tests.partition.changed import amended
from tests.partition.generated import Maker, made

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", PROPOSALS)
def test_z3_finds_what_a_proposal_changes_so(name: str) -> None:
    assert faults(written(found(name))) == []


def test_z3_finds_what_each_day_has_changed_so() -> None:
    days = sorted({each.day for each in corpus().law.made if each.day is not None})
    assert days
    for day in days:
        between = compare_days(corpus(), day - timedelta(1), day).value
        assert between is not None
        certifying = Certifying(corpus())
        certifying.compared(between)
        assert faults(written(certifying.findings)) == []


def test_z3_finds_every_claim_as_it_was_found(tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    words = ["prove", "--certificate", str(file), "--as-at", "2026-11-22"]
    CliRunner().invoke(group, [*words, "--root", str(ROOT / "legislation")])
    data = json.loads(file.read_text("utf-8"))
    # Of two cases that differ in one fact Z3 is not asked: the checker and brute force are.
    data["claims"] = [each for each in data["claims"] if not (each["claim"] or {}).get("along")]
    assert len(data["claims"]) > 70
    assert faults(data) == []
    data["claims"] = [claim for claim in data["claims"] if claim["claim"] is not None]
    for claim in data["claims"]:
        claim["verdict"] = "proved" if claim["verdict"] == "refuted" else "speaks of no case"
    assert len(faults(data)) == len(data["claims"])


@pytest.mark.parametrize("name", PROPOSALS)
def test_z3_and_the_checker_find_the_same_wrong(name: str) -> None:
    every = list(spoilt(written(found(name))))
    for what, make in every if DEEP else every[5::149]:
        assert bool(faults(make())) is bool(rejected(make())), what


@made(25)
def test_z3_and_the_checker_agree_about_made_up_laws(maker: Maker) -> None:
    vocabulary, _ = maker.vocabulary()
    law = maker.law(vocabulary)
    changed = amended(maker, law)
    space = Space(vocabulary)
    findings = of_two(law, changed, partition_law(law, space), partition_law(changed, space))
    if findings is None:
        return
    one, two = findings.laws
    exchanged = replace(two, texts={frozenset(): amended(maker, changed)})
    for each in (findings, replace(findings, laws=(one, exchanged))):
        data = written(each)
        wrong = rejected(data)
        if "first day" not in wrong:
            assert bool(faults(data)) is bool(wrong), wrong

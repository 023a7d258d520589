"""Certificates of differences: each that is written is accepted, and none that is not so."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from keeling.between_days import compare_days
from keeling.certifying import Certifying
from keeling.cli import group
from keeling.model.answers import Answer, Conflict, Gap
from keeling.model.mutants import mutants
from keeling.partition import Space, partition_law
from keeling.pipeline import edition

from tests.certificates.checker import check, main
from tests.certificates.found import (
    PROPOSALS,
    compared,
    corpus,
    found,
    of_two,
    rejected,
    written,
)
from tests.certificates.spoilt import spoilt
from tests.deep import DEEP
from tests.partition.changed import amended
from tests.partition.generated import Maker, made
from tests.partition.oracle import decide

ROOT = Path(__file__).parents[2]
#: Of the spoilt certificates and the spoilt laws so many are left out for each that is tried.
STEP = 1 if DEEP else 97


@pytest.mark.parametrize("name", PROPOSALS)
def test_what_a_proposal_changes_is_certified(name: str) -> None:
    difference, *claims = check(written(found(name)))
    changes = len(compared(name).difference.changes)
    assert difference.startswith(f"{changes} changes, and no other, of 12 outcomes: ")
    assert len(claims) == len(compared(name).proofs)
    assert all(claim.startswith("Proved: ") for claim in claims)


def test_a_certificate_is_written_and_checked_by_commands(tmp_path: Path) -> None:
    name, file = PROPOSALS[2], tmp_path / "certificate.json"
    words = ["diff", name, "--certificate", str(file), "--root", str(ROOT / "legislation")]
    assert CliRunner().invoke(group, words).exit_code == 0
    assert json.loads(file.read_text("utf-8")) == written(found(name))
    ran = checked_by_command(file)
    assert ran.stdout.splitlines() == check(written(found(name)))
    assert not ran.stderr
    data = json.loads(file.read_text("utf-8"))
    where = data["differences"][0]["changes"][0]["where"]
    where["the length of the order"]["under"] = "2 years 1 month"
    file.write_text(json.dumps(data), "utf-8")
    ran = checked_by_command(file)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("Rejected. Change 1 is not as it says: ")


def checked_by_command(file: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "tests.certificates.checker", str(file)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_checker_knows_nothing_of_keeling() -> None:
    code = "import sys, tests.certificates.checker as _; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert "tests.certificates.cases" in ran.stdout.split()
    assert not {"keeling", "lark", "click"} & {each.split(".")[0] for each in ran.stdout.split()}


def test_what_each_day_has_changed_is_certified() -> None:
    days = sorted({each.day for each in corpus().law.made if each.day is not None})
    assert days
    for day in days:
        between = compare_days(corpus(), day - timedelta(1), day).value
        assert between is not None
        certifying = Certifying(corpus())
        certifying.compared(between)
        (said,) = check(written(certifying.findings))
        changes = len(between.difference.changes)
        assert re.match(rf"{changes} changes?, and no other, of \d+ outcomes[ :]", said)


@pytest.mark.parametrize("name", PROPOSALS)
def test_a_certificate_tampered_with_is_rejected(name: str) -> None:
    data = written(found(name))
    assert not rejected(data)
    every = list(spoilt(data))
    tried = every if DEEP else every[hash_of(name) % STEP :: STEP]
    accepted = [what for what, make in tried if not rejected(make())]
    # Only whoever gets a certain disposal has the measures of it: whatever it is says the same.
    assert [what for what in accepted if not what.endswith("whatever `the disposal` is")] == []


def hash_of(name: str) -> int:
    """A number that is the same on every machine."""
    return sum(map(ord, name))


def test_a_certificate_of_another_law_is_rejected() -> None:
    """One place of the law as proposed is otherwise: it is rejected if any answer is."""
    name = PROPOSALS[2]
    findings, proposal = found(name), corpus().law.proposals[name]
    assert proposal.commences is not None
    law = edition(corpus(), proposal.commences, (proposal,)).value
    assert law is not None
    before, after = findings.laws
    turned = {state: replace(text, rules=text.rules[::-1]) for state, text in after.texts.items()}
    same_law = replace(findings, laws=(before, replace(after, texts=turned)))
    assert not rejected(written(same_law))
    for mutant in mutants(law.law)[:: 1 if DEEP else 41]:
        texts = {state: mutant.change(text) for state, text in after.texts.items()}
        other = replace(findings, laws=(before, replace(after, texts=texts)), claims=())
        parts = law.partitions_if(mutant.change, law.partitions)
        same = all(parts[each].answers is law.partitions[each].answers for each in parts)
        assert bool(rejected(written(other))) is not same, mutant.words


@made(40)
def test_certificates_are_accepted_just_where_they_are_so(maker: Maker) -> None:
    """Of made-up laws: with another second law, only if that answers every case alike."""
    vocabulary, cases = maker.vocabulary()
    law = maker.law(vocabulary)
    changed = amended(maker, law)
    space = Space(vocabulary)
    findings = of_two(law, changed, partition_law(law, space), partition_law(changed, space))
    if findings is None or "first day" in (wrong := rejected(written(findings))):
        return  # lengths in two units on one line: no such law is read from files
    assert not wrong
    other = amended(maker, changed)
    one, two = findings.laws
    exchanged = replace(findings, laws=(one, replace(two, texts={frozenset(): other})))
    wrong = rejected(written(exchanged))
    if "first day" not in wrong:
        alike = all(answers(changed, case) == answers(other, case) for case in cases)
        assert bool(wrong) is not alike, wrong


def answers(law: Any, case: Any) -> dict[str, object]:
    return {name: plain(answer) for name, (answer, _) in decide(law, case).items()}


def plain(answer: Answer) -> object:
    """An answer, whatever the provisions that are at fault in it."""
    if isinstance(answer, Conflict):
        return {each for _, each in answer.answers}
    return Gap if isinstance(answer, Gap) else answer


SPOILT: dict[str, Callable[[Any], object]] = {
    "Some cases have no text.": lambda data: data["laws"][1]["texts"].pop(),
    "The laws read lengths differently.": lambda data: data["laws"][1]["interpretations"].pop(),
    "It has not the form of a certificate": lambda data: data.pop("rules"),
    "{} is no condition.": lambda data: data["conditions"][0].clear(),
    "of an outcome that is not compared": lambda data: data["differences"][0]["outcomes"].pop(3),
}


@pytest.mark.parametrize("why", SPOILT)
def test_what_is_wrong_is_said(why: str) -> None:
    data = written(found(PROPOSALS[0]))
    SPOILT[why](data)
    assert why in rejected(data)


def test_what_is_not_compared_is_said() -> None:
    data = written(found(PROPOSALS[2]))
    data["differences"][0]["outcomes"].remove("the starting point")
    assert "of 11 outcomes (not compared: the starting point): " in check(data)[0]


def test_a_reading_that_comes_to_nothing_in_one_of_the_laws_is_no_other_reading() -> None:
    """As where a proposal takes the only threshold out with which a length is in doubt."""
    data = written(found(PROPOSALS[2]))
    (reading,) = data["laws"][1]["interpretations"]
    assert reading["facts"]
    reading["facts"] = []
    assert check(data)
    reading["read_as"] = "5 months"
    assert "The laws read lengths differently." in rejected(data)


@pytest.mark.parametrize(
    ("written_there", "said"),
    [
        (None, "cannot be read: No such file or directory."),
        ("", "is cut short or not a certificate"),
        ('{"laws": [', "is cut short or not a certificate"),
        ("[]", "Rejected. It has not the form of a certificate"),
    ],
)
def test_what_is_no_certificate_is_told_in_words(
    written_there: str | None, said: str, tmp_path: Path
) -> None:
    file = tmp_path / "c.json"
    if written_there is not None:
        file.write_text(written_there, encoding="utf-8")
    assert said in main([str(file)])
    assert main([]).startswith("Name one file")


def test_a_certificate_of_nothing_is_no_success(tmp_path: Path) -> None:
    data = written(found(PROPOSALS[2]))
    file = tmp_path / "c.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    assert main([str(file)]) == ""
    file.write_text(json.dumps(data | {"differences": [], "claims": []}), encoding="utf-8")
    assert main([str(file)]) == "Rejected. It says nothing that could be checked."

"""Certificates of claims: every verdict of the real law is accepted, and no other is."""

from __future__ import annotations

import json
import re
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from keeling.backends.json.certificate import Claimed
from keeling.cli import group
from keeling.model.changes import Proof, Verdict
from keeling.partition import Space, partition_law
from keeling.questions.claim import proof

from tests.certificates.checker import check
from tests.certificates.found import of_two, rejected, written
from tests.claimed import claims
from tests.deep import DEEP
from tests.partition.changed import amended
from tests.partition.generated import Maker, Scope, made

ROOT = Path(__file__).parents[2]
VERDICTS = ("proved", "refuted", "speaks of no case")


@pytest.fixture(scope="module")
def proved(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The certificate of all that is claimed: of proposals, by studies, and as what must hold."""
    file = tmp_path_factory.mktemp("certificates") / "certificate.json"
    words = ["prove", "--certificate", str(file), "--as-at", "2026-11-22"]
    CliRunner().invoke(group, [*words, "--root", str(ROOT / "legislation")])
    return json.loads(file.read_text("utf-8"))


def test_every_verdict_of_the_real_law_is_certified(proved: Any) -> None:
    said = check(proved)
    assert len(said) == len(proved["claims"])
    told = Counter(re.split(", of |:", each)[0] for each in said)
    wanted = Counter(
        each["verdict"].capitalize() if each["claim"] else f"Not checked ({each['verdict']})"
        for each in proved["claims"]
    )
    assert told == wanted
    # Of two cases that differ in one fact are these, in each of four laws.
    of_two_cases = {each["said"] for each in proved["claims"] if each["claim"]["along"]}
    assert of_two_cases == {
        "the notification period is the same for sexual assault as for exposure",
        "the person must notify in no fewer cases as the length of the order grows",
        (
            "where the disposal is immediate custody or suspended sentence, the notification "
            "period is never shorter as the custodial term grows"
        ),
        "the starting point is never lower for harm category 1 than for harm category 2",
        "the starting point is never lower for harm category 2 than for harm category 3",
        "the starting point is never lower for culpability A than for culpability B",
        "the starting point is never lower for category A images than for category B images",
        "the starting point is never lower for category B images than for category C images",
    }
    assert told["Proved"] > 60


def test_a_claim_names_the_law_that_it_is_of(proved: Any) -> None:
    standing = "where the offence is not listed, the person need not notify"
    title = "Halve the period for first-time possession"
    wanted = (
        "the law as at 22 November 2026",
        f"the law as at 22 November 2026, as “{title}” would make it",
    )
    named = [each["of"] for each in proved["claims"] if each["said"] == standing]
    assert len({*named}) == len(named) == 4
    said = check(proved)
    for law in wanted:
        assert law in named
        assert f"Proved, of {law}: “{standing}”." in said
    of_a_change = [each for each in proved["claims"] if each["before"] != each["after"]]
    assert all(each["of"].count("the law as at") == 2 for each in of_a_change)


def only(data: Any, at: int) -> Any:
    return {**data, "claims": [deepcopy(data["claims"][at])]}


def test_another_verdict_is_rejected(proved: Any) -> None:
    certified = [at for at, each in enumerate(proved["claims"]) if each["claim"]]
    for at in certified[:: 1 if DEEP else 9]:
        for verdict in VERDICTS:
            data = only(proved, at)
            so = data["claims"][0]["verdict"] == verdict
            data["claims"][0]["verdict"] = verdict
            assert bool(rejected(data)) is not so


def test_a_claim_of_no_known_kind_is_rejected(proved: Any) -> None:
    data = only(proved, 0)
    data["claims"][0]["claim"]["kind"] = "is fair"
    assert "of a kind that is not known" in rejected(data)


def test_another_counterexample_is_rejected(proved: Any) -> None:
    refuted = [at for at, each in enumerate(proved["claims"]) if each["verdict"] == "refuted"]
    assert refuted
    for at in refuted:
        right = only(proved, at)
        case = right["claims"][0]["case"]
        assert not rejected(right)
        data = only(proved, at)
        data["claims"][0]["case"]["witness"] = {**case["witness"], "a fact of nobody": "yes"}
        assert "has not the form" in rejected(data)
        data["claims"][0]["case"]["witness"] = {}
        assert "the case is not as it says" in rejected(data)
        data = only(proved, at)
        data["claims"][0]["case"]["after"] = {"said": "red", "kind": "choice", "value": "red"}
        assert "the case is not as it says" in rejected(data)


@made(40)
def test_verdicts_are_accepted_just_where_they_are_so(maker: Maker) -> None:
    """Of made-up laws and claims: no other verdict is taken for the one that was found."""
    vocabulary, _ = maker.vocabulary()
    law = maker.law(vocabulary)
    changed = amended(maker, law) if maker.chance(2) else maker.law(vocabulary)
    space = Space(vocabulary)
    before, after = partition_law(law, space), partition_law(changed, space)
    findings = of_two(law, changed, before, after)
    if findings is None or "first day" in rejected(written(findings)):
        return  # lengths in two units on one line: no such law is read from files
    where = maker.condition(Scope(list(vocabulary.facts.values())))
    kinds = {name: outcome.kind for name, outcome in vocabulary.outcomes.items()}
    for claim in claims(maker, where, kinds):
        found = proof(claim, law, before, after)
        about = (claim.outcome,) if claim.outcome else tuple(vocabulary.outcomes)
        for verdict in Verdict:
            told = replace(found, verdict=verdict, read=claim, said="it")
            wrong = rejected(written(replace(findings, claims=(Claimed(0, 1, about, told),))))
            if "first day" not in wrong:
                assert (not wrong) is _accepted(found, verdict), (claim, verdict, wrong)


def _accepted(found: Proof, verdict: Verdict) -> bool:
    """Whether a certificate of what was found is to be accepted with a verdict in it."""
    return verdict in (found.verdict, Verdict.OPEN)

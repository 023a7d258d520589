"""Certificates of claims about two cases: accepted just where they are so."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from keeling.backends.json.certificate import Certified, Claimed, Findings, uncarried
from keeling.model.changes import Proof, Verdict
from keeling.model.claims import Claim
from keeling.model.conditions import ALWAYS
from keeling.model.law import Law
from keeling.partition import Space, partition_law
from keeling.pipeline import check_standing
from keeling.questions.claim import proof
from keeling.testing.folders import reader
from keeling.testing.pages import page

from tests.certificates.checker import check
from tests.certificates.found import rejected, written
from tests.handwritten import DAY, PAGES, ROOT, text_of
from tests.partition.generated import Maker, Scope, made, varies
from tests.test_claims_of_pairs import claims


def of_one(law: Law, claim: Claim, found: Proof) -> Any:
    """The certificate of what came of a claim about one law."""
    certified = Certified("the law", (), {frozenset(): law})
    told = replace(found, read=claim, said="it")
    claimed = (Claimed(0, 0, (claim.outcome,), told),)
    findings = Findings(law.vocabulary, (certified,), claims=claimed)
    return None if any(uncarried(findings)) else written(findings)


@made(60)
def test_verdicts_about_two_cases_are_accepted_just_where_they_are_so(maker: Maker) -> None:
    vocabulary, _ = maker.vocabulary()
    law = maker.law(vocabulary)
    parts = partition_law(law, Space(vocabulary))
    every = list(vocabulary.facts.values())
    fact = maker.random.choice([each for each in every if varies(each, every)])
    where = maker.condition(Scope(every)) if maker.chance(2) else ALWAYS
    for claim in claims(fact, where, vocabulary):
        found = proof(claim, law, parts, parts)
        for verdict in (Verdict.PROVED, Verdict.REFUTED, Verdict.EMPTY):
            data = of_one(law, claim, replace(found, verdict=verdict))
            wrong = "" if data is None else rejected(data)
            if data is not None and "first day" not in wrong and "are known or not" not in wrong:
                assert (not wrong) is (verdict is found.verdict), (claim, verdict, wrong)


@pytest.fixture(scope="module")
def claimed() -> list[Any]:
    """The certificates of the claims on the page about claims of two cases, each by itself."""
    example, *_ = page(
        text_of(PAGES / "language/claims-of-two-cases.md"), reader(), DAY, ROOT
    ).examples
    corpus = example.law.value
    assert corpus is not None
    made = check_standing(corpus, DAY).value
    assert made is not None
    (proofs,) = made.values()
    return [of_one(each.laws[0], _read(each), each) for each in proofs]


def _read(found: Proof) -> Claim:
    assert found.read is not None
    return found.read


def test_each_verdict_on_the_page_is_certified(claimed: list[Any]) -> None:
    verdicts = [check(data)[0].split(",")[0].split(":")[0] for data in claimed]
    assert verdicts == ["Proved"] * 4 + ["Refuted"] * 3


def spoilt(data: Any) -> Mapping[str, Any]:
    """A certificate with one thing in it otherwise, by what that is."""
    (one,) = data["claims"]
    claim, case = one["claim"], one["case"]
    found: dict[str, Any] = {
        f"the verdict {each}": {"verdict": each}
        for each in ("proved", "refuted", "speaks of no case", "certain")
        if each != one["verdict"]
    }
    found["the fact"] = {"claim": {**claim, "along": "the moon"}}
    found["the kind"] = {"claim": {**claim, "kind": "is fair"}}
    if case:
        other, turned = case["witness"], {"witness": case["second"], "second": case["witness"]}
        found["one case twice"] = {"case": {**case, "second": other}}
        found["the cases changed over"] = {"case": {**case, **turned}}
        found["the answers changed over"] = {
            "case": {**case, "before": case["after"], "after": case["before"]}
        }
        found["one case alone"] = {"case": {**case, "second": None}}
        for name in set(other) & set(case["second"]) - {claim["along"]}:
            changed = {"yes": "no", "no": "yes"}.get(other[name], 77)
            apart = {**case["second"], name: changed}
            found[f"`{name}` of the second"] = {"case": {**case, "second": apart}}
    return {what: {**data, "claims": [{**one, **parts}]} for what, parts in found.items()}


def test_what_is_spoilt_about_two_cases_is_rejected(claimed: list[Any]) -> None:
    for data in claimed:
        accepted = [what for what, made in spoilt(deepcopy(data)).items() if not rejected(made)]
        assert accepted == []


def test_it_is_of_one_law(claimed: list[Any]) -> None:
    data = deepcopy(claimed[0])
    data["laws"].append(data["laws"][0])
    data["claims"][0]["after"] = 1
    assert "of two cases, and not of two laws" in rejected(data)

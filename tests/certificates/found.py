"""Certificates as they are written: of the real law, and of made-up ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from keeling.backends.json.certificate import (
    Certified,
    Differing,
    Findings,
    certificate,
    uncarried,
)
from keeling.certifying import Certifying
from keeling.model.changes import Comparison
from keeling.model.law import Law
from keeling.partition import Partition
from keeling.pipeline import Corpus, compare
from keeling.questions.difference import difference

from tests.backends.emitted import legislation
from tests.certificates.checker import check
from tests.certificates.measures import WrongError

PROPOSALS = (
    "halve-the-period-for-first-time-possession",
    "list-first-time-possession-only-where-there-is-custody-or-hospital",
    "raise-the-community-order-threshold-to-24-months",
)


@cache
def corpus() -> Corpus:
    read = legislation().law.value
    assert read is not None
    return read


@cache
def compared(name: str) -> Comparison:
    proposal = corpus().law.proposals[name]
    assert proposal.commences is not None
    made = compare(corpus(), proposal.commences, (proposal,)).value
    assert made is not None
    return made


@cache
def found(name: str) -> Findings:
    """What is found of a proposal: the difference, and what comes of its claims."""
    certifying = Certifying(corpus())
    certifying.compared(compared(name))
    assert not certifying.refused()
    return certifying.findings


def written(findings: Findings) -> Any:
    """A certificate as whoever checks it reads it."""
    return json.loads(json.dumps(certificate(findings)))


def of_two(
    before: Law, after: Law, one: Mapping[str, Partition], other: Mapping[str, Partition]
) -> Findings | None:
    """What is found of two made-up laws; nothing where a certificate of it would be refused."""
    changes = difference(before, one, other).changes
    laws = tuple(Certified(law, (), {frozenset(): each}) for law, each in
                 (("the one", before), ("the other", after)))  # fmt: skip
    outcomes = tuple(before.vocabulary.outcomes)
    made = Findings(before.vocabulary, laws, (Differing(0, 1, outcomes, changes),))
    return None if any(uncarried(made)) else made


def rejected(data: Any) -> str:
    """Why a certificate is rejected; nothing where it is accepted."""
    try:
        check(data)
    except WrongError as wrong:
        return str(wrong)
    return ""

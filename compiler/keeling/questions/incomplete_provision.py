"""Provisions that answer without saying where they come from, since when, or how firm they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keeling.diagnostics import Check, Diagnostic
from keeling.model.law import Law
from keeling.model.verification import PROPOSED
from keeling.model.words import both
from keeling.partition import Partition

CHECK = Check("incomplete-provision", "a rule without source, date in force or verification status")


def findings(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    """Report each provision with a rule that lacks what every rule must carry."""
    speaking = dict.fromkeys(
        one.provision
        for many in (law.rules, law.readings, law.interpretations, law.assumptions)
        for one in many
    )
    for at in speaking:
        provision = law.provisions[at]
        if provision.verification == PROPOSED:
            continue  # the proposal that puts it in says where it comes from, and since when
        missing = [
            said
            for said, there in (
                ("`source`", provision.source),
                ("`in force from` (guidance: `effective from`)", provision.in_force.start),
                ("a verification status", provision.verification),
            )
            if not there
        ]
        if missing:
            yield CHECK.at(
                provision.span,
                f"{at.citation} does not say {both(missing)}.",
                advice="Add the line below its heading, or to the provision or work around it. "
                "The status is `verified against …`, `inferred from …`, `from a secondary source "
                "…` or `not verified …`.",
                citation=at.citation,
            )

"""Claims of every kind about made-up laws."""

from __future__ import annotations

from collections.abc import Mapping

from keeling.model.answers import DOES_NOT_ARISE, NO, YES
from keeling.model.claims import Claim, ClaimKind
from keeling.model.conditions import Condition, Not
from keeling.model.vocabulary import OutcomeKind

from tests.partition.generated import Maker


def claims(maker: Maker, where: Condition, outcomes: Mapping[str, OutcomeKind]) -> list[Claim]:
    found = [Claim(ClaimKind.NOBODY, where), Claim(ClaimKind.NOBODY, Not(where))]
    for name, kind in outcomes.items():
        found.append(Claim(ClaimKind.UNCHANGED, where, name))
        if kind is OutcomeKind.YES_NO:
            found += [Claim(each, where, name) for each in (ClaimKind.NO_MORE, ClaimKind.NO_FEWER)]
            found.append(Claim(ClaimKind.SO, where, name, maker.random.choice([YES, NO])))
        if kind is OutcomeKind.DURATION:
            both = (ClaimKind.NEVER_LONGER, ClaimKind.NEVER_SHORTER)
            found += [Claim(each, where, name) for each in both]
            found.append(Claim(ClaimKind.SO, where, name, DOES_NOT_ARISE))
    return found

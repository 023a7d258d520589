"""Amendments that would reach past cases which the power relied on keeps from them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from keeling.diagnostics import Check, Diagnostic, Label
from keeling.model.answers import NO, YES
from keeling.model.conditions import Among, Within
from keeling.model.law import Law, Limit, Proposal
from keeling.model.words import UNAPPOINTED, case_in_words, day_in_words, where_in_words
from keeling.partition import Partition, overlay, regions, some_case, support, witness

CHECK = Check("reaches-back", "an amendment that reaches past cases which its power protects")


def findings(
    law: Law,
    before: Mapping[str, Partition],
    after: Mapping[str, Partition],
    proposal: Proposal,
) -> Iterator[Diagnostic]:
    """Report for each limit of the power a case that it protects and that would be caught."""
    power = law.powers.get(proposal.made_under) if proposal.made_under else None
    for limit in power.limits if power else ():
        one, other = before[limit.outcome], after[limit.outcome]
        if one.answers is not other.answers:
            caught = next(_caught(one, other, limit, proposal.commences or UNAPPOINTED), None)
            if caught is not None:
                yield _found(law, limit, proposal, *caught)


def _caught(
    before: Partition, after: Partition, limit: Limit, day: date
) -> Iterator[tuple[Mapping[str, Among | Within], Mapping[str, Any] | None]]:
    """Yield each region of cases that the limit protects and that would be caught, and a case.

    Where it is not said when the amendment commences, every day that can be named is before it.
    """
    space = before.space
    goes = (NO, YES) if limit.more else (YES, NO)
    facts = (*support(space, before.answers), *support(space, after.answers), limit.clock)
    both = overlay(space, before.answers, after.answers)
    for region in regions(space, both, lambda leaf: leaf == goes):
        where = _before(region.where, limit.clock, day)
        if where is not None and some_case(space, where):
            yield where, witness(space, where, dict.fromkeys(facts))


def _before(
    where: Mapping[str, Among | Within], clock: str, day: date
) -> Mapping[str, Among | Within] | None:
    """Return a region of cases as far as it lies before a day, or None if it does not."""
    own = where.get(clock, Within())
    assert isinstance(own, Within)
    end = (day.toordinal(), 0)
    upper = end if own.upper is None else min(own.upper, end)
    if own.lower is not None and own.lower >= upper:
        return None
    return {**where, clock: Within(own.lower, upper)}


def _found(
    law: Law,
    limit: Limit,
    proposal: Proposal,
    where: Mapping[str, Among | Within],
    case: Mapping[str, Any] | None,
) -> Diagnostic:
    became = ("yes", "no") if limit.more else ("no", "yes")
    keeps = f"{limit.provision.citation} keeps such an amendment from cases in which {limit.clock} "
    day = proposal.commences
    says = "" if day else "If there is no line `commences a day to be appointed`, add one. "
    named = day_in_words(day or UNAPPOINTED)
    advice = (
        f"{says}Below the instructions write `saving`, and below that `where {limit.clock} is "
        f"before {named}, the amendments do not apply`; or `application`, and below that `the "
        f"amendments apply only where {limit.clock} is on or after {named}`."
    )
    return CHECK.at(
        proposal.head,
        f"“{proposal.title}” would reach back. By it `{limit.outcome}` would be {became[0]} "
        f"instead of {became[1]} {where_in_words(where, law.vocabulary)}; but {keeps}is before "
        f"commencement. It would catch this person: {case_in_words(case)}.",
        advice=advice,
        citation=limit.provision.citation,
        labels=(Label(limit.span, "the limit of the power"),),
    )

"""What a provision's page says of the powers it gives: who, what, how, and who relies on it."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.identity import ProvisionId
from keeling.model.law import Power
from keeling.report.power import limit_in_words, power_in_words
from keeling.site.library import View
from keeling.site.markup import Html, element, heading, items, join, link, paragraph, text


def powers(view: View, at: ProvisionId) -> Iterator[Html]:
    """Yield each power to amend that a provision gives, and the proposals made under it."""
    given = [power for each, power in view.law.powers.items() if each.within(at)]
    if not given:
        return
    yield heading(2, text("The power to amend"), "power")
    for power in given:
        yield items(text(said) for said in _said(power))
    relying = [
        link(view.here.proposal(put.proposal.name), text(put.proposal.title))
        for put in view.library.proposals
        if put.proposal.made_under is not None and put.proposal.made_under.within(at)
    ]
    if relying:
        yield paragraph(element("strong", text("Proposals that would be made under it:")))
        yield items(join((each,)) for each in relying)


def _said(power: Power) -> Iterator[str]:
    yield f"{power.provision.citation}: {power_in_words(power)}"
    yield from map(limit_in_words, power.limits)
    if power.doubt_if_narrows:
        yield f"In doubt for an amendment that narrows: {power.doubt_if_narrows}."
    if power.doubt_if_widens:
        yield f"In doubt for an amendment that widens: {power.doubt_if_widens}."

"""How firm something is, in words that are seen: verified, inferred, secondary, not verified."""

from __future__ import annotations

from collections.abc import Iterable

from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Standing, Verification
from keeling.site.addresses import READING, Here
from keeling.site.markup import NOTHING, Html, element, items, join, link, text

_RESTS = "This rests on something that is not verified:"
_SAID = {
    Standing.VERIFIED: "Verified",
    Standing.INFERRED: "Inferred",
    Standing.SECONDARY: "Secondary source",
    Standing.NOT_VERIFIED: "Not verified",
}
_LEAD = {
    Standing.VERIFIED: "against",
    Standing.INFERRED: "from",
    Standing.SECONDARY: "only:",
    Standing.NOT_VERIFIED: ":",
}
_KINDS = {
    Standing.VERIFIED: "verified",
    Standing.INFERRED: "inferred",
    Standing.SECONDARY: "secondary",
    Standing.NOT_VERIFIED: "unverified",
}


def tag(said: str, kind: str = "plain") -> Html:
    """Return a short label."""
    return element("strong", text(said), class_=f"k-tag k-tag--{kind}")


def standing_tag(standing: Standing | None) -> Html:
    """Return the label of a standing; of none, that nothing is said."""
    if standing is None:
        return tag("Status not stated", "unverified")
    return tag(_SAID[standing], _KINDS[standing])


def cell_tag(said: str) -> Html:
    """Return the label of a status as a table of the law gives it."""
    try:
        return standing_tag(Standing(said.lower()))
    except ValueError:
        return tag(said)


def box(verification: Verification | None, here: Here) -> Html:
    """Return how firm an encoding is as a labelled box, with a link to what that means."""
    what = link(here.to(READING, "verification"), text("What this means"))
    if verification is None:
        said = text("Nothing says how this was checked against its source.")
        kind = "unverified"
        shown = standing_tag(None)
    else:
        standing = verification.standing
        lead = _LEAD[standing]
        between = "" if lead == ":" else f" {lead} "
        said = text(f"{between.strip()} {verification.text}".strip() + ".")
        kind = _KINDS[standing]
        shown = standing_tag(standing)
    inner = join((shown, said, what), " ")
    return element("div", inner, class_=f"k-verified k-verified--{kind}")


def rests_on(law: Law, reasons: Iterable[ProvisionId], here: Here, lead: str = _RESTS) -> Html:
    """Return what answers rest on that is not firm; nothing where all of it is."""
    found: dict[tuple[Html, str], list[ProvisionId]] = {}
    for reason in dict.fromkeys(reasons):
        provision = law.provisions.get(reason)
        if provision is None:
            continue
        status = provision.verification
        if status is not None and status.standing is not Standing.VERIFIED:
            found.setdefault((standing_tag(status.standing), status.text), []).append(reason)
        for flag in provision.flags:
            found.setdefault((tag("Doubt", "secondary"), flag), []).append(reason)
    if not found:
        return NOTHING
    said = [
        join((label, text(about), join((text("("), cites(here, each), text(")")))), " ")
        for (label, about), each in found.items()
    ]
    return element("div", element("p", text(lead)), items(said), class_="k-rests")


def cite(here: Here, at: ProvisionId) -> Html:
    """Return a citation, linked to the provision."""
    href = here.provision(at)
    return link(href, text(at.citation)) if href else text(at.citation)


def cites(here: Here, every: Iterable[ProvisionId]) -> Html:
    """Return citations, each linked."""
    return join((cite(here, at) for at in every), "; ")

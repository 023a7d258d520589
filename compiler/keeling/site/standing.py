"""The page of what must always hold: of the law as it is, and as each proposal would leave it."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.changes import Proof
from keeling.model.held import Always, Of
from keeling.model.words import day_in_words
from keeling.report.proofs import counted
from keeling.report.standing import lost
from keeling.site.addresses import CERTIFICATES, HOME, LAW
from keeling.site.certificates import certificate
from keeling.site.claims import claim
from keeling.site.library import View
from keeling.site.markup import Html, element, heading, items, join, link, paragraph, text
from keeling.site.page import Page

TITLE = "What must always hold"
_LEAD = (
    "What no change of the law should make otherwise without somebody noticing. Each of these is "
    "held against every case that the facts of this site can describe, in the law as it is and as "
    "each proposal would leave it."
)
_NONE = "Nothing is claimed of the law as a whole."


def page(view: View) -> Page:
    """Return the page of the standing claims."""
    here = view.here
    trail = ((text("Home"), here.to(HOME)), (text("The law"), here.to(LAW)))
    return Page(here.path, text(TITLE), _LEAD, tuple(_blocks(view)), trail=trail)


def _blocks(view: View) -> Iterator[Html]:
    every = view.library.standing
    yield paragraph(text(_LEAD if every else _NONE), class_="k-lead")
    for always in every:
        yield from _always(view, always)
    yield from certificate(view.library.certificates.standing, view.here.to(CERTIFICATES))


def _always(view: View, always: Always) -> Iterator[Html]:
    (law, now), *others = always.found
    yield heading(2, text(always.claims.title))
    if always.claims.because:
        yield items((text(reason) for reason in always.claims.because), class_="k-notes")
    yield heading(3, text(f"In the law of {day_in_words(law.as_at)}"))
    yield paragraph(text(f"{counted(now)}."))
    yield element("ul", *(claim(view, proof) for proof in now), class_="k-claims")
    if others:
        yield heading(3, text("With each proposal made"))
        yield element("ul", *(_with(view, of, now, proofs) for of, proofs in others))
    yield from (paragraph(text(note), class_="k-comment") for note in always.claims.notes)


def _with(view: View, of: Of, now: tuple[Proof, ...], proofs: tuple[Proof, ...]) -> Html:
    """Return which of the claims that hold now a proposal would break."""
    assert of.proposal is not None
    named = link(view.here.proposal(of.proposal.name), text(of.proposal.title))
    broken = lost(now, proofs)
    said = "breaks none of those that hold now." if not broken else "breaks these:"
    lead = join((named, text(f" (from {day_in_words(of.as_at)}) {said}")))
    if not broken:
        return element("li", lead)
    shown = element("ul", *(claim(view, proof) for proof in broken), class_="k-claims")
    return element("li", lead, shown)

"""What is filled into pages written by hand: `<!-- keeling:proposals -->` and its like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping

from keeling.model.law import Provision, Standing, WorkKind
from keeling.model.words import day_in_words
from keeling.site import study
from keeling.site.addresses import GUIDANCE, GUIDELINES, LAW
from keeling.site.indexes import cards
from keeling.site.library import View
from keeling.site.markup import NOTHING, Html, element, items, join, link, text
from keeling.site.status import standing_tag
from keeling.site.tables import grid

_SLOT = re.compile(r"<!-- keeling:([a-z-]+) -->")


def filled(view: View, page: str) -> str:
    """Return a page written by hand with its slots filled; an unknown slot stays a comment."""
    return _SLOT.sub(lambda found: _SLOTS.get(found[1], _unknown)(view) or found[0], page)


def _unknown(view: View) -> Html:
    return NOTHING


def _as_at(view: View) -> Html:
    return text(day_in_words(view.library.edition.as_at))


def _works(view: View) -> Html:
    """Return the works of legislation, the guidelines and the guidance."""
    sections = (
        ("Legislation", (WorkKind.ACT, WorkKind.INSTRUMENT), LAW),
        ("Guidelines", (WorkKind.GUIDELINE,), GUIDELINES),
        ("Guidance", (WorkKind.GUIDANCE,), GUIDANCE),
    )
    made = []
    for title, kinds, path in sections:
        found = [work for work in view.law.works.values() if work.kind in kinds]
        each = items(link(view.here.work(work.cited_as), text(work.title)) for work in found)
        head = element("h3", link(view.here.to(path), text(title)), class_="k-card-title")
        made.append(element("li", head, each, class_="k-card"))
    return element("ul", Html("\n"), join(made, "\n"), Html("\n"), class_="k-cards k-cards--three")


def _standings(view: View) -> Html:
    """Return how many of the provisions that answer something are how firm."""
    answering = {rule.provision for rule in view.law.rules}
    found = Counter(_standing(view.law.provisions[at]) for at in answering)
    rows = [
        (standing_tag(standing), text(found[standing]))
        for standing in (*Standing, None)
        if found[standing]
    ]
    return grid("How firm the provisions with rules are", ("Status", "Provisions"), rows)


def _standing(provision: Provision) -> Standing | None:
    return provision.verification.standing if provision.verification else None


_SLOTS: Mapping[str, Callable[[View], Html]] = {
    "as-at": _as_at,
    "proposals": cards,
    "studies": study.cards,
    "works": _works,
    "standings": _standings,
}

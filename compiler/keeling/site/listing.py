"""Lists of what there is: the provisions in a work or a schedule, with the state of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from keeling.model.identity import ProvisionId
from keeling.site.library import View
from keeling.site.markup import Html, heading, join, link, text
from keeling.site.status import standing_tag, tag
from keeling.site.tables import grid

_COLUMNS = ("Provision", "Heading", "Status")


def contents(view: View, at: ProvisionId) -> Iterator[Html]:
    """Yield the provisions directly inside one, if any have pages."""
    inside = view.library.index.inside.get(at, ())
    if inside:
        yield heading(2, text("What is in it"), "contents")
        yield table(view, "Provisions", inside)


def table(view: View, caption: str, every: Iterable[ProvisionId]) -> Html:
    """Return provisions with their headings and how firm each is."""
    return grid(caption, _COLUMNS, (_row(view, at) for at in every), "k-listing")


def _row(view: View, at: ProvisionId) -> tuple[Html, ...]:
    provision = view.law.provisions[at]
    name = " ".join(at.path[-2:]).capitalize()
    href = view.here.provision(at) or ""
    marks = []
    if provision.not_encoded:
        marks.append(tag("Not encoded"))
    else:
        standing = provision.verification.standing if provision.verification else None
        marks.append(standing_tag(standing))
    if view.library.touched.get(at):
        marks.append(tag("Proposal", "proposal"))
    return link(href, text(name)), text(provision.heading), join(marks, " ")

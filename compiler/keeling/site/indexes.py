"""The pages that lead to others: the law, a work, guidelines, guidance, proposals."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.identity import ProvisionId
from keeling.model.law import Work, WorkKind
from keeling.model.words import day_in_words
from keeling.site import study
from keeling.site.addresses import HOME, LAW, STANDING, VOCABULARY
from keeling.site.affected import direction
from keeling.site.library import Put, View
from keeling.site.listing import table
from keeling.site.markup import (
    Html,
    element,
    facts,
    heading,
    items,
    join,
    link,
    outward,
    paragraph,
    text,
)
from keeling.site.page import Page
from keeling.site.proposal import would_start
from keeling.site.provision import period_in_words
from keeling.site.status import standing_tag, tag
from keeling.site.tables import grid

_LAW = (
    "The Acts and instruments that have been written down here, provision by provision. Each page "
    "says what the provision says, how firmly that is known, and what it decides."
)


def law(view: View) -> Page:
    """Return the page that lists every work of legislation with its provisions."""
    return Page(view.here.path, text("The law"), _LAW, tuple(_law(view)), trail=_home(view))


def _home(view: View) -> tuple[tuple[Html, str], ...]:
    return ((text("Home"), view.here.to(HOME)),)


def _law(view: View) -> Iterator[Html]:
    as_at = day_in_words(view.library.edition.as_at)
    yield paragraph(text(_LAW), class_="k-lead")
    yield paragraph(text(f"Everything here is the law in force on {as_at}."))
    vocabulary = link(view.here.to(VOCABULARY), text("the facts and outcomes"))
    yield paragraph(
        text("What a case can be, and what the law can answer: "), vocabulary, text(".")
    )
    always = link(view.here.to(STANDING), text("what must always hold"))
    yield paragraph(text("What is claimed of the law as a whole: "), always, text("."))
    for name, work in view.law.works.items():
        if work.kind in (WorkKind.ACT, WorkKind.INSTRUMENT):
            yield heading(2, text(work.title), "")
            yield from _provisions(view, name)


def _provisions(view: View, name: str) -> Iterator[Html]:
    inside = view.library.index.inside.get(ProvisionId(name), ())
    about = link(view.here.work(name), text(f"All that is here of {name}"))
    yield paragraph(about)
    if inside:
        yield table(view, f"Provisions of {name}", inside)


def work(view: View, name: str) -> Page:
    """Return the page of an Act or an instrument."""
    found = view.law.works[name]
    trail = (*_home(view), (text("The law"), view.here.to(LAW)))
    kind = "Act" if found.kind is WorkKind.ACT else "Instrument"
    return Page(
        view.here.path,
        text(found.title),
        f"{found.title}: the provisions written down here",
        tuple(_work(view, found)),
        text(kind),
        trail,
    )


def _work(view: View, found: Work) -> Iterator[Html]:
    block = view.written.works.get(found.cited_as)
    said = {each.key.lower(): each.text.strip() for each in block.properties} if block else {}
    yield facts(
        (
            ("Cited as", text(found.cited_as)),
            ("Extent", text(said.get("extent", ""))),
            ("Identifier", outward(found.identifier)),
            ("Official text", outward(said.get("source", ""))),
        )
    )
    inside = view.library.index.inside.get(ProvisionId(found.cited_as), ())
    if inside:
        yield heading(2, text("Provisions"), "contents")
        yield table(view, f"Provisions of {found.cited_as}", inside)
        for at in inside:
            below = view.library.index.inside.get(at, ())
            if below:
                name = " ".join(at.path[-2:]).capitalize()
                yield heading(3, text(f"In {name}"))
                yield table(view, f"Provisions in {name}", below)
    notes = [each.text.strip() for each in block.properties if each.key == "note"] if block else []
    if notes:
        yield heading(2, text("Notes"), "notes")
        yield items((text(note) for note in notes), class_="k-notes")


def works(view: View, kind: WorkKind, title: str, lead: str) -> Page:
    """Return the page that lists the guidelines, or the guidance."""
    found = [each for each in view.law.works.values() if each.kind is kind]
    rows = [_guide(view, each) for each in found]
    columns = ("Title", "By", "Binds", "Effective from", "Status")
    blocks = [paragraph(text(lead), class_="k-lead")]
    blocks.append(grid(title, columns, rows, "k-listing") if rows else paragraph(text("None yet.")))
    return Page(view.here.path, text(title), lead, tuple(blocks), trail=_home(view))


def _guide(view: View, found: Work) -> tuple[Html, ...]:
    at = ProvisionId(found.cited_as)
    provision = view.law.provisions[at]
    verification = provision.verification
    marks = [tag("Not encoded")] if provision.not_encoded else []
    marks.append(standing_tag(verification.standing if verification else None))
    if view.library.touched.get(at):
        marks.append(tag("Proposal", "proposal"))
    return (
        link(view.here.work(found.cited_as), text(found.title)),
        text(found.by),
        text(found.binds),
        text(period_in_words(provision.in_force)),
        join(marks, " "),
    )


def proposals(view: View) -> Page:
    """Return the page that lists the proposals, each with its one-sentence answer."""
    lead = "Changes to the law that somebody has put forward, and exactly who each would affect."
    blocks = [paragraph(text(lead), class_="k-lead"), cards(view)]
    return Page(view.here.path, text("Proposals"), lead, tuple(blocks), trail=_home(view))


def studies(view: View) -> Page:
    """Return the page that lists the studies, each with how much of what it says holds."""
    lead = "Papers that speak of the law, and whether what they say of it is so, in every case."
    blocks = (paragraph(text(lead), class_="k-lead"), study.cards(view))
    return Page(view.here.path, text("Studies"), lead, blocks, trail=_home(view))


def cards(view: View) -> Html:
    """Return a card for each proposal."""
    puts = view.library.proposals
    if not puts:
        return paragraph(text("None yet."))
    each = join((_card(view, put) for put in puts), "\n")
    return element("ul", Html("\n"), each, Html("\n"), class_="k-cards")


def _card(view: View, put: Put) -> Html:
    title = link(view.here.proposal(put.proposal.name), text(put.proposal.title))
    commences = put.proposal.commences
    return element(
        "li",
        paragraph(tag("Proposal, not law", "proposal")),
        element("p", title, class_="k-card-title"),
        paragraph(text(put.sentence)),
        facts(
            (
                ("Put forward by", text(put.proposal.put_forward_by)),
                ("Direction", text(direction(put))),
                (would_start(put.proposal), text(day_in_words(commences) if commences else "")),
            )
        ),
        class_="k-card",
    )

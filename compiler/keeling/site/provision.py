"""The page of a provision: what it says, how firm that is, what it decides, what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from keeling.model.identity import ProvisionId
from keeling.model.law import Period, Provision, Work, WorkKind
from keeling.model.words import both, day_in_words
from keeling.site import decides, examples
from keeling.site.addresses import GUIDANCE, GUIDELINES, HOME, LAW, around
from keeling.site.connections import beside, connections, terms
from keeling.site.history import history
from keeling.site.library import View
from keeling.site.lines import last_line
from keeling.site.listing import contents
from keeling.site.markup import (
    NOTHING,
    Html,
    element,
    facts,
    heading,
    items,
    join,
    link,
    outward,
    text,
)
from keeling.site.markup import paragraph as said_in
from keeling.site.page import Page
from keeling.site.pathways import follows
from keeling.site.powers import powers
from keeling.site.status import box, tag
from keeling.site.statute import as_it_stands
from keeling.site.study import speaking_of

_OURS = (
    "This is the provision as this project has written it down, in the layout of the Act. "
    "It is not the official text."
)
_STRENGTHS = {
    "must": "It leaves no room.",
    "should": "It is expected, with room for the exceptional case.",
    "may": "It is allowed, and nothing more is said.",
    "should not": "It is expected not to happen, with room for the exceptional case. It is no bar "
    "in law.",
    "must not": "It leaves no room.",
}


def page(view: View, at: ProvisionId) -> Page:
    """Return the page of a provision, a guideline or a piece of guidance."""
    provision = view.law.provisions[at]
    work = view.law.works[at.work]
    title = text(titled(provision, work))
    return Page(
        view.here.path,
        title,
        f"{at.citation}: {provision.heading or work.title}",
        tuple(_blocks(view, provision, work)),
        text(_caption(view, provision, work)),
        trail(view, at),
    )


def titled(provision: Provision, work: Work) -> str:
    """Return a provision's title: `Section 82: The notification period`."""
    if not provision.id.path:
        return work.title
    division, number = provision.id.path[-2:]
    unit = f"{division.capitalize()} {number}"
    return f"{unit}: {provision.heading}" if provision.heading else unit


def _caption(view: View, provision: Provision, work: Work) -> str:
    if work.kind is WorkKind.GUIDELINE:
        return f"Guideline by {work.by}" if work.by else "Guideline"
    if work.kind is WorkKind.GUIDANCE:
        return f"Guidance by {work.by}" if work.by else "Guidance"
    above = [f"{' '.join(at.path[-2:]).capitalize()}" for at in around(view.law, provision.id)]
    return ", ".join((work.title, *above))


def trail(view: View, at: ProvisionId) -> tuple[tuple[Html, str], ...]:
    """Return the pages above a provision's."""
    here, work = view.here, view.law.works[at.work]
    home = (text("Home"), here.to(HOME))
    if work.kind is WorkKind.GUIDELINE:
        return home, (text("Guidelines"), here.to(GUIDELINES))
    if work.kind is WorkKind.GUIDANCE:
        return home, (text("Guidance"), here.to(GUIDANCE))
    law = (text("The law"), here.to(LAW))
    own = [(text(work.cited_as), here.work(at.work))] if at.path else []
    above = [
        (text(" ".join(each.path[-2:]).capitalize()), here.provision(each) or "")
        for each in around(view.law, at)
        if each in here.addresses.provisions
    ]
    return home, law, *own, *above


def _blocks(view: View, provision: Provision, work: Work) -> Iterator[Html]:
    at = provision.id
    yield strip(view, provision)
    yield from _proposed(view, at)
    yield _key_facts(view, provision, work)
    yield box(provision.verification, view.here)
    said = _not_encoded(provision) if provision.not_encoded else as_it_stands(view, at)
    if said:
        yield heading(2, text("What it says"), "text")
        if _legislation(work):
            yield said_in(text(_OURS), class_="k-small")
        yield said
    yield from contents(view, at)
    yield from powers(view, at)
    yield from history(view, at)
    yield from _remarks(provision)
    if view.library.index.answered.get(at) and work.kind is not WorkKind.GUIDELINE:
        yield heading(2, text("What it decides"), "decides")
        yield from decides.decided(view, at)
    if not at.path and at.work in view.library.pathways:
        yield from follows(view, view.library.pathways[at.work])
    yield from terms(view, at)
    worked = examples.reaching(view, at) if said else []
    if worked:
        yield heading(2, text("Worked examples"), "examples")
        yield from worked
    yield from speaking_of(view, at)
    yield from connections(view, at)
    yield from _file(view, provision)
    yield beside(view, at) if at.path else NOTHING


def _legislation(work: Work) -> bool:
    return work.kind in (WorkKind.ACT, WorkKind.INSTRUMENT)


def strip(view: View, provision: Provision) -> Html:
    """Return the labels that say at a glance what state a provision is in."""
    word = "force" if _legislation(view.law.works[provision.id.work]) else "effect"
    made = [_state(provision.in_force, view.library.edition.as_at, word)]
    if provision.not_encoded:
        made.append(tag("Not encoded", "unverified"))
    if view.library.touched.get(provision.id):
        made.append(tag("A proposal would change this", "proposal"))
    return said_in(join(made, " "), class_="k-strip")


def _state(period: Period, as_at: date, word: str) -> Html:
    day = day_in_words(as_at)
    if as_at in period:
        return tag(f"In {word} on {day}", "law")
    if period.start is not None and as_at < period.start:
        return tag(f"Not yet in {word} on {day}", "secondary")
    return tag(f"No longer in {word} on {day}", "secondary")


def _proposed(view: View, at: ProvisionId) -> Iterator[Html]:
    for put in view.library.touched.get(at, ()):
        title = link(view.here.proposal(put.proposal.name), text(put.proposal.title))
        lead = element("strong", text("Proposed, not law. "))
        yield element("div", said_in(lead, title), class_="k-notice k-notice--proposal")


def period_in_words(period: Period) -> str:
    """Say from when, and until when, something is in force."""
    if period.start is None:
        return ""
    until = f" to the end of {day_in_words(period.end)}" if period.end else ""
    return f"{day_in_words(period.start)}{until}"


def _key_facts(view: View, provision: Provision, work: Work) -> Html:
    official = _legislation(work)
    since = "In force from" if official else "Effective from"
    strength = [] if official else _strength(view, provision.id)
    return facts(
        (
            ("Citation", text(provision.id.citation)),
            ("By", text(work.by)),
            ("Binds", text(work.binds)),
            ("Strength", join(strength, " ")),
            (since, text(period_in_words(provision.in_force))),
            ("Extent", text(both(provision.extent))),
            ("Identifier", outward(provision.identifier) if provision.identifier else NOTHING),
            (
                "Official text" if official else "Source",
                outward(provision.source) if provision.source else NOTHING,
            ),
        )
    )


def _strength(view: View, at: ProvisionId) -> list[Html]:
    """Return how strongly guidance speaks, and what that means."""
    made = []
    for rule in view.law.rules:
        outcome = view.law.vocabulary.outcomes[rule.outcome]
        if rule.provision.within(at) and outcome.course:
            for row in rule.rows:
                said = str(row.answer)
                lead = element("strong", text(f"{outcome.actor} {said} {outcome.course}."))
                made.append(join((lead, text(_STRENGTHS.get(said, ""))), " "))
    return made


def _not_encoded(provision: Provision) -> Html:
    lead = element("strong", text("Not encoded: "))
    told = said_in(lead, text(f"{provision.not_encoded}."))
    more = said_in(text("No answer on this site takes account of it."))
    return element("div", told, more, class_="k-notice")


def _remarks(provision: Provision) -> Iterator[Html]:
    if provision.flags:
        yield heading(2, text("In doubt"), "doubts")
        lead = said_in(text("Every answer that rests on this provision carries this doubt."))
        doubts = items(text(flag) for flag in provision.flags)
        yield element("div", lead, doubts, class_="k-notice k-notice--doubt")
    if provision.notes:
        yield heading(2, text("Notes"), "notes")
        yield items((text(note) for note in provision.notes), class_="k-notes")


def _file(view: View, provision: Provision) -> Iterator[Html]:
    """Yield the text as it stands in its file, and where that is."""
    span, library = provision.span, view.library
    last = last_line(span)
    while last > span.line and not library.texts[span.path].lines[last - 1].strip():
        last -= 1
    place = f"{span.path}, lines {span.line} to {last}"
    where = text(place)
    if library.repository:
        base = library.repository.rstrip("/")
        where = outward(f"{base}/{span.path}#L{span.line}-L{last}", text(place))
    yield heading(2, text("The file"), "file")
    yield said_in(text("This page is made from "), where, text("."))

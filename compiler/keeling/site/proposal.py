"""The page of a proposal: the answer first, then the words, then the cases, then the sources."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.amending import Instruction, Verb, effect, effect_on, puts_in
from keeling.model.changes import Comparison, Marked
from keeling.model.law import Proposal
from keeling.model.words import day_in_words
from keeling.report.marking import title
from keeling.report.power import beyond, vehicle
from keeling.report.transition import revises, transition
from keeling.site.addresses import CERTIFICATES, HOME, PROPOSALS
from keeling.site.affected import affected, direction
from keeling.site.certificates import certificate
from keeling.site.claims import claims
from keeling.site.drafting import draft
from keeling.site.examples import compared
from keeling.site.library import Put, View
from keeling.site.markup import (
    NOTHING,
    Html,
    element,
    facts,
    folded,
    heading,
    items,
    join,
    link,
    outward,
    paragraph,
    text,
)
from keeling.site.page import Page
from keeling.site.pathways import along
from keeling.site.status import box, cite, cites, tag
from keeling.site.statute import as_amended, as_marked
from keeling.site.tables import grid


def page(view: View, put: Put) -> Page:
    """Return the page of a proposal."""
    here = view.here
    trail = ((text("Home"), here.to(HOME)), (text("Proposals"), here.to(PROPOSALS)))
    return Page(
        here.path,
        text(put.proposal.title),
        put.paragraph,
        tuple(_blocks(view, put)),
        text("Proposal"),
        trail,
    )


def _blocks(view: View, put: Put) -> Iterator[Html]:
    proposal = put.proposal
    yield _banner(put)
    yield element("p", text(put.sentence), class_="k-lead")
    yield _key_facts(view, put)
    yield heading(2, text("Changes to the text"), "changes")
    yield _changes(view, proposal)
    drafts = "Draft of the revision" if revises(proposal) else "Draft amending text"
    yield heading(2, text(drafts), "draft")
    yield draft(put)
    yield heading(2, text("By what it would be made"), "power")
    yield from _vehicle(view, put)
    yield heading(2, text("Past cases"), "savings")
    yield from (paragraph(text(said)) for said in transition(put.proposal, view.law.vocabulary))
    amended = "The text as revised" if revises(proposal) else "The law as amended"
    yield heading(2, text(amended), "amended")
    yield from _amended(view, put)
    yield heading(2, text("Who is affected"), "affected")
    yield from affected(view, put)
    yield from along(view, put)
    yield from claims(view, put)
    found = view.library.certificates.proposals.get(proposal.name, "")
    yield from certificate(found, view.here.to(CERTIFICATES))
    examples = list(compared(view, proposal.name))
    if examples:
        yield heading(2, text("Worked examples"), "examples")
        yield from examples
    yield from _reasons(proposal)
    yield heading(2, text("Sources and how firm they are"), "sources")
    yield from _sources(view, proposal)


def _banner(put: Put) -> Html:
    as_at = day_in_words(put.comparison.as_at)
    said = f"This is not law. It is compared with the law in force on {as_at}."
    shown = join((tag("Proposal", "proposal"), text(said)), " ")
    return element("div", paragraph(shown), class_="k-banner")


def _key_facts(view: View, put: Put) -> Html:
    proposal = put.proposal
    targets = list(dict.fromkeys(at for step in proposal.instructions for at in step.targets))
    extents = {extent for at in targets for extent in view.law.provisions[at].extent}
    commences = day_in_words(proposal.commences) if proposal.commences else "Not said"
    return facts(
        (
            ("Provisions changed", cites(view.here, targets)),
            ("Direction", text(direction(put))),
            ("Put forward by", text(proposal.put_forward_by)),
            ("Made by" if revises(proposal) else "Made under", _power(view, proposal)),
            (would_start(proposal), text(commences)),
            ("Extent", text(", ".join(sorted(extents)))),
        )
    )


def _vehicle(view: View, put: Put) -> Iterator[Html]:
    """Yield who could make it and how, whether that reaches so far, and what it cannot do."""
    said = list(vehicle(put.proposal, put.comparison.before, put.comparison.difference))
    yield items(text(one) for one in said)
    if put.proposal.made_under is not None:
        lead = text("The power, as written, with what is said for other readings of it: ")
        yield paragraph(join((lead, cite(view.here, put.proposal.made_under)), ""))
    if put.comparison.beyond:
        yield paragraph(text("It cannot be made so:"))
        yield items((text(said) for said in beyond(put.comparison)), class_="k-notes")


def would_start(proposal: Proposal) -> str:
    """Return the head over the day: Acts and instruments commence, guidance takes effect."""
    return "Would take effect" if revises(proposal) else "Would commence"


def _power(view: View, proposal: Proposal) -> Html:
    if proposal.made_under is None:
        return text(proposal.made_under_said)
    return cite(view.here, proposal.made_under)


def _changes(view: View, proposal: Proposal) -> Html:
    starts = "Takes effect" if revises(proposal) else "Commencement"
    columns = ("Provision", "Effect", "Now", "As proposed", starts)
    commences = day_in_words(proposal.commences) if proposal.commences else "not said"
    rows = [
        _change(view, number, step, commences)
        for number, step in enumerate(proposal.instructions, 1)
    ]
    return grid("The effects on the text", columns, rows, "k-changes")


def _change(view: View, number: int, step: Instruction, commences: str) -> tuple[Html, ...]:
    marked = link(f"#change-{number}", text("see it marked"))
    on = cites(view.here, step.targets)
    if puts_in(step):
        on = text("; ".join(effect_on(step)))
    where = join((on, element("small", marked)), " ")
    now, then = _words(step)
    return (where, text(effect(step)), text(now), text(then), text(commences))


def _words(step: Instruction) -> tuple[str, str]:
    """Return what goes and what comes, in the cells of the table of effects."""
    if step.units:
        put_in = "see the draft" if step.lines else "–"
        return ("–" if step.verb is Verb.INSERT else "the whole"), put_in
    old = f"“{step.old}”" if step.old and step.verb is not Verb.INSERT else "–"
    return old, f"“{step.new}”" if step.new else "–"


def _amended(view: View, put: Put) -> Iterator[Html]:
    yield paragraph(
        text("Words that would go are "),
        element("del", text("struck through")),
        text("; words that would come are "),
        element("ins", text("underlined")),
        text(". Screen readers are told where each begins and ends."),
    )
    for marked in put.comparison.marked:
        yield heading(3, text(_title(put.comparison, marked)))
        yield as_marked(view, put.comparison, marked)
        if marked.after.strip():
            yield folded(
                "As it would read, without marks", as_amended(view, put.comparison, marked)
            )


def _title(comparison: Comparison, marked: Marked) -> str:
    headed = comparison.provision(marked.provision).heading
    said = title(comparison, marked)
    return f"{said}: {headed}" if headed else said


def _reasons(proposal: Proposal) -> Iterator[Html]:
    if proposal.because:
        yield heading(2, text("Reasons given for it"), "for")
        yield items((text(reason) for reason in proposal.because), class_="k-notes")
    if proposal.against:
        yield heading(2, text("Reasons given against it"), "against")
        yield items((text(reason) for reason in proposal.against), class_="k-notes")
    if proposal.notes:
        yield heading(2, text("Notes"), "notes")
        yield items((text(note) for note in proposal.notes), class_="k-notes")


def _sources(view: View, proposal: Proposal) -> Iterator[Html]:
    yield box(proposal.verification, view.here)
    source = outward(proposal.source) if proposal.source else NOTHING
    file = text(f"{proposal.span.path}, line {proposal.span.line}")
    if view.library.repository:
        base = view.library.repository.rstrip("/")
        file = outward(f"{base}/{proposal.span.path}#L{proposal.span.line}", file)
    yield facts((("Source", source), ("File", file)))

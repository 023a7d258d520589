"""The page of a study: how much of what it says of the law holds, then each thing it says."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.held import Checked, Finding, Held
from keeling.model.identity import ProvisionId
from keeling.model.words import day_in_words
from keeling.report.studies import counted
from keeling.site.addresses import CERTIFICATES, HOME, STUDIES
from keeling.site.certificates import certificate
from keeling.site.claims import claim
from keeling.site.library import View
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
    paragraph,
    text,
)
from keeling.site.page import Page
from keeling.site.status import box, tag
from keeling.site.tables import grid

_LEAD = (
    "What the study says of the law is put here in short words of this site's own, with the lines "
    "in which it says so, and taken at its word: held against every case that the facts of this "
    "site can describe. Where it does not hold, that may be a slip, or it may change the argument; "
    "the remark says so. Nothing here says whether the study is right in what it proposes."
)
_KINDS = {
    Finding.HOLDS: "proved",
    Finding.IN_PART: "open",
    Finding.FAILS: "refuted",
    Finding.OPEN: "open",
    Finding.OUTSIDE: "plain",
}


def page(view: View, checked: Checked) -> Page:
    """Return the page of a study."""
    here = view.here
    trail = ((text("Home"), here.to(HOME)), (text("Studies"), here.to(STUDIES)))
    said = f"{counted(checked.held)}."
    blocks = tuple(_blocks(view, checked))
    return Page(here.path, text(checked.study.title), said, blocks, text("Study"), trail)


def card(view: View, checked: Checked) -> Html:
    """Return a study in short, for the pages that lead to it."""
    title = link(view.here.study(checked.study.name), text(checked.study.title))
    return element(
        "li",
        element("p", title, class_="k-card-title"),
        paragraph(text(f"{counted(checked.held)}.")),
        _about(checked),
        class_="k-card",
    )


def cards(view: View) -> Html:
    """Return a card for each study."""
    every = view.library.studies
    if not every:
        return paragraph(text("None yet."))
    each = join((card(view, checked) for checked in every), "\n")
    return element("ul", Html("\n"), each, Html("\n"), class_="k-cards")


def speaking_of(view: View, at: ProvisionId) -> Iterator[Html]:
    """Yield what studies say whose truth a provision decides, and whether it holds."""
    every = view.library.spoken_of.get(at, ())
    if every:
        yield heading(2, text("What studies say that turns on it"), "studies")
        yield items(_said(view, *each) for each in every)


def _said(view: View, checked: Checked, held: Held) -> Html:
    here = view.here
    page_of = here.addresses.studies[checked.study.name]
    said = link(here.to(page_of, _anchor(held)), text(held.statement.said))
    where = f" ({checked.study.title}, {held.statement.lines})"
    return join((_tag(held), text(" "), said, text(where)))


def _blocks(view: View, checked: Checked) -> Iterator[Html]:
    study = checked.study
    yield element("p", text(f"{counted(checked.held)}."), class_="k-lead")
    yield paragraph(text(_LEAD))
    yield _about(checked)
    yield heading(2, text("What it says, in short"), "short")
    columns = ("Where", "What it says", "Found")
    yield grid("What the study says", columns, [_row(each) for each in checked.held], "k-listing")
    yield heading(2, text("One by one"), "statements")
    yield join((_statement(view, checked, each) for each in checked.held), "\n")
    found = view.library.certificates.studies.get(study.name, "")
    yield from certificate(found, view.here.to(CERTIFICATES))
    if study.notes:
        yield heading(2, text("Notes"), "notes")
        yield items((text(note) for note in study.notes), class_="k-notes")
    yield heading(2, text("Sources and how firm they are"), "sources")
    yield box(study.verification, view.here)
    file = text(f"{study.span.path}, line {study.span.line}")
    if view.library.repository:
        base = view.library.repository.rstrip("/")
        file = outward(f"{base}/{study.span.path}#L{study.span.line}", file)
    source = outward(study.source) if study.source else NOTHING
    yield facts((("Source", source), ("File", file)))


def _about(checked: Checked) -> Html:
    study = checked.study
    return facts(
        (
            ("Written by", text(study.written_by or "not named in what is kept here")),
            ("Lines counted in", text(study.lines_counted_in)),
            ("Held against the law of", text(day_in_words(checked.as_at))),
        )
    )


def _anchor(held: Held) -> str:
    return f"line-{held.statement.first}-{held.statement.span.line}"


def _row(held: Held) -> tuple[Html, ...]:
    said = link(f"#{_anchor(held)}", text(held.statement.said))
    return text(held.statement.lines.capitalize()), said, _tag(held)


def _tag(held: Held) -> Html:
    found = held.finding
    return tag(found.value.capitalize(), _KINDS[found])


def _statement(view: View, checked: Checked, held: Held) -> Html:
    statement = held.statement
    head = element("h3", text(f"{statement.lines.capitalize()}: {statement.said}"))
    parts = [head, paragraph(_tag(held), text(_why(held)))]
    if held.proofs:
        each = (claim(view, proof) for proof in held.proofs)
        parts.append(element("ul", *each, class_="k-claims"))
    parts += [paragraph(text(note), class_="k-comment") for note in statement.notes]
    return element("section", *parts, id=_anchor(held), class_="k-statement")


def _why(held: Held) -> str:
    statement = held.statement
    if statement.not_encoded:
        return f" Its law is not encoded here: {statement.not_encoded}."
    if not statement.outside:
        return ""
    return f" {statement.outside[0].upper()}{statement.outside[1:]}."

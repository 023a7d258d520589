"""The draft amending text on the page of a proposal."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.report.drafting import CAVEAT, Clause, Line, drafted, in_quotation_marks
from keeling.site.library import Put, View
from keeling.site.markup import Html, element, join, paragraph, text


def draft(view: View, put: Put) -> Iterator[Html]:
    """Yield the amending text of a proposal, one part for each work it changes."""
    for clause in drafted(put.proposal, view.law):
        yield element("div", _title(clause), join(map(_line, clause.lines), "\n"), class_="k-draft")
    yield paragraph(text(CAVEAT), class_="k-small")


def _title(clause: Clause) -> Html:
    number = (_mark(clause.number), Html(" ")) if clause.number else ()
    return element("p", *number, element("span", text(clause.title)), class_="k-draft-title")


def _mark(said: str) -> Html:
    return element("span", text(said), class_="k-draft-number")


def _line(line: Line) -> Html:
    number = (_mark(line.mark), Html(" ")) if line.mark else ()
    said = element("p", *number, element("span", text(line.said)))
    if not line.quoted:
        return said
    quoted = "\n".join(in_quotation_marks(line.quoted))
    return join((said, element("pre", text(quoted), class_="k-draft-quoted", tabindex="0")), "\n")

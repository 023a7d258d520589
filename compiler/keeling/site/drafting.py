"""The draft amending text on the page of a proposal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from keeling.report.drafting import Clause, Line, caveat, drafted
from keeling.report.marking import table_headings
from keeling.report.shown import Runs, Table, Words, plain
from keeling.site.library import Put
from keeling.site.markup import Html, element, join, text
from keeling.site.tables import scrolled


def draft(put: Put) -> Html:
    """Return the amending text of a proposal, one part for each work it changes.

    What keeps it from being sent as it is stands within it, so that it is copied with it.
    """
    inside = [element("p", element("em", text(caveat(put.proposal))))]
    for clause in drafted(put.proposal, put.comparison.before, table_headings(put.comparison)):
        inside += [_title(clause), *map(_line, clause.lines)]
    return element("div", join(inside, "\n"), class_="k-draft")


def _title(clause: Clause) -> Html:
    number = (_mark(clause.number), Html(" ")) if clause.number else ()
    return element("p", *number, element("span", text(clause.title)), class_="k-draft-title")


def _mark(said: str) -> Html:
    return element("span", text(said), class_="k-draft-number")


def _line(line: Line) -> Html:
    number = (_mark(line.mark), Html(" ")) if line.mark else ()
    class_ = "k-draft-item" if line.item else None
    said = element("p", *number, element("span", text(line.said)), class_=class_)
    if not line.quoted:
        return said
    class_ = "k-draft-quoted k-draft-item" if line.item else "k-draft-quoted"
    quoted = element("div", join(_quoted(line.put_in), "\n"), class_=class_)
    return join((said, quoted), "\n")


def _quoted(parts: Iterable[Words | Table]) -> Iterator[Html]:
    for part in parts:
        if isinstance(part, Words):
            class_ = f"k-in-{min(part.indent // 2, 12)}"
            yield element("div", text(plain(part.runs)), class_=class_)
        else:
            head = element("thead", _row(part.heading, "th", "col"))
            body = element("tbody", join((_row(row, "td") for row in part.rows), "\n"))
            yield scrolled("Rows that are put in", element("table", head, body))


def _row(cells: Sequence[Runs], name: str, scope: str | None = None) -> Html:
    made = (element(name, text(plain(cell)), scope=scope) for cell in cells)
    return element("tr", join(made, " "))

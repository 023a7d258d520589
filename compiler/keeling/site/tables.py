"""Tables: those of the law, with the status of each answer beside it, and those of our own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from keeling.site.lines import Line, Run, cells
from keeling.site.markup import NOTHING, Html, element, hidden, join, link, text
from keeling.site.status import cell_tag

_STATUS = "its status"


def table(
    name: str,
    rows: Sequence[Line],
    anchors: Sequence[str],
    words: Callable[[Iterable[Run]], Html],
) -> Html:
    """Return a table of the law; the first row is its heading, and every other has an anchor.

    The status that a row gives for the answer before it is shown in the same cell.
    """
    heading, *body = [cells(row) for row in rows]
    statuses = {index for index, cell in enumerate(heading) if _plain(cell) == _STATUS}
    columns = [index for index in range(len(heading)) if index not in statuses]
    head = [element("th", text("Row"), scope="col", class_="k-row-number")]
    head += [element("th", words(heading[index]), scope="col") for index in columns]
    made = []
    for number, (row, place) in enumerate(zip(body, anchors[1:], strict=True), 1):
        shown = link(f"#{place}", text(number)) if place else text(number)
        first = element("th", shown, scope="row", class_="k-row-number")
        inner = [_cell(row, index, statuses, words) for index in columns]
        made.append(element("tr", join((first, *inner), " "), id=place or None))
    return scrolled(name, _assembled(head, made))


def _cell(
    row: Sequence[tuple[Run, ...]],
    index: int,
    statuses: set[int],
    words: Callable[[Iterable[Run]], Html],
) -> Html:
    if index >= len(row):
        return element("td")
    inner = words(row[index]) if row[index] else element("span", text("any"), class_="k-any")
    if index + 1 in statuses and index + 1 < len(row):
        inner = join((inner, cell_tag(_plain(row[index + 1]))), " ")
    return element("td", inner)


def _plain(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs).strip()


def grid(
    caption: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Html]],
    class_: str = "",
    *,
    titled: bool = False,
) -> Html:
    """Return a table of our own: caption, heads, and rows whose first cell heads the row.

    The caption is for those who listen, unless it is to be the title too.
    """
    head = [element("th", text(column), scope="col") for column in columns]
    body = [
        element("tr", join((_own_cell(index, cell) for index, cell in enumerate(row)), " "))
        for row in rows
    ]
    shown = element("caption", text(caption) if titled else hidden(caption))
    return scrolled(caption, _assembled(head, body, shown, class_))


def _own_cell(index: int, cell: Html) -> Html:
    return element("td", cell) if index else element("th", cell, scope="row")


def _assembled(
    head: Iterable[Html], body: Iterable[Html], caption: Html = NOTHING, class_: str = ""
) -> Html:
    parts = [caption] if caption else []
    parts.append(element("thead", element("tr", join(head, " "))))
    parts.append(element("tbody", Html("\n"), join(body, "\n"), Html("\n")))
    return element("table", Html("\n"), join(parts, "\n"), Html("\n"), class_=class_ or None)


def scrolled(name: str, inner: Html) -> Html:
    """Return something wide in a frame that scrolls, also from the keyboard."""
    return element("div", inner, class_="k-scroll", role="region", aria_label=name, tabindex="0")

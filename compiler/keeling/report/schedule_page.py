"""The Keeling schedule as a page that a word processor opens with its marks kept."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

from keeling.model.changes import MarkKind, Texts
from keeling.report import drafting
from keeling.report.marking import status, table_headings, title
from keeling.report.schedules import commencement, untold
from keeling.report.shown import Runs, Table, Words, shown

_MARKS = {
    MarkKind.STRUCK: ("del", "start of words omitted", "end of words omitted"),
    MarkKind.INSERTED: ("ins", "start of words inserted", "end of words inserted"),
}
_STYLE = """del+ins{margin-left:.25em}p{overflow-wrap:anywhere}
del{text-decoration:line-through .15em}ins{text-decoration:underline .15em}
body{font-family:Georgia,'Times New Roman',serif;line-height:1.4;max-width:48em}
p{margin:.4em 0}.law{margin:0}.gap{margin-top:.8em}.small{font-size:.85em}
table{border-collapse:collapse;margin:.6em 0}th,td{border:1px solid #555;padding:.2em .5em}
th,td{text-align:left;vertical-align:top}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"""


def as_html(texts: Texts) -> str:
    """Return the schedule as HTML that a word processor opens with its marks kept."""
    titles = "; ".join(proposal.title for proposal in texts.proposals)
    body = "\n".join(_body(texts))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>Keeling schedule: {html.escape(titles)}</title>\n<style>\n{_STYLE}\n"
        f"</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(texts: Texts) -> Iterator[str]:
    headings = table_headings(texts)
    for proposal in texts.proposals:
        yield f"<h1>{html.escape(proposal.title)}</h1>"
        yield f"<p>A proposal, not law. {commencement(proposal)}</p>"
        yield f"<p><em>{html.escape(drafting.caveat(proposal))}</em></p>"
        for clause in drafting.drafted(proposal, texts.before, headings):
            yield from _clause(clause)
    yield from (f"<p>{html.escape(said)}</p>" for said in untold(texts))
    for marked in texts.marked:
        text = shown(marked.at_margin())
        name = title(texts, marked)
        yield f"<h2>{html.escape(name)}</h2>"
        yield from _law(text.parts, 0, f"Table in {name}")
        if said := status(texts, marked, text):
            yield f'<p class="small">{html.escape(said)}</p>'


def _clause(clause: drafting.Clause) -> Iterator[str]:
    number = f"{clause.number} " if clause.number else ""
    yield f"<h2>{number}{html.escape(clause.title)}</h2>"
    for line in clause.lines:
        mark = f"{line.mark} " if line.mark else ""
        indent = ' style="margin-left:2em"' if line.item else ""
        yield f"<p{indent}>{mark}{html.escape(line.said)}</p>"
        yield from _law(line.put_in, 8 if line.item else 4, "Quoted table")


def _law(parts: Iterable[Words | Table], margin: int, name: str) -> Iterator[str]:
    for part in parts:
        indent = f' style="margin-left:{(part.indent + margin) / 2:g}em"'
        if isinstance(part, Words):
            said = _marked(part.runs)
            class_ = "law gap" if part.gap else "law"
            said = f"<b>{said}</b>" if part.head else said
            yield f'<p class="{class_}"{indent}>{said}</p>'
        else:
            yield f'<table{indent} aria-label="{html.escape(name)}">'
            heading = _row(part.heading, "th", ' scope="col"')
            yield f"<thead>{heading}</thead>"
            yield f"<tbody>{''.join(_row(row, 'td') for row in part.rows)}</tbody>"
            yield "</table>"


def _row(cells: Sequence[Runs], tag: str, said: str = "") -> str:
    return f"<tr>{''.join(f'<{tag}{said}>{_marked(cell)}</{tag}>' for cell in cells)}</tr>"


def _marked(runs: Runs) -> str:
    """Return marked words as HTML, the marks spoken for those who do not see them."""
    return "".join(_mark(run.kind, html.escape(run.text)) for run in runs)


def _mark(kind: MarkKind, escaped: str) -> str:
    if kind is MarkKind.KEPT:
        return escaped
    tag, start, end = _MARKS[kind]
    return (
        f'<{tag}><span class="hidden">[{start}] </span>{escaped}'
        f'<span class="hidden"> [{end}]</span></{tag}>'
    )

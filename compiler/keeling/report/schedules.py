"""The Keeling schedule: the law as it would read, every change marked; and the table of effects."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator

from keeling.model.amending import Instruction, Verb, effect, put_in
from keeling.model.changes import Comparison, Marked, MarkKind
from keeling.model.identity import ProvisionId
from keeling.model.law import Proposal
from keeling.model.words import day_in_words
from keeling.report import drafting

_TEXT = {MarkKind.KEPT: ("", ""), MarkKind.STRUCK: ("[-", "-]"), MarkKind.INSERTED: ("{+", "+}")}
_HTML = {
    MarkKind.STRUCK: ("del", "start of words omitted", "end of words omitted"),
    MarkKind.INSERTED: ("ins", "start of words inserted", "end of words inserted"),
}
_COLUMNS = (
    "Affected provision",
    "Type of effect",
    "Words omitted",
    "Words inserted",
    "Affecting provision",
    "Commencement",
)


def as_text(comparison: Comparison) -> str:
    """Return the schedule as plain text: words struck `[-…-]`, words inserted `{+…+}`."""
    return "\n".join(_text_lines(comparison))


def _text_lines(comparison: Comparison) -> Iterator[str]:
    for proposal in comparison.proposals:
        yield f"{proposal.title}"
        yield f"A proposal, not law. {_commencement(proposal)}"
        yield ""
        yield from drafting.as_text(drafting.drafted(proposal, comparison.before))
    for marked in comparison.marked:
        yield ""
        yield f"{marked.provision.citation}, as amended"
        yield ""
        said = "".join(
            f"{_TEXT[mark.kind][0]}{mark.text}{_TEXT[mark.kind][1]}" for mark in marked.at_margin()
        )
        yield said.strip("\n").rstrip()


def _numbered(proposal: Proposal) -> Iterator[tuple[int, Instruction]]:
    yield from enumerate(proposal.instructions, 1)


def _commencement(proposal: Proposal) -> str:
    if proposal.commences is None:
        return "No day is given for it to commence."
    return f"It would commence on {day_in_words(proposal.commences)}."


def as_html(comparison: Comparison) -> str:
    """Return the schedule as HTML that a word processor opens with its marks kept."""
    titles = "; ".join(proposal.title for proposal in comparison.proposals)
    body = "\n".join(_html_lines(comparison))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>Keeling schedule: {html.escape(titles)}</title>\n<style>\n"
        "del{text-decoration:line-through .15em}ins{text-decoration:underline .15em}\n"
        "pre{white-space:pre-wrap;font:inherit}\n"
        ".hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
        f"</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _html_lines(comparison: Comparison) -> Iterator[str]:
    for proposal in comparison.proposals:
        yield f"<h1>{html.escape(proposal.title)}</h1>"
        yield f"<p>A proposal, not law. {_commencement(proposal)}</p>"
        for clause in drafting.drafted(proposal, comparison.before):
            yield from _html_clause(clause)
    for marked in comparison.marked:
        yield f"<h2>{html.escape(marked.provision.citation)}, as amended</h2>"
        yield f"<pre>{marked_html(marked)}</pre>"


def _html_clause(clause: drafting.Clause) -> Iterator[str]:
    number = f"{clause.number} " if clause.number else ""
    yield f"<p><b>{number}{html.escape(clause.title)}</b></p>"
    for line in clause.lines:
        mark = f"{line.mark} " if line.mark else ""
        yield f"<p>{mark}{html.escape(line.said)}</p>"
        if line.quoted:
            quoted = "\n".join(drafting.in_quotation_marks(line.quoted))
            yield f"<pre>{html.escape(quoted)}</pre>"


def marked_html(marked: Marked) -> str:
    """Return the marked words as HTML, the marks spoken for those who do not see them."""
    return "".join(_mark(mark.kind, html.escape(mark.text)) for mark in marked.at_margin())


def _mark(kind: MarkKind, escaped: str) -> str:
    if kind is MarkKind.KEPT:
        return escaped
    tag, start, end = _HTML[kind]
    return (
        f'<{tag}><span class="hidden">[{start}] </span>{escaped}'
        f'<span class="hidden"> [{end}]</span></{tag}>'
    )


def as_csv(comparison: Comparison) -> str:
    """Return the effects in the columns of the legislation.gov.uk effects table."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for proposal in comparison.proposals:
        for number, step in _numbered(proposal):
            new = put_in(step) if step.verb is Verb.INSERT else ()
            for target in new or step.targets:
                writer.writerow(_inert(cell) for cell in _cells(proposal, number, step, target))
    return buffer.getvalue()


def _cells(
    proposal: Proposal, number: int, step: Instruction, target: ProvisionId
) -> tuple[str, ...]:
    commences = "" if proposal.commences is None else proposal.commences.isoformat()
    put_in = "\n".join(step.lines) if step.units else step.new
    omitted = "" if step.units else step.old if step.verb is not Verb.INSERT else ""
    return (
        target.citation,
        effect(step),
        omitted,
        put_in,
        f"{proposal.title}, {number}",
        commences,
    )


def _inert(cell: str) -> str:
    """Keep a spreadsheet from reading words as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell

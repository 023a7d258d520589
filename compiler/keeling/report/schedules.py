"""The Keeling schedule: the law as it would read, every change marked; and the table of effects."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterator

from keeling.model.amending import Verb, effect, put_in
from keeling.model.changes import Comparison, Marked, MarkKind
from keeling.model.law import Law, Proposal
from keeling.model.words import day_in_words
from keeling.report import drafting
from keeling.report.transition import in_words

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
        "pre{white-space:pre-wrap;font-family:Consolas,'Courier New',monospace}\n"
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
    """Return the effects in the columns of the legislation.gov.uk effects table.

    What is said of the cases that amendments reach has rows of its own, after theirs.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for proposal in comparison.proposals:
        for row in (*_effects(proposal, comparison.before), *_reaching(proposal, comparison)):
            writer.writerow(_inert(cell) for cell in row)
    return buffer.getvalue()


def _effects(proposal: Proposal, law: Law) -> Iterator[tuple[str, ...]]:
    """Yield a row for each provision that an instruction amends, or puts in."""
    places = drafting.places(proposal, law)
    for step, place in zip(proposal.instructions, places, strict=True):
        new = put_in(step) if step.verb is Verb.INSERT else ()
        inserted = "\n".join(step.lines) if step.units else step.new
        omitted = "" if step.units or step.verb is Verb.INSERT else step.old
        for target in new or step.targets:
            row = (target.citation, effect(step), omitted, inserted)
            yield (*row, f"{proposal.title}, {place}".rstrip(", "), _commences(proposal))


def _reaching(proposal: Proposal, comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """Yield a row for each thing that is said of the cases reached."""
    every = [at for step in proposal.instructions for at in step.targets]
    for each in proposal.transitions:
        spoken = [each.within] if each.within else every
        of = "; ".join(dict.fromkeys(at.citation for at in spoken))
        for said in in_words(each, comparison.before.vocabulary):
            yield of, each.kind.value, "", said, proposal.title, _commences(proposal)


def _commences(proposal: Proposal) -> str:
    return "" if proposal.commences is None else proposal.commences.isoformat()


def _inert(cell: str) -> str:
    """Keep a spreadsheet from reading words as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell

"""The Keeling schedule: the law as it would read, every change marked; and the table of effects."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from keeling.model.amending import Verb, effect, effect_on
from keeling.model.changes import Texts
from keeling.model.law import Law, Proposal
from keeling.model.words import day_in_words
from keeling.report import drafting
from keeling.report.marking import status, table_headings, title
from keeling.report.plain import text_lines
from keeling.report.shown import shown
from keeling.report.transition import of_a_proposal, revises

_COLUMNS = (
    "Affected provision",
    "Type of effect",
    "Words omitted",
    "Words inserted",
    "Affecting provision",
    "Commencement",
)


def as_text(texts: Texts) -> str:
    """Return the schedule as plain text: words struck `[-…-]`, words inserted `{+…+}`."""
    return "\n".join(_text_lines(texts))


def _text_lines(texts: Texts) -> Iterator[str]:
    for proposal in texts.proposals:
        yield proposal.title
        yield f"A proposal, not law. {commencement(proposal)}"
        yield ""
        yield drafting.caveat(proposal)
        yield ""
        yield from drafting.as_text(_draft(proposal, texts))
    for said in untold(texts):
        yield ""
        yield said
    for marked in texts.marked:
        yield ""
        yield title(texts, marked)
        yield ""
        text = shown(marked.at_margin())
        yield from text_lines(text.parts)
        if said := status(texts, marked, text):
            yield ""
            yield said


def untold(texts: Texts) -> tuple[str, ...]:
    """Say that it cannot be told who is affected, and why, where that is so."""
    if not texts.untold:
        return ()
    why = " ".join(dict.fromkeys(each.message for each in texts.untold))
    said = "Whom it would affect cannot be told, so nothing is said of that here."
    return (f"{said} {why} `keeling check` says where, and what to do.",)


def _draft(proposal: Proposal, texts: Texts) -> tuple[drafting.Clause, ...]:
    return drafting.drafted(proposal, texts.before, table_headings(texts))


def commencement(proposal: Proposal) -> str:
    """Say when a proposal would commence; a revision takes effect."""
    does = "take effect" if revises(proposal) else "commence"
    if proposal.commences is None:
        return f"No day is given for it to {does}."
    return f"It would {does} on {day_in_words(proposal.commences)}."


def as_csv(texts: Texts) -> str:
    """Return the effects in the columns of the legislation.gov.uk effects table.

    What is said of the cases that amendments reach has rows of its own, after theirs.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for proposal in texts.proposals:
        for row in (*_effects(proposal, texts.before), *_reaching(proposal, texts)):
            writer.writerow(_inert(cell) for cell in row)
    return buffer.getvalue()


def _effects(proposal: Proposal, law: Law) -> Iterator[tuple[str, ...]]:
    """Yield a row for each provision that an instruction amends, or puts in."""
    places = drafting.places(proposal, law)
    for step, place in zip(proposal.instructions, places, strict=True):
        inserted = "\n".join(step.lines) if step.units else step.new
        omitted = "" if step.units or step.verb is Verb.INSERT else step.old
        for cited in effect_on(step):
            row = (cited, effect(step), omitted, inserted)
            yield (*row, f"{proposal.title}, {place}".rstrip(", "), _commences(proposal))


def _reaching(proposal: Proposal, texts: Texts) -> Iterator[tuple[str, ...]]:
    """Yield a row for each thing that is said of the cases reached."""
    every = [at for step in proposal.instructions for at in step.targets]
    for each in proposal.transitions:
        own = [at for step in each.steps for at in step.amended]
        spoken = [each.within] if each.within else own or every
        of = "; ".join(dict.fromkeys(at.citation for at in spoken))
        for said in of_a_proposal(each, proposal, texts.before.vocabulary):
            yield of, each.kind.value, "", said, proposal.title, _commences(proposal)


def _commences(proposal: Proposal) -> str:
    return "" if proposal.commences is None else proposal.commences.isoformat()


def _inert(cell: str) -> str:
    """Keep a spreadsheet from reading words as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell

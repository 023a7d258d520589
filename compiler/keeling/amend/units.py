"""Instructions that deal with whole provisions: substitute, omit, insert, renumber."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keeling.amend.checks import UNUSABLE
from keeling.diagnostics import Diagnostic, Result
from keeling.model.amending import Instruction, Side, Verb
from keeling.model.changes import Edit
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Provision
from keeling.source import SourceFile, Span

_WORDS = re.compile(r'"[^"]*"')
#: The address in the head of a provision: `section 3(c)`, `(b)`.
_HEAD = re.compile(r"(?:[a-z]+\s+)?[0-9A-Za-z]*(?:\([0-9A-Za-z]+\))*")


def edits(
    step: Instruction,
    target: ProvisionId,
    law: Law,
    file: SourceFile,
    source: SourceFile,
    first: bool = True,
) -> Result[list[Edit]]:
    """Return the edits by which an instruction deals with one whole provision.

    `source` is the proposal's file, in which the law that is put in is quoted. Where several
    provisions are substituted, it is put in place of the `first`, and the others go.
    """
    provision = law.provisions[target]
    if len(step.lines) == 1 and _WORDS.fullmatch(step.lines[0]):
        return Result([], (_words_below(step),) if first else ())
    if not (target.path or target.row) and not step.inside:
        return Result([], (_whole_work(step),))
    if target.row and step.verb is Verb.RENUMBER:
        return Result([], (_row_renumbered(step),))
    if step.verb in (Verb.INSERT, Verb.RENUMBER) and len(step.targets) > 1:
        return Result([], (_several_places(step),) if first else ())
    match step.verb:
        case Verb.OMIT:
            return Result([_omitted(step, provision, file)])
        case Verb.RENUMBER:
            return renumbered(step, provision, file)
        case Verb.SUBSTITUTE if not first:
            return Result([_omitted(step, provision, file)])
        case Verb.SUBSTITUTE:
            lines = _put(step, source, provision.span.column - 1)
            if target.row:
                lines = _in_columns(lines, file.lines[provision.span.line - 1])
            return Result([_lines_replaced(step, provision.span, lines, file)])
        case Verb.INSERT:
            return _inserted(step, provision, law, file, source)


def _words_below(step: Instruction) -> Diagnostic:
    return UNUSABLE.at(
        step.quoted or step.span,
        "Words in quotation marks stand here, and the law that is put in stands without them.",
        advice=f"For words, write them at the end of the line above: `{step.verb.value} "
        f"{step.lines[0]}`. For a provision, leave the quotation marks out.",
        citation=step.target.citation,
    )


def _several_places(step: Instruction) -> Diagnostic:
    which = "is to have the number" if step.verb is Verb.RENUMBER else "the new one goes with"
    return UNUSABLE.at(
        step.span,
        f"Several provisions are named, and it is not said which of them {which}.",
        advice="Name one provision, and write an instruction for each other one that is meant.",
        citation=step.target.citation,
    )


def _row_renumbered(step: Instruction) -> Diagnostic:
    return UNUSABLE.at(
        step.span,
        "A row is numbered by its place in the table, so it gets no other number.",
        advice="Omit it, and insert it where it is to stand: `after row 3 of … insert`.",
        citation=step.target.citation,
    )


def _whole_work(step: Instruction) -> Diagnostic:
    return UNUSABLE.at(
        step.span,
        f"{step.target.citation} is a work of its own, and no instruction deals with the whole of "
        "it.",
        advice="Name a provision in it.",
        citation=step.target.citation,
    )


def _omitted(step: Instruction, provision: Provision, file: SourceFile) -> Edit:
    """Take out the lines of a provision, and the blank line below or above it."""
    first, last = provision.span.line, min(provision.span.end_line, len(file.lines))
    if is_blank(first - 1, file) and (is_blank(last + 1, file) or last + 1 > len(file.lines)):
        last += 1
    return whole_lines(step, file, first, last, "")


def is_blank(number: int, file: SourceFile) -> bool:
    """Whether there is a line of this number, and nothing on it."""
    return 1 <= number <= len(file.lines) and not file.lines[number - 1].strip()


def _lines_replaced(step: Instruction, span: Span, lines: Sequence[str], file: SourceFile) -> Edit:
    text = "".join(f"{line}\n" for line in lines)
    return whole_lines(step, file, span.line, min(span.end_line, len(file.lines)), text)


def whole_lines(step: Instruction, file: SourceFile, first: int, last: int, text: str) -> Edit:
    """Return the edit that puts a text in place of some whole lines."""
    start = file.offset(first, 1)
    end = file.offset(last + 1, 1) if last < len(file.lines) else len(file.text)
    end = max(start, end)
    return Edit(file.path, start, end, file.text[start:end], text, step)


def renumbered(step: Instruction, provision: Provision, file: SourceFile) -> Result[list[Edit]]:
    """Give a provision another number: in its own head, and nowhere else."""
    assert step.becomes is not None
    old, new = provision.id.path[-1], step.becomes.path[-1]
    if provision.id.path[:-1] != step.becomes.path[:-1] or provision.id.row:
        return Result(
            [],
            (
                UNUSABLE.at(
                    step.span,
                    f"{provision.id.citation} cannot become {step.becomes.citation}: only the last "
                    "part of an address changes.",
                    advice="To move a provision, omit it where it stands and insert it elsewhere.",
                    citation=provision.id.citation,
                ),
            ),
        )
    line = file.lines[provision.span.line - 1]
    head = _HEAD.match(line, provision.span.column - 1)
    assert head is not None
    at = line.rindex(old, head.start(), head.end())
    start = file.offset(provision.span.line, at + 1)
    return Result([Edit(file.path, start, start + len(old), old, new, step)])


def _inserted(
    step: Instruction, provision: Provision, law: Law, file: SourceFile, source: SourceFile
) -> Result[list[Edit]]:
    anchor, before = _anchor(step, provision, law)
    column = anchor.span.column - 1 if anchor else provision.span.column + 1
    beside = anchor or provision
    lines = _put(step, source, column)
    if beside.id.row:
        lines = _in_columns(lines, file.lines[beside.span.line - 1])
    apart = bool(beside.heading) or column == 0
    number = beside.span.line if before else min(beside.span.end_line, len(file.lines)) + 1
    if apart:
        lines = [*lines, ""] if before else ["", *lines]
    text = "".join(f"{line}\n" for line in lines)
    if number > len(file.lines):
        start = len(file.text)
        text = text if file.text.endswith("\n") else f"\n{text}"
    else:
        start = file.offset(number, 1)
    return Result([Edit(file.path, start, start, "", text, step)])


def _anchor(step: Instruction, provision: Provision, law: Law) -> tuple[Provision | None, bool]:
    """Return the provision beside which something is put in, and whether it goes before it."""
    if step.side in (Side.AFTER, Side.BEFORE):
        return provision, step.side is Side.BEFORE
    parts = _parts(provision.id, law)
    if not parts:
        return None, False
    return (parts[0], True) if step.side is Side.BEGINNING else (parts[-1], False)


def _parts(whole: ProvisionId, law: Law) -> list[Provision]:
    """Return the provisions directly in another, in the order in which they stand."""
    found = [each for each in law.provisions.values() if each.parent == whole]
    return sorted(found, key=lambda each: (each.span.path, each.span.line))


def _put(step: Instruction, source: SourceFile, column: int) -> list[str]:
    """Return the quoted lines, moved so that the first begins in a column (from 0)."""
    assert step.quoted is not None
    return moved(step.quoted, source, column)


def moved(quoted: Span, source: SourceFile, column: int) -> list[str]:
    """Return the lines quoted in a place, moved so that the first begins in a column (from 0)."""
    lines = list(source.lines[quoted.line - 1 : quoted.end_line])
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [f"{' ' * column}{line[margin:]}".rstrip() for line in lines]


def _in_columns(rows: Sequence[str], beside: str) -> list[str]:
    """Return rows of a table with their cells as wide as those of a row beside them."""
    widths = [len(cell) - 2 for cell in beside.split("|")[1:-1]]
    made: list[str] = []
    for row in rows:
        margin, *cells = row.split("|")
        if len(cells) - 1 != len(widths) or cells[-1].strip():
            made.append(row)
            continue
        padded = (f" {cell.strip():<{width}} " for cell, width in zip(cells, widths, strict=False))
        made.append(f"{margin}|{'|'.join(padded)}|")
    return made

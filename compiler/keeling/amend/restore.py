"""Where provisions stand that instructions put in, and where those go back that were omitted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from keeling.amend import units
from keeling.amend.numbering import is_roman, key
from keeling.amend.rows import Rows
from keeling.amend.texts import definition
from keeling.model.amending import Instruction, Verb, put_in
from keeling.model.changes import Edit
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Provision
from keeling.source import SourceFile, Span

_LABEL = re.compile(r"\(([0-9A-Za-z]{1,6})\)|[a-z]+\s+([0-9A-Z]+)")


@dataclass(frozen=True)
class Place:
    """The text after instructions, in which what they omitted is to find its place again.

    `renumbered` has, for each provision that they gave another number, the number before.
    """

    law: Law
    files: Mapping[str, SourceFile]
    rows: Rows
    renumbered: Mapping[ProvisionId, str]

    @classmethod
    def of(
        cls, steps: Sequence[Instruction], law: Law, files: Mapping[str, SourceFile], rows: Rows
    ) -> Place:
        """Return the place that instructions leave, carried out together."""
        renumbered = {
            step.becomes: step.target.path[-1]
            for step in steps
            if step.verb is Verb.RENUMBER and step.becomes and step.target.path
        }
        return cls(law, files, rows, renumbered)


def stretches(step: Instruction, law: Law, rows: Rows) -> list[Span]:
    """Return where what an instruction put in, or changed words of, stands in the text after it.

    One stretch, from the first to the last, unless it lies in several files. Nothing where it does
    not stand there.
    """
    if step.definition:
        there = definition(step, step.target, law)
        return [there] if there else []
    if not step.units:
        provision = law.provisions.get(rows.after(step.target))
        return [provision.span] if provision else []
    put = rows.new.get(id(step)) or rows.kept.get(step.target) or ()
    named = list(put or put_in(step))
    if not named or any(each not in law.provisions for each in named):
        return []
    return _together([law.provisions[each].span for each in named])


def _together(spans: Sequence[Span]) -> list[Span]:
    first, last = spans[0], spans[-1]
    if any(span.path != first.path for span in spans) or first.column == 1:
        return list(spans)
    return [first.to(last)]


def in_order(steps: Sequence[Instruction], law: Law) -> list[Instruction]:
    """Return instructions with those last that omit provisions, in the order of their numbers."""
    omitted = [step for step in steps if step.units and step.verb is Verb.OMIT]

    def order(step: Instruction) -> tuple[object, ...]:
        target = step.target
        sisters = [each.path[-1] for each in law.provisions if each.path[:-1] == target.path[:-1]]
        own = key(target.path[-1], is_roman([*sisters, target.path[-1]])) if target.path else None
        # What goes back at the end of another provision goes before what comes after that one.
        depth = -len(target.path)
        return target.work, depth, target.path[:-1], own is not None, own or (), target.row

    return [*(step for step in steps if step not in omitted), *sorted(omitted, key=order)]


def omitted_again(step: Instruction, place: Place) -> list[Edit]:
    """Return the edits that put provisions back that were omitted, each where its number says.

    Nothing where there is no place for them.
    """
    assert step.stood_at is not None
    source = place.files[step.stood_at.path]
    made: list[Edit] = []
    for at, quoted in _units(step, source):
        edit = _put_back(step, at, quoted, place)
        if edit is None:
            return []
        made.append(edit)
    return made


def _units(step: Instruction, source: SourceFile) -> list[tuple[ProvisionId, Span]]:
    """Return the provisions given as they stood, each with its address and its lines."""
    span = step.stood_at
    assert span is not None
    lines = source.lines[span.line - 1 : span.end_line]
    margin = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    heads = [
        at for at, line in enumerate(lines) if line.strip() and line[margin : margin + 1] != " "
    ]
    found: list[tuple[ProvisionId, Span]] = []
    for number, at in enumerate(heads):
        end = heads[number + 1] if number + 1 < len(heads) else len(lines)
        while end > at + 1 and not lines[end - 1].strip():
            end -= 1
        target = step.targets[min(number, len(step.targets) - 1)]
        head = _LABEL.match(lines[at][margin:])
        if head and not target.row:
            target = ProvisionId(target.work, (*target.path[:-1], head[1] or head[2]))
        quoted = Span(span.path, span.line + at, margin + 1, span.line + end - 1, 1)
        found.append((target, quoted))
    return found


def _put_back(step: Instruction, at: ProvisionId, quoted: Span, place: Place) -> Edit | None:
    beside, before = _row_beside(at, place) if at.row else _beside(at, place)
    inside = None if beside else _parent(at, place.law)
    anchor = beside or inside
    if anchor is None:
        return None
    file = place.files[anchor.span.path]
    column = anchor.span.column - 1 if beside else anchor.span.column + 1
    lines = units.moved(quoted, place.files[quoted.path], column)
    if beside and (beside.heading or column == 0):
        lines = [*lines, ""] if before else ["", *lines]
    line = anchor.span.line if before else min(anchor.span.end_line, len(file.lines)) + 1
    text = "".join(f"{each}\n" for each in lines)
    if line > len(file.lines):
        start = len(file.text)
        text = text if file.text.endswith("\n") else f"\n{text}"
    else:
        start = file.offset(line, 1)
    return Edit(file.path, start, start, "", text, replace(step, quoted=quoted))


def _parent(at: ProvisionId, law: Law) -> Provision | None:
    for cut in (1, 2):
        above = ProvisionId(at.work, at.path[:-cut])
        if above in law.provisions:
            return law.provisions[above]
    return None


def _row_beside(at: ProvisionId, place: Place) -> tuple[Provision | None, bool]:
    """Return the row beside which one goes back."""
    law = place.law
    above = place.rows.gone.get(at, at.row - 1)
    table = replace(at, row=0)
    if table.at_row(above) in law.provisions:
        return law.provisions[table.at_row(above)], False
    return law.provisions.get(table.at_row(above + 1)), True


def _beside(at: ProvisionId, place: Place) -> tuple[Provision | None, bool]:
    """Return the provision beside which one goes back, and whether it goes before that.

    Those that were given another number on the same day stand where their number before says.
    """
    sisters = [
        each
        for each in place.law.provisions.values()
        if (each.id.work, each.id.path[:-1], each.id.row) == (at.work, at.path[:-1], 0)
    ]
    sisters.sort(key=lambda each: (each.span.path, each.span.line))
    numbers = [place.renumbered.get(each.id, each.id.path[-1]) for each in sisters]
    roman = is_roman([*numbers, at.path[-1]])
    own = key(at.path[-1], roman)
    keys = [key(number, roman) for number in numbers]
    if own is None:
        return None, False
    lower = [
        each
        for each, one in zip(sisters, keys, strict=True)
        if one and one[0] == own[0] and one < own
    ]
    if lower:
        return lower[-1], False
    higher = [
        each
        for each, one in zip(sisters, keys, strict=True)
        if one and one[0] == own[0] and one > own
    ]
    return (higher[0], True) if higher else (None, False)

"""The draft amending text, in the form of what would carry it: a clause, an article, a revision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keeling.model.amending import Instruction, does, narrowed, units
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal, Vehicle, Work, WorkKind
from keeling.model.words import both, day_in_words
from keeling.report.transition import in_words

#: What is so of all of it.
CAVEAT = (
    "The words quoted are those of this project's text, which keeps the numbers and the structure "
    "of the enactment but not its wording. A drafter would quote the enactment."
)
#: The head of a provision as law here has it, and words in quotation marks.
_HEAD = re.compile(
    r'^( *)(?:section|paragraph|article|regulation|rule) (\w+)(?: (?:of|to) [^"]*)?(?: "([^"]*)")?$'
)
_INNER = re.compile(r'"([^"]*)"')
_DIVISIONS = frozenset(
    {"section", "schedule", "paragraph", "part", "chapter", "article", "regulation", "rule"}
)


@dataclass(frozen=True)
class Line:
    """A sentence of amending text, and the law in quotation marks that follows it.

    `mark` is the number that stands before it, if any: `(2)`, or `1.—(1)` where an article begins.
    `step` is the instruction that it says, if it says one.
    """

    said: str
    quoted: tuple[str, ...] = ()
    mark: str = ""
    step: Instruction | None = None


@dataclass(frozen=True)
class Clause:
    """One clause, article or revision: what it amends, and its lines.

    `number` stands before the title of a clause of a Bill; an article has its own within its text.
    """

    title: str
    lines: tuple[Line, ...]
    number: str = ""


def drafted(proposal: Proposal, law: Law) -> tuple[Clause, ...]:
    """Return the amending text of a proposal to some law, one part for each work it changes."""
    works: dict[str, list[Instruction]] = {}
    for step in proposal.instructions:
        works.setdefault(step.target.work, []).append(step)
    clauses = [_clause(law, law.works[name], steps) for name, steps in works.items()]
    single = len(clauses) == 1
    rest = (*_reach(proposal, law, single), *_commencement(proposal, single))
    if rest and single:
        clauses = [replace(clauses[0], lines=(*clauses[0].lines, *rest))]
    elif rest:
        kinds = [each.kind.value for each in proposal.transitions]
        kinds += ["commencement"] if proposal.commences else []
        clauses.append(Clause(both(dict.fromkeys(kinds)).capitalize(), rest))
    return tuple(_numbered(each, at, proposal.vehicle) for at, each in enumerate(clauses, 1))


def places(proposal: Proposal, law: Law) -> list[str]:
    """Return where in the amending text each instruction of a proposal stands: `1(2)`, or `1`.

    A revision has no clauses, and one that is a single sentence no number at all.
    """
    found: dict[Instruction, str] = {}
    for number, clause in enumerate(drafted(proposal, law), 1):
        own = "" if proposal.vehicle is Vehicle.REVISION else str(number)
        for at, line in enumerate(clause.lines, 1):
            if line.step is not None:
                found[line.step] = f"{own}({at})" if len(clause.lines) > 1 else own
    return [found[step] for step in proposal.instructions]


def as_text(clauses: Sequence[Clause]) -> Iterator[str]:
    """Yield the lines of amending text as plain text."""
    for at, clause in enumerate(clauses):
        if at:
            yield ""
        yield f"{clause.number}  {clause.title}" if clause.number else clause.title
        for line in clause.lines:
            yield f"  {line.mark} {line.said}" if line.mark else f"  {line.said}"
            yield from (f"      {quoted}" for quoted in in_quotation_marks(line.quoted))


def in_quotation_marks(lines: Sequence[str]) -> Iterator[str]:
    """Yield quoted law in curly quotation marks, its lines level with each other.

    A number stands without the word before it, and with its heading after it: `33ZA Exposure`.
    """
    last = len(lines) - 1
    for at, line in enumerate(lines):
        said = _INNER.sub(r"‘\1’", _HEAD.sub(r"\1\2 \3", line)).replace("'", "’").rstrip()
        yield f"{'“' if at == 0 else ' '}{said}{'”.' if at == last else ''}"


def _clause(law: Law, work: Work, steps: Sequence[Instruction]) -> Clause:
    if work.kind not in (WorkKind.ACT, WorkKind.INSTRUMENT):
        by = f" by {work.by}" if work.by else ""
        lines = tuple(
            _line(step, units(step.targets, step.through) or "the text") for step in steps
        )
        return Clause(f"Revision of “{work.title}”{by}", lines)
    title = f"Amendment of the {work.title}"
    if len(steps) == 1:
        step = steps[0]
        named = f"{units(step.targets, step.through)}{_of(step.target, work)}"
        return Clause(title, (_line(step, f"{named}{_heading(law, step.target)}"),))
    base = _shared(steps)
    opening = Line(f"{_opening(law, base, work)} is amended as follows.")
    each = (_line(step, f"{_within(step, base)}{_heading(law, step.target)}") for step in steps)
    return Clause(title, (opening, *each))


def _reach(proposal: Proposal, law: Law, single: bool) -> Iterator[Line]:
    """Yield what is said of the cases that the amendments reach."""
    own = f"made by {_part(proposal, single)}"
    several = len(proposal.instructions) > 1
    for transition in proposal.transitions:
        said = in_words(transition, law.vocabulary, own, several)
        quoted = [step.lines for step in transition.steps] or [()]
        for words, lines in zip(said, quoted, strict=True):
            yield Line(_in_full(words, law), lines)


def _in_full(said: str, law: Law) -> str:
    """Name works by their titles where they are named as they are cited."""
    for name in sorted(law.works, key=len, reverse=True):
        cited = rf"( of|,| to) (?:the )?{re.escape(name)}(?!\w)"
        said = re.sub(cited, rf"\1 the {law.works[name].title}", said)
    return said


def _commencement(proposal: Proposal, single: bool) -> Iterator[Line]:
    if proposal.commences is not None:
        day, part = day_in_words(proposal.commences), _part(proposal, single)
        if proposal.vehicle is Vehicle.REVISION:
            yield Line(f"{part[0].upper()}{part[1:]} has effect from {day}.")
        else:
            yield Line(f"{part[0].upper()}{part[1:]} comes into force on {day}.")


def _part(proposal: Proposal, single: bool) -> str:
    """Return how amending text names itself: the clause, if there is only one, or all of it."""
    match proposal.vehicle:
        case Vehicle.POWER:
            return "this article" if single else "this instrument"
        case Vehicle.REVISION:
            return "this revision"
        case _:
            return "this section" if single else "this Act"


def _numbered(clause: Clause, number: int, vehicle: Vehicle | None) -> Clause:
    """Return a clause with the numbers of its form; a single sentence has none of its own."""
    several = len(clause.lines) > 1
    marks = [f"({at})" if several else "" for at in range(1, len(clause.lines) + 1)]
    if vehicle is Vehicle.POWER:
        marks[0] = f"{number}.—(1)" if several else f"{number}."
    lines = tuple(replace(line, mark=mark) for line, mark in zip(clause.lines, marks, strict=True))
    return replace(clause, lines=lines, number=str(number) if vehicle is Vehicle.ACT else "")


def _line(step: Instruction, named: str) -> Line:
    """Say an instruction on a line of its own, such as `In paragraph 18(b), omit “12”`."""
    if step.units and not step.inside:
        said = does(step, named)
    else:
        said = f"in {narrowed(step, named)}, {does(step, '')}"
    stop = "" if said.endswith("—") else "."
    return Line(f"{said[0].upper()}{said[1:]}{stop}", step.lines, step=step)


def _shared(steps: Sequence[Instruction]) -> ProvisionId:
    """Return the schedule that all instructions are to, or the work."""
    first = steps[0].target
    if first.path[:1] == ("schedule",):
        base = ProvisionId(first.work, first.path[:2])
        if all(step.target.within(base) and step.target != base for step in steps):
            return base
    return ProvisionId(first.work)


def _opening(law: Law, base: ProvisionId, work: Work) -> str:
    if not base.path:
        return f"The {work.title}"
    return f"Schedule {base.path[1]} to the {work.title}{_heading(law, base)}"


def _within(step: Instruction, base: ProvisionId) -> str:
    """Say where words stand, within what the opening words have named."""
    at = step.target
    schedule = at.path[:1] == ("schedule",) and len(at.path) > 2 and not base.path
    named = units(step.targets, step.through, len(base.path))
    return named + (f" of Schedule {at.path[1]}" if schedule else "")


def _of(at: ProvisionId, work: Work) -> str:
    if at.path[:1] == ("schedule",) and len(at.path) > 2:
        return f" of Schedule {at.path[1]} to the {work.title}"
    return f" to the {work.title}" if at.path[:1] == ("schedule",) else f" of the {work.title}"


def _heading(law: Law, at: ProvisionId) -> str:
    """Return the heading around a provision as drafters describe it: ` (sexual assault)`."""
    path = at.path
    while path and not (len(path) > 1 and path[-2] in _DIVISIONS):
        path = path[:-1]
    provision = law.provisions.get(ProvisionId(at.work, path)) if path else None
    heading = re.sub(r"\s*\([^()]*\)$", "", provision.heading if provision else "")
    if not heading:
        return ""
    lowered = heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]
    return f" ({lowered})"

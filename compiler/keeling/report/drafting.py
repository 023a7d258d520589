"""The draft amending text, in the form of what would carry it: a clause, an article, a revision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from keeling.model.amending import Instruction, units
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal, Vehicle, Work, WorkKind
from keeling.model.words import both, day_in_words
from keeling.report.instructing import (
    around,
    described,
    described_alone,
    gathered_under,
    in_full,
    of_work,
    within,
)
from keeling.report.plain import quoted_lines
from keeling.report.shown import Table, Words, in_quotation_marks, quoted
from keeling.report.transition import in_words, revises

_CAVEAT = "Not to be sent as it is: the words put in are those of these rule files, not of the {}."
#: What heads the columns of the table that a provision has, or is a row of.
Headings = Callable[[ProvisionId], tuple[str, ...]]


@dataclass(frozen=True)
class Line:
    """A sentence of amending text, and the law in quotation marks that follows it.

    `mark` is the number that stands before it, if any: `(2)`, or `1.—(1)` where an article begins.
    `heading` are the heads of the columns of a table that is quoted only in part. `step` is the
    instruction that it says, if it says one. `item` is its place in a list below a line that names
    a provision, from 1; `stop` ends what it quotes.
    """

    said: str
    quoted: tuple[str, ...] = ()
    mark: str = ""
    step: Instruction | None = None
    item: int = 0
    stop: str = "."
    heading: tuple[str, ...] = ()

    @property
    def put_in(self) -> tuple[Words | Table, ...]:
        """The law that it quotes, in quotation marks."""
        return in_quotation_marks(quoted(self.quoted, self.heading), self.stop)


@dataclass(frozen=True)
class Clause:
    """One clause, article or revision: what it amends, and its lines.

    `number` stands before the title of a clause of a Bill; an article has its own within its text.
    """

    title: str
    lines: tuple[Line, ...]
    number: str = ""


def drafted(proposal: Proposal, law: Law, headings: Headings = lambda at: ()) -> tuple[Clause, ...]:
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
    numbered = [_numbered(each, at, proposal.vehicle) for at, each in enumerate(clauses, 1)]
    return tuple(_titled(clause, headings) for clause in numbered)


def caveat(proposal: Proposal) -> str:
    """Say what keeps the amending text of a proposal from being sent to anybody as it is."""
    return _CAVEAT.format("published text" if revises(proposal) else "enacted text")


def _titled(clause: Clause, headings: Headings) -> Clause:
    """Return a clause with heads over the rows of tables that it quotes."""
    lines = (
        replace(line, heading=headings(line.step.target)) if line.step and line.quoted else line
        for line in clause.lines
    )
    return replace(clause, lines=tuple(lines))


def places(proposal: Proposal, law: Law) -> list[str]:
    """Return where in the amending text each instruction stands: `1(2)(a)`, or `1`.

    A revision has no clauses, and one that is a single sentence no number at all.
    """
    found: dict[Instruction, str] = {}
    for number, clause in enumerate(drafted(proposal, law), 1):
        own = "" if revises(proposal) else str(number)
        above = ""
        for line in clause.lines:
            mark = line.mark.partition("—")[2] if "—" in line.mark else line.mark
            mark = mark if mark.startswith("(") else ""
            above = above if line.item else mark
            if line.step is not None:
                found[line.step] = f"{own}{above}{mark if line.item else ''}"
    return [found[step] for step in proposal.instructions]


def as_text(clauses: Sequence[Clause]) -> Iterator[str]:
    """Yield the lines of amending text as plain text."""
    for at, clause in enumerate(clauses):
        if at:
            yield ""
        yield f"{clause.number}  {clause.title}" if clause.number else clause.title
        for line in clause.lines:
            margin = "    " if line.item else "  "
            yield f"{margin}{line.mark} {line.said}" if line.mark else f"{margin}{line.said}"
            yield from (f"{margin}    {quoted}" for quoted in quoted_lines(line.put_in))


def _clause(law: Law, work: Work, steps: Sequence[Instruction]) -> Clause:
    if not _is_law(work):
        by = f" by {work.by}" if work.by else ""
        root = ProvisionId(work.cited_as)
        lines = tuple(_line(step, _revised(step, root, work)) for step in steps)
        return Clause(f"Revision of “{work.title}”{by}", lines)
    title = f"Amendment of the {work.title}"
    groups = list(_gathered(steps))
    if len(steps) == 1:
        of, heading = of_work(steps[0].target, work), described_alone(law, steps[0])
        return Clause(title, (_line(steps[0], in_full(steps[0], of, heading)),))
    (under, alone), *others = groups
    if under is not None and not others:
        named = f"{units((under,))}{of_work(under, work)}{described(law, under)}"
        return Clause(
            title, (_amended(named), *(_line(each, within(each, under)) for each in alone))
        )
    base = _shared(steps)
    named = (
        f"Schedule {base.path[1]} to the {work.title}{described(law, base)}" if base.path else ""
    )
    return Clause(title, (_amended(named or f"the {work.title}"), *_lines(law, base, groups)))


def _revised(step: Instruction, root: ProvisionId, work: Work) -> str:
    """Say an instruction to a guideline or guidance, which is named where all of it is revised."""
    said = within(step, root)
    return f"in the {work.kind.value}, {said}" if step.targets == (root,) else said


def _amended(named: str) -> Line:
    return Line(f"{named[0].upper()}{named[1:]} is amended as follows.")


def _gathered(
    steps: Sequence[Instruction],
) -> Iterator[tuple[ProvisionId | None, list[Instruction]]]:
    """Yield the instructions in one section, paragraph or the like together, and others alone."""
    groups: list[tuple[ProvisionId | None, list[Instruction]]] = []
    for step in steps:
        under = gathered_under(step)
        group = next((own for at, own in groups if under is not None and at == under), None)
        if group is None:
            groups.append((under, [step]))
        else:
            group.append(step)
    yield from groups


def _lines(
    law: Law, base: ProvisionId, groups: Iterable[tuple[ProvisionId | None, list[Instruction]]]
) -> Iterator[Line]:
    """Yield what is done to each section, paragraph or the like, described once.

    What is done to one in several places is said in lettered items.
    """
    told: set[ProvisionId] = set()
    for under, steps in groups:
        first = around(steps[0].target)
        heading = "" if first in told else described_alone(law, steps[0])
        told.add(first)
        scheduled = first.path[:1] == ("schedule",) and len(first.path) > 2 and not base.path
        of = f" of Schedule {first.path[1]}" if scheduled else ""
        if under is None or len(steps) == 1:
            yield _line(steps[0], in_full(steps[0], of, heading))
            continue
        yield Line(f"In {units((under,))}{of}{heading}—")
        for at, step in enumerate(steps, 1):
            last = at == len(steps)
            yield _line(step, within(step, under), "." if last else ";", item=at)


def _reach(proposal: Proposal, law: Law, single: bool) -> Iterator[Line]:
    """Yield what is said of the cases that the amendments reach."""
    several = len(proposal.instructions) > 1 and not revises(proposal)
    what, by = f"The amendment{'s' * several}", f" made by {_part(proposal, single)}"
    if revises(proposal):
        what, by = "This revision", ""
    for transition in proposal.transitions:
        said = in_words(transition, law.vocabulary, what, by, several)
        quoted = [step.lines for step in transition.steps] or [()]
        for words, lines in zip(said, quoted, strict=True):
            yield Line(_in_full(words, law), lines)


def _in_full(said: str, law: Law) -> str:
    """Name works by their titles where they are named as they are cited."""
    for name in sorted(law.works, key=len, reverse=True):
        cited = rf"( of|,| to) (?:the )?{re.escape(name)}(?!\w)"
        work = law.works[name]
        title = f"the {work.title}" if _is_law(work) else f"“{work.title}”"
        plainly = title.replace("\\", r"\\")
        said = re.sub(cited, rf"\1 {plainly}", said)
    return said


def _commencement(proposal: Proposal, single: bool) -> Iterator[Line]:
    if proposal.commences is not None:
        day, part = day_in_words(proposal.commences), _part(proposal, single)
        if proposal.vehicle is Vehicle.REVISION:
            yield Line(f"{part[0].upper()}{part[1:]} has effect from {day}.")
        else:
            yield Line(f"{part[0].upper()}{part[1:]} comes into force on {day}.")


def _is_law(work: Work) -> bool:
    return work.kind in (WorkKind.ACT, WorkKind.INSTRUMENT)


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
    several = sum(not line.item for line in clause.lines) > 1
    marks: list[str] = []
    count = 0
    for line in clause.lines:
        count += not line.item
        marks.append(f"({_letter(line.item)})" if line.item else f"({count})" if several else "")
    if vehicle is Vehicle.POWER:
        marks[0] = f"{number}.—(1)" if several else f"{number}."
    lines = tuple(replace(line, mark=mark) for line, mark in zip(clause.lines, marks, strict=True))
    return replace(clause, lines=lines, number=str(number) if vehicle is Vehicle.ACT else "")


def _letter(number: int) -> str:
    """Return the letter of an item: (a) to (z), then (aa), (ab)."""
    more, last = divmod(number - 1, 26)
    return (_letter(more) if more else "") + chr(ord("a") + last)


def _line(step: Instruction, said: str, stop: str = ".", item: int = 0) -> Line:
    """Return an instruction on a line of its own, or as an item of a list."""
    first = said[0] if item else said[0].upper()
    said = f"{first}{said[1:]}".replace("'", "’")
    follows = said.endswith("—")
    return Line(said if follows else f"{said}{stop}", step.lines, step=step, item=item, stop=stop)


def _shared(steps: Sequence[Instruction]) -> ProvisionId:
    """Return the schedule that all instructions are to, or the work."""
    first = steps[0].target
    if first.path[:1] == ("schedule",):
        base = ProvisionId(first.work, first.path[:2])
        if all(step.target.within(base) and step.target != base for step in steps):
            return base
    return ProvisionId(first.work)

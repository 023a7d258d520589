"""The draft amending text, in the form of the vehicle that would carry it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from keeling.model.identity import ProvisionId
from keeling.model.law import Instruction, Work, WorkKind
from keeling.site.library import Put, View
from keeling.site.markup import Html, element, join, paragraph, text

_CAVEAT = (
    "The words quoted are those of this project's text, which keeps the numbers and the structure "
    "of the enactment but not its wording. A drafter would quote the enactment."
)


def draft(view: View, put: Put) -> Iterator[Html]:
    """Yield the amending text of a proposal, one part for each work it changes."""
    works: dict[str, list[Instruction]] = {}
    for step in put.proposal.instructions:
        works.setdefault(step.target.work, []).append(step)
    for name, steps in works.items():
        work = view.law.works[name]
        if work.kind in (WorkKind.ACT, WorkKind.INSTRUMENT):
            yield _amended(view, work, steps)
        else:
            yield _revised(view, work, steps)
    yield paragraph(text(_CAVEAT), class_="k-small")


def _amended(view: View, work: Work, steps: Sequence[Instruction]) -> Html:
    title = element("p", text(f"Amendment of the {work.title}"), class_="k-draft-title")
    if len(steps) == 1:
        of = _of(steps[0].target, work)
        lines = [
            f"In {unit(steps[0].target)}{of}{_heading(view, steps[0].target)}, {verb(steps[0])}"
        ]
    else:
        base = _shared(steps)
        lines = [f"{_opening(view, base, work)} is amended as follows."]
        lines += [
            f"In {_within(step.target, base)}{_heading(view, step.target)}, {verb(step)}"
            for step in steps
        ]
    return element("div", title, _numbered(lines), class_="k-draft")


def _revised(view: View, work: Work, steps: Sequence[Instruction]) -> Html:
    """Return revisions to a guideline or guidance: no clause is drafted for those."""
    by = f" by {work.by}" if work.by else ""
    title = element("p", text(f"Revision of “{work.title}”{by}"), class_="k-draft-title")
    lines = [f"In {unit(step.target) or 'the text'}, {verb(step)}" for step in steps]
    return element("div", title, _numbered(lines), class_="k-draft")


def _numbered(lines: Sequence[str]) -> Html:
    if len(lines) == 1:
        return paragraph(text(lines[0]))
    each = [
        element(
            "p",
            element("span", text(f"({number})"), class_="k-draft-number"),
            Html(" "),
            element("span", text(line)),
        )
        for number, line in enumerate(lines, 1)
    ]
    return join(each, "\n")


def _shared(steps: Sequence[Instruction]) -> ProvisionId:
    """Return the schedule that all instructions are to, or the work."""
    first = steps[0].target
    if first.path[:1] == ("schedule",):
        base = ProvisionId(first.work, first.path[:2])
        if all(step.target.within(base) and step.target != base for step in steps):
            return base
    return ProvisionId(first.work)


def _opening(view: View, base: ProvisionId, work: Work) -> str:
    if not base.path:
        return f"The {work.title}"
    return f"Schedule {base.path[1]} to the {work.title}{_heading(view, base)}"


def _within(at: ProvisionId, base: ProvisionId) -> str:
    """Say where words stand, within what the opening words have named."""
    schedule = at.path[:1] == ("schedule",) and len(at.path) > 2 and not base.path
    return unit(at, len(base.path)) + (f" of Schedule {at.path[1]}" if schedule else "")


def _of(at: ProvisionId, work: Work) -> str:
    if at.path[:1] == ("schedule",) and len(at.path) > 2:
        return f" of Schedule {at.path[1]} to the {work.title}"
    return f" to the {work.title}" if at.path[:1] == ("schedule",) else f" of the {work.title}"


def _heading(view: View, at: ProvisionId) -> str:
    """Return the heading around a provision as drafters describe it: ` (sexual assault)`."""
    paged = view.here.addresses.paged(at)
    heading = view.law.provisions[paged].heading if paged and paged.path else ""
    heading = re.sub(r"\s*\([^()]*\)$", "", heading)
    if not heading:
        return ""
    lowered = heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]
    return f" ({lowered})"


def unit(at: ProvisionId, above: int = 0) -> str:
    """Say where words stand, without the first parts of the address: `paragraph 18(b)(ii)(c)`."""
    path = list(at.path[above:])
    if above == 0 and path[:1] == ["schedule"] and len(path) > 2:
        path = path[2:]
    said = ""
    if len(path) >= 2 and len(path[0]) > 1 and path[0].isalpha():
        division = "Schedule" if path[0] == "schedule" else path[0]
        said = f"{division} {path[1]}"
        path = path[2:]
    said += "".join(f"({label})" for label in path)
    if at.row:
        return f"row {at.row} of the table" + (f" in {said}" if said else "")
    return said


def verb(step: Instruction) -> str:
    """Say what an instruction does, as amending text does."""
    if not step.new:
        return f"omit “{step.old}”."
    if not step.old:
        return f"at the end insert “{step.new}”."
    return f"for “{step.old}” substitute “{step.new}”."


def effect(step: Instruction) -> str:
    """Name the effect as legislation.gov.uk's table of effects does."""
    if not step.new:
        return "words omitted"
    return "words substituted" if step.old else "words inserted"

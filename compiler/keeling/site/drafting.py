"""The draft amending text, in the form of the vehicle that would carry it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from keeling.model.amending import Instruction, does, narrowed, units
from keeling.model.identity import ProvisionId
from keeling.model.law import Work, WorkKind
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
        step = steps[0]
        of, heading = _of(step.target, work), _heading(view, step.target)
        named = f"{units(step.targets, step.through)}{of}{heading}"
        return element("div", title, _numbered([(_said(step, named), step)]), class_="k-draft")
    base = _shared(steps)
    lines: list[_Line] = [(f"{_opening(view, base, work)} is amended as follows.", None)]
    for step in steps:
        named = f"{_within(step, base)}{_heading(view, step.target)}"
        lines.append((_said(step, named), step))
    return element("div", title, _numbered(lines), class_="k-draft")


def _said(step: Instruction, named: str) -> str:
    """Say an instruction on its own line: `In paragraph 18(b), omit “12”`."""
    if step.units and not step.inside:
        said = does(step, named)
    else:
        said = f"in {narrowed(step, named)}, {does(step, '')}"
    return f"{said[0].upper()}{said[1:]}" + ("" if said.endswith("—") else ".")


def _revised(view: View, work: Work, steps: Sequence[Instruction]) -> Html:
    """Return revisions to a guideline or guidance: no clause is drafted for those."""
    by = f" by {work.by}" if work.by else ""
    title = element("p", text(f"Revision of “{work.title}”{by}"), class_="k-draft-title")
    lines = [(_said(step, units(step.targets, step.through) or "the text"), step) for step in steps]
    return element("div", title, _numbered(lines), class_="k-draft")


#: What a line of amending text says, and the instruction whose quoted lines follow it.
_Line = tuple[str, Instruction | None]


def _numbered(lines: Sequence[_Line]) -> Html:
    if len(lines) == 1:
        said, step = lines[0]
        return join((paragraph(text(said)), *_quoted(step)), "\n")
    each: list[Html] = []
    for number, (line, step) in enumerate(lines, 1):
        each.append(
            element(
                "p",
                element("span", text(f"({number})"), class_="k-draft-number"),
                Html(" "),
                element("span", text(line)),
            )
        )
        each += _quoted(step)
    return join(each, "\n")


def _quoted(step: Instruction | None) -> Iterator[Html]:
    """Yield the law that an instruction puts in, in curly quotation marks."""
    if step is not None and step.lines:
        lines = "\n".join(step.lines)
        yield element("pre", text(f"“{lines}”."), class_="k-draft-quoted", tabindex="0")


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


def _heading(view: View, at: ProvisionId) -> str:
    """Return the heading around a provision as drafters describe it: ` (sexual assault)`."""
    paged = view.here.addresses.paged(at)
    heading = view.law.provisions[paged].heading if paged and paged.path else ""
    heading = re.sub(r"\s*\([^()]*\)$", "", heading)
    if not heading:
        return ""
    lowered = heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]
    return f" ({lowered})"

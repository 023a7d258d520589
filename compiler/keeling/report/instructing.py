"""Amending instructions as drafters say them: in full, or within the provision already named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keeling.model.amending import Instruction, Verb, does, narrowed, unit, units
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Work

_DIVISIONS = frozenset(
    {"section", "schedule", "paragraph", "part", "chapter", "article", "regulation", "rule"}
)
_LABELLED = re.compile(r"\bparagraph(s?) (?=\()")
#: What labels are called in turn, below a subsection and below each other.
_BELOW = ("paragraph", "sub-paragraph")


def around(at: ProvisionId) -> ProvisionId:
    """Return the section, paragraph or the like that an address lies in; the work, if in none."""
    path = at.path
    while path and not (len(path) > 1 and path[-2] in _DIVISIONS):
        path = path[:-1]
    return ProvisionId(at.work, path)


def whole(step: Instruction) -> bool:
    """Whether an instruction deals with whole provisions: none is only a place to work in."""
    return step.units and not step.inside


def gathered_under(step: Instruction) -> ProvisionId | None:
    """Return the section, paragraph or the like in which all of an instruction is carried out.

    None where there is none: one that deals with whole sections, or with words of several.
    """
    first, *rest = {around(at) for at in step.targets}
    if rest or not first.path or (whole(step) and first in step.targets):
        return None
    return first


def in_full(step: Instruction, of: str, heading: str) -> str:
    """Say an instruction with the whole address: `in section 1(a) of the Act (fees), omit “1”`.

    `of` is what the address is of (` of the Act`), `heading` the description in brackets.
    """
    if not whole(step):
        return f"in {narrowed(step, f'{_named(step)}{of}{heading}')}, {does(step, '')}"
    place = _place(step)
    if not place.path:
        return _done(step, f"{_named(step)}{of}{heading}")
    return f"in {units((place,))}{of}{heading}, {_done(step, _in_place(step, place))}"


def within(step: Instruction, under: ProvisionId) -> str:
    """Say an instruction in a provision that is already named: `in subsection (1), omit “1”`."""
    if whole(step):
        place = _place(step)
        done = _done(step, _in_place(step, place))
        return done if place == under else f"in {_below((place,), False, under)}, {done}"
    places = tuple(dict.fromkeys(at.at_row(0) for at in step.targets))
    named = "" if places == (under,) else _below(places, step.through, under)
    said = narrowed(step, ", in ".join(part for part in (named, _rows(step)) if part))
    said = said.removeprefix(", in ")
    return f"in {said}, {does(step, '')}" if said else does(step, "")


def of_work(at: ProvisionId, work: Work) -> str:
    """Say what an address is of: ` of Schedule 3 to the Kites Act 2020`."""
    if at.path[:1] == ("schedule",) and len(at.path) > 2:
        return f" of Schedule {at.path[1]} to the {work.title}"
    return f" to the {work.title}" if at.path[:1] == ("schedule",) else f" of the {work.title}"


def described(law: Law, at: ProvisionId) -> str:
    """Return the heading around a provision as drafters describe it: ` (sexual assault)`."""
    provision = law.provisions.get(around(at)) if around(at).path else None
    heading = re.sub(r"\s*\([^()]*\)$", "", provision.heading if provision else "")
    if not heading:
        return ""
    lowered = heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]
    return f" ({lowered})"


def described_alone(law: Law, step: Instruction) -> str:
    """Return the heading around an instruction; nothing where it works in several sections."""
    several = len({around(at) for at in step.targets}) > 1
    return "" if several else described(law, step.target)


def _rows(step: Instruction) -> str:
    rows = tuple(ProvisionId(at.work, (), at.row) for at in step.targets if at.row)
    return units(rows, step.through) if rows else ""


def _place(step: Instruction) -> ProvisionId:
    """Return what whole provisions are dealt with in: the limb around them, the table's section."""
    first = step.target
    if first.row:
        return first.at_row(0)
    if first == around(first):
        return ProvisionId(first.work)
    above = {at.path[:-1] for at in step.targets}
    return ProvisionId(first.work, first.path[:-1]) if len(above) == 1 else around(first)


def _in_place(step: Instruction, place: ProvisionId) -> str:
    """Name whole provisions in their place: `paragraph (b)`, `row 7 of the table`."""
    if step.target.row:
        return _rows(step)
    if step.target == around(step.target):
        return units(step.targets, step.through)
    named = units(step.targets, step.through, len(place.path))
    return _LABELLED.sub(lambda found: f"{_called(step.target)}{found[1]} ", named)


def _done(step: Instruction, named: str) -> str:
    if step.verb is not Verb.RENUMBER:
        return does(step, named)
    assert step.becomes is not None
    at = step.target
    limb = at != around(at)
    becomes = f"{_called(at)} ({step.becomes.path[-1]})" if limb else unit(step.becomes)
    return f"renumber {named} as {becomes}"


def _named(step: Instruction) -> str:
    if len(step.targets) > 1 and not step.target.row and around(step.target) != step.target:
        return _run(step.targets, step.through, 0)
    return units(step.targets, step.through)


def _below(targets: Sequence[ProvisionId], through: bool, under: ProvisionId) -> str:
    """Name limbs of a provision: `subsections (1) and (2)`, `subsection (1)(b) and (c)`."""
    above = len(under.path)
    deep = len(targets) > 1 and len(targets[0].path) > above + 1
    named = _run(targets, through, above) if deep else units(targets, through, above)
    first = ProvisionId(under.work, targets[0].path[: above + 1])
    return _LABELLED.sub(lambda found: f"{_called(first)}{found[1]} ", named)


def _run(targets: Sequence[ProvisionId], through: bool, above: int) -> str:
    """Name several limbs of one list: `section 1(1)(b) and (c)`; of several lists, each."""
    if len({at.path[:-1] for at in targets}) > 1:
        return units(targets, through, above)
    first = units(targets[:1], False, above)
    labels = [f"({at.path[-1]})" for at in targets[1:]]
    if through:
        return f"{first} to {labels[-1]}"
    return f"{', '.join([first, *labels[:-1]])} and {labels[-1]}"


def _called(limb: ProvisionId) -> str:
    """Return what a limb is called in its provision: a subsection, or a paragraph."""
    numbered = around(limb).path
    labels = limb.path[len(numbered) :]
    subsection = labels[0][:1].isdigit() and numbered[-2:-1] == ("section",)
    scheduled = numbered[-2:-1] == ("paragraph",)
    first = "subsection" if subsection else _BELOW[scheduled]
    level = len(labels) - 1
    return _BELOW[(level + (first != _BELOW[0])) % 2] if level else first

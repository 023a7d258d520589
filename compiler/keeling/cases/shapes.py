"""What to say about a part of a file of cases that is missing, or is no list where it should be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from keeling.cases.case import CURRENT_LAW
from keeling.cases.checks import SHAPE
from keeling.cases.faults import Fault, shown
from keeling.cases.nodes import Entries, Level, Node, Path, at, level_of, place, plain
from keeling.cases.unknown import known_names, unknown
from keeling.diagnostics import Diagnostic
from keeling.model.law import Law
from keeling.model.places import PLACES
from keeling.model.words import either

if TYPE_CHECKING:
    from jsonschema import ValidationError

_BEGIN = "Begin each case with `- case:` and its title, in the first column."
_LACKING = {
    "case": "Give it a short title that says what is particular about it.",
    "facts": "Write `facts:` and under it, indented, a line `name: value` for each fact.",
    "expect": f"Write `expect:` and under it, indented, `{CURRENT_LAW}:` with what it answers.",
    "authority": "Say where the answer can be checked: a link to the provision, or a citation.",
    "because": "Write `because:` and under it a line for each provision: `- `, and its citation.",
}
_NOTHING: tuple[object, ...] = (None, "", [], {})
_OUTCOMES = "Under each law write, indented, a line `name: value` for each outcome."


def misshapen(error: ValidationError, root: Node, law: Law) -> Iterator[Diagnostic]:
    """Yield what is wrong where the schema is broken, except in the value of a fact or outcome.

    Some violations of the schema tell of several faults (each name that is not known), and each
    missing part of a case breaks it once: what is yielded may be the same for two violations.
    """
    path = tuple(error.absolute_path)
    node, level, rule = at(root, path), level_of(path), str(error.validator)
    if level is Level.VALUE:
        return
    if rule == "required" and isinstance(node, Entries):
        lacking = cast("list[str]", error.validator_value)
        for part in (part for part in lacking if node.get(part) is None):
            yield SHAPE.at(node.span, f"This case has no `{part}`.", advice=_LACKING[part])
    elif rule == "additionalProperties" and isinstance(node, Entries):
        known = known_names(level, law)
        for entry in (entry for entry in node.entries if entry.key not in known):
            yield unknown(level, entry, node, law)
    else:
        fault = _another_shape(level, path, node)
        yield SHAPE.at(place(root, path), fault.message, advice=fault.advice)


def _another_shape(level: Level, path: Path, node: Node) -> Fault:
    """Say what is expected where there is something else, or nothing."""
    held = plain(node)
    match level:
        case Level.FILE if held in _NOTHING:
            return Fault("This file holds no cases.", _BEGIN)
        case Level.FILE:
            return Fault("A file of cases is a list, and this is none.", _BEGIN)
        case Level.CASE:
            return Fault(f"This is no case: it is {shown(held)}.", _BEGIN)
        case Level.LAW:
            return _another_part(level, str(path[2]), held, _OUTCOMES)
        case _:
            name = str(path[1])
            return _another_part(level, name, held, _LACKING.get(name, "Delete the line."))


def _another_part(level: Level, name: str, held: object, advice: str) -> Fault:
    if held in _NOTHING or (isinstance(held, str) and not held.strip()):
        return Fault(f"`{name}` is empty.", advice)
    if level is not Level.WORDS:
        return Fault(f"`{name}` takes a list, and this is {shown(held)}.", advice)
    if name == "in":
        so = f"{shown(held)} is no place whose law is told apart here."
        return Fault(so, f"Write {either(f'`{each}`' for each in PLACES)}.")
    quoted = "" if isinstance(held, list | dict) else "Put it in double quotes."
    return Fault(f"`{name}` takes words, and this is {shown(held)}.", quoted)

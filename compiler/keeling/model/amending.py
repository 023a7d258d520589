"""What an amending instruction does, and how it is said in the words of amending text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from keeling.model.identity import TRANSPARENT, ProvisionId, without_groups
from keeling.source import Span


class Verb(Enum):
    """What an instruction does to words, or to whole provisions."""

    SUBSTITUTE = "substitute"
    OMIT = "omit"
    INSERT = "insert"
    RENUMBER = "renumber"


class Side(Enum):
    """Where something is put in, beside words or a provision, or within one."""

    AFTER = "after"
    BEFORE = "before"
    BEGINNING = "at the beginning"
    END = "at the end"


class Times(Enum):
    """How often the words must stand in each provision."""

    ONCE = "once"
    BOTH = "both"
    EACH = "each"


#: Where words stand that stand more than once.
PLACES = {Times.BOTH: "both places", Times.EACH: "each place"}


@dataclass(frozen=True, slots=True)
class Instruction:
    """One amending instruction.

    `targets` are the provisions in whose words it is carried out; or, where it deals with whole
    provisions (`units`), those that are substituted, omitted or renumbered, or beside or in which
    others are inserted. `through` where the first and the last of a run were named. `old` and
    `new` are words; `quoted` is where the law that is put in stands in the proposal's file, and
    `lines` are its lines.
    `definition` or `column` narrows the words to those of a definition, or of a table's column.
    `stood` are the lines that stood there before, where an amendment that was made says so, and
    `stood_at` is where it does.
    """

    targets: tuple[ProvisionId, ...]
    verb: Verb
    old: str = ""
    new: str = ""
    side: Side | None = None
    times: Times = Times.ONCE
    units: bool = False
    through: bool = False
    becomes: ProvisionId | None = None
    quoted: Span | None = None
    lines: tuple[str, ...] = ()
    definition: str = ""
    column: str = ""
    span: Span = field(default=Span("", 1, 1), compare=False)
    stood: tuple[str, ...] = ()
    stood_at: Span | None = None

    @property
    def target(self) -> ProvisionId:
        """The first of the provisions."""
        return self.targets[0]

    @property
    def touched(self) -> tuple[ProvisionId, ...]:
        """The provisions that it changes, those it puts in, and what one becomes."""
        anew = (self.becomes,) if self.becomes else ()
        return (*self.targets, *put_in(self), *anew)

    @property
    def amended(self) -> tuple[ProvisionId, ...]:
        """The provisions of which an amendment is made: not those that others are put beside."""
        new = put_in(self) if self.verb is Verb.INSERT else ()
        return new or self.touched

    @property
    def inside(self) -> bool:
        """Whether what it names is a place to work in rather than a thing to work on."""
        return not self.units or self.side in (Side.BEGINNING, Side.END)


_HEAD = re.compile(
    r"(?:(section|schedule|paragraph|part|chapter|regulation|article|rule)\s+([0-9A-Z]+)"
    r"|\(([0-9A-Za-z]{1,6})\))"
)


def put_in(step: Instruction) -> tuple[ProvisionId, ...]:
    """Return the addresses of the provisions that an instruction puts in, rows of tables apart."""
    found: list[ProvisionId] = []
    for line in step.lines:
        match = _HEAD.match(line)
        if match is None:
            continue
        own = (match[3],) if match[3] else (match[1], match[2])
        path = step.target.path
        above = path if step.inside else path[: -len(own)] if len(own) <= len(path) else ()
        above = above if own[0] in TRANSPARENT else without_groups(above)
        found.append(ProvisionId(step.target.work, (*above, *own)))
    return tuple(found)


def does(step: Instruction, named: str, quoted: str = "") -> str:
    """Say what an instruction does: `for “12 months” substitute “24 months”`.

    `named` are the provisions it deals with as a whole, in words; `quoted` stands for what is put
    in, where that is law of its own (it follows on lines of its own).
    """
    if step.units:
        return _to_units(step, named, quoted)
    times = "" if step.times is Times.ONCE else f", in {PLACES[step.times]}"
    match step.verb:
        case Verb.SUBSTITUTE:
            return f"for “{step.old}”{times and times + ','} substitute “{step.new}”"
        case Verb.OMIT:
            return f"omit “{step.old}”{times}"
        case _ if step.side in (Side.BEGINNING, Side.END):
            return f"{step.side.value} insert “{step.new}”"
        case _:
            assert step.side is not None
            return f"{step.side.value} “{step.old}”{times and times + ','} insert “{step.new}”"


def _to_units(step: Instruction, named: str, quoted: str) -> str:
    put = f" {quoted}" if quoted else "—"
    match step.verb:
        case Verb.SUBSTITUTE:
            return f"for {named} substitute{put}"
        case Verb.OMIT:
            return f"omit {named}"
        case Verb.RENUMBER:
            assert step.becomes is not None
            return f"{named} becomes {unit(step.becomes)}"
        case Verb.INSERT:
            assert step.side is not None
            beside = "" if step.inside else f" {named}"
            return f"{step.side.value}{beside} insert{put}"


def as_if(step: Instruction, named: str) -> str:
    """Say what an instruction does where it is done for some cases only, without a change of text.

    `for “12 months” there were substituted “24 months”`.
    """
    whole = step.units and not step.inside
    old = named if whole else f"“{step.old}”"
    put = "inserted—" if step.units else f"inserted “{step.new}”"
    times = "" if step.times is Times.ONCE else f", in {PLACES[step.times]},"
    match step.verb:
        case Verb.SUBSTITUTE:
            new = "—" if whole else f" “{step.new}”"
            return f"for {old}{times} there were substituted{new}"
        case Verb.OMIT:
            return f"{old}{times.rstrip(',')} were omitted"
        case Verb.RENUMBER:
            assert step.becomes is not None
            return f"{named} were {unit(step.becomes)}"
        case Verb.INSERT:
            assert step.side is not None
            beside = "" if step.side in (Side.BEGINNING, Side.END) else f" {old}{times}"
            return f"{step.side.value}{beside} there were {put}"


def unit(at: ProvisionId, above: int = 0) -> str:
    """Say an address without its first parts: `paragraph 18(b)(ii)(c)`, `row 4 of the table`."""
    path = list(at.path[above:])
    if above == 0 and path[:1] == ["schedule"] and len(path) > 2:
        path = path[2:]
    said = ""
    if len(path) >= 2 and len(path[0]) > 1 and path[0].isalpha() and path[0].islower():
        division = "Schedule" if path[0] == "schedule" else path[0]
        said = f"{division} {path[1]}"
        path = path[2:]
    labels = "".join(f"({label})" for label in path)
    said += labels if said or not labels else f"paragraph {labels}"
    if at.row:
        return f"row {at.row} of the table" + (f" in {said}" if said else "")
    return said


def effect(step: Instruction) -> str:
    """Name the effect as legislation.gov.uk's table of effects does.

    A row of a table is an entry; what has no number of its own is words.
    """
    said = {
        Verb.SUBSTITUTE: "substituted",
        Verb.OMIT: "omitted",
        Verb.INSERT: "inserted",
        Verb.RENUMBER: "renumbered",
    }[step.verb]
    rows = rows_put_in(step)
    if step.units and (rows or step.target.row):
        return f"{'entries' if puts_in(step) and rows > 1 else 'entry'} {said}"
    return said if step.units and (not puts_in(step) or put_in(step)) else f"words {said}"


def puts_in(step: Instruction) -> bool:
    """Whether an instruction puts in what is new by itself: no words, and in place of nothing."""
    return step.units and step.verb is Verb.INSERT


def effect_on(step: Instruction) -> tuple[str, ...]:
    """Cite what an effect is on: what is put in itself, or the table that gets an entry."""
    if not puts_in(step):
        return tuple(at.citation for at in step.targets)
    if rows_put_in(step):
        return (f"{step.target.at_row(0).citation} Table",)
    return tuple(at.citation for at in put_in(step) or step.targets)


def rows_put_in(step: Instruction) -> int:
    """Return how many rows of a table an instruction quotes."""
    return sum(line.startswith("|") for line in step.lines)


def sentence(step: Instruction) -> str:
    """Say an instruction in full, without the lines that it quotes.

    `In section 1(b) of KA 2020, for “60” substitute “80”.`
    """
    named = f"{units(step.targets, step.through)}{within(step.target)}"
    if step.units and not step.inside:
        said = does(step, named)
    else:
        said = f"in {narrowed(step, named)}, {does(step, '')}"
    said = f"{said[0].upper()}{said[1:]}"
    return said if said.endswith("—") else f"{said}."


def narrowed(step: Instruction, named: str) -> str:
    """Say a place, and the definition or column in it to which an instruction keeps."""
    if step.definition:
        named += f", in the definition of “{step.definition}”"
    if step.column:
        named += f", in the column “{step.column}”"
    return named


def as_law(step: Instruction) -> Iterator[str]:
    """Yield the lines in which an instruction is written in a proposal."""
    named = _in_law(f"{units(step.targets, step.through)}{within(step.target)}")
    where = named
    if step.definition:
        where += f', in the definition of "{step.definition}"'
    if step.column:
        where += f', in the column "{step.column}"'
    plain = replace(step, becomes=None)
    if step.becomes is not None:
        yield f"{named} becomes {_in_law(unit(step.becomes) + within(step.becomes))}"
    elif step.units and not step.inside:
        yield does(plain, named).removesuffix("—")
    else:
        said = does(plain, "").removesuffix("—")
        yield f"in {where}, {said.replace('“', chr(34)).replace('”', chr(34))}"
    yield from (f"  {line}" for line in step.lines)
    if step.stood:
        yield "which read"
        yield from (f"  {line}" for line in step.stood)


def _in_law(named: str) -> str:
    return named.replace(" of the table in ", " of ").replace("Schedule ", "schedule ")


def within(at: ProvisionId) -> str:
    """Say what an address is within: ` of Schedule 3 to SOA 2003`."""
    if at.path[:1] == ("schedule",):
        to = f" to {at.work}"
        return f" of Schedule {at.path[1]}{to}" if len(at.path) > 2 else to
    if not at.path:
        return f" in {at.work}" if at.row else at.work
    return f" of {at.work}"


def units(named: Sequence[ProvisionId], through: bool = False, above: int = 0) -> str:
    """Say several addresses of one kind: `paragraphs 18 and 33`, `paragraphs 18 to 20`."""
    first, *rest = [unit(each, above) for each in named]
    if not rest:
        return first
    division, _, number = first.partition(" ")
    tail = ""
    if all(each.row for each in named):
        number, others = str(named[0].row), [str(each.row) for each in named[1:]]
        tail = first.removeprefix(f"row {number}")
    elif all(each.startswith(f"{division} ") for each in rest):
        others = [each.removeprefix(f"{division} ") for each in rest]
    else:
        return f"{', '.join([first, *rest[:-1]])} and {rest[-1]}"
    listed = (
        f"{number} to {others[-1]}"
        if through
        else f"{', '.join([number, *others[:-1]])} and {others[-1]}"
    )
    return f"{division}s {listed}{tail}"

"""The lists at the end of the module, which tie the law to what reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from keeling.backends.python.functions import in_python, measure
from keeling.backends.python.layout import Code, Group, laid_out, literal
from keeling.backends.python.named import KINDS, Cited, Named, Unmet
from keeling.cases.bounds import bounds_in_words
from keeling.model.answers import NO
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind, OutcomeKind
from keeling.partition.lines import Line, Position
from keeling.partition.nodes import BOTTOM, reach


def tied(named: Named) -> Iterator[str]:
    """Yield the questions, the provisions, the facts and the outcomes."""
    yield from _case(named)
    yield from ["", ""]
    yield from _provisions(named)
    yield from [""] if named.constants else []
    yield from _lines(named)
    yield ""
    yield from _interpretations(named)
    yield ""
    yield from _outcomes(named)


def _case(named: Named) -> Iterator[str]:
    yield "class _Case(_Questions):"
    for name, fact in named.vocabulary.facts.items():
        asked = KINDS[fact.kind][2]
        kind = f"{asked}[{named.types[name]}]" if fact.kind is FactKind.CHOICE else asked
        yield f"    {named.fields[name]}: {kind}"
    yield from [] if named.vocabulary.facts else ["    pass"]


def _provisions(named: Named) -> Iterator[str]:
    for (provision, notes), constant in named.constants.items():
        found = named.law.provisions.get(provision)
        identifier = found.identifier if found else ""
        parts: list[Code] = [literal(provision.citation)]
        parts += [literal(identifier)] if identifier or notes else []
        parts += [Group("", [literal(note) for note in notes])] if notes else []
        yield from laid_out(Group("Provision", parts), 0, f"{constant} = ")


def _lines(named: Named) -> Iterator[str]:
    """Yield the facts, in the order in which they are asked."""
    cuts = _cuts(named)
    lines = [_line(named, line, cuts[line.level]) for line in named.space.lines]
    listed = Group("", lines, always_open=True)
    yield from laid_out(listed, 0, "_LINES: tuple[_Line, ...] = ")
    yield ""
    yield f"_IMPOSSIBLE: Callable[[_Case], bool] | None = {named.impossible or None}"


def _interpretations(named: Named) -> Iterator[str]:
    """Yield the lengths that are read as others, each with the provision that says so."""
    entries = [
        Group(
            "_Interpretation",
            [
                in_python(each.length),
                in_python(each.read_as),
                Group("", [literal(fact) for fact in each.facts]),
                named.constants[cited],
            ],
        )
        for each, cited in named.interpreting
    ]
    listed = Group("", entries, always_open=bool(entries))
    yield from laid_out(listed, 0, "_INTERPRETATIONS: tuple[_Interpretation, ...] = ")


def _line(named: Named, line: Line, cuts: set[int]) -> Code:
    fact = line.fact
    kind = KINDS[fact.kind][0]
    parts: list[Code] = [literal(fact.name), literal(named.fields[fact.name]), literal(kind)]
    if fact.kind is FactKind.YES_NO:
        parts.append("_YES_OR_NO")
    elif fact.choices:
        parts.append(Group("get_args", [named.types[fact.name]]))
    parts += [] if line.low == -inf else [f"low={_position(fact, line.low)}"]
    parts += [] if line.high == inf else [f"high={_position(fact, line.high)}"]
    if bounds := bounds_in_words(fact) if fact.measured else "":
        parts.append(f"bounds={literal(bounds)}")
    if fact.kind is FactKind.DURATION and cuts:
        lengths = [in_python(Duration.of_key(key)) for key in sorted(cuts)]
        parts.append(Group("cuts=", lengths))
    if fact.name in named.existing:
        parts.append(f"exists={named.existing[fact.name]}")
    lesser = [low for high, low in named.space.relations if high == line.level]
    if lesser:
        names = [literal(named.space.lines[level].fact.name) for level in lesser]
        parts.append(Group("lesser=", names))
    if fact.counted is not None:
        days = [literal(fact.counted.start), literal(fact.counted.end)]
        parts.append(Group("counted=", days))
    return Group("_Line", parts)


def _unmet(named: Named, unmet: Unmet) -> Code:
    def listed(cited: Iterable[Cited], name: str = "") -> Code:
        return Group(name, [named.constants[each] for each in cited])

    parts = [listed(unmet.rule)]
    parts += [listed(unmet.asked, "asked=")] if unmet.asked else []
    parts += [listed(unmet.denied, "denied=")] if unmet.denied else []
    parts += [] if unmet.row is None else [listed(unmet.row, "row=")]
    return Group("_Unmet", parts)


def _cuts(named: Named) -> dict[int, set[int]]:
    """Return the values at which anything changes, for each fact by its level."""
    found: dict[int, set[int]] = {line.level: set() for line in named.space.lines}
    roots = [partition.root for partition in named.emission.partitions.values()]
    for root in [*roots, *map(named.space.exists, named.existing), named.space.excluded]:
        for at in reach(root):
            if at.level != BOTTOM:
                found[at.level].update(cut // 2 for cut in at.cuts)
    return found


def _position(fact: Fact, position: Position) -> str:
    """Return a position on the line of a fact, in Python."""
    if not fact.measured:
        return str(int(position))
    value = measure(fact, position)
    suffix = {FactKind.DURATION: ".key", FactKind.DATE: ".toordinal()"}.get(fact.kind, "")
    return f"2 * {value}{suffix}" + (" + 1" if position % 2 else "")


def _outcomes(named: Named) -> Iterator[str]:
    """Yield what answers about each outcome, and what says the reasons."""
    entries = []
    for name, private in named.private.items():
        reasons = [
            Group("", [named.constants[named.cited[name][each]], function])
            for each, function in named.because[name].items()
        ]
        parts: list[Code] = [private, Group("", reasons)]
        if named.vocabulary.outcomes[name].kind is OutcomeKind.YES_NO:
            parts.append(f"failed={literal(str(NO))}")
        begins = named.vocabulary.outcomes[name].begins
        parts += [f"begins={literal(begins)}"] if begins else []
        if unmet := [_unmet(named, each) for each in named.unmet[name]]:
            parts.append(Group("unmet=", unmet))
        if notes := named.emission.notes.get(name):
            parts.append(Group("notes=", [literal(note) for note in notes]))
        parts += ["encoded=False"] if name in named.emission.unencoded else []
        entries.append(Group(f"{literal(name)}: _Outcome", parts))
    outcomes = Group("", entries, "{}", always_open=True)
    yield from laid_out(outcomes, 0, "_OUTCOMES: dict[str, _Outcome] = ")

"""What is left to ask once some facts are given."""

from __future__ import annotations

from collections.abc import Mapping

from keeling.model.durations import Duration
from keeling.model.words import FactValue
from keeling.partition.lines import Line, Position
from keeling.partition.nodes import Node, Rewrite
from keeling.partition.space import Space

_Values = Mapping[int, FactValue]


def restrict(space: Space, node: Node, given: Mapping[str, FactValue]) -> Node:
    """Return the diagram of the cases that have these facts.

    That a fact is given says that it exists, and bounds those it is related to; a value that no
    case can have leaves nothing. Where a length is given in days and a cut in months (or the
    reverse) and the day on which it begins would decide, all stretches in which it may lie stay,
    and with them the fact. Raises KeyError for a fact that is not declared, TypeError for a value
    of another kind, and BudgetExceeded.
    """
    space.table.rewind()
    return narrowed(space, node, given)


def impossible(space: Space, given: Mapping[str, FactValue]) -> tuple[str, ...]:
    """Return () if some case has these facts, else facts that clash: none can be left out.

    Raises as `restrict` does.
    """
    space.table.rewind()
    if narrowed(space, space.possible, given) is not space.table.nothing:
        return ()
    clashing = dict(given)
    for fact in given:
        rest = {name: value for name, value in clashing.items() if name != fact}
        if narrowed(space, space.possible, rest) is space.table.nothing:
            clashing = rest
    return tuple(name for name in space.vocabulary.facts if name in clashing)


def narrowed(space: Space, node: Node, given: Mapping[str, FactValue]) -> Node:
    """Do what `restrict` does, as a part of other work that shares its budget."""
    nothing = space.table.nothing
    values = {space.line[name].level: value for name, value in given.items()}
    for level, value in values.items():
        if not space.lines[level].on_line(value):
            return nothing
    node = cofactor(space, node, values, nothing)
    return space.masked(node, _wanted(space, node, values))


def cofactor(space: Space, node: Node, values: _Values, dropped: Node) -> Node:
    """Return the diagram with given facts no longer asked, or asked only as far as in doubt.

    `values` are by level; what a length in doubt cannot be leads to `dropped`.
    """
    if not values:
        return node

    def cells(at: Node) -> tuple[int, int]:
        return space.lines[at.level].cells(values[at.level], at.cuts)

    def ahead(at: Node) -> Node:
        while at.level in values:
            first, last = cells(at)
            if first != last:
                break
            at = at.children[first]
        return at

    def inner(at: Node, children: list[Node]) -> Node:
        if at.level in values:
            first, last = cells(at)
            children[:first] = [dropped] * first
            children[last + 1 :] = [dropped] * (len(children) - last - 1)
        return space.table.make(at.level, at.cuts, children)

    return Rewrite(space.table, lambda leaf: leaf, inner, ahead)(node)


def _wanted(space: Space, node: Node, values: _Values) -> Node:
    """Return where the given facts exist and keep their relations to the others."""
    truths = space.truths

    def exists(level: int) -> Node:
        found = space.exists(space.lines[level].fact.name)
        return found if found is truths.true else cofactor(space, found, values, truths.false)

    wanted = truths.both.all([exists(level) for level in values], truths.true)
    if space.related.isdisjoint(values):
        return wanted
    cuts = space.cuts(node)
    for greater, lesser in space.relations:
        bad: Node | None = None
        if greater in values and lesser in values:
            if _less(values[greater], values[lesser]):
                return truths.false
        elif greater in values:
            bad = _too_great(space, space.lines[lesser], cuts[lesser], greater, values[greater])
            bad = truths.both(bad, exists(lesser))
        elif lesser in values:
            bad = _too_little(space, space.lines[greater], cuts[greater], lesser, values[lesser])
            bad = truths.both(bad, exists(greater))
        if bad is not None:
            wanted = truths.both(wanted, truths.denied(bad))
    for clash in space.counted.clashes(cuts, values):
        exist = [exists(level) for level in sorted(clash.levels - values.keys())]
        together = truths.both.all([*exist, *space.within(clash)], truths.true)
        wanted = truths.both(wanted, truths.denied(together))
    return wanted


def _less(value: FactValue, other: FactValue) -> bool:
    if isinstance(value, Duration) and isinstance(other, Duration):
        return value.compared_with(other) == -1
    return value < other  # type: ignore[operator]  # of one kind: the facts are related


def _too_great(space: Space, line: Line, cuts: set[int], greater: int, value: FactValue) -> Node:
    """Return where a fact lies in a stretch wholly above a given value."""
    above = space.lines[greater]
    begins: list[Position] = [begin for begin in (line.low, *cuts) if above.side(value, begin) < 0]
    return space.along(line, ((min(begins), line.high),) if begins else ())


def _too_little(space: Space, line: Line, cuts: set[int], lesser: int, value: FactValue) -> Node:
    """Return where a fact lies in a stretch wholly below a given value."""
    below = space.lines[lesser]
    ends: list[Position] = [end for end in (*cuts, line.high) if below.side(value, end) > 0]
    return space.along(line, ((line.low, max(ends)),) if ends else ())

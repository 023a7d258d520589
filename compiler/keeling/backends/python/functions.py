"""Diagrams written as functions that ask a case one fact after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from keeling.backends.python.diagrams import Cutting, ways
from keeling.backends.python.layout import Code, Group, docstring, fits, flat, laid_out, literal
from keeling.backends.python.names import Names
from keeling.model.conditions import Among, Within
from keeling.model.durations import Duration
from keeling.model.vocabulary import Fact, FactKind
from keeling.partition import BudgetExceeded, Node, Space, branches, regions
from keeling.partition.lines import Line, Position
from keeling.partition.nodes import BOTTOM

#: More branches than this are asked in halves.
MOST_BRANCHES = 12
#: A condition with more ways through it, or in more regions, is written as nested questions.
MOST_WAYS, MOST_REGIONS, MOST_TESTS = 40, 3, 9


@dataclass(frozen=True)
class Writer:
    """Writes functions over one space; `fields` are the attributes that stand for the facts."""

    space: Space
    fields: Mapping[str, str]
    names: Names

    def answers(
        self, name: str, root: Node, said: Callable[[Any], Code], about: Sequence[str] = ()
    ) -> list[str]:
        """Return the lines of functions that give the leaf of a diagram; the first is `name`."""
        return _Writing(self, name, "_Said", said).written(root, about)

    def condition(
        self, name: str, root: Node, about: Sequence[str] = (), every: bool = False
    ) -> list[str]:
        """Return the lines of functions that say whether a diagram of True and False is True.

        What follows in all possible cases from what is asked anyhow is not asked, unless `every`
        test is wanted.
        """
        rows = self._only_way(root)
        if rows is None and not every:
            rows = self._rows(root)
        if rows is None:
            return _Writing(self, name, "bool", str).written(root, about)
        *early, last = rows
        lines = head(name, "bool", about)
        for row in early:
            lines += [*_conjunction(row, 4, "if ", ":"), "        return True"]
        if _awkward(last, "return "):
            lines += [*laid_out(last[0], 4, "if ", ":"), *laid_out(last[1], 8, "return ")]
            return [*lines, "    return False"]
        return [*lines, *_conjunction(last, 4, "return ", "")]

    def _rows(self, root: Node) -> list[list[Code]] | None:
        """Return a condition as a few rows of tests, if it can be said so."""
        if root.level == BOTTOM or ways(root) > MOST_WAYS:
            return None
        try:
            found = regions(self.space, root, bool)
        except BudgetExceeded:
            return None
        rows = [
            [test for name, among in region.where.items() for test in self._tests(name, among)]
            for region in found
        ]
        if not 0 < len(rows) <= MOST_REGIONS or not all(rows):
            return None
        many = len(rows) > 1 and sum(map(len, rows)) > MOST_TESTS
        return None if many or any(_awkward(row, "if ", ":") for row in rows[:-1]) else rows

    def _only_way(self, root: Node) -> list[list[Code]] | None:
        """Return the tests on the way to True, if there is only one."""
        row: list[Code] = []
        while root.level != BOTTOM:
            found = [each for each in branches(self.space, root) if each[1].leaf is not False]
            if len(found) != 1:
                return None
            row += self._tests(self.space.lines[root.level].fact.name, found[0][0])
            root = found[0][1]
        return [row] if row else None

    def _tests(self, name: str, among: Among | Within) -> Iterator[Code]:
        """Yield the questions that say that a fact exists and is as described."""
        line = self.space.line[name]
        asked = f"case.{self.fields[name]}"
        if isinstance(among, Among):
            values = [value for value in line.fact.values if value in among.values]
            yield _chosen(asked, line.fact, values)
            return
        if among.lower is not None:
            yield _beyond(asked, line.fact, line.position(among.lower))
        if among.upper is not None:
            yield _below(asked, line.fact, line.position(among.upper))
        if among == Within():
            yield f"{asked}.exists()"


def head(name: str, returns: str, about: Sequence[str] = ()) -> list[str]:
    """Return the first lines of a function that is asked about a case."""
    lines = laid_out(Group(f"def {name}", ["case: _Case"]), 0, after=f" -> {returns}:")
    return [*lines, *(docstring(about) if about else [])]


@dataclass(frozen=True)
class _Branch:
    """Where some values of a fact lead.

    A stretch of a measure is told from those before it by `past`, from those after it by `test`.
    """

    node: Node
    test: Code
    past: Code
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Writing:
    """The functions of one diagram, on their way."""

    writer: Writer
    name: str
    returns: str
    said: Callable[[Any], Code]

    def written(self, root: Node, about: Sequence[str]) -> list[str]:
        """Return the functions, two blank lines between them."""
        cutting = Cutting(root)
        names: dict[Node, str] = {}
        for node in cutting.functions():
            names[node] = self.writer.names.give(self.name) if names else self.name
        lines: list[str] = []
        for start, name in names.items():
            lines += ["", ""] if lines else []
            lines += head(name, self.returns, about if start is root else ())
            lines += _Body(self, cutting, names, start).lines(start, 4)
        return lines


@dataclass(frozen=True)
class _Body:
    """The body of one function, which begins at the node `start`."""

    writing: _Writing
    cutting: Cutting
    names: Mapping[Node, str]
    start: Node

    def lines(self, node: Node, indent: int) -> list[str]:
        """Return what is asked and answered from a node on."""
        if node in self.names and node is not self.start:
            return laid_out(Group("case.go_on", [self.names[node]]), indent, "return ")
        if node.level == BOTTOM:
            return laid_out(self.writing.said(node.leaf), indent, "return ")
        writer = self.writing.writer
        line = writer.space.lines[node.level]
        asked = f"case.{writer.fields[line.fact.name]}"
        parted = _stretches if line.fact.measured else _choices
        return self._asked(asked, line.fact, list(parted(asked, line, node)), indent)

    def _either(self, first: _Branch, second: _Branch, indent: int) -> list[str]:
        """Ask for one of two branches: what is shorter comes first, and a bare truth is said."""
        if (first.node.leaf, second.node.leaf) == (True, False):
            return laid_out(first.test, indent, "return ")
        if (first.node.leaf, second.node.leaf) == (False, True):
            return laid_out(second.past, indent, "return ")
        if self.cutting.cost(first.node) > self.cutting.cost(second.node):
            first, second = replace(second, test=second.past), first
        return [*self._one(first, indent), *self.lines(second.node, indent)]

    def _asked(self, asked: str, fact: Fact, parted: Sequence[_Branch], indent: int) -> list[str]:
        if len(parted) <= MOST_BRANCHES:
            *early, first, second = parted
            lines = [line for branch in early for line in self._one(branch, indent)]
            return [*lines, *self._either(first, second, indent)]
        lower, upper = parted[: len(parted) // 2], parted[len(parted) // 2 :]
        values = [value for branch in lower for value in branch.values]
        test = _chosen(asked, fact, values) if values else lower[-1].test
        return [
            *laid_out(test, indent, "if ", ":"),
            *self._asked(asked, fact, lower, indent + 4),
            *self._asked(asked, fact, upper, indent),
        ]

    def _one(self, branch: _Branch, indent: int) -> list[str]:
        return [*laid_out(branch.test, indent, "if ", ":"), *self.lines(branch.node, indent + 4)]


def _stretches(asked: str, line: Line, node: Node) -> Iterator[_Branch]:
    below = [_below(asked, line.fact, cut) for cut in node.cuts]
    beyond = [_beyond(asked, line.fact, cut) for cut in node.cuts]
    for child, test, past in zip(node.children, [*below, ""], ["", *beyond], strict=True):
        yield _Branch(child, test, past)


def _choices(asked: str, line: Line, node: Node) -> list[_Branch]:
    """Return the branches of a list, that of most values last: it is not asked for."""
    values: dict[Node, list[str]] = {}
    ends = [0, *node.cuts, len(line.fact.values)]
    for child, low, high in zip(node.children, ends, ends[1:], strict=False):
        values.setdefault(child, []).extend(line.fact.values[low:high])
    found = []
    for child, own in values.items():
        test = _chosen(asked, line.fact, own)
        found.append(_Branch(child, test, test, tuple(own)))
    longest = max(reversed(found), key=lambda branch: len(branch.values))
    return [*(branch for branch in found if branch is not longest), longest]


def _chosen(asked: str, fact: Fact, values: Sequence[str]) -> Code:
    if len(values) == len(fact.values):
        return f"{asked}.exists()"
    if fact.kind is FactKind.YES_NO:
        return f"{asked}.is_{values[0]}()"
    others = [value for value in fact.values if value not in values]
    if len(others) < len(values) / 2:
        return Group(f"{asked}.other_than", [literal(value) for value in others])
    return Group(f"{asked}.among", [literal(value) for value in values])


def _below(asked: str, fact: Fact, cut: Position) -> Code:
    if fact.kind is FactKind.DATE:
        return Group(f"{asked}.before", [measure(fact, cut)])
    at_most = fact.kind is FactKind.DURATION and cut % 2
    return Group(f"{asked}.{'at_most' if at_most else 'under'}", [measure(fact, cut)])


def _beyond(asked: str, fact: Fact, cut: Position) -> Code:
    if fact.kind is FactKind.DATE:
        return Group(f"{asked}.on_or_after", [measure(fact, cut)])
    more_than = fact.kind is FactKind.DURATION and cut % 2
    return Group(f"{asked}.{'more_than' if more_than else 'at_least'}", [measure(fact, cut)])


def measure(fact: Fact, cut: Position) -> str:
    """Return the value at which a measured fact is cut, in Python."""
    value = int(cut) // 2
    if fact.kind is FactKind.DATE:
        day = date.fromordinal(value)
        return f"date({day.year}, {day.month}, {day.day})"
    return in_python(Duration.of_key(value)) if fact.kind is FactKind.DURATION else str(value)


def in_python(duration: Duration) -> str:
    """Return a length of time in Python, in the unit in which it is said."""
    if not duration.in_months:
        weeks, rest = divmod(duration.days, 7)
        return f"days({duration.days})" if rest else f"weeks({weeks})"
    years, rest = divmod(duration.months, 12)
    return f"months({duration.months})" if rest or not years else f"years({years})"


def _all(tests: Sequence[Code]) -> str:
    return " and ".join(flat(test) for test in tests)


def _awkward(tests: Sequence[Code], before: str, after: str = "") -> bool:
    """Whether tests are two and take more than a line: broken at a bracket, they read badly."""
    return len(tests) == 2 and not fits(_all(tests), 4, before, after)


def _conjunction(tests: Sequence[Code], indent: int, before: str, after: str) -> list[str]:
    if len(tests) == 1:
        return laid_out(tests[0], indent, before, after)
    if fits(_all(tests), indent, before, after):
        return laid_out(_all(tests), indent, before, after)
    pad = " " * indent
    lines = laid_out(tests[0], indent + 4)
    for test in tests[1:]:
        lines += laid_out(test, indent + 4, "and ")
    return [f"{pad}{before}(", *lines, f"{pad}){after}"]

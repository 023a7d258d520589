"""All possible cases: the ordered facts, their lines, and which combinations exist.

A fact with `known_where` exists in some cases only. Diagrams need no mark for that: a test of such
a fact is met only where the fact exists, so where it does not exist no function depends on it, and
its edge may be followed with any value. Every combination of values then stands for exactly one
case, and `known_where` leaves nothing impossible.

What the vocabulary calls impossible is a diagram of its own, whose cuts every question keeps.

That leaves the relations between measured facts (this fact is never less than that one), where
both exist. Take for each fact a stretch of its line. The facts of a chain of relations can all
have values in their stretches if and only if, for each pair of the transitive closure, the
greater's stretch ends after the lesser's begins: give each fact the greatest of the beginnings of
its own stretch and of those of the facts it is never less than; the pairs say that this lies
before its end. So what is possible is a conjunction over pairs, and exact (`feasible`).

Ages that are counted from days are tied to these in the same manner: `keeling.partition.counted`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from heapq import heappop, heappush
from typing import Any

from keeling.model.conditions import ALWAYS, Among, OutcomeIs, Test, Whatever, Within, tests
from keeling.model.vocabulary import Fact, Vocabulary
from keeling.partition.apply import Operation
from keeling.partition.conditions import ConditionDiagrams, Numbering
from keeling.partition.counted import Clash, Counted
from keeling.partition.lines import Line, Runs
from keeling.partition.nodes import Node, Table, reach
from keeling.partition.truth import Met, Truths

#: Edges looked at and made before a diagram is given up: some seconds of work.
BUDGET = 1_000_000

#: The positions at which the facts of relations are cut, by level.
Cuts = Mapping[int, Iterable[int]]


class ClashError(Exception):
    """Two diagrams give different leaves to a possible case."""


class Space:
    """The cases a vocabulary allows; the home of every diagram about them.

    Diagrams that are to be compared must be of the same space. `budget` bounds the work of any
    one question (edges looked at and made). Raises ValueError where facts exist or are bounded in
    a circle, or where one has no value.
    """

    def __init__(self, vocabulary: Vocabulary, budget: int = BUDGET) -> None:
        self.vocabulary = vocabulary
        self.lines = tuple(
            Line(fact, level) for level, fact in enumerate(_ordered(vocabulary.facts))
        )
        for line in self.lines:
            if line.low >= line.high:
                raise ValueError(f"{line.fact.name} has no value")
        self.line = {line.fact.name: line for line in self.lines}
        self.table = Table([line.fact.name for line in self.lines], budget)
        self.numbering = Numbering()
        self.truths = Truths(self.table)
        self.joined = Operation(self.table, _clash, self._quick_joined)
        self.masked = Operation(self.table, self._mask, self._quick_mask)
        #: Levels (greater, lesser): the first is never less than the second where both exist.
        self.relations = tuple(self._closed())
        #: Ages that are counted from days.
        self.counted = Counted(self.lines, self.relations)
        self.related = self.counted.levels.union(*self.relations)
        #: Whether some combinations of values are no possible case.
        self.restricted = bool(self.relations or self.counted or vocabulary.impossible)
        #: What `partition_law` remembers of earlier laws.
        self.memory: Any = None
        #: What `canonical` has made of diagrams so far.
        self.canonical: dict[Node, Node] = {}
        self._exists: dict[str, Node] = {}
        self._cuts: dict[Node, dict[int, set[int]]] = {}
        self._feasible: dict[object, Node] = {}
        self._conditions = ConditionDiagrams(
            self.table, self.truths, self.numbering, self._test, _no_outcome, _no_outcome
        )
        #: Where a case is one that the vocabulary calls impossible.
        self.excluded = self.truths.either.all(
            [self._conditions.build(each.when, counted=False) for each in vocabulary.impossible],
            self.truths.false,
        )
        self.always_cut = self._vocabulary_cuts()
        #: What is possible: `Met` or the leaf of what cannot be.
        self.possible = self.possibly(self.truths.true)

    @cached_property
    def twins(self) -> dict[tuple[str, bool], Any]:
        """The spaces of its pairs, made by `twins`, by the fact and whether it grows."""
        return {}

    def exists(self, fact: str) -> Node:
        """Return where a fact has a value: a diagram of true and false."""
        found = self._exists.get(fact)
        if found is None:
            found = self._exists[fact] = self._conditions.build(
                self.line[fact].fact.known_where, counted=False
            )
        return found

    def test(self, fact: str, described: Among | Within) -> Node:
        """Return where a fact exists and is as described."""
        line = self.line[fact]
        return self.truths.both(self.exists(fact), self.along(line, line.runs(described)))

    def along(self, line: Line, runs: Runs) -> Node:
        """Return the diagram that is true on some stretches of a line and false elsewhere."""
        cuts: list[int] = []
        children = [self.truths.false]
        for low, high in runs:
            if low <= line.low:
                children.pop()
            else:
                cuts.append(int(low))
            children.append(self.truths.true)
            if high < line.high:
                cuts.append(int(high))
                children.append(self.truths.false)
        return self.table.make(line.level, cuts, children)

    def cuts(self, *nodes: Node) -> dict[int, set[int]]:
        """Return where diagrams, and the vocabulary, cut the lines of related facts."""
        found = {level: set(cuts) for level, cuts in self.always_cut.items()}
        for node in nodes:
            own = self._cuts.get(node)
            if own is None:
                own = self._cuts[node] = {level: set() for level in self.related}
                for at in reach(node):
                    if at.level in own:
                        own[at.level].update(at.cuts)
            for level, cuts in own.items():
                found[level] |= cuts
        return found

    def feasible(self, cuts: Cuts) -> Node:
        """Return which boxes between these cuts of the related facts hold a possible case."""
        key = tuple((level, tuple(sorted(cuts[level]))) for level in sorted(self.related))
        found = self._feasible.get(key)
        if found is None:
            clauses = [
                self.truths.denied(clause)
                for pair in self.relations
                for clause in self.impossible_boxes(pair, cuts)
            ]
            clauses += [
                self.truths.denied(self._together(clash))
                for clash in self.counted.clashes(cuts, {})
            ]
            clauses.append(self.truths.denied(self.excluded))
            found = self._feasible[key] = self.truths.both.all(clauses, self.truths.true)
        return found

    def possibly(self, node: Node) -> Node:
        """Return the diagram with impossible boxes marked as what cannot be."""
        if not self.restricted:
            return node
        return self.masked(node, self.feasible(self.cuts(node)))

    def impossible_boxes(self, pair: tuple[int, int], cuts: Cuts) -> Iterator[Node]:
        """Yield the boxes between cuts in which two related facts exist and break the relation."""
        greater, lesser = (self.lines[level] for level in pair)
        both = self.truths.both
        exist = both(self.exists(greater.fact.name), self.exists(lesser.fact.name))
        begins = sorted([lesser.low, *cuts[lesser.level]])
        for end in sorted([*cuts[greater.level], greater.high]):
            begin = next((begin for begin in begins if begin >= end), None)
            if begin is None:
                return
            below = self.along(greater, ((greater.low, end),))
            above = self.along(lesser, ((begin, lesser.high),))
            yield both(exist, both(below, above))

    def _together(self, clash: Clash) -> Node:
        exist = [self.exists(self.lines[level].fact.name) for level in sorted(clash.levels)]
        return self.truths.both.all([*exist, *self.within(clash)], self.truths.true)

    def within(self, clash: Clash) -> list[Node]:
        """Return where each fact of a clash has the stretch that it has there."""
        return [
            self.along(self.lines[level], ((low, high),)) for level, low, high in clash.stretches
        ]

    def _test(self, test: Test) -> Node:
        return self.test(test.fact, test.among)

    def _closed(self) -> Iterator[tuple[int, int]]:
        """Yield the relations and what follows from them, by level."""
        facts = self.vocabulary.facts
        graph = {name: set(fact.at_least_facts) for name, fact in facts.items()}
        try:
            order = tuple(TopologicalSorter(graph).static_order())
        except CycleError as error:
            raise ValueError(f"facts are never less than each other: {error.args[1]}") from None
        below: dict[str, set[str]] = {}
        for name in order:
            own = graph[name]
            below[name] = own.union(*(below[lesser] for lesser in own))
        for line in self.lines:
            for lesser in sorted(self.line[name].level for name in below[line.fact.name]):
                yield line.level, lesser

    def _vocabulary_cuts(self) -> dict[int, frozenset[int]]:
        """Return where the vocabulary cuts related facts.

        Which relations hold turns on `known_where`; and no step from a possible case to another
        may cross a cut of what is impossible (`canonical`).
        """
        found: dict[int, set[int]] = {level: set() for level in self.related}
        for node in (*(self.exists(line.fact.name) for line in self.lines), self.excluded):
            for at in reach(node):
                if at.level in found:
                    found[at.level].update(at.cuts)
        return {level: frozenset(cuts) for level, cuts in found.items()}

    def _mask(self, node: Node, possible: Node) -> Node:
        return node if isinstance(possible.leaf, Met) else self.table.nothing

    def _quick_mask(self, node: Node, possible: Node) -> Node | None:
        if node is self.table.nothing or possible is self.truths.true:
            return node
        return self.table.nothing if possible is self.truths.false else None

    def _quick_joined(self, left: Node, right: Node) -> Node | None:
        if left is right or right is self.table.nothing:
            return left
        if left is self.table.nothing:
            return right
        if left.total and right.total:
            raise ClashError
        return None


def _clash(left: Node, right: Node) -> Node:
    raise ClashError


def _no_outcome(test: OutcomeIs | Whatever) -> Node:
    raise ValueError(f"a fact cannot exist only where the law answers: {test}")


def _ordered(facts: Mapping[str, Fact]) -> Iterator[Fact]:
    """Yield facts as declared, but each after those that its `known_where` mentions."""
    names = list(facts)
    place = {name: index for index, name in enumerate(names)}
    needs = {
        name: {test.fact for test in tests(fact.known_where)}
        for name, fact in facts.items()
        if fact.known_where != ALWAYS
    }
    sorter = TopologicalSorter({name: needs.get(name, set()) for name in names})
    try:
        sorter.prepare()
    except CycleError as error:
        raise ValueError(f"facts exist in a circle: {error.args[1]}") from None
    ready: list[int] = []
    while sorter.is_active():
        for name in sorter.get_ready():
            heappush(ready, place[name])
        name = names[heappop(ready)]
        yield facts[name]
        sorter.done(name)

"""What follows from the sentences of a range: every reachable answer, for whom, from which.

The cases of a category whose sentence lies in the range are parted twice: by the sentence, and by
all else. Both partings come from the regions of what is answered. A region asks something of the
sentence and something of the rest; two sentences are alike if they meet the same of the first,
two groups of cases if they meet the same of the second. Then nothing but the group and the kind of
sentence decides: a case of both lies in a region of which it meets both parts, and so does every
other case of both.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

from keeling.model.answers import Answer
from keeling.model.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Cut,
    Limb,
    Not,
    Test,
    Within,
)
from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.model.pathways import Beyond, Group, Reached, Side, Where
from keeling.model.vocabulary import FactKind
from keeling.model.words import FactValue
from keeling.partition import (
    Node,
    Partition,
    Space,
    forgotten,
    leaves,
    met_where,
    overlay,
    reasons,
    regions,
    relabel,
    support,
    turning_points,
    witness,
)


@dataclass(frozen=True)
class Way:
    """One law: what it answers about each outcome, and in which cases a sentence is in a range.

    `category` says which cases the range is for, and `within` which of all cases lie in it.
    """

    law: Law
    partitions: tuple[Partition, ...]
    category: Node
    within: Condition

    @property
    def space(self) -> Space:
        """All cases there are."""
        return self.partitions[0].space

    @cached_property
    def answers(self) -> Node:
        """The diagram of what is answered about all outcomes, in every possible case."""
        space = self.space
        made = relabel(space.table, self.partitions[0].answers, lambda leaf: (leaf,))
        for each in self.partitions[1:]:
            both = overlay(space, made, each.answers)
            made = relabel(space.table, both, lambda leaf: (*leaf[0], leaf[1]))
        return made

    def sides(self, condition: Condition) -> Node:
        """Return what is answered in the category where a condition is met: else nothing is."""
        space = self.space
        (met,) = met_where(self.law, space, [AllOf((condition,))])
        where = overlay(space, self.category, met)
        both = overlay(space, self.answers, where)
        return relabel(
            space.table, both, lambda leaf: (leaf[0] if leaf[1] == (True, True) else None,)
        )

    @cached_property
    def ranged(self) -> Node:
        """What is answered where the sentence lies in the range, as one side."""
        return self.sides(self.within)


def category(partition: Partition, row: ProvisionId) -> Node:
    """Return in which possible cases a row gives the answer: true or false."""
    return relabel(
        partition.space.table,
        partition.root,
        lambda leaf: any(reason.within(row) for reason in leaf.reasons),
    )


def follows(ways: Sequence[Way], sentence: Iterable[str]) -> tuple[Group, ...]:
    """Return what follows from each sentence in the ranges of one category, under each law.

    `sentence` names the facts that belong to a sentence. Of several laws, only what they do not
    answer alike is told. Raises BudgetExceeded.
    """
    space = ways[0].space
    node = ways[0].ranged
    for way in ways[1:]:
        both = overlay(space, node, way.ranged)
        node = relabel(space.table, both, lambda leaf: leaf[0] + leaf[1])
    return tuple(_Table(ways, node, frozenset(sentence)).groups())


def everything(ways: Sequence[Way]) -> tuple[tuple[Answer, ...], ...]:
    """Return all that may follow from a sentence in the range, under one law."""
    found = dict.fromkeys(leaf[0] for way in ways for leaf in leaves(way.ranged) if leaf[0])
    return tuple(found)


class _Profile(NamedTuple):
    """What follows, for a group of cases, from which kinds of sentences; `whole` if from all."""

    follows: frozenset[tuple[Hashable, tuple[Side, ...]]]
    whole: bool


class _Table:
    """The groups of cases of one category, and what follows for each from which sentences."""

    def __init__(self, ways: Sequence[Way], node: Node, sentence: frozenset[str]) -> None:
        self._ways = ways
        self._space = ways[0].space
        self._whole = node
        #: What lies in no range cannot be: nothing is told of it, or told apart from it.
        self._node = relabel(self._space.table, node, lambda leaf: leaf if any(leaf) else None)
        self._sentence = sentence

    def groups(self) -> Iterator[Group]:
        """Yield the groups, those with the same sentences and answers as one."""
        table, alike = self._space.table, self._profiles
        by_group = overlay(self._space, self._node, self._cases)
        profiled = relabel(table, by_group, lambda leaf: alike[leaf[1]])
        who = forgotten(self._space, profiled, self._sentence)
        every = relabel(table, self._parted, lambda leaf: (alike[leaf[1][0]], leaf[0]))
        shown: dict[Any, list[Where]] = {}
        for region in regions(self._space, every, lambda leaf: leaf[0].follows, looks=0):
            shown.setdefault(region.leaf, []).append(region.where)
        made: dict[_Profile, list[Where]] = {}
        for region in regions(self._space, who, lambda leaf: leaf.follows):
            made.setdefault(region.leaf, []).append(region.where)
        for profile, where in made.items():
            yield Group(tuple(where), tuple(self._reached(profile, shown)))

    @cached_property
    def _regions(self) -> tuple[Where, ...]:
        return tuple(each.where for each in regions(self._space, self._node, bool))

    @cached_property
    def _kinds(self) -> Node:
        """Sentences that are alike have one leaf; what lies in no range cannot be."""
        kinds = overlay(self._space, self._ranged, self._alike(told=True))
        return relabel(self._space.table, kinds, lambda leaf: leaf[1])

    @cached_property
    def _ranged(self) -> Node:
        """Where a sentence lies in a range; the rest cannot be."""
        there = relabel(self._space.table, self._node, lambda _: True)
        rest = self._space.vocabulary.facts.keys() - self._sentence
        return forgotten(self._space, there, rest)

    @cached_property
    def _cases(self) -> Node:
        """Cases that are alike but for the sentence have one leaf."""
        return self._alike(told=False)

    @cached_property
    def _parted(self) -> Node:
        """What is answered, with the group and the kind of sentence that decide it."""
        parts = overlay(self._space, self._cases, self._kinds)
        return overlay(self._space, self._node, parts)

    @cached_property
    def _profiles(self) -> Mapping[Hashable, _Profile]:
        """What follows for each group of cases; of several laws, what changes."""
        own: dict[Hashable, dict[Hashable, tuple[Side, ...]]] = {}
        for sides, (case, kind) in leaves(self._parted):
            own.setdefault(case, {})[kind] = sides
        made = {}
        for case, follow in own.items():
            told = {kind: each for kind, each in follow.items() if self._tells(each)}
            whole = len(told) == len(follow) and len(set(told.values())) == 1
            made[case] = _Profile(frozenset(told.items()), whole)
        return made

    def _tells(self, sides: tuple[Side, ...]) -> bool:
        return len(sides) == 1 or any(side != sides[0] for side in sides)

    def _alike(self, told: bool) -> Node:
        """Return the diagram whose leaves are the same for sentences, or cases, that are alike."""
        parts: dict[Any, Condition] = {}
        for region in self._regions:
            own = tuple(each for each in region.items() if (each[0] in self._sentence) is told)
            parts[own] = AllOf(tuple(Test(name, among) for name, among in own))
        made = relabel(self._space.table, self._space.possible, lambda _: frozenset[int]())
        for at, met in enumerate(met_where(self._ways[0].law, self._space, parts.values())):
            made = self._marked(made, met, at)
        return made

    def _marked(self, made: Node, met: Node, at: int) -> Node:
        both = overlay(self._space, made, met)
        return relabel(self._space.table, both, lambda leaf: leaf[0] | {at} if leaf[1] else leaf[0])

    def _reached(self, profile: _Profile, shown: Mapping[Any, list[Where]]) -> Iterator[Reached]:
        """Yield what follows from which sentences, for one group of cases."""
        follow = dict(profile.follows)
        sentences: dict[tuple[Side, ...], list[Where]] = {}
        if profile.whole:
            sentences[next(iter(follow.values()))] = [{}]
        else:
            # Of several laws, a kind of sentence of which nothing changes is not of no interest.
            other = None if len(self._ways) == 1 else ()
            given = relabel(self._space.table, self._kinds, lambda kind: follow.get(kind, other))
            for region in regions(self._space, given, bool):
                sentences.setdefault(region.leaf, []).append(self._brief(region.where))
        for sides, own in sentences.items():
            case = self._case(shown[profile, sides][0])
            why = tuple(
                tuple(dict.fromkeys(each for one in way.partitions for each in reasons(one, case)))
                for way in self._ways
            )
            yield Reached(sides, tuple(own), case, why)

    def _brief(self, where: Where) -> Where:
        """Return a description without a choice that follows, in the range, from a measure."""
        declared = self._space.vocabulary.facts
        for name in [name for name in where if not declared[name].measured]:
            fewer = {other: among for other, among in where.items() if other != name}
            if fewer and self._there(fewer) is self._there(where):
                where = fewer
        return where

    def _there(self, where: Where) -> Node:
        """Return where a sentence in the range is as described."""
        return overlay(self._space, self._ranged, self._met(where))

    def _met(self, where: Where) -> Node:
        described = AllOf(tuple(Test(name, among) for name, among in where.items()))
        (met,) = met_where(self._ways[0].law, self._space, [described])
        return met

    def _case(self, where: Where) -> dict[str, FactValue] | None:
        """Return a case of a range that lies in a region, if one can be named."""
        lying = relabel(
            self._space.table,
            overlay(self._space, self._whole, self._met(where)),
            lambda leaf: leaf[1] and any(leaf[0]),
        )
        for region in regions(self._space, lying, bool, looks=0):
            facts = dict.fromkeys((*self._turning, *region.where))
            case = witness(self._space, region.where, facts)
            if case is not None:
                return case
        return None

    @cached_property
    def _turning(self) -> tuple[str, ...]:
        return support(self._space, self._whole)


def beyond(ways: Sequence[Way], sentence: Iterable[str]) -> Iterator[Beyond]:
    """Yield each length with which the law compares a fact, and that parts no two sentences.

    `ways` are those of all categories of one guideline, under one law; `sentence` names the facts
    that belong to a sentence. A fact that no sentence in a range has is passed over.
    """
    facts = ways[0].law.vocabulary.facts
    for fact in (facts[name] for name in facts if name in set(sentence)):
        if fact.kind is not FactKind.DURATION:
            continue
        every = [turning_points(way.space, way.sides(ALWAYS), fact.name) for way in ways]
        cuts = set(chain.from_iterable(every)) - {fact.least, fact.most}
        for cut in sorted(cuts):
            below, above = Within(fact.least, cut), Within(cut, fact.most)
            held = [any(_some(way, fact.name, side) for way in ways) for side in (below, above)]
            if held[0] is not held[1]:
                empty = above if held[0] else below
                yield Beyond(fact.name, empty, tuple(_comparing(ways, fact.name, cut)))


def _some(way: Way, fact: str, stretch: Within) -> bool:
    """Whether a sentence in the range has a length within a stretch."""
    (met,) = met_where(way.law, way.space, [Test(fact, stretch)])
    return any(side[0] and there for side, there in leaves(overlay(way.space, way.ranged, met)))


def _comparing(ways: Sequence[Way], fact: str, cut: Cut) -> Iterator[ProvisionId]:
    """Yield the provisions that compare a fact with a length, and decide in these categories."""
    decided = {
        reason
        for way in ways
        for partition in way.partitions
        for there, leaf in leaves(overlay(way.space, way.category, partition.root))
        if there
        for reason in leaf.reasons
    }
    found: dict[ProvisionId, None] = {}
    for rule in ways[0].law.rules:
        found |= dict.fromkeys(_places(rule.where, rule.provision, fact, cut))
        for row in rule.rows:
            found |= dict.fromkeys(_places(row.when, row.provision, fact, cut))
    yield from (at for at in found if any(reason.within(at) for reason in decided))


def _places(condition: Condition, at: ProvisionId, fact: str, cut: Cut) -> Iterator[ProvisionId]:
    """Yield the innermost provisions in a condition that compare a fact with a length."""
    match condition:
        case Test(name, Within(lower, upper)) if name == fact and cut in (lower, upper):
            yield at
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _places(part, at, fact, cut)
        case Not(part):
            yield from _places(part, at, fact, cut)
        case Limb(provision, part):
            yield from _places(part, provision, fact, cut)
        case _:
            return

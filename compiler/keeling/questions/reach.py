"""Which cases amendments reach: in each, the law with those that apply to it and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from keeling.model.conditions import Condition, Not
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Provision
from keeling.model.transitions import NOTHING, Transition, TransitionKind, Withheld
from keeling.partition import Node, Partition, Space, leaves, met_where, overlay, parted, relabel

Partitions = Mapping[str, Partition]


def ordinary(transitions: Iterable[Transition]) -> Withheld:
    """Return what is not carried out in a case of which no transition says anything."""
    return NOTHING.union(*(each.own for each in transitions if each.modifies))


@dataclass(frozen=True)
class Reach:
    """Some transitions, and the cases in which each changes what applies.

    The leaves of `takes` are True and False; what cannot be has the leaf None. `levels` are the
    sets of instructions that are withheld in some case or other, as far as the first transition
    goes, the first two, and so on.
    """

    transitions: tuple[Transition, ...]
    takes: tuple[Node, ...]
    levels: tuple[frozenset[Withheld], ...]

    @staticmethod
    def of(law: Law, space: Space, transitions: Sequence[Transition]) -> Reach:
        """Return the reach of transitions, which turn on facts alone. Raises BudgetExceeded."""
        takes = met_where(law, space, [_takes(each) for each in transitions])
        return Reach(tuple(transitions), takes, tuple(_levels(space, transitions, takes)))

    @property
    def states(self) -> tuple[Withheld, ...]:
        """Every set of instructions that is withheld in some case, in a fixed order."""
        return tuple(sorted(self.levels[-1], key=lambda one: (len(one), sorted(one))))

    def taking(self, withheld: Withheld) -> list[Transition]:
        """Return those that change what applies in a case in which so much is withheld."""
        return [
            each
            for each in self.transitions
            if (each.own.isdisjoint(withheld) if each.modifies else each.own <= withheld)
        ]

    @property
    def idle(self) -> tuple[Transition, ...]:
        """Those that change what applies in no case at all."""
        both = zip(self.transitions, self.takes, strict=True)
        return tuple(each for each, takes in both if True not in leaves(takes))


def _takes(each: Transition) -> Condition:
    """Return the condition on which a transition changes what applies."""
    return Not(each.where) if each.kind is TransitionKind.APPLICATION else each.where


def _levels(
    space: Space, transitions: Sequence[Transition], takes: Sequence[Node]
) -> Iterator[frozenset[Withheld]]:
    """Yield what may be withheld together by possible cases, after each of the transitions."""
    table = space.table
    state = relabel(table, space.possible, lambda _: ordinary(transitions))
    for each, where in zip(transitions, takes, strict=True):
        state = relabel(table, overlay(space, state, where), partial(_after, each))
        yield frozenset(leaves(state))


def _after(each: Transition, leaf: tuple[Withheld, bool]) -> Withheld:
    withheld, takes = leaf
    return each.taken(withheld) if takes else withheld


def reached(reach: Reach, outside: Withheld, laws: Mapping[Withheld, Partitions]) -> Partitions:
    """Return the partitions of the law, each case under the amendments that reach it.

    `laws` holds the partitions for each state of `reach`, and for `outside`, which is that of a
    case of which no transition speaks. Raises BudgetExceeded.
    """
    known: dict[tuple[Withheld, int], Partitions] = {}

    def given(withheld: Withheld, at: int) -> Partitions:
        if at == len(reach.transitions):
            return laws[withheld]
        if (withheld, at) not in known:
            each, then = reach.transitions[at], reach.levels[at]
            # Where no case goes one of the two ways, the other stands for both.
            ways = [way for way in (each.taken(withheld), withheld) if way in then]
            taken, left = (given(way, at + 1) for way in (ways[0], ways[-1]))
            known[withheld, at] = {
                name: parted(reach.takes[at], taken[name], left[name], each.provision)
                for name in left
            }
        return known[withheld, at]

    return dict(given(outside, 0))


def all_laws(law: Law, others: Iterable[Law], transitions: Sequence[Transition]) -> Law:
    """Return a law with whatever else decides where other amendments apply.

    The provisions and rules of the others stand after its own; so does each transition. What only
    they have stands in no file: it is shown where it is said that amendments do not reach all.
    """
    provisions = dict(law.provisions)
    rules = dict.fromkeys(law.rules)
    for other in others:
        only = {
            at: replace(each, span=transitions[0].span) for at, each in other.provisions.items()
        }
        provisions = {**only, **provisions}
        rules |= dict.fromkeys(other.rules)
    ordered: dict[ProvisionId, Provision] = {at: provisions[at] for at in law.provisions}
    ordered |= provisions
    for each in transitions:
        heading = each.kind.value.capitalize()
        ordered[each.provision] = Provision(
            each.provision,
            heading,
            verification=each.verification,
            flags=each.flags,
            span=each.span,
        )
    return replace(law, provisions=ordered, rules=tuple(rules))

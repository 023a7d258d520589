"""What in a law is said so that the rest can be followed: whom a limb or a condition speaks of.

Such is a condition to which an `in any other case`, or a condition in a limb beside it, is the
other side (`under 18` to `18 or over`); and one that says of which cases the next speaks, because
only there is the fact known that it asks for (`the disposal is community order and the length of
the order is at least 12 months`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from keeling.model.conditions import (
    NEVER,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Limb,
    Not,
    Test,
    Within,
    tests,
)
from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.model.pieces import Kind, Path, Piece, part_at
from keeling.model.vocabulary import Fact

#: What is asked for around a condition, besides it.
_Beside = tuple[Condition, ...]


def in_head(piece: Piece, path: Path) -> bool:
    """Whether a way leads to what stands first in a limb, or into it."""
    return piece.kind is Kind.LIMB and path[:2] == (0, 0)


class Followed:
    """What stands around the conditions of a law, and tells which are there to be followed by."""

    def __init__(self, law: Law, every: tuple[Piece, ...]) -> None:
        self._law = law
        self._every = every
        self._facts = law.vocabulary.facts
        self.meanings = frozenset(law.terms.values())
        self._parents = {
            piece: law.provisions[piece.provision].parent
            for piece in every
            if piece.provision in law.provisions
        }
        self._heads = {
            (self._parents.get(piece), part)
            for piece in every
            if piece.kind is Kind.LIMB
            for path in piece.derived
            for part in _denied(part_at(piece.whole, path))
        }

    def is_head(self, piece: Piece, path: Path) -> bool:
        """Whether an `in any other case` in a limb beside is the other side of a condition."""
        whole = path == (0, 0) and in_head(piece, path)
        return whole and (self._parents.get(piece), part_at(piece.whole, path)) in self._heads

    def unsaid(self, piece: Piece, path: Path, at: int) -> Condition:
        """Return in which cases a condition alone says of whom the rest speaks; perhaps in none."""
        whole = part_at(piece.whole, path)
        if not isinstance(whole, AllOf):
            return NEVER
        led = set(self._led(whole, at))
        if not led and not self._has_other_side(piece, path, whole.parts[at]):
            return NEVER
        beside = [each for place, each in enumerate(whole.parts) if place not in {at, *led}]
        own = (*_asked_on_the_way(piece.whole, path), *beside, Not(whole.parts[at]))
        return AnyOf(tuple(AllOf((*around, *own)) for around in self._around(piece)))

    def _led(self, whole: AllOf, at: int) -> Iterator[int]:
        """Yield which conditions ask for a fact of which one beside them says where it is known."""
        part = whole.parts[at]
        own = {test.fact for test in tests(part)}
        for place, other in enumerate(whole.parts):
            if place == at or not own:
                continue
            asked = {test.fact for test in tests(other)}
            where = [self._facts[fact].known_where for fact in asked]
            known = {test.fact for each in where for test in tests(each)}
            if own <= known or (part in self.meanings and not own.isdisjoint(known)):
                yield place

    def _has_other_side(self, piece: Piece, path: Path, part: Condition) -> bool:
        """Whether a limb beside, as a whole or at its head, asks for the opposite."""
        parent = self._parents.get(piece)
        if parent is None or not isinstance(part, Test) or part not in _all_asked(piece):
            return False
        return any(
            each.provision != piece.provision and self._opposite(part, other)
            for each in self._beside.get(parent, ())
            for other in _all_asked(each)
            if isinstance(other, Test)
        )

    @cached_property
    def _beside(self) -> Mapping[ProvisionId, list[Piece]]:
        found: dict[ProvisionId, list[Piece]] = {}
        for piece, parent in self._parents.items():
            if parent is not None:
                found.setdefault(parent, []).append(piece)
        return found

    def _opposite(self, one: Test, other: Test) -> bool:
        if one.fact != other.fact:
            return False
        match one.among, other.among:
            case Among(mine), Among(theirs):
                return mine.isdisjoint(theirs) and mine | theirs == {*self._facts[one.fact].values}
            case Within(None, mine_ends), Within(begins, None):
                return mine_ends == begins
            case Within(begins, None), Within(None, theirs_ends):
                return begins == theirs_ends
            case _:
                return False

    def _around(self, piece: Piece) -> list[_Beside]:
        """Return what is asked for around a piece, wherever it is; a definition stands alone."""
        found: list[_Beside] = []
        match piece.kind:
            case Kind.ROW:
                found = [
                    (rule.where,)
                    for rule in self._law.rules
                    if any(row.provision == piece.provision for row in rule.rows)
                ]
            case Kind.LIMB if piece.whole not in self.meanings:
                found = list(self._above(piece.whole))
            case _:
                pass
        return list(dict.fromkeys(found)) or [()]

    def _above(self, limb: Condition) -> Iterator[_Beside]:
        for rule in self._law.rules:
            yield from self._down(rule.where, limb, ())
            for row in rule.rows:
                yield from self._down(row.when, limb, (rule.where,))
        for whole in (*(each.where for each in self._law.readings), *self._law.terms.values()):
            yield from self._down(whole, limb, ())

    def _down(self, root: Condition, limb: Condition, around: _Beside) -> Iterator[_Beside]:
        stack: list[tuple[Condition, _Beside]] = [(root, around)]
        while stack:
            at, above = stack.pop()
            if at == limb:
                yield above
            elif at not in self.meanings or at is root:
                stack += _inside(at, above)


def _inside(condition: Condition, above: _Beside) -> Iterator[tuple[Condition, _Beside]]:
    match condition:
        case AllOf(parts):
            for at, part in enumerate(parts):
                yield part, (*above, *parts[:at], *parts[at + 1 :])
        case AnyOf(parts):
            yield from ((part, above) for part in parts)
        case Not(part) | Limb(_, part):
            yield part, above
        case _:
            pass


def _asked_on_the_way(whole: Condition, path: Path) -> Iterator[Condition]:
    """Yield what is asked for beside the parts through which a way leads."""
    for place, depth in zip(path, range(len(path)), strict=True):
        match part_at(whole, path[:depth]):
            case AllOf(parts):
                yield from (part for at, part in enumerate(parts) if at != place)
            case _:
                pass


def _denied(condition: Condition) -> tuple[Condition, ...]:
    """Return the heads that an `in any other case` denies."""
    match condition:
        case Not(AnyOf(parts)):
            return parts
        case _:
            return ()


def _all_asked(piece: Piece) -> tuple[Condition, ...]:
    """Return all that must be met for a piece to be: itself, or what `and` joins in it."""
    found: list[Condition] = []
    stack = [piece.whole.part if isinstance(piece.whole, Limb) else piece.whole]
    while stack:
        at = stack.pop()
        found.append(at)
        stack += reversed(at.parts) if isinstance(at, AllOf) else ()
    return tuple(found)


def bare(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    """Return facts without their bounds, beside which a condition is said as it is written."""
    return {name: replace(each, least=None, most=None) for name, each in facts.items()}

"""What a provision asks for bit by bit, and the law without that bit: a condition, a limb.

Only what somebody wrote is a bit of its own: not what `in any other case` or `any other` leaves,
and not what a defined term means where it is used. What is said so that the rest can be followed is
none either: the cells of a table, whose rows say in full whom they speak of; a condition to which
an `in any other case`, or a condition in a limb beside it, is the other side (`under 18` to `18 or
over`); and one that says of which cases the next speaks, because only there is the fact known that
it asks for (`the disposal is community order and the length of the order is at least 12 months`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from keeling.model.conditions import (
    AllOf,
    Among,
    AnyOf,
    Condition,
    Limb,
    Not,
    Test,
    Within,
    tests,
    walk,
)
from keeling.model.identity import ProvisionId
from keeling.model.law import NOWHERE, Law
from keeling.model.mutants import said
from keeling.model.parts import exceptions
from keeling.model.pieces import Kind, Path, Piece, Put, part_at, pieces
from keeling.model.vocabulary import FactKind
from keeling.source import Span


class SpareKind(Enum):
    """What kind of bit it is."""

    CONDITION = "condition"
    ALTERNATIVE = "alternative"
    LIMB = "limb"
    EXCEPTION = "exception"


@dataclass(frozen=True, slots=True)
class Spare:
    """A bit of what a provision asks for, in words, and the law without it."""

    kind: SpareKind
    provision: ProvisionId
    words: str
    without: Put
    span: Span

    @property
    def key(self) -> tuple[SpareKind, ProvisionId, Path, str]:
        """By what it is known again in the law of another day."""
        return self.kind, self.provision, self.without.path, self.words


def spares(law: Law, asked: Callable[[Piece], bool]) -> Iterator[Spare]:
    """Yield every bit of the pieces that are asked about, in their order."""
    every = pieces(law)
    elsewhere = frozenset(_elsewhere(law))
    excepted = {(put.piece, put.path): (one, put) for one, put in exceptions(law, every)}
    around = _Around(law, every)
    for piece in filter(asked, every):
        if piece.whole in elsewhere or (piece.kind is Kind.ROW and piece.provision.row):
            continue
        for path, part in _opened(piece, around.meanings):
            if (piece, path) in excepted:
                exemption, put = excepted[piece, path]
                yield Spare(SpareKind.EXCEPTION, exemption.provision, "", put, exemption.span)
            elif isinstance(part, AllOf | AnyOf) and len(part.parts) > 1:
                for at in range(len(part.parts)):
                    inside = (*path, at)
                    known = inside in piece.derived or (piece, inside) in excepted
                    if not known and not around.explains(piece, part, at):
                        yield _bit(law, piece, path, at)


class _Around:
    """What stands around the bits of a law, and tells which are there to be followed by."""

    def __init__(self, law: Law, every: tuple[Piece, ...]) -> None:
        self._facts = law.vocabulary.facts
        self.meanings = frozenset(law.terms.values())
        self._other_sides = frozenset(
            part
            for piece in every
            for path in piece.derived
            for part in walk(part_at(piece.whole, path))
        )
        self._parents = {
            piece: law.provisions[piece.provision].parent
            for piece in every
            if piece.provision in law.provisions
        }
        self._tests: dict[ProvisionId, list[tuple[Piece, Test]]] = {}
        for piece, parent in self._parents.items():
            if parent is not None:
                own = [part for _, part in piece.parts() if isinstance(part, Test)]
                self._tests.setdefault(parent, []).extend((piece, test) for test in own)

    def explains(self, piece: Piece, whole: AllOf | AnyOf, at: int) -> bool:
        """Whether a bit only says of which cases the rest speaks."""
        part = whole.parts[at]
        if part in self._other_sides:
            return True
        if isinstance(part, Test) and self._has_other_side(piece, part):
            return True
        return isinstance(whole, AllOf) and self._leads(whole, at)

    def _has_other_side(self, piece: Piece, test: Test) -> bool:
        parent = self._parents.get(piece)
        beside = self._tests[parent] if parent is not None else ()
        return any(
            each.provision != piece.provision and self._opposite(test, other)
            for each, other in beside
        )

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

    def _leads(self, whole: AllOf, at: int) -> bool:
        """Whether a condition only says where a fact is known that another beside it asks for."""
        part = whole.parts[at]
        own = {test.fact for test in tests(part)}
        for place, other in enumerate(whole.parts):
            if place == at or not own:
                continue
            asked = {test.fact for test in tests(other)}
            where = [self._facts[fact].known_where for fact in asked]
            known = {test.fact for each in where for test in tests(each)}
            if own <= known or (known and part in self.meanings and own <= known | asked):
                return True
        return False


def _bit(law: Law, piece: Piece, path: Path, at: int) -> Spare:
    whole = part_at(piece.whole, path)
    assert isinstance(whole, AllOf | AnyOf)
    rest = whole.parts[:at] + whole.parts[at + 1 :]
    new: Condition = AllOf(rest) if isinstance(whole, AllOf) else AnyOf(rest)
    put, part = Put(piece, path, new, left_out=True), whole.parts[at]
    inner = isinstance(part, Limb) and part.provision.within(piece.provision)
    if isinstance(part, Limb) and inner and part.provision != piece.provision:
        return Spare(SpareKind.LIMB, part.provision, "", put, _span(law, part.provision))
    kind = SpareKind.CONDITION if isinstance(whole, AllOf) else SpareKind.ALTERNATIVE
    span = _span(law, piece.provision)
    return Spare(kind, piece.provision, _words(law, part, piece), put, span)


def _span(law: Law, at: ProvisionId) -> Span:
    return law.provisions[at].span if at in law.provisions else NOWHERE


def _words(law: Law, part: Condition, piece: Piece) -> str:
    """Return a bit in words: a term by its name."""
    terms = {meaning: name for name, meaning in law.terms.items()}
    inner = part.part if isinstance(part, Not) else part
    if inner in terms:
        return f"not {terms[inner]}" if isinstance(part, Not) else terms[inner]
    if isinstance(part, Test) and law.vocabulary.facts[part.fact].kind is FactKind.YES_NO:
        return part.fact if part.among == Among(frozenset({"yes"})) else f"not {part.fact}"
    return said(part, law.vocabulary, piece.provision)


def _opened(piece: Piece, meanings: frozenset[Condition]) -> Iterator[tuple[Path, Condition]]:
    """Yield what is written in a piece; what a term means stays closed."""
    closed: list[Path] = []
    for path, part in piece.parts():
        if any(path[: len(each)] == each for each in closed):
            continue
        if part in meanings and piece.whole not in meanings:
            closed.append(path)
        else:
            yield path, part


def _elsewhere(law: Law) -> Iterator[Condition]:
    """Yield the definitions that are asked for where no answer is given."""
    for assumption in law.assumptions:
        for each in (assumption.where, assumption.so):
            yield from (part for part in walk(each) if isinstance(part, Limb))
    for transition in law.transitions:
        yield from (part for part in walk(transition.where) if isinstance(part, Limb))

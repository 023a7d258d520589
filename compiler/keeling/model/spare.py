"""What a provision asks for bit by bit, and the law without that bit: a condition, a limb.

Only what somebody wrote is a bit of its own: not what `in any other case` or `any other` leaves,
and not what a defined term means where it is used. What is said so that the rest can be followed is
none either: the cells of a table, whose rows say in full whom they speak of; and what
`keeling.model.followed` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from keeling.model.answers import YES
from keeling.model.conditions import (
    NEVER,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Limb,
    Not,
    OutcomeIs,
    Test,
    walk,
)
from keeling.model.followed import Followed, bare, in_head
from keeling.model.identity import ProvisionId
from keeling.model.law import NOWHERE, Law
from keeling.model.mutants import said
from keeling.model.parts import exceptions
from keeling.model.pieces import Kind, Path, Piece, Put, part_at, pieces
from keeling.model.vocabulary import FactKind, Vocabulary
from keeling.model.words import either
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
    #: The cases in which it alone says of whom the rest speaks (`keeling.model.followed`). If such
    #: a case is possible, it is there to be followed by.
    unsaid: Condition = NEVER

    @property
    def key(self) -> tuple[SpareKind, ProvisionId, Path, str]:
        """By what it is known again in the law of another day."""
        return self.kind, self.provision, self.without.path, self.words


def spares(law: Law, asked: Callable[[Piece], bool]) -> Iterator[Spare]:
    """Yield every bit of the pieces that are asked about, in their order."""
    every = pieces(law)
    elsewhere = frozenset(_elsewhere(law))
    excepted = {(put.piece, put.path): (one, put) for one, put in exceptions(law, every)}
    around = Followed(law, every)
    declared = replace(law.vocabulary, facts=bare(law.vocabulary.facts))
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
                    if not known and not around.is_head(piece, inside):
                        unsaid = around.unsaid(piece, path, at)
                        yield replace(_bit(law, piece, path, at, declared), unsaid=unsaid)


def _bit(law: Law, piece: Piece, path: Path, at: int, declared: Vocabulary) -> Spare:
    whole = part_at(piece.whole, path)
    assert isinstance(whole, AllOf | AnyOf)
    rest = whole.parts[:at] + whole.parts[at + 1 :]
    new: Condition = AllOf(rest) if isinstance(whole, AllOf) else AnyOf(rest)
    put, part = Put(piece, path, new, left_out=not in_head(piece, path)), whole.parts[at]
    inner = isinstance(part, Limb) and part.provision.within(piece.provision)
    if isinstance(part, Limb) and inner and part.provision != piece.provision:
        return Spare(SpareKind.LIMB, part.provision, "", put, _span(law, part.provision))
    kind = SpareKind.CONDITION if isinstance(whole, AllOf) else SpareKind.ALTERNATIVE
    span = _span(law, piece.provision)
    return Spare(kind, piece.provision, _words(law, part, piece, declared), put, span)


def _span(law: Law, at: ProvisionId) -> Span:
    return law.provisions[at].span if at in law.provisions else NOWHERE


def _words(law: Law, part: Condition, piece: Piece, declared: Vocabulary) -> str:
    """Return a bit in words: a term by its name."""
    terms = {meaning: name for name, meaning in law.terms.items()}
    inner = part.part if isinstance(part, Not) else part
    if inner in terms:
        return f"not {terms[inner]}" if isinstance(part, Not) else terms[inner]
    own = said(part, declared, piece.provision)
    match part:
        case Test(fact, among) if declared.facts[fact].kind is FactKind.YES_NO:
            return fact if among == Among(frozenset({"yes"})) else f"not {fact}"
        case Test(fact, Among(values)):
            others = [each for each in declared.facts[fact].values if each not in values]
            return f"{fact} is not {either(others)}" if 0 < len(others) < len(values) else own
        case OutcomeIs(outcome, answers) if answers == {YES}:
            return outcome
        case _:
            return own


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

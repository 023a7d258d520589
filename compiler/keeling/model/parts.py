"""What of a law a worked case can reach: rows, limbs, exceptions, boundaries and the like."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from keeling.model.answers import Settled
from keeling.model.boundaries import sides
from keeling.model.conditions import (
    ALWAYS,
    NEVER,
    Condition,
    Limb,
    Not,
    Test,
    Within,
    walk,
)
from keeling.model.identity import ProvisionId
from keeling.model.instead import Instead
from keeling.model.law import Exemption, Law, Rule
from keeling.model.pieces import Kind, Piece, Put, pieces
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import condition_in_words

Change = Callable[[Law], Law]


class PartKind(Enum):
    """What kind of part it is; the value is what several of them are called."""

    ROW = "rows and sentences"
    LIMB = "limbs and definitions"
    READ = "answers read otherwise"
    SETTLED = "comparisons settled"
    EXCEPTION = "exceptions"
    PRIORITY = "words of priority"
    SIDE = "sides of boundaries"
    VERSION = "versions"


@dataclass(frozen=True, slots=True)
class Part:
    """Something that a case can reach.

    `content` tells it from what stands there on another day. A part with a `change` is reached
    where an answer would be another if the law were so changed, in a case with these `values`;
    one without where it is a reason for the answer. A row is one for `gives` alone. `test` is the
    test of whose boundary it is a side, and `words` which.
    """

    kind: PartKind
    provision: ProvisionId
    words: str
    content: Hashable = None
    outcome: str = ""
    gives: tuple[Settled, ...] = ()
    change: Change | None = None
    values: tuple[tuple[str, Within], ...] = ()
    test: str = ""


def parts(law: Law) -> tuple[Part, ...]:
    """Return all that a case can reach in a law, in its order."""
    every = pieces(law)
    found: dict[Part, None] = dict.fromkeys(_rows(law))
    found |= dict.fromkeys(_limbs(law, every))
    found |= dict.fromkeys(_read(law))
    found |= dict.fromkeys(_settled(law))
    found |= dict.fromkeys(_exceptions(law, every))
    found |= dict.fromkeys(_priorities(law))
    found |= dict.fromkeys(_sides(every, law.vocabulary))
    place = {at: number for number, at in enumerate(law.provisions)}
    order = list(PartKind)
    return tuple(
        sorted(
            found,
            key=lambda part: (place.get(part.provision, len(place)), order.index(part.kind)),
        )
    )


def _rows(law: Law) -> Iterator[Part]:
    for rule in law.rules:
        for row in rule.rows:
            read = [
                reading.reads[row.answer]
                for reading in law.readings
                if row.answer in reading.reads
                and any(at.within(reading.target) for at in (rule.provision, row.provision))
            ]
            yield Part(
                PartKind.ROW,
                row.provision,
                f"`{rule.outcome}` is {row.answer}",
                row.when,
                rule.outcome,
                (row.answer, *read),
            )


def _limbs(law: Law, every: tuple[Piece, ...]) -> Iterator[Part]:
    """Yield limbs and definitions; those that are only ever denied by what would be without."""
    met = {part for root in _roots(law) for part in _undenied(root)}
    for piece in every:
        if piece.kind is Kind.LIMB:
            change = None if piece.whole in met else Put(piece, (0,), NEVER, left_out=True)
            yield Part(PartKind.LIMB, piece.provision, "", piece.whole, change=change)


def _roots(law: Law) -> Iterator[Condition]:
    for rule in law.rules:
        yield rule.where
        yield from (row.when for row in rule.rows)
    yield from (reading.where for reading in law.readings)


def _undenied(root: Condition) -> Iterator[Limb]:
    return (part for part in walk(root, into_not=False) if isinstance(part, Limb))


def _read(law: Law) -> Iterator[Part]:
    for reading in law.readings:
        for answer, read in reading.reads.items():
            if answer != read:
                yield Part(
                    PartKind.READ,
                    reading.provision,
                    f"{answer} read as {read}",
                    (reading.target, reading.where),
                    gives=(read,),
                )


def _settled(law: Law) -> Iterator[Part]:
    for each in law.interpretations:
        words = f"{each.length} read as {each.read_as}"
        yield Part(PartKind.SETTLED, each.provision, words, (each.facts, each.targets))


def _exceptions(law: Law, every: tuple[Piece, ...]) -> Iterator[Part]:
    for exemption, put in exceptions(law, every):
        yield Part(PartKind.EXCEPTION, exemption.provision, "", change=put)


def exceptions(law: Law, every: tuple[Piece, ...]) -> Iterator[tuple[Exemption, Put]]:
    """Yield each exception of a law, with the law as it would be without it."""
    for exemption in law.exemptions:
        excepted = [part for part in walk(exemption.when) if not isinstance(part, Not)]
        for piece in every:
            if piece.provision != exemption.provision or piece.kind is Kind.ROW:
                continue
            for path, part in piece.parts():
                if isinstance(part, Not) and part.part in excepted:
                    yield exemption, Put(piece, path, ALWAYS, left_out=True)


def _priorities(law: Law) -> Iterator[Part]:
    for rule, words, without in priorities(law):
        yield Part(PartKind.PRIORITY, rule.provision, words, change=Instead(rule, without))


def priorities(law: Law) -> Iterator[tuple[Rule, str, Rule]]:
    """Yield each rule that has a word of priority, the words, and the rule without them."""
    for rule in law.rules:
        for name in ("subject_to", "despite", "in_place_of"):
            named: tuple[ProvisionId, ...] = getattr(rule, name)
            for at in dict.fromkeys(named):
                rest = tuple(each for each in named if each != at)
                words = f"{name.replace('_', ' ')} {at.citation}"
                yield rule, words, replace(rule, **{name: rest})  # type: ignore[arg-type]


def _sides(every: tuple[Piece, ...], declared: Vocabulary) -> Iterator[Part]:
    for piece in every:
        for path, part in piece.parts():
            if isinstance(part, Test) and isinstance(part.among, Within):
                fact = declared.facts[part.fact]
                for side in sides(part, fact):
                    condition = condition_in_words(part.fact, part.among, declared)
                    yield Part(
                        PartKind.SIDE,
                        piece.provision,
                        side.words,
                        change=Put(piece, path, NEVER if side.met else ALWAYS),
                        values=((part.fact, side.values),),
                        test=condition,
                    )

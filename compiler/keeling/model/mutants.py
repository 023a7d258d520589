"""The law with one place in it otherwise, for each place that could easily have been otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from keeling.model.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Limb,
    Not,
    Test,
    Within,
)
from keeling.model.identity import ProvisionId
from keeling.model.instead import Instead
from keeling.model.law import Law, Reading
from keeling.model.neighbours import neighbour, thresholds, units
from keeling.model.parts import Change, exceptions, priorities
from keeling.model.pieces import Kind, Path, Piece, Put, part_at, pieces
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import both, condition_in_words, either, meant


class MutantKind(Enum):
    """What is otherwise; the value is what several such changes are called."""

    THRESHOLD = "thresholds"
    UNIT = "units"
    JOINED = "and for or"
    LEFT_OUT = "limbs and conditions left out"
    ROW = "rows left out"
    ANSWER = "answers"
    EXCEPTION = "exceptions left out"
    PRIORITY = "words of priority left out"
    READING = "readings left out"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A law with one place otherwise: where, and in words what would be how."""

    kind: MutantKind
    provision: ProvisionId
    words: str
    change: Change


@dataclass(frozen=True, slots=True)
class WithoutRow:
    """That a row is left out, whatever it answers."""

    provision: ProvisionId

    def __call__(self, law: Law) -> Law:
        """Return a law without the row."""
        rules = []
        for rule in law.rules:
            kept = tuple(row for row in rule.rows if row.provision != self.provision)
            rules.append(rule if len(kept) == len(rule.rows) else replace(rule, rows=kept))
        return replace(law, rules=tuple(rules))


def mutants(law: Law) -> tuple[Mutant, ...]:
    """Return the law with each place otherwise in each way, in the order of the law."""
    every = pieces(law)
    excepted = {(put.piece, put.path) for _, put in exceptions(law, every)}
    found: dict[Mutant, None] = {}
    for piece in every:
        found |= dict.fromkeys(_of_piece(piece, excepted, law.vocabulary))
    found |= dict.fromkeys(_of_rows(law))
    found |= dict.fromkeys(_of_answers(law))
    for exemption, put in exceptions(law, every):
        words = "if the exception were left out"
        found[Mutant(MutantKind.EXCEPTION, exemption.provision, words, put)] = None
    for rule, words, without in priorities(law):
        words = f"if `{words}` were left out"
        change = Instead(rule, without)
        found[Mutant(MutantKind.PRIORITY, rule.provision, words, change)] = None
    found |= dict.fromkeys(_of_readings(law))
    place = {at: number for number, at in enumerate(law.provisions)}
    return tuple(sorted(found, key=lambda each: place.get(each.provision, len(place))))


def _of_piece(
    piece: Piece, excepted: set[tuple[Piece, Path]], declared: Vocabulary
) -> Iterator[Mutant]:
    alone: Path = (0,) if piece.kind is Kind.LIMB else ()
    for path, part in piece.parts():
        if (piece, path) in excepted or any(
            path[: len(at)] == at for at in _paths(piece, excepted)
        ):
            continue
        yield from _of_test(piece, path, part, declared)
        if isinstance(part, AllOf | AnyOf):
            yield from _of_list(piece, path, part, excepted, declared)
        elif path == alone:
            words = f"if `{said(part, declared, piece.provision)}` were left out"
            put = Put(piece, path, ALWAYS, left_out=True)
            yield Mutant(MutantKind.LEFT_OUT, piece.provision, words, put)


def _paths(piece: Piece, excepted: set[tuple[Piece, Path]]) -> Iterator[Path]:
    return (path for of, path in excepted if of == piece)


def _of_test(piece: Piece, path: Path, part: Condition, declared: Vocabulary) -> Iterator[Mutant]:
    if not isinstance(part, Test) or not isinstance(part.among, Within):
        return
    fact = declared.facts[part.fact]
    for kind, made in ((MutantKind.THRESHOLD, thresholds), (MutantKind.UNIT, units)):
        for other in made(part, fact):
            words = _instead(part, other, declared, piece.provision)
            yield Mutant(kind, piece.provision, words, Put(piece, path, other))


def _of_list(
    piece: Piece,
    path: Path,
    part: AllOf | AnyOf,
    excepted: set[tuple[Piece, Path]],
    declared: Vocabulary,
) -> Iterator[Mutant]:
    inside = [(*path, place) for place in range(len(part.parts))]
    cells = piece.provision.row > 0 and not path
    if (
        len(inside) > 1
        and not cells
        and not any((piece, at) in excepted or at in piece.derived for at in inside)
    ):
        other = AnyOf(part.parts) if isinstance(part, AllOf) else AllOf(part.parts)
        words = _instead(part, other, declared, piece.provision)
        yield Mutant(MutantKind.JOINED, piece.provision, words, Put(piece, path, other))
    for place, at in enumerate(inside):
        if (piece, at) in excepted:
            continue
        rest = part.parts[:place] + part.parts[place + 1 :]
        new = AllOf(rest) if isinstance(part, AllOf) else AnyOf(rest)
        left = part_at(piece.whole, at)
        words = f"if `{said(left, declared, piece.provision)}` were left out"
        if at in piece.derived:
            otherwise = "any other" if piece.kind is Kind.ROW else "in any other case"
            words = f"if `{otherwise}` were left out"
        own = left.provision if isinstance(left, Limb) else None
        inner = own is not None and own.within(piece.provision)
        if inner:
            words = "if it were left out"
        where = own if inner and own is not None else piece.provision
        put = Put(piece, path, new, left_out=True)
        yield Mutant(MutantKind.LEFT_OUT, where, words, put)


def _of_rows(law: Law) -> Iterator[Mutant]:
    for rule in law.rules:
        for row in rule.rows:
            change = WithoutRow(row.provision)
            yield Mutant(MutantKind.ROW, row.provision, "if it were left out", change)


def _of_answers(law: Law) -> Iterator[Mutant]:
    for rule in law.rules:
        for place, row in enumerate(rule.rows):
            other = neighbour(rule, row.answer, law.vocabulary)
            if other is None or other == row.answer:
                continue
            changed = replace(row, answer=other)
            rows = (*rule.rows[:place], changed, *rule.rows[place + 1 :])
            words = f"if its answer for `{rule.outcome}` were `{other}` and not `{row.answer}`"
            change = Instead(rule, replace(rule, rows=rows))
            yield Mutant(MutantKind.ANSWER, row.provision, words, change)


def _of_readings(law: Law) -> Iterator[Mutant]:
    for reading in law.readings:
        for answer, read in reading.reads.items():
            if answer != read:
                rest = {each: to for each, to in reading.reads.items() if each != answer}
                other: Reading | None = replace(reading, reads=rest) if rest else None
                words = f"if `{answer}` were not read as `{read}`"
                change = Instead(reading, other)
                yield Mutant(MutantKind.READING, reading.provision, words, change)


def _instead(one: Condition, other: Condition, declared: Vocabulary, at: ProvisionId) -> str:
    return f"if `{said(one, declared, at)}` were `{said(other, declared, at)}`"


def said(condition: Condition, declared: Vocabulary, at: ProvisionId) -> str:
    """Say a condition that stands in a provision; limbs and other provisions are only cited."""

    def inner(part: Condition) -> str:
        text = said(part, declared, at)
        return f"({text})" if isinstance(part, AllOf | AnyOf) and len(part.parts) > 1 else text

    match condition:
        case Test(fact, among):
            return condition_in_words(fact, among, declared)
        case AllOf(parts):
            return both(map(inner, parts)) or "always"
        case AnyOf(parts):
            return either(map(inner, parts)) or "never"
        case Not(part):
            return f"not {inner(part)}"
        case Limb(provision, part):
            if provision == at:
                return said(part, declared, at)
            if not provision.within(at):
                own = f" ({said(part, declared, at)})" if isinstance(part, Test) else ""
                return f"{provision.citation} is met{own}"
            return "".join(f"({label})" for label in provision.path[len(at.path) :])
        case _:
            return meant(condition, declared)

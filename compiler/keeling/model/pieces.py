"""The words of a law piece by piece, and the law with a part of one of them changed.

A piece is what stands in one limb, row, definition or sentence and in no limb inside it. What is
said once has one piece, however many rules make use of it; a change of it reaches all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import chain

from keeling.model.conditions import AllOf, AnyOf, Condition, Limb, Not, limbs
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Reading, Row, Rule
from keeling.model.same import Same

#: The way down from a piece to a part of it: which part of it, which part of that, and so on.
Path = tuple[int, ...]


class Kind(Enum):
    """Where a piece stands."""

    LIMB = "limb"
    ROW = "row"
    WHERE = "where"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Piece:
    """A limb or a definition, the condition of a row, or that of a sentence.

    `derived` are the parts of it that nobody wrote: what `in any other case` and `any other` leave
    to it.
    """

    kind: Kind
    provision: ProvisionId
    whole: Condition
    derived: tuple[Path, ...] = ()

    def parts(self) -> Iterator[tuple[Path, Condition]]:
        """Yield all that is written in it, each with the way to it; limbs inside it unopened."""
        start: Path = (0,) if self.kind is Kind.LIMB else ()
        stack = [(start, part_at(self.whole, start))]
        while stack:
            path, at = stack.pop()
            if path in self.derived:
                continue
            yield path, at
            if not isinstance(at, Limb):
                inside = list(enumerate(_inside(at)))
                stack += [((*path, place), part) for place, part in reversed(inside)]


@dataclass(frozen=True, slots=True)
class Put:
    """That a part of a piece is another condition; `left_out` if it is no condition any more.

    What `in any other case` leaves follows the words that change, and not those that are left out.
    """

    piece: Piece
    path: Path
    new: Condition
    left_out: bool = False

    def __call__(self, law: Law) -> Law:
        """Return a law so changed, wherever it has the piece."""
        changed = _Changed(self)
        rules = list(law.rules)
        for place in self._reaches(law):
            rules[place] = changed.rule(rules[place])
        return replace(law, rules=tuple(rules), readings=tuple(map(changed.reading, law.readings)))

    def outcomes(self, law: Law) -> set[str]:
        """Return the outcomes of the rules that it changes."""
        changed = _Changed(self)
        rules = [law.rules[place] for place in self._reaches(law)]
        found = {rule.outcome for rule in rules if changed.rule(rule) is not rule}
        return found | _read_otherwise(law, tuple(map(changed.reading, law.readings)))

    def _reaches(self, law: Law) -> tuple[int, ...]:
        """Return the places of the rules that may have the piece."""
        return _places(Same(law)).get(self.piece.provision, ())


def part_at(condition: Condition, path: Path) -> Condition:
    """Return the part of a condition to which a way leads."""
    for place in path:
        condition = _inside(condition)[place]
    return condition


def with_part(condition: Condition, path: Path, new: Condition) -> Condition:
    """Return a condition with the part to which a way leads put otherwise."""
    if not path:
        return new
    inside = list(_inside(condition))
    inside[path[0]] = with_part(inside[path[0]], path[1:], new)
    return _made_of(condition, tuple(inside))


def pieces(law: Law) -> tuple[Piece, ...]:
    """Return the pieces of a law, in its order; what is said of several outcomes at once, once."""
    found: dict[Piece, None] = {}
    limbs: dict[Limb, None] = {}
    for rule in law.rules:
        found |= dict.fromkeys([Piece(Kind.WHERE, rule.provision, rule.where)])
        found |= dict.fromkeys(_limbs(rule.where, limbs))
        for place, row in enumerate(rule.rows):
            written = Piece(Kind.ROW, row.provision, row.when, tuple(_others(rule.rows, place)))
            found |= dict.fromkeys([written, *_limbs(row.when, limbs)])
    for reading in law.readings:
        found |= dict.fromkeys([Piece(Kind.READING, reading.provision, reading.where)])
        found |= dict.fromkeys(_limbs(reading.where, limbs))
    return tuple(found)


def _limbs(condition: Condition, known: dict[Limb, None]) -> Iterator[Piece]:
    """Yield the limbs of a condition that are not known yet."""
    stack: list[tuple[Condition, Sequence[Condition]]] = [(condition, ())]
    while stack:
        at, sisters = stack.pop()
        if isinstance(at, Limb):
            if at in known:
                continue
            known[at] = None
            derived = ((0, 0),) if _otherwise(at, sisters) else ()
            yield Piece(Kind.LIMB, at.provision, at, derived)
        inside = _inside(at)
        around = inside if isinstance(at, AnyOf) else ()
        stack += [(part, around) for part in reversed(inside)]


def _otherwise(limb: Limb, sisters: Sequence[Condition]) -> bool:
    """Whether a limb begins `in any other case`."""
    denied = _denied(limb)
    heads = [_head(each) for each in sisters if each is not limb]
    return bool(denied) and all(each in heads for each in denied)


def _denied(limb: Condition) -> tuple[Condition, ...]:
    match limb:
        case Limb(_, AllOf((Not(AnyOf(parts)), *_))):
            return parts
        case _:
            return ()


def _head(limb: Condition) -> Condition | None:
    match limb:
        case Limb(_, AllOf((where, *_))):
            return where
        case _:
            return None


def _others(rows: Sequence[Row], place: int) -> Iterator[Path]:
    """Yield the cells of a row that say `any other`."""
    above = [cell for row in rows[:place] for cell in _inside(row.when)]
    for at, cell in enumerate(_inside(rows[place].when)):
        denied = _any_other(cell)
        if denied and all(each in above for each in denied):
            yield (at,)


def _any_other(cell: Condition) -> tuple[Condition, ...]:
    match cell:
        case AllOf((_, Not(AnyOf(parts)))):
            return parts
        case _:
            return ()


def _inside(condition: Condition) -> tuple[Condition, ...]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part) | Limb(_, part):
            return (part,)
        case _:
            return ()


def _made_of(condition: Condition, inside: tuple[Condition, ...]) -> Condition:
    match condition:
        case AllOf():
            return AllOf(inside)
        case AnyOf():
            return AnyOf(inside)
        case Not():
            return Not(inside[0])
        case Limb(provision, _):
            return Limb(provision, inside[0])
        case _:
            return condition


class _Changed:
    """The rules and readings of a law with one piece put otherwise."""

    def __init__(self, put: Put) -> None:
        self._put = put
        piece = put.piece
        self._new = with_part(piece.whole, put.path, put.new)
        self._known: dict[int, tuple[Condition, Condition]] = {}
        #: The condition that cases left to others are told by, and what it becomes.
        depth = 2 if piece.kind is Kind.LIMB else 1
        within = len(put.path) >= depth and not put.left_out
        told = put.path[:depth]
        self._told = (part_at(piece.whole, told), part_at(self._new, told)) if within else None

    def rule(self, rule: Rule) -> Rule:
        piece = self._put.piece
        where = rule.where
        own = piece.kind is Kind.WHERE and rule.provision == piece.provision
        where = self._new if own and where == piece.whole else self._limbs(where)
        rows = self._rows(rule.rows)
        if where is rule.where and all(a is b for a, b in zip(rows, rule.rows, strict=True)):
            return rule
        return replace(rule, where=where, rows=rows)

    def reading(self, reading: Reading) -> Reading:
        piece = self._put.piece
        own = piece.kind is Kind.READING and reading.provision == piece.provision
        where = reading.where
        where = self._new if own and where == piece.whole else self._limbs(where)
        return reading if where is reading.where else replace(reading, where=where)

    def _rows(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        piece = self._put.piece
        if piece.kind is not Kind.ROW:
            return tuple(self._row(row, self._limbs(row.when)) for row in rows)
        own = [row.provision == piece.provision and row.when == piece.whole for row in rows]
        if not any(own):
            return rows
        made = []
        for place, row in enumerate(rows):
            when = self._new if own[place] else row.when
            if any(own[:place]) and self._told is not None:
                when = self._left_to(when, rows[:place])
            made.append(self._row(row, when))
        return tuple(made)

    def _left_to(self, when: Condition, above: Sequence[Row]) -> Condition:
        """Return the condition of a row whose `any other` follows a row above it."""
        assert self._told is not None
        told, becomes = self._told
        alone = sum(cell == told for row in above for cell in _inside(row.when)) == 1
        cells = []
        for cell in _inside(when):
            denied = _any_other(cell)
            if told in denied:
                kept = tuple(each for each in denied if not alone or each != told)
                cell = with_part(cell, (1, 0), AnyOf((*kept, becomes)))
            cells.append(cell)
        return _made_of(when, tuple(cells))

    def _row(self, row: Row, when: Condition) -> Row:
        return row if when is row.when else replace(row, when=when)

    def _limbs(self, condition: Condition) -> Condition:
        """Return a condition with the limb put otherwise wherever it stands in it."""
        if self._put.piece.kind is not Kind.LIMB:
            return condition
        found = self._known.get(id(condition))
        if found is None:
            found = self._known[id(condition)] = condition, self._limb(condition)
        return found[1]

    def _limb(self, condition: Condition) -> Condition:
        piece = self._put.piece
        if (
            isinstance(condition, Limb)
            and condition.provision == piece.provision
            and condition == piece.whole
        ):
            return self._new
        inside = _inside(condition)
        made = tuple(map(self._limbs, inside))
        if all(a is b for a, b in zip(made, inside, strict=True)):
            return condition
        if isinstance(condition, AnyOf) and self._told is not None and self._new in made:
            made = tuple(self._follows(each) for each in made)
        return _made_of(condition, made)

    def _follows(self, sister: Condition) -> Condition:
        """Return a limb whose `in any other case` follows its sister."""
        assert self._told is not None
        told, becomes = self._told
        denied = _denied(sister)
        if told not in denied:
            return sister
        new = AnyOf(tuple(becomes if each == told else each for each in denied))
        return with_part(sister, (0, 0, 0), new)


def outcomes_of(law: Law, change: Callable[[Law], Law]) -> set[str]:
    """Return the outcomes of the rules that a change of a law changes."""
    if isinstance(change, Put):
        return change.outcomes(law)
    made = change(law)
    after = set(map(id, made.rules))
    found = {rule.outcome for rule in law.rules if id(rule) not in after}
    return found | _read_otherwise(law, made.readings)


def _read_otherwise(law: Law, after: Sequence[Reading]) -> set[str]:
    """Return the outcomes whose answers are read by other readings than before."""
    kept = set(map(id, after))
    gone = [reading for reading in law.readings if id(reading) not in kept]
    return {rule.outcome for reading in gone for rule in law.rules if reading.reaches(rule)}


@lru_cache(maxsize=64)
def _places(same: Same) -> Mapping[ProvisionId, tuple[int, ...]]:
    """Return, for each provision whose words a rule is made of, the places of such rules."""
    found: dict[ProvisionId, dict[int, None]] = {}
    for place, rule in enumerate(same.law.rules):
        conditions = (rule.where, *(row.when for row in rule.rows))
        named = [rule.provision, *(row.provision for row in rule.rows)]
        for at in chain(named, *map(limbs, conditions)):
            found.setdefault(at, {})[place] = None
    return {at: tuple(places) for at, places in found.items()}

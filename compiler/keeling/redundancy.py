"""What of the law could be left out on every day on which it is there.

Statutes say things twice on purpose, and what they say is not for their encoding to mend. So words
that have a source are taken as they are; asked about are those that nobody has verified, and those
that a proposal puts in or changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from keeling.diagnostics import Diagnostic
from keeling.editions import Edition, too_large
from keeling.model.law import Law
from keeling.model.pieces import Piece
from keeling.model.spare import Spare, spares
from keeling.model.verification import Standing
from keeling.model.words import day_in_words
from keeling.partition import BudgetExceeded
from keeling.questions import reading_of_nothing, unreachable
from keeling.questions.redundant_condition import finding, is_followed, redundant

#: The checks that find what decides nothing.
_DECIDES_NOTHING = frozenset({reading_of_nothing.CHECK, unreachable.CHECK})
_NONE: frozenset[Piece] = frozenset()


def redundancies(
    editions: Mapping[date, Edition],
    found: Iterable[Diagnostic],
    before: frozenset[Piece] = _NONE,
) -> Iterator[Diagnostic]:
    """Yield what could be left out of the law on every day on which it is there.

    The first of the editions is of the day asked about; the others are those of days on which the
    law changes. Asked about are words that nobody has verified; where there is a law `before`, all
    that it has not. What is found already to decide nothing is not found again.
    """
    told = {each.citation for each in found if each.check in _DECIDES_NOTHING and each.citation}
    needed: set[object] = set()
    spare: dict[object, tuple[date, Spare]] = {}
    for day, made in editions.items():
        try:
            for each in spares(made.law, _Asked(made.law, before)):
                if each.key in needed or _told(each, made.law, told):
                    continue
                followed = is_followed(each, made.law, made.partitions)
                if not followed and redundant(each, made.law, made.partitions, made.partitions_if):
                    spare.setdefault(each.key, (day, each))
                else:
                    needed.add(each.key)
        except BudgetExceeded as fault:
            yield too_large(fault, made.law)
            return
    first = next(iter(editions), None)
    for key, (day, each) in spare.items():
        if key not in needed:
            item = finding(each, proposed=bool(before))
            on = "" if day == first else f"On {day_in_words(day)}: "
            yield replace(item, message=f"{on}{item.message}")


@dataclass(frozen=True)
class _Asked:
    """Whether the words of a piece have no source; or are not in the law before."""

    law: Law
    before: frozenset[Piece]

    def __call__(self, piece: Piece) -> bool:
        if self.before:
            return piece not in self.before
        around = (self.law.provisions.get(at) for at in self.law.around(piece.provision))
        said = (each.verification for each in around if each and each.verification)
        standing = next((each.standing for each in said), None)
        return standing is Standing.NOT_VERIFIED


def _told(spare: Spare, law: Law, told: set[str]) -> bool:
    return any(at.citation in told for at in law.around(spare.provision))

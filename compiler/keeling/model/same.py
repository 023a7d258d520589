"""A law known by its identity, so that what was found of it once need not be found again."""

from __future__ import annotations

from dataclasses import dataclass

from keeling.model.law import Law


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """A law, equal to itself alone: to compare two by all they say takes longer than most work."""

    law: Law

    def __hash__(self) -> int:
        return id(self.law)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.law is other.law

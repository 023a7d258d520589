"""How works and provisions are named: as a reader cites them, and as legislation.gov.uk does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

#: Divisions that group provisions without being part of their address: a paragraph of a schedule
#: is found by its number alone.
TRANSPARENT = frozenset({"part", "chapter"})

_ABBREVIATIONS = {
    "section": "s.",
    "schedule": "Sch",
    "paragraph": "para",
    "regulation": "reg",
    "article": "art",
    "rule": "r.",
    "part": "Part",
    "chapter": "Ch",
}


@dataclass(frozen=True, slots=True)
class ProvisionId:
    """The address of a provision: the work, the way down to it, and a row where it is one.

    `path` alternates division and number for numbered divisions and holds bare labels below
    them: `("schedule", "3", "paragraph", "18", "b", "ii", "c")`.
    """

    work: str
    path: tuple[str, ...] = ()
    row: int = 0

    @property
    def citation(self) -> str:
        """The address as cited: `SOA 2003 Sch 3 para 18(b)(ii)(c)`, `CPS guidance para (1)`."""
        said, rest = [self.work], list(self.path)
        while rest and rest[0] in _ABBREVIATIONS:
            said.append(f"{_ABBREVIATIONS[rest.pop(0)]} {rest.pop(0)}")
        labels = "".join(f"({label})" for label in rest)
        if rest and len(said) == 1:
            said.append("para ")
        row = f", row {self.row}" if self.row else ""
        return " ".join(said) + labels + row

    def child(self, *parts: str) -> ProvisionId:
        """Return the address of a provision below this one."""
        return ProvisionId(self.work, self.path + parts)

    def at_row(self, row: int) -> ProvisionId:
        """Return the address of a row of this provision's table, counted from 1."""
        return ProvisionId(self.work, self.path, row)

    def within(self, other: ProvisionId) -> bool:
        """Whether this is `other`, or lies inside it."""
        return (
            self.work == other.work
            and self.path[: len(other.path)] == other.path
            and (not other.row or self == other)
        )

    def around(self) -> Iterator[ProvisionId]:
        """Yield every address in which this one lies, the innermost first."""
        if self.row:
            yield ProvisionId(self.work, self.path)
        for end in range(len(self.path) - 1, -1, -1):
            yield ProvisionId(self.work, self.path[:end])

    def __str__(self) -> str:
        return self.citation


def without_groups(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a way down without the parts and chapters at its end: numbers run on through them."""
    while len(path) >= 2 and path[-2] in TRANSPARENT:
        path = path[:-2]
    return path

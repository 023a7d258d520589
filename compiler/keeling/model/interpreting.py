"""Lengths in a case that the law reads as others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from keeling.model.law import Interpretation
from keeling.model.words import FactValue


def as_read(
    facts: Mapping[str, FactValue], applied: Iterable[Interpretation]
) -> dict[str, FactValue]:
    """Return the facts of a case with those lengths read as others that are read so."""
    read = {**facts}
    for each in applied:
        for name in each.facts:
            if facts.get(name) == each.length:
                read[name] = each.length.read_as(each.read_as)
    return read

"""What the law is turned into for others to use: one module a backend, each with `emit`.

To add a backend: its module, with `emit(emission: Emission) -> Iterator[Artefact]`, and its line in
`BACKENDS`. A backend returns files and writes none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from keeling.model.law import Law
    from keeling.partition import Partition


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file to be written: its path below the folder chosen, and its text."""

    path: PurePosixPath
    text: str


@dataclass(frozen=True, slots=True)
class Emission:
    """All that a backend is given: the law in force on a day, and its answers in every case.

    `partitions` has an entry for each outcome of the vocabulary. `proposals` are the names of the
    proposals with which the law is taken; none for the law as it is. `notes` are what is to be said
    with every answer about an outcome. The `unencoded` outcomes have no answer: whatever is encoded
    about them came into force only later.
    """

    law: Law
    as_at: date
    partitions: Mapping[str, Partition]
    proposals: tuple[str, ...] = ()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unencoded: frozenset[str] = frozenset()


#: Every backend: the name that `keeling emit` knows it by, and its module, imported when used.
BACKENDS: Mapping[str, str] = {
    "json": "keeling.backends.json",
    "json-schema": "keeling.backends.json_schema",
    "python": "keeling.backends.python",
}


def emit(name: str, emission: Emission) -> Iterator[Artefact]:
    """Turn the law into what the backend of this name makes; raises KeyError for an unknown one."""
    made: Iterator[Artefact] = import_module(BACKENDS[name]).emit(emission)
    return made

"""What the law is turned into for others to use: one file a backend, each a function `emit`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class Artefact:
    """A file to be written: its path below the folder chosen, and its text."""

    path: PurePosixPath
    text: str


# The registry of backends goes here: one line for each, its name and its `emit`.

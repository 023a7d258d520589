"""The law as one JSON document, with the schemas of all JSON that Keeling gives.

The same law on the same day gives the same text to the byte: every list has an order of its own,
and keys stand in the order in which the schema has them. The schemas are Python values rather than
files, so that they are wherever the compiler is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from keeling.backends import Artefact, Emission
from keeling.backends.json.document import document
from keeling.backends.json.schemas import SCHEMAS


def emit(emission: Emission) -> Iterator[Artefact]:
    """Write `law.json`, its schema, and those of what the verbs of the command line give."""
    yield _artefact("law.json", document(emission))
    for name, schema in SCHEMAS.items():
        yield _artefact(f"{name}.schema.json", schema)


def _artefact(name: str, value: object) -> Artefact:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return Artefact(PurePosixPath(name), text + "\n")

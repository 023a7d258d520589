"""The JSON Schemas of cases: an editor that knows them completes and checks worked examples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from keeling.backends import Artefact, Emission
from keeling.cases.schema import Schema, cases_schema, facts_schema


def emit(emission: Emission) -> Iterator[Artefact]:
    """Write the schema of worked examples, and that of what `keeling decide` is given."""
    law = emission.law
    yield _artefact("cases.schema.json", cases_schema(law.vocabulary, law.proposals))
    yield _artefact("facts.schema.json", facts_schema(law.vocabulary, law.proposals))


def _artefact(name: str, schema: Schema) -> Artefact:
    return Artefact(PurePosixPath(name), json.dumps(schema, ensure_ascii=False, indent=2) + "\n")

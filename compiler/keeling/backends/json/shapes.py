"""The parts that schemas are put together from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keeling.model.places import PLACES

Schema = dict[str, object]

WORDS: Schema = {"type": "string", "minLength": 1}
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
YES_OR_NO: Schema = {"type": "boolean"}
WHOLE: Schema = {"type": "integer"}
LIST_OF_WORDS: Schema = {"type": "array", "items": WORDS}


def about(schema: Schema, description: str) -> Schema:
    """Return a schema with what is to be known about it."""
    return {**schema, "description": description}


def or_null(schema: Schema, description: str) -> Schema:
    """Return a schema of what may also be null."""
    return {"anyOf": [schema, {"type": "null"}], "description": description}


def list_of(of: Schema, description: str = "") -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": of, **({"description": description} if description else {})}


def object_of(properties: Mapping[str, Schema], optional: Sequence[str] = ()) -> Schema:
    """Return the schema of an object of these properties and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def by_name(of: Schema, description: str) -> Schema:
    """Return the schema of an object whose keys are names of the law."""
    return {"type": "object", "additionalProperties": of, "description": description}


#: Cases, fact by fact, as a region describes them.
WHEN: Schema = by_name(
    {"anyOf": [{"type": "array", "items": WORDS, "minItems": 1}, WORDS]},
    "Which cases: for each fact its choices, or a stretch in words.",
)
CASE: Schema = by_name({"anyOf": [WORDS, WHOLE]}, "The facts of a case.")

#: Where the law is asked.
PLACE: Mapping[str, Schema] = {
    "in": about({"enum": list(PLACES)}, "The place whose law is asked."),
}
#: What every document that is of the law of a day begins with.
HEAD: Mapping[str, Schema] = {
    "keeling": {"const": 1, "description": "The version of this form."},
    "as_at": about(DAY, "The day on which the law is asked."),
    "with": about(
        LIST_OF_WORDS, "The names of the proposals taken as made; none for the law as it is."
    ),
}

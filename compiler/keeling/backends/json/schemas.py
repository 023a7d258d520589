"""The JSON Schemas of `law.json`, and of what `keeling decide` and `keeling diff` give.

All three are versioned together by the number under `keeling`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keeling.cases.schema import DIALECT
from keeling.model.changes import Direction
from keeling.model.law import Standing, WorkKind
from keeling.model.vocabulary import FactKind, OutcomeKind

Schema = dict[str, object]

_WORDS: Schema = {"type": "string", "minLength": 1}
_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "format": "date"}
_YES_OR_NO: Schema = {"type": "boolean"}
_WHOLE: Schema = {"type": "integer"}
_LIST_OF_WORDS: Schema = {"type": "array", "items": _WORDS}


def _about(schema: Schema, description: str) -> Schema:
    return {**schema, "description": description}


def _or_null(schema: Schema, description: str) -> Schema:
    return {"anyOf": [schema, {"type": "null"}], "description": description}


def _list(of: Schema, description: str = "") -> Schema:
    return {"type": "array", "items": of, **({"description": description} if description else {})}


def _object(properties: Mapping[str, Schema], optional: Sequence[str] = ()) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _by_name(of: Schema, description: str) -> Schema:
    return {"type": "object", "additionalProperties": of, "description": description}


_HEAD: Mapping[str, Schema] = {
    "keeling": {"const": 1, "description": "The version of this form."},
    "as_at": _about(_DAY, "The day on which the law is asked."),
    "with": _about(
        _LIST_OF_WORDS, "The names of the proposals taken as made; none for the law as it is."
    ),
}

_REASON = _object(
    {
        "provision": _about(_WORDS, "As it is cited."),
        "identifier": _about(_TEXT, "The identifier of legislation.gov.uk, or an address."),
    }
)

_ANSWERED: Mapping[str, Schema] = {
    "value": _or_null(
        _WORDS, "What is answered; `none` where the outcome does not arise; null if left open."
    ),
    "because": _list(_REASON, "The provisions that decide, or may, in the law's order."),
    "notes": _about(_LIST_OF_WORDS, "What the answer rests on that is not firm."),
}
_LEFT_OPEN: Mapping[str, Schema] = {
    "possible": _about(
        _LIST_OF_WORDS,
        "Every answer that there may be; none where the law gives none, or is not encoded for the "
        "day: the notes say which.",
    ),
    "depends_on": _about(
        _LIST_OF_WORDS,
        "What would settle it: facts, or the day on which a length of time begins; nothing would "
        "where the law itself is at fault.",
    ),
}

_DECIDED: Schema = {
    **_object(
        {
            **_HEAD,
            "outcomes": _by_name(
                {
                    "if": {"properties": {"value": {"type": "null"}}},
                    "then": _object({**_ANSWERED, **_LEFT_OPEN}),
                    "else": _object(_ANSWERED),
                },
                "The answers, by the names of the outcomes.",
            ),
        }
    ),
    "title": "A decided case",
}

DECIDE: Schema = {
    "$schema": DIALECT,
    "title": "What `keeling decide --format json` gives",
    "description": "A decided case; or a list of them, where a list was given.",
    "anyOf": [{"$ref": "#/$defs/case"}, _list({"$ref": "#/$defs/case"})],
    "$defs": {"case": _DECIDED},
}

_CHANGE = _object(
    {
        "outcome": _WORDS,
        "before": _about(_WORDS, "What is answered now."),
        "after": _about(_WORDS, "What would be answered."),
        "when": _by_name(
            {"anyOf": [{"type": "array", "items": _WORDS, "minItems": 1}, _WORDS]},
            "Which cases: for each fact its choices, or a stretch in words.",
        ),
        "witness": _or_null(
            _by_name({"anyOf": [_WORDS, _WHOLE]}, "The facts of a case."),
            "A case that is answered differently; null where none can be named.",
        ),
        "because": _object({"before": _LIST_OF_WORDS, "after": _LIST_OF_WORDS}),
    }
)

_TOGETHER = _object(
    {
        "first": _WORDS,
        "second": _WORDS,
        "commute": _about(_YES_OR_NO, "Whether every answer is the same in either order."),
        "said": _WORDS,
    }
)

DIFF: Schema = {
    "$schema": DIALECT,
    "title": "What `keeling diff --format json` gives",
    "description": "Every group of cases that proposals would change: disjoint, and complete.",
    **_object(
        {
            **_HEAD,
            "direction": {
                "enum": [direction.value for direction in Direction],
                "description": "Whether fewer or more are caught, for less or for longer.",
            },
            "vehicle": _about(
                _LIST_OF_WORDS,
                "Of each proposal: who could make it, how, and how far that reaches.",
            ),
            "beyond": _about(
                _list(_object({"check": _WORDS, "message": _WORDS})),
                "What the proposals' vehicles cannot do; none where they can be made so.",
            ),
            "savings": _about(
                _list(_object({"proposal": _WORDS, "text": _WORDS})),
                "The cases to which the amendments do not apply.",
            ),
            "changes": _list(_CHANGE),
            "later": _list(_DAY, "Days to come on which what is put in changes the law again."),
            "together": _about(
                _list(_TOGETHER), "What comes of each two proposals, where there are several."
            ),
        },
        ("together",),
    ),
}

_CHOICES = _list(_object({"name": _WORDS, "gloss": _TEXT}))

_WITHIN = _about(
    _object(
        {
            "at_least": {"$ref": "#/$defs/measure"},
            "more_than": {"$ref": "#/$defs/length"},
            "on_or_after": _DAY,
            "under": {"$ref": "#/$defs/measure"},
            "at_most": {"$ref": "#/$defs/length"},
            "before": _DAY,
        },
        ("at_least", "more_than", "on_or_after", "under", "at_most", "before"),
    ),
    "A stretch of a measure; an end that is not given is open.",
)

_FACT = _object(
    {
        "name": _WORDS,
        "heading": _TEXT,
        "kind": {"enum": [kind.value for kind in FactKind]},
        "choices": _about(_CHOICES, "In declared order; none but for `one of`."),
        "bounds": _about(_TEXT, "The bounds of a measure, in words."),
        "within": {"$ref": "#/$defs/within"},
        "never_less_than": _about(_LIST_OF_WORDS, "Facts, where both exist."),
        "known_where": _or_null(_WORDS, "In which cases the fact exists; null for all."),
    }
)

_SCALE = _object(
    {
        "name": _WORDS,
        "steps": _list(
            _object({"name": _WORDS, "by_length": _YES_OR_NO}), "From the least to the most."
        ),
    }
)

_WORK = _object(
    {
        "cited_as": _WORDS,
        "title": _WORDS,
        "kind": {"enum": [kind.value for kind in WorkKind]},
        "identifier": _TEXT,
        "by": _TEXT,
        "binds": _TEXT,
    }
)

_STATUS = _object(
    {
        "standing": {"enum": [standing.value for standing in Standing]},
        "text": _TEXT,
        "in_words": _WORDS,
    }
)

_INTERPRETATION = _object(
    {
        "provision": _about(_WORDS, "That which says so, as it is cited."),
        "length": _about({"$ref": "#/$defs/length"}, "This length and no other."),
        "read_as": _about({"$ref": "#/$defs/length"}, "What it is read as."),
        "facts": _about(_LIST_OF_WORDS, "The facts of which comparisons are settled so."),
    }
)

_PROVISION = _object(
    {
        "citation": _WORDS,
        "identifier": _TEXT,
        "part_of": _or_null(_WORDS, "The citation of the provision around it."),
        "heading": _TEXT,
        "in_force": _object(
            {
                "from": _or_null(_DAY, "The first day; null if it is not said."),
                "until": _or_null(_DAY, "The last day; null if there is none."),
                "now": _about(_YES_OR_NO, "Whether it is in force on the day asked about."),
            }
        ),
        "extent": _LIST_OF_WORDS,
        "source": _TEXT,
        "status": _or_null(_STATUS, "How the encoding was verified."),
        "notes": _LIST_OF_WORDS,
        "flags": _LIST_OF_WORDS,
        "not_encoded": _or_null(_WORDS, "Why there are no rules for it; null where there may be."),
    }
)

_LENGTH: Schema = {"anyOf": [_object({"months": _WHOLE}), _object({"days": _WHOLE})]}
_POINT = _object({"step": _WORDS, "length": _or_null(_LENGTH, "Where the step has one.")})


def _answer(kind: str, **parts: Schema) -> Schema:
    return _object({"said": _WORDS, "kind": {"const": kind}, **parts})


_ANSWERS: list[Schema] = [
    _answer("yes or no", value=_YES_OR_NO),
    _answer("length", months=_WHOLE),
    _answer("length", days=_WHOLE),
    _answer("indefinite"),
    _answer("choice", value=_WORDS),
    _answer("point", step=_WORDS, length=_or_null(_LENGTH, "Where the step has one.")),
    _answer("range", lowest=_POINT, highest=_POINT),
    _about(_answer("fact", fact=_WORDS), "Whatever the case gives for the fact."),
    _answer("half of a fact", fact=_WORDS),
    _about(_answer("none"), "The outcome does not arise."),
    _about(_answer("gap", provisions=_LIST_OF_WORDS), "No provision answers, though these should."),
    _about(
        _answer(
            "conflict",
            answers=_list(_object({"provision": _WORDS, "answer": {"$ref": "#/$defs/answer"}})),
        ),
        "Provisions answer differently, and nothing says which prevails.",
    ),
]

_REGION = _object(
    {
        "in_words": _WORDS,
        "where": _by_name(
            {
                "anyOf": [
                    {"type": "array", "items": _WORDS, "minItems": 1},
                    {"$ref": "#/$defs/within"},
                ]
            },
            "For each fact its choices or its stretch; it exists. Other facts may be anything.",
        ),
        "answer": {"$ref": "#/$defs/answer"},
        "because": _about(_LIST_OF_WORDS, "The provisions that decide, as cited."),
    }
)

_OUTCOME = _object(
    {
        "name": _WORDS,
        "kind": {"enum": [kind.value for kind in OutcomeKind]},
        "choices": _CHOICES,
        "may_be_indefinite": _YES_OR_NO,
        "scale": _or_null(_WORDS, "The scale on which it is a point or a range."),
        "actor": _or_null(_WORDS, "Who is guided."),
        "course": _or_null(_WORDS, "What they should or should not do."),
        "encoded": _about(
            _YES_OR_NO,
            "False where whatever is encoded about it came into force later: then there is no "
            "answer, not even that it does not arise.",
        ),
        "notes": _about(_LIST_OF_WORDS, "What is to be said with every answer."),
        "regions": _or_null(
            _list(_REGION),
            "All possible cases, each in exactly one region; null where these are too many, or "
            "where the outcome is not encoded.",
        ),
    }
)

LAW: Schema = {
    "$schema": DIALECT,
    "title": "A law",
    "description": "The law of one day: what is declared, the provisions, and every answer.",
    **_object(
        {
            **_HEAD,
            "facts": _list(_FACT),
            "impossible": _about(_LIST_OF_WORDS, "Where facts never go together."),
            "scales": _list(_SCALE),
            "works": _list(_WORK),
            "provisions": _list(_PROVISION),
            "interpretations": _list(
                _INTERPRETATION,
                "Lengths that are read as others, where the day on which they begin would decide.",
            ),
            "outcomes": _list(_OUTCOME),
        }
    ),
    "$defs": {
        "length": _about(_WORDS, "A length of time: `2 years 6 months`, `26 weeks`, `10 days`."),
        "measure": {"anyOf": [_WHOLE, {"$ref": "#/$defs/length"}]},
        "within": _WITHIN,
        "answer": {"anyOf": _ANSWERS},
    },
}

#: Every schema, by what it is of.
SCHEMAS: Mapping[str, Schema] = {"law": LAW, "decide": DECIDE, "diff": DIFF}

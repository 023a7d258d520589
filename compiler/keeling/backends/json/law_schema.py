"""The JSON Schema of `law.json`."""

from __future__ import annotations

from keeling.backends.json.shapes import (
    DAY,
    HEAD,
    LIST_OF_WORDS,
    TEXT,
    WHOLE,
    WORDS,
    YES_OR_NO,
    Schema,
    about,
    by_name,
    list_of,
    object_of,
    or_null,
)
from keeling.cases.schema import DIALECT
from keeling.model.law import Standing, WorkKind
from keeling.model.vocabulary import FactKind, OutcomeKind

_CHOICES = list_of(object_of({"name": WORDS, "gloss": TEXT}))

_WITHIN = about(
    object_of(
        {
            "at_least": {"$ref": "#/$defs/measure"},
            "more_than": {"$ref": "#/$defs/length"},
            "on_or_after": DAY,
            "under": {"$ref": "#/$defs/measure"},
            "at_most": {"$ref": "#/$defs/length"},
            "before": DAY,
        },
        ("at_least", "more_than", "on_or_after", "under", "at_most", "before"),
    ),
    "A stretch of a measure; an end that is not given is open.",
)

_FACT = object_of(
    {
        "name": WORDS,
        "heading": TEXT,
        "kind": {"enum": [kind.value for kind in FactKind]},
        "choices": about(_CHOICES, "In declared order; none but for `one of`."),
        "bounds": about(TEXT, "The bounds of a measure, in words."),
        "within": {"$ref": "#/$defs/within"},
        "never_less_than": about(LIST_OF_WORDS, "Facts, where both exist."),
        "counted": or_null(
            object_of({"from": WORDS, "to": WORDS}),
            "The days from and to which an age is counted.",
        ),
        "known_where": or_null(WORDS, "In which cases the fact exists; null for all."),
    }
)

_SCALE = object_of(
    {
        "name": WORDS,
        "steps": list_of(
            object_of(
                {
                    "name": WORDS,
                    "by_length": YES_OR_NO,
                    "measured_by": or_null(WORDS, "The fact that is its length, if that is said."),
                    "where": or_null(WORDS, "Which cases are on it, if that is said."),
                }
            ),
            "From the least to the most.",
        ),
        "leads_to": about(LIST_OF_WORDS, "The outcomes that are asked of each step."),
    }
)

_WORK = object_of(
    {
        "cited_as": WORDS,
        "title": WORDS,
        "kind": {"enum": [kind.value for kind in WorkKind]},
        "identifier": TEXT,
        "by": TEXT,
        "binds": TEXT,
    }
)

_STATUS = object_of(
    {
        "standing": {"enum": [standing.value for standing in Standing]},
        "text": TEXT,
        "in_words": WORDS,
    }
)

_INTERPRETATION = object_of(
    {
        "provision": about(WORDS, "That which says so, as it is cited."),
        "length": about({"$ref": "#/$defs/length"}, "This length and no other."),
        "read_as": about({"$ref": "#/$defs/length"}, "What it is read as."),
        "facts": about(LIST_OF_WORDS, "The facts of which comparisons are settled so."),
    }
)

_PROVISION = object_of(
    {
        "citation": WORDS,
        "identifier": TEXT,
        "part_of": or_null(WORDS, "The citation of the provision around it."),
        "heading": TEXT,
        "in_force": object_of(
            {
                "from": or_null(DAY, "The first day; null if it is not said."),
                "until": or_null(DAY, "The last day; null if there is none."),
                "now": about(YES_OR_NO, "Whether it is in force on the day asked about."),
            }
        ),
        "extent": LIST_OF_WORDS,
        "source": TEXT,
        "status": or_null(_STATUS, "How the encoding was verified."),
        "notes": LIST_OF_WORDS,
        "flags": LIST_OF_WORDS,
        "not_encoded": or_null(WORDS, "Why there are no rules for it; null where there may be."),
    }
)

_LENGTH: Schema = {"anyOf": [object_of({"months": WHOLE}), object_of({"days": WHOLE})]}
_POINT = object_of({"step": WORDS, "length": or_null(_LENGTH, "Where the step has one.")})


def _answer(kind: str, **parts: Schema) -> Schema:
    return object_of({"said": WORDS, "kind": {"const": kind}, **parts})


_ANSWERS: list[Schema] = [
    _answer("yes or no", value=YES_OR_NO),
    _answer("length", months=WHOLE),
    _answer("length", days=WHOLE),
    _answer("indefinite"),
    _answer("choice", value=WORDS),
    _answer("point", step=WORDS, length=or_null(_LENGTH, "Where the step has one.")),
    _answer("range", lowest=_POINT, highest=_POINT),
    about(_answer("fact", fact=WORDS), "Whatever the case gives for the fact."),
    _answer("half of a fact", fact=WORDS),
    about(_answer("none"), "The outcome does not arise."),
    about(_answer("not encoded"), "Not all law on it is encoded, and none that is speaks of it."),
    about(_answer("gap", provisions=LIST_OF_WORDS), "No provision answers, though these should."),
    about(
        _answer(
            "conflict",
            answers=list_of(object_of({"provision": WORDS, "answer": {"$ref": "#/$defs/answer"}})),
        ),
        "Provisions answer differently, and nothing says which prevails.",
    ),
]

_REGION = object_of(
    {
        "in_words": WORDS,
        "where": by_name(
            {
                "anyOf": [
                    {"type": "array", "items": WORDS, "minItems": 1},
                    {"$ref": "#/$defs/within"},
                ]
            },
            "For each fact its choices or its stretch; it exists. Other facts may be anything.",
        ),
        "answer": {"$ref": "#/$defs/answer"},
        "because": or_null(
            LIST_OF_WORDS,
            "The provisions that decide, as cited; null where the regions of the outcome would be "
            "too many if they were told apart by these. A case that is decided has them.",
        ),
    }
)

_OUTCOME = object_of(
    {
        "name": WORDS,
        "kind": {"enum": [kind.value for kind in OutcomeKind]},
        "choices": _CHOICES,
        "may_be_indefinite": YES_OR_NO,
        "beginning_with": or_null(WORDS, "The day with which a length of time begins."),
        "scale": or_null(WORDS, "The scale on which it is a point or a range."),
        "actor": or_null(WORDS, "Who is guided."),
        "course": or_null(WORDS, "What they should or should not do."),
        "encoded": about(
            YES_OR_NO,
            "False where whatever is encoded about it came into force later: then there is no "
            "answer, not even that it does not arise.",
        ),
        "notes": about(LIST_OF_WORDS, "What is to be said with every answer."),
        "regions": or_null(
            list_of(_REGION),
            "All possible cases, each in exactly one region; null where these are too many, or "
            "where the outcome is not encoded.",
        ),
    }
)

_ASSUMPTION = object_of(
    {
        "name": about(WORDS, "As a command names it."),
        "provision": WORDS,
        "where": or_null(WORDS, "Of which cases it speaks; null for all."),
        "assumed": WORDS,
    }
)

LAW: Schema = {
    "$schema": DIALECT,
    "title": "A law",
    "description": "The law of one day: what is declared, the provisions, and every answer.",
    **object_of(
        {
            **HEAD,
            "facts": list_of(_FACT),
            "impossible": about(LIST_OF_WORDS, "Where facts never go together."),
            "scales": list_of(_SCALE),
            "works": list_of(_WORK),
            "provisions": list_of(_PROVISION),
            "interpretations": list_of(
                _INTERPRETATION,
                "Lengths that are read as others, where the day on which they begin would decide.",
            ),
            "assumptions": list_of(
                _ASSUMPTION, "What is assumed of practice: no answer rests on it."
            ),
            "outcomes": list_of(_OUTCOME),
        }
    ),
    "$defs": {
        "length": about(WORDS, "A length of time: `2 years 6 months`, `26 weeks`, `10 days`."),
        "measure": {"anyOf": [WHOLE, {"$ref": "#/$defs/length"}]},
        "within": _WITHIN,
        "answer": {"anyOf": _ANSWERS},
    },
}

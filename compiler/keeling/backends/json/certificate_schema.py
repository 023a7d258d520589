"""The JSON Schema of a certificate."""

from __future__ import annotations

from keeling.backends.json.law_schema import LAW
from keeling.backends.json.shapes import (
    CASE,
    HEAD,
    LIST_OF_WORDS,
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
from keeling.model.changes import Verdict
from keeling.model.claims import ClaimKind
from keeling.model.law import RowsRead
from keeling.model.transitions import TransitionKind
from keeling.model.vocabulary import FactKind, OutcomeKind

_PLACE: Schema = {"type": "integer", "minimum": 0}
_PLACES = list_of(_PLACE)
_CONDITION = about(_PLACE, "The place of a condition among `conditions`.")
_ANSWER: Schema = {"$ref": "#/$defs/answer"}
_ADDRESS: Schema = {
    "type": "array",
    "items": {"anyOf": [WORDS, {"type": "integer", "minimum": 1}]},
    "minItems": 1,
    "description": "A work and the way down to a provision; a row of a table is a number at the "
    "end. What begins with another address lies within it.",
}
_IS: Schema = {
    "anyOf": [
        {"type": "array", "items": WORDS},
        {"$ref": "#/$defs/within"},
    ]
}

_FACT = object_of(
    {
        "name": WORDS,
        "kind": {"enum": [kind.value for kind in FactKind]},
        "choices": about(LIST_OF_WORDS, "None of a measure."),
        "within": about({"$ref": "#/$defs/within"}, "The bounds of a measure."),
        "never_less_than": about(LIST_OF_WORDS, "Facts, where both exist."),
        "counted": or_null(
            object_of({"from": WORDS, "to": WORDS}),
            "The days from and to which an age is counted.",
        ),
        "known_where": or_null(_CONDITION, "In which cases the fact exists; null for all."),
    }
)

_CONDITIONS: Schema = {
    "anyOf": [
        about(
            object_of({"fact": WORDS, "is": _IS}),
            "The fact exists, and is one of these or within this.",
        ),
        about(
            object_of({"outcome": WORDS, "is": list_of(_ANSWER)}),
            "The law itself answers one of these.",
        ),
        about(
            object_of({"whatever": WORDS, "so": _PLACE}),
            "A condition of an outcome is met for every value of a fact that there may be beside "
            "the rest, and of the facts that exist or not because of it.",
        ),
        object_of({"all": _PLACES}),
        object_of({"any": _PLACES}),
        object_of({"not": _PLACE}),
        about(
            object_of({"at": WORDS, "so": _PLACE}),
            "Met where that condition is; `at` cites the limb or the definition it is.",
        ),
    ],
}

_RULE = object_of(
    {
        "provision": _ADDRESS,
        "outcome": WORDS,
        "where": about(_CONDITION, "Elsewhere the rule says nothing."),
        "read": {"enum": [read.value for read in RowsRead]},
        "undertakes": about(
            YES_OR_NO, "Whether no answer where the rule speaks is a gap, and not merely none."
        ),
        "rows": list_of(object_of({"provision": _ADDRESS, "when": _CONDITION, "answer": _ANSWER})),
        "subject_to": list_of(_ADDRESS, "Where a rule within one of these answers, this does not."),
        "despite": list_of(_ADDRESS, "Where this answers, no rule within one of these does."),
        "in_place_of": list_of(_ADDRESS, "Where this speaks, no rule within one of these does."),
    }
)

_READING = object_of(
    {
        "provision": _ADDRESS,
        "target": about(_ADDRESS, "Of which rules or rows the answers are read otherwise."),
        "where": _CONDITION,
        "reads": list_of(object_of({"answer": _ANSWER, "read_as": _ANSWER})),
    }
)

_LAW_OF = object_of(
    {
        "said": about(WORDS, "Which law it is: nothing checks this."),
        "interpretations": list_of(
            object_of(
                {
                    "at": WORDS,
                    "length": {"$ref": "#/$defs/length"},
                    "read_as": {"$ref": "#/$defs/length"},
                    "facts": LIST_OF_WORDS,
                }
            ),
            "Lengths that are read as others, where the day on which they begin would decide.",
        ),
        "reach": list_of(
            object_of(
                {
                    "at": WORDS,
                    "kind": {"enum": [kind.value for kind in TransitionKind]},
                    "where": _CONDITION,
                    "steps": LIST_OF_WORDS,
                }
            ),
            "Which cases amendments reach, one after the other: a saving keeps its steps from "
            "being carried out where it is met, an application where it is not, and a "
            "transitional provision carries its steps out where it is met.",
        ),
        "start": about(LIST_OF_WORDS, "The steps not carried out where nothing is said of them."),
        "texts": list_of(
            object_of(
                {
                    "without": about(LIST_OF_WORDS, "The steps that are not carried out in it."),
                    "rules": about(_PLACES, "Their places among `rules`."),
                    "readings": about(_PLACES, "Their places among `readings`."),
                }
            ),
            "The law of each case: that without the steps that are not carried out there.",
        ),
    }
)

_SIDES = {"before": _ANSWER, "after": _ANSWER}
_LAWS = {"before": about(_PLACE, "The place of a law among `laws`."), "after": _PLACE}

_DIFFERENCE = object_of(
    {
        **_LAWS,
        "outcomes": about(LIST_OF_WORDS, "Those that were compared."),
        "changes": list_of(
            object_of(
                {
                    "outcome": WORDS,
                    **_SIDES,
                    "where": by_name(_IS, "Which cases: each of these facts exists, and is so."),
                    "witness": or_null(
                        CASE, "Such a case, however its other facts are; null if none can be named."
                    ),
                }
            ),
            "Disjoint, and no case of these outcomes is answered otherwise outside them.",
        ),
    }
)

_CLAIM = object_of(
    {
        **_LAWS,
        "of": about(WORDS, "Which law it is of, or which two: nothing checks this."),
        "said": about(WORDS, "As it is written: nothing checks that the claim below says this."),
        "verdict": {"enum": [each.value for each in Verdict]},
        "claim": or_null(
            object_of(
                {
                    "kind": {"enum": [kind.value for kind in ClaimKind]},
                    "where": about(_CONDITION, "The cases it is about, by the second law."),
                    "outcomes": about(LIST_OF_WORDS, "The outcomes it is about."),
                    "answer": or_null(_ANSWER, "What they are claimed to be, if that is claimed."),
                    "along": or_null(
                        WORDS, "The one fact in which two cases differ, if it is claimed of such."
                    ),
                    "between": about(
                        LIST_OF_WORDS,
                        "What it is in the first case and in the second; empty where it is more in "
                        "the second.",
                    ),
                }
            ),
            "Null where it is left open: nothing of it can be checked then.",
        ),
        "case": or_null(
            object_of(
                {
                    "outcome": WORDS,
                    **_SIDES,
                    "witness": CASE,
                    "second": or_null(CASE, "The second case, if it is claimed of two."),
                }
            ),
            "What refutes it.",
        ),
    }
)

_SHARED = LAW["$defs"]
assert isinstance(_SHARED, dict)

CERTIFICATE: Schema = {
    "$schema": DIALECT,
    "title": "A certificate",
    "description": "What was found of some laws, with all that it takes to check it.",
    **object_of(
        {
            "keeling": HEAD["keeling"],
            "certificate": {"const": 1, "description": "The version of certificates."},
            "facts": list_of(_FACT),
            "impossible": about(_PLACES, "Conditions that no case meets."),
            "scales": by_name(LIST_OF_WORDS, "The steps of each scale, from the least."),
            "outcomes": list_of(
                object_of(
                    {
                        "name": WORDS,
                        "kind": {"enum": [kind.value for kind in OutcomeKind]},
                        "scale": or_null(WORDS, "The scale it is on."),
                    }
                )
            ),
            "conditions": list_of(_CONDITIONS),
            "rules": list_of(_RULE),
            "readings": list_of(_READING),
            "laws": list_of(_LAW_OF),
            "differences": list_of(_DIFFERENCE),
            "claims": list_of(_CLAIM),
        }
    ),
    "$defs": {
        **{name: _SHARED[name] for name in ("length", "measure", "within")},
        "answer": {
            "type": "object",
            "properties": {"said": WORDS, "kind": WORDS},
            "required": ["said", "kind"],
            "description": "An answer, made of what its kind says, as in `law.json`; of a gap or a "
            "conflict not the provisions.",
        },
    },
}

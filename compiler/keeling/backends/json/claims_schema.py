"""The JSON Schema of what `keeling prove` gives, and of a case that is answered differently."""

from __future__ import annotations

from collections.abc import Mapping

from keeling.backends.json.shapes import (
    CASE,
    DAY,
    HEAD,
    LIST_OF_WORDS,
    PLACE,
    TEXT,
    WHEN,
    WORDS,
    Schema,
    about,
    list_of,
    object_of,
    or_null,
)
from keeling.cases.schema import DIALECT
from keeling.model.changes import Verdict
from keeling.model.held import Finding

_RESTS_ON: Mapping[str, Schema] = {
    "rests_on": about(
        LIST_OF_WORDS, "What it rests on that is not firm, and why: provisions, readings."
    )
}

_CHANGE_SHAPE: Mapping[str, Schema] = {
    "outcome": WORDS,
    "before": about(WORDS, "What is answered now."),
    "after": about(WORDS, "What would be answered."),
    "when": WHEN,
    "witness": or_null(
        CASE,
        "A case that is answered differently; null where none can be named.",
    ),
    "because": object_of({"before": LIST_OF_WORDS, "after": LIST_OF_WORDS}),
}
CHANGE = object_of({**_CHANGE_SHAPE, **_RESTS_ON})

_CLAIM_SHAPE: Mapping[str, Schema] = {
    "claim": about(WORDS, "As it is written."),
    "verdict": {"enum": [each.value for each in Verdict]},
    "why": about(TEXT, "Why it is open, where no case shows it."),
    "case": or_null(
        object_of(_CHANGE_SHAPE),
        "What refutes it, or leaves it open; of a study, `before` is as `after`. Of a claim about "
        "two cases, `before` and `after` are their answers, and the witness has the fact by which "
        "the other differs under `… in the other case`.",
    ),
    **_RESTS_ON,
}
_OF_THE_LAW: Mapping[str, Schema] = {
    "because": about(
        LIST_OF_WORDS, "The provisions that decide the cases it speaks of, or the case shown."
    ),
}

_STATEMENT = object_of(
    {
        "statement": about(WORDS, "What the study says, in short."),
        "lines": {
            "type": "array",
            "items": {"type": "integer", "minimum": 1},
            "minItems": 2,
            "maxItems": 2,
            "description": "The first and the last of its lines.",
        },
        "finding": {"enum": [each.value for each in Finding]},
        "outside": about(TEXT, "Why it is not for rules, if it is not."),
        "not_encoded": about(TEXT, "What of its law is not encoded here, if it is not."),
        "claims": list_of(object_of({**_CLAIM_SHAPE, **_OF_THE_LAW})),
        "notes": LIST_OF_WORDS,
    }
)

_STANDING = object_of(
    {
        "standing": about(WORDS, "The name of the block."),
        "laws": list_of(
            object_of(
                {
                    "proposal": or_null(
                        WORDS, "With this proposal made; null of the law as it is."
                    ),
                    "as_at": DAY,
                    "claims": list_of(
                        object_of(
                            {
                                "claim": about(WORDS, "As it is written."),
                                "verdict": {"enum": [each.value for each in Verdict]},
                                **_RESTS_ON,
                            }
                        )
                    ),
                }
            ),
            "The law of the day first, and then as each proposal leaves it.",
        ),
    }
)

PROVE: Schema = {
    "$schema": DIALECT,
    "title": "What `keeling prove --format json` gives",
    "description": "What comes of each claim of each proposal, and of what studies say of the law, "
    "held against every possible case.",
    **object_of(
        {
            "keeling": HEAD["keeling"],
            **PLACE,
            "proposals": list_of(
                object_of(
                    {
                        "proposal": about(WORDS, "Its name."),
                        "as_at": about(DAY, "The day whose law it is held against."),
                        "not_encoded": about(
                            LIST_OF_WORDS, "Outcomes left out: their law of the day is not encoded."
                        ),
                        "later": list_of(DAY, "Days to come on which the law changes again."),
                        "claims": list_of(object_of(_CLAIM_SHAPE)),
                    }
                )
            ),
            "studies": list_of(
                object_of(
                    {
                        "study": about(WORDS, "Its name."),
                        "as_at": about(DAY, "The day whose law it is held against."),
                        "statements": list_of(_STATEMENT),
                    }
                )
            ),
            "standing": list_of(_STANDING),
        }
    ),
}

"""The JSON Schemas of `law.json`, and of what the verbs of the command line give.

All are versioned together by the number under `keeling`.
"""

from __future__ import annotations

from collections.abc import Mapping

from keeling.backends.json.certificate_schema import CERTIFICATE
from keeling.backends.json.claims_schema import CHANGE, PROVE
from keeling.backends.json.law_schema import LAW
from keeling.backends.json.pathway_schema import PATHWAY
from keeling.backends.json.shapes import (
    DAY,
    HEAD,
    LIST_OF_WORDS,
    PLACE,
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
from keeling.diagnostics import Severity
from keeling.model.changes import Direction
from keeling.model.mutants import MutantKind
from keeling.model.parts import PartKind
from keeling.model.places import PLACES

_REASON = object_of(
    {
        "provision": about(WORDS, "As it is cited."),
        "identifier": about(TEXT, "The identifier of legislation.gov.uk, or an address."),
    }
)

_ANSWERED: Mapping[str, Schema] = {
    "value": or_null(
        WORDS, "What is answered; `none` where the outcome does not arise; null if left open."
    ),
    "because": list_of(_REASON, "The provisions that decide, or may, in the law's order."),
    "notes": about(LIST_OF_WORDS, "What the answer rests on that is not firm."),
}
_PERIOD: Mapping[str, Schema] = {
    "beginning_with": about(DAY, "The first day of a period, where the case gives it."),
    "last_day": about(DAY, "The day to the end of which it runs."),
}
_LEFT_OPEN: Mapping[str, Schema] = {
    "possible": about(
        LIST_OF_WORDS,
        "Every answer that there may be; none where the law gives none, or is not encoded for the "
        "day: the notes say which.",
    ),
    "depends_on": about(
        LIST_OF_WORDS,
        "What would settle it: facts, or the day on which a length of time begins; nothing would "
        "where the law itself is at fault.",
    ),
}

_UNTOLD: Mapping[str, Schema] = {
    "untold": about(
        WORDS,
        "Why the law of the place gives no answer, where that is so: it is out of extent, or not "
        "encoded there.",
    ),
}

_COUNTED = object_of(
    {
        "value": about(WHOLE, "The age, in whole years."),
        "from": about(DAY, "The day of birth."),
        "to": about(DAY, "The day on which the age is asked."),
    }
)

_DECIDED: Schema = {
    **object_of(
        {
            **HEAD,
            **PLACE,
            "counted": by_name(_COUNTED, "The ages that were worked out from days, by name."),
            "outcomes": by_name(
                {
                    "if": {"properties": {"value": {"type": "null"}}},
                    "then": object_of({**_ANSWERED, **_LEFT_OPEN, **_UNTOLD}, tuple(_UNTOLD)),
                    "else": object_of({**_ANSWERED, **_PERIOD}, optional=tuple(_PERIOD)),
                },
                "The answers, by the names of the outcomes.",
            ),
        },
        optional=("counted",),
    ),
    "title": "A decided case",
}

DECIDE: Schema = {
    "$schema": DIALECT,
    "title": "What `keeling decide --format json` gives",
    "description": "A decided case; or a list of them, where a list was given.",
    "anyOf": [{"$ref": "#/$defs/case"}, list_of({"$ref": "#/$defs/case"})],
    "$defs": {"case": _DECIDED},
}

_TOGETHER = object_of(
    {
        "first": WORDS,
        "second": WORDS,
        "commute": about(YES_OR_NO, "Whether every answer is the same in either order."),
        "said": WORDS,
    }
)

#: What is given besides where two places are compared.
_OF_TWO_PLACES: Mapping[str, Schema] = {
    "elsewhere": about(
        {"enum": list(PLACES)},
        "Two places are compared: `before` is the law of this one, `after` that of the other.",
    ),
}

#: What is given besides where two days are compared; all of it, or none.
_OF_TWO_DAYS: Mapping[str, Schema] = {
    "since": about(DAY, "Two days are compared: `before` is the law of this one."),
    "made": list_of(
        object_of({"provision": WORDS, "day": DAY}),
        "The amendments that came into force between the days: what made each, and the first day "
        "of the law as amended.",
    ),
    "reach": list_of(
        object_of({"provision": WORDS, "text": WORDS}),
        "What is said of the cases that these amendments reach: application, saving, transitional "
        "provision.",
    ),
}

_DAYS = list_of(
    object_of(
        {
            "from": or_null(DAY, "The first day; null where there is none."),
            "to": or_null(DAY, "The last day; null where there is none."),
        }
    )
)

#: What is given besides where files are compared with an earlier revision; all of it, or none.
_OF_A_REVISION: Mapping[str, Schema] = {
    "against": about(
        {"type": "string", "pattern": "^[0-9a-f]{40,64}$"},
        "The revision, by its full name: `before` is the law as its files stood there.",
    ),
    "apart": about(
        LIST_OF_WORDS,
        "What the two vocabularies have not in common, and what is not compared for it.",
    ),
    "differs": about(_DAYS, "Every stretch of days on which the answers differ."),
    "not_compared": about(_DAYS, "The days on which the law of the one or the other is not known."),
}

DIFF: Schema = {
    "$schema": DIALECT,
    "title": "What `keeling diff --format json` gives",
    "description": "Every group of cases that proposals would change, or that are answered "
    "otherwise on another day, or as the files stood in a revision: disjoint, and complete.",
    **object_of(
        {
            **HEAD,
            **PLACE,
            **_OF_TWO_PLACES,
            **_OF_TWO_DAYS,
            **_OF_A_REVISION,
            "not_encoded": about(
                LIST_OF_WORDS, "Outcomes left out: their law of the day or place is not encoded."
            ),
            "encoded_in_part": about(
                LIST_OF_WORDS, "Outcomes compared only in the cases for which they are encoded."
            ),
            "direction": {
                "enum": [direction.value for direction in Direction],
                "description": "Whether fewer or more are caught, for less or for longer.",
            },
            "vehicle": about(
                LIST_OF_WORDS,
                "Of each proposal: who could make it, how, and how far that reaches.",
            ),
            "beyond": about(
                list_of(object_of({"check": WORDS, "message": WORDS})),
                "What the proposals' vehicles cannot do; none where they can be made so.",
            ),
            "savings": about(
                list_of(object_of({"proposal": WORDS, "text": WORDS})),
                "The cases to which the amendments do not apply.",
            ),
            "changes": list_of(CHANGE),
            "later": list_of(DAY, "Days to come on which what is put in changes the law again."),
            "together": about(
                list_of(_TOGETHER), "What comes of each two proposals, where there are several."
            ),
        },
        (*_OF_TWO_PLACES, *_OF_TWO_DAYS, *_OF_A_REVISION, "together"),
    ),
    "dependentRequired": {
        name: list(group) for group in (_OF_TWO_DAYS, _OF_A_REVISION) for name in group
    },
}

_COUNT: Schema = {"type": "integer", "minimum": 1}
NUMBER: Schema = {"type": "integer", "minimum": 0}
_PLACE: Mapping[str, Schema] = {
    "path": about(WORDS, "The file, from the folder around the folder of law."),
    "line": about(_COUNT, "Counted from 1, as the columns are."),
    "column": _COUNT,
    "end_line": _COUNT,
    "end_column": about(_COUNT, "The column after the last."),
}

CHECK: Schema = {
    "$schema": DIALECT,
    "title": "What `keeling check --format json` gives",
    "description": "All that is wrong, in the order of the files; `keeling decide` and `keeling "
    "diff` give the same where the law or the case cannot be understood.",
    **object_of(
        {
            "keeling": HEAD["keeling"],
            "findings": list_of(
                object_of(
                    {
                        "check": about(WORDS, "Its name: `keeling explain` says what it means."),
                        "severity": {"enum": [severity.value for severity in Severity]},
                        "message": about(WORDS, "What is so."),
                        "shown": about(LIST_OF_WORDS, "Lines that show it, if a case does."),
                        "advice": about(TEXT, "What to do."),
                        "citation": about(TEXT, "The provision in question, where there is one."),
                        **_PLACE,
                        "related": list_of(
                            object_of({**_PLACE, "text": WORDS}), "Other places that matter."
                        ),
                    }
                )
            ),
        }
    ),
}

_WHERE: Mapping[str, Schema] = {"path": _PLACE["path"], "line": _PLACE["line"]}
_PART: Mapping[str, Schema] = {
    "kind": {"enum": [kind.name.lower() for kind in PartKind]},
    "provision": about(WORDS, "As it is cited."),
    "what": about(TEXT, "Which part of it, where it has several of the kind."),
}
_PASTED = or_null(
    object_of(
        {
            "facts": by_name({"anyOf": [WORDS, WHOLE]}, "The facts of a case."),
            "expect": by_name(
                by_name(WORDS, "The answers of the law as encoded, not judged by anybody."),
                "By the law that gives them.",
            ),
            "as at": about(DAY, "The day on which it is asked, where that is another."),
        },
        optional=("as at",),
    ),
    "A case that would do it; null where none can be named.",
)
_UNREACHED: Mapping[str, Schema] = {
    **_PART,
    "path": about(TEXT, "The file of the provision; empty where it stands in none any more."),
    "line": _COUNT,
    "said": about(WORDS, "What is so, in words."),
}
_COVERAGE = object_of(
    {
        "reached": about(NUMBER, "How many parts of the law some case reaches."),
        "not_reached": about(NUMBER, "How many no case reaches, though one could."),
        "cannot_be": about(NUMBER, "How many no possible case reaches: proved, and not counted."),
        "by": list_of(
            object_of({**_PART, "case": about(WORDS, "The first that reaches it."), **_WHERE}),
            "The parts that are reached.",
        ),
        "missing": list_of(object_of({**_UNREACHED, "case": _PASTED}), "Those that are not."),
        "impossible": list_of(object_of(_UNREACHED), "Those that cannot be."),
    }
)

_MUTANT: Mapping[str, Schema] = {
    "kind": {"enum": [kind.name.lower() for kind in MutantKind]},
    "provision": about(WORDS, "As it is cited."),
    "what": about(WORDS, "What would be otherwise, and how."),
}
_MUTANTS = object_of(
    {
        "noticed": about(NUMBER, "How many changes of one place some case would notice."),
        "same": about(NUMBER, "How many change no answer to any possible case: proved."),
        "unnoticed": about(NUMBER, "How many change an answer, and no case would notice."),
        "by": list_of(
            object_of({**_MUTANT, "case": about(WORDS, "One that would."), **_WHERE}),
            "Those that would be noticed.",
        ),
        "no_difference": list_of(object_of(_MUTANT), "Those that change no answer."),
        "survivors": list_of(
            object_of(
                {
                    **_MUTANT,
                    "path": _UNREACHED["path"],
                    "line": _COUNT,
                    "outcomes": about(LIST_OF_WORDS, "What would be answered otherwise."),
                    "would_be": about(LIST_OF_WORDS, "What the case would then be answered."),
                    "case": _PASTED,
                }
            ),
            "Those that would not be noticed, those that change most outcomes first.",
        ),
    }
)

TEST: Schema = {
    "$schema": DIALECT,
    "title": "What `keeling test --format json` gives",
    "description": "What comes of the worked cases; with `--coverage`, what they reach "
    "of the law; with `--mutants`, which changes of the law they would notice.",
    **object_of(
        {
            "keeling": HEAD["keeling"],
            "as_at": about(DAY, "The day on which cases are asked that name none."),
            "cases": about(NUMBER, "How many were run."),
            "as_expected": about(NUMBER, "How many were answered as they expect."),
            "wrong": list_of(
                object_of(
                    {
                        "case": WORDS,
                        **_WHERE,
                        "about": about(WORDS, "An outcome, or `the reasons`."),
                        "law": about(WORDS, "`current law`, or the name of a proposal."),
                        "expected": WORDS,
                        "got": TEXT,
                        "because": LIST_OF_WORDS,
                    }
                ),
                "Where a case and the law part ways.",
            ),
            "coverage": _COVERAGE,
            "mutants": _MUTANTS,
        },
        optional=("coverage", "mutants"),
    ),
}

#: Every schema, by what it is of.
SCHEMAS: Mapping[str, Schema] = {
    "law": LAW,
    "certificate": CERTIFICATE,
    "check": CHECK,
    "decide": DECIDE,
    "diff": DIFF,
    "prove": PROVE,
    "test": TEST,
    "pathway": PATHWAY,
}

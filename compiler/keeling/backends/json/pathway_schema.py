"""The JSON Schema of what follows from the ranges of guidelines."""

from __future__ import annotations

from keeling.backends.json.shapes import (
    CASE,
    HEAD,
    LIST_OF_WORDS,
    TEXT,
    WHEN,
    WORDS,
    Schema,
    about,
    by_name,
    list_of,
    object_of,
    or_null,
)
from keeling.cases.schema import DIALECT

_ANSWERS = by_name(WORDS, "What is answered, by the names of the outcomes.")

_REACHED = object_of(
    {
        "in_range": list_of(
            WHEN, "From which part of the range: disjoint, complete; of no facts, from all of it."
        ),
        "answers": list_of(
            or_null(_ANSWERS, "Null of what lies outside the range."),
            "One; under `changes` two, now and as proposed.",
        ),
        "witness": or_null(CASE, "A case in which it is so; null where none can be named."),
        "because": list_of(LIST_OF_WORDS, "The provisions that decide that case, for each answer."),
    }
)

_GROUP = object_of(
    {
        "where": list_of(WHEN, "Which cases, but for where in the range they lie."),
        "reached": list_of(_REACHED, "Every answer that can be reached."),
    }
)

_CATEGORY = object_of(
    {
        "provision": about(WORDS, "As it is cited."),
        "title": about(WORDS, "The cells of the row."),
        "range": WORDS,
        "starting_point": or_null(WORDS, "The point beside the range, if there is one."),
        "status": or_null(WORDS, "How the row was verified."),
        "rests_on": about(
            LIST_OF_WORDS, "Readings of a period by which the range is held against the law."
        ),
        "cannot_be_said": about(TEXT, "Why nothing can be said; then there are no groups."),
        "at_starting_point": list_of(_ANSWERS, "All that may follow from the starting point."),
        "groups": list_of(_GROUP, "Disjoint, and complete; under `changes`, what changes."),
    }
)

_ASSUMING = object_of(
    {
        "assuming": list_of(
            object_of({"name": WORDS, "provision": WORDS, "said": WORDS, "status": WORDS}),
            "What is assumed; nothing, of the law alone.",
        ),
        "categories": list_of(_CATEGORY),
        "parts_nothing": list_of(
            object_of({"fact": WORDS, "nowhere": WORDS, "provisions": LIST_OF_WORDS}),
            "Thresholds that part no two cases, because no case in any of the ranges is `nowhere`.",
        ),
    }
)

PATHWAY: Schema = {
    "$schema": DIALECT,
    "title": "What `keeling pathway --format json` gives",
    "description": "What follows from every place in the ranges of guidelines, on each set of "
    "assumptions that makes a difference.",
    **object_of(
        {
            **HEAD,
            "guidelines": list_of(
                object_of(
                    {
                        "guideline": about(WORDS, "As it is cited."),
                        "title": WORDS,
                        "outcomes": about(LIST_OF_WORDS, "What is asked of each place."),
                        "not_encoded": about(
                            LIST_OF_WORDS, "Outcomes left out: their law of the day is not encoded."
                        ),
                        "now": list_of(_ASSUMING),
                        "proposed": list_of(_ASSUMING, "The same of the law as proposed."),
                        "changes": list_of(_ASSUMING, "What is answered otherwise as proposed."),
                    }
                )
            ),
        }
    ),
}

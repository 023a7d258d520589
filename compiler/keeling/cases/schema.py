"""The JSON Schema of cases over a vocabulary: what an editor completes, and the reader checks.

The schema says all that one value can say about itself. That a day exists, that a length lies
within its bounds and that a range runs upwards, only the reader says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from keeling.cases.bounds import bounds_in_words, first_whole, last_whole
from keeling.cases.case import CURRENT_LAW
from keeling.cases.expected import NONE, STRENGTHS, UNANSWERED, lengths_of
from keeling.cases.lengths import LENGTH
from keeling.cases.scales import escaped, point_pattern
from keeling.model.answers import INDEFINITE, HalfOf
from keeling.model.conditions import ALWAYS, Test
from keeling.model.law import Proposal
from keeling.model.places import HOME, PLACES
from keeling.model.vocabulary import (
    Choice,
    Fact,
    FactKind,
    Outcome,
    OutcomeKind,
    Scale,
    Vocabulary,
)
from keeling.model.words import said

Schema = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REQUIRED = ("case", "facts", "expect", "authority")
PARTS = (*REQUIRED, "as at", "in", "because", "note")

_REFERENCE = "#/$defs/"
_YES_OR_NO: Schema = {
    # Editors that read YAML 1.1 take yes for true; here it is a word, and true is allowed.
    "anyOf": [{"enum": ["yes", "no"]}, {"type": "boolean"}]
}
_DEFINED: Mapping[str, Schema] = {
    "yes-or-no": _YES_OR_NO,
    "length": {
        "type": "string",
        "pattern": f"^{LENGTH}$",
        "examples": ["12 months", "2 years 6 months", "26 weeks", "10 days"],
    },
    "day": {
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "examples": ["2004-05-01"],
    },
    "words": {"type": "string", "pattern": "\\S"},
}


def cases_schema(vocabulary: Vocabulary, proposals: Mapping[str, Proposal]) -> Schema:
    """Return the schema of a file of worked examples: a list of cases, each with its authority."""
    return {
        "$schema": DIALECT,
        "title": "Worked examples",
        "description": "Cases, and what the law answers in each: the tests of the law beside them.",
        **_list_of("case"),
        "$defs": {**_shared(vocabulary, proposals), "case": _case(REQUIRED)},
    }


def facts_schema(vocabulary: Vocabulary, proposals: Mapping[str, Proposal]) -> Schema:
    """Return the schema of what `keeling decide` is given: the facts of one case, or cases."""
    return {
        "$schema": DIALECT,
        "title": "Facts to decide",
        "description": "The facts of one case; or a list of cases, each with its facts.",
        "anyOf": [{"$ref": _REFERENCE + "facts"}, _list_of("case")],
        "$defs": {**_shared(vocabulary, proposals), "case": _case(("facts",))},
    }


def listed_facts_schema(vocabulary: Vocabulary, proposals: Mapping[str, Proposal]) -> Schema:
    """Return the part of `facts_schema` that a list of cases must meet."""
    schema = facts_schema(vocabulary, proposals)
    del schema["anyOf"]
    return {**schema, **_list_of("case")}


def _list_of(name: str) -> Schema:
    return {"type": "array", "minItems": 1, "items": {"$ref": _REFERENCE + name}}


def _case(required: tuple[str, ...]) -> Schema:
    properties: dict[str, Schema] = {
        "case": {**_words("A short title that says what is particular about the case.")},
        "facts": {"$ref": _REFERENCE + "facts"},
        "expect": {"$ref": _REFERENCE + "expect"},
        "because": {
            "type": "array",
            "minItems": 1,
            "items": {"$ref": _REFERENCE + "words"},
            "description": "Provisions that must be among the reasons, as they are cited.",
        },
        "authority": _words("Where the answer can be checked: a link, or a citation."),
        "as at": {
            "$ref": _REFERENCE + "day",
            "description": "The day on which the law is asked; otherwise today.",
        },
        "in": {
            "enum": list(PLACES),
            "description": f"The place whose law is asked; otherwise {HOME}.",
        },
        "note": _words("Anything else that a reader should know."),
    }
    return {
        "title": "Case",
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _words(description: str) -> Schema:
    return {"$ref": _REFERENCE + "words", "description": description}


def _shared(vocabulary: Vocabulary, proposals: Mapping[str, Proposal]) -> dict[str, Schema]:
    facts, outcomes = vocabulary.facts.values(), vocabulary.outcomes.values()
    laws = {CURRENT_LAW: "The law as it is."}
    laws |= {name: f"The law with the proposal “{it.title}”." for name, it in proposals.items()}
    return {
        **_DEFINED,
        "facts": {
            "title": "Facts",
            "description": "What is so. A fact that is left out is not known; that is never no.",
            **_named({fact.name: _fact(fact, vocabulary) for fact in facts}),
        },
        "expect": {
            "title": "Expected answers",
            "description": "What each law answers.",
            **_named({name: _outcomes_of(description) for name, description in laws.items()}),
        },
        "outcomes": {
            "title": "Outcomes",
            **_named({outcome.name: _outcome(outcome, vocabulary) for outcome in outcomes}),
        },
    }


def _outcomes_of(description: str) -> Schema:
    return {"$ref": _REFERENCE + "outcomes", "description": description}


def _named(properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "minProperties": 1,
        "properties": dict(properties),
        "additionalProperties": False,
    }


def _fact(fact: Fact, vocabulary: Vocabulary) -> Schema:
    about = [fact.heading, _kind_in_words(fact), _known_in_words(fact, vocabulary)]
    return {
        "title": fact.name,
        "description": " ".join(f"{sentence}." for sentence in about if sentence),
        **_fact_values(fact),
    }


def _kind_in_words(fact: Fact) -> str:
    kind = {
        FactKind.YES_NO: "Yes or no",
        FactKind.CHOICE: "One of a list",
        FactKind.AGE: "An age in whole years",
        FactKind.NUMBER: "A whole number",
        FactKind.DATE: "A day",
        FactKind.DURATION: "A length of time",
    }[fact.kind]
    parts = [kind, bounds_in_words(fact) if fact.measured else ""]
    parts += [f"not less than {other}" for other in fact.at_least_facts]
    if fact.counted:
        parts.append(f"counted from {fact.counted.start} to {fact.counted.end} if both are given")
    return ", ".join(part for part in parts if part)


def _known_in_words(fact: Fact, vocabulary: Vocabulary) -> str:
    match fact.known_where:
        case Test(other, described):
            return f"Only where {other} is {said(vocabulary.facts[other], described)}"
        case condition:
            return "" if condition == ALWAYS else "Only in some cases"


def _fact_values(fact: Fact) -> Schema:
    match fact.kind:
        case FactKind.YES_NO:
            return {"$ref": _REFERENCE + "yes-or-no"}
        case FactKind.CHOICE:
            return _choices(fact.choices)
        case FactKind.DURATION:
            return {"$ref": _REFERENCE + "length"}
        case FactKind.DATE:
            return {"$ref": _REFERENCE + "day"}
        case FactKind.AGE | FactKind.NUMBER:
            return _whole(fact)


def _whole(fact: Fact) -> Schema:
    schema: Schema = {"type": "integer"}
    if fact.least is not None:
        schema["minimum"] = first_whole(fact.least)
    elif fact.kind is FactKind.AGE:
        schema["minimum"] = 0
    if fact.most is not None:
        schema["maximum"] = last_whole(fact.most)
    return schema


def _choices(choices: Iterable[Choice], *more: str) -> Schema:
    """Return the schema of some choices; editors show the glosses beside them."""
    every = [*choices, *map(Choice, more)]
    schema: Schema = {"enum": [choice.name for choice in every]}
    if any(choice.gloss for choice in every):
        schema["enumDescriptions"] = [choice.gloss for choice in every]
    return schema


def _outcome(outcome: Outcome, vocabulary: Vocabulary) -> Schema:
    value = _outcome_values(outcome, vocabulary)
    actor = f"For {outcome.actor}. " if outcome.actor else ""
    return {
        "title": outcome.name,
        "description": f"{actor}Where facts are left out, `possible` lists every answer.",
        "anyOf": [
            value,
            {"enum": list(UNANSWERED)},
            {
                "type": "object",
                "properties": {"possible": {"type": "array", "minItems": 2, "items": value}},
                "required": ["possible"],
                "additionalProperties": False,
            },
        ],
    }


def _outcome_values(outcome: Outcome, vocabulary: Vocabulary) -> Schema:
    match outcome.kind:
        case OutcomeKind.YES_NO:
            return {"$ref": _REFERENCE + "yes-or-no"}
        case OutcomeKind.CHOICE:
            return _choices(outcome.choices, NONE)
        case OutcomeKind.GUIDANCE:
            return {"enum": [*STRENGTHS, NONE]}
        case OutcomeKind.DURATION:
            facts = [fact.name for fact in lengths_of(vocabulary)]
            without_end = [str(INDEFINITE)] if outcome.may_be_indefinite else []
            halves = [str(HalfOf(fact)) for fact in facts]
            words = [*without_end, NONE, *facts, *halves]
            return {"anyOf": [{"$ref": _REFERENCE + "length"}, {"enum": words}]}
        case OutcomeKind.POINT:
            return _points(vocabulary.scales[outcome.scale])
        case OutcomeKind.RANGE:
            scale = vocabulary.scales[outcome.scale]
            steps = "|".join(_step(step, scale) for step in scale.steps)
            pattern = f"^(?:(?:{steps}) to (?:{steps})|{NONE})$"
            return {"type": "string", "pattern": pattern}


def _points(scale: Scale) -> Schema:
    """Return the schema of a point on a scale, or none."""
    plain = [step for step in scale.steps if step not in scale.with_length]
    lengths = [f"^{_step(step, scale)}$" for step in scale.steps if step in scale.with_length]
    patterns = [{"type": "string", "pattern": pattern} for pattern in lengths]
    return {"anyOf": [{"enum": [*plain, NONE]}, *patterns]}


def _step(step: str, scale: Scale) -> str:
    """Return the regular expression of a step of a scale, with its length where it has one."""
    return point_pattern(step) if step in scale.with_length else escaped(step)

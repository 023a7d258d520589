"""What the parser would take next, as people say it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from keeling.syntax.lexicon import Lexicon

#: The kinds of declared names.
NAMES = frozenset({"FACT", "OUTCOME", "TERM", "CHOICE", "WORK", "ACTOR", "COURSE", "SCALE"})
_MOST = 8
_INSTRUCTIONS = (
    'An instruction begins in one of these ways: `in section 1 of …, for "old words" substitute '
    '"new words"`; `in …, after "words" insert "words"`; `omit section 1 of …`; `after section 1 '
    "of … insert`, with the law put in below it."
)
_PLACES = (
    "Name the provision: `in section 82(2) of …`, `in row 3 of …`; of a guideline or guidance, its "
    'name alone. What is narrower is `the definition of "…"` or `the column "…"`.'
)
_SPELLED = {
    "FACT": "a fact",
    "OUTCOME": "an outcome",
    "TERM": "a defined term",
    "CHOICE": "a choice",
    "SCALE": "a scale",
    "COURSE": "a course of action",
    "STRING": "words in quotation marks",
    "LABEL": "a label such as `(a)`",
    "REF_PART": "a provision such as `section 82`",
    "DURATION": "a length of time",
    "NUMBER": "a number",
    "DATE": "a date",
    "COMMENCEMENT": "a date",
    "WORK": "the short name of a work",
    "ACTOR": "somebody guidance speaks to",
    "TEXT": "text",
    "_COMMA": "a comma",
    "_LIST_COMMA": "a comma",
    "_LIST_OR": "`or`",
    "_LIST_AND": "`and`",
    "_AND_ALSO": "`and`",
    "_POSSESSIVE": "an apostrophe",
    "_NL": "the end of the line",
    "_INDENT": "a deeper line",
    "_DEDENT": "the end of the provision",
}


def where_declared(accepts: set[str], here: str, lexicon: Lexicon) -> str:
    """Say where a name of the kind that could stand here is declared, or what stands here."""
    kinds = accepts & NAMES
    if "_IN" in accepts and "OMIT" in accepts and "OUTCOME" not in accepts:
        return _INSTRUCTIONS
    if "REF_PART" in accepts and "_COLUMN" in accepts:
        return _PLACES
    if "ACTOR" in kinds and re.search(r"\b(?:must|should|may)\b", here):
        kinds = {"ACTOR"}
    said = {
        frozenset({"WORK"}): "Works are named as they are cited",
        frozenset({"SCALE"}): "The scales are",
        frozenset({"ACTOR"}): "Guidance speaks to",
        frozenset({"COURSE"}): "What guidance can be about is",
    }.get(frozenset(kinds))
    names = [f"`{name}`" for name in lexicon.names(*kinds)] if said else []
    if said and 0 < len(names) <= 6:
        return f"{said}: {', '.join(names)}."
    if kinds == {"CHOICE"}:
        return "Declare it among the choices of a fact or an outcome, or correct its spelling."
    return (
        'Declare it under `facts` or `outcomes`, define it with `"…" means …`, or correct its '
        "spelling."
    )


def what_can_stand(accepts: set[str], keywords: Mapping[str, str]) -> str:
    """Say what can stand at a place, or where to look if that is too much to say."""
    if {"_IN", "OMIT"} <= accepts and "OUTCOME" not in accepts:
        return _INSTRUCTIONS
    names = dict.fromkeys(
        _SPELLED.get(token) or f"`{keywords[token].strip(', ')}`"
        for token in sorted(accepts)
        if token in _SPELLED or token in keywords
    )
    if not names or len(names) > _MOST:
        return "Compare the sentence with one of its kind in the language reference."
    return f"Here can stand: {', '.join(names)}."

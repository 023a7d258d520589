"""What the parser would take next, as people say it."""

from __future__ import annotations

from collections.abc import Mapping

_MOST = 8
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


def what_can_stand(accepts: set[str], keywords: Mapping[str, str]) -> str:
    """Say what can stand at a place, or where to look if that is too much to say."""
    names = dict.fromkeys(
        _SPELLED.get(token) or f"`{keywords[token].strip(', ')}`"
        for token in sorted(accepts)
        if token in _SPELLED or token in keywords
    )
    if not names or len(names) > _MOST:
        return "Compare the sentence with one of its kind in the language reference."
    return f"Here can stand: {', '.join(names)}."

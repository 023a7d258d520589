"""How drafters introduce a condition, where this language says it in another way."""

from __future__ import annotations

from keeling.syntax.wording import Wording

_SAID = "This language does not say `{said}`."
_ONLY = "What no provision gives does not follow, so a sentence need not say `only`."
_WHATEVER = (
    "Write `whatever` and the fact on which it does not turn: `the offence is listed whatever the "
    "disposal`."
)
_DENY = "Where another provision would still give it, deny it there in a sentence with `not`."
_BEGINS = r"^\s*(?:\([0-9A-Za-z]+\) +)?"
_LATER = rf"{_BEGINS}\S.*[^,] "

CONDITIONS = (
    Wording(
        r"(?P<said>only) (?:if|where|when)\b",
        _ONLY,
        f"Begin with `where …,`. {_DENY}",
        before=_BEGINS,
    ),
    Wording(r"(?P<said>only) (?:if|where|when)\b", _ONLY, f"Write `if`. {_DENY}"),
    Wording(r"and only (?:if|where|when)\b", _ONLY, f"Leave it out. {_DENY}", before=r"\bif "),
    Wording(r"unless (?:any|one) of\b", _SAID, "Write `if none of`."),
    Wording(
        r"(?:unless|except(?: where)?)\b",
        "An exception stands last.",
        "Write what follows first, and then `, except where …`.",
        before=_BEGINS,
    ),
    Wording(
        r"where\b",
        "A sentence has one condition: before it, with `where …,`, or after it, with `if …`.",
        "Join this one to the other with `and`.",
        before=r"\bif \S.* ",
    ),
    Wording(
        r"(?:when|whenever|wherever)\b",
        _SAID,
        "Write `if` here; or put the condition first, with `where …,`.",
        before=_LATER,
    ),
    Wording(
        r"(?:(?:regardless|irrespective)(?: of)?|no matter) whether(?: or not)?\b",
        _SAID,
        "Write `whether or not` and a fact that is yes or no.",
    ),
    Wording(r"(?:regardless|irrespective)(?: of)?\b|no matter(?: what| how)?\b", _SAID, _WHATEVER),
    Wording(
        r"(?:in any (?:event|case)|in every case|anyway)\b",
        "`{said}` does not say on what it would not turn.",
        _WHATEVER,
        before=r"\w ",
    ),
    Wording(
        r"(?P<said>(?:is|are|may be|might be|was|were)) *(?=,|\)|$| and\b| or\b)",
        "After `whatever` stands a fact, and nothing more.",
        "Leave `{said}` out.",
        before=r"\bwhatever \S.* ",
    ),
    Wording(
        r"no\b(?= \w)",
        "What is not so is said with `not`.",
        "Name the outcome as it is declared, with `not` after its verb: `the offence is not "
        "listed`.",
        before=_BEGINS,
    ),
)

"""What nothing can be called, because a line with it would be read as something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from keeling.syntax.layout import PROPERTY

#: The words of the language, each as the grammar has it, that could stand as a whole name.
WORDS = frozenset(
    """
    facts|outcomes|scale|act|instrument|guideline|guidance|proposal|study|standing claims|
    is yes or no|is one of|is an age|is a number|is a duration|is a date|is a point on|
    is a range on|is a matter of guidance|not less than|not before|counted from|
    beginning with|known where|impossible where|
    by length|leads to|where|if|is|are|is not|is met|whatever|whether or not|
    means|measured by|and without limit where|
    except where|in any other case|subject to|despite|in place of|all of|any of|none of|
    and all of|and any of|and none of|and|or|not|at least|at most|more than|under|or over|before|
    on or before|after|on or after|by the first row that applies|by the only row that applies|
    any other|its status|verified|inferred|secondary|not verified|indefinite|yes|no|half of|
    read half that period|a period of|is read as|it is assumed that|
    must|should|may|should not|must not|may by order amend|
    may by regulations amend|an amendment by which|in more cases|in fewer cases|does not apply|
    commencement|for the purposes of|of|to|in|for|substitute|omit|insert|
    becomes|at the beginning|at the end|in both places|in each place|which read|
    the definition of|the column|application|saving|transitional provision|the amendments|
    do not apply|apply only where|claims|only|nobody|affected|in no more cases|in no fewer cases|
    never longer|never shorter|never higher|never lower|is none|is unchanged|is the same for|
    in the same cases for|as for|than for|as|grows|claim|at line|at lines|
    cited as|identifier|by|binds|extent|in force from|effective from|source|verified against|
    inferred from|from a secondary source|note|flag|not encoded|encoded for|
    encoded in part|put forward by|made under|
    commences|because|against|procedure|in doubt where it narrows|in doubt where it widens|
    written by|lines counted in|as at|outside what rules can say
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
#: What begins a part of a sentence wherever it stands.
_OPENS = re.compile(
    r"(not|where|if|all of|any of|none of|except where|in any other case|subject to|despite"
    r"|in place of|known where|impossible where)\s",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"[0-9]+(?: +(?:years?|months?|weeks?|days?))?"
    r"|[0-9]{1,2} +(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December) +[0-9]{4}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:section|subsection|paragraph|sub-paragraph|schedule|part|chapter|regulation|article|rule"
    r"|row) +[0-9][0-9A-Za-z]*(?:\([0-9A-Za-z]+\))*",
    re.IGNORECASE,
)
#: Properties that no choice begins with, so that one under a list of choices is out of place.
_NO_CHOICE = re.compile(
    r"(cited +as|in +force +from|effective +from|verified +against|put +forward +by"
    r"|(?:source|identifier)(?= +https?:))",
    re.IGNORECASE,
)


def unfit(kind: str, name: str) -> tuple[str, str] | None:
    """Say why nothing of a kind (`FACT`, `CHOICE` and so on) can have a name, or None if it can."""
    rename = "Give it another name."
    said = " ".join(name.casefold().split())
    if said in WORDS:
        return f"`{name}` is a word of the language, so nothing can be called so.", rename
    opens = _OPENS.match(name)
    if opens and (kind != "CHOICE" or opens[1].casefold() != "not"):
        word = opens[1].casefold()
        return f"A name cannot begin with `{word}`, which has a meaning of its own.", rename
    if _FIGURE.fullmatch(name) and not (kind == "CHOICE" and name.isdigit()):
        return f"`{name}` is a figure, so nothing can be called so.", "Name it in other words."
    if _ADDRESS.fullmatch(name):
        return f"`{name}` is an address, so nothing can be called so.", "Name it in other words."
    return _begins_a_property(kind, name)


def _begins_a_property(kind: str, name: str) -> tuple[str, str] | None:
    if kind in ("OUTCOME", "ACTOR") and (found := PROPERTY.match(name)):
        key = " ".join(found.group().casefold().split())
        return (
            f"`{key}` begins a property, so a line that begins with this would be read as one.",
            "Begin the name with another word, such as `the`.",
        )
    if kind == "CHOICE" and (found := _NO_CHOICE.match(name)):
        key = " ".join(found.group().casefold().split())
        return (
            f"`{key}` begins a property, and this is a list of choices.",
            "Put it under what it is said of, or leave it out.",
        )
    return None


def denied_choice(name: str, choices: Sequence[str]) -> tuple[str, str] | None:
    """Say why a choice cannot begin with `not`, or None if it can.

    Of `guilty` and `not guilty`, each is the denial of the other. Where there are more choices,
    `is not guilty` could mean one of them or all but one.
    """
    head, _, rest = name.partition(" ")
    others = [choice for choice in choices if choice != name]
    if head.casefold() != "not" or [other.casefold() for other in others] == [rest.casefold()]:
        return None
    meant = f"every choice but `{rest}`" if rest in others else f"that it is not `{rest}`"
    return (
        f"`is {name}` could mean this choice, or {meant}.",
        "Call it something that does not begin with `not`, such as `unknown`.",
    )

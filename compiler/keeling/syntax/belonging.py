"""Which property belongs under which head, and what to say where it stands under another."""

from __future__ import annotations

import re
from enum import Enum

_STATUS = ("verified against", "inferred from", "from a secondary source", "not verified")
_EVERYWHERE = frozenset({"source", "note", *_STATUS})


class Head(Enum):
    """What properties stand under; the value is how it is spoken of."""

    WORK = "an Act or an instrument"
    GUIDANCE = "a guideline or guidance"
    PROVISION = "a provision"
    AMENDING = "an amendment that was made"
    GUIDANCE_PROVISION = "a part of a guideline or guidance"
    PROPOSAL = "a proposal"
    STUDY = "a study"
    STATEMENT = "a claim of a study"
    STANDING = "standing claims"


_OF_LAW = _EVERYWHERE | {"identifier", "extent", "encoded for", "encoded in part", "flag"}
#: What is said of a power to amend.
OF_POWERS = frozenset({"procedure", "in doubt where it narrows", "in doubt where it widens"})
_OWN: dict[Head, frozenset[str]] = {
    Head.WORK: _OF_LAW | {"cited as", "in force from"},
    Head.GUIDANCE: _OF_LAW | {"cited as", "by", "binds", "effective from", "not encoded"},
    Head.PROVISION: _OF_LAW | {"in force from", "not encoded"} | OF_POWERS,
    Head.AMENDING: _OF_LAW | {"in force from", "commences", "not encoded"},
    Head.GUIDANCE_PROVISION: _OF_LAW | {"effective from", "not encoded"},
    Head.PROPOSAL: _EVERYWHERE
    | {"put forward by", "made under", "commences", "because", "against"},
}
_OWN[Head.STUDY] = _EVERYWHERE | {"written by", "as at", "lines counted in"}
_OWN[Head.STATEMENT] = frozenset({"outside what rules can say", "not encoded", "note"})
_OWN[Head.STANDING] = frozenset({"because", "note"})
_DAY = re.compile(r"[0-9]{1,2} [A-Za-z]+ [0-9]{4}( to the end of .+)?")
_STARTS = {
    Head.WORK: "in force from",
    Head.GUIDANCE: "effective from",
    Head.PROVISION: "in force from",
    Head.AMENDING: "in force from",
    Head.GUIDANCE_PROVISION: "effective from",
    Head.PROPOSAL: "commences",
}
_HELD_AGAINST = "For the day whose law it is held against, write `as at 1 January 2025`."
_UNDER_A_CLAIM = "Put it under the `claim` that it is said of."
_INSTEAD = {
    ("extent", Head.PROPOSAL): "Leave it out: a change extends as far as what it amends.",
    ("by", Head.PROPOSAL): "Write `put forward by {text}`.",
    ("identifier", Head.PROPOSAL): "Write its web address after `source`.",
    ("not encoded", Head.WORK): "Put it under the provision that is not encoded: `section 1 of …`.",
    ("not encoded", Head.PROPOSAL): "Say it in a `note`.",
    ("flag", Head.PROPOSAL): "Say it in a `note`, or under the provision that is in doubt.",
    ("cited as", Head.PROPOSAL): "Leave it out: a proposal is named by its title.",
    ("by", Head.STUDY): "Write `written by {text}`.",
    ("put forward by", Head.STUDY): "Write `written by {text}`.",
    ("in force from", Head.STUDY): _HELD_AGAINST,
    ("effective from", Head.STUDY): _HELD_AGAINST,
    ("commences", Head.STUDY): _HELD_AGAINST,
    ("identifier", Head.STUDY): "Write its web address after `source`.",
    ("outside what rules can say", Head.STUDY): _UNDER_A_CLAIM,
    ("not encoded", Head.STUDY): _UNDER_A_CLAIM,
    ("because", Head.STATEMENT): "Say it in a `note`, or after `outside what rules can say`.",
    ("source", Head.STATEMENT): "Say it in a `note`.",
    ("source", Head.STANDING): "Say it after `because`, or in a `note`.",
}
_ELSEWHERE = {
    "cited as": "Put it under the title of the work, and leave it out here: a provision is cited "
    "by its number.",
    "made under": "Put it under the title of the proposal. Of the power by which a provision was "
    "made, write a `note`.",
}
_BY_WORD = {
    "act": Head.WORK,
    "instrument": Head.WORK,
    "guideline": Head.GUIDANCE,
    "guidance": Head.GUIDANCE,
    "proposal": Head.PROPOSAL,
    "study": Head.STUDY,
    "standing": Head.STANDING,
}
_A_PROPOSAL = Head.PROPOSAL.value
_A_GUIDELINE = Head.GUIDANCE.value
#: What each property is said of, where that is not a proposal.
_SAID_OF = {
    "cited as": "an Act, an instrument, a guideline or guidance",
    "identifier": "a work or a provision",
    "extent": "a work or a provision",
    "encoded for": "a work or a provision",
    "encoded in part": "a work or a provision",
    "flag": "a work or a provision",
    "not encoded": "a provision",
    **dict.fromkeys(OF_POWERS, "a provision that gives a power"),
    "in force from": "an Act, an instrument or one of their provisions",
    "commences": "a proposal, or of amendments that are enacted and to come",
    "effective from": _A_GUIDELINE,
    "by": _A_GUIDELINE,
    "binds": _A_GUIDELINE,
    "written by": Head.STUDY.value,
    "lines counted in": Head.STUDY.value,
    "as at": Head.STUDY.value,
    "outside what rules can say": Head.STATEMENT.value,
}
_OF_PROPOSALS = _OWN[Head.PROPOSAL] - _EVERYWHERE


def head_of(line: str) -> Head:
    """Return what properties stand under, by the line at the left margin above them."""
    return _BY_WORD.get(line.split(" ")[0].casefold(), Head.PROVISION)


def belongs(key: str, head: Head) -> bool:
    """Whether a property belongs under a head."""
    return key in _OWN[head]


def could_belong(key: str, head: Head) -> bool:
    """Whether a property may belong under a head whose work has not been looked up."""
    of_guidance = head is Head.PROVISION and belongs(key, Head.GUIDANCE_PROVISION)
    of_statement = head is Head.STUDY and belongs(key, Head.STATEMENT)
    return of_guidance or of_statement or belongs(key, head)


def misplaced(key: str, text: str, head: Head) -> tuple[str, str]:
    """Say that a property does not belong under a head, where it does, and what to do."""
    said = f"`{key}` is not said of {head.value}: it is said of {_SAID_OF.get(key, _A_PROPOSAL)}."
    return said, _advice(key, text, head)


def too_late(key: str, head: Head, of_limb: bool) -> tuple[str, str]:
    """Say of a property that it stands after what it should stand before."""
    if of_limb:
        return (
            f"`{key}` cannot be said of a limb that has its condition.",
            "Put it directly under the head of the provision the limb is in.",
        )
    return (
        f"`{key}` stands too late.",
        "Put it directly under the title of the proposal, before its instructions."
        if head is Head.PROPOSAL
        else "Put it directly under the title, before the claims."
        if head in (Head.STUDY, Head.STANDING)
        else "Put it directly under the head of the provision, before what the provision says.",
    )


def _advice(key: str, text: str, head: Head) -> str:
    if key in _STARTS.values() and head in _STARTS:
        day = text if _DAY.fullmatch(text) else "1 May 2004"
        return f"For the day from which it has effect, write `{_STARTS[head]} {day}`."
    if (key, head) in _INSTEAD:
        return _INSTEAD[key, head].format(text=text)
    if key in _ELSEWHERE:
        return _ELSEWHERE[key]
    if key in _OF_PROPOSALS:
        return "Put it under the title of the proposal, or write a `note` directly under the head."
    return "Put it under the title of the work, or write a `note` directly under the head."

"""A choice that its fact or outcome does not have, or that stands without it: what to write."""

from __future__ import annotations

import re

from keeling.syntax.atoms import phrase
from keeling.syntax.lexicon import Lexicon
from keeling.syntax.nearest import new_choice_advice

_JOINT = re.compile(
    r"(?P<joint>(?:and|or)\s+)?(?P<denied>(?:not|no)\s+)?(?P<rest>.*)", re.IGNORECASE
)
_DENIED = re.compile(r"\bnot $", re.IGNORECASE)
_ENDS = re.compile(r"[,|)]|\s(?:and|or|if)\s")


def no_choice(before: str, here: str, lexicon: Lexicon) -> tuple[str, str, int] | None:
    """Say that what stands `here` is no choice of what is named before it on its line.

    The message, the advice and how much they are about; None if nothing before has choices.
    """
    owner = _owner(before, lexicon)
    if not owner:
        return None
    said = _ENDS.split(here)[0].strip()
    message = f"`{said}` is not one of the choices of `{owner}`."
    advice = new_choice_advice(said, owner, lexicon.choices[owner])
    return message, advice, max(1, len(said))


def lone_choice(before: str, here: str, lexicon: Lexicon) -> tuple[str, str, int] | None:
    """Say that what stands `here`, perhaps after `or` or `and`, is a choice and no condition.

    The message, the advice and how much they are about; None if it is no choice, or may be
    one of a list of choices.
    """
    found = _JOINT.match(here)
    assert found is not None
    said = _ENDS.split(found["rest"])[0].strip()
    owners = [
        (owner, choice)
        for owner, choices in lexicon.choices.items()
        for choice in choices
        if phrase(choice) == phrase(said)
    ]
    joint = (found["joint"] or "").lower()
    if not owners or (joint.strip() != "or" and _owner(before, lexicon) in dict(owners)):
        return None
    denied = _DENIED.search(before)
    verb = "is not" if denied or found["denied"] else "is"
    names = " or ".join(f"`{owner}`" for owner, _ in owners)
    ways = " or ".join(f"`{joint}{owner} {verb} {choice}`" for owner, choice in owners)
    message = f"`{owners[0][1]}` alone is no condition: it is a choice of {names}."
    advice = f"Write {ways}{' in place of `not` and this' if denied else ''}."
    return message, advice, max(1, found.start("rest") + len(said))


def _owner(before: str, lexicon: Lexicon) -> str:
    """Return the fact or outcome with choices that is named last; of two there, the longer."""
    words, last = phrase(before), (-1, 0, "")
    for name in lexicon.choices:
        key = phrase(name)
        for start in range(len(words) - len(key) + 1):
            if words[start : start + len(key)] == key:
                last = max(last, (start + len(key), len(key), name))
    return last[2]

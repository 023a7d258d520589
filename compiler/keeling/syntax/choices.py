"""A choice that its fact or outcome does not have: which it has."""

from __future__ import annotations

import re

from keeling.syntax.atoms import phrase
from keeling.syntax.lexicon import Lexicon
from keeling.syntax.nearest import new_choice_advice

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


def _owner(before: str, lexicon: Lexicon) -> str:
    """Return the fact or outcome with choices that is named last; of two there, the longer."""
    words, last = phrase(before), (-1, 0, "")
    for name in lexicon.choices:
        key = phrase(name)
        for start in range(len(words) - len(key) + 1):
            if words[start : start + len(key)] == key:
                last = max(last, (start + len(key), len(key), name))
    return last[2]

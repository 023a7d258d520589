"""The smallest pieces of a line of law: words, figures, quoted words, marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_PATTERN = re.compile(
    r"""
    (?P<quoted>"[^"\n]*"|“[^”\n]*”)
  | (?P<unit>\b(?:year|month|week|day)(?=['’]s\b))
  | (?P<possessive>['’]s\b)
  | (?P<word>\w[\w\u0300-\u036f]*(?:['’\-]\w[\w\u0300-\u036f]*)*)
  | (?P<mark>[^\s])
    """,
    re.VERBOSE,
)
ARTICLES = frozenset({"the", "a", "an"})
#: Verbs, and what denies them. `must not` would forbid rather than deny, so it is `need not`; `may
#: not` forbids or doubts, so what may be has no denial of its own.
_DENIED = {
    **{verb: (verb, "not") for verb in ("is", "was", "were", "are", "has", "have", "had")},
    "does": ("does", "not"),
    "did": ("did", "not"),
    "must": ("need", "not"),
    "can": ("cannot",),
}


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of text as written, the form it is compared in, and its place in the line."""

    text: str
    key: str
    start: int
    end: int
    quoted: bool = False


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return the form in which words are compared: case, compatibility and quotes set aside."""
    return unicodedata.normalize("NFKC", word).casefold().replace("’", "'")


def atoms(line: str, start: int = 0, end: int | None = None) -> list[Atom]:
    """Split part of a line (columns from 0) into its pieces."""
    found = []
    for match in _PATTERN.finditer(line, start, len(line) if end is None else end):
        text = match.group()
        if match.lastgroup == "quoted":
            found.append(Atom(text, '"', match.start(), match.end(), quoted=True))
        else:
            found.append(Atom(text, folded(text), match.start(), match.end()))
    return found


def phrase(text: str) -> tuple[str, ...]:
    """Return the phrase `text` is compared as: its folded pieces without a leading article."""
    keys = tuple(atom.key for atom in atoms(text))
    return keys[1:] if len(keys) > 1 and keys[0] in ARTICLES else keys


def negated(keys: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the phrase that denies this one (`the offence is not listed`), if it has a verb."""
    for at, key in enumerate(keys):
        if key in _DENIED:
            return (*keys[:at], *_DENIED[key], *keys[at + 1 :])
    return None

"""The phrases a folder of law declares, collected before anything else is read.

Declarations are recognisable by their form alone (`… is an age`, `"…" means`, `cited as …`), so
one pass over the lines finds them all; the lexer then recognises each name wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from keeling.diagnostics import Check, Diagnostic, Label, Scope
from keeling.source import SourceFile, Span
from keeling.syntax.atoms import negated, phrase
from keeling.syntax.layout import without_comment

DUPLICATE = Check(
    "duplicate-name",
    "one phrase declared for two different things",
    scope=Scope.READING,
)

_FACT = re.compile(r"(.+?)\s+is (yes or no|one of|an age|a number|a duration|a date)\b")
_OUTCOME = re.compile(
    r"(.+?)\s+is (yes or no|one of|a duration|a point on|a range on)\b"
)
_GUIDED = re.compile(r"for (.+?), (whether to (.+?)) is a matter of guidance\b")
_TERM = re.compile(r'(?:\([^()\s]{1,6}\)\s*)?["“]([^"”]+)["”](?:, measured by .+?,)? means\b')
_CITED = re.compile(r"cited as (.+)")
_SCALE = re.compile(r'scale ["“]([^"”]+)["”]')

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A declared phrase: what it names, how it was written, where."""

    kind: str
    text: str
    span: Span


@dataclass(frozen=True)
class Lexicon:
    """Every declared phrase, ready to be recognised: phrase -> the token it becomes and its name.

    The value of each token is the phrase as it was declared, its article included.
    """

    tokens: dict[Phrase, tuple[str, Name]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A fingerprint of all that affects how text is read."""
        lines = sorted(
            f"{token}\t{' '.join(key)}\t{name.text}" for key, (token, name) in self.tokens.items()
        )
        return sha256("\n".join(lines).encode()).hexdigest()

    def names(self, *kinds: str) -> list[str]:
        """Return the phrases declared as any of `kinds` (all kinds if none), as written."""
        return [
            name.text
            for token, name in self.tokens.values()
            if not token.startswith("NOT_") and (not kinds or token in kinds)
        ]


def collect(files: Iterable[SourceFile]) -> tuple[Lexicon, list[Diagnostic]]:
    """Collect what the files declare, and refuse phrases that would mean two things."""
    lexicon, found = Lexicon(), list[Diagnostic]()
    written: dict[Phrase, Name] = {}
    for name in (name for file in files for name in _declarations(file)):
        key = phrase(name.text)
        if not key:
            continue
        earlier = written.setdefault(key, name)
        if earlier is not name and (clash := _clash(earlier, name)):
            found.append(clash)
            continue
        lexicon.tokens[key] = (name.kind, earlier)
        denial = negated(key) if name.kind in ("FACT", "OUTCOME") else None
        if denial:
            lexicon.tokens.setdefault(denial, (f"NOT_{name.kind}", earlier))
    return lexicon, found


def _clash(earlier: Name, name: Name) -> Diagnostic | None:
    """Say why a phrase may not be declared again, or None where it may.

    A choice may belong to several facts; nothing else may be declared twice, and no two phrases
    may differ only in ways that a reader would not see.
    """
    if name.kind == earlier.kind in ("CHOICE", "ACTOR", "COURSE") and name.text == earlier.text:
        return None
    if name.text == earlier.text:
        so = f"`{name.text}` is declared twice"
    else:
        so = f"`{name.text}` and `{earlier.text}` are too alike to be two names"
    kinds = "" if name.kind == earlier.kind else f": here as {_SAID[name.kind]}, elsewhere as {_SAID[earlier.kind]}"
    return DUPLICATE.at(
        name.span,
        f"{so}{kinds}.",
        advice="Give one of them another name, or delete the one that is not needed.",
        labels=(Label(earlier.span, "first declared here"),),
    )


_SAID = {
    "FACT": "a fact",
    "OUTCOME": "an outcome",
    "CHOICE": "a choice",
    "TERM": "a defined term",
    "SCALE": "a scale",
    "WORK": "the short name of a work",
    "ACTOR": "somebody guidance speaks to",
    "COURSE": "a course of action",
}


def _declarations(file: SourceFile) -> Iterator[Name]:
    """Yield what one file declares, in order."""
    block, listing, list_indent = "", False, 0
    for number, raw in enumerate(file.lines, 1):
        line = without_comment(raw)
        text = line.strip()
        if not text:
            continue
        indent = len(line) - len(line.lstrip(" "))
        if indent == 0:
            block, listing = text.split(" ")[0], False
        if listing and indent <= list_indent:
            listing = False
        if listing or (block == "scale" and indent > 0):
            choice = _choice(text)
            if choice:
                yield Name("CHOICE", choice, _span(file, number, line, choice))
            continue
        yield from _declared(file, number, line, block, indent)
        if block in ("facts", "outcomes") and indent > 0 and re.search(r"\bis one of$", text):
            listing, list_indent = True, indent


def _declared(
    file: SourceFile, number: int, line: str, block: str, indent: int
) -> Iterator[Name]:
    text = line.strip()
    patterns: list[tuple[str, re.Match[str] | None]] = [("TERM", _TERM.match(text))]
    if block == "facts" and indent:
        patterns = [("FACT", _FACT.match(text))]
    elif block == "outcomes" and indent:
        guided = _GUIDED.match(text)
        if guided:
            for kind, group in (("ACTOR", 1), ("OUTCOME", 2), ("COURSE", 3)):
                yield Name(kind, guided[group], _span(file, number, line, guided[group]))
            return
        patterns = [("OUTCOME", _OUTCOME.match(text))]
    elif block == "scale":
        patterns = [("SCALE", _SCALE.match(text))]
    elif indent and _CITED.match(text):
        patterns = [("WORK", _CITED.match(text))]
    for kind, match in patterns:
        if match:
            said = match[1].strip()
            yield Name(kind, said, _span(file, number, line, said))


def _choice(text: str) -> str:
    """Return the choice that a line of a list declares, or nothing."""
    if text.startswith("known where"):
        return ""
    return re.sub(r"\s*,\s*by length$", "", re.split(r'\s*["“]', text)[0]).strip()


def _span(file: SourceFile, number: int, line: str, said: str) -> Span:
    column = line.index(said) + 1
    return Span(file.path, number, column, number, column + len(said))

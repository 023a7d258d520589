"""The phrases a folder of law declares, collected before anything else is read.

Declarations are recognisable by their form alone (`… is an age`, `"…" means`, `cited as …`), so
one pass over the lines finds them all; the lexer then recognises each name wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256

from keeling.diagnostics import Check, Diagnostic, Label, Scope
from keeling.source import SourceFile, Span
from keeling.syntax.atoms import negated, phrase
from keeling.syntax.layout import LogicalLine, logical_lines
from keeling.syntax.reserved import denied_choice, unfit
from keeling.syntax.titles import titles

UNFIT = Check("unfit-name", "a name that would be read as something else", scope=Scope.READING)
DUPLICATE = Check(
    "duplicate-name",
    "one phrase declared for two different things",
    scope=Scope.READING,
)

_FACT = re.compile(
    r"(.+?)\sis +(?:yes +or +no|one +of|an +age|a +number|a +duration|a +date)\b", re.IGNORECASE
)
_OUTCOME = re.compile(
    r"(.+?)\sis +(?:yes +or +no|one +of|a +duration|a +point +on|a +range +on)\b", re.IGNORECASE
)
#: Lines under `facts` that declare nothing.
_RELATES = re.compile(r"(?:known|impossible) +where\b", re.IGNORECASE)
_LISTS = re.compile(r"\bis +one +of$", re.IGNORECASE)
_GUIDED = re.compile(
    r"for +([^,]+), *(whether +to +(.+?)) +is +a +matter +of +guidance\b", re.IGNORECASE
)
_TERM = re.compile(
    r"""(?:^(?:\([^()\s]{1,6}\)\s*)?|,\s*)["“]([^"”]+)["”](?:\s*,\s*measured\s.+?,)?\s*means\b""",
    re.IGNORECASE,
)
_POWER = re.compile(
    r"(?:\([^()\s]{1,6}\)\s*)?(.+?)\s+may +by +(?:order|regulations) +amend\b", re.IGNORECASE
)
_CITED = re.compile(r"cited +as +(.+)", re.IGNORECASE)
_AFTER_CHOICE = re.compile(r",\s*(?:by\s+length)?$|\s(?:and|or)$", re.IGNORECASE)
#: What follows the name of a step of a scale, and what no step is.
_AFTER_STEP = re.compile(r",\s*(?:by\s+length|where)\b.*", re.IGNORECASE)
_LEADS = re.compile(r"leads +to\b", re.IGNORECASE)
#: A name that stands without quotation marks is no list, and has no bullet before it.
_FIT = re.compile(r"\w[^,;:|\"“”]*$")
_SCALE = re.compile(r'scale *["“]([^"”]+)["”]', re.IGNORECASE)

_UNQUOTED = frozenset({"FACT", "OUTCOME", "ACTOR", "COURSE"})

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

    The value of each token is the phrase as it was declared, its article included. `choices` are
    those of each fact, outcome and scale, in order; `titles` are those of works, in small letters,
    with how each is cited.
    """

    tokens: dict[Phrase, tuple[str, Name]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A fingerprint of all that affects how text is read."""
        lines = sorted(
            f"{token}\t{' '.join(key)}\t{name.text}" for key, (token, name) in self.tokens.items()
        )
        lines += sorted(f"{title}\t{cited}" for title, cited in self.titles.items())
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
    files = tuple(files)
    lexicon, found = Lexicon(titles=titles(files)), list[Diagnostic]()
    written: dict[Phrase, Name] = {}
    owner, listed = "", dict[str, list[Name]]()
    for name in (name for file in files for name in _declarations(file)):
        if name.kind == "CHOICE":
            listed.setdefault(owner, []).append(name)
        owner = owner if name.kind == "CHOICE" else name.text
        key = phrase(name.text)
        if not key:
            continue
        if name.kind not in ("WORK", "SCALE") and (why := unfit(name.kind, name.text)):
            found.append(UNFIT.at(name.span, why[0], advice=why[1]))
            continue
        earlier = written.setdefault(key, name)
        if earlier is not name and (clash := _clash(earlier, name)):
            found.append(clash)
            continue
        lexicon.tokens[key] = (name.kind, earlier)
    for owner, names in listed.items():
        lexicon.choices[owner] = [name.text for name in names]
        for name in names:
            if why := denied_choice(name.text, lexicon.choices[owner]):
                found.append(UNFIT.at(name.span, why[0], advice=why[1]))
    for key, name in written.items():
        denial = negated(key) if name.kind in ("FACT", "OUTCOME") else None
        if denial and denial in written:
            found.append(_denies(name, written[denial]))
        elif denial:
            lexicon.tokens[denial] = (f"NOT_{name.kind}", name)
    return lexicon, found


def _denies(name: Name, denial: Name) -> Diagnostic:
    return DUPLICATE.at(
        denial.span,
        f"`{denial.text}` is already how the law says that `{name.text}` is not so.",
        advice="Delete it: the denial needs no name of its own. Or give it another name.",
        labels=(Label(name.span, "declared here"),),
    )


def _clash(earlier: Name, name: Name) -> Diagnostic | None:
    """Say why a phrase may not be declared again, or None where it may.

    A choice may belong to several facts, and a term be defined by one provision after another;
    nothing else may be declared twice, and no two phrases may differ only in ways that a reader
    would not see.
    """
    again = name.kind == earlier.kind in ("CHOICE", "ACTOR", "COURSE", "TERM")
    if again and name.text == earlier.text:
        return None
    if name.text == earlier.text:
        so = f"`{name.text}` is declared twice"
    else:
        so = f"`{name.text}` and `{earlier.text}` are too alike to be two names"
    kinds = ""
    if name.kind != earlier.kind:
        kinds = f": here as {_SAID[name.kind]}, elsewhere as {_SAID[earlier.kind]}"
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
    "ACTOR": "somebody who has a power, or to whom guidance speaks",
    "COURSE": "a course of action",
}


@lru_cache(maxsize=1024)
def _declarations(file: SourceFile) -> tuple[Name, ...]:
    """Return what one file declares, in order; amendments leave most files as they were."""
    return tuple(_declared_in(file))


def _declared_in(file: SourceFile) -> Iterator[Name]:
    block, listing, list_indent = "", False, 0
    for line in logical_lines(file, 1, len(file.lines)):
        if line.indent == 0:
            block, listing = line.text.split(" ")[0].casefold(), False
        if listing and line.indent <= list_indent:
            listing = False
        if block == "scale" and line.indent > 0:
            yield from _step(file, line)
            continue
        if listing:
            yield from _choice(file, line)
            continue
        yield from _declared(file, line, block)
        if block in ("facts", "outcomes") and line.indent > 0 and _LISTS.search(line.text):
            listing, list_indent = True, line.indent


def _declared(file: SourceFile, line: LogicalLine, block: str) -> Iterator[Name]:
    text = line.text
    if block == "facts" and line.indent and not _RELATES.match(text):
        yield from _named(file, line, _FACT.match(text), "FACT")
    elif block == "outcomes" and line.indent:
        guided = _GUIDED.match(text)
        if guided:
            yield from _named(file, line, guided, "ACTOR", "OUTCOME", "COURSE")
        else:
            yield from _named(file, line, _OUTCOME.match(text), "OUTCOME")
    elif block == "scale":
        yield from _named(file, line, _SCALE.match(text), "SCALE")
    elif block in ("proposal", "study", "standing"):
        return  # what an instruction quotes is not law yet, and a claim declares nothing
    elif line.is_property:
        yield from _named(file, line, _CITED.match(text), "WORK")
    elif holds := _POWER.match(text):
        yield from _named(file, line, holds, "ACTOR")
    else:
        yield from _named(file, line, _TERM.search(text), "TERM")


def _step(file: SourceFile, line: LogicalLine) -> Iterator[Name]:
    """Yield the step that a line of a scale declares: what stands before how it is told."""
    first = line.pieces[0]
    told = _AFTER_STEP.search(first.text, first.start, first.end)
    if told is not None:
        first = replace(first, end=told.start())
        line = replace(line, pieces=(first,))
    if not _LEADS.match(line.text):
        yield from _choice(file, line)


def _choice(file: SourceFile, line: LogicalLine) -> Iterator[Name]:
    """Yield the choice that a line of a list declares, if it declares one.

    A line that ends in a comma runs on; each part is a choice still, so that the grammar sees that
    they are not on lines of their own.
    """
    if _RELATES.match(line.text):
        return
    for piece in line.pieces:
        unglossed = re.split('["“]', piece.text[piece.start : piece.end])[0].rstrip()
        said = _AFTER_CHOICE.sub("", unglossed).rstrip()
        if _FIT.match(said):
            yield _name(file, replace(line, pieces=(piece,)), "CHOICE", 0, said)


def _named(
    file: SourceFile, line: LogicalLine, match: re.Match[str] | None, *kinds: str
) -> Iterator[Name]:
    """Yield a name of each kind from the groups of a match, in order."""
    for group, kind in enumerate(kinds, 1):
        said = match[group].strip() if match else ""
        if match and said and (kind not in _UNQUOTED or _FIT.match(said)):
            space = len(match[group]) - len(match[group].lstrip())
            yield _name(file, line, kind, match.start(group) + space, said)


def _name(file: SourceFile, line: LogicalLine, kind: str, start: int, said: str) -> Name:
    return Name(kind, " ".join(said.split()), line.span(file.path, start, start + len(said)))

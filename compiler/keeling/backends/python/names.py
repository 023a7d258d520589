"""Names: from phrases to identifiers that are safe, and each different from all others."""

from __future__ import annotations

import ast
import builtins
import keyword
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

#: Longer names are cut at a word, so that every line they stand in can be laid out.
LONGEST = 48


@dataclass
class Names:
    """The names taken in one namespace; those that mean something already are never given out."""

    taken: set[str] = field(default_factory=set)

    def give(self, wanted: str) -> str:
        """Return `wanted`, or the first of `wanted_2`, `wanted_3` … that is free, and take it."""
        if keyword.iskeyword(wanted) or keyword.issoftkeyword(wanted) or hasattr(builtins, wanted):
            wanted += "_"
        name, number = wanted, 1
        while name in self.taken:
            number += 1
            name = f"{wanted}_{number}"
        self.taken.add(name)
        return name


def snake(phrase: str, otherwise: str = "it") -> str:
    """Return a phrase in the form of a variable: `the victim's age` is `the_victims_age`.

    Only ASCII letters and digits are kept: of other letters Python makes one name of several, and
    a reader may take one for another. `otherwise` stands for a phrase of which nothing is left.
    """
    said = unicodedata.normalize("NFKD", phrase).casefold()
    said = re.sub("['’\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}]", "", said)
    words = re.findall("[a-z0-9]+", said) or [otherwise]
    if words[0][0].isdigit():
        words.insert(0, otherwise)
    return "_".join(_short(words, LONGEST))


def camel(name: str, longest: int) -> str:
    """Return a name in the form of a class: `the_offence` is `TheOffence`."""
    return "".join(word.capitalize() for word in _short(name.split("_"), longest))


def defined(source: str) -> Iterable[str]:
    """Return the names that a module defines or imports."""
    for statement in ast.parse(source).body:
        match statement:
            case ast.Import(names) | ast.ImportFrom(names=names):
                yield from (alias.asname or alias.name for alias in names)
            case ast.FunctionDef(name) | ast.ClassDef(name):
                yield name
            case ast.Assign(targets):
                for target in targets:
                    yield from (at.id for at in ast.walk(target) if isinstance(at, ast.Name))
            case ast.AnnAssign(ast.Name(name)):
                yield name
            case _:
                pass


def _short(words: list[str], longest: int) -> list[str]:
    kept = [words[0][:longest]]
    for word in words[1:]:
        if sum(map(len, kept)) + len(kept) + len(word) > longest:
            break
        kept.append(word)
    return kept

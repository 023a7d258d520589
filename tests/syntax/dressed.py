"""Lines of law dressed in any layout that the language allows, or in a plain one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from random import Random

from keeling.syntax.layout import PROPERTY


@dataclass(frozen=True)
class Line:
    """A line of law: how deep it stands, what it says, and how it may be broken.

    `breaks` is "sentence" (after a comma, `and` or `or`), "property" (at any space) or nothing.
    """

    depth: int
    text: str
    breaks: str = "sentence"

    def deeper(self, by: int) -> Line:
        return replace(self, depth=self.depth + by)


Lines = list[Line]


def plain(blocks: Sequence[Lines]) -> str:
    """Return blocks in a plain layout: each line in one, two spaces a level, no blank lines."""
    return "".join(f"{'  ' * line.depth}{line.text}\n" for lines in blocks for line in lines)


@dataclass(frozen=True)
class Dresser:
    """Dresses lines in any layout that says the same.

    With `quietly`, only as layout that leaves no trace: no comments, no blank lines, and no break
    after a comma, which might part clauses.
    """

    chance: Random
    quietly: bool = False

    def dressed(self, blocks: Sequence[Lines]) -> str:
        return "".join(f"{line}\n" for line in self._lines(blocks)) + self._one(["", "", "\n\n"])

    def _one(self, things: Sequence[str]) -> str:
        return things[self.chance.randrange(len(things))]

    def _lines(self, blocks: Sequence[Lines]) -> Iterator[str]:
        numbers = count()
        widths = [0]
        for line in (line for lines in blocks for line in lines):
            widths = widths[: line.depth + 1]
            if len(widths) <= line.depth:
                widths.append(widths[-1] + self.chance.randint(1, 5))
            indent = widths[line.depth]
            yield from self._above(numbers, indent)
            for place, piece in enumerate(self._pieces(line)):
                if place:
                    yield from self._above(numbers, indent)
                least = 1 if line.breaks == "property" else 0
                room = " " * (indent + (self.chance.randint(least, 8) if place else 0))
                yield room + piece + self._beside(numbers)

    def _beside(self, numbers: Iterator[int]) -> str:
        """Return a comment for the end of a line, perhaps."""
        if self.quietly or self.chance.randrange(12):
            return ""
        tail = self._one(["", ", and", ' "quoted', " (a) any of", "  "])
        return f"{self._one([' ', '  ', '    '])}# remark {next(numbers)}{tail}"

    def _above(self, numbers: Iterator[int], indent: int) -> Iterator[str]:
        """Yield blank lines and comments, perhaps."""
        while not self.quietly and not self.chance.randrange(8):
            room = " " * self.chance.randint(0, indent + 3)
            yield self._one(["", "  ", f"{room}# above {next(numbers)}", f"{room}# above, too"])

    def _pieces(self, line: Line) -> Iterator[str]:
        """Yield what a line says in pieces, each on a line of its own."""
        said = self._spaced(line)
        key = PROPERTY.match(said) if line.breaks == "property" else None
        start, closes = 0, ""
        for at, char in enumerate(said):
            if closes or char in _QUOTES:
                closes = "" if char == closes else closes or _QUOTES.get(char, "")
                continue
            ends = said[start:at].endswith(_ENDS if self.quietly else (*_ENDS, ","))
            may = at >= key.end() if key else bool(line.breaks) and ends
            if char == " " and may and said[at:].strip() and not self.chance.randrange(6):
                yield said[start:at]
                start = at + len(said[at:]) - len(said[at:].lstrip(" "))
        yield said[start:]

    def _spaced(self, line: Line) -> str:
        """Return what a line says with other spaces and quotation marks."""
        if line.breaks == "property":
            return line.text
        parts = line.text.split('"')
        for at in range(0, len(parts), 2):
            parts[at] = re.sub(" ", lambda _: self._one([" ", " ", "  ", "   "]), parts[at])
            if not self.chance.randrange(3):
                parts[at] = re.sub("(?<= )[|(] *", lambda found: found[0].strip(), parts[at])
                parts[at] = parts[at].replace("'", "’").replace(" )", ")")
        curly = len(parts) > 1 and not self.chance.randrange(3)
        if curly and not any(mark in part for part in parts[1::2] for mark in "“”"):
            return "".join(f"“{part}”" if at % 2 else part for at, part in enumerate(parts))
        return '"'.join(parts)


_QUOTES = {'"': '"', "“": "”"}
_ENDS = (" and", " or")

"""Pages as they are written: fenced blocks, the files they hold, and the folder around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r'(?P<fence>`{3,}|~{3,})(?P<language>\w*)(?: +title="(?P<title>[^"]*)")? *')
_SHOWS = re.compile(r"keeling (?:check|decide|diff|pathway|prove|schedule|test)\b")
_FOLDER = re.compile(r"<!-- folder: (\S+) as (\S+) -->")
_FILE = re.compile(r"# file: (\S+) *")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page; `line` is that of its first line of content, from 1."""

    language: str
    title: str
    line: int
    lines: tuple[str, ...]
    folded: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One file in a block: its path, the page's line on which it begins, and its lines."""

    path: str
    line: int
    lines: tuple[str, ...]


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    opened: re.Match[str] | None = None
    folded, first, lines = False, 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if opened is not None:
            if line.rstrip() == opened["fence"]:
                title = opened["title"] or ""
                yield Block(opened["language"], title, first, tuple(lines), folded)
                opened = None
            else:
                lines.append(line)
        elif opened := _FENCE.fullmatch(line):
            first, lines = number + 1, []
        elif line.startswith(("<details", "</details")):
            folded = line.startswith("<details")


def shows_command(block: Block) -> bool:
    """Whether a block shows what a command says of the law above it; with `--root`, of another."""
    return _SHOWS.match(block.title) is not None and "--root" not in block.title


def parts(block: Block) -> list[Part]:
    """Split a block into its files; without `# file:` it is one, known by the block's title."""
    name = "cases.yaml" if block.language == "yaml" else "example.law"
    name = "around.law" if block.folded else name
    name = block.title if block.title.endswith((".law", ".yaml")) else name
    made: list[tuple[str, int, list[str]]] = [(name, block.line, [])]
    for number, line in enumerate(block.lines, block.line):
        if begins := _FILE.fullmatch(line):
            made.append((begins[1], number + 1, []))
        else:
            made[-1][2].append(line)
    kept = [part for part in made if any(map(str.strip, part[2]))] or made[:1]
    return [Part(path, first, tuple(lines)) for path, first, lines in kept]


def surrounding(text: str, base: Path) -> list[Part]:
    """Return the files of the folder that stands around a page's examples, if it names one.

    `<!-- folder: tests/corpora/kites as legislation -->` names one, and what to call it.
    """
    named = _FOLDER.search(text)
    if not named:
        return []
    root = base / named[1]
    paths = sorted((*root.rglob("*.law"), *root.rglob("*.yaml")))
    return [
        Part(
            f"{named[2]}/{path.relative_to(root).as_posix()}",
            1,
            tuple(path.read_text(encoding="utf-8").rstrip("\n").split("\n")),
        )
        for path in paths
    ]

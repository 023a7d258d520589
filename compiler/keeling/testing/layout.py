"""Examples on pages, laid out in the one layout: a page shows law as `keeling fmt` writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from keeling.source import SourceFile
from keeling.syntax.encoding import decode
from keeling.syntax.format import format_text
from keeling.syntax.parse import Reader
from keeling.testing.markdown import Block, Part, blocks, parts, surrounding


def laid_out(text: str, reader: Reader, base: Path) -> str:
    """Return a page with every block of law laid out; one that cannot be read stays as it is."""
    around = surrounding(text, base)
    made: list[tuple[Block, list[str]]] = []
    for block in blocks(text):
        if block.language == "law":
            made.append((block, list(_laid_out(block, around, reader))))
            around += parts(block) if block.folded else []
    lines = text.split("\n")
    for block, new in reversed(made):
        start = block.line - 1
        lines[start : start + len(block.lines)] = new
    return "\n".join(lines)


def _laid_out(block: Block, around: Iterable[Part], reader: Reader) -> Iterator[str]:
    """Yield the lines of a block: each of its files, and between them the lines that begin them."""
    own = parts(block)
    paths = {part.path for part in own}
    others = [_file(part) for part in around if part.path not in paths]
    files = [_file(part) for part in own]
    for file, part in zip(files, own, strict=True):
        before = part.line - block.line - 1
        if before >= 0:
            yield from ("",) if before else ()
            yield block.lines[before]
        if decode(file.path, file.text.encode()).failed:
            yield from part.lines
        else:
            laid = format_text(file, (*others, *files), reader).value
            yield from laid.strip("\n").split("\n")


def _file(part: Part) -> SourceFile:
    return SourceFile(part.path, "\n".join(part.lines) + "\n")

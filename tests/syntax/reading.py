"""Reading law in tests: one reader, and trees without their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Protocol, cast

from keeling.diagnostics import Diagnostic, Result
from keeling.source import SourceFile, Span
from keeling.syntax import tree
from keeling.syntax.blocks import grammar_of
from keeling.syntax.format import format_text
from keeling.syntax.grammar import Grammar
from keeling.syntax.parse import Reader

ROOT = Path(__file__).parents[2]
GRAMMAR = (ROOT / "grammar" / "keeling.lark").read_text(encoding="utf-8")


class _KeepsTheParser:
    """A memo that keeps the parser, which is costly to make, and no documents."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def put(self, key: str, value: bytes) -> None:
        if key.startswith("grammar-"):
            self._kept[key] = value


READER = Reader(GRAMMAR, "tests", _KeepsTheParser())


def grammar() -> Grammar:
    """Return the grammar with its parser."""
    return grammar_of(READER.grammar, READER.memo)


def read(*texts: str) -> Result[tuple[tree.Document, ...]]:
    """Read texts as the files of one folder of law."""
    return READER.read(files(*texts))


def files(*texts: str) -> list[SourceFile]:
    """Return texts as the files of one folder of law, named so that they keep their order."""
    return [SourceFile(f"{number}.law", text) for number, text in enumerate(texts)]


def faults(*texts: str) -> list[str]:
    """Return what is wrong with texts as the files of one folder of law, in words."""
    return [said(found) for found in read(*texts).diagnostics]


def said(found: Diagnostic) -> str:
    """Return what a finding says, and where."""
    return f"{found.span.line}:{found.span.column} {found.check.name}: {found.message}"


def laid_out(text: str, *others: str) -> Result[str]:
    """Lay out the first of some texts."""
    folder = files(text, *others)
    return format_text(folder[0], folder, READER)


def bare(node: object) -> object:
    """Return what a tree says, without where it says it."""
    if isinstance(node, (tuple, list)):
        return tuple(bare(part) for part in node)
    if isinstance(node, tree.Document):
        return bare(node.blocks)
    if is_dataclass(node) and not isinstance(node, type):
        said = [(field.name, getattr(node, field.name)) for field in fields(node)]
        return type(node).__name__, tuple(
            (name, bare(value)) for name, value in said if not isinstance(value, Span)
        )
    return node


class Placed(Protocol):
    """A part of a tree that says where it stands."""

    @property
    def span(self) -> Span:
        """Where it stands."""


def nodes(node: object) -> Iterator[Placed]:
    """Yield every node of a tree that has a place, outer ones first."""
    if isinstance(node, (tuple, list)):
        for part in node:
            yield from nodes(part)
    elif is_dataclass(node) and not isinstance(node, (type, Span)):
        if isinstance(getattr(node, "span", None), Span):
            yield cast("Placed", node)
        for field in fields(node):
            if field.name != "file":
                yield from nodes(getattr(node, field.name))


def remarks(text: str) -> list[str]:
    """Return the comments of a generated text."""
    return [line.rstrip() for line in re.findall(r"# (?:above|remark)\b.*", text)]


def is_in_place(found: Diagnostic, file: SourceFile) -> bool:
    """Return whether a finding points into its file, and forwards."""
    span = found.span
    ends = (span.line, span.column), (span.end_line, span.end_column)
    inside = all(
        1 <= line <= len(file.lines) and 1 <= column <= len(file.lines[line - 1]) + 1
        for line, column in ends
    )
    return inside and ends[0] <= ends[1] and span.path == file.path

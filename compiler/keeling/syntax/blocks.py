"""One block of law: tokens, tree, and what to say when it cannot be read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lark import Token, UnexpectedToken

from keeling.diagnostics import Diagnostic, Result
from keeling.source import SourceFile
from keeling.syntax import tree
from keeling.syntax.builder import Builder
from keeling.syntax.grammar import Grammar, Memo
from keeling.syntax.layout import LogicalLine, logical_lines
from keeling.syntax.lexer import Words, tokens
from keeling.syntax.lexicon import Lexicon
from keeling.syntax.misreadings import explain

_HEAD = re.compile(
    r"(?:section|paragraph|schedule|part|chapter|regulation|article|rule) ", re.IGNORECASE
)
_RETRIES = 50


def read_block(
    file: SourceFile, first: int, last: int, grammar: Grammar, lexicon: Lexicon
) -> Result[tree.Block | None]:
    """Read lines `first` to `last`; every provision that cannot be read gives one finding."""
    words = Words.of(grammar.keywords, lexicon)
    lines = tuple(logical_lines(file, first, last))
    found: list[Diagnostic] = []
    skip: frozenset[int] = frozenset()
    for _ in range(_RETRIES):
        made, faults = tokens(file, first, last, words, skip)
        if faults:
            finding, number = faults[0], faults[0].span.line
        else:
            try:
                return Result(_tree(grammar, made, file.path), tuple(found))
            except UnexpectedToken as fault:
                number = _line_of(fault.token, last)
                if _left_empty(fault.token, lines, skip):
                    break
                finding = explain(fault, file, grammar, lexicon)
        found.append(finding)
        wider = skip | _around(lines, number)
        if wider == skip or first in wider:
            break
        skip = wider
    return Result(None, tuple(found))


def _tree(grammar: Grammar, made: list[Token], path: str) -> tree.Block:
    block: tree.Block = Builder(path).transform(grammar.parser.parse(made))  # type: ignore[arg-type]
    return block


def _line_of(token: Token, last: int) -> int:
    return token.line if isinstance(token.line, int) and token.line > 0 else last


def _left_empty(token: Token, lines: Sequence[LogicalLine], skip: frozenset[int]) -> bool:
    """Whether something is missing here only because what stood here has been left out."""
    if token.type not in ("$END", "_DEDENT"):
        return False
    before = [line.number for line in lines if line.number < token.line or token.type == "$END"]
    return bool(before) and (before[-1] in skip or lines[-1].number in skip)


def _around(lines: Sequence[LogicalLine], number: int) -> frozenset[int]:
    """Return the lines of the innermost provision around a line, to be left out.

    That is the nearest head above it with all that is indented below it; else the line directly
    under the block's head that the line belongs to, with its `except where`.
    """
    heads: list[tuple[int, LogicalLine]] = []
    for at, line in enumerate(lines):
        if line.number > number:
            break
        while heads and heads[-1][1].indent >= line.indent:
            heads.pop()
        if line.indent > 0:
            heads.append((at, line))
    if not heads:
        return frozenset({lines[0].number})
    inner = [head for head in heads if _HEAD.match(head[1].text)]
    start, head = inner[-1] if inner else heads[0]
    within = itertools.takewhile(
        lambda line: line.indent > head.indent
        or (line.indent == head.indent and line.text.startswith("except where")),
        lines[start + 1 :],
    )
    return frozenset({head.number, *(line.number for line in within)})

"""One block of law: tokens, tree, and what to say when it cannot be read."""

from __future__ import annotations

import re

from lark import Token, UnexpectedToken

from keeling.diagnostics import Diagnostic, Result
from keeling.source import SourceFile
from keeling.syntax import tree
from keeling.syntax.builder import Builder
from keeling.syntax.grammar import Grammar
from keeling.syntax.layout import logical_lines, without_comment
from keeling.syntax.lexer import Words, tokens
from keeling.syntax.lexicon import Lexicon
from keeling.syntax.misreadings import explain

_HEAD = re.compile(r"(?:section|paragraph|schedule|part|chapter|regulation|article|rule) ")
_RETRIES = 50


def read_block(
    file: SourceFile, first: int, last: int, grammar: Grammar, lexicon: Lexicon
) -> Result[tree.Block | None]:
    """Read lines `first` to `last`; every provision that cannot be read gives one finding."""
    words = Words.of(grammar.keywords, lexicon)
    found: list[Diagnostic] = []
    skip: frozenset[int] = frozenset()
    for _ in range(_RETRIES):
        made, faults = tokens(file, first, last, words, skip)
        if faults:
            return Result(None, (*found, *faults[:1]))
        try:
            return Result(_tree(grammar, made, file.path), tuple(found))
        except UnexpectedToken as fault:
            found.append(explain(fault, file, grammar, lexicon))
            wider = skip | _around(file, first, last, _line_of(fault.token, last))
            if wider == skip or first in wider:
                break
            skip = wider
    return Result(None, tuple(found))


def _tree(grammar: Grammar, made: list[Token], path: str) -> tree.Block:
    block: tree.Block = Builder(path).transform(grammar.parser.parse(made))  # type: ignore[arg-type]
    return block


def _line_of(token: Token, last: int) -> int:
    return token.line if isinstance(token.line, int) and token.line > 0 else last


def _around(file: SourceFile, first: int, last: int, number: int) -> frozenset[int]:
    """Return the lines of the innermost provision around a line, to be left out.

    That is the nearest head above it with all that is indented below it; else the line directly
    under the block's head that the line belongs to.
    """
    lines = [
        line
        for line in logical_lines(file, first, last)
        if line.number <= number and line.indent > 0
    ]
    heads: list[tuple[int, int]] = []
    for line in lines:
        while heads and heads[-1][1] >= line.indent:
            heads.pop()
        heads.append((line.number, line.indent))
    if not heads:
        return frozenset({first})
    inner = [head for head in heads if _HEAD.match(file.lines[head[0] - 1].lstrip())]
    start, indent = inner[-1] if inner else heads[0]
    return frozenset(range(start, _end(file, start, indent, last) + 1))


def _end(file: SourceFile, start: int, indent: int, last: int) -> int:
    for number in range(start + 1, last + 1):
        line = without_comment(file.lines[number - 1])
        if line and len(line) - len(line.lstrip(" ")) <= indent:
            return number - 1
    return last

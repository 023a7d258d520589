"""One block of law: tokens, tree, and what to say when it cannot be read."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lark import Token, UnexpectedToken

from keeling.diagnostics import Check, Diagnostic, Result
from keeling.source import SourceFile
from keeling.syntax import tree
from keeling.syntax.builder import Builder
from keeling.syntax.explain import explain, stands_too_far_out
from keeling.syntax.grammar import Grammar, Memo
from keeling.syntax.layout import LogicalLine, logical_lines
from keeling.syntax.lexer import INDENTATION, Words, tokens
from keeling.syntax.lexicon import Lexicon

_HEAD = re.compile(
    r"(?:section|paragraph|schedule|part|chapter|regulation|article|rule) ", re.IGNORECASE
)
_CLAIMS = re.compile(r"(?:study|standing +claims)\b", re.IGNORECASE)
_LISTS = ("all of", "any of", "none of", "if", "means")
_RETRIES = 50


@lru_cache(maxsize=4)
def grammar_of(text: str, memo: Memo) -> Grammar:
    """Return the grammar of this text, the same one each time it is asked for."""
    return Grammar(text, memo)


@dataclass(frozen=True)
class BlockReader:
    """Reads blocks by one grammar and with one folder's names."""

    grammar: Grammar
    lexicon: Lexicon

    @cached_property
    def words(self) -> Words:
        """Everything that is recognised by its words."""
        return Words.of(self.grammar.keywords, self.lexicon)

    def read(self, file: SourceFile, first: int, last: int) -> Result[tree.Block | None]:
        """Read lines `first` to `last`; every provision that cannot be read gives one finding."""
        lines = tuple(logical_lines(file, first, last))
        found: list[Diagnostic] = []
        told: set[Check] = set()
        skip: frozenset[int] = frozenset()
        claims = _CLAIMS.match(lines[0].text)
        for _ in range(_RETRIES):
            made, faults = tokens(file, first, last, self.words, skip)
            if faults:
                finding, number = faults[0], faults[0].span.line
            else:
                try:
                    return Result(_tree(self.grammar, made, file.path), tuple(found))
                except UnexpectedToken as fault:
                    number = _line_of(fault.token, last)
                    ends = fault.token.type in ("$END", "_DEDENT")
                    if stands_too_far_out(fault) and not ends:
                        number -= 1
                    if ends and (_left_empty(number, lines, skip) or (found and claims)):
                        break
                    finding = explain(fault, file, self.grammar, self.lexicon)
            if finding.check is not INDENTATION or finding.check not in told:
                # Where one line stands askew, so do all that go with it: they are one fault.
                found.append(finding)
            told.add(finding.check)
            if lines[0].text.casefold().startswith("proposal"):
                # Without an instruction what is left is no proposal, and would only mislead.
                break
            wider = skip | _around(lines, number)
            if wider == skip or first in wider:
                break
            skip = wider
        return Result(None, tuple(found))


def _tree(grammar: Grammar, made: list[Token], path: str) -> tree.Block:
    block: tree.Block = Builder(path).transform(grammar.parser.parse(made))
    return block


def _line_of(token: Token, last: int) -> int:
    return token.line if isinstance(token.line, int) and token.line > 0 else last


def _left_empty(number: int, lines: Sequence[LogicalLine], skip: frozenset[int]) -> bool:
    """Whether something is missing under a line only because it has been left out."""
    for line, below in itertools.pairwise(lines):
        if line.last_number >= number:
            return below.number in skip and below.indent > line.indent
    return False


def _around(lines: Sequence[LogicalLine], number: int) -> frozenset[int]:
    """Return the lines of the innermost provision around a line, to be left out.

    That is the nearest head above it with all that is indented below it; else the line directly
    under the block's head that the line belongs to, with what belongs to that line in turn.
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
    within = itertools.takewhile(lambda line: _belongs(line, head), lines[start + 1 :])
    return frozenset({head.number, *(line.number for line in within)})


def _belongs(line: LogicalLine, head: LogicalLine) -> bool:
    """Whether a line is part of what `head` begins, perhaps not indented as it should be."""
    if line.indent != head.indent:
        return line.indent > head.indent
    if line.text.startswith("("):
        return not head.text.startswith("(") and head.text.endswith(_LISTS)
    return line.text.startswith(("except where", "|"))

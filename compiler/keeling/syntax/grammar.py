"""The grammar as a parser: found beside the package, built once, kept by its fingerprint."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, Protocol

from lark import Lark, Token, __version__
from lark.lexer import Lexer, PatternStr


class Memo(Protocol):
    """Somewhere to keep what was costly to make; losing it never changes an answer."""

    def get(self, key: str) -> bytes | None:
        """Return what was kept under `key`, whole, or None."""

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`, if possible."""

    def __hash__(self) -> int:
        """Tell one memo from another."""


class _Given(Lexer):
    """A lexer for text that has been split into tokens already."""

    def __init__(self, conf: Any) -> None:
        """Take no interest in the grammar's patterns."""

    def lex(self, data: Any) -> Iterator[Token]:  # type: ignore[override]
        """Yield the tokens given."""
        return iter(data)


@dataclass(frozen=True)
class Grammar:
    """The grammar's text, and the parser made of it."""

    text: str
    memo: Memo

    @cached_property
    def parser(self) -> Lark:
        """The LALR parser, from the memo where it was built before."""
        version = f"{__version__} {sys.version_info[:2]}"
        key = "grammar-" + sha256(f"{version}\n{self.text}".encode()).hexdigest()
        kept = self.memo.get(key)
        if kept is not None:
            return Lark.load(io.BytesIO(kept))
        made = Lark(
            self.text,
            parser="lalr",
            lexer=_Given,
            maybe_placeholders=True,
            propagate_positions=True,
        )
        buffer = io.BytesIO()
        made.save(buffer)
        self.memo.put(key, buffer.getvalue())
        return made

    @cached_property
    def keywords(self) -> Mapping[str, str]:
        """Every keyword of the language: its token and its words."""
        return {
            terminal.name: terminal.pattern.value
            for terminal in self.parser.terminals
            if isinstance(terminal.pattern, PatternStr)
        }

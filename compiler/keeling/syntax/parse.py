"""From files to documents: each top-level block by itself, so that one fault hides no other."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from keeling.diagnostics import Diagnostic, Result
from keeling.source import SourceFile, Span
from keeling.syntax import tree
from keeling.syntax.layout import without_comment
from keeling.syntax.lexicon import Lexicon, collect
from keeling.syntax.mixing import mixed

if TYPE_CHECKING:
    from keeling.syntax.blocks import BlockReader
    from keeling.syntax.grammar import Memo

#: How many files are kept as they were read last.
_MOST_KEPT = 2_000
_PROPOSAL = re.compile(r"proposal\b *[\"“]?([^\"”]*)", re.IGNORECASE)
_CLAIMS = re.compile(r"(study|standing +claims)\b *[\"“]?([^\"”]*)", re.IGNORECASE)


@dataclass(frozen=True)
class Reader:
    """Reads files: the grammar's text, what identifies this compiler, and where to keep results."""

    grammar: str
    edition: str
    memo: Memo
    #: What was read last, by what it depends on: a text is read again for each day and proposal.
    _lately: dict[str, tuple[tree.Block, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def read(self, files: Iterable[SourceFile]) -> Result[tuple[tree.Document, ...]]:
        """Read all files of one folder of law together: names in one may be declared in another.

        A proposal that cannot be read is a document's `BrokenProposal`, with its faults, and a
        study or standing claims `BrokenClaims`: the rest can be read without them.
        """
        kept = tuple(sorted(files, key=lambda file: file.path))
        lexicon, found = collect(kept)
        known = sha256("\0".join((self.edition, self.grammar, lexicon.digest)).encode()).hexdigest()
        tools = cache(lambda: self._tools(lexicon))
        clashes = {(clash.span.path, clash.span.line) for clash in found}
        documents = []
        for file in kept:
            result = self._read_one(file, known, tools)
            documents.append(result.value)
            found += [
                fault
                for fault in result.diagnostics
                if (fault.span.path, fault.span.line) not in clashes
            ]
        return Result(tuple(documents), tuple(found))

    def _read_one(
        self, file: SourceFile, known: str, tools: Callable[[], BlockReader]
    ) -> Result[tree.Document]:
        """Read one file with the names given, from the memo where it was read before."""
        said = "\0".join((known, file.path, file.text))
        key = "document-" + sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
        blocks = self._known(key)
        if blocks is not None:
            return Result(tree.Document(file, blocks))
        made: list[tree.Block] = []
        found: list[Diagnostic] = []
        for first, last in top_blocks(file):
            result = tools().read(file, first, last)
            block = _apart(file, first, result)
            made += [block] if block is not None else []
            found += result.diagnostics
        document = tree.Document(file, tuple(made))
        found += mixed(document)
        if not found:
            self._keep(key, document.blocks)
            self.memo.put(key, pickle.dumps(document.blocks, protocol=5))
        return Result(document, tuple(found))

    def _known(self, key: str) -> tuple[tree.Block, ...] | None:
        if key not in self._lately:
            kept = self.memo.get(key)
            if kept is None:
                return None
            self._keep(key, pickle.loads(kept))
        return self._lately[key]

    def _keep(self, key: str, blocks: tuple[tree.Block, ...]) -> None:
        if len(self._lately) >= _MOST_KEPT:
            self._lately.clear()
        self._lately[key] = blocks

    def _tools(self, lexicon: Lexicon) -> BlockReader:
        """Return what reads blocks: only text not seen before needs it, and a parser's import."""
        from keeling.syntax.blocks import BlockReader, grammar_of

        return BlockReader(grammar_of(self.grammar, self.memo), lexicon)


def _apart(file: SourceFile, first: int, result: Result[tree.Block | None]) -> tree.Block | None:
    """Return a block as it was read, or with what is wrong where the rest does without it."""
    head = without_comment(file.lines[first - 1])
    claims = _CLAIMS.match(head)
    if claims and result.diagnostics:
        span = Span(file.path, first, 1, first, len(head) + 1)
        title = claims[2].strip() or PurePosixPath(file.path).stem
        kind = " ".join(claims[1].casefold().split())
        return tree.BrokenClaims(span, kind, title, result.diagnostics)
    return result.value or _proposal(file, first, result.diagnostics)


def _proposal(
    file: SourceFile, first: int, faults: tuple[Diagnostic, ...]
) -> tree.BrokenProposal | None:
    """Return the proposal that begins on a line and cannot be read, if it is one."""
    head = without_comment(file.lines[first - 1])
    match = _PROPOSAL.match(head)
    if match is None:
        return None
    span = Span(file.path, first, 1, first, len(head) + 1)
    return tree.BrokenProposal(span, match[1] or PurePosixPath(file.path).stem, faults)


def top_blocks(file: SourceFile) -> Iterator[tuple[int, int]]:
    """Yield the first and last line of each block that begins in column 1."""
    first = 0
    for number, raw in enumerate(file.lines, 1):
        line = without_comment(raw)
        if line and not line.startswith(" "):
            if first:
                yield first, number - 1
            first = number
        elif line and not first:
            first = number
    if first:
        yield first, len(file.lines)

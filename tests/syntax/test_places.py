"""Places: every word of the tree stands in the file where it says."""

from __future__ import annotations

from hypothesis import given, note
from keeling.source import SourceFile, Span
from keeling.syntax import tree
from keeling.syntax.atoms import negated, phrase
from keeling.syntax.layout import without_comment

from tests.deep import many
from tests.syntax.dressed import Dresser
from tests.syntax.generated import Maker, makers
from tests.syntax.names import VOCABULARY
from tests.syntax.reading import nodes, read


@given(makers)
@many(25)
def test_every_word_stands_where_it_says(maker: Maker) -> None:
    worn = Dresser(maker.chance).dressed(maker.blocks())
    note(worn)
    document = read(worn, VOCABULARY).value[0]
    wrong = [
        (word.kind, word.text, _slice(document.file, word.span))
        for word in nodes(document.blocks)
        if isinstance(word, tree.Word) and not _stands(word, _slice(document.file, word.span))
    ]
    assert wrong == []


def _slice(file: SourceFile, span: Span) -> str:
    """Return what stands at a place, its comments left out and its spaces made single."""
    lines = file.slice(span).split("\n")
    first = file.lines[span.line - 1][: span.column - 1]
    lines[0] = without_comment(first + lines[0])[len(first) :] if len(lines) > 1 else lines[0]
    return " ".join(" ".join([lines[0], *map(without_comment, lines[1:])]).split())


def _stands(word: tree.Word, written: str) -> bool:
    if word.kind == "STRING":
        return written[0] in '"“' and " ".join(word.text.split()) == " ".join(written[1:-1].split())
    if word.kind == "LABEL":
        return written == f"({word.text})"
    if word.kind.startswith("NOT_"):
        return phrase(written) == negated(phrase(word.text))
    return phrase(written) == phrase(word.text)


@given(makers)
@many(25)
def test_every_part_stands_within_its_whole(maker: Maker) -> None:
    document = read(Dresser(maker.chance).dressed(maker.blocks()), VOCABULARY).value[0]
    outside = [
        (type(node).__name__, type(part).__name__, part.span)
        for node in nodes(document.blocks)
        if not isinstance(node, tree.Amendment)  # its addresses stand around it
        for part in nodes(node)
        if not _within(part.span, node.span)
    ]
    assert outside == []


def _within(inner: Span, outer: Span) -> bool:
    starts = (outer.line, outer.column) <= (inner.line, inner.column)
    return starts and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)

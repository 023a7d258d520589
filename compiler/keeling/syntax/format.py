"""`keeling fmt`: the one layout of law.

Lines and words are set anew, never a printed tree, so that nothing written can be lost: two spaces
a level, sister limbs and tables in columns, sentences broken after a comma, `and` or `or`. Of the
drafter's own choices three are kept: a blank line between sentences, facts or outcomes, a break
between the clauses of a sentence, and the place of every comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import takewhile

from keeling.diagnostics import Check, Diagnostic, Result, Scope
from keeling.source import SourceFile, Span
from keeling.syntax import tree
from keeling.syntax.arrange import Arrangement, Row
from keeling.syntax.blocks import BlockReader, grammar_of
from keeling.syntax.layout import comment_start, logical_lines
from keeling.syntax.lexer import tokens
from keeling.syntax.lexicon import collect
from keeling.syntax.parse import Reader, top_blocks

LAYOUT = Check(
    "layout", "laying a file out anew would have changed what it says", scope=Scope.READING
)


def format_text(file: SourceFile, files: Iterable[SourceFile], reader: Reader) -> Result[str]:
    """Lay out `file`, one of the `files` of a folder of law.

    A file that cannot be read comes back as it is, with what is wrong with it. The result is read
    again: should it not say the same in every word and comment, that is reported instead.
    """
    tools, clashes = _tools(tuple(files), reader)
    before, found = _read(file, tools)
    found += tuple(clash for clash in clashes if clash.span.path == file.path)
    if found:
        return Result(file.text, found)
    arrangement = Arrangement(file, tuple(_rows(file, tools)), tools.grammar.keywords)
    text = "".join(f"{line}\n" for line in arrangement.lines())
    after, lost = _read(SourceFile(file.path, text), tools)
    kept = _bare(after) == _bare(before) and _remarks(after.file) == _remarks(file)
    if lost or not kept or _names(after.file) != _names(file):
        return Result(file.text, (_not_the_same(file, lost),))
    return Result(text)


def _rows(file: SourceFile, tools: BlockReader) -> Iterator[Row]:
    """Yield the lines of a file that can be read, each with the row it stands under."""
    for first, last in top_blocks(file):
        given, _ = tokens(file, first, last, tools.words, quoting=False)
        made = iter(token for token in given if token.type not in ("_INDENT", "_DEDENT"))
        open_rows: list[Row] = []
        for line in logical_lines(file, first, last):
            while open_rows and open_rows[-1].line.indent >= line.indent:
                open_rows.pop()
            said = takewhile(lambda token: token.type != "_NL", made)
            row = Row(line, tuple(said), open_rows[-1] if open_rows else None)
            open_rows.append(row)
            yield row


@lru_cache(maxsize=1)
def _tools(
    files: tuple[SourceFile, ...], reader: Reader
) -> tuple[BlockReader, tuple[Diagnostic, ...]]:
    lexicon, found = collect(sorted(files, key=lambda file: file.path))
    return BlockReader(grammar_of(reader.grammar, reader.memo), lexicon), tuple(found)


def _read(file: SourceFile, tools: BlockReader) -> tuple[tree.Document, tuple[Diagnostic, ...]]:
    results = [tools.read(file, first, last) for first, last in top_blocks(file)]
    blocks = tuple(result.value for result in results if result.value is not None)
    return tree.Document(file, blocks), tuple(d for result in results for d in result.diagnostics)


def _bare(node: object) -> object:
    """Return all that a document says, without the places where it says it."""
    if isinstance(node, tree.Document):
        return _bare(node.blocks)
    if isinstance(node, tuple):
        return tuple(_bare(part) for part in node)
    if is_dataclass(node) and not isinstance(node, type):
        parts = (getattr(node, field.name) for field in fields(node))
        return type(node), tuple(_bare(part) for part in parts if not isinstance(part, Span))
    return node


def _remarks(file: SourceFile) -> list[str]:
    return [line[at:].rstrip() for line in file.lines if (at := comment_start(line)) is not None]


def _names(file: SourceFile) -> list[tuple[tuple[str, ...], str]]:
    """Return what a file declares, as it is compared."""
    lexicon, _ = collect([file])
    return [(key, token) for key, (token, _) in lexicon.tokens.items()]


def _not_the_same(file: SourceFile, lost: Sequence[Diagnostic]) -> Diagnostic:
    return LAYOUT.at(
        Span.point(file.path, 1, 1),
        "Laid out anew, this file would not say the same, so it is left as it is. The fault is "
        "in the layout, not in the law.",
        advice=f"Please report it, with the file. It was noticed so: {lost[0].message}"
        if lost
        else "Please report it, with the file.",
    )

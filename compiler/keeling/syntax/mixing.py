"""`and` beside `or` without brackets: two meanings, and the compiler does not choose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from keeling.diagnostics import Check, Diagnostic, Scope
from keeling.source import SourceFile, Span
from keeling.syntax import tree
from keeling.syntax.layout import without_comment

MIXED = Check("mixed-and-or", "`and` mixed with `or` without brackets", scope=Scope.READING)


def mixed(document: tree.Document) -> Iterator[Diagnostic]:
    """Yield a finding for each condition in which `and` and `or` meet without brackets."""
    for node in (node for block in document.blocks for node in _nodes(block)):
        if isinstance(node, tree.Joined) and len(_words(node)) > 1:
            yield _finding(node, document.file)
        elif isinstance(node, tree.Joined) and "and" in _words(node):
            yield from _beside_choices(node, document.file)
        if isinstance(node, tree.BothBody) and (_is_or(node.condition) or _lists(node.condition)):
            yield _before_list(node, document.file)


def _beside_choices(joined: tree.Joined, file: SourceFile) -> Iterator[Diagnostic]:
    """Refuse `A or B` of one fact beside `and`: whether the `and` belongs to B alone is open."""
    for part in joined.parts:
        if _lists(part):
            said = _text(part.span, file)
            yield MIXED.at(
                part.span,
                "`or` joins choices here beside an `and`, without brackets.",
                advice=f"Put brackets around what belongs together: `({said})`.",
            )


def _nodes(node: object) -> Iterator[object]:
    """Yield a node of the tree and all that is in it."""
    if isinstance(node, tuple):
        for part in node:
            yield from _nodes(part)
    elif is_dataclass(node) and not isinstance(node, (type, Span, tree.Word)):
        yield node
        for field in fields(node):
            yield from _nodes(getattr(node, field.name))


def _is_or(condition: tree.Condition) -> bool:
    return isinstance(condition, tree.Joined) and _words(condition) == {"or"}


def _lists(condition: tree.Condition) -> bool:
    match condition:
        case tree.IsAmong(_, _, several) | tree.IsAnswered(_, _, several):
            return len(several) > 1
        case tree.Whatever(_, part):
            return _lists(part)
        case _:
            return False


def _words(joined: tree.Joined) -> set[str]:
    return {word.text.casefold() for word in joined.words}


def _before_list(both: tree.BothBody, file: SourceFile) -> Diagnostic:
    said = _text(both.condition.span, file)
    return MIXED.at(
        both.condition.span,
        "`or` stands here before `and` and a list, without brackets, so this can mean two things.",
        advice=f"Write `({said}) and {both.body.quantifier}`; or make each part a limb of a list.",
    )


def _finding(joined: tree.Joined, file: SourceFile) -> Diagnostic:
    parts = [_text(part.span, file) for part in joined.parts]
    words = [word.text.casefold() for word in joined.words]
    ands, ors = (_bracketed(parts, words, inner) for inner in ("and", "or"))
    return MIXED.at(
        joined.span,
        "`and` and `or` stand together here without brackets, so this can mean two things.",
        advice=f"Write `{ands}`, or `{ors}`.",
    )


def _bracketed(parts: list[str], words: list[str], inner: str) -> str:
    """Join the parts again, with brackets around those that the word `inner` joins."""
    outer = "or" if inner == "and" else "and"
    groups = [[parts[0]]]
    for word, part in zip(words, parts[1:], strict=True):
        if word == inner:
            groups[-1].append(part)
        else:
            groups.append([part])
    said = [f" {inner} ".join(group) for group in groups]
    return f" {outer} ".join(
        f"({text})" if len(group) > 1 else text for text, group in zip(said, groups, strict=True)
    )


def _text(span: Span, file: SourceFile) -> str:
    """Return what is written in a stretch of a file, in one line and without comments."""
    lines = [without_comment(line) for line in file.lines[span.line - 1 : span.end_line]]
    if span.line == span.end_line:
        return " ".join(lines[0][span.column - 1 : span.end_column - 1].split())
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return " ".join(" ".join(lines).split())

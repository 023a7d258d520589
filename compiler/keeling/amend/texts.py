"""The words of a provision: where they stand in its file, and which of them are law."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keeling.model.amending import Instruction
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Provision
from keeling.source import SourceFile, Span
from keeling.syntax.layout import comment_start, logical_lines

_LABEL = re.compile(r"\([0-9A-Za-z]{1,6}\)\s*")
#: What stands in place of what is not law, so that no words are found there.
BLANK = "\0"


def stretch(provision: Provision, file: SourceFile) -> tuple[int, int]:
    """Return where in its file a provision begins and ends, as offsets."""
    span = provision.span
    end = min(file.offset(span.end_line, span.end_column), len(file.text))
    return file.offset(span.line, span.column), end


def own_words(provision: Provision, law: Law, file: SourceFile) -> tuple[int, str]:
    """Return where a provision's text begins, and the text with all that is not law blanked."""
    start, end = stretch(provision, file)
    text = list(file.text[start:end])
    for first, last in _not_law(provision.span, law, file):
        blank(text, max(first, start) - start, min(last, end) - start)
    return start, "".join(text)


def within(span: Span, start: int, text: str, file: SourceFile) -> str:
    """Return a text with all blanked that lies outside a place in its file."""
    kept = list(text)
    blank(kept, 0, file.offset(span.line, span.column) - start)
    blank(kept, file.offset(span.end_line, span.end_column) - start, len(kept))
    return "".join(kept)


def definition(step: Instruction, target: ProvisionId, law: Law) -> Span | None:
    """Return the definition that an instruction names, of those in a provision or around it."""
    around = law.provisions[target].span if target in law.provisions else None
    for span in law.definitions.get(step.definition, ()):
        if around is None or (
            span.path == around.path
            and span.line <= around.end_line
            and around.line <= span.end_line
        ):
            return span
    return None


def blank(text: list[str], first: int, last: int) -> None:
    """Put what is no law in place of some characters; the ends of lines stay."""
    for at in range(max(first, 0), min(last, len(text))):
        if text[at] != "\n":
            text[at] = BLANK


def begins(text: str) -> int:
    """Return where the law of a text begins, after a label."""
    match = re.search(rf"[^\s{BLANK}]", text)
    if match is None:
        return len(text)
    label = _LABEL.match(text, match.start())
    return label.end() if label else match.start()


def ends(text: str) -> int:
    """Return where the law of a text ends."""
    return len(re.sub(rf"[\s{BLANK}]+\Z", "", text))


def headed(target: ProvisionId, law: Law) -> ProvisionId:
    """Return the innermost provision around a target that has a heading."""
    at: ProvisionId | None = target
    while at is not None:
        provision = law.provisions[at]
        if provision.heading:
            return at
        target, at = at, provision.parent
    return target


def first_line(span: Span, file: SourceFile) -> Span:
    """Return the first line of a place, to show it by."""
    line = file.lines[span.line - 1]
    return Span(span.path, span.line, span.column, span.line, len(line) + 1)


def _not_law(span: Span, law: Law, file: SourceFile) -> Iterator[tuple[int, int]]:
    """Yield the stretches, by offset, that are heads, comments or properties."""
    last = min(span.end_line, len(file.lines))
    for provision in law.provisions.values():
        at = provision.span
        if at.path == span.path and span.line <= at.line <= last and _has_head(provision, file):
            yield file.offset(at.line, at.column), file.offset(*_end_of_line(at.line, file))
    for number in range(span.line, last + 1):
        comment = comment_start(file.lines[number - 1])
        if comment is not None:
            yield file.offset(number, comment + 1), file.offset(*_end_of_line(number, file))
    for line in logical_lines(file, span.line, last):
        if line.is_property:
            end = file.offset(*_end_of_line(line.last_number, file))
            yield file.offset(line.number, 1), end


def _end_of_line(number: int, file: SourceFile) -> tuple[int, int]:
    return number, len(file.lines[number - 1]) + 1


def _has_head(provision: Provision, file: SourceFile) -> bool:
    """Whether a provision begins with a line of its own: a division and its number, or a heading.

    A row of a table does not, and a limb or a labelled sentence has law beside its label.
    """
    span = provision.span
    begins_with = file.lines[span.line - 1][span.column - 1 : span.column]
    return bool(provision.heading) or begins_with.isalpha()

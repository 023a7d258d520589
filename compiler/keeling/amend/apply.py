"""Apply a proposal's instructions to the text of the law, all of them or none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from keeling.diagnostics import Check, Diagnostic, Label, Result, Scope
from keeling.model.changes import Edit, Mark, Marked, MarkKind
from keeling.model.identity import ProvisionId
from keeling.model.law import Instruction, Law, Proposal, Provision
from keeling.source import SourceFile, Span
from keeling.syntax.layout import comment_start, logical_lines

NOT_FOUND = Check(
    "words-not-found", "an amendment of words that are not there", scope=Scope.READING
)
FOUND_TWICE = Check(
    "words-found-twice", "an amendment of words that are there more than once", scope=Scope.READING
)
SAME_WORDS = Check("same-words", "two instructions that change the same words", scope=Scope.READING)
#: A text no longer than this is shown whole.
_SHORT = 240
CHECKS = (NOT_FOUND, FOUND_TWICE, SAME_WORDS)


@dataclass(frozen=True, slots=True)
class Amended:
    """The text as amended, the edits that made it so, and the provisions marked up."""

    files: tuple[SourceFile, ...]
    edits: tuple[Edit, ...]
    marked: tuple[Marked, ...]


def amend(files: Iterable[SourceFile], law: Law, proposals: Iterable[Proposal]) -> Result[Amended]:
    """Apply the instructions of some proposals to the files that `law` was read from.

    Each instruction's words must stand in its target exactly once, apart from its heading,
    properties and comments. An instruction that cannot be applied leaves everything unapplied.
    """
    kept = {file.path: file for file in files}
    instructions = [step for proposal in proposals for step in proposal.instructions]
    edits: list[Edit] = []
    found: list[Diagnostic] = []
    for instruction in instructions:
        provision = law.provisions[instruction.target]
        result = _edit(instruction, provision, kept[provision.span.path])
        found += result.diagnostics
        edits += [result.value] if result.value else []
    found += _collisions(edits)
    if found:
        return Result(Amended(tuple(kept.values()), (), ()), tuple(found))
    edits.sort(key=lambda edit: (edit.path, edit.start))
    changed = {path: _apply(file, edits) for path, file in kept.items()}
    marked = tuple(_marked(edits, law, kept, instructions))
    return Result(Amended(tuple(changed.values()), tuple(edits), marked))


def _edit(instruction: Instruction, provision: Provision, file: SourceFile) -> Result[Edit | None]:
    start, text = _own_words(provision, file)
    places = [match.span() for match in _pattern(instruction.old).finditer(text)]
    if len(places) == 1:
        begin, end = (start + place for place in places[0])
        old = file.text[begin:end]
        return Result(Edit(file.path, begin, end, old, instruction.new, instruction))
    check = FOUND_TWICE if places else NOT_FOUND
    many = {0: "nowhere", 2: "twice"}.get(len(places), f"{len(places)} times")
    return Result(
        None,
        (
            check.at(
                instruction.span,
                f"“{instruction.old}” stands {many} in {instruction.target.citation}.",
                advice=_advice(instruction, text, bool(places)),
                citation=instruction.target.citation,
                labels=(Label(_first_line(provision.span, file), "the text that is there"),),
            ),
        ),
    )


def _first_line(span: Span, file: SourceFile) -> Span:
    line = file.lines[span.line - 1]
    return Span(span.path, span.line, span.column, span.line, len(line) + 1)


def _advice(instruction: Instruction, text: str, found: bool) -> str:
    if found:
        return "Quote more of the words around them, or name the limb they stand in."
    words = re.sub(r"[\s\0]+", " ", text).strip()
    if len(words) <= _SHORT:
        return f"The words there are “{words}”."
    near = _nearest(instruction.old, words)
    if near:
        return f"The nearest words there are “{near}”."
    return f"The words there begin “{words[:_SHORT]}”."


def _nearest(wanted: str, words: str) -> str | None:
    """Return the run of words most like those wanted, if any is like them."""
    pieces, count = words.split(" "), len(wanted.split())
    best, likeness = None, 0.6
    for start in range(len(pieces)):
        for length in {max(1, count - 1), count, count + 1}:
            run = " ".join(pieces[start : start + length])
            ratio = SequenceMatcher(None, wanted, run).ratio()
            if ratio > likeness:
                best, likeness = run, ratio
    return best


def _pattern(words: str) -> re.Pattern[str]:
    """Match words whatever the space between them, and never part of a word."""
    inner = r"\s+".join(re.escape(word) for word in words.split())
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return re.compile(before + inner + after)


def _own_words(provision: Provision, file: SourceFile) -> tuple[int, str]:
    """Return where a provision's text begins, and the text with all that is not law blanked."""
    span = provision.span
    start = file.offset(span.line, span.column)
    end = min(file.offset(span.end_line, span.end_column), len(file.text))
    text = list(file.text[start:end])
    for first, last in _not_law(span, file):
        for at in range(max(first, start), min(last, end)):
            if text[at - start] != "\n":
                text[at - start] = "\0"
    return start, "".join(text)


def _not_law(span: Span, file: SourceFile) -> Iterator[tuple[int, int]]:
    """Yield the stretches, by offset, that are the head, comments or properties."""
    first_line = file.lines[span.line - 1]
    if not first_line[span.column - 1 :].startswith("("):
        yield file.offset(span.line, 1), file.offset(span.line, 1) + len(first_line)
    last = min(span.end_line, len(file.lines))
    for number in range(span.line, last + 1):
        at = comment_start(file.lines[number - 1])
        if at is not None:
            line_start = file.offset(number, 1)
            yield line_start + at, line_start + len(file.lines[number - 1])
    for line in logical_lines(file, span.line, last):
        if line.is_property:
            first = file.offset(line.number, 1)
            end = file.offset(line.last_number, 1) + len(file.lines[line.last_number - 1])
            yield first, end


def _collisions(edits: list[Edit]) -> Iterator[Diagnostic]:
    ordered = sorted(edits, key=lambda edit: (edit.path, edit.start, edit.end))
    for one, other in pairwise(ordered):
        if one.path == other.path and other.start < one.end:
            yield SAME_WORDS.at(
                other.instruction.span,
                f"“{other.old}” in {other.instruction.target.citation} is changed by another "
                "instruction too.",
                advice="Keep one of them.",
                labels=(Label(one.instruction.span, "the other instruction"),),
            )


def _apply(file: SourceFile, edits: list[Edit]) -> SourceFile:
    text = file.text
    for edit in reversed([edit for edit in edits if edit.path == file.path]):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return SourceFile(file.path, text)


def _marked(
    edits: list[Edit],
    law: Law,
    files: Mapping[str, SourceFile],
    instructions: list[Instruction],
) -> Iterator[Marked]:
    """Yield each provision with a heading that an edit touches, with every word marked."""
    touched: dict[ProvisionId, list[Edit]] = {}
    for edit in edits:
        touched.setdefault(_headed(edit.instruction.target, law), []).append(edit)
    for at, own in touched.items():
        provision = law.provisions[at]
        file = files[provision.span.path]
        position = file.offset(provision.span.line, provision.span.column)
        end = min(file.offset(provision.span.end_line, provision.span.end_column), len(file.text))
        marks: list[Mark] = []
        for edit in own:
            number = instructions.index(edit.instruction) + 1
            marks.append(Mark(MarkKind.KEPT, file.text[position : edit.start]))
            marks.append(Mark(MarkKind.STRUCK, edit.old, number))
            marks.append(Mark(MarkKind.INSERTED, edit.new, number))
            position = edit.end
        marks.append(Mark(MarkKind.KEPT, file.text[position:end].rstrip() + "\n"))
        yield Marked(at, tuple(marks))


def _headed(target: ProvisionId, law: Law) -> ProvisionId:
    """Return the innermost provision around a target that has a heading."""
    at: ProvisionId | None = target
    while at is not None:
        provision = law.provisions[at]
        if provision.heading:
            return at
        target, at = at, provision.parent
    return target

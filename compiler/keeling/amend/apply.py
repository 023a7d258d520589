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
UNUSABLE = Check("unusable-words", "an amendment whose words cannot be used", scope=Scope.READING)
SAME_WORDS = Check("same-words", "two instructions that change the same words", scope=Scope.READING)
#: A text no longer than this is shown whole.
_SHORT = 240
CHECKS = (NOT_FOUND, FOUND_TWICE, UNUSABLE, SAME_WORDS)
#: What may not be put into a line of law, or cut out of one: beyond it begins a comment, a title
#: or a term, so words beside it would turn from law into something else.
_NEVER = re.compile(r'[#"“”\n]')


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
        if unusable := _unusable(instruction):
            found.append(unusable)
            continue
        provision = law.provisions[instruction.target]
        result = _edit(instruction, provision, law, kept[provision.span.path])
        found += result.diagnostics
        edits += [result.value] if result.value else []
    found += _collisions(edits)
    if found:
        return Result(Amended(tuple(kept.values()), (), ()), tuple(found))
    edits.sort(key=lambda edit: (edit.path, edit.start))
    changed = {path: _apply(file, edits) for path, file in kept.items()}
    marked = tuple(_marked(edits, law, kept, instructions))
    return Result(Amended(tuple(changed.values()), tuple(edits), marked))


def _unusable(instruction: Instruction) -> Diagnostic | None:
    """Refuse words that change nothing, or that would not be law where they stand."""
    cited = instruction.target.citation
    for words in (instruction.old, instruction.new):
        if sign := _NEVER.search(words):
            what = {
                "#": "There is a `#` in “{}”, and that begins a comment, which is not law.",
                "\n": "There is the end of a line in “{}”.",
            }.get(sign[0], "There is a quotation mark in “{}”, which no amendment may change.")
            return UNUSABLE.at(
                instruction.span,
                what.format(words),
                advice="Leave it out, and quote only words of law beside it.",
                citation=cited,
            )
    if not instruction.old.split():
        return UNUSABLE.at(
            instruction.span,
            "No words are quoted between `for` and `substitute`.",
            advice="Quote words that stand there, and say them again with what is to be added.",
            citation=cited,
        )
    if instruction.old.split() == instruction.new.split():
        return UNUSABLE.at(
            instruction.span,
            f"To substitute “{instruction.old}” for itself changes nothing.",
            advice="Leave the instruction out, or say what is to stand there.",
            citation=cited,
        )
    return None


def _edit(
    instruction: Instruction, provision: Provision, law: Law, file: SourceFile
) -> Result[Edit | None]:
    start, text = _own_words(provision, law, file)
    places = [match.span() for match in _pattern(instruction.old).finditer(text)]
    if len(places) == 1:
        begin, end = (start + place for place in places[0])
        old = file.text[begin:end]
        edit = Edit(file.path, begin, end, old, instruction.new, instruction)
        if _becomes_property(edit, provision.span, file):
            return Result(None, (_no_law(instruction),))
        return Result(edit)
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


def _becomes_property(edit: Edit, span: Span, file: SourceFile) -> bool:
    """Whether an edit would turn the line it stands on from law into a note or the like."""
    number = file.text.count("\n", 0, edit.start) + 1
    last = min(span.end_line, len(file.lines)) - edit.old.count("\n")
    return any(
        line.is_property and line.number <= number <= line.last_number
        for line in logical_lines(_apply(file, [edit]), span.line, last)
    )


def _no_law(instruction: Instruction) -> Diagnostic:
    return UNUSABLE.at(
        instruction.span,
        "As amended, the line would begin as a note or another property does, and not be law.",
        advice="Begin with words of law, not with those of a note or another property.",
        citation=instruction.target.citation,
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
    pieces = words.split()
    inner = r"\s+".join(re.escape(piece) for piece in pieces)
    before = r"(?<!\w)(?<!\w-)" if pieces[0][0].isalnum() else ""
    after = r"(?!-?\w)" if pieces[-1][-1].isalnum() else ""
    return re.compile(before + inner + after)


def _own_words(provision: Provision, law: Law, file: SourceFile) -> tuple[int, str]:
    """Return where a provision's text begins, and the text with all that is not law blanked."""
    start, end = _stretch(provision, file)
    text = list(file.text[start:end])
    for first, last in _not_law(provision.span, law, file):
        for at in range(max(first, start), min(last, end)):
            if text[at - start] != "\n":
                text[at - start] = "\0"
    return start, "".join(text)


def _stretch(provision: Provision, file: SourceFile) -> tuple[int, int]:
    """Return where in its file a provision begins and ends, as offsets."""
    span = provision.span
    end = min(file.offset(span.end_line, span.end_column), len(file.text))
    return file.offset(span.line, span.column), end


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
    begins = file.lines[span.line - 1][span.column - 1 : span.column]
    return bool(provision.heading) or begins.isalpha()


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
    """Yield each provision with a heading that an edit touches, with every word marked.

    A provision that lies inside another one shown is shown there, and not again by itself.
    """
    touched = dict.fromkeys(_headed(edit.instruction.target, law) for edit in edits)
    placed: dict[ProvisionId, tuple[str, int, int]] = {}
    for at in touched:
        path = law.provisions[at].span.path
        placed[at] = (path, *_stretch(law.provisions[at], files[path]))
    for at, (path, start, end) in placed.items():
        if any(
            other != at and path == around[0] and around[1] <= start and end <= around[2]
            for other, around in placed.items()
        ):
            continue
        text, position = files[path].text, start
        marks: list[Mark] = []
        for edit in edits:
            if edit.path != path or not start <= edit.start <= edit.end <= end:
                continue
            number = instructions.index(edit.instruction) + 1
            marks.append(Mark(MarkKind.KEPT, text[position : edit.start]))
            marks.append(Mark(MarkKind.STRUCK, edit.old, number))
            marks.append(Mark(MarkKind.INSERTED, edit.new, number))
            position = edit.end
        marks.append(Mark(MarkKind.KEPT, text[position:end].rstrip() + "\n"))
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

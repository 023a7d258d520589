"""Instructions that change words: where the words stand, and what is to stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from keeling.amend.checks import FOUND_TWICE, NOT_FOUND, UNUSABLE
from keeling.amend.texts import (
    BLANK,
    begins,
    blank,
    definition,
    ends,
    first_line,
    own_words,
    within,
)
from keeling.diagnostics import Diagnostic, Label, Result
from keeling.model.amending import PLACES, Instruction, Side, Times, Verb
from keeling.model.changes import Edit
from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.source import SourceFile, Span
from keeling.syntax.layout import logical_lines

#: A text no longer than this is shown whole.
_SHORT = 240
#: What may not be put into a line of law, or cut out of one: beyond it begins a comment, a title
#: or a term, so words beside it would turn from law into something else.
_NEVER = re.compile(r'[#"“”\n]')
#: Before these no space is put.
CLOSES_UP = frozenset(",;:.)")


def unusable(step: Instruction) -> Diagnostic | None:
    """Refuse words that change nothing, or that would not be law where they stand."""
    cited = step.target.citation
    for words in (step.old, step.new):
        if sign := _NEVER.search(words):
            what = {
                "#": "There is a `#` in “{}”, and that begins a comment, which is not law.",
                "\n": "There is the end of a line in “{}”.",
            }.get(sign[0], "There is a quotation mark in “{}”, which no amendment may change.")
            return UNUSABLE.at(
                step.span,
                what.format(words),
                advice="Leave it out, and quote only words of law beside it.",
                citation=cited,
            )
    if not step.old.split() and step.side not in (Side.BEGINNING, Side.END):
        return UNUSABLE.at(
            step.span,
            "No words are quoted that could be found.",
            advice="Quote words that stand there, and say them again with what is to be added.",
            citation=cited,
        )
    if not step.new.split() and step.verb is not Verb.OMIT:
        return UNUSABLE.at(
            step.span,
            f"No words are quoted that could be put in by `{step.verb.value}`.",
            advice="To take words away, write `omit` and the words.",
            citation=cited,
        )
    if step.old.split() == step.new.split():
        return UNUSABLE.at(
            step.span,
            f"To substitute “{step.old}” for itself changes nothing.",
            advice="Leave the instruction out, or say what is to stand there.",
            citation=cited,
        )
    return None


def edits(step: Instruction, target: ProvisionId, law: Law, file: SourceFile) -> Result[list[Edit]]:
    """Return the edits by which an instruction changes the words of one of its provisions."""
    start, text = searched(step, target, law, file)
    if step.side in (Side.BEGINNING, Side.END):
        places = [_edge(step.side, text)]
    else:
        places = [match.span() for match in pattern(step.old).finditer(text)]
        if wrong := _miscounted(step, target, places, text, law, file):
            return Result([], (wrong,))
    made = [_edit(step, file, start + first, start + last) for first, last in places]
    if any(_becomes_property(edit, law.provisions[target].span, file) for edit in made):
        return Result([], (_no_law(step, target),))
    return Result(made)


def searched(step: Instruction, target: ProvisionId, law: Law, file: SourceFile) -> tuple[int, str]:
    """Return where the words may stand: in the provision, its definition, or a column of it."""
    start, text = own_words(law.provisions[target], law, file)
    if step.definition:
        defined = definition(step, target, law)
        text = within(defined, start, text, file) if defined else BLANK * len(text)
    if step.column:
        kept = list(text)
        for first, last in _outside(step.column, start, text, file):
            blank(kept, first, last)
        text = "".join(kept)
    return start, text


def _outside(column: str, start: int, text: str, file: SourceFile) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that do not lie in a column of its table."""
    at = 0
    number = file.text.count("\n", 0, start) + 1
    for line in text.split("\n"):
        cell = _cell(column, number, file)
        if cell is None:
            yield at, at + len(line)
        else:
            begin = file.offset(number, 1) - start
            yield at, begin + cell[0]
            yield begin + cell[1], at + len(line)
        at += len(line) + 1
        number += 1


def _cell(column: str, number: int, file: SourceFile) -> tuple[int, int] | None:
    """Return where a line of a table has its cell of a column; None for its heading."""
    head = number
    while head > 1 and file.lines[head - 2].lstrip().startswith("|"):
        head -= 1
    bars = [
        [at for at, sign in enumerate(file.lines[each - 1]) if sign == "|"]
        for each in (head, number)
    ]
    titles = [file.lines[head - 1][one + 1 : two].strip() for one, two in pairwise(bars[0])]
    if head == number or column not in titles or len(bars[0]) != len(bars[1]):
        return None
    place = titles.index(column)
    return bars[1][place] + 1, bars[1][place + 1]


def _edge(side: Side, text: str) -> tuple[int, int]:
    at = begins(text) if side is Side.BEGINNING else ends(text)
    return at, at


def _edit(step: Instruction, file: SourceFile, first: int, last: int) -> Edit:
    """Return the edit of words at a place: what goes, what comes, and the space around them."""
    text, new = file.text, step.new
    match step.verb, step.side:
        case Verb.OMIT, _:
            if text[first - 1 : first] == " " and text[last : last + 1] == " ":
                last += 1
            elif text[first - 1 : first] == " " and text[last : last + 1] in {
                "\n",
                "",
                *CLOSES_UP,
            }:
                first -= 1
        case Verb.INSERT, Side.BEFORE | Side.BEGINNING:
            last = first
            new = f"{new} "
        case Verb.INSERT, _:
            first = last
            new = new if new[0] in CLOSES_UP else f" {new}"
        case _:
            first, new = fitted(text, first, step.old, new)
    return Edit(file.path, first, last, text[first:last], new, step)


def fitted(text: str, first: int, old: str, new: str) -> tuple[int, str]:
    """Return from where words are replaced, and by what, set apart from what stands before them.

    In place of words that close up, such as `, or`, words come that need a space, or the reverse.
    """
    closed, closes = (words.lstrip()[:1] in CLOSES_UP for words in (old, new))
    if closed and not closes and not text[:first].endswith((" ", "\n")):
        return first, f" {new}"
    line = text[text.rfind("\n", 0, first) + 1 : first]
    if closes and not closed and line.strip():
        return first - (len(line) - len(line.rstrip(" "))), new
    return first, new


def _miscounted(
    step: Instruction,
    target: ProvisionId,
    places: list[tuple[int, int]],
    text: str,
    law: Law,
    file: SourceFile,
) -> Diagnostic | None:
    """Say where words do not stand as often as an instruction takes for granted."""
    count = len(places)
    right = {Times.ONCE: count == 1, Times.BOTH: count == 2, Times.EACH: count > 1}
    if right[step.times]:
        return None
    many = {0: "nowhere", 1: "once", 2: "twice"}.get(count, f"{count} times")
    only = " only" if count == 1 else ""
    return (FOUND_TWICE if count else NOT_FOUND).at(
        step.span,
        f"“{step.old}” stands {many}{only} in {target.citation}.",
        advice=_advice(step, text, count),
        citation=target.citation,
        labels=(Label(first_line(law.provisions[target].span, file), "the text that is there"),),
    )


def _advice(step: Instruction, text: str, count: int) -> str:
    if count == 1:
        return f"Leave out `in {PLACES[step.times]}`."
    if count > 1:
        every = "in both places" if count == 2 else "in each place"
        return (
            "Quote more of the words around them, or name the limb they stand in. If all are "
            f"meant, say `, {every},` after the words quoted."
        )
    words = re.sub(rf"[\s{BLANK}]+", " ", text).strip()
    if not words:
        return (
            "No words of it are encoded here, so none can be amended. Put the provision in anew: "
            "`for … substitute`, with the whole of it below, as it is to read."
        )
    if len(words) <= _SHORT:
        return f"The words there are “{words}”."
    near = _nearest(step.old, words)
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


def pattern(words: str) -> re.Pattern[str]:
    """Match words whatever the space between them, and never part of a word."""
    pieces = words.split()
    inner = r"\s+".join(re.escape(piece) for piece in pieces)
    before = r"(?<!\w)(?<!\w-)" if pieces[0][0].isalnum() else ""
    after = r"(?!-?\w)" if pieces[-1][-1].isalnum() else ""
    return re.compile(before + inner + after)


def _becomes_property(edit: Edit, span: Span, file: SourceFile) -> bool:
    """Whether an edit would turn the line it stands on from law into a note or the like."""
    number = file.text.count("\n", 0, edit.start) + 1
    last = min(span.end_line, len(file.lines)) - edit.old.count("\n")
    text = file.text[: edit.start] + edit.new + file.text[edit.end :]
    return any(
        line.is_property and line.number <= number <= line.last_number
        for line in logical_lines(SourceFile(file.path, text), span.line, last)
    )


def _no_law(step: Instruction, target: ProvisionId) -> Diagnostic:
    return UNUSABLE.at(
        step.span,
        "As amended, the line would begin as a note or another property does, and not be law.",
        advice="Begin with words of law, not with those of a note or another property.",
        citation=target.citation,
    )

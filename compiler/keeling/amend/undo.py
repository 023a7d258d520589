"""Take amendments that were made out of the text again: what stood there comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from keeling.amend import units
from keeling.amend.apply import Amended
from keeling.amend.restore import Place, in_order, omitted_again, stretches
from keeling.amend.rows import Rows
from keeling.amend.texts import begins, definition, ends, first_line
from keeling.amend.words import CLOSES_UP, fitted, pattern, searched
from keeling.diagnostics import Diagnostic, Label, Result
from keeling.model.amending import PLACES, Instruction, Side, Times, Verb, put_in, sentence
from keeling.model.changes import Edit
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Provision
from keeling.resolve.checks import HISTORY
from keeling.source import SourceFile

Edits = Result[list[Edit]]
_SHORT = 240


def undo(files: Iterable[SourceFile], law: Law, steps: Sequence[Instruction]) -> Result[Amended]:
    """Return the text as it read before some instructions, all carried out together, were made.

    `law` is what the files say, after them. Whether the instructions lead from the text returned
    to this one is for the caller to see; what cannot be told from the text is refused.
    """
    rows, by_path = Rows.of(steps, law), {file.path: file for file in files}
    undoing = _Undoing(by_path, law, rows, Place.of(steps, law, by_path, rows))
    made: list[Edit] = []
    found: list[Diagnostic] = []
    restored = [step for step in steps if step.stood]
    for step in in_order(steps, law):
        larger = (
            [other for other in restored if other.target not in step.targets]
            if step.stood
            else restored
        )
        if _covered(step, larger):
            continue
        result = undoing.edits(step)
        made += result.value
        found += result.diagnostics
    found += _touching(made)
    before = Amended.of(undoing.files.values())
    if found:
        return Result(before, tuple(found))
    texts = {path: _carried_out(file, made) for path, file in undoing.files.items()}
    ordered = tuple(sorted(made, key=lambda edit: (edit.path, edit.start, edit.end)))
    return Result(Amended(tuple(texts.values()), before.files, ordered))


def _covered(step: Instruction, restored: Sequence[Instruction]) -> bool:
    """Whether all that an instruction touched comes back with the text given under another.

    What was put in beside a provision does not come back with that provision.
    """
    beside = step.units and step.verb is Verb.INSERT and not step.inside
    return any(
        all(
            target.within(other.target) and not (beside and target == other.target)
            for target in step.targets
        )
        for other in restored
        if not other.definition and (not other.units or other.verb is Verb.SUBSTITUTE)
    )


def _carried_out(file: SourceFile, edits: Sequence[Edit]) -> SourceFile:
    text = file.text
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    for edit in ordered[::-1]:
        if edit.path == file.path:
            text = text[: edit.start] + edit.new + text[edit.end :]
    return SourceFile(file.path, text)


def _touching(edits: Sequence[Edit]) -> list[Diagnostic]:
    ordered = sorted(edits, key=lambda edit: (edit.path, edit.start, edit.end))
    return [
        HISTORY.at(
            other.instruction.span,
            "What this amendment did and what another of the same day did lie within each other.",
            advice="Give the earlier text of the larger one under `which read`: that brings back "
            "both.",
            labels=(Label(one.instruction.span, "the other one"),),
        )
        for one, other in pairwise(ordered)
        if one.path == other.path and other.start < one.end
    ]


@dataclass(frozen=True)
class _Undoing:
    """Finds the edits that take instructions back in a text."""

    files: Mapping[str, SourceFile]
    law: Law
    rows: Rows
    place: Place

    def edits(self, step: Instruction) -> Edits:
        if step.stood:
            return self._restored(step)
        if step.verb is Verb.OMIT or (step.units and step.verb is Verb.SUBSTITUTE):
            return _refused(
                step,
                f"{sentence(step)} It is not said what stood there before.",
                "Write `which read` on the line below it, and below that, two spaces deeper, "
                f"{_what(step)} as it read until then.",
            )
        if step.verb is Verb.RENUMBER:
            return self._renumbered(step)
        if step.units:
            return self._removed(step)
        return self._words(step)

    def _file(self, provision: Provision) -> SourceFile:
        return self.files[provision.span.path]

    def _there(self, at: ProvisionId) -> Provision | None:
        return self.law.provisions.get(at)

    def _restored(self, step: Instruction) -> Edits:
        assert step.stood_at is not None
        source = self.files[step.stood_at.path]
        if not step.target.path and not step.target.row:
            return _refused(
                step,
                f"Of {step.target.citation} as a whole no earlier text can be given.",
                "Give its sentence a number, such as `(1)`, and amend that.",
            )
        if step.verb is Verb.INSERT and step.units:
            return _refused(
                step,
                "Where a provision is inserted, nothing stood before.",
                "Leave out `which read` and the lines under it.",
            )
        if step.units and step.verb is Verb.OMIT:
            made = omitted_again(step, self.place)
            return Result(made) if made else self._gone(step, step.target, "")
        if not step.units and len(step.targets) > 1:
            return _refused(
                step,
                "Several provisions are named, and one earlier text is given.",
                "Write one instruction for each of them, with the earlier text of each.",
            )
        found = stretches(step, self.law, self.rows)
        if not found:
            return self._gone(step, (*put_in(step), step.target)[0], "")
        first, last = found[0], found[-1]
        file = self.files[first.path]
        column = first.column - 1
        text = "\n".join(units.moved(step.stood_at, source, column)).lstrip(" ")
        start = file.offset(first.line, first.column)
        end_line = min(last.end_line, len(file.lines))
        end = file.offset(end_line, len(file.lines[end_line - 1]) + 1)
        edit = Edit(file.path, start, end, file.text[start:end], text, _quoting(step))
        return Result([edit])

    def _gone(self, step: Instruction, at: ProvisionId, why: str) -> Edits:
        return _refused(
            step,
            f"{sentence(step)} But {at.citation} is not in the text that came after{why}.",
            "If a later amendment took it away or gave it another number, that amendment has to be "
            "here too. If it never was in the law here, leave this one out.",
        )

    def _renumbered(self, step: Instruction) -> Edits:
        assert step.becomes is not None
        now = self._there(step.becomes)
        if now is None:
            return self._gone(step, step.becomes, "")
        return units.renumbered(replace(step, becomes=step.target), now, self._file(now))

    def _removed(self, step: Instruction) -> Edits:
        """Take out provisions that were put in, with the blank line that came with them."""
        spans = stretches(step, self.law, self.rows)
        if not spans:
            new = put_in(step)
            return self._gone(step, new[0] if new else step.target, " as it was put in")
        made: list[Edit] = []
        before = step.side in (Side.BEFORE, Side.BEGINNING)
        for span in spans:
            file = self.files[span.path]
            first, last = span.line, min(span.end_line, len(file.lines))
            if before and units.is_blank(last + 1, file) and last + 1 < len(file.lines):
                last += 1
            elif not before and units.is_blank(first - 1, file):
                first -= 1
            made.append(units.whole_lines(step, file, first, last, ""))
        return Result(made)

    def _words(self, step: Instruction) -> Edits:
        made: list[Edit] = []
        found: list[Diagnostic] = []
        for target in map(self.rows.after, step.targets):
            provision = self._there(target)
            if provision is None:
                found += self._gone(step, target, "").diagnostics
                continue
            if step.definition and definition(step, target, self.law) is None:
                term = f"A definition of “{step.definition}”"
                found += _refused(step, f"{term} is not in {target.citation}.", "").diagnostics
                continue
            file = self._file(provision)
            start, text = searched(step, target, self.law, file)
            places = list(_places(step, text))
            # Of more than two, some may have stood there before.
            right = 1 if step.times is Times.ONCE else 2
            if len(places) != right:
                found.append(self._miscounted(step, target, len(places), text, file))
                continue
            made += [_back(step, file, start + one, start + two) for one, two in places]
        return Result(made, tuple(found))

    def _miscounted(
        self, step: Instruction, target: ProvisionId, count: int, text: str, file: SourceFile
    ) -> Diagnostic:
        shown = Label(
            first_line(self.law.provisions[target].span, file), "the text that came after"
        )
        many = {0: "nowhere", 1: "once only", 2: "twice"}.get(count, f"{count} times")
        beside = ""
        if step.side in (Side.AFTER, Side.BEFORE):
            beside = f" {step.side.value} “{step.old}”"
        elif step.side is not None:
            beside = f" {step.side.value}"
        said = (
            f"“{step.new}” stands {many}{beside} in the text of {target.citation} that came after"
        )
        if count > 1:
            message = f"{said}, so which of them this amendment put in cannot be told."
            advice = (
                "Name the limb it was put in, or quote more of the words around it. Or write "
                "`which read` on the line below it, and below that the whole of "
                f"{target.citation} as it read until then."
            )
        else:
            places = f" in {PLACES[step.times]}" if step.times in PLACES and count else ""
            message = f"{said}{', not' + places if places else ''}."
            words = re.sub(r"[\s\0]+", " ", text).strip()
            there = f"The words there are “{words[:_SHORT]}”. " if words else ""
            advice = (
                f"{there}If a later amendment changed them again, that amendment has to be here "
                "too."
            )
        return HISTORY.at(
            step.span, message, advice=advice, citation=target.citation, labels=(shown,)
        )


def _back(step: Instruction, file: SourceFile, first: int, last: int) -> Edit:
    """Return the edit that puts words back in place of those that an instruction put in."""
    old = ""
    if step.verb is Verb.SUBSTITUTE:
        first, old = fitted(file.text, first, step.new, step.old)
    return Edit(file.path, first, last, file.text[first:last], old, step)


def _places(step: Instruction, text: str) -> Iterable[tuple[int, int]]:
    """Yield where the words stand that an instruction put in, with the space that came too."""
    new = pattern(step.new).pattern
    space = r"\s*" if step.new[:1] in CLOSES_UP else r"\s+"
    match step.verb, step.side:
        case Verb.INSERT, Side.AFTER:
            sought = f"{pattern(step.old).pattern}({space}{new})"
        case Verb.INSERT, Side.BEFORE:
            sought = rf"({new}\s+){pattern(step.old).pattern}"
        case Verb.INSERT, Side.BEGINNING:
            at = begins(text)
            match = re.compile(rf"({new}\s+)").match(text, at)
            return [match.span(1)] if match else []
        case Verb.INSERT, _:
            match = re.compile(rf"({space}{new})\Z").search(text[: ends(text)])
            return [match.span(1)] if match else []
        case _:
            sought = f"({new})"
    return [match.span(1) for match in re.finditer(sought, text)]


def _quoting(step: Instruction) -> Instruction:
    """Return an instruction that says, of what comes back, where its text is given."""
    return replace(step, quoted=step.stood_at)


def _what(step: Instruction) -> str:
    if step.definition:
        return f"the whole definition of “{step.definition}”"
    return f"the whole of {step.target.citation}"


def _refused(step: Instruction, message: str, advice: str) -> Edits:
    found = HISTORY.at(step.span, message, advice=advice, citation=step.target.citation)
    return Result([], (found,))

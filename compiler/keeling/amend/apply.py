"""Carry out instructions on the text of the law, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from keeling.amend import units, words
from keeling.amend.checks import SAME_WORDS
from keeling.amend.marked import MarkedText
from keeling.amend.order import out_of_order
from keeling.amend.texts import headed, stretch
from keeling.diagnostics import Diagnostic, Label, Result
from keeling.model.amending import Instruction, Side, Verb, put_in
from keeling.model.changes import Edit, Marked
from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.source import SourceFile


@dataclass
class Amended:
    """The text as amended so far, the edits made last, and all marks.

    `files` are the files as they read now, `earlier` as they read before these edits.
    """

    files: tuple[SourceFile, ...]
    earlier: tuple[SourceFile, ...] = ()
    edits: tuple[Edit, ...] = ()
    texts: dict[str, MarkedText] = field(default_factory=dict)
    count: int = 0
    _provisions: dict[tuple[str, int], ProvisionId] = field(default_factory=dict)

    @staticmethod
    def of(files: Iterable[SourceFile]) -> Amended:
        """Return text that nothing has been done to."""
        return Amended(tuple(files))

    def marked(self) -> Iterator[Marked]:
        """Yield each stretch that is to be shown, with every word marked, in its order.

        What lies within another stretch is shown there, and not again by itself.
        """
        for path, text in self.texts.items():
            kept = sorted(enumerate(text.shown), key=lambda shown: (shown[1][0], -shown[1][1]))
            reached = -1
            for number, (start, end) in kept:
                if end <= reached:
                    continue
                reached = end
                marks = tuple(text.marks(start, end))
                if marks:
                    yield Marked(self._provisions[path, number], marks, text.margin(start))


def amend(before: Amended, law: Law, steps: Sequence[Instruction]) -> Result[Amended]:
    """Carry out instructions, all together, on text that `law` was read from.

    Words must stand in each target as often as is said, apart from its heading, properties and
    comments. An instruction that cannot be carried out leaves everything as it is.
    """
    kept = {file.path: file for file in before.files}
    made: list[tuple[Edit, ProvisionId]] = []
    found: list[Diagnostic] = []
    for step in steps:
        result = _edits(step, law, kept)
        found += result.diagnostics
        made += result.value
    found += [*_collisions([edit for edit, _ in made])] or [*_in_what_goes(steps, law)]
    found += out_of_order(steps, law)
    if found:
        return Result(before, tuple(found))
    return Result(_carried_out(before, law, steps, kept, made))


def _edits(
    step: Instruction, law: Law, files: Mapping[str, SourceFile]
) -> Result[list[tuple[Edit, ProvisionId]]]:
    """Return the edits of an instruction, each with the provision that it is made in."""
    made: list[tuple[Edit, ProvisionId]] = []
    found: list[Diagnostic] = []
    if not step.units and (unusable := words.unusable(step)):
        return Result([], (unusable,))
    for at, target in enumerate(step.targets):
        file = files[law.provisions[target].span.path]
        if step.units:
            source = files[step.span.path]
            result = units.edits(step, target, law, file, source, first=at == 0)
        else:
            result = words.edits(step, target, law, file)
        found += result.diagnostics
        made += [(edit, target) for edit in result.value]
    return Result(made, tuple(found))


def _collisions(edits: list[Edit]) -> Iterator[Diagnostic]:
    ordered = sorted(edits, key=lambda edit: (edit.path, edit.start, edit.end))
    for one, other in pairwise(ordered):
        if one.path != other.path:
            continue
        same_place = one.start == other.start and one.end == other.end == one.start
        if other.start < one.end or same_place:
            one, other = sorted((one, other), key=lambda edit: edit.instruction.span)
            what = (
                "Something else is put in at the same place"
                if same_place
                else f"“{_short(other.old or one.old)}” in {other.instruction.target.citation} is "
                "changed by another instruction too"
            )
            yield SAME_WORDS.at(
                other.instruction.span,
                f"{what}.",
                advice="Say both in one instruction." if same_place else "Keep one of them.",
                labels=(Label(one.instruction.span, "the other instruction"),),
            )


def _in_what_goes(steps: Sequence[Instruction], law: Law) -> Iterator[Diagnostic]:
    """Refuse an instruction that works in what another omits or puts something in place of."""
    gone = [each for each in steps if each.units and each.verb in (Verb.OMIT, Verb.SUBSTITUTE)]
    for one in gone:
        for other in (each for each in steps if each is not one):
            inside = [
                at
                for at in other.targets
                if any(_works_in(other, at, whole, law) for whole in one.targets)
            ]
            if inside:
                yield SAME_WORDS.at(
                    other.span,
                    f"{inside[0].citation} goes by another instruction, so nothing can be done in "
                    "it.",
                    advice="Say in the other instruction what is to stand there, or take one of "
                    "them out.",
                    labels=(Label(one.span, "the other instruction"),),
                )


def _works_in(step: Instruction, at: ProvisionId, whole: ProvisionId, law: Law) -> bool:
    """Whether a step does something within a provision, and not only beside it."""
    inside = any(each.within(whole) for each in law.around(at))
    return inside and (at != whole or step.inside)


def _short(words_there: str) -> str:
    said = " ".join(words_there.split())
    return said if len(said) <= 60 else f"{said[:60]}…"


def _carried_out(
    before: Amended,
    law: Law,
    steps: Sequence[Instruction],
    files: Mapping[str, SourceFile],
    made: Sequence[tuple[Edit, ProvisionId]],
) -> Amended:
    numbers = {id(step): before.count + at for at, step in enumerate(steps, 1)}
    texts = {
        path: MarkedText(list(text.pieces), list(text.shown)) for path, text in before.texts.items()
    }
    provisions = dict(before._provisions)
    after = dict(files)
    for path in dict.fromkeys(edit.path for edit, _ in made):
        own = sorted(
            ((edit, target) for edit, target in made if edit.path == path),
            key=lambda each: (each[0].start, each[0].end),
        )
        text = texts.setdefault(path, MarkedText.of(files[path].text))
        for at, start, end in dict.fromkeys(_shown(each, law, files) for each in own):
            provisions[path, len(text.shown)] = at
            text.show(start, end)
        text.carry_out([edit for edit, _ in own], numbers)
        after[path] = SourceFile(path, text.after)
    return Amended(
        tuple(after.values()),
        before.files,
        tuple(sorted((edit for edit, _ in made), key=lambda edit: (edit.path, edit.start))),
        texts,
        before.count + len(steps),
        provisions,
    )


def _shown(
    each: tuple[Edit, ProvisionId], law: Law, files: Mapping[str, SourceFile]
) -> tuple[ProvisionId, int, int]:
    """Return the stretch that shows an edit: the innermost provision with a heading around it.

    A provision with a heading that goes, or comes, is shown by itself.
    """
    edit, target = each
    step = edit.instruction
    around = headed(target, law)
    if step.units and step.verb is not Verb.RENUMBER and _stands_alone(edit, target, law, around):
        new = put_in(step) if step.verb is Verb.INSERT else ()
        at = new[0] if new else target
        return at, edit.start, edit.end
    file = files[edit.path]
    start, end = stretch(law.provisions[around], file)
    return around, start, end + (file.text[end : end + 1] == "\n")


def _stands_alone(edit: Edit, target: ProvisionId, law: Law, around: ProvisionId) -> bool:
    if edit.instruction.side in (Side.BEGINNING, Side.END):
        return edit.new.lstrip("\n").lstrip().split(" ")[0].isalpha()
    return around == target

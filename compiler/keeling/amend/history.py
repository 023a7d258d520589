"""The text of the law on earlier and later days: amendments taken back, and carried out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain, zip_longest

from keeling.amend.apply import Amended, amend
from keeling.amend.lacking import NONE, Lacking
from keeling.amend.trace import traced
from keeling.amend.undo import undo
from keeling.diagnostics import Diagnostic, Label, Result
from keeling.model.amending import Instruction
from keeling.model.law import Law, Made
from keeling.model.words import day_in_words
from keeling.resolve.checks import HISTORY
from keeling.source import SourceFile, Span
from keeling.syntax.layout import LogicalLine, logical_lines
from keeling.syntax.parse import top_blocks

Files = tuple[SourceFile, ...]
#: Reads files as law; nothing if they cannot be understood.
Read = Callable[[Files], Result[Law | None]]
#: Lines of law as they are compared: how far in each stands, its words, and where it is.
_Line = tuple[int, str, Span]


@dataclass(frozen=True)
class Version:
    """The text of the law, and what it says, from a day on; from the first if `start` is None.

    `made` are the amendments that came into force on that day; `lacking` is what is not as in the
    text of most cases, where this is the text of some that amendments do not reach.
    """

    start: date | None
    files: Files
    law: Law
    made: tuple[Made, ...] = ()
    lacking: Lacking = NONE


@dataclass(frozen=True)
class History:
    """The versions of a folder of law, the earliest first, and what is wrong with its history.

    Where an amendment cannot be taken back, no text is known of the days before `known_from`; where
    one to come cannot be carried out, none of the days from `known_to` on.
    """

    versions: tuple[Version, ...]
    found: tuple[Diagnostic, ...] = ()
    known_from: date | None = None
    known_to: date | None = None

    def at(self, day: date) -> Version | None:
        """Return the version of a day; nothing where the text of that day is not known."""
        if self.known_to is not None and day >= self.known_to:
            return None
        if self.known_from is not None and day < self.known_from:
            return None
        return [each for each in self.versions if each.start is None or each.start <= day][-1]


def history(files: Files, law: Law, read: Read) -> History:
    """Return every version of the law, from the text that holds all amendments `written` in it.

    The amendments of one day are one: all are carried out in the text as it stood the day before.
    """
    found: list[Diagnostic] = []
    days = sorted({each.day for each in law.made if each.written and each.day}, reverse=True)
    too_early = tuple(_too_early(law, days[0])) if days else ()
    known_to = min((day for _, day in too_early), default=None)
    later: tuple[Version, ...] = ()
    found += (each for each, _ in too_early)
    if not too_early:
        later, known_to = _later(Version(None, files, law), read, found)
    versions: list[Version] = []
    now, known_from = Version(None, files, law), None
    for day in days:
        before = _before(now, day, read, found)
        versions.append(replace(now, start=day, made=_on(now.law, day, written=True)))
        if before is None:
            known_from = day
            break
        now = before
    else:
        versions.append(now)
    return History((*reversed(versions), *later), tuple(found), known_from, known_to)


def _too_early(law: Law, last: date) -> Iterator[tuple[Diagnostic, date]]:
    """Refuse amendments to come that would be made before one that is in the text already.

    What they find then, the text does not tell.
    """
    for each in law.made:
        if each.written or each.day is None or each.day > last:
            continue
        refused = HISTORY.at(
            each.span,
            f"This amendment is still to come, on {day_in_words(each.day)}, and the text here "
            f"holds already an amendment of {day_in_words(last)}. So the text from "
            f"{day_in_words(each.day)} on is not known.",
            advice="Write it as made, with `which read` below it, and the law as it reads then; or "
            "let the later one be to come too, with `commences`.",
            citation=each.provision.citation,
        )
        yield refused, each.day


def _on(law: Law, day: date, *, written: bool) -> tuple[Made, ...]:
    return tuple(each for each in law.made if each.day == day and each.written is written)


def _steps(made: Sequence[Made]) -> tuple[Instruction, ...]:
    return tuple(chain.from_iterable(each.instructions for each in made))


def _before(now: Version, day: date, read: Read, found: list[Diagnostic]) -> Version | None:
    """Return the law as it was before a day; nothing, and why, where that cannot be told."""
    made = _on(now.law, day, written=True)
    undone = undo(now.files, now.law, _steps(made))
    if undone.diagnostics:
        found += undone.diagnostics
        return None
    again = read(undone.value.files)
    if again.value is None:
        found += (_unreadable(each, undone.value, day) for each in again.diagnostics)
        return None
    before = Version(None, undone.value.files, again.value)
    wrong = tuple(_not_led_to(before, now, day, read))
    found += wrong
    return None if wrong else before


def _unreadable(found: Diagnostic, undone: Amended, day: date) -> Diagnostic:
    last = day_in_words(day - timedelta(1))
    placed = traced(found, undone)
    return replace(
        placed,
        check=HISTORY,
        message=f"As the law read to the end of {last}, it cannot be understood: {found.message}",
    )


def _not_led_to(before: Version, now: Version, day: date, read: Read) -> Iterator[Diagnostic]:
    """Say where the earlier text and its amendments do not lead to the text that came after."""
    done = _carried_out(before, day, written=True)
    if done.diagnostics:
        for each in done.diagnostics:
            said = f"In the text before {day_in_words(day)}: {each.message}"
            yield replace(each, check=HISTORY, message=said)
        return
    gone, come = differing(done.value.files, now.files)
    if not gone and not come:
        return
    first = _on(now.law, day, written=True)[0]
    span = first.instructions[0].span if first.instructions else first.span
    made = f"“{gone[0][1]}”" if gone else "nothing there"
    here = f"“{come[0][1]}”" if come else "nothing there"
    labels = (Label(come[0][2], "the text that came after"),) if come else ()
    yield HISTORY.at(
        span,
        f"The amendments of {day_in_words(day)} do not lead to the text that came after: as "
        f"amended it would have {made}, and the law here has {here}.",
        advice="One of the three is not as it was: the earlier text given under `which read`, the "
        "instruction, or the law here. Compare each with its source.",
        citation=first.provision.citation,
        labels=labels,
    )


def _carried_out(before: Version, day: date, *, written: bool) -> Result[Amended]:
    made = _on(before.law, day, written=written)
    text = Amended.of(before.files)
    faults = tuple(chain.from_iterable(each.faults for each in made))
    if faults:
        return Result(text, faults)
    return amend(text, before.law, _steps(made))


def _later(
    now: Version, read: Read, found: list[Diagnostic]
) -> tuple[tuple[Version, ...], date | None]:
    """Return the versions that amendments still to come will make, on the days known for them."""
    days = sorted({each.day for each in now.law.made if not each.written and each.day})
    made: list[Version] = []
    for day in days:
        done = _carried_out(now, day, written=False)
        again = read(done.value.files) if not done.diagnostics else None
        if again is None or again.value is None:
            found += done.diagnostics
            found += (
                (_to_come(each, done.value, day) for each in again.diagnostics) if again else ()
            )
            return tuple(made), day
        now = Version(day, done.value.files, again.value, _on(now.law, day, written=False))
        made.append(now)
    return tuple(made), None


def _to_come(found: Diagnostic, done: Amended, day: date) -> Diagnostic:
    said = f"As amended from {day_in_words(day)}, the law would be at fault: {found.message}"
    return replace(traced(found, done), check=HISTORY, message=said)


def differing(one: Files, other: Files) -> tuple[list[_Line], list[_Line]]:
    """Return the lines of law in which two texts first differ, word for word: gone, and come.

    How lines are laid out and broken, and what is a comment or a property, does not count; nor
    does which file a provision stands in.
    """
    blocks = [sorted(_blocks(files), key=_without_places) for files in (one, other)]
    for mine, theirs in zip_longest(*blocks, fillvalue=[]):
        for left, right in zip_longest(mine, theirs):
            if (left and left[:2]) != (right and right[:2]):
                return [left] if left else [], [right] if right else []
    return [], []


def _without_places(lines: list[_Line]) -> list[tuple[int, str]]:
    return [line[:2] for line in lines]


def _blocks(files: Files) -> Iterator[list[_Line]]:
    """Yield the lines of law of each top-level block."""
    for file in files:
        for first, last in top_blocks(file):
            yield [
                (line.indent, _words(line), line.span(file.path, 0, len(line.text)))
                for line in logical_lines(file, first, last)
                if not line.is_property
            ]


def _words(line: LogicalLine) -> str:
    """Return the words of a line, a label set off from them and the cells of a table apart."""
    return " ".join(line.text.replace("|", " | ").split())

"""The text of a day in the cases that some of the amendments made before it do not reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from keeling.amend.apply import Amended, amend
from keeling.amend.history import History, Read, Version
from keeling.amend.trace import traced
from keeling.diagnostics import Diagnostic, Result
from keeling.model.amending import Instruction, put_in
from keeling.model.identity import ProvisionId
from keeling.model.transitions import StepId, Transition, Withheld
from keeling.model.words import both, day_in_words
from keeling.resolve.checks import HISTORY


def variant(
    history: History, start: date, withheld: Withheld, read: Read
) -> Result[Version | None]:
    """Return the version that begins on a day, as it is where some instructions do not apply.

    A later instruction that amends only what one of them would have put in does not apply there
    either. Any other that cannot be carried out without them leaves no text, and is reported.
    """
    days = [each.start for each in history.versions if each.start and each.start <= start]
    first = next((day for day in days if _differs(history, day, withheld)), None)
    if first is None:
        return Result(history.at(start))
    now = [each for each in history.versions if each.start is None or each.start < first]
    if not now:
        return Result(None, (_no_earlier_text(history, first, withheld),))
    carrying = _Carrying(withheld, _named(history, withheld), read)
    made: Result[Version | None] = Result(now[-1])
    for day in days[days.index(first) :]:
        if made.value is not None:
            made = carrying.on(made.value, day)
    return made


def _named(history: History, withheld: Withheld) -> list[str]:
    """Return how the amendments that do not apply are cited, in the order in which they were made.

    Where only a transitional provision applies beside them, that is what is named.
    """
    made = [each.provision.citation for version in history.versions for each in version.made]
    every = {named for named, _ in withheld}
    last = history.versions[-1].law.transitions
    more = [each.provision.citation for each in last if each.modifies]
    return [each for each in made if each in every] or [each for each in more if each not in every]


def _differs(history: History, day: date, withheld: Withheld) -> bool:
    """Whether what is withheld makes a difference to what is carried out on a day."""
    version = history.at(day)
    assert version is not None
    kept_back = any(at in withheld for each in version.made for at, _ in each.numbered)
    return kept_back or bool(_modifications(version, day, withheld))


def _modifications(version: Version, day: date, withheld: Withheld) -> list[Transition]:
    return [
        each
        for each in version.law.transitions
        if each.modifies and each.day == day and each.own.isdisjoint(withheld)
    ]


def _no_earlier_text(history: History, day: date, withheld: Withheld) -> Diagnostic:
    version = history.at(day)
    assert version is not None
    found = history.found[0] if history.found else None
    made = version.made[0]
    return HISTORY.at(
        made.span,
        f"{made.provision.citation} does not reach every case, and the text before "
        f"{day_in_words(day)}, which is the law in the rest, is not known.",
        advice=found.advice if found else "Give the earlier text under `which read`.",
        citation=made.provision.citation,
    )


class _Carrying:
    """Carries out the amendments of one day after another, without some of their instructions."""

    def __init__(self, withheld: Withheld, named: Sequence[str], read: Read) -> None:
        self._withheld = withheld
        self._named = named
        self._read = read
        #: What would have been put in, and is not there.
        self._absent: list[ProvisionId] = []

    def on(self, before: Version, day: date) -> Result[Version | None]:
        """Return the version of a day, from that which was the law until then."""
        made = tuple(each for each in before.law.made if each.day == day)
        kept = [step for each in made for at, step in each.numbered if self._applies(at, step)]
        left = [step for each in made for step in each.instructions if step not in kept]
        faults = [
            fault
            for fault in chain.from_iterable(each.faults for each in made)
            if not any(_of(fault, step) for step in left)
        ]
        now = Version(day, before.files, before.law, made)
        done = self._carried_out(now, kept, faults)
        for each in _modifications(now, day, self._withheld):
            if done.value is not None:
                again = [one for one in done.value.law.transitions if one.own == each.own]
                done = self._carried_out(done.value, again[0].steps, again[0].faults)
        return done

    def _applies(self, at: StepId, step: Instruction) -> bool:
        """Whether an instruction is carried out; what one that is not would put in is noted."""
        gone = any(all(target.within(absent) for target in step.targets) for absent in self._absent)
        if at in self._withheld or gone:
            self._absent += put_in(step)
            return False
        return True

    def _carried_out(
        self, now: Version, steps: Sequence[Instruction], faults: Sequence[Diagnostic]
    ) -> Result[Version | None]:
        if faults:
            return Result(None, tuple(self._said(each) for each in faults))
        done = amend(Amended.of(now.files), now.law, steps)
        if done.diagnostics:
            return Result(None, tuple(self._said(each) for each in done.diagnostics))
        again = self._read(done.value.files)
        if again.value is None:
            placed = (traced(each, done.value) for each in again.diagnostics)
            return Result(None, tuple(self._said(each) for each in placed))
        return Result(replace(now, files=done.value.files, law=again.value))

    def _said(self, found: Diagnostic) -> Diagnostic:
        reach = "does not reach" if len(self._named) == 1 else "do not reach"
        said = f"In the cases that {both(self._named)} {reach}: {found.message}"
        return replace(found, check=HISTORY, message=said)


def _of(fault: Diagnostic, step: Instruction) -> bool:
    return (
        fault.span.path == step.span.path
        and step.span.line <= fault.span.line <= step.span.end_line
    )

"""The text of a day in the cases that some of the amendments made before it do not reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from keeling.amend.apply import Amended, amend
from keeling.amend.history import History, Read, Version
from keeling.amend.lacking import SAY_WHICH, without_those_of
from keeling.amend.trace import traced
from keeling.diagnostics import Diagnostic, Result
from keeling.model.amending import Instruction
from keeling.model.transitions import Transition, Withheld
from keeling.model.words import both, day_in_words
from keeling.resolve.checks import HISTORY


@dataclass
class Variant:
    """The law of the cases in which some instructions are not carried out, day by day.

    A later instruction that amends only what one of them would have put in is not carried out
    there either. Any other that cannot be carried out without them, or that goes by a number that
    stands for something else there, leaves no text, and is reported.
    """

    history: History
    withheld: Withheld
    read: Read
    _made: dict[date, Result[Version | None]] = field(default_factory=dict)

    def at(self, start: date) -> Result[Version | None]:
        """Return the version that begins on a day on which the law changed."""
        days = [each.start for each in self.history.versions if each.start is not None]
        first = next((day for day in days if _differs(self.history, day, self.withheld)), None)
        if first is None or start < first:
            return Result(self.history.at(start))
        earlier = [
            each for each in self.history.versions if each.start is None or each.start < first
        ]
        if not earlier:
            return Result(None, (_no_earlier_text(self.history, first),))
        made: Result[Version | None] = Result(earlier[-1])
        for day in (day for day in days if first <= day <= start):
            if day not in self._made and made.value is not None:
                self._made[day] = self._on(made.value, day)
            made = self._made.get(day, made)
        return made

    def _on(self, before: Version, day: date) -> Result[Version | None]:
        """Return the version of a day, from that which was the law until then."""
        made = tuple(each for each in before.law.made if each.day == day)
        steps = [one for each in made for one in each.numbered]
        kept, left = before.lacking.parted(steps, self.withheld)
        faults = chain.from_iterable(each.faults for each in made)
        wrong = [*before.lacking.faults(kept)] or [*without_those_of(left, faults)]
        lacking = before.lacking.after(before.law, kept, left)
        now = Version(day, before.files, before.law, made, lacking)
        done = self._carried_out(now, kept, wrong)
        for each in _modifications(now, day, self.withheld):
            if done.value is not None:
                again = [one for one in done.value.law.transitions if one.own == each.own]
                done = self._carried_out(done.value, again[0].steps, again[0].faults)
        return done

    def _carried_out(
        self, now: Version, steps: Sequence[Instruction], faults: Sequence[Diagnostic]
    ) -> Result[Version | None]:
        if faults:
            return Result(None, tuple(self._said(each, now) for each in faults))
        done = amend(Amended.of(now.files), now.law, steps)
        if done.diagnostics:
            return Result(None, tuple(self._said(each, now) for each in done.diagnostics))
        again = self.read(done.value.files)
        if again.value is None:
            placed = (traced(each, done.value) for each in again.diagnostics)
            return Result(None, tuple(self._said(each, now) for each in placed))
        return Result(replace(now, files=done.value.files, law=again.value))

    def _said(self, found: Diagnostic, now: Version) -> Diagnostic:
        message = f"In the cases that {_cases(now, self.history, self.withheld)}: {found.message}"
        advice = " ".join(each for each in (found.advice, _OR_SAY_WHICH) if each)
        kept = found.advice if found.advice == SAY_WHICH else advice
        return replace(found, check=HISTORY, message=message, advice=kept)


_OR_SAY_WHICH = (
    "If the amendment was not made for these cases, say below it which it reaches, under "
    "`application`."
)


def _cases(now: Version, history: History, withheld: Withheld) -> str:
    """Say of which cases this is the law: what does not reach them, and what speaks of them."""
    made = [each.provision.citation for version in history.versions for each in version.made]
    every = {named for named, _ in withheld}
    left = [each for each in made if each in every]
    more = [
        each.provision.citation
        for each in now.law.transitions
        if each.modifies and each.own.isdisjoint(withheld) and _by(each.day, now.start)
    ]
    said = [f"{both(left)} {'does' if len(left) == 1 else 'do'} not reach"] if left else []
    said += [f"{both(more)} {'speaks' if len(more) == 1 else 'speak'} of"] if more else []
    return both(said)


def _by(day: date | None, now: date | None) -> bool:
    return day is not None and now is not None and day <= now


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


def _no_earlier_text(history: History, day: date) -> Diagnostic:
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

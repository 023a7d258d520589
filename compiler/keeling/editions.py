"""The law of one day, perhaps with proposals made: what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import ModuleType

from keeling.amend import Amended
from keeling.diagnostics import Diagnostic
from keeling.model.bare import Bare
from keeling.model.counting import Counted
from keeling.model.elsewhen import answered_later, other_days, works_to_come
from keeling.model.law import NOWHERE, Law, Proposal
from keeling.model.narrowed import Narrowed
from keeling.model.needs import needs
from keeling.model.places import HOME, OUT_OF_EXTENT, Untold, in_part
from keeling.model.transitions import Transition, Withheld
from keeling.model.words import FactValue
from keeling.partition import BudgetExceeded, Partition, partition_law
from keeling.questions import CHECKS, conflict, gap
from keeling.questions.decide import NOT_ENCODED_THEN, Decision, decide, unmet_notes
from keeling.questions.reach import Reach, reached
from keeling.questions.unreachable import idle
from keeling.resolve.checks import TOO_LARGE


@dataclass(frozen=True)
class States:
    """The laws of the cases that amendments reach, and of those that they do not.

    `laws` are by what is not carried out; `outside` is that of a case of which nothing is said.
    """

    reach: Reach
    outside: Withheld
    laws: Mapping[Withheld, Law]


@dataclass(frozen=True)
class Edition:
    """The law on one day, perhaps with proposals, and its partition for every outcome."""

    as_at: date
    law: Law
    partitions: Mapping[str, Partition]
    proposals: tuple[Proposal, ...] = ()
    whole: Law = field(default_factory=Law, repr=False)
    #: The law as it is read from the folder, whatever the day.
    today: Law = field(default_factory=Law, repr=False)
    amended: Amended | None = field(default=None, repr=False)
    #: The law of every case of which nothing says that other amendments reach it, if some do.
    ordinary: Edition | None = field(default=None, repr=False)
    #: What is said of the cases that amendments reach, and is true of none or of all.
    idle: tuple[Transition, ...] = ()
    #: The laws of which this is made, where amendments do not reach all cases.
    states: States | None = field(default=None, repr=False)
    #: The place of which this is the law; what has no effect there is left out.
    place: str = HOME
    #: The outcomes that have no answer there, though they have one elsewhere.
    untold: Mapping[str, Untold] = field(default_factory=dict)

    def decide(
        self, facts: Mapping[str, FactValue], counted: Iterable[Counted] = ()
    ) -> tuple[Decision, ...]:
        """Decide a case under this law; where its law of this day is not encoded, it says so.

        `counted` are those of the facts that were worked out from days.
        """
        decided = decide(self.law, self.partitions, facts, counted)
        return tuple(self._told(one) for one in decided)

    def partitions_if(
        self, change: Callable[[Law], Law], outcomes: Iterable[str]
    ) -> Mapping[str, Partition]:
        """Return the partitions of some outcomes as they would be were the law changed.

        The answers are exact; there are no reasons. Raises BudgetExceeded.
        """
        space, wanted = next(iter(self.partitions.values())).space, tuple(outcomes)

        def made(law: Law) -> dict[str, Partition]:
            bare = self._bare(self._narrowed.changed(law, change, wanted))
            return partition_law(bare, space, wanted, reasons=False)

        if self.states is None:
            return made(self.law)
        laws = {state: made(law) for state, law in self.states.laws.items()}
        return reached(self.states.reach, self.states.outside, laws)

    @cached_property
    def _bare(self) -> Bare:
        return Bare()

    @cached_property
    def _narrowed(self) -> Narrowed:
        return Narrowed()

    def _told(self, decision: Decision) -> Decision:
        unmet = unmet_notes(self.law, decision)
        notes = (*decision.notes, *unmet, *self.elsewhen[decision.outcome])
        if decision.outcome not in self.unencoded:
            return replace(decision, notes=notes)
        why = self.untold.get(decision.outcome)
        return replace(
            decision,
            answer=None,
            possible=(),
            because=(),
            depends_on=(),
            notes=(why.note,) if why else notes,
            period=None,
            untold=why.brief if why else NOT_ENCODED_THEN,
        )

    def why_untold(self, outcome: str) -> str:
        """Say of an outcome that has no answer why: `out of extent in Scotland`."""
        why = self.untold.get(outcome)
        if why is None:
            return "encoded in part" if outcome in self.in_part else NOT_ENCODED_THEN
        return f"{why.brief} in {self.place}" if why.brief == OUT_OF_EXTENT else why.brief

    @cached_property
    def unencoded(self) -> frozenset[str]:
        """The outcomes that are not answered: in this place, or not yet on this day."""
        later = {
            name
            for name in self.law.vocabulary.outcomes
            if answered_later(self.whole, self.today, name, self.as_at)
        }
        turns_on = needs(self.whole)
        then = (name for name in turns_on if later & {name, *turns_on[name]})
        return frozenset(self.untold).union(then)

    @cached_property
    def in_part(self) -> frozenset[str]:
        """The outcomes that are answered only in the cases of which a rule speaks."""
        return in_part(self.law)

    @property
    def unproved(self) -> frozenset[str]:
        """The outcomes of which not every case is answered, so that of all nothing is proved."""
        return self.unencoded | self.in_part

    @cached_property
    def elsewhen(self) -> Mapping[str, tuple[str, ...]]:
        """What to say beside each outcome of works that were not in force yet, or no longer."""
        turns_on = needs(self.whole)
        said: dict[str, tuple[str, ...]] = {}
        for name, others in turns_on.items():
            about = {name, *others}
            notes = (
                *other_days(self.whole, about, self.as_at),
                *works_to_come(self.whole, self.today, about, self.as_at),
            )
            there = self.untold.get(name)
            said[name] = (there.note,) if there else tuple(dict.fromkeys(notes))
        return said

    def findings(self) -> list[Diagnostic]:
        """Ask every check of this law; one that would have to list too much says so.

        Where amendments do not reach some cases, the law asked is that of all the rest; of those,
        what is asked is whether each has an answer, and only one.
        """
        if self.ordinary is None:
            return list(self._asked(CHECKS))
        found = [*map(idle, self.idle), *self.ordinary.findings()]
        told = {(one.check.name, one.citation) for one in found}
        more = self._asked((gap, conflict))
        return [*found, *(one for one in more if (one.check.name, one.citation) not in told)]

    def _asked(self, checks: Iterable[ModuleType]) -> Iterator[Diagnostic]:
        for check in checks:
            try:
                yield from check.findings(self.law, self.partitions)
            except BudgetExceeded as fault:
                yield too_large(fault, self.law)


def too_large(fault: BudgetExceeded, law: Law) -> Diagnostic:
    """Say that a question about all cases, or a provision, has too many combinations to hold."""
    facts = ", ".join(f"`{fact}`" for fact in fault.facts)
    first = fault.provisions[0] if fault.provisions else None
    if first is not None:
        span = law.provisions[first].span
    else:
        span = next((law.vocabulary.facts[fact].span for fact in fault.facts), NOWHERE)
    held = f"`{fault.outcome}` turns on too many combinations of facts to be held completely"
    listed = "A question about all cases has too many cases to list, because of these facts"
    return TOO_LARGE.at(
        span,
        f"{held if fault.outcome else listed}: {facts}.",
        advice="Split the provision, so that each part turns on fewer facts.",
        citation=first.citation if first else "",
    )

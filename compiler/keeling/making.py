"""The law of a day as some amendments make it: each case under those that reach it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain

from keeling.amend.trace import traced
from keeling.carrying_out import Changed, carried_out
from keeling.corpus import Corpus
from keeling.diagnostics import Diagnostic, Result
from keeling.editions import Edition, States, too_large
from keeling.model.law import NOWHERE, Law
from keeling.model.places import HOME, law_of, untold
from keeling.model.transitions import Transition, Withheld
from keeling.model.words import both
from keeling.partition import BudgetExceeded, Partition, Space, partition_law
from keeling.questions import reach
from keeling.questions.comparable import incomparable_lengths, lengths_apart, read_anew
from keeling.resolve.checks import AMBIGUOUS_DURATION, HISTORY

_Partitions = Mapping[str, Partition]


@dataclass(frozen=True)
class Making:
    """The law of a day as it is written once amendments are made, before anything is asked of it.

    `text` is the law of that day, `changed` what some proposals make of it; `place` is that whose
    law is asked.
    """

    text: Corpus
    changed: Changed
    as_at: date
    place: str = HOME
    _others: dict[Withheld, Result[Law | None]] = field(default_factory=dict, repr=False)

    def edition(self, space: Space) -> Result[Edition | None]:
        """Return the law partitioned in a space: each case under the amendments that reach it.

        The space is that of the corpus, or one in which some facts have one value only.
        """
        parts = _partitions(self._law, space)
        if parts.value is None:
            return Result(None, tuple(map(self._traced, parts.diagnostics)))
        made = Edition(
            self.as_at,
            self._law,
            parts.value,
            self.changed.proposals,
            self._whole,
            law_of((self.text.today or self.text).law, self.place),
            self.changed.amended,
            place=self.place,
            untold=untold(self.changed.law, self.place),
        )
        return self._reached(made, space) if self.transitions else Result(made)

    @cached_property
    def _whole(self) -> Law:
        """The law of every day; what has no effect in the place is left out."""
        return law_of(self.changed.law, self.place)

    @cached_property
    def _law(self) -> Law:
        return self._whole.in_force(self.as_at)

    @cached_property
    def transitions(self) -> tuple[Transition, ...]:
        """What is said of the cases that these amendments, and those made before, reach."""
        proposed = (each.transitions for each in self.changed.proposals)
        return (*self.text.transitions, *chain.from_iterable(proposed))

    def _reached(self, made: Edition, space: Space) -> Result[Edition | None]:
        """Give effect to what is said of the cases that amendments reach."""
        outside = reach.ordinary(self.transitions)
        laws, texts = {outside: made.partitions}, {outside: made.law}
        try:
            reaching = reach.Reach.of(made.law, space, self.transitions)
            for state in reaching.states:
                if state == outside:
                    continue
                other = self._without(state)
                parts = _partitions(other.value, space) if other.value else Result(None)
                if other.value is None or parts.value is None:
                    found = (*other.diagnostics, *parts.diagnostics)
                    return Result(None, tuple(_where(each, reaching, state) for each in found))
                laws[state], texts[state] = parts.value, other.value
            if apart := _apart(self.transitions, tuple(texts.values())):
                return Result(None, (apart,))
            parted = reach.reached(reaching, outside, laws)
        except BudgetExceeded as fault:
            return Result(None, (too_large(fault, made.law),))
        others = [text for state, text in texts.items() if state != outside]
        law = reach.all_laws(made.law, others, self.transitions)
        states = States(reaching, outside, texts)
        whole = replace(made, law=law, partitions=parted, ordinary=made, idle=reaching.idle)
        return Result(replace(whole, states=states))

    def _without(self, withheld: Withheld) -> Result[Law | None]:
        """Return the law of the cases in which some instructions are not carried out."""
        if withheld not in self._others:
            self._others[withheld] = self._read_without(withheld)
        return self._others[withheld]

    def _read_without(self, withheld: Withheld) -> Result[Law | None]:
        before = self.text.without(withheld)
        if before.value is None:
            return Result(None, before.diagnostics)
        changed = carried_out(before.value, self.changed.proposals, withheld)
        if changed.value is None:
            return Result(None, changed.diagnostics)
        law = law_of(changed.value.law, self.place).in_force(self.as_at)
        span = self.changed.proposals[0].span if self.changed.proposals else NOWHERE
        pair = (law, self._law, span)
        unlike = (*incomparable_lengths(*pair), *read_anew(*pair))
        return Result(None, unlike) if unlike else Result(law)

    def _traced(self, found: Diagnostic) -> Diagnostic:
        """Point to the amendment that words come from."""
        edited = self.changed.amended.edits and found.span.path
        return traced(found, self.changed.amended) if edited else found


def _apart(transitions: Iterable[Transition], laws: Sequence[Law]) -> Diagnostic | None:
    """Refuse cases told by a length in weeks where some law is in months, or the reverse."""
    for each in transitions:
        for law in laws:
            if fact := lengths_apart(each.where, law):
                return AMBIGUOUS_DURATION.at(
                    each.span,
                    f"Whether the length named here is longer than one with which the law as "
                    f"amended compares `{fact}` depends on the day it begins. So which cases these "
                    "words reach cannot be said completely.",
                    advice="Use the unit that the law uses.",
                    citation=each.provision.citation,
                )
    return None


def _where(found: Diagnostic, reaching: reach.Reach, state: Withheld) -> Diagnostic:
    """Say of a fault in which cases it stands, where the text of others has it not."""
    if found.check is HISTORY:
        return found  # which says so itself
    named = [each.provision.citation for each in reaching.taking(state)]
    return replace(found, message=f"Where {both(named)} changes what applies: {found.message}")


def _partitions(law: Law, space: Space) -> Result[_Partitions | None]:
    try:
        return Result(partition_law(law, space))
    except BudgetExceeded as fault:
        return Result(None, (too_large(fault, law),))


def as_made(
    text: Corpus, changed: Changed, as_at: date, place: str = HOME
) -> Result[Edition | None]:
    """Return a text as amended on a day, in a place, over all cases."""
    return Making(text, changed, as_at, place).edition(text.space)

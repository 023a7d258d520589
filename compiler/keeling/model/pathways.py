"""What follows from a place on a scale: for each range of a guideline, every reachable answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from keeling.model.answers import Answer, Point, Range
from keeling.model.assumptions import Assumption
from keeling.model.conditions import Among, Within
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal, Verification, Work
from keeling.model.words import FactValue

Where = Mapping[str, Among | Within]

#: What is answered about each outcome; None of what lies outside the range.
Side = tuple[Answer, ...] | None


@dataclass(frozen=True, slots=True)
class Reached:
    """Some sentences of a group of cases, and what follows from each of them.

    `sides` has one entry, or what is so now and what would be. `sentences` are disjoint and
    complete; empty of facts where they are all there are in the range.
    """

    sides: tuple[Side, ...]
    sentences: tuple[Where, ...]
    witness: Mapping[str, FactValue] | None
    because: tuple[tuple[ProvisionId, ...], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that differ in nothing that matters, but for the sentence."""

    where: tuple[Where, ...]
    reached: tuple[Reached, ...]

    @property
    def whatever(self) -> bool:
        """Whether the same follows from every sentence in the range."""
        return self.reached[0].sentences == ({},)

    def answers(self, at: int) -> set[Answer]:
        """Return all that may be answered about an outcome, the law being one."""
        return {side[at] for each in self.reached for side in each.sides if side is not None}


class Turns(Enum):
    """On what the answer turns within a range."""

    ALWAYS = "whatever the sentence"
    CASE = "on the case, and not on the sentence"
    SENTENCE = "on the sentence"
    UNSAID = "cannot be said"


@dataclass(frozen=True, slots=True)
class Category:
    """A range that a guideline gives, and what follows from each sentence in it.

    `unsaid` is why that cannot be told; then there are no groups. It `rests_on` the readings by
    which the ends of the range are held against the law. `at_start` is what may follow from the
    starting point itself.
    """

    provision: ProvisionId
    title: str
    range: Range
    start: Point | None
    verification: Verification | None
    groups: tuple[Group, ...] = ()
    at_start: tuple[tuple[Answer, ...], ...] = ()
    rests_on: tuple[ProvisionId, ...] = ()
    unsaid: str = ""

    def turns(self, at: int = 0) -> Turns:
        """Say on what the answer about an outcome turns, the law being one."""
        if self.unsaid:
            return Turns.UNSAID
        own = [group.answers(at) for group in self.groups]
        if any(len(answers) > 1 for answers in own):
            return Turns.SENTENCE
        return Turns.ALWAYS if len(set().union(*own)) == 1 else Turns.CASE

    def always(self, at: int = 0) -> Answer:
        """Return the answer that is always given."""
        return next(iter(self.groups[0].answers(at)))


@dataclass(frozen=True, slots=True)
class Beyond:
    """A length with which the law compares a fact, and that parts no two sentences of any range.

    `empty` describes the side of it on which none lies; `provisions` are those that compare.
    """

    fact: str
    empty: Within
    provisions: tuple[ProvisionId, ...]


@dataclass(frozen=True, slots=True)
class Assuming:
    """What follows from each range on some assumptions; on none, of the law alone.

    Where there is more than one law, only categories in which something changes have groups.
    """

    assumptions: tuple[Assumption, ...]
    categories: tuple[Category, ...]
    beyond: tuple[Beyond, ...] = ()


@dataclass(frozen=True, slots=True)
class Pathway:
    """What follows from the sentences in the ranges of one guideline.

    The first of `made` assumes nothing, unless assumptions were asked for. With proposals, `after`
    is the same of the law as they would make it, and `changed` is what they change: one each for
    one of `made`. `ranging` is the outcome that gives the ranges.
    """

    as_at: date
    guideline: Work
    ranging: str
    outcomes: tuple[str, ...]
    law: Law
    made: tuple[Assuming, ...]
    proposals: tuple[Proposal, ...] = ()
    after: tuple[Assuming, ...] = ()
    changed: tuple[Assuming, ...] = ()
    not_encoded: tuple[str, ...] = ()

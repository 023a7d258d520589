"""What a proposal changes: words, and the answers given to cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from keeling.diagnostics import Diagnostic
from keeling.model.amending import Instruction
from keeling.model.answers import Answer
from keeling.model.claims import Claim, ClaimKind
from keeling.model.conditions import Among, Within
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Made, Proposal, Provision
from keeling.model.places import HOME
from keeling.model.words import FactValue


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a file's text, by offsets, replaced by other words under an instruction."""

    path: str
    start: int
    end: int
    old: str
    new: str
    instruction: Instruction


class MarkKind(Enum):
    """What has become of some words."""

    KEPT = "kept"
    STRUCK = "struck"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Mark:
    """Some words, what has become of them, and by which instruction (its number, from 1)."""

    kind: MarkKind
    text: str
    instruction: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """A provision as amended, every word marked.

    Striking the insertions gives the text before; striking what was struck, the text after.
    `margin` is how far in it stands in its file.
    """

    provision: ProvisionId
    marks: tuple[Mark, ...]
    margin: int = 0

    def at_margin(self) -> Iterator[Mark]:
        """Yield the marks of the text moved to the margin, from where it stands in its file.

        The end of a line, and the space that begins one, are neither struck nor inserted.
        """
        marks = [mark for mark in self.marks if mark.text]
        fresh = bool(marks) and marks[0].text.startswith((" ", "\n"))
        begun = False
        for mark in marks:
            for at, line in enumerate(mark.text.split("\n")):
                if at and begun:
                    yield Mark(MarkKind.KEPT, "\n")
                fresh = fresh or at > 0
                words = line.lstrip(" ") if fresh else line
                if not words:
                    continue
                if fresh:
                    yield Mark(MarkKind.KEPT, " " * (len(line) - len(words) - self.margin))
                yield Mark(mark.kind, words, mark.instruction)
                fresh, begun = False, True

    @property
    def before(self) -> str:
        """The text before the amendment."""
        return "".join(mark.text for mark in self.marks if mark.kind is not MarkKind.INSERTED)

    @property
    def after(self) -> str:
        """The text as amended."""
        return "".join(mark.text for mark in self.marks if mark.kind is not MarkKind.STRUCK)


#: A first day and a last; None where there is none.
Stretch = tuple[date | None, date | None]


class Direction(Enum):
    """Which way a change of law goes, over all cases."""

    NONE = "none"
    NARROWS = "narrows"
    WIDENS = "widens"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Change:
    """A region of cases answered differently, with a case that shows it and the reasons.

    `witness` is None where no case lies in the region whatever the day on which it begins. `beside`
    has, for facts of which `when` names several choices, all that could be beside the rest. Of a
    claim about two cases, `before` and `after` are of the one and the other, and `pair` has both.
    """

    outcome: str
    before: Answer
    after: Answer
    when: Mapping[str, Among | Within]
    witness: Mapping[str, FactValue] | None
    because_before: tuple[ProvisionId, ...]
    because_after: tuple[ProvisionId, ...]
    beside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pair: tuple[Mapping[str, FactValue], Mapping[str, FactValue]] | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """Every region of cases that two laws answer differently: disjoint, complete.

    It `narrows` if any change is to less (a no, nothing, a shorter period), and `widens` if any is
    to more; some changes are neither.
    """

    changes: tuple[Change, ...]
    direction: Direction
    narrows: bool = False
    widens: bool = False


class Verdict(Enum):
    """What has come of a claim, in words."""

    PROVED = "proved"
    REFUTED = "refuted"
    OPEN = "cannot be said"
    EMPTY = "speaks of no case"


@dataclass(frozen=True, slots=True)
class Proof:
    """What has come of a claim; a counterexample where it is refuted, or cannot be said.

    One that is open and has none says `why`. `said` is how the claim is written. One that is not
    of a change is of the law as it is; `because` are the provisions that decide the cases of which
    it is said, or the case that shows it. `laws` are those it is held against: one, or before and
    after. `read` is the claim as their definitions have it; None where it has no meaning there.
    """

    claim: Claim
    verdict: Verdict
    shown: Change | None = None
    said: str = ""
    why: str = ""
    of_a_change: bool = True
    because: tuple[ProvisionId, ...] = ()
    laws: tuple[Law, ...] = field(default=(), compare=False, repr=False)
    read: Claim | None = None

    @property
    def turns(self) -> str:
        """What is answered in the case that shows it; or why it is open, where none does."""
        shown = self.shown
        if shown is None:
            return self.why
        if self.claim.of_pairs:
            be = "would be" if self.of_a_change else "is"
            return f"“{shown.outcome}” {be} {shown.before}, and in the other case {shown.after}"
        if not self.of_a_change:
            return f"“{shown.outcome}” is {shown.after}"
        if self.claim.kind is ClaimKind.SO:
            return f"“{shown.outcome}” would be {shown.after}"
        return f"“{shown.outcome}” is {shown.before} now and would be {shown.after}"


@dataclass(frozen=True, slots=True)
class Revision:
    """Files of law as they stood in a revision: its full name, and how they are told apart.

    `apart` says what the vocabulary of that revision and that of now have not in common, and what
    is left out for it. Of all `days`, the answers differ in these stretches, each from its first
    day (None: from the first day of the law) to its last (None: from then on); those on which they
    could not be compared are `untold`.
    """

    name: str
    apart: tuple[str, ...] = ()
    days: tuple[Stretch, ...] = ()
    untold: tuple[Stretch, ...] = ()

    @property
    def brief(self) -> str:
        """The first letters of its name, as they are shown to people."""
        return self.name[:10]


@dataclass(frozen=True, slots=True)
class Texts:
    """The text of the law as at a day, without and with some proposals, and every word marked.

    `untold` is why it cannot be told who is affected, where that is so.
    """

    as_at: date
    proposals: tuple[Proposal, ...]
    before: Law
    after: Law
    edits: tuple[Edit, ...]
    marked: tuple[Marked, ...]
    untold: tuple[Diagnostic, ...] = field(default=(), kw_only=True)

    def provision(self, at: ProvisionId) -> Provision:
        """Return a provision as it is, or one that is only proposed."""
        return self.before.provisions.get(at) or self.after.provisions[at]


@dataclass(frozen=True, slots=True)
class Comparison(Texts):
    """The law as at a day, without and with some proposals; or that of one day and of another.

    `later` are the days to come on which the amended law changes once more; `beyond` says what the
    proposals' vehicles cannot do. Of two days, `since` is the one that `before` is the law of,
    `made` are the amendments that came into force between them. `alone` is what each of several
    proposals would change by itself, where it can be carried out so; `proofs` is what comes of the
    claims of a proposal that is alone, and `turning` are the days to come on which either law
    changes again. `against` is the revision whose files `before` is the law of, where those are
    compared. Both are the law of `place`; of two places, `before` is that of `elsewhere`.
    `unanswered` says why what is not compared is not, `in_part` what is compared only where it is
    encoded.
    """

    difference: Difference
    later: tuple[date, ...] = ()
    beyond: tuple[Diagnostic, ...] = ()
    since: date | None = None
    made: tuple[Made, ...] = ()
    alone: Mapping[str, Difference] = field(default_factory=dict)
    proofs: tuple[Proof, ...] = ()
    turning: tuple[date, ...] = ()
    against: Revision | None = None
    place: str = HOME
    elsewhere: str = ""
    unanswered: Mapping[str, str] = field(default_factory=dict)
    in_part: tuple[str, ...] = ()

    @property
    def not_encoded(self) -> tuple[str, ...]:
        """The outcomes that could not be compared."""
        return tuple(self.unanswered)

    def of_its_own(self, proposal: Proposal) -> Difference:
        """Return what a proposal would change by itself; with the others, where it cannot be."""
        return self.alone.get(proposal.name, self.difference)

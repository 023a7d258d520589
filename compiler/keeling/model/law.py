"""The law as meant: works, provisions, and the rules that answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from keeling.diagnostics import Diagnostic
from keeling.model.amending import Instruction
from keeling.model.answers import Settled
from keeling.model.assumptions import Assumption
from keeling.model.claims import Claim
from keeling.model.conditions import ALWAYS, Condition, without
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.limbs import Exemption as Exemption
from keeling.model.limbs import Overlap as Overlap
from keeling.model.powers import Limit as Limit
from keeling.model.powers import Power as Power
from keeling.model.studies import StandingClaims, Study
from keeling.model.transitions import StepId, Transition
from keeling.model.verification import Standing as Standing
from keeling.model.verification import Verification as Verification
from keeling.model.vocabulary import Vocabulary
from keeling.source import Span

NOWHERE = Span("", 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """From which day, and through which day, something is in force; None leaves an end open."""

    start: date | None = None
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class WorkKind(Enum):
    """What kind of work a provision belongs to."""

    ACT = "act"
    INSTRUMENT = "instrument"
    GUIDELINE = "guideline"
    GUIDANCE = "guidance"

    @property
    def changed_by(self) -> str:
        """The field's word for changing it: Acts and instruments are amended."""
        return "amended" if self in (WorkKind.ACT, WorkKind.INSTRUMENT) else "revised"


@dataclass(frozen=True, slots=True)
class Work:
    """An Act, an instrument, a guideline or a piece of guidance."""

    cited_as: str
    title: str
    kind: WorkKind
    identifier: str = ""
    by: str = ""
    binds: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class InPart:
    """That not all of some law is encoded: why, and for which places; for all if it names none."""

    why: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Provision:
    """A unit of a work with an address: a section, a paragraph, a limb, a row of a table.

    What it does not say itself it has from the provision or the work around it: when it is in
    force, its extent, source and verification. `written` says that it has text of its own rather
    than only parts. `not_encoded` is the reason, for a provision that is present without rules.
    Of the places it extends to, its encoding may be `encoded_for` some alone; and where it is not
    all of what there is, `in_part` says why, and of which places.
    """

    id: ProvisionId
    heading: str = ""
    in_force: Period = Period()
    extent: tuple[str, ...] = ()
    source: str = ""
    verification: Verification | None = None
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    not_encoded: str = ""
    parent: ProvisionId | None = None
    identifier: str = ""
    span: Span = field(default=NOWHERE, compare=False)
    encoded_for: tuple[str, ...] = ()
    in_part: InPart | None = None


class Vehicle(Enum):
    """What would make a proposal law, or put it into guidance."""

    POWER = "an order or regulations, made under a power"
    ACT = "an Act"
    REVISION = "a revision by whoever issues it"


class RowsRead(Enum):
    """How the rows of a rule are read together."""

    FIRST = "the first row that applies"
    ONLY = "the only row that applies"


@dataclass(frozen=True, slots=True)
class Row:
    """One answer and when it is given; `provision` is the row, limb or provision that gives it."""

    provision: ProvisionId
    when: Condition
    answer: Settled
    verification: Verification | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What one provision answers about one outcome.

    In cases outside `where` the provision is silent. Inside, its rows answer. A rule that
    `undertakes` to answer and has no row for a case leaves a gap there; one that does not is
    merely not met (`the offence is listed if …`).

    Priority: the rule yields to those of the provisions in `subject_to`; it prevails over those
    in `despite`; where it applies, those in `in_place_of` do not. A reference to a provision
    reaches every rule within it.
    """

    provision: ProvisionId
    outcome: str
    rows: tuple[Row, ...]
    where: Condition = ALWAYS
    read: RowsRead = RowsRead.FIRST
    undertakes: bool = False
    subject_to: tuple[ProvisionId, ...] = ()
    despite: tuple[ProvisionId, ...] = ()
    in_place_of: tuple[ProvisionId, ...] = ()
    in_force: Period = Period()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """`for 10 years … in subsection (1) read half that period`: changes another rule's answers.

    Where `where` is met, each answer of a rule within `target` that is a key of `reads` is read
    as its value.
    """

    provision: ProvisionId
    target: ProvisionId
    reads: Mapping[Settled, Settled]
    where: Condition = ALWAYS
    in_force: Period = Period()
    span: Span = field(default=NOWHERE, compare=False)

    def reaches(self, rule: Rule) -> bool:
        """Whether it may change answers of a rule: the whole of it, or single rows."""
        return any(
            provision.within(self.target)
            for provision in (rule.provision, *(row.provision for row in rule.rows))
        )


@dataclass(frozen=True, slots=True)
class Interpretation:
    """`a period of 26 weeks is read as 6 months in section 82(1)`: settles a comparison.

    A case's `length`, exactly that, is read as another where the day on which it begins would
    decide; nothing else is. `facts` are those whose comparisons it settles: those that are made
    within `targets`, or everywhere if it names none.
    """

    provision: ProvisionId
    length: Duration
    read_as: Duration
    targets: tuple[ProvisionId, ...] = ()
    facts: tuple[str, ...] = ()
    in_force: Period = Period()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change that somebody puts forward: not law.

    One with `faults` cannot be understood, and what it would do cannot be said. `written` are its
    instructions with those among them that name what is not there.
    """

    title: str
    name: str
    put_forward_by: str = ""
    made_under: ProvisionId | None = None
    made_under_said: str = ""
    vehicle: Vehicle | None = None
    revised_by: str = ""
    commences: date | None = None
    because: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    source: str = ""
    verification: Verification | None = None
    notes: tuple[str, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    transitions: tuple[Transition, ...] = ()
    claims: tuple[Claim, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)
    faults: tuple[Diagnostic, ...] = field(default=(), compare=False)
    written: tuple[Instruction, ...] = ()

    @property
    def every_instruction(self) -> tuple[Instruction, ...]:
        """Its instructions, and those of its transitional provision."""
        own = (step for each in self.transitions if each.modifies for step in each.steps)
        return (*self.instructions, *own)

    @property
    def numbered(self) -> tuple[tuple[StepId, Instruction], ...]:
        """Its instructions, each with what it is known by."""
        return tuple(((self.name, at), each) for at, each in enumerate(self.written))

    @property
    def head(self) -> Span:
        """Where its first line says that it is a proposal."""
        return Span(self.span.path, self.span.line, 1, self.span.line, len("proposal") + 1)


@dataclass(frozen=True, slots=True)
class Made:
    """Amendments that a provision has made, or that are enacted and still to come into force.

    `day` is the first day of the law as amended; None where none has been appointed. `written`
    says that the text of the law has them in it. `faults` are those of the instructions, seen from
    the text as it is: what is gone from it cannot be named in it.
    """

    provision: ProvisionId
    day: date | None
    written: bool
    instructions: tuple[Instruction, ...]
    span: Span = field(default=NOWHERE, compare=False)
    faults: tuple[Diagnostic, ...] = field(default=(), compare=False)

    @property
    def numbered(self) -> tuple[tuple[StepId, Instruction], ...]:
        """Its instructions, each with what it is known by."""
        return tuple(
            ((self.provision.citation, at), each) for at, each in enumerate(self.instructions)
        )


@dataclass(frozen=True, slots=True)
class Law:
    """Everything that is meant by a folder of `.law` files."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    works: Mapping[str, Work] = field(default_factory=dict)
    provisions: Mapping[ProvisionId, Provision] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    readings: tuple[Reading, ...] = ()
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    overlaps: tuple[Overlap, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    #: Where each defined term is defined.
    definitions: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    interpretations: tuple[Interpretation, ...] = ()
    powers: Mapping[ProvisionId, Power] = field(default_factory=dict)
    made: tuple[Made, ...] = ()
    #: The provisions that define one term one after another, the earliest first.
    successions: tuple[tuple[ProvisionId, ...], ...] = ()
    #: To which cases the amendments that were made apply.
    transitions: tuple[Transition, ...] = ()
    studies: Mapping[str, Study] = field(default_factory=dict)
    #: What must always hold, by name.
    standing: Mapping[str, StandingClaims] = field(default_factory=dict)
    #: What each defined term means.
    terms: Mapping[str, Condition] = field(default_factory=dict)
    assumptions: tuple[Assumption, ...] = ()
    #: Of the law of a place: the provisions that say that it is encoded in part there.
    partial: tuple[ProvisionId, ...] = ()

    def reach(self, made: Iterable[Made]) -> tuple[Transition, ...]:
        """Return what is said of the cases that some amendments, once made, reach."""
        kept = tuple(made)
        own = {at for each in kept for at, _ in each.numbered}
        days = {each.day for each in kept}
        return tuple(
            each
            for each in self.transitions
            if (each.day in days if each.modifies else not each.own.isdisjoint(own))
        )

    def around(self, at: ProvisionId) -> Iterator[ProvisionId]:
        """Yield a provision and all that it lies in, also parts that its address does not name."""
        return around(at, self.provisions)

    def standing_on(self, day: date) -> tuple[bool, ...]:
        """Return, of everything that has a time, whether it is in force: of no meaning by itself.

        Where two days have the same, this law in force on the one is that on the other.
        """
        parts = (self.provisions.values(), self.rules, self.readings, self.interpretations)
        return tuple(day in each.in_force for part in parts for each in part)

    def in_force(self, as_at: date) -> Law:
        """Return the law with only what is in force on a day: rules, readings, assumptions.

        A definition, or a provision asked whether it is met, that is not in force is not met.
        """
        gone = frozenset(
            at for at, provision in self.provisions.items() if as_at not in provision.in_force
        )
        standing = replace(
            self,
            rules=tuple(rule for rule in self.rules if as_at in rule.in_force),
            readings=tuple(reading for reading in self.readings if as_at in reading.in_force),
            interpretations=tuple(each for each in self.interpretations if as_at in each.in_force),
        )
        return standing.without(gone) if gone else standing

    def without(self, gone: frozenset[ProvisionId]) -> Law:
        """Return the law with nothing that some provisions say: no limb of theirs is ever met."""
        rules = (rule for rule in self.rules if rule.provision not in gone)
        readings = (each for each in self.readings if each.provision not in gone)
        overlaps = (each for each in self.overlaps if gone.isdisjoint(each.limbs))
        exemptions = (each for each in self.exemptions if each.provision not in gone)
        kept = (each for each in self.interpretations if each.provision not in gone)
        assumed = (each for each in self.assumptions if each.provision not in gone)
        return replace(
            self,
            rules=tuple(_rule_without(rule, gone) for rule in rules),
            readings=tuple(replace(each, where=without(each.where, gone)) for each in readings),
            overlaps=tuple(each.without(gone) for each in overlaps),
            exemptions=tuple(each.without(gone) for each in exemptions),
            interpretations=tuple(kept),
            terms={name: without(each, gone) for name, each in self.terms.items()},
            assumptions=tuple(each.without(gone) for each in assumed),
        )


def _rule_without(rule: Rule, gone: frozenset[ProvisionId]) -> Rule:
    rows = tuple(replace(row, when=without(row.when, gone)) for row in rule.rows)
    return replace(rule, where=without(rule.where, gone), rows=rows)


def around(at: ProvisionId, provisions: Mapping[ProvisionId, Provision]) -> Iterator[ProvisionId]:
    """Yield a provision and all that it lies in, also parts that its address does not name."""
    yield at
    provision = provisions.get(at)
    while provision is not None and provision.parent is not None:
        yield provision.parent
        provision = provisions.get(provision.parent)


def around_touched(
    at: ProvisionId, step: Instruction, provisions: Mapping[ProvisionId, Provision]
) -> Iterator[ProvisionId]:
    """Yield what an instruction touches and all that it lies in.

    What is put in lies in what the provision lies in beside which it is put, or in that itself.
    """
    yield from around(at, provisions)
    if at not in provisions:
        own, *outer = around(step.target, provisions)
        yield from (own, *outer) if step.inside else outer

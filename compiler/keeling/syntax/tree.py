"""What was written, in order: one class for each thing the grammar knows, the place first.

Names are kept as they were declared; figures and dates as they were written. `resolve` gives them
meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

from keeling.diagnostics import Diagnostic
from keeling.source import SourceFile, Span
from keeling.syntax.about_law import (
    Assumes as Assumes,
)
from keeling.syntax.about_law import (
    Confers as Confers,
)
from keeling.syntax.about_law import (
    Excuses as Excuses,
)
from keeling.syntax.about_law import (
    Interprets as Interprets,
)
from keeling.syntax.about_law import (
    Limits as Limits,
)
from keeling.syntax.about_law import (
    Reads as Reads,
)
from keeling.syntax.declarations import (
    ChoiceLine as ChoiceLine,
)
from keeling.syntax.declarations import (
    CountedLine as CountedLine,
)
from keeling.syntax.declarations import (
    FactLine as FactLine,
)
from keeling.syntax.declarations import (
    Facts as Facts,
)
from keeling.syntax.declarations import (
    ImpossibleLine as ImpossibleLine,
)
from keeling.syntax.declarations import (
    OutcomeLine as OutcomeLine,
)
from keeling.syntax.declarations import (
    Outcomes as Outcomes,
)
from keeling.syntax.declarations import (
    ScaleBlock as ScaleBlock,
)
from keeling.syntax.declarations import (
    StepLine as StepLine,
)
from keeling.syntax.instructions import (
    Amendment as Amendment,
)
from keeling.syntax.instructions import (
    Claim as Claim,
)
from keeling.syntax.instructions import (
    Instructs as Instructs,
)
from keeling.syntax.instructions import (
    Place as Place,
)
from keeling.syntax.instructions import (
    Quoted as Quoted,
)
from keeling.syntax.instructions import (
    Transition as Transition,
)
from keeling.syntax.phrases import (
    Answer as Answer,
)
from keeling.syntax.phrases import (
    Bare as Bare,
)
from keeling.syntax.phrases import (
    Bound as Bound,
)
from keeling.syntax.phrases import (
    Bounds as Bounds,
)
from keeling.syntax.phrases import (
    Bracketed as Bracketed,
)
from keeling.syntax.phrases import (
    Cell as Cell,
)
from keeling.syntax.phrases import (
    Choices as Choices,
)
from keeling.syntax.phrases import (
    Condition as Condition,
)
from keeling.syntax.phrases import (
    HalfAnswer as HalfAnswer,
)
from keeling.syntax.phrases import (
    IsAmong as IsAmong,
)
from keeling.syntax.phrases import (
    IsAnswered as IsAnswered,
)
from keeling.syntax.phrases import (
    IsMet as IsMet,
)
from keeling.syntax.phrases import (
    IsWithin as IsWithin,
)
from keeling.syntax.phrases import (
    Joined as Joined,
)
from keeling.syntax.phrases import (
    Mark as Mark,
)
from keeling.syntax.phrases import (
    PlainAnswer as PlainAnswer,
)
from keeling.syntax.phrases import (
    PointAnswer as PointAnswer,
)
from keeling.syntax.phrases import (
    Property as Property,
)
from keeling.syntax.phrases import (
    RangeAnswer as RangeAnswer,
)
from keeling.syntax.phrases import (
    Reference as Reference,
)
from keeling.syntax.phrases import (
    RowLine as RowLine,
)
from keeling.syntax.phrases import (
    Whatever as Whatever,
)
from keeling.syntax.phrases import (
    Word as Word,
)
from keeling.syntax.statements import (
    StandingBlock as StandingBlock,
)
from keeling.syntax.statements import (
    StatementLine as StatementLine,
)
from keeling.syntax.statements import (
    StudyBlock as StudyBlock,
)

# Sentences


@dataclass(frozen=True, slots=True)
class ListBody:
    """`any of`, `all of` or `none of` and the limbs under it."""

    span: Span
    quantifier: str
    limbs: tuple[LimbLine, ...]


@dataclass(frozen=True, slots=True)
class CasesBody:
    """Limbs that each begin `where …` or `in any other case`."""

    span: Span
    limbs: tuple[LimbLine, ...]


@dataclass(frozen=True, slots=True)
class BothBody:
    """`the victim's age is under 18 and any of` with the limbs under it."""

    span: Span
    condition: Condition
    body: ListBody


@dataclass(frozen=True, slots=True)
class WhereBody:
    """`where C, …` inside a limb."""

    span: Span
    where: Condition
    body: Body


@dataclass(frozen=True, slots=True)
class OtherwiseBody:
    """`in any other case, …` inside a limb."""

    span: Span
    body: Body


@dataclass(frozen=True, slots=True)
class NotEncodedBody:
    """A limb that is there without its condition: `not encoded` and why, under its label."""

    span: Span
    properties: tuple[Property, ...]


Body = Condition | ListBody | CasesBody | BothBody | WhereBody | OtherwiseBody | NotEncodedBody


@dataclass(frozen=True, slots=True)
class LimbLine:
    """`(a) …`."""

    span: Span
    label: Word
    body: Body


@dataclass(frozen=True, slots=True)
class Priority:
    """`despite section 80,`."""

    span: Span
    word: str
    reference: Reference


@dataclass(frozen=True, slots=True)
class Says:
    """`the offence is listed if …`: a yes/no outcome, perhaps denied."""

    span: Span
    outcome: Word
    denied: bool
    body: Body | None = None
    exception: Condition | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """`the notification period is 5 years if …`."""

    span: Span
    outcome: Word
    answer: Answer
    condition: Condition | None = None
    exception: Condition | None = None


@dataclass(frozen=True, slots=True)
class Tabulates:
    """`the notification period is, by the first row that applies` and the table."""

    span: Span
    outcomes: tuple[Word, ...]
    read: str
    rows: tuple[RowLine, ...]
    exception: Condition | None = None


@dataclass(frozen=True, slots=True)
class Guides:
    """`prosecutors should not offer an out of court disposal`."""

    span: Span
    actor: Word
    strength: Word
    course: Word
    condition: Condition | None = None
    exception: Condition | None = None


@dataclass(frozen=True, slots=True)
class Defines:
    """`"imprisonment", measured by the custodial term, means …`.

    `unlimited` is when what is meant is longer than any length, and so has none of its own.
    """

    span: Span
    term: Word
    measure: Word | None
    body: Body
    exception: Condition | None = None
    unlimited: Condition | None = None


AboutLaw = Reads | Interprets | Assumes | Confers | Limits | Excuses
Consequence = Says | Answers | Tabulates | Guides | Defines | AboutLaw


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of law: its priority, the cases it speaks of, and what it says of them."""

    span: Span
    priorities: tuple[Priority, ...]
    where: Condition | None
    consequence: Consequence


@dataclass(frozen=True, slots=True)
class ProvisionBlock:
    """A numbered or labelled provision and all that is under it.

    `address` is how the head names it (`section 82`, `(1)`); `work` only at the top of a file.
    """

    span: Span
    address: Word
    heading: str
    properties: tuple[Property, ...]
    items: tuple[Item, ...]
    work: Word | None = None


Item = ProvisionBlock | Sentence | Amendment | Transition


@dataclass(frozen=True, slots=True)
class WorkBlock:
    """`act "…"`, `guideline "…"`: a work, with the sentences of those that have no numbers."""

    span: Span
    kind: str
    title: str
    properties: tuple[Property, ...]
    items: tuple[Item, ...] = ()


# Proposals


@dataclass(frozen=True, slots=True)
class ProposalBlock:
    """`proposal "…"`."""

    span: Span
    title: str
    properties: tuple[Property, ...]
    amendments: tuple[Amendment, ...]
    transitions: tuple[Transition, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class BrokenProposal:
    """A proposal that cannot be read, and why: the law can be read without it."""

    span: Span
    title: str
    faults: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class BrokenClaims:
    """A study, or standing claims, that cannot be read, and why: the law can without it."""

    span: Span
    kind: str
    title: str
    faults: tuple[Diagnostic, ...]


Block = (
    Facts
    | Outcomes
    | ScaleBlock
    | WorkBlock
    | ProvisionBlock
    | ProposalBlock
    | BrokenProposal
    | StudyBlock
    | StandingBlock
    | BrokenClaims
)


@dataclass(frozen=True, slots=True)
class Document:
    """One file as written."""

    file: SourceFile
    blocks: tuple[Block, ...]

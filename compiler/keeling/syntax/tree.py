"""What was written, in order: one class for each thing the grammar knows, the place first.

Names are kept as they were declared; figures and dates as they were written. `resolve` gives them
meaning.
"""

from __future__ import annotations

from dataclasses import dataclass

from keeling.source import SourceFile, Span


@dataclass(frozen=True, slots=True)
class Word:
    """A name, figure or quoted text, and where it stands; `kind` is its token."""

    span: Span
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """`source https://…`: a keyword and the text after it; `key` is the keyword."""

    span: Span
    key: str
    text: str


# Comparisons and conditions


@dataclass(frozen=True, slots=True)
class Bound:
    """`at least 12 months`; how is a keyword, `exactly` where there is none."""

    span: Span
    how: str
    value: Word


@dataclass(frozen=True, slots=True)
class Joined:
    """`A and B and C`: conditions joined in one line; `words` are the joining words."""

    span: Span
    parts: tuple[Condition, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Bracketed:
    """`( … )`."""

    span: Span
    part: Condition


@dataclass(frozen=True, slots=True)
class Bare:
    """A yes/no fact, a yes/no outcome or a defined term by itself, perhaps denied."""

    span: Span
    name: Word
    denied: bool = False


@dataclass(frozen=True, slots=True)
class IsAmong:
    """`the offence is sexual assault or exposure`, or `is not …`."""

    span: Span
    fact: Word
    choices: tuple[Word, ...]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class IsWithin:
    """`the victim's age is under 18`, `imprisonment for at least 12 months`."""

    span: Span
    name: Word
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class IsMet:
    """`paragraph 18(b)(i) of schedule 3 to SOA 2003 is met`."""

    span: Span
    reference: Reference


Condition = Joined | Bracketed | Bare | IsAmong | IsWithin | IsMet


@dataclass(frozen=True, slots=True)
class Reference:
    """`paragraph 18(b) of schedule 3 to SOA 2003`: the parts as written, the work if named."""

    span: Span
    parts: tuple[Word, ...]
    work: Word | None = None


# Vocabulary


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One declared choice, with its gloss."""

    span: Span
    name: Word
    gloss: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """`the victim's age is an age, known where …`."""

    span: Span
    name: Word
    kind: str
    choices: tuple[ChoiceLine, ...] = ()
    bounds: tuple[Bound, ...] = ()
    not_less_than: tuple[Word, ...] = ()
    known_where: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """`facts "The offender"` and the facts under it."""

    span: Span
    heading: str
    facts: tuple[FactLine, ...]


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """`the notification period is a duration, or indefinite`."""

    span: Span
    name: Word
    kind: str
    choices: tuple[ChoiceLine, ...] = ()
    indefinite: bool = False
    scale: Word | None = None
    actor: Word | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """`outcomes` and the outcomes under it."""

    span: Span
    outcomes: tuple[OutcomeLine, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a scale, `by length` where it has one."""

    span: Span
    name: Word
    by_length: bool


@dataclass(frozen=True, slots=True)
class ScaleBlock:
    """`scale "severity of sentence"` and its steps, the least first."""

    span: Span
    name: Word
    steps: tuple[StepLine, ...]


# Answers


@dataclass(frozen=True, slots=True)
class PlainAnswer:
    """`5 years`, `indefinite`, `yes`, a fact or a choice: one word or phrase, by its token."""

    span: Span
    word: Word


@dataclass(frozen=True, slots=True)
class HalfAnswer:
    """`half of the period of the discharge`."""

    span: Span
    fact: Word


@dataclass(frozen=True, slots=True)
class PointAnswer:
    """`high level community order`, `26 weeks' custody`."""

    span: Span
    step: Word
    length: Word | None = None


@dataclass(frozen=True, slots=True)
class RangeAnswer:
    """`medium level community order to 26 weeks' custody`."""

    span: Span
    lowest: PointAnswer
    highest: PointAnswer


Answer = PlainAnswer | HalfAnswer | PointAnswer | RangeAnswer


# Tables


@dataclass(frozen=True, slots=True)
class Choices:
    """A cell that lists choices."""

    span: Span
    choices: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """A cell that compares."""

    span: Span
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell that is one of the table's own words: `any other`, `its status`, `verified`."""

    span: Span
    word: str


Cell = Choices | Bounds | Mark | Condition | Answer | None


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of a table, its cells in order; None for an empty cell."""

    span: Span
    cells: tuple[Cell, ...]


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


Body = Condition | ListBody | CasesBody | WhereBody | OtherwiseBody


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
    """`"imprisonment", measured by the custodial term, means …`."""

    span: Span
    term: Word
    measure: Word | None
    body: Body
    exception: Condition | None = None


@dataclass(frozen=True, slots=True)
class Reads:
    """`for 10 years and 7 years in subsection (1) read half that period`."""

    span: Span
    answers: tuple[Answer, ...]
    reference: Reference


Consequence = Says | Answers | Tabulates | Guides | Defines | Reads


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


Item = ProvisionBlock | Sentence


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
class Amendment:
    """`in paragraph 18(b), for "…" substitute "…"`; `within` are the addresses around it."""

    span: Span
    within: tuple[Reference, ...]
    old: Word
    new: Word


@dataclass(frozen=True, slots=True)
class ProposalBlock:
    """`proposal "…"`."""

    span: Span
    title: str
    properties: tuple[Property, ...]
    amendments: tuple[Amendment, ...]


Block = Facts | Outcomes | ScaleBlock | WorkBlock | ProvisionBlock | ProposalBlock


@dataclass(frozen=True, slots=True)
class Document:
    """One file as written."""

    file: SourceFile
    blocks: tuple[Block, ...]

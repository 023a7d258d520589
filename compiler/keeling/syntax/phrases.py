"""Phrases as written: names, figures, comparisons, conditions, answers, the cells of tables."""

from __future__ import annotations

from dataclasses import dataclass

from keeling.source import Span


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
class IsAnswered:
    """`the notification period is indefinite`: what the law itself answers."""

    span: Span
    outcome: Word
    answers: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class IsWithin:
    """`the victim's age is under 18`, `imprisonment for at least 12 months`, perhaps denied."""

    span: Span
    name: Word
    bounds: tuple[Bound, ...]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class IsMet:
    """`paragraph 18(b)(i) of schedule 3 to SOA 2003 is met`."""

    span: Span
    reference: Reference


@dataclass(frozen=True, slots=True)
class Whatever:
    """`the offence is listed whatever the disposal`; `how` is `whatever` or `whether or not`."""

    span: Span
    part: Bare | IsAnswered
    how: Word
    fact: Word

    @property
    def part_said(self) -> str:
        """The outcome and its answers, in plain words and not denied."""
        if isinstance(self.part, Bare):
            return self.part.name.text
        answers = [answer.text for answer in self.part.answers]
        said = ", ".join(answers[:-1])
        return f"{self.part.outcome.text} is {f'{said} or ' if said else ''}{answers[-1]}"


Condition = Joined | Bracketed | Bare | IsAmong | IsAnswered | IsWithin | IsMet | Whatever


@dataclass(frozen=True, slots=True)
class Reference:
    """`paragraph 18(b) of schedule 3 to SOA 2003`: the parts as written, the work if named."""

    span: Span
    parts: tuple[Word, ...]
    work: Word | None = None


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

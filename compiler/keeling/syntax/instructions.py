"""Instructions that amend, as written."""

from __future__ import annotations

from dataclasses import dataclass

from keeling.source import Span
from keeling.syntax.phrases import Answer, Condition, Reference, Word


@dataclass(frozen=True, slots=True)
class Place:
    """`in paragraphs 18 and 33`: the provisions an instruction speaks of.

    `through` where these are the first and the last of a run. A definition or a column, where one
    is named instead, is named by its title.
    """

    span: Span
    addresses: tuple[Reference, ...] = ()
    through: bool = False
    definition: Word | None = None
    column: Word | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A line of law that an instruction puts in, and the lines under it."""

    span: Span
    text: str
    under: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Instructs:
    """What an instruction does: to words (`old`, `new`), or to whole provisions (`units`).

    `verb` is substitute, omit, insert or renumber; `side` is where something is put in: after,
    before, at the beginning, at the end. `times` is both or each where the words stand so often.
    """

    span: Span
    verb: str
    side: str = ""
    old: Word | None = None
    new: Word | None = None
    times: str = ""
    units: Place | None = None
    becomes: Place | None = None
    quoted: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """An instruction, and the places it is to be carried out in, the innermost first.

    `earlier` is what stood there before, where an amendment that was made says so.
    """

    span: Span
    within: tuple[Place, ...]
    does: Instructs
    earlier: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Transition:
    """A sentence under `application`, `saving` or `transitional provision`: its `kind`.

    `within` is the provision whose amendments it is limited to; `amendments` are those that are
    made only for the cases that a transitional provision speaks of.
    """

    span: Span
    kind: str
    where: Condition
    within: Reference | None = None
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence under `claims`: what is said of the change that a proposal makes.

    `how` is `only`, `nobody`, `nobody else`, `so`, `unchanged`, `guided`, or the words of the claim
    (`in no more cases`, `never longer`); `answer` is what an outcome is claimed to be, None if yes.
    (`is the same for` or `never lower`, of two choices). `along` is a fact that grows, where it is
    said of that.
    Of what is `guided` the outcome is named by its course, and the answer is how strongly it is
    advised.
    """

    span: Span
    how: str
    where: Condition | None = None
    choices: tuple[Word, ...] = ()
    outcome: Word | None = None
    answer: Answer | None = None
    along: Word | None = None

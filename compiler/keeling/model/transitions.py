"""To which cases amendments apply: application, saving and transitional provision."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from keeling.diagnostics import Diagnostic
from keeling.model.amending import Instruction
from keeling.model.conditions import Condition
from keeling.model.identity import ProvisionId
from keeling.model.verification import Verification
from keeling.source import Span

#: An instruction: whose it is (a proposal's name, a provision's citation), and its place, from 0.
StepId = tuple[str, int]
#: Instructions that are not carried out in some cases.
Withheld = frozenset[StepId]
NOTHING = Withheld()


class TransitionKind(Enum):
    """How a transition is called in an Act; the value is the word of the language."""

    APPLICATION = "application"
    SAVING = "saving"
    MODIFICATION = "transitional provision"


@dataclass(frozen=True, slots=True)
class Transition:
    """A sentence that says to which cases amendments apply, or what else applies to some.

    Where `where` is met, a saving keeps `own` from being carried out; where it is not, an
    application does. A modification carries out its `steps`, which are `own`, where it is met, on
    the text that the amendments leave. `where` turns on facts alone. `provision` is what is cited
    as a reason, `within` what the amendments spoken of are limited to, if they are.

    `day` is the first day on which the modification of an amendment that was made has effect;
    `faults` are what is wrong with its steps in the text that is read. `verification` and `flags`
    say how firm it is, where it stands in law that was made.
    """

    kind: TransitionKind
    provision: ProvisionId
    where: Condition
    own: Withheld
    within: ProvisionId | None = None
    steps: tuple[Instruction, ...] = ()
    day: date | None = None
    verification: Verification | None = None
    flags: tuple[str, ...] = ()
    span: Span = field(default=Span("", 1, 1, 1, 1), compare=False)
    faults: tuple[Diagnostic, ...] = field(default=(), compare=False)

    @property
    def modifies(self) -> bool:
        """Whether it carries out instructions of its own, and keeps none from applying."""
        return self.kind is TransitionKind.MODIFICATION

    def taken(self, withheld: Withheld) -> Withheld:
        """Return what is not carried out in a case in which it changes what applies."""
        return withheld - self.own if self.modifies else withheld | self.own

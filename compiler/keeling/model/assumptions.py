"""What is assumed of practice, by name: no law, and only a pathway asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from keeling.model.conditions import AnyOf, Condition, Not, without
from keeling.model.identity import ProvisionId
from keeling.source import Span


@dataclass(frozen=True, slots=True)
class Assumption:
    """`where the disposal is community order, it is assumed that the length is at least 12 months`.

    It speaks of facts only, and of no case outside `where`. `name` is how a command names it.
    """

    provision: ProvisionId
    name: str
    where: Condition
    so: Condition
    span: Span = field(default=Span("", 1, 1), compare=False)

    def without(self, gone: frozenset[ProvisionId]) -> Assumption:
        """Return the assumption where limbs of some provisions are never met."""
        return replace(self, where=without(self.where, gone), so=without(self.so, gone))

    @property
    def condition(self) -> Condition:
        """The cases that are as it assumes, and those of which it does not speak."""
        return AnyOf((Not(self.where), self.so))

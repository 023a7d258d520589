"""Limbs that speak of the same cases, and what sentences except: what the law is asked about."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from keeling.model.conditions import Condition, without
from keeling.model.identity import ProvisionId
from keeling.source import Span


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two limbs that each begin `where …`, with no word for cases of which both speak.

    `shared` says which cases these are; `met` what each limb asks of them. Where one is met and
    the other is not, a reader cannot tell whether one is enough.
    """

    limbs: tuple[ProvisionId, ProvisionId]
    shared: Condition
    met: tuple[Condition, Condition]

    def without(self, gone: frozenset[ProvisionId]) -> Overlap:
        """Return it with no limb of some provisions ever met."""
        one, other = self.met
        both = without(one, gone), without(other, gone)
        return replace(self, shared=without(self.shared, gone), met=both)


@dataclass(frozen=True, slots=True)
class Exemption:
    """What a sentence excepts: the cases in which it would say something, and is kept from it."""

    provision: ProvisionId
    when: Condition
    span: Span = field(default=Span("", 1, 1), compare=False)

    def without(self, gone: frozenset[ProvisionId]) -> Exemption:
        """Return it with no limb of some provisions ever met."""
        return replace(self, when=without(self.when, gone))

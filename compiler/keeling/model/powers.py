"""Powers to amend, and their limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from keeling.model.identity import ProvisionId
from keeling.source import Span


@dataclass(frozen=True, slots=True)
class Limit:
    """That an amendment made under a power does not reach back, if it goes one way.

    It goes that way if by it `outcome` is answered yes in more cases (or no, unless `more`); then
    it does not apply where the fact `clock`, a day, is before it commences. `purposes` are those
    for which it applies all the same.
    """

    provision: ProvisionId
    outcome: str
    more: bool
    clock: str
    purposes: tuple[str, ...] = ()
    span: Span = field(default=Span("", 1, 1), compare=False)


@dataclass(frozen=True, slots=True)
class Power:
    """Who may amend what, by which kind of instrument, and within which limits.

    The doubts say what is open where an amendment narrows, or widens; empty where nothing is.
    """

    provision: ProvisionId
    holder: str
    instrument: str
    reaches: tuple[ProvisionId, ...]
    procedure: str = ""
    doubt_if_narrows: str = ""
    doubt_if_widens: str = ""
    limits: tuple[Limit, ...] = ()

    def reaches_to(self, around: Iterable[ProvisionId]) -> bool:
        """Whether a provision may be amended; `around` are it and all that it lies in."""
        return any(at.within(reach) for at in around for reach in self.reaches)

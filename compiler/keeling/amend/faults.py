"""What to say of a fault in text that proposals have amended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from keeling.amend.apply import Amended
from keeling.amend.trace import instruction_at, line_as_amended, traced
from keeling.diagnostics import Check, Diagnostic, Scope
from keeling.model.law import Proposal

AMENDED = Check("amended-text", "an amendment after which the law is at fault", scope=Scope.READING)


def after(found: Diagnostic, earlier: Sequence[Proposal]) -> Diagnostic:
    """Say of a fault that it stands in the text as other proposals have left it."""
    if not earlier:
        return found
    titles = " and ".join(f"“{proposal.title}”" for proposal in earlier)
    return replace(found, message=f"After {titles}: {found.message}")


def because(found: Diagnostic, proposal: Proposal, amended: Amended) -> Diagnostic:
    """Report a fault in amended text against the instruction that made it."""
    line = line_as_amended(found.span, amended)
    read = f" The line would read “{line}”." if line else ""
    said = f"As amended by “{proposal.title}”, the law would be at fault"
    return replace(
        traced(found, amended),
        check=AMENDED,
        citation=instruction_at(found.span, amended).target.citation,
        message=f"{said}: {found.message}{read}",
    )

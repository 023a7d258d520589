"""What to say of a fault in text that proposals have amended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from keeling.amend.apply import Amended
from keeling.amend.gone import parted
from keeling.amend.trace import instruction_at, line_as_amended, traced
from keeling.diagnostics import Check, Diagnostic, Scope
from keeling.model.law import Law, Proposal

AMENDED = Check("amended-text", "an amendment after which the law is at fault", scope=Scope.READING)


def after(found: Diagnostic, earlier: Sequence[Proposal]) -> Diagnostic:
    """Say of a fault that it stands in the text as other proposals have left it."""
    if not earlier:
        return found
    titles = " and ".join(f"“{proposal.title}”" for proposal in earlier)
    return replace(found, message=f"After {titles}: {found.message}")


def because(
    found: Iterable[Diagnostic], proposal: Proposal, amended: Amended, law: Law
) -> Iterator[Diagnostic]:
    """Report faults in amended text against the instructions that made them.

    `law` is the law before. What is gone and is still spoken of is told once.
    """
    said = f"As amended by “{proposal.title}”, the law would be at fault"
    of_what_is_gone, rest = parted(found, amended, law)
    for each in of_what_is_gone:
        yield replace(each, check=AMENDED, message=f"{said}: {each.message}")
    for each in rest:
        line = line_as_amended(each.span, amended)
        read = f" The line would read “{line}”." if line else ""
        yield replace(
            traced(each, amended),
            check=AMENDED,
            citation=instruction_at(each.span, amended).target.citation,
            message=f"{said}: {each.message}{read}",
        )

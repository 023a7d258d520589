"""Proposals together of which none has a day, and each tells cases by its commencement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from keeling.diagnostics import Diagnostic, Label
from keeling.model.conditions import Condition, Within, tests
from keeling.model.law import Proposal
from keeling.model.words import UNAPPOINTED
from keeling.resolve.checks import PROPERTY

#: A day and the day after it are the cuts at which it begins and ends.
_CUTS = frozenset({UNAPPOINTED.toordinal(), UNAPPOINTED.toordinal() + 1})


def two_undated(proposals: Sequence[Proposal]) -> Iterator[Diagnostic]:
    """Refuse to answer where one commencement that has no day may come before another.

    Of several proposals together nothing is claimed, so what their claims speak of is no matter.
    """
    speaking = [
        each for each in proposals if any(_tells(reach.where) for reach in each.transitions)
    ]
    for one, other in pairwise(speaking):
        yield PROPERTY.at(
            other.head,
            f"“{one.title}” and “{other.title}” each tell cases by the day on which they commence, "
            "and neither has such a day. So it is not known which cases come before one and after "
            "the other.",
            advice="Ask about one of them alone, or give one of them a day, such as `commences 1 "
            "April 2027`.",
            labels=(Label(one.head, "the other proposal"),),
        )


def _tells(where: Condition) -> bool:
    """Whether a condition tells what is before commencement from what is after it."""
    stretches = (test.among for test in tests(where) if isinstance(test.among, Within))
    cuts = (cut for each in stretches for cut in (each.lower, each.upper) if cut is not None)
    return any(cut[0] in _CUTS for cut in cuts)

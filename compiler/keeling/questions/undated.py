"""Proposals together of which none has a day, and each tells cases by its commencement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from keeling.diagnostics import Diagnostic, Label
from keeling.model.conditions import Condition, Within, tests
from keeling.model.law import Proposal
from keeling.model.words import UNAPPOINTED
from keeling.resolve.checks import PROPERTY

#: A day and the day after it are the cuts at which it begins and ends.
_CUTS = frozenset({UNAPPOINTED.toordinal(), UNAPPOINTED.toordinal() + 1})


def two_undated(proposals: Sequence[Proposal]) -> Iterator[Diagnostic]:
    """Refuse to answer where one commencement that has no day may come before another."""
    one, *others = [each for each in proposals if _speaks_of_it(each)] or [None]
    for other in others if one else ():
        assert one is not None
        assert other is not None
        yield PROPERTY.at(
            other.head,
            f"“{one.title}” and “{other.title}” each tell cases by the day on which they commence, "
            "and neither has such a day. So it is not known which cases come before one and after "
            "the other.",
            advice="Ask about one of them alone, or give one of them a day, such as `commences 1 "
            "April 2027`.",
            labels=(Label(one.head, "the other proposal"),),
        )


def _speaks_of_it(proposal: Proposal) -> bool:
    said = (*proposal.transitions, *proposal.claims)
    return any(_before_or_after(each.where) for each in said)


def _before_or_after(where: Condition) -> bool:
    for test in tests(where):
        if isinstance(test.among, Within):
            cuts = (test.among.lower, test.among.upper)
            if any(cut is not None and cut[0] in _CUTS for cut in cuts):
                return True
    return False

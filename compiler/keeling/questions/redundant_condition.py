"""Conditions that could be left out: without them every possible case is answered alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from keeling.diagnostics import Check, Diagnostic, Severity
from keeling.model.conditions import NEVER
from keeling.model.law import Law
from keeling.model.parts import Change
from keeling.model.pieces import outcomes_of
from keeling.model.spare import Spare, SpareKind
from keeling.partition import Partition, leaves, met_where

CHECK = Check(
    "redundant-condition",
    "a condition, a limb or an exception that could be left out without changing any answer",
    Severity.WARNING,
)

_SAID = {
    SpareKind.CONDITION: "{at} asks for `{words}`",
    SpareKind.ALTERNATIVE: "{at} names `{words}` as one of several",
    SpareKind.LIMB: "{at} says something of its own",
    SpareKind.EXCEPTION: "{at} makes an exception",
}
_ADVICE = (
    "Leave it out; or mend what keeps it from mattering: a figure in it, or a wider condition "
    "beside it. Of two that say the same, one is enough."
)
_SETTLE = (
    "If it is the source that says it twice, keep it, and say what the words were `verified "
    "against`."
)


def redundant(
    spare: Spare,
    law: Law,
    partitions: Mapping[str, Partition],
    changed: Callable[[Change, Iterable[str]], Mapping[str, Partition]],
) -> bool:
    """Whether every possible case is answered alike without some bit of a law.

    `changed` gives the partitions of some outcomes were the law otherwise. What turns on these
    outcomes turns on nothing but their answers, so no other need be asked. Raises BudgetExceeded.
    """
    for outcome in sorted(outcomes_of(law, spare.without)):
        made = changed(spare.without, [outcome])[outcome]
        if made.answers is not partitions[outcome].answers:
            return False
    return True


def is_followed(spare: Spare, law: Law, partitions: Mapping[str, Partition]) -> bool:
    """Whether in some possible case a bit alone says of whom the rest speaks.

    Raises BudgetExceeded.
    """
    if spare.unsaid == NEVER:
        return False
    space = next(iter(partitions.values())).space
    (node,) = met_where(law, space, [spare.unsaid], partitions)
    return True in leaves(node)


def finding(spare: Spare, *, proposed: bool = False) -> Diagnostic:
    """Report a bit of the law, as it is or as proposed, that could be left out."""
    at = spare.provision.citation
    return CHECK.at(
        spare.span,
        f"{_SAID[spare.kind].format(at=at, words=spare.words)}, and without it every possible case "
        "would be answered as it is.",
        advice=_ADVICE if proposed else f"{_ADVICE} {_SETTLE}",
        citation=at,
    )

"""Claims about two cases that differ in one fact alone, from written to meant."""

from __future__ import annotations

from dataclasses import replace

from keeling.diagnostics import Diagnostic
from keeling.model.claims import Claim, ClaimKind
from keeling.model.conditions import Condition
from keeling.model.vocabulary import FactKind, OutcomeKind, Vocabulary
from keeling.resolve.checks import IMPOSSIBLE_VALUE, WRONG_KIND
from keeling.syntax import tree

#: How it can be said that an answer is the same for two choices of a fact.
SAME = ("is the same for", "in the same cases for")


def growing(
    claim: Claim, fact: tree.Word, declared: Vocabulary, found: list[Diagnostic]
) -> Claim | None:
    """Return a claim of what is so as a fact grows; None, with a finding, where it cannot grow."""
    each = declared.facts[fact.text]
    why = ""
    if not each.measured:
        why = f"`{each.name}` has no more and no less"
    elif each.kind is FactKind.DATE:
        why = f"`{each.name}` is a day, and a day is earlier or later"
    elif each.counted is not None:
        why = (
            f"`{each.name}` is counted from `{each.counted.start}` to `{each.counted.end}`, so it "
            "is never more while every other fact is the same"
        )
    if not why:
        return replace(claim, along=each.name)
    found.append(
        WRONG_KIND.at(
            fact.span,
            f"{why}: nothing can be said of it `as {each.name} grows`.",
            advice="Name a length of time, a number, or an age that is not counted; or say with "
            "`where …` what is so on each side.",
        )
    )
    return None


def same(
    written: tree.Claim,
    where: Condition,
    outcome: tree.Word,
    declared: Vocabulary,
    found: list[Diagnostic],
) -> Claim | None:
    """Return a claim that two choices of a fact are answered alike; None where it cannot be."""
    answered = declared.outcomes[outcome.text]
    yes_no = answered.kind is OutcomeKind.YES_NO
    if yes_no is (written.how == SAME[0]):
        found.append(
            WRONG_KIND.at(
                outcome.span,
                f"`{answered.name}` is {'' if yes_no else 'not '}a yes or no.",
                advice=f"Write `… {SAME[1 if yes_no else 0]} … as for …`.",
            )
        )
        return None
    one, other = written.choices
    fact = _of_both(one, other, declared, found)
    if fact is None:
        return None
    between = (one.text, other.text)
    return Claim(ClaimKind.SAME, where, answered.name, None, written.span, fact, between)


def _of_both(
    one: tree.Word, other: tree.Word, declared: Vocabulary, found: list[Diagnostic]
) -> str | None:
    """Return the fact of which both are choices; None, with a finding, where there is not one."""
    owners = [
        each.name
        for each in declared.facts.values()
        if each.choices and one.text in each.values and other.text in each.values
    ]
    if len(owners) == 1 and one.text != other.text:
        return owners[0]
    so = f"`{one.text}` and `{other.text}`"
    if one.text == other.text:
        message = f"`{one.text}` is the same as itself."
    elif owners:
        message = f"{so} are choices of more than one fact, and it is not said which is meant."
    else:
        message = f"{so} are not two choices of one fact."
    found.append(
        IMPOSSIBLE_VALUE.at(
            other.span,
            message,
            advice="Name two choices of a fact; or say with `where …` what is so of each.",
        )
    )
    return None

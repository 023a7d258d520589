"""Claims about two cases that differ in one fact alone, from written to meant."""

from __future__ import annotations

from dataclasses import replace

from keeling.diagnostics import Diagnostic
from keeling.model.claims import Claim, ClaimKind
from keeling.model.conditions import Condition
from keeling.model.vocabulary import Fact, FactKind, Outcome, OutcomeKind, Vocabulary
from keeling.resolve.checks import IMPOSSIBLE_VALUE, WRONG_KIND
from keeling.syntax import tree

#: How it can be said that an answer is the same for two choices of a fact.
SAME = ("is the same for", "in the same cases for")


def growing(
    claim: Claim, fact: tree.Word, declared: Vocabulary, found: list[Diagnostic]
) -> Claim | None:
    """Return a claim of what is so as a fact grows; None, with a finding, where it cannot grow."""
    each = declared.facts[fact.text]
    if each.measured and each.kind is not FactKind.DATE and each.counted is None:
        return replace(claim, along=each.name)
    why, advice = _why_not(each, declared.outcomes[claim.outcome])
    found.append(WRONG_KIND.at(fact.span, why, advice=advice))
    return None


def _why_not(fact: Fact, outcome: Outcome) -> tuple[str, str]:
    """Say why a fact does not grow, and what can be claimed instead."""
    name = fact.name
    if fact.counted is not None:
        why = (
            f"`{name}` does not grow by itself. It is counted from `{fact.counted.start}` to "
            f"`{fact.counted.end}`; the claim is about two cases that differ in one fact alone, "
            "and while these two days are the same, so is the age."
        )
        sides = f"{name} is under 18", f"{name} is 18 or over"
        return why, _on_each_side("on each side of an age", outcome, *sides)
    if fact.kind is FactKind.DATE:
        why = f"`{name}` is a day, and a day does not grow: it is earlier or later."
        sides = f"{name} is before 1 January 2026", f"{name} is on or after 1 January 2026"
        return why, _on_each_side("on each side of a day", outcome, *sides)
    if fact.kind is FactKind.YES_NO:
        why = f"`{name}` is yes or no, and does not grow."
        return why, _on_each_side("with it and without it", outcome, name, f"not {name}")
    how = SAME[1] if outcome.kind is OutcomeKind.YES_NO else SAME[0]
    one, other = (*fact.values, "…", "…")[:2]
    advice = (
        f"To claim that two of them are answered alike, write `{outcome.name} {how} {one} as for "
        f"{other}`; or claim what is so of each, with `where {name} is {one}, …`."
    )
    return f"`{name}` is one of some choices, and does not grow.", advice


def _on_each_side(of: str, outcome: Outcome, *sides: str) -> str:
    yes_no = outcome.kind is OutcomeKind.YES_NO
    answered = outcome.name if yes_no else f"{outcome.name} is …"
    claims = " and ".join(f"`where {side}, {answered}`" for side in sides)
    return f"Claim what is so {of}: {claims}."


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


def ranked(
    claim: Claim, one: tree.Word, other: tree.Word, declared: Vocabulary, found: list[Diagnostic]
) -> Claim | None:
    """Return a claim of what is so for one choice beside another; None where it cannot be.

    `never lower for a than for b` is said of the case that has `a`: it is the second of the two.
    """
    fact = _of_both(one, other, declared, found)
    return replace(claim, along=fact, between=(other.text, one.text)) if fact else None


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

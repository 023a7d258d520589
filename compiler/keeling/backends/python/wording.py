"""What the module says in words: its docstrings."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.backends import Emission
from keeling.backends.python.layout import docstring, prose
from keeling.cases.bounds import bounds_in_words
from keeling.model.conditions import ALWAYS
from keeling.model.law import Law
from keeling.model.vocabulary import Fact, FactKind, Outcome, OutcomeKind, Vocabulary
from keeling.model.words import both, day_in_words, meant

_FACTS = {
    FactKind.YES_NO: "yes or no",
    FactKind.CHOICE: "one of a list",
    FactKind.AGE: "an age in whole years",
    FactKind.NUMBER: "a whole number",
    FactKind.DATE: "a day",
    FactKind.DURATION: "a length of time",
}
_OUTCOMES = {
    OutcomeKind.YES_NO: "yes or no",
    OutcomeKind.DURATION: "a length of time",
    OutcomeKind.CHOICE: "one of a list",
    OutcomeKind.POINT: "a point on a scale",
    OutcomeKind.RANGE: "a range of a scale",
    OutcomeKind.GUIDANCE: "must, should, may, should not or must not",
}


_USE = """\
    from law import Facts, {example}

    answer = {example}(Facts(...))
    answer.value       # what the law answers; None if the facts leave it open
    answer.because     # the provisions that decide, as they are cited
    answer.possible    # every answer there may be
    answer.depends_on  # the facts that would settle it"""

_ABOUT = """\
A fact that is left out is not known, and is never taken to be anything. Facts that no case can \
have raise a ValueError that names them. `python law.py facts.json` answers the case in a file.

The law itself is in the functions whose names begin with an underscore, down to the first line \
across the page. Each asks a case one fact after another, and answers; those named `_because_…` \
say whether a provision is among the reasons. They are nested questions rather than tables, so \
that they can be read beside the provisions. Where several ways lead to the same long list of \
questions, these are a function of their own (`case.go_on`). What stands below that line is the \
same for every law, but for the lists of provisions, facts and outcomes at the end.

This file is made from the law as written, and needs nothing but Python."""


def module(emission: Emission, example: str) -> list[str]:
    """Return the module's docstring; `example` is the name of a function in it."""
    day = day_in_words(emission.as_at)
    return docstring(
        [
            f"The law in force on {day}: facts in, answers with their reasons out.",
            *_proposals(emission),
            *_USE.format(example=example).split("\n\n"),
            *_ABOUT.split("\n\n"),
            *_works(emission.law),
        ],
        indent=0,
    )


def _proposals(emission: Emission) -> Iterator[str]:
    if emission.proposals:
        named = both(prose(name) for name in emission.proposals)
        yield f"This is not law: it is the law as it would be with {named}."


def _works(law: Law) -> Iterator[str]:
    lines = [
        f"* {prose(work.cited_as)}: {prose(work.title)} {prose(work.identifier)}".rstrip()
        for work in law.works.values()
    ]
    if lines:
        yield "The works:"
        yield "\n".join(lines)


def fact(fact: Fact, vocabulary: Vocabulary) -> list[str]:
    """Return what a fact is, and the glosses of its choices."""
    said = [f"{_sentence(fact.name)}: {_FACTS[fact.kind]}"]
    said += [bounds_in_words(fact)] if fact.measured and bounds_in_words(fact) else []
    said += [f"not less than {other}" for other in fact.at_least_facts]
    way = fact.counted
    said += [f"counted from {way.start} to {way.end} if both are given"] if way else []
    known = fact.known_where
    only = "" if known == ALWAYS else f" Only where {meant(known, vocabulary)}."
    glosses = [f"* {prose(f'{each.name}: {each.gloss}')}" for each in fact.choices if each.gloss]
    about = [prose(", ".join(said) + "." + only)]
    return docstring([*about, "\n".join(glosses)] if glosses else about)


def outcome(outcome: Outcome, law: Law) -> list[str]:
    """Return what an outcome is, and the provisions that give it."""
    kind = _OUTCOMES[outcome.kind] + (", or indefinite" if outcome.may_be_indefinite else "")
    kind += f", beginning with {outcome.begins}" if outcome.begins else ""
    who = f"For {outcome.actor}, " if outcome.actor else ""
    about = [f"{_sentence(who + outcome.name)}: {kind}."]
    given = dict.fromkeys(rule.provision for rule in law.rules if rule.outcome == outcome.name)
    lines = []
    for each in given:
        found = law.provisions.get(each)
        heading = f" “{found.heading}”" if found and found.heading else ""
        link = (found.source or found.identifier) if found else ""
        lines.append(f"* {prose(f'{each.citation}{heading} {link}')}")
    about = [prose(about[0])]
    return docstring([*about, "Given by", "\n".join(lines)] if lines else about)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]

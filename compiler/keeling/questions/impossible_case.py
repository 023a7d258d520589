"""Cases that cannot be: facts that the vocabulary says never go together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from keeling.cases.case import Case
from keeling.diagnostics import Check, Diagnostic, Scope
from keeling.model.conditions import ALWAYS
from keeling.model.vocabulary import FactKind, Impossible, Vocabulary
from keeling.model.words import FactValue, both, case_in_words, meant
from keeling.partition import Space, impossible

CHECK = Check("impossible-case", "a case whose facts cannot go together", scope=Scope.READING)

_Change = Callable[[Vocabulary], Vocabulary]


def findings(case: Case, space: Space, declared: Vocabulary) -> Iterator[Diagnostic]:
    """Report the facts of a case that cannot go together, and the declarations that say so."""
    clashing = impossible(space, case.facts)
    if not clashing:
        return
    counted = {each.fact: f" ({each.way})" for each in case.counted}
    given = ", ".join(
        f"{case_in_words({name: case.facts[name]})}{counted.get(name, '')}" for name in clashing
    )
    held = _needed(declared, {name: case.facts[name] for name in clashing})
    rules = list(_said(held, declared))
    yield CHECK.at(
        case.stated.get([name for name in case.facts if name in clashing][-1], case.span),
        f"No case can be so: {given}."
        if len(clashing) > 1
        else f"`{clashing[0]}` cannot be {case.facts[clashing[0]]}.",
        advice=f"The vocabulary says: {both(rules)}. Mend the fact that is wrong."
        if rules
        else "Mend the fact that is wrong.",
    )


def _needed(declared: Vocabulary, clashing: Mapping[str, FactValue]) -> Vocabulary:
    """Return the vocabulary with only the declarations that make some facts clash.

    Each is left out in turn, and put back where the facts could go together without it.
    """
    kept = declared
    for without in _omissions(declared):
        fewer = without(kept)
        if impossible(Space(fewer), clashing):
            kept = fewer
    return kept


def _omissions(declared: Vocabulary) -> Iterator[_Change]:
    """Yield how to leave each declaration out, last those on which the others turn."""
    facts = declared.facts.values()
    for fact in facts:
        for other in fact.at_least_facts:
            yield partial(_not_related, fact.name, other)
        if fact.counted:
            yield partial(_changed, fact.name, counted=None)
    for each in declared.impossible:
        yield partial(_not_excluded, each)
    for fact in facts:
        if fact.known_where != ALWAYS:
            yield partial(_changed, fact.name, known_where=ALWAYS)


def _not_related(name: str, other: str, declared: Vocabulary) -> Vocabulary:
    rest = tuple(each for each in declared.facts[name].at_least_facts if each != other)
    return _changed(name, declared, at_least_facts=rest)


def _not_excluded(excluded: Impossible, declared: Vocabulary) -> Vocabulary:
    rest = tuple(each for each in declared.impossible if each is not excluded)
    return replace(declared, impossible=rest)


def _changed(name: str, declared: Vocabulary, **parts: Any) -> Vocabulary:
    facts = {**declared.facts, name: replace(declared.facts[name], **parts)}
    return replace(declared, facts=facts)


def _said(held: Vocabulary, declared: Vocabulary) -> Iterator[str]:
    """Say what each declaration requires."""
    for fact in held.facts.values():
        if fact.known_where != ALWAYS:
            yield f"`{fact.name}` is known only where {meant(fact.known_where, declared)}"
        less = "before" if fact.kind is FactKind.DATE else "less than"
        for other in fact.at_least_facts:
            yield f"`{fact.name}` is not {less} `{other}`"
        if fact.counted:
            yield f"`{fact.name}` is counted from `{fact.counted.start}` to `{fact.counted.end}`"
    for each in held.impossible:
        yield f"it is impossible where {meant(each.when, declared)}"

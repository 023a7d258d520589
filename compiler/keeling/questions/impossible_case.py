"""Cases that cannot be: facts that the vocabulary says never go together."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.cases.case import Case
from keeling.diagnostics import Check, Diagnostic, Scope
from keeling.model.conditions import ALWAYS, tests
from keeling.model.vocabulary import Fact, Vocabulary
from keeling.model.words import both, case_in_words, meant
from keeling.partition import Space, impossible

CHECK = Check("impossible-case", "a case whose facts cannot go together", scope=Scope.READING)


def findings(case: Case, space: Space, declared: Vocabulary) -> Iterator[Diagnostic]:
    """Report the facts of a case that cannot go together, and the declarations that say so."""
    clashing = impossible(space, case.facts)
    if not clashing:
        return
    facts = [declared.facts[name] for name in clashing]
    given = case_in_words({name: case.facts[name] for name in clashing})
    rules = list(dict.fromkeys(rule for fact in facts for rule in _rules(fact, declared)))
    rules += _excluded(set(clashing), declared)
    yield CHECK.at(
        case.stated.get([name for name in case.facts if name in clashing][-1], case.span),
        f"No case can be so: {given}."
        if len(clashing) > 1
        else f"`{clashing[0]}` cannot be {case.facts[clashing[0]]}.",
        advice=f"The vocabulary says: {both(rules)}. Mend the fact that is wrong."
        if rules
        else "Mend the fact that is wrong.",
    )


def _excluded(clashing: set[str], declared: Vocabulary) -> Iterator[str]:
    """Say which cases a declaration calls impossible, as far as facts that clash are among them."""
    for each in declared.impossible:
        if clashing & {test.fact for test in tests(each.when)}:
            yield f"it is impossible where {meant(each.when, declared)}"


def _rules(fact: Fact, declared: Vocabulary) -> Iterator[str]:
    """Say what a declaration requires of a fact."""
    if fact.known_where != ALWAYS:
        yield f"`{fact.name}` is known only where {meant(fact.known_where, declared)}"
    for other in fact.at_least_facts:
        yield f"`{fact.name}` is not less than `{other}`"

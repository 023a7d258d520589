"""What is wrong with the law of other places, where it is not that of one already looked at."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from keeling.corpus import Corpus
from keeling.diagnostics import Diagnostic
from keeling.editions import Edition, too_large
from keeling.model.law import Law, Reading, Rule
from keeling.model.needs import needs
from keeling.model.places import elsewhere, encoded
from keeling.model.words import day_in_words
from keeling.partition import BudgetExceeded
from keeling.pipeline import edition
from keeling.questions import CHECKS, reading_of_nothing, unreachable

#: What stands in several places has a use if it has one in any of them.
_OF_USE = frozenset({reading_of_nothing.CHECK, unreachable.CHECK})
#: The rules on some outcomes, and what changes their answers.
_Rules = tuple[tuple[Rule, ...], tuple[Reading, ...]]


def findings(
    corpus: Corpus, editions: Mapping[date, Edition], found: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield what is wrong in other places on some days, and is not among those found.

    `editions` are the law of the place that is asked of anyhow. An outcome whose rules are the same
    in a place, or on a day, that was looked at is not looked at again.
    """
    told = {(each.check.name, each.citation) for each in found if each.citation}
    before = {day: [made] for day, made in editions.items()}
    for place in elsewhere(corpus.law):
        seen: list[_Rules] = []
        for at, (day, beside) in enumerate(before.items()):
            made = edition(corpus, day, place=place)
            items = list(made.diagnostics)
            if made.value is not None:
                items += _asked(made.value, beside, seen)
                beside.append(made.value)
            on = f", on {day_in_words(day)}" if at else ""
            for item in items:
                if (item.check.name, item.citation) not in told:
                    told.add((item.check.name, item.citation))
                    yield replace(item, message=f"In {place}{on}: {item.message}")


def _asked(there: Edition, beside: Iterable[Edition], seen: list[_Rules]) -> Iterator[Diagnostic]:
    """Ask every check of the outcomes of which a place has rules of its own."""
    law = (there.ordinary or there).law
    others = [(each.ordinary or each).law for each in beside]
    own = [name for name in needs(law) if name not in there.untold and _differs(law, name, others)]
    kept = {each for name in own for each in (name, *needs(law)[name])}
    rules = _rules(law, kept)
    if not rules[0] or rules in seen:
        return
    seen.append(rules)
    stands = {
        at.citation
        for at, each in law.provisions.items()
        if any(encoded(each, other.place) for other in beside)
    }
    narrowed = replace(
        law,
        rules=rules[0],
        readings=rules[1],
        overlaps=tuple(each for each in law.overlaps if each.limbs[0].citation not in stands),
        exemptions=tuple(e for e in law.exemptions if e.provision.citation not in stands),
        interpretations=tuple(e for e in law.interpretations if e.provision.citation not in stands),
        assumptions=(),
    )
    parts = {name: there.partitions[name] for name in there.partitions if name in kept}
    for check in CHECKS:
        try:
            for item in check.findings(narrowed, parts):
                if item.check not in _OF_USE or item.citation not in stands:
                    yield item
        except BudgetExceeded as fault:
            yield too_large(fault, law)


def _differs(law: Law, outcome: str, others: Iterable[Law]) -> bool:
    """Whether an outcome has rules, and not those that it has in some other law."""
    own = _rules(law, {outcome, *needs(law)[outcome]})
    return bool(own[0]) and all(
        own != _rules(other, {outcome, *needs(other)[outcome]}) for other in others
    )


def _rules(law: Law, outcomes: Collection[str]) -> _Rules:
    rules = tuple(each for each in law.rules if each.outcome in outcomes)
    return rules, tuple(each for each in law.readings if any(map(each.reaches, rules)))

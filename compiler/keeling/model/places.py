"""The places whose law is told apart, and what of a law has effect in each.

A provision has effect in the places to which it extends; one that says nothing of that, everywhere.
Where it has none, what it says is left out, as of one that is not in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from keeling.model.conditions import AnyOf, Condition, Limb, limbs
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Provision, Rule
from keeling.model.needs import needs, said
from keeling.model.same import Same
from keeling.model.words import both

PLACES = ("England and Wales", "Scotland", "Northern Ireland")
#: The place of which law is asked where nothing else is said.
HOME = PLACES[0]
OUT_OF_EXTENT = "out of extent"


def extends(provision: Provision, place: str) -> bool:
    """Whether a provision is law in a place."""
    return not provision.extent or place in provision.extent


def encoded(provision: Provision, place: str) -> bool:
    """Whether what is encoded of a provision is law in a place."""
    return extends(provision, place) and (
        not provision.encoded_for or place in provision.encoded_for
    )


def law_of(law: Law, place: str) -> Law:
    """Return what of a law has effect in a place; the very same law if all of it has."""
    return _law_of(Same(law), place)


@lru_cache(maxsize=64)
def _law_of(same: Same, place: str) -> Law:
    law, gone = same.law, _gone(same.law, place)
    partial = tuple(_in_part(law, place))
    there = law.without(gone) if gone else law
    return replace(there, partial=partial) if partial else there


def _in_part(law: Law, place: str) -> Iterator[ProvisionId]:
    """Yield the provisions that say themselves that law is encoded in part in a place."""
    for at, each in law.provisions.items():
        said = each.in_part
        around = law.provisions.get(each.parent) if each.parent else None
        inherited = around is not None and around.in_part == said
        if said and not inherited and (not said.places or place in said.places):
            yield at


def _gone(law: Law, place: str) -> frozenset[ProvisionId]:
    return frozenset(at for at, each in law.provisions.items() if not encoded(each, place))


def in_part(there: Law) -> frozenset[str]:
    """Return the outcomes of which the law of a place is encoded in part."""
    return frozenset(
        each.outcome
        for each in there.rules
        if any(each.provision.within(at) for at in there.partial)
    )


def elsewhere(law: Law) -> tuple[str, ...]:
    """Return the other places of which a law says something else than of the first."""
    told = [_gone(law, HOME)]
    found = []
    for place in PLACES[1:]:
        gone = _gone(law, place)
        if gone not in told and any(each.provision not in gone for each in law.rules):
            found.append(place)
        told.append(gone)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Untold:
    """Why an outcome has no answer in a place: in brief, and what to say beside it."""

    brief: str
    note: str


def untold(law: Law, place: str) -> Mapping[str, Untold]:
    """Return the outcomes that a law does not answer in a place, though it does in another.

    That no provision on it extends there is one thing, that what extends there is not encoded for
    it another. What turns on such an outcome is not answered either: nothing is taken for a no.
    """
    return _untold(Same(law), place)


@lru_cache(maxsize=64)
def _untold(same: Same, place: str) -> Mapping[str, Untold]:
    law, there = same.law, law_of(same.law, place)
    if there is law:
        return {}
    found: dict[str, Untold] = {}
    parts = in_part(there)
    for name, others in needs(there).items():
        why = _why(law, there, name, place)
        if why is None:
            why = next((_through(each, found[each]) for each in others if each in found), None)
        if why is None and (part := next((each for each in others if each in parts), None)):
            more = f"it turns on “{part}”, which is encoded in part"
            why = Untold(f"not encoded for {place}", more)
        if why:
            found[name] = why
    return found


def _why(law: Law, there: Law, outcome: str, place: str) -> Untold | None:
    """Say why an outcome is not answered in a place, by what its own rules are."""
    rules = [each for each in law.rules if each.outcome == outcome]
    if not rules:
        return None
    not_encoded = f"not encoded for {place}"
    speaking = {each.provision for each in rules}
    speaking |= {r.provision for r in law.readings if any(r.reaches(rule) for rule in rules)}
    kept_back = [at for at in speaking if _only_encoded_elsewhere(law.provisions[at], place)]
    if kept_back:
        first = min(kept_back, key=list(law.provisions).index)
        where = both(law.provisions[first].encoded_for)
        more = f"{first.citation} extends to {place}, and is encoded for {where} only"
        return Untold(not_encoded, more)
    kept = [each for each in there.rules if each.outcome == outcome]
    if not kept:
        if own := next(_said_in_part(law, speaking, place), None):
            return Untold(not_encoded, own)
        places = {each for at in speaking for each in law.provisions[at].extent}
        where = both(each for each in PLACES if each in places)
        return Untold(
            OUT_OF_EXTENT,
            f"no provision on it extends to {place}; what there is extends to {where}",
        )
    asked = next(_undefined(law, there, kept, place), None)
    return Untold(not_encoded, asked) if asked else None


def _said_in_part(law: Law, speaking: Iterable[ProvisionId], place: str) -> Iterator[str]:
    """Yield what provisions that do not extend to a place say of the law that there is there."""
    for at in sorted(speaking, key=list(law.provisions).index):
        part = law.provisions[at].in_part
        if part is not None and place in part.places:
            yield f"{at.citation} says what is not here for {place}: {part.why}"


def _through(outcome: str, why: Untold) -> Untold:
    """Say of an outcome that it turns on another that is not answered."""
    return Untold(why.brief, f"it turns on “{outcome}”, which is {why.brief}: {why.note}")


def _only_encoded_elsewhere(provision: Provision, place: str) -> bool:
    return extends(provision, place) and not encoded(provision, place)


def _undefined(law: Law, there: Law, rules: Iterable[Rule], place: str) -> Iterator[str]:
    """Yield what to say of the terms that rules ask for, and that nothing defines in a place."""
    uses: set[ProvisionId] = set()
    for rule in law.rules:
        if any(rule.provision == kept.provision and rule.outcome == kept.outcome for kept in rules):
            uses.update(at for each in said(law, rule) for at in limbs(each))
    gone = _gone(law, place)
    for name, meaning in law.terms.items():
        by = _defining(meaning)
        if by and uses.intersection(by) and gone.issuperset(by):
            where = both(dict.fromkeys(p for at in by for p in law.provisions[at].extent))
            yield f"it asks for “{name}”, which is defined for {where} only"


def _defining(meaning: Condition) -> tuple[ProvisionId, ...]:
    """Return the provisions that say what a term means, each for its own time."""
    parts = meaning.parts if isinstance(meaning, AnyOf) else (meaning,)
    return tuple(each.provision for each in parts if isinstance(each, Limb))

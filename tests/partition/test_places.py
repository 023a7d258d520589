"""The law of a place against what its provisions mean there, case by case."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from keeling.model.answers import NOT_ENCODED, Answer
from keeling.model.conditions import NEVER, AllOf, AnyOf, Condition, Limb, Not
from keeling.model.identity import ProvisionId
from keeling.model.law import InPart, Law, Provision
from keeling.model.needs import needs
from keeling.model.places import PLACES, in_part, law_of
from keeling.partition import Space, partition_law
from keeling.questions.difference import difference

from tests.partition.generated import Maker, made
from tests.partition.oracle import Case, answered, decide, holds, in_region, named
from tests.partition.test_every_case import Walker

ALL = frozenset(PLACES)


def placed(maker: Maker, law: Law) -> Law:
    """The law with each of its provisions in some places, or saying nothing of that."""
    provisions = {}
    for at in dict.fromkeys((*named(law), *(rule.provision for rule in law.rules))):
        extent = tuple(maker.some(PLACES, 0, 3))
        only = tuple(maker.some(PLACES, 1, 2)) if maker.chance(4) else ()
        part = InPart("the rest", tuple(maker.some(PLACES, 0, 1))) if maker.chance(6) else None
        provisions[at] = Provision(at, extent=extent, encoded_for=only, in_part=part)
    return replace(law, provisions=provisions)


def there(law: Law, at: ProvisionId, place: str) -> bool:
    """Whether what is encoded of a provision is law in a place."""
    each = law.provisions[at]
    return place in (set(each.extent) or ALL) & (set(each.encoded_for) or ALL)


def struck(condition: Condition, law: Law, place: str) -> Condition:
    """A condition with every limb that is no law in a place put as one that is never met."""
    match condition:
        case AllOf(parts):
            return AllOf(tuple(struck(part, law, place) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(struck(part, law, place) for part in parts))
        case Not(part):
            return Not(struck(part, law, place))
        case Limb(at, part) if there(law, at, place):
            return Limb(at, struck(part, law, place))
        case Limb():
            return NEVER
        case _:
            return condition


def meant(law: Law, place: str) -> Law:
    """What a law means in a place, rule by rule."""
    rules = [
        replace(
            rule,
            where=struck(rule.where, law, place),
            rows=tuple(replace(row, when=struck(row.when, law, place)) for row in rule.rows),
        )
        for rule in law.rules
        if there(law, rule.provision, place)
    ]
    readings = [
        replace(each, where=struck(each.where, law, place))
        for each in law.readings
        if there(law, each.provision, place)
    ]
    return replace(law, rules=tuple(rules), readings=tuple(readings))


def partial(law: Law, outcome: str, place: str) -> bool:
    """Whether it is said of some rule there on an outcome that not all of its like is encoded."""
    said = [
        at
        for at, each in law.provisions.items()
        if each.in_part and place in (set(each.in_part.places) or ALL)
    ]
    return any(
        rule.outcome == outcome and rule.provision.within(at) for rule in law.rules for at in said
    )


def spoken_of(law: Law, outcome: str, case: Case) -> bool:
    """Whether some rule on an outcome speaks of a case."""
    answers = answered(law, case)
    return any(holds(rule.where, case, answers) for rule in law.rules if rule.outcome == outcome)


@made(60)
def test_the_law_of_a_place_is_what_its_provisions_mean_there(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = placed(maker, maker.law(vocabulary))
    space = Space(vocabulary)
    walker = Walker(space)
    for place in PLACES:
        own = meant(law, place)
        partitions = partition_law(law_of(law, place), space)
        parts = {name for name in partitions if partial(replace(own), name, place)}
        assert in_part(law_of(law, place)) == parts
        told = [name for name in partitions if parts.isdisjoint(needs(own)[name])]
        for case in cases:
            expected = decide(own, case)
            for outcome in told:
                answer: Answer = expected[outcome][0]
                if outcome in parts and not spoken_of(own, outcome, case):
                    answer = NOT_ENCODED
                assert walker.found(partitions[outcome].answers, case) == answer


@made(40)
def test_two_places_differ_as_much_either_way_and_one_not_from_itself(maker: Maker) -> None:
    vocabulary, cases = maker.vocabulary()
    law = placed(maker, maker.law(vocabulary))
    space = Space(vocabulary)
    laws = {place: law_of(law, place) for place in PLACES}
    parts = {place: partition_law(each, space) for place, each in laws.items()}
    for one, other in combinations(PLACES, 2):
        there = difference(laws[one], parts[one], parts[other])
        back = difference(laws[other], parts[other], parts[one])
        for case in cases:
            changed = {
                (each.outcome, each.before, each.after)
                for each in there.changes
                if in_region(case, each.when)
            }
            again = {
                (each.outcome, each.after, each.before)
                for each in back.changes
                if in_region(case, each.when)
            }
            assert changed == again
            assert not any(NOT_ENCODED in (before, after) for _, before, after in changed)
        assert (there.narrows, there.widens) == (back.widens, back.narrows)
    for place, each in laws.items():
        assert difference(each, parts[place], parts[place]).changes == ()

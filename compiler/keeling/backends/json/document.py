"""A law as data: what is declared, the provisions, and what is answered in which cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from keeling.backends import Emission
from keeling.backends.json.answers import answer_data
from keeling.cases.bounds import bounds_in_words
from keeling.model.answers import Answer
from keeling.model.assumptions import Assumption
from keeling.model.conditions import ALWAYS, Among, Cut, Within
from keeling.model.durations import Duration
from keeling.model.law import Interpretation, Law, Provision, Verification, Work
from keeling.model.vocabulary import Choice, Fact, FactKind, Outcome, Scale, Vocabulary
from keeling.model.words import meant, where_in_words
from keeling.partition import BudgetExceeded, Partition, Region, regions

Data = dict[str, object]

#: So many regions are read off a partition before those with other reasons are put together.
_MOST = 4_000


def document(emission: Emission) -> Data:
    """Return the whole law of one day."""
    law = emission.law
    declared = law.vocabulary
    return {
        "keeling": 1,
        "as_at": emission.as_at.isoformat(),
        "with": list(emission.proposals),
        "facts": [_fact(fact, declared) for fact in declared.facts.values()],
        "impossible": [meant(each.when, declared) for each in declared.impossible],
        "scales": [_scale(scale, declared) for scale in declared.scales.values()],
        "works": [_work(work) for work in law.works.values()],
        "provisions": [_provision(each, emission.as_at) for each in law.provisions.values()],
        "interpretations": [_interpretation(each) for each in law.interpretations],
        "assumptions": [_assumption(each, declared) for each in law.assumptions],
        "outcomes": [_outcome(outcome, emission) for outcome in declared.outcomes.values()],
    }


def _fact(fact: Fact, declared: Vocabulary) -> Data:
    everywhere = fact.known_where == ALWAYS
    return {
        "name": fact.name,
        "heading": fact.heading,
        "kind": fact.kind.value,
        "choices": _choices(fact.choices),
        "bounds": bounds_in_words(fact) if fact.measured else "",
        "within": _within(fact, Within(fact.least, fact.most)) if fact.measured else {},
        "never_less_than": list(fact.at_least_facts),
        "counted": {"from": fact.counted.start, "to": fact.counted.end} if fact.counted else None,
        "known_where": None if everywhere else meant(fact.known_where, declared),
    }


def _choices(choices: Iterable[Choice]) -> list[Data]:
    return [{"name": choice.name, "gloss": choice.gloss} for choice in choices]


def _scale(scale: Scale, declared: Vocabulary) -> Data:
    steps = [
        {
            "name": step,
            "by_length": step in scale.with_length,
            "measured_by": scale.measures.get(step),
            "where": meant(scale.told[step], declared) if step in scale.told else None,
        }
        for step in scale.steps
    ]
    return {"name": scale.name, "steps": steps, "leads_to": list(scale.leads_to)}


def _assumption(assumption: Assumption, declared: Vocabulary) -> Data:
    everywhere = assumption.where == ALWAYS
    return {
        "name": assumption.name,
        "provision": assumption.provision.citation,
        "where": None if everywhere else meant(assumption.where, declared),
        "assumed": meant(assumption.so, declared),
    }


def _work(work: Work) -> Data:
    return {
        "cited_as": work.cited_as,
        "title": work.title,
        "kind": work.kind.value,
        "identifier": work.identifier,
        "by": work.by,
        "binds": work.binds,
    }


def _provision(provision: Provision, as_at: date) -> Data:
    period = provision.in_force
    return {
        "citation": provision.id.citation,
        "identifier": provision.identifier,
        "part_of": provision.parent.citation if provision.parent else None,
        "heading": provision.heading,
        "in_force": {
            "from": period.start.isoformat() if period.start else None,
            "until": period.end.isoformat() if period.end else None,
            "now": as_at in period,
        },
        "extent": list(provision.extent),
        "source": provision.source,
        "status": _status(provision.verification),
        "notes": list(provision.notes),
        "flags": list(provision.flags),
        "not_encoded": provision.not_encoded or None,
    }


def _interpretation(interpretation: Interpretation) -> Data:
    return {
        "provision": interpretation.provision.citation,
        "length": str(interpretation.length),
        "read_as": str(interpretation.read_as),
        "facts": list(interpretation.facts),
    }


def _status(verification: Verification | None) -> Data | None:
    if verification is None:
        return None
    return {
        "standing": verification.standing.value,
        "text": verification.text,
        "in_words": str(verification),
    }


def _outcome(outcome: Outcome, emission: Emission) -> Data:
    encoded = outcome.name not in emission.unencoded
    partition = emission.partitions[outcome.name]
    return {
        "name": outcome.name,
        "kind": outcome.kind.value,
        "choices": _choices(outcome.choices),
        "may_be_indefinite": outcome.may_be_indefinite,
        "beginning_with": outcome.begins or None,
        "scale": outcome.scale or None,
        "actor": outcome.actor or None,
        "course": outcome.course or None,
        "encoded": encoded,
        "notes": list(emission.notes.get(outcome.name, ())),
        "regions": _regions(partition, emission.law) if encoded else None,
    }


def _regions(partition: Partition, law: Law) -> list[Data] | None:
    """Return the regions of an outcome; None where there are too many to be listed.

    Where those with one answer for the same reasons are too many to be read by anybody, they are
    those with one answer.
    """
    space = partition.space
    try:
        found = regions(space, partition.root, lambda leaf: True, most=_MOST)
        return [
            _region(each, each.leaf.answer, [at.citation for at in each.leaf.reasons], law)
            for each in found
        ]
    except BudgetExceeded:
        pass
    try:
        return [
            _region(each, each.leaf, None, law)
            for each in regions(space, partition.answers, lambda leaf: True)
        ]
    except BudgetExceeded:
        return None


def _region(region: Region, answer: Answer, because: list[str] | None, law: Law) -> Data:
    declared = law.vocabulary
    return {
        "in_words": where_in_words(region.where, declared),
        "where": {name: described(declared.facts[name], it) for name, it in region.where.items()},
        "answer": answer_data(answer),
        "because": because,
    }


def described(fact: Fact, among: Among | Within) -> list[str] | Data:
    """Return what a fact is in a region: some of its choices, or the ends of a stretch."""
    if isinstance(among, Among):
        return [value for value in fact.values if value in among.values]
    return _within(fact, among)


def _within(fact: Fact, within: Within) -> Data:
    """Return the ends of a stretch: `{"at_least": 18}`, `{"before": "2004-05-01"}`."""
    days = fact.kind is FactKind.DATE
    ends: Data = {}
    if within.lower is not None:
        after = "on_or_after" if days else "more_than" if _after(fact, within.lower) else "at_least"
        ends[after] = _value(fact, within.lower)
    if within.upper is not None:
        before = "before" if days else "at_most" if _after(fact, within.upper) else "under"
        ends[before] = _value(fact, within.upper)
    return ends


def _after(fact: Fact, cut: Cut) -> bool:
    """Whether a cut lies just after its value, on a line that has room between two values."""
    return bool(cut[1]) and fact.kind is FactKind.DURATION


def _value(fact: Fact, cut: Cut) -> int | str:
    value, side = cut
    if fact.kind is FactKind.DURATION:
        return str(Duration.of_key(value))
    if fact.kind is FactKind.DATE:
        return date.fromordinal(value + side).isoformat()
    return value + side

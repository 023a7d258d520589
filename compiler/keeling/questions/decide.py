"""Decide a case: the answer and its reasons; with facts missing, every possible answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from keeling.cases.case import worked_out
from keeling.model.answers import DOES_NOT_ARISE, NO, Answer, Conflict, HalfOf, Lasting, WholeOf
from keeling.model.conditions import denied_limbs, limbs
from keeling.model.counting import LEAPLING, Counted, kept_otherwise
from keeling.model.firmness import firmness
from keeling.model.identity import ProvisionId
from keeling.model.interpreting import as_read
from keeling.model.law import Interpretation, Law
from keeling.model.periods import Period, beginning_with
from keeling.model.words import FactValue, both
from keeling.partition import Leaf, Partition, leaves, restrict, support, unsettled

#: What is said in place of an answer where all law on it is of later days.
NOT_ENCODED_THEN = "not encoded for this day"


@dataclass(frozen=True, slots=True)
class Decision:
    """What the law answers about one outcome in a case.

    `answer` is None where the facts leave more than one possible; `depends_on` are then the facts
    that would settle it. `notes` say what the answer rests on that is not firm; among them is each
    of `settled`: a comparison that a reading of a period settled, and the answer otherwise.
    `period` is from which day to which a length of time runs, where its first day is given. Where
    the law is not encoded, or extends elsewhere only, there is no answer, and `untold` says so.
    """

    outcome: str
    answer: Answer | None
    possible: tuple[Answer, ...]
    because: tuple[ProvisionId, ...]
    depends_on: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    settled: tuple[str, ...] = ()
    period: Period | None = None
    untold: str = ""


def decide(
    law: Law,
    partitions: Mapping[str, Partition],
    facts: Mapping[str, FactValue],
    counted: Iterable[Counted] = (),
) -> tuple[Decision, ...]:
    """Decide every outcome of the law for the facts given; a missing fact is never assumed.

    Those `counted` from days may turn on how a birthday on 29 February is kept: so it is said
    beside each outcome that would then be answered otherwise.
    """
    kept = tuple(counted)
    turning = tuple(each for each in kept if each.turns_on_leapling)
    wanted = list(law.vocabulary.outcomes)
    decided = tuple(_decided(law, partitions, name, facts) for name in wanted)
    if not turning:
        return decided
    other = kept_otherwise(facts, kept, law.vocabulary)
    otherwise = (_decided(law, partitions, name, other) for name in wanted)
    pairs = zip(decided, otherwise, strict=True)
    return tuple(_turning(one, another, turning) for one, another in pairs)


def _decided(
    law: Law, partitions: Mapping[str, Partition], outcome: str, facts: Mapping[str, FactValue]
) -> Decision:
    """Decide an outcome, in each way that gaps and conflicts in what it turns on leave open."""
    own = _decide(law, partitions[outcome], facts)
    open_ = unsettled(law, partitions, outcome, facts)
    if open_ is None:
        return own
    ways = [_decide(law, partition, facts) for partition in open_.partitions]
    possible = tuple(dict.fromkeys(answer for way in ways for answer in way.possible))
    if not open_.complete:
        # Then every answer that is given anywhere may be the one.
        given = (row.answer for rule in law.rules if rule.outcome == outcome for row in rule.rows)
        read = (each for reading in law.readings for each in reading.reads.values())
        possible = tuple(dict.fromkeys((*own.possible, *possible, *given, *read)))
    if possible == own.possible:
        return own
    named = both(f"“{name}”" for name in open_.outcomes)
    fault = f"the law is at fault about {named} here, and the answer turns on that"
    settled = (
        possible[0] if len(possible) == 1 and not any(way.depends_on for way in ways) else None
    )
    return replace(
        own,
        answer=settled,
        possible=possible,
        because=_ordered(law, (each for way in ways for each in way.because)),
        depends_on=tuple(dict.fromkeys(fact for way in ways for fact in way.depends_on)),
        notes=(fault, *dict.fromkeys(note for way in ways for note in way.notes)),
        settled=tuple(dict.fromkeys(each for way in ways for each in way.settled)),
        period=ways[0].period if settled else None,
    )


def _turning(decision: Decision, other: Decision, turning: Iterable[Counted]) -> Decision:
    """Say of an answer that it turns on how a birthday is kept, where it does."""
    if (decision.possible, decision.because) == (other.possible, other.because):
        return decision
    ages = both(f"{each.fact} would be {each.otherwise}" for each in turning)
    answer = " or ".join(_texts(other.possible))
    then = f"the answer {answer}" if answer else "no case could be so"
    if other.possible == decision.possible:
        then = "the answer the same for other reasons"
    note = f"if the birthday were kept on 28 February, {ages}, and {then}"
    return replace(decision, notes=(*decision.notes, note, LEAPLING))


def _decide(law: Law, partition: Partition, facts: Mapping[str, FactValue]) -> Decision:
    applied = tuple(each for each in law.interpretations if _applies(each, facts))
    decision = _answered(law, partition, facts, applied)
    because, notes, settled = list(decision.because), list(decision.notes), []
    for each in applied:
        others = tuple(other for other in applied if other is not each)
        without = _answered(law, partition, facts, others)
        if (without.possible, without.because) != (decision.possible, decision.because):
            because.append(each.provision)
            notes += firmness(partition.outcome, (each.provision,), law)
            settled.append(_settled_so(each, decision, without))
            notes.append(settled[-1])
    return replace(
        decision,
        because=tuple(because),
        notes=tuple(dict.fromkeys(notes)),
        settled=tuple(settled),
    )


def _applies(interpretation: Interpretation, facts: Mapping[str, FactValue]) -> bool:
    return any(facts.get(name) == interpretation.length for name in interpretation.facts)


def _settled_so(interpretation: Interpretation, decision: Decision, without: Decision) -> str:
    """Say that a comparison was settled by a reading, and what the answer would be otherwise."""
    other = [said for said in _texts(without.possible) if said not in _texts(decision.possible)]
    otherwise = (
        f"might also be {' or '.join(other)}, depending on the day on which it begins"
        if other
        else "would be the same"
    )
    return (
        f"{interpretation.provision.citation}: a period of {interpretation.length} is read as "
        f"{interpretation.read_as}; otherwise the answer {otherwise}"
    )


def _texts(answers: Iterable[Answer]) -> list[str]:
    """Return answers in words; the clashing answers of a conflict each by itself."""
    said: list[str] = []
    for answer in answers:
        clashing = answer.answers if isinstance(answer, Conflict) else ()
        said += sorted({str(one) for _, one in clashing}) or [str(answer)]
    return said


def _answered(
    law: Law,
    partition: Partition,
    facts: Mapping[str, FactValue],
    applied: tuple[Interpretation, ...],
) -> Decision:
    """Decide with some lengths read as others."""
    read = as_read(facts, applied)
    space = partition.space
    answers = restrict(space, partition.answers, read)
    possible = tuple(dict.fromkeys(worked_out(answer, facts) for answer in leaves(answers)))
    because = _reasons(leaves(restrict(space, partition.root, read)), law)
    notes = firmness(partition.outcome, because, law)
    wanted = {}
    if len(possible) > 1:
        wanted = dict.fromkeys(_missing(fact, facts) for fact in support(space, answers))
    # An answer that is itself a fact is settled only by that fact.
    wanted |= dict.fromkeys(
        answer.fact for answer in possible if isinstance(answer, WholeOf | HalfOf)
    )
    settled = possible[0] if len(possible) == 1 and not wanted else None
    period = _period(law, partition.outcome, settled, facts)
    return Decision(
        partition.outcome, settled, possible, because, tuple(wanted), notes, period=period
    )


def _period(
    law: Law, outcome: str, answer: Answer | None, facts: Mapping[str, FactValue]
) -> Period | None:
    """Return from which day to which an answer runs, where the case gives the first."""
    first = facts.get(law.vocabulary.outcomes[outcome].begins)
    if not isinstance(answer, Lasting) or not isinstance(first, date):
        return None
    return beginning_with(first, answer.duration)


def _missing(fact: str, facts: Mapping[str, FactValue]) -> str:
    """Say what would settle it: a fact; or, of a length that is given, when it begins.

    A length in weeks or days may be shorter or longer than one in months.
    """
    return f"the day on which {fact} begins" if fact in facts else fact


def _reasons(reasoned: Iterable[Leaf], law: Law) -> tuple[ProvisionId, ...]:
    """Return the provisions that decide any case these facts leave possible, in the law's order."""
    return _ordered(law, (reason for leaf in reasoned for reason in leaf.reasons))


def _ordered(law: Law, reasons: Iterable[ProvisionId]) -> tuple[ProvisionId, ...]:
    order = {provision: index for index, provision in enumerate(law.provisions)}

    def key(reason: ProvisionId) -> tuple[int, str]:
        return order.get(reason, len(order)), reason.citation

    return tuple(sorted(set(reasons), key=key))


def unmet_notes(law: Law, decision: Decision) -> tuple[str, ...]:
    """Say what the answer rests on though it was not met, where that is not firm.

    What is not so rests on the definitions that were not met as much as what is so on those that
    were.
    """
    unmet = _silent(decision.because, decision.possible, law)
    found = firmness(decision.outcome, unmet, law)
    return tuple(note for note in found if note not in decision.notes)


def _silent(
    because: tuple[ProvisionId, ...], possible: tuple[Answer, ...], law: Law
) -> tuple[ProvisionId, ...]:
    """Return the definitions that the deciding rules deny or, where they answer no, do not meet."""
    failed = any(answer in (NO, DOES_NOT_ARISE) for answer in possible)
    found: dict[ProvisionId, None] = {}
    for rule in law.rules:
        if not any(reason.within(rule.provision) for reason in because):
            continue
        deciding = (
            row.when
            for row in rule.rows
            if failed or any(reason.within(row.provision) for reason in because)
        )
        for condition in (rule.where, *deciding):
            asked = limbs(condition) if failed else denied_limbs(condition)
            found |= dict.fromkeys(at for at in asked if not at.within(rule.provision))
    return tuple(at for at in found if at not in because)

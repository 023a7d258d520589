"""Unreachable rows, limbs and exceptions: words on which no possible case ever turns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from keeling.diagnostics import Check, Diagnostic, Label, Severity
from keeling.model.answers import DOES_NOT_ARISE, NO, Conflict, Gap, Settled
from keeling.model.assumptions import Assumption
from keeling.model.conditions import AllOf, Condition, Within, denied_limbs, limbs, tests
from keeling.model.identity import ProvisionId
from keeling.model.law import Exemption, Interpretation, Law, Row, Rule, WorkKind
from keeling.model.transitions import Transition, TransitionKind
from keeling.model.vocabulary import Fact
from keeling.model.words import both, meant, said
from keeling.partition import Partition, bounded, leaves, met_where, through, unknown

CHECK = Check(
    "unreachable",
    "a row, a limb or an exception that decides no case",
    Severity.WARNING,
)
#: The answers of cases in which no rule is met, and which cite the rules that were considered.
_UNANSWERED = frozenset({NO, DOES_NOT_ARISE})


def findings(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    """Report what decides no case that is possible under the vocabulary.

    A limb decides a case where it is a reason for an answer. One that the law asks not to be met
    decides by its absence, and is not looked at.
    """
    given = {name: _given(partition) for name, partition in partitions.items()}
    dead = [row.provision for rule in law.rules for row in _idle(rule, law, partitions, given)]
    decided = set[ProvisionId]().union(*given.values())
    dead += (limb for limb in _limbs(law, partitions) if limb not in decided)
    for at in dict.fromkeys(dead):
        if not any(at != other and at.within(other) for other in dead):
            yield _why(law, partitions, at) or _nothing(law, at)
    yield from _exceptions(law, partitions)
    yield from (_settles_nothing(each) for each in law.interpretations if not each.facts)
    for assumption in law.assumptions:
        yield from _assumes_nothing(assumption, law, partitions)


def idle(transition: Transition) -> Diagnostic:
    """Report what speaks of the cases that amendments reach, and leaves all cases as they are."""
    always = transition.kind is TransitionKind.APPLICATION
    return CHECK.at(
        transition.span,
        "Every possible case is so, and the amendments apply to all cases without these words."
        if always
        else "No possible case is so, and nothing comes of these words.",
        advice="Look for a figure or a word that is not as it was meant, or leave the line out.",
        citation=transition.provision.citation,
    )


def left_without_use(found: Diagnostic, law: Law) -> Diagnostic:
    """Report what a proposal leaves without use to whoever drafts the proposal.

    They do not draft what settles doubtful lengths, or says what is assumed of practice.
    """
    settling = [each.provision for each in law.interpretations]
    settling += [each.provision for each in law.assumptions]
    at = next((each for each in settling if each.citation == found.citation), None)
    if found.check != CHECK or at is None:
        return found
    look = "See whether the figures in the proposal are as they were meant."
    guidance = law.works[at.work].kind in (WorkKind.GUIDELINE, WorkKind.GUIDANCE)
    then = (
        f"If they are, nothing is to be done: {found.citation} is no law, and once the proposal is "
        "made nothing turns on it."
        if guidance
        else f"If they are, omit {found.citation} by the proposal too."
    )
    return replace(found, advice=f"{look} {then}")


def _settles_nothing(interpretation: Interpretation) -> Diagnostic:
    citation = interpretation.provision.citation
    return CHECK.at(
        interpretation.span,
        f"{citation} settles nothing: nothing that it reaches turns on whether a period of "
        f"{interpretation.length} is longer or shorter than "
        f"{interpretation.read_as.as_measure()}.",
        advice="Look for another provision that it should name, or omit it.",
        citation=citation,
    )


def _assumes_nothing(
    assumption: Assumption, law: Law, partitions: Mapping[str, Partition]
) -> Iterator[Diagnostic]:
    """Report an assumption that no case can meet, or that every case meets."""
    space = next(iter(partitions.values())).space
    asked = (AllOf((assumption.where, assumption.so)), assumption.condition)
    met, every = met_where(law, space, asked)
    citation = assumption.provision.citation
    if True not in leaves(met):
        yield CHECK.at(
            assumption.span,
            f"{citation} assumes what cannot be: no possible case is so.",
            advice="Look for a figure or a word that is not as it was meant.",
            citation=citation,
        )
    elif False not in leaves(every):
        yield CHECK.at(
            assumption.span,
            f"{citation} assumes nothing: every possible case is so without it.",
            advice="Look for a figure or a word that is not as it was meant, or omit it.",
            citation=citation,
        )


def _idle(
    rule: Rule,
    law: Law,
    partitions: Mapping[str, Partition],
    given: Mapping[str, Mapping[ProvisionId, set[Settled]]],
) -> Iterator[Row]:
    """Yield the rows whose own answer, or what a reading makes of it, nobody gets from them.

    That a provision is cited is not enough: one that was considered and not met is cited too.
    """
    partition, answers = partitions[rule.outcome], given[rule.outcome]
    for row in rule.rows:
        own = {row.answer, *_as_read(rule, row, law)}
        gives = not own.isdisjoint(answers.get(row.provision, ()))
        if not gives or (row.answer in _UNANSWERED and not _met(rule, row, law, partition)):
            yield row


def _given(partition: Partition) -> dict[ProvisionId, set[Settled]]:
    """Return the answers for which each provision, or something in it, is a reason.

    Of a conflict, all of them.
    """
    given: dict[ProvisionId, set[Settled]] = {}
    for leaf in leaves(partition.root):
        if leaf is None or isinstance(leaf.answer, Gap):
            continue
        clash = isinstance(leaf.answer, Conflict)
        answers = {each for _, each in leaf.answer.answers} if clash else {leaf.answer}
        for reason in leaf.reasons:
            given.setdefault(reason, set()).update(answers)
    around: dict[ProvisionId, set[Settled]] = {}
    for reason, answers in given.items():
        for at in (reason, *reason.around()):
            around.setdefault(at, set()).update(answers)
    return around


def _as_read(rule: Rule, row: Row, law: Law) -> Iterator[Settled]:
    """Yield what readings make of the answer of a row."""
    for reading in law.readings:
        reached = any(at.within(reading.target) for at in (rule.provision, row.provision))
        if reached and row.answer in reading.reads:
            yield reading.reads[row.answer]


def _met(rule: Rule, row: Row, law: Law, partition: Partition) -> bool:
    """Whether the condition of a row can be met where its rule is in point."""
    (node,) = met_where(law, partition.space, [AllOf((rule.where, row.when))])
    return True in leaves(node)


def _limbs(law: Law, partitions: Mapping[str, Partition]) -> Iterator[ProvisionId]:
    """Yield the limbs that are reasons wherever they are met in a case that is answered."""
    denied: set[ProvisionId] = set()
    asked: dict[ProvisionId, None] = {}
    for condition, told in _conditions(law, partitions):
        denied.update(denied_limbs(condition) if told else limbs(condition))
        asked.update(dict.fromkeys(limbs(condition)))
    yield from (limb for limb in asked if limb not in denied)


def _conditions(law: Law, partitions: Mapping[str, Partition]) -> Iterator[tuple[Condition, bool]]:
    """Yield every condition of the law, and whether all its limbs are told where it is met."""
    for rule in law.rules:
        for condition in _of(rule):
            yield condition, partitions[rule.outcome].cites_all
    for reading in law.readings:
        yield reading.where, True


def _of(rule: Rule) -> Iterator[Condition]:
    yield rule.where
    yield from (row.when for row in rule.rows)


def _why(law: Law, partitions: Mapping[str, Partition], at: ProvisionId) -> Diagnostic | None:
    """Say of what decides no case that a fact it asks for is not known there, or never so much."""
    space = next(iter(partitions.values())).space
    for rule in law.rules:
        for row in rule.rows:
            own = AllOf((rule.where, row.when))
            if not row.provision.within(at) and at not in limbs(own):
                continue
            met = through(own, at)
            if (fact := unknown(law, space, met)) is not None:
                return _not_known(law, at, fact)
            if (fact := bounded(law, space, met)) is not None:
                return _beyond(law, at, met, fact)
    return None


def _not_known(law: Law, at: ProvisionId, fact: Fact) -> Diagnostic:
    return CHECK.at(
        law.provisions[at].span,
        f"{at.citation} decides no case: in those that it speaks of, `{fact.name}` is not known, "
        "so that nothing asked of it is ever so.",
        advice=f"`{fact.name}` is known only where {meant(fact.known_where, law.vocabulary)}. If "
        "it is known here too, add these cases after `known where` in its declaration; else mend "
        "the condition, or omit this.",
        citation=at.citation,
        labels=(Label(fact.span, "declared here"),),
    )


def _beyond(law: Law, at: ProvisionId, asked: Condition, fact: Fact) -> Diagnostic:
    return CHECK.at(
        law.provisions[at].span,
        f"{at.citation} decides no case: {_past_bound(asked, fact, law)}.",
        advice="Look for a figure here that is not as it was meant, or omit this. If there can be "
        "such cases, it is the bound in the declaration that is wrong.",
        citation=at.citation,
        labels=(Label(fact.span, "declared here"),),
    )


def _past_bound(asked: Condition, fact: Fact, law: Law) -> str:
    """Say what is asked of a fact, in the figures in which it is asked, and what bound it has."""
    free = replace(fact, least=None, most=None)
    declared = replace(law.vocabulary, facts={**law.vocabulary.facts, fact.name: free})
    own = (test for test in tests(asked) if test.fact == fact.name)
    asks = both(dict.fromkeys(meant(test, declared) for test in own))
    bound = said(free, Within(fact.least, fact.most))
    return f"it asks for `{asks}`, and `{fact.name}` is declared to be {bound}"


def _nothing(law: Law, at: ProvisionId) -> Diagnostic:
    return CHECK.at(
        law.provisions[at].span,
        f"{at.citation} decides no case: whatever it says, no possible case turns on it.",
        advice="Look for an earlier row or another provision that takes all its cases, or a "
        "condition that cannot be met; mend that, or omit this.",
        citation=at.citation,
    )


def _exceptions(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    if not partitions:
        return
    space = next(iter(partitions.values())).space
    nodes = met_where(law, space, [exemption.when for exemption in law.exemptions])
    for exemption, node in zip(law.exemptions, nodes, strict=True):
        if True not in leaves(node):
            fact = bounded(law, space, exemption.when)
            yield _excepts_nobody(exemption, fact, law)


def _excepts_nobody(exemption: Exemption, fact: Fact | None, law: Law) -> Diagnostic:
    citation = exemption.provision.citation
    why = "none that the sentence would otherwise reach meets it"
    if fact is not None:
        why = _past_bound(exemption.when, fact, law)
    return CHECK.at(
        exemption.span,
        f"The exception in {citation} excepts no case: {why}.",
        advice="Look for a figure in it that is wrong, or omit it.",
        citation=citation,
        labels=(Label(fact.span, "declared here"),) if fact else (),
    )

"""Which of several rules prevails: `in place of`, `despite` and `subject to`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from keeling.model.answers import DOES_NOT_ARISE, NO, NOT_ENCODED, Answer, Conflict, Gap
from keeling.model.identity import ProvisionId
from keeling.model.law import Rule
from keeling.partition.conditions import Numbering
from keeling.partition.rules import Given, Ruling, State
from keeling.partition.truth import NONE, Reasons


class Decided(NamedTuple):
    """An answer, and the numbers of the provisions that are its reasons."""

    answer: Answer
    reasons: Reasons


class Priorities:
    """The answer that rules give together; they are known by their place in `rules`."""

    def __init__(self, rules: Sequence[Rule], numbering: Numbering) -> None:
        self._rules = rules
        self._numbering = numbering

    def settle(
        self, rulings: Sequence[Ruling], yes_no: bool, in_part: Sequence[ProvisionId] = ()
    ) -> Decided:
        """Return the answer of the rules that are not silent, or silent because of an outcome.

        Of law that is encoded `in_part`, by the provisions that say so, silence says nothing.

        Priority is read once, among all that answer: a rule that yields still prevails over those
        it prevails over. Words of priority that run in a circle order nothing.
        """
        replacing = [
            each.rule
            for each in rulings
            if each.state is not State.SILENT and self._rules[each.rule].in_place_of
        ]
        heard = [
            each
            for each in rulings
            if not any(self._replaces(other, each.rule) for other in replacing)
        ]
        answering = [each for each in heard if each.state is State.ANSWERS]
        if not answering:
            if in_part and all(each.state is State.SILENT for each in rulings):
                return Decided(NOT_ENCODED, frozenset(map(self._numbering.number, in_part)))
            return self._unanswered(heard, yes_no)
        remaining = self._not_beaten(answering) or answering
        reasons = NONE.union(*(each.reasons for each in remaining))
        given: set[Given] = set().union(*(each.given for each in remaining))
        answers = {answer for _, answer in given}
        if len(answers) == 1:
            return Decided(answers.pop(), reasons)
        return Decided(Conflict(tuple(sorted(given, key=_given_order))), reasons)

    def _unanswered(self, heard: Sequence[Ruling], yes_no: bool) -> Decided:
        considered = [self._rules[each.rule] for each in heard if each.state is State.CONSIDERED]
        undertook = {rule.provision for rule in considered if rule.undertakes}
        number = self._numbering.number
        if undertook:
            gap = Gap(tuple(sorted(undertook, key=order)))
            return Decided(gap, frozenset(map(number, undertook)))
        reasons = frozenset(number(rule.provision) for rule in considered)
        reasons = reasons.union(*(each.blame or NONE for each in heard))
        return Decided(NO if yes_no else DOES_NOT_ARISE, reasons)

    def _not_beaten(self, answering: Sequence[Ruling]) -> list[Ruling]:
        despite = [each.rule for each in answering if self._rules[each.rule].despite]
        found = []
        for each in answering:
            rule = self._rules[each.rule]
            over = [self._rules[at].despite for at in despite if at != each.rule]
            if any(_within(rule, references) for references in over):
                continue
            if rule.subject_to and any(
                _within(self._rules[other.rule], rule.subject_to)
                for other in answering
                if other is not each
            ):
                continue
            found.append(each)
        return found

    def _replaces(self, at: int, other: int) -> bool:
        return at != other and _within(self._rules[other], self._rules[at].in_place_of)


def _within(rule: Rule, references: Sequence[ProvisionId]) -> bool:
    return any(rule.provision.within(reference) for reference in references)


def order(provision: ProvisionId) -> tuple[str, tuple[str, ...], int]:
    """Return the key by which provisions of no particular law are sorted."""
    return provision.work, provision.path, provision.row


def _given_order(given: Given) -> tuple[str, tuple[str, ...], int, str]:
    provision, answer = given
    return (*order(provision), repr(answer))

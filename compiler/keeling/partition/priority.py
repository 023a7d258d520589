"""Which of several rules prevails: `in place of`, `despite` and `subject to`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from keeling.model.answers import DOES_NOT_ARISE, NO, Answer, Conflict, Gap
from keeling.model.identity import ProvisionId
from keeling.model.law import Rule
from keeling.partition.conditions import Numbering
from keeling.partition.rules import Given, State, Verdict

#: A rule, by its place among those of the outcome, and what it does.
Entry = tuple[int, Verdict]


class Priorities:
    """The order among the rules of one outcome, and the answer they give together."""

    def __init__(self, rules: Sequence[Rule], numbering: Numbering, yes_no: bool) -> None:
        self._rules = rules
        self._numbering = numbering
        self._yes_no = yes_no
        #: For each rule, the rules that are silent where it applies.
        self._replaces = [self._within(at, rule.in_place_of) for at, rule in enumerate(rules)]
        #: For each rule, the rules that yield where it answers.
        self._beats = [self._within(at, rule.despite) for at, rule in enumerate(rules)]
        for at, rule in enumerate(rules):
            for over in self._within(at, rule.subject_to):
                self._beats[over] |= {at}

    def settle(self, entries: Sequence[Entry]) -> tuple[Answer, int]:
        """Return the answer of all rules that are not silent without blame, and its reasons.

        Priority is read once, among all that answer: a rule that yields still prevails over those
        it prevails over. Words of priority that run in a circle order nothing.
        """
        replaced: set[int] = set()
        for at, verdict in entries:
            if verdict.state is not State.SILENT:
                replaced |= self._replaces[at]
        heard = [entry for entry in entries if entry[0] not in replaced]
        answering = [entry for entry in heard if entry[1].state is State.ANSWERS]
        if not answering:
            return self._unanswered(heard)
        beaten = set().union(*(self._beats[at] for at, _ in answering))
        remaining = [entry for entry in answering if entry[0] not in beaten] or answering
        reasons = 0
        given: set[Given] = set()
        for _, verdict in remaining:
            reasons |= verdict.reasons
            given |= verdict.given
        answers = {answer for _, answer in given}
        if len(answers) == 1:
            return answers.pop(), reasons
        return Conflict(tuple(sorted(given, key=_given_order))), reasons

    def _unanswered(self, heard: Sequence[Entry]) -> tuple[Answer, int]:
        considered = [at for at, verdict in heard if verdict.state is State.CONSIDERED]
        undertook = {self._rules[at].provision for at in considered if self._rules[at].undertakes}
        if undertook and not self._yes_no:
            return Gap(tuple(sorted(undertook, key=order))), self._bits(undertook)
        reasons = self._bits(self._rules[at].provision for at in considered)
        for _, verdict in heard:
            reasons |= verdict.blame or 0
        return (NO if self._yes_no else DOES_NOT_ARISE), reasons

    def _bits(self, provisions: Iterable[ProvisionId]) -> int:
        bits = 0
        for provision in provisions:
            bits |= self._numbering.bit(provision)
        return bits

    def _within(self, at: int, references: Sequence[ProvisionId]) -> set[int]:
        """Return the other rules that lie within the provisions referred to."""
        if not references:
            return set()
        return {
            other
            for other, rule in enumerate(self._rules)
            if other != at and any(rule.provision.within(each) for each in references)
        }


def order(provision: ProvisionId) -> tuple[str, tuple[str, ...], int]:
    """Return the key by which provisions of no particular law are sorted."""
    return provision.work, provision.path, provision.row


def _given_order(given: Given) -> tuple[str, tuple[str, ...], int, str]:
    provision, answer = given
    return (*order(provision), repr(answer))

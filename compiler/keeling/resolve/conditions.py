"""Conditions as written to the closed core."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from keeling.diagnostics import Diagnostic, Label
from keeling.model.answers import NO, YES
from keeling.model.conditions import (
    NEVER,
    AllOf,
    Among,
    AnyOf,
    Condition,
    Not,
    OutcomeIs,
    Test,
    Whatever,
)
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.vocabulary import Fact, FactKind, Outcome, OutcomeKind, Vocabulary
from keeling.resolve.answers import answer
from keeling.resolve.checks import IMPOSSIBLE_VALUE, MISPLACED, WRONG_KIND
from keeling.resolve.figures import UnreadableError, duration, within
from keeling.resolve.varied import apart, varies_nothing
from keeling.source import Span
from keeling.syntax import tree
from keeling.syntax.nearest import new_choice_advice

#: Where conditions stand that are in no provision: those of the vocabulary.
NOWHERE = ProvisionId("")

#: What is without limit is at least, and more than, any length; it is never under or at most one.
_AT_LEAST = frozenset({"at least", "more than"})


class Conditions:
    """Reads conditions over a vocabulary.

    `term` gives the condition and measure of a defined term, and when it is longer than any
    length; `met` the condition under which a referenced provision is met. Both are set once the
    provisions are known.
    """

    def __init__(self, declared: Vocabulary, found: list[Diagnostic]) -> None:
        """Read over `declared`, and add what is wrong to `found`."""
        self.declared = declared
        self._found = found
        self.term: Callable[[tree.Word], tuple[Condition, str, Condition]] = _no_terms
        self.met: Callable[[tree.Reference, ProvisionId], Condition] = _no_provisions
        self.thresholds: dict[str, list[tuple[Duration, Span]]] = {}
        #: Whether commencement is a day here, and which, if that is said.
        self.commences = False
        self.commencement: date | None = None

    def read(self, written: tree.Condition, at: ProvisionId = NOWHERE) -> Condition:
        """Return what a condition means; `at` is the provision it stands in."""
        match written:
            case tree.Joined(_, parts, words):
                self._found += apart(parts)
                read = tuple(self.read(part, at) for part in parts)
                return AllOf(read) if words[0].kind == "AND" else AnyOf(read)
            case tree.Bracketed(_, part):
                return self.read(part, at)
            case tree.Bare():
                return self._bare(written)
            case tree.IsAmong(_, fact, choices, denied):
                return self.among(self.declared.facts[fact.text], choices, denied)
            case tree.IsAnswered(_, outcome, answers):
                return self._answered(self.declared.outcomes[outcome.text], answers)
            case tree.IsWithin(_, name, bounds, denied):
                within = self._within(name, bounds)
                return Not(within) if denied else within
            case tree.IsMet(_, reference):
                return self.met(reference, at)
            case tree.Whatever(_, part, _, fact):
                self._found += varies_nothing(written, self.declared)
                answered = self.read(part, at)
                return Whatever(answered, fact.text) if isinstance(answered, OutcomeIs) else NEVER

    def _bare(self, written: tree.Bare) -> Condition:
        name = written.name
        if name.kind in ("FACT", "NOT_FACT"):
            return self._bare_fact(written)
        if name.kind in ("OUTCOME", "NOT_OUTCOME"):
            if self.declared.outcomes[name.text].kind is not OutcomeKind.YES_NO:
                self._found.append(
                    WRONG_KIND.at(
                        name.span,
                        f"`{name.text}` is not a yes or no, so it cannot stand alone.",
                        advice="Say what it is: `… is …`, and one of its answers.",
                    )
                )
            return OutcomeIs(name.text, frozenset({NO if written.denied else YES}))
        condition, _, _ = self.term(name)
        return Not(condition) if written.denied else condition

    def _bare_fact(self, written: tree.Bare) -> Condition:
        fact = self.declared.facts[written.name.text]
        if fact.kind is not FactKind.YES_NO:
            self._found.append(
                WRONG_KIND.at(
                    written.name.span,
                    f"`{fact.name}` is {fact.kind.value}, so it cannot stand alone as a condition.",
                    advice="Say what it is: `… is …`.",
                )
            )
            return NEVER
        return Test(fact.name, Among(frozenset({"no" if written.denied else "yes"})))

    def among(self, fact: Fact, choices: tuple[tree.Word, ...], denied: bool = False) -> Condition:
        """Return the test that a fact is (or is not) one of some choices."""
        if fact.kind is not FactKind.CHOICE:
            self._found.append(
                WRONG_KIND.at(
                    choices[0].span,
                    f"`{fact.name}` is {fact.kind.value}, so it cannot be `{choices[0].text}`.",
                )
            )
            return NEVER
        for choice in choices:
            if choice.text not in fact.values:
                self._found.append(self._no_such_choice(fact, choice))
        named = frozenset(choice.text for choice in choices) & frozenset(fact.values)
        return Test(fact.name, Among(frozenset(fact.values) - named if denied else named))

    def _answered(self, outcome: Outcome, words: tuple[tree.Word, ...]) -> Condition:
        """Return the test that the law answers one of some choices, or without end."""
        plain = (tree.PlainAnswer(word.span, word) for word in words)
        given = [answer(each, outcome, self.declared, self._found) for each in plain]
        return OutcomeIs(outcome.name, frozenset(each for each in given if each is not None))

    def _no_such_choice(self, fact: Fact, choice: tree.Word) -> Diagnostic:
        return IMPOSSIBLE_VALUE.at(
            choice.span,
            f"`{choice.text}` is not one of the choices of `{fact.name}`.",
            advice=new_choice_advice(choice.text, fact.name, fact.values),
            labels=(Label(fact.span, "its choices are declared here"),),
        )

    def _within(self, name: tree.Word, bounds: tuple[tree.Bound, ...]) -> Condition:
        if name.kind == "FACT":
            return self.within(self.declared.facts[name.text], bounds)
        condition, measure, unlimited = self.term(name)
        if not measure:
            self._found.append(
                WRONG_KIND.at(
                    name.span,
                    f"`{name.text}` has no length to compare.",
                    advice=f'Define it with one: `"{name.text}", measured by …, means …`.',
                )
            )
            return condition
        long_enough = self.within(self.declared.facts[measure], bounds)
        if unlimited != NEVER and all(bound.how in _AT_LEAST for bound in bounds):
            long_enough = AnyOf((long_enough, unlimited))
        return AllOf((condition, long_enough))

    def within(self, fact: Fact, bounds: tuple[tree.Bound, ...]) -> Condition:
        """Return the test that a measured fact lies within some bounds."""
        wrong = [bound for bound in bounds if bound.value.kind == "COMMENCEMENT"]
        if wrong and (self.commencement is None or fact.kind is not FactKind.DATE):
            self._found.append(self._no_commencement(fact, wrong[0]))
            return NEVER
        bounds = tuple(replace(bound, value=self._dated(bound.value)) for bound in bounds)
        try:
            stretch = within(fact.kind, bounds)
        except UnreadableError as fault:
            self._found.append(
                WRONG_KIND.at(
                    bounds[0].span,
                    str(fault),
                    advice=f"`{fact.name}` is declared as {fact.kind.value}.",
                )
            )
            return NEVER
        self.bounded(fact.name, bounds)
        return Test(fact.name, stretch)

    def _dated(self, value: tree.Word) -> tree.Word:
        if value.kind != "COMMENCEMENT" or self.commencement is None:
            return value
        day = self.commencement
        return replace(value, text=f"{day.day} {day:%B} {day.year}", kind="DATE")

    def _no_commencement(self, fact: Fact, bound: tree.Bound) -> Diagnostic:
        if fact.kind is not FactKind.DATE:
            return WRONG_KIND.at(
                bound.span,
                f"`{fact.name}` is {fact.kind.value}, so it is neither before commencement nor "
                "after it.",
                advice="Name a fact that is a date.",
            )
        if self.commences:
            return MISPLACED.at(
                bound.span,
                "On what day these amendments come into force is not known, so nothing can be "
                "said to be before commencement or after it.",
                advice="Give the proposal a line such as `commences 1 April 2027` or `commences a "
                "day to be appointed`, or write the day itself here.",
            )
        return MISPLACED.at(
            bound.span,
            "Commencement is a day only where it is said which cases amendments reach.",
            advice="Write the day itself, such as `1 May 2004`.",
        )

    def bounded(self, fact: str, bounds: tuple[tree.Bound, ...]) -> None:
        """Remember the lengths with which a fact is compared, or by which it is declared to be."""
        if self.declared.facts[fact].kind is FactKind.DURATION:
            self.thresholds.setdefault(fact, []).extend(
                (duration(bound.value.text), bound.value.span) for bound in bounds
            )

    def names(self, written: tree.Condition) -> Iterator[tree.Word]:
        """Yield the names a condition tests, in order."""
        match written:
            case tree.Joined(_, parts, _):
                for part in parts:
                    yield from self.names(part)
            case tree.Bracketed(_, part):
                yield from self.names(part)
            case (
                tree.Bare(_, name)
                | tree.IsWithin(_, name)
                | tree.IsAmong(_, name)
                | tree.IsAnswered(_, name)
            ):
                yield name
            case tree.IsMet(_, reference):
                yield reference.parts[0]
            case tree.Whatever(_, part, _, fact):
                yield from (*self.names(part), fact)


def _no_terms(name: tree.Word) -> tuple[Condition, str, Condition]:
    raise AssertionError(name)


def _no_provisions(reference: tree.Reference, at: ProvisionId) -> Condition:
    raise AssertionError(reference, at)

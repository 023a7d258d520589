"""Sentences to rules: what each provision answers, in which cases, and what goes before what."""

from __future__ import annotations

from collections.abc import Mapping

from keeling.diagnostics import Diagnostic
from keeling.model.answers import NO, YES, Chosen, Settled
from keeling.model.conditions import ALWAYS, AllOf, AnyOf, Condition, Not
from keeling.model.identity import ProvisionId
from keeling.model.law import Exemption, Overlap, Power, Reading, Row, RowsRead, Rule
from keeling.model.vocabulary import OutcomeKind
from keeling.resolve.addresses import look_up, target
from keeling.resolve.answers import answer, halved
from keeling.resolve.bodies import Bodies
from keeling.resolve.checks import MISPLACED, WRONG_KIND
from keeling.resolve.conditions import Conditions
from keeling.resolve.outline import Outline, Placed
from keeling.resolve.powers import Powers
from keeling.resolve.refusals import plain_reading
from keeling.resolve.tables import rows
from keeling.resolve.terms import Terms
from keeling.source import Span
from keeling.syntax import tree


class Rules:
    """Reads the sentences of an outline."""

    def __init__(self, outline: Outline, conditions: Conditions) -> None:
        """Read with `conditions`, whose terms and referenced provisions this then supplies."""
        self._outline = outline
        self._conditions = conditions
        self._found: list[Diagnostic] = outline.found
        self._exemptions: dict[Span, Exemption] = {}
        self._bodies = Bodies(outline, conditions)
        self._powers = Powers(outline, conditions)
        self._terms = Terms(outline, conditions, self._bodies, self._note_exemption)

    @property
    def terms(self) -> Mapping[str, Condition]:
        """What each defined term means, once all is read."""
        return self._terms.meanings

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Limbs that may speak of the same cases, once all is read."""
        return tuple(self._bodies.overlaps.values())

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        """What sentences except, once all is read."""
        return tuple(self._exemptions.values())

    @property
    def powers(self) -> Mapping[ProvisionId, Power]:
        """The powers to amend, once all is read."""
        return self._powers.made()

    def read(self) -> tuple[tuple[Rule, ...], tuple[Reading, ...]]:
        """Return every rule and reading, in the order of the law."""
        made: list[Rule] = []
        readings: list[Reading] = []
        for placed in self._outline.sentences:
            consequence = placed.sentence.consequence
            if isinstance(consequence, tree.Defines):
                self._terms.define(consequence.term)
            elif isinstance(consequence, tree.Confers | tree.Limits | tree.Excuses):
                self._powers.read(placed, consequence)
            elif isinstance(consequence, tree.Reads):
                readings += self._reading(placed, consequence)
            elif not isinstance(consequence, tree.Interprets | tree.Assumes):
                made += self._rules(placed, consequence)
        return tuple(made), tuple(readings)

    def _rules(self, placed: Placed, consequence: tree.Consequence) -> list[Rule]:
        match consequence:
            case tree.Says(_, outcome, denied, body):
                if self._conditions.declared.outcomes[outcome.text].kind is not OutcomeKind.YES_NO:
                    self._found.append(
                        WRONG_KIND.at(
                            outcome.span,
                            f"`{outcome.text}` is not a yes or no, so it needs an answer.",
                            advice="Go on with `is` and the answer.",
                        )
                    )
                    return []
                when = ALWAYS if body is None else self._bodies.read(body, placed.at)
                return [self._rule(placed, outcome, when, NO if denied else YES)]
            case tree.Answers(_, outcome, written, condition):
                declared = self._conditions.declared
                given = answer(written, declared.outcomes[outcome.text], declared, self._found)
                return self._one(placed, outcome, condition, given)
            case tree.Guides(_, _, strength, course, condition):
                return self._guides(placed, course, strength, condition)
            case tree.Tabulates(_, outcomes, read, _):
                table = rows(consequence, placed.at, self._conditions, self._found)
                how = RowsRead.FIRST if read == "FIRST_ROW" else RowsRead.ONLY
                return [
                    self._with(placed, outcome, table[outcome.text], how, undertakes=True)
                    for outcome in outcomes
                ]
            case (
                tree.Defines()
                | tree.Reads()
                | tree.Interprets()
                | tree.Assumes()
                | tree.Confers()
                | tree.Limits()
                | tree.Excuses()
            ):
                raise AssertionError(consequence)

    def _guides(
        self,
        placed: Placed,
        course: tree.Word,
        strength: tree.Word,
        condition: tree.Condition | None,
    ) -> list[Rule]:
        name = self._conditions.declared.about(course.text).name
        outcome = tree.Word(course.span, name, "OUTCOME")
        return self._one(placed, outcome, condition, Chosen(strength.text))

    def _one(
        self,
        placed: Placed,
        outcome: tree.Word,
        condition: tree.Condition | None,
        given: Settled | None,
    ) -> list[Rule]:
        if given is None:
            return []
        when = ALWAYS if condition is None else self._conditions.read(condition, placed.at)
        return [self._rule(placed, outcome, when, given)]

    def _rule(self, placed: Placed, outcome: tree.Word, when: Condition, given: Settled) -> Rule:
        return self._with(placed, outcome, (Row(placed.at, when, given),), RowsRead.FIRST)

    def _with(
        self,
        placed: Placed,
        outcome: tree.Word,
        made: tuple[Row, ...],
        read: RowsRead,
        undertakes: bool = False,
    ) -> Rule:
        exception = placed.sentence.consequence.exception  # type: ignore[union-attr]
        where = self._speaks_of(placed)
        if exception is not None:
            excepted = self._conditions.read(exception, placed.at)
            said = AnyOf(tuple(row.when for row in made))
            self._note_exemption(placed, (*where, excepted, said))
            where = [*where, Not(excepted)]
        return Rule(
            placed.at,
            outcome.text,
            made,
            where[0] if len(where) == 1 else AllOf(tuple(where)),
            read,
            undertakes,
            self._priority(placed, "subject to"),
            self._priority(placed, "despite"),
            self._priority(placed, "in place of"),
            placed.in_force,
            placed.sentence.span,
        )

    def _speaks_of(self, placed: Placed) -> list[Condition]:
        """Return the condition of the cases a sentence speaks of, if it has one."""
        where = placed.sentence.where
        return [] if where is None else [self._conditions.read(where, placed.at)]

    def _note_exemption(self, placed: Placed, parts: tuple[Condition, ...]) -> None:
        span = placed.sentence.span
        self._exemptions.setdefault(span, Exemption(placed.at, AllOf(parts), span))

    def _priority(self, placed: Placed, word: str) -> tuple[ProvisionId, ...]:
        made = []
        for priority in placed.sentence.priorities:
            if priority.word == word:
                wanted = target(priority.reference, placed.at)
                there = look_up(
                    wanted, priority.reference.span, self._outline.provisions, self._found
                )
                made += [there] if there else []
        return tuple(made)

    def _reading(self, placed: Placed, reads: tree.Reads) -> list[Reading]:
        wanted = target(reads.reference, placed.at)
        there = look_up(wanted, reads.reference.span, self._outline.provisions, self._found)
        if there is None:
            return []
        self._found += plain_reading(placed.sentence)
        outcome = self._outcome_of(wanted)
        if outcome is None:
            self._found.append(
                MISPLACED.at(
                    reads.reference.span,
                    f"{there.citation} gives no answers that could be read as others.",
                    advice="Name the provision, or the row of its table, that gives them.",
                )
            )
            return []
        made: dict[Settled, Settled] = {}
        declared = self._conditions.declared
        for written in reads.answers:
            given = answer(written, declared.outcomes[outcome], declared, self._found)
            half = None if given is None else halved(given, written.span, self._found)
            if given is not None and half is not None:
                made[given] = half
        return [
            Reading(
                placed.at,
                there,
                made,
                AllOf(tuple(self._speaks_of(placed))),
                placed.in_force,
                placed.sentence.span,
            )
        ]

    def _outcome_of(self, wanted: ProvisionId) -> str | None:
        for placed in self._outline.sentences:
            consequence = placed.sentence.consequence
            if placed.at.within(wanted) or wanted.within(placed.at):
                if isinstance(consequence, tree.Tabulates):
                    return consequence.outcomes[0].text
                if isinstance(consequence, tree.Answers):
                    return consequence.outcome.text
        return None

"""Sentences to rules: what each provision answers, in which cases, and what goes before what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from keeling.diagnostics import Diagnostic
from keeling.model.answers import NO, YES, Chosen, Settled
from keeling.model.conditions import ALWAYS, NEVER, AllOf, AnyOf, Condition, Limb, Not, size
from keeling.model.identity import ProvisionId
from keeling.model.law import Exemption, Overlap, Reading, Row, RowsRead, Rule
from keeling.model.vocabulary import OutcomeKind
from keeling.resolve.addresses import look_up, target
from keeling.resolve.answers import answer, halved
from keeling.resolve.checks import CIRCULAR, MISPLACED, TOO_LARGE, WRONG_KIND
from keeling.resolve.conditions import Conditions
from keeling.resolve.outline import Outline, Placed
from keeling.resolve.refusals import plain_definition, plain_reading, two_readings
from keeling.resolve.tables import rows
from keeling.source import Span
from keeling.syntax import tree
from keeling.syntax.lexer import DEPTH_LIMIT, TOO_DEEP

#: A definition of more conditions, those it uses written out, is refused. Real ones have dozens.
MOST_TESTS = 10_000


@dataclass(frozen=True, slots=True)
class _Definition:
    placed: Placed
    defines: tree.Defines


class Rules:
    """Reads the sentences of an outline."""

    def __init__(self, outline: Outline, conditions: Conditions) -> None:
        """Read with `conditions`, whose terms and referenced provisions this then supplies."""
        self._outline = outline
        self._conditions = conditions
        self._found: list[Diagnostic] = outline.found
        self._definitions = {
            _plain(placed.sentence.consequence.term.text): _Definition(
                placed, placed.sentence.consequence
            )
            for placed in outline.sentences
            if isinstance(placed.sentence.consequence, tree.Defines)
        }
        self._read: dict[str | ProvisionId, Condition] = {}
        self._open: list[str | ProvisionId] = []
        self._sizes: dict[int, tuple[Condition, int]] = {}
        self._overlaps: dict[tuple[ProvisionId, ProvisionId], Overlap] = {}
        self._exemptions: dict[Span, Exemption] = {}
        conditions.term = self._term
        conditions.met = self._met

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Limbs that may speak of the same cases, once all is read."""
        return tuple(self._overlaps.values())

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        """What sentences except, once all is read."""
        return tuple(self._exemptions.values())

    def read(self) -> tuple[tuple[Rule, ...], tuple[Reading, ...]]:
        """Return every rule and reading, in the order of the law."""
        made: list[Rule] = []
        readings: list[Reading] = []
        for placed in self._outline.sentences:
            consequence = placed.sentence.consequence
            if isinstance(consequence, tree.Defines):
                self._define(consequence.term)
            elif isinstance(consequence, tree.Reads):
                readings += self._reading(placed, consequence)
            else:
                made += self._rules(placed, consequence)
        return tuple(made), tuple(readings)

    # Terms and provisions used in conditions

    def _term(self, name: tree.Word) -> tuple[Condition, str, Condition]:
        definition = self._definitions.get(_plain(name.text))
        if definition is None:
            self._found.append(
                MISPLACED.at(
                    name.span,
                    f"`{name.text}` is written as a definition somewhere, but not in a provision.",
                    advice='Put its line, `"…" means …`, under the section that defines it.',
                )
            )
            return NEVER, "", NEVER
        defines, at = definition.defines, definition.placed.at
        unlimited = (
            NEVER
            if defines.unlimited is None
            else Limb(at, self._conditions.read(defines.unlimited, at))
        )
        return self._define(name), defines.measure.text if defines.measure else "", unlimited

    def _define(self, name: tree.Word) -> Condition:
        definition = self._definitions[_plain(name.text)]
        key = _plain(name.text)
        if key not in self._read:
            if self._circular(key, name) or self._too_deep(name):
                return NEVER
            self._open.append(key)
            at = definition.placed.at
            body = self._body(definition.defines.body, at)
            parts = [body]
            self._found += plain_definition(definition.placed.sentence)
            if definition.defines.exception is not None:
                excepted = self._conditions.read(definition.defines.exception, at)
                self._note_exemption(definition.placed, (body, excepted))
                parts.append(Not(excepted))
            self._open.pop()
            whole = Limb(at, AllOf(tuple(parts)) if len(parts) > 1 else body)
            self._read[key] = NEVER if self._too_large(whole, definition) else whole
        return self._read[key]

    def _too_large(self, whole: Condition, definition: _Definition) -> bool:
        """Refuse a definition that, with those it uses written out, nothing could go through."""
        if size(whole, self._sizes) <= MOST_TESTS:
            return False
        at = definition.placed.at
        self._found.append(
            TOO_LARGE.at(
                definition.defines.span,
                f"With the definitions that it uses written out, "
                f"`{definition.defines.term.text}` would have more than {MOST_TESTS:,} conditions.",
                advice="Look for definitions that each use the one before them several times.",
                citation=at.citation,
            )
        )
        return True

    def _met(self, reference: tree.Reference, at: ProvisionId) -> Condition:
        wanted = look_up(
            target(reference, at), reference.span, self._outline.provisions, self._found
        )
        if wanted is None:
            return NEVER
        within = self._outline.limbs.get(wanted)
        if within is None:
            self._found.append(
                MISPLACED.at(
                    reference.span,
                    f"{wanted.citation} has no condition that could be met.",
                    advice="Name a limb, or a provision that says when something is so.",
                )
            )
            return NEVER
        if wanted not in self._read:
            if self._circular(wanted, reference.parts[0]):
                return NEVER
            self._open.append(wanted)
            around = self._around(wanted)
            # What `in any other case` excludes is among the conditions around the limb.
            own = within.body.body if isinstance(within.body, tree.OtherwiseBody) else within.body
            inner = Limb(wanted, self._body(own, wanted))
            self._open.pop()
            self._read[wanted] = AllOf((*around, inner))
        return self._read[wanted]

    def _too_deep(self, name: tree.Word) -> bool:
        if len(self._open) < DEPTH_LIMIT:
            return False
        self._found.append(
            TOO_DEEP.at(
                name.span,
                f"Definitions are built on each other more than {DEPTH_LIMIT} deep here.",
                advice="Say one of them without the others.",
            )
        )
        return True

    def _circular(self, key: str | ProvisionId, name: tree.Word) -> bool:
        if key not in self._open:
            return False
        path = [*self._open[self._open.index(key) :], key]
        said = " → ".join(str(step) for step in path)
        self._found.append(
            CIRCULAR.at(
                name.span,
                f"This is defined by itself: {said}.",
                advice="Say one of them without using the others.",
            )
        )
        return True

    # Bodies

    def _body(self, body: tree.Body, at: ProvisionId) -> Condition:
        match body:
            case tree.ListBody(_, quantifier, limbs):
                if quantifier != "any of":
                    self._found += two_readings(limbs, quantifier)
                read = tuple(self._limb(limb, at) for limb in self._encoded(limbs, quantifier))
                if quantifier == "all of":
                    return AllOf(read)
                return Not(AnyOf(read)) if quantifier == "none of" else AnyOf(read)
            case tree.CasesBody(_, limbs):
                return AnyOf(tuple(self._cases(limbs, at)))
            case tree.BothBody(_, condition, inner) | tree.WhereBody(_, condition, inner):
                return AllOf((self._conditions.read(condition, at), self._body(inner, at)))
            case tree.OtherwiseBody(span, _):
                self._found.append(
                    MISPLACED.at(
                        span,
                        "`in any other case` has no `where …` before it among its sisters.",
                        advice="Begin the limbs before it with `where …,`.",
                    )
                )
                return NEVER
            case tree.NotEncodedBody():
                raise AssertionError(body)
            case _:
                return self._conditions.read(body, at)

    def _encoded(
        self, limbs: tuple[tree.LimbLine, ...], quantifier: str
    ) -> Iterator[tree.LimbLine]:
        """Yield the limbs that have a condition; only `any of` can do without one of its limbs.

        A limb left out of `any of` leaves cases out, and the answers that rest on its provision
        say so; left out of `all of` or `none of` it would let cases in.
        """
        for limb in limbs:
            if not isinstance(limb.body, tree.NotEncodedBody):
                yield limb
            elif quantifier != "any of":
                self._found.append(
                    MISPLACED.at(
                        limb.span,
                        f"A limb of `{quantifier}` cannot be left without its condition: more "
                        "would follow from the others than the law says.",
                        advice="Encode it, or mark the whole provision `not encoded`.",
                    )
                )

    def _limb(self, limb: tree.LimbLine, at: ProvisionId) -> Condition:
        own = at.child(limb.label.text)
        return Limb(own, self._body(limb.body, own))

    def _cases(self, limbs: tuple[tree.LimbLine, ...], at: ProvisionId) -> list[Condition]:
        """Return limbs that each speak of some cases, the last perhaps of all others."""
        made: list[Condition] = []
        passed: list[tuple[ProvisionId, Condition, Condition]] = []
        for limb in self._encoded(limbs, "any of"):
            own = at.child(limb.label.text)
            match limb.body:
                case tree.WhereBody(_, where, inner):
                    read, then = self._conditions.read(where, own), self._body(inner, own)
                    made.append(Limb(own, AllOf((read, then))))
                    passed.append((own, read, then))
                case tree.OtherwiseBody(_, inner) if passed and limb is limbs[-1]:
                    others = Not(AnyOf(tuple(read for _, read, _ in passed)))
                    made.append(Limb(own, AllOf((others, self._body(inner, own)))))
                case _:
                    self._found.append(
                        MISPLACED.at(
                            limb.span,
                            "It is not said how this limb goes together with its sisters.",
                            advice="End the line above with `any of` or `all of`; or begin every "
                            "limb with `where …,` and the last, if need be, with `in any other "
                            "case,`.",
                        )
                    )
        self._note_overlaps(passed)
        return made

    def _note_overlaps(self, limbs: Sequence[tuple[ProvisionId, Condition, Condition]]) -> None:
        """Keep each two limbs, with the cases of which both might speak."""
        for (one, where, then), (other, elsewhere, otherwise) in combinations(limbs, 2):
            if (one, other) not in self._overlaps:
                around = self._around(one)
                self._overlaps[one, other] = Overlap(
                    (one, other), AllOf((*around, where, elsewhere)), (then, otherwise)
                )

    def _around(self, limb: ProvisionId) -> tuple[Condition, ...]:
        """Return the conditions around a limb."""
        return tuple(
            Not(self._conditions.read(condition, limb))
            if denied
            else self._conditions.read(condition, limb)
            for condition, denied in self._outline.limbs[limb].around
        )

    # Rules

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
                when = ALWAYS if body is None else self._body(body, placed.at)
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
            case tree.Defines() | tree.Reads():
                raise AssertionError(consequence)

    def _guides(
        self,
        placed: Placed,
        course: tree.Word,
        strength: tree.Word,
        condition: tree.Condition | None,
    ) -> list[Rule]:
        outcomes = self._conditions.declared.outcomes.values()
        name = next(outcome.name for outcome in outcomes if outcome.course == course.text)
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


def _plain(text: str) -> str:
    """Return a term as it is looked up: without its leading article, in lower case."""
    folded = text.casefold()
    for article in ("the ", "a ", "an "):
        if folded.startswith(article):
            return folded.removeprefix(article)
    return folded

"""Periods read as others: what settles a comparison that the calendar leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import combinations

from keeling.diagnostics import Diagnostic, Label
from keeling.model.conditions import AllOf, AnyOf, Condition, Cut, Limb, Not, Test, Within
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Interpretation, Period, Reading, Rule
from keeling.model.vocabulary import FactKind, Vocabulary
from keeling.resolve.addresses import look_up, target
from keeling.resolve.checks import INTERPRETATION
from keeling.resolve.consistency import related
from keeling.resolve.figures import UnreadableError, duration
from keeling.resolve.outline import Outline, Placed
from keeling.resolve.refusals import plain_interpretation
from keeling.syntax import tree

#: A test of a fact, and the provision in whose words it stands; None in the vocabulary's.
_Tested = tuple[Test, ProvisionId | None]


class Interpretations:
    """Reads the sentences of an outline that read one period as another."""

    def __init__(
        self,
        outline: Outline,
        declared: Vocabulary,
        rules: Iterable[Rule],
        readings: Iterable[Reading],
    ) -> None:
        """Read over `declared`, for the comparisons that rules and readings make."""
        self._outline = outline
        self._found: list[Diagnostic] = outline.found
        self._groups = tuple(related(declared))
        self._declared = declared
        self._rules, self._readings = tuple(rules), tuple(readings)

    def read(self) -> tuple[Interpretation, ...]:
        """Return every reading of a period, in the order of the law."""
        made = [
            one
            for placed in self._outline.sentences
            if isinstance(placed.sentence.consequence, tree.Interprets)
            and (one := self._one(placed, placed.sentence.consequence))
        ]
        self._found += _twice(made)
        return tuple(made)

    def _one(self, placed: Placed, said: tree.Interprets) -> Interpretation | None:
        before = len(self._found)
        self._found += plain_interpretation(placed.sentence)
        self._found += self._not_alone(placed)
        lengths = self._lengths(said)
        provisions, found = self._outline.provisions, self._found
        targets = [
            look_up(target(each, placed.at), each.span, provisions, found)
            for each in said.references
        ]
        if lengths is None or len(found) > before:
            return None
        length, read_as = lengths
        named = tuple(each for each in targets if each is not None)
        facts = self._settled(placed, length, named)
        return Interpretation(
            placed.at, length, read_as, named, facts, placed.in_force, placed.sentence.span
        )

    def _not_alone(self, placed: Placed) -> Iterator[Diagnostic]:
        """Refuse one among other sentences: what rests on it could not cite it."""
        if any(other.at == placed.at and other is not placed for other in self._outline.sentences):
            yield INTERPRETATION.at(
                placed.sentence.span,
                f"{placed.at.citation} says other things too, so an answer that rests on this "
                "reading could not cite it alone.",
                advice="Give this sentence a label of its own, such as `(2)`, or a paragraph.",
                citation=placed.at.citation,
            )

    def _lengths(self, said: tree.Interprets) -> tuple[Duration, Duration] | None:
        """Return the two lengths, if it depends on the day they begin which is the longer."""
        try:
            length, read_as = duration(said.period.text), duration(said.read_as.text)
        except UnreadableError as fault:
            self._found.append(INTERPRETATION.at(said.span, str(fault)))
            return None
        order = length.compared_with(read_as)
        if order is None:
            return length, read_as
        how = {-1: "shorter than", 0: "as long as", 1: "longer than"}[order]
        self._found.append(
            INTERPRETATION.at(
                said.span,
                f"On whatever day it begins, a period of {length} is {how} "
                f"{read_as.as_measure()}: there is nothing to settle.",
                advice="Leave it out. A reading settles only what depends on the day on which a "
                "period begins, as with 26 weeks and 6 months.",
            )
        )
        return None

    def _settled(
        self, placed: Placed, length: Duration, targets: tuple[ProvisionId, ...]
    ) -> tuple[str, ...]:
        """Return the facts of which comparisons are settled; refuse to settle only some of them."""
        facts: dict[str, None] = {}
        for group in self._groups:
            touched = [
                (test, at)
                for test, at in self._tests
                if test.fact in group and any(length.side(cut) == 0 for cut in _cuts(test))
            ]
            reached = [at for _, at in touched if at is not None and _within(at, targets)]
            beyond = [each for each in touched if each[1] is None or not _within(each[1], targets)]
            if reached and beyond:
                self._found.append(_only_some(placed, length, reached[0], *beyond[0]))
            elif reached:
                facts |= dict.fromkeys(group)
        return tuple(name for name in self._declared.facts if name in facts)

    @cached_property
    def _tests(self) -> tuple[_Tested, ...]:
        """Every test of a length, the vocabulary's own included."""
        seen: set[tuple[int, ProvisionId | None]] = set()
        return tuple(
            (test, place)
            for condition, at in (*self._conditions(), *_declared(self._declared))
            for test, place in _placed(condition, at, seen)
            if self._declared.facts[test.fact].kind is FactKind.DURATION
        )

    def _conditions(self) -> Iterator[tuple[Condition, ProvisionId | None]]:
        for rule in self._rules:
            yield rule.where, rule.provision
            yield from ((row.when, row.provision) for row in rule.rows)
        for reading in self._readings:
            yield reading.where, reading.provision


def _declared(declared: Vocabulary) -> Iterator[tuple[Condition, None]]:
    for fact in declared.facts.values():
        yield fact.known_where, None
        yield Test(fact.name, Within(fact.least, fact.most)), None
    yield from ((each.when, None) for each in declared.impossible)


def _placed(
    condition: Condition, at: ProvisionId | None, seen: set[tuple[int, ProvisionId | None]]
) -> Iterator[_Tested]:
    """Yield the tests in a condition, each with the innermost provision around it."""
    if (id(condition), at) in seen:
        return
    seen.add((id(condition), at))
    match condition:
        case Test():
            yield condition, at
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _placed(part, at, seen)
        case Not(part):
            yield from _placed(part, at, seen)
        case Limb(provision, part):
            yield from _placed(part, provision, seen)
        case _:
            return


def _cuts(test: Test) -> Iterator[Cut]:
    if isinstance(test.among, Within):
        yield from (cut for cut in (test.among.lower, test.among.upper) if cut is not None)


def _within(at: ProvisionId, targets: tuple[ProvisionId, ...]) -> bool:
    return not targets or any(at.within(each) for each in targets)


def _only_some(
    placed: Placed, length: Duration, reached: ProvisionId, test: Test, beyond: ProvisionId | None
) -> Diagnostic:
    where = "The vocabulary" if beyond is None else beyond.citation
    advice = (
        "Declare the fact so that the vocabulary does not turn on that length, or leave the "
        "reading out."
        if beyond is None
        else "Widen the reading: leave out `in …`, so that the period is read so everywhere; or "
        f"add `and in …` with words that name {beyond.citation}."
    )
    return INTERPRETATION.at(
        placed.sentence.span,
        f"{where} compares `{test.fact}` with a length that a period of {length} may fall short of "
        f"or not, just as {reached.citation} does, and this reading does not reach it.",
        advice=advice,
        citation=placed.at.citation,
    )


def _twice(made: Iterable[Interpretation]) -> Iterator[Diagnostic]:
    """Refuse a second reading of one length for one fact at one time."""
    for one, other in combinations(made, 2):
        shared = [fact for fact in other.facts if fact in one.facts]
        if one.length == other.length and shared and _together(one.in_force, other.in_force):
            yield INTERPRETATION.at(
                other.span,
                f"{one.provision.citation} says already how a period of {one.length} is read, for "
                f"`{shared[0]}`.",
                advice="Keep one of the two.",
                citation=other.provision.citation,
                labels=(Label(one.span, "read here already"),),
            )


def _together(one: Period, other: Period) -> bool:
    """Whether two periods share a day."""
    return not any(
        first.end is not None and second.start is not None and first.end < second.start
        for first, second in ((one, other), (other, one))
    )

"""Sentences made up by the grammar: every construct that a provision may say something by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random

from tests.syntax.dressed import Line, Lines
from tests.syntax.names import (
    AGES,
    CHOICES,
    DATES,
    DENIED,
    FREE_TEXT,
    LABELS,
    OUTCOMES,
    STEPS,
    TERMS,
    TERMS_OF_TIME,
    TESTED,
    WORKS,
    YES_NO,
    YES_NO_OUTCOMES,
)


@dataclass(frozen=True)
class Sentences:
    """Makes sentences with what a source of chance gives, no list of it longer than `size`."""

    chance: Random
    size: int = 4
    numbers: Iterator[int] = field(default_factory=count)

    # Chance

    def one(self, things: Sequence[str]) -> str:
        return things[self.chance.randrange(len(things))]

    def some(self, most: int, least: int = 1) -> range:
        return range(self.chance.randint(least, max(least, min(most, self.size))))

    def maybe(self, of_ten: int = 5) -> bool:
        return self.chance.randrange(10) < of_ten

    # Words

    def number(self) -> str:
        return str(self.chance.randint(0, 120))

    def length(self) -> str:
        one = [f"{self.chance.randint(1, 40)} {unit}" for unit in ("years", "months", "weeks")]
        return self.one([*one, "1 year", "2 years 6 months", "26 weeks", "1 year 1 month"])

    def day(self) -> str:
        return self.one(["1 May 2004", "29 February 2024", "30 November 1999"])

    def bounds(self, value: Callable[[], str]) -> str:
        lower = self.one(["at least", "more than"])
        upper = self.one(["at most", "under"])
        return self.one(
            [
                f"{lower} {value()}",
                f"{upper} {value()}",
                f"{value()} or over",
                value(),
                f"{lower} {value()} and {upper} {value()}",
            ]
        )

    def days(self) -> str:
        before = self.one(["before", "on or before"])
        after = self.one(["after", "on or after"])
        return self.one(
            [f"{before} {self.day()}", f"{after} {self.day()} and {before} {self.day()}"]
        )

    def choices(self) -> str:
        chosen = [self.one(CHOICES) for _ in self.some(3)]
        return chosen[0] if len(chosen) == 1 else f"{', '.join(chosen[:-1])} or {chosen[-1]}"

    def reference(self) -> str:
        part = self.one(["section 134", "subsection (1)", "paragraph 18(b)(ii)(c)", "row 4"])
        within = self.one(["", "", " of schedule 3", " of section 82"])
        return part + within + self.one(["", f" of {self.one(WORKS)}"])

    # Conditions

    def condition(self, depth: int = 2) -> str:
        parts = [self.primary(depth) for _ in self.some(3)]
        word = self.one([" and ", " or ", ", and ", ", or "])
        if "and" in word and len(parts) > 1:
            # Beside `and`, choices that `or` joins need brackets.
            parts = [f"({part})" if " or " in part and part[0] != "(" else part for part in parts]
        return word.join(parts)

    def primary(self, depth: int, beside_and: bool = False) -> str:
        kinds: list[Callable[[], str]] = [
            lambda: self.one(["", "not "]) + self.one(YES_NO),
            lambda: self.one([*YES_NO_OUTCOMES, *DENIED]),
            lambda: "the notification period is indefinite",
            lambda: self.among(beside_and),
            lambda: f"{self.one(AGES)} is {self.bounds(self.number)}",
            lambda: f"{self.one(TERMS_OF_TIME)} is {self.bounds(self.length)}",
            lambda: f"{self.one(DATES)} is {self.days()}",
            lambda: self.one(["", "not "]) + self.one(TERMS),
            lambda: (
                f"{self.one(['', 'not '])}imprisonment {self.one(['for', 'of'])} "
                f"{self.bounds(self.length)}"
            ),
            lambda: f"{self.reference()} is met",
            lambda: f"({self.one(YES_NO_OUTCOMES)} whether or not {self.one(YES_NO)})",
            lambda: f"(the notification period is indefinite whatever {self.one(AGES)})",
        ]
        if depth > 0:
            kinds.append(lambda: f"({self.condition(depth - 1)})")
        return kinds[self.chance.randrange(len(kinds))]()

    def among(self, beside_and: bool) -> str:
        said = f"the offence is {self.one(['', 'not '])}{self.choices()}"
        return f"({said})" if beside_and and " or " in said else said

    # Bodies

    def limbs(self, depth: int) -> Lines:
        quantifier = self.one(["any of", "all of", "none of"])
        if self.maybe(2):
            quantifier = f"{self.primary(1, beside_and=True)} and {quantifier}"
        labels = sorted(self.chance.sample(LABELS, self.chance.randint(1, 4)))
        return [Line(0, quantifier), *self.labelled(labels, depth)]

    def labelled(self, labels: Sequence[str], depth: int, cases: bool = False) -> Lines:
        made: Lines = []
        for label in labels:
            lead = f"where {self.condition(1)}, " if cases or self.maybe(2) else ""
            if cases and label is labels[-1] and len(labels) > 1 and self.maybe():
                lead = "in any other case, "
            if depth > 0 and self.maybe(4):
                head, *rest = self.limbs(depth - 1)
                made.append(Line(1, f"{label} {lead}{head.text}"))
                made += [line.deeper(1) for line in rest]
            elif not cases and self.maybe(1):
                made += [Line(1, label), Line(2, f"not encoded {self.one(FREE_TEXT)}", "property")]
            else:
                made.append(Line(1, f"{label} {lead}{self.condition(1)}"))
        return made

    def body(self) -> Lines:
        """Return what follows `if` or `means`; the first line goes on from there."""
        exception = Line(0, f"except where {self.condition(1)}")
        if self.maybe():
            inline = f", {exception.text}" if self.maybe(2) else ""
            return [Line(0, self.condition() + inline)]
        after = [exception] if self.maybe(3) else []
        if self.maybe(7):
            return [*self.limbs(2), *after]
        return [Line(0, ""), *self.labelled(["(a)", "(b)", "(c)"], 1, cases=True), *after]

    # Sentences

    def sentence(self) -> Lines:
        lead = "".join(
            f"{self.one(['subject to', 'despite', 'in place of'])} {self.reference()}, "
            for _ in self.some(2, 0)
        )
        lead += f"where {self.condition()}, " if self.maybe() else ""
        makers = (
            self.says,
            self.answers,
            self.table,
            self.guides,
            self.defines,
            self.reads,
            self.interprets,
            self.assumes,
        )
        first, *rest = makers[self.chance.randrange(len(makers))]()
        return [replace(first, text=lead + first.text), *rest]

    def says(self) -> Lines:
        outcome = self.one([*YES_NO_OUTCOMES, *DENIED[1:]])
        if self.maybe(3):
            return [Line(0, outcome + self.exception())]
        first, *rest = self.body()
        return [Line(0, f"{outcome} if {first.text}".rstrip()), *rest]

    def exception(self) -> str:
        return f", except where {self.condition(1)}" if self.maybe(3) else ""

    def condition_and_exception(self) -> str:
        return (f" if {self.condition(1)}" if self.maybe(3) else "") + self.exception()

    def answer(self, outcome: str) -> str:
        if outcome == "the notification period":
            half = f"half of {self.one(TERMS_OF_TIME)}"
            return self.one([self.length(), "indefinite", self.one(TERMS_OF_TIME), half])
        if outcome == "the relevant date":
            return self.one(["the day of sentence", "the day of caution"])
        low, high = (
            self.one([*STEPS, f"{self.length()}' custody", "1 year's custody"]) for _ in "ab"
        )
        return f"{low} to {high}" if outcome == "the category range" else low

    def answers(self) -> Lines:
        outcome = self.one(OUTCOMES)
        return [Line(0, f"{outcome} is {self.answer(outcome)}{self.condition_and_exception()}")]

    def table(self) -> Lines:
        outcomes = self.chance.sample(OUTCOMES, self.chance.randint(1, 2))
        row = self.one(["first", "only"])
        verb = "is" if len(outcomes) == 1 else "are"
        head = Line(0, f"{' and '.join(outcomes)} {verb}, by the {row} row that applies")
        columns = [*self.chance.sample(TESTED, self.chance.randint(1, 3)), *outcomes]
        if self.maybe(3):
            columns.append("its status")
        rows = [columns, *([self.cell(column) for column in columns] for _ in self.some(3))]
        lines = [Line(1, f"| {' | '.join(cells)} |") for cells in rows]
        after = [Line(0, f"except where {self.condition(1)}")] if self.maybe(2) else []
        return [head, *lines, *after]

    def cell(self, column: str) -> str:
        if column in OUTCOMES:
            return self.answer(column)
        if column == "its status":
            return self.one(["", "verified", "inferred", "secondary", "not verified"])
        cells = {
            "where": lambda: self.condition(1),
            "the offence": lambda: self.one([self.choices(), "any other", self.one(TERMS)]),
            "the custodial term": lambda: self.bounds(self.length),
            "the number of victims": lambda: self.bounds(self.number),
        }
        return "" if self.maybe(2) else cells[column]()

    def guides(self) -> Lines:
        strength = self.one(["must", "should", "may", "should not", "must not"])
        course = "offer an out of court disposal"
        return [Line(0, f"prosecutors {strength} {course}{self.condition_and_exception()}")]

    def defines(self) -> Lines:
        said = self.one(["heavy", "the whole sentence", "custody or worse"])
        term = f'"{said} {next(self.numbers)}"'
        unlimited = f" and without limit where {self.condition(1)}" if self.maybe(3) else ""
        measure = f", measured by {self.one(TERMS_OF_TIME)}{unlimited},"
        measured = measure if self.maybe(3) else ""
        first, *rest = self.body()
        return [Line(0, f"{term}{measured} means {first.text}".rstrip()), *rest]

    def reads(self) -> Lines:
        lengths = [self.length() for _ in self.some(4)]
        listed = lengths[0] if len(lengths) == 1 else f"{', '.join(lengths[:-1])} and {lengths[-1]}"
        return [Line(0, f"for {listed} in {self.reference()} read half that period")]

    def interprets(self) -> Lines:
        places = [f"in {self.reference()}" for _ in self.some(2, 0)]
        places = [f" {' and '.join(places)}"] if places else [""]
        return [Line(0, f"a period of {self.length()} is read as {self.length()}{places[0]}")]

    def assumes(self) -> Lines:
        return [Line(0, f"it is assumed that {self.condition()}")]

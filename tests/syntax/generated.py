"""Law made up by the grammar: every construct, with names that are hard to tell from the language.

A document is made as lines, each of which says how deep it stands and where it could be broken; it
is then dressed in any layout that the language allows, or in a plain one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random

from hypothesis import strategies as st
from keeling.syntax.layout import PROPERTY

#: Names that contain the language's own words, begin like other names, or need an apostrophe.
VOCABULARY = """\
facts "What happened"
  the offence is one of
    sexual assault  "SOA 2003 s. 3"
    assault
    assault by penetration
    drunk and disorderly
    actual or grievous harm
    theft
  the offender's age at the offence is an age, 10 or over
  the offender's age is an age, not less than the offender's age at the offence
  first sexual offence is yes or no
  the offender was on bail is yes or no
  the number of victims is a number, at least 1 and under 100
  the period of the discharge is a duration
  the custodial term is a duration, at most 3 years, known where the offence is theft
  the date of conviction is a date
  the date of the offence is a date, not before the date of conviction
  the victim's date of birth is a date
  the victim's age is an age, counted from the victim's date of birth to the date of the offence

outcomes
  the offence is listed is yes or no
  the person must notify is yes or no
  the notification period is a duration, or indefinite
  the relevant date is one of
    the day of sentence
    the day of caution
  the starting point is a point on the severity of sentence
  the category range is a range on the severity of sentence
  for prosecutors, whether to offer an out of court disposal is a matter of guidance

scale "severity of sentence"
  Band A fine
  low level community order
  custody, by length

act "Sexual Offences Act 2003"
  cited as SOA 2003

act "Sentencing Act 2020"
  cited as the Sentencing Code

section 131 of SOA 2003
  "imprisonment", measured by the custodial term, means the offence is theft
  "a community sentence" means the offence is assault
  "cautioned and released" means first sexual offence
"""

CHOICES = (
    "sexual assault",
    "assault",
    "assault by penetration",
    "drunk and disorderly",
    "actual or grievous harm",
    "theft",
)
YES_NO = ("first sexual offence", "the offender was on bail")
YES_NO_OUTCOMES = ("the offence is listed", "the person must notify")
DENIED = (
    "the offender was not on bail",
    "the offence is not listed",
    "the person need not notify",
)
TERMS = ("imprisonment", "a community sentence", "cautioned and released")
AGES = ("the offender's age at the offence", "the offender's age", "the number of victims")
TERMS_OF_TIME = ("the period of the discharge", "the custodial term")
DATES = ("the date of conviction", "the date of the offence")
WORKS = ("SOA 2003", "the Sentencing Code")
STEPS = ("Band A fine", "low level community order")
LABELS = ("(1)", "(2)", "(2A)", "(a)", "(b)", "(ba)", "(i)", "(ii)", "(iii)", "(viii)")
FREE_TEXT = (
    "https://www.legislation.gov.uk/ukpga/2003/42/schedule/3#paragraph",
    'the text as at 1 December 2010, which says "imprisonment or detention"',
    "a note, and more of it; it goes on: at least 12 months, or",
    "whether “the offender’s age” counts is open and is one of many questions that nobody asked",
)


@dataclass(frozen=True)
class Line:
    """A line of law: how deep it stands, what it says, and how it may be broken.

    `breaks` is "sentence" (after a comma, `and` or `or`), "property" (at any space) or nothing.
    """

    depth: int
    text: str
    breaks: str = "sentence"

    def deeper(self, by: int) -> Line:
        return replace(self, depth=self.depth + by)


Lines = list[Line]


@dataclass(frozen=True)
class Maker:
    """Makes law with what a source of chance gives, no list of it longer than `size`."""

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

    # Provisions

    def properties(self, keys: Sequence[str]) -> Lines:
        chosen = [key for key in keys if self.maybe(3)]
        return [Line(0, f"{key} {self.one(FREE_TEXT)}", "property") for key in chosen]

    def items(self, depth: int) -> Lines:
        made: Lines = []
        for number in self.some(3):
            label = f"({number + 1})"
            kind = self.chance.randrange(10)
            if kind < 4:
                made += self.sentence()
            elif kind < 7:
                first, *rest = self.sentence()
                made += [replace(first, text=f"{label} {first.text}"), *rest]
            elif kind == 7 and depth > 0:
                heading = self.one(["", ' "Exceptions, and more"'])
                inner = [*self.properties(PROPERTIES), *self.items(depth - 1)]
                inner = inner or [Line(0, "not encoded this one", "property")]
                made += [Line(0, label + heading), *self.under(inner)]
            elif depth > 0:
                part = self.one(["part 1", "paragraph 18", "chapter 2A", "paragraph 13A"])
                inner = [*self.properties(PROPERTIES), *self.items(depth - 1)]
                head = Line(0, part + self.one(["", ' "Sexual assault"']))
                made += [head, *self.under(inner)]
        return made

    def provision(self, number: int) -> Lines:
        kind = self.one(["section", "schedule", "regulation"])
        join = "to" if kind == "schedule" else "of"
        heading = self.one(["", ' "Sexual offences"', ' "The  offender’s age, or less"'])
        head = Line(0, f"{kind} {number} {join} {self.one(WORKS)}{heading}")
        return [head, *self.under([*self.properties(PROPERTIES), *self.items(2)])]

    def under(self, lines: Lines) -> Lines:
        return [line.deeper(1) for line in lines]

    # Other blocks

    def facts(self, number: int) -> Lines:
        made: Lines = []
        for at in self.some(4):
            kind_of = self.one(["wide", "high or low", "plain", "long and thin"])
            name = f"the {kind_of} thing {number}.{at}"
            known = f", known where {self.condition(1)}" if self.maybe() else ""
            kind = self.chance.randrange(5)
            if kind == 0:
                choices = [f"choice {number}.{at}.{n}" for n in self.some(3)]
                glosses = [self.one(["", '  "as in s. 3, or so"']) for _ in choices]
                made.append(Line(0, f"{name} is one of"))
                made += [
                    Line(1, choice + gloss, "")
                    for choice, gloss in zip(choices, glosses, strict=True)
                ]
                made += [Line(1, f"known where {self.condition(1)}")] if self.maybe() else []
            elif kind == 1:
                made.append(Line(0, f"{name} is yes or no{known}"))
            elif kind == 2:
                bound = self.one(["", f", {self.bounds(self.number)}"])
                made.append(Line(0, f"{name} is {self.one(['an age', 'a number'])}{bound}{known}"))
            elif kind == 3:
                born = "the victim's date of birth"
                day = self.one(["the date of conviction", "the date of the offence"])
                made.append(Line(0, f"{name} is an age, counted from {born} to {day}{known}"))
            else:
                made.append(Line(0, f"{name} is a duration, {self.bounds(self.length)}{known}"))
        return [Line(0, self.one(["facts", f'facts "Things {number}"'])), *self.under(made)]

    def outcomes(self, number: int) -> Lines:
        made: Lines = []
        for at in self.some(4):
            name = f"the {self.one(['due', 'just and fair', 'first'])} result {number}.{at}"
            kinds = [
                [Line(0, f"{name} is yes or no")],
                [Line(0, f"{name} is a duration{self.one(['', ', or indefinite'])}")],
                [Line(0, f"{name} is a point on the severity of sentence")],
                [
                    Line(0, f"{name} is one of"),
                    Line(1, f'result {number}.{at}.a  "a gloss"', ""),
                    Line(1, f"result {number}.{at}.b", ""),
                ],
                [
                    Line(
                        0,
                        f"for officers, whether to do {number}.{at} or not is a matter of guidance",
                    )
                ],
            ]
            made += kinds[self.chance.randrange(len(kinds))]
        return [Line(0, "outcomes"), *self.under(made)]

    def scale(self, number: int) -> Lines:
        steps = [f"step {number}.{at}{self.one(['', ', by length'])}" for at in self.some(3)]
        return [Line(0, f'scale "ladder {number}"'), *(Line(1, step, "") for step in steps)]

    def work(self, number: int) -> Lines:
        cited = Line(1, f"cited as Act {number} of 1999", "property")
        rest = self.properties(("identifier", "extent", "in force from", "source", "note"))
        head = Line(0, f'{self.one(["act", "instrument"])} "Work {number}"')
        return [head, cited, *self.under(rest)]

    def guidance(self, number: int) -> Lines:
        kind = self.one(["guideline", "guidance"])
        keys = ("binds", "effective from", "not verified", "flag")
        by = Line(1, "by the Sentencing Council", "property")
        rest = [*self.properties(keys), *self.items(1)]
        return [Line(0, f'{kind} "Guidance {number}, or a note"'), by, *self.under(rest)]

    def proposal(self, number: int) -> Lines:
        keys = ("put forward by", "made under", "commences", "because", "against", "source")
        change = 'for "12 months, or “more”" substitute "24  months"'
        made: Lines = []
        for _ in self.some(2):
            if self.maybe():
                made.append(Line(0, f"in {self.reference()}"))
                made += [Line(1, f"in {self.reference()}, {change}") for _ in self.some(2)]
            else:
                made.append(Line(0, f"in {self.reference()}, {change}"))
        head = Line(0, f'proposal "Proposal {number}"')
        return [head, *self.under([*self.properties(keys), *made])]

    def blocks(self, most: int = 3) -> list[Lines]:
        """Return the lines of some blocks, at the left margin."""
        makers = (
            *(self.provision, self.provision, self.provision, self.facts, self.outcomes),
            *(self.scale, self.work, self.guidance, self.proposal),
        )
        return [makers[self.chance.randrange(len(makers))](n) for n in self.some(most)]


#: Where every generated text comes from; what fails is tried again in smaller sizes.
makers = st.builds(
    lambda seed, size: Maker(Random(seed), size), st.integers(0, 2**32), st.integers(1, 4)
)

OUTCOMES = (
    "the notification period",
    "the relevant date",
    "the starting point",
    "the category range",
)
TESTED = ("the offence", "the custodial term", "the number of victims", "where")
PROPERTIES = (
    *("extent", "in force from", "source", "verified against", "inferred from"),
    *("from a secondary source", "not verified", "note", "flag", "not encoded"),
)


def plain(blocks: Sequence[Lines]) -> str:
    """Return blocks in a plain layout: each line in one, two spaces a level, no blank lines."""
    return "".join(f"{'  ' * line.depth}{line.text}\n" for lines in blocks for line in lines)


@dataclass(frozen=True)
class Dresser:
    """Dresses lines in any layout that says the same.

    With `quietly`, only as layout that leaves no trace: no comments, no blank lines, and no break
    after a comma, which might part clauses.
    """

    chance: Random
    quietly: bool = False

    def dressed(self, blocks: Sequence[Lines]) -> str:
        return "".join(f"{line}\n" for line in self._lines(blocks)) + self._one(["", "", "\n\n"])

    def _one(self, things: Sequence[str]) -> str:
        return things[self.chance.randrange(len(things))]

    def _lines(self, blocks: Sequence[Lines]) -> Iterator[str]:
        numbers = count()
        widths = [0]
        for line in (line for lines in blocks for line in lines):
            widths = widths[: line.depth + 1]
            if len(widths) <= line.depth:
                widths.append(widths[-1] + self.chance.randint(1, 5))
            indent = widths[line.depth]
            yield from self._above(numbers, indent)
            for place, piece in enumerate(self._pieces(line)):
                if place:
                    yield from self._above(numbers, indent)
                least = 1 if line.breaks == "property" else 0
                room = " " * (indent + (self.chance.randint(least, 8) if place else 0))
                yield room + piece + self._beside(numbers)

    def _beside(self, numbers: Iterator[int]) -> str:
        """Return a comment for the end of a line, perhaps."""
        if self.quietly or self.chance.randrange(12):
            return ""
        tail = self._one(["", ", and", ' "quoted', " (a) any of", "  "])
        return f"{self._one([' ', '  ', '    '])}# remark {next(numbers)}{tail}"

    def _above(self, numbers: Iterator[int], indent: int) -> Iterator[str]:
        """Yield blank lines and comments, perhaps."""
        while not self.quietly and not self.chance.randrange(8):
            room = " " * self.chance.randint(0, indent + 3)
            yield self._one(["", "  ", f"{room}# above {next(numbers)}", f"{room}# above, too"])

    def _pieces(self, line: Line) -> Iterator[str]:
        """Yield what a line says in pieces, each on a line of its own."""
        said = self._spaced(line)
        key = PROPERTY.match(said) if line.breaks == "property" else None
        start, closes = 0, ""
        for at, char in enumerate(said):
            if closes or char in _QUOTES:
                closes = "" if char == closes else closes or _QUOTES.get(char, "")
                continue
            ends = said[start:at].endswith(_ENDS if self.quietly else (*_ENDS, ","))
            may = at >= key.end() if key else bool(line.breaks) and ends
            if char == " " and may and said[at:].strip() and not self.chance.randrange(6):
                yield said[start:at]
                start = at + len(said[at:]) - len(said[at:].lstrip(" "))
        yield said[start:]

    def _spaced(self, line: Line) -> str:
        """Return what a line says with other spaces and quotation marks."""
        if line.breaks == "property":
            return line.text
        parts = line.text.split('"')
        for at in range(0, len(parts), 2):
            parts[at] = re.sub(" ", lambda _: self._one([" ", " ", "  ", "   "]), parts[at])
            if not self.chance.randrange(3):
                parts[at] = re.sub("(?<= )[|(] *", lambda found: found[0].strip(), parts[at])
                parts[at] = parts[at].replace("'", "’").replace(" )", ")")
        curly = len(parts) > 1 and not self.chance.randrange(3)
        if curly and not any(mark in part for part in parts[1::2] for mark in "“”"):
            return "".join(f"“{part}”" if at % 2 else part for at, part in enumerate(parts))
        return '"'.join(parts)


_QUOTES = {'"': '"', "“": "”"}
_ENDS = (" and", " or")

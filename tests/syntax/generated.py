"""Law made up by the grammar: every construct, around made-up sentences.

A document is made as lines, each of which says how deep it stands and where it could be broken; it
is then dressed in any layout that the language allows, or in a plain one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st

from tests.syntax.dressed import Line, Lines
from tests.syntax.names import FREE_TEXT, PROPERTIES, WORKS
from tests.syntax.sentences import Sentences


@dataclass(frozen=True)
class Maker(Sentences):
    """Makes provisions and every other kind of block."""

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
                [
                    Line(
                        0,
                        f"{name} is a duration{self.one(['', ', or indefinite'])}"
                        f"{self.one(['', ', beginning with the date of conviction'])}",
                    )
                ],
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
        for _ in range(self.chance.randrange(3)):
            made += self.transitions(change)
        head = Line(0, f'proposal "Proposal {number}"')
        return [head, *self.under([*self.properties(keys), *made])]

    def transitions(self, change: str) -> Lines:
        """Return what is said of the cases that amendments reach, under its word."""
        of = self.one(["", f" of {self.reference()}"])
        said = {
            "application": f"the amendments{of} apply only where {self.condition(1)}",
            "saving": f"where {self.condition(1)}, the amendments{of} do not apply",
            "transitional provision": f"where {self.condition(1)}, in {self.reference()}, {change}",
        }
        word = self.one(list(said))
        return [Line(0, word), Line(1, said[word])]

    def study(self, number: int) -> Lines:
        keys = ("lines counted in", "as at", "written by", "note")
        made = self.properties(keys)
        for at in self.some(2):
            lines = self.one([f"at line {at + 1}", f"at lines  {at + 1} to {at + 9}"])
            made.append(Line(0, f'claim "said {at}, or so" {lines}'))
            if self.maybe():
                made.append(Line(1, "outside what rules can say why not", "property"))
            else:
                made += [line.deeper(1) for line in self.claimed()]
                made += [Line(1, "note it is so", "property")]
        return [Line(0, f'study "Study {number}"'), *self.under(made)]

    def standing(self, number: int) -> Lines:
        made = [*self.properties(("because", "note")), *self.claimed()]
        return [Line(0, f'standing claims "Claims {number}"'), *self.under(made)]

    def claimed(self) -> Lines:
        said = (f"where {self.condition(1)}, the offence is listed" for _ in self.some(2))
        return [Line(0, each) for each in said]

    def blocks(self, most: int = 3) -> list[Lines]:
        """Return the lines of some blocks, at the left margin."""
        makers = (
            *(self.provision, self.provision, self.provision, self.facts, self.outcomes),
            *(self.scale, self.work, self.guidance, self.proposal, self.study, self.standing),
        )
        return [makers[self.chance.randrange(len(makers))](n) for n in self.some(most)]


#: Where every generated text comes from; what fails is tried again in smaller sizes.
makers = st.builds(
    lambda seed, size: Maker(Random(seed), size), st.integers(0, 2**32), st.integers(1, 4)
)

"""The amending idiom over made instructions: words kept, marks true, and printed as it is read.

`make deep` tries many more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from keeling.amend import Amended, amend
from keeling.amend.checks import CHECKS
from keeling.amend.numbering import is_roman, key
from keeling.model.amending import Instruction, Side, Times, Verb, as_law, put_in
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal
from keeling.pipeline import Corpus, read
from keeling.source import SourceFile, Span
from keeling.testing.folders import reader

from tests.deep import many

DAY = date(2026, 11, 22)
PATH = "law/kites.law"
LAW = """facts
  the kind of kite is one of
    box kite
    power kite
  the form is signed     is yes or no
  the parent consents    is yes or no
  the line is tarred     is yes or no
  the flyer's age        is an age

outcomes
  the kite is listed   is yes or no
  a licence is needed  is yes or no
  the licence period   is a duration

act "Kites Act 2020"
  cited as       KA 2020
  in force from  1 April 2021
  source         https://example.org/kites-act
  not verified   an invented Act

section 1 of KA 2020 "When a kite is listed"
  "child" means any of
    (x) the flyer's age is under 12
    (y) the flyer's age is under 16 and not the parent consents

  (1) the kite is listed if any of
    (a) the form is signed  # a remark
    (b) the form is signed and the line is tarred
    (c) the line is tarred and any of
      (i)  child
      (ii) the parent consents
  # between the two
  (2) where the form is signed, a licence is needed if the parent consents

section 2 of KA 2020 "How long a licence lasts"
  note  the form is signed: these words are a note, and never amended

  the licence period is, by the first row that applies
    | the kind of kite | the flyer's age | the licence period |
    | box kite         | 60 or over      | 2 years            |
    | power kite       |                 | 1 year             |
    | any other        |                 | 1 year             |

schedule 1 to KA 2020 "Kites"
  paragraph 1 "Tarred kites"
    the kite is listed if the line is tarred

  paragraph 2 "Signed kites"
    the kite is listed if the form is signed
"""


def _corpus(law: str) -> Corpus:
    result = read((SourceFile(PATH, law),), reader())
    assert result.value is not None, result.diagnostics
    return result.value


BASE = _corpus(LAW).law
UNITS = [each for each in BASE.provisions if each.path]
QUOTED = {
    "limb": ("({}) the parent consents and the line is tarred",),
    "list": ("({}) the form is signed and any of", "  (i)  child", "  (ii) the line is tarred"),
    "row": ("| box kite | under 60 | 3 years |",),
    "section": ('section {} of KA 2020 "New"', "  the kite is listed if child"),
    "paragraph": ('paragraph {} "New"', "  the kite is listed if child"),
}
WORDS = (
    "the form is signed",
    "the line is tarred",
    "and",
    "1 year",
    "box kite",
    "under",
    "the kite is listed",
)


@dataclass
class Maker:
    """Makes instructions, right and wrong ones."""

    seed: int

    def __post_init__(self) -> None:
        self.random = Random(self.seed)

    def steps(self) -> tuple[Instruction, ...]:
        return tuple(self._step() for _ in range(self.random.randint(1, 4)))

    def _step(self) -> Instruction:
        return self.random.choice([self._words, self._words, self._units, self._added])()

    def _words(self) -> Instruction:
        random = self.random
        targets = self._some(random.choice(UNITS))
        old, new = random.choice(WORDS), random.choice(["the parent consents", "2 years", "or"])
        times = random.choice([Times.ONCE, Times.ONCE, Times.BOTH, Times.EACH])
        verb = random.choice([Verb.SUBSTITUTE, Verb.OMIT, Verb.INSERT])
        if verb is Verb.OMIT:
            return Instruction(targets, verb, old, times=times)
        if verb is Verb.SUBSTITUTE:
            return Instruction(targets, verb, old, new, times=times)
        side = random.choice(list(Side))
        if side in (Side.BEGINNING, Side.END):
            return Instruction(targets, verb, new=f"and {new}", side=side)
        return Instruction(targets, verb, old, f"and {new}", side=side, times=times)

    def _units(self) -> Instruction:
        random = self.random
        target = random.choice(UNITS)
        if random.random() < 0.4:
            return Instruction(self._some(target), Verb.OMIT, units=True)
        if random.random() < 0.2 and not target.row:
            path = (*target.path[:-1], f"{target.path[-1]}Z")
            number = ProvisionId(target.work, path)
            return Instruction((target,), Verb.RENUMBER, units=True, becomes=number)
        return self._quoting(target, random.choice([None, Side.AFTER, Side.BEFORE]))

    def _added(self) -> Instruction:
        target = self.random.choice([each for each in UNITS if not each.row])
        return self._quoting(target, self.random.choice([Side.BEGINNING, Side.END]))

    def _quoting(self, target: ProvisionId, side: Side | None) -> Instruction:
        kind = self._kind(target, side)
        number = target.path[-1] if side is None else self._number(target)
        lines = tuple(line.format(number) for line in QUOTED[kind])
        verb = Verb.SUBSTITUTE if side is None else Verb.INSERT
        targets = self._some(target) if side is None else (target,)
        return Instruction(targets, verb, side=side, units=True, lines=lines)

    def _some(self, first: ProvisionId) -> tuple[ProvisionId, ...]:
        """Return a provision, and sometimes one of its sisters too."""
        sisters = [each for each in UNITS if _sisters(first, each) and each != first]
        more = self.random.choice([0, 0, 1]) if sisters else 0
        return (first, *self.random.sample(sisters, more))

    def _kind(self, target: ProvisionId, side: Side | None) -> str:
        if target.row:
            return "row"
        beside = side in (None, Side.AFTER, Side.BEFORE)
        if beside and target.path[-2] in ("section", "paragraph"):
            return target.path[-2]
        return self.random.choice(["limb", "list"])

    def _number(self, target: ProvisionId) -> str:
        own = target.path[-1]
        return self.random.choice([f"{own}{'A' if own[0].isdigit() else 'a'}", "d", "3", "1A"])


def _sisters(one: ProvisionId, other: ProvisionId) -> bool:
    """Whether one list of addresses can name both."""
    return (one.path[:-1], len(one.path), bool(one.row)) == (
        other.path[:-1],
        len(other.path),
        bool(other.row),
    ) and one.path[-1].isdigit() is other.path[-1].isdigit()


def _written(steps: tuple[Instruction, ...]) -> str:
    lines = [f"  {line}\n" for step in steps for line in as_law(step)]
    return f'{LAW}\nproposal "Made"\n  made under a new Act\n\n{"".join(lines)}'


def _bare(step: Instruction) -> Instruction:
    return replace(step, quoted=None, span=Span("", 1, 1))


def _laid_out(step: Instruction) -> Instruction:
    """Return it with its quoted lines as they are shown: words apart by one space."""
    return replace(step, lines=tuple(re.sub(r"(?<=\S) +", " ", line) for line in step.lines))


@many(60)
@given(st.integers(0, 2**40))
def test_an_instruction_is_read_as_it_is_printed(seed: int) -> None:
    steps = Maker(seed).steps()
    made = _corpus(_written(steps)).law.proposals["made"]
    assert not made.faults, [fault.message for fault in made.faults]
    assert tuple(map(_bare, made.instructions)) == tuple(map(_laid_out, steps))


@many(150)
@given(st.integers(0, 2**40))
def test_what_is_struck_and_put_in_gives_both_texts_back(seed: int) -> None:
    corpus = _corpus(_written(Maker(seed).steps()))
    proposal = corpus.law.proposals["made"]
    result = amend(Amended.of(corpus.files), corpus.law, proposal.instructions)
    if result.diagnostics:
        assert {found.check for found in result.diagnostics} <= set(CHECKS)
        assert result.value.files == corpus.files
        return
    (before,), (after,) = corpus.files, result.value.files
    text = result.value.texts[PATH]
    assert text.before == before.text
    assert text.after == after.text
    for marked in result.value.marked():
        assert marked.before in before.text
        assert marked.after in after.text
    _says_what_it_should(proposal, corpus.law, before.text, after.text)


def _says_what_it_should(proposal: Proposal, law: Law, before: str, after: str) -> None:
    """The words that went and came are those of the instructions, counted without the compiler."""
    gone, come = _count(before), _count(after)
    for step in proposal.instructions:
        for target in step.targets:
            _count_step(step, law, before, target, gone)
    assert gone == come


def _count(text: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for word in re.findall(r"[^\s,]+", text):
        found[word] = found.get(word, 0) + 1
    return found


def _count_step(
    step: Instruction, law: Law, text: str, target: ProvisionId, words: dict[str, int]
) -> None:
    """Take away and add the words that an instruction takes away and adds."""
    span = law.provisions[target].span
    lines = text.split("\n")[span.line - 1 : span.end_line]
    if step.units:
        if step.verb in (Verb.OMIT, Verb.SUBSTITUTE):
            _add(words, "\n".join(lines), -1)
        if step.verb is Verb.RENUMBER:
            assert step.becomes is not None
            _add(words, lines[0], -1)
            _add(words, _renumbered(lines[0], target, step.becomes), 1)
        if target == step.target:
            _add(words, "\n".join(step.lines), 1)
        return
    times = {Times.ONCE: 1, Times.BOTH: 2}.get(step.times) or _standing(step, lines)
    _add(words, step.new, times)
    if step.verb is not Verb.INSERT:
        _add(words, step.old, -times)


def _standing(step: Instruction, lines: list[str]) -> int:
    """Count words in lines of law: not in a heading, a note or a remark."""
    law = [line.split("  #")[0] for line in lines if " note " not in line and '"' not in line]
    return len(re.findall(rf"(?<!\w){re.escape(step.old)}(?!\w)", "\n".join(law)))


def _renumbered(line: str, old: ProvisionId, new: ProvisionId) -> str:
    number = old.path[-1]
    head = f"({number})" if f"({number})" in line else f" {number} "
    return line.replace(head, head.replace(number, new.path[-1]), 1)


def _add(words: dict[str, int], text: str, times: int) -> None:
    for word, count in _count(text).items():
        words[word] = words.get(word, 0) + times * count
        if not words[word]:
            del words[word]


@many(60)
@given(st.integers(0, 2**40))
@example(299532)
def test_instructions_may_be_written_in_any_order(seed: int) -> None:
    maker = Maker(seed)
    steps = maker.steps()
    results = []
    for order in (steps, tuple(reversed(steps))):
        corpus = _corpus(_written(order))
        result = amend(
            Amended.of(corpus.files), corpus.law, corpus.law.proposals["made"].instructions
        )
        failed = bool(result.diagnostics)
        (file,) = result.value.files
        results.append((failed, "" if failed else file.text.split("\nproposal ")[0]))
    assert results[0] == results[1]


NUMBERS = [
    ["A1", "B1", "1", "1ZA", "1ZB", "1A", "1AZA", "1AA", "1AB", "1B", "2", "A3", "3", "10"],
    ["96", "96ZA", "96A", "96AA", "96B", "97"],
    ["12", "12ZA", "12A", "12AA", "12AB", "12B", "13"],
    ["za", "a", "aza", "aa", "ab", "b", "c", "z"],
    ["i", "ii", "iia", "iib", "iii", "iv", "v", "vi", "ix", "x", "xi"],
]


@pytest.mark.parametrize("numbers", NUMBERS)
def test_numbers_stand_in_the_order_drafters_give_them(numbers: list[str]) -> None:
    roman = is_roman(numbers)
    keys = [key(number, roman) for number in numbers]
    assert None not in keys
    assert all(one < other for one, other in pairwise(keys))  # type: ignore[operator]


def _iterate(steps: tuple[Instruction, ...]) -> Iterator[ProvisionId]:
    for step in steps:
        yield from put_in(step)


def test_what_is_put_in_has_the_address_its_number_gives_it() -> None:
    section, limb = ProvisionId("KA 2020", ("section", "1")), ("section", "1", "1", "a")
    steps = (
        Instruction((section,), Verb.INSERT, side=Side.AFTER, units=True, lines=("section 1A of",)),
        Instruction((section,), Verb.INSERT, side=Side.END, units=True, lines=("(3) the",)),
        Instruction(
            (ProvisionId("KA 2020", limb),),
            Verb.INSERT,
            side=Side.BEFORE,
            units=True,
            lines=("(za) the", "  (i) not of its own", "(zb) the"),
        ),
    )
    assert [each.citation for each in _iterate(steps)] == [
        "KA 2020 s. 1A",
        "KA 2020 s. 1(3)",
        "KA 2020 s. 1(1)(za)",
        "KA 2020 s. 1(1)(zb)",
    ]

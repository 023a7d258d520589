"""Pages whose examples are compiled: what a page claims, and what is so.

A block of `law` is a small folder of law; what stands in a fold (`<details>`) stands around every
example of the page. `# file: name.law` begins another file, `# finding: gap` at the end of a line
claims that this check, and no other, finds something there. A block of `yaml` holds worked cases
for the law above it; `# finding: disagreement` claims that a case expects something else there. A
block of `text` whose title is a command shows what that command says of the law above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from keeling.cases.case import Case
from keeling.cases.reading import read_cases
from keeling.checking import everything
from keeling.combining import clashes
from keeling.diagnostics import Diagnostic, Result
from keeling.partition import Space
from keeling.pipeline import Corpus, read
from keeling.questions.worked_cases import Disagreement
from keeling.report import findings
from keeling.source import SourceFile
from keeling.syntax.encoding import decode
from keeling.syntax.parse import Reader
from keeling.testing.folders import Editions
from keeling.testing.markdown import Part, blocks, parts, shows_command, surrounding

_BUDGET = re.compile(r"<!-- budget: (\d+) -->")
_CLAIM = re.compile(r"(?:^| +)# finding: ([a-z-]+(?:, [a-z-]+)*) *$")


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """That a check finds something on a line of a file of an example."""

    path: str
    line: int
    check: str


@dataclass(frozen=True)
class Example:
    """A small folder of law on a page, and what the page claims is wrong with it.

    `places` gives for each file the page's line on which its first line stands; `worked` are the
    cases of the folder around the page; `budget` is how much the compiler may look at, where the
    page says so.
    """

    line: int
    files: tuple[SourceFile, ...]
    claims: tuple[Claim, ...]
    places: Mapping[str, int]
    reader: Reader = field(repr=False, compare=False)
    as_at: date
    budget: int = 0
    worked: tuple[SourceFile, ...] = ()

    @cached_property
    def law(self) -> Result[Corpus | None]:
        """The example, read as files on disk are."""
        decoded = [decode(file.path, file.text.encode()) for file in self.files]
        if found := tuple(item for result in decoded for item in result.diagnostics):
            return Result(None, found)
        made = read(self.files, self.reader)
        if made.value is not None and self.budget:
            vars(made.value)["space"] = Space(made.value.law.vocabulary, budget=self.budget)
        return made

    @cached_property
    def found(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with it, alone and with each of its proposals."""
        corpus = self.law.value
        if corpus is None:
            return self.law.diagnostics
        every = (*everything(corpus, self.as_at), *clashes(corpus, self.as_at))
        found = dict.fromkeys((*self.law.diagnostics, *every))
        return tuple(findings.ordered(found))

    def given(self) -> Mapping[Claim, str]:
        """What was found, as it would be claimed, and in words."""
        return _given(self.found, self.sources())

    def sources(self) -> Mapping[str, SourceFile]:
        """The files by their paths."""
        return {file.path: file for file in self.files}

    def on_page(self, claim: Claim) -> str:
        """Say a claim with its line on the page."""
        return f"line {self.places.get(claim.path, 1) + claim.line - 1}: {claim.check}"


@dataclass(frozen=True)
class Cases:
    """A block of worked cases, the law above it, and what is claimed to be wrong with it."""

    line: int
    file: SourceFile
    claims: tuple[Claim, ...]
    example: Example

    @cached_property
    def disagreements(self) -> tuple[tuple[Case, Disagreement | Diagnostic], ...]:
        """Every way in which a case and the law part ways, and every case that cannot be."""
        corpus = self.example.law.value
        if corpus is None:
            return ()
        editions = Editions(corpus)
        return tuple(
            (case, each)
            for case in self.read.value
            for each in editions.run(case, self.example.as_at)
        )

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """Every fault of the cases themselves."""
        impossible = (each for _, each in self.disagreements if isinstance(each, Diagnostic))
        return (*self.read.diagnostics, *impossible)

    def given(self) -> Mapping[Claim, str]:
        """What was found, as it would be claimed, and in words."""
        disagreements = {
            Claim(self.file.path, each.span.line, "disagreement"): str(each)
            for _, each in self.disagreements
            if isinstance(each, Disagreement)
        }
        return {**_given(self.found, self.sources()), **disagreements}

    def sources(self) -> Mapping[str, SourceFile]:
        """The file, and those of the law above it, by their paths."""
        return {**self.example.sources(), self.file.path: self.file}

    def on_page(self, claim: Claim) -> str:
        """Say a claim with its line on the page."""
        if claim.path == self.file.path:
            return f"line {self.line + claim.line - 1}: {claim.check}"
        return self.example.on_page(claim)

    @cached_property
    def read(self) -> Result[tuple[Case, ...]]:
        """The cases, read."""
        corpus = self.example.law.value
        if corpus is None:
            return Result((), self.example.found)
        return read_cases(self.file, corpus.law)


@dataclass(frozen=True)
class Shown:
    """A block that shows what a command says; `number` counts such blocks of the page from 0."""

    line: int
    number: int
    command: str
    text: str
    example: Example | None
    cases: Cases | None


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds that can be tested, in its order."""

    examples: tuple[Example, ...]
    cases: tuple[Cases, ...]
    shown: tuple[Shown, ...]


def _given(found: Iterable[Diagnostic], sources: Mapping[str, SourceFile]) -> Mapping[Claim, str]:
    return {
        Claim(item.span.path, item.span.line, item.check.name): findings.text(item, sources)
        for item in found
    }


def page(text: str, reader: Reader, as_at: date, base: Path) -> Page:
    """Read a page of Markdown; the folder it names, if any, lies below `base`."""
    around = surrounding(text, base)
    examples: list[Example] = []
    cases: list[Cases] = []
    shown: list[Shown] = []
    limited = _BUDGET.search(text)
    budget = int(limited[1]) if limited else 0
    for block in blocks(text):
        if block.language == "law" and block.folded:
            around += parts(block)
        elif block.language == "law":
            every = {part.path: part for part in (*around, *parts(block))}
            examples.append(_example(block.line, every, reader, as_at, budget))
        elif block.language == "yaml" and examples:
            file, claims = _read(parts(block)[0])
            cases.append(Cases(block.line, file, tuple(sorted(claims)), examples[-1]))
        elif shows_command(block):
            latest = cases[-1] if cases and cases[-1].example is examples[-1] else None
            said = "\n".join(block.lines)
            example = examples[-1] if examples else None
            shown.append(Shown(block.line, len(shown), block.title, said, example, latest))
    return Page(tuple(examples), tuple(cases), tuple(shown))


def _example(
    line: int, every: Mapping[str, Part], reader: Reader, as_at: date, budget: int
) -> Example:
    read = {path: _read(part) for path, part in every.items()}
    return Example(
        line,
        tuple(file for file, _ in read.values() if file.path.endswith(".law")),
        tuple(sorted(claim for _, claims in read.values() for claim in claims)),
        {path: part.line for path, part in every.items()},
        reader,
        as_at,
        budget,
        tuple(file for file, _ in read.values() if not file.path.endswith(".law")),
    )


def _read(part: Part) -> tuple[SourceFile, list[Claim]]:
    """Return a part as a file without its claims, and the claims."""
    claims: list[Claim] = []
    lines: list[str] = []
    for number, line in enumerate(part.lines, 1):
        claimed = _CLAIM.search(line)
        lines.append(line[: claimed.start()] if claimed else line)
        named = claimed[1].split(", ") if claimed else []
        claims += [Claim(part.path, number, check) for check in named]
    return SourceFile(part.path, "\n".join(lines) + "\n"), claims


def unclaimed(example: Example | Cases) -> list[str]:
    """Say where findings and claims part ways; nothing where they agree."""
    given = example.given()
    complaints = [
        f"{example.on_page(claim)} was found, and the page does not claim it:\n{_indented(said)}"
        for claim, said in sorted(given.items())
        if claim not in example.claims
    ]
    complaints += [
        f"{example.on_page(claim)} is claimed, and was not found"
        for claim in example.claims
        if claim not in given
    ]
    return complaints


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))

"""Pages whose examples are compiled: what a page claims, and what is so.

A block of `law` is a small folder of law; what stands in a fold (`<details>`) stands around every
example of the page. `# file: name.law` begins another file, `# finding: gap` at the end of a line
claims that this check, and no other, finds something there. A block of `yaml` holds worked cases
for the law above it. A block of `text` whose title is a command shows what that command says of
the law above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from textwrap import wrap

from keeling.cases.case import Case
from keeling.cases.reading import read_cases
from keeling.diagnostics import Diagnostic, Result
from keeling.pipeline import Corpus, compare, edition, read
from keeling.report import decisions, differences, findings, schedules
from keeling.source import SourceFile
from keeling.syntax.parse import Reader

_FENCE = re.compile(r'(?P<fence>`{3,}|~{3,})(?P<language>\w*)(?: +title="(?P<title>[^"]*)")? *')
_FILE = re.compile(r"# file: (\S+) *")
_CLAIM = re.compile(r"(?:^| +)# finding: ([a-z-]+(?:, [a-z-]+)*) *$")
_SNIPPET = re.compile(r" +\d* *\| ")
_WIDTH = 96


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page; `line` is that of its first line of content, from 1."""

    language: str
    title: str
    line: int
    lines: tuple[str, ...]
    folded: bool


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """That a check finds something on a line of a file of an example."""

    path: str
    line: int
    check: str


@dataclass(frozen=True)
class Example:
    """A small folder of law on a page, and what the page claims is wrong with it.

    `places` gives for each file the page's line on which its first line stands.
    """

    line: int
    files: tuple[SourceFile, ...]
    claims: tuple[Claim, ...]
    places: Mapping[str, int]
    reader: Reader = field(repr=False, compare=False)
    as_at: date

    @cached_property
    def law(self) -> Result[Corpus | None]:
        """The example, read."""
        return read(self.files, self.reader)

    @cached_property
    def found(self) -> tuple[Diagnostic, ...]:
        """Everything that is wrong with it, alone and with each of its proposals."""
        corpus = self.law.value
        if corpus is None:
            return self.law.diagnostics
        found = dict.fromkeys((*self.law.diagnostics, *wrong(corpus, self.as_at)))
        return tuple(findings.ordered(found))

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


def wrong(corpus: Corpus, as_at: date) -> Iterator[Diagnostic]:
    """Yield what is wrong with the law on a day, and then what a proposal newly makes wrong."""
    now = edition(corpus, as_at)
    found = [*now.diagnostics, *(now.value.findings() if now.value else ())]
    yield from found
    known = {(item.check.name, item.citation) for item in found}
    for proposal in corpus.law.proposals.values():
        day = max(as_at, proposal.commences or as_at)
        then = edition(corpus, day, (proposal,))
        yield from then.diagnostics
        for item in then.value.findings() if then.value else ():
            if (item.check.name, item.citation) not in known:
                yield item


def page(text: str, reader: Reader, as_at: date) -> Page:
    """Read a page of Markdown."""
    around: list[tuple[SourceFile, int]] = []
    examples: list[Example] = []
    cases: list[Cases] = []
    shown: list[Shown] = []
    for block in blocks(text):
        files, claims = _files(block)
        if block.language == "law" and block.folded:
            around += files
        elif block.language == "law":
            every = (*around, *files)
            places = {file.path: line for file, line in every}
            kept = tuple(file for file, _ in every)
            examples.append(Example(block.line, kept, claims, places, reader, as_at))
        elif block.language == "yaml" and examples:
            cases += [Cases(block.line, files[0][0], claims, examples[-1])]
        elif block.title.startswith("keeling "):
            latest = cases[-1] if cases and cases[-1].example is examples[-1] else None
            said = "\n".join(block.lines)
            law = examples[-1] if examples else None
            shown.append(Shown(block.line, len(shown), block.title, said, law, latest))
    return Page(tuple(examples), tuple(cases), tuple(shown))


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    opened: re.Match[str] | None = None
    folded, first, lines = False, 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if opened is not None:
            if line.rstrip() == opened["fence"]:
                title = opened["title"] or ""
                yield Block(opened["language"], title, first, tuple(lines), folded)
                opened = None
            else:
                lines.append(line)
        elif opened := _FENCE.fullmatch(line):
            first, lines = number + 1, []
        elif line.startswith(("<details", "</details")):
            folded = line.startswith("<details")


def _files(block: Block) -> tuple[list[tuple[SourceFile, int]], tuple[Claim, ...]]:
    """Split a block into its files, each with its first line on the page; set claims apart."""
    name = "cases.yaml" if block.language == "yaml" else "around" if block.folded else "example"
    name = name if "." in name else f"{name}.law"
    parts: list[tuple[str, int, list[str]]] = [(name, block.line, [])]
    claims: list[Claim] = []
    for number, line in enumerate(block.lines, block.line):
        if begins := _FILE.fullmatch(line):
            parts.append((begins[1], number + 1, []))
            continue
        path, _, lines = parts[-1]
        if claimed := _CLAIM.search(line):
            line = line[: claimed.start()]
            claims += [Claim(path, len(lines) + 1, check) for check in claimed[1].split(", ")]
        lines.append(line)
    kept = [part for part in parts if any(map(str.strip, part[2])) or len(parts) == 1]
    files = [(SourceFile(path, "\n".join(lines) + "\n"), first) for path, first, lines in kept]
    return files, tuple(sorted(claims))


def unclaimed(example: Example | Cases, found: Iterable[Diagnostic]) -> list[str]:
    """Say where findings and claims part ways; nothing where they agree."""
    given = {Claim(item.span.path, item.span.line, item.check.name): item for item in found}
    complaints = [
        f"{example.on_page(claim)} was found, and the page does not claim it:\n"
        + _indented(findings.text(item, example.sources()))
        for claim, item in sorted(given.items())
        if claim not in example.claims
    ]
    complaints += [
        f"{example.on_page(claim)} is claimed, and was not found"
        for claim in example.claims
        if claim not in given
    ]
    return complaints


def said_by(shown: Shown) -> str:
    """Return what a command says of the law above it, its long lines folded.

    Raises:
        LookupError: there is no such command, proposal or case.
    """
    verb, *rest = shown.command.removeprefix("keeling ").split(" ")
    if verb not in _COMMANDS or shown.example is None:
        raise LookupError(f"nothing can be shown for `{shown.command}` here")
    said = _COMMANDS[verb](shown, shown.example, " ".join(rest))
    return "\n".join(part for line in said.rstrip("\n").split("\n") for part in _fold(line))


def _check(shown: Shown, example: Example, rest: str) -> str:
    return _report(example.found, example.sources())


def _test(shown: Shown, example: Example, rest: str) -> str:
    if shown.cases is None:
        raise LookupError("there are no cases above")
    return _report(shown.cases.read.diagnostics, shown.cases.sources())


def _report(found: Iterable[Diagnostic], files: Mapping[str, SourceFile]) -> str:
    kept = findings.ordered(found)
    return "\n\n".join([*(findings.text(item, files) for item in kept), findings.summary(kept)])


def _diff(shown: Shown, example: Example, rest: str) -> str:
    corpus = _corpus(example)
    proposals = [corpus.law.proposals[name] for name in rest.split(" ")]
    made = compare(corpus, example.as_at, proposals)
    if made.value is None:
        raise LookupError(f"`{rest}` cannot be compared")
    if shown.command.startswith("keeling schedule"):
        return schedules.as_text(made.value)
    return differences.text(made.value)


def _decide(shown: Shown, example: Example, rest: str) -> str:
    if shown.cases is None or not shown.cases.read.value:
        raise LookupError("there is no case above")
    case, corpus = shown.cases.read.value[0], _corpus(example)
    named = [corpus.law.proposals[name] for name in rest.split(" ") if name and name != "--with"]
    made = edition(corpus, case.as_at or example.as_at, named)
    if made.value is None:
        raise LookupError("the case cannot be decided")
    return decisions.text(made.value.decide(case.facts))


_COMMANDS: Mapping[str, Callable[[Shown, Example, str], str]] = {
    "check": _check,
    "test": _test,
    "diff": _diff,
    "schedule": _diff,
    "decide": _decide,
}


def _corpus(example: Example) -> Corpus:
    if example.law.value is None:
        raise LookupError("the law above cannot be read")
    return example.law.value


def _fold(line: str) -> list[str]:
    """Fold a long line of prose, what runs over standing deeper."""
    if len(line) <= _WIDTH or _SNIPPET.match(line):
        return [line]
    indent = " " * (len(line) - len(line.lstrip()))
    return wrap(
        line.strip(),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def with_shown(text: str, number: int, said: str) -> str:
    """Return a page with its block number `number` of those that show a command replaced."""
    found = [block for block in blocks(text) if block.title.startswith("keeling ")]
    block, lines = found[number], text.split("\n")
    start = block.line - 1
    return "\n".join([*lines[:start], *said.split("\n"), *lines[start + len(block.lines) :]])

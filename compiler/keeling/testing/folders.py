"""Folders of law as the tests see them: read once a session, decided as often as asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

import keeling
from keeling.cases.case import CURRENT_LAW, Case
from keeling.cases.reading import read_cases
from keeling.deciding import Deciding
from keeling.diagnostics import Diagnostic, Result
from keeling.model.places import HOME
from keeling.pipeline import Corpus, read
from keeling.questions import impossible_case
from keeling.questions.worked_cases import Disagreement, disagreements
from keeling.source import SourceFile
from keeling.syntax.parse import Reader


class Kept:
    """A memo that lasts as long as the session."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """Return what was kept under `key`."""
        return self._kept.get(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`."""
        self._kept[key] = value


@lru_cache(maxsize=1)
def reader() -> Reader:
    """Return the reader that all examples and folders share."""
    package = Path(keeling.__file__).parent
    places = (package / "grammar", package.parents[1] / "grammar")
    grammar = next(place for place in places if place.is_dir()) / "keeling.lark"
    text = grammar.read_text(encoding="utf-8")
    return Reader(text, sha256(text.encode()).hexdigest(), Kept())


class Editions:
    """The law of one folder on the days and with the proposals that its cases ask for."""

    def __init__(self, corpus: Corpus) -> None:
        """Decide cases under `corpus`."""
        self._corpus = corpus
        self._deciding = Deciding(corpus)

    def run(self, case: Case, as_at: date) -> tuple[Disagreement | Diagnostic, ...]:
        """Return everything in which a case and the law part ways; nothing if they agree."""
        declared = self._corpus.law.vocabulary
        if cannot_be := tuple(impossible_case.findings(case, self._corpus.space, declared)):
            return cannot_be
        decided = {}
        for law in case.expect:
            named = () if law == CURRENT_LAW else (self._corpus.law.proposals[law],)
            made = self._deciding.law_for(
                case.facts, case.as_at or as_at, named, case.place or HOME
            )
            if made.value is None:
                return made.diagnostics
            decided[law] = made.value.decide(case.facts, case.counted)
        return disagreements(case, decided)


@dataclass(frozen=True)
class Folder:
    """A folder of law.

    `base` is what paths are shown from, `as_at` the day on which a case is decided that names none.
    """

    root: Path
    base: Path
    as_at: date
    _cases: dict[Path, Result[tuple[Case, ...]]] = field(default_factory=dict, repr=False)

    def source(self, path: Path) -> SourceFile:
        """Read a file, known by its path from `base`."""
        shown = path.relative_to(self.base).as_posix()
        return SourceFile(shown, path.read_text(encoding="utf-8"))

    @cached_property
    def files(self) -> Mapping[str, SourceFile]:
        """The law's files by their paths."""
        found = map(self.source, sorted(self.root.rglob("*.law")))
        return {file.path: file for file in found}

    @cached_property
    def law(self) -> Result[Corpus | None]:
        """The law, read."""
        return read(self.files.values(), reader())

    @cached_property
    def editions(self) -> Editions:
        """The law as its cases ask for it."""
        assert self.law.value is not None
        return Editions(self.law.value)

    def cases(self, path: Path) -> Result[tuple[Case, ...]]:
        """Return the cases of a file, with what is wrong with them or with the law."""
        if self.law.value is None:
            return Result((), self.law.diagnostics)
        if path not in self._cases:
            self._cases[path] = read_cases(self.source(path), self.law.value.law)
        return self._cases[path]


def folders(patterns: Iterator[str], base: Path, as_at: date) -> tuple[Folder, ...]:
    """Return the folders of law that match patterns such as `tests/corpora/*`."""
    roots = {root for pattern in patterns for root in base.glob(pattern) if root.is_dir()}
    return tuple(Folder(root, base, as_at) for root in sorted(roots))

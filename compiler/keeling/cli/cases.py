"""The worked cases beside the law: what is wrong with them, short of deciding them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256

from keeling.cli import folder
from keeling.cli.store import store
from keeling.diagnostics import Diagnostic
from keeling.pipeline import Corpus
from keeling.source import SourceFile, Span

_RIGHT = b"right"


def faults(files: Iterable[SourceFile], corpus: Corpus) -> tuple[Diagnostic, ...]:
    """Return what is wrong with files of cases under the vocabulary and proposals of some law.

    That a file was found right is kept by its text and all that this turns on.
    """
    law, memo = corpus.law, store()
    named = [(name, proposal.title) for name, proposal in sorted(law.proposals.items())]
    under = repr((folder.edition_of_compiler(), _bare(law.vocabulary), named)).encode()
    found: list[Diagnostic] = []
    for file in files:
        key = "cases-" + sha256(under + file.text.encode("utf-8", "surrogatepass")).hexdigest()
        if memo.get(key) == _RIGHT:
            continue
        wrong = _faults_of(file, corpus)
        found += wrong
        if not wrong:
            memo.put(key, _RIGHT)
    return tuple(found)


def _faults_of(file: SourceFile, corpus: Corpus) -> list[Diagnostic]:
    """Read one file of cases: YAML, shape, names, values, and facts that cannot go together."""
    # What was found right before needs neither a reader of YAML nor one of schemas.
    from keeling.cases.reading import read_cases
    from keeling.questions import impossible_case

    read = read_cases(file, corpus.law)
    found = list(read.diagnostics)
    for case in read.value:
        found += impossible_case.findings(case, corpus.space, corpus.law.vocabulary)
    return found


def _bare(node: object) -> object:
    """Return what a vocabulary says, in one order, without the places where it says it."""
    if isinstance(node, Mapping):
        return [(name, _bare(value)) for name, value in node.items()]
    if isinstance(node, frozenset):
        return sorted(repr(_bare(part)) for part in node)
    if isinstance(node, tuple | list):
        return [_bare(part) for part in node]
    if isinstance(node, Enum) or not is_dataclass(node) or isinstance(node, type):
        return repr(node)
    parts = (getattr(node, field.name) for field in fields(node))
    return type(node).__name__, [_bare(part) for part in parts if not isinstance(part, Span)]

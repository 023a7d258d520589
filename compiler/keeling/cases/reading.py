"""Files of cases to cases as meant, with a place for everything that is wrong with them.

The schema finds what is wrong with the shape. Each value then says itself what is wrong with it,
so that a complaint speaks of the fact or the outcome and never of the schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from keeling.cases.case import CURRENT_LAW, Asked, Case, Expected
from keeling.cases.checks import IMPOSSIBLE, SHAPE
from keeling.cases.counting import Given, filled
from keeling.cases.expected import read_answer
from keeling.cases.faults import Fault, shown
from keeling.cases.nodes import (
    Entries,
    Entry,
    Items,
    Level,
    Node,
    Word,
    at,
    level_of,
    place,
    plain,
    shown_at,
)
from keeling.cases.schema import Schema, cases_schema, listed_facts_schema
from keeling.cases.shapes import misshapen
from keeling.cases.values import read_day, read_fact
from keeling.diagnostics import Check, Diagnostic, Label, Result
from keeling.model.answers import Settled, Unanswered
from keeling.model.law import Law
from keeling.model.vocabulary import Outcome
from keeling.model.words import FactValue
from keeling.source import SourceFile, Span

if TYPE_CHECKING:
    from jsonschema import ValidationError

#: How many faults of one file are told.
TOLD = 50
#: How many violations of the schema are looked at.
SOUGHT = 500

_ROW = re.compile(r"row [0-9]+")
_POSSIBLE = "possible"
_FACTS = "Write each fact on a line of its own, as `name: value`."


def read_cases(file: SourceFile, law: Law) -> Result[tuple[Case, ...]]:
    """Read a file of worked examples; a case with a fault is left out."""
    root, found = _loaded(file)
    if root is None:
        return Result((), found)
    return _Reading(law, root, found).read(cases_schema(law.vocabulary, law.proposals))


def read_facts(file: SourceFile, law: Law) -> Result[Asked]:
    """Read what `keeling decide` is given: the facts of one case, or a list of cases."""
    root, found = _loaded(file)
    if root is None or isinstance(root, Word):
        nothing = SHAPE.at(Span(file.path, 1, 1, 1, 1), "This file holds no facts.", advice=_FACTS)
        return Result(Asked((), listed=False), found or (nothing,))
    listed = not isinstance(root, Entries)
    if isinstance(root, Entries):
        root = Items((Entries((Entry("facts", root, root.span),), root.span),), root.span)
    schema = listed_facts_schema(law.vocabulary, law.proposals)
    cases = _Reading(law, root, found).read(schema)
    return Result(Asked(cases.value, listed), cases.diagnostics)


def _loaded(file: SourceFile) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    # PyYAML and jsonschema take long to import, and checking law needs neither.
    from keeling.cases.loading import load

    loaded = load(file)
    return loaded.value, _told(loaded.diagnostics)


def _violations(root: Node, schema: Schema) -> Sequence[ValidationError]:
    from jsonschema import Draft202012Validator

    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(schema, format_checker=checker)
    return list(islice(validator.iter_errors(plain(root)), SOUGHT))


class _Reading:
    """One reading of one file of cases."""

    def __init__(self, law: Law, root: Node, found: Sequence[Diagnostic]) -> None:
        self._law = law
        self._root = root
        self._found = list(found)
        self._explained: set[Span] = set()

    def read(self, schema: Schema) -> Result[tuple[Case, ...]]:
        """Return the cases without fault, and the faults in the order in which they stand."""
        violations = _violations(self._root, schema)
        for violation in violations:
            self._found += misshapen(violation, self._root, self._law)
        faulty = {violation.absolute_path[0] for violation in violations if violation.path}
        items = self._root.items if isinstance(self._root, Items) else ()
        cases = []
        for index, item in enumerate(items):
            before = len(self._found)
            case = self._case(item) if isinstance(item, Entries) else None
            if case and index not in faulty and len(self._found) == before:
                cases.append(case)
            if len(self._found) > SOUGHT:
                break
        self._found += self._unexplained(violations)
        return Result(tuple(cases), _told(self._found))

    def _unexplained(self, violations: Sequence[ValidationError]) -> Iterator[Diagnostic]:
        """Yield a plain complaint for each value that only the schema refuses."""
        for path in (tuple(violation.absolute_path) for violation in violations):
            value = path[: 4 if path[1:2] == ("expect",) else 3]
            span = place(self._root, value)
            if level_of(path) is Level.VALUE and span not in self._explained:
                self._explained.add(span)
                said = shown(plain(at(self._root, value)))
                yield IMPOSSIBLE.at(span, f"{said} cannot be read as a value of `{value[-1]}`.")

    def _complain(self, entry: Entry, at: Span, fault: Fault, check: Check = IMPOSSIBLE) -> None:
        """Complain about (a part of) the value of an entry."""
        self._explained.add(shown_at(entry))
        self._found.append(check.at(at, fault.message, advice=fault.advice))

    def _case(self, entries: Entries) -> Case:
        stated = {entry.key: shown_at(entry) for entry in _within(entries, "facts")}
        whole = filled(Given(self._facts(entries), stated), self._law.vocabulary)
        self._found += whole.found
        return Case(
            title=_text(entries, "case"),
            facts=whole.given.facts,
            expect=self._expect(entries),
            authority=_text(entries, "authority"),
            because=self._because(entries),
            as_at=self._as_at(entries),
            place=_text(entries, "in"),
            note=_text(entries, "note"),
            span=entries.span,
            parts={entry.key: entry.span for entry in entries.entries},
            stated={**whole.given.at, **_named_at(entries)},
            counted=whole.counted,
        )

    def _facts(self, entries: Entries) -> Mapping[str, FactValue]:
        facts: dict[str, FactValue] = {}
        for entry in _within(entries, "facts"):
            fact = self._law.vocabulary.facts.get(entry.key)
            if fact is None:
                continue
            given = read_fact(fact, plain(entry.value))
            if isinstance(given, Fault):
                self._complain(entry, shown_at(entry), given)
            else:
                facts[fact.name] = given
        return facts

    def _expect(self, entries: Entries) -> Mapping[str, Mapping[str, Expected]]:
        laws = {CURRENT_LAW, *self._law.proposals}
        return {
            entry.key: self._outcomes(entry.value)
            for entry in _within(entries, "expect")
            if entry.key in laws and isinstance(entry.value, Entries)
        }

    def _outcomes(self, entries: Entries) -> Mapping[str, Expected]:
        expected = {}
        for entry in entries.entries:
            outcome = self._law.vocabulary.outcomes.get(entry.key)
            if outcome is not None and (answers := self._answers(outcome, entry)):
                expected[outcome.name] = Expected(frozenset(answers), shown_at(entry))
        return expected

    def _answers(self, outcome: Outcome, entry: Entry) -> dict[Settled | Unanswered, Span]:
        """Return the answers expected of an outcome and where each stands; none if one is wrong."""
        listed = _possible(entry.value)
        answers: dict[Settled | Unanswered, Span] = {}
        if listed is None:
            so = f"`{entry.key}` takes one answer, or `{_POSSIBLE}` with a list of two or more."
            advice = f"Write `{{{_POSSIBLE}: [one answer, another]}}` where facts leave it open."
            self._complain(entry, shown_at(entry), Fault(so, advice), SHAPE)
            return {}
        for node in listed:
            span = shown_at(entry) if node is entry.value else node.span
            answer = read_answer(outcome, self._law.vocabulary, plain(node))
            if isinstance(answer, Fault):
                self._complain(entry, span, answer)
            elif answer in answers:
                so = f"{shown(plain(node))} is an answer that is already in this list."
                label = Label(answers[answer], "given here")
                self._found.append(SHAPE.at(span, so, advice="Delete it.", labels=(label,)))
            else:
                answers[answer] = span
        return answers

    def _because(self, entries: Entries) -> tuple[str, ...]:
        entry = entries.get("because")
        items = entry.value.items if entry and isinstance(entry.value, Items) else ()
        words = [item for item in items if isinstance(item, Word)]
        for word in words:
            if _ROW.fullmatch(word.written):
                so = f"`{word.written}` is read as an item of its own, after the comma before it."
                self._found.append(SHAPE.at(word.span, so, advice="Put the citation in quotes."))
        return tuple(" ".join(word.written.split()) for word in words)

    def _as_at(self, entries: Entries) -> date | None:
        entry = entries.get("as at")
        if entry is None:
            return None
        day = read_day(plain(entry.value))
        if isinstance(day, Fault):
            self._complain(entry, shown_at(entry), day)
            return None
        return day


def _text(entries: Entries, part: str) -> str:
    entry = entries.get(part)
    value = plain(entry.value) if entry else None
    return " ".join(value.split()) if isinstance(value, str) else ""


def _within(entries: Entries, part: str) -> tuple[Entry, ...]:
    """Return the entries of a part of a case; none where it has another shape."""
    entry = entries.get(part)
    return entry.value.entries if entry and isinstance(entry.value, Entries) else ()


def _named_at(entries: Entries) -> dict[str, Span]:
    """Return where the name of each fact of a case stands."""
    return {entry.key: entry.span for entry in _within(entries, "facts")}


def _possible(value: Node) -> tuple[Node, ...] | None:
    """Return the answers that a value lists; one that lists nothing is the answer itself."""
    if isinstance(value, Word):
        return (value,)
    if isinstance(value, Items) or [entry.key for entry in value.entries] != [_POSSIBLE]:
        return None
    listed = value.entries[0].value
    return listed.items if isinstance(listed, Items) and len(listed.items) > 1 else None


def _told(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return faults in the order in which they stand, each once, and no more than `TOLD`."""
    ordered = sorted(dict.fromkeys(found), key=lambda diagnostic: diagnostic.span)
    if len(ordered) <= TOLD:
        return tuple(ordered)
    last = SHAPE.at(
        ordered[TOLD - 1].span,
        "There are more faults from here on, and they are left out.",
        advice="Put right those above first.",
    )
    return (*ordered[: TOLD - 1], last)

"""The schema of cases: sound, helpful to an editor, and of one mind with the reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from keeling.backends import Artefact, Emission, emit
from keeling.cases import reading
from keeling.cases.expected import read_answer
from keeling.cases.faults import Fault
from keeling.cases.reading import read_cases, read_facts
from keeling.cases.schema import cases_schema, facts_schema
from keeling.cases.values import read_fact
from keeling.model.vocabulary import Fact, FactKind, Outcome, OutcomeKind
from keeling.source import SourceFile

from tests.cases.library import FACTS, LIBRARY, OUTCOMES
from tests.cases.test_any_text import CASE_LIKE, NAMES, NESTED, as_json

SCHEMA: dict[str, Any] = cases_schema(LIBRARY.vocabulary, LIBRARY.proposals)
FOR_FACTS: dict[str, Any] = facts_schema(LIBRARY.vocabulary, LIBRARY.proposals)
GOLDEN = Path(__file__).parent / "goldens" / "cases.schema.json"
CHECKER = Draft202012Validator.FORMAT_CHECKER

VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-3, 120)
    | st.text(max_size=6)
    | st.sampled_from(
        [
            *("book", "Book", "1984", "yes", "no", "none", "indefinite", "front desk", "must"),
            *("12 months", "1 months", "0 days", "1 year 12 months", "1 week 6 days", "3 years"),
            *(
                "2004-02-29",
                "2005-02-29",
                "2004-2-9",
                "20040229",
                "2004-02-29T00",
                "2004-W01-1",
                "1 May 2004",
            ),
            *("warning", "suspension", "26 weeks' suspension", "1 day's suspension"),
            *("warning to warning", "warning to 1 year's suspension", "warning to suspension"),
            *("1 year' suspension", "2 weeks's suspension", "half of the extension"),
            *("half of the item", "the loan period", "charge (small) to pay at once"),
        ]
    )
    | st.lists(st.integers(0, 2), max_size=2)
    | st.dictionaries(st.text(max_size=2), st.integers(0, 2), max_size=1)
)


def validator(*path: str) -> Draft202012Validator:
    """Return what checks the part of the schema that a path of names leads to."""
    schema: Any = SCHEMA["$defs"]
    for step in path:
        schema = schema[step]
    return Draft202012Validator({**schema, "$defs": SCHEMA["$defs"]}, format_checker=CHECKER)


FACT = {fact.name: validator("facts", "properties", fact.name) for fact in FACTS}
OUTCOME = {it.name: validator("outcomes", "properties", it.name) for it in OUTCOMES}


def only_the_reader_can_tell(fact: Fact, value: object) -> bool:
    """Whether a value is refused for its bounds, which JSON Schema cannot say of such a fact."""
    unbounded = Fact(fact.name, fact.kind)
    beyond = fact.kind in (FactKind.DATE, FactKind.DURATION)
    return beyond and not isinstance(read_fact(unbounded, value), Fault)


@pytest.mark.parametrize("schema", [SCHEMA, FOR_FACTS], ids=["cases", "facts"])
def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@given(st.sampled_from(FACTS), VALUES)
def test_the_schema_and_the_reader_take_the_same_facts(fact: Fact, value: object) -> None:
    assume(not only_the_reader_can_tell(fact, value))
    refused = isinstance(read_fact(fact, value), Fault)
    assert FACT[fact.name].is_valid(value) is not refused


@given(st.sampled_from(OUTCOMES), VALUES)
def test_the_schema_and_the_reader_take_the_same_answers(outcome: Outcome, value: object) -> None:
    refused = isinstance(read_answer(outcome, LIBRARY.vocabulary, value), Fault)
    assert OUTCOME[outcome.name].is_valid(value) is not refused


def test_only_the_reader_can_tell_that_a_range_runs_downwards() -> None:
    outcome = next(it for it in OUTCOMES if it.kind is OutcomeKind.RANGE)
    value = "2 years' suspension to 1 year's suspension"
    assert isinstance(read_answer(outcome, LIBRARY.vocabulary, value), Fault)
    assert OUTCOME[outcome.name].is_valid(value)


@given(CASE_LIKE)
def test_whatever_the_schema_refuses_in_cases_the_reader_refuses(made: list[object]) -> None:
    found = read_cases(SourceFile("a.yaml", as_json(made)), LIBRARY)
    if not Draft202012Validator(SCHEMA, format_checker=CHECKER).is_valid(made):
        assert found.diagnostics
    assert not [it for it in found.diagnostics if "cannot be read as a value" in it.message]


@given(st.dictionaries(st.sampled_from(NAMES), NESTED, max_size=4))
def test_whatever_the_schema_refuses_in_facts_the_reader_refuses(made: dict[str, object]) -> None:
    found = read_facts(SourceFile("a.yaml", as_json(made)), LIBRARY)
    if not Draft202012Validator(FOR_FACTS, format_checker=CHECKER).is_valid(made):
        assert found.diagnostics
    assert not [it for it in found.diagnostics if "cannot be read as a value" in it.message]


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """Yield every schema of names with values inside a schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def test_nothing_that_is_not_declared_is_let_through() -> None:
    made = [*objects(SCHEMA), *objects(FOR_FACTS)]
    assert len(made) > len(OUTCOMES)
    assert [it for it in made if it.get("additionalProperties") is not False] == []


def test_an_editor_can_say_what_each_name_means() -> None:
    definitions = SCHEMA["$defs"]
    for part in ("case", "facts", "expect", "outcomes"):
        for name, schema in definitions[part]["properties"].items():
            shared = definitions.get(schema.get("$ref", "").removeprefix("#/$defs/"), {})
            assert (shared | schema).get("description"), name


def written() -> Iterator[Artefact]:
    return emit("json-schema", Emission(LIBRARY, date(2026, 11, 22), {}))


def test_the_schemas_are_written_as_files() -> None:
    made = {str(it.path): json.loads(it.text) for it in written()}
    assert made == {"cases.schema.json": SCHEMA, "facts.schema.json": FOR_FACTS}


def test_the_schema_of_cases_whole(request: pytest.FixtureRequest) -> None:
    (actual,) = (it.text for it in written() if it.path.stem == "cases.schema")
    if request.config.getoption("--accept", default=False):
        GOLDEN.write_text(actual, encoding="utf-8")
    assert actual == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("schema", [SCHEMA, FOR_FACTS], ids=["cases", "facts"])
def test_every_reference_is_an_address_and_leads_somewhere(schema: dict[str, Any]) -> None:
    text = json.dumps(schema)
    references = re.findall(r'"\$ref": "([^"]*)"', text)
    assert references
    assert {it.removeprefix("#/$defs/") for it in references} <= set(schema["$defs"])
    assert [it for it in references if not re.fullmatch(r"#/\$defs/[a-z-]+", it)] == []


def test_a_value_that_only_the_schema_refuses_is_never_let_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "read_fact", lambda fact, value: "book")
    found = read_facts(SourceFile("a.yaml", "the item: book\nfirst visit: [1, 2]\n"), LIBRARY)
    assert found.value.cases == ()
    assert [(it.span.line, it.message) for it in found.diagnostics] == [
        (2, "a list cannot be read as a value of `first visit`.")
    ]

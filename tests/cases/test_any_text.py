"""Whatever a file holds, it is read or refused, and every complaint points into the file."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from keeling.cases.reading import TOLD, read_cases, read_facts
from keeling.diagnostics import Diagnostic
from keeling.source import SourceFile, Span

from tests.cases.library import FACTS, LIBRARY, OUTCOMES

NAMES = [it.name for it in (*FACTS, *OUTCOMES)]
PARTS = ["case", "facts", "expect", "authority", "as at", "because", "note"]
WORDS = [*NAMES, *PARTS, "current law", "lend-maps-longer", "possible", "none", "suspension"]
MARKS = [": ", "- ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ", ", "'", '"', "#", " #", "|"]
ODD = ["&a ", "*a", "!!str ", "<<", "---\n", "...", "%", "@", "\t", "\ufeff", "\u00a0", "\\u", "~"]
VALUES = ["12 months", "1 year", "26 weeks' suspension", "yes", "NO", "24", "2004-02-30", "book"]

#: Text as a person might write it on a bad day.
SCRAPS = st.lists(st.sampled_from([*WORDS, *MARKS, *ODD, *VALUES]), max_size=40).map("".join)
#: Text of any kind, halves of characters included.
ANY = st.text(st.characters(), max_size=60)

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(VALUES)
NESTED = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
CASE_LIKE = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "case": SCALARS,
            "facts": st.dictionaries(st.sampled_from(NAMES), NESTED, max_size=4) | NESTED,
            "expect": st.dictionaries(
                st.sampled_from(["current law", "lend-maps-longer", "other"]),
                st.dictionaries(st.sampled_from(NAMES), NESTED, max_size=4) | NESTED,
                max_size=2,
            ),
            "because": NESTED,
            "authority": SCALARS,
            "as at": SCALARS,
            "note": NESTED,
        },
    ),
    max_size=3,
)


def inside(file: SourceFile, span: Span) -> bool:
    """Whether a stretch lies on one line of the file."""
    return (
        span.path == file.path
        and 1 <= span.line == span.end_line <= len(file.lines)
        and 1 <= span.column <= span.end_column <= len(file.lines[span.line - 1]) + 1
    )


def read_both(text: str) -> list[Diagnostic]:
    file = SourceFile("a.yaml", text)
    cases, facts = read_cases(file, LIBRARY), read_facts(file, LIBRARY)
    assert cases.value or cases.diagnostics
    assert facts.value.cases or facts.diagnostics
    return [*cases.diagnostics, *facts.diagnostics]


def holds(text: str) -> None:
    found = read_both(text)
    file = SourceFile("a.yaml", text)
    assert [it for it in found if not inside(file, it.span)] == []
    labels = [(it.span, label.span) for it in found for label in it.labels]
    assert [place for _, place in labels if not inside(file, place)] == []
    assert [place for here, place in labels if place == here] == []
    assert [it.message for it in found if "\n" in it.message + it.advice] == []
    assert len(found) <= 2 * TOLD + 2


@given(ANY)
@example("\ud800")
@example("\ufeff\ufeff")
@example("a: |")
@example("'")
@example("?")
@example("- [\n")
def test_any_text(text: str) -> None:
    holds(text)


@given(SCRAPS)
@example("facts: {the item: book}\n---\n")
@example("- case: |\n\n")
@example("- &a ")
@example(": b")
@example("...")
def test_text_of_the_words_and_marks_of_cases(text: str) -> None:
    holds(text)


@given(CASE_LIKE)
def test_anything_in_the_shape_of_cases(made: list[object]) -> None:
    holds(as_json(made))


@given(st.dictionaries(st.sampled_from(NAMES), NESTED, min_size=1))
def test_anything_in_the_shape_of_facts(made: dict[str, object]) -> None:
    holds(as_json(made))


def as_json(value: object) -> str:
    """Write a value as JSON, which is YAML, each item and entry on a line of its own."""
    match value:
        case list():
            return "[" + ",\n".join(map(as_json, value)) + "]"
        case dict():
            return "{" + ",\n".join(f"{as_json(k)}: {as_json(v)}" for k, v in value.items()) + "}"
        case str():
            return '"' + "".join(_escaped(character) for character in value) + '"'
        case bool():
            return "true" if value else "false"
        case _:
            return "null" if value is None else str(value)


def _escaped(character: str) -> str:
    if character.isprintable() and character not in '"\\':
        return character
    return f"\\U{ord(character):08x}"

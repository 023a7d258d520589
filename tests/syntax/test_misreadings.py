"""Mistakes that drafters make, and what they are told: to be read aloud.

Each mistake in `misreadings/` is some law, with the place that is pointed at, what is said to be so
and what to do. Law that is indented stands in a section. `pytest --accept` writes what is said now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from keeling.diagnostics import Diagnostic
from keeling.syntax.misreadings import MISREADINGS, Misreading
from keeling.syntax.recognise import VOCABULARY as SAMPLED
from keeling.syntax.recognise import known_states

from tests.syntax.reading import grammar, read

FOLDER = Path(__file__).parent / "misreadings"
VOCABULARY = (FOLDER / "vocabulary.law").read_text(encoding="utf-8")
SECTION = "section 1 of SOA 2003\n"


def _mistakes(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the title and the text of each mistake in a file."""
    for text in ("\n" + path.read_text(encoding="utf-8")).split("\n# ")[1:]:
        title, _, rest = text.partition("\n")
        yield title, rest.strip("\n")


def _law(text: str) -> list[str]:
    """Return the lines of law of a mistake, without the marks under them."""
    indented = [line[4:] for line in text.split("\n") if line.startswith("    ")]
    return [line for line in indented if line.strip(" ^")]


def _found(law: list[str]) -> tuple[Diagnostic, ...]:
    """Return what is wrong with some law, in places counted from its own first line."""
    above = 0 if not law[0].startswith(" ") else 1
    result = read(SECTION * above + "".join(f"{line}\n" for line in law), VOCABULARY)
    return tuple(
        replace(
            found,
            span=replace(
                found.span,
                line=found.span.line - above,
                end_line=found.span.end_line - above,
            ),
        )
        for found in result.diagnostics
    )


def _said(law: list[str], found: Diagnostic) -> str:
    """Return the lines with a mark under the place that is pointed at, and what is said of it."""
    made = [f"    {line}" for line in law]
    made.insert(found.span.line, f"    {_mark(found, law[found.span.line - 1])}")
    return "\n".join([*made, f"{found.check.name}: {found.message}", found.advice])


def _mark(found: Diagnostic, line: str) -> str:
    start = found.span.column - 1
    end = found.span.end_column - 1 if found.span.end_line == found.span.line else len(line)
    return " " * start + "^" * max(1, end - start)


MISTAKES = [
    pytest.param(path, title, text, id=f"{path.stem}: {title}")
    for path in sorted(FOLDER.glob("*.txt"))
    for title, text in _mistakes(path)
]


@pytest.mark.parametrize(("path", "title", "text"), MISTAKES)
def test_a_mistake_is_answered_with_what_to_do(
    path: Path, title: str, text: str, request: pytest.FixtureRequest
) -> None:
    found = _found(_law(text))
    assert len(found) == 1
    said = _said(_law(text), found[0])
    if request.config.getoption("--accept") and said != text:
        whole = path.read_text(encoding="utf-8")
        whole = whole.replace(f"# {title}\n{text}\n", f"# {title}\n{said}\n", 1)
        path.write_text(whole, encoding="utf-8")
    else:
        assert said == text


@pytest.mark.parametrize("entry", MISREADINGS, ids=lambda entry: entry.message[:40])
def test_every_sample_of_a_misreading_cannot_be_read(entry: Misreading) -> None:
    assert [sample for sample in entry.samples if not read(sample, SAMPLED).diagnostics] == []


def test_every_misreading_is_met() -> None:
    """One whose samples all go wrong where an earlier one's do would never be given."""
    met = {entry.message for entry in known_states(grammar()).values()}
    assert [entry.message for entry in MISREADINGS if entry.message not in met] == []

"""What people are told, whole: each file in `goldens/` beside what is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from keeling.cases.reading import read_cases, read_facts
from keeling.source import SourceFile

from tests.cases.library import LIBRARY, told

GOLDENS = Path(__file__).parent / "goldens"
FILES = sorted(GOLDENS.glob("*.yaml"))


def said_of(path: Path) -> str:
    file = SourceFile(path.name, path.read_text(encoding="utf-8"))
    decided = path.name.endswith(".facts.yaml")
    result = read_facts(file, LIBRARY) if decided else read_cases(file, LIBRARY)
    return "".join(f"{told(found)}\n" for found in result.diagnostics)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name.removesuffix(".yaml"))
def test_what_is_said_of_a_file(path: Path, request: pytest.FixtureRequest) -> None:
    expected = path.with_suffix(".txt")
    actual = said_of(path)
    if request.config.getoption("--accept", default=False):
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")


def test_every_golden_tells_of_a_fault() -> None:
    assert [path.name for path in FILES if not said_of(path)] == []

"""The folder of law that the tests of the command line spoil, and keeling run on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from keeling.cli import group

from tests.cli.kites import CASE, LAW, Run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "law"
    folder.mkdir()
    (folder / "kites.law").write_text(LAW, encoding="utf-8")
    (folder / "kites.yaml").write_text(CASE, encoding="utf-8")
    return folder


@pytest.fixture
def kept() -> Path | None:
    """Where what was found is kept from one run to the next; nowhere, unless a test says so."""
    return None


@pytest.fixture
def run(root: Path, kept: Path | None, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("KEELING_CACHE", str(kept or ""))

    def call(*words: str) -> Result:
        return CliRunner().invoke(group, [words[0], "--root", str(root), *words[1:]])

    return call

"""The pages written by hand, and how what is found is shown on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from keeling.diagnostics import Diagnostic
from keeling.report import findings
from keeling.source import SourceFile
from keeling.testing.shown import folded

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "site/pages"
DAY = date(2026, 11, 22)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def as_shown(found: Diagnostic, *files: SourceFile) -> str:
    said = findings.text(found, {file.path: file for file in files})
    return folded(f"{said}\n\n{findings.summary([found])}")

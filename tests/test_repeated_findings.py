"""One mistake in the law is told once, not again for every day on which it is one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from keeling.checking import everything
from keeling.diagnostics import Severity
from keeling.pipeline import read
from keeling.source import SourceFile
from keeling.testing.folders import reader

ROOT = Path(__file__).parents[1]
LAST_ROW = "| 5 years "


def test_a_gap_of_today_is_not_told_again_of_another_day() -> None:
    files = []
    for path in sorted((ROOT / "legislation").rglob("*.law")):
        file = SourceFile(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
        if path.match("42/section/82.law"):
            lines = [line for line in file.text.splitlines(True) if LAST_ROW not in line]
            assert len(lines) == len(file.text.splitlines()) - 1
            file = replace(file, text="".join(lines))
        files.append(file)
    corpus = read(files, reader()).value
    assert corpus is not None
    found = [
        item.message
        for item in everything(corpus, date(2026, 11, 22))
        if item.check.severity is Severity.ERROR
    ]
    assert any(message.startswith("SOA 2003 s. 82(1) gives no answer") for message in found)
    assert [message for message in found if message.startswith("On ")] == []

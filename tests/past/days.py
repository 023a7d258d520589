"""The encoded law on days of the past: its words and its answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from keeling.between_days import compare_days
from keeling.model.changes import Comparison
from keeling.model.durations import Duration
from keeling.pipeline import Corpus, Edition, edition
from keeling.testing.folders import Folder

ROOT = Path(__file__).parents[2]
Fact = str | int | Duration | date
Case = Mapping[str, Fact]


@lru_cache(maxsize=1)
def corpus() -> Corpus:
    """Return the law of this repository; its history must hold together."""
    made = Folder(ROOT / "legislation", ROOT, date(2026, 11, 22)).law.value
    assert made is not None
    assert made.history.found == ()
    return made


@lru_cache(maxsize=64)
def law_of(day: date) -> Edition:
    """Return the law of a day."""
    made = edition(corpus(), day).value
    assert made is not None
    return made


def eve(day: date) -> date:
    """Return the day before."""
    return day - timedelta(1)


def words(citation: str, day: date) -> str | None:
    """Return the words of a provision on a day, its properties with them; None if not there."""
    version = corpus().history.at(day)
    assert version is not None
    for at, provision in version.law.provisions.items():
        if at.citation == citation:
            text = next(each.text for each in version.files if each.path == provision.span.path)
            lines = text.split("\n")[provision.span.line - 1 : provision.span.end_line]
            return " ".join(" ".join(line.split("#")[0] for line in lines).split())
    return None


def answers(case: Case, day: date) -> dict[str, str]:
    """Return every answer to a case on a day; several, where facts are missing."""
    decided = law_of(day).decide(case)
    return {one.outcome: " or ".join(map(str, one.possible)) for one in decided}


def between(first: date, last: date) -> Comparison:
    """Return how the law of two days differs."""
    made = compare_days(corpus(), first, last).value
    assert made is not None
    return made


def made_on(day: date) -> list[str]:
    """Return what amended the law on a day."""
    return [each.provision.citation for each in between(eve(day), day).made]

"""The first thing anybody reads is true: its excerpts stand in the law, its output is real."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner
from keeling.cli import VERBS, group

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def fences(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def test_the_law_shown_stands_in_the_law() -> None:
    law = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "legislation").rglob("*.law"))
    )
    shown = fences("law")
    assert len(shown) == 2
    for excerpt in shown:
        assert excerpt in law


def test_the_output_shown_is_what_the_command_says() -> None:
    (shown,) = fences("text")
    (command,) = re.findall(r"`keeling (diff [^`]+)` says of it", README)
    words = [*command.split(), "--root", str(ROOT / "legislation"), "--as-at", "2027-04-01"]
    assert CliRunner().invoke(group, words).output == shown


def test_every_command_is_in_the_table() -> None:
    assert set(re.findall(r"^\| `keeling ([a-z]+)", README, re.MULTILINE)) == set(VERBS)

"""Pages are tests: that they are built as they should be, and show what is said."""

import re
from pathlib import Path

import pytest
from keeling.checking import everything
from keeling.cli import folder
from keeling.diagnostics import Check
from keeling.report import findings
from keeling.source import SourceFile
from keeling.syntax.arrange import Arrangement
from keeling.syntax.format import format_text
from keeling.testing.folders import Folder, reader
from keeling.testing.markdown import blocks
from keeling.testing.pages import page

from tests.handwritten import DAY, PAGES, ROOT, as_shown, text_of
from tests.test_house import checks

CHECKS = sorted(path for path in (PAGES / "checks").glob("*.md") if path.stem != "index")
LANGUAGE = sorted(path for path in (PAGES / "language").glob("*.md") if path.stem != "index")
CORPORA = (ROOT / "legislation", *sorted((ROOT / "tests/corpora").iterdir()))

CHECK_HEADINGS = (
    "What it finds",
    "Why it matters",
    "An example",
    "What you will see",
    "Put right",
    "Related",
)
LANGUAGE_HEADINGS = (
    "What it says",
    "How it reads as law",
    "Example",
    "What it means",
    "What is refused",
)
# What no law and no case can show: how the message comes about is said beside each.
SHOWN_OTHERWISE = ("layout", "unreadable-file")


def headings(path: Path) -> list[str]:
    return re.findall(r"^#{2,3} (.+)$", text_of(path), re.MULTILINE)


def in_order(wanted: tuple[str, ...], given: list[str]) -> bool:
    rest = iter(given)
    return all(heading in rest for heading in wanted)


# How pages are built.


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_check_page_has_its_headings_and_says_what_the_check_is(path: Path) -> None:
    title, summary = text_of(path).split("\n\n")[:2]
    assert title == f"# {path.stem}"
    assert in_order(CHECK_HEADINGS, headings(path))
    check = named(path.stem)
    assert summary == check.summary[0].upper() + check.summary[1:] + "."


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_check_page_shows_the_check_and_what_the_drafter_sees(path: Path) -> None:
    if path.stem in SHOWN_OTHERWISE:
        return
    held = page(text_of(path), reader(), DAY, ROOT)
    claims = [claim for law in held.examples for claim in law.claims]
    claims += [claim for cases in held.cases for claim in cases.claims]
    assert path.stem in {claim.check for claim in claims}
    seen = text_of(path).split("## What you will see")[1].split("## Put right")[0]
    (block,) = blocks(seen)
    assert f": {path.stem}" in block.lines[0], "the block shows the check"
    lines = text_of(path).split("\n")
    first = lines.index("## Put right")
    last = next(at for at in range(first + 1, len(lines)) if lines[at].startswith("## "))
    put_right = [law for law in held.examples if first < law.line <= last]
    assert not any(claim.check == path.stem for law in put_right for claim in law.claims), (
        "what is put right is right"
    )


@pytest.mark.parametrize("path", LANGUAGE, ids=lambda path: path.stem)
def test_a_language_page_has_its_headings(path: Path) -> None:
    assert in_order(LANGUAGE_HEADINGS, headings(path))


def test_the_four_words_of_priority_each_have_a_picture_and_an_example() -> None:
    text = text_of(PAGES / "language/priority.md")
    for word in ("subject to", "despite", "in place of", "except where"):
        section = text.split(f"\n## {word}\n")[1].split("\n## ")[0]
        assert [block.language for block in blocks(section)] == ["text", "law", "yaml"]


def named(name: str) -> Check:
    (check,) = checks()[name]
    return check


# What no example on a page can bring about.


def shown_on(name: str) -> str:
    (block,) = (each for each in blocks(text_of(PAGES / f"checks/{name}.md")))
    return "\n".join(block.lines)


def test_the_page_of_an_unreadable_file_shows_what_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = folder.root("kits").diagnostics
    assert shown_on("unreadable-file") == as_shown(found)


def test_the_page_of_the_layout_shows_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    file = SourceFile("legislation/act.law", 'act "Kites Act 2020"\n  cited as KA 2020\n')
    monkeypatch.setattr(Arrangement, "lines", lambda self: iter(["act “Kites Act 2020”"]))
    (found,) = format_text(file, (file,), reader()).diagnostics
    assert found.check.name == "layout"
    said = as_shown(found).split(" It was noticed so:")[0].split("\n\n")[0]
    assert said in shown_on("layout")


# Folders of law.


@pytest.mark.parametrize("root", CORPORA, ids=lambda path: path.name)
def test_nothing_is_wrong_with_a_folder_of_law(root: Path) -> None:
    law = Folder(root, ROOT, DAY)
    assert law.law.value is not None, law.law.diagnostics
    found = [*law.law.diagnostics, *everything(law.law.value, DAY)]
    assert [findings.text(item, law.files) for item in found] == []

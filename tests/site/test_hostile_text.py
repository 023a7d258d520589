"""Text from rule files and cases stays text, whatever characters it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeling.model.law import Law
from keeling.model.vocabulary import (
    Choice,
    Fact,
    FactKind,
    Outcome,
    OutcomeKind,
    Scale,
    Vocabulary,
)
from keeling.site import Library, build_plan
from keeling.site import vocabulary as vocabulary_page
from keeling.site.addresses import VOCABULARY
from keeling.site.markup import element, heading, kept, outward, paragraph, text
from keeling.source import SourceFile
from mkdocs.config import load_config

from tests.site import law
from tests.site.builds import ROOT, build, library

CANARIES = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "](javascript:alert(1)) [x](javascript:alert(1))",
    "`code` *one* __two__ ~~three~~ ==four== ^^five^^",
    "a | b || c",
    "{{ config }} {% raw %} {#x#}",
    "Title {: .x onclick=alert(1) }",
    "x[^1] *[x]: y [ref]: z",
    "<!-- open",
    "]]> <![CDATA[ <?php",
    "&lt;b&gt; &amp;amp; &#60;",
    "1. one - two#three > four",
    "!!! note ??? note === tab",
    "--- ... +++",
    "' onmouseover=alert(1) x='",
    "\\*not\\* \\<b>",
    "</title></p></div></main><b>",
    "http://example.org/<b> www.example.org",
)

_TAGS = frozenset(
    {"a", "caption", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "h1", "h2", "h3"}
    | {
        "ins",
        "li",
        "nav",
        "ol",
        "p",
        "section",
        "small",
        "span",
        "strong",
        "summary",
        "table",
        "tbody",
    }
    | {"td", "th", "thead", "tr", "ul"}
)


class Seen(HTMLParser):
    """What a reader's browser makes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.scripts: list[str] = []
        self.text = ""
        self.comments: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given_here = [(name, value or "") for name, value in attrs]
        self.attributes += given_here
        if tag == "script":
            self.scripts.append(dict(given_here).get("src", ""))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def harmless(self) -> bool:
        links = [value for name, value in self.attributes if name in ("href", "src", "action")]
        return not any(name.startswith("on") for name, _ in self.attributes) and not any(
            value.strip().lower().startswith(("javascript:", "data:", "vbscript:"))
            for value in links
        )


@cache
def _markdown() -> Any:
    settings = load_config(str(ROOT / "site" / "mkdocs.yml"))
    return import_module("markdown").Markdown(
        extensions=settings["markdown_extensions"], extension_configs=settings["mdx_configs"]
    )


def _rendered(page: str) -> Seen:
    body = page.split("---\n", 2)[2] if page.startswith("---\n") else page
    return Seen(_markdown().reset().convert(body))


def _hostile(canary: str) -> Library:
    """Return the small law with something hostile wherever text is free."""
    quoted = canary.replace('"', "")
    files = []
    for file in law.FILES:
        made = file.text
        for harmless in (
            "Liability of keepers",
            "Length of the ban",
            "any terrier",
            "The Act also speaks of wolves.",
            "the liability of owners",
            "Whether a day counts in full is in doubt.",
            "from memory",
            "a newspaper",
            "the Council of Wardens",
            "a keeper",
            "dogs come back",
            "some do not",
            "The dog",
            "Wait longer",
            "Dogs Act 1999",
        ):
            made = made.replace(harmless, f"{harmless} {quoted}")
        files.append(SourceFile(file.path, made))
    read = library(tuple(files), ())
    return replace(read, handwritten={"index.md": "# Home\n\n<!-- keeling:proposals -->\n"})


@pytest.mark.parametrize("canary", CANARIES)
def test_hostile_law_is_shown_as_it_was_written(canary: str) -> None:
    found = {str(made.path): made.text for made in build_plan(_hostile(canary))}
    wanted = " ".join(canary.split())
    for path, page in found.items():
        if path.endswith(".md"):
            seen = _rendered(page)
            assert seen.tags <= _TAGS, path
            assert seen.harmless(), path
            assert seen.comments == [], path
    section = _rendered(found["pages/law/ukpga/1999/9/section/1/index.md"])
    assert f"Liability of keepers {wanted}" in section.text
    assert f"The Act also speaks of wolves. {wanted}" in section.text
    home = _rendered(found["pages/index.md"])
    assert f"a keeper {wanted}" in home.text


def test_a_built_site_runs_no_script_but_its_own(tmp_path: Path) -> None:
    hostile = _hostile(" ".join(CANARIES))
    for path in sorted(build(hostile, tmp_path).rglob("*.html")):
        seen = Seen(path.read_text("utf-8"))
        assert seen.harmless(), path
        assert {Path(script).name for script in seen.scripts} <= {"keeling.js", "search.js"}, path
        assert "img" not in seen.tags, path
        assert "b" not in seen.tags, path


@pytest.mark.parametrize("canary", CANARIES)
def test_hostile_names_are_shown_as_they_were_written(canary: str) -> None:
    fact = Fact(f"the {canary}", FactKind.CHOICE, (Choice(canary, canary),), heading=canary)
    outcome = Outcome(f"whether {canary}", OutcomeKind.CHOICE, (Choice(canary),), actor=canary)
    declared = Vocabulary(
        {fact.name: fact}, {outcome.name: outcome}, {canary: Scale(canary, (canary,))}
    )
    edition = SimpleNamespace(as_at=date(2026, 1, 1), law=Law(declared), partitions={})
    page = vocabulary_page.page(Library((), (), edition).view(VOCABULARY)).artefact().text
    seen = _rendered(page)
    assert seen.tags <= _TAGS
    assert seen.harmless()
    assert seen.text.count(" ".join(canary.split())) >= 6


@given(st.text(max_size=60))
def test_any_text_is_inert_in_markdown_and_in_html(said: str) -> None:
    written = "\n\n".join(
        (heading(2, text(said), "x"), text(said), paragraph(text(said)), f"* {text(said)}")
    )
    seen = _rendered(written)
    assert seen.tags <= {"h2", "p", "ul", "li"}
    assert seen.comments == []
    in_element = Seen(element("p", kept(said), title=said))
    assert in_element.tags == {"p"}
    assert [name for name, _ in in_element.attributes] == ["title"]


_NO_ADDRESSES = (
    "javascript:alert(1)",
    "//example.org",
    "data:text/html,x",
    "https://",
    "https://[broken",
)


@pytest.mark.parametrize("address", _NO_ADDRESSES)
def test_what_is_no_address_of_the_web_is_no_link(address: str) -> None:
    assert "<a" not in outward(address)


def test_an_address_cannot_leave_its_attribute() -> None:
    seen = Seen(outward('https://example.org/"onclick="x'))
    assert [name for name, _ in seen.attributes] == ["href", "rel"]

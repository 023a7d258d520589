"""The page about certificates shows what is written, and what the checker says of it."""

from __future__ import annotations

import json
from typing import Any

from keeling.certifying import Certifying
from keeling.pipeline import compare
from keeling.testing.folders import reader
from keeling.testing.markdown import blocks
from keeling.testing.pages import page
from keeling.testing.shown import folded

from tests.certificates.checker import check
from tests.certificates.found import rejected, written
from tests.handwritten import DAY, PAGES, ROOT, text_of

PAGE = text_of(PAGES / "about/certificates.md")


def certified() -> Any:
    (example,) = page(PAGE, reader(), DAY, ROOT).examples
    corpus = example.law.value
    assert corpus is not None
    (proposal,) = corpus.law.proposals.values()
    assert proposal.commences is not None
    comparison = compare(corpus, proposal.commences, (proposal,)).value
    assert comparison is not None
    certifying = Certifying(corpus)
    certifying.compared(comparison)
    return written(certifying.findings)


def shown(title: str) -> str:
    (block,) = (each for each in blocks(PAGE) if each.title == title)
    return "\n".join(block.lines)


def test_the_page_shows_a_group_of_cases_as_it_is_written() -> None:
    (block,) = (each for each in blocks(PAGE) if each.language == "json")
    assert [json.loads("\n".join(block.lines))] == certified()["differences"][0]["changes"]


def test_the_page_shows_what_the_checker_says() -> None:
    data = certified()
    assert shown("accepted") == folded("\n".join(check(data)))
    data["differences"][0]["changes"][0]["where"]["the flyer's age"]["under"] = 17
    assert shown("rejected") == folded(f"Rejected. {rejected(data)}")

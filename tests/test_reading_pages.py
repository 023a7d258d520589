"""How a page is read: what it claims is checked, and a claim that is false is told."""

from dataclasses import replace

import pytest
from keeling.testing.folders import reader
from keeling.testing.markdown import blocks, parts
from keeling.testing.pages import Page, page, unclaimed
from keeling.testing.shown import said_by, with_shown

from tests.handwritten import DAY, ROOT
from tests.made_page import AROUND, CASE, CHILDREN, PROPOSAL


def held(text: str) -> Page:
    return page(text, reader(), DAY, ROOT)


def complaints(text: str) -> list[str]:
    made = held(AROUND + text)
    said = [each for law in made.examples for each in unclaimed(law)]
    return said + [each for cases in made.cases for each in unclaimed(cases)]


def test_a_page_without_claims_asserts_silence() -> None:
    assert complaints(CHILDREN + CASE + PROPOSAL) == []


def test_a_fault_that_is_not_claimed_is_told_with_its_line_on_the_page() -> None:
    (said,) = complaints(CHILDREN.replace("the flyer's", "the flier's"))
    line = (
        (AROUND + CHILDREN)
        .split("\n")
        .index("  a licence is needed if the flyer's age is under 18")
    )
    assert said.startswith(f"line {line + 1}: unknown-name was found")


@pytest.mark.parametrize("claim", ["unknown-name", "gap, conflict"])
def test_a_claim_that_is_not_met_is_told(claim: str) -> None:
    said = complaints(CHILDREN.replace("under 18", f"under 18  # finding: {claim}"))
    assert [each.split(": ")[1] for each in said] == [
        f"{name} is claimed, and was not found" for name in sorted(claim.split(", "))
    ]


def test_a_claim_on_another_line_is_not_met() -> None:
    wrong_line = CHILDREN.replace('"Children"', '"Children"  # finding: unknown-name')
    assert len(complaints(wrong_line.replace("the flyer's", "the flier's"))) == 2


def test_a_fault_in_what_stands_around_is_told() -> None:
    text = AROUND.replace("1 April", "31 April") + CHILDREN
    assert [each.split(" was")[0] for each in unclaimed(held(text).examples[0])] == [
        "line 13: property"
    ]


def test_a_fault_that_a_proposal_brings_is_found() -> None:
    (said,) = complaints(PROPOSAL.replace('for "18"', 'for "19"'))
    assert ": words-not-found was found" in said


def test_each_file_of_a_block_keeps_its_lines_on_the_page() -> None:
    (block,) = blocks(PROPOSAL)
    lines = PROPOSAL.split("\n")
    for part in parts(block):
        assert tuple(lines[part.line - 1 : part.line - 1 + len(part.lines)]) == part.lines
    assert [part.path for part in parts(block)] == ["example.law", "proposal.law"]


def test_a_block_inside_a_longer_fence_is_not_an_example() -> None:
    assert [block.language for block in blocks(f"````markdown\n{CHILDREN}````\n")] == ["markdown"]


def test_what_a_command_says_is_written_into_its_own_block_and_nowhere_else() -> None:
    empty = '\n```text title="keeling check"\n```\n'
    text = AROUND + CHILDREN + empty + PROPOSAL + empty.replace("check", "diff let-them-fly")
    made = held(text)
    said = [said_by(shown) for shown in made.shown]
    assert said[0] == "Nothing wrong."
    assert "“a licence is needed” would be no instead of yes" in " ".join(said[1].split())
    written = with_shown(with_shown(text, 1, said[1]), 0, said[0])
    assert [shown.text for shown in held(written).shown] == said
    assert held(written).examples == tuple(
        replace(example, line=example.line + shift, places=now.places)
        for example, now, shift in zip(made.examples, held(written).examples, (0, 1), strict=True)
    )


def test_nothing_can_be_shown_of_a_proposal_that_is_not_there() -> None:
    text = AROUND + CHILDREN + '\n```text title="keeling diff no-such-thing"\n```\n'
    with pytest.raises(LookupError):
        said_by(held(text).shown[0])

"""Faults: each is reported once, and none hides another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from tests.deep import many
from tests.syntax.dressed import Line, plain
from tests.syntax.generated import Maker, makers
from tests.syntax.names import VOCABULARY
from tests.syntax.reading import bare, faults, files, is_in_place, laid_out, read

Nested = Callable[[int], str]

FAULTY = (
    "where the offence is theft the offence is listed",
    "the offence is listed if nobody ever heard of this",
    "the offence is listed if (first sexual offence",
    "the notification period is over 5 years",
    "the offence is listed if any of",
    "for 5 years in section 82 read half",
    "the relevant date is, by the first row that applies",
)


@given(makers, st.sampled_from(FAULTY), st.integers(0, 2))
@many(25)
def test_a_faulty_provision_gives_one_finding_and_hides_no_other(
    maker: Maker, faulty: str, place: int
) -> None:
    blocks = [maker.provision(number) for number in range(3)]
    broken = [*blocks]
    broken[place] = [Line(0, f"section {place} of SOA 2003"), Line(1, faulty)]
    text = plain(broken)
    note(text)
    result = read(text, VOCABULARY)
    first = plain(broken[:place]).count("\n") + 1
    assert [found.span.line for found in result.diagnostics] == [first + 1]
    broken[place] = broken[place][:1]
    assert bare(result.value[0]) == bare(read(plain(broken), VOCABULARY).value[0])


@given(makers, st.lists(st.sampled_from(FAULTY), min_size=2, max_size=4))
@many(25)
def test_each_faulty_paragraph_gives_one_finding(maker: Maker, faulty: list[str]) -> None:
    lines = [Line(0, "schedule 3 to SOA 2003")]
    expected = []
    for number, sentence in enumerate(faulty):
        good = [line.deeper(2) for line in maker.sentence()]
        lines += [Line(1, f"paragraph {number}"), *good, Line(1, f"paragraph {number}A")]
        lines += [Line(2, "note a note", "property"), Line(2, sentence)]
        expected.append(len(lines))
    text = plain([lines])
    note(text)
    assert [found.span.line for found in read(text, VOCABULARY).diagnostics] == expected


@given(makers, st.sampled_from(["facts", "outcomes", 'scale "s"', "proposal", 'act "a"']))
@many(40)
def test_a_block_of_nothing_but_a_fault_gives_one_finding(maker: Maker, head: str) -> None:
    text = f"{head}\n  it is, what, it is\n{plain(maker.blocks())}"
    note(text)
    assert len(read(text, VOCABULARY).diagnostics) == 1


def _limbs(depth: int) -> str:
    """Return a sentence whose limbs nest so deeply that the innermost stands `depth` levels in."""
    step = "  " if depth <= 64 else " "
    heads = "".join(f"{step * level}(a) any of\n" for level in range(2, depth))
    return (
        f"section 1 of SOA 2003\n{step}the offence is listed if any of\n"
        f"{heads}{step * depth}(a) imprisonment\n"
    )


def _brackets(depth: int) -> str:
    inner = f"{'(' * depth}imprisonment{')' * depth}"
    return f"section 1 of SOA 2003\n  the offence is listed if {inner}\n"


def _wheres(depth: int) -> str:
    wheres = "where imprisonment, " * depth
    return f"section 1 of SOA 2003\n  the offence is listed if\n    (a) {wheres}imprisonment\n"


def _parts(depth: int) -> str:
    """Return an address of more parts than `depth`; each part is half a level."""
    parts = "paragraph 1 of " * 2 * depth
    return f"section 1 of SOA 2003\n  despite {parts}section 2, the offence is listed\n"


@pytest.mark.parametrize("nested", [_limbs, _brackets])
def test_sixty_four_levels_are_read_and_laid_out(nested: Nested) -> None:
    text = nested(64)
    assert faults(text, VOCABULARY) == []
    assert laid_out(text, VOCABULARY).value == text


@pytest.mark.parametrize("depth", [65, 66, 1_000, 10_000])
@pytest.mark.parametrize("nested", [_limbs, _brackets, _wheres, _parts])
def test_deeper_nesting_is_refused_once(nested: Nested, depth: int) -> None:
    after = "section 2 of SOA 2003\n  the offence is listed\n"
    text = nested(depth) + after
    result = read(text, VOCABULARY)
    assert [found.check.name for found in result.diagnostics] == ["too-deep"]
    assert is_in_place(result.diagnostics[0], files(text)[0])
    assert bare(result.value[0].blocks[1:]) == bare(read(after, VOCABULARY).value[0])


def test_limbs_and_brackets_count_together() -> None:
    text = _limbs(40).replace("imprisonment", f"{'(' * 30}imprisonment{')' * 30}")
    assert [found.check.name for found in read(text, VOCABULARY).diagnostics] == ["too-deep"]


@pytest.mark.parametrize("count", [1_000, 5_000])
def test_a_long_list_is_not_deep(count: int) -> None:
    joined = " and ".join(["imprisonment"] * count)
    text = f"section 1 of SOA 2003\n  the offence is listed if {joined}\n"
    assert faults(text, VOCABULARY) == []


def test_a_file_that_begins_indented_is_told_so() -> None:
    (found,) = read("  facts\n    the lid is yes or no\n").diagnostics
    assert found.message == "This line is indented, and nothing stands above it at the left margin."
    assert (found.span.line, found.span.column) == (1, 3)

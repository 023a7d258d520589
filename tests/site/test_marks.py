"""Marks lose no word: without insertions a text is as before, without omissions as after."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeling.model.changes import Mark, Marked, MarkKind
from keeling.site import Library
from keeling.site.lines import Line, Stretch, cells, cut, lines, linked, tidied
from keeling.site.statute import as_amended, as_it_stands, as_marked

_KINDS = st.sampled_from(MarkKind)
_WORDS = st.text(alphabet='ab |#"()1\n', max_size=12)
_MARKS = st.lists(st.builds(Mark, _KINDS, _WORDS, st.integers(0, 3)), max_size=8)


def _said(found: tuple[Line, ...], *kinds: MarkKind) -> str:
    return "\n".join("".join(run.text for run in line.runs if run.kind in kinds) for line in found)


@given(_MARKS)
def test_lines_hold_every_word_with_its_mark(marks: list[Mark]) -> None:
    found = lines(marks, 1)
    assert _said(found, *MarkKind) == "".join(mark.text for mark in marks)
    for kind in MarkKind:
        kept = "".join(run.text for line in found for run in line.runs if run.kind is kind)
        assert kept == "".join(mark.text for mark in marks if mark.kind is kind).replace("\n", "")


@given(_MARKS)
def test_lines_that_were_there_keep_their_numbers(marks: list[Mark]) -> None:
    before = Marked(None, tuple(marks)).before.split("\n")  # type: ignore[arg-type]
    for line in lines(marks, 1):
        if line.number is not None:
            own = "".join(run.text for run in line.runs if run.kind is not MarkKind.INSERTED)
            assert own in before[line.number - 1]


@given(_MARKS, st.integers(0, 20), st.integers(0, 20))
def test_a_cut_is_a_part_of_the_line(marks: list[Mark], start: int, end: int) -> None:
    line = lines(marks, 1)[0]
    assert "".join(run.text for run in cut(line.runs, start, end)) == line.text[start:end]


@given(_MARKS, st.lists(st.builds(Stretch, st.integers(0, 9), st.integers(3, 15), st.just("#"))))
def test_links_change_no_word(marks: list[Mark], stretches: list[Stretch]) -> None:
    line = lines(marks, 1)[0]
    assert linked(line, [each for each in stretches if each.start < each.end]).text == line.text


def test_a_line_loses_its_comment_and_keeps_a_quoted_sign() -> None:
    (line,) = lines([Mark(MarkKind.KEPT, '   "no. # 1" means it  # as in section 2')], 1)
    assert tidied(line).text == '"no. # 1" means it'


def test_a_changed_cell_holds_both_words() -> None:
    marks = (
        Mark(MarkKind.KEPT, "| under 18 | "),
        Mark(MarkKind.STRUCK, "5 years", 1),
        Mark(MarkKind.INSERTED, "2 years", 1),
        Mark(MarkKind.KEPT, " |"),
    )
    (line,) = lines(marks, 1)
    first, second = cells(line)
    assert [run.text for run in first] == ["under 18"]
    assert [(run.kind, run.text) for run in second] == [
        (MarkKind.STRUCK, "5 years"),
        (MarkKind.INSERTED, "2 years"),
    ]


def _text(page: str, *dropped: str) -> list[str]:
    """Return the words of markup without some elements and without what is only for listening.

    A mark of punctuation is a word of its own: an edit may end before it.
    """
    for tag in dropped:
        page = re.sub(f"<{tag}>.*?</{tag}>", "", page)
    page = re.sub(r'<span class="k-hidden">.*?</span>', "", page)
    return re.findall(r"\w+|[^\w\s]", re.sub(r"<[^>]*>", " ", page))


@pytest.mark.parametrize("which", ["repository", "small"])
def test_a_page_says_the_words_before_and_after(which: str, request: pytest.FixtureRequest) -> None:
    made: Library = request.getfixturevalue(which)
    assert made.proposals
    for put in made.proposals:
        view = made.view(made.addresses.proposals[put.proposal.name])
        for marked in put.comparison.marked:
            shown = as_marked(view, put.comparison, marked)
            assert _text(shown, "ins") == _text(as_it_stands(view, marked.provision))
            assert _text(shown, "del") == _text(as_amended(view, put.comparison, marked))
            assert "<ins>" in shown or "<del>" in shown

"""Text that is no law, or law that was damaged: refused with a place, and never a crash."""

from __future__ import annotations

from random import Random

from hypothesis import given, note
from hypothesis import strategies as st
from keeling.syntax.encoding import decode

from tests.deep import many
from tests.syntax.dressed import Dresser
from tests.syntax.generated import Maker, makers
from tests.syntax.names import VOCABULARY
from tests.syntax.reading import READER, files, is_in_place, laid_out, said


def _holds(text: str) -> None:
    """Try a text as a file beside the vocabulary: it may be refused, and says where."""
    folder = files(text, VOCABULARY)
    result = READER.read(folder)
    for found in result.diagnostics:
        file = folder[0] if found.span.path == folder[0].path else folder[1]
        assert is_in_place(found, file), said(found)
        assert found.message
        assert found.advice
    formatted = laid_out(text, VOCABULARY)
    if any(found.span.path == folder[0].path for found in result.diagnostics):
        checks = {found.check.name for found in result.diagnostics}
        assert formatted.diagnostics or checks == {"mixed-and-or"}
    assert "layout" not in {found.check.name for found in formatted.diagnostics}, text


@given(st.binary(max_size=300))
@many(40)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    result = decode("0.law", data)
    assert (result.value is None) == bool(result.diagnostics)
    for found in result.diagnostics:
        assert found.span.line >= 1
        assert found.span.column >= 1
    if result.value is not None:
        _holds(result.value.text)


@given(st.text(max_size=300))
@many(40)
def test_any_text_is_read_or_refused(text: str) -> None:
    _holds(text)


#: What law is made of, to be put together in any order.
SCRAPS = [
    *("where ", "if ", "the offence ", "is ", "not ", "theft ", "and ", "or ", ", ", "(", ")", "é"),
    *("any of", "(a) ", "\n", "\n  ", "\n    ", "\n      ", "| ", '"', "“", "”", "#", " # c", "\t"),
    *("section 1 of SOA 2003", "facts\n", "act ", "source ", "note ", "at least ", "12 months "),
    *("the offence is listed ", "means ", "in any other case, ", "except where ", "' ", ":", "ﬁ"),
    *("proposal ", "in ", "for ", "substitute ", "by the first row that applies", "and all of"),
    *("the notification period ", "is, ", "half of ", "prosecutors ", "should not ", "outcomes\n"),
    *("is one of", "is yes or no", "is an age", "known where ", "imprisonment ", 'scale "x"\n'),
]


@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join))
@many(120)
def test_scraps_of_law_are_read_or_refused(text: str) -> None:
    _holds(text)


@given(makers)
@many(40)
def test_damaged_law_is_read_or_refused(maker: Maker) -> None:
    text = Dresser(maker.chance).dressed(maker.blocks())
    for _ in maker.some(3):
        text = _damaged(text, maker.chance)
    note(text)
    _holds(text)


def _damaged(text: str, chance: Random) -> str:
    """Return a text with one thing wrong: cut off, a character or a line lost, moved or doubled."""
    at, to = sorted(chance.randrange(len(text) + 1) for _ in "ab")
    lines = text.split("\n")
    line, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    swapped = [*lines]
    swapped[line], swapped[other] = swapped[other], swapped[line]
    moved = " " * chance.randrange(9) + lines[line].lstrip()
    kinds = (
        text[:at],
        text[at:],
        text[:at] + text[at + 1 :],
        text[:at] + chance.choice("()|,\"'’“” \n#-é0a") + text[at:],
        text[:at] + text[to:][:40] + text[at:],
        "\n".join([*lines[:line], *lines[line + 1 :]]),
        "\n".join([*lines[:line], lines[other], *lines[line:]]),
        "\n".join(swapped),
        "\n".join([*lines[:line], moved, *lines[line + 1 :]]),
    )
    return kinds[chance.randrange(len(kinds))]

"""What to say where YAML cannot be read on: one entry for each way it usually goes wrong.

PyYAML has two parsers that word the same fault differently, so an entry goes by the words that
both use. The table is tried in order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from keeling.cases.checks import YAML
from keeling.diagnostics import Diagnostic, Label
from keeling.source import Span

Place = tuple[int, int]
_GIVES = re.compile(r":(?: |$)")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A fault: words of its context and problem, what to say, and which of its places to show.

    `{sign}` stands for the character at the place shown.
    """

    context: str
    problem: tuple[str, ...]
    message: str
    advice: str
    at_context: bool = False
    other: str = ""


_QUOTE = "Put the value in double quotes."
_TABLE = (
    _Entry(
        "",
        ("mapping values are not allowed",),
        "A colon followed by a space begins a value, and none can begin here.",
        "If the colon belongs to the words, put them in double quotes; if this is a new line, "
        "begin it in the same column as those it belongs with.",
    ),
    _Entry("", ("cannot start any token",), "A value cannot begin with `{sign}`.", _QUOTE),
    _Entry(
        "quoted scalar",
        ("escape", "expected escape sequence", "Unicode"),
        "In double quotes a backslash begins a special character, and this is none.",
        "Write the backslash twice, or use single quotes.",
    ),
    _Entry(
        "quoted scalar",
        ("",),
        "The quotation mark that opens here is not closed.",
        "Close it; a quotation mark inside single quotes is written twice.",
        at_context=True,
    ),
    _Entry(
        "",
        ("node content",),
        "A value is expected here.",
        "Write it; put it in double quotes if it is to begin with this mark.",
    ),
    _Entry("", ("tag handle",), "A value cannot begin with `!`.", _QUOTE),
    _Entry(
        "flow",
        ("",),
        "The bracket that opens here is not closed, or a comma is missing inside it.",
        "Separate what stands in brackets by commas, and close each bracket.",
        at_context=True,
        other="this does not fit in it",
    ),
    _Entry(
        "simple key",
        ("",),
        "A name is expected here, with a colon after it.",
        "Write `name: value`, with a space after the colon.",
        at_context=True,
    ),
    _Entry(
        "block scalar",
        ("",),
        "`|` and `>` begin words that run over several lines; nothing else goes on this line.",
        "Begin the words on the next line, or put the value in double quotes.",
        at_context=True,
    ),
    _Entry(
        "block mapping",
        ("",),
        "This does not fit with the names above it.",
        "Begin each name in the same column as those it belongs with; put a value that holds "
        "quotation marks wholly in quotes.",
        other="the names it should fit with begin here",
    ),
    _Entry(
        "block collection",
        ("",),
        "This does not fit in the list above it.",
        "Begin each item with `- `, in the same column as the others.",
        other="the list begins here",
    ),
    _Entry(
        "anchor",
        ("",),
        "A value cannot begin with `&`.",
        _QUOTE,
        at_context=True,
    ),
    _Entry("alias", ("",), "A value cannot begin with `*`.", _QUOTE, at_context=True),
    _Entry("tag", ("",), "A value cannot begin with `!`.", _QUOTE, at_context=True),
    _Entry("directive", ("",), "A line cannot begin with `%`.", _QUOTE, at_context=True),
    _Entry("", ("incompatible YAML",), "A line cannot begin with `%`.", "Delete it."),
    _Entry(
        "",
        ("document start",),
        "Nothing can follow here: what stands above is complete.",
        "Begin the line in the same column as what it belongs with.",
    ),
)
_OTHERWISE = _Entry(
    "",
    ("",),
    "From here on the file cannot be read as YAML.",
    "Compare the line with those above it; put words with unusual marks in double quotes.",
)


def wording(
    file_path: str,
    lines: Sequence[str],
    said: tuple[str, str],
    context: Place | None,
    problem: Place | None,
) -> Diagnostic:
    """Say what is wrong where a parser gave up.

    `said` is the parser's own context and problem; the places are where each of them is.
    """
    if (
        "mapping values" in said[1]
        and problem
        and (colonless := _colonless(file_path, lines, problem))
    ):
        return colonless
    entry = next((entry for entry in _TABLE if _fits(entry, *said)), _OTHERWISE)
    places = [place for place in (problem, context) if place]
    if entry.at_context:
        places.reverse()
    here = places[0] if places else (1, 1)
    line, column = here
    labels = [
        Label(_span(file_path, lines, other), entry.other)
        for other in places[1:]
        if entry.other and other != here
    ]
    sign = lines[line - 1][column - 1 : column]
    message = entry.message.replace("{sign}", sign)
    return YAML.at(_span(file_path, lines, here), message, advice=entry.advice, labels=labels)


def _colonless(path: str, lines: Sequence[str], problem: Place) -> Diagnostic | None:
    """Say that the line above has no colon, if that is why a value cannot begin in this one."""
    above = next((at for at in range(problem[0] - 1, 0, -1) if _said(lines[at - 1])), 0)
    said = _said(lines[above - 1]) if above else ""
    if not said or _GIVES.search(said) or said.lstrip("- ")[:1] in ("", '"', "'", "[", "{"):
        return None
    start = len(said) - len(said.lstrip("- ")) + 1
    span = Span(path, above, start, above, len(said) + 1)
    if ":" in said:
        message = "The colon in this line has no space after it, so it begins no value."
    else:
        message = "There is no colon in this line, so the next one was read as part of it."
    return YAML.at(span, message, advice="Write `name: value`, with a space after the colon.")


def _said(line: str) -> str:
    """Return a line without its comment."""
    return re.split(r"(?:^| )#", line, maxsplit=1)[0].rstrip()


def _fits(entry: _Entry, context: str, problem: str) -> bool:
    return entry.context in context and any(words in problem for words in entry.problem)


def _span(path: str, lines: Sequence[str], place: Place) -> Span:
    line, column = place
    return Span(path, line, column, line, min(column + 1, len(lines[line - 1]) + 1))

"""A line that stands deeper than the one it is level with in meaning."""

from __future__ import annotations

import itertools
import re

_LABEL = re.compile(r"\(([0-9A-Za-z]{1,6})\)(?=\s|$)")
_ROMAN = (
    *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    *("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"),
)


def too_deep(line: str, above: str, block: str) -> tuple[str, str] | None:
    """Say that a line is indented too deep, if it is a sister of the line above it.

    All are as they stand in the file; `block` is the line at the left margin above them.
    """
    if not block:
        return (
            "This line is indented, and nothing stands above it at the left margin.",
            "Begin it in column 1, or put above it what it belongs to.",
        )
    declares = block.split(" ")[0].casefold() in ("facts", "outcomes", "scale")
    column, wanted = _column(line), _column(above)
    if wanted <= 1 or not _sisters(line.lstrip(), above.lstrip(), column - wanted, declares):
        return None
    spaces = "one space" if column == wanted + 1 else f"{column - wanted} spaces"
    so = f"This line is indented {spaces} too deep"
    return (
        f"{so}: it goes with the line above, which begins in column {wanted}.",
        f"Begin it in column {wanted} too.",
    )


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) + 1


def _sisters(line: str, above: str, deeper: int, declares: bool) -> bool:
    """Whether two lines are items of one list, by how they begin and how far apart they stand."""
    if line.startswith("|"):
        return above.startswith("|")
    label, before = _LABEL.match(line), _LABEL.match(above)
    if label and before:
        return follows(before[1], label[1]) or deeper % 2 == 1
    return declares and not above.endswith("is one of")


def follows(one: str, other: str) -> bool:
    """Whether one label comes next after another: (b) after (a), (ii) after (i), (10) after (9)."""
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    if (one, other) in itertools.pairwise(_ROMAN):
        return True
    return len(one) == len(other) == 1 and ord(other) == ord(one) + 1

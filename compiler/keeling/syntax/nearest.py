"""The name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def nearest(text: str, names: Iterable[str], likeness: float) -> str | None:
    """Return the name most like the beginning of `text`, if one is at least so like it."""
    words = text[:200].casefold().replace("’", "'").split()
    matcher = SequenceMatcher(None)
    best: str | None = None
    for name in names:
        count = len(name.split())
        matcher.set_seq2(name.casefold().replace("’", "'"))
        for length in {max(1, count - 1), count, count + 1}:
            matcher.set_seq1(" ".join(words[:length]).rstrip(",.;:"))
            if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness:
                ratio = matcher.ratio()
                if ratio > likeness:
                    best, likeness = name, ratio
    return best

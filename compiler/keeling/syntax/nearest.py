"""The name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

_MEANT = 0.7


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


#: So many choices are listed; of more, those most like what was written.
_ALL, _FEW = 12, 5


def choices_advice(said: str, choices: Sequence[str]) -> str:
    """Say which choice was probably meant, and list those there are: all, or the nearest few."""
    folded = {choice.casefold(): choice for choice in choices}
    near = [folded[each] for each in get_close_matches(said.casefold(), folded, _FEW, 0)]
    meant = get_close_matches(said.casefold(), folded, 1, _MEANT)
    lead = f"Did you mean `{folded[meant[0]]}`? " if meant else ""
    if len(choices) <= _ALL:
        return f"{lead}The choices are {_listed(choices)}."
    return f"{lead}The nearest of its {len(choices)} choices are {_listed(near)}."


def new_choice_advice(said: str, owner: str, choices: Sequence[str]) -> str:
    """Say which choice was probably meant, and where one that is new is declared."""
    return (
        f"{choices_advice(said, choices)} One that is new is declared first, below `{owner} is one "
        "of`."
    )


def _listed(names: Sequence[str]) -> str:
    said = [f"`{name}`" for name in names]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"

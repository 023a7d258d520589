"""Instructions that break off, and whose words stand on the line below."""

from __future__ import annotations

import re

_PUTS = re.compile(r"\b(substitute|insert)$")
_OF_WORDS = re.compile(
    r'(?:\bfor|\bafter|\bbefore) "[^"]*"(?:, in [a-z ]+,)? (?:substitute|insert)$'
)
_WORDS = re.compile(r'"[^"]*"')
_SAME_LINE = "Write them at the end of this line: `{} {}`."

_A_PROVISION = (
    "Words in quotation marks are replaced by words, and a provision stands below.",
    (
        'Write the new words on this line, as in `for "old words" substitute "new words"`; or name '
        "the provision that goes: `for section 1(a) of … substitute`, and below it the new one."
    ),
)


def words_below(above: str, below: str) -> tuple[str, str] | None:
    """Return what is so and what to do, where an instruction and its words are parted.

    `above` is its line as far as it goes, `below` the next line that is not blank.
    """
    puts = _PUTS.search(above)
    if puts and (words := _WORDS.fullmatch(below)):
        return "The new words stand on the line below.", _SAME_LINE.format(puts[1], words[0])
    goes_on = re.match(r"(?:substitute|insert)\b.*", below)
    if above.endswith('"') and goes_on:
        return (
            "This instruction goes on on the line below.",
            f"Write it on one line: move `{goes_on[0]}` up to the end of this one.",
        )
    if _OF_WORDS.search(above) and below.startswith("("):
        return _A_PROVISION
    return None


def without_commas(figure: str) -> tuple[str, str]:
    """Return what is so and what to do, where there are commas in a number."""
    return (
        f"There is a comma in the number `{figure}`.",
        f"Write `{figure.replace(',', '')}`: the figures of a number stand without commas.",
    )

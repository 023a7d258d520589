"""A word that this language does not use: how it is recognised, and what to say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS: dict[str, int] = dict(
    zip(
        re.findall(
            r"\w+",
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen "
            "twenty thirty forty fifty sixty seventy eighty ninety",
        ),
        (*range(1, 20), *range(20, 100, 10)),
        strict=True,
    )
)
#: A word that is not at its end: `if` is not meant in `if-clause`.
_GOES_ON = re.compile(r"\w[-'’]\w")


@dataclass(frozen=True, slots=True)
class Wording:
    """One such word. In its message and advice, `{said}` is what was written, `{x}` a figure.

    A group `spelt` is a figure in words.
    """

    here: str
    message: str
    advice: str
    before: str = ""
    block: str = ""

    def says(self, block: str, before: str, here: str) -> tuple[str, str, int] | None:
        """Return the message, the advice and how much they are about, if this is the word."""
        if not re.match(self.block, block, re.IGNORECASE):
            return None
        found = re.match(self.here, here, re.IGNORECASE)
        led = re.search(f"(?:{self.before})$", before, re.IGNORECASE)
        if not found or not led or _GOES_ON.match(here, max(0, found.end() - 1)):
            return None
        groups = {**led.groupdict("…"), **found.groupdict("…")}
        said = groups.pop("said", found.group()).strip()
        if spelt := groups.pop("spelt", ""):
            groups["x"] = figure(spelt)
        words = {"x": "…", "y": "…", **groups, "said": said}
        return self.message.format(**words), self.advice.format(**words), max(1, len(said))


def figure(spelt: str) -> str:
    """Return `24` for `twenty-four`, up to some hundreds; `…` for what is no number."""
    words = [word for word in re.split("[- ]+", spelt.casefold()) if word not in ("a", "an")]
    total = 0
    if "hundred" in words:
        at = words.index("hundred")
        hundreds = sum(_NUMBERS.get(word, 0) for word in words[:at]) or 1
        total, words = 100 * hundreds, words[at + 1 :]
    values = [_NUMBERS.get(word, 0) for word in words]
    fits = len(values) < 2 or (len(values) == 2 and values[0] >= 20 and values[1] < 10)
    return str(total + sum(values)) if fits and all(values) else "…"

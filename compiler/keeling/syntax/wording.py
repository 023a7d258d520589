"""A word that this language does not use: how it is recognised, and what to say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A word that is not at its end: `if` is not meant in `if-clause`.
_GOES_ON = re.compile(r"\w[-'’]\w")


@dataclass(frozen=True, slots=True)
class Wording:
    """One such word. In its message and advice, `{said}` is what was written, `{x}` a figure."""

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
        words = {"x": "…", "y": "…", **groups, "said": said}
        return self.message.format(**words), self.advice.format(**words), max(1, len(said))

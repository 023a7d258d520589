"""Works named by their full titles, where they are to be named as they are cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from keeling.source import SourceFile

_CITED = re.compile(
    r"^(?:act|instrument|guideline|guidance) +[\"“]([^\"”\n]+)[\"”].*\n"
    r"(?:(?: .*)?\n)*? +cited +as +(.+?) *(?:#.*)?$",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = (
    r"(?:section|paragraph|schedule|part|chapter|regulation|article|rule) +[0-9]\w*(?:\(\w+\))*"
    r" +(?:of|to) +"
)


def titles(files: Iterable[SourceFile]) -> dict[str, str]:
    """Return how each work is cited, by its title in small letters."""
    found = (match for file in files for match in _CITED.finditer(file.text))
    return {match[1].strip().casefold(): match[2] for match in found}


def by_title(before: str, here: str, cited: Mapping[str, str]) -> tuple[str, str, int] | None:
    """Say how to name a work that is named by its title, here or after an address that is here."""
    work = re.match(rf"({_ADDRESS})?(?:the +)?([^,\"“]+)", here, re.IGNORECASE)
    title = work[2].rstrip() if work else ""
    short = cited.get(title.casefold())
    if work is None or short is None:
        return None
    leads = re.search(r"\bin +$" if work[1] else rf"(?:\bin +)?{_ADDRESS}$", before, re.IGNORECASE)
    address = f"{leads[0] if leads else ''}{work[1] or ''}"
    return (
        "A work is named as it is cited, not by its title.",
        f"Write `{_in_small_letters(address)}{short}`.",
        work.end(2) - len(work[2]) + len(title),
    )


def _in_small_letters(address: str) -> str:
    """Return `In Schedule 3 to ` as it is written here; numbers keep their letters."""
    words = (word if word[:1].isdigit() else word.casefold() for word in address.split())
    return "".join(f"{word} " for word in words)

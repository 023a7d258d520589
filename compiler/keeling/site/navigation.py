"""The navigation: the sections, and under each only what a reader can survey."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from keeling.site.addresses import GUIDANCE, GUIDELINES, LAW, PROPOSALS, STUDIES

_FIRST = (
    ("Proposals", PROPOSALS),
    ("The law", LAW),
    ("Guidelines", GUIDELINES),
    ("Guidance", GUIDANCE),
    ("Studies", STUDIES),
)
#: Folders of pages written by hand, in the order in which they are offered.
_SECTIONS = (
    ("Tutorial", "tutorial"),
    ("Language", "language"),
    ("Checks", "checks"),
    ("Design", "design"),
    ("About", "about"),
)
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.MULTILINE)
_HEADING = re.compile(r"^# +(.+?)(?: *\{.*\})?\s*$", re.MULTILINE)


def settings(text: str, handwritten: Mapping[str, str]) -> str:
    """Return the settings of mkdocs with the navigation added.

    JSON is YAML, so that no title has to be quoted in another way.
    """
    entries: list[Any] = [{title: str(path)} for title, path in _FIRST]
    for title, folder in _SECTIONS:
        pages = list(_pages(folder, handwritten))
        if pages:
            entries.append({title: pages})
    lines = ",\n".join(f"  {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    return f"{text.rstrip()}\n\nnav: [\n{lines}\n]\n"


def _pages(folder: str, handwritten: Mapping[str, str]) -> Iterator[Any]:
    """Yield the pages of a folder, its landing page first."""
    paths = sorted(
        (PurePosixPath(name) for name in handwritten if name.startswith(f"{folder}/")), key=_order
    )
    for path in paths:
        if path.suffix == ".md":
            if path == PurePosixPath(folder, "index.md"):
                yield str(path)
            else:
                yield {title_of(handwritten[str(path)], path): str(path)}


def _order(path: PurePosixPath) -> tuple[object, ...]:
    return (len(path.parts), path.stem != "index", str(path))


def title_of(text: str, path: PurePosixPath) -> str:
    """Return the title of a page written by hand."""
    head = text.partition("\n---")[0] if text.startswith("---\n") else ""
    found = _TITLE.search(head) or _HEADING.search(text)
    return found[1].replace("`", "") if found else path.stem.replace("-", " ").capitalize()

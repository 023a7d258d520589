"""A page: its place, its title, and the blocks of Markdown it consists of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from keeling.backends import Artefact
from keeling.site.markup import NOTHING, Html, element, heading, join, link, text

#: Below the build folder: the pages that mkdocs reads.
PAGES = PurePosixPath("pages")


@dataclass(frozen=True)
class Page:
    """One page of the site.

    `trail` holds the pages above it, the outermost first: what each is called, and its address.
    `caption` stands above the title and says what kind of thing it is.
    """

    path: PurePosixPath
    title: Html
    description: str
    blocks: tuple[Html, ...]
    caption: Html = NOTHING
    trail: tuple[tuple[Html, str], ...] = ()
    hidden: tuple[str, ...] = ("navigation",)

    def artefact(self) -> Artefact:
        """Return the page as a file."""
        top = [_trail(self.trail)] if self.trail else []
        top += [element("p", self.caption, class_="k-caption")] if self.caption else []
        body = join((*top, heading(1, self.title, "page"), *filter(None, self.blocks)), "\n\n")
        return Artefact(PAGES / self.path, f"{self._head()}\n{body}\n")

    def _head(self) -> str:
        """Return the front matter: a theme prints its values as they are, so they are inert."""
        lines = [f"title: {json.dumps(self.title)}"]
        lines.append(f"description: {json.dumps(text(self.description))}")
        lines.append(f"hide: {json.dumps(list(self.hidden))}")
        return "\n".join(("---", *lines, "---", ""))


def _trail(above: Iterable[tuple[Html, str]]) -> Html:
    each = join((element("li", link(href, said)) for said, href in above), "\n")
    listed = element("ol", Html("\n"), each, Html("\n"))
    return element("nav", listed, class_="k-trail", aria_label="Breadcrumb", data_search_exclude="")

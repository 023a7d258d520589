"""Every way from one page of the built site to another leads somewhere, and to nobody else."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADS = {"link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src"}


class Linked(HTMLParser):
    """The places on a page, and where it leads and loads from."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.places: list[str] = []
        self.leads: list[str] = []
        self.loads: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if "id" in said:
            self.places.append(said["id"])
        if tag == "a" and "href" in said:
            self.leads.append(said["href"])
        if tag in _LOADS and _LOADS[tag] in said:
            self.loads.append(said[_LOADS[tag]])


@cache
def _linked(path: Path) -> Linked:
    return Linked(path.read_text("utf-8"))


def _leads_to(page: Path, site: Path, href: str) -> Path:
    """Return the file that a link within the site leads to."""
    path = unquote(urlsplit(href).path)
    # Only the page for unknown addresses has links from the root: it is shown anywhere.
    base = site if path.startswith("/") else page.parent
    found = (base / path.lstrip("/")).resolve() if path else page
    return found / "index.html" if found.is_dir() else found


def test_every_link_leads_to_a_place_that_is_there(site: Path) -> None:
    broken = []
    for page in sorted(site.rglob("*.html")):
        for href in _linked(page).leads:
            parts = urlsplit(href)
            if parts.scheme:
                continue
            found = _leads_to(page, site.resolve(), href)
            there = found.is_file() and found.is_relative_to(site.resolve())
            if not there or (parts.fragment and parts.fragment not in _linked(found).places):
                broken.append((str(page.relative_to(site)), href))
    assert broken == []


def test_no_two_places_on_a_page_have_one_name(site: Path) -> None:
    twice = {
        str(page.relative_to(site)): {each for each in places if places.count(each) > 1}
        for page in sorted(site.rglob("*.html"))
        if len(set(places := _linked(page).places)) != len(places)
    }
    assert twice == {}


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        assert not [each for each in _linked(page).loads if urlsplit(each).netloc], page
        policy = "default-src 'self'"
        assert policy in page.read_text("utf-8"), page
    for sheet in sorted(site.rglob("*.css")):
        outside = re.findall(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", sheet.read_text("utf-8"))
        assert outside == [], sheet


def test_pages_load_only_our_own_scripts(site: Path) -> None:
    loaded = {
        Path(each).name
        for page in site.rglob("*.html")
        for each in _linked(page).loads
        if each.endswith(".js")
    }
    assert loaded == {"keeling.js", "search.js"}

"""Each kind of page in a real browser: accessible, complete without other hosts, never too wide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.served import CHROMIUM, chromium, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]

_PROPOSAL = "proposals/raise-the-community-order-threshold-to-24-months/"
_PARAGRAPH = "law/ukpga/2003/42/schedule/3/paragraph/18/"
_KINDS = (
    "",
    "law/",
    "law/ukpga/2003/42/",
    "law/ukpga/2003/42/schedule/3/",
    "law/ukpga/2003/42/schedule/3/paragraph/1/",
    _PARAGRAPH,
    "law/ukpga/2003/42/section/82/",
    "law/ukpga/2003/42/section/131/",
    "law/ukpga/2003/42/section/133/",
    "law/vocabulary/",
    "guidelines/",
    "guidelines/indecent-photographs-of-children/",
    "guidance/indecent-and-prohibited-images-of-children/",
    "proposals/",
    _PROPOSAL,
    "studies/",
    "studies/register-study/",
    "search/?q=section+82",
    "about/",
    "about/reading/",
    "about/glossary/",
    "about/sources/",
    "about/accessibility/",
    "404.html",
    # One long page of each section that is written by others.
    "tutorial/",
    "language/tables/",
    "checks/gap/",
    "design/decisions/0001-the-look-of-law/",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as at:
        yield at


class Visit:
    """Pages seen with one set of a reader's settings, and what they asked for."""

    def __init__(self, browser: Browser, address: str, **settings: Any) -> None:
        self.address = address
        self.elsewhere: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = browser.new_context(**settings).new_page()
        self.page.on("request", self._asked)
        self.page.on("console", lambda message: self._said(message.type, message.text))
        self.page.on("pageerror", lambda fault: self.complaints.append(str(fault)))

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.elsewhere.append(request.url)

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


_SETTINGS = (
    pytest.param({"viewport": {"width": 1280, "height": 900}}, id="wide-light"),
    pytest.param(
        {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}, id="narrow-dark"
    ),
)


@pytest.fixture(scope="module", params=_SETTINGS)
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    made = Visit(browser, address, **request.param)
    yield made
    made.page.context.close()


@pytest.mark.parametrize("path", _KINDS)
def test_nothing_is_wrong_with_a_kind_of_page(visit: Visit, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = visit.open(path)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    assert visit.elsewhere == []
    assert visit.complaints == []


def test_a_limb_is_found_and_shown_by_its_address(browser: Browser, address: str) -> None:
    page = Visit(browser, address).open(f"{_PARAGRAPH}#schedule-3-paragraph-18-b-ii-c")
    shown = page.locator(".k-line:target")
    assert _plain(shown.inner_text()) == "(c) a community sentence of at least 12 months"


def test_search_finds_a_provision_by_its_abbreviated_number(browser: Browser, address: str) -> None:
    page = Visit(browser, address).open("")
    page.get_by_role("searchbox").fill("sch 3 para 18")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_selector("[data-search-results] li")
    first = page.locator("[data-search-results] a").first
    assert first.inner_text() == "Paragraph 18: Sexual assault"
    assert "pages for “sch 3 para 18”" in page.get_by_role("status").inner_text()
    first.click()
    page.wait_for_url(f"**/{_PARAGRAPH}")


def test_what_is_folded_can_be_opened_without_scripts(browser: Browser, address: str) -> None:
    page = Visit(browser, address, java_script_enabled=False).open(_PROPOSAL)
    page.get_by_text("As it would read, without marks").first.click()
    assert page.locator("details[open] .k-law").first.is_visible()


def test_the_site_can_be_read_from_files(browser: Browser, site: Path) -> None:
    visit = Visit(browser, "file://")
    page = visit.open(f"{site}/index.html")
    page.get_by_role("link", name="The law").click()
    page.get_by_role("link", name="Section 82").first.click()
    assert page.locator("h1").inner_text() == "Section 82: The notification period"
    page.get_by_role("searchbox").fill("caution")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_selector("[role=status]:not(:empty)")
    assert "Search works where the site is served" in page.get_by_role("status").inner_text()
    assert visit.elsewhere == []


def test_every_mark_is_heard_as_well_as_seen(browser: Browser, address: str) -> None:
    page = Visit(browser, address).open(_PROPOSAL)
    change = page.locator("#change-1")
    assert _plain(change.inner_text()) == (
        "[start of words omitted] 12 months [end of words omitted] "
        "[start of words inserted] 24 months [end of words inserted]"
    )
    drawn = "each => getComputedStyle(each).textDecorationLine"
    assert change.locator("del").evaluate(drawn) == "line-through"
    assert change.locator("ins").evaluate(drawn) == "underline"


def test_the_keyboard_reaches_the_text_first(browser: Browser, address: str) -> None:
    page = Visit(browser, address).open(_PROPOSAL)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').localName") == "h1"


_WIDE = """() => [...document.querySelectorAll('.k-scroll')].map(each => ({
  wide: each.scrollWidth > each.clientWidth + 1,
  hinted: each.previousElementSibling.matches('.k-hint')
    && each.previousElementSibling.checkVisibility(),
  reached: each.tabIndex === 0 && !!each.getAttribute('aria-label'),
}))"""


def _soon(page: Page, ready: Callable[[], bool]) -> None:
    """Wait until the page is ready; the page's own policy forbids it to wait by a script."""
    for _ in range(50):
        if ready():
            return
        page.wait_for_timeout(100)


def _settled(page: Page) -> list[dict[str, bool]]:
    """Return what each frame says, once the page has looked at all of them."""
    frames: list[dict[str, bool]] = []

    def settled() -> bool:
        frames[:] = page.evaluate(_WIDE)
        return all(each["hinted"] == each["wide"] for each in frames)

    _soon(page, settled)
    return frames


@pytest.mark.parametrize("path", [_PROPOSAL, "law/ukpga/2003/42/section/82/", "checks/"])
@pytest.mark.parametrize("width", [390, 1600])
def test_a_table_wider_than_the_page_says_that_it_scrolls(
    browser: Browser, address: str, path: str, width: int
) -> None:
    page = Visit(browser, address, viewport={"width": width, "height": 800}).open(path)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    frames = _settled(page)
    assert frames
    assert [each["hinted"] for each in frames] == [each["wide"] for each in frames]
    assert all(each["reached"] for each in frames)
    if width == 390 and path == _PROPOSAL:
        assert any(each["wide"] for each in frames)


def test_the_keyboard_scrolls_a_wide_table(browser: Browser, address: str) -> None:
    page = Visit(browser, address, viewport={"width": 390, "height": 800}).open(_PROPOSAL)
    _settled(page)
    frame = page.locator(".k-hint:not([hidden]) + .k-scroll").first
    frame.focus()
    page.keyboard.press("ArrowRight")
    _soon(page, lambda: frame.evaluate("each => each.scrollLeft") > 0)
    assert frame.evaluate("each => each.scrollLeft") > 0


def test_a_page_prints_what_is_folded_and_where_links_lead(browser: Browser, address: str) -> None:
    page = Visit(browser, address).open(_PROPOSAL)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    after = "getComputedStyle(document.querySelector('a[rel~=external]'), '::after').content"
    assert "attr(href)" in page.evaluate(after) or "https://" in page.evaluate(after)
    assert not page.locator(".k-search").first.is_visible()


def _plain(text: str) -> str:
    return " ".join(text.split())

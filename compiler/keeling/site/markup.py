"""Markup that cannot be broken out of: text from elsewhere becomes `Html` only by being escaped.

Pages are Markdown with HTML in it, so text has to be inert in both. Every character that either
could take for its own is written as a numeric reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NewType
from unicodedata import category
from urllib.parse import urlsplit

Html = NewType("Html", str)

NOTHING = Html("")

_ALWAYS = frozenset('&<>"`*_{}[]|\\~^$#=+')
_OPENS = re.compile(r"[-:!]|\d+[.)]")
_EMPTY = frozenset({"br", "hr", "img", "col"})


def text(said: object) -> Html:
    """Return what is said as inert text; all space, line ends included, becomes one space."""
    plain = re.sub(r"\s+", " ", str(said))
    opens = _OPENS.match(plain)
    last = opens.end() - 1 if opens and len(plain) > 1 else None
    return Html(
        "".join(f"&#{ord(char)};" if at == last else _inert(char) for at, char in enumerate(plain))
    )


def kept(said: str) -> Html:
    """Return what is said as inert text with its spaces and line ends as they are."""
    return Html("".join(map(_inert, said)))


def _inert(char: str) -> str:
    """Escape one character; one that shows nothing, or turns the direction of text, is replaced."""
    if char in _ALWAYS:
        return f"&#{ord(char)};"
    return "\ufffd" if char != "\n" and category(char) in ("Cc", "Cf", "Cs", "Co") else char


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Join markup with a few characters of our own."""
    return Html(between.join(parts))


def element(name: str, /, *inside: Html, **attributes: str | None) -> Html:
    """Return an element; `class_` and `aria_label` give the attributes class and aria-label.

    An attribute that is None is left out.
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _EMPTY:
        return Html(f"<{name}{said}>")
    return Html(f"<{name}{said}>{''.join(inside)}</{name}>")


def _attribute(value: str) -> Html:
    return kept(re.sub(r"\s+", " ", value))


def link(href: str, inside: Html, **attributes: str | None) -> Html:
    """Return a link within the site; `href` is one of our own making."""
    return element("a", inside, href=href, **attributes)


def outward(address: str, inside: Html | None = None) -> Html:
    """Return a link to another site; an address that is not of the web stays text."""
    shown = text(address.split("://", 1)[-1]) if inside is None else inside
    try:
        parts = urlsplit(address)
    except ValueError:
        return shown
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return shown
    return element("a", shown, href=address, rel="external noopener")


def hidden(said: str) -> Html:
    """Return text for those who listen: it is not shown."""
    return element("span", text(said), class_="k-hidden")


def paragraph(*inside: Html, class_: str | None = None) -> Html:
    """Return a paragraph."""
    return element("p", *inside, class_=class_)


def items(each: Iterable[Html], class_: str | None = None) -> Html:
    """Return a list with one entry for each."""
    made = join((element("li", one) for one in each), "\n")
    return element("ul", Html("\n"), made, Html("\n"), class_=class_)


def facts(pairs: Iterable[tuple[str, Html]], class_: str = "k-facts") -> Html:
    """Return a list of names and what stands for each, but for those with nothing to say."""
    rows = [
        element("div", element("dt", text(name)), Html(" "), element("dd", said))
        for name, said in pairs
        if said
    ]
    return element("dl", Html("\n"), join(rows, "\n"), Html("\n"), class_=class_)


def folded(summary: str, inner: Html) -> Html:
    """Return something that is opened on request."""
    return element("details", element("summary", text(summary)), inner, class_="k-more")


def heading(level: int, said: Html, anchor: str = "") -> Html:
    """Return a heading in Markdown, so that it is in the page's contents."""
    marked = f" {{: #{anchor} }}" if anchor else ""
    return Html(f"{'#' * level} {said}{marked}")

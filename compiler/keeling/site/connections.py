"""How provisions hang together: the terms one uses, what it refers to, what relies on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from keeling.model.identity import ProvisionId
from keeling.site.index import ordered
from keeling.site.library import View
from keeling.site.markup import Html, element, heading, items, join, link, text
from keeling.site.status import cite, cites
from keeling.site.written import Definition, Names, plain


def terms(view: View, at: ProvisionId) -> Iterator[Html]:
    """Yield the defined terms that a provision defines and uses."""
    addresses, defined = view.here.addresses, view.written.definitions
    used = {
        plain(mention.name)
        for mention in view.library.index.mentions.get(at, ())
        if mention.names is Names.TERM
    }
    own = [each for each in defined.values() if addresses.paged(each.at) == at]
    if own:
        yield heading(2, text("Terms it defines"), "defines")
        yield items(_own(view, each) for each in own)
    others = [defined[name] for name in sorted(used) if addresses.paged(defined[name].at) != at]
    if others:
        yield heading(2, text("Terms it uses"), "terms")
        yield items(_term(view, each) for each in others)


def _term(view: View, definition: Definition) -> Html:
    name = element("dfn", text(f"“{definition.term}”"))
    return join((name, text(" is defined in "), cite(view.here, definition.at)))


def _own(view: View, definition: Definition) -> Html:
    own = view.here.addresses.paged(definition.at)
    using = view.library.index.using.get(plain(definition.term), ())
    pages = [at for at in using if at != own]
    name = element("dfn", text(f"“{definition.term}”"))
    if not pages:
        return name
    return join((name, text(", used in "), cites(view.here, ordered(pages))))


def connections(view: View, at: ProvisionId) -> Iterator[Html]:
    """Yield what a provision relies on and what relies on it."""
    index, addresses = view.library.index, view.here.addresses
    mentions = index.mentions.get(at, ())
    refers = {addresses.paged(each.target) for each in mentions if each.target is not None}
    asks = {each.name for each in mentions if each.names is Names.OUTCOME}
    own = index.answered.get(at, ())
    parts = [
        _entry(view, "It refers to", refers, at),
        _entry(view, "It is referred to in", index.referring.get(at, ()), at),
        *(_asked(view, name) for name in view.law.vocabulary.outcomes if name in asks - set(own)),
        *(_depended(view, name, at) for name in own),
    ]
    shown = [part for part in parts if part]
    if shown:
        yield heading(2, text("How it connects"), "connections")
        yield items(shown)


def _entry(view: View, lead: str, every: Iterable[ProvisionId | None], own: ProvisionId) -> Html:
    pages = [at for at in every if at is not None and at != own]
    if not pages:
        return Html("")
    return join((text(f"{lead} "), cites(view.here, ordered(pages))))


def _asked(view: View, name: str) -> Html:
    lead = (text("It asks about "), link(view.here.word(name), text(name)))
    deciding = deciders(view, name)
    return join((*lead, text(", which is decided by "), deciding) if deciding else lead)


def _depended(view: View, name: str, own: ProvisionId) -> Html:
    index = view.library.index
    asking = set(index.naming.get(name, ())) - set(index.deciding.get(name, ())) - {own}
    if not asking:
        return Html("")
    shown = cites(view.here, ordered(asking))
    return join((text(f"What it answers about “{name}” is asked by "), shown))


def deciders(view: View, name: str) -> Html:
    """Return the provisions that answer an outcome, as links."""
    return cites(view.here, view.library.index.deciding.get(name, ()))


def users(view: View, name: str) -> Html:
    """Return the provisions that ask for a fact or an outcome, as links."""
    index = view.library.index
    deciding = set(index.deciding.get(name, ()))
    return cites(view.here, (at for at in index.naming.get(name, ()) if at not in deciding))


def beside(view: View, at: ProvisionId) -> Html:
    """Return the links to the provisions before and after one."""
    before, after = view.library.index.beside(at)
    shown = [
        element("span", text(f"{said}: "), cite(view.here, each), class_=f"k-{said.lower()}")
        for said, each in (("Previous", before), ("Next", after))
        if each is not None
    ]
    if not shown:
        return Html("")
    return element("nav", *shown, class_="k-beside", aria_label="Neighbouring provisions")

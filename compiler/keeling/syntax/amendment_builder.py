"""Instructions that amend, from the parser's reductions to the tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from lark import Token, v_args
from lark.tree import Meta

from keeling.syntax import tree
from keeling.syntax.phrase_builder import PhraseBuilder

_SIDES = {
    "AFTER": "after",
    "BEFORE": "before",
    "AT_THE_BEGINNING": "at the beginning",
    "AT_THE_END": "at the end",
}


@dataclass(frozen=True, slots=True)
class _Addresses:
    """A list of addresses on its way: what differs, and what they all lie in."""

    heads: tuple[tree.Word, ...]
    through: bool
    outer: tuple[tree.Word, ...] = ()


def _in_full(first: str, more: str) -> str:
    """Return an address of a list in full: `section 1(2)(a)` and `(c)` make `section 1(2)(c)`."""
    if not more.startswith("("):
        return f"{first.split(' ')[0]} {more}"
    kept = first
    for _ in range(more.count("(")):
        kept = kept[: kept.rindex("(")] if "(" in kept else kept
    return kept + more


@v_args(meta=True)
class AmendmentBuilder(PhraseBuilder):
    """Turn each reduction of an instruction into the node it is written as."""

    def amendment_group(self, meta: Meta, children: list[Any]) -> tuple[tree.Amendment, ...]:
        place, *groups = children
        return tuple(
            replace(inner, within=(*inner.within, place)) for group in groups for inner in group
        )

    def amendment_line(self, meta: Meta, children: list[Any]) -> tuple[tree.Amendment, ...]:
        *places, does, earlier = children
        return (tree.Amendment(self._span(meta), tuple(reversed(places)), does, earlier or ()),)

    def place_in(self, meta: Meta, children: list[Any]) -> tree.Place:
        place: tree.Place = children[0]
        return place

    def place_work(self, meta: Meta, children: list[Any]) -> tree.Place:
        span = self._span(meta)
        return tree.Place(span, (tree.Reference(span, (), self.word(children[0])),))

    def place_definition(self, meta: Meta, children: list[Any]) -> tree.Place:
        return tree.Place(self._span(meta), definition=self.word(children[0]))

    def place_column(self, meta: Meta, children: list[Any]) -> tree.Place:
        return tree.Place(self._span(meta), column=self.word(children[0]))

    def words_substituted(self, meta: Meta, children: list[Any]) -> tree.Instructs:
        old, times, _, new = children
        return self._words(meta, "substitute", "", old, new, times)

    def words_omitted(self, meta: Meta, children: list[Any]) -> tree.Instructs:
        _, old, times = children
        return self._words(meta, "omit", "", old, None, times)

    def words_inserted(self, meta: Meta, children: list[Any]) -> tree.Instructs:
        side, old, times, _, new = children
        return self._words(meta, "insert", _SIDES[side.type], old, new, times)

    def words_added(self, meta: Meta, children: list[Any]) -> tree.Instructs:
        side, _, new = children
        return self._words(meta, "insert", _SIDES[side.type], None, new, None)

    def _words(
        self,
        meta: Meta,
        verb: str,
        side: str,
        old: Token | None,
        new: Token | None,
        times: str | None,
    ) -> tree.Instructs:
        return tree.Instructs(
            self._span(meta),
            verb,
            side,
            None if old is None else self.word(old),
            None if new is None else self.word(new),
            times or "",
        )

    def times(self, meta: Meta, children: list[Any]) -> str:
        return "both" if children[0].type == "IN_BOTH_PLACES" else "each"

    def units_substituted(self, meta: Meta, children: list[Any]) -> tree.Instructs:
        units, _, quoted = children
        return tree.Instructs(self._span(meta), "substitute", units=units, quoted=quoted)

    def units_omitted(self, meta: Meta, children: list[Any]) -> tree.Instructs:
        return tree.Instructs(self._span(meta), "omit", units=children[1])

    def units_inserted(self, meta: Meta, children: list[Any]) -> tree.Instructs:
        side, units, _, quoted = children
        return tree.Instructs(
            self._span(meta), "insert", _SIDES[side.type], units=units, quoted=quoted
        )

    def units_added(self, meta: Meta, children: list[Any]) -> tree.Instructs:
        side, _, quoted = children
        return tree.Instructs(self._span(meta), "insert", _SIDES[side.type], quoted=quoted)

    def unit_renumbered(self, meta: Meta, children: list[Any]) -> tree.Instructs:
        units, becomes = (tree.Place(each.span, (each,)) for each in children)
        return tree.Instructs(self._span(meta), "renumber", units=units, becomes=becomes)

    def first_addresses(self, meta: Meta, children: list[Any]) -> _Addresses:
        first, *rest = children
        more = [self.word(each) for each in rest if isinstance(each, Token)]
        heads = [replace(each, text=_in_full(str(first), each.text)) for each in more]
        return _Addresses((self.word(first), *heads), "REF_TO" in rest)

    def more_addresses(self, meta: Meta, children: list[Any]) -> _Addresses:
        inner: _Addresses = children[0]
        return replace(inner, outer=(*inner.outer, self.word(children[1])))

    def ref_sep(self, meta: Meta, children: list[Any]) -> str:
        return str(children[0].type)

    def addresses(self, meta: Meta, children: list[Any]) -> tree.Place:
        listed, *work = children
        named = self.word(work[0]) if work else None
        ends = named.span if named else listed.outer[-1].span if listed.outer else None
        references = tuple(
            tree.Reference(head.span.to(ends) if ends else head.span, (head, *listed.outer), named)
            for head in listed.heads
        )
        return tree.Place(self._span(meta), references, listed.through)

    def quoted(self, meta: Meta, children: list[Any]) -> tuple[tree.Quoted, ...]:
        return tuple(children)

    def quoted_line(self, meta: Meta, children: list[Any]) -> tree.Quoted:
        text, *under = children
        return tree.Quoted(self._span(meta), str(text), tuple(under))

    def transitions(self, meta: Meta, children: list[Any]) -> list[tree.Transition]:
        return children[1:]

    def application(self, meta: Meta, children: list[Any]) -> tree.Transition:
        within, where = children
        return tree.Transition(self._span(meta), "application", where, within)

    def saving(self, meta: Meta, children: list[Any]) -> tree.Transition:
        where, within = children
        return tree.Transition(self._span(meta), "saving", where, within)

    def modification(self, meta: Meta, children: list[Any]) -> tree.Transition:
        where, amendments = children
        kind = "transitional provision"
        return tree.Transition(self._span(meta), kind, where, amendments=amendments)

"""The text of a provision as a reader of statutes expects it: limbs, tables, remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from keeling.model.changes import Mark, Marked, MarkKind
from keeling.model.identity import ProvisionId
from keeling.model.law import Provision
from keeling.site.addresses import anchor
from keeling.site.library import View
from keeling.site.lines import Line, Run, Stretch, cut, lines, linked, tidied
from keeling.site.markup import Html, element, hidden, join, kept, link, text
from keeling.site.tables import table
from keeling.site.written import Mention
from keeling.syntax import tree

_LABEL = re.compile(r"\(([0-9A-Za-z]+)\)(\s+|$)")
_HEADING = re.compile(r'(\([0-9A-Za-z]+\)|\S.*?)\s+"(.*)"$')
_DEEPEST = 12
_SPOKEN = {
    MarkKind.STRUCK: ("del", "start of words omitted", "end of words omitted"),
    MarkKind.INSERTED: ("ins", "start of words inserted", "end of words inserted"),
}
_REMARKS = {
    "not encoded": "Not encoded",
    "note": "Note",
    "flag": "Doubt",
    "verified against": "Verified against",
    "inferred from": "Inferred from",
    "from a secondary source": "From a secondary source",
    "not verified": "Not verified",
    "in force from": "In force from",
    "effective from": "Effective from",
}


def as_it_stands(view: View, at: ProvisionId) -> Html:
    """Return a provision's text, every limb an anchor, and its words linked to what they name."""
    provision = view.written.law.provisions[at]
    span = provision.span
    last = span.end_line if span.end_column > 1 else span.end_line - 1
    source = view.library.texts[span.path]
    shown = "\n".join(source.lines[span.line - 1 : last])
    made = lines((Mark(MarkKind.KEPT, shown),), span.line)
    return _Shown(view, provision, anchored=True).html(made)


def as_marked(view: View, marked: Marked) -> Html:
    """Return a provision as amended, with every change marked for eyes and ears."""
    return _Shown(view, _provision(view, marked), anchored=False).html(_lines(view, marked))


def as_amended(view: View, marked: Marked) -> Html:
    """Return a provision as it would read, without marks."""
    made = [_settled(line) for line in _lines(view, marked)]
    return _Shown(view, _provision(view, marked), anchored=False).html(made)


def _provision(view: View, marked: Marked) -> Provision:
    return view.law.provisions[marked.provision]


def _lines(view: View, marked: Marked) -> tuple[Line, ...]:
    span = _provision(view, marked).span
    lead = Mark(MarkKind.KEPT, " " * (span.column - 1))
    return lines((lead, *marked.marks), span.line)


def _settled(line: Line) -> Line:
    kept_runs = [run for run in line.runs if run.kind is not MarkKind.STRUCK]
    return Line(line.number, tuple(Run(MarkKind.KEPT, run.text) for run in kept_runs))


class _Shown:
    """One provision's text on its way to the page."""

    def __init__(self, view: View, provision: Provision, anchored: bool) -> None:
        self._view = view
        self._provision = provision
        self._anchored = anchored
        self._seen: set[int] = set()
        own = view.written.blocks.get(provision.id)
        every = list(_inner(own)) if own else []
        inner = [block for block in every if not self._elsewhere(block)]
        self._remarks = {
            line: (said, index == 0)
            for block in inner
            for said in block.properties
            for index, line in enumerate(range(said.span.line, said.span.end_line + 1))
        }
        self._heads = {block.span.line for block in inner if block.heading}
        self._left_out = {provision.span.line} if provision.heading else set()
        for said in own.properties if own else ():
            self._left_out |= set(range(said.span.line, said.span.end_line + 1))
        for block in every:
            if self._elsewhere(block):
                self._left_out |= set(range(block.span.line, block.span.end_line))

    def html(self, made: Sequence[Line]) -> Html:
        """Return the text, a table for each run of rows."""
        shown = [
            line
            for line in made
            if line.number not in self._left_out
            and tidied(line).text
            and self._remarks.get(line.number or 0, (None, True))[1]
        ]
        base = min((line.indent for line in shown if line.number not in self._remarks), default=0)
        parts = []
        for rows, group in groupby(shown, key=lambda line: line.text.lstrip().startswith("|")):
            if rows:
                parts.append(self._table(list(group)))
            else:
                parts += [self._line(line, base) for line in group]
        return element("div", Html("\n"), join(parts, "\n"), Html("\n"), class_="k-law")

    def _line(self, line: Line, base: int) -> Html:
        depth = min(_DEEPEST, max(0, line.indent - base) // 2)
        remark = self._remarks.get(line.number) if line.number is not None else None
        if remark is not None:
            return _remark(remark[0], depth)
        heads = line.number in self._heads
        inside = self._labelled(self._linked(line), heads)
        ids = self._ids(line)
        extra = [element("span", id=name) for name in ids[1:]]
        class_ = f"k-line k-in-{depth}" + (" k-head" if heads else "")
        return element("div", *extra, inside, class_=class_, id=ids[0] if ids else None)

    def _labelled(self, line: Line, heads: bool) -> Html:
        """Return a line with its label set apart, as a link to its own place."""
        found = _LABEL.match(line.text)
        if found is None:
            return self._words(line.runs)
        rest = cut(line.runs, found.end(), len(line.text))
        quoted = re.fullmatch(r'"(.*)"', "".join(run.text for run in rest))
        if heads and quoted and len(rest) == 1:
            rest = cut(rest, 1, len(rest[0].text) - 1)
        ids = self._ids(line)
        label = text(f"({found[1]})")
        shown = (
            link(f"#{ids[0]}", label, class_="k-label")
            if ids
            else element("span", label, class_="k-label")
        )
        return join((shown, element("span", self._words(rest), class_="k-said")), " ")

    def _table(self, rows: list[Line]) -> Html:
        made = [self._linked(row) for row in rows]
        anchors = [next(iter(self._ids(row)), "") for row in rows]
        return table(made, anchors, self._words)

    def _words(self, runs: Iterable[Run]) -> Html:
        """Return words with their links and marks; a change is one element with an anchor."""
        made = []
        for number, group in groupby(runs, key=lambda run: run.instruction):
            inner = join(_run(run) for run in group)
            if not number:
                made.append(inner)
                continue
            name = None if number in self._seen else f"change-{number}"
            self._seen.add(number)
            made.append(element("span", inner, class_="k-change", id=name))
        return join(made)

    def _elsewhere(self, block: tree.ProvisionBlock) -> bool:
        """Whether a block inside this one has a page to itself."""
        return self._view.written.at(block) in self._view.here.addresses.provisions

    def _ids(self, line: Line) -> tuple[str, ...]:
        """Return the anchors of the limbs and rows that begin on a line."""
        if not self._anchored or line.number is None:
            return ()
        place = (self._provision.span.path, line.number)
        addresses, own = self._view.here.addresses, self._provision.id
        begun = self._view.written.begins.get(place, ())
        return tuple(anchor(at) for at in begun if at != own and addresses.paged(at) == own)

    def _linked(self, line: Line) -> Line:
        """Return a line with its links, without its indentation and comment."""
        if not self._anchored or line.number is None:
            return tidied(line)
        place = (self._provision.span.path, line.number)
        named = self._view.written.named.get(place, ())
        found = (self._stretch(mention) for mention in named)
        return tidied(linked(line, [stretch for stretch in found if stretch is not None]))

    def _stretch(self, mention: Mention) -> Stretch | None:
        href = mention.target and self._view.here.provision(mention.target)
        if not href or href == "./":
            return None
        span = mention.span
        end = span.end_column - 1 if span.end_line == span.line else 10_000
        return Stretch(span.column - 1, end, href)


def _run(run: Run) -> Html:
    inner = kept(run.text)
    if run.kind is not MarkKind.KEPT:
        tag, start, end = _SPOKEN[run.kind]
        return element(tag, hidden(f"[{start}] "), inner, hidden(f" [{end}]"))
    return link(run.href, inner, class_="k-term") if run.href else inner


def _remark(said: tree.Property, depth: int) -> Html:
    """Return what is said about a part of a provision, below it."""
    name = _REMARKS.get(said.key.lower(), said.key.capitalize())
    lead = element("strong", text(f"{name}:"))
    told = text(said.text.strip())
    return element("div", lead, Html(" "), told, class_=f"k-remark k-in-{depth}")


def _inner(block: tree.ProvisionBlock | tree.WorkBlock) -> Iterator[tree.ProvisionBlock]:
    for item in block.items:
        if isinstance(item, tree.ProvisionBlock):
            yield item
            yield from _inner(item)

"""The text of a provision as a reader of statutes expects it: limbs, tables, remarks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from keeling.model.changes import Comparison, Mark, Marked, MarkKind
from keeling.model.identity import ProvisionId
from keeling.model.law import Provision
from keeling.report.shown import properties
from keeling.site.addresses import anchor
from keeling.site.library import View
from keeling.site.lines import Line, Run, Stretch, cut, last_line, lines, linked, tidied
from keeling.site.markup import NOTHING, Html, element, hidden, join, kept, link, text
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
#: A line, and whether a blank one is before it.
_Spaced = tuple[Line, bool]
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
    """Return a provision's text, every limb an anchor, and its words linked to what they name.

    Nothing is returned for one that consists only of provisions with pages of their own.
    """
    provision = view.written.law.provisions[at]
    span = provision.span
    source = view.library.texts[span.path]
    shown = "\n".join(source.lines[span.line - 1 : last_line(span)])
    made = lines((Mark(MarkKind.KEPT, shown),), span.line)
    return _Shown(view, provision).html(made)


def as_marked(view: View, comparison: Comparison, marked: Marked) -> Html:
    """Return a provision as amended, with every change marked for eyes and ears."""
    provision = comparison.provision(marked.provision)
    return _Shown(view, provision, ", changes marked").html(_lines(comparison, marked))


def as_amended(view: View, comparison: Comparison, marked: Marked) -> Html:
    """Return a provision as it would read, without marks."""
    made = [_settled(line) for line in _lines(comparison, marked)]
    provision = comparison.provision(marked.provision)
    return _Shown(view, provision, ", as it would read").html(made)


def _lines(comparison: Comparison, marked: Marked) -> tuple[Line, ...]:
    now = comparison.before.provisions.get(marked.provision)
    if now is None:
        return _of_law(lines(marked.marks, 0))
    whole_lines = marked.marks[0].text.startswith(" ")
    lead = Mark(MarkKind.KEPT, "" if whole_lines else " " * (now.span.column - 1))
    return _of_law(lines((lead, *marked.marks), now.span.line))


def _of_law(made: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines without the properties that are put in: what is noted is no law."""
    known = properties("\n".join(line.text for line in made))
    return tuple(
        line
        for at, line in enumerate(made)
        if line.number is not None or known.get(at, (0, "not encoded"))[1] == "not encoded"
    )


def _settled(line: Line) -> Line:
    kept_runs = [run for run in line.runs if run.kind is not MarkKind.STRUCK]
    return Line(line.number, tuple(Run(MarkKind.KEPT, run.text) for run in kept_runs))


class _Depths:
    """How many lines each line stands under, whatever the number of spaces."""

    def __init__(self) -> None:
        self._indents: list[int] = []

    def of(self, indent: int) -> int:
        """Return the depth of the next line, as deep as pages go."""
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        return min(_DEEPEST, len(self._indents) - 1)


class _Shown:
    """One provision's text on its way to the page."""

    def __init__(self, view: View, provision: Provision, manner: str = "") -> None:
        self._view = view
        self._provision = provision
        self._manner = manner
        self._anchored = not manner
        self._tables = 0
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
                self._left_out |= set(range(block.span.line, last_line(block.span) + 1))

    def html(self, made: Sequence[Line]) -> Html:
        """Return the text, a table for each run of rows."""
        shown = list(self._shown(made))
        if not shown:
            return NOTHING
        parts, depths = [], _Depths()
        for entries in self._grouped(shown):
            if _is_row(entries[0][0]):
                parts.append(self._table([line for line, _ in entries]))
            else:
                parts.append(self._entry(entries, depths.of(entries[0][0].indent)))
        return element("div", Html("\n"), join(parts, "\n"), Html("\n"), class_="k-law")

    def _shown(self, made: Sequence[Line]) -> Iterator[_Spaced]:
        """Yield the lines that are shown, each with whether a blank line is before it."""
        blank, begun = False, False
        for line in made:
            if not line.text.strip():
                blank = begun
            elif line.number not in self._left_out and tidied(line).text:
                if self._remarks.get(line.number or 0, (None, True))[1]:
                    yield line, blank
                blank, begun = False, True

    def _grouped(self, shown: Sequence[_Spaced]) -> Iterator[list[_Spaced]]:
        """Yield rows of one table together, and a labelled line with those that carry it on."""
        group: list[_Spaced] = []
        for entry in shown:
            if group and not self._carries_on(group, entry[0]):
                yield group
                group = []
            group.append(entry)
        if group:
            yield group

    def _carries_on(self, group: Sequence[_Spaced], line: Line) -> bool:
        first = group[0][0]
        if _is_row(first) or _is_row(line):
            return _is_row(first) and _is_row(line)
        label = _LABEL.match(tidied(first).text)
        if not label or first.number in self._heads or line.indent <= first.indent:
            return False
        bare = label.end() == len(tidied(first).text)
        return (bare or self._remark(line) is None) and not _LABEL.match(tidied(line).text)

    def _remark(self, line: Line) -> tree.Property | None:
        found = self._remarks.get(line.number) if line.number is not None else None
        return found[0] if found else None

    def _entry(self, entries: Sequence[_Spaced], depth: int) -> Html:
        (line, blank), *rest = entries
        remark = self._remark(line)
        if remark is not None:
            return element("div", _remarked(remark), class_=f"k-remark k-in-{depth}")
        ids = self._ids(line)
        extra = [element("span", id=name) for name in ids[1:]]
        class_ = f"k-line k-in-{depth}"
        class_ += " k-head" if line.number in self._heads else " k-gap" if blank else ""
        inside = self._labelled(line, rest)
        return element("div", *extra, inside, class_=class_, id=ids[0] if ids else None)

    def _labelled(self, line: Line, rest: Sequence[_Spaced]) -> Html:
        """Return a line with its label set apart, as a link to its own place."""
        whole = self._linked(line)
        found = _LABEL.match(whole.text)
        if found is None:
            return self._words(whole.runs)
        runs = cut(whole.runs, found.end(), len(whole.text))
        quoted = re.fullmatch(r'"(.*)"', "".join(run.text for run in runs))
        if line.number in self._heads and quoted and len(runs) == 1:
            runs = cut(runs, 1, len(runs[0].text) - 1)
        said = [self._words(runs)] if runs else []
        depths = _Depths()
        said += [self._carried(each, blank, depths.of(each.indent)) for each, blank in rest]
        ids = self._ids(line)
        label = text(f"({found[1]})")
        shown = (
            link(f"#{ids[0]}", label, class_="k-label")
            if ids
            else element("span", label, class_="k-label")
        )
        return join((shown, element("div", *said, class_="k-said")), " ")

    def _carried(self, line: Line, blank: bool, depth: int) -> Html:
        """Return a line that carries on a labelled one."""
        remark = self._remark(line)
        if remark is not None:
            return element("div", _remarked(remark), class_="k-remark")
        class_ = f"k-carried k-in-{depth}" + (" k-gap" if blank else "")
        return element("div", self._words(self._linked(line).runs), class_=class_)

    def _table(self, rows: list[Line]) -> Html:
        self._tables += 1
        name = f"Table {self._tables} of {self._provision.id.citation}{self._manner}"
        made = [self._linked(row) for row in rows]
        anchors = [next(iter(self._ids(row)), "") for row in rows]
        return table(name, made, anchors, self._words)

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


def _remarked(said: tree.Property) -> Html:
    """Return what is said about a part of a provision."""
    name = _REMARKS.get(said.key.lower(), said.key.capitalize())
    return join((element("strong", text(f"{name}:")), text(said.text.strip())), " ")


def _is_row(line: Line) -> bool:
    return line.text.lstrip().startswith("|")


def _inner(block: tree.ProvisionBlock | tree.WorkBlock) -> Iterator[tree.ProvisionBlock]:
    for item in block.items:
        if isinstance(item, tree.ProvisionBlock):
            yield item
            yield from _inner(item)

"""What the text of each provision names: defined terms, other provisions, facts and outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from enum import Enum
from functools import cached_property

from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.resolve.addresses import target
from keeling.source import Span
from keeling.syntax import tree


class Names(Enum):
    """What a mention names."""

    TERM = "a defined term"
    PROVISION = "a provision"
    FACT = "a fact"
    OUTCOME = "an outcome"


@dataclass(frozen=True, slots=True)
class Mention:
    """Some words of a provision that name something; `target` is where that stands, if it does."""

    span: Span
    at: ProvisionId
    names: Names
    name: str
    target: ProvisionId | None = None


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and the provision that says what it means."""

    term: str
    at: ProvisionId
    span: Span


@dataclass(frozen=True)
class Written:
    """A folder of law as written, with what its words name."""

    documents: tuple[tree.Document, ...]
    law: Law
    _by_span: dict[Span, ProvisionId] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        spans = {provision.span: at for at, provision in self.law.provisions.items()}
        object.__setattr__(self, "_by_span", spans)

    @cached_property
    def blocks(self) -> Mapping[ProvisionId, tree.ProvisionBlock | tree.WorkBlock]:
        """The block of text that each provision was read from."""
        found = {}
        for document in self.documents:
            for block in _blocks(document.blocks):
                at = self._by_span.get(block.span)
                if at is not None:
                    found[at] = block
        return found

    @cached_property
    def works(self) -> Mapping[str, tree.WorkBlock]:
        """The block of text that each work was read from, by how the work is cited."""
        spans = {work.span: name for name, work in self.law.works.items()}
        return {
            spans[block.span]: block
            for document in self.documents
            for block in document.blocks
            if isinstance(block, tree.WorkBlock) and block.span in spans
        }

    @cached_property
    def definitions(self) -> Mapping[str, Definition]:
        """Each defined term, by its name as `plain` gives it."""
        found = {}
        for at, sentence in self._sentences():
            defines = sentence.consequence
            if isinstance(defines, tree.Defines):
                term = defines.term.text
                found[plain(term)] = Definition(term, at, sentence.span)
        return found

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Everything that is named in a sentence of law, in the order of the text."""
        return tuple(
            mention
            for at, sentence in self._sentences()
            for node in _nodes(sentence)
            for mention in self._mention(at, node)
        )

    @cached_property
    def begins(self) -> Mapping[tuple[str, int], tuple[ProvisionId, ...]]:
        """The provisions, limbs and rows that begin on each line of each file."""
        found: dict[tuple[str, int], tuple[ProvisionId, ...]] = {}
        for at, provision in self.law.provisions.items():
            place = (provision.span.path, provision.span.line)
            found[place] = (*found.get(place, ()), at)
        return found

    @cached_property
    def named(self) -> Mapping[tuple[str, int], tuple[Mention, ...]]:
        """What is named on each line of each file, with a place of its own."""
        found: dict[tuple[str, int], tuple[Mention, ...]] = {}
        for mention in self.mentions:
            if mention.target is not None:
                place = (mention.span.path, mention.span.line)
                found[place] = (*found.get(place, ()), mention)
        return found

    def at(self, block: tree.ProvisionBlock | tree.WorkBlock) -> ProvisionId | None:
        """Return the provision that was read from a block."""
        return self._by_span.get(block.span)

    def _sentences(self) -> Iterator[tuple[ProvisionId, tree.Sentence]]:
        for at, block in self.blocks.items():
            for item in block.items:
                if isinstance(item, tree.Sentence):
                    yield at, item

    def _mention(self, at: ProvisionId, node: object) -> Iterator[Mention]:
        match node:
            case tree.Reference(span, parts, _):
                wanted = target(node, at)
                found = wanted if wanted in self.law.provisions else None
                yield Mention(span, at, Names.PROVISION, parts[0].text, found)
            case tree.Word(span, name, "TERM"):
                definition = self.definitions.get(plain(name))
                if definition is not None:
                    yield Mention(span, at, Names.TERM, definition.term, definition.at)
            case tree.Word(span, name, "FACT" | "OUTCOME" as kind):
                yield Mention(span, at, Names[kind], name)
            case _:
                return


def plain(term: str) -> str:
    """Return a term as it is looked up: in lower case, without its leading article."""
    folded = term.casefold()
    for article in ("the ", "a ", "an "):
        if folded.startswith(article):
            return folded.removeprefix(article)
    return folded


def _blocks(items: Iterable[object]) -> Iterator[tree.ProvisionBlock | tree.WorkBlock]:
    for item in items:
        if isinstance(item, (tree.ProvisionBlock, tree.WorkBlock)):
            yield item
            yield from _blocks(item.items)


def _nodes(node: object) -> Iterator[object]:
    """Yield what names something in a tree; a term is not named where it is defined."""
    if isinstance(node, (tree.Reference, tree.Word)):
        yield node
    elif isinstance(node, tuple):
        for each in node:
            yield from _nodes(each)
    elif is_dataclass(node):
        for each in fields(node):
            if not (isinstance(node, tree.Defines) and each.name == "term"):
                yield from _nodes(getattr(node, each.name))

"""What a file of YAML holds, each piece with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from keeling.source import Span


@dataclass(frozen=True, slots=True)
class Word:
    """One value: words, a whole number, true or false, or nothing; and as it was written."""

    value: str | int | bool | None
    span: Span
    written: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A name and its value."""

    key: str
    value: Node
    span: Span


@dataclass(frozen=True, slots=True)
class Entries:
    """Names with their values, no name twice."""

    entries: tuple[Entry, ...]
    span: Span

    def get(self, key: str) -> Entry | None:
        """Return the entry with a name, if there is one."""
        return next((entry for entry in self.entries if entry.key == key), None)


Node = Word | Items | Entries
Path = Sequence[str | int]


class Level(Enum):
    """What stands at a place in a list of cases."""

    FILE = auto()
    CASE = auto()
    FACTS = auto()
    EXPECT = auto()
    LAW = auto()
    REASONS = auto()
    WORDS = auto()
    VALUE = auto()


def level_of(path: Path) -> Level:
    """Return what a path leads to: `(0, "facts")` to the facts of the first case."""
    match tuple(path):
        case ():
            return Level.FILE
        case (_,):
            return Level.CASE
        case (_, "facts"):
            return Level.FACTS
        case (_, "expect"):
            return Level.EXPECT
        case (_, "expect", _):
            return Level.LAW
        case (_, "because"):
            return Level.REASONS
        case (_, "facts" | "expect", *_) | (_, "as at"):
            return Level.VALUE
        case _:
            return Level.WORDS


def plain(node: Node) -> object:
    """Return what a node holds, as lists, dictionaries and values."""
    match node:
        case Word(value):
            return value
        case Items(items):
            return [plain(item) for item in items]
        case Entries(entries):
            return {entry.key: plain(entry.value) for entry in entries}


def at(node: Node, path: Path) -> Node:
    """Return the node that a path of names and positions (from 0) leads to, as far as it goes."""
    for step in path:
        if isinstance(node, Items) and isinstance(step, int):
            node = node.items[step]
        elif isinstance(node, Entries) and (entry := node.get(str(step))):
            node = entry.value
        else:
            break
    return node


def place(node: Node, path: Path) -> Span:
    """Return where a path leads to: what stands there, or the name that nothing follows."""
    span = node.span
    for step in path:
        if isinstance(node, Items) and isinstance(step, int):
            node = node.items[step]
            span = node.span
        elif isinstance(node, Entries) and (entry := node.get(str(step))):
            node = entry.value
            span = shown_at(entry)
        else:
            break
    return span


def shown_at(entry: Entry) -> Span:
    """Return where the value of an entry stands, or its name where there is none."""
    span = entry.value.span
    return entry.span if (span.line, span.column) == (span.end_line, span.end_column) else span

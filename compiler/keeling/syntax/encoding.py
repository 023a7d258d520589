"""From bytes to text: UTF-8 that reads the same to the eye and to the compiler, or a refusal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from keeling.diagnostics import Check, Diagnostic, Result, Scope
from keeling.source import SourceFile, Span

ENCODING = Check(
    "encoding",
    "a character that a reader and the compiler would not see alike",
    scope=Scope.READING,
)

_PLAIN = re.compile(r"[^\n\x20-\x7e]")
_WORD = re.compile(r"\w[\w\u0300-\u036f]*")
# Neither spaces nor format characters by category, and yet nothing is seen of them.
_UNSEEN = frozenset(
    map(
        chr,
        (
            *(0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0),
            *range(0x180B, 0x1810),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of character that is refused: what to say of the first one, and what to do."""

    message: Callable[[str], str]
    advice: str


_TAB = _Kind(
    lambda char: "There is a tab here.", "Write a space instead: law is laid out with spaces only."
)
_INDENTING_TAB = _Kind(
    lambda char: "This line is indented with a tab.",
    "Indent it with spaces, two for each level.",
)
_RETURN = _Kind(
    lambda char: "A line ends here with a lone carriage return, which most programs do not show.",
    "Save the file with ordinary line ends.",
)
_SPACE = _Kind(
    lambda char: f"The space here is not an ordinary one ({_called(char)}).",
    "Write an ordinary space. Text copied from a web page or a word processor often brings others.",
)
_INVISIBLE = _Kind(
    lambda char: f"There is a character here that cannot be seen ({_called(char)}).",
    "Delete it, or delete the words around it and type them again.",
)
_CONTROL = _Kind(lambda char: f"There is a control character here ({_called(char)}).", "Delete it.")
_UNKNOWN = _Kind(
    lambda char: f"There is a character here that has no agreed meaning ({_called(char)}).",
    "Delete it, or type what was meant.",
)


def decode(path: str, data: bytes) -> Result[SourceFile | None]:
    """Return the text of a file, or say why it cannot be trusted to be what it looks like.

    A byte order mark is dropped and the line ends of Windows are made ordinary; anything else that
    is not seen, or that looks like something else, is refused, each kind where it first occurs.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        return Result(None, (_not_utf8(path, data, fault),))
    found = tuple(_faults(path, text)) if _PLAIN.search(text) else ()
    return Result(None if found else SourceFile(path, text), found)


def _not_utf8(path: str, data: bytes, fault: UnicodeDecodeError) -> Diagnostic:
    advice = "Save it again as UTF-8: editors offer that under “Save as” or “Encoding”."
    if data.startswith(_UTF16):
        return ENCODING.at(
            Span.point(path, 1, 1), "This file is in UTF-16, not in UTF-8.", advice=advice
        )
    byte = data[fault.start]
    meant = bytes([byte]).decode("windows-1252", "replace")
    if meant.isprintable() and meant != "\ufffd":
        advice = f"It may have been saved for Windows only, where that byte is `{meant}`. {advice}"
    before = data[: fault.start].decode().replace("\r\n", "\n")
    return ENCODING.at(
        _place(path, before + "?", len(before)),
        f"This file is not in UTF-8: the byte {byte:02X} here is no character.",
        advice=advice,
    )


def _faults(path: str, text: str) -> Iterator[Diagnostic]:
    """Yield one finding for each kind of character refused, in the order of the text."""
    first: dict[_Kind, tuple[int, int]] = {}
    refused = "".join(char for char in sorted(set(text)) if _kind(char))
    if refused:
        for match in re.finditer(f"[{re.escape(refused)}]", text):
            kind = _kind(match.group())
            if kind is _TAB and _indents(text, match.start()):
                kind = _INDENTING_TAB
            assert kind is not None
            at, count = first.get(kind, (match.start(), 0))
            first[kind] = at, count + 1
    for kind, (at, count) in sorted(first.items(), key=lambda item: item[1]):
        more = f" There are {count - 1} more in this file." if count > 2 else ""
        more = " There is one more in this file." if count == 2 else more
        yield ENCODING.at(_place(path, text, at), kind.message(text[at]) + more, advice=kind.advice)
    yield from _mixed_words(path, text)


def _indents(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


@lru_cache(maxsize=4096)
def _kind(char: str) -> _Kind | None:
    """Return what is wrong with a character by itself, if anything."""
    if char in " \n":
        return None
    if char == "\t":
        return _TAB
    if char == "\r":
        return _RETURN
    category = unicodedata.category(char)
    kinds = {"Zs": _SPACE, "Zl": _INVISIBLE, "Zp": _INVISIBLE, "Cf": _INVISIBLE, "Cc": _CONTROL}
    if char in _UNSEEN:
        return _INVISIBLE
    return kinds.get(category, _UNKNOWN if category.startswith("C") else None)


def _mixed_words(path: str, text: str) -> Iterator[Diagnostic]:
    """Yield the first word in which letters of different alphabets stand together."""
    if {_alphabet(char) for char in set(text)} <= {"", "Latin"}:
        return
    for match in _WORD.finditer(text):
        word = match.group()
        alphabets = [_alphabet(char) for char in word]
        others = [name for name in alphabets if name not in ("", "Latin")]
        if others and len(set(alphabets) - {""}) > 1:
            stranger = others[0]
            at = alphabets.index(stranger)
            yield ENCODING.at(
                _place(path, text, match.start(), len(word)),
                f"`{word}` mixes alphabets: the `{word[at]}` is {stranger}, other letters are not.",
                advice="Type the word again: letters that look alike are not the same.",
            )
            return


@lru_cache(maxsize=4096)
def _alphabet(char: str) -> str:
    """Return the alphabet a letter belongs to; nothing for what is no letter, or a unit's `µ`."""
    if char.isascii():
        return "Latin" if char.isalpha() else ""
    if char == "\u00b5" or not char.isalpha():
        return ""
    name = unicodedata.name(unicodedata.normalize("NFKC", char)[0], "UNKNOWN")
    return name.split(" ")[0].capitalize()


def _called(char: str) -> str:
    return unicodedata.name(char, "").lower() or f"U+{ord(char):04X}"


def _place(path: str, text: str, at: int, width: int = 1) -> Span:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return Span(path, line, column, line, column + width)

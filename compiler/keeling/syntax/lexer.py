"""Split law into tokens: the longest declared phrase, keyword or figure at each place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lark import Token

from keeling.diagnostics import Check, Diagnostic, Scope
from keeling.source import SourceFile, Span
from keeling.syntax.atoms import ARTICLES, Atom, atoms
from keeling.syntax.layout import PROPERTY, LogicalLine, Piece, logical_lines, without_comment
from keeling.syntax.lexicon import Lexicon
from keeling.syntax.setting import joined, words_of

DEPTH_LIMIT = 64
TOO_DEEP = Check("too-deep", "limbs or brackets nested too deeply to read", scope=Scope.READING)
INDENTATION = Check("indentation", "a line that is indented like no other", scope=Scope.READING)

_REF = re.compile(
    r"(?:sub(?=section)|sub-(?=paragraph))?"
    r"(?:section|paragraph|schedule|part|chapter|regulation|article|rule|row)s?\s+"
    r"(?:(?:[0-9][0-9A-Za-z]*|[A-Z]{1,3}[0-9]*[A-Z]*)(?![\w’'])(?:\([0-9A-Za-z]{1,6}\))*"
    r"|(?:\([0-9A-Za-z]{1,6}\))+)"
)
#: The rest of an address in a list: `paragraphs 18 and 33(b)`.
_MORE = re.compile(
    r"(?:(?:[0-9][0-9A-Za-z]*|[A-Z]{1,3}[0-9]+[A-Z]*)(?![\w’'])(?:\([0-9A-Za-z]{1,6}\))*"
    r"|(?:\([0-9A-Za-z]{1,6}\))+)"
)
_DATE = re.compile(
    r"[0-9]{1,2} +(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) +[0-9]{1,4}\b"
)
_DURATION = re.compile(
    r"[0-9]{1,9} +(?:year|month|week|day)s?\b(?: +[0-9]{1,9} +(?:year|month|week|day)s?\b)*"
)
_NUMBER = re.compile(r"[0-9]{1,9}\b")
#: A number that no figure of law is: `10,000`.
GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\b")
_LABEL = re.compile(r"\(([0-9]{1,3}[A-Z]{0,3}|[A-Z]{0,2}[0-9]{0,3}|[a-z]{1,5}[A-Z]{0,2})\)(?=\s|$)")
_FIGURES = (("DATE", _DATE), ("DURATION", _DURATION), ("UNKNOWN", GROUPED), ("NUMBER", _NUMBER))
_COMPARISONS = frozenset(
    {"AT_LEAST", "AT_MOST", "MORE_THAN", "UNDER", "BEFORE", "ON_OR_BEFORE", "AFTER", "ON_OR_AFTER"}
)
_JOINING = frozenset({"AND", "OR", "AND_ALL_OF", "AND_ANY_OF", "AND_NONE_OF"})
_POSSESSIVES = frozenset({"'", "’", "'s"})
_ADDRESSES = frozenset({"REF_PART", "REF_MORE"})
_BETWEEN = {"_COMMA": "REF_COMMA", "AND": "REF_AND", "_TO": "REF_TO"}
#: After these, at the end of a line, the lines below are quoted: law put in, or that stood there.
_QUOTING = frozenset({"SUBSTITUTE", "INSERT", "_WHICH_READ"})
_LISTED = frozenset({"CHOICE", "DURATION", "INDEFINITE"})

Phrase = tuple[str, ...]
_Flat = list[tuple[Piece, Atom]]


@dataclass(frozen=True)
class Words:
    """Everything a lexer can recognise by its words: keywords and declared phrases.

    `by_first` has, for a first word, the phrases that begin with it by their length, the longest
    first. However many choices are declared, a place in the law is looked up a few times.
    """

    by_first: Mapping[str, Mapping[int, Mapping[Phrase, list[tuple[str, str]]]]]
    properties: Mapping[Phrase, str]
    keywords: Mapping[str, str]

    @staticmethod
    def of(keywords: Mapping[str, str], lexicon: Lexicon) -> Words:
        """Index the grammar's keywords (token -> text) and the declared phrases."""
        entries = [(key, token, name.text) for key, (token, name) in lexicon.tokens.items()]
        properties: dict[Phrase, str] = {}
        for token, text in keywords.items():
            key = tuple(atom.key for atom in atoms(text))
            if token.startswith("P_"):
                properties[key] = token
            else:
                entries.append((key, token, ""))
        by_first: dict[str, dict[int, dict[Phrase, list[tuple[str, str]]]]] = {}
        # A declared phrase stays before a keyword of the same words: the drafter's words win.
        for key, token, name in sorted(entries, key=lambda each: -len(each[0])):
            alike = by_first.setdefault(key[0], {}).setdefault(len(key), {})
            alike.setdefault(key, []).append((token, name))
        return Words(by_first, properties, keywords)


def tokens(
    file: SourceFile,
    first: int,
    last: int,
    words: Words,
    skip: frozenset[int] = frozenset(),
    quoting: bool = True,
) -> tuple[list[Token], list[Diagnostic]]:
    """Return the tokens of lines `first` to `last`, without the lines in `skip`.

    A line that an instruction quotes is one token, unless `quoting` is off.
    """
    made: list[Token] = []
    found: list[Diagnostic] = []
    stack, nested = [0], [0]
    end = Piece(first, "", 0, 0)
    quoted_below = -1
    for line in logical_lines(file, first, last):
        if line.number in skip:
            continue
        made += _indents(file, line, end, stack, found)
        del nested[len(stack) - 1 :]
        if quoted_below >= line.indent:
            quoted_below = -1
        said = [_quoted(line, words)] if quoted_below >= 0 else _line_tokens(line, words)
        if quoting and quoted_below < 0 and said and said[-1].type in _QUOTING:
            quoted_below = line.indent
        nested.append((nested[-1] + 1 if nested else 0) + _inner_depth(said))
        if nested[-1] > DEPTH_LIMIT and (len(nested) == 1 or nested[-2] <= DEPTH_LIMIT):
            found.append(_too_deep(file, line))
        made += said
        end = line.pieces[-1]
        made.append(_token("_NL", "", end, end.end))
    made += [_token("_DEDENT", "", end, end.end) for _ in stack[1:]]
    return made, found


def _quoted(line: LogicalLine, words: Words) -> Token:
    """Return a whole line as one token: its words, without what only lays them out."""
    said = " ".join(line.text.split())
    if not line.is_property:
        said = joined(words_of(line, _line_tokens(line, words), words.keywords))
    token = _token("QUOTED", said, line.pieces[0], line.pieces[0].start)
    token.end_line, token.end_column = line.pieces[-1].line, line.pieces[-1].end + 1
    return token


def _indents(
    file: SourceFile, line: LogicalLine, end: Piece, stack: list[int], found: list[Diagnostic]
) -> Iterator[Token]:
    """Yield the tokens for a change of depth, and keep the stack of open depths.

    What is deeper ends where the line before (`end`) ends, not where the next one begins.
    """
    piece = line.pieces[0]
    if line.indent > stack[-1]:
        stack.append(line.indent)
        yield _token("_INDENT", "", piece, piece.start)
        return
    while line.indent < stack[-1]:
        stack.pop()
        yield _token("_DEDENT", "", end, end.end)
    if line.indent != stack[-1]:
        span = Span(file.path, line.number, 1, line.number, line.indent + 1)
        found.append(
            INDENTATION.at(
                span,
                f"This line is indented by {line.indent} spaces, as no line above it is.",
                advice=_levels(file, line),
            )
        )
        stack.append(line.indent)
        yield _token("_INDENT", "", piece, piece.start)


def _levels(file: SourceFile, line: LogicalLine) -> str:
    """Say in which columns a line could begin: level with one of the lines it could go with."""
    levels: dict[int, int] = {}
    for number in range(line.number - 1, 0, -1):
        above = without_comment(file.lines[number - 1])
        depth = len(above) - len(above.lstrip(" "))
        if above and depth < min(levels, default=depth + 1):
            levels[depth] = number
        if above and depth == 0:
            break
    near = sorted(levels, key=lambda depth: (abs(depth - line.indent), -depth))[:2]
    said = [f"column {depth + 1}, level with line {levels[depth]}" for depth in near if depth]
    if not said:
        return "Indent it two spaces deeper than the line it belongs to."
    return f"Begin it in {'; or in '.join(said)}."


def _inner_depth(said: list[Token]) -> int:
    """Return how deeply one line nests: brackets, `where` within `where`, addresses in addresses.

    What begins one limb of a list (`where …,`) goes with the level that the limb is on.
    """
    brackets = deepest = openings = parts = longest = 0
    for token in said:
        brackets += (token.type == "_BRACKET") - (token.type == "_CLOSE_BRACKET")
        deepest = max(deepest, brackets)
        openings += token.type in ("_WHERE", "_IN_ANY_OTHER_CASE")
        if token.type not in ("_OF", "_TO"):
            parts = parts + 1 if token.type == "REF_PART" else 0
            longest = max(longest, parts)
    return max(1, deepest, openings, longest // 2) - 1


def _too_deep(file: SourceFile, line: LogicalLine) -> Diagnostic:
    return TOO_DEEP.at(
        Span(file.path, line.number, line.indent + 1, line.last_number, line.pieces[-1].end + 1),
        f"This is nested more than {DEPTH_LIMIT} levels deep.",
        advice='Give the inner part a name with `"…" means …` and use the name here.',
    )


def _line_tokens(line: LogicalLine, words: Words) -> list[Token]:
    if line.is_property:
        return _property(line, words)
    made: list[Token] = []
    pieces = list(line.pieces)
    label = _LABEL.match(pieces[0].text, pieces[0].start)
    if label and label[1]:
        made.append(_token("LABEL", label[1], pieces[0], label.start(), label.end()))
        pieces[0] = Piece(pieces[0].line, pieces[0].text, label.end(), pieces[0].end)
    flat = [(piece, atom) for piece in pieces for atom in atoms(piece.text, piece.start, piece.end)]
    at = 0
    while at < len(flat):
        at, token = _more(flat, at, made) or _next(flat, at, words)
        made.append(token)
    return _settled(made)


def _more(flat: _Flat, at: int, made: list[Token]) -> tuple[int, Token] | None:
    """Return the rest of an address, where a list of addresses goes on."""
    if len(made) < 2 or made[-1].type not in _BETWEEN or made[-2].type not in _ADDRESSES:
        return None
    piece, atom = flat[at]
    match = _MORE.match(piece.text, atom.start, piece.end)
    if match is None:
        return None
    end = at
    while end < len(flat) and flat[end][0] is piece and flat[end][1].start < match.end():
        end += 1
    separator = made.pop()
    made.append(Token.new_borrow_pos(_BETWEEN[separator.type], separator.value, separator))
    return end, _spanning("REF_MORE", flat, at, end)


def _property(line: LogicalLine, words: Words) -> list[Token]:
    head, *rest = line.pieces
    match = PROPERTY.match(head.text, head.start)
    assert match is not None
    key = tuple(atom.key for atom in atoms(match[1]))
    said = [head.text[match.end() : head.end].strip(), *(p.text[p.start : p.end] for p in rest)]
    text = " ".join(" ".join(said).split())
    begin = match.end() + (1 if match.end() < head.end else 0)
    made = [_token(words.properties[key], " ".join(key), head, head.start, match.end())]
    if text:
        token = _token("TEXT", text, head, begin, head.end)
        token.end_line, token.end_column = line.pieces[-1].line, line.pieces[-1].end + 1
        made.append(token)
    return made


def _next(flat: _Flat, at: int, words: Words) -> tuple[int, Token]:
    """Return the token at `at` and where the next one begins."""
    recognised = _recognise(flat, at, words)
    if recognised:
        return recognised
    end = at + 1
    while end < len(flat) and not flat[end][1].quoted and not _recognise(flat, end, words):
        end += 1
    return end, _spanning("UNKNOWN", flat, at, end)


def _recognise(flat: _Flat, at: int, words: Words) -> tuple[int, Token] | None:
    piece, atom = flat[at]
    if atom.quoted:
        return at + 1, _token("STRING", atom.text[1:-1], piece, atom.start, atom.end)
    best = _by_words(flat, at, words)
    if atom.key in ARTICLES and at + 1 < len(flat):
        named = _by_words(flat, at + 1, words, declared_only=True)
        if named and (best is None or named[0] > best[0]):
            best = named[0], named[1], named[2]
    figure = _figure(flat, at)
    if figure and (best is None or figure[0] > best[0]):
        return figure[0], _spanning(figure[1], flat, at, figure[0])
    if best is None:
        if atom.key in _POSSESSIVES:
            return at + 1, _spanning("_POSSESSIVE", flat, at, at + 1)
        return None
    end, token, name = best
    return end, _spanning(token, flat, at, end, name)


def _by_words(
    flat: _Flat, at: int, words: Words, declared_only: bool = False
) -> tuple[int, str, str] | None:
    for length, alike in words.by_first.get(flat[at][1].key, {}).items():
        end = at + length
        for token, name in alike.get(tuple(atom.key for _, atom in flat[at:end]), ()):
            if name or not declared_only:
                return end, token, name
    return None


def _figure(flat: _Flat, at: int) -> tuple[int, str] | None:
    """Return where a date, length, number or address that begins here ends, and which it is."""
    piece, atom = flat[at]
    kinds: tuple[tuple[str, re.Pattern[str]], ...] = (
        _FIGURES if atom.text[0].isdigit() else (("REF_PART", _REF),)
    )
    for kind, pattern in kinds:
        match = pattern.match(piece.text, atom.start, piece.end)
        if match:
            end = at
            while end < len(flat) and flat[end][0] is piece and flat[end][1].start < match.end():
                end += 1
            if flat[end - 1][1].end == match.end():
                return end, kind
    return None


def _spanning(kind: str, flat: _Flat, at: int, end: int, value: str = "") -> Token:
    piece, atom = flat[at]
    last_piece, last = flat[end - 1]
    text = value or _text(flat, at, end)
    token = _token(kind, text, piece, atom.start, last.end)
    token.end_line = last_piece.line
    return token


def _text(flat: _Flat, at: int, end: int) -> str:
    first, last = flat[at], flat[end - 1]
    if first[0] is last[0]:
        return " ".join(first[0].text[first[1].start : last[1].end].split())
    return " ".join(atom.text for _, atom in flat[at:end])


def _token(kind: str, value: str, piece: Piece, start: int, end: int | None = None) -> Token:
    stop = start if end is None else end
    return Token(kind, value, 0, piece.line, start + 1, piece.line, stop + 1, 0)


def _settled(made: list[Token]) -> list[Token]:
    """Tell apart the marks and words that join lists, comparisons and conditions."""
    in_table = bool(made) and made[0].type == "_BAR"
    kept: list[Token] = []
    for at, token in enumerate(made):
        after = made[at + 1].type if at + 1 < len(made) else ""
        before = kept[-1].type if kept else ""
        if token.type == "_COMMA" and after in _JOINING:
            continue
        kind = _joiner(token.type, before, after)
        if in_table and token.type == "_WHERE" and before == "_BAR":
            kind = "WHERE_COLUMN"
        kept.append(token if kind == token.type else Token.new_borrow_pos(kind, token.value, token))
    return kept


def _joiner(kind: str, before: str, after: str) -> str:
    tests: dict[str, Callable[[], str]] = {
        "_COMMA": lambda: "_LIST_COMMA" if before in _LISTED and after in _LISTED else kind,
        "OR": lambda: "_LIST_OR" if before in _LISTED and after == "CHOICE" else kind,
        "AND": lambda: (
            "_AND_ALSO"
            if after in _COMPARISONS
            else "_LIST_AND"
            if before in _LISTED and after in _LISTED
            else kind
        ),
    }
    return tests[kind]() if kind in tests else kind

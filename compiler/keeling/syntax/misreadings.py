"""What to say about law that cannot be read: a sentence for each way it usually goes wrong.

Each entry holds samples of malformed law; a fault is recognised when the parser stands in the
same state before the same kind of word as it does in a sample. The table is tried in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from lark import Token, UnexpectedToken

from keeling.diagnostics import Check, Diagnostic, Scope
from keeling.source import SourceFile, Span
from keeling.syntax.grammar import Grammar
from keeling.syntax.lexer import Words, tokens
from keeling.syntax.lexicon import Lexicon, collect

SYNTAX = Check("syntax", "words that do not make a sentence of law", scope=Scope.READING)
UNKNOWN = Check("unknown-name", "a name that is declared nowhere", scope=Scope.READING)


@dataclass(frozen=True, slots=True)
class Misreading:
    """One way in which law goes wrong: what is so, what to do, and samples of it."""

    message: str
    advice: str
    samples: tuple[str, ...]


_VOCABULARY = """
facts
  the shape is one of
    round
    square
  the width is a number
  the price is a duration
  the lid is yes or no
outcomes
  the box is listed is yes or no
  the charge is a duration, or indefinite
  for keepers, whether to open the box is a matter of guidance
act "Boxes Act 2001"
  cited as BA 2001
section 9 of BA 2001
  (1) "heavy" means the width is at least 5
"""


def _section(*lines: str) -> str:
    return "section 1 of BA 2001\n" + "".join(f"  {line}\n" for line in lines)


MISREADINGS: tuple[Misreading, ...] = (
    Misreading(
        "A condition that begins with `where` ends with a comma, and this one does not.",
        "Write a comma after the condition: `where …, the charge is 5 years`.",
        (
            _section("where the width is 5 the box is listed"),
            _section("where heavy the box is listed"),
            _section("where the lid the charge is 5 months"),
            _section("where the shape is round the box is listed"),
            _section("where heavy"),
            _section("where the width is 5"),
            _section("where the shape is round"),
        ),
    ),
    Misreading(
        "Nothing is said of the cases that `where` describes.",
        "After the comma write what follows in those cases: an outcome and its answer.",
        (_section("where heavy,"), _section("where heavy, where the lid, the box is listed")),
    ),
    Misreading(
        "`if` is not followed by a condition.",
        "Write the condition on the same line, or `if any of` / `if all of` with the limbs "
        "(a), (b) … on the lines below, two spaces deeper.",
        (_section("the box is listed if"), _section("the charge is 5 months if")),
    ),
    Misreading(
        "The limbs below are not introduced.",
        "End the line above with `any of`, `all of` or `none of`; after `if`, limbs may also "
        "begin `where …,` and `in any other case,`.",
        (
            _section("the box is listed", "  (a) heavy"),
            _section("the box is listed if heavy", "  (a) the lid"),
        ),
    ),
    Misreading(
        "A limb needs a label.",
        "Begin the line with its number in brackets: `(a)`, `(b)`, `(i)`.",
        (
            _section("the box is listed if any of", "  heavy"),
            _section("the box is listed if any of", "  (a) any of", "    heavy"),
            _section("the box is listed if any of", "  the lid"),
            _section("the box is listed if any of", "  the shape is round"),
        ),
    ),
    Misreading(
        "This limb is empty.",
        "Write its condition after the label, or delete the label.",
        (_section("the box is listed if any of", "  (a)"),),
    ),
    Misreading(
        "The list that should follow is missing.",
        "Put the limbs (a), (b) … on the lines below, two spaces deeper.",
        (
            _section("the box is listed if any of"),
            _section("the box is listed if any of heavy"),
            _section("the box is listed if any of the lid"),
            _section("the box is listed if any of", "  (a) any of"),
        ),
    ),
    Misreading(
        "A comparison is not finished here.",
        "Write a figure, with its unit where it has one: `at least 12 months`, `under 18`.",
        (
            _section("where the width is at least, the box is listed"),
            _section("where the width is under the lid, the box is listed"),
            _section("the box is listed if the width is at most"),
            _section("the box is listed if heavy for at least"),
        ),
    ),
    Misreading(
        "Something should stand here after `is`.",
        "Write a choice, or a comparison such as `under 18` or `at least 12 months`.",
        (
            _section("where the width is, the box is listed"),
            _section("the box is listed if the width is"),
            _section("where the shape is not, the box is listed"),
            _section("the charge is"),
        ),
    ),
    Misreading(
        "A condition is missing after `and` or `or`.",
        "Write another condition after it, or delete the word.",
        (
            _section("the box is listed if heavy and if the lid"),
            _section("where heavy and, the box is listed"),
            _section("where heavy or, the box is listed"),
        ),
    ),
    Misreading(
        "A bracket is not closed.",
        "Write `)` where the bracketed condition ends.",
        (
            _section("the box is listed if (heavy"),
            _section("where (heavy and the lid, the box is listed"),
            _section("where (the shape is round, the box is listed"),
        ),
    ),
    Misreading(
        "A table should follow.",
        "On the lines below, two spaces deeper, write a heading row and the rows, each cell "
        "between bars: `| the disposal | the notification period |`.",
        (
            _section("the charge is, by the first row that applies"),
            _section("the charge is, by the only row that applies", "the box is listed"),
        ),
    ),
    Misreading(
        "It is not said how the rows of the table are read.",
        "Write `, by the first row that applies` or `, by the only row that applies`.",
        (
            _section("the charge is,", "  | the width | the charge |"),
            _section("the charge is", "  | the width | the charge |"),
        ),
    ),
    Misreading(
        "A row of a table ends with a bar.",
        "Write `|` after the last cell.",
        (
            _section("the charge is, by the first row that applies", "  | the width | the charge"),
            _section(
                "the charge is, by the first row that applies",
                "  | the width | the charge |",
                "  | 5 | 5 years",
            ),
        ),
    ),
    Misreading(
        "A definition says `means`.",
        'Write `"…" means …`.',
        (_section('"light" is the lid'), _section('"light"')),
    ),
    Misreading(
        "The new words are missing.",
        'An instruction reads `in section 1, for "old words" substitute "new words"`.',
        (
            'proposal "P"\n  in section 1 of BA 2001, for "a"\n',
            'proposal "P"\n  in section 1 of BA 2001, for "a" substitute\n',
            'proposal "P"\n  in section 1 of BA 2001, substitute "a"\n',
            'proposal "P"\n  in section 1 of BA 2001, "a"\n',
            'proposal "P"\n  in section 1 of BA 2001\n',
        ),
    ),
    Misreading(
        "A proposal has no instruction.",
        'Say what it changes: `in section 1 of …, for "old words" substitute "new words"`.',
        ('proposal "P"\n  commences 1 May 2027\n', 'proposal "P"\n'),
    ),
    Misreading(
        "A property has no text.",
        "Write what it is after the keyword, on the same line.",
        ('act "B"\n  cited as\n', _section("source"), _section("verified against")),
    ),
    Misreading(
        "The title is missing.",
        'Write it in quotation marks: `act "Sexual Offences Act 2003"`.',
        ("act\n  cited as BA 2001\n", "proposal\n  commences 1 May 2027\n", "guideline\n"),
    ),
    Misreading(
        "It is not said which work this belongs to.",
        "Name the work as it is cited: `section 82 of SOA 2003`.",
        ("section 1\n  the box is listed\n", 'section 1 "A"\n  the box is listed\n'),
    ),
    Misreading(
        "This says what the fact is called, not what kind of fact it is.",
        "Go on with `is yes or no`, `is one of`, `is an age`, `is a number`, `is a duration` or "
        "`is a date`.",
        ("facts\n  the width\n", "outcomes\n  the charge\n"),
    ),
    Misreading(
        "A list of choices should follow.",
        "Write one choice a line below, two spaces deeper.",
        ("facts\n  the shape is one of\n", "outcomes\n  the box is listed is one of\n"),
    ),
)

_SPELLED = {"_NL": "the end of the line", "_INDENT": "a deeper line", "_DEDENT": "the end"}
_REFUSED = {
    "over": "`over` can mean `more than` or `at least`. Write `more than 18`, or `18 or over`.",
    "above": "`above` can mean `more than` or `at least`. Write `more than 18`, or `18 or over`.",
    "below": "Write `under` for less than, `at most` for no more than.",
    "between": "`between` does not say whether its ends are included. Write `at least 6 and "
    "under 12`, or `more than 6 and at most 12`.",
    "exceeding": "Write `more than`.",
    "exceeds": "Write `is more than`.",
    "unless": "Write `, except where …`.",
    "when": "Write `where`.",
    "than": "Write `at least`, `more than`, `at most` or `under`.",
    "less": "Write `under`.",
    "fewer": "Write `under`.",
    "greater": "Write `more than`.",
    "exactly": "Leave `exactly` out: `is 12 months`.",
    "=": "Write the comparison in words: `is at least 12 months`.",
    "<": "Write the comparison in words: `is under 12 months`.",
    ">": "Write the comparison in words: `is more than 12 months`.",
    "&": "Write `and`.",
    "/": "Write `or`.",
    ".": "A sentence of law ends with its line. Leave the full stop out.",
    ";": "Leave the semicolon out: limbs are joined by `any of` or `all of` above them.",
    ":": "Leave the colon out.",
}


def explain(
    fault: UnexpectedToken, file: SourceFile, grammar: Grammar, lexicon: Lexicon
) -> Diagnostic:
    """Word the fault the parser met: an unknown name, a known misreading, or what stands there."""
    token = fault.token
    span = _place(token, file)
    if token.type == "UNKNOWN":
        return _unknown(token, span, file, lexicon)
    known = _recognised(fault, grammar)
    if known:
        return SYNTAX.at(span, known.message, advice=known.advice)
    stands = _SPELLED.get(token.type, f"`{token}`" if token else "")
    if token.type in ("$END", "_NL", "_DEDENT"):
        return SYNTAX.at(
            span,
            "This sentence stops before it is finished.",
            advice=_expected(fault, grammar),
        )
    return SYNTAX.at(span, f"I do not expect {stands} here.", advice=_expected(fault, grammar))


def _place(token: Token, file: SourceFile) -> Span:
    line = token.line if isinstance(token.line, int) and token.line > 0 else len(file.lines)
    column = token.column if isinstance(token.column, int) and token.column > 0 else 1
    end_line, end_column = token.end_line or line, token.end_column or column
    return Span(file.path, line, column, end_line, end_column)


def _unknown(token: Token, span: Span, file: SourceFile, lexicon: Lexicon) -> Diagnostic:
    first = str(token).split(" ")[0].casefold()
    if first in _REFUSED:
        return SYNTAX.at(
            Span(span.path, span.line, span.column, span.line, span.column + len(first)),
            f"`{str(token)[: len(first)]}` is not a word of this language.",
            advice=_REFUSED[first],
        )
    rest = file.lines[span.line - 1][span.column - 1 :]
    near = nearest(rest, lexicon.names())
    advice = f"Did you mean `{near}`?" if near else "Is it declared under `facts` or `outcomes`?"
    return UNKNOWN.at(span, f"`{token}` is not a name that is declared anywhere.", advice=advice)


def nearest(text: str, names: list[str]) -> str | None:
    """Return the name most like the beginning of `text`, if one is like it."""
    words = text.split()
    best, likeness = None, 0.72
    for name in names:
        count = len(name.split())
        for length in {max(1, count - 1), count, count + 1}:
            said = " ".join(words[:length]).rstrip(",").casefold()
            ratio = SequenceMatcher(None, said, name.casefold()).ratio()
            if ratio > likeness:
                best, likeness = name, ratio
    if best:
        return best
    close = get_close_matches(text, names, n=1)
    return close[0] if close else None


def _recognised(fault: UnexpectedToken, grammar: Grammar) -> Misreading | None:
    state = getattr(fault.interactive_parser, "parser_state", None)
    if state is None:
        return None
    return _states(grammar).get((state.position, fault.token.type))


@lru_cache(maxsize=4)
def _states(grammar: Grammar) -> dict[tuple[int, str], Misreading]:
    """Return where each sample of the table goes wrong: the parser's state and the next token."""
    lexicon, _ = collect([SourceFile("", _VOCABULARY)])
    words = Words.of(grammar.keywords, lexicon)
    made: dict[tuple[int, str], Misreading] = {}
    for misreading in MISREADINGS:
        for sample in misreading.samples:
            file = SourceFile("", sample)
            given, _ = tokens(file, 1, len(file.lines), words)
            try:
                grammar.parser.parse(given)
            except UnexpectedToken as fault:
                state = fault.interactive_parser.parser_state
                made.setdefault((state.position, fault.token.type), misreading)
    return made


def _expected(fault: UnexpectedToken, grammar: Grammar) -> str:
    """Say what could stand here, in the language's own words."""
    said = {
        "FACT": "a fact",
        "OUTCOME": "an outcome",
        "TERM": "a defined term",
        "CHOICE": "a choice",
        "STRING": "words in quotation marks",
        "LABEL": "a label such as (a)",
        "REF_PART": "a provision such as `section 82`",
        "DURATION": "a length of time",
        "NUMBER": "a number",
        "DATE": "a date",
        "WORK": "the short name of a work",
        "ACTOR": "somebody guidance speaks to",
        "TEXT": "text",
        "_NL": "the end of the line",
        "_INDENT": "a deeper line",
        "_DEDENT": "the end of this provision",
    }
    names = []
    for name in sorted(fault.accepts or fault.expected):
        if name in said:
            names.append(said[name])
        elif name in grammar.keywords:
            names.append(f"`{grammar.keywords[name].strip(', ')}`")
    if not names or len(names) > 12:
        return "Compare the sentence with one of the same kind on its reference page."
    return "What can stand here: " + ", ".join(dict.fromkeys(names)) + "."

"""Recognise a fault as one of those known: the parser stands where it stands in a sample."""

from __future__ import annotations

from functools import lru_cache

from lark import UnexpectedToken

from keeling.source import SourceFile
from keeling.syntax.grammar import Grammar
from keeling.syntax.lexer import Words, tokens
from keeling.syntax.lexicon import collect
from keeling.syntax.misreadings import MISREADINGS, Misreading

#: What the samples speak of.
VOCABULARY = """
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
  the height is a point on the ladder
scale "ladder"
  rung
  fall, by length
act "Boxes Act 2001"
  cited as BA 2001
section 9 of BA 2001
  (1) "heavy" means the width is at least 5
"""


def misreading(fault: UnexpectedToken, grammar: Grammar) -> Misreading | None:
    """Return what is known of a fault: one where the parser stands as it does in a sample."""
    state = getattr(fault.interactive_parser, "parser_state", None)
    return None if state is None else known_states(grammar).get((state.position, fault.token.type))


@lru_cache(maxsize=4)
def known_states(grammar: Grammar) -> dict[tuple[int, str], Misreading]:
    """Return where each sample of the table goes wrong: the parser's state and the next token."""
    lexicon, _ = collect([SourceFile("", VOCABULARY)])
    words = Words.of(grammar.keywords, lexicon)
    made: dict[tuple[int, str], Misreading] = {}
    for entry in MISREADINGS:
        for sample in entry.samples:
            file = SourceFile("", sample)
            given, _ = tokens(file, 1, len(file.lines), words)
            try:
                grammar.parser.parse(given)
            except UnexpectedToken as fault:
                state = fault.interactive_parser.parser_state
                made.setdefault((state.position, fault.token.type), entry)
    return made

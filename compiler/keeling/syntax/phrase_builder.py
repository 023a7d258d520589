"""From the parser's reductions to phrases: conditions, cells, answers and addresses."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lark import Token, Transformer, v_args
from lark.tree import Meta

from keeling.source import Span
from keeling.syntax import tree

_HOW = {
    "AT_LEAST": "at least",
    "AT_MOST": "at most",
    "MORE_THAN": "more than",
    "UNDER": "under",
    "BEFORE": "before",
    "ON_OR_BEFORE": "on or before",
    "AFTER": "after",
    "ON_OR_AFTER": "on or after",
}


@v_args(meta=True)
class PhraseBuilder(Transformer[Token, Any]):
    """Turn each reduction of a phrase into the node it is written as, the place first."""

    def __init__(self, path: str) -> None:
        """Build nodes that say they stand in the file at `path`."""
        super().__init__()
        self._path = path

    def _span(self, meta: Meta) -> Span:
        if meta.empty:
            return Span.point(self._path, 1, 1)
        return Span(self._path, meta.line, meta.column, meta.end_line, meta.end_column)

    def word(self, token: Token) -> tree.Word:
        """Keep a token as a word."""
        return tree.Word(self.place(token), str(token), token.type)

    def place(self, token: Token) -> Span:
        """Return the span of a token."""
        assert None not in (token.line, token.column, token.end_line, token.end_column)
        return Span(
            self._path,
            token.line or 1,
            token.column or 1,
            token.end_line or 1,
            token.end_column or 1,
        )

    # Conditions

    def condition(self, meta: Meta, children: list[Any]) -> Any:
        if len(children) == 1:
            return children[0]
        words = tuple(self.word(token) for token in children[1::2])
        return tree.Joined(self._span(meta), tuple(children[::2]), words)

    def bracketed(self, meta: Meta, children: list[Any]) -> tree.Bracketed:
        return tree.Bracketed(self._span(meta), children[0])

    def bare_fact(self, meta: Meta, children: list[Any]) -> tree.Bare:
        denied, name = children
        return tree.Bare(self._span(meta), self.word(name), denied is not None)

    bare_term = bare_fact

    def negated_fact(self, meta: Meta, children: list[Any]) -> tree.Bare:
        return tree.Bare(self._span(meta), self.word(children[0]), denied=True)

    negated_outcome = negated_fact

    def bare_outcome(self, meta: Meta, children: list[Any]) -> tree.Bare:
        return tree.Bare(self._span(meta), self.word(children[0]))

    def fact_among(self, meta: Meta, children: list[Any]) -> tree.IsAmong:
        return tree.IsAmong(self._span(meta), self.word(children[0]), children[1])

    def fact_not_among(self, meta: Meta, children: list[Any]) -> tree.IsAmong:
        return tree.IsAmong(self._span(meta), self.word(children[0]), children[1], denied=True)

    def outcome_among(self, meta: Meta, children: list[Any]) -> tree.IsAnswered:
        outcome, *answers = map(self.word, children)
        return tree.IsAnswered(self._span(meta), outcome, tuple(answers))

    def outcome_whatever(self, meta: Meta, children: list[Any]) -> tree.Whatever:
        name, (how, fact) = children
        said = self.word(name)
        part = tree.Bare(said.span, said, denied=name.type == "NOT_OUTCOME")
        return tree.Whatever(self._span(meta), part, how, fact)

    def outcome_among_whatever(self, meta: Meta, children: list[Any]) -> tree.Whatever:
        *words, (how, fact) = children
        outcome, *answers = map(self.word, words)
        part = tree.IsAnswered(outcome.span.to(answers[-1].span), outcome, tuple(answers))
        return tree.Whatever(self._span(meta), part, how, fact)

    def varied(self, meta: Meta, children: list[Any]) -> tuple[tree.Word, ...]:
        how, fact = map(self.word, children)
        return replace(how, text=how.kind.lower().replace("_", " ")), fact

    def fact_within(self, meta: Meta, children: list[Any]) -> tree.IsWithin:
        return tree.IsWithin(self._span(meta), self.word(children[0]), children[1])

    def measured_term(self, meta: Meta, children: list[Any]) -> tree.IsWithin:
        denied, name, bounds = children
        return tree.IsWithin(self._span(meta), self.word(name), bounds, denied is not None)

    def provision_met(self, meta: Meta, children: list[Any]) -> tree.IsMet:
        return tree.IsMet(self._span(meta), children[0])

    def choices(self, meta: Meta, children: list[Any]) -> tuple[tree.Word, ...]:
        return tuple(self.word(token) for token in children)

    def bounds(self, meta: Meta, children: list[Any]) -> tuple[tree.Bound, ...]:
        return tuple(child for child in children if child is not None)

    def bound(self, meta: Meta, children: list[Any]) -> tree.Bound:
        return tree.Bound(self._span(meta), _HOW[children[0].type], children[1])

    def or_over(self, meta: Meta, children: list[Any]) -> tree.Bound:
        return tree.Bound(self._span(meta), "at least", children[0])

    def exactly(self, meta: Meta, children: list[Any]) -> tree.Bound:
        return tree.Bound(self._span(meta), "exactly", children[0])

    def value(self, meta: Meta, children: list[Any]) -> tree.Word:
        return self.word(children[0])

    # Tables and answers

    def row(self, meta: Meta, children: list[Any]) -> tree.RowLine:
        return tree.RowLine(self._span(meta), tuple(children))

    def cell(self, meta: Meta, children: list[Any]) -> Any:
        return children[0]

    def cell_choices(self, meta: Meta, children: list[Any]) -> tree.Choices:
        return tree.Choices(self._span(meta), children[0])

    def cell_bounds(self, meta: Meta, children: list[Any]) -> tree.Bounds:
        return tree.Bounds(self._span(meta), children[0])

    def cell_condition(self, meta: Meta, children: list[Any]) -> Any:
        return children[0]

    def cell_any_other(self, meta: Meta, children: list[Any]) -> tree.Mark:
        return tree.Mark(self._span(meta), "any other")

    def cell_heading(self, meta: Meta, children: list[Any]) -> tree.Mark:
        where = children[0].type == "WHERE_COLUMN"
        return tree.Mark(self._span(meta), "where" if where else "its status")

    def cell_status(self, meta: Meta, children: list[Any]) -> tree.Mark:
        return tree.Mark(self._span(meta), children[0].type.lower().replace("_", " "))

    def cell_word(self, meta: Meta, children: list[Any]) -> tree.PlainAnswer:
        return tree.PlainAnswer(self._span(meta), self.word(children[0]))

    answer_word = answer_duration = answer_fact = answer_choice = cell_word

    def cell_point(self, meta: Meta, children: list[Any]) -> Any:
        return children[0]

    answer_point = cell_point

    def cell_half(self, meta: Meta, children: list[Any]) -> tree.HalfAnswer:
        return tree.HalfAnswer(self._span(meta), self.word(children[0]))

    answer_half = cell_half

    def point_range(self, meta: Meta, children: list[Any]) -> Any:
        lowest, highest = children
        if highest is None:
            return lowest
        if isinstance(lowest, Token):
            lowest = tree.PointAnswer(self.place(lowest), self.word(lowest))
        return tree.RangeAnswer(self._span(meta), lowest, highest)

    def lasting_point(self, meta: Meta, children: list[Any]) -> tree.PointAnswer:
        length, step = children
        return tree.PointAnswer(self._span(meta), self.word(step), self.word(length))

    def plain_point(self, meta: Meta, children: list[Any]) -> Any:
        child = children[0]
        if isinstance(child, Token):
            return tree.PointAnswer(self._span(meta), self.word(child))
        return child

    # Addresses

    def reference(self, meta: Meta, children: list[Any]) -> tree.Reference:
        parts, *work = children
        return tree.Reference(self._span(meta), parts, self.word(work[0]) if work else None)

    def first_part(self, meta: Meta, children: list[Any]) -> tuple[tree.Word, ...]:
        return (self.word(children[0]),)

    def more_parts(self, meta: Meta, children: list[Any]) -> tuple[tree.Word, ...]:
        return (*children[0], self.word(children[1]))

"""Claims, from the parser's reductions to the tree."""

from __future__ import annotations

from typing import Any

from lark import v_args
from lark.tree import Meta

from keeling.syntax import tree
from keeling.syntax.phrase_builder import PhraseBuilder


@v_args(meta=True)
class ClaimBuilder(PhraseBuilder):
    """Turn each reduction of a claim into the node it is written as."""

    def claims(self, meta: Meta, children: list[Any]) -> list[tree.Claim]:
        return children

    def claims_only(self, meta: Meta, children: list[Any]) -> tree.Claim:
        choices = tuple(self.word(token) for token in children if token.type == "CHOICE")
        return tree.Claim(self._span(meta), "only", choices=choices)

    def claims_nobody(self, meta: Meta, children: list[Any]) -> tree.Claim:
        return tree.Claim(self._span(meta), "nobody", children[0])

    def claims_nobody_else(self, meta: Meta, children: list[Any]) -> tree.Claim:
        return tree.Claim(self._span(meta), "nobody else", children[0])

    def claims_of_all(self, meta: Meta, children: list[Any]) -> tree.Claim:
        where, outcome, words, fact = children
        how = " ".join(str(words).split())
        along = None if fact is None else self.word(fact)
        return tree.Claim(self._span(meta), how, where, outcome=self.word(outcome), along=along)

    def claims_same(self, meta: Meta, children: list[Any]) -> tree.Claim:
        where, outcome, words, *choices = children
        how = " ".join(str(words).split())
        both = tuple(map(self.word, choices))
        return tree.Claim(self._span(meta), how, where, both, self.word(outcome))

    def claims_so(self, meta: Meta, children: list[Any]) -> tree.Claim:
        where, outcome = children
        return tree.Claim(self._span(meta), "so", where, outcome=self.word(outcome))

    def claims_answer(self, meta: Meta, children: list[Any]) -> tree.Claim:
        where, outcome, answer = children
        return tree.Claim(self._span(meta), "so", where, outcome=self.word(outcome), answer=answer)

    def claims_guided(self, meta: Meta, children: list[Any]) -> tree.Claim:
        where, _, strength, course = children
        word = self.word(strength)
        answer = tree.PlainAnswer(word.span, word)
        return tree.Claim(
            self._span(meta), "guided", where, outcome=self.word(course), answer=answer
        )

    def claims_none(self, meta: Meta, children: list[Any]) -> tree.Claim:
        where, outcome = children
        return tree.Claim(self._span(meta), "none", where, outcome=self.word(outcome))

    def claims_unchanged(self, meta: Meta, children: list[Any]) -> tree.Claim:
        where, outcome = children
        return tree.Claim(self._span(meta), "unchanged", where, outcome=self.word(outcome))

    def study(self, meta: Meta, children: list[Any]) -> tree.StudyBlock:
        _, title, *rest = children
        statements = tuple(each for each in rest if isinstance(each, tree.StatementLine))
        return tree.StudyBlock(self._span(meta), str(title), _properties(rest), statements)

    def statement(self, meta: Meta, children: list[Any]) -> tree.StatementLine:
        _, said, (first, last), *rest = children
        return tree.StatementLine(
            self._span(meta), str(said), first, last, _claims(rest), _properties(rest)
        )

    def lines(self, meta: Meta, children: list[Any]) -> tuple[tree.Word, tree.Word]:
        return self.word(children[0]), self.word(children[-1])

    def standing(self, meta: Meta, children: list[Any]) -> tree.StandingBlock:
        _, title, *rest = children
        return tree.StandingBlock(self._span(meta), str(title), _properties(rest), _claims(rest))


def _claims(children: list[Any]) -> tuple[tree.Claim, ...]:
    return tuple(each for each in children if isinstance(each, tree.Claim))


def _properties(children: list[Any]) -> tuple[tree.Property, ...]:
    return tuple(each for each in children if isinstance(each, tree.Property))

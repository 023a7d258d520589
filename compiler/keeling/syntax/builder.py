"""From the parser's reductions to the tree: one method for each rule of the grammar."""

from __future__ import annotations

from typing import Any

from lark import Token, v_args
from lark.tree import Meta

from keeling.syntax import tree
from keeling.syntax.amendment_builder import AmendmentBuilder
from keeling.syntax.claim_builder import ClaimBuilder

_KINDS = {
    "IS_AN_AGE": "an age",
    "IS_A_NUMBER": "a number",
    "IS_A_DURATION": "a duration",
    "IS_A_DATE": "a date",
    "IS_A_POINT_ON": "a point",
    "IS_A_RANGE_ON": "a range",
}


def _said(child: Token | None) -> str:
    return "" if child is None else str(child)


@v_args(meta=True)
class Builder(AmendmentBuilder, ClaimBuilder):
    """Turn each reduction into the node it is written as, the place first."""

    # Vocabulary

    def start(self, meta: Meta, children: list[Any]) -> Any:
        return children[0]

    def facts(self, meta: Meta, children: list[Any]) -> tree.Facts:
        _, heading, *lines = children
        return tree.Facts(
            self._span(meta),
            _said(heading),
            tuple(line for line in lines if isinstance(line, tree.FactLine)),
            tuple(line for line in lines if isinstance(line, tree.ImpossibleLine)),
        )

    def impossible(self, meta: Meta, children: list[Any]) -> tree.ImpossibleLine:
        return tree.ImpossibleLine(self._span(meta), children[0])

    def fact_yes_no(self, meta: Meta, children: list[Any]) -> tree.FactLine:
        return self._fact(meta, children[0], "yes or no", children[1:])

    def fact_measured(self, meta: Meta, children: list[Any]) -> tree.FactLine:
        return self._fact(meta, children[0], children[1], children[2:])

    def fact_one_of(self, meta: Meta, children: list[Any]) -> tree.FactLine:
        return self._fact(meta, children[0], "one of", children[1:])

    def _fact(self, meta: Meta, name: Token, kind: str, parts: list[Any]) -> tree.FactLine:
        clauses = [part for part in parts if isinstance(part, tuple)]
        return tree.FactLine(
            self._span(meta),
            self.word(name),
            kind,
            tuple(part for part in parts if isinstance(part, tree.ChoiceLine)),
            tuple(bound for key, value in clauses if key == "bounds" for bound in value),
            tuple(value for key, value in clauses if key == "not less"),
            tuple(value for key, value in clauses if key == "known where"),
            tuple(value for key, value in clauses if key == "counted"),
        )

    def measure(self, meta: Meta, children: list[Any]) -> str:
        return _KINDS[children[0].type]

    def clause_bounds(self, meta: Meta, children: list[Any]) -> tuple[str, Any]:
        return ("bounds", children[0])

    def clause_not_less(self, meta: Meta, children: list[Any]) -> tuple[str, Any]:
        return ("not less", self.word(children[0]))

    def clause_counted(self, meta: Meta, children: list[Any]) -> tuple[str, Any]:
        start, end = children
        return ("counted", tree.CountedLine(self._span(meta), self.word(start), self.word(end)))

    def clause_known_where(self, meta: Meta, children: list[Any]) -> tuple[str, Any]:
        return ("known where", children[0])

    def choice(self, meta: Meta, children: list[Any]) -> tree.ChoiceLine:
        return tree.ChoiceLine(self._span(meta), self.word(children[0]), _said(children[1]))

    def outcomes(self, meta: Meta, children: list[Any]) -> tree.Outcomes:
        return tree.Outcomes(self._span(meta), tuple(children[2:]))

    def outcome_yes_no(self, meta: Meta, children: list[Any]) -> tree.OutcomeLine:
        return tree.OutcomeLine(self._span(meta), self.word(children[0]), "yes or no")

    def outcome_duration(self, meta: Meta, children: list[Any]) -> tree.OutcomeLine:
        name, *_, indefinite, begins = children
        return tree.OutcomeLine(
            self._span(meta),
            self.word(name),
            "a duration",
            indefinite=indefinite is not None,
            begins=None if begins is None else self.word(begins),
        )

    def outcome_one_of(self, meta: Meta, children: list[Any]) -> tree.OutcomeLine:
        name, *choices = children
        return tree.OutcomeLine(self._span(meta), self.word(name), "one of", tuple(choices))

    def outcome_on_scale(self, meta: Meta, children: list[Any]) -> tree.OutcomeLine:
        name, kind, scale = children
        return tree.OutcomeLine(
            self._span(meta), self.word(name), _KINDS[kind.type], scale=self.word(scale)
        )

    def outcome_guidance(self, meta: Meta, children: list[Any]) -> tree.OutcomeLine:
        actor, name = children
        return tree.OutcomeLine(
            self._span(meta), self.word(name), "a matter of guidance", actor=self.word(actor)
        )

    def scale(self, meta: Meta, children: list[Any]) -> tree.ScaleBlock:
        _, name, *steps, leads = children
        return tree.ScaleBlock(self._span(meta), self.word(name), tuple(steps), leads or ())

    def leads(self, meta: Meta, children: list[Any]) -> tuple[tree.Word, ...]:
        named = (child for child in children if child is not None and child.type == "OUTCOME")
        return tuple(map(self.word, named))

    def step(self, meta: Meta, children: list[Any]) -> tree.StepLine:
        name, by_length, measure, where = children
        measured = None if measure is None else self.word(measure)
        return tree.StepLine(
            self._span(meta), self.word(name), by_length is not None, measured, where
        )

    # Works and provisions

    def work(self, meta: Meta, children: list[Any]) -> tree.WorkBlock:
        kind, title, *properties = children
        return tree.WorkBlock(
            self._span(meta), str(kind.type).lower(), str(title), tuple(properties)
        )

    def guidance_work(self, meta: Meta, children: list[Any]) -> tree.WorkBlock:
        kind, title, *rest = children
        properties, items = _parted(rest)
        return tree.WorkBlock(
            self._span(meta), str(kind.type).lower(), str(title), properties, items
        )

    def property(self, meta: Meta, children: list[Any]) -> tree.Property:
        key, text = children
        return tree.Property(self._span(meta), str(key), str(text))

    def top_provision(self, meta: Meta, children: list[Any]) -> tree.ProvisionBlock:
        address, work, heading, *rest = children
        return self._provision(meta, address, heading, rest, self.word(work))

    def inner_provision(self, meta: Meta, children: list[Any]) -> tree.ProvisionBlock:
        address, heading, *rest = children
        return self._provision(meta, address, heading, rest)

    def labelled_provision(self, meta: Meta, children: list[Any]) -> tree.ProvisionBlock:
        address, heading, *rest = children
        return self._provision(meta, address, heading, rest)

    def labelled_sentence(self, meta: Meta, children: list[Any]) -> tree.ProvisionBlock:
        label, sentence = children
        return tree.ProvisionBlock(self._span(meta), self.word(label), "", (), (sentence,))

    def labelled_amendment(self, meta: Meta, children: list[Any]) -> tree.ProvisionBlock:
        label, amendments = children
        return tree.ProvisionBlock(self._span(meta), self.word(label), "", (), amendments)

    def bare_sentence(self, meta: Meta, children: list[Any]) -> tree.Sentence:
        sentence: tree.Sentence = children[0]
        return sentence

    def amending(self, meta: Meta, children: list[Any]) -> tuple[tree.Amendment, ...]:
        made: tuple[tree.Amendment, ...] = children[0]
        return made

    def amending_from(self, meta: Meta, children: list[Any]) -> tuple[tree.Transition, ...]:
        return tuple(children[0])

    def _provision(
        self,
        meta: Meta,
        address: Token,
        heading: Token | None,
        rest: list[Any],
        work: tree.Word | None = None,
    ) -> tree.ProvisionBlock:
        properties, items = _parted(rest)
        return tree.ProvisionBlock(
            self._span(meta), self.word(address), _said(heading), properties, items, work
        )

    # Sentences

    def sentence(self, meta: Meta, children: list[Any]) -> tree.Sentence:
        *priorities, where, consequence = children
        return tree.Sentence(self._span(meta), tuple(priorities), where, consequence)

    def priority(self, meta: Meta, children: list[Any]) -> tree.Priority:
        word, reference = children
        return tree.Priority(self._span(meta), str(word), reference)

    def says(self, meta: Meta, children: list[Any]) -> tree.Says:
        outcome, exception = children
        denied = outcome.type == "NOT_OUTCOME"
        return tree.Says(self._span(meta), self.word(outcome), denied, None, exception)

    def says_if(self, meta: Meta, children: list[Any]) -> tree.Says:
        outcome, (body, exception) = children
        denied = outcome.type == "NOT_OUTCOME"
        return tree.Says(self._span(meta), self.word(outcome), denied, body, exception)

    def answers(self, meta: Meta, children: list[Any]) -> tree.Answers:
        outcome, answer, condition, exception = children
        return tree.Answers(self._span(meta), self.word(outcome), answer, condition, exception)

    def table(self, meta: Meta, children: list[Any]) -> tree.Tabulates:
        rows = tuple(child for child in children if isinstance(child, tree.RowLine))
        names = tuple(
            self.word(child)
            for child in children
            if isinstance(child, Token) and child.type == "OUTCOME"
        )
        read = next(
            child.type
            for child in children
            if isinstance(child, Token) and child.type in ("FIRST_ROW", "ONLY_ROW")
        )
        return tree.Tabulates(self._span(meta), names, read, rows, children[-1])

    def guides(self, meta: Meta, children: list[Any]) -> tree.Guides:
        actor, strength, course, condition, exception = children
        return tree.Guides(
            self._span(meta),
            self.word(actor),
            self.word(strength),
            self.word(course),
            condition,
            exception,
        )

    def strength(self, meta: Meta, children: list[Any]) -> Token:
        token: Token = children[0]
        return token

    def defines(self, meta: Meta, children: list[Any]) -> tree.Defines:
        term, measure, unlimited, (body, exception) = children
        measured = None if measure is None else self.word(measure)
        return tree.Defines(self._span(meta), self.word(term), measured, body, exception, unlimited)

    def reads(self, meta: Meta, children: list[Any]) -> tree.Reads:
        *answers, reference = (child for child in children if child is not None)
        return tree.Reads(self._span(meta), tuple(answers), reference)

    def interprets(self, meta: Meta, children: list[Any]) -> tree.Interprets:
        period, read_as, *rest = children
        references = tuple(child for child in rest if isinstance(child, tree.Reference))
        return tree.Interprets(self._span(meta), self.word(period), self.word(read_as), references)

    def assumes(self, meta: Meta, children: list[Any]) -> tree.Assumes:
        return tree.Assumes(self._span(meta), children[0])

    def confers(self, meta: Meta, children: list[Any]) -> tree.Confers:
        holder, form, *rest = children
        instrument = {"MAY_BY_ORDER": "order", "MAY_BY_REGULATIONS": "regulations"}[form.type]
        return tree.Confers(self._span(meta), self.word(holder), instrument, _references(rest))

    def limiting(self, meta: Meta, children: list[Any]) -> tree.Sentence:
        *priorities, where, limits = children
        return tree.Sentence(self._span(meta), tuple(priorities), where, limits)

    def limits(self, meta: Meta, children: list[Any]) -> tree.Limits:
        outcome, cases = children
        return tree.Limits(self._span(meta), self.word(outcome), cases.type == "IN_MORE_CASES")

    def excuses(self, meta: Meta, children: list[Any]) -> tree.Excuses:
        reference, *rest = children
        return tree.Excuses(self._span(meta), reference, _references(rest))

    def exception(self, meta: Meta, children: list[Any]) -> Any:
        return children[0]

    def body_line(self, meta: Meta, children: list[Any]) -> tuple[Any, Any]:
        return children[0], children[1]

    def body_list(self, meta: Meta, children: list[Any]) -> tuple[Any, Any]:
        quantifier, *limbs, exception = children
        return tree.ListBody(self._span(meta), quantifier, tuple(limbs)), exception

    def body_both(self, meta: Meta, children: list[Any]) -> tuple[Any, Any]:
        *parts, exception = children
        return self.limb_both(meta, parts), exception

    def limb_both(self, meta: Meta, children: list[Any]) -> tree.BothBody:
        condition, quantifier, *limbs = children
        body = tree.ListBody(self._span(meta), quantifier, tuple(limbs))
        return tree.BothBody(self._span(meta), condition, body)

    def and_quantifier(self, meta: Meta, children: list[Any]) -> str:
        return {"AND_ALL_OF": "all of", "AND_ANY_OF": "any of", "AND_NONE_OF": "none of"}[
            children[0].type
        ]

    def body_cases(self, meta: Meta, children: list[Any]) -> tuple[Any, Any]:
        *limbs, exception = children
        return tree.CasesBody(self._span(meta), tuple(limbs)), exception

    def quantifier(self, meta: Meta, children: list[Any]) -> str:
        return {"ALL_OF": "all of", "ANY_OF": "any of", "NONE_OF": "none of"}[children[0].type]

    def limb(self, meta: Meta, children: list[Any]) -> tree.LimbLine:
        label, body = children
        return tree.LimbLine(self._span(meta), self.word(label), body)

    def limb_not_encoded(self, meta: Meta, children: list[Any]) -> tree.LimbLine:
        label, *properties = children
        body = tree.NotEncodedBody(self._span(meta), tuple(properties))
        return tree.LimbLine(self._span(meta), self.word(label), body)

    def limb_line(self, meta: Meta, children: list[Any]) -> Any:
        return children[0]

    def limb_list(self, meta: Meta, children: list[Any]) -> tree.ListBody:
        quantifier, *limbs = children
        return tree.ListBody(self._span(meta), quantifier, tuple(limbs))

    def limb_where(self, meta: Meta, children: list[Any]) -> tree.WhereBody:
        return tree.WhereBody(self._span(meta), children[0], children[1])

    def limb_otherwise(self, meta: Meta, children: list[Any]) -> tree.OtherwiseBody:
        return tree.OtherwiseBody(self._span(meta), children[0])

    def proposal(self, meta: Meta, children: list[Any]) -> tree.ProposalBlock:
        _, title, *rest = children
        properties = tuple(child for child in rest if isinstance(child, tree.Property))
        amendments = tuple(
            amendment for child in rest if isinstance(child, tuple) for amendment in child
        )
        held = [each for child in rest if isinstance(child, list) for each in child]
        return tree.ProposalBlock(
            self._span(meta),
            str(title),
            properties,
            amendments,
            tuple(each for each in held if isinstance(each, tree.Transition)),
            tuple(each for each in held if isinstance(each, tree.Claim)),
        )


def _references(children: list[Any]) -> tuple[tree.Reference, ...]:
    """Return the references among what is joined by `or`."""
    return tuple(child for child in children if isinstance(child, tree.Reference))


def _parted(
    children: list[Any],
) -> tuple[tuple[tree.Property, ...], tuple[tree.Item, ...]]:
    """Part what is under a head into properties and items."""
    properties = tuple(child for child in children if isinstance(child, tree.Property))
    items = tuple(
        item
        for child in children
        for item in (child if isinstance(child, tuple) else (child,))
        if isinstance(item, (tree.ProvisionBlock, tree.Sentence, tree.Amendment, tree.Transition))
    )
    return properties, items

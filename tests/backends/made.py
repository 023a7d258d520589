"""Made laws dressed up: every kind of answer, hostile names, and provisions that are not firm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from keeling.model.answers import Answer, Chosen, HalfOf, Lasting, Settled, WholeOf
from keeling.model.conditions import AllOf, AnyOf, Condition, Limb, Not, OutcomeIs, Whatever, limbs
from keeling.model.conditions import Test as Asks
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import (
    Law,
    Provision,
    Reading,
    Row,
    Rule,
    Standing,
    Verification,
    Work,
    WorkKind,
)
from keeling.model.vocabulary import Choice, Counting, Fact, FactKind, Outcome, Vocabulary
from keeling.model.words import FactValue
from keeling.partition import Space, impossible

from tests.partition.generated import Maker

#: What a drafter may not be able to write, and a backend must not trust to be impossible.
HOSTILE = (
    'say "no"',
    "the victim's age",
    '"""',
    '"""\nraise SystemExit("canary")\n"""',
    "\\",
    "\\N{BELL}\\x00\\",
    "a\u2028raise SystemExit('canary')",
    "a\rraise SystemExit('canary')",
    "{canary!r} {0} %s %(canary)s",
    "# noqa: canary",
    "class",
    "None",
    "print",
    "date",
    "Facts",
    "_read",
    "match",
    "self",
    "the law",
    "the-law",
    "The  Law",
    "ﬁne",
    "fine",
    "ﬂ",
    "né",
    "возраст",
    "年齢",
    "1st",
    "¹²",
    "'",
    "‮txet‬",
    "a" * 300,
    "a " * 90 + "end",
    "go_on",
    "case",
)


def dressed(maker: Maker, law: Law, names: Sequence[str] = ()) -> Law:
    """Give a made law other names, further kinds of answers, and provisions that are not firm."""
    return _Dressing(maker, law, names).law()


@dataclass(frozen=True)
class _Dressing:
    maker: Maker
    plain: Law
    names: Sequence[str]

    def law(self) -> Law:
        facts = {self._name(it.name): self._fact(it) for it in self._declared.facts.values()}
        outcomes = {
            self._name(it.name): self._outcome(it) for it in self._declared.outcomes.values()
        }
        rules = tuple(map(self._rule, self.plain.rules))
        readings = tuple(map(self._reading, self.plain.readings))
        cited = [
            each
            for rule in rules
            for each in (rule.provision, *(row.provision for row in rule.rows))
        ]
        conditions = [rule.where for rule in rules]
        conditions += [row.when for rule in rules for row in rule.rows]
        asked = [at for condition in conditions for at in limbs(condition)]
        provisions = {each: self._provision(each) for each in (*cited, *asked)}
        provisions = {each: it for each, it in provisions.items() if not self.maker.chance(4)}
        works = {each.work: Work(each.work, self._text(each.work), WorkKind.ACT) for each in cited}
        never = [
            replace(each, when=self._condition(each.when)) for each in self._declared.impossible
        ]
        declared = Vocabulary(facts, outcomes, impossible=tuple(never))
        return Law(declared, works, provisions, rules, readings)

    @property
    def _declared(self) -> Vocabulary:
        return self.plain.vocabulary

    def _name(self, name: str) -> str:
        """Give each thing declared a name of its own; choices keep theirs."""
        declared = [*self._declared.facts, *self._declared.outcomes]
        place = declared.index(name)
        return self.names[place] if place < len(self.names) else name

    def _text(self, text: str) -> str:
        return self.names[len(text) % len(self.names)] if self.names else text

    def _fact(self, fact: Fact) -> Fact:
        way = fact.counted
        return replace(
            fact,
            name=self._name(fact.name),
            choices=tuple(
                Choice(each.name, self._text(fact.name + each.name)) for each in fact.choices
            ),
            at_least_facts=tuple(map(self._name, fact.at_least_facts)),
            known_where=self._condition(fact.known_where),
            counted=way and Counting(self._name(way.start), self._name(way.end)),
            heading=self._text(fact.name),
        )

    def _outcome(self, outcome: Outcome) -> Outcome:
        who = self._text(outcome.name) if self.names else ""
        begins = self._name(outcome.begins) if outcome.begins else ""
        return replace(outcome, name=self._name(outcome.name), actor=who, course=who, begins=begins)

    def _condition(self, condition: Condition) -> Condition:
        match condition:
            case Asks(fact, among):
                return Asks(self._name(fact), among)
            case OutcomeIs():
                return self._asked(condition)
            case Whatever(part, fact):
                return Whatever(self._asked(part), self._name(fact))
            case AllOf(parts):
                return AllOf(tuple(map(self._condition, parts)))
            case AnyOf(parts):
                return AnyOf(tuple(map(self._condition, parts)))
            case Not(part):
                return Not(self._condition(part))
            case Limb(provision, part):
                return Limb(provision, self._condition(part))

    def _asked(self, test: OutcomeIs) -> OutcomeIs:
        return OutcomeIs(self._name(test.outcome), frozenset(map(self._answer, test.answers)))

    def _rule(self, rule: Rule) -> Rule:
        return replace(
            rule,
            outcome=self._name(rule.outcome),
            where=self._condition(rule.where),
            rows=tuple(map(self._row, rule.rows)),
        )

    def _row(self, row: Row) -> Row:
        firmness = self._verification() if self.maker.chance(4) else None
        return Row(row.provision, self._condition(row.when), self._settled(row.answer), firmness)

    def _reading(self, reading: Reading) -> Reading:
        reads = {self._settled(old): self._settled(new) for old, new in reading.reads.items()}
        return replace(reading, reads=reads, where=self._condition(reading.where))

    def _answer(self, answer: Answer) -> Answer:
        match answer:
            case Lasting() | Chosen():
                return self._settled(answer)
            case _:
                return answer

    def _settled(self, answer: Settled) -> Settled:
        """Read six months as a length given in the case, twelve as half of one; green is none."""
        lengths = [it.name for it in self._declared.facts.values() if it.kind is FactKind.DURATION]
        match answer:
            case Lasting(Duration(months=6)) if lengths:
                return WholeOf(self._name(lengths[0]))
            case Lasting(Duration(months=12)) if lengths:
                return HalfOf(self._name(lengths[-1]))
            case Chosen("green"):
                return Chosen("none")
            case _:
                return answer

    def _provision(self, provision: ProvisionId) -> Provision:
        return Provision(
            provision,
            heading=self._text(provision.citation),
            source="https://example.org/",
            verification=self._verification(),
            flags=(self._text("flag"),) if self.maker.chance(3) else (),
            parent=ProvisionId(provision.work, provision.path[:2]),
            not_encoded=self._text("left out") if self.maker.chance(5) else "",
            identifier=f"http://example.org/{self._text(provision.citation)}",
        )

    def _verification(self) -> Verification:
        return Verification(self.maker.random.choice(list(Standing)), self._text("as printed"))


_DAY = date(2026, 3, 1)
_VALUES: Mapping[FactKind, Sequence[FactValue]] = {
    FactKind.AGE: (0, 15, 16, 17, 18, 20, 21, 22),
    FactKind.NUMBER: (-1, 0, 1, 2, 3),
    FactKind.DATE: tuple(_DAY + timedelta(days) for days in (-1, 0, 1, 29, 30, 31)),
    FactKind.DURATION: (
        *(Duration(months=months) for months in (1, 5, 6, 7, 11, 12, 13, 24, 30, 36)),
        *(Duration(days=days) for days in (1, 180, 181, 182, 183, 184, 185, 364, 365, 366, 367)),
        *(Duration(days=days) for days in (729, 730, 731, 732, 912, 913, 914, 915)),
    ),
}


def _values(fact: Fact) -> Sequence[FactValue]:
    """Values to draw: of days within a few days, one of these or the days around them."""
    if not fact.measured:
        return fact.values
    if fact.kind is FactKind.DATE and fact.least and fact.most:
        return tuple(map(date.fromordinal, range(fact.least[0] - 1, fact.most[0] + 1)))
    return _VALUES[fact.kind]


def some_facts(
    maker: Maker, space: Space, given: float, at_random: bool = False
) -> dict[str, FactValue]:
    """About so many of the facts, all of some case; unless they are drawn quite at random."""
    facts: dict[str, FactValue] = {}
    for fact in maker.shuffled(list(space.vocabulary.facts.values())):
        if maker.random.random() < given:
            value = maker.random.choice(_values(fact))
            further = {**facts, fact.name: value}
            facts = further if at_random or not impossible(space, further) else facts
    return facts

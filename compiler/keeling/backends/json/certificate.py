"""A certificate: what was found of some laws, with all that it takes to check it without us.

It holds the laws as conditions and rules, which is what was asked about, and not as the diagrams by
which the answer was found; so whoever checks it goes another way. What laws share stands in it
once, and is named by its place in a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from keeling.backends.json.answers import answer_data
from keeling.backends.json.document import described
from keeling.model.answers import Answer, Conflict, Gap
from keeling.model.changes import Change, Proof, Verdict
from keeling.model.conditions import (
    ALWAYS,
    AllOf,
    AnyOf,
    Condition,
    Limb,
    Not,
    OutcomeIs,
    Test,
    Whatever,
    Within,
)
from keeling.model.identity import ProvisionId
from keeling.model.law import Interpretation, Law, Reading, Rule
from keeling.model.transitions import NOTHING, StepId, Transition, Withheld
from keeling.model.vocabulary import Fact, Vocabulary
from keeling.model.words import FactValue, value_in_words

Data = dict[str, object]


@dataclass(frozen=True)
class Certified:
    """A law that something was found of: its text for each case, by what is not carried out there.

    `start` is what is not carried out in a case of which no transition says anything.
    """

    said: str
    interpretations: tuple[Interpretation, ...]
    texts: Mapping[Withheld, Law]
    transitions: tuple[Transition, ...] = ()
    start: Withheld = NOTHING


@dataclass(frozen=True)
class Differing:
    """Where two laws, by their places, answer some outcomes differently."""

    before: int
    after: int
    outcomes: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Claimed:
    """What came of a claim about two laws (or twice the same); `outcomes` are those it is about."""

    before: int
    after: int
    outcomes: tuple[str, ...]
    proof: Proof


@dataclass(frozen=True)
class Findings:
    """All that a certificate is of."""

    vocabulary: Vocabulary
    laws: tuple[Certified, ...]
    differences: tuple[Differing, ...] = ()
    claims: tuple[Claimed, ...] = ()


def certificate(found: Findings) -> Data:
    """Return a certificate. What it cannot hold must have been refused (`uncarried`)."""
    return _Writer(found.vocabulary).whole(found)


def uncarried(found: Findings) -> Iterator[str]:
    """Yield what a certificate of these findings would have to hold and cannot, in words."""
    declared = found.vocabulary
    tied = {
        name
        for fact in declared.facts.values()
        for name in _tied_by(fact)
        if fact.at_least_facts or fact.counted
    }
    facts = {
        part.fact
        for law in found.laws
        for text in law.texts.values()
        for part in _whatever(text)
        if not tied.isdisjoint(declared.varying(part.fact))
    }
    for fact in sorted(facts):
        yield (
            f"a provision answers whatever `{fact}` is, and that fact is never less than another, "
            "or another than it, or an age is counted by it"
        )


def _tied_by(fact: Fact) -> Iterator[str]:
    yield fact.name
    yield from fact.at_least_facts
    if fact.counted is not None:
        yield from (fact.counted.start, fact.counted.end)


def _whatever(law: Law) -> Iterator[Whatever]:
    roots = [rule.where for rule in law.rules]
    roots += [row.when for rule in law.rules for row in rule.rows]
    roots += [reading.where for reading in law.readings]
    seen: dict[int, Condition] = {}
    while roots:
        at = roots.pop()
        if id(at) in seen:
            continue
        seen[id(at)] = at
        match at:
            case AllOf(parts) | AnyOf(parts):
                roots += parts
            case Not(part) | Limb(_, part):
                roots.append(part)
            case Whatever():
                yield at
            case Test() | OutcomeIs():
                pass


T = TypeVar("T")


class _List(Generic[T]):
    """What stands in a list once, named by its place."""

    def __init__(self) -> None:
        self.items: list[Data] = []
        self._places: dict[T, int] = {}

    def known(self, key: T) -> int | None:
        """Return the place of what has a key, if it has one yet."""
        return self._places.get(key)

    def put(self, key: T, item: Data) -> int:
        """Put an item under a key, and return its place."""
        self._places[key] = len(self.items)
        self.items.append(item)
        return self._places[key]


class _Writer:
    """One certificate on its way."""

    def __init__(self, declared: Vocabulary) -> None:
        self._declared = declared
        self._conditions: _List[Condition] = _List()
        self._rules: _List[Rule] = _List()
        self._readings: _List[str] = _List()

    def whole(self, found: Findings) -> Data:
        """Return the certificate."""
        declared = self._declared
        facts = [self._fact(fact) for fact in declared.facts.values()]
        impossible = [self._condition(each.when) for each in declared.impossible]
        laws = [self._law(law) for law in found.laws]
        differences = [self._difference(each) for each in found.differences]
        claims = [self._claim(each, found.laws) for each in found.claims]
        return {
            "keeling": 1,
            "certificate": 1,
            "facts": facts,
            "impossible": impossible,
            "scales": {name: list(scale.steps) for name, scale in declared.scales.items()},
            "outcomes": [
                {"name": each.name, "kind": each.kind.value, "scale": each.scale or None}
                for each in declared.outcomes.values()
            ],
            "conditions": self._conditions.items,
            "rules": self._rules.items,
            "readings": self._readings.items,
            "laws": laws,
            "differences": differences,
            "claims": claims,
        }

    def _fact(self, fact: Fact) -> Data:
        everywhere = fact.known_where == ALWAYS
        return {
            "name": fact.name,
            "kind": fact.kind.value,
            "choices": list(fact.values),
            "within": described(fact, Within(fact.least, fact.most)) if fact.measured else {},
            "never_less_than": list(fact.at_least_facts),
            "counted": {"from": fact.counted.start, "to": fact.counted.end}
            if fact.counted
            else None,
            "known_where": None if everywhere else self._condition(fact.known_where),
        }

    def _condition(self, condition: Condition) -> int:
        """Return the place of a condition, with those of its parts before it."""
        place = self._conditions.known(condition)
        return self._conditions.put(condition, self._made(condition)) if place is None else place

    def _made(self, condition: Condition) -> Data:
        match condition:
            case Test(fact, among):
                return {"fact": fact, "is": described(self._declared.facts[fact], among)}
            case OutcomeIs(outcome, answers):
                given = sorted(answers, key=str)
                return {"outcome": outcome, "is": [answer_of(each) for each in given]}
            case Whatever(part, fact):
                return {"whatever": fact, "so": self._condition(part)}
            case AllOf(parts):
                return {"all": [self._condition(part) for part in parts]}
            case AnyOf(parts):
                return {"any": [self._condition(part) for part in parts]}
            case Not(part):
                return {"not": self._condition(part)}
            case Limb(provision, part):
                return {"at": provision.citation, "so": self._condition(part)}

    def _law(self, law: Certified) -> Data:
        texts = sorted(law.texts.items(), key=lambda each: (len(each[0]), sorted(each[0])))
        return {
            "said": law.said,
            "interpretations": [
                {
                    "at": each.provision.citation,
                    "length": value_in_words(each.length),
                    "read_as": value_in_words(each.read_as),
                    "facts": list(each.facts),
                }
                for each in law.interpretations
            ],
            "reach": [
                {
                    "at": each.provision.citation,
                    "kind": each.kind.value,
                    "where": self._condition(each.where),
                    "steps": _steps(each.own),
                }
                for each in law.transitions
            ],
            "start": _steps(law.start),
            "texts": [
                {
                    "without": _steps(without),
                    "rules": [self._rule(rule) for rule in dict.fromkeys(text.rules)],
                    "readings": [self._reading(each) for each in text.readings],
                }
                for without, text in texts
            ],
        }

    def _rule(self, rule: Rule) -> int:
        place = self._rules.known(rule)
        if place is not None:
            return place
        return self._rules.put(
            rule,
            {
                "provision": _address(rule.provision),
                "outcome": rule.outcome,
                "where": self._condition(rule.where),
                "read": rule.read.value,
                "undertakes": rule.undertakes,
                "rows": [
                    {
                        "provision": _address(row.provision),
                        "when": self._condition(row.when),
                        "answer": answer_of(row.answer),
                    }
                    for row in rule.rows
                ],
                "subject_to": [_address(each) for each in rule.subject_to],
                "despite": [_address(each) for each in rule.despite],
                "in_place_of": [_address(each) for each in rule.in_place_of],
            },
        )

    def _reading(self, reading: Reading) -> int:
        made: Data = {
            "provision": _address(reading.provision),
            "target": _address(reading.target),
            "where": self._condition(reading.where),
            "reads": [
                {"answer": answer_of(one), "read_as": answer_of(other)}
                for one, other in reading.reads.items()
            ],
        }
        place = self._readings.known(repr(made))
        return self._readings.put(repr(made), made) if place is None else place

    def _difference(self, each: Differing) -> Data:
        return {
            "before": each.before,
            "after": each.after,
            "outcomes": list(each.outcomes),
            "changes": [
                {
                    "outcome": change.outcome,
                    **_answers(change),
                    "where": {
                        name: described(self._declared.facts[name], among)
                        for name, among in change.when.items()
                    },
                    "witness": _case(change.witness),
                }
                for change in each.changes
            ],
        }

    def _claim(self, each: Claimed, laws: Sequence[Certified]) -> Data:
        proof = each.proof
        read, shown = proof.read, proof.shown
        settled = proof.verdict is not Verdict.OPEN and read is not None
        held = dict.fromkeys((laws[each.after].said, laws[each.before].said))
        return {
            "before": each.before,
            "after": each.after,
            "of": ", against ".join(held),
            "said": proof.said,
            "verdict": proof.verdict.value,
            "claim": {
                "kind": read.kind.value,
                "where": self._condition(read.where),
                "outcomes": list(each.outcomes),
                "answer": answer_of(read.answer) if read.answer is not None else None,
                "along": read.along or None,
                "between": list(read.between),
            }
            if settled and read is not None
            else None,
            "case": _refuting(shown) if settled and shown is not None else None,
        }


def answer_of(answer: Answer) -> Data:
    """Return an answer; of a gap or a conflict not which provisions are at fault."""
    match answer:
        case Gap():
            return {"said": str(answer), "kind": "gap"}
        case Conflict(answers):
            clashing = sorted({given for _, given in answers}, key=str)
            return {
                "said": str(answer),
                "kind": "conflict",
                "answers": [answer_data(given) for given in clashing],
            }
        case _:
            return answer_data(answer)


def _refuting(shown: Change) -> Data:
    one, other = shown.pair or (shown.witness, None)
    cases = {"witness": _case(one), "second": _case(other)}
    return {"outcome": shown.outcome, **_answers(shown), **cases}


def _answers(change: Change) -> Data:
    return {"before": answer_of(change.before), "after": answer_of(change.after)}


def _case(witness: Mapping[str, FactValue] | None) -> Data | None:
    if witness is None:
        return None
    return {name: _value(value) for name, value in witness.items()}


def _value(value: FactValue) -> int | str:
    if isinstance(value, int | str):
        return value
    return value.isoformat() if isinstance(value, date) else value_in_words(value)


def _address(at: ProvisionId) -> list[str | int]:
    """Return an address: what lies within another begins with it; a row is a number at the end."""
    return [at.work, *at.path, *([at.row] if at.row else [])]


def _steps(steps: Iterable[StepId]) -> list[str]:
    return [_step(step) for step in sorted(steps)]


def _step(step: StepId) -> str:
    by, number = step
    return f"{by}, instruction {number + 1}"

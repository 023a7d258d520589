"""A certificate put to Z3: whether any case can be that would make it wrong.

It takes the same file as the checker and shares no code with it, nor with Keeling.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, product
from typing import Any

import z3

from tests.certificates.z3_space import Space, number

#: What an outcome is answered: each answer, and where it is given.
Gives = dict[str, Any]
GAP = "gap"
Asked = Callable[[str], Gives]
NONE = json.dumps({"kind": "none", "said": "none"}, sort_keys=True)
YES, NO = (
    json.dumps({"kind": "yes or no", "said": said, "value": said == "yes"}, sort_keys=True)
    for said in ("yes", "no")
)


def name_of(answer: Any) -> str:
    return GAP if answer["kind"] == "gap" else json.dumps(answer, sort_keys=True)


def lies(at: list[Any], other: list[Any]) -> bool:
    return at[: len(other)] == other


class Oracle(Space):
    """The laws of a certificate in Z3, and the questions that it has to answer."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.kinds = {each["name"]: each for each in data["outcomes"]}
        self.told: dict[tuple[int, Asked], Any] = {}
        self.solver = z3.Solver()
        self.solver.add(*self.possible())
        self.laws = [self._law(each) for each in data["laws"]]

    def can_be(self, *so: Any) -> bool:
        """Whether there is a case in which all this is so."""
        self.solver.push()
        self.solver.add(*so)
        found = self.solver.check()
        self.solver.pop()
        assert found in (z3.sat, z3.unsat), "Z3 does not know"
        return bool(found == z3.sat)

    def _law(self, law: Any) -> Asked:
        """What a law answers: for each text, where it is the one that a case has."""
        where = {frozenset(law["start"]): z3.BoolVal(True)}
        for each in law["reach"]:
            steps, met = frozenset(each["steps"]), self.met(each["where"])
            if each["kind"] == "application":
                met = z3.Not(met)
            then: dict[frozenset[str], Any] = {}
            for without, so in where.items():
                to = (
                    without - steps if each["kind"] == "transitional provision" else without | steps
                )
                then[to] = z3.Or(then.get(to, False), z3.And(so, met))
                then[without] = z3.Or(then.get(without, False), z3.And(so, z3.Not(met)))
            where = then
        texts = {frozenset(text["without"]): self._text(text) for text in law["texts"]}
        assert not self.can_be(*(z3.Not(so) for at, so in where.items() if at in texts))

        @cache
        def asked(outcome: str) -> Gives:
            found: Gives = {}
            for at, text in texts.items():
                for name, so in text(outcome).items():
                    here = z3.And(where.get(at, False), so)
                    found[name] = z3.Or(found.get(name, False), here)
            return found

        return asked

    def _text(self, text: Any) -> Asked:
        rules = [self.data["rules"][at] for at in text["rules"]]
        readings = [self.data["readings"][at] for at in text["readings"]]

        @cache
        def asked(outcome: str) -> Gives:
            own = [rule for rule in rules if rule["outcome"] == outcome]
            return self._answers(outcome, own, readings, asked)

        return asked

    def _answers(self, outcome: str, rules: list[Any], readings: list[Any], asked: Asked) -> Gives:
        where = [self.so(rule["where"], asked) for rule in rules]
        rows = [[self.so(row["when"], asked) for row in rule["rows"]] for rule in rules]
        every = range(len(rules))

        def some(at: int, of: list[Any], *words: str) -> Any:
            """That a rule is met which goes before another, by these words of priority."""
            return z3.Or(*(of[by] for by in every if by != at and self._over(rules, by, at, words)))

        speaks = [z3.And(where[at], z3.Not(some(at, where, "in_place_of"))) for at in every]
        answers = [z3.And(speaks[at], z3.Or(*rows[at])) for at in every]
        stands = [
            z3.And(answers[at], z3.Not(some(at, answers, "despite", "subject_to"))) for at in every
        ]
        stands = [z3.Or(stands[at], z3.And(answers[at], z3.Not(z3.Or(*stands)))) for at in every]
        found: dict[str, list[Any]] = {}
        for at, rule in enumerate(rules):
            for number_of, row in enumerate(rule["rows"]):
                earlier = rows[at][:number_of] if rule["read"].startswith("the first") else []
                here = z3.And(stands[at], rows[at][number_of], z3.Not(z3.Or(*earlier)))
                self._read(rule, row, here, readings, asked, found)
        undertaken = z3.Or(*(speaks[at] for at in every if rules[at]["undertakes"]))
        silent = z3.Not(z3.Or(*answers))
        found.setdefault(GAP, []).append(z3.And(silent, undertaken))
        none = NO if self.kinds[outcome]["kind"] == "yes or no" else NONE
        found.setdefault(none, []).append(z3.And(silent, z3.Not(undertaken)))
        return {name: z3.Or(*each) for name, each in found.items()}

    def _over(self, rules: list[Any], by: int, at: int, words: tuple[str, ...]) -> bool:
        """Whether a rule goes before another: it says so, or the other gives way."""
        one, other = rules[by], rules[at]
        return any(
            lies(one["provision"], each) if word == "subject_to" else lies(other["provision"], each)
            for word in words
            for each in (other if word == "subject_to" else one)[word]
        )

    def _read(
        self,
        rule: Any,
        row: Any,
        here: Any,
        readings: list[Any],
        asked: Asked,
        found: dict[str, list[Any]],
    ) -> None:
        """Put down where an answer of a row is given, as it is and as it is read."""
        otherwise = []
        for each in readings:
            if not any(lies(one["provision"], each["target"]) for one in (rule, row)):
                continue
            for pair in each["reads"]:
                if pair["answer"] == row["answer"] != pair["read_as"]:
                    so = self.so(each["where"], asked)
                    otherwise.append(so)
                    found.setdefault(name_of(pair["read_as"]), []).append(z3.And(here, so))
        plain = z3.And(here, z3.Not(z3.Or(*otherwise)))
        found.setdefault(name_of(row["answer"]), []).append(plain)

    def so(self, at: int, asked: Asked) -> Any:
        """A condition that may ask what the law answers."""
        if (at, asked) not in self.told:
            self.told[at, asked] = self._so(at, asked)
        return self.told[at, asked]

    def _so(self, at: int, asked: Asked) -> Any:
        said = self.data["conditions"][at]
        if "outcome" in said:
            gives = asked(said["outcome"])
            return z3.Or(*(self.given(gives, answer) for answer in said["is"]))
        if "whatever" in said:
            return self._whatever(self.so(said["so"], asked), said["whatever"])
        if "fact" in said:
            return self.met(at)
        if "not" in said:
            return z3.Not(self.so(said["not"], asked))
        if "so" in said:
            return self.so(said["so"], asked)
        parts = [self.so(each, asked) for each in said.get("all", said.get("any"))]
        return z3.And(*parts) if "all" in said else z3.Or(*parts)

    def _whatever(self, part: Any, fact: str) -> Any:
        group = [fact]
        for name in [*self.facts] * len(self.facts):
            where = self.facts[name]["known_where"]
            if name not in group and where is not None and self._named(where) & {*group}:
                group.append(name)
        cannot = [self.met(at) for at in self.data["impossible"]]
        return self._each(z3.Or(*cannot, part), group)

    def _each(self, so: Any, group: list[str]) -> Any:
        """That something is so for each value of some facts, those that hang on others last."""
        so = z3.simplify(so)
        for at, name in enumerate(group):
            value, values = self.vars[name], self.values(name)
            if not z3.substitute(so, (value, values[0])).eq(so):
                with_each = (z3.substitute(so, (value, to)) for to in values)
                return z3.And(*(self._each(each, group[at + 1 :]) for each in with_each))
        return so

    def _named(self, at: int) -> set[str]:
        said = self.data["conditions"][at]
        parts = [*said.get("all", ()), *said.get("any", ())]
        parts += [said[word] for word in ("not", "so") if word in said]
        return {said["fact"]} if "fact" in said else set().union(*map(self._named, parts))

    def given(self, gives: Gives, answer: Any) -> Any:
        """That an answer is given, and no other; of a conflict, that just its answers are."""
        wanted = {name_of(each) for each in answer.get("answers", [answer])}
        given = [gives.get(name, z3.BoolVal(False)) for name in sorted(wanted)]
        return z3.And(*given, *(z3.Not(so) for name, so in gives.items() if name not in wanted))


class Judge(Oracle):
    """What would make a certificate wrong."""

    def faults(self) -> Iterator[str]:
        """Yield what is wrong."""
        for number_of, each in enumerate(self.data["differences"]):
            yield from (f"difference {number_of}: {fault}" for fault in self._difference(each))
        for each in self.data["claims"]:
            if each["claim"] is not None and not self._claim(each):
                yield f"{each['said']} is not {each['verdict']}"

    def _difference(self, of: Any) -> Iterator[str]:
        before, after = self.laws[of["before"]], self.laws[of["after"]]
        for name in of["outcomes"]:
            was, now = before(name), after(name)
            alike = self.alike(was, now)
            changes = [each for each in of["changes"] if each["outcome"] == name]
            wheres = [
                z3.And(*(self.is_so(*pair) for pair in each["where"].items())) for each in changes
            ]
            if self.can_be(z3.Not(alike), z3.Not(z3.Or(*wheres))):
                yield f"{name} changes elsewhere"
            for one, other in combinations(wheres, 2):
                if self.can_be(one, other):
                    yield f"two changes of {name} meet"
            for change, where in zip(changes, wheres, strict=True):
                told = z3.And(self.given(was, change["before"]), self.given(now, change["after"]))
                if self.can_be(where, z3.Or(alike, z3.Not(told))):
                    yield f"a change of {name} is not as it is told"
                if not self.shown(change["witness"] or {}, where):
                    yield f"the case of a change of {name}"

    def shown(self, case: Any, so: Any) -> bool:
        """Whether a case can be, and something is so whatever else is so of it."""
        given = [self.is_value(*pair) for pair in case.items()]
        return self.can_be(*given, so) and not (case and self.can_be(*given, z3.Not(so)))

    def alike(self, was: Gives, now: Gives) -> Any:
        """That two laws answer alike: the same, or lengths that come to the same."""
        false = z3.BoolVal(False)
        same = [was.get(name, false) == now.get(name, false) for name in {*was, *now}]
        return z3.Or(z3.And(*same), self._pairs(was, now, lambda one, other: one == other))

    def _pairs(self, was: Gives, now: Gives, so: Callable[[Any, Any], Any]) -> Any:
        """That each law gives one answer, and their amounts are so."""
        found = []
        for one, other in product(was, now):
            amounts = self.amount(one), self.amount(other)
            if None not in amounts and one != other:
                given = self.given(was, of_name(one)), self.given(now, of_name(other))
                found.append(z3.And(*given, self._measured(one, other), so(*amounts)))
        return z3.Or(*found)

    def _measured(self, *names: str) -> Any:
        """That what a case gives as a length is there."""
        given = (of_name(name).get("fact") for name in names)
        return z3.And(*(self.exists(fact) for fact in given if fact))

    def amount(self, name: str) -> Any:
        """How much an answer is, where answers can be more and less."""
        answer = of_name(name)
        match answer["kind"]:
            case "length":
                unit = "months" if "months" in answer else "days"
                return z3.RealVal(number("a duration", f"{answer[unit]} {unit}"))
            case "fact":
                return self.vars[answer["fact"]]
            case "half of a fact":
                return self.vars[answer["fact"]] / 2
            case "none":
                return z3.RealVal(-1)
            case "indefinite":
                return z3.RealVal(10**15)
            case _:
                return None

    def _claim(self, of: Any) -> bool:
        """Whether what came of a claim is so."""
        claim, before, after = of["claim"], self.laws[of["before"]], self.laws[of["after"]]
        where = self.so(claim["where"], after)
        if of["verdict"] == "speaks of no case" or not self.can_be(where):
            return of["verdict"] == "speaks of no case" and not self.can_be(where)
        if of["verdict"] == "proved":
            return not any(
                self.can_be(where, z3.Not(self._fine(claim, before(name), after(name))))
                for name in claim["outcomes"]
            )
        case, name = of["case"], of["case"]["outcome"]
        was, now = before(name), after(name)
        told = self.given(was, case["before"]), self.given(now, case["after"])
        return self.shown(
            case["witness"], z3.And(where, *told, z3.Not(self._fine(claim, was, now)))
        )

    def _fine(self, claim: Any, was: Gives, now: Gives) -> Any:
        """That a claim is so."""
        alike = self.alike(was, now)
        match claim["kind"]:
            case "is so":
                return self.alike({name_of(claim["answer"]): z3.BoolVal(True)}, now)
            case "in no more cases" | "in no fewer cases":
                newly = YES if claim["kind"] == "in no more cases" else NO
                rest = {YES: NO, NO: YES}[newly]
                return z3.Or(alike, self.given(was, of_name(newly)), self.given(now, of_name(rest)))
            case "is never longer":
                return z3.Or(alike, self._pairs(was, now, lambda one, other: other <= one))
            case "is never shorter":
                return z3.Or(alike, self._pairs(was, now, lambda one, other: other >= one))
            case "nobody is affected" | "is unchanged":
                return alike
            case kind:
                raise NotImplementedError(kind)


def of_name(name: str) -> Any:
    return {"kind": "gap"} if name == GAP else json.loads(name)


def faults(certificate: Any) -> list[str]:
    """What Z3 finds wrong with a certificate."""
    return list(Judge(certificate).faults())

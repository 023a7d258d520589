"""What the laws of a certificate answer, worked out anew from their rules."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.certificates.cases import FALSE, TRUE, Cases, Gives
from tests.certificates.measures import key, need

NONE, GAP = key({"kind": "none", "said": "none"}), key({"kind": "gap"})
YES, NO = (key({"kind": "yes or no", "said": s, "value": s == "yes"}) for s in ("yes", "no"))


class Laws(Cases):
    """Where the laws of a certificate give which answers."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self.laws = [self.law(each) for each in data["laws"]]

    def law(self, law: Any) -> Any:
        """What a law gives: of the text that each case has, by which instructions reach it."""
        states = {frozenset(law["start"]): TRUE}
        for each in law["reach"]:
            where, steps = self.met(each["where"]), frozenset(each["steps"])
            taken = self.deny(where) if each["kind"] == "application" else where
            adds = each["kind"] == "transitional provision"
            after = dict[frozenset[str], int]()
            for without, so in states.items():
                then = without - steps if adds else without | steps
                for state, met in ((then, taken), (without, self.deny(taken))):
                    after[state] = self.either(after.get(state, FALSE), self.both(so, met))
            states = after
        texts = {frozenset(text["without"]): self.text(text) for text in law["texts"]}
        for without, so in states.items():
            need(without in texts or self.search(so, {}) is None, "Some cases have no text.")

        @cache
        def gives(outcome: str) -> Gives:
            found: Gives = {}
            for without, text in texts.items():
                for answer, so in text(outcome).items():
                    here = self.both(states.get(without, FALSE), so)
                    found[answer] = self.either(found.get(answer, FALSE), here)
            return found

        return gives

    def text(self, text: Any) -> Any:
        rules = [self.data["rules"][at] for at in text["rules"]]
        readings = [self.data["readings"][at] for at in text["readings"]]

        @cache
        def gives(outcome: str) -> Gives:
            own = [rule for rule in rules if rule["outcome"] == outcome]
            yes_no = self.outcomes[outcome]["kind"] == "yes or no"
            return self.given(own, readings, NO if yes_no else NONE, gives)

        return gives

    def given(self, rules: list[Any], readings: list[Any], default: str, gives: Any) -> Gives:
        """Where some rules give which answers to their outcome."""
        where = [self.met(rule["where"], gives) for rule in rules]
        apart = [[self.inside(rule, other, "in_place_of") for other in rules] for rule in rules]
        speaks = [
            self.both(
                so, *(self.deny(other) for other, over in zip(where, row, strict=True) if over)
            )
            for so, row in zip(where, apart, strict=True)
        ]
        rows = [[*self.rows(rule, gives)] for rule in rules]
        met = [self.either(*(so for so, _ in each)) for each in rows]
        answers = [self.both(*each) for each in zip(speaks, met, strict=True)]
        stays = []
        for so, rule in zip(answers, rules, strict=True):
            over = [
                answer
                for answer, other in zip(answers, rules, strict=True)
                if self.inside(rule, other, "despite") or self.inside(other, rule, "subject_to")
            ]
            stays.append(self.both(so, *map(self.deny, over)))
        circle = self.deny(self.either(*stays))
        found: Gives = {}
        for rule, stay, answer, each in zip(rules, stays, answers, rows, strict=True):
            last = self.either(stay, self.both(circle, answer))
            for so, row in each:
                for read, given in self.read(rule, row, readings, gives):
                    here = self.both(last, so, read)
                    found[key(given)] = self.either(found.get(key(given), FALSE), here)
        silent = self.deny(self.either(*answers))
        undertaken = [so for so, rule in zip(speaks, rules, strict=True) if rule["undertakes"]]
        found[GAP] = self.both(silent, self.either(*undertaken))
        rest = self.both(silent, self.deny(found[GAP]))
        found[default] = self.either(found.get(default, FALSE), rest)
        return found

    def inside(self, rule: Any, other: Any, word: str) -> bool:
        """Whether another rule names this one, or what it lies in, after a word of priority."""
        lies = (rule["provision"][: len(at)] == at for at in other[word])
        return rule is not other and any(lies)

    def rows(self, rule: Any, gives: Any) -> Iterator[tuple[int, Any]]:
        """Each row of a rule with where it answers."""
        rest = self.met(rule["where"], gives)
        for row in rule["rows"]:
            met = self.met(row["when"], gives)
            yield self.both(rest, met), row
            if rule["read"] == "the first row that applies":
                rest = self.both(rest, self.deny(met))

    def read(self, rule: Any, row: Any, readings: Any, gives: Any) -> Iterator[tuple[int, Any]]:
        """Each answer of a row, as it is or as it is read, with where it is given so."""
        plain = TRUE
        for each in readings:
            reads = {key(one["answer"]): one["read_as"] for one in each["reads"]}
            given, target = reads.get(key(row["answer"]), row["answer"]), each["target"]
            reached = any(one["provision"][: len(target)] == target for one in (rule, row))
            if reached and given != row["answer"]:
                where = self.met(each["where"], gives)
                plain = self.both(plain, self.deny(where))
                yield where, given
        yield plain, row["answer"]

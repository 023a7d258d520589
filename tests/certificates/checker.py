"""Check a certificate: `python -m tests.certificates.checker CERTIFICATE.json`.

It says what the certificate proves, or what is wrong with it. Neither this nor what it stands on
knows anything of Keeling: all of it is in this folder, and needs only Python.
"""

import json
import sys
from datetime import date
from itertools import combinations, product
from pathlib import Path
from typing import Any

from tests.certificates.cases import CHOSEN, FALSE, TRUE, Gives, own
from tests.certificates.laws import GAP, NO, YES, Laws
from tests.certificates.measures import (
    DATE,
    ENDLESS,
    LENGTH,
    WrongError,
    after,
    at_place,
    key,
    long,
    longer,
    need,
)

RANKS = {"none": 0, "length": 1, "fact": 1, "half of a fact": 1, "point": 1, "choice": 1}
RANKS |= {"indefinite": 2}
AFFECTED = ("nobody is affected", "is unchanged", "is so", "is the same for")
NOT_MORE = ("is never longer", "is never higher")
NOT_LESS = ("is never shorter", "is never lower")
NEWLY = {"in no more cases": YES, "in no fewer cases": NO}
MEASURED = {"length", "fact", "half of a fact"}


class Checker(Laws):
    """Whether what a certificate says is so."""

    def beside(self, was: Any, now: Any, steps: list[str]) -> tuple[int, int, int]:
        """Where the second of two answers is more, where they are one, and where it is less."""
        kinds, ranks = {was["kind"], now["kind"]}, [RANKS.get(each["kind"]) for each in (was, now)]
        differs = self.order[self.along] if self.along >= 0 else ""
        if differs and was.get("fact") == now.get("fact") == differs:
            return int((was["kind"], now["kind"]) != ("fact", "half of a fact")), FALSE, FALSE
        if key(was) == key(now):
            return FALSE, TRUE, FALSE
        if kinds == {"yes or no"}:
            ranks = [each["value"] for each in (was, now)]
        if None not in ranks and ranks[0] != ranks[1]:
            return int(ranks[0] < ranks[1]), FALSE, int(ranks[0] > ranks[1])  # type: ignore[operator]
        if kinds == {"length"}:
            return longer(now, was), FALSE, longer(was, now)
        if kinds == {"fact", "half of a fact"} and was["fact"] == now["fact"]:
            return int(now["kind"] == "fact"), FALSE, int(was["kind"] == "fact")
        if kinds == {"point"}:
            places = [steps.index(each["step"]) for each in (was, now)]
            if places[0] != places[1]:
                return int(places[0] < places[1]), FALSE, int(places[0] > places[1])
            if was["length"] and now["length"]:
                return (
                    longer(now["length"], was["length"]),
                    FALSE,
                    longer(was["length"], now["length"]),
                )
        if "length" in kinds and kinds <= MEASURED:
            fact, other = (was, now) if now["kind"] == "length" else (now, was)
            said = long(other, 1 if fact["kind"] == "fact" else 2)
            lies = self.second if fact is now else int
            over, at, under = (
                lies(self.test(fact["fact"], stretch))
                for stretch in (
                    {"more_than": said},
                    {"at_least": said, "at_most": said},
                    {"under": said},
                )
            )
            return (under, at, over) if fact is was else (over, at, under)
        return FALSE, FALSE, FALSE

    def judged(self, kind: str, was: Gives, now: Gives, steps: list[str]) -> tuple[int, int]:
        """Where it is so, and where it is surely not, what a claim says of two laws."""
        fine, wrong, unsaid, newly = FALSE, FALSE, FALSE, NEWLY.get(kind)
        if self.along < 0:
            fine = self.equal(was, now)
        else:  # Of two cases a gap or a conflict tells nothing, even where both have it.
            was, now = self.plainly(was), self.plainly(now)
            unsaid = self.deny(self.both(*(self.either(*each.values()) for each in (was, now))))
        if newly:
            other_than = (json.loads(each) for each in now if each not in (newly, GAP))
            plain = (self.exactly(now, answer) for answer in other_than)
            fine = self.either(fine, self.exactly(was, json.loads(newly)), *plain)
        for one, other in product(was, now):
            before, after = json.loads(one), json.loads(other)
            here = self.both(self.exactly(was, before), self.exactly(now, after))
            more, good, less = self.beside(before, after, steps) if here else (FALSE, FALSE, FALSE)
            bad = more if kind in NOT_MORE else less if kind in NOT_LESS else FALSE
            if kind in (*NOT_MORE, *NOT_LESS):
                good = self.either(good, more if kind in NOT_LESS else less)
            elif newly:
                bad = int(other == newly != one != GAP)
            elif {before["kind"], after["kind"]} <= MEASURED:
                told = self.either(more, good, less)
                unsaid = self.either(unsaid, self.both(here, self.deny(told)))
            fine = self.either(fine, self.both(here, good))
            wrong = self.either(wrong, self.both(here, bad))
        return fine, self.deny(self.either(fine, unsaid)) if kind in AFFECTED else wrong

    def plainly(self, gives: Gives) -> Gives:
        plain = {answer: json.loads(answer) for answer in gives if answer != GAP}
        return {answer: self.exactly(gives, said) for answer, said in plain.items()}

    def equal(self, was: Gives, now: Gives) -> int:
        """Where two laws give the very same answers."""
        pairs = [(was.get(each, FALSE), now.get(each, FALSE)) for each in {*was, *now}]
        unlike = [self.both(one, self.deny(other)) for one, other in pairs]
        unlike += [self.both(self.deny(one), other) for one, other in pairs]
        return self.deny(self.either(*unlike))

    def shows(self, case: Any, so: int, what: str) -> None:
        """See that a case can be, and that something is so in it whatever else is."""
        given = {name: self.value(name, value) for name, value in case.items()}
        self.stands(self.both(*map(self.exists, given)), given, so, what)

    def show(self, one: Any, other: Any, so: int, what: str) -> None:
        """See that two cases can be, that they differ in one fact, and that something is so."""
        name = self.order[self.along]
        kind, values = self.facts[name]["kind"], (one[name], other[name])
        need(
            all(one[each] == other[each] for each in one if each != name and each in other)
            and (kind in CHOSEN or after(kind, *values)),
            f"{what}: the cases are not as it says.",
        )
        given = {each: self.value(each, value) for each, value in {**other, **one}.items()}
        given[own(name)] = self.value(own(name), other[name])
        there = (*map(self.exists, one), *(self.second(self.exists(each)) for each in other))
        self.stands(self.both(self.second(self.possible), *there), given, so, what)

    def stands(self, there: int, given: Any, so: int, what: str) -> None:
        need(self.search(there, given) is not None, f"{what}: the case cannot be.")
        other = self.search(self.both(there, self.deny(so)), given)
        need(other is None, f"{what}: the case is not as it says.")

    def difference(self, of: Any) -> str:
        """See that two laws differ just where it is said, and as it is said."""
        before, after = self.laws[of["before"]], self.laws[of["after"]]
        wheres: dict[str, list[int]] = {name: [] for name in of["outcomes"]}
        for number, change in enumerate(of["changes"], 1):
            name, said = change["outcome"], f"Change {number}"
            need(name in wheres, f"{said} is of an outcome that is not compared.")
            where = self.both(*(self.test(*each) for each in change["where"].items()))
            was = self.exactly(before(name), change["before"])
            now = self.exactly(after(name), change["after"])
            self.never(
                self.both(where, self.deny(self.both(was, now))), f"{said} is not as it says"
            )
            self.never(self.both(where, self.alike(before, after, name)), f"{said} is none")
            if change["witness"] is None:
                need(self.search(where, {}) is not None, f"{said} is of no case.")
            else:
                self.shows(change["witness"], where, said)
            wheres[name].append(where)
        for name, each in wheres.items():
            for pair in combinations(each, 2):
                self.never(self.both(*pair), f"Two changes of “{name}” share a case")
            rest = self.both(*map(self.deny, each), self.deny(self.alike(before, after, name)))
            self.never(rest, f"“{name}” changes where no change is said")
        left = ", ".join(name for name in self.outcomes if name not in wheres)
        compared = (
            f"{counted(of['changes'], 'change')}, and no other, of {counted(wheres, 'outcome')}"
        )
        return f"{compared}{f' (not compared: {left})' if left else ''}: {self.named(of)}."

    def alike(self, before: Any, after: Any, name: str) -> int:
        return self.judged(AFFECTED[0], before(name), after(name), [])[0]

    def never(self, so: int, wrong: str) -> None:
        case = self.search(so, {})
        need(case is None, f"{wrong}: {self.told(case or {})}.")

    def told(self, case: Any) -> str:
        """A case in words: of a measure, where what is left of it begins."""
        said = []
        for name, (at, low, _) in case.items():
            fact, begin = self.facts[name], "anything" if low == -ENDLESS else f"from {low}"
            if fact["kind"] in CHOSEN:
                begin = fact["choices"][at]
            elif low > -ENDLESS and fact["kind"] in (DATE, LENGTH):
                day = fact["kind"] == DATE
                begin = f"from {date.fromordinal(int(low)) if day else at_place(low)}"
            said.append(f"{name}: {begin}")
        return "; ".join(said) or "in every case"

    def claim(self, of: Any) -> str:
        """See that a claim is proved, or refuted by its case, or speaks of no case."""
        claim, said = of["claim"], f"“{of['said']}”"
        if claim is None:
            return f"Not checked ({of['verdict']}){self.whose(of)}: {said}."
        known = {*AFFECTED, *NOT_MORE, *NOT_LESS, *NEWLY}
        need(claim["kind"] in known, f"{said} is of a kind that is not known.")
        before, after = self.laws[of["before"]], self.laws[of["after"]]
        where, self.along = self.met(claim["where"], after), -1
        if claim["along"] is not None:
            need(of["before"] == of["after"], f"{said} is of two cases, and not of two laws.")
            where = self.both(self.two(claim), where, self.second(where))
        spoken = self.search(where, {}) is not None
        need(spoken is (of["verdict"] != "speaks of no case"), f"{said}: some case is so, or none.")
        judged = {name: self.held(claim, name, before, after) for name in claim["outcomes"]}
        if of["verdict"] == "proved":
            for fine, _ in judged.values():
                self.never(self.both(where, self.deny(fine)), f"{said} is not so")
        elif of["verdict"] == "refuted":
            case, name = of["case"], of["case"]["outcome"]
            was = self.exactly(before(name), case["before"])
            now = self.second(self.exactly(after(name), case["after"]))
            bad = self.both(where, was, now, judged[name][1])
            if self.along < 0:
                self.shows(case["witness"], bad, said)
            else:
                self.show(case["witness"], case["second"], bad, said)
        else:
            need(of["verdict"] == "speaks of no case", f"{said}: {of['verdict']} is no verdict.")
        return f"{of['verdict'].capitalize()}{self.whose(of)}: {said}."

    def held(self, claim: Any, name: str, before: Any, after: Any) -> tuple[int, int]:
        was = before(name)
        if claim["kind"] == "is so":
            was = {key(claim["answer"]): TRUE}
        steps = self.data["scales"].get(self.outcomes[name]["scale"], [])
        now = {answer: self.second(so) for answer, so in after(name).items()}
        return self.judged(claim["kind"], was, now, steps)

    def whose(self, of: Any) -> str:
        """Of which law a claim is, in words; nothing where it is of the only two there are."""
        if of["before"] == of["after"]:
            return f", of {self.data['laws'][of['after']]['said']}"
        return f", of {self.named(of)}" if len(self.laws) > 2 else ""

    def named(self, of: Any) -> str:
        return ", against ".join(
            self.data["laws"][of[each]]["said"] for each in ("after", "before")
        )

    def readings(self, law: str) -> list[Any]:
        """How a law reads lengths; where it compares none so, that comes to nothing."""
        every = self.data["laws"][law]["interpretations"]
        return [{name: each[name] for name in each if name != "facts"} for each in every]

    def findings(self) -> list[str]:
        for of in (*self.data["differences"], *self.data["claims"]):
            one, other = (self.readings(of[each]) for each in ("before", "after"))
            need(one == other, "The laws read lengths differently.")
        found = [self.difference(each) for each in self.data["differences"]]
        return found + [self.claim(each) for each in self.data["claims"]]


def counted(each: Any, what: str) -> str:
    return f"{len(each)} {what}" if len(each) == 1 else f"{len(each)} {what}s"


def check(certificate: Any) -> list[str]:
    """Say what a certificate proves; raises WrongError, with what is wrong with it."""
    try:
        return Checker(certificate).findings()
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError) as fault:
        raise WrongError(f"It has not the form of a certificate ({fault!r}).") from fault


def main(words: list[str]) -> str:
    """Say what is wrong with the certificate that is named, or nothing."""
    if len(words) != 1:
        return "Name one file: python -m tests.certificates.checker FILE"
    try:
        found = check(json.loads(Path(words[0]).read_text("utf-8")))
    except OSError as fault:
        return f"{words[0]} cannot be read: {fault.strerror}."
    except ValueError as fault:
        return f"Rejected. {words[0]} is cut short or not a certificate: {fault}."
    except WrongError as wrong:
        return f"Rejected. {wrong}"
    sys.stdout.write("".join(f"{line}\n" for line in found))
    return "" if found else "Rejected. It says nothing that could be checked."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) or 0)

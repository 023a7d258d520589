"""Measure how long it takes to tell exactly where two laws differ, against two other ways.

Z3 is asked for each two answers that differ whether some case has the one before and the other
after, and for such a case: Keeling is timed at that, `told`, and at listing all such cases in few
regions, `listed`, of which Z3 is asked nothing. Brute force asks both laws about one case of each
cell into which all figures cut the facts. All begin with the two laws as read. First made-up laws
with more and more facts, whose rows ask three each at random; then the proposals for the real law;
then law of 10,000 provisions of which a tenth is amended.

Run it with `make bench`. Ratios are of processor seconds spent on one pair of laws right after one
another, and their median is told.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, product
from math import prod
from operator import truediv
from pathlib import Path
from time import process_time
from typing import Any, ParamSpec

from keeling.backends.json.certificate import Certified, Differing, Findings
from keeling.cli import folder
from keeling.model.answers import Lasting
from keeling.model.conditions import AllOf, AnyOf, Condition, Limb, Test, Within, walk
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Row, Rule
from keeling.model.vocabulary import Fact, FactKind, Outcome, OutcomeKind, Vocabulary
from keeling.partition import BudgetExceeded, Space, overlay, partition_law
from keeling.partition.nodes import Node, reach
from keeling.questions.difference import difference

from tests.benchmarks.grown import write
from tests.certificates.found import PROPOSALS, found, written
from tests.certificates.z3_oracle import Oracle, of_name
from tests.partition.oracle import Asking, Case

P = ParamSpec("P")

FACTS = (5, 8, 10)
#: How many pairs of laws are made for each number of facts.
PAIRS = 9
#: How often Z3 is to be slower, at that many facts.
AIM = (8, 20.0)
#: Brute force goes through so many cells; where there are more, the rest is reckoned from these.
CELLS = 3_000
HIGHEST = 40
HEAD = f"{'told, ms':>9} {'listed, ms':>22} {'Z3: x told':>12}"
PERIOD = Outcome("the period", OutcomeKind.DURATION)
AT = ProvisionId("Kites Act 2020", ("section", "1"))

#: A provision of the large law, of those that are amended, and seconds to tell the difference.
LARGE, EVERY, LARGE_AIM = 10_000, 10, 1.0


@dataclass(frozen=True)
class Pair:
    """Two laws of one vocabulary, and what a certificate of their difference says."""

    before: Law
    after: Law
    certificate: Any


def pair(facts: int, chosen: random.Random) -> Pair:
    """Make a provision whose rows each ask three of so many facts, and one figure amended."""
    names = [f"measure {at}" for at in range(facts)]
    declared = {name: Fact(name, FactKind.NUMBER, least=(0, 0)) for name in names}
    vocabulary = Vocabulary(declared, {PERIOD.name: PERIOD})
    rows = [
        Row(AT.at_row(at + 1), AllOf(tuple(_tests(names, chosen))), Lasting(Duration(at + 1)))
        for at in range(facts)
    ]
    amended = list(rows)
    at = chosen.randrange(facts)
    amended[at] = replace(rows[at], when=moved(rows[at].when))
    before, after = (
        Law(vocabulary, rules=(Rule(AT, PERIOD.name, tuple(each)),)) for each in (rows, amended)
    )
    texts = (("before", before), ("after", after))
    certified = tuple(Certified(title, (), {frozenset(): law}) for title, law in texts)
    findings = Findings(vocabulary, certified, (Differing(0, 1, (PERIOD.name,), ()),))
    return Pair(before, after, written(findings))


def _tests(names: Sequence[str], chosen: random.Random) -> Iterator[Test]:
    for name in chosen.sample(names, 3):
        cut = (chosen.randrange(5, HIGHEST), 0)
        yield Test(name, Within(cut) if chosen.randrange(2) else Within(None, cut))


def moved(condition: Condition) -> Condition:
    """Return a condition with the first figure in it one higher."""
    match condition:
        case Test(_, Within(lower, upper)):
            ends = (end and (end[0] + 1, end[1]) for end in (lower, upper))
            return replace(condition, among=Within(*ends))
        case Limb(at, part):
            return Limb(at, moved(part))
        case AllOf((first, *rest)) | AnyOf((first, *rest)):
            return type(condition)((moved(first), *rest))
        case _:
            raise AssertionError(condition)


def spent(work: Callable[P, object], *given: P.args, **more: P.kwargs) -> float:
    """Return the processor seconds of a piece of work."""
    start = process_time()
    work(*given, **more)
    return process_time() - start


def told(before: Law, after: Law) -> int:
    """Return the number of pairs of answers that some case has before and after, and show one."""
    space, pairs = Space(before.vocabulary), 0
    one, other = (partition_law(law, space) for law in (before, after))
    for name in before.vocabulary.outcomes:
        both = overlay(space, one[name].answers, other[name].answers)
        shown: dict[Node, list[tuple[int, int]]] = {both: []}
        for node in reach(both):
            for at, child in enumerate(node.children):
                shown.setdefault(child, [*shown[node], (node.level, at)])
        differing = [node for node in shown if node.leaf and node.leaf[0] != node.leaf[1]]
        pairs += len(differing)
    return pairs


def listed(before: Law, after: Law) -> int:
    """Return the number of regions in which two laws differ; none if that is too much to list."""
    space = Space(before.vocabulary)
    one, other = (partition_law(law, space) for law in (before, after))
    try:
        return len(difference(before, one, other).changes)
    except BudgetExceeded:
        return 0


@dataclass
class Taken:
    """The seconds that each way takes, one pair of laws after another."""

    told: list[float] = field(default_factory=list)
    listed: list[float] = field(default_factory=list)
    z3: list[float] = field(default_factory=list)
    unlisted: int = 0

    def add(self, before: Law, after: Law, certificate: Any) -> None:
        """Measure one pair of laws."""
        self.told.append(spent(told, before, after))
        start = process_time()
        self.unlisted += not listed(before, after)
        self.listed.append(process_time() - start)
        self.z3.append(spent(by_z3, certificate))

    @property
    def ratio(self) -> float:
        """How often Z3 takes as long as telling."""
        return float(statistics.median(map(truediv, self.z3, self.told)))

    def __str__(self) -> str:
        beside = f" ({self.unlisted} too many)" if self.unlisted else ""
        listed = f"{1000 * statistics.median(self.listed):.1f}{beside}"
        return f"{1000 * statistics.median(self.told):9.1f} {listed:>22} {self.ratio:12.1f}"


def by_z3(data: Any) -> int:
    """Return the number of pairs of answers that some case has before and after."""
    oracle, met = Oracle(data), 0
    for of in data["differences"]:
        before, after = oracle.laws[of["before"]], oracle.laws[of["after"]]
        for outcome in of["outcomes"]:
            was, now = before(outcome), after(outcome)
            for one, other in product(was, now):
                if one != other:
                    given = oracle.given(was, of_name(one)), oracle.given(now, of_name(other))
                    met += _shown(oracle, given)
    return met


def _shown(oracle: Oracle, so: Sequence[Any]) -> bool:
    oracle.solver.push()
    oracle.solver.add(*so)
    shown = str(oracle.solver.check()) == "sat" and oracle.solver.model() is not None
    oracle.solver.pop()
    return shown


def by_cells(one: Pair) -> tuple[int, float]:
    """Return the number of cells, and the seconds to ask both laws about a case of each."""
    values = [sorted(_shown_by(one, fact)) for fact in one.before.vocabulary.facts]
    cells = prod(map(len, values))
    asked = min(cells, CELLS)

    def ask() -> None:
        for chosen in islice(product(*values), asked):
            case: Case = dict(zip(one.before.vocabulary.facts, chosen, strict=True))
            _ = [Asking(law)(case)[PERIOD.name].answer for law in (one.before, one.after)]

    return cells, spent(ask) * cells / asked


def _shown_by(one: Pair, fact: str) -> set[int]:
    """Return a value of each stretch between the figures with which a fact is compared."""
    tests = [
        part
        for law in (one.before, one.after)
        for row in law.rules[0].rows
        for part in walk(row.when)
        if isinstance(part, Test) and part.fact == fact
    ]
    within = [each.among for each in tests if isinstance(each.among, Within)]
    return {0, *(int(end[0]) for each in within for end in (each.lower, each.upper) if end)}


def with_more_facts() -> int:
    """Measure made-up laws; 1 if the aim is missed."""
    print(f"\n{'difference, facts':24} {HEAD} {'brute force: x told':>20} {'aim':>6}")
    missed = 0
    for facts in FACTS:
        chosen, taken, cells = random.Random(facts), Taken(), []
        for _ in range(PAIRS):
            one = pair(facts, chosen)
            taken.add(one.before, one.after, one.certificate)
            number, seconds = by_cells(one)
            cells.append(seconds / taken.told[-1])
        about = "~" if number > CELLS else ""
        brute = f"{about}{statistics.median(cells):,.0f}"
        aim = f"> {AIM[1]:g}" if facts == AIM[0] else ""
        print(f"{facts:<24} {taken} {brute:>20} {aim:>6}")
        missed += facts == AIM[0] and taken.ratio < AIM[1]
    return int(missed > 0)


def of_proposals() -> None:
    """Measure the proposals for the real law."""
    print(f"\n{'difference, real law':66} {HEAD}")
    for name in PROPOSALS:
        findings, taken = found(name), Taken()
        laws = [next(iter(each.texts.values())) for each in findings.laws[:2]]
        for _ in range(3):
            taken.add(laws[0], laws[1], written(findings))
        print(f"{name:66} {taken}")


def of_large_law() -> int:
    """Measure law of which a tenth is amended; 1 if the aim is missed."""
    with tempfile.TemporaryDirectory() as base:
        write(Path(base, "law"), LARGE)
        corpus = folder.corpus(folder.law_files(Path(base, "law")).value).value
    assert corpus is not None
    law = corpus.law
    amended = replace(law, rules=tuple(map(_amended, law.rules, range(len(law.rules)))))
    before = partition_law(law, corpus.space)
    space = corpus.space
    seconds = spent(lambda: difference(law, before, partition_law(amended, space)))
    print(f"\n{LARGE:,} provisions, one in {EVERY} amended: {seconds:.2f} s (aim {LARGE_AIM:g} s)")
    return int(seconds > LARGE_AIM)


def _amended(rule: Rule, place: int) -> Rule:
    if place % EVERY:
        return rule
    rows = tuple(replace(row, when=moved(row.when)) for row in rule.rows)
    return replace(rule, rows=rows)


def main() -> int:
    """Measure everything; 1 if an aim is missed."""
    missed = with_more_facts()
    of_proposals()
    return missed | of_large_law()


if __name__ == "__main__":
    sys.exit(main())

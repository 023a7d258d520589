"""Emitted modules, loaded; facts as they are given to them; and the real law."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from keeling.backends import Emission, emit
from keeling.cases.counting import Filled, Given, filled
from keeling.model.durations import Duration
from keeling.model.law import Law
from keeling.model.words import FactValue
from keeling.partition import Partition, Space, partition_law, unsettled
from keeling.pipeline import Edition, edition
from keeling.questions.decide import Decision, decide, unmet_notes
from keeling.report import decisions
from keeling.source import Span
from keeling.testing.folders import Folder

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
_numbers = count()


@cache
def legislation() -> Folder:
    return Folder(ROOT / "legislation", ROOT, DAY)


@cache
def real(*proposals: str, day: date = DAY) -> Edition:
    corpus = legislation().law.value
    assert corpus is not None
    made = edition(corpus, day, [corpus.law.proposals[name] for name in proposals])
    assert made.value is not None
    return made.value


def emission(law: Edition) -> Emission:
    names = tuple(proposal.name for proposal in law.proposals)
    return Emission(law.law, law.as_at, law.partitions, names, law.elsewhen, law.unencoded)


def partitioned(law: Law, space: Space | None = None) -> Emission:
    return Emission(law, DAY, partition_law(law, space or Space(law.vocabulary)))


def python(given: Emission) -> str:
    (artefact,) = emit("python", given)
    return artefact.text


def load(text: str) -> ModuleType:
    """Load a module under a name of its own (a dataclass looks its module up by name)."""
    module = ModuleType(f"emitted_{next(_numbers)}")
    sys.modules[module.__name__] = module
    exec(compile(text, "law.py", "exec"), module.__dict__)
    return module


def whole(law: Law, facts: Mapping[str, FactValue]) -> Filled:
    """Facts with the ages that follow from days, as a file of cases that gives them is read."""
    return filled(Given(facts, dict.fromkeys(facts, Span("", 1, 1))), law.vocabulary)


def expected(given: Emission, facts: Mapping[str, FactValue]) -> dict[str, Any]:
    """What the interpreter answers, as `keeling decide` gives it."""
    case = whole(given.law, facts)
    decided = decide(given.law, given.partitions, case.given.facts, case.counted)
    told = [_told(given, each) for each in decided]
    return by_citation(decisions.data(given.law, given.as_at, (), told, case.counted))


def resting_on_faults(given: Emission, facts: Mapping[str, FactValue]) -> list[str]:
    """The outcomes that turn on a gap or a conflict in this case.

    No module is made of such a law: `keeling emit` refuses it, and reports the fault.
    """
    case = whole(given.law, facts)
    return [
        name
        for name in given.law.vocabulary.outcomes
        if unsettled(given.law, given.partitions, name, case.given.facts)
    ]


def _told(given: Emission, decision: Decision) -> Decision:
    unmet, always = unmet_notes(given.law, decision), given.notes.get(decision.outcome, ())
    told = replace(decision, notes=(*decision.notes, *unmet, *always))
    if decision.outcome in given.unencoded:
        return replace(told, answer=None, possible=(), because=(), depends_on=())
    return told


def answered(module: ModuleType, facts: Mapping[str, FactValue]) -> dict[str, Any]:
    """What an emitted module answers."""
    return told(module, module.decide(module.facts_from(plain(facts))))


def told(module: ModuleType, decided: object) -> dict[str, Any]:
    """What an emitted module has decided, as JSON."""
    return by_citation({**module.to_json(decided), "with": []})


def by_citation(made: dict[str, Any]) -> dict[str, Any]:
    """Sort reasons: those that a law does not list have no order."""
    for outcome in made["outcomes"].values():
        outcome["because"].sort(key=json.dumps)
        outcome["notes"].sort()
    return made


def plain(facts: Mapping[str, FactValue]) -> dict[str, object]:
    """Facts as JSON has them."""
    said = {name: value.isoformat() for name, value in facts.items() if isinstance(value, date)}
    lengths = {name: str(each) for name, each in facts.items() if isinstance(each, Duration)}
    return {**facts, **said, **lengths}


def typed(module: ModuleType, facts: Mapping[str, FactValue]) -> Any:
    """Facts as somebody who imports the module gives them."""
    values: dict[str, object] = {}
    for name, value in facts.items():
        line = module._LINE[name]
        if isinstance(value, Duration):
            values[line.field] = module.Duration(value.months, value.days)
        else:
            values[line.field] = value == "yes" if line.kind == "yes or no" else value
    return module.Facts(**values)


def space_of(partitions: Mapping[str, Partition]) -> Space:
    return next(iter(partitions.values())).space

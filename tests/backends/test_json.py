"""The law as JSON: what it says is what the interpreter answers, and the schemas hold."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from keeling.backends import Emission, emit
from keeling.backends.json.answers import answer_data
from keeling.backends.json.law_schema import LAW
from keeling.backends.json.schemas import CHECK, DECIDE, DIFF, SCHEMAS
from keeling.cases.lengths import read_length
from keeling.model.answers import (
    DOES_NOT_ARISE,
    INDEFINITE,
    NO,
    Chosen,
    Conflict,
    Gap,
    HalfOf,
    Lasting,
    Point,
    Range,
    WholeOf,
)
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.vocabulary import FactKind
from keeling.model.words import FactValue
from keeling.partition import Space, leaves, partition_law, restrict
from keeling.pipeline import compare
from keeling.report import decisions, differences

from tests.backends.emitted import DAY, emission, legislation, real
from tests.backends.made import HOSTILE, dressed, some_facts
from tests.partition.generated import POOL, Maker, made

ACT = ProvisionId("Act", ("section", "1"))


def faults(schema: Mapping[str, object], value: object) -> list[str]:
    validator = Draft202012Validator(
        dict(schema), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return [f"{list(each.absolute_path)}: {each.message}" for each in validator.iter_errors(value)]


def document(given: Emission) -> Any:
    made = {str(artefact.path): artefact.text for artefact in emit("json", given)}
    for name, schema in SCHEMAS.items():
        assert json.loads(made[f"{name}.schema.json"]) == schema
    return json.loads(made["law.json"])


@cache
def real_document() -> Any:
    return document(emission(real()))


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(dict(SCHEMAS[name]))


def test_the_real_law_meets_the_schema_and_says_where_each_thing_comes_from() -> None:
    made = real_document()
    assert faults(LAW, made) == []
    assert (made["keeling"], made["as_at"], made["with"]) == (1, DAY.isoformat(), [])
    known = {provision["citation"]: provision for provision in made["provisions"]}
    limb = known["SOA 2003 Sch 3 para 18(b)(ii)(c)"]
    assert limb["identifier"].startswith("http://www.legislation.gov.uk/id/ukpga/2003/42/")
    assert limb["part_of"] == "SOA 2003 Sch 3 para 18(b)(ii)"
    assert limb["status"]["standing"] == "verified"
    told = {outcome["name"]: outcome["regions"] for outcome in made["outcomes"]}
    reasons = [each["because"] for regions in told.values() for each in regions]
    assert all(each in known for named in reasons for each in named or ())
    assert all(each["because"] is not None for each in told["the offence is listed"])


def test_what_decide_gives_meets_the_schema_whatever_is_missing() -> None:
    law = real()
    cases = [{}, *(case.facts for case in worked_cases())]
    made = [decisions.data(law.law, law.as_at, (), law.decide(facts)) for facts in cases]
    assert len(made) > 100
    assert faults(DECIDE, made) == []
    assert faults(DECIDE, made[0]) == []
    assert {outcome["value"] is None for one in made for outcome in one["outcomes"].values()} == {
        True,
        False,
    }


def test_what_diff_gives_meets_the_schema_for_every_proposal() -> None:
    corpus = legislation().law.value
    assert corpus is not None
    changed = 0
    for proposal in corpus.law.proposals.values():
        comparison = compare(corpus, DAY, [proposal]).value
        assert comparison is not None
        made = differences.data(comparison)
        assert faults(DIFF, made) == []
        changed += len(made["changes"])
    assert changed


def worked_cases() -> Iterator[Any]:
    folder = legislation()
    for path in sorted(folder.root.rglob("*.yaml")):
        yield from folder.cases(path).value


def spoilt(value: Any) -> Iterator[Any]:
    """Copies of some data, each with one thing wrong."""
    for path, at in places(value):
        for wrong in wrongs(at):
            copy = deepcopy(value)
            inner = copy
            for step in path[:-1]:
                inner = inner[step]
            if path:
                inner[path[-1]] = wrong
            yield copy if path else wrong


def wrongs(at: Any) -> Iterator[Any]:
    yield 0.5
    if isinstance(at, dict) and "o" not in at:
        yield from ({key: at[key] for key in at if key != left_out} for left_out in at)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    yield path, value
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for step, each in inner:
            yield from places(each, (*path, step))


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (
            DECIDE,
            {
                "keeling": 1,
                "as_at": "2026-11-22",
                "in": "Scotland",
                "with": ["a"],
                "outcomes": {
                    "o": {
                        "value": None,
                        "because": [{"provision": "s. 1", "identifier": ""}],
                        "notes": ["n"],
                        "possible": ["5 years", "none"],
                        "depends_on": ["f"],
                    }
                },
            },
        ),
        (
            DIFF,
            {
                "keeling": 1,
                "as_at": "2026-11-22",
                "since": "2026-11-21",
                "made": [{"provision": "s. 3", "day": "2026-11-22"}],
                "reach": [{"provision": "Saving in s. 1", "text": "Where it is so"}],
                "not_encoded": ["p"],
                "in": "Scotland",
                "encoded_in_part": ["o"],
                "with": [],
                "direction": "widens",
                "savings": [],
                "vehicle": [],
                "beyond": [],
                "changes": [
                    {
                        "outcome": "o",
                        "before": "no",
                        "after": "yes",
                        "when": {"o": ["a"]},
                        "witness": {"o": 12},
                        "because": {"before": ["s. 1"], "after": ["s. 1"]},
                        "rests_on": ["s. 1: not verified"],
                    }
                ],
                "later": ["2027-01-01"],
            },
        ),
        (
            CHECK,
            {
                "keeling": 1,
                "findings": [
                    {
                        "check": "gap",
                        "severity": "error",
                        "message": "m",
                        "shown": ["one of two cases"],
                        "advice": "",
                        "citation": "",
                        "path": "law/a.law",
                        "line": 1,
                        "column": 1,
                        "end_line": 2,
                        "end_column": 1,
                        "related": [
                            {
                                "path": "law/a.law",
                                "line": 1,
                                "column": 1,
                                "end_line": 2,
                                "end_column": 1,
                                "text": "t",
                            }
                        ],
                    }
                ],
            },
        ),
        (
            LAW,
            {
                "keeling": 1,
                "as_at": "2026-11-22",
                "with": [],
                "facts": [],
                "impossible": [],
                "scales": [
                    {
                        "name": "s",
                        "steps": [
                            {"name": "a", "by_length": True, "measured_by": "f", "where": "g is 1"}
                        ],
                        "leads_to": ["o"],
                    }
                ],
                "works": [],
                "provisions": [],
                "assumptions": [
                    {"name": "n", "provision": "s. 3", "where": None, "assumed": "f is at least 1"}
                ],
                "interpretations": [
                    {
                        "provision": "s. 2",
                        "length": "26 weeks",
                        "read_as": "6 months",
                        "facts": ["f"],
                    }
                ],
                "outcomes": [
                    {
                        "name": "o",
                        "kind": "a duration",
                        "choices": [],
                        "may_be_indefinite": True,
                        "beginning_with": None,
                        "scale": None,
                        "actor": None,
                        "course": None,
                        "encoded": True,
                        "notes": [],
                        "regions": [
                            {
                                "in_words": "in every case",
                                "where": {},
                                "answer": {"said": "5 years", "kind": "length", "months": 60},
                                "because": ["s. 1"],
                            }
                        ],
                    }
                ],
            },
        ),
    ],
    ids=["decide", "diff", "check", "law"],
)
def test_nothing_can_be_left_out_or_put_in_the_place_of_something_else(
    schema: Mapping[str, object], value: Any
) -> None:
    assert faults(schema, value) == []
    assert [each for each in spoilt(value) if not faults(schema, each)] == []
    assert faults(schema, {**value, "more": 1})
    assert faults(schema, {**value, "keeling": 2})
    assert faults(schema, {**value, "as_at": "2026-02-30"})


def test_possible_answers_are_given_exactly_where_there_is_no_value() -> None:
    answered = {"value": "yes", "because": [], "notes": []}
    left_open = {**answered, "value": None, "possible": ["yes", "no"], "depends_on": ["f"]}
    head = {"keeling": 1, "as_at": "2026-11-22", "in": "Scotland", "with": []}
    for outcome, met in (
        (answered, True),
        (left_open, True),
        ({**answered, "value": None}, False),
        ({**left_open, "value": "yes"}, False),
        ({**left_open, "possible": [], "untold": "out of extent"}, True),
        ({**answered, "untold": "out of extent"}, False),
    ):
        assert (faults(DECIDE, {**head, "outcomes": {"o": outcome}}) == []) is met


ANSWERS = (
    NO,
    INDEFINITE,
    DOES_NOT_ARISE,
    Lasting(Duration(months=30)),
    Lasting(Duration(days=182)),
    Chosen("should not"),
    Point("Band A fine"),
    Point("custody", Duration(days=182)),
    Range(Point("Band A fine"), Point("custody", Duration(months=12))),
    WholeOf("the period"),
    HalfOf("the period"),
    Gap((ACT,)),
    Conflict(((ACT, NO), (ACT.child("1"), Lasting(Duration(months=1))))),
)


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_every_kind_of_answer_meets_the_schema_and_is_told_from_every_other(answer: Any) -> None:
    made = answer_data(answer)
    assert faults({"$ref": "#/$defs/answer", "$defs": LAW["$defs"]}, made) == []
    assert made["said"] == str(answer)
    parts = {key: value for key, value in made.items() if key != "said"}
    assert [each for each in ANSWERS if answer_data(each).items() >= parts.items()] == [answer]


@made(40)
def test_each_case_lies_in_one_region_which_gives_its_answer_and_its_reasons(maker: Maker) -> None:
    vocabulary, _ = maker.vocabulary()
    law = dressed(maker, maker.law(vocabulary), maker.shuffled(HOSTILE))
    space = Space(law.vocabulary)
    given = Emission(law, DAY, partition_law(law, space))
    written = document(given)
    assert faults(LAW, written) == []
    for _ in range(6):
        facts = some_facts(maker, space, 1.0)
        for outcome in written["outcomes"] if complete(facts, space) else ():
            partition = given.partitions[outcome["name"]]
            (leaf,) = leaves(restrict(space, partition.root, facts))
            (region,) = [each for each in outcome["regions"] if lies(facts, each["where"])]
            assert region["answer"] == answer_data(leaf.answer)
            assert region["because"] == [each.citation for each in leaf.reasons]


@made(20)
def test_where_reasons_make_too_many_regions_each_case_lies_in_one_with_its_answer(
    maker: Maker,
) -> None:
    law = maker.law(maker.vocabulary()[0])
    space = Space(law.vocabulary)
    given = Emission(law, DAY, partition_law(law, space))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys.modules["keeling.backends.json.document"], "_MOST", 0)
        written = document(given)
    assert faults(LAW, written) == []
    for _ in range(6):
        facts = some_facts(maker, space, 1.0)
        for outcome in written["outcomes"] if complete(facts, space) else ():
            (leaf,) = leaves(restrict(space, given.partitions[outcome["name"]].answers, facts))
            (region,) = [each for each in outcome["regions"] if lies(facts, each["where"])]
            assert (region["answer"], region["because"]) == (answer_data(leaf), None)


def complete(facts: Mapping[str, FactValue], space: Space) -> bool:
    """Whether no fact is missing, and it is open of no length on which side of a cut it lies."""
    ends = [(cut[0], after) for cut in POOL[FactKind.DURATION] for after in (0, 1)]
    lengths = [value for value in facts.values() if isinstance(value, Duration)]
    if any(length.side(end) == 0 for length in lengths for end in ends):
        return False
    missing = [name for name in space.vocabulary.facts if name not in facts]
    return all(
        leaves(restrict(space, space.exists(name), facts)) == (space.truths.false.leaf,)
        for name in missing
    )


def lies(facts: Mapping[str, FactValue], where: Mapping[str, Any]) -> bool:
    """Whether a case lies in a region, by nothing but what the JSON says of the region."""
    return all(name in facts and fits(facts[name], where[name]) for name in where)


def fits(value: Any, described: Any) -> bool:
    if isinstance(described, list):
        return value in described
    return all(end_met(value, how, end) for how, end in described.items())


def end_met(value: Any, how: str, end: Any) -> bool:
    match how:
        case "at_least":
            return order(value, end) >= 0
        case "more_than":
            return order(value, end) > 0
        case "under":
            return order(value, end) < 0
        case "at_most":
            return order(value, end) <= 0
        case "on_or_after":
            return bool(value >= date.fromisoformat(end))
        case _:
            assert how == "before"
            return bool(value < date.fromisoformat(end))


def order(value: Any, end: Any) -> int:
    if isinstance(value, Duration):
        length = read_length(end)
        assert isinstance(length, Duration)
        found = value.compared_with(length)
        return value.key - length.key if found is None else found
    return int(value) - int(end)


def test_a_whole_day_and_a_whole_number_are_said_as_a_reader_would() -> None:
    facts = {fact["name"]: fact for fact in real_document()["facts"]}
    assert facts["the age of the youngest person shown"]["within"] == {"under": 18}
    assert facts["the length of the order"]["within"] == {"at_most": "3 years"}
    assert facts["the offender's age at the offence"]["within"] == {"at_least": 10}
    assert facts["the harm"]["known_where"] == "the offence is sexual assault"
    assert {fact["kind"] for fact in facts.values()} <= {kind.value for kind in FactKind}


def test_the_same_law_gives_the_same_text() -> None:
    texts = [[artefact.text for artefact in emit("json", emission(real()))] for _ in range(2)]
    assert texts[0] == texts[1]
    assert all(text.endswith("}\n") for text in texts[0])

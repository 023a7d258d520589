"""Points on a scale where one step that goes by its length ends like another."""

from __future__ import annotations

import pytest
from keeling.cases.faults import Fault
from keeling.cases.scales import read_point
from keeling.model.answers import Point
from keeling.model.durations import Duration
from keeling.model.vocabulary import Scale

HALF_A_YEAR = Duration(months=6)
SCALE = Scale(
    "severity",
    ("ban", "long ban", "ban from the building"),
    frozenset({"ban", "long ban"}),
)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("6 months' ban", Point("ban", HALF_A_YEAR)),
        ("6 months' long ban", Point("long ban", HALF_A_YEAR)),
        ("ban from the building", Point("ban from the building")),
    ],
)
def test_a_point_is_read_by_the_step_that_it_names(text: str, point: Point) -> None:
    assert read_point(SCALE, text) == point


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("6 months ban", "Write `6 months’ ban`."),
        ("6 months long ban", "Write `6 months’ long ban`."),
        ("1 year long ban", "Write `1 year’s long ban`."),
        ("long ban", "Say how long, such as `26 weeks' long ban`."),
        ("6 months", "Write `6 months’ ban` or `6 months’ long ban`."),
        ("ban from the buildings", "Did you mean `ban from the building`?"),
        ("6 months' ban from the building", "Did you mean `ban from the building`?"),
    ],
)
def test_anything_else_is_refused_with_what_was_probably_meant(text: str, advice: str) -> None:
    fault = read_point(SCALE, text)
    assert isinstance(fault, Fault)
    assert fault.advice == advice

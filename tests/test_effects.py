"""The table of effects, as legislation.gov.uk speaks: what is put in, not its neighbour."""

from __future__ import annotations

import csv
import io

import pytest
from keeling.pipeline import compare, read
from keeling.report import schedules
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.test_proposed_law import ACT, DAY, LAW, proposal

TABLE = """section 3 of KA 2020 "Fees"
  (1) the fee is, by the first row that applies
    | the course        | the fee |
    | at least 6 months | 1 year  |
    | any other         | 2 years |

"""
FEES = LAW.replace("outcomes\n", "outcomes\n  the fee is a duration\n", 1) + TABLE
FIRST, SECOND = "  | at least 5 months | 3 years |", "  | at least 4 months | 4 years |"
BESIDE, WITHIN = "after row 1 of section 3(1)", "in section 3(1)"


def effects(*lines: str) -> list[tuple[str, ...]]:
    """The provision affected and the type of effect, in each row of the table."""
    law = read((SourceFile("kites.law", FEES + proposal("P", ACT, *lines)),), reader()).value
    assert law is not None
    made = compare(law, DAY, tuple(law.law.proposals.values()))
    assert made.value is not None, made.diagnostics
    rows = csv.reader(io.StringIO(schedules.as_csv(made.value)))
    return [tuple(row[:2]) for row in rows][1:]


@pytest.mark.parametrize(
    ("lines", "effect"),
    [
        ((f"{BESIDE} of KA 2020 insert", FIRST), ("s. 3(1) Table", "entry inserted")),
        ((f"{BESIDE} of KA 2020 insert", FIRST, SECOND), ("s. 3(1) Table", "entries inserted")),
        (
            (f"{WITHIN} of KA 2020, at the beginning insert", FIRST),
            ("s. 3(1) Table", "entry inserted"),
        ),
        (
            ("for row 1 of section 3(1) of KA 2020 substitute", FIRST, SECOND),
            ("s. 3(1), row 1", "entry substituted"),
        ),
        (("omit row 1 of section 3(1) of KA 2020",), ("s. 3(1), row 1", "entry omitted")),
        (
            ("in section 1 of KA 2020, at the end insert", '  "long" means the course is 1 year'),
            ("s. 1", "words inserted"),
        ),
        (
            ("in section 1 of KA 2020, at the end insert", "  (2) a pennant is required"),
            ("s. 1(2)", "inserted"),
        ),
        (("omit section 1(1)(b) of KA 2020",), ("s. 1(1)(b)", "omitted")),
    ],
)
def test_an_effect_is_on_what_is_put_in_and_not_on_what_it_stands_beside(
    lines: tuple[str, ...], effect: tuple[str, str]
) -> None:
    assert effects(*lines) == [(f"KA 2020 {effect[0]}", effect[1])]

"""Parts are seen through: a paragraph lies in its part, though its address does not name it."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.checking import everything
from keeling.pipeline import read
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.test_proposed_law import ACT, LAW, compared, found, proposal

TODAY = date(2026, 11, 22)

PART = "part 1 of schedule 1 to KA 2020"
ONE = "paragraph 1 of schedule 1 to KA 2020"
MORE = ('  paragraph 1A "More"', "    a pennant is required if the length of the line is 5")
SAVING = (
    "saving",
    "  where the day of the flight is before commencement, the amendments of {} do not apply",
)


def saved(*lines: str, of: str = PART) -> str:
    return proposal("P", ACT, *lines, SAVING[0], SAVING[1].format(of))


@pytest.mark.parametrize(
    "lines",
    [
        (f"after {ONE} insert", *MORE),
        (f"in {PART}, at the end insert", *MORE),
        (f'in {ONE}, for "is more than 600" substitute "is 5"',),
        (
            f"for {ONE} substitute",
            '  paragraph 1 "Long lines"',
            "    a pennant is required if the length of the line is more than 600",
            *MORE,
        ),
    ],
)
def test_a_saving_of_a_part_reaches_what_is_amended_in_it(lines: tuple[str, ...]) -> None:
    draft = saved(*lines)
    assert not found(draft)
    (change,) = compared(draft).difference.changes
    assert "the day of the flight" in change.when


def test_an_instruction_in_two_parts_is_not_saved_by_halves() -> None:
    line = (
        'in paragraphs 1 and 2 of schedule 1 to KA 2020, for "length of the line is more" '
        'substitute "length of the line is at least 5 and more"'
    )
    (one,) = found(saved(line))
    assert "One instruction amends KA 2020 Sch 1 Part 1 and something else" in one.message


def test_what_is_amended_in_another_part_is_not_in_this_one() -> None:
    (one,) = found(saved('in paragraph 2 of schedule 1 to KA 2020, for "6000" substitute "7000"'))
    assert "This proposal amends nothing in KA 2020 Sch 1 Part 1" in one.message


@pytest.mark.parametrize(
    ("line", "number", "checks"),
    [
        (f"in {PART}, at the end insert", "1A", []),
        (f"in {PART}, at the end insert", "2A", ["number-order"]),
        (f"in {PART}, at the beginning insert", "A1", []),
        ("in part 2 of schedule 1 to KA 2020, at the beginning insert", "1A", []),
        ("in part 2 of schedule 1 to KA 2020, at the beginning insert", "A1", ["number-order"]),
        ("in part 2 of schedule 1 to KA 2020, at the end insert", "1A", ["number-order"]),
    ],
)
def test_numbers_run_on_through_parts(line: str, number: str, checks: list[str]) -> None:
    body = "a pennant is required if the length of the line is 5"
    draft = proposal("P", ACT, line, f'  paragraph {number} "More"', f"    {body}")
    assert [each.check.name for each in found(draft)] == checks


def numbered(law: str, *lines: str) -> list[str]:
    """The faults of numbers after instructions, each of which puts in what stands below it."""
    result = read((SourceFile("kites.law", law + proposal("P", ACT, *lines)),), reader())
    assert result.value is not None, result.diagnostics
    return [each.message for each in everything(result.value, TODAY)]


def put_in(line: str, number: str) -> tuple[str, ...]:
    body = "a pennant is required if the length of the line is 5"
    return line, f'  paragraph {number} "More"', f"    {body}"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1A", []),
        ("3", ["3 would stand before 2, and its number says otherwise."]),
        ("A1", ["A1 would stand after 1, and its number says otherwise."]),
    ],
)
def test_a_part_in_which_nothing_stands_yet_has_its_place(number: str, said: list[str]) -> None:
    law = LAW.replace('  part 2 "Others"', '  part 1A "Nothing yet"\n\n  part 2 "Others"')
    line = "in part 1A of schedule 1 to KA 2020, at the end insert"
    assert numbered(law, *put_in(line, number)) == said


@pytest.mark.parametrize("order", [1, -1])
def test_what_ends_one_part_stands_before_what_begins_the_next(order: int) -> None:
    end = put_in(f"in {PART}, at the end insert", "1A")
    beginning = put_in("in part 2 of schedule 1 to KA 2020, at the beginning insert", "1B")
    lines = (end, beginning)[::order]
    assert numbered(LAW, *lines[0], *lines[1]) == []


def test_nothing_is_done_in_a_part_that_goes() -> None:
    draft = proposal("P", ACT, f"omit {PART}", f"after {ONE} insert", *MORE)
    assert {each.check.name for each in found(draft)} == {"same-words"}

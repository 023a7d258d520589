"""The last day of the notification period, as `keeling decide` gives it for the real law."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from keeling.cli import group

ROOT = Path(__file__).parents[1]
CASE = """\
the offence: sexual assault
the offender's date of birth: 1986-09-14
the date of the offence: 2025-07-07
the date of conviction or caution: 2026-02-03
the day of the relevant date: {day}
the victim's age: 17
the disposal: community order
the length of the order: 6 months
"""


def decided(tmp_path: Path, day: str, *words: str) -> str:
    case = tmp_path / "case.yaml"
    case.write_text(CASE.format(day=day), encoding="utf-8")
    law = ("--root", str(ROOT / "legislation"), "--as-at", "2026-11-22")
    result = CliRunner().invoke(group, ["decide", str(case), *law, *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_period_is_said_with_its_last_day(tmp_path: Path) -> None:
    said = decided(tmp_path, "2026-03-03")
    period = "5 years, beginning with 3 March 2026: to the end of 2 March 2031"
    assert f"the notification period: {period}\n" in said
    counted = "39, counted from 14 September 1986 to 3 March 2026"
    assert f"the offender's age on the relevant date: {counted}\n" in said


@pytest.mark.parametrize(
    ("day", "last"), [("2026-03-03", "2031-03-02"), ("2028-02-29", "2033-02-28")]
)
def test_programs_read_the_last_day_in_a_field_of_its_own(
    tmp_path: Path, day: str, last: str
) -> None:
    made = json.loads(decided(tmp_path, day, "--format", "json"))
    period = made["outcomes"]["the notification period"]
    assert (period["value"], period["beginning_with"], period["last_day"]) == ("5 years", day, last)
    assert made["counted"]["the offender's age on the relevant date"]["to"] == day

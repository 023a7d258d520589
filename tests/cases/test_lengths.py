"""Lengths of time: read as they are written, and refused with the reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keeling.cases.faults import Fault
from keeling.cases.lengths import LENGTH, read_length
from keeling.model.durations import Duration

READ = {
    "1 month": Duration(months=1),
    "12 months": Duration(months=12),
    "18 months": Duration(months=18),
    "1 year": Duration(months=12),
    "2 years 6 months": Duration(months=30),
    "1 year 1 month": Duration(months=13),
    "1 year 11 months": Duration(months=23),
    "26 weeks": Duration(days=182),
    "1 week": Duration(days=7),
    "10 days": Duration(days=10),
    "1 day": Duration(days=1),
    "2 weeks 3 days": Duration(days=17),
    "9999 days": Duration(days=9999),
}
#: What is refused, and the advice that is given.
REFUSED = {
    "1 months": "Write `1 month`.",
    "1 years": "Write `1 year`.",
    "2 month": "Write `2 months`.",
    "12months": "Write `12 months`.",
    "12-month": "Write `12 months`.",
    "12  months": "Write `12 months`.",
    " 12 months": "Write `12 months`.",
    "12 months\n": None,
    "12 Months": "Write `12 months`.",
    "012 months": "Write `12 months`.",
    "2 yrs": "Write `2 years`.",
    "2 years, 6 months": "Write `2 years 6 months`.",
    "2 years and 6 months": "Write `2 years 6 months`.",
    "6 months 2 years": "Write `2 years 6 months`.",
    "1 year 18 months": "Write `2 years 6 months`.",
    "1 week 7 days": "Write `2 weeks`.",
    "2 years 0 months": "Write `2 years`.",
    "6 months 6 months": "Write `1 year`.",
    "1 month 2 weeks": None,
    "1 year 1 day": None,
    "0 days": None,
    "0 months": None,
    "12": None,
    "twelve months": None,
    "12 moons": None,
    "-12 months": None,
    "1.5 years": None,
    "٢ months": None,
    "": None,
    "10000 days": None,
    "12 months custody": None,
}


@pytest.mark.parametrize("text", READ)
def test_a_length_is_read(text: str) -> None:
    assert read_length(text) == READ[text]


@pytest.mark.parametrize("text", REFUSED, ids=repr)
def test_anything_else_is_refused_with_what_was_meant_if_that_is_clear(text: str) -> None:
    fault = read_length(text)
    assert isinstance(fault, Fault)
    if advice := REFUSED[text]:
        assert fault.advice == advice
    else:
        assert not re.search(r"Write `[^`]+`\.$", fault.advice)


@pytest.mark.parametrize("text", ["1 month 2 weeks", "1 year 1 day", "2 weeks 1 month"])
def test_months_mixed_with_weeks_or_days_are_refused_with_the_reason(text: str) -> None:
    fault = read_length(text)
    assert isinstance(fault, Fault)
    assert fault.message == f"`{text}` mixes months with weeks or days."
    assert "how many days a month has depends on the month" in fault.advice


@given(
    st.builds(Duration, months=st.integers(1, 9999 * 12))
    | st.builds(Duration, days=st.integers(1, 9999))
)
def test_a_length_is_read_as_it_is_said(length: Duration) -> None:
    assert read_length(str(length)) == length
    assert read_length(length.as_measure()) == length


@given(st.from_regex(rf"\A{LENGTH}\Z"))
def test_whatever_an_editor_accepts_is_a_length(text: str) -> None:
    assert isinstance(read_length(text), Duration)


@given(st.from_regex(r"\A[0-9]{1,5} ?(year|month|week|day)s?( [0-9]{1,2} (month|day)s?)?\Z"))
def test_whatever_is_advised_is_accepted(text: str) -> None:
    fault = read_length(text)
    if isinstance(fault, Fault) and (advised := re.fullmatch("Write `([^`]+)`.", fault.advice)):
        assert isinstance(read_length(advised[1]), Duration)

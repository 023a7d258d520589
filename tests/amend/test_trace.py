"""A fault in amended text is laid at the instruction that made it, with the words as now."""

from __future__ import annotations

from keeling.diagnostics import Diagnostic

from tests.amend.test_amending import PERIOD, VOCABULARY, made

LISTED = """section 2 of KA 2020 "When a kite is listed"
  the kite is listed if any of
    (a) the form is signed
    (b) the length of the line in metres is more than 60 and
        the parent consents
"""
LAW = PERIOD + "\n" + LISTED
ABOVE = VOCABULARY.count("\n")
PROPOSAL = ABOVE + LAW.count("\n") + 5


def faults(*instructions: str) -> list[Diagnostic]:
    result = made(LAW, *instructions)
    assert result.value is None
    return list(result.diagnostics)


def places(found: Diagnostic) -> list[tuple[int, int, int]]:
    """Where a finding points first, and second: lines counted in the law above the proposal."""
    spans = (found.span, *(label.span for label in found.labels))
    return [(span.line - ABOVE, span.column, span.end_column) for span in spans]


def test_the_fault_is_at_the_instruction_and_the_words_it_replaces_come_second() -> None:
    (found,) = faults('section 2(b) of KA 2020, for "60" substitute "80 feet"')
    assert found.span.line == PROPOSAL
    line = LISTED.split("\n")[3]
    at = line.index("60") + 1
    assert places(found)[1:] == [(PERIOD.count("\n") + 5, at, at + 2)]
    assert found.citation == "KA 2020 s. 2(b)"
    assert found.message.endswith(
        "The line would read “(b) the length of the line in metres is more than 80 feet and”."
    )


def test_of_several_instructions_the_nearest_is_named() -> None:
    harmless = 'section 1 of KA 2020, for "6 months" substitute "90 months"'
    broken = 'section 2(b) of KA 2020, for "60" substitute "80 feet"'
    assert [found.span.line for found in faults(harmless, broken)] == [PROPOSAL + 1]
    assert [found.span.line for found in faults(broken, harmless)] == [PROPOSAL]


def test_a_fault_beside_the_new_words_is_traced_to_them() -> None:
    """The words as amended run together with those that follow: `signed the form`."""
    (found,) = faults('section 2(a) of KA 2020, for "the form" substitute "the norm"')
    assert found.span.line == PROPOSAL
    assert "“(a) the norm is signed”" in found.message
    assert found.labels[0].span.line - ABOVE == PERIOD.count("\n") + 4


def test_a_line_break_taken_away_moves_no_place_below_it() -> None:
    """Words over two lines become one line, so that lines below stand one higher as amended."""
    joined = 'section 2(b) of KA 2020, for "60 and the parent" substitute "60 and the parrot"'
    (found,) = faults(joined)
    assert "more than 60 and the parrot consents”" in found.message
    assert found.labels[0].span.line - ABOVE == PERIOD.count("\n") + 5

"""What goes and is still spoken of, and numbers that clash: told once, where it is done."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.diagnostics import Diagnostic, Result
from keeling.model.changes import Comparison
from keeling.pipeline import compare, read
from keeling.report import schedules
from keeling.source import SourceFile
from keeling.testing.folders import reader

from tests.amend.test_amending import VOCABULARY

LAW = """section 1 of KA 2020 "When a licence is needed"
  a licence is needed if a tarred line and the form is signed

section 2 of KA 2020 "Lines"
  (1) "a tarred line" means the line is tarred
  (2) the kite is listed if a tarred line
  (3) despite subsection (2), the kite is not listed if the parent consents
  (4) the licence period is 1 year

section 3(c) of KA 2020 "Terms"
  the licence period is 2 years if the term is 4 years
"""
FIRST = (VOCABULARY + LAW).count("\n") + 5


def compared(*instructions: str, law: str = LAW) -> Result[Comparison | None]:
    lines = "".join(f"  {instruction}\n" for instruction in instructions)
    proposal = f'\nproposal "Change it"\n  made under a new Act\n\n{lines}'
    corpus = read((SourceFile("kites.law", VOCABULARY + law + proposal),), reader()).value
    assert corpus is not None
    return compare(corpus, date(2026, 11, 22), tuple(corpus.law.proposals.values()))


def fault(*instructions: str) -> Diagnostic:
    result = compared(*instructions)
    assert result.value is None
    (found,) = result.diagnostics
    return found


def labelled(found: Diagnostic) -> list[str]:
    """The lines of law that a finding shows beside its own."""
    lines = (VOCABULARY + LAW).split("\n")
    return [lines[label.span.line - 1].strip() for label in found.labels]


@pytest.mark.parametrize("at", [0, 1])
def test_a_number_that_is_gone_is_laid_at_what_took_it_away(at: int) -> None:
    """The place that names it by its old number is renumbered itself, and is not to blame."""
    to_blame = "section 2(2) of KA 2020 becomes section 2(2A)"
    lines = [to_blame, "section 2(3) of KA 2020 becomes section 2(3A)"]
    found = fault(*(lines if at == 0 else lines[::-1]))
    assert (found.check.name, found.citation) == ("amended-text", "KA 2020 s. 2(2)")
    assert found.span.line == FIRST + at
    assert "KA 2020 s. 2(2) would have another number, and one place would still" in found.message
    assert [said[:3] for said in labelled(found)] == ["(2)", "(3)"]


def test_a_provision_omitted_that_is_still_spoken_of_is_told_at_the_omission() -> None:
    found = fault(
        'in section 2(3) of KA 2020, for "parent consents" substitute "form is signed"',
        "omit section 2(2) of KA 2020",
    )
    assert found.span.line == FIRST + 1
    assert "there would be no KA 2020 s. 2(2) any more, and one place would still" in found.message


@pytest.mark.parametrize(
    "other",
    [
        # Neither takes subsection (2) away: words of the section, and what is put in beside it.
        'in section 2 of KA 2020, for "means the line" substitute "means not the line"',
        "before section 2(2) of KA 2020 insert\n    (1A) the kite is listed if the form is signed",
    ],
)
def test_what_takes_a_provision_away_is_told_from_what_only_amends_around_it(other: str) -> None:
    found = fault(other, "omit section 2(2) of KA 2020")
    assert found.span.line == FIRST + 1 + other.count("\n")
    assert "there would be no KA 2020 s. 2(2) any more" in found.message


#: The law without any use of its term.
UNUSED = LAW.replace("if a tarred line", "if the line is tarred")


def test_a_provision_goes_with_the_whole_in_which_it_lies() -> None:
    despite = "despite section 2(2), the kite is not listed if the form is signed"
    law = f"{UNUSED}\nsection 4 of KA 2020\n  {despite.replace('(2)', '(2) of KA 2020')}\n"
    (found,) = compared("omit section 2 of KA 2020", law=law).diagnostics
    assert found.citation == "KA 2020 s. 2"
    assert "there would be no KA 2020 s. 2(2) any more, and one place would" in found.message


def test_of_two_terms_that_go_the_one_that_is_spoken_of_is_named() -> None:
    terms = (
        'section 4 of KA 2020\n  "a tarred line abroad" means the line is tarred and the form is '
        "signed\n\nsection 5 of KA 2020\n  the licence period is 3 years if a tarred line abroad\n"
    )
    result = compared(
        "omit section 2(1) of KA 2020", "omit section 4 of KA 2020", law=UNUSED + terms
    )
    (found,) = result.diagnostics
    assert "“a tarred line abroad” would be defined nowhere any more" in found.message
    assert found.citation == "KA 2020 s. 4"


@pytest.mark.parametrize(
    "line",
    [
        "omit section 2(1) of KA 2020",
        'in section 2(1) of KA 2020, for "a tarred line" substitute "a waxed line"',
    ],
)
def test_a_definition_that_is_gone_is_told_once_with_what_still_uses_it(line: str) -> None:
    found = fault('in section 1 of KA 2020, for "the form is" substitute "not the form is"', line)
    assert found.span.line == FIRST + 1
    assert "“a tarred line” would be defined nowhere any more, and at least 2" in found.message
    assert "“a licence is needed if a tarred line and not the form is signed”" in found.message
    assert [said[:9] for said in labelled(found)] == ['(1) "a ta', "a licence", "(2) the k"]


def test_what_an_instruction_misspells_is_laid_at_it_though_a_definition_goes_too() -> None:
    result = compared(
        'in section 2(4) of KA 2020, at the end insert "if the from is signed"',
        "omit section 2(1) of KA 2020",
    )
    one, other = result.diagnostics
    assert (one.span.line, other.span.line) == (FIRST + 1, FIRST)
    assert "“a tarred line” would be defined nowhere any more" in one.message
    assert "`the from` is not a name" in other.message


def test_a_definition_that_is_only_changed_is_not_gone() -> None:
    """What is misspelt begins with the name of the term, and the term is still defined."""
    result = compared(
        'in section 2(1) of KA 2020, for "the line is tarred" substitute "the parent consents"',
        'in section 1 of KA 2020, for "a tarred line" substitute "a tarred line\'s end"',
    )
    (found,) = result.diagnostics
    assert found.span.line == FIRST + 1
    assert "`a tarred line's end` is not a name" in found.message


def test_of_two_numbers_that_clash_the_one_that_is_wrong_by_itself_is_named() -> None:
    right, wrong = (
        "section 2(4) of KA 2020 becomes section 2(5)",
        ("section 2(3) of KA 2020 becomes section 2(6)"),
    )
    for at, lines in enumerate([(wrong, right), (right, wrong)]):
        found = fault(*lines)
        assert (found.check.name, found.citation) == ("number-order", "KA 2020 s. 2(3)")
        assert found.span.line == FIRST + at
        assert found.message == "6 would stand before 5, and its number says otherwise."


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_numbers_that_clash_only_together_the_later_is_named(order: int) -> None:
    """Each of the two instructions could be carried out alone."""
    lines = [f"section 2({each}) of KA 2020 becomes section 2(3A)" for each in (3, 4)]
    found = fault(*lines[::order])
    assert found.check.name == "number-order"
    assert found.span.line == FIRST + 1
    assert found.message == "There would be two provisions numbered 3A there."


def test_a_number_is_changed_in_the_address_and_not_in_the_word_before_it() -> None:
    result = compared("section 3(c) of KA 2020 becomes section 3(d)")
    assert result.value is not None, result.diagnostics
    assert "section 3([-c-]{+d+}) of KA 2020" in schedules.as_text(result.value)

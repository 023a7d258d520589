"""What pytest makes of cases and pages: a false one fails, at its line."""

import pytest
from keeling.testing.folders import reader
from keeling.testing.layout import laid_out
from keeling.testing.markdown import blocks, parts

from tests.handwritten import ROOT
from tests.made_page import AROUND, CASE, CHILDREN, PROPOSAL

pytest_plugins = ["pytester"]


@pytest.fixture
def house(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeini(
        "[pytest]\nkeeling_folders = law\nkeeling_pages = pages\nkeeling_as_at = 2026-11-22\n"
    )
    (pytester.path / "law").mkdir()
    (pytester.path / "pages").mkdir()
    law, section = (next(blocks(text)).lines for text in (AROUND, CHILDREN))
    (pytester.path / "law/act.law").write_text("\n".join([*law, "", *section, ""]))
    (pytester.path / "law/cases.yaml").write_text("\n".join(next(blocks(CASE)).lines))
    page = laid_out(AROUND + CHILDREN + CASE, reader(), ROOT)
    (pytester.path / "pages/page.md").write_text(page)
    return pytester


def run(house: pytest.Pytester, *options: str) -> pytest.RunResult:
    return house.runpytest("-p", "keeling.testing", "-p", "no:cacheprovider", *options)


def change(house: pytest.Pytester, name: str, old: str, new: str) -> None:
    path = house.path / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_cases_and_pages_are_tests(house: pytest.Pytester) -> None:
    # The case, the page's layout, its example, its block of cases, and the case in it.
    run(house).assert_outcomes(passed=5)


def test_a_case_that_the_law_does_not_bear_out_fails_at_its_line(house: pytest.Pytester) -> None:
    change(house, "law/cases.yaml", "needed: yes", "needed: no")
    result = run(house, "law")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "law/cases.yaml:1: Seventeen",
            "a licence is needed",
            "  expected: no",
            "  got:      yes",
            "  because:  KA 2020 s. 1",
            "  the flyer's age: 17",
        ]
    )


def test_a_case_fails_when_the_law_under_it_changes(house: pytest.Pytester) -> None:
    change(house, "law/act.law", "under 18", "under 16")
    run(house, "law").assert_outcomes(failed=1)


def test_a_case_that_expects_a_reason_that_is_none_fails(house: pytest.Pytester) -> None:
    change(house, "law/cases.yaml", "  authority", "  because: [KA 2020 s. 5]\n  authority")
    result = run(house, "law")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["the reasons", "  expected: KA 2020 s. 5"])


def test_a_case_that_leaves_a_fact_out_has_to_expect_every_answer(house: pytest.Pytester) -> None:
    change(house, "law/cases.yaml", "    the flyer's age: 17", "    the flyer is a novice: yes")
    change(house, "law/act.law", "is an age\n", "is an age\n  the flyer is a novice is yes or no\n")
    result = run(house, "law")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["  expected: yes", "  got:      no or yes"])
    change(house, "law/cases.yaml", "needed: yes", "needed: {possible: [yes, no]}")
    run(house, "law").assert_outcomes(passed=1)


def test_a_case_may_expect_something_of_a_proposal(house: pytest.Pytester) -> None:
    proposal = next(block for block in blocks(PROPOSAL) if block.language == "law")
    (house.path / "law/proposal.law").write_text("\n".join(parts(proposal)[1].lines))
    expected = "needed: yes}\n    let-them-fly: {a licence is needed: no}"
    change(house, "law/cases.yaml", "needed: yes}", expected)
    run(house, "law").assert_outcomes(passed=1)
    change(
        house, "law/cases.yaml", "fly: {a licence is needed: no", "fly: {a licence is needed: yes"
    )
    result = run(house, "law")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["a licence is needed with the proposal `let-them-fly`"])


def test_a_case_that_cannot_be_fails(house: pytest.Pytester) -> None:
    younger = "is an age\n  the teacher's age is an age, not less than the flyer's age\n"
    change(house, "law/act.law", "is an age\n", younger)
    change(house, "law/cases.yaml", "age: 17", "age: 17\n    the teacher's age: 16")
    result = run(house, "law")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["No case can be so: *"])


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ("the flyer's age", "the flier's age", "unknown-name"),
        ("17", "seventeen", "impossible-value"),
        ("expect:", "expects:", "case-shape"),
        ("- case: Seventeen", "- case: [Seventeen", "yaml"),
    ],
)
def test_a_case_that_cannot_be_read_fails(
    house: pytest.Pytester, old: str, new: str, check: str
) -> None:
    change(house, "law/cases.yaml", old, new)
    result = run(house, "law")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"law/cases.yaml:*: {check}"])


def test_a_case_under_law_that_cannot_be_read_fails(house: pytest.Pytester) -> None:
    change(house, "law/act.law", "under 18", "over 18")
    result = run(house, "law")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["law/act.law:*: syntax"])


def test_each_case_of_a_file_is_a_test_of_its_own(house: pytest.Pytester) -> None:
    case = "\n".join(next(blocks(CASE)).lines)
    other = case.replace("Seventeen", "Eighteen").replace("17", "18")
    (house.path / "law/cases.yaml").write_text(f"{case}\n\n{other}\n")
    result = run(house, "law")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["law/cases.yaml:8: Eighteen"])


def test_a_page_with_a_false_claim_fails_at_its_line(house: pytest.Pytester) -> None:
    change(house, "pages/page.md", "under 18\n", "under 18  # finding: gap\n")
    result = run(house, "pages")
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(["pages/page.md:*: example at line *", "line *: gap is claimed*"])


def test_a_page_whose_case_is_not_borne_out_fails(house: pytest.Pytester) -> None:
    change(house, "pages/page.md", "needed: yes", "needed: no")
    run(house, "pages").assert_outcomes(passed=2, failed=2)


def test_what_a_page_shows_is_compared_and_can_be_accepted(house: pytest.Pytester) -> None:
    page = house.path / "pages/page.md"
    page.write_text(page.read_text() + '\n```text title="keeling check"\nAll is well.\n```\n')
    result = run(house, "pages")
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["All is well.", "Nothing wrong.", "*pytest --accept*"])
    run(house, "pages", "--accept").assert_outcomes(passed=5)
    assert "\nNothing wrong.\n" in page.read_text()
    run(house, "pages").assert_outcomes(passed=5)


def test_law_on_a_page_is_shown_in_the_one_layout(house: pytest.Pytester) -> None:
    change(house, "pages/page.md", "  a licence is needed if", "    a licence is needed if")
    run(house, "pages").assert_outcomes(passed=3, failed=1)
    run(house, "pages", "--accept").assert_outcomes(passed=4)
    run(house, "pages").assert_outcomes(passed=4)


def test_the_day_has_to_be_settled(house: pytest.Pytester) -> None:
    house.makeini("[pytest]\n")
    result = run(house)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*keeling_as_at*"])

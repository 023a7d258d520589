"""Pages are tests: that they are built as they should be, and that a false one is noticed."""

import doctest
import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from keeling.backends import Emission, emit
from keeling.cli import folder
from keeling.diagnostics import Check, Diagnostic
from keeling.pipeline import Edition, edition, everything, read
from keeling.report import findings
from keeling.source import SourceFile
from keeling.syntax.arrange import Arrangement
from keeling.syntax.format import format_text
from keeling.testing.folders import Folder, reader
from keeling.testing.layout import laid_out
from keeling.testing.markdown import blocks, parts
from keeling.testing.pages import Page, page, unclaimed
from keeling.testing.shown import folded, said_by, with_shown

from tests.test_house import checks

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "site/pages"
DAY = date(2026, 11, 22)
CHECKS = sorted(path for path in (PAGES / "checks").glob("*.md") if path.stem != "index")
LANGUAGE = sorted(path for path in (PAGES / "language").glob("*.md") if path.stem != "index")
CORPORA = (ROOT / "legislation", *sorted((ROOT / "tests/corpora").iterdir()))

CHECK_HEADINGS = (
    "What it finds",
    "Why it matters",
    "An example",
    "What you will see",
    "Put right",
    "Related",
)
LANGUAGE_HEADINGS = (
    "What it says",
    "How it reads as law",
    "Example",
    "What it means",
    "What is refused",
)
# What no law and no case can show: how the message comes about is said beside each.
SHOWN_OTHERWISE = ("layout", "unreadable-file")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def headings(path: Path) -> list[str]:
    return re.findall(r"^#{2,3} (.+)$", text_of(path), re.MULTILINE)


def in_order(wanted: tuple[str, ...], given: list[str]) -> bool:
    rest = iter(given)
    return all(heading in rest for heading in wanted)


# How pages are built.


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_check_page_has_its_headings_and_says_what_the_check_is(path: Path) -> None:
    title, summary = text_of(path).split("\n\n")[:2]
    assert title == f"# {path.stem}"
    assert in_order(CHECK_HEADINGS, headings(path))
    check = named(path.stem)
    assert summary == check.summary[0].upper() + check.summary[1:] + "."


@pytest.mark.parametrize("path", CHECKS, ids=lambda path: path.stem)
def test_a_check_page_shows_the_check_and_what_the_drafter_sees(path: Path) -> None:
    if path.stem in SHOWN_OTHERWISE:
        return
    held = page(text_of(path), reader(), DAY, ROOT)
    claims = [claim for law in held.examples for claim in law.claims]
    claims += [claim for cases in held.cases for claim in cases.claims]
    assert path.stem in {claim.check for claim in claims}
    seen = text_of(path).split("## What you will see")[1].split("## Put right")[0]
    (block,) = blocks(seen)
    assert f": {path.stem}" in block.lines[0], "the block shows the check"
    lines = text_of(path).split("\n")
    first = lines.index("## Put right")
    last = next(at for at in range(first + 1, len(lines)) if lines[at].startswith("## "))
    put_right = [law for law in held.examples if first < law.line <= last]
    assert not any(claim.check == path.stem for law in put_right for claim in law.claims), (
        "what is put right is right"
    )


@pytest.mark.parametrize("path", LANGUAGE, ids=lambda path: path.stem)
def test_a_language_page_has_its_headings(path: Path) -> None:
    assert in_order(LANGUAGE_HEADINGS, headings(path))


def test_the_four_words_of_priority_each_have_a_picture_and_an_example() -> None:
    text = text_of(PAGES / "language/priority.md")
    for word in ("subject to", "despite", "in place of", "except where"):
        section = text.split(f"\n## {word}\n")[1].split("\n## ")[0]
        assert [block.language for block in blocks(section)] == ["text", "law", "yaml"]


def named(name: str) -> Check:
    (check,) = checks()[name]
    return check


# What no example on a page can bring about.


def shown_on(name: str) -> str:
    (block,) = (each for each in blocks(text_of(PAGES / f"checks/{name}.md")))
    return "\n".join(block.lines)


def as_shown(found: Diagnostic, *files: SourceFile) -> str:
    said = findings.text(found, {file.path: file for file in files})
    return folded(f"{said}\n\n{findings.summary([found])}")


def test_the_page_of_an_unreadable_file_shows_what_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (found,) = folder.root("kits").diagnostics
    assert shown_on("unreadable-file") == as_shown(found)


def test_the_page_of_the_layout_shows_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    file = SourceFile("legislation/act.law", 'act "Kites Act 2020"\n  cited as KA 2020\n')
    monkeypatch.setattr(Arrangement, "lines", lambda self: iter(["act “Kites Act 2020”"]))
    (found,) = format_text(file, (file,), reader()).diagnostics
    assert found.check.name == "layout"
    said = as_shown(found).split(" It was noticed so:")[0].split("\n\n")[0]
    assert said in shown_on("layout")


# What the design pages tell people to write.


def written_on(name: str) -> ModuleType:
    """Run the module that a design page shows."""
    pythons = (b for b in blocks(text_of(PAGES / "design" / name)) if b.language == "python")
    (block,) = pythons
    assert not (ROOT / block.title).exists(), "the page's example is nobody's module"
    module = ModuleType(Path(block.title).stem)
    exec(compile("\n".join(block.lines) + "\n", block.title, "exec"), vars(module))
    return module


KITES = tuple(Folder(ROOT / "tests/corpora/kites", ROOT, DAY).files.values())


def as_it_is(files: Iterable[SourceFile]) -> Edition:
    corpus = read(files, reader()).value
    assert corpus is not None
    made = edition(corpus, DAY).value
    assert made is not None
    return made


def test_the_check_of_the_design_page_finds_a_section_without_heading() -> None:
    check = written_on("add-a-check.md")
    law = as_it_is(KITES)
    assert list(check.findings(law.law, law.partitions)) == []
    bare = as_it_is(
        [SourceFile(file.path, file.text.replace(' "Insurance"', "")) for file in KITES]
    )
    (found,) = check.findings(bare.law, bare.partitions)
    assert found.message == "KA 2020 s. 6 has no heading."


def test_the_backend_of_the_design_page_writes_every_region() -> None:
    backend = written_on("add-a-backend.md")
    law = as_it_is(KITES)
    (artefact,) = backend.emit(Emission(law.law, DAY, law.partitions))
    assert artefact.path.name == "regions.csv"
    assert "insurance is needed,yes,the length of the line in metres: " in artefact.text


def test_the_page_about_the_python_module_says_what_the_module_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    law = as_it_is(KITES)
    artefacts = emit("python", Emission(law.law, DAY, law.partitions))
    (text,) = (artefact.text for artefact in artefacts if artefact.path.name == "law.py")
    module = ModuleType("law")
    monkeypatch.setitem(sys.modules, "law", module)
    exec(compile(text, "law.py", "exec"), vars(module))
    shown = blocks(text_of(PAGES / "design/use-the-python-module.md"))
    lines = [line for block in shown if block.language == "pycon" for line in block.lines]
    assert sum(line.startswith(">>>") for line in lines) > 10
    page_test = doctest.DocTestParser().get_doctest("\n".join(lines) + "\n", {}, "page", None, 0)
    said: list[str] = []
    failed, _ = doctest.DocTestRunner().run(page_test, out=said.append)
    assert failed == 0, "".join(said)


def test_the_output_of_the_check_on_its_page_is_what_it_finds() -> None:
    check = written_on("add-a-check.md")
    files = [
        SourceFile(
            file.path.replace("tests/corpora/kites", "legislation"),
            file.text.replace(' "Insurance"', ""),
        )
        for file in KITES
    ]
    bare = as_it_is(files)
    found = list(check.findings(bare.law, bare.partitions))
    (shown,) = (
        block
        for block in blocks(text_of(PAGES / "design/add-a-check.md"))
        if "warning: missing-heading" in block.lines[0]
    )
    (item,) = found
    assert "\n".join(shown.lines) == as_shown(item, *files)


def test_the_output_of_the_backend_on_its_page_is_what_it_writes() -> None:
    backend = written_on("add-a-backend.md")
    law = as_it_is(KITES)
    (artefact,) = backend.emit(Emission(law.law, DAY, law.partitions))
    (shown,) = (
        block
        for block in blocks(text_of(PAGES / "design/add-a-backend.md"))
        if block.lines[0] == "Outcome,Answer,Where"
    )
    written = artefact.text.splitlines()
    assert list(shown.lines) == [written[0], *(w for w in written if "insurance" in w)]


def test_the_floors_on_the_page_are_those_that_are_enforced() -> None:
    (block,) = (
        each for each in blocks(text_of(PAGES / "design/pipeline.md")) if each.title == "floors"
    )
    settings = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    assert list(block.lines) == layers


# Folders of law.


@pytest.mark.parametrize("root", CORPORA, ids=lambda path: path.name)
def test_nothing_is_wrong_with_a_folder_of_law(root: Path) -> None:
    law = Folder(root, ROOT, DAY)
    assert law.law.value is not None, law.law.diagnostics
    found = [*law.law.diagnostics, *everything(law.law.value, DAY)]
    assert [findings.text(item, law.files) for item in found] == []


# How a page is read.

AROUND = """<details markdown="1">
<summary>around</summary>

```law
facts
  the flyer's age is an age

outcomes
  a licence is needed is yes or no

act "Kites Act 2020"
  cited as        KA 2020
  in force from   1 April 2021
  source          https://example.org/kites-act
  not verified    an invented Act

section 5 of KA 2020 "Power"
  not encoded     the Minister may amend this Act
```

</details>
"""
CHILDREN = """
```law
section 1 of KA 2020 "Children"
  a licence is needed if the flyer's age is under 18
```
"""
PROPOSAL = """
```law
section 1 of KA 2020 "Children"
  a licence is needed if the flyer's age is under 18

# file: proposal.law
proposal "Let them fly"
  made under  section 5 of KA 2020
  in section 1 of KA 2020, for "18" substitute "16"
```
"""
CASE = """
```yaml
- case: Seventeen
  facts:
    the flyer's age: 17
  expect:
    current law: {a licence is needed: yes}
  authority: https://example.org/kites-act
```
"""


def held(text: str) -> Page:
    return page(text, reader(), DAY, ROOT)


def complaints(text: str) -> list[str]:
    made = held(AROUND + text)
    said = [each for law in made.examples for each in unclaimed(law)]
    return said + [each for cases in made.cases for each in unclaimed(cases)]


def test_a_page_without_claims_asserts_silence() -> None:
    assert complaints(CHILDREN + CASE + PROPOSAL) == []


def test_a_fault_that_is_not_claimed_is_told_with_its_line_on_the_page() -> None:
    (said,) = complaints(CHILDREN.replace("the flyer's", "the flier's"))
    line = (
        (AROUND + CHILDREN)
        .split("\n")
        .index("  a licence is needed if the flyer's age is under 18")
    )
    assert said.startswith(f"line {line + 1}: unknown-name was found")


@pytest.mark.parametrize("claim", ["unknown-name", "gap, conflict"])
def test_a_claim_that_is_not_met_is_told(claim: str) -> None:
    said = complaints(CHILDREN.replace("under 18", f"under 18  # finding: {claim}"))
    assert [each.split(": ")[1] for each in said] == [
        f"{name} is claimed, and was not found" for name in sorted(claim.split(", "))
    ]


def test_a_claim_on_another_line_is_not_met() -> None:
    wrong_line = CHILDREN.replace('"Children"', '"Children"  # finding: unknown-name')
    assert len(complaints(wrong_line.replace("the flyer's", "the flier's"))) == 2


def test_a_fault_in_what_stands_around_is_told() -> None:
    text = AROUND.replace("1 April", "31 April") + CHILDREN
    assert [each.split(" was")[0] for each in unclaimed(held(text).examples[0])] == [
        "line 13: property"
    ]


def test_a_fault_that_a_proposal_brings_is_found() -> None:
    (said,) = complaints(PROPOSAL.replace('for "18"', 'for "19"'))
    assert ": words-not-found was found" in said


def test_each_file_of_a_block_keeps_its_lines_on_the_page() -> None:
    (block,) = blocks(PROPOSAL)
    lines = PROPOSAL.split("\n")
    for part in parts(block):
        assert tuple(lines[part.line - 1 : part.line - 1 + len(part.lines)]) == part.lines
    assert [part.path for part in parts(block)] == ["example.law", "proposal.law"]


def test_a_block_inside_a_longer_fence_is_not_an_example() -> None:
    assert [block.language for block in blocks(f"````markdown\n{CHILDREN}````\n")] == ["markdown"]


def test_what_a_command_says_is_written_into_its_own_block_and_nowhere_else() -> None:
    empty = '\n```text title="keeling check"\n```\n'
    text = AROUND + CHILDREN + empty + PROPOSAL + empty.replace("check", "diff let-them-fly")
    made = held(text)
    said = [said_by(shown) for shown in made.shown]
    assert said[0] == "Nothing wrong."
    assert "“a licence is needed” would be no instead of yes" in " ".join(said[1].split())
    written = with_shown(with_shown(text, 1, said[1]), 0, said[0])
    assert [shown.text for shown in held(written).shown] == said
    assert held(written).examples == tuple(
        replace(example, line=example.line + shift, places=now.places)
        for example, now, shift in zip(made.examples, held(written).examples, (0, 1), strict=True)
    )


def test_nothing_can_be_shown_of_a_proposal_that_is_not_there() -> None:
    text = AROUND + CHILDREN + '\n```text title="keeling diff no-such-thing"\n```\n'
    with pytest.raises(LookupError):
        said_by(held(text).shown[0])


# What pytest makes of cases and pages.


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

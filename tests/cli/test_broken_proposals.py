"""A proposal that cannot be understood stops nothing but itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from keeling.cli import group
from keeling.cli.site import _Site

from tests.cli.kites import CASE, LAW, Run, refused

#: The second proposal as it is broken, and what is said of it.
BROKEN = {
    "one that is no sentence": (
        'proposal "Fly lower"\n  made under a new Act\n\n  replace 60 with 50\n',
        "law/lower.law:4:",
    ),
    "one without a title": (
        (
            "proposal\n  made under a new Act\n\n"
            '  in section 1(b) of KA 2019, for "60" substitute "50"\n'
        ),
        "law/lower.law:1:9: syntax",
    ),
    "one of a provision that is not there": (
        (
            'proposal "Fly lower"\n  made under a new Act\n\n'
            '  in section 9 of KA 2019, for "60" substitute "50"\n'
        ),
        "law/lower.law:4:6: unknown-provision",
    ),
    "one of words that are not there": (
        (
            'proposal "Fly lower"\n  made under a new Act\n\n'
            '  in section 1(b) of KA 2019, for "66" substitute "50"\n'
        ),
        "law/lower.law:4:3: words-not-found",
    ),
    "one that leaves no sentence": (
        (
            'proposal "Fly lower"\n  made under a new Act\n\n'
            '  in section 1(b) of KA 2019, for "60" substitute "50 feet"\n'
        ),
        "law/lower.law:4:3: amended-text",
    ),
    "one without a power": (
        'proposal "Fly lower"\n\n  in section 1(b) of KA 2019, for "60" substitute "50"\n',
        "law/lower.law:1:1: property",
    ),
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_proposal_is_reported_and_everything_else_answers(
    how: str, run: Run, root: Path
) -> None:
    text, place = BROKEN[how]
    (root / "lower.law").write_text(text, encoding="utf-8")
    checked = run("check")
    assert checked.exit_code == 2
    assert checked.output.startswith(place)
    assert "Found 1 error." in checked.output
    for verb in (("diff", "fly-higher"), ("schedule", "fly-higher"), ("test",)):
        assert run(*verb).exit_code == 0, verb
    name = "lower" if how == "one without a title" else "fly-lower"
    assert refused(run("diff", name)).startswith(place)


def test_what_else_is_wrong_is_reported_beside_a_broken_proposal(run: Run, root: Path) -> None:
    twice = "\n  where a licence is needed, the licence lasts for is 3 years\n"
    law = LAW.replace("\nproposal", f"{twice}\nproposal")
    (root / "kites.law").write_text(law, encoding="utf-8")
    (root / "lower.law").write_text(BROKEN["one that is no sentence"][0], encoding="utf-8")
    said = run("check").output
    assert ": conflict" in said
    assert "law/lower.law:4:" in said


@pytest.mark.parametrize("broken", ["one that is no sentence", "one without a power"])
def test_a_broken_proposal_is_reported_beside_law_that_cannot_be_read(
    broken: str, run: Run, root: Path
) -> None:
    (root / "kites.law").write_text(LAW.replace("at least 10", "at least 10 months"), "utf-8")
    text, place = BROKEN[broken]
    (root / "lower.law").write_text(text, encoding="utf-8")
    said = run("check").output
    assert "law/kites.law:24:" in said
    assert place in said


def test_the_rest_is_said_to_be_unchecked_only_where_it_is(run: Run, root: Path) -> None:
    (root / "lower.law").write_text(BROKEN["one that is no sentence"][0], encoding="utf-8")
    said = run("check", str(root / "kites.law"))
    assert said.exit_code == 2
    assert "The rest was not checked" not in said.output
    (root / "lower.law").write_text("nonsense\n", encoding="utf-8")
    assert "The rest was not checked" in run("check", str(root / "kites.law")).output


def test_a_case_about_a_broken_proposal_is_not_decided_and_the_others_are(
    run: Run, root: Path
) -> None:
    (root / "lower.law").write_text(BROKEN["one that leaves no sentence"][0], encoding="utf-8")
    more = CASE.replace("High stunt kite", "Lower").replace("fly-higher", "fly-lower")
    (root / "more.yaml").write_text(more + more.replace("Lower", "Again"), encoding="utf-8")
    result = run("test")
    assert result.exit_code == 2
    assert result.output.count("amended-text") == 1
    assert "3 cases, 1 as expected, 0 not, 2 not decided." in result.output


def test_two_proposals_of_one_name_are_both_in_doubt_and_the_law_is_not(
    run: Run, root: Path
) -> None:
    again = LAW[LAW.index("proposal") :]
    (root / "lower.law").write_text(again, encoding="utf-8")
    assert "duplicate-provision" in run("check").output
    assert run("diff", "fly-higher").exit_code == 2
    assert run("emit", "json-schema", "-o", str(root.parent / "out")).exit_code == 0


@pytest.mark.parametrize("how", BROKEN)
def test_the_site_is_built_without_a_broken_proposal_and_says_so(
    how: str, run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, place = BROKEN[how]
    (root / "lower.law").write_text(text, encoding="utf-8")
    site = root.parent / "site"
    (site / "theme").mkdir(parents=True)
    (site / "pages").mkdir()
    (site / "mkdocs.yml").write_text("site_name: Kites\n", encoding="utf-8")
    monkeypatch.setattr(_Site, "run_mkdocs", lambda self: None)
    built = CliRunner().invoke(group, ["site", "build", "--root", str(root)])
    assert built.exit_code == 2
    assert place in built.output
    title = "lower" if how == "one without a title" else "Fly lower"
    assert f"Not on the site, because of what is said above: “{title}”." in built.output
    pages = root.parent / "build/site/pages"
    written = {str(path.relative_to(pages)): path for path in pages.rglob("*.md")}
    assert [name for name in written if "fly-higher" in name]
    assert not [name for name in written if "fly-lower" in name]
    assert not [name for name, page in written.items() if "fly-lower" in page.read_text("utf-8")]

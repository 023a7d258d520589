"""The law as its files stand, compared with what they were in a revision that git keeps."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, cast

import pytest
from click.testing import Result
from jsonschema import Draft202012Validator
from keeling.backends.json.schemas import SCHEMAS
from keeling.testing.markdown import blocks
from keeling.testing.shown import folded

from tests.cli.kites import LAW, Run, refused

AT = ("--as-at", "2026-11-22")
GONE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX")


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings of whoever runs the tests, and no repository around the folder."""
    for name in GONE:
        monkeypatch.delenv(name, raising=False)
    person = {"NAME": "A Drafter", "EMAIL": "drafter@example.org", "DATE": "2026-01-01T00:00:00Z"}
    for who in ("AUTHOR", "COMMITTER"):
        for what, said in person.items():
            monkeypatch.setenv(f"GIT_{who}_{what}", said)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


LASTS = "  the licence lasts for is a duration\n"
LASTS_AND_PERMIT = (LASTS, f"{LASTS}  a permit is needed is yes or no\n")
TARRED = "  the line is tarred is yes or no\n"


def git(root: Path, *words: str) -> str:
    command = ["git", "-c", "init.defaultBranch=main", *words]
    made = subprocess.run(command, cwd=root.parent, capture_output=True, text=True, check=True)
    return made.stdout.strip()


def committed(root: Path) -> str:
    """Put the folder as it stands into a new revision, and return its full name."""
    if not (root.parent / ".git").exists():
        git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", "As it stands")
    return git(root, "rev-parse", "HEAD")


def changed(root: Path, *edits: tuple[str, str]) -> None:
    file = root / "kites.law"
    text = file.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def told(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.output
    value: dict[str, object] = json.loads(result.stdout)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SCHEMAS["diff"]}
    assert list(Draft202012Validator(schema).iter_errors(value)) == []
    return value


def test_who_is_treated_otherwise_since_a_revision(run: Run, root: Path) -> None:
    name = committed(root)
    changed(root, ("more than 60\n", "more than 50\n"))
    result = run("diff", "--against", "HEAD", *AT)
    assert result.exit_code == 0
    lines = result.stdout.split("\n")
    assert lines[0] == (
        "The law as its files stand now, compared with the law as they stood at "
        f"{name[:10]}; both as at 22 November 2026."
    )
    assert lines[2] == (
        "Where the kind is stunt kite, the height is at least 51 and at most 60 and the pilot's "
        "age is 12 or over, the licence lasts for is 2 years instead of none; no other case is "
        "affected."
    )
    assert lines[3] == "The answers differ on these days: from 1 May 2019."
    assert f"  because, at {name[:10]}" in lines
    assert "  because, now" in lines


def test_programs_are_told_the_same(run: Run, root: Path) -> None:
    name = committed(root)
    git(root, "tag", "in-force")
    changed(root, ("more than 60\n", "more than 50\n"))
    made = told(run("diff", "--against", "in-force", "--format", "json", *AT))
    assert made["against"] == name
    assert made["with"] == []
    assert made["apart"] == []
    assert made["direction"] == "widens"
    assert made["differs"] == [{"from": "2019-05-01", "to": None}]
    assert made["not_compared"] == []
    one, other = cast(list[dict[str, Any]], made["changes"])
    assert (one["outcome"], one["before"], one["after"]) == ("a licence is needed", "no", "yes")
    assert (other["before"], other["after"]) == ("none", "2 years")
    assert one["when"]["the height"] == "at least 51 and at most 60"


def test_nothing_is_written_and_what_is_not_committed_counts(run: Run, root: Path) -> None:
    committed(root)
    before = sorted(str(path) for path in root.parent.rglob("*"))
    status = git(root, "status", "--porcelain")
    said = run("diff", "--against", "main", *AT).stdout
    assert "No case is answered differently." in said
    assert "The answers differ" not in said
    assert sorted(str(path) for path in root.parent.rglob("*")) == before
    assert git(root, "status", "--porcelain") == status
    changed(root, ("more than 60\n", "more than 50\n"))
    assert "No case" not in run("diff", "--against", "main", *AT).stdout


SECTION_3 = (
    'section 3 of KA 2019 "More kites"\n  in force from 1 May 2030\n'
    "  source https://example.org/kites/3\n  not verified an invented Act\n\n"
)


def test_what_changes_only_on_another_day_is_not_passed_over(run: Run, root: Path) -> None:
    committed(root)
    box_kites = "  a licence is needed if the kind is box kite and the height is more than 90\n"
    (root / "more.law").write_text(SECTION_3 + box_kites, encoding="utf-8")
    said = run("diff", "--against", "HEAD", *AT).stdout
    assert "No case is answered differently on 22 November 2026.\n" in said
    assert "The answers differ on these days: from 1 May 2030.\n" in said
    made = told(run("diff", "--against", "HEAD", "--format", "json", *AT))
    assert (made["changes"], made["direction"]) == ([], "none")
    assert made["differs"] == [{"from": "2030-05-01", "to": None}]
    then = run("diff", "--against", "HEAD", "--as-at", "2030-05-01").stdout
    assert "Where the kind is box kite and the height is at least 91" in then


def test_days_of_which_only_one_encodes_the_law_are_not_compared(run: Run, root: Path) -> None:
    committed(root)
    text = (root / "kites.law").read_text(encoding="utf-8")
    (root / "kites.law").write_text(text.replace("1 May 2019", "1 May 2018"), encoding="utf-8")
    said = run("diff", "--against", "HEAD", *AT).stdout
    assert "No case is answered differently on 22 November 2026.\n" in said
    assert (
        "Not compared, because the law of these days cannot be told in both: from 1 May 2018 to 30 "
        "April 2019.\n" in said
    )


def test_each_side_is_taken_with_the_proposal_as_it_is_written_there(run: Run, root: Path) -> None:
    committed(root)
    changed(root, ('for "60" substitute "70"', 'for "60" substitute "65"'))
    assert "No case is answered differently." in run("diff", "--against", "HEAD", *AT).stdout
    said = run("diff", "--against", "HEAD", "--with", "fly-higher").stdout
    assert "both as at 1 June 2030." in said
    assert "the height is at least 66 and at most 70" in said
    assert "Fly higher" in said
    made = told(run("diff", "--against", "HEAD", "--with", "fly-higher", "--format", "json"))
    assert (made["with"], made["vehicle"]) == (["fly-higher"], [])


def test_a_proposal_that_one_side_has_not_is_refused(run: Run, root: Path) -> None:
    name = committed(root)
    changed(root, ("Fly higher", "Fly much higher"))
    said = refused(run("diff", "--against", "HEAD", "--with", "fly-much-higher"))
    assert f"There is no proposal `fly-much-higher` at {name[:10]}." in said
    assert "fly-higher" in said
    assert "There is no proposal `fly-higher`." in refused(
        run("diff", "--against", "HEAD", "--with", "fly-higher")
    )


def test_cases_that_only_one_vocabulary_has_are_left_out_and_named(run: Run, root: Path) -> None:
    name = committed(root)
    changed(
        root,
        ("    stunt kite\n", "    stunt kite\n    power kite\n"),
        ("an age, 5 or over", "an age, 8 or over"),
        ("the height is more than 60", "the height is more than 60 and the line is tarred"),
        ("  the height is a number\n", f"  the height is a number\n{TARRED}"),
        LASTS_AND_PERMIT,
    )
    result = run("diff", "--against", "HEAD", *AT)
    said = result.stdout
    at = name[:10]
    for line in (
        f"  `the line is tarred` is a fact only now. The law at {at} answers whatever it is.",
        "  Only now may `the kind` be power kite. Such cases are not compared.",
        (
            f"  `the pilot's age` may be 5 or over at {at}, 8 or over now. Cases that only one of "
            "them has are not compared."
        ),
        "  `a permit is needed` is an outcome only now. It is not compared.",
    ):
        assert line in said.split("\n"), (line, said)
    assert (
        "Where the kind is stunt kite, the height is at least 61, not the line is tarred and the "
        "pilot's age is 12 or over" in said
    )
    assert "no other case that can be compared is affected." in said
    made = told(run("diff", "--against", "HEAD", "--format", "json", *AT))
    assert len(cast(list[str], made["apart"])) == 4


def test_a_fact_of_another_name_is_not_taken_for_the_same(run: Run, root: Path) -> None:
    committed(root)
    text = (root / "kites.law").read_text(encoding="utf-8")
    (root / "kites.law").write_text(text.replace("the height", "the altitude"), encoding="utf-8")
    said = refused(run("diff", "--against", "HEAD", *AT))
    assert "`a licence is needed` turns on `the height`" in said
    assert "`the altitude` now" in said
    assert "one fact under two names cannot be told" in said


def test_facts_of_two_kinds_have_no_case_in_common(run: Run, root: Path) -> None:
    committed(root)
    changed(root, ("the height is a number", "the height is an age"))
    text = (root / "kites.law").read_text(encoding="utf-8")
    for old, new in (("at least 10", "10 or over"), ("more than 60", "61 or over")):
        text = text.replace(old, new)
    (root / "kites.law").write_text(text.split("proposal")[0], encoding="utf-8")
    said = refused(run("diff", "--against", "HEAD", *AT))
    assert "have no case in common. `the height` is a number at " in said
    assert "and an age now" in said


def test_what_is_asked_whatever_a_fact_is_needs_the_same_fact(run: Run, root: Path) -> None:
    whatever = SECTION_3 + "  where a licence is needed whatever the kind, a permit is needed\n"
    changed(root, LASTS_AND_PERMIT)
    (root / "more.law").write_text(whatever, encoding="utf-8")
    committed(root)
    assert run("diff", "--against", "HEAD", *AT).exit_code == 0
    changed(root, ("    stunt kite\n", "    stunt kite\n    power kite\n"))
    said = refused(run("diff", "--against", "HEAD", *AT))
    assert "asks for an answer whatever `the kind` is" in said
    assert "Only now may `the kind` be power kite." in said


@pytest.mark.parametrize("ref", ["nowhere", "HEAD~9", "-q", "HEAD:law", "", "main..main"])
def test_a_revision_that_is_not_there_is_refused(ref: str, run: Run, root: Path) -> None:
    committed(root)
    said = refused(run("diff", f"--against={ref}"))
    assert f"There is no revision `{ref}` here." in said
    assert "What to do: " in said


def test_a_folder_in_no_repository_is_refused(run: Run) -> None:
    said = refused(run("diff", "--against", "HEAD"))
    assert "The folder `law` is in no git repository" in said


def test_without_git_it_is_said_so(run: Run, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(root)
    monkeypatch.setenv("PATH", str(root))
    assert "git is not installed here" in refused(run("diff", "--against", "HEAD"))


def test_what_was_wrong_then_is_said_to_be_of_then(run: Run, root: Path) -> None:
    changed(root, ("the height is at least 10", "the hight is at least 10"))
    name = committed(root)
    changed(root, ("the hight is at least 10", "the height is at least 10"))
    said = refused(run("diff", "--against", "HEAD", *AT))
    assert f"{name[:10]}:law/kites.law:24:" in said
    assert f"As the file stood at {name[:10]}: " in said
    assert "the hight is at least 10" in said
    assert "A revision cannot be mended" in said
    made = run("diff", "--against", "HEAD", "--format", "json", *AT)
    assert made.exit_code == 2
    assert json.loads(made.stdout)["findings"][0]["path"] == f"{name[:10]}:law/kites.law"


def test_what_no_longer_is_written_so_is_said_to_be_of_then(run: Run, root: Path) -> None:
    changed(root, ('act "Kites Act 2019"', 'statute "Kites Act 2019"'))
    name = committed(root)
    changed(root, ('statute "Kites Act 2019"', 'act "Kites Act 2019"'))
    said = refused(run("diff", "--against", "HEAD", *AT))
    assert f"As the file stood at {name[:10]}: " in said
    assert "written in the language as it is now" in said


def test_what_is_wrong_now_is_said_as_ever(run: Run, root: Path) -> None:
    committed(root)
    changed(root, ("the height is at least 10", "the hight is at least 10"))
    said = refused(run("diff", "--against", "HEAD", *AT))
    assert "law/kites.law:24:" in said
    assert "As the file stood" not in said


def test_a_folder_that_was_not_there_is_refused(run: Run, root: Path) -> None:
    (root / "kites.law").rename(root / "kites.txt")
    name = committed(root)
    (root / "kites.txt").rename(root / "kites.law")
    said = refused(run("diff", "--against", "HEAD"))
    assert f"There is no `.law` file in `law` at {name[:10]}." in said


def test_what_a_folder_read_now_would_pass_over_is_passed_over_then(run: Run, root: Path) -> None:
    (root / ".drafts").mkdir()
    for spoilt in (root / ".drafts/a.law", root / ".b.law"):
        spoilt.write_text("nonsense", encoding="utf-8")
    (root / "link.law").symlink_to("kites.law")
    (root.parent / "outside.law").write_text("nonsense", encoding="utf-8")
    committed(root)
    assert "No case is answered differently." in run("diff", "--against", "HEAD", *AT).stdout


def test_what_cannot_be_read_then_is_refused(run: Run, root: Path) -> None:
    (root / "link.law").symlink_to("../outside.law")
    (root / "latin.law").write_bytes(b"facts\n  the caf\xe9 is yes or no\n")
    name = committed(root)
    for spoilt in ("link", "latin"):
        (root / f"{spoilt}.law").unlink()
    said = refused(run("diff", "--against", "HEAD"))
    assert f"`{name[:10]}:law/link.law` is a link that leads to no file of law" in said
    assert f"{name[:10]}:law/latin.law:2:" in said


def test_a_repository_within_is_refused(run: Run, root: Path) -> None:
    inner = root / "inner"
    shutil.copytree(root, inner)
    git(inner / "x", "init", "-q")
    git(inner / "x", "add", "-A")
    git(inner / "x", "commit", "-q", "-m", "Inner")
    name = committed(root)
    shutil.rmtree(inner)
    assert f"`{name[:10]}:law/inner` is a repository of its own" in refused(
        run("diff", "--against", "HEAD")
    )


def test_the_folder_may_be_the_whole_repository_and_line_ends_do_not_count(
    run: Run, root: Path
) -> None:
    file = root / "kites.law"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    git(root / "x", "init", "-q")
    git(root / "x", "add", "-A")
    git(root / "x", "commit", "-q", "-m", "All")
    file.write_text(LAW, encoding="utf-8")
    assert "No case is answered differently." in run("diff", "--against", "HEAD", *AT).stdout


@pytest.mark.parametrize(
    "words",
    [
        ("fly-higher", "--against", "HEAD"),
        ("--against", "HEAD", "--from", "2020-01-01"),
        ("--against", "HEAD", "--to", "2020-01-01"),
        ("fly-higher", "--with", "fly-higher"),
    ],
    ids=" ".join,
)
def test_one_thing_is_compared_at_a_time(words: tuple[str, ...], run: Run, root: Path) -> None:
    committed(root)
    assert "a revision is compared by itself" in refused(run("diff", *words))


def test_what_the_page_shows_is_what_is_said(run: Run, root: Path) -> None:
    shutil.rmtree(root)
    shutil.copytree(Path(__file__).parents[1] / "corpora/kites", root)
    name = committed(root)
    file = root / "act/insurance.law"
    text = file.read_text(encoding="utf-8")
    assert text.count("more than 150") == 1
    file.write_text(text.replace("more than 150", "more than 120"), encoding="utf-8")
    said = folded(run("diff", "--against", "HEAD", *AT).stdout.replace(name[:10], "1a2b3c4d5e"))
    page = Path(__file__).parents[2] / "site/pages/design/changes-to-the-files.md"
    (shown,) = (
        "\n".join(block.lines)
        for block in blocks(page.read_text(encoding="utf-8"))
        if block.lines and block.lines[0].startswith("The law as its files stand")
    )
    assert shown == said

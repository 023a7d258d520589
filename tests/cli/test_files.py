"""What keeling reads and writes on disk: ordinary files, inside its folder, all or none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from errno import EACCES
from pathlib import Path, PurePosixPath

import pytest
from keeling.backends import Artefact
from keeling.cli.common import write_files

from tests.cli.kites import Run, refused

VOCABULARY = """facts
  the form is signed is yes or no

outcomes
  the kite is listed is yes or no

act "Kites Act 2020"
  cited as KA 2020
  in force from 1 April 2021
  source https://example.org/kites-act
  not verified an invented Act
"""
SOUND = """section 1 of KA 2020 "Lists"
  the kite is listed if the form is signed
"""
BARE = """section 2 of KA 2020 "More lists"
  despite section 1, the kite is listed if not the form is signed
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "law"
    folder.mkdir()
    (folder / "vocabulary.law").write_text(VOCABULARY, encoding="utf-8")
    (folder / "sound.law").write_text(SOUND, encoding="utf-8")
    return folder


def test_a_fault_of_reading_is_reported_wherever_it_lies(run: Run, root: Path) -> None:
    (root / "spoilt.law").write_text(SOUND.replace("form", "from"), encoding="utf-8")
    said = refused(run("check", str(root / "sound.law")))
    assert "law/spoilt.law:2:" in said
    assert "was not checked" in said
    assert "was not checked" not in refused(run("check", str(root / "spoilt.law")))


def test_findings_about_the_law_are_reported_only_where_asked(run: Run, root: Path) -> None:
    act = VOCABULARY.replace("  source https://example.org/kites-act\n", "")
    (root / "vocabulary.law").write_text(act, encoding="utf-8")
    (root / "other.law").write_text(BARE, encoding="utf-8")
    result = run("check", str(root / "sound.law"))
    assert result.exit_code == 1
    assert "law/sound.law" in result.output
    assert "law/other.law" not in result.output
    assert "was not checked" not in result.output


def test_a_path_with_no_law_in_it_is_refused(run: Run, root: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.law"
    outside.write_text(SOUND, encoding="utf-8")
    (root / "notes.txt").write_text("", encoding="utf-8")
    for path in (outside, root / "notes.txt"):
        assert path.name in refused(run("check", str(path)))


def test_a_link_to_a_file_outside_the_folder_is_refused(
    run: Run, root: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.law"
    outside.write_text("facts\n  the secret is yes or no\n", encoding="utf-8")
    (root / "link.law").symlink_to(outside)
    said = refused(run("check"))
    assert "law/link.law:1:1: unreadable-file" in said
    assert "leads out of the folder" in said
    assert "secret" not in said
    assert "outside" not in said


def test_a_link_to_a_file_inside_the_folder_is_that_file(run: Run, root: Path) -> None:
    (root / "link.law").symlink_to(root / "sound.law")
    assert run("check").exit_code == 0


def test_a_link_that_leads_nowhere_is_refused(run: Run, root: Path) -> None:
    (root / "circle.law").symlink_to(root / "circle.law")
    assert "law/circle.law:1:1: unreadable-file" in refused(run("check"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_no_ordinary_file(run: Run, root: Path, tmp_path: Path) -> None:
    os.mkfifo(root / "pipe.law")
    assert "`law/pipe.law` is no ordinary file" in refused(run("check"))
    (root / "pipe.law").unlink()
    os.mkfifo(tmp_path / "case.yaml")
    for case in (str(tmp_path / "case.yaml"), os.devnull):
        assert "is no ordinary file" in refused(run("decide", case))


def test_a_folder_that_cannot_be_listed_is_not_passed_over(
    run: Run, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "closed").mkdir()
    listing = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(EACCES, "Permission denied", str(path))
        return listing(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert "law/closed:1:1: unreadable-file" in refused(run("check"))


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") if path.is_file() else ""
        for path in folder.rglob("*")
    }


def test_files_are_written_all_or_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    (tmp_path / "z.txt" / "in the way").mkdir(parents=True)
    before = contents(tmp_path)
    names = ("a.txt", "new.txt", "deep/er/new.txt", "z.txt")
    with pytest.raises(SystemExit) as end:
        write_files((Artefact(PurePosixPath(name), "new") for name in names), tmp_path)
    assert end.value.code == 2
    assert contents(tmp_path) == before
    said = capsys.readouterr().err
    assert "z.txt` cannot be written" in said
    assert "Nothing was written" in said


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path, run: Run) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    said = refused(run("emit", "json-schema", "-o", str(tmp_path / "file" / "out")))
    assert "cannot be written" in said
    assert (tmp_path / "file").read_text(encoding="utf-8") == ""


def test_files_are_written_over_older_ones(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    names = ("a.txt", "deep/b.txt")
    made = write_files((Artefact(PurePosixPath(name), "new") for name in names), tmp_path)
    assert made == [tmp_path / "a.txt", tmp_path / "deep/b.txt"]
    assert contents(tmp_path) == {"a.txt": "new", "deep": "", "deep/b.txt": "new"}


def test_law_of_a_day_before_it_is_encoded_is_written_without_answers(
    tmp_path: Path, run: Run
) -> None:
    for what in ("json", "python"):
        result = run("emit", what, "-o", str(tmp_path), "--as-at", "2020-01-01")
        assert result.exit_code == 0, result.output
    written = json.loads((tmp_path / "law.json").read_text(encoding="utf-8"))
    (outcome,) = written["outcomes"]
    note = "KA 2020 is encoded as from 1 April 2021: what the law was before is not"
    assert (outcome["encoded"], outcome["regions"], outcome["notes"]) == (False, None, [note])
    case = tmp_path / "case.json"
    case.write_text(json.dumps({"the form is signed": "yes"}), encoding="utf-8")
    said = subprocess.run(
        [sys.executable, str(tmp_path / "law.py"), str(case)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    answer = json.loads(said)["outcomes"]["the kite is listed"]
    assert (answer["value"], answer["notes"]) == (None, [note])

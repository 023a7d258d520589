"""Commands typed wrongly, and what is shown of cases: whole, to be read aloud."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from keeling.backends import BACKENDS
from keeling.cli import group

from tests.cli.kites import CASE, LAW


def _any_of(names: list[str]) -> str:
    """Return names as they are listed to a reader: each in code, the last after `or`."""
    *first, last = [f"`{name}`" for name in names]
    return f"{', '.join(first)} or {last}"


#: What is typed, and all that is said.
SAID = {
    "diff": (
        "`keeling diff` needs the name of a proposal.\n"
        "What to do: Write it after the verb. The proposals are:\n  fly-higher\n"
    ),
    "schedule": (
        "`keeling schedule` needs the name of a proposal.\n"
        "What to do: Write it after the verb. The proposals are:\n  fly-higher\n"
    ),
    "diff fly-hihger": (
        "There is no proposal `fly-hihger`.\n"
        "What to do: Did you mean `fly-higher`? The proposals are:\n  fly-higher\n"
    ),
    "diff fly-higher fly-higher": (
        "`fly-higher` is named twice, and a proposal is made only once.\n"
        "What to do: Name it once; or did you mean another beside it? The proposals are:\n"
        "  fly-higher\n"
    ),
    "schedule fly-higher fly-higher.law": (
        "`fly-higher` is named twice, and a proposal is made only once.\n"
        "What to do: Name it once; or did you mean another beside it? The proposals are:\n"
        "  fly-higher\n"
    ),
    "diff --to 2026-01-01": (
        "`--to` gives the later of two days, 1 January 2026, and the earlier is missing.\n"
        "What to do: Write `keeling diff --from … --to 2026-01-01`, with that day written as "
        "2013-04-07.\n"
    ),
    "decide": (
        "`keeling decide` needs something to work on.\n"
        "What to do: Write `keeling decide CASE.yaml`.\n"
    ),
    "pathway": (
        "No guideline here gives a range on a scale that says what it leads to.\n"
        "What to do: Say of each step of the scale which cases are on it, and end the scale with a "
        "line such as `leads to the fee`.\n"
    ),
    "pathway boats": (
        "There is no guideline `boats` of which it can be said what its ranges lead to.\n"
        "What to do: There are no guidelines in this folder.\n"
    ),
    "pathway --with fly-hihger": (
        "There is no proposal `fly-hihger`.\n"
        "What to do: Did you mean `fly-higher`? The proposals are:\n  fly-higher\n"
    ),
    "check --as-at 31/12/2026": (
        "`31/12/2026` is not a day.\nWhat to do: Write it as 2026-11-22.\n"
    ),
    "check --as-at 2026-02-30": (
        "`2026-02-30` is not a day.\nWhat to do: Write it as 2026-11-22.\n"
    ),
    "check --nope": (
        "There is no option `--nope` here.\n"
        "What to do: `keeling check --help` says what it takes.\n"
    ),
    "check --roo law": ("There is no option `--roo` here.\nWhat to do: Did you mean `--root`?\n"),
    "check --format xml": "`xml` is not known here.\nWhat to do: Write `text` or `json`.\n",
    "check nowhere": "There is no file or folder `nowhere`.\nWhat to do: Look at the path.\n",
    "diff --as-at": (
        "`--as-at` stands here without its value.\nWhat to do: Write the value after it.\n"
    ),
    "fmt --check=1": ("`--check` takes no value.\nWhat to do: Leave out what stands after it.\n"),
    "emit": (
        "`keeling emit` needs to be told what.\n"
        f"What to do: Write {_any_of([f'keeling emit {name}' for name in sorted(BACKENDS)])}.\n"
    ),
    "emit pyton -o x": (
        f"`pyton` is not known here.\nWhat to do: Write {_any_of(sorted(BACKENDS))}.\n"
    ),
    "emit json": "`keeling emit` needs `-o`.\nWhat to do: Add `-o FOLDER`.\n",
    "emit json -o law/kites.law": (
        "`law/kites.law` is a file, not a folder.\nWhat to do: Name a folder.\n"
    ),
    "explain a b": (
        "`b` is more than this command takes.\n"
        "What to do: `keeling explain --help` says what it takes.\n"
    ),
    "chek": "There is no command `chek`.\nWhat to do: Did you mean `keeling check`?\n",
    "site bild": (
        "There is no command `bild` here.\nWhat to do: `keeling site --help` says what it takes.\n"
    ),
    "--nope": (
        "There is no option `--nope` here.\nWhat to do: `keeling --help` says what it takes.\n"
    ),
}


@pytest.fixture
def place(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KEELING_CACHE", "")
    monkeypatch.chdir(root.parent)
    return root.parent


def typed(words: str) -> Result:
    return CliRunner().invoke(group, words.split(), prog_name="keeling")


@pytest.mark.parametrize("words", SAID)
def test_what_is_typed_wrongly_is_answered_in_plain_words(words: str, place: Path) -> None:
    result = typed(f"--root law {words}")
    assert (result.exit_code, result.output) == (2, SAID[words])


@pytest.mark.parametrize("words", ["--root law check", "check --root law"])
def test_the_folder_may_be_named_before_the_verb_and_after_it(words: str, place: Path) -> None:
    assert typed(words).output == "Nothing wrong.\n"


def test_the_folder_named_after_the_verb_goes_before_the_other(place: Path) -> None:
    assert typed("--root nowhere check --root law").exit_code == 0
    assert typed("--root law check --root nowhere").exit_code == 2


def test_a_folder_without_proposals_says_so(place: Path) -> None:
    (place / "law/kites.law").write_text(LAW[: LAW.index("proposal")], encoding="utf-8")
    assert typed("--root law diff").output == (
        "`keeling diff` needs the name of a proposal.\n"
        "What to do: Write it after the verb. There are no proposals in this folder.\n"
    )


def test_help_is_still_help(place: Path) -> None:
    for words, status in (("--help", 0), ("check --help", 0), ("", 2), ("site", 2)):
        result = typed(words)
        assert result.exit_code == status
        assert result.output.startswith("Usage: keeling")


FACTS = """- case: A low one
  facts: {the kind: stunt kite, the height: 3, the pilot's age: 30}
- facts: {the kind: box kite, the height: 70, the pilot's age: 30}
"""


def test_each_of_several_cases_is_shown_under_its_title(place: Path) -> None:
    (place / "facts.yaml").write_text(FACTS, encoding="utf-8")
    result = typed("--root law decide facts.yaml")
    heads = [line for line in result.output.split("\n") if line and not line.startswith(" ")]
    assert heads == ["A low one", "Case 2"]
    assert result.output.count("  a licence is needed: no\n") == 2


def test_one_case_alone_needs_no_title(place: Path) -> None:
    alone = "the kind: stunt kite\nthe height: 3\nthe pilot's age: 30\n"
    (place / "facts.yaml").write_text(alone, encoding="utf-8")
    assert typed("--root law decide facts.yaml").output.startswith("a licence is needed: no\n")


def test_an_expectation_that_facts_are_missing_for_says_which(place: Path) -> None:
    case = CASE.replace("    the height: 61\n", "")
    (place / "law/kites.yaml").write_text(case, encoding="utf-8")
    result = typed("--root law test")
    assert result.exit_code == 1
    assert (
        "a licence is needed\n"
        "  expected: yes\n"
        "  got:      no or yes\n"
        "  because:  KA 2019 s. 1; KA 2019 s. 1(b)\n"
        "  missing:  the case does not give `the height`\n"
    ) in result.output


def test_an_expectation_that_is_wrong_is_not_said_to_lack_facts(place: Path) -> None:
    (place / "law/kites.yaml").write_text(CASE.replace("needed: yes", "needed: no"), "utf-8")
    result = typed("--root law test")
    assert result.exit_code == 1
    assert "missing:" not in result.output

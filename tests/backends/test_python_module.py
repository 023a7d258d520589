"""The emitted module as a file: readable, typed, laid out, safe, the same each time, on its own."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import subprocess
import sys
import tokenize
from collections.abc import Mapping
from pathlib import Path

import pytest
from keeling.backends.python.layout import literal, prose
from keeling.backends.python.names import Names, snake
from keeling.model.answers import YES, Lasting
from keeling.model.conditions import ALWAYS, Among, Limb, Not, Within
from keeling.model.conditions import Test as Asks
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Provision, Row, Rule, Standing, Verification
from keeling.model.vocabulary import Choice, Fact, FactKind, Outcome, OutcomeKind, Vocabulary
from keeling.partition import Space

from tests.backends.emitted import (
    ROOT,
    answered,
    emission,
    expected,
    load,
    partitioned,
    python,
    real,
)
from tests.backends.made import HOSTILE, dressed
from tests.partition.generated import Maker

SECTION = ProvisionId("Act", ("section", "1"))
KITES = Law(
    Vocabulary(
        {
            "the kite": Fact("the kite", FactKind.CHOICE, (Choice("box kite"), Choice("delta"))),
            "the flyer's age": Fact("the flyer's age", FactKind.AGE),
            "the length of the string": Fact("the length of the string", FactKind.NUMBER),
        },
        {
            "the kite is allowed": Outcome("the kite is allowed", OutcomeKind.YES_NO),
            "the ban": Outcome("the ban", OutcomeKind.DURATION),
        },
    ),
    provisions={SECTION: Provision(SECTION, heading="Kites", identifier="http://example.org/1")},
    rules=(
        Rule(
            SECTION,
            "the kite is allowed",
            (Row(SECTION, Asks("the flyer's age", Within((18, 0))), YES),),
            where=Asks("the kite", Among(frozenset({"delta"}))),
        ),
        Rule(SECTION, "the ban", (Row(SECTION, ALWAYS, Lasting(Duration(months=18))),)),
    ),
)


def test_the_law_reads_as_nested_questions_and_each_reason_as_a_condition() -> None:
    text = python(partitioned(KITES))
    assert (
        '''
def the_kite_is_allowed(facts: Facts) -> Answer:
    """The kite is allowed: yes or no.

    Given by

    * Act s. 1 “Kites” http://example.org/1
    """
    return _answer("the kite is allowed", _read(facts))


def _the_kite_is_allowed(case: _Case) -> _Said:
    if case.the_kite.among("box kite"):
        return "no"
    if case.the_flyers_age.under(18):
        return "no"
    return "yes"


def _because_act_s_1(case: _Case) -> bool:
    """Whether Act s. 1 is a reason."""
    return case.the_kite.among("delta")


def the_ban(facts: Facts) -> Answer:
'''
        in text
    )
    assert "    return months(18)\n" in text
    assert 'ACT_S_1 = Provision("Act s. 1", "http://example.org/1")\n' in text


def test_a_module_says_why_and_what_would_settle_it() -> None:
    law = load(python(partitioned(KITES)))
    answer = law.the_kite_is_allowed(law.Facts(the_kite="delta"))
    assert (answer.value, answer.possible) == (None, ("no", "yes"))
    assert answer.depends_on == ("the flyer's age",)
    assert answer.because == ("Act s. 1",)
    assert answer.provisions[0].identifier == "http://example.org/1"
    assert law.the_ban(law.Facts()).length == law.months(18)


@pytest.mark.parametrize("where", [True, False], ids=["of the rule", "of a row"])
def test_an_answer_rests_on_a_definition_that_must_not_be_met(where: bool) -> None:
    guess = Verification(Standing.NOT_VERIFIED, "a guess")
    defined = ProvisionId("Act", ("section", "9"))
    young = Limb(defined, Asks("the flyer's age", Within(None, (18, 0))))
    row = Row(SECTION, ALWAYS if where else Not(young), YES)
    rule = Rule(SECTION, "the kite is allowed", (row,), where=Not(young) if where else ALWAYS)
    provisions = {defined: Provision(defined, verification=guess)}
    given = partitioned(Law(KITES.vocabulary, provisions=provisions, rules=(rule,)))
    law = load(python(given))
    for age in (17, 18):
        facts = {"the flyer's age": age}
        made = answered(law, facts)
        assert made == expected(given, facts)
        notes = made["outcomes"]["the kite is allowed"]["notes"]
        silent = where and age < 18
        assert notes == ([] if silent else ["Act s. 9: not verified, a guess"])


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"the_kite": "Delta"}, "`the kite` is 'box kite' or 'delta', and 'Delta' is not"),
        ({"the_flyers_age": "18"}, "`the flyer's age` is an age in whole years, and '18' is not"),
        ({"the_flyers_age": True}, "`the flyer's age` is an age in whole years, and True is not"),
        ({"the_flyers_age": 17.5}, "`the flyer's age` is an age in whole years, and 17.5 is not"),
        ({"the_flyers_age": -1}, "so it cannot be -1"),
        ({"the_length_of_the_string": None, "the_kite": 1}, "`the kite`"),
    ],
)
def test_a_value_that_no_case_can_have_is_refused(facts: Mapping[str, object], said: str) -> None:
    law = load(python(partitioned(KITES)))
    with pytest.raises(ValueError, match=re.escape(said)):
        law.decide(law.Facts(**facts))


def test_a_law_of_nothing_is_a_module_too() -> None:
    law = load(python(partitioned(Law())))
    assert law.decide(law.Facts()) == {}


# Readable by machines: types, layout, the same bytes.


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The modules of the real law and of a hostile one, in a folder outside the repository."""
    made = tmp_path_factory.mktemp("emitted")
    (made / "law.py").write_text(python(emission(real())), encoding="utf-8")
    (made / "hostile.py").write_text(hostile(9), encoding="utf-8")
    return made


def hostile(seed: int) -> str:
    maker = Maker(seed, 5)
    vocabulary, _ = maker.vocabulary()
    return python(partitioned(dressed(maker, maker.law(vocabulary), maker.shuffled(HOSTILE))))


def run(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize("name", ["law.py", "hostile.py"])
def test_a_module_passes_mypy_strict_on_its_own(folder: Path, name: str) -> None:
    done = run(folder, "-m", "mypy", "--strict", "--python-version", "3.11", name)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["law.py", "hostile.py"])
def test_a_module_is_laid_out_and_without_fault_for_ruff(folder: Path, name: str) -> None:
    for command in (["format", "--diff"], ["check"]):
        done = run(folder, "-m", "ruff", *command, "--isolated", "--no-cache", name)
        assert done.returncode == 0, done.stdout


def test_emitting_again_gives_the_same_bytes_whatever_the_hash_seed(folder: Path) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from tests.backends.emitted import emission, emit, real\n"
        "for name in ('python', 'json'):\n"
        "    for each in emit(name, emission(real())):\n"
        "        sys.stdout.buffer.write(each.text.encode())\n"
    )
    one, other = (run(folder, "-c", script, str(ROOT), PYTHONHASHSEED=seed) for seed in "12")
    assert one.returncode == 0, one.stderr
    assert one.stdout == other.stdout
    assert one.stdout.startswith((folder / "law.py").read_text(encoding="utf-8"))


# Hostile text.


@pytest.mark.parametrize("seed", range(4, 60, 5))
def test_what_a_drafter_wrote_stands_in_strings_only(seed: int) -> None:
    text = hostile(seed)
    assert not re.search(
        "[^\\n -~\\xa1-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2190-\\uffef]", text
    )
    usual = {token.string for token in comments(python(partitioned(Law())))}
    assert {token.string for token in comments(text)} <= usual
    for node in ast.walk(ast.parse(text)):
        for name in (getattr(node, each, None) for each in ("id", "name", "attr", "arg")):
            assert name is None or re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name)


def comments(text: str) -> list[tokenize.TokenInfo]:
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [token for token in tokens if token.type == tokenize.COMMENT]


@pytest.mark.parametrize("text", [*HOSTILE, "\x00\x1f\x7f\x85\xa0\u200b\u2029\ud800\U0001f600\t\n"])
def test_text_is_the_same_as_a_literal_and_harmless_in_a_docstring(text: str) -> None:
    assert ast.literal_eval(literal(text)) == text
    assert "\n" not in literal(text)
    said = f'def f():\n    """{prose(text)}."""\n'
    assert len(ast.parse(said).body[0].body) == 1  # type: ignore[attr-defined]


def test_names_are_ascii_identifiers_and_no_two_are_the_same() -> None:
    names = Names({"the_law", "facts"})
    given = [names.give(snake(phrase)) for phrase in (*HOSTILE, "", "!", "facts", "FACTS")]
    assert len(set(given)) == len(given)
    assert not {"the_law", "facts", "class", "None", "print"} & set(given)
    assert all(name.isascii() and name.isidentifier() and len(name) < 60 for name in given)
    assert snake("the victim’s age") == snake("the victim's age") == "the_victims_age"
    assert snake("née") == "nee"


def test_wide_lists_and_long_lines_are_asked_in_halves() -> None:
    choices = tuple(Choice(f"offence {number}") for number in range(600))
    rows = tuple(
        Row(
            SECTION.at_row(number + 1),
            Asks("the offence", Among(frozenset({choice.name}))),
            Lasting(Duration(months=number + 1)),
        )
        for number, choice in enumerate(choices)
    )
    vocabulary = Vocabulary(
        {"the offence": Fact("the offence", FactKind.CHOICE, choices)},
        {"the period": Outcome("the period", OutcomeKind.DURATION)},
    )
    given = partitioned(Law(vocabulary, rules=(Rule(SECTION, "the period", rows),)))
    law = load(python(given))
    for number in (0, 1, 299, 300, 301, 598, 599):
        answer = law.the_period(law.Facts(the_offence=f"offence {number}"))
        assert answer.length == law.months(number + 1)
        assert answer.because == (f"Act s. 1, row {number + 1}",)
    assert len(law.the_period(law.Facts()).possible) == 600


def test_many_cuts_of_a_measure_are_asked_in_halves_and_each_side_is_right() -> None:
    rows = tuple(
        Row(SECTION, Asks("the age", Within(None, (age, 0))), Lasting(Duration(months=age)))
        for age in range(1, 60)
    )
    vocabulary = Vocabulary(
        {"the age": Fact("the age", FactKind.AGE)},
        {"the period": Outcome("the period", OutcomeKind.DURATION)},
    )
    law = load(python(partitioned(Law(vocabulary, rules=(Rule(SECTION, "the period", rows),)))))
    for age in range(65):
        wanted = str(Duration(months=age + 1)) if age < 59 else "none"
        assert law.the_period(law.Facts(the_age=age)).value == wanted


# On its own.


def test_a_module_runs_on_its_own_and_gives_what_keeling_decide_gives(folder: Path) -> None:
    law = load((folder / "law.py").read_text(encoding="utf-8"))
    facts = {
        "the offence": "sexual assault",
        "the victim's age": 25,
        "the offender's age at the offence": 24,
        "the disposal": "community order",
        "the length of the order": "18 months",
    }
    (folder / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    done = run(folder, "-I", "law.py", "facts.json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made == law.to_json(law.decide(law.facts_from(facts)))
    assert made["outcomes"]["the offence is listed"]["value"] == "yes"
    listed = [{"case": "one", "facts": facts}, {"case": "two", "facts": facts}]
    (folder / "cases.json").write_text(json.dumps(listed), encoding="utf-8")
    done = run(folder, "-I", "law.py", "cases.json")
    assert json.loads(done.stdout) == [made, made]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            '{"the victims age": 17}',
            "There is no fact `the victims age`. Did you mean `the victim's",
        ),
        ('{"the victim\'s age": "17"}', "`the victim's age` is an age in whole years"),
        ('{"the victim\'s age": NaN}', "`the victim's age` is an age in whole years"),
        ('{"the victim\'s age": null}', "Nothing is given for `the victim's age`"),
        ('{"the victim\'s age": 1, "the victim\'s age": 2}', "given more than once"),
        ('{"the custodial term": "12 months 3 days"}', "`the custodial term` is a length of time"),
        ('{"the victim\'s age": 17, "the offence": "outraging public decency"}', "No case has"),
        ("{", "Expecting property name"),
        ("[" * 100_000, "recursion"),
        ("[]", "or several in a list"),
        ("{}", "names with values"),
        ("17", "names with values"),
        ("[[{}]]", "names with values"),
        ('"', ""),
    ],
)
def test_what_cannot_be_read_is_refused_with_status_2_and_no_traceback(
    folder: Path, given: str, said: str
) -> None:
    (folder / "bad.json").write_text(given, encoding="utf-8")
    done = run(folder, "-I", "law.py", "bad.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("bad.json: ")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_missing_or_no_text_is_refused_with_status_2(folder: Path) -> None:
    (folder / "latin.json").write_bytes(b'{"the offence": "\xe9"}')
    for arguments in (["none.json"], ["latin.json"], [], ["a", "b"]):
        done = run(folder, "-I", "law.py", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr


def test_nothing_outside_the_standard_library_is_imported(folder: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse((folder / "law.py").read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names):
                imported |= {alias.name for alias in names}
            case ast.ImportFrom(module):
                imported.add(str(module).split(".")[0])
            case _:
                pass
    assert imported <= sys.stdlib_module_names


def test_space_is_only_needed_where_there_are_no_outcomes() -> None:
    vocabulary = Vocabulary({"the age": Fact("the age", FactKind.AGE)})
    given = partitioned(Law(vocabulary), Space(vocabulary))
    law = load(python(given))
    assert law.decide(law.Facts(the_age=3)) == {}

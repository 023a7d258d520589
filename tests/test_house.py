"""The house is in order: nothing is missing from a list, and every list says what is there."""

import ast
import pkgutil
import re
import subprocess
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

import keeling
import pytest
from keeling.diagnostics import Check
from keeling.syntax.grammar import Grammar
from keeling.syntax.lexer import Words, tokens
from keeling.syntax.lexicon import collect
from keeling.syntax.parse import top_blocks
from keeling.testing.folders import Kept, reader
from keeling.testing.markdown import blocks
from keeling.testing.pages import page

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "site/pages"
CHECK_PAGES = {path.stem: path for path in (PAGES / "checks").glob("*.md") if path.stem != "index"}
MODULES = sorted((ROOT / "compiler/keeling").rglob("*.py"))

# What is emitted is one file, so what it is made from is one too.
AS_LONG_AS_IT_IS = {"compiler/keeling/backends/python/template.py"}
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40


def checks() -> dict[str, set[Check]]:
    """Return every check there is, by name: whatever any module holds."""
    found: dict[str, set[Check]] = {}
    for module in pkgutil.walk_packages(keeling.__path__, "keeling."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Check):
                found.setdefault(value.name, set()).add(value)
    return found


def test_every_check_has_a_page_and_every_page_a_check() -> None:
    assert set(checks()) == set(CHECK_PAGES)


def test_checks_of_one_name_are_the_same_check() -> None:
    assert {name: made for name, made in checks().items() if len(made) > 1} == {}


def test_the_list_of_checks_says_of_each_what_its_constant_says() -> None:
    row = re.compile(r"^\| \[([a-z-]+)\]\(([a-z-]+)\.md\) \| (.+) \|$", re.MULTILINE)
    listed = row.findall((PAGES / "checks/index.md").read_text(encoding="utf-8"))
    assert sorted(listed) == [
        (name, name, check.summary) for name, (check, *_) in sorted(checks().items())
    ]


@cache
def keywords() -> Mapping[str, str]:
    text = (ROOT / "grammar/keeling.lark").read_text(encoding="utf-8")
    return Grammar(text, Kept()).keywords


@cache
def tokens_shown(path: Path) -> frozenset[str]:
    """Return the kinds of the tokens in the examples of a page."""
    kinds: set[str] = set()
    text = path.read_text(encoding="utf-8")
    for example in page(text, reader(), date(2026, 11, 22), ROOT).examples:
        lexicon, _ = collect(example.files)
        words = Words.of(keywords(), lexicon)
        for file in example.files:
            for first, last in top_blocks(file):
                made, _ = tokens(file, first, last, words)
                kinds.update(token.type for token in made)
    return frozenset(kinds)


def test_every_word_of_the_language_is_shown_in_an_example() -> None:
    shown = {kind for path in (PAGES / "language").glob("*.md") for kind in tokens_shown(path)}
    assert sorted(set(keywords()) - shown) == []


def test_the_language_page_lists_every_word_with_a_page_that_shows_it() -> None:
    row = re.compile(r"^\| `([^`]+)` \| \[[^]]+\]\(([a-z-]+\.md)[^)]*\) \|$", re.MULTILINE)
    listed = row.findall((PAGES / "language/index.md").read_text(encoding="utf-8"))
    kinds: dict[str, set[str]] = {}
    for kind, text in keywords().items():
        if text[-1].isalpha():
            kinds.setdefault(text.strip(", "), set()).add(kind)
    assert sorted(word for word, _ in listed) == sorted(kinds)
    hidden = [
        f"{name} does not show `{word}`"
        for word, name in listed
        if not kinds[word] & tokens_shown(PAGES / "language" / name)
    ]
    assert hidden == []


DOCUMENTS = sorted(
    path
    for path in (ROOT / "README.md", ROOT / "grammar/README.md", *PAGES.rglob("*.md"))
    if path.exists() and "decisions" not in path.parts
)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_path_a_document_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    new = {_stem(block.title) for block in blocks(text) if "." in block.title}
    tops = "|".join(("compiler", "grammar", "legislation", "site", "tests"))
    named = re.findall(rf"`((?:{tops})/[^`\s]*)`", text)
    practice = re.search(r"<!-- folder: (\S+) as (\S+) -->", text)
    missing = []
    for path in named:
        at = re.sub(f"^{practice[2]}/", f"{practice[1]}/", path) if practice else path
        if "…" not in path and _stem(path) not in new and not any(ROOT.glob(at.rstrip("/"))):
            missing.append(path)
    assert missing == []


def _stem(path: str) -> str:
    """Return by what a file that a page tells its reader to write is known again."""
    return Path(path).stem.replace("_", "-")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_page_a_document_links_to_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+\.md)(?:#[^)]*)?\)", text)
    written = [link for link in links if not (document.parent / link).is_file()]
    made = [link for link in written if _is_made(document.parent / link)]
    assert sorted(set(written) - set(made)) == []


def _is_made(path: Path) -> bool:
    """Whether a page is one that the site writes: it lies in a folder that has none by hand."""
    inside = path.resolve().relative_to(PAGES)
    return not (PAGES / inside.parts[0]).is_dir()


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_everything_public_says_what_it_is(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    silent = [] if ast.get_docstring(tree) else ["the module"]
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and not node.name.startswith("_"):
            silent += [] if ast.get_docstring(node) else [node.name]
    assert silent == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_or_function_is_too_long_to_read(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    lines = len(text.splitlines())
    may_be_long = str(module.relative_to(ROOT)) in AS_LONG_AS_IT_IS
    long = [f"{lines} lines"] if lines > LINES_OF_A_FILE and not may_be_long else []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.end_lineno:
            length = node.end_lineno - node.lineno + 1
            long += [f"{node.name}: {length} lines"] if length > LINES_OF_A_FUNCTION else []
    assert long == []


def tracked() -> list[Path]:
    """Return the files of the project, those not yet committed included."""
    command = ("git", "ls-files", "--cached", "--others", "--exclude-standard")
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listed.stdout.splitlines() if (path := ROOT / name).is_file()]


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    places = "|".join(("work", "root", "home", "Users", "tmp", "var/tmp"))
    machine = re.compile(rf"(?<![\w.:/-])/(?:{places})/[\w.-]+")
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match}" for match in machine.findall(text)]
    assert found == []

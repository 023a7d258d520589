"""What the design pages tell people to write does what they say."""

import doctest
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest
from keeling.backends import Emission, emit
from keeling.pipeline import Edition, edition, read
from keeling.source import SourceFile
from keeling.testing.folders import Folder, reader
from keeling.testing.markdown import blocks

from tests.handwritten import DAY, PAGES, ROOT, as_shown, text_of


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

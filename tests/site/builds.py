"""Building the site in a test: a folder of law as text goes in, files or a built site come out."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from keeling.cases.reading import read_cases
from keeling.diagnostics import Result
from keeling.pipeline import check_always, check_study, compare, edition, read
from keeling.report.answer import one_paragraph, one_sentence
from keeling.site import Library, Put, build_plan
from keeling.source import SourceFile
from keeling.testing.folders import reader

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
AS_AT = date(2026, 11, 22)


def repository_files(suffix: str) -> tuple[SourceFile, ...]:
    """Read the files of the repository's law."""
    return tuple(
        SourceFile(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
        for path in sorted((ROOT / "legislation").rglob(f"*{suffix}"))
    )


def library(
    files: tuple[SourceFile, ...],
    cases: tuple[SourceFile, ...] = (),
    handwritten: Mapping[str, str] | None = None,
    as_at: date = AS_AT,
) -> Library:
    """Do what the command line does before it asks for the plan of the site."""
    corpus = needed(read(files, reader()))
    documents = reader().read(corpus.files).value
    current = needed(edition(corpus, as_at))
    puts = []
    for proposal in corpus.law.proposals.values():
        comparison = needed(compare(corpus, as_at, [proposal]))
        amended = needed(edition(corpus, as_at, [proposal]))
        sentence, paragraph = one_sentence(comparison), one_paragraph(comparison)
        puts.append(Put(proposal, comparison, amended, sentence, paragraph))
    studies = [
        needed(check_study(corpus, each.as_at or as_at, each))
        for each in corpus.law.studies.values()
    ]
    worked = tuple(case for file in cases for case in read_cases(file, corpus.law).value)
    return Library(
        corpus.files,
        documents,
        current,
        tuple(puts),
        worked,
        handwritten or {},
        (ROOT / "site" / "mkdocs.yml").read_text("utf-8"),
        studies=tuple(studies),
        standing=needed(check_always(corpus, as_at, lambda _: as_at)),
    )


def needed(result: Result[T | None]) -> T:
    """Return a value, or fail with what was found instead."""
    assert result.value is not None, [each.message for each in result.diagnostics]
    return result.value


def handwritten_pages() -> dict[str, str]:
    """Read the pages of the repository that are written by hand."""
    folder = ROOT / "site" / "pages"
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.md"))
    }


def build(made: Library, folder: Path) -> Path:
    """Write the plan below a folder, run mkdocs there, and return where the site is."""
    told(made, folder)
    return folder / "public"


def told(made: Library, folder: Path) -> str:
    """Build the site below a folder, and return what mkdocs says while it does."""
    shutil.copytree(ROOT / "site" / "theme", folder / "theme", dirs_exist_ok=True)
    for artefact in build_plan(made):
        path = folder / artefact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(artefact.text, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", "mkdocs.yml"]
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/bin:/bin"},
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said

"""The pytest plugin: every worked case and every example on a page is a test of its own.

Cases are collected from `*.yaml` files inside the folders of law that `keeling_folders` names,
pages from `*.md` files below `keeling_pages`. `--accept` writes what commands say into the pages
that show it, to be reviewed as a difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import unified_diff
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from keeling.cases.case import Case
from keeling.cases.loading import load
from keeling.cases.nodes import Entries, Items, Word
from keeling.diagnostics import Diagnostic, Result
from keeling.questions.worked_cases import Disagreement, facts_in_words
from keeling.report import findings
from keeling.source import SourceFile
from keeling.testing import pages
from keeling.testing.folders import Editions, Folder, folders, reader
from keeling.testing.layout import laid_out
from keeling.testing.shown import said_by, with_shown

_FOLDERS = pytest.StashKey[tuple[Folder, ...]]()
_ACCEPT = "If that is right, `pytest --accept` writes it into the page."
_AS_AT = pytest.StashKey[date]()


class DisagreesError(Exception):
    """A case, or a page, says something else than the law does."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the plugin's settings."""
    parser.addini("keeling_folders", "folders of law with worked cases", "args", ["legislation"])
    parser.addini("keeling_pages", "the folder of pages whose examples are tests", default="")
    parser.addini("keeling_as_at", "the day on which cases are decided if they name none")
    parser.getgroup("keeling").addoption(
        "--accept",
        action="store_true",
        help="write what is so into pages and goldens, to be reviewed as a difference",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Settle which folders there are, and the day."""
    day = config.getini("keeling_as_at")
    if not day:
        raise pytest.UsageError("`keeling_as_at` does not say on which day cases are decided")
    config.stash[_AS_AT] = date.fromisoformat(day)
    named = config.getini("keeling_folders")
    config.stash[_FOLDERS] = folders(named, config.rootpath, config.stash[_AS_AT])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect worked cases, and pages with examples."""
    if file_path.suffix == ".yaml":
        for folder in parent.config.stash[_FOLDERS]:
            if file_path.is_relative_to(folder.root):
                made: CaseFile = CaseFile.from_parent(parent, path=file_path)
                made.folder = folder
                return made
    below = parent.config.getini("keeling_pages")
    pages_folder = parent.config.rootpath / below
    if below and file_path.suffix == ".md" and file_path.is_relative_to(pages_folder):
        return PageFile.from_parent(parent, path=file_path)
    return None


class _Placed(pytest.Item):
    """A test with a line of its own in the file it stands in."""

    line = 1

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return where the test stands: its line from 0, as pytest counts."""
        return self.path, self.line - 1, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:
        """Say what is not as it should be; show code only for a fault of ours."""
        if isinstance(excinfo.value, DisagreesError):
            shown = self.path.relative_to(self.config.rootpath).as_posix()
            return f"{shown}:{self.line}: {self.name}\n\n{excinfo.value}"
        return super().repr_failure(excinfo, *args)


class CaseFile(pytest.File):
    """A file of worked cases."""

    folder: Folder

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each case; one for the whole file if it is no list of cases."""
        titles = list(_titles(self.folder.source(self.path)))
        lines = [line for line, _ in titles[1:]]
        for (line, title), last in zip(titles, [*lines, 2**31], strict=True):
            item: CaseItem = CaseItem.from_parent(self, name=title)
            item.line, item.last = line, last - 1
            item.first = 1 if line == titles[0][0] else line
            yield item


class CaseItem(_Placed):
    """One worked case: it stands on lines `first` to `last`."""

    parent: CaseFile
    first = 1
    last = 1

    def runtest(self) -> None:
        """Decide the case and compare."""
        folder = self.parent.folder
        cases = folder.cases(self.path)
        _refuse(_within(cases, self.first, self.last), folder.source(self.path), folder.files)
        for case in cases.value:
            if self.first <= case.span.line <= self.last:
                _agree(case, folder.editions, folder.as_at)


class PageFile(pytest.File):
    """A page with examples."""

    @cached_property
    def page(self) -> pages.Page:
        """What the page holds."""
        text = self.path.read_text(encoding="utf-8")
        return pages.page(text, reader(), self.config.stash[_AS_AT], self.config.rootpath)

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each example, each case and each block that shows a command."""
        if self.page.examples:
            yield self._item(LayoutItem, "layout", 1, None)
        for example in self.page.examples:
            yield self._item(ExampleItem, f"example at line {example.line}", example.line, example)
        for cases in self.page.cases:
            name = f"cases at line {cases.line}"
            yield self._item(ExampleItem, name, cases.line, cases)
            for line, title in _titles(cases.file) if not cases.claims else ():
                placed = cases.line + line - 1
                yield self._item(PageCaseItem, title, placed, (cases, line))
        for shown in self.page.shown:
            name = f"{shown.command} at line {shown.line}"
            yield self._item(ShownItem, name, shown.line, shown)

    def _item(self, kind: type[_Placed], name: str, line: int, given: Any) -> pytest.Item:
        item = kind.from_parent(self, name=name, given=given)
        item.line = line
        return item


class _OnPage(_Placed):
    """A test of something that stands on a page."""

    def __init__(self, *, given: Any, **rest: Any) -> None:
        """Test what is given."""
        super().__init__(**rest)
        self.given = given


class ExampleItem(_OnPage):
    """An example, or a block of cases: it has the faults it claims, and no other."""

    def runtest(self) -> None:
        """Compile it and compare."""
        if complaints := pages.unclaimed(self.given):
            raise DisagreesError("\n\n".join(complaints))


class LayoutItem(_OnPage):
    """All law on a page: it is laid out as `keeling fmt` would lay it out."""

    def runtest(self) -> None:
        """Lay it out and compare; or, if asked to accept, write it down."""
        text = self.path.read_text(encoding="utf-8")
        laid = laid_out(text, reader(), self.config.rootpath)
        if laid == text:
            return
        if not self.config.getoption("--accept"):
            old, new = text.split("\n"), laid.split("\n")
            lines = unified_diff(old, new, "shown", "laid out", n=0, lineterm="")
            raise DisagreesError("\n".join([*lines, "", _ACCEPT]))
        self.path.write_text(laid, encoding="utf-8")


class PageCaseItem(_OnPage):
    """A worked case on a page."""

    def runtest(self) -> None:
        """Decide the case under the law above it and compare."""
        cases, line = self.given
        corpus = cases.example.law.value
        for case in cases.read.value if corpus else ():
            if case.span.line == line:
                _agree(case, Editions(corpus), self.config.stash[_AS_AT])
                return
        raise DisagreesError("The case, or the law above it, cannot be read.")


class ShownItem(_OnPage):
    """A block that shows what a command says."""

    def runtest(self) -> None:
        """Ask the command's report and compare; or, if asked to accept, write it down."""
        shown: pages.Shown = self.given
        try:
            said = said_by(shown)
        except LookupError as fault:
            raise DisagreesError(str(fault)) from None
        if said == shown.text:
            return
        if not self.config.getoption("--accept"):
            raise DisagreesError(
                f"The page shows:\n\n{shown.text}\n\n`{shown.command}` says:\n\n{said}\n\n{_ACCEPT}"
            )
        text = self.path.read_text(encoding="utf-8")
        self.path.write_text(with_shown(text, shown.number, said), encoding="utf-8")


def _titles(file: SourceFile) -> Iterator[tuple[int, str]]:
    """Yield the line and title of each case, without asking whether it makes sense."""
    root = load(file).value
    if not isinstance(root, Items) or not root.items:
        yield 1, "the whole file"
        return
    for number, item in enumerate(root.items, 1):
        title = item.get("case") if isinstance(item, Entries) else None
        said = title.value.written if title and isinstance(title.value, Word) else ""
        yield item.span.line, said or f"case {number}"


def _within(result: Result[Any], first: int, last: int) -> list[Diagnostic]:
    """Return what is wrong with these lines of the file; or all, if the law is at fault."""
    return [
        item
        for item in result.diagnostics
        if item.span.path.endswith(".law") or first <= item.span.line <= last
    ]


def _refuse(found: Iterable[Diagnostic], file: SourceFile, law: Any) -> None:
    if kept := findings.ordered(found):
        files = {**law, file.path: file}
        raise DisagreesError("\n\n".join(findings.text(item, files) for item in kept))


def _agree(case: Case, editions: Editions, as_at: date) -> None:
    found = editions.run(case, as_at)
    if found:
        said = [item.message if isinstance(item, Diagnostic) else str(item) for item in found]
        given = "\n".join(f"  {line}" for line in facts_in_words(case).split("\n"))
        raise DisagreesError("\n".join([*said, "facts:", given]))


__all__ = ["CaseFile", "CaseItem", "Disagreement", "PageFile"]

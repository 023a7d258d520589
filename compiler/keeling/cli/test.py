"""`keeling test`: the worked cases."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from keeling.cases.case import CURRENT_LAW, Case
from keeling.cases.reading import read_cases
from keeling.cli import folder
from keeling.cli.common import Session, today, with_as_at, with_root
from keeling.diagnostics import Diagnostic
from keeling.model.durations import counted
from keeling.pipeline import Corpus, Edition, edition
from keeling.questions import impossible_case
from keeling.questions.decide import Decision
from keeling.questions.worked_cases import disagreements


@click.command
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@with_root
@with_as_at
def command(paths: tuple[Path, ...], root: str | None, as_at: date | None) -> None:
    """Run the worked cases of the folder of law, or those in PATHS."""
    session = Session(root)
    corpus = session.corpus()
    files = session.need(folder.files(session.folder, ".yaml"))
    laws = Laws(session, corpus)
    count = failed = undecided = 0
    for file in files:
        if not session.asked(file.path, paths):
            continue
        session.sources[file.path] = file
        read = read_cases(file, corpus.law)
        wrong_cases = [
            found
            for case in read.value
            for found in impossible_case.findings(case, corpus.space, corpus.law.vocabulary)
        ]
        if read.failed or wrong_cases:
            session.refuse((*read.diagnostics, *wrong_cases))
        for case in read.value:
            count += 1
            day = case.as_at or as_at or today()
            decided = laws.decided(case, day)
            if decided is None:
                undecided += 1
                continue
            wrong = disagreements(case, decided)
            failed += bool(wrong)
            for one in wrong:
                click.echo(f"{one.span.path}:{one.span.line}: {case.title}\n{one}\n")
    said = f", {undecided} not decided" if undecided else ""
    click.echo(
        f"{counted(count, 'case')}, {count - failed - undecided} as expected, {failed} not{said}."
    )
    sys.exit(2 if undecided else 1 if failed else 0)


class Laws:
    """The editions of a corpus that cases ask for, each made once."""

    def __init__(self, session: Session, corpus: Corpus) -> None:
        """Make editions of `corpus`; one that cannot be made is reported once."""
        self._session = session
        self._corpus = corpus
        self._made: dict[tuple[date, str], Edition | None] = {}
        self._reported: set[Diagnostic] = set()

    def decided(self, case: Case, day: date) -> dict[str, tuple[Decision, ...]] | None:
        """Return what each law that a case names decides for it on a day, if each can be made."""
        laws = {name: self._law(day, name) for name in case.expect}
        made = {
            name: law.decide(case.facts, case.counted)
            for name, law in laws.items()
            if law is not None
        }
        return made if len(made) == len(laws) else None

    def _law(self, day: date, name: str) -> Edition | None:
        if (day, name) not in self._made:
            proposals = [] if name == CURRENT_LAW else [self._corpus.law.proposals[name]]
            made = edition(self._corpus, day, proposals)
            new = [found for found in made.diagnostics if found not in self._reported]
            if new:
                self._reported |= set(new)
                self._session.report(new)
            self._made[day, name] = made.value
        return self._made[day, name]

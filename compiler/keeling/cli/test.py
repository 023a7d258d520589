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
    count = failed = 0
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
            wrong = disagreements(case, laws.decided(case, day))
            failed += bool(wrong)
            for one in wrong:
                click.echo(f"{one.span.path}:{one.span.line}: {case.title}\n{one}\n")
    click.echo(f"{counted(count, 'case')}, {count - failed} as expected, {failed} not.")
    sys.exit(1 if failed else 0)


class Laws:
    """The editions of a corpus that cases ask for, each made once."""

    def __init__(self, session: Session, corpus: Corpus) -> None:
        """Make editions of `corpus`, ending the session where one cannot be made."""
        self._session = session
        self._corpus = corpus
        self._made: dict[tuple[date, str], Edition] = {}

    def decided(self, case: Case, day: date) -> dict[str, tuple[Decision, ...]]:
        """Return what each law that a case names decides for it on a day."""
        return {name: self._law(day, name).decide(case.facts) for name in case.expect}

    def _law(self, day: date, name: str) -> Edition:
        if (day, name) not in self._made:
            proposals = [] if name == CURRENT_LAW else [self._corpus.law.proposals[name]]
            made = edition(self._corpus, day, proposals)
            self._made[day, name] = self._session.need(made)
        return self._made[day, name]

"""`keeling test`: the worked cases, and what they reach of the law."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from keeling.cases.case import CURRENT_LAW, Case
from keeling.cases.reading import read_cases
from keeling.cli import folder
from keeling.cli.common import Session, today, with_as_at, with_format, with_root, write_json
from keeling.cli.screen import show
from keeling.deciding import Deciding
from keeling.diagnostics import Diagnostic
from keeling.model.places import HOME
from keeling.pipeline import Corpus, Edition
from keeling.questions import impossible_case
from keeling.questions.decide import Decision
from keeling.questions.worked_cases import Run, disagreements
from keeling.report import tested


@click.command
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--coverage", is_flag=True, help="Say which parts of the law no case reaches.")
@click.option("--mutants", is_flag=True, help="Say which changes of the law no case would notice.")
@with_root
@with_as_at
@with_format
def command(
    paths: tuple[Path, ...],
    coverage: bool,
    mutants: bool,
    root: str | None,
    as_at: date | None,
    form: str,
) -> None:
    """Run the worked cases of the folder of law, or those in PATHS."""
    session = Session(root, form)
    corpus = session.corpus()
    day = as_at or today()
    run = _run(tuple(_cases(session, corpus, paths)), Laws(session, corpus), day)
    if run.undecided:
        if form == "text":
            show(tested.text(run))
        sys.exit(2)
    if coverage or mutants:
        sys.exit(_tried(session, corpus, day, run, coverage, mutants))
    _tell(form, day, tested.data(run), tested.text(run))
    sys.exit(1 if run.wrong else 0)


def _tell(form: str, day: date, data: dict[str, Any], text: str) -> None:
    if form == "json":
        write_json({"keeling": 1, "as_at": day.isoformat(), **data})
    else:
        show(text)


def _tried(
    session: Session, corpus: Corpus, day: date, run: Run, coverage: bool, mutants: bool
) -> int:
    """Tell what the cases try, and return how the command ends."""
    from keeling.covering import held
    from keeling.report import tried

    law = session.need(held(corpus, day, run.passing))
    if mutants and sys.stderr.isatty():
        click.echo(
            "Putting each place in the law otherwise: this can take a minute or two …", err=True
        )
    reached = session.need(law.covered()) if coverage else None
    noticed = session.need(law.mutated()) if mutants else None
    _tell(
        session.form,
        day,
        tried.data(run, reached, noticed),
        tried.text(run, reached, noticed),
    )
    untried = (reached and reached.unreached) or (noticed and noticed.survivors)
    return 1 if run.wrong or untried else 0


def _cases(session: Session, corpus: Corpus, paths: tuple[Path, ...]) -> Iterator[Case]:
    """Yield the cases that are asked for, or end with what is wrong with one."""
    for file in session.need(folder.files(session.folder, ".yaml")):
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
        yield from read.value


def _run(cases: tuple[Case, ...], laws: Laws, day: date) -> Run:
    decided, wrong = [], []
    for case in cases:
        made = laws.decided(case, case.as_at or day)
        if made is None:
            continue
        decided.append(case)
        if found := disagreements(case, made):
            wrong.append((case, found))
    return Run(tuple(decided), tuple(wrong), len(cases) - len(decided))


class Laws:
    """The laws of a corpus that cases ask for, each made once."""

    def __init__(self, session: Session, corpus: Corpus) -> None:
        """Decide under `corpus`; a law that cannot be made is reported once."""
        self._session = session
        self._corpus = corpus
        self._deciding = Deciding(corpus)
        self._found: set[Diagnostic] = set()

    def decided(self, case: Case, day: date) -> dict[str, tuple[Decision, ...]] | None:
        """Return what each law that a case names decides for it on a day, if each can be made."""
        laws = {name: self._law(day, name, case) for name in case.expect}
        made = {
            name: law.decide(case.facts, case.counted)
            for name, law in laws.items()
            if law is not None
        }
        return made if len(made) == len(laws) else None

    def _law(self, day: date, name: str, case: Case) -> Edition | None:
        proposals = [] if name == CURRENT_LAW else [self._corpus.law.proposals[name]]
        made = self._deciding.law_for(case.facts, day, proposals, case.place or HOME)
        new = [found for found in made.diagnostics if found not in self._found]
        if new:
            self._found |= set(new)
            self._session.report(new)
        return made.value

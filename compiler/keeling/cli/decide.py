"""`keeling decide`: the answer to a case, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from textwrap import indent

import click

from keeling.cases.case import Case
from keeling.cases.reading import read_facts
from keeling.cli import folder
from keeling.cli.common import (
    Session,
    today,
    with_as_at,
    with_format,
    with_proposals,
    with_root,
    write_json,
)
from keeling.cli.places import with_place
from keeling.cli.screen import show
from keeling.deciding import Deciding
from keeling.diagnostics import Diagnostic
from keeling.model.places import HOME
from keeling.pipeline import Corpus
from keeling.questions import impossible_case
from keeling.questions.decide import Decision
from keeling.report import decisions


@click.command
@click.argument("case", metavar="CASE.yaml", type=click.Path(path_type=Path))
@with_proposals
@with_root
@with_as_at
@with_place
@with_format
def command(
    case: Path,
    named: tuple[str, ...],
    root: str | None,
    as_at: date | None,
    place: str | None,
    form: str,
) -> None:
    """Answer the case in CASE.yaml, a YAML file of facts, with reasons.

    Where facts are missing, every possible answer is given with the facts that would settle it.
    """
    session = Session(root, form)
    corpus = session.corpus()
    file = session.need(folder.one(case, case.as_posix()))
    session.sources[file.path] = file
    given = session.need(read_facts(file, corpus.law))
    cases = given.cases
    proposals = session.proposals(corpus, named)
    places = [place or one.place or HOME for one in cases]
    day, deciding = as_at or today(), Deciding(corpus)
    if wrong := [item for one in cases for item in _impossible(one, corpus)]:
        session.refuse(wrong)
    laws = [
        session.need(deciding.law_for(one.facts, day, proposals, at))
        for at, one in zip(places, cases, strict=True)
    ]
    decided = [law.decide(one.facts, one.counted) for law, one in zip(laws, cases, strict=True)]
    if form == "json":
        made = [
            decisions.data(law.law, day, proposals, answered, one.counted, at)
            for law, at, one, answered in zip(laws, places, cases, decided, strict=True)
        ]
        write_json(made if given.listed else made[0])
    else:
        show("\n\n".join(_told(cases, places, decided, given.listed)))
    if any(decisions.at_fault(each) for one in decided for each in one):
        sys.exit(1)


def _impossible(case: Case, corpus: Corpus) -> Iterator[Diagnostic]:
    return impossible_case.findings(case, corpus.space, corpus.law.vocabulary)


def _told(
    cases: Sequence[Case],
    places: Sequence[str],
    decided: Iterable[Iterable[Decision]],
    listed: bool,
) -> Iterator[str]:
    """Say each case; of a list, each under its title, or its number where it has none."""
    every = zip(cases, places, decided, strict=True)
    for number, (case, place, decisions_of) in enumerate(every, 1):
        said = decisions.text(decisions_of, case.counted, place)
        yield f"{case.title or f'Case {number}'}\n{indent(said, '  ')}" if listed else said

"""`keeling check`: everything wrong, in plain words."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from keeling.cli.common import Session, ends, today, with_as_at, with_format, with_root
from keeling.pipeline import edition


@click.command
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@with_root
@with_as_at
@with_format
def command(paths: tuple[Path, ...], root: str | None, as_at: date | None, form: str) -> None:
    """Find everything that is wrong with the law, in plain words.

    Reads the whole folder of law; with PATHS, reports only what lies in them. Ends with 0 where
    nothing is wrong, 1 with findings, 2 where something cannot be understood.
    """
    session = Session(root, form)
    corpus = session.corpus()
    day = as_at or today()
    found = list(session.need(edition(corpus, day)).findings())
    for proposal in corpus.law.proposals.values():
        proposed = edition(corpus, max(day, proposal.commences or day), (proposal,))
        found += proposed.diagnostics
        if proposed.value is not None:
            known = {(item.check.name, item.citation) for item in found}
            found += [
                item
                for item in proposed.value.findings()
                if (item.check.name, item.citation) not in known
            ]
    found = [item for item in found if session.asked(item.span.path, paths)]
    sys.exit(ends(session.report(found, always=True)))

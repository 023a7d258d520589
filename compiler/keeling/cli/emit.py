"""`keeling emit`: the law as code or data for others."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from keeling.backends import BACKENDS, Emission, emit
from keeling.cli.common import Session, today, with_as_at, with_proposals, with_root, write_files
from keeling.diagnostics import Severity
from keeling.pipeline import edition


@click.command
@click.argument("what", type=click.Choice(sorted(BACKENDS)))
@click.option(
    "-o",
    "into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    required=True,
    help="The folder to write into.",
)
@with_proposals
@with_root
@with_as_at
def command(
    what: str, into: Path, named: tuple[str, ...], root: str | None, as_at: date | None
) -> None:
    """Write the law as WHAT into a folder."""
    session = Session(root)
    corpus = session.corpus()
    proposals = session.proposals(corpus, named)
    law = session.need(edition(corpus, as_at or today(), proposals))
    faults = [one for one in law.findings() if one.check.severity is Severity.ERROR]
    if faults:
        session.report(faults)
        click.echo("Nothing was written: mend the law first.", err=True)
        sys.exit(1)
    names = tuple(proposal.name for proposal in proposals)
    emission = Emission(law.law, law.as_at, law.partitions, names, law.elsewhen, law.unencoded)
    artefacts = emit(what, emission)
    for path in write_files(artefacts, into):
        click.echo(path.as_posix())

"""`keeling schedule`: the law as it would read, with every change marked."""

from __future__ import annotations

from datetime import date

import click

from keeling.cli.common import Session, need_one, today, with_as_at, with_root
from keeling.cli.diff import first_day
from keeling.pipeline import marked_up
from keeling.report import schedule_page, schedules

_FORMS = {"text": schedules.as_text, "html": schedule_page.as_html, "csv": schedules.as_csv}


@click.command
@click.argument("proposals", nargs=-1, metavar="PROPOSAL…")
@with_root
@with_as_at
@click.option(
    "--format", "form", type=click.Choice(list(_FORMS)), default="text", show_default=True
)
def command(proposals: tuple[str, ...], root: str | None, as_at: date | None, form: str) -> None:
    """Write the Keeling schedule of PROPOSAL: as text, HTML for a word processor, or CSV."""
    session = Session(root)
    corpus = session.corpus()
    chosen = session.proposals(corpus, proposals or need_one("schedule", corpus))
    texts = session.need(marked_up(corpus, as_at or first_day(chosen, today()), chosen))
    click.echo(_FORMS[form](texts).rstrip("\n"))
    if form == "csv":
        for said in schedules.untold(texts):
            click.echo(said, err=True)

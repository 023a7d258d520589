"""`keeling prove`: what proposals claim, proved or refuted."""

from __future__ import annotations

import sys
from datetime import date

import click

from keeling.cli.common import Session, today, with_as_at, with_format, with_root, write_json
from keeling.cli.diff import first_day
from keeling.cli.screen import show
from keeling.model.changes import Verdict
from keeling.pipeline import compare
from keeling.report import proofs


@click.command
@click.argument("proposals", nargs=-1, metavar="[PROPOSAL…]")
@with_root
@with_as_at
@with_format
def command(proposals: tuple[str, ...], root: str | None, as_at: date | None, form: str) -> None:
    """Prove or refute what PROPOSAL claims, or what any proposal does.

    Each claim is held against every possible case. One that is refuted comes with the case.
    """
    session = Session(root, form)
    corpus = session.corpus()
    named = proposals or [
        name for name, each in corpus.law.proposals.items() if each.claims or each.faults
    ]
    compared = [
        session.need(compare(corpus, as_at or first_day((one,), today()), (one,)))
        for one in session.proposals(corpus, named)
    ]
    if form == "json":
        write_json({"keeling": 1, "proposals": [proofs.data(each) for each in compared]})
    elif not compared:
        show("No proposal here makes a claim.")
    else:
        show("\n\n".join(proofs.text(each) for each in compared))
    wrong = (Verdict.REFUTED, Verdict.EMPTY)
    if any(proof.verdict in wrong for each in compared for proof in each.proofs):
        sys.exit(1)

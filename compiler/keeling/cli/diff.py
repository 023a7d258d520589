"""`keeling diff`: who is affected, exactly."""

from __future__ import annotations

import sys
from datetime import date
from typing import Any

import click

from keeling.between_days import compare_days
from keeling.cli.common import (
    Session,
    need_one,
    today,
    with_as_at,
    with_days,
    with_format,
    with_root,
    write_json,
)
from keeling.cli.refusal import Refusal
from keeling.cli.screen import show
from keeling.combining import TOGETHER, Pair, in_words, pairs
from keeling.model.answers import Conflict, Gap
from keeling.model.changes import Comparison
from keeling.model.law import Proposal
from keeling.pipeline import compare
from keeling.report import differences


@click.command
@click.argument("proposals", nargs=-1, metavar="PROPOSAL…")
@with_root
@with_as_at
@with_days
@with_format
def command(
    proposals: tuple[str, ...],
    root: str | None,
    as_at: date | None,
    since: date | None,
    until: date | None,
    form: str,
) -> None:
    """Say exactly who PROPOSAL would affect: every group of cases, with a case that shows it.

    With --from, and --to or today: whom the law of the one day treats otherwise than that of the
    other.
    """
    session = Session(root, form)
    corpus = session.corpus()
    if since is not None or until is not None:
        if since is None or proposals or as_at is not None:
            raise Refusal(
                "Two days are compared by themselves: without a proposal, and with no other day.",
                "Write `keeling diff --from 2013-04-07 --to 2013-04-08`.",
            )
        _days(session.need(compare_days(corpus, since, until or today())), form)
        return
    chosen = session.proposals(corpus, proposals or need_one("diff", corpus))
    comparison = session.need(compare(corpus, as_at or first_day(chosen, today()), chosen))
    together = tuple(pairs(corpus, comparison.as_at, chosen))
    if form == "json":
        write_json(differences.data(comparison) | _together(together))
    else:
        show(differences.text(comparison))
        for pair in together:
            show(f"\n“{pair.first.title}” and “{pair.second.title}” {in_words(pair)}")
    _end(comparison)


def _days(comparison: Comparison, form: str) -> None:
    """Show the law of two days compared."""
    if form == "json":
        write_json(differences.data(comparison))
    else:
        show(differences.text(comparison))
    _end(comparison)


def _end(comparison: Comparison) -> None:
    """End with 1 where an answer is a fault of the law."""
    if any(
        isinstance(answer, Gap | Conflict)
        for change in comparison.difference.changes
        for answer in (change.before, change.after)
    ):
        click.echo(
            "Some of these answers are faults of the law: `keeling check` says which.", err=True
        )
        sys.exit(1)
    if comparison.beyond:
        click.echo("It cannot be made so: `keeling check` says where and what to do.", err=True)
        sys.exit(1)


def _together(together: tuple[Pair, ...]) -> dict[str, Any]:
    """Return what comes of each two proposals, where there are several."""
    said = [
        {
            "first": pair.first.name,
            "second": pair.second.name,
            "commute": pair.verdict in TOGETHER,
            "said": in_words(pair),
        }
        for pair in together
    ]
    return {"together": said} if said else {}


def first_day(proposals: tuple[Proposal, ...], day: date) -> date:
    """Return the day to compare on: `day`, or the day on which the last proposal commences."""
    return max([day, *(one.commences for one in proposals if one.commences is not None)])

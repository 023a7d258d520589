"""`keeling pathway`: what follows from the sentences in a guideline's ranges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

import click

from keeling.cli.common import (
    Session,
    today,
    with_as_at,
    with_format,
    with_proposals,
    with_root,
    write_json,
)
from keeling.cli.diff import first_day
from keeling.cli.refusal import Refusal
from keeling.cli.screen import show
from keeling.model.assumptions import Assumption
from keeling.model.law import Law, Work
from keeling.pathways import guidelines, pathway
from keeling.report import pathway as report
from keeling.resolve.proposals import named


@click.command
@click.argument("guideline", nargs=-1, metavar="[GUIDELINE…]")
@with_root
@with_as_at
@with_proposals
@click.option(
    "--assuming",
    multiple=True,
    metavar="ASSUMPTION",
    help="Only on this assumption; else without any, on each, and on all together.",
)
@with_format
def command(
    guideline: tuple[str, ...],
    root: str | None,
    as_at: date | None,
    named: tuple[str, ...],
    assuming: tuple[str, ...],
    form: str,
) -> None:
    """Say what follows from every place in the ranges of GUIDELINE, or of every guideline.

    With --with, what proposals change in that.
    """
    session = Session(root, form)
    corpus = session.corpus()
    proposals = session.proposals(corpus, named)
    asked = tuple(_guideline(corpus.law, name) for name in guideline) or guidelines(corpus.law)
    if not asked:
        raise Refusal(
            "No guideline here gives a range on a scale that says what it leads to.",
            "Say of each step of the scale which cases are on it, and end the scale with a line "
            "such as `leads to the fee`.",
        )
    named_so = tuple(_assumption(corpus.law, name) for name in assuming)
    assumed = [named_so] if assuming else None
    day = as_at or first_day(proposals, today())
    made = [session.need(pathway(corpus, day, each, proposals, assumed)) for each in asked]
    if form == "json":
        write_json(
            {
                "keeling": 1,
                "as_at": day.isoformat(),
                "with": [each.name for each in proposals],
                "guidelines": [report.data(each) for each in made],
            }
        )
    else:
        show("\n".join(report.text(each) for each in made).rstrip("\n"))


def _guideline(law: Law, name: str) -> Work:
    known = {named(work.title): work for work in guidelines(law)}
    key = named(name.removesuffix(".law"))
    if key not in known:
        raise Refusal(
            f"There is no guideline `{name}` of which it can be said what its ranges lead to.",
            _nearest(key, known, "guidelines"),
        )
    return known[key]


def _assumption(law: Law, name: str) -> Assumption:
    known = {each.name: each for each in law.assumptions}
    key = named(name)
    if key not in known:
        raise Refusal(f"There is no assumption `{name}`.", _nearest(key, known, "assumptions"))
    return known[key]


def _nearest(key: str, known: Iterable[str], what: str) -> str:
    names: Sequence[str] = list(known)
    near = get_close_matches(key, names, n=1, cutoff=0.3)
    hint = f"Did you mean `{near[0]}`? " if near else ""
    listed = "".join(f"\n  {each}" for each in names)
    return f"{hint}The {what} are:{listed}" if names else f"There are no {what} in this folder."

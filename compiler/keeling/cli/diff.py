"""`keeling diff`: who is affected, exactly."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from keeling.between_days import compare_days
from keeling.between_places import compare_places
from keeling.between_revisions import Refused, Side, compare_revisions, of_the_revision
from keeling.certifying import Certifying
from keeling.cli import folder
from keeling.cli.certificates import with_certificate, write_certificate
from keeling.cli.common import (
    Session,
    need_one,
    today,
    with_as_at,
    with_days,
    with_format,
    with_proposals,
    with_root,
    write_json,
)
from keeling.cli.places import with_place, with_places
from keeling.cli.refusal import Refusal
from keeling.cli.revision import revision
from keeling.cli.screen import show
from keeling.combining import TOGETHER, Pair, in_words, pairs
from keeling.diagnostics import Result
from keeling.model.answers import Conflict, Gap
from keeling.model.changes import Comparison, Revision
from keeling.model.law import Proposal
from keeling.model.places import HOME
from keeling.model.words import day_in_words
from keeling.overtaken import overtaken
from keeling.pipeline import Corpus, compare
from keeling.report import differences


@click.command
@click.argument("proposals", nargs=-1, metavar="PROPOSAL…")
@with_root
@with_as_at
@with_place
@with_days
@with_places
@click.option(
    "--against", "ref", metavar="GIT-REF", help="Compare these files with those of a revision."
)
@with_proposals
@with_format
@with_certificate
def command(
    proposals: tuple[str, ...],
    root: str | None,
    as_at: date | None,
    place: str | None,
    since: date | None,
    until: date | None,
    places: tuple[str, str] | None,
    ref: str | None,
    named: tuple[str, ...],
    form: str,
    certificate: Path | None,
) -> None:
    """Say exactly who PROPOSAL would affect: every group of cases, with a case that shows it.

    With --from, and --to or today: whom the law of the one day treats otherwise than that of the
    other. With --between: whom the law of the second place treats otherwise than that of the
    first. With --against: whom the files of law as they stand treat otherwise than they did in a
    revision that git keeps (a commit, a branch, a tag); --with takes proposals as made in both.
    """
    session = Session(root, form)
    if places:
        alone = not (proposals or named or since or until or ref or place)
        found = _between(session, places, as_at, alone)
    elif ref is not None or named:
        _only_a_revision(ref is None or bool(proposals or since or until), place, certificate)
        _end(_shown(_revisions(session, ref or "", named, as_at), form))
        return
    elif since is not None or until is not None:
        first, corpus = _earlier(since, until, proposals, as_at), session.corpus()
        days = compare_days(corpus, first, until or today(), place or HOME)
        found = corpus, session.need(days)
    else:
        corpus = session.corpus()
        chosen = proposals or need_one("diff", corpus)
        _end(_proposed(session, corpus, chosen, as_at, place or HOME, certificate))
        return
    _certify(certificate, *found)
    _end(_shown(found[1], form))


def _only_a_revision(more: bool, place: str | None, certificate: Path | None) -> None:
    """End where more is asked than to compare the files with those of a revision."""
    if more:
        raise Refusal(
            "`--with` goes with `--against`, and a revision is compared by itself: with no "
            "proposal before it, and no two days.",
            "Write `keeling diff PROPOSAL`, or `keeling diff --against main --with PROPOSAL`.",
        )
    if place is not None:
        raise Refusal(
            "A revision is compared as law of England and Wales, and `--in` names a place.",
            "Leave `--in` out, or compare the places by themselves: `keeling diff --between`.",
        )
    _certify_none(certificate)


def _between(
    session: Session, places: tuple[str, str], as_at: date | None, alone: bool
) -> tuple[Corpus, Comparison]:
    """Compare two places, or end where that cannot be asked."""
    if not alone:
        raise Refusal(
            "Two places are compared by themselves: without a proposal, and on one day.",
            'Write `keeling diff --between "England and Wales" "Northern Ireland"`; for another '
            "day than today add `--as-at 2013-04-08`.",
        )
    if places[0] == places[1]:
        raise Refusal(
            f"Both places are {places[0]}, whose law is the same as itself.",
            "Name two places: England and Wales, Scotland or Northern Ireland.",
        )
    corpus = session.corpus()
    return corpus, session.need(compare_places(corpus, as_at or today(), *places))


def _earlier(
    since: date | None, until: date | None, proposals: tuple[str, ...], as_at: date | None
) -> date:
    """Return the earlier of two days, or end where something else is asked than to compare them."""
    if until and since is None and not proposals and as_at is None:
        raise Refusal(
            f"`--to` gives the later of two days, {day_in_words(until)}, and the earlier is "
            "missing.",
            f"Write `keeling diff --from … --to {until.isoformat()}`, with that day written "
            "as 2013-04-07.",
        )
    if since is None or proposals or as_at is not None:
        raise Refusal(
            "Two days are compared by themselves: without a proposal, and with no other day.",
            "Write `keeling diff --from 2013-04-07 --to 2013-04-08`.",
        )
    return since


def _proposed(
    session: Session,
    corpus: Corpus,
    named: tuple[str, ...],
    as_at: date | None,
    place: str,
    certificate: Path | None,
) -> Comparison:
    """Show what proposals would change, and what comes of each two of them."""
    chosen = session.proposals(corpus, named)
    day = as_at or first_day(chosen, today())
    comparison = session.need(compare(corpus, day, chosen, place))
    _certify(certificate, corpus, comparison)
    together = tuple(pairs(corpus, comparison.as_at, chosen))
    if session.form == "json":
        write_json(differences.data(comparison) | _together(together))
    else:
        show(differences.text(comparison))
        for pair in together:
            show(f"\n“{pair.first.title}” and “{pair.second.title}” {in_words(pair)}")
        for proposal in chosen:
            for found in overtaken(corpus, comparison.as_at, proposal):
                show(f"\n{found.message}\nWhat to do: {found.advice}")
    return comparison


def _revisions(
    session: Session, ref: str, named: tuple[str, ...], as_at: date | None
) -> Comparison:
    """Compare the folder as it stands with what it was in a revision."""
    then = revision(session.folder, ref)
    earlier = Revision(then.name)
    session.sources |= {file.path: file for file in then.files.value}
    files = session.need(Result(then.files.value, of_the_revision(then.files.diagnostics, earlier)))
    read = folder.corpus(files)
    old = session.need(replace(read, diagnostics=of_the_revision(read.diagnostics, earlier)))
    now = session.corpus()
    sides = [Side(now, session.proposals(now, named))]
    sides.append(Side(old, session.proposals(old, named, f"at {earlier.brief}")))
    day = max(first_day(side.proposals, today()) for side in sides)
    made = compare_revisions(sides[1], sides[0], then.name, as_at or day)
    if isinstance(made, Refused):
        raise Refusal(made.message, made.advice)
    return session.need(made)


def _certify(into: Path | None, corpus: Corpus, comparison: Comparison) -> None:
    """Write the certificate of a comparison, where one is asked for."""
    if into is not None:
        found = Certifying(corpus)
        found.compared(comparison)
        write_certificate(into, found)


def _certify_none(into: Path | None) -> None:
    """End where a certificate is asked for of files that differ in more than what is law."""
    if into is not None:
        raise Refusal(
            "A certificate holds two laws over the same facts, and the files of a revision may "
            "have others: with `--against` none is written.",
            "Leave `--certificate` out: the answer itself is complete.",
        )


def _shown(comparison: Comparison, form: str) -> Comparison:
    """Show two laws compared."""
    if form == "json":
        write_json(differences.data(comparison))
    else:
        show(differences.text(comparison))
    return comparison


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

"""`keeling prove`: what is claimed of changes, and of the law as it is, proved or refuted."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from keeling.certifying import Certifying
from keeling.cli.certificates import with_certificate, write_certificate
from keeling.cli.common import (
    Session,
    meant,
    named_so,
    today,
    with_as_at,
    with_format,
    with_root,
    write_json,
)
from keeling.cli.diff import first_day
from keeling.cli.places import with_place
from keeling.cli.refusal import Refusal
from keeling.cli.screen import show
from keeling.diagnostics import Result
from keeling.model.changes import Comparison, Verdict
from keeling.model.held import Always, Checked
from keeling.model.places import HOME
from keeling.pipeline import Corpus, check_always, check_study, compare
from keeling.report import proofs, standing, studies


@click.command
@click.argument("named", nargs=-1, metavar="[NAME…]")
@with_root
@with_as_at
@with_place
@with_format
@with_certificate
def command(
    named: tuple[str, ...],
    root: str | None,
    as_at: date | None,
    place: str | None,
    form: str,
    certificate: Path | None,
) -> None:
    """Prove or refute claims: of the proposals, studies and standing claims of NAME, or of all.

    Each claim is held against every possible case. One that is refuted comes with the case. Ends
    with 1 where the claim of a proposal, or a standing one, is refuted; what a study says may well
    not be so.
    """
    session = Session(root, form)
    corpus = session.corpus()
    _known(corpus, named)
    there = place or HOME
    compared = [
        session.need(compare(corpus, as_at or first_day((one,), today()), (one,), there))
        for name, one in corpus.law.proposals.items()
        if (name in map(named_so, named) if named else one.claims or one.faults)
    ]
    checked = [
        session.need(check_study(corpus, as_at or one.as_at or today(), one, there))
        for name, one in corpus.law.studies.items()
        if not named or name in map(named_so, named)
    ]
    held = _standing(session, corpus, as_at, named, there)
    if certificate is not None:
        found = Certifying(corpus, there)
        found.claimed(compared, checked, held)
        write_certificate(certificate, found)
    _write(compared, checked, held, form, there)
    wrong = (Verdict.REFUTED, Verdict.EMPTY)
    of_proposals = (proof for each in compared for proof in each.proofs)
    always = (proof for each in held for _, proofs in each.found for proof in proofs)
    if any(proof.verdict in wrong for proof in (*of_proposals, *always)):
        sys.exit(1)


def _standing(
    session: Session,
    corpus: Corpus,
    as_at: date | None,
    named: Sequence[str],
    place: str,
) -> Sequence[Always]:
    """Return what comes of standing claims, now and as each proposal leaves the law."""
    wanted = [
        each
        for name, each in corpus.law.standing.items()
        if not named or name in map(named_so, named)
    ]
    if not wanted:
        return []
    for each in wanted:
        session.need(Result(None if each.faults else each, each.faults))
    names = [each.name for each in wanted]
    return session.need(
        check_always(
            corpus,
            as_at or today(),
            lambda one: as_at or first_day((one,), today()),
            names,
            place,
        )
    )


def _known(corpus: Corpus, named: Sequence[str]) -> None:
    """End where a name is of nothing that makes claims."""
    known = {**corpus.law.proposals, **corpus.law.studies, **corpus.law.standing}
    for name in named:
        if named_so(name) not in known:
            lines = "".join(f"\n  {each}" for each in known)
            raise Refusal(
                f"Nothing here is called `{name}` and makes claims.",
                f"{meant(named_so(name), known)}What can be proved is:{lines}"
                if known
                else "There is no proposal, no study and no standing claim in this folder.",
            )


def _write(
    compared: Sequence[Comparison],
    checked: Sequence[Checked],
    held: Sequence[Always],
    form: str,
    place: str,
) -> None:
    if form == "json":
        write_json(
            {
                "keeling": 1,
                "in": place,
                "proposals": [proofs.data(each) for each in compared],
                "studies": [studies.data(each) for each in checked],
                "standing": [standing.data(each) for each in held],
            }
        )
        return
    said = [
        *([] if place == HOME else [f"Asked of the law of {place}."]),
        *map(proofs.text, compared),
        *map(studies.text, checked),
        *map(standing.text, held),
    ]
    show("\n\n".join(said) or "No proposal here makes a claim, and there is no study.")

"""Studies and standing claims, held against the law of a day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from keeling.corpus import Corpus
from keeling.diagnostics import Diagnostic, Label
from keeling.editions import Edition, too_large
from keeling.model.changes import Proof, Verdict
from keeling.model.held import Checked, Held
from keeling.model.law import Law, Proposal
from keeling.model.studies import Statement, Study
from keeling.partition import BudgetExceeded
from keeling.proving import of_the_law
from keeling.questions.claim import findings


def held(text: Corpus, edition: Edition, study: Study, *, resting: bool = True) -> tuple[Held, ...]:
    """Return each statement of a study with what comes of it in the law of a day.

    `text` is the law of that day as it is written. If `resting`, proofs say what they rest on.
    Raises BudgetExceeded.
    """
    there = text.law.studies.get(study.name)
    read: Sequence[Statement | None] = there.statements if there and not there.faults else ()
    if len(read) != len(study.statements):
        read = [None] * len(study.statements)
    files = (text.today or text).files
    return tuple(
        Held(
            each,
            tuple(
                of_the_law(
                    files, edition, each.claims, then.claims if then else None, resting=resting
                )
            ),
        )
        for each, then in zip(study.statements, read, strict=True)
    )


def speaks_of_none(checked: Checked) -> Iterator[Diagnostic]:
    """Report the claims of a study that speak of no case: they are not what was meant."""
    for each in checked.held:
        for proof in each.proofs:
            if proof.verdict is Verdict.EMPTY:
                yield from findings(proof)


def always(
    text: Corpus, law: Law, edition: Edition, *, resting: bool = True
) -> dict[str, tuple[Proof, ...]]:
    """Return what comes of each standing claim, by the name of its block.

    `text` is the law of a day as it is written, `law` what that says, perhaps with a proposal made,
    and `edition` the answers it gives. If `resting`, proofs say what they rest on. Raises
    BudgetExceeded.
    """
    now = text.today or text
    made: dict[str, tuple[Proof, ...]] = {}
    for name, each in now.law.standing.items():
        if each.faults:
            continue
        there = law.standing.get(name)
        read = there.claims if there and not there.faults else None
        made[name] = tuple(of_the_law(now.files, edition, each.claims, read, resting=resting))
    return made


def broken(text: Corpus, law: Law, edition: Edition, instead: str = "the law") -> list[Diagnostic]:
    """Report the standing claims that are refuted, or open, in the law of a day."""
    try:
        found = always(text, law, edition, resting=False)
    except BudgetExceeded as fault:
        return [too_large(fault, edition.law)]
    proofs = chain.from_iterable(found.values())
    return [item for proof in proofs for item in findings(proof, instead)]


def newly_broken(
    text: Corpus, before: Edition, law: Law, after: Edition, proposal: Proposal
) -> Iterator[Diagnostic]:
    """Report the standing claims that a proposal breaks, and that the law of its day does not."""
    known = {(item.check.name, item.span) for item in broken(text, text.law, before)}
    for item in broken(text, law, after, "the proposal"):
        if (item.check.name, item.span) not in known:
            yield replace(
                item,
                message=f"As amended by “{proposal.title}”: {item.message}",
                labels=(*item.labels, Label(proposal.head, "the proposal")),
            )

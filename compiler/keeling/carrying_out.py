"""Proposals carried out on a folder of law, one after the other, and the law they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from keeling.amend import Amended, amend, without_those_of
from keeling.amend.faults import after, because
from keeling.corpus import Corpus, read_apart
from keeling.diagnostics import Diagnostic, Result
from keeling.model.amending import Instruction, put_in
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal
from keeling.model.transitions import Transition, Withheld
from keeling.model.verification import PROPOSED, Standing
from keeling.model.words import both, day_in_words
from keeling.questions import reach
from keeling.syntax.parse import Reader


@dataclass(frozen=True)
class Changed:
    """The text and the law as proposals make them, and the proposals as they were read for it."""

    amended: Amended
    law: Law
    proposals: tuple[Proposal, ...]


def carried_out(
    corpus: Corpus, proposals: Sequence[Proposal], withheld: Withheld | None = None
) -> Result[Changed | None]:
    """Return what proposals make, one after the other, without some of their instructions.

    Each is read again in the text that those before it have left. What a transitional provision
    makes of some cases is left out unless it is said what is withheld. An instruction that amends
    only what was not put in is left out as well.
    """
    done: list[Proposal] = []
    now, lacking = Changed(Amended.of(corpus.files), corpus.law, ()), corpus.lacking
    for at, proposal in enumerate(proposals):
        each = now.law.proposals[proposal.name]
        own = reach.ordinary(each.transitions) if withheld is None else withheld
        kept, left = lacking.parted(each.numbered, own)
        faults = [*lacking.faults(kept)] or [*without_those_of(left, each.faults)]
        made, lacking = (
            _step(corpus.reader, now, proposal, kept, faults),
            lacking.after(now.law, kept, left),
        )
        for within in _modifying(each, own):
            if made.value is not None:
                again = made.value.law.proposals[proposal.name].transitions
                step = next(one for one in again if one.own == within.own)
                made = _step(corpus.reader, made.value, proposal, step.steps, step.faults)
        if made.value is None:
            found = tuple(after(fault, proposals[:at]) for fault in made.diagnostics)
            return Result(None, found)
        now = made.value
        done.append(each)
    return Result(replace(now, proposals=tuple(done)))


def fitting_then(
    corpus: Corpus, proposals: Sequence[Proposal], as_at: date, found: Sequence[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """Say of what cannot be made on a day that it could be when it would have commenced."""
    days = [each.commences for each in proposals if each.commences]
    then = max(days, default=as_at)
    text = corpus.on(then).value if then < as_at else None
    if text is None or carried_out(text, proposals).value is None:
        return tuple(found)
    since = _amending(corpus, then, as_at, proposals)
    named = f"{both(since)} {'has' if len(since) == 1 else 'have'}"
    day = day_in_words(then)
    return tuple(
        replace(
            each,
            message=f"{each.message} It could be made on the text of {day}, when it would have "
            f"commenced; {named} amended the law since.",
            advice=f"{each.advice} Write it for the text as it is now, and let it commence on a "
            f"day to come; or ask about the law of that day, with `--as-at {then.isoformat()}`.",
        )
        for each in found
    )


def _amending(
    corpus: Corpus, then: date, as_at: date, proposals: Sequence[Proposal]
) -> tuple[str, ...]:
    """Cite what has amended, after one day and up to another, what proposals amend; else all."""
    ours = [at for one in proposals for each in one.instructions for at in each.targets]
    every: dict[str, bool] = {}
    for made in corpus.law.made:
        if made.day and then < made.day <= as_at:
            places = [at for step in made.instructions for at in step.targets]
            met = any(at.within(own) or own.within(at) for at in places for own in ours)
            cited = made.provision.citation
            every[cited] = every.get(cited, False) or met
    return tuple(cited for cited, met in every.items() if met or not any(every.values()))


def _modifying(proposal: Proposal, withheld: Withheld) -> Iterator[Transition]:
    for each in proposal.transitions:
        if each.modifies and each.own.isdisjoint(withheld):
            yield each


def _step(
    reader: Reader,
    now: Changed,
    proposal: Proposal,
    steps: Sequence[Instruction],
    faults: Sequence[Diagnostic],
) -> Result[Changed | None]:
    """Carry out some instructions of a proposal, and read what they make."""
    if faults:
        return Result(None, tuple(faults))
    made = amend(now.amended, now.law, steps)
    if made.diagnostics:
        return Result(None, made.diagnostics)
    again, _ = read_apart(made.value.files, reader)
    if again.value is None:
        return Result(None, tuple(because(again.diagnostics, proposal, made.value, now.law)))
    law = _only_proposed(again.value.law, steps)
    return Result(Changed(made.value, law, now.proposals))


def _only_proposed(law: Law, steps: Sequence[Instruction]) -> Law:
    """Return the law with nothing called verified that is put in.

    What it says of itself is kept, if that is less; what is around it says nothing of it.
    """
    new = [at for step in steps for at in put_in(step)]
    provisions = dict(law.provisions)
    for at, provision in law.provisions.items():
        lines = [*law.around(at)]
        root = next((each for each in new if any(one.within(each) for one in lines)), None)
        if root is None or root not in law.provisions:
            continue
        parents = (law.provisions[root].parent, ProvisionId(root.work))
        around = [
            law.provisions[each].verification for each in parents if each and each in law.provisions
        ]
        own = provision.verification
        if own is None or own in around or own.standing is Standing.VERIFIED:
            provisions[at] = replace(provision, verification=PROPOSED)
    return replace(law, provisions=provisions)

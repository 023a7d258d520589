"""The story: from files to law, from law to what can be asked of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from keeling.carrying_out import Changed as Changed
from keeling.carrying_out import carried_out as carried_out
from keeling.carrying_out import fitting_then
from keeling.corpus import Corpus as Corpus
from keeling.corpus import read as read
from keeling.diagnostics import Diagnostic, Result
from keeling.editions import Edition as Edition
from keeling.editions import too_large
from keeling.holding import always, held
from keeling.making import Making
from keeling.making import as_made as as_made
from keeling.model.changes import Comparison, Difference, Proof, Texts
from keeling.model.held import Always, Checked, Of
from keeling.model.law import Law, Proposal
from keeling.model.places import HOME
from keeling.model.studies import Study
from keeling.partition import BudgetExceeded
from keeling.proving import proofs
from keeling.questions import VEHICLE_CHECKS, reaches_back
from keeling.questions.comparable import incomparable_lengths, read_anew
from keeling.questions.difference import difference
from keeling.questions.undated import two_undated


def _turning(before: Law, after: Law, day: date) -> tuple[date, ...]:
    """Return the days after `day` on which either of two laws changes."""
    days = {*turning_days(before), *turning_days(after)}
    return tuple(sorted(each for each in days if each > day))


def days_to_come(before: Law, after: Law, day: date) -> list[date]:
    """Return the days after `day` on which amended law changes, and the law as it is does not."""
    standing = set(turning_days(before))
    return [each for each in turning_days(after) if each > day and each not in standing]


def turning_days(law: Law) -> list[date]:
    """Return the days on which something comes into force, and those after something ceases."""
    periods = [provision.in_force for provision in law.provisions.values()]
    starts = {period.start for period in periods if period.start is not None}
    amended = {each.day for each in law.made if each.day is not None}
    ends = {period.end + timedelta(1) for period in periods if period.end}
    return sorted(starts | ends | amended)


def edition(
    corpus: Corpus, as_at: date, proposals: Sequence[Proposal] = (), place: str = HOME
) -> Result[Edition | None]:
    """Return the law of a place on a day with some proposals made, as if they had commenced."""
    found = made(corpus, as_at, proposals, place)
    return found.value.edition(corpus.space) if found.value else Result(None, found.diagnostics)


def made(
    corpus: Corpus, as_at: date, proposals: Sequence[Proposal], place: str = HOME
) -> Result[Making | None]:
    """Return the law of a place on a day as proposals make it, before anything is asked of it."""
    if undated := tuple(two_undated(proposals)):
        return Result(None, undated)
    text = corpus.on(as_at)
    if text.value is None:
        return Result(None, text.diagnostics)
    changed = carried_out(text.value, in_order(proposals))
    if changed.value is None:
        return Result(None, fitting_then(corpus, proposals, as_at, changed.diagnostics))
    return Result(Making(text.value, changed.value, as_at, place))


def compare(
    corpus: Corpus, as_at: date, proposals: Sequence[Proposal], place: str = HOME
) -> Result[Comparison | None]:
    """Compare the law of a place on a day with the same law as the proposals would make it."""
    found = made(corpus, as_at, proposals, place)
    if found.value is None:
        return Result(None, found.diagnostics)
    return _compared(corpus, found.value, proposals)


def marked_up(corpus: Corpus, as_at: date, proposals: Sequence[Proposal]) -> Result[Texts | None]:
    """Return the text of the law on a day as proposals would make it, every word marked.

    It is a comparison, too, where the two laws can be compared; else it says why not.
    """
    found = made(corpus, as_at, proposals)
    if found.value is None:
        return Result(None, found.diagnostics)
    compared = _compared(corpus, found.value, proposals)
    if compared.value is not None:
        return Result(compared.value)
    text, changed = found.value.text, found.value.changed
    before, after = text.law.in_force(as_at), changed.law.in_force(as_at)
    edits, marked = changed.amended.edits, tuple(changed.amended.marked())
    untold, named = compared.diagnostics, tuple(proposals)
    return Result(Texts(as_at, named, before, after, edits, marked, untold=untold))


def _compared(
    corpus: Corpus, making: Making, proposals: Sequence[Proposal]
) -> Result[Comparison | None]:
    text, changed, as_at = making.text, making.changed, making.as_at
    amended, law = changed.amended, changed.law
    pair = (text.law, law, proposals[0].span)
    if unlike := (*incomparable_lengths(*pair), *read_anew(*pair)):
        return Result(None, unlike)
    before = edition(corpus, as_at, place=making.place)
    after = making.edition(corpus.space)
    if before.value is None or after.value is None:
        return Result(None, tuple(dict.fromkeys((*before.diagnostics, *after.diagnostics))))
    one, other = before.value, after.value
    try:
        changes, unanswered = differing(one, other)
        proved = tuple(proofs(text, changed, one, other, proposals))
    except BudgetExceeded as fault:
        return Result(None, (too_large(fault, one.law),))
    alone = _alone(corpus, as_at, proposals, making.place)
    return Result(
        Comparison(
            as_at,
            tuple(proposals),
            one.law,
            other.law,
            amended.edits,
            tuple(amended.marked()),
            changes,
            tuple(days_to_come(text.law, law, as_at)),
            tuple(_beyond(one, other, alone)),
            unanswered=unanswered,
            in_part=partly(one, other),
            alone={name: each.difference for name, each in alone.items()},
            proofs=proved,
            turning=_turning(text.law, law, as_at),
            place=making.place,
        )
    )


def check_standing(
    corpus: Corpus, as_at: date, proposal: Proposal | None = None, place: str = HOME
) -> Result[Mapping[str, tuple[Proof, ...]] | None]:
    """Hold what must always hold against the law of a day, or as a proposal leaves it."""
    found = made(corpus, as_at, () if proposal is None else (proposal,), place)
    if found.value is None:
        return Result(None, found.diagnostics)
    law = found.value.edition(corpus.space)
    if law.value is None:
        return Result(None, law.diagnostics)
    try:
        return Result(always(found.value.text, found.value.changed.law, law.value))
    except BudgetExceeded as fault:
        return Result(None, (too_large(fault, law.value.law),))


def check_always(
    corpus: Corpus,
    as_at: date,
    on: Callable[[Proposal], date],
    names: Iterable[str] | None = None,
    place: str = HOME,
) -> Result[tuple[Always, ...]]:
    """Hold some standing claims, or all, against the law of a day, and as each proposal leaves it.

    `on` gives the day on which a proposal is looked at; one that is at fault is left out. A law
    that cannot be told is left out, too, and why is among the diagnostics.
    """
    sound = [each for each in corpus.law.proposals.values() if not each.faults]
    laws: list[tuple[Proposal | None, date]] = [(None, as_at)]
    laws += [(each, on(each)) for each in sound]
    checked = [(Of(one, day), check_standing(corpus, day, one, place)) for one, day in laws]
    known = [(of, found.value) for of, found in checked if found.value is not None]
    every = [name for name, each in corpus.law.standing.items() if not each.faults]
    wanted = every if names is None else names
    held = tuple(
        Always(corpus.law.standing[name], tuple((of, found[name]) for of, found in known))
        for name in wanted
    )
    untold = tuple(item for _, found in checked for item in found.diagnostics)
    return Result(held, untold)


def check_study(
    corpus: Corpus, as_at: date, study: Study, place: str = HOME, *, resting: bool = True
) -> Result[Checked | None]:
    """Hold what a study says against the law of a day, in a place; and say on what proofs rest."""
    if study.faults:
        return Result(None, study.faults)
    text, law = corpus.on(as_at), edition(corpus, as_at, place=place)
    if text.value is None or law.value is None:
        return Result(None, text.diagnostics or law.diagnostics)
    try:
        found = held(text.value, law.value, study, resting=resting)
        return Result(Checked(study, as_at, law.value.law, found))
    except BudgetExceeded as fault:
        return Result(None, (too_large(fault, law.value.law),))


def differing(one: Edition, other: Edition) -> tuple[Difference, Mapping[str, str]]:
    """Return where two laws answer differently, and why some outcomes cannot be compared.

    An outcome whose law is not encoded for the day of one of them, or does not extend to its place,
    is left out: what is not known is no change. Raises BudgetExceeded.
    """
    unknown = one.unencoded | other.unencoded
    after = {**other.partitions} | {name: one.partitions[name] for name in unknown}
    named = [name for name in one.law.vocabulary.outcomes if name in unknown]
    sides = {name: one if name in one.unencoded else other for name in named}
    why = {name: side.why_untold(name) for name, side in sides.items()}
    return difference(one.law, one.partitions, after), why


def partly(one: Edition, other: Edition) -> tuple[str, ...]:
    """Return the outcomes that are compared only where both laws are encoded."""
    partial = (one.in_part | other.in_part) - one.unencoded - other.unencoded
    return tuple(name for name in one.law.vocabulary.outcomes if name in partial)


def _alone(
    corpus: Corpus, as_at: date, proposals: Sequence[Proposal], place: str
) -> Mapping[str, Comparison]:
    """Return what each of several proposals would change alone, as far as that can be told."""
    alone: dict[str, Comparison] = {}
    for proposal in proposals if len(proposals) > 1 else ():
        compared = compare(corpus, as_at, (proposal,), place).value
        if compared is not None:
            alone[proposal.name] = compared
    return alone


def _beyond(
    before: Edition, after: Edition, alone: Mapping[str, Comparison]
) -> Iterator[Diagnostic]:
    """Yield what cannot be done by what would make each of some proposals.

    Each answers for what it would change alone; together with the others, where it cannot be made
    without them.
    """
    for proposal in after.proposals:
        if proposal.name in alone:
            yield from alone[proposal.name].beyond
        else:
            yield from beyond(before, replace(after, proposals=(proposal,)))


def beyond(before: Edition | None, after: Edition | None) -> Iterator[Diagnostic]:
    """Yield what cannot be done by what would make the proposals of the second of two laws."""
    if before is None or after is None:
        return
    law = before.law
    for proposal in after.proposals:
        for check in VEHICLE_CHECKS:
            yield from check.findings(law, proposal)
        try:
            yield from reaches_back.findings(law, before.partitions, after.partitions, proposal)
        except BudgetExceeded as fault:
            yield too_large(fault, law)


def in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals in the order in which they are carried out: that of their commencement.

    Those of one day are carried out in the order given, and those without a day at the end.
    """
    return sorted(proposals, key=lambda each: each.commences or date.max)

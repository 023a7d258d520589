"""Everything that is wrong with a folder of law: on a day, on other days, with proposals made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from keeling import in_places
from keeling.amend import Amended
from keeling.amend.trace import traced
from keeling.carrying_out import carried_out, fitting_then
from keeling.corpus import Corpus, claiming
from keeling.diagnostics import Diagnostic, Result, Severity
from keeling.editions import Edition
from keeling.holding import broken, newly_broken, speaks_of_none
from keeling.model.law import Law, Proposal
from keeling.model.pieces import pieces
from keeling.model.words import day_in_words
from keeling.pipeline import (
    as_made,
    beyond,
    check_study,
    days_to_come,
    edition,
    turning_days,
)
from keeling.proving import faults
from keeling.questions.comparable import incomparable_lengths, read_anew
from keeling.questions.unreachable import left_without_use
from keeling.redundancy import redundancies


def everything(corpus: Corpus, as_at: date) -> Iterator[Diagnostic]:
    """Yield what is wrong with the law on a day, on other days, elsewhere, and as proposed.

    The law is one between two days on which something comes into force or ceases, so one day of
    each stretch stands for all. A proposal is looked at on the day on which it commences, if that
    is later.
    """
    found = list(corpus.history.found) if corpus.law.made else []
    yield from found
    now = edition(corpus, as_at)
    today = [*now.diagnostics, *(now.value.findings() if now.value else [])]
    yield from (item for item in today if item not in found)
    found += today
    if now.value is None:
        yield from (fault for each in claiming(corpus.law) for fault in each.faults)
        return
    yield from _of_studies(corpus, as_at)
    yield from _of_standing(corpus, now.value)
    editions = {as_at: now.value}
    for day in _days_apart(corpus, as_at):
        then = edition(corpus, day)
        editions |= {day: then.value} if then.value else {}
        for item in _new(then, found):
            found.append(item)
            yield replace(item, message=f"On {day_in_words(day)}: {item.message}")
    for item in in_places.findings(corpus, editions, found):
        found.append(item)
        yield item
    yield from redundancies(editions, found)
    for proposal in corpus.law.proposals.values():
        yield from with_proposal(corpus, as_at, proposal, found)


def _days_apart(corpus: Corpus, as_at: date) -> Iterator[date]:
    """Yield the days on which the law begins to be other than on a day and on those before."""
    told: list[tuple[Law, tuple[bool, ...]]] = []
    for day in (as_at, *turning_days(corpus.law)):
        text = corpus.on(day).value
        said = text and (text.law, text.law.standing_on(day))
        if said and any(said[0] is law and said[1] == standing for law, standing in told):
            continue
        if day != as_at:
            yield day
        told += [said] if said else []


def _of_studies(corpus: Corpus, as_at: date) -> Iterator[Diagnostic]:
    """Yield what is wrong with studies; that one says what is not so is its finding, and no fault.

    What each says is held against the law of its own day, if it names one.
    """
    for study in corpus.law.studies.values():
        checked = check_study(corpus, study.as_at or as_at, study, resting=False)
        if checked.value is None:
            yield from checked.diagnostics
        else:
            yield from speaks_of_none(checked.value)


def _of_standing(corpus: Corpus, now: Edition) -> Iterator[Diagnostic]:
    """Yield what is wrong with standing claims, and which of them the law of a day breaks."""
    yield from (fault for each in corpus.law.standing.values() for fault in each.faults)
    text = corpus.on(now.as_at).value
    if text is not None:
        yield from broken(text, text.law, now)


def with_proposal(
    corpus: Corpus, as_at: date, proposal: Proposal, found: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the law with a proposal made, on each day, and not yet `found`."""
    day = max(as_at, proposal.commences or as_at)
    text = corpus.on(day).value
    if text is None:
        return  # what stands in the way is found of the history itself
    made = carried_out(text, (proposal,))
    yield from fitting_then(corpus, (proposal,), day, made.diagnostics)
    if made.value is None:
        return
    amended, law = made.value.amended, made.value.law
    told = list(found)
    sides: list[tuple[date, Edition, Edition]] = []
    for at in (day, *days_to_come(text.law, law, day)):
        standing, then = edition(corpus, at), as_made(text, made.value, at)
        if standing.value and then.value:
            sides.append((at, standing.value, then.value))
        yield from then.diagnostics
        for item in beyond(standing.value, then.value):
            if not _known(item, told):
                told.append(item)
                yield item
        if at == day and standing.value and then.value:
            pair = (text.law, law, proposal.span)
            unlike = (*incomparable_lengths(*pair), *read_anew(*pair))
            yield from map(_as_warning, unlike)
            if not unlike:
                yield from faults(text, made.value, standing.value, then.value, proposal)
            yield from newly_broken(text, standing.value, law, then.value, proposal)
        told += _new(standing, [])
        for item in then.value.findings() if then.value else []:
            if not _known(item, told):
                told.append(item)
                own = item.citation in {each.provision.citation for each in proposal.transitions}
                since = at if at > day else None
                left = left_without_use(item, law)
                yield item if own else _as_amended(left, proposal, amended, since)
    yield from (_as_amended(item, proposal, amended, None) for item in _spare(sides, told))


def _spare(
    sides: Sequence[tuple[date, Edition, Edition]], told: Sequence[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield what could be left out of the law as amended, of what is not in the law before."""
    before = frozenset(each for _, standing, _ in sides for each in pieces(standing.law))
    return redundancies({at: then for at, _, then in sides}, told, before)


def _as_warning(found: Diagnostic) -> Diagnostic:
    """Report as no error that two laws cannot be compared: the change can be made all the same."""
    return replace(found, check=replace(found.check, severity=Severity.WARNING))


def _as_amended(
    item: Diagnostic, proposal: Proposal, amended: Amended, at: date | None
) -> Diagnostic:
    """Report a finding about amended law against the instruction nearest to it."""
    if amended.edits:
        item = traced(item, amended)
    on = f" On {day_in_words(at)}:" if at else ""
    return replace(item, message=f"As amended by “{proposal.title}”:{on} {item.message}")


def _new(then: Result[Edition | None], found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the errors of the law on another day that are not among those found.

    One of the same check about the same provision is the same mistake, though other cases show it.
    """
    items = [*then.diagnostics, *(then.value.findings() if then.value else [])]
    errors = (item for item in items if item.check.severity is Severity.ERROR)
    told = {(one.check.name, one.citation) for one in found if one.citation}
    return [
        item
        for item in errors
        if (item.check.name, item.citation) not in told and not _known(item, found)
    ]


def _known(item: Diagnostic, found: Iterable[Diagnostic]) -> bool:
    said = (item.check.name, item.citation, item.message)
    return any((one.check.name, one.citation, one.message) == said for one in found)

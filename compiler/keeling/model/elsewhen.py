"""What is to be said of law that is not in force on a day, and that an answer could rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from keeling.model.answers import NO
from keeling.model.conditions import limbs
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Period, Rule
from keeling.model.words import day_in_words


def not_yet(period: Period, day: date) -> bool:
    """Whether a day comes before a period."""
    return period.start is not None and day < period.start


def answered_later(law: Law, today: Law, outcome: str, day: date) -> bool:
    """Whether on a day all that is encoded of an outcome was still to come.

    What only says no answers nothing where what says yes was to come: that nothing said yes is then
    not known to be the law. An outcome of which a text has no rule is that of the works which have
    one `today`; if one of them was in force, they had none then.
    """
    rules = [rule for rule in law.rules if rule.outcome == outcome]
    if not rules:
        starts = list(_starts(today, outcome).values())
        return bool(starts) and all(start is not None and day < start for start in starts)
    answering = [rule for rule in rules if any(row.answer != NO for row in rule.rows)]
    return all(not_yet(rule.in_force, day) for rule in answering or rules)


def _starts(today: Law, outcome: str) -> dict[str, date | None]:
    """Return since when each work with a rule on an outcome is encoded; None if from ever."""
    works = {rule.provision.work for rule in today.rules if rule.outcome == outcome}
    found: dict[str, date | None] = {}
    for work in sorted(works):
        own = [each.in_force.start for each in today.provisions.values() if each.id.work == work]
        dated = [start for start in own if start is not None]
        found[work] = min(dated) if len(dated) == len(own) else None
    return found


def works_to_come(law: Law, today: Law, outcomes: Collection[str], day: date) -> Iterator[str]:
    """Yield what to say of works that answer outcomes of which the text of a day has no rule."""
    for outcome in today.vocabulary.outcomes:
        ruled = any(rule.outcome == outcome for rule in law.rules)
        if outcome in outcomes and not ruled and answered_later(law, today, outcome, day):
            yield from (
                _as_from(work, start) for work, start in _starts(today, outcome).items() if start
            )


def _as_from(work: str, start: date) -> str:
    return f"{work} is encoded as from {day_in_words(start)}: what the law was before is not"


def other_days(law: Law, outcomes: Collection[str], day: date) -> Iterator[str]:
    """Yield what to say beside some outcomes: which law was not in force yet, or no longer.

    Nothing is said of a provision where on that day another stood in its place.
    """
    for rule in law.rules:
        if rule.outcome not in outcomes:
            continue
        conditions = (rule.where, *(row.when for row in rule.rows))
        used = {at for condition in conditions for at in limbs(condition)}
        if not _said_by_another(law, rule, day):
            yield from _early(law, rule.provision, day)
        for at in sorted(used, key=str):
            if not _stood_elsewhere(law, at, day):
                yield from (*_early(law, at, day), *_late(law, at, day))


def _early(law: Law, at: ProvisionId, day: date) -> Iterator[str]:
    period = law.provisions[at].in_force
    if period.start is not None and not_yet(period, day):
        yield _as_from(at.work, period.start)


def _late(law: Law, at: ProvisionId, day: date) -> Iterator[str]:
    end = law.provisions[at].in_force.end
    if end is not None and end < day:
        last = day_in_words(end)
        yield f"{at.citation} is used here, and was in force only to the end of {last}"


def _said_by_another(law: Law, rule: Rule, day: date) -> bool:
    """Whether another provision in force on a day gives the very answers that this one gives."""

    def gives(one: Rule) -> object:
        return one.outcome, one.where, tuple((row.when, row.answer) for row in one.rows)

    return any(
        other.provision != rule.provision and day in other.in_force and gives(other) == gives(rule)
        for other in law.rules
    )


def _stood_elsewhere(law: Law, at: ProvisionId, day: date) -> bool:
    """Whether what a provision defines was defined on a day by the one before or after it.

    Where none was in force, the first speaks for all of an earlier day, and the last of a later.
    """
    for line in law.successions:
        if at in line:
            periods = [law.provisions[each].in_force for each in line]
            if any(day in period for period in periods):
                return True
            return at != (line[0] if not_yet(periods[0], day) else line[-1])
    return False

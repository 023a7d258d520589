"""The answer first: what a proposal would change, in one sentence and in one paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from keeling.model.changes import Change, Comparison, Direction
from keeling.model.conditions import Among, Within, outcomes_in
from keeling.model.law import Law
from keeling.model.naming import Naming
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import (
    both,
    case_in_words,
    day_in_words,
)

#: Of so many choices that all groups share, each is named.
_FEW = 4
_WAYS = {
    Direction.NARROWS: "Every change is from more to less: from yes to no, from a longer time to a "
    "shorter one, from something to nothing.",
    Direction.WIDENS: "Every change is from less to more: from no to yes, from a shorter time to a "
    "longer one, from nothing to something.",
    Direction.MIXED: "The changes do not all go one way.",
}


def one_sentence(comparison: Comparison) -> str:
    """Say in one sentence who would be treated differently, and how."""
    groups = grouped(comparison.difference.changes)
    if not groups and len(comparison.not_encoded) == len(comparison.before.vocabulary.outcomes):
        return "Nothing could be compared."
    if not groups and comparison.not_encoded:
        return (
            f"As to the rest, no case {_is(comparison)} answered differently{_as_yet(comparison)}."
        )
    if not groups:
        return (
            f"No {_case(comparison)} {_is(comparison)} answered differently{_as_yet(comparison)}."
        )
    law = comparison.before
    if len(groups) > 1:
        names = dict.fromkeys(change.outcome for changes in groups for change in changes)
        shared = shared_by([changes[0].when for changes in groups], law.vocabulary)
        said = (Naming(law).in_a_sentence(name, among) for name, among in shared.items())
        each = f": in each of them {both(said)}" if shared else ""
        return (
            f"{len(groups)} groups of cases {_are(comparison)} answered differently, as to "
            f"{both(f'“{name}”' for name in names)}{each}; no other {_case(comparison)} is "
            "affected."
        )
    where = Naming(law).where(groups[0][0].when, groups[0][0].beside)
    turns = both(_turn(change, comparison) for change in _ends(groups[0], law))
    return f"{where[0].upper()}{where[1:]}, {turns}; no other {_case(comparison)} is affected."


def shared_by(
    regions: Sequence[Mapping[str, Among | Within]], declared: Vocabulary
) -> dict[str, Among | Within]:
    """Return what is so in every case of some regions, fact by fact, if that can be said briefly.

    Of a fact that all of them describe: its choices there, or the stretch around all its values.
    """
    found: dict[str, Among | Within] = {}
    for name, fact in declared.facts.items():
        own = [region[name] for region in regions if name in region]
        if len(own) < len(regions):
            continue
        around = _around(own)
        brief = isinstance(around, Within) or len(around.values) <= min(_FEW, len(fact.values) - 1)
        if brief and around not in (Within(fact.least, fact.most), Within()):
            found[name] = around
    return found


def _around(described: Sequence[Among | Within]) -> Among | Within:
    first = described[0]
    if isinstance(first, Among):
        return Among(
            frozenset[str]().union(*(each.values for each in described if isinstance(each, Among)))
        )
    stretches = [each for each in described if isinstance(each, Within)]
    lower, upper = [each.lower for each in stretches], [each.upper for each in stretches]
    return Within(
        None if None in lower else min(cut for cut in lower if cut is not None),
        None if None in upper else max(cut for cut in upper if cut is not None),
    )


def to_come(comparison: Comparison) -> str:
    """Say on which days the amended law changes once more; nothing if on none."""
    if not comparison.later:
        return ""
    days = both(day_in_words(day) for day in comparison.later)
    return (
        f"What is put in changes the law again on {days}: compare it as at that day too "
        f"(`--as-at {comparison.later[0].isoformat()}`)."
    )


def _as_yet(comparison: Comparison) -> str:
    against = comparison.against
    others = against is not None and (against.days or against.untold)
    return f" on {day_in_words(comparison.as_at)}" if comparison.later or others else ""


def one_paragraph(comparison: Comparison) -> str:
    """Say what would change, which way, with a case that shows it."""
    titles = both(f"“{proposal.title}”" for proposal in comparison.proposals)
    day = day_in_words(comparison.as_at)
    parts = [f"{titles} (a proposal, not law; compared with the law as at {day})."]
    parts.append(one_sentence(comparison))
    changes = comparison.difference.changes
    if changes:
        way = _WAYS.get(comparison.difference.direction)
        parts += [way] if way else []
        parts.append(f"For example: {case_in_words(changes[0].witness)}.")
    parts += [to_come(comparison)] if comparison.later else []
    return " ".join(parts)


def grouped(changes: tuple[Change, ...]) -> list[list[Change]]:
    """Group changes that befall the same region of cases."""
    groups: dict[tuple[tuple[str, Among | Within], ...], list[Change]] = {}
    for change in changes:
        groups.setdefault(tuple(change.when.items()), []).append(change)
    return list(groups.values())


def _ends(changes: list[Change], law: Law) -> list[Change]:
    """Return the changes of outcomes that no other changed outcome turns on.

    That the offence is no longer listed matters for what follows from it, so the sentence names
    what follows; the table names both.
    """
    changed = {change.outcome for change in changes}
    used = {
        name
        for rule in law.rules
        if rule.outcome in changed
        for condition in (rule.where, *(row.when for row in rule.rows))
        for name in outcomes_in(condition)
    }
    return [change for change in changes if change.outcome not in used] or changes


def _turn(change: Change, comparison: Comparison) -> str:
    name = f"“{change.outcome}”" if str(change.before) in ("yes", "no") else change.outcome
    if comparison.elsewhere:
        here, there = comparison.place, comparison.elsewhere
        return f"{name} is {change.after} in {here} and {change.before} in {there}"
    return f"{name} {_is(comparison)} {change.after} instead of {change.before}"


def _case(comparison: Comparison) -> str:
    against = comparison.against
    return "case that can be compared" if against and against.apart else "case"


def _is(comparison: Comparison) -> str:
    return "would be" if _proposed(comparison) else "is"


def _are(comparison: Comparison) -> str:
    return "would be" if _proposed(comparison) else "are"


def _proposed(comparison: Comparison) -> bool:
    """Whether what is compared is only proposed: not two places, days or revisions."""
    return not (comparison.elsewhere or comparison.since or comparison.against)

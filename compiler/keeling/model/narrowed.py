"""Laws cut down to what some outcomes turn on: a change of one place asks little of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from keeling.model.conditions import outcomes_in
from keeling.model.law import Law
from keeling.model.needs import needs


class Narrowed:
    """Cuts laws down; one that was cut to the same outcomes before is not cut again."""

    def __init__(self) -> None:
        """Begin with nothing cut."""
        self._known: dict[tuple[int, frozenset[str]], tuple[Law, Law]] = {}

    def changed(self, law: Law, change: Callable[[Law], Law], outcomes: Iterable[str]) -> Law:
        """Return a law that is changed, and then answers some outcomes as the whole would.

        Its provisions are not listed: what it is asked for is answers, and no reasons.
        """
        near = self._near(law, frozenset(outcomes))
        made = change(near)
        answered = {rule.outcome for rule in near.rules}.union(outcomes)
        return made if _asked(near, made) <= answered else change(law)

    def _near(self, law: Law, outcomes: frozenset[str]) -> Law:
        key = id(law), outcomes
        if key not in self._known:
            turns_on = needs(law)
            near = outcomes.union(*(turns_on[name] for name in outcomes))
            rules = tuple(rule for rule in law.rules if rule.outcome in near)
            reading = tuple(each for each in law.readings if any(map(each.reaches, rules)))
            self._known[key] = law, replace(law, provisions={}, rules=rules, readings=reading)
        return self._known[key][1]


def _asked(before: Law, after: Law) -> set[str]:
    """Return the outcomes that the readings and the new rules of a changed law ask about."""
    kept = set(map(id, before.rules))
    new = [rule for rule in after.rules if id(rule) not in kept]
    said = [condition for rule in new for condition in (rule.where, *(r.when for r in rule.rows))]
    read = [reading.where for reading in after.readings]
    return {name for each in (*said, *read) for name in outcomes_in(each)}

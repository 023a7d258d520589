"""Files of law as they stand compared with what they were in an earlier revision.

The cases compared are those that the vocabularies of both have: what they have not in common is
said, and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from keeling.corpus import Corpus
from keeling.diagnostics import Diagnostic, Result
from keeling.editions import Edition, too_large
from keeling.model.changes import Comparison, Revision, Stretch
from keeling.model.conditions import Whatever, walk
from keeling.model.law import NOWHERE, Law, Proposal
from keeling.model.needs import said as conditions
from keeling.model.shared import Shared, shared
from keeling.model.vocabulary import FactKind, Vocabulary
from keeling.partition import BudgetExceeded, Partition, Space, leaves, support
from keeling.pipeline import edition, turning_days
from keeling.questions.comparable import Said, incomparable_lengths, read_otherwise
from keeling.questions.decide import NOT_ENCODED_THEN
from keeling.questions.difference import difference, differs


@dataclass(frozen=True)
class Refused:
    """Why two revisions cannot be compared, and what to do."""

    message: str
    advice: str


@dataclass(frozen=True)
class Side:
    """A folder of law, and proposals of its own that are taken as made."""

    corpus: Corpus
    proposals: tuple[Proposal, ...] = ()


def compare_revisions(
    then: Side, now: Side, name: str, as_at: date
) -> Result[Comparison | None] | Refused:
    """Compare the law of a day as the files stood in a revision with the same as they stand."""
    revision = Revision(name)
    ground = shared(
        then.corpus.law.vocabulary, now.corpus.law.vocabulary, f"at {revision.brief}", "now"
    )
    space = _space(ground)
    if space is None:
        return _no_case(ground, revision)
    if refused := _whatever(ground, (then, now)):
        return refused
    one, other = (replace(each, corpus=replace(each.corpus, among=space)) for each in (then, now))
    return _Both(one, other, ground, revision).compared(as_at)


@dataclass(frozen=True)
class _Both:
    then: Side
    now: Side
    ground: Shared
    revision: Revision

    def compared(self, as_at: date) -> Result[Comparison | None] | Refused:
        """Compare the two on a day, and say on which others their answers differ."""
        made = self._editions(as_at)
        one, other = (each.value for each in made)
        if one is None or other is None:
            found = (*made[0].diagnostics, *made[1].diagnostics)
            return Result(None, tuple(dict.fromkeys(found)))
        if unlike := tuple(self._incomparable(one, other)):
            return Result(None, unlike)
        try:
            unknown = (one.unencoded | other.unencoded) & {*self.ground.vocabulary.outcomes}
            if refused := self._renamed(one, other, unknown):
                return refused
            names = one.law.vocabulary.outcomes
            changes = difference(*self._answers(one, other, unknown))
            days = self._days(as_at, bool(changes.changes))
        except BudgetExceeded as fault:
            return Result(None, (too_large(fault, one.law),))
        return Result(
            Comparison(
                as_at,
                self.now.proposals,
                self._law(one),
                self._law(other),
                (),
                (),
                changes,
                unanswered={name: NOT_ENCODED_THEN for name in names if name in unknown},
                against=replace(
                    self.revision,
                    apart=tuple(self._apart(one, other)),
                    days=days[0],
                    untold=days[1],
                ),
            )
        )

    def _editions(self, day: date) -> tuple[Result[Edition | None], Result[Edition | None]]:
        then, now = self.then, self.now
        one = edition(then.corpus, day, then.proposals)
        found = of_the_revision(one.diagnostics, self.revision)
        return replace(one, diagnostics=found), edition(now.corpus, day, now.proposals)

    def _law(self, made: Edition) -> Law:
        return replace(made.law, vocabulary=self.ground.vocabulary)

    def _incomparable(self, one: Edition, other: Edition) -> Iterator[Diagnostic]:
        laws = self._law(one), self._law(other)
        lengths = (
            each.span
            for each in self.ground.vocabulary.facts.values()
            if each.kind is FactKind.DURATION
        )
        span = next(lengths, NOWHERE)
        yield from incomparable_lengths(*laws, span, _said(self.revision))

    def _apart(self, one: Edition, other: Edition) -> Iterator[str]:
        yield from (each.said for each in self.ground.apart)
        for length in dict.fromkeys(each.length for each in read_otherwise(one.law, other.law)):
            yield (
                f"A period of {length} is not read alike at {self.revision.brief} and now. Cases "
                f"in which something lasts {length}, no more and no less, are not compared."
            )

    def _answers(
        self, one: Edition, other: Edition, unknown: frozenset[str]
    ) -> tuple[Law, Mapping[str, Partition], Mapping[str, Partition]]:
        """Return the answers of both to what can be compared: of what is unknown, one twice."""
        names = self.ground.vocabulary.outcomes
        before = {name: one.partitions[name] for name in names}
        after = {name: (one if name in unknown else other).partitions[name] for name in names}
        return self._law(one), before, after

    def _renamed(self, one: Edition, other: Edition, unknown: frozenset[str]) -> Refused | None:
        """Refuse where what a fact decided is decided by one of another name.

        They may be one fact, and no case of the one is then told as one of the other.
        """
        gone, come = self.ground.first_only, self.ground.last_only
        kinds = {name: each.kind for name, each in self.ground.vocabulary.facts.items()}
        for name in self.ground.vocabulary.outcomes if gone and come else ():
            if name in unknown:
                continue
            old = [fact for fact in _turning(one.partitions[name]) if fact in gone]
            new = [fact for fact in _turning(other.partitions[name]) if fact in come]
            for first, last in ((a, b) for a in old for b in new if kinds[a] is kinds[b]):
                return Refused(
                    f"`{name}` turns on `{first}` at {self.revision.brief}, which is no fact now, "
                    f"and on `{last}` now, which was none then. Whether these are one fact under "
                    "two names cannot be told, so who is affected cannot be said.",
                    "Make the change in two steps, and compare each: declare the new fact and let "
                    "the law turn on it; then take the old one out.",
                )
        return None

    def _days(self, as_at: date, differs: bool) -> tuple[tuple[Stretch, ...], tuple[Stretch, ...]]:
        """Return the stretches of days on which the answers differ, and those not compared."""
        laws = self.then.corpus.law, self.now.corpus.law
        own = (p.commences for side in (self.then, self.now) for p in side.proposals)
        turning = {*(day for law in laws for day in turning_days(law)), *filter(None, own)}
        days: list[date | None] = [None, *sorted(turning)]
        differing: list[Stretch] = []
        untold: list[Stretch] = []
        for start, after in zip(days, [*days[1:], None], strict=True):
            stretch = start, after and after - timedelta(1)
            within = (start is None or start <= as_at) and (after is None or as_at < after)
            told = differs if within else self._differs(start or stretch[1] or as_at)
            if told is None:
                untold.append(stretch)
            elif told:
                differing.append(stretch)
        return tuple(_run_together(differing)), tuple(_run_together(untold))

    def _differs(self, day: date) -> bool | None:
        one, other = (each.value for each in self._editions(day))
        if one is None or other is None or any(self._incomparable(one, other)):
            return None
        if differs(*self._answers(one, other, one.unencoded | other.unencoded)):
            return True
        only_one = (one.unencoded ^ other.unencoded) & {*self.ground.vocabulary.outcomes}
        return None if only_one else False


def of_the_revision(found: Iterable[Diagnostic], revision: Revision) -> tuple[Diagnostic, ...]:
    """Say of what is wrong with the files of a revision that it is of these."""
    return tuple(
        replace(
            each,
            message=f"As the file stood at {revision.brief}: {each.message}",
            advice="A revision cannot be mended: compare with one that has not this fault, or was "
            "written in the language as it is now.",
        )
        for each in found
    )


def _space(ground: Shared) -> Space | None:
    """Return the cases that both have; nothing where there are none."""
    if ground.unlike:
        return None
    try:
        space = Space(ground.vocabulary)
    except ValueError:  # a fact has no value left, or facts bound each other in a circle
        return None
    return space if leaves(space.possible) else None


def _no_case(ground: Shared, revision: Revision) -> Refused:
    why = ground.unlike or tuple(each.said for each in ground.apart if each.facts)
    return Refused(
        f"The vocabulary at {revision.brief} and that of now have no case in common. {why[0]}",
        "Compare with a later revision; or declare the fact anew, under another name.",
    )


def _whatever(ground: Shared, sides: Sequence[Side]) -> Refused | None:
    """Refuse where an answer is asked whatever a fact is, and the two do not allow it the same."""
    free = [(each, each.facts) for each in ground.apart if each.facts]
    for law in (side.corpus.law for side in sides) if free else ():
        for fact in sorted(set(_varied(law))):
            group = _kin(ground.vocabulary.varying(fact), ground.vocabulary)
            for each in (one for one, facts in free if group & _kin(facts, ground.vocabulary)):
                return Refused(
                    f"The law asks for an answer whatever `{fact}` is, and what that may be is not "
                    f"the same in both vocabularies. {each.said} So who is affected cannot be "
                    "said completely.",
                    "Change the vocabulary in a revision of its own, and compare from there on.",
                )
    return None


def _varied(law: Law) -> Iterator[str]:
    for rule in law.rules:
        for condition in conditions(law, rule):
            yield from (part.fact for part in walk(condition) if isinstance(part, Whatever))


def _kin(facts: frozenset[str], declared: Vocabulary) -> frozenset[str]:
    """Return some facts, and those that are never less than they, or they than these."""
    found, grown = frozenset[str](), facts
    while found != grown:
        found = grown
        for name, each in declared.facts.items():
            if not found.isdisjoint((name, *each.at_least_facts)):
                grown |= {name, *each.at_least_facts}
    return found


def _turning(partition: Partition) -> Iterable[str]:
    return support(partition.space, partition.answers)


def _run_together(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield stretches of days, those that follow each other as one."""
    begun: Stretch | None = None
    for start, end in stretches:
        if begun and begun[1] and start == begun[1] + timedelta(1):
            begun = begun[0], end
            continue
        if begun:
            yield begun
        begun = start, end
    if begun:
        yield begun


def _said(revision: Revision) -> Said:
    then = f"at {revision.brief}"
    decide = (
        "Decide the case in question with both: `keeling decide CASE.yaml` here, and where the "
        f"files of then are (`git worktree add ../then {revision.brief}`)."
    )
    return Said(then, "now", "Between the two changes", decide, decide)

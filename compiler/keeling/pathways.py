"""From a guideline's category to the sentences in its range, to what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from keeling.diagnostics import Result
from keeling.editions import Edition, too_large
from keeling.model.answers import Answer, Point, Range
from keeling.model.assumptions import Assumption
from keeling.model.changes import Comparison
from keeling.model.conditions import AllOf, AnyOf, Condition, Cut, Test, Within, tests
from keeling.model.durations import Duration
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal, Row, Rule, Work, WorkKind
from keeling.model.pathways import Assuming, Category, Pathway
from keeling.model.vocabulary import OutcomeKind, Scale
from keeling.partition import BudgetExceeded
from keeling.pipeline import Corpus, edition
from keeling.questions.comparable import incomparable_lengths, lengths_apart, read_anew
from keeling.questions.pathway import Way, beyond, category, everything, follows
from keeling.source import SourceFile


def guidelines(law: Law) -> tuple[Work, ...]:
    """Return the guidelines whose ranges are on a scale that says what its steps lead to."""
    named = dict.fromkeys(rule.provision.work for rule in _ranging(law))
    return tuple(law.works[name] for name in named if law.works[name].kind is WorkKind.GUIDELINE)


def touches(law: Law, guideline: Work, compared: Comparison) -> bool:
    """Whether proposals may change what follows from the ranges of a guideline."""
    changed = {change.outcome for change in compared.difference.changes}
    return any(
        {rule.outcome, *law.vocabulary.scales[scale].leads_to} & changed
        for rule in _ranging(law)
        for scale in (law.vocabulary.outcomes[rule.outcome].scale,)
        if rule.provision.work == guideline.cited_as
    )


def pathway(
    corpus: Corpus,
    as_at: date,
    guideline: Work,
    proposals: Sequence[Proposal] = (),
    assuming: Sequence[tuple[Assumption, ...]] | None = None,
) -> Result[Pathway | None]:
    """Say what follows from each sentence in the ranges of a guideline.

    Without assumptions and on each that there is, and on all together; or on the sets given.
    With proposals, also what they change.
    """
    before = edition(corpus, as_at)
    after = edition(corpus, as_at, proposals) if proposals else before
    if before.value is None or after.value is None:
        return Result(None, tuple(dict.fromkeys((*before.diagnostics, *after.diagnostics))))
    editions = [before.value, after.value] if proposals else [before.value]
    if proposals:
        pair = (before.value.whole, after.value.whole, proposals[0].span)
        if unlike := (*incomparable_lengths(*pair), *read_anew(*pair)):
            return Result(None, unlike)
    text = corpus.on(as_at).value
    try:
        asked = _Asked(editions, guideline, text.files if text else ())
        return Result(asked.pathway(proposals, assuming))
    except BudgetExceeded as fault:
        return Result(None, (too_large(fault, before.value.law),))


def _ranging(law: Law) -> Iterator[Rule]:
    """Yield the rules that give ranges on a scale that says what its steps lead to."""
    for rule in law.rules:
        outcome = law.vocabulary.outcomes[rule.outcome]
        if outcome.kind is OutcomeKind.RANGE and law.vocabulary.scales[outcome.scale].leads_to:
            yield rule


@dataclass(frozen=True)
class _Ranged:
    """A row that gives a range, and the point that it gives beside it."""

    rule: Rule
    row: Row
    start: Point | None

    @property
    def range(self) -> Range:
        """The range."""
        assert isinstance(self.row.answer, Range)
        return self.row.answer


#: Laws, each with its rows that give ranges.
_Laws = Sequence[tuple[Edition, Mapping[ProvisionId, _Ranged]]]


class _Asked:
    """One guideline, asked of the law as it is and perhaps as proposed."""

    def __init__(
        self, editions: Sequence[Edition], guideline: Work, files: Iterable[SourceFile]
    ) -> None:
        self._law = editions[0].law
        self._guideline = guideline
        self._files = {file.path: file for file in files}
        self._laws = [(each, self._ranged(each.law)) for each in editions]
        first = next(iter(self._laws[0][1].values()))
        declared = self._law.vocabulary
        self._ranging = first.rule.outcome
        self._scale = declared.scales[declared.outcomes[self._ranging].scale]
        gone = frozenset[str]().union(*(each.unencoded for each in editions))
        self._outcomes = tuple(name for name in self._scale.leads_to if name not in gone)
        self._unencoded = tuple(name for name in self._scale.leads_to if name in gone)
        self._sentence = sentence_facts(self._scale, self._law)

    def pathway(
        self, proposals: Sequence[Proposal], given: Sequence[tuple[Assumption, ...]] | None
    ) -> Pathway:
        """Return what follows on each set of assumptions."""
        made, after, changed = list[Assuming](), list[Assuming](), list[Assuming]()
        for assumed in self._sets(given) if self._outcomes else ():
            now = self._assuming(assumed, self._laws[:1])
            then = self._assuming(assumed, self._laws[1:]) if proposals else now
            if made and not (_otherwise(now, made[0]) or (after and _otherwise(then, after[0]))):
                continue
            made.append(now)
            if proposals:
                after.append(then)
                changed.append(self._assuming(assumed, self._laws))
        return Pathway(
            self._laws[0][0].as_at,
            self._guideline,
            self._ranging,
            self._outcomes,
            self._law,
            tuple(made),
            tuple(proposals),
            tuple(after),
            tuple(changed),
            self._unencoded,
        )

    def _sets(
        self, given: Sequence[tuple[Assumption, ...]] | None
    ) -> Iterator[tuple[Assumption, ...]]:
        if given is not None:
            yield from given
            return
        yield ()
        every = self._law.assumptions
        yield from ((each,) for each in every)
        if len(every) > 1:
            yield every

    def _ranged(self, law: Law) -> Mapping[ProvisionId, _Ranged]:
        """Return the rows of the guideline that give a range."""
        points = {
            row.provision: row.answer
            for rule in law.rules
            for row in rule.rows
            if isinstance(row.answer, Point)
        }
        return {
            row.provision: _Ranged(rule, row, points.get(row.provision))
            for rule in _ranging(law)
            if rule.provision.work == self._guideline.cited_as
            for row in rule.rows
            if isinstance(row.answer, Range)
        }

    def _assuming(self, assumed: tuple[Assumption, ...], laws: _Laws) -> Assuming:
        """Return what follows in each category, or what changes in it, on some assumptions."""
        made, ways = list[Category](), list[Way]()
        for at in dict.fromkeys(chain.from_iterable(rows for _, rows in laws)):
            one, own = self._category(at, assumed, laws)
            made.append(one)
            ways += own
        found = tuple(beyond(ways, self._sentence)) if len(laws) == 1 and ways else ()
        return Assuming(assumed, tuple(made), found)

    def _category(
        self, at: ProvisionId, assumed: tuple[Assumption, ...], laws: _Laws
    ) -> tuple[Category, list[Way]]:
        ranged = [rows.get(at) for _, rows in laws]
        first = next(each for each in ranged if each is not None)
        provision = self._law.provisions.get(at)
        status = first.row.verification or (provision.verification if provision else None)
        made = Category(at, self._title(at), first.range, first.start, status)
        ways, rests_on = list[Way](), dict[ProvisionId, None]()
        for (each, _), one in zip(laws, ranged, strict=True):
            if one is None:
                return replace(made, unsaid="it is a range in one of the two laws only"), []
            told = _within(one.range, self._scale, [other.law for other, _ in laws], assumed)
            if isinstance(told, str):
                return replace(made, unsaid=told), []
            within, because = told
            rests_on |= dict.fromkeys(because)
            ways.append(self._way(each, one, within, assumed))
        groups = follows(ways, self._sentence)
        made = replace(made, groups=groups, rests_on=tuple(rests_on))
        return replace(made, at_start=self._at_start(first, ways[0], assumed)), ways

    def _title(self, at: ProvisionId) -> str:
        """Return what a row is about, in the words of its cells; where it is none, its address."""
        provision = self._law.provisions.get(at)
        file = self._files.get(provision.span.path) if provision else None
        if not at.row or provision is None or file is None:
            return at.citation
        declared = self._law.vocabulary
        line = provision.span.line - 1
        head = line
        while file.lines[head - 1].lstrip().startswith("|"):
            head -= 1
        said = []
        for column, cell in zip(_cells(file.lines[head]), _cells(file.lines[line]), strict=False):
            fact = declared.facts.get(column)
            if column in declared.outcomes or column == "its status" or not cell:
                continue
            alone = column == "where" or (fact is not None and cell in fact.values)
            said.append(cell if alone else f"{column}: {cell}")
        return ", ".join(said) or at.citation

    def _way(
        self, each: Edition, one: _Ranged, within: Condition, assumed: Sequence[Assumption]
    ) -> Way:
        partition = each.partitions[one.rule.outcome]
        return Way(
            each.law,
            tuple(each.partitions[name] for name in self._outcomes),
            category(partition, one.row.provision),
            AllOf((within, *(every.condition for every in assumed))),
        )

    def _at_start(
        self, ranged: _Ranged, way: Way, assumed: tuple[Assumption, ...]
    ) -> tuple[tuple[Answer, ...], ...]:
        if ranged.start is None:
            return ()
        alone = Range(ranged.start, ranged.start)
        told = _within(alone, self._scale, [self._law], assumed)
        if isinstance(told, str):
            return ()
        conditions = (told[0], *(each.condition for each in assumed))
        return everything([replace(way, within=AllOf(conditions))])


def sentence_facts(scale: Scale, law: Law) -> tuple[str, ...]:
    """Return the facts by which the steps of a scale are told, and those that hang on them."""
    named = {test.fact for each in scale.told.values() for test in tests(each)}
    named |= set(scale.measures.values())
    hanging = frozenset[str]().union(*(law.vocabulary.varying(name) for name in named))
    return tuple(name for name in law.vocabulary.facts if name in hanging)


def _cells(line: str) -> list[str]:
    return [" ".join(cell.split()) for cell in line.strip().strip("|").split("|")]


def _otherwise(one: Assuming, other: Assuming) -> bool:
    """Whether an assumption makes a difference to what may follow."""
    return [each.groups for each in one.categories] != [each.groups for each in other.categories]


_Told = tuple[Condition, tuple[ProvisionId, ...]]


def _within(
    stretch: Range, scale: Scale, laws: Sequence[Law], assumed: Sequence[Assumption]
) -> _Told | str:
    """Return where a sentence lies in a range, and the readings of periods on which that rests.

    Or why it cannot be said: an end is in weeks, the law is in months, and no reading settles it.
    """
    low, high = scale.steps.index(stretch.lowest.step), scale.steps.index(stretch.highest.step)
    parts, because = list[Condition](), dict[ProvisionId, None]()
    for step in scale.steps[low : high + 1]:
        condition = scale.told[step]
        if step in scale.with_length:
            ends = list[Cut | None]()
            for after, end in enumerate((stretch.lowest, stretch.highest)):
                if end.step != step or end.length is None:
                    ends.append(None)
                    continue
                read = _held(end.length, scale.measures[step], laws, assumed)
                if read is None:
                    return _cannot(end, scale.measures[step])
                ends.append((read[0].key, after))
                because |= dict.fromkeys(read[1])
            condition = AllOf((condition, Test(scale.measures[step], Within(*ends))))
        parts.append(condition)
    return AnyOf(tuple(parts)), tuple(because)


def _held(
    length: Duration, fact: str, laws: Sequence[Law], assumed: Sequence[Assumption]
) -> tuple[Duration, tuple[ProvisionId, ...]] | None:
    """Return a length as it is held against a fact, and the reading by which, if that is needed."""
    readings = [
        each for each in laws[0].interpretations if each.length == length and fact in each.facts
    ]
    known = [(length, ())] + [(each.read_as, (each.provision,)) for each in readings]
    for one, because in known:
        if not _apart(one, fact, laws, assumed):
            return one, because
    return None


def _apart(length: Duration, fact: str, laws: Sequence[Law], assumed: Sequence[Assumption]) -> bool:
    """Whether it depends on a day if a length is longer than one with which a law compares."""
    test = Test(fact, Within((length.key, 0)))
    if any(lengths_apart(test, law) for law in laws):
        return True
    others = {
        cut[0]
        for each in assumed
        for one in tests(each.condition)
        if one.fact == fact and isinstance(one.among, Within)
        for cut in (one.among.lower, one.among.upper)
        if cut is not None
    }
    return any(length.compared_with(Duration.of_key(each)) is None for each in others)


def _cannot(end: Point, fact: str) -> str:
    return (
        f"whether {end.length} is longer than a length with which the law compares “{fact}” "
        "depends on the day on which it begins, and nothing settles it"
    )

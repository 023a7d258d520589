"""A law with a name in Python for everything in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from keeling.backends import Emission
from keeling.backends.python.diagrams import deciding
from keeling.backends.python.layout import WIDTH
from keeling.backends.python.names import LONGEST, Names, camel, snake
from keeling.model.conditions import ALWAYS, denied_limbs, limbs
from keeling.model.identity import ProvisionId
from keeling.model.law import Interpretation, Law, Provision, Rule, Standing, Verification
from keeling.model.vocabulary import FactKind, Vocabulary
from keeling.partition import Node, Space

#: For each kind of fact: what it is called, its type, and the questions that it is asked.
KINDS = {
    FactKind.YES_NO: ("yes or no", "bool", "_YesNo"),
    FactKind.CHOICE: ("choice", "str", "_OneOf"),
    FactKind.AGE: ("age", "int", "_Number"),
    FactKind.NUMBER: ("number", "int", "_Number"),
    FactKind.DATE: ("date", "date", "_Day"),
    FactKind.DURATION: ("length", "Duration", "_Length"),
}

#: A provision, with what it rests on that is not its own verified text.
Cited = tuple[ProvisionId, tuple[str, ...]]


@dataclass(frozen=True)
class Unmet:
    """Provisions that a rule asks about, and on which an answer rests though they are not met."""

    rule: tuple[Cited, ...]
    asked: tuple[Cited, ...] = ()
    denied: tuple[Cited, ...] = ()
    row: tuple[Cited, ...] | None = None


@dataclass(frozen=True)
class Named:
    """One law, and what its facts, outcomes, reasons and provisions are called in its module.

    `taken` are the names that the module has already. All dictionaries are by the names that the
    drafter gave, in declared order.
    """

    emission: Emission
    taken: frozenset[str]

    def __post_init__(self) -> None:
        """Give out all names in one order, whichever is asked for first."""
        for kind in (
            "public",
            "private",
            "types",
            "existing",
            "impossible",
            "because",
            "constants",
        ):
            getattr(self, kind)

    @property
    def law(self) -> Law:
        """The law itself."""
        return self.emission.law

    @property
    def vocabulary(self) -> Vocabulary:
        """What is declared."""
        return self.emission.law.vocabulary

    @cached_property
    def space(self) -> Space:
        """The space of all its cases."""
        for partition in self.emission.partitions.values():
            return partition.space
        return Space(self.vocabulary)

    @cached_property
    def names(self) -> Names:
        """The names of the module."""
        return Names(set(self.taken))

    @cached_property
    def public(self) -> dict[str, str]:
        """The functions that people call, by outcome."""
        outcomes = self.vocabulary.outcomes
        return {name: self.names.give(snake(name, "outcome")) for name in outcomes}

    @cached_property
    def private(self) -> dict[str, str]:
        """The functions that answer, by outcome."""
        return {name: self.names.give(f"_{public}") for name, public in self.public.items()}

    @cached_property
    def fields(self) -> dict[str, str]:
        """The attributes that stand for the facts."""
        names = Names(set(self.taken))
        return {name: names.give(snake(name, "fact")) for name in self.vocabulary.facts}

    @cached_property
    def types(self) -> dict[str, str]:
        """The types of the facts; a list of choices has a name of its own."""
        types = {}
        for name, fact in self.vocabulary.facts.items():
            types[name] = KINDS[fact.kind][1]
            if fact.choices:
                room = WIDTH - len(f"    {self.fields[name]}: _22 | None = None")
                types[name] = self.names.give(camel(self.fields[name], min(room, LONGEST)))
        return types

    @cached_property
    def existing(self) -> dict[str, str]:
        """The functions that say whether a fact exists, for facts that exist in some cases only."""
        return {
            name: self.names.give(f"_{self.fields[name]}_exists")
            for name, fact in self.vocabulary.facts.items()
            if fact.known_where != ALWAYS
        }

    @cached_property
    def impossible(self) -> str:
        """The function that says whether a case is one the vocabulary calls impossible, if any."""
        none = self.space.excluded is self.space.truths.false
        return "" if none else self.names.give("_impossible")

    @cached_property
    def deciding(self) -> dict[str, dict[ProvisionId, Node]]:
        """For each outcome, its reasons in the law's order, and where each is one."""
        found = {}
        for name in self.vocabulary.outcomes:
            every = deciding(self.space, self.emission.partitions[name].root)
            kept = sorted(every, key=lambda each: (self._place(each), each.citation))
            found[name] = {provision: every[provision] for provision in kept}
        return found

    @cached_property
    def because(self) -> dict[str, dict[ProvisionId, str]]:
        """For each outcome, its reasons, and the functions that say whether each is one.

        Where a provision decides two outcomes in the same cases, one function says it of both.
        """
        known: dict[tuple[ProvisionId, Node], str] = {}
        found: dict[str, dict[ProvisionId, str]] = {}
        for name, reasons in self.deciding.items():
            for provision, node in reasons.items():
                if (provision, node) not in known:
                    wanted = f"_because_{snake(provision.citation, 'provision')}"
                    known[provision, node] = self.names.give(wanted)
            found[name] = {each: known[each, node] for each, node in reasons.items()}
        return found

    @cached_property
    def cited(self) -> dict[str, dict[ProvisionId, Cited]]:
        """For each outcome, its reasons with what they rest on."""
        return {
            name: {each: self._cited(name, each) for each in reasons}
            for name, reasons in self.deciding.items()
        }

    @cached_property
    def unmet(self) -> dict[str, list[Unmet]]:
        """For each outcome, the provisions that its rules ask about and that are not firm."""
        return {name: list(self._unmet(name)) for name in self.vocabulary.outcomes}

    def _unmet(self, outcome: str) -> Iterator[Unmet]:
        for rule in self.law.rules:
            reasons = self._within(outcome, rule.provision)
            if not reasons:
                continue
            conditions = [rule.where, *(row.when for row in rule.rows)]
            asked = self._not_firm(outcome, rule, map(limbs, conditions))
            if asked:
                yield Unmet(reasons, asked=asked)
            if denied := self._not_firm(outcome, rule, [denied_limbs(rule.where)]):
                yield Unmet(reasons, denied=denied)
            for row in rule.rows:
                if denied := self._not_firm(outcome, rule, [denied_limbs(row.when)]):
                    within = self._within(outcome, row.provision)
                    yield Unmet(reasons, denied=denied, row=within)

    def _not_firm(
        self, outcome: str, rule: Rule, asked: Iterable[Iterable[ProvisionId]]
    ) -> tuple[Cited, ...]:
        """Return those provisions outside a rule that an answer cannot rest on without a note."""
        every = dict.fromkeys(each for some in asked for each in some)
        outside = (each for each in every if not each.within(rule.provision))
        return tuple(cited for cited in (self._cited(outcome, at) for at in outside) if cited[1])

    def _within(self, outcome: str, provision: ProvisionId) -> tuple[Cited, ...]:
        return tuple(it for each, it in self.cited[outcome].items() if each.within(provision))

    def _cited(self, outcome: str, provision: ProvisionId) -> Cited:
        return provision, (*self._notes(provision, self._own[outcome].get(provision)),)

    @cached_property
    def _own(self) -> dict[str, dict[ProvisionId, Verification | None]]:
        """For each outcome, how the rows that answer about it were verified, where they say."""
        own: dict[str, dict[ProvisionId, Verification | None]]
        own = {name: {} for name in self.vocabulary.outcomes}
        for rule in self.law.rules:
            own[rule.outcome].update({row.provision: row.verification for row in rule.rows})
        return own

    def _notes(self, reason: ProvisionId, own: Verification | None) -> Iterator[str]:
        """Yield what a provision rests on; a row may be firmer or less firm than its table."""
        provision = self.law.provisions.get(reason)
        if provision is None:
            return
        verification = own or provision.verification
        if verification is not None and verification.standing is not Standing.VERIFIED:
            yield f"{reason.citation}: {verification}"
        yield from (f"{reason.citation}: {flag}" for flag in provision.flags)
        if reason in self.law.partial and provision.in_part:
            yield f"{reason.citation} is encoded in part: {provision.in_part.why}"
            return
        for part in self._left_out.get(reason, ()):
            yield f"{part.id.citation} is not encoded: {part.not_encoded}"

    @cached_property
    def _left_out(self) -> dict[ProvisionId, list[Provision]]:
        """The parts of provisions that are present without rules."""
        found: dict[ProvisionId, list[Provision]] = {}
        for part in self.law.provisions.values():
            if part.not_encoded and part.parent is not None:
                found.setdefault(part.parent, []).append(part)
        return found

    @cached_property
    def constants(self) -> dict[Cited, str]:
        """The provisions that are among any reasons, in the law's order.

        A row that is firmer for one outcome than for another has two names.
        """
        every = {each for reasons in self.cited.values() for each in reasons.values()}
        for unmet in (each for some in self.unmet.values() for each in some):
            every |= {*unmet.asked, *unmet.denied}
        every |= {cited for _, cited in self.interpreting}
        kept = sorted(every, key=lambda each: (self._place(each[0]), each[0].citation, each[1]))
        return {each: self._constant(each[0]) for each in kept}

    @cached_property
    def interpreting(self) -> list[tuple[Interpretation, Cited]]:
        """The readings of lengths that settle anything, with the provisions that say so."""
        return [
            (each, (each.provision, (*self._notes(each.provision, None),)))
            for each in self.law.interpretations
            if each.facts
        ]

    def _constant(self, provision: ProvisionId) -> str:
        return self.names.give(snake(provision.citation, "provision").upper())

    def _place(self, provision: ProvisionId) -> int:
        return self._places.get(provision, len(self._places))

    @cached_property
    def _places(self) -> dict[ProvisionId, int]:
        return {provision: place for place, provision in enumerate(self.law.provisions)}

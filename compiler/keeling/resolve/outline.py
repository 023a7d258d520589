"""The works and provisions of a folder of law, with their addresses, before any rule is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from keeling.diagnostics import Diagnostic, Label
from keeling.model.identity import ProvisionId
from keeling.model.law import Period, Provision, Work, WorkKind
from keeling.resolve.addresses import below
from keeling.resolve.checks import DUPLICATE_PROVISION, PROPERTY
from keeling.resolve.properties import Properties, properties
from keeling.source import Span
from keeling.syntax import tree
from keeling.syntax.belonging import OF_POWERS, Head

_GUIDANCE = (WorkKind.GUIDELINE, WorkKind.GUIDANCE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence, the provision it stands in, and when that is in force."""

    at: ProvisionId
    sentence: tree.Sentence
    in_force: Period
    said: Properties = field(default=Properties(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Amends:
    """The amendments that a provision makes, and what is said of when."""

    at: ProvisionId
    amendments: tuple[tree.Amendment, ...]
    said: Properties
    span: Span


@dataclass(frozen=True, slots=True)
class Transitional:
    """What a provision says of the cases that its amendments reach, and what is said of when."""

    at: ProvisionId
    written: tuple[tree.Transition, ...]
    said: Properties


@dataclass(frozen=True, slots=True)
class PlacedBody:
    """A limb's body, and the conditions around it that also have to be met (or not: denied)."""

    at: ProvisionId
    body: tree.Body
    around: tuple[tuple[tree.Condition, bool], ...]


@dataclass
class Outline:
    """What has been found so far, and what is wrong with it."""

    found: list[Diagnostic]
    works: dict[str, Work] = field(default_factory=dict)
    provisions: dict[ProvisionId, Provision] = field(default_factory=dict)
    sentences: list[Placed] = field(default_factory=list)
    limbs: dict[ProvisionId, PlacedBody] = field(default_factory=dict)
    amending: list[Amends] = field(default_factory=list)
    transitional: list[Transitional] = field(default_factory=list)
    _inherited: dict[str, Properties] = field(default_factory=dict)
    _spoken: set[ProvisionId] = field(default_factory=set)

    @property
    def definitions(self) -> dict[str, tuple[Span, ...]]:
        """Where each defined term is defined: by one provision, or by one after another."""
        found: dict[str, tuple[Span, ...]] = {}
        for placed in self.sentences:
            if isinstance(placed.sentence.consequence, tree.Defines):
                term = placed.sentence.consequence.term.text
                found[term] = (*found.get(term, ()), placed.sentence.span)
        return found

    def read(self, documents: Iterable[tree.Document]) -> None:
        """Read all works first, since a provision's work may be in another file."""
        blocks = [block for document in documents for block in document.blocks]
        for block in blocks:
            if isinstance(block, tree.WorkBlock):
                self._work(block)
        for block in blocks:
            if isinstance(block, tree.ProvisionBlock) and block.work is not None:
                above = self._inherited.get(block.work.text, Properties())
                self._provision(block, ProvisionId(block.work.text), None, above)

    def _work(self, block: tree.WorkBlock) -> None:
        kind = WorkKind(block.kind)
        head = Head.GUIDANCE if kind in _GUIDANCE else Head.WORK
        said = properties(block.properties, head, self.found)
        name = said.cited_as or block.title
        if not said.cited_as and kind in (WorkKind.ACT, WorkKind.INSTRUMENT):
            self.found.append(
                PROPERTY.at(
                    block.span,
                    f"It is not said how `{block.title}` is cited, so no provision can name it.",
                    advice="Add a line such as `cited as SOA 2003` below its title.",
                )
            )
        self.works[name] = Work(
            name, block.title, kind, said.identifier, said.by, said.binds, block.span
        )
        self._inherited[name] = said
        if kind in _GUIDANCE:
            root = ProvisionId(name)
            self._add(root, block.title, said, None, block.span)
            self._items(block.items, root, said)

    def _provision(
        self,
        block: tree.ProvisionBlock,
        parent: ProvisionId,
        owner: ProvisionId | None,
        above: Properties,
    ) -> None:
        at = below(parent, block.address)
        head = Head.AMENDING if _amends(block) else self._head(at)
        said = properties(block.properties, head, self.found).under(above)
        if not _confers(block):
            self.found += _of_no_power(block)
        self._add(at, block.heading, said, owner, block.span)
        self._items(block.items, at, said)

    def _add(
        self,
        at: ProvisionId,
        heading: str,
        said: Properties,
        owner: ProvisionId | None,
        span: Span,
    ) -> None:
        if at in self.provisions:
            self.found.append(
                DUPLICATE_PROVISION.at(
                    span,
                    f"There is already a {at.citation}.",
                    advice="Give one of them another number.",
                    labels=(Label(self.provisions[at].span, "the other one"),),
                )
            )
            return
        self.provisions[at] = Provision(
            at,
            heading,
            said.in_force or Period(),
            said.extent,
            said.source,
            said.verification,
            said.notes,
            said.flags,
            said.not_encoded,
            owner,
            self._identifier(at, said),
            span,
            said.encoded_for,
            said.in_part,
        )

    def _head(self, at: ProvisionId) -> Head:
        """Return what the properties of a provision stand under."""
        work = self.works.get(at.work)
        return Head.GUIDANCE_PROVISION if work and work.kind in _GUIDANCE else Head.PROVISION

    def _identifier(self, at: ProvisionId, said: Properties) -> str:
        work = self.works.get(at.work)
        if said.identifier and (not work or said.identifier != work.identifier):
            return said.identifier
        if not work or not work.identifier:
            return ""
        return "/".join((work.identifier, *at.path)) if at.path else work.identifier

    def _items(self, items: tuple[tree.Item, ...], at: ProvisionId, said: Properties) -> None:
        for item in items:
            if isinstance(item, tree.ProvisionBlock):
                self._provision(item, at, at, said)
            elif isinstance(item, tree.Sentence):
                self.sentences.append(Placed(at, item, said.in_force or Period(), said))
                self._limbs_of(item, at, said)
        amends = tuple(item for item in items if isinstance(item, tree.Amendment))
        if amends:
            span = amends[0].span.to(amends[-1].span)
            self.amending.append(Amends(at, amends, said, span))
        written = tuple(item for item in items if isinstance(item, tree.Transition))
        if written:
            self.transitional.append(Transitional(at, written, said))

    def _limbs_of(self, sentence: tree.Sentence, at: ProvisionId, said: Properties) -> None:
        around = ((sentence.where, False),) if sentence.where is not None else ()
        said = replace(said, notes=(), identifier="", not_encoded="")
        consequence = sentence.consequence
        if isinstance(consequence, (tree.Says, tree.Defines)) and consequence.body is not None:
            excepted = ((consequence.exception, True),) if consequence.exception else ()
            if isinstance(consequence, tree.Says):
                self._sentence_met(consequence, at, around)
            self._limbs(consequence.body, at, (*around, *excepted), said)
        if isinstance(consequence, tree.Tabulates):
            for number, row in enumerate(consequence.rows[1:], 1):
                self._add(at.at_row(number), "", said, at, row.span)

    def _sentence_met(
        self, says: tree.Says, at: ProvisionId, around: tuple[tuple[tree.Condition, bool], ...]
    ) -> None:
        """Note when a whole provision is met: the one thing it says is so, and not excepted."""
        assert says.body is not None
        if says.denied or at in self._spoken:
            self.limbs.pop(at, None)
        else:
            excepted = ((says.exception, True),) if says.exception is not None else ()
            self.limbs[at] = PlacedBody(at, says.body, (*around, *excepted))
        self._spoken.add(at)

    def _limbs(
        self,
        body: tree.Body,
        at: ProvisionId,
        around: tuple[tuple[tree.Condition, bool], ...],
        said: Properties,
    ) -> None:
        """Give every limb of a body its address."""
        match body:
            case tree.ListBody(_, _, limbs):
                for limb in limbs:
                    self._limb(limb, at, around, said)
            case tree.CasesBody(_, limbs):
                passed: tuple[tuple[tree.Condition, bool], ...] = ()
                for limb in limbs:
                    others = passed if isinstance(limb.body, tree.OtherwiseBody) else ()
                    self._limb(limb, at, (*around, *others), said)
                    if isinstance(limb.body, tree.WhereBody):
                        passed = (*passed, (limb.body.where, True))
            case tree.BothBody(_, condition, inner):
                self._limbs(inner, at, (*around, (condition, False)), said)
            case tree.WhereBody(_, where, inner):
                self._limbs(inner, at, (*around, (where, False)), said)
            case tree.OtherwiseBody(_, inner):
                self._limbs(inner, at, around, said)
            case _:
                pass  # a condition in one line has no limbs

    def _limb(
        self,
        limb: tree.LimbLine,
        parent: ProvisionId,
        around: tuple[tuple[tree.Condition, bool], ...],
        said: Properties,
    ) -> None:
        at = parent.child(limb.label.text)
        if isinstance(limb.body, tree.NotEncodedBody):
            own = properties(limb.body.properties, self._head(at), self.found).under(said)
            if not own.not_encoded:
                self.found.append(_needs_reason(limb))
            self._add(at, "", own, parent, limb.span)
            return
        self._add(at, "", said, parent, limb.span)
        self.limbs[at] = PlacedBody(at, limb.body, around)
        self._limbs(limb.body, at, around, said)


def _amends(block: tree.ProvisionBlock) -> bool:
    """Whether a provision, or one within it, makes amendments."""
    return any(
        isinstance(item, tree.Amendment)
        or (isinstance(item, tree.ProvisionBlock) and _amends(item))
        for item in block.items
    )


def _confers(block: tree.ProvisionBlock) -> bool:
    """Whether a provision, or one within it, gives a power to amend."""
    return any(
        (isinstance(item, tree.Sentence) and isinstance(item.consequence, tree.Confers))
        or (isinstance(item, tree.ProvisionBlock) and _confers(item))
        for item in block.items
    )


def _of_no_power(block: tree.ProvisionBlock) -> Iterator[Diagnostic]:
    """Report what is said of a power where there is none."""
    for item in block.properties:
        if item.key in OF_POWERS:
            yield PROPERTY.at(
                item.span,
                f"`{item.key}` is said of a power, and none is given here.",
                advice="Put it in the section that says who may amend what, or leave it out.",
            )


def _needs_reason(limb: tree.LimbLine) -> Diagnostic:
    return PROPERTY.at(
        limb.span,
        "This limb has no condition, and it is not said why.",
        advice="Write its condition after the label; or say below it `not encoded` and the reason.",
    )

"""What a provision decides: the groups of cases it answers, in words, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from keeling.model.answers import NO, YES, Answer
from keeling.model.conditions import Among, Within
from keeling.model.identity import ProvisionId
from keeling.model.naming import NOTHING, Naming
from keeling.model.vocabulary import FactKind, OutcomeKind, Vocabulary
from keeling.model.words import both, said
from keeling.partition import BudgetExceeded, Partition, Region, leaves, regions
from keeling.partition.nodes import relabel
from keeling.site.examples import answer
from keeling.site.index import ordered
from keeling.site.library import View
from keeling.site.markup import Html, element, folded, heading, join, link, paragraph, text
from keeling.site.status import rests_on
from keeling.site.tables import grid

_MOST = 200
_RESTS = "Some of these answers also rest on something that is not verified:"
_SURVEYED = 12
_COLUMNS = 6


def decided(view: View, at: ProvisionId) -> Iterator[Html]:
    """Yield, for each outcome that a provision answers, the cases it decides and the answers."""
    outcomes = view.library.index.answered.get(at, ())
    partitions = [view.library.edition.partitions[name] for name in outcomes]
    for partition in partitions:
        yield from _outcome(view, at, partition)
    reasons = {reason for partition in partitions for reason in _reasons(partition, at)}
    yield rests_on(view.law, ordered(reasons), view.here, _RESTS)


def _reasons(partition: Partition, at: ProvisionId) -> Iterator[ProvisionId]:
    """Yield the reasons of every answer for which a provision is a reason, and not the only one."""
    for leaf in leaves(partition.root):
        if any(reason.within(at) for reason in leaf.reasons):
            yield from (reason for reason in leaf.reasons if not reason.within(at))


def _outcome(view: View, at: ProvisionId, partition: Partition) -> Iterator[Html]:
    name = partition.outcome
    said_of_it = outcome_in_words(name, view.law.vocabulary)
    yield heading(3, text(said_of_it), view.here.addresses.fact(name))
    try:
        found = _regions(partition, at)
    except BudgetExceeded:
        yield paragraph(text("It decides too many groups of cases to list."))
        return
    answers = {_answer(region) for region in found}
    if answers == {YES, NO}:
        found = tuple(region for region in found if _answer(region) == YES)
    if not found:
        yield paragraph(text("It decides no case by itself under the law in force on this day."))
    elif len(found) > _MOST:
        count = f"It decides {len(found)} groups of cases: too many to list on a page."
        yield paragraph(text(count))
    elif len(found) == 1:
        yield _sentence(view, found[0])
    else:
        yield from _table(view, name, found)
    if answers == {YES, NO}:
        yield paragraph(text("In every other case that this provision decides, the answer is no."))


def _sentence(view: View, region: Region) -> Html:
    told = both(Naming(view.law).in_a_sentence(*each) for each in region.where.items())
    lead = f"Where {told}: " if told else "In every case: "
    return paragraph(text(lead), element("strong", answer(_answer(region))), text("."))


def _regions(partition: Partition, at: ProvisionId) -> tuple[Region, ...]:
    """Return the cases for whose answer a provision is among the reasons, by their answers."""
    space = partition.space
    node = relabel(
        space.table,
        partition.root,
        lambda leaf: (leaf.answer, any(reason.within(at) for reason in leaf.reasons)),
    )
    return regions(space, node, lambda leaf: leaf[1])


def _answer(region: Region) -> Answer:
    leaf: Any = region.leaf
    return leaf[0]  # type: ignore[no-any-return]


def _table(view: View, outcome: str, found: Sequence[Region]) -> Iterator[Html]:
    declared = view.law.vocabulary
    shared = _shared(found)
    if shared:
        told = both(Naming(view.law).in_a_sentence(*each) for each in shared.items())
        yield paragraph(text(f"In all of these cases, {told}."))
    asked = [
        name
        for name in declared.facts
        if name not in shared and any(name in region.where for region in found)
    ]
    rows = [
        [answer(_answer(region)), *(_cell(view, name, region.where) for name in asked)]
        for region in found
    ]
    caption = f"{outcome_in_words(outcome, declared)}: the cases this provision decides"
    shown = grid(caption, ["Answer", *asked], rows, "k-regions")
    if len(found) > _SURVEYED or len(asked) > _COLUMNS:
        yield paragraph(
            text(f"It decides {len(found)} groups of cases. They turn on {both(asked)}.")
        )
        yield folded(f"Show the {len(found)} groups", shown)
    else:
        yield shown
    note = "The groups do not overlap. A dash means that the fact makes no difference there."
    yield paragraph(text(note), class_="k-small")


def _shared(found: Sequence[Region]) -> dict[str, Among | Within]:
    """Return the conditions that all regions have in common, if there are several regions."""
    first = found[0].where
    return {
        name: among
        for name, among in first.items()
        if all(region.where.get(name) == among for region in found)
    }


def _cell(view: View, name: str, where: Mapping[str, Among | Within]) -> Html:
    if name not in where:
        return element("span", text("–"), class_="k-any")
    return text(said(view.law.vocabulary.facts[name], where[name]))


def outcome_in_words(name: str, declared: Vocabulary) -> str:
    """Say what an outcome asks, as a heading: `Whether the offence is listed`."""
    shown = name
    if declared.outcomes[name].kind is OutcomeKind.YES_NO:
        shown = f"whether {name}"
    return shown[:1].upper() + shown[1:]


def where(
    view: View,
    found: Mapping[str, Among | Within],
    beside: Mapping[str, frozenset[str]] = NOTHING,
) -> Html:
    """Return conditions as a list, each fact linked to what is said about it."""
    declared, naming = view.law.vocabulary, Naming(view.law)
    each = []
    for name, among in found.items():
        shown = link(view.here.word(name), text(name))
        between = ": " if declared.facts[name].kind is FactKind.YES_NO else " is "
        plainly = join((shown, text(between + said(declared.facts[name], among))))
        terms = naming.terms(name, among, beside)
        each.append(join((text(f"{terms} ("), plainly, text(")"))) if terms else plainly)
    return join((element("li", one) for one in each), "\n")

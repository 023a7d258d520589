"""The page of the vocabulary: what a case can be, and what the law can answer about it."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.conditions import Within
from keeling.model.vocabulary import Choice, Fact, FactKind, Outcome, Scale
from keeling.model.words import meant, said
from keeling.site.addresses import HOME, LAW
from keeling.site.connections import deciders, users
from keeling.site.library import View
from keeling.site.markup import Html, element, facts, heading, join, paragraph, text
from keeling.site.page import Page

_LEAD = (
    "Every case on this site is described by these facts and no others, and the law is asked these "
    "questions and no others. “All cases” means all that can be described so."
)
_KINDS = {
    FactKind.YES_NO: "yes or no",
    FactKind.CHOICE: "one of a list",
    FactKind.AGE: "an age in years",
    FactKind.NUMBER: "a number",
    FactKind.DATE: "a date",
    FactKind.DURATION: "a length of time",
}


def page(view: View) -> Page:
    """Return the page of the vocabulary."""
    here = view.here
    trail = ((text("Home"), here.to(HOME)), (text("The law"), here.to(LAW)))
    return Page(here.path, text("Facts and outcomes"), _LEAD, tuple(_blocks(view)), trail=trail)


def _blocks(view: View) -> Iterator[Html]:
    declared = view.law.vocabulary
    yield paragraph(text(_LEAD), class_="k-lead")
    yield heading(2, text("What the law answers"), "outcomes")
    for outcome in declared.outcomes.values():
        yield from _outcome(view, outcome)
    previous = ""
    for fact in declared.facts.values():
        if fact.heading != previous:
            previous = fact.heading
            yield heading(2, text(f"Facts: {previous}" if previous else "Facts"))
        yield from _fact(view, fact)
    if declared.impossible:
        yield heading(2, text("Cases that cannot be"), "impossible")
        each = (element("li", text(meant(one.when, declared))) for one in declared.impossible)
        yield paragraph(text("No case is one where:"))
        yield element("ul", join(each, "\n"))
    if declared.scales:
        yield heading(2, text("Scales"), "scales")
        for scale in declared.scales.values():
            yield from _scale(scale)


def _fact(view: View, fact: Fact) -> Iterator[Html]:
    yield heading(3, text(fact.name), view.here.addresses.fact(fact.name))
    above, way = ", ".join(fact.at_least_facts), fact.counted
    yield facts(
        (
            ("It is", text(_KINDS[fact.kind])),
            ("Bounds", text(_bounds(fact))),
            ("Never less than", text(above)),
            ("Counted", text(f"from {way.start} to {way.end}" if way else "")),
            ("Asked by", users(view, fact.name)),
        )
    )
    if fact.choices:
        yield _choices(fact.choices)


def _bounds(fact: Fact) -> str:
    """Say the declared bounds of a measured fact."""
    if fact.least is None and fact.most is None:
        return ""
    free = Fact(fact.name, fact.kind)
    return said(free, Within(fact.least, fact.most))


def _outcome(view: View, outcome: Outcome) -> Iterator[Html]:
    yield heading(3, text(outcome.name), view.here.addresses.fact(outcome.name))
    kind = outcome.kind.value + (", or indefinite" if outcome.may_be_indefinite else "")
    kind += f", beginning with {outcome.begins}" if outcome.begins else ""
    if outcome.scale:
        kind += f" on the {outcome.scale}"
    yield facts(
        (
            ("It is", text(kind)),
            ("Guides", text(outcome.actor)),
            ("Decided by", deciders(view, outcome.name)),
            ("Asked by", users(view, outcome.name)),
        )
    )
    if outcome.choices:
        yield _choices(outcome.choices)


def _choices(choices: tuple[Choice, ...]) -> Html:
    each = (
        join((text(choice.name), element("small", text(choice.gloss))), " ")
        if choice.gloss
        else text(choice.name)
        for choice in choices
    )
    return element("ul", join((element("li", one) for one in each), "\n"), class_="k-choices")


def _scale(scale: Scale) -> Iterator[Html]:
    yield heading(3, text(scale.name))
    steps = join((element("li", text(step)) for step in scale.steps), "\n")
    yield paragraph(text("From the least to the most:"))
    yield element("ol", steps)

"""What follows from the ranges of a guideline, on its page and on that of a proposal."""

from __future__ import annotations

from collections.abc import Iterator

from keeling.model.identity import ProvisionId
from keeling.model.pathways import Assuming, Category, Pathway, Side
from keeling.report.pathway import (
    answer,
    beyond_in_words,
    changes,
    in_words,
    part,
    rows_in_words,
    side_in_words,
    who,
)
from keeling.site.library import Put, View
from keeling.site.markup import Html, element, heading, items, join, link, paragraph, text
from keeling.site.status import cite, cites
from keeling.site.tables import grid

_GRANTED = (
    "It is taken for granted that a case lies in the range of its row: nothing here says that it "
    "must. Within that, what is shown is every answer there can be."
)


def follows(view: View, pathway: Pathway) -> Iterator[Html]:
    """Yield what follows from every place in the ranges of a guideline."""
    yield heading(2, text(f"What follows from {pathway.ranging}"), "pathway")
    for name in pathway.not_encoded:
        yield paragraph(text(f"Left out, because its law of this day is not encoded: {name}."))
    if not pathway.made:
        return
    first, *others = pathway.made
    yield paragraph(element("strong", text(answer(first, pathway.outcomes[0]))))
    yield paragraph(text(_GRANTED), class_="k-small")
    yield from _beyond(first, pathway)
    for category in first.categories:
        yield from _category(view, category, pathway)
    if others:
        yield heading(3, text("With what is assumed of practice"), "pathway-assumed")
        yield items(join(tuple(_assumed(view, each, pathway)), " ") for each in others)


def _beyond(made: Assuming, pathway: Pathway) -> Iterator[Html]:
    for each in made.beyond:
        yield paragraph(text(beyond_in_words(each, pathway.law)))


def _category(view: View, category: Category, pathway: Pathway) -> Iterator[Html]:
    yield heading(3, text(_title(category)))
    if category.unsaid:
        yield paragraph(text(f"What follows cannot be said: {category.unsaid}."))
        return
    if category.rests_on:
        yield paragraph(text("This rests on "), cites(view.here, category.rests_on), text("."))
    declared = pathway.law.vocabulary
    rows = [
        (
            text(_began(who(group, declared))),
            text(_began(part(reached, declared))),
            *_answers(reached.sides[0]),
        )
        for group in category.groups
        for reached in group.reached
    ]
    columns = ("Who", "Where in the range", *map(_began, pathway.outcomes))
    yield grid(_title(category), columns, rows, "k-changes")
    if category.start is not None:
        shown = "; or ".join(side_in_words(each) for each in category.at_start)
        yield paragraph(text(f"At {category.start}, the starting point: {shown}."))


def _answers(side: Side) -> tuple[Html, ...]:
    return tuple(element("strong", text(each)) for each in side or ())


def _assumed(view: View, made: Assuming, pathway: Pathway) -> Iterator[Html]:
    for at, each in enumerate(made.assumptions):
        lead = "And assumed: " if at else "Assumed: "
        yield text(f"{lead}{in_words(each, pathway.law)}")
        yield join((text("("), cite(view.here, each.provision), text(").")))
    yield text(answer(made, pathway.outcomes[0]))
    yield from (text(beyond_in_words(each, pathway.law)) for each in made.beyond)


def along(view: View, put: Put) -> Iterator[Html]:
    """Yield what a proposal changes in what follows from the ranges of guidelines."""
    touched = [each for each in put.pathways if any(one.groups for one in _changed(each))]
    if not touched:
        return
    yield heading(2, text("Along the pathway"), "pathway")
    yield paragraph(text(_GRANTED), class_="k-small")
    for pathway in touched:
        href = view.here.provision(ProvisionId(pathway.guideline.cited_as))
        title = text(pathway.guideline.title)
        yield heading(3, link(href, title) if href else title)
        yield paragraph(element("strong", text(changes(pathway.changed[0]))))
        yield _table(pathway)
        yield items(join(tuple(_compared(view, pathway, at)), " ") for at in _sets(pathway))


def _changed(pathway: Pathway) -> tuple[Category, ...]:
    return pathway.changed[0].categories if pathway.changed else ()


def _sets(pathway: Pathway) -> range:
    return range(len(pathway.made))


def _compared(view: View, pathway: Pathway, at: int) -> Iterator[Html]:
    now, then = pathway.made[at], pathway.after[at]
    for each in now.assumptions:
        yield text(f"Assumed: {in_words(each, pathway.law)}")
        yield join((text("("), cite(view.here, each.provision), text(").")))
    was, would = (answer(each, pathway.outcomes[0]) for each in (now, then))
    yield text(
        f"Now: {was} As proposed: {would}" if was != would else f"Now and as proposed: {was}"
    )


def _table(pathway: Pathway) -> Html:
    declared = pathway.law.vocabulary
    rows = [
        (
            text(_title(category)),
            text(_began(who(group, declared))),
            text(_began(part(reached, declared))),
            *(element("strong", text(side_in_words(side))) for side in reached.sides),
        )
        for category in _changed(pathway)
        for group in category.groups
        for reached in group.reached
    ]
    columns = ("Range", "Who", "Where in the range", "Now", "As proposed")
    return grid(f"What changes along {pathway.guideline.title}", columns, rows, "k-changes")


def _title(category: Category) -> str:
    named = _began(rows_in_words((category,)))
    title = "" if category.title == category.provision.citation else f", {category.title}"
    status = category.verification.standing.value if category.verification else "no status"
    return f"{named}{title}: {category.range} ({status})"


def _began(said: str) -> str:
    return said[:1].upper() + said[1:]

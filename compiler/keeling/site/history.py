"""What a provision's page says of its history: what changed, when, by what, marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from keeling.model.amending import Instruction, put_in, sentence
from keeling.model.identity import ProvisionId
from keeling.model.law import Made
from keeling.model.transitions import Transition
from keeling.model.words import day_in_words
from keeling.report.transition import in_words
from keeling.site.addresses import anchor
from keeling.site.library import View
from keeling.site.markup import Html, element, heading, hidden, items, join, link, paragraph, text


def history(view: View, at: ProvisionId) -> Iterator[Html]:
    """Yield each amendment made to a provision, the newest first, and those still to come."""
    reaching = [
        (made, steps)
        for made in view.law.made
        if (steps := [step for step in made.instructions if _reaches(step, at)])
    ]
    if not reaching:
        return
    changed = view.law.works[at.work].kind.changed_by
    yield heading(2, text(f"How it was {changed}"), "history")
    dated = [each for each in reaching if each[0].day is not None]
    dated.sort(key=lambda each: (each[0].day, str(each[0].provision)), reverse=True)
    undated = [each for each in reaching if each[0].day is None]
    for made, steps in (*undated, *dated):
        yield paragraph(*_when(view, made))
        yield items(join(_told(step)) for step in steps)
        for reach in view.law.reach((made,)):
            cited = element("strong", text(f"{reach.kind.value.capitalize()}. "))
            for said in in_words(reach, view.law.vocabulary):
                yield paragraph(cited, text(said))
            yield from _still_standing(view, at, reach)


def _still_standing(view: View, at: ProvisionId, reach: Transition) -> Iterator[Html]:
    """Yield what stands in no text of the day but where amendments do not reach: a place for it."""
    paged = view.here.addresses.paged
    kept = [
        each.id
        for each in view.law.provisions.values()
        if each.span == reach.span and each.id != reach.provision and paged(each.id) == at
    ]
    if kept:
        places = (element("span", text(each.citation), id=anchor(each)) for each in kept)
        yield paragraph(text("There these stand as they were: "), join(places, "; "), text("."))


def _reaches(step: Instruction, at: ProvisionId) -> bool:
    """Whether an instruction deals with a provision, or with something in it."""
    named = put_in(step) or step.targets
    return any(each.within(at) for each in named)


def _when(view: View, made: Made) -> Iterator[Html]:
    by = made.provision
    address = view.here.provision(by)
    cited = link(address, text(by.citation)) if address else text(by.citation)
    if made.day is None:
        yield element("strong", text("Enacted and not in force: "))
        yield join((text("no day has been appointed. By "), cited, text(".")))
        return
    day = day_in_words(made.day)
    if not made.written and made.day > view.library.edition.as_at:
        yield element("strong", text("Enacted and not yet in force: "))
        yield join((text(f"from {day}, by "), cited, text(".")))
        return
    last = day_in_words(made.day - timedelta(1))
    yield element("strong", text(f"From {day}"))
    yield join((text(", by "), cited, text(". ")))
    yield text(f"The last day on which the earlier text was in force was {last}.")


def _told(step: Instruction) -> Iterator[Html]:
    """Say an instruction, then what went and what came, for eyes and for screen readers."""
    yield text(sentence(step))
    yield from _marked("del", "taken out: ", step.stood)
    yield from _marked("ins", "put in: ", step.lines)


def _marked(mark: str, said: str, lines: Sequence[str]) -> Iterator[Html]:
    for number, line in enumerate(lines):
        shown = text(line.strip())
        yield element("br")
        yield element(mark, join((hidden(said), shown)) if number == 0 else shown)

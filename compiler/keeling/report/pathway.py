"""What follows from a place on a scale, in words and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from keeling.model.answers import YES, Answer
from keeling.model.assumptions import Assumption
from keeling.model.law import Law
from keeling.model.pathways import Assuming, Beyond, Category, Group, Pathway, Reached, Side, Turns
from keeling.model.vocabulary import Vocabulary
from keeling.model.words import (
    both,
    case_in_words,
    condition_in_words,
    day_in_words,
    meant,
    said,
    where_in_words,
)
from keeling.report.differences import case_data, where_data


def text(pathway: Pathway) -> str:
    """Say the answer in a sentence, then what follows from each range, and on what assumption."""
    return "\n".join(_lines(pathway))


def _lines(pathway: Pathway) -> Iterator[str]:
    yield f"{pathway.guideline.title}: what follows from {pathway.ranging}"
    yield from (f"With “{each.title}”, a proposal, not law." for each in pathway.proposals)
    asked = both(f"“{name}”" for name in pathway.outcomes)
    line = f" Each line says what follows as to {asked}, and from where in the range."
    yield (
        f"By the law as at {day_in_words(pathway.as_at)}. That a case lies in its range is taken "
        "for granted: nothing here says that it must."
        f"{line if pathway.outcomes and not pathway.proposals else ''}"
    )
    for name in pathway.not_encoded:
        yield f"Left out, because its law of that day is not encoded: {name}."
    if not pathway.made:
        return
    yield ""
    if pathway.proposals:
        yield from _proposed(pathway)
        return
    first = pathway.made[0]
    for made in pathway.made:
        yield from _assuming(made, first, pathway)


def _assuming(made: Assuming, first: Assuming, pathway: Pathway) -> Iterator[str]:
    """Say what follows on some assumptions; after the first, only where the answer is otherwise."""
    yield from on(made.assumptions, pathway.law)
    yield answer(made, pathway.outcomes[0])
    new = [each for each in made.beyond if made is first or each not in first.beyond]
    yield from (beyond_in_words(each, pathway.law) for each in new)
    yield ""
    if made is first:
        found: dict[tuple[str, ...], list[str]] = {}
        for each in made.categories:
            found.setdefault(tuple(_category(each, pathway)), []).append(_titled(each))
        for lines, titles in found.items():
            yield from (*titles, *lines, "")


def answer(made: Assuming, name: str) -> str:
    """Say in a sentence in which ranges an outcome is answered alike throughout."""
    found: dict[tuple[int, str], list[Category]] = {}
    for each in made.categories:
        turns = each.turns()
        said = _turns(turns, each.always() if turns is Turns.ALWAYS else None, name)
        found.setdefault((list(Turns).index(turns), said), []).append(each)
    total = len(made.categories)
    ordered = sorted(found.items(), key=_key)
    parts = [
        f"in {_which(own, total, at == 0)} {said}" for at, ((_, said), own) in enumerate(ordered)
    ]
    said = "; ".join(parts)
    return f"{said[0].upper()}{said[1:]}."


def _key(found: tuple[tuple[int, str], list[Category]]) -> tuple[int, str]:
    return found[0]


def _which(own: Sequence[Category], total: int, first: bool = True) -> str:
    """Say in how many of the ranges, and in which."""
    if len(own) == total:
        return "the one range" if total == 1 else f"all {total} ranges"
    of = f" of {total} ranges" if first else ""
    return f"{len(own)}{of} ({rows_in_words(own)})"


def rows_in_words(own: Sequence[Category]) -> str:
    """Name some categories: `rows 1 to 3`, `rows 4 and 5`."""
    rows = [each.provision.row for each in own]
    if not all(rows) or len({each.provision.at_row(0) for each in own}) > 1:
        return both(each.provision.citation for each in own)
    if len(rows) == 1:
        return f"row {rows[0]}"
    if len(rows) > 2 and rows == list(range(rows[0], rows[-1] + 1)):
        return f"rows {rows[0]} to {rows[-1]}"
    return f"rows {both(map(str, rows))}"


def _turns(turns: Turns, always: Answer | None, name: str) -> str:
    match turns:
        case Turns.ALWAYS:
            so = name if always == YES else f"“{name}” is {always}"
            return f"{so}, wherever in the range a case lies"
        case Turns.CASE:
            return f"“{name}” turns on the case, and not on where in the range it lies"
        case Turns.SENTENCE:
            return f"“{name}” turns on where in the range a case lies"
        case Turns.UNSAID:
            return "that cannot be said"


def on(assumptions: Sequence[Assumption], law: Law) -> Iterator[str]:
    """Say what is assumed, each assumption with its source."""
    if len(assumptions) > 1:
        yield f"Assumed together: {both(each.provision.citation for each in assumptions)}."
        return
    for each in assumptions:
        status = law.provisions[each.provision].verification
        yield f"Assumed: {in_words(each, law)} ({each.provision.citation}, {status})."


def in_words(assumption: Assumption, law: Law) -> str:
    """Say what is assumed."""
    so = meant(assumption.so, law.vocabulary)
    where = meant(assumption.where, law.vocabulary)
    return so if where == "always" else f"where {where}, {so}"


def _titled(category: Category) -> str:
    named = rows_in_words((category,))
    title = "" if category.title == category.provision.citation else f", {category.title}"
    status = category.verification.standing.value if category.verification else "no status"
    return f"{named[0].upper()}{named[1:]}{title}: {category.range} ({status})"


def _category(category: Category, pathway: Pathway) -> Iterator[str]:
    """Yield what follows in one range: the answers, and from which part of it."""
    if category.unsaid:
        yield f"  Cannot be said: {category.unsaid}."
        return
    if category.rests_on:
        yield f"  rests on {both(each.citation for each in category.rests_on)}"
    declared = pathway.law.vocabulary
    for group in category.groups:
        deeper = "  "
        if len(category.groups) > 1:
            yield f"  {who(group, declared)}"
            deeper = "    "
        for reached in group.reached:
            yield f"{deeper}{side_in_words(reached.sides[0])}: {part(reached, declared)}"
    if category.start is not None:
        yield f"  at {category.start} itself: {_alternatives(category.at_start)}"


def _alternatives(answers: Sequence[tuple[Answer, ...]]) -> str:
    return "; or ".join(", ".join(map(str, each)) for each in answers) or "cannot be said"


def who(group: Group, declared: Vocabulary) -> str:
    """Say which cases a group is, but for where in the range they lie."""
    return "; or ".join(where_in_words(where, declared) for where in group.where)


def part(reached: Reached, declared: Vocabulary) -> str:
    """Say from which part of a range something follows."""
    if reached.sentences == ({},):
        return "wherever in the range"
    return "; or ".join(
        both(condition_in_words(name, among, declared) for name, among in where.items())
        for where in reached.sentences
    )


def beyond_in_words(each: Beyond, law: Law) -> str:
    """Say which threshold parts no two cases, because all lie on one side of it."""
    described = said(law.vocabulary.facts[each.fact], each.empty)
    cited = both(at.citation for at in each.provisions)
    threshold = f", so the threshold in {cited} parts no two cases there" if cited else ""
    return f"In none of these ranges is {each.fact} {described}{threshold}."


def _proposed(pathway: Pathway) -> Iterator[str]:
    """Say what proposals change, on each set of assumptions that makes a difference."""
    first: list[str] = []
    every = zip(pathway.made, pathway.after, pathway.changed, strict=True)
    for now, then, changed in every:
        yield from on(now.assumptions, pathway.law)
        lines = list(_overall(now, then, changed, pathway))
        if not first:
            yield from (*lines, "", *_changed_blocks(changed, pathway))
            first = lines
        else:
            yield from ["As without that."] if lines == first else lines
            yield ""


def _overall(now: Assuming, then: Assuming, changed: Assuming, pathway: Pathway) -> Iterator[str]:
    """Say in how many ranges something changes, and what is so now and would be."""
    yield changes(changed)
    was, would = (answer(each, pathway.outcomes[0]) for each in (now, then))
    if was == would:
        yield f"Now and as proposed: {was}"
    else:
        yield from (f"Now: {was}", f"As proposed: {would}")
    for side, own, other in (("now", now, then), ("as proposed", then, now)):
        for each in own.beyond:
            if each not in other.beyond:
                said = beyond_in_words(each, pathway.law)
                yield f"Only {side}: {said[0].lower()}{said[1:]}"


def _changed_blocks(changed: Assuming, pathway: Pathway) -> Iterator[str]:
    found: dict[tuple[str, ...], list[str]] = {}
    for each in changed.categories:
        if each.groups or each.unsaid:
            found.setdefault(tuple(_changed(each, pathway)), []).append(_titled(each))
    for lines, titles in found.items():
        yield from (*titles, *lines, "")


def changes(changed: Assuming) -> str:
    """Say in how many ranges something changes."""
    total = len(changed.categories)
    touched = [each for each in changed.categories if each.groups]
    unsaid = [each for each in changed.categories if each.unsaid]
    which = _which(touched, total) if touched else f"none of {total} ranges"
    known = f"What follows would change in {which}"
    return (
        f"{known}; in {_which(unsaid, total, False)} that cannot be said."
        if unsaid
        else f"{known}."
    )


def _changed(category: Category, pathway: Pathway) -> Iterator[str]:
    if category.unsaid:
        yield f"  Cannot be said: {category.unsaid}."
    declared = pathway.law.vocabulary
    for group in category.groups:
        yield f"  {who(group, declared)}"
        for reached in group.reached:
            before, after = (side_in_words(side) for side in reached.sides)
            yield f"    {part(reached, declared)}"
            yield f"      now {before}; as proposed {after}"
            yield f"      for example {case_in_words(reached.witness)}"


def side_in_words(side: Side) -> str:
    """Say what is answered about each outcome."""
    return "outside the range" if side is None else ", ".join(map(str, side))


def data(pathway: Pathway) -> dict[str, Any]:
    """Return what follows from the ranges of one guideline as the JSON that programs read."""
    return {
        "guideline": pathway.guideline.cited_as,
        "title": pathway.guideline.title,
        "outcomes": list(pathway.outcomes),
        "not_encoded": list(pathway.not_encoded),
        "now": [_assuming_data(each, pathway) for each in pathway.made],
        "proposed": [_assuming_data(each, pathway) for each in pathway.after],
        "changes": [_assuming_data(each, pathway) for each in pathway.changed],
    }


def _assuming_data(made: Assuming, pathway: Pathway) -> dict[str, Any]:
    facts = pathway.law.vocabulary.facts
    return {
        "assuming": [
            {
                "name": each.name,
                "provision": each.provision.citation,
                "said": in_words(each, pathway.law),
                "status": str(pathway.law.provisions[each.provision].verification),
            }
            for each in made.assumptions
        ],
        "categories": [_category_data(each, pathway) for each in made.categories],
        "parts_nothing": [
            {
                "fact": each.fact,
                "nowhere": said(facts[each.fact], each.empty),
                "provisions": [at.citation for at in each.provisions],
            }
            for each in made.beyond
        ],
    }


def _category_data(category: Category, pathway: Pathway) -> dict[str, Any]:
    status = category.verification
    return {
        "provision": category.provision.citation,
        "title": category.title,
        "range": str(category.range),
        "starting_point": None if category.start is None else str(category.start),
        "status": None if status is None else str(status),
        "rests_on": [each.citation for each in category.rests_on],
        "cannot_be_said": category.unsaid,
        "at_starting_point": [_side_data(each, pathway) for each in category.at_start],
        "groups": [_group_data(each, pathway) for each in category.groups],
    }


def _group_data(group: Group, pathway: Pathway) -> dict[str, Any]:
    declared = pathway.law.vocabulary
    return {
        "where": [where_data(where, declared) for where in group.where],
        "reached": [
            {
                "in_range": [where_data(where, declared) for where in each.sentences],
                "answers": [_side_data(side, pathway) for side in each.sides],
                "witness": case_data(each.witness),
                "because": [[at.citation for at in why] for why in each.because],
            }
            for each in group.reached
        ],
    }


def _side_data(side: Side, pathway: Pathway) -> dict[str, str] | None:
    if side is None:
        return None
    return dict(zip(pathway.outcomes, map(str, side), strict=True))

"""What the worked cases would not notice if the law were otherwise, in words and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from keeling.model.mutants import Mutant, MutantKind
from keeling.model.words import both, day_in_words, either
from keeling.questions.coverage import Mutation, Survivor
from keeling.report.coverage import case_as_data
from keeling.report.pasted import case as pasted

_COLUMNS = ("noticed", "no difference", "not noticed")


def sentence(found: Mutation) -> str:
    """Say in a sentence how many changes of the law the worked cases would notice."""
    noticed, same, left = _numbers(found)
    if not noticed + same + left:
        return "There is nothing in this law that could be otherwise."
    matter = noticed + left
    proved = f"; {same} more would make no difference to any case, which is proved" if same else ""
    rest = f"{left} would go unnoticed" if left else "none would go unnoticed"
    return (
        f"Of {matter} ways in which one place in the law could be otherwise, a worked case would "
        f"notice {noticed}, and {rest}{proved}."
    )


def _numbers(found: Mutation) -> tuple[int, int, int]:
    return len(found.noticed), len(found.same), len(found.survivors)


def text(found: Mutation) -> str:
    """Say how much would be noticed of each kind; of the rest what, where, and by which case."""
    return "\n".join(_lines(found))


def _lines(found: Mutation) -> Iterator[str]:
    yield f"The law as at {day_in_words(found.as_at)}, with one place in it otherwise."
    yield ""
    yield from _table(found)
    told: dict[int, int] = {}
    for each in found.survivors:
        yield ""
        yield f"{_place(each)}: {each.mutant.words}, no case would notice."
        if each.case is None:
            yield f"{_turning(each)} No case can be named."
            continue
        first = id(each.case) not in told
        number = told.setdefault(id(each.case), len(told) + 1)
        ((name, answer),) = each.case.answers
        would_be = either(map(str, each.would_be))
        above = "" if first else " above"
        yield f"Case {number}{above} would: there `{name}` would be {would_be} and not {answer}."
        if first:
            yield ""
            provision = found.law.provisions.get(each.mutant.provision)
            title = f"To be named, {each.mutant.provision.citation}"
            source = provision.source if provision else ""
            yield from pasted(title, each.case.facts, each.case.answers, source)


def _table(found: Mutation) -> Iterator[str]:
    counts = [
        Counter(mutant.kind for mutant in found.noticed),
        Counter(mutant.kind for mutant in found.same),
        Counter(each.mutant.kind for each in found.survivors),
    ]
    kinds = [kind for kind in MutantKind if any(count[kind] for count in counts)]
    width = max((len(kind.value) for kind in kinds), default=0)
    yield f"  {' ' * width}  {'  '.join(_COLUMNS)}"
    for kind in kinds:
        pairs = zip(counts, _COLUMNS, strict=True)
        cells = (f"{count[kind]:>{len(name)}}" for count, name in pairs)
        yield f"  {kind.value:<{width}}  {'  '.join(cells)}"


def _place(each: Survivor) -> str:
    where = f" ({each.span.path}:{each.span.line})" if each.span.path else ""
    return f"{each.mutant.provision.citation}{where}"


def _turning(each: Survivor) -> str:
    return f"It would change {both(each.outcomes)}."


def data(found: Mutation) -> dict[str, Any]:
    """Return what would be noticed as the JSON that programs read."""
    noticed, same, left = _numbers(found)
    return {
        "noticed": noticed,
        "same": same,
        "unnoticed": left,
        "by": [
            {**_mutant(mutant), "case": case.title, "path": case.span.path, "line": case.span.line}
            for mutant, case in found.noticed.items()
        ],
        "no_difference": [_mutant(mutant) for mutant in found.same],
        "survivors": [
            {
                **_mutant(each.mutant),
                "path": each.span.path,
                "line": each.span.line,
                "outcomes": list(each.outcomes),
                "would_be": list(map(str, each.would_be)),
                "case": case_as_data(each.case),
            }
            for each in found.survivors
        ],
    }


def _mutant(mutant: Mutant) -> dict[str, Any]:
    return {
        "kind": mutant.kind.name.lower(),
        "provision": mutant.provision.citation,
        "what": mutant.words,
    }

"""What the worked cases reach of the law, in words and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from keeling.cases.case import CURRENT_LAW
from keeling.model.law import Law
from keeling.model.parts import Part, PartKind
from keeling.model.words import day_in_words
from keeling.questions.coverage import Coverage, Suggested, Unreached
from keeling.report.differences import case_data
from keeling.report.pasted import case as pasted

_COLUMNS = ("reached", "not reached", "cannot be")
#: How many are reached, are not, and cannot be.
_Counts = tuple[int, int, int]


def text(found: Coverage) -> str:
    """Say how much is reached of each kind, and of the rest what, where, and a case that would."""
    return "\n".join(_lines(found))


def sentence(found: Coverage) -> str:
    """Say in a sentence how much of the law the worked cases reach."""
    reached, missing = len(found.by), len(found.unreached)
    if not reached + missing:
        return "There is nothing in this law that a worked case could reach."
    are = "is" if reached == 1 else "are"
    rest = f"{missing} {'is' if missing == 1 else 'are'} not" if missing else "none is left"
    return (
        f"{reached} of {reached + missing} rows, limbs, boundaries and other parts of the law "
        f"{are} reached by a worked case; {rest}."
    )


def _counts(found: Coverage) -> Mapping[PartKind, _Counts]:
    reached = Counter(part.kind for part in found.by)
    missing = Counter(each.part.kind for each in found.unreached)
    never = Counter(each.part.kind for each in found.impossible)
    counts = {kind: (reached[kind], missing[kind], never[kind]) for kind in PartKind}
    return {kind: each for kind, each in counts.items() if any(each)}


def _lines(found: Coverage) -> Iterator[str]:
    yield f"The law as at {day_in_words(found.as_at)}, and the versions of it before and after."
    yield ""
    yield from _table(found)
    if found.impossible:
        yield ""
        yield (
            f"{len(found.impossible)} more can be reached by no possible case. That is proved, and "
            "they are not counted:"
        )
        for each in found.impossible:
            yield f"  {_place(each)}: {missed(each.part).replace('no case', 'no possible case')}."
    told: dict[int, int] = {}
    for each in found.unreached:
        yield ""
        yield f"{_place(each)}: {missed(each.part)}."
        if each.case is None:
            yield "No case can be named that would reach it."
        elif id(each.case) in told:
            yield f"Case {told[id(each.case)]} above would reach it."
        else:
            told[id(each.case)] = len(told) + 1
            yield f"Case {len(told)} would reach it:"
            yield ""
            yield from _pasted(found.law, each, each.case)


def _table(found: Coverage) -> Iterator[str]:
    counts = _counts(found)
    width = max(map(len, (kind.value for kind in counts)), default=0)
    yield f"  {' ' * width}  {'  '.join(_COLUMNS)}"
    for kind, numbers in counts.items():
        cells = (f"{number:>{len(name)}}" for number, name in zip(numbers, _COLUMNS, strict=True))
        yield f"  {kind.value:<{width}}  {'  '.join(cells)}"


def _pasted(law: Law, each: Unreached, case: Suggested) -> Iterator[str]:
    provision = law.provisions.get(each.part.provision)
    source = provision.source if provision else ""
    title = f"To be named, {each.part.provision.citation}"
    return pasted(title, case.facts, case.answers, source, case.as_at)


def _place(each: Unreached) -> str:
    where = f" ({each.span.path}:{each.span.line})" if each.span.path else ""
    return f"{each.part.provision.citation}{where}"


def missed(part: Part) -> str:
    """Say of a part that no case reaches it."""
    match part.kind:
        case PartKind.ROW:
            return f"no case has it from here that {part.words}"
        case PartKind.LIMB if part.change is not None:
            return "no case turns on its not being met"
        case PartKind.LIMB:
            return "no case rests on it"
        case PartKind.READ:
            return f"no case has {part.words}"
        case PartKind.SETTLED:
            return f"no case turns on {part.words}"
        case PartKind.EXCEPTION:
            return "no case turns on the exception"
        case PartKind.PRIORITY:
            return f"no case turns on the words `{part.words}`"
        case PartKind.SIDE:
            return f"`{part.test}`, and no case of {part.words} turns on it"
        case PartKind.VERSION:
            return f"no case rests on its words as they stood on {part.words}"


def data(found: Coverage) -> dict[str, Any]:
    """Return what is reached as the JSON that programs read."""
    return {
        "reached": len(found.by),
        "not_reached": len(found.unreached),
        "cannot_be": len(found.impossible),
        "by": [
            {**_part(part), "case": case.title, "path": case.span.path, "line": case.span.line}
            for part, case in found.by.items()
        ],
        "missing": [
            {**_unreached(each), "case": case_as_data(each.case)} for each in found.unreached
        ],
        "impossible": [_unreached(each) for each in found.impossible],
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "kind": part.kind.name.lower(),
        "provision": part.provision.citation,
        "what": f"{part.test}: {part.words}" if part.test else part.words,
    }


def _unreached(each: Unreached) -> dict[str, Any]:
    return {
        **_part(each.part),
        "path": each.span.path,
        "line": each.span.line,
        "said": missed(each.part),
    }


def case_as_data(case: Suggested | None) -> dict[str, Any] | None:
    """Return a case that is offered, as its YAML or JSON would give it."""
    if case is None:
        return None
    made: dict[str, Any] = {
        "facts": case_data(case.facts),
        "expect": {CURRENT_LAW: {name: str(answer) for name, answer in case.answers}},
    }
    return made if case.as_at is None else {**made, "as at": case.as_at.isoformat()}

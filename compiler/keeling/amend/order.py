"""Whether the provisions that a proposal puts in stand where their numbers say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from keeling.amend.checks import NUMBER_ORDER
from keeling.amend.numbering import is_roman, key
from keeling.diagnostics import Diagnostic, Label
from keeling.model.amending import Instruction, Side, Verb, put_in
from keeling.model.identity import ProvisionId
from keeling.model.law import Law

_ADVICE = (
    "Between 12 and 13 come 12A, 12B; between 12 and 12A, 12ZA; before 1, A1; between (a) and (b), "
    "(aa). Give it such a number, or put it elsewhere."
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A provision among its sisters: the one that stands there now, its number, what put it in."""

    now: ProvisionId | None
    number: str
    step: Instruction | None = None

    @property
    def said(self) -> str:
        return f"({self.number})" if self.number[0].islower() else self.number


def out_of_order(steps: Sequence[Instruction], law: Law) -> Iterator[Diagnostic]:
    """Report each number that does not belong between those on its two sides, all steps made."""
    forms = {
        _form(each)
        for step in steps
        if step.units and step.verb is not Verb.OMIT
        for each in (*put_in(step), *([step.becomes] if step.becomes else []))
    }
    for form in sorted(forms, key=lambda each: (each.work, each.path)):
        yield from _misplaced(_sisters(form, law), steps, form, law)


def _form(at: ProvisionId) -> ProvisionId:
    """Return an address without its number, which its sisters have in common with it."""
    return ProvisionId(at.work, at.path[:-1])


def _sisters(form: ProvisionId, law: Law) -> list[_Entry]:
    """Return the provisions with addresses of one form, in the order in which they stand."""
    found = [
        each
        for each in law.provisions.values()
        if each.id.path and not each.id.row and _form(each.id) == form
    ]
    found.sort(key=lambda each: (each.span.path, each.span.line))
    return [_Entry(each.id, each.id.path[-1]) for each in found]


def _as_amended(
    line: Sequence[_Entry], steps: Sequence[Instruction], form: ProvisionId, law: Law
) -> list[_Entry]:
    """Return the line as instructions leave it, all carried out on what stands there now."""
    ends: dict[int, list[_Entry]] = {}
    beginnings: dict[int, list[_Entry]] = {}
    for step in steps:
        if step.units and step.inside:
            first, last = _stretch(line, step.target, law)
            at, where = (first, beginnings) if step.side is Side.BEGINNING else (last, ends)
            where.setdefault(at, []).extend(_new(step, form))
    made: list[_Entry] = []
    for at in range(len(line) + 1):
        made += (*ends.get(at, ()), *beginnings.get(at, ()))
        made += _around(line[at], steps, form) if at < len(line) else ()
    return made


def _stretch(line: Sequence[_Entry], whole: ProvisionId, law: Law) -> tuple[int, int]:
    """Return where in a line what lies in a provision, such as a part, begins and ends."""
    own = [at for at, each in enumerate(line) if each.now and whole in law.around(each.now)]
    if own:
        return own[0], own[-1] + 1
    start = law.provisions[whole].span
    before = sum(1 for each in line if each.now and law.provisions[each.now].span < start)
    return before, before


def _around(entry: _Entry, steps: Sequence[Instruction], form: ProvisionId) -> Iterator[_Entry]:
    """Yield what is put in before a provision, what becomes of it, and what is put in after it."""
    before: list[_Entry] = []
    own = [entry]
    after: list[_Entry] = []
    for step in steps:
        if not step.units or step.inside or entry.now not in step.targets:
            continue
        if step.verb is Verb.INSERT:
            (before if step.side is Side.BEFORE else after).extend(_new(step, form))
        elif step.verb is Verb.RENUMBER and step.becomes is not None:
            own = [_Entry(entry.now, step.becomes.path[-1], step)]
        elif step.verb is Verb.SUBSTITUTE and entry.now == step.target:
            own = _new(step, form)
        else:
            own = []
    yield from (*before, *own, *after)


def _new(step: Instruction, form: ProvisionId) -> list[_Entry]:
    return [_Entry(None, each.path[-1], step) for each in put_in(step) if _form(each) == form]


def _misplaced(
    now: Sequence[_Entry], steps: Sequence[Instruction], form: ProvisionId, law: Law
) -> Iterator[Diagnostic]:
    def alone(step: Instruction) -> bool:
        return any(_unordered(_as_amended(now, (step,), form, law)))

    for first, second in _unordered(_as_amended(now, steps, form, law)):
        wrong, beside = (second, first) if second.step else (first, second)
        if first.step and second.step and _to_blame(first.step, second.step, alone):
            wrong, beside = first, second
        step = wrong.step
        assert step is not None
        where = "after" if wrong is second else "before"
        yield NUMBER_ORDER.at(
            step.span,
            f"There would be two provisions numbered {wrong.said} there."
            if first.number == second.number
            else f"{wrong.said} would stand {where} {beside.said}, and its number says otherwise.",
            advice=_ADVICE,
            citation=step.target.citation,
            labels=(Label(law.provisions[step.target].span, _anchor(step)),),
        )


def _unordered(line: Sequence[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Yield each two provisions side by side that instructions leave in the wrong order."""
    roman = is_roman([entry.number for entry in line])
    known = [(found, each) for each in line if (found := key(each.number, roman)) is not None]
    for (one, first), (other, second) in pairwise(known):
        changed = first.step is not None or second.step is not None
        if changed and one[0] == other[0] and one[1:] >= other[1:]:
            yield first, second


def _to_blame(
    one: Instruction, other: Instruction, wrong_alone: Callable[[Instruction], bool]
) -> bool:
    """Whether the first of two instructions is at fault: by itself, or as the later one."""
    alone = wrong_alone(one)
    return alone if alone != wrong_alone(other) else one.span > other.span


def _anchor(step: Instruction) -> str:
    if step.verb is Verb.RENUMBER:
        return "this is the one that would get the number"
    return "it would be put in beside this, or in it"

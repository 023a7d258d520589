"""What is said around a marked provision: what becomes of it, where it stands, how firm it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from keeling.model.amending import Instruction, Side, Verb, put_in, unit
from keeling.model.changes import Marked, MarkKind, Texts
from keeling.model.identity import ProvisionId
from keeling.model.law import Provision, Standing, Verification
from keeling.model.words import both
from keeling.report.shown import STATUS, Shown, row_cells

_COUNTED = {"note": "note", "flag": "doubt"}


def title(texts: Texts, marked: Marked) -> str:
    """Name a marked provision, and say what has become of it and where it stands.

    `SOA 2003 s. 82, as amended`; `SOA 2003 s. 82A, as inserted after section 82`.
    """
    at = marked.provision
    changed = texts.before.works[at.work].kind.changed_by
    new = _inserting(texts, at)
    if new is not None:
        cited = both(each.citation for each in put_in(new))
        return f"{cited}, as inserted {_beside(new)}".rstrip()
    kinds = {mark.kind for mark in marked.marks if mark.text.strip()}
    if kinds == {MarkKind.STRUCK}:
        return f"{at.citation}, omitted"
    substituted = MarkKind.KEPT not in kinds and MarkKind.STRUCK in kinds
    return f"{at.citation}, as {'substituted' if substituted else changed}"


def status(texts: Texts, marked: Marked, text: Shown) -> str:
    """Say in one line how firm a provision is, what it rests on, and what is not shown of it."""
    kinds = {mark.kind for mark in marked.marks if mark.text.strip()}
    anew = MarkKind.KEPT not in kinds and marked.provision in texts.after.provisions
    new = anew and MarkKind.INSERTED in kinds
    at = marked.provision
    provision = texts.after.provisions[at] if new else texts.provision(at)
    said = [f"Status: {provision.verification}."] if provision.verification else []
    said += _put_in(texts, provision)
    left = list(_left_out(text))
    said += [f"Not shown: {both(left)}."] if left else []
    said += [f"Source: {provision.source}"] if provision.source else []
    return " ".join(said)


def _put_in(texts: Texts, around: Provision) -> Iterator[str]:
    """Say how firm provisions are that are put in, where that is less than what is around them."""
    firm: dict[Verification, list[str]] = {}
    if around.verification is None or around.verification.standing is Standing.NOT_VERIFIED:
        return
    for at, provision in texts.after.provisions.items():
        own, inside = provision.verification, at != around.id and at.within(around.id)
        if not inside or at in texts.before.provisions or at.row or own is None:
            continue
        if own != around.verification and provision.parent in texts.before.provisions:
            firm.setdefault(own, []).append(at.citation)
    for own, citations in firm.items():
        yield f"{both(citations)}: {own}."


def table_headings(texts: Texts) -> Callable[[ProvisionId], tuple[str, ...]]:
    """Return what finds the heads of the columns of a table that is amended."""

    def found(at: ProvisionId) -> tuple[str, ...]:
        provision = texts.before.provisions.get(at)
        for marked in texts.marked:
            above = texts.before.provisions.get(marked.provision)
            if provision is None or above is None or not at.within(marked.provision):
                continue
            lines = [line.strip() for line in marked.before.split("\n")]
            return _heading(lines, provision.span.line - above.span.line)
        return ()

    return found


def _heading(lines: list[str], at: int) -> tuple[str, ...]:
    """Return the cells of the first row of the table that a line stands in, or comes before."""
    while at < len(lines) and not lines[at].startswith("|"):
        at += 1
    while 0 < at < len(lines) and lines[at - 1].startswith("|"):
        at -= 1
    return row_cells(lines[at]) if at < len(lines) else ()


def _inserting(texts: Texts, at: ProvisionId) -> Instruction | None:
    steps = (step for proposal in texts.proposals for step in proposal.instructions)
    return next((step for step in steps if step.verb is Verb.INSERT and at in put_in(step)), None)


def _beside(step: Instruction) -> str:
    assert step.side is not None
    if step.side in (Side.BEGINNING, Side.END):
        of = unit(step.target)
        return f"{step.side.value} of {of}" if of else step.side.value
    return f"{step.side.value} {unit(step.target)}"


def _left_out(text: Shown) -> Iterator[str]:
    counted = Counter(_COUNTED.get(key, key) for key in text.left_out)
    for name in _COUNTED.values():
        if counted[name]:
            yield f"{counted[name]} {name}{'s' if counted[name] > 1 else ''}"
    if counted[STATUS]:
        yield "the status of each answer in the table"

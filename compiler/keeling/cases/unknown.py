"""What to say about a name that stands where it means nothing: where it belongs, or what is near.

A fact is named exactly as it is declared, so that a name is found again by searching for it.
"""

from __future__ import annotations

from collections.abc import Iterable

from keeling.cases.case import CURRENT_LAW
from keeling.cases.checks import SHAPE
from keeling.cases.faults import Fault, same_but_for_form, shown, suggestion
from keeling.cases.nodes import Entries, Entry, Level
from keeling.cases.schema import PARTS
from keeling.diagnostics import Diagnostic, Label
from keeling.model.law import Law

_WHAT = {
    Level.CASE: ("a part of a case", ""),
    Level.FACTS: ("a fact that is declared anywhere", "Is it declared under `facts`?"),
    Level.EXPECT: (
        "a proposal, nor `current law`",
        "Write the name of a proposal.",
    ),
    Level.LAW: ("an outcome that is declared anywhere", "Is it declared under `outcomes`?"),
}


def unknown(level: Level, entry: Entry, among: Entries, law: Law) -> Diagnostic:
    """Say what is wrong with a name that cannot stand at a level, among the others there."""
    # Lark takes long to import, and cases without fault need none of it.
    from keeling.syntax.misreadings import UNKNOWN

    known = known_names(level, law)
    meant = same_but_for_form(entry.key, known)
    if meant and (twin := _twin(entry, among)):
        return SHAPE.at(
            entry.span,
            f"{shown(entry.key)} gives `{meant}` a second time.",
            advice=f"Keep one of the two, named `{meant}` as it is declared.",
            labels=(Label(twin.span, "given here as well"),),
        )
    if meant:
        so = f"{shown(entry.key)} is not how `{meant}` is declared."
        return UNKNOWN.at(entry.span, so, advice=f"Write `{meant}`.")
    if misplaced := _misplaced(level, entry.key, law):
        return SHAPE.at(entry.span, misplaced.message, advice=misplaced.advice)
    what, otherwise = _WHAT[level]
    check = SHAPE if level is Level.CASE else UNKNOWN
    advice = suggestion(entry.key, known, otherwise)
    return check.at(entry.span, f"{shown(entry.key)} is not {what}.", advice=advice)


def known_names(level: Level, law: Law) -> list[str]:
    """Return the names that can stand at a level; none where names are not what stands there."""
    names: dict[Level, Iterable[str]] = {
        Level.CASE: PARTS,
        Level.FACTS: law.vocabulary.facts,
        Level.EXPECT: (CURRENT_LAW, *law.proposals),
        Level.LAW: law.vocabulary.outcomes,
    }
    return list(names.get(level, ()))


def _twin(entry: Entry, among: Entries) -> Entry | None:
    """Return another entry whose name differs only in its form."""
    others = [other.key for other in among.entries if other is not entry]
    meant = same_but_for_form(entry.key, others)
    return among.get(meant) if meant else None


def _misplaced(level: Level, name: str, law: Law) -> Fault | None:
    """Say where a name belongs that is known, but not here."""
    if name in law.vocabulary.facts:
        return Fault(f"`{name}` is a fact.", "Put it under `facts:`, indented.")
    if name in law.vocabulary.outcomes and level is Level.EXPECT:
        return Fault(
            f"`{name}` is an outcome, and it is not said which law gives it.",
            f"Write `{CURRENT_LAW}:` above it, and indent it under that.",
        )
    if name in law.vocabulary.outcomes:
        return Fault(
            f"`{name}` is an outcome: the law answers it.",
            "Put what is expected of it under `expect:`.",
        )
    if name == "facts" and level is Level.FACTS:
        return Fault(
            "`facts` is not written above facts that stand alone.",
            "Delete this line and begin each fact in the first column; or make this a list of "
            "cases, each beginning with `- case:`.",
        )
    if name in PARTS:
        return Fault(
            f"`{name}` is a part of a case, and does not belong here.",
            "Begin it in the same column as `facts:`.",
        )
    for proposal in law.proposals.values():
        if name.strip() == proposal.title:
            return Fault(f"{shown(name)} is the title of a proposal.", f"Write `{proposal.name}`.")
    return None

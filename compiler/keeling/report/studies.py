"""What comes of the statements of studies, in words and as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from keeling.model.held import Checked, Finding, Held
from keeling.model.words import both, day_in_words
from keeling.report.proofs import claim_data, told

_COUNTED = {
    Finding.HOLDS: ("holds", "hold"),
    Finding.IN_PART: ("holds in part", "hold in part"),
    Finding.FAILS: ("does not hold", "do not hold"),
    Finding.OPEN: ("cannot be said", "cannot be said"),
    Finding.OUTSIDE: ("is not for rules", "are not for rules"),
}


def text(checked: Checked) -> str:
    """Say of each statement what comes of it, with the case that shows it."""
    return "\n".join(_lines(checked))


def counted(held: Iterable[Held]) -> str:
    """Count findings in words: `33 statements: 12 hold and 21 do not hold`."""
    found = Counter(each.finding for each in held)
    said = [f"{found[each]} {_COUNTED[each][found[each] > 1]}" for each in Finding if found[each]]
    total = found.total()
    return f"{total} statement{'' if total == 1 else 's'}: {both(said)}"


def _lines(checked: Checked) -> Iterator[str]:
    yield checked.study.title
    yield f"A study. What it says of the law, held against that of {day_in_words(checked.as_at)}."
    for each in checked.held:
        yield ""
        yield f"  {each.statement.lines}: {each.statement.said}"
        yield from (f"    {line}" for line in _shown(each))
    yield ""
    yield f"{counted(checked.held)}."


def _shown(held: Held) -> Iterator[str]:
    statement = held.statement
    if statement.outside:
        yield f"{held.finding.value}: {statement.outside}"
    elif statement.not_encoded:
        yield f"{held.finding.value}, because its law is not encoded: {statement.not_encoded}"
    else:
        yield held.finding.value
    for proof in held.proofs:
        yield from (f"  {line}" for line in told(proof))
    yield from (f"note: {note}" for note in statement.notes)


def data(checked: Checked) -> dict[str, Any]:
    """Return what comes of one study as the JSON that programs read."""
    return {
        "study": checked.study.name,
        "as_at": checked.as_at.isoformat(),
        "statements": [_statement(each, checked) for each in checked.held],
    }


def _statement(held: Held, checked: Checked) -> dict[str, Any]:
    statement = held.statement
    return {
        "statement": statement.said,
        "lines": [statement.first, statement.last],
        "finding": held.finding.value,
        "outside": statement.outside,
        "not_encoded": statement.not_encoded,
        "claims": [
            claim_data(proof, checked.law.vocabulary)
            | {"because": [at.citation for at in proof.because]}
            for proof in held.proofs
        ],
        "notes": list(statement.notes),
    }

"""Cases as YAML that a drafter pastes into a file, judges, and gives an authority."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from keeling.model.answers import Answer
from keeling.model.words import FactValue, value_in_words

_PLAIN = re.compile(r"[A-Za-z](?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<![\s:])")
_NOT_WORDS = frozenset({"null", "true", "false"})

JUDGE = "The answer of the law as encoded: judge it, then delete this line."


def case(
    title: str,
    facts: Mapping[str, FactValue],
    answers: Iterable[tuple[str, Answer]],
    source: str,
    as_at: date | None = None,
) -> Iterator[str]:
    """Yield a case line by line; `source` is a link by which it might be judged, if there is one.

    Its authority is left to fill in: until that is done the case is refused.
    """
    yield f"- case: {_word(title)}"
    yield f"  # {JUDGE}"
    yield "  facts:"
    yield from (f"    {_word(name)}: {_value(value)}" for name, value in facts.items())
    yield "  expect:"
    yield "    current law:"
    yield from (f"      {_word(name)}: {_word(str(answer))}" for name, answer in answers)
    if as_at is not None:
        yield f"  as at: {as_at.isoformat()}"
    if source:
        yield f"  # Perhaps judged by {source}"
    yield "  authority:"


def _value(value: FactValue) -> str:
    if isinstance(value, str):
        return _word(value)
    return value.isoformat() if isinstance(value, date) else value_in_words(value)


def _word(text: str) -> str:
    """Return text as YAML reads it back, in quotation marks where it must."""
    if _PLAIN.fullmatch(text) and text not in _NOT_WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

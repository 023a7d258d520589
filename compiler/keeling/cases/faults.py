"""What is wrong with a value or a name, before it is known where it stands; and near names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from keeling.source import Span
from keeling.syntax.atoms import folded, phrase

_LONGEST_SHOWN = 60
_FEW = 8


@dataclass(frozen=True, slots=True)
class Fault:
    """What is so, and what to do about it."""

    message: str
    advice: str = ""


def shown(value: object) -> str:
    """Return a value between backticks, on one line and not too long."""
    match value:
        case None:
            said = "null"
        case bool():
            said = "true" if value else "false"
        case list():
            return "a list"
        case dict():
            return "a list of names with values"
        case _:
            said = " ".join(str(value).replace("`", "'").split())
    if len(said) > _LONGEST_SHOWN:
        said = said[: _LONGEST_SHOWN - 1].rstrip() + "…"
    return f"`{said}`"


def same_but_for_form(name: str, names: Iterable[str]) -> str | None:
    """Return the name that differs only in capitals, its article, spaces or apostrophes."""
    key = _form(name)
    return next((other for other in names if _form(other) == key), None)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name most like `name`, if one is like it."""
    by_form = {" ".join(_form(other)): other for other in names}
    near = get_close_matches(" ".join(_form(name)), by_form, n=1, cutoff=0.7)
    return by_form[near[0]] if near else None


def suggestion(name: str, names: Sequence[str], otherwise: str = "") -> str:
    """Say which of the names was probably meant; or list them if they are few."""
    if meant := same_but_for_form(name, names):
        return f"Write `{meant}`, as it is declared."
    if meant := nearest(name, names):
        return f"Did you mean `{meant}`?"
    if 0 < len(names) <= _FEW:
        return f"Write {listed(names)}."
    return otherwise


def listed(names: Sequence[str]) -> str:
    """Return `` `a`, `b` or `c` ``."""
    said = [f"`{name}`" for name in names]
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + f" or {said[-1]}"


def declared_at(span: Span, lead: str) -> str:
    """Say where something is declared; nothing where that is not known."""
    return f"{lead} at {span.path}:{span.line}." if span.path else ""


def _form(name: str) -> tuple[str, ...]:
    return phrase(folded(name))

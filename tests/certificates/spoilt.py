"""Certificates tampered with, each in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from functools import partial
from typing import Any

#: What is otherwise, and how the certificate is made that has it so.
Spoilt = tuple[str, Callable[[], Any]]
#: Lengths are moved by a month.
MONTHS = {"year": 12, "years": 12, "month": 1, "months": 1}


def spoilt(data: Any) -> Iterator[Spoilt]:
    """A certificate of one difference, with one thing in it otherwise, and what."""
    for at, change in enumerate(data["differences"][0]["changes"]):
        yield f"change {at} is left out", partial(_with_changes, data, at, [])
        yield f"change {at} is told twice", partial(_with_changes, data, at, [change, change])
        for what, parts in _parts(data, change):
            yield f"change {at}: {what}", partial(_with_changes, data, at, [{**change, **parts}])
    for at, claim in enumerate(data["claims"]):
        for verdict in sorted({"proved", "refuted", "speaks of no case"} - {claim["verdict"]}):
            yield f"claim {at} is {verdict}", partial(_with_verdict, data, at, verdict)


def _with_changes(data: Any, at: int, changes: list[Any]) -> Any:
    made = deepcopy(data)
    made["differences"][0]["changes"][at : at + 1] = deepcopy(changes)
    return made


def _with_verdict(data: Any, at: int, verdict: str) -> Any:
    made = deepcopy(data)
    made["claims"][at]["verdict"] = verdict
    return made


def _parts(data: Any, change: Any) -> Iterator[tuple[str, Any]]:
    """What could stand in a change instead, and how that would be."""
    yield "the answers change places", {"before": change["after"], "after": change["before"]}
    for side in ("before", "after"):
        for answer in _answers(data):
            if answer != change[side]:
                yield f"{side} is {answer['said']}", {side: answer}
    where, witness = change["where"], change["witness"]
    for name, said in where.items():
        rest = {each: it for each, it in where.items() if each != name}
        yield f"whatever `{name}` is", {"where": rest}
        for what, moved_so in _moved(said):
            yield f"`{name}` {what}", {"where": {**where, name: moved_so}}
        for value in _outside(data, name, said):
            yield f"its case has {value} for `{name}`", {"witness": {**witness, name: value}}


def _answers(data: Any) -> list[Any]:
    """Some answers that a law gives to each outcome."""
    return [row["answer"] for rule in data["rules"] for row in rule["rows"]][::5]


def _moved(said: Any) -> Iterator[tuple[str, Any]]:
    """A stretch with an end a step further, or choices without one."""
    if isinstance(said, list):
        for choice in said if len(said) > 1 else []:
            yield f"is never {choice}", [each for each in said if each != choice]
        return
    for word, value in said.items():
        for step in (-1, 1):
            yield f"{word} moved by {step}", {**said, word: moved(value, step)}
        yield f"{word} left out", {each: it for each, it in said.items() if each != word}


def moved(value: Any, step: int) -> Any:
    """A measure with another beside it."""
    if isinstance(value, int):
        return value + step
    if value[:4].isdigit() and value[4] == "-":
        return (date.fromisoformat(value) + timedelta(step)).isoformat()
    words = value.split()
    months = (int(n) * MONTHS[unit] for n, unit in zip(words[::2], words[1::2], strict=True))
    return f"{sum(months) + step} months"


def _outside(data: Any, name: str, said: Any) -> Iterator[Any]:
    """Values of a fact that are not as is said."""
    if isinstance(said, list):
        (fact,) = (each for each in data["facts"] if each["name"] == name)
        yield from (choice for choice in fact["choices"] if choice not in said)
        return
    for word, value in said.items():
        step = {"at_least": -1, "on_or_after": -1, "at_most": 1}.get(word, 0)
        yield moved(value, step)

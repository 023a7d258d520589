"""What an outcome is whatever a fact is: where that is not said, or could mean two things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from keeling.diagnostics import Diagnostic
from keeling.model.vocabulary import Fact, FactKind, Vocabulary
from keeling.resolve.checks import MISPLACED, WRONG_KIND
from keeling.syntax import tree


def apart(parts: Sequence[tree.Condition]) -> Iterator[Diagnostic]:
    """Refuse what is joined to another condition without brackets: it could speak of both."""
    for part in parts:
        if isinstance(part, tree.Whatever):
            said = f"{part.how.text} {part.fact.text}"
            yield MISPLACED.at(
                part.span,
                f"`{said}` stands here beside `and` or `or`, without brackets, so it is open of "
                "how much it speaks.",
                advice="Put brackets around the outcome of which it speaks and these words: "
                f"`({part.part_said} {said})`.",
            )


def varies_nothing(written: tree.Whatever, declared: Vocabulary) -> Iterator[Diagnostic]:
    """Yield what is wrong with what is said to be so whatever a fact is."""
    fact = declared.facts[written.fact.text]
    if isinstance(written.part, tree.Bare) and written.part.denied:
        yield _denied(written, f"{written.how.text} {fact.name}")
    right = "whether or not" if fact.kind is FactKind.YES_NO else "whatever"
    if written.how.text != right:
        yield _wording(written, fact, right)
    counted = _counted(written, fact, declared)
    if counted is not None:
        yield counted


def _denied(written: tree.Whatever, said: str) -> Diagnostic:
    name = written.part_said
    return MISPLACED.at(
        written.span,
        f"This could mean that `{name}` is no in every one of these cases, or that it is not yes "
        "in every one of them.",
        advice=f"For the second write `{name} {said}` as a limb below `none of`. For the first ask "
        "for the facts that decide it.",
    )


def _wording(written: tree.Whatever, fact: Fact, right: str) -> Diagnostic:
    return WRONG_KIND.at(
        written.how.span.to(written.fact.span),
        f"`{fact.name}` is {fact.kind.value}.",
        advice=f"Write `{right} {fact.name}`.",
    )


def _counted(written: tree.Whatever, fact: Fact, declared: Vocabulary) -> Diagnostic | None:
    """Refuse to vary an age that follows from two days, or a day that an age follows from."""
    hanging = declared.varying(fact.name)
    for name, each in declared.facts.items():
        if each.counted is not None and not hanging.isdisjoint(
            (name, each.counted.start, each.counted.end)
        ):
            return MISPLACED.at(
                written.fact.span,
                f"`{name}` is counted from `{each.counted.start}` to `{each.counted.end}`, so with "
                f"`{fact.name}` it would be another too, and that is not worked out.",
                advice="Name a fact with which no counted age and none of its days changes.",
            )
    return None

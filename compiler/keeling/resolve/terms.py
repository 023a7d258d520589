"""Defined terms, and provisions that others name: what each is once all it uses is written out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from keeling.model.conditions import NEVER, AllOf, AnyOf, Condition, Limb, Not, size
from keeling.model.identity import ProvisionId
from keeling.resolve.addresses import look_up, target
from keeling.resolve.bodies import Bodies
from keeling.resolve.checks import CIRCULAR, MISPLACED, TOO_LARGE
from keeling.resolve.conditions import Conditions
from keeling.resolve.outline import Outline, Placed
from keeling.resolve.refusals import plain_definition
from keeling.syntax import tree
from keeling.syntax.lexer import DEPTH_LIMIT, TOO_DEEP

#: A definition of more conditions, those it uses written out, is refused. Real ones have dozens.
MOST_TESTS = 10_000


@dataclass(frozen=True, slots=True)
class _Definition:
    placed: Placed
    defines: tree.Defines


class Terms:
    """Supplies `conditions` with the terms and the referenced provisions of an outline."""

    def __init__(
        self,
        outline: Outline,
        conditions: Conditions,
        bodies: Bodies,
        note: Callable[[Placed, tuple[Condition, ...]], None],
    ) -> None:
        """Read with `bodies`; `note` is told of each exception."""
        self._outline = outline
        self._conditions = conditions
        self._bodies = bodies
        self._note = note
        self._found = outline.found
        self._definitions: dict[str, list[_Definition]] = {}
        for placed in outline.sentences:
            consequence = placed.sentence.consequence
            if isinstance(consequence, tree.Defines):
                key = _plain(consequence.term.text)
                self._definitions.setdefault(key, []).append(_Definition(placed, consequence))
        self._read: dict[str | ProvisionId, Condition] = {}
        self._open: list[str | ProvisionId] = []
        self._sizes: dict[int, tuple[Condition, int]] = {}
        conditions.term = self._term
        conditions.met = self._met

    def _term(self, name: tree.Word) -> tuple[Condition, str, Condition]:
        definitions = self._definitions.get(_plain(name.text))
        if definitions is None:
            self._found.append(
                MISPLACED.at(
                    name.span,
                    f"`{name.text}` is written as a definition somewhere, but not in a provision.",
                    advice='Put its line, `"…" means …`, under the section that defines it.',
                )
            )
            return NEVER, "", NEVER
        measure = definitions[0].defines.measure
        unlimited = [
            Limb(each.placed.at, self._conditions.read(each.defines.unlimited, each.placed.at))
            for each in definitions
            if each.defines.unlimited is not None
        ]
        return self.define(name), measure.text if measure else "", _any_of(unlimited)

    @property
    def meanings(self) -> dict[str, Condition]:
        """What each term means that has been read, by its name as it is first defined."""
        return {
            definitions[0].defines.term.text: self._read[key]
            for key, definitions in self._definitions.items()
            if key in self._read
        }

    def define(self, name: tree.Word) -> Condition:
        """Return what a defined term means.

        Where one provision defines it after another, it means what the one in force says.
        """
        key = _plain(name.text)
        if key not in self._read:
            if self._circular(key, name) or self._too_deep(name):
                return NEVER
            self._open.append(key)
            wholes = [self._whole(each) for each in self._definitions[key]]
            self._open.pop()
            self._read[key] = _any_of(wholes)
        return self._read[key]

    def _whole(self, definition: _Definition) -> Condition:
        at = definition.placed.at
        body = self._bodies.read(definition.defines.body, at)
        parts = [body]
        self._found += plain_definition(definition.placed.sentence)
        if definition.defines.exception is not None:
            excepted = self._conditions.read(definition.defines.exception, at)
            self._note(definition.placed, (body, excepted))
            parts.append(Not(excepted))
        whole = Limb(at, AllOf(tuple(parts)) if len(parts) > 1 else body)
        return NEVER if self._too_large(whole, definition) else whole

    def _too_large(self, whole: Condition, definition: _Definition) -> bool:
        """Refuse a definition that, with those it uses written out, nothing could go through."""
        if size(whole, self._sizes) <= MOST_TESTS:
            return False
        at = definition.placed.at
        self._found.append(
            TOO_LARGE.at(
                definition.defines.span,
                f"With the definitions that it uses written out, "
                f"`{definition.defines.term.text}` would have more than {MOST_TESTS:,} conditions.",
                advice="Look for definitions that each use the one before them several times.",
                citation=at.citation,
            )
        )
        return True

    def _met(self, reference: tree.Reference, at: ProvisionId) -> Condition:
        wanted = look_up(
            target(reference, at), reference.span, self._outline.provisions, self._found
        )
        if wanted is None:
            return NEVER
        within = self._outline.limbs.get(wanted)
        if within is None:
            self._found.append(
                MISPLACED.at(
                    reference.span,
                    f"{wanted.citation} has no condition that could be met.",
                    advice="Name a limb, or a provision that says when something is so.",
                )
            )
            return NEVER
        if wanted not in self._read:
            if self._circular(wanted, reference.parts[0]):
                return NEVER
            self._open.append(wanted)
            around = self._bodies.around(wanted)
            # What `in any other case` excludes is among the conditions around the limb.
            own = within.body.body if isinstance(within.body, tree.OtherwiseBody) else within.body
            inner = Limb(wanted, self._bodies.read(own, wanted))
            self._open.pop()
            self._read[wanted] = AllOf((*around, inner))
        return self._read[wanted]

    def _too_deep(self, name: tree.Word) -> bool:
        if len(self._open) < DEPTH_LIMIT:
            return False
        self._found.append(
            TOO_DEEP.at(
                name.span,
                f"Definitions are built on each other more than {DEPTH_LIMIT} deep here.",
                advice="Say one of them without the others.",
            )
        )
        return True

    def _circular(self, key: str | ProvisionId, name: tree.Word) -> bool:
        if key not in self._open:
            return False
        path = [*self._open[self._open.index(key) :], key]
        said = " → ".join(str(step) for step in path)
        self._found.append(
            CIRCULAR.at(
                name.span,
                f"This is defined by itself: {said}.",
                advice="Say one of them without using the others.",
            )
        )
        return True


def _any_of(parts: list[Limb] | list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts)) if parts else NEVER


def _plain(text: str) -> str:
    """Return a term as it is looked up: without its leading article, in lower case."""
    folded = text.casefold()
    for article in ("the ", "a ", "an "):
        if folded.startswith(article):
            return folded.removeprefix(article)
    return folded

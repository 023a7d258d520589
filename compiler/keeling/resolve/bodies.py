"""Limbs to conditions: how the limbs of a list go together, and where each is met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from keeling.model.conditions import NEVER, AllOf, AnyOf, Condition, Limb, Not
from keeling.model.identity import ProvisionId
from keeling.model.law import Overlap
from keeling.resolve.checks import MISPLACED
from keeling.resolve.conditions import Conditions
from keeling.resolve.outline import Outline
from keeling.resolve.refusals import two_readings
from keeling.syntax import tree


class Bodies:
    """Reads what stands after `if` or `means`; keeps the limbs that may speak of one case."""

    def __init__(self, outline: Outline, conditions: Conditions) -> None:
        """Read with `conditions`."""
        self._outline = outline
        self._conditions = conditions
        self._found = outline.found
        self.overlaps: dict[tuple[ProvisionId, ProvisionId], Overlap] = {}

    def read(self, body: tree.Body, at: ProvisionId) -> Condition:
        """Return the condition that a body, which stands in a provision, makes together."""
        match body:
            case tree.ListBody(_, quantifier, limbs):
                if quantifier != "any of":
                    self._found += two_readings(limbs, quantifier)
                read = tuple(self._limb(limb, at) for limb in self._encoded(limbs, quantifier))
                if quantifier == "all of":
                    return AllOf(read)
                return Not(AnyOf(read)) if quantifier == "none of" else AnyOf(read)
            case tree.CasesBody(_, limbs):
                return AnyOf(tuple(self._cases(limbs, at)))
            case tree.BothBody(_, condition, inner) | tree.WhereBody(_, condition, inner):
                return AllOf((self._conditions.read(condition, at), self.read(inner, at)))
            case tree.OtherwiseBody(span, _):
                self._found.append(
                    MISPLACED.at(
                        span,
                        "`in any other case` has no `where …` before it among its sisters.",
                        advice="Begin the limbs before it with `where …,`.",
                    )
                )
                return NEVER
            case tree.NotEncodedBody():
                raise AssertionError(body)
            case _:
                return self._conditions.read(body, at)

    def _encoded(
        self, limbs: tuple[tree.LimbLine, ...], quantifier: str
    ) -> Iterator[tree.LimbLine]:
        """Yield the limbs that have a condition; only `any of` can do without one of its limbs.

        A limb left out of `any of` leaves cases out, and the answers that rest on its provision
        say so; left out of `all of` or `none of` it would let cases in.
        """
        for limb in limbs:
            if not isinstance(limb.body, tree.NotEncodedBody):
                yield limb
            elif quantifier != "any of":
                self._found.append(
                    MISPLACED.at(
                        limb.span,
                        f"A limb of `{quantifier}` cannot be left without its condition: more "
                        "would follow from the others than the law says.",
                        advice="Encode it, or mark the whole provision `not encoded`.",
                    )
                )

    def _limb(self, limb: tree.LimbLine, at: ProvisionId) -> Condition:
        own = at.child(limb.label.text)
        return Limb(own, self.read(limb.body, own))

    def _cases(self, limbs: tuple[tree.LimbLine, ...], at: ProvisionId) -> list[Condition]:
        """Return limbs that each speak of some cases, the last perhaps of all others."""
        made: list[Condition] = []
        passed: list[tuple[ProvisionId, Condition, Condition]] = []
        for limb in self._encoded(limbs, "any of"):
            own = at.child(limb.label.text)
            match limb.body:
                case tree.WhereBody(_, where, inner):
                    read, then = self._conditions.read(where, own), self.read(inner, own)
                    made.append(Limb(own, AllOf((read, then))))
                    passed.append((own, read, then))
                case tree.OtherwiseBody(_, inner) if passed and limb is limbs[-1]:
                    others = Not(AnyOf(tuple(read for _, read, _ in passed)))
                    made.append(Limb(own, AllOf((others, self.read(inner, own)))))
                case _:
                    self._found.append(
                        MISPLACED.at(
                            limb.span,
                            "It is not said how this limb goes together with its sisters.",
                            advice="End the line above with `any of` or `all of`; or begin every "
                            "limb with `where …,` and the last, if need be, with `in any other "
                            "case,`.",
                        )
                    )
        self._note_overlaps(passed)
        return made

    def _note_overlaps(self, limbs: Sequence[tuple[ProvisionId, Condition, Condition]]) -> None:
        """Keep each two limbs, with the cases of which both might speak."""
        for (one, where, then), (other, elsewhere, otherwise) in combinations(limbs, 2):
            if (one, other) not in self.overlaps:
                around = self.around(one)
                self.overlaps[one, other] = Overlap(
                    (one, other), AllOf((*around, where, elsewhere)), (then, otherwise)
                )

    def around(self, limb: ProvisionId) -> tuple[Condition, ...]:
        """Return the conditions around a limb."""
        return tuple(
            Not(self._conditions.read(condition, limb))
            if denied
            else self._conditions.read(condition, limb)
            for condition, denied in self._outline.limbs[limb].around
        )

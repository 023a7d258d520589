"""Certificates: what was found of laws, with the laws, for somebody else to check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from keeling.backends.json.certificate import Certified, Claimed, Differing, Findings, uncarried
from keeling.editions import Edition
from keeling.model.changes import Comparison, Proof
from keeling.model.held import Always, Checked
from keeling.model.law import Proposal
from keeling.model.places import HOME
from keeling.model.words import both, day_in_words
from keeling.pipeline import Corpus, edition


class Certifying:
    """A certificate on its way: the laws it is of, each once, and what was found of them."""

    def __init__(self, corpus: Corpus, place: str = HOME, known: Iterable[Edition] = ()) -> None:
        """Begin with nothing found of the law of this folder, asked of a place.

        Some of its laws may be `known` already.
        """
        self._corpus = corpus
        self._place = place
        self._known_already = {
            (each.as_at, tuple(one.name for one in each.proposals), each.place): each
            for each in known
        }
        self._places: dict[tuple[date, tuple[str, ...], str], int] = {}
        self._editions: list[Edition] = []
        self._laws: list[Certified] = []
        self._differences: list[Differing] = []
        self._claims: list[Claimed] = []

    @property
    def findings(self) -> Findings:
        """All that was found."""
        return Findings(
            self._corpus.space.vocabulary,
            tuple(self._laws),
            tuple(self._differences),
            tuple(self._claims),
        )

    def refused(self) -> str:
        """Return why no certificate can be written of what was found; empty where one can."""
        return both(dict.fromkeys(uncarried(self.findings)))

    def compared(self, comparison: Comparison) -> None:
        """Add a difference, and what came of the claims about it."""
        day, since = comparison.as_at, comparison.since
        before = self._law(
            day if since is None else since, (), comparison.elsewhere or comparison.place
        )
        after = self._law(day, comparison.proposals, comparison.place)
        known = self._known(before, after)
        self._differences.append(Differing(before, after, known, comparison.difference.changes))
        self._held(before, after, comparison.proofs)

    def claimed(
        self,
        compared: Iterable[Comparison],
        checked: Iterable[Checked] = (),
        held: Iterable[Always] = (),
    ) -> None:
        """Add what came of claims: of proposals, of studies, and of what must always hold."""
        for comparison in compared:
            day = comparison.as_at
            one, other = self._law(day, ()), self._law(day, comparison.proposals)
            self._held(one, other, comparison.proofs)
        for study in checked:
            law = self._law(study.as_at, ())
            self._held(law, law, (proof for each in study.held for proof in each.proofs))
        for always in held:
            for of, proofs in always.found:
                law = self._law(of.as_at, () if of.proposal is None else (of.proposal,))
                self._held(law, law, proofs)

    def _held(self, before: int, after: int, proofs: Iterable[Proof]) -> None:
        known = self._known(before, after)
        for proof in proofs:
            read = proof.read
            about = known if read is None or not read.outcome else (read.outcome,)
            self._claims.append(Claimed(before, after, about, proof))

    def _known(self, before: int, after: int) -> tuple[str, ...]:
        one, other = self._editions[before], self._editions[after]
        unknown = one.unencoded | other.unencoded
        return tuple(name for name in one.law.vocabulary.outcomes if name not in unknown)

    def _law(self, day: date, proposals: Sequence[Proposal], place: str = "") -> int:
        """Return where a law stands that was asked before, so it is known that it can be made."""
        place = place or self._place
        key = day, tuple(each.name for each in proposals), place
        if key not in self._places:
            made = (
                self._known_already.get(key) or edition(self._corpus, day, proposals, place).value
            )
            assert made is not None
            self._places[key] = len(self._laws)
            self._editions.append(made)
            self._laws.append(_certified(made))
        return self._places[key]


def _certified(made: Edition) -> Certified:
    """Return the law of a day as a certificate holds it."""
    of = "" if made.place == HOME else f" of {made.place}"
    said = f"the law{of} as at {day_in_words(made.as_at)}"
    if made.proposals:
        said += f", as {both(f'“{each.title}”' for each in made.proposals)} would make it"
    states = made.states
    if states is None:
        return Certified(said, made.law.interpretations, {frozenset(): made.law})
    # The law outside may be that of no possible case: then it stands in no text.
    texts = {state: states.laws[state] for state in states.reach.states}
    reach = states.reach.transitions
    return Certified(said, made.law.interpretations, texts, reach, states.outside)

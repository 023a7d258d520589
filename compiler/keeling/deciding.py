"""Single cases decided, without asking anything of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from keeling.corpus import Corpus
from keeling.diagnostics import Result
from keeling.editions import Edition
from keeling.making import Making
from keeling.model.law import Law, Proposal
from keeling.model.needs import varied
from keeling.model.places import HOME
from keeling.model.vocabulary import FactKind
from keeling.model.words import FactValue
from keeling.partition import Space
from keeling.pipeline import made

#: A day, the names of proposals, and a place.
_Key = tuple[date, tuple[str, ...], str]

#: So many sets of values are remembered, with the law for them.
_REMEMBERED = 64


class Deciding:
    """A corpus as it answers one case or another, on days and with proposals made.

    A case says of most facts that have a list of values which one they have, and what the law is
    for the others is nothing to it. So the law is asked about cases that have these values alone:
    the answers, the reasons and whatever else is said are the same, and are found sooner.
    """

    def __init__(self, corpus: Corpus) -> None:
        """Decide cases under a corpus."""
        self._corpus = corpus
        self._made: dict[_Key, Result[Making | None]] = {}
        self._bearing = lru_cache(maxsize=_REMEMBERED)(self._edition)

    def law_for(
        self,
        facts: Mapping[str, FactValue],
        as_at: date,
        proposals: Sequence[Proposal] = (),
        place: str = HOME,
    ) -> Result[Edition | None]:
        """Return the law of a place on a day, proposals made, as far as it bears on cases like one.

        No case that differs in a fact with a list of values can be decided under it.
        """
        key = (as_at, tuple(proposal.name for proposal in proposals), place)
        if key not in self._made:
            self._made[key] = made(self._corpus, as_at, proposals, place)
        making = self._made[key]
        if making.value is None:
            return Result(None, making.diagnostics)
        chosen = frozenset(self._chosen(making.value.changed.law, facts))
        return self._bearing(key, chosen)

    def _chosen(self, law: Law, facts: Mapping[str, FactValue]) -> Iterator[tuple[str, str]]:
        """Yield what is chosen from lists, but where it is asked about all that could be chosen.

        What is only yes or no would tell more cases apart than it makes easier.
        """
        declared, varying = self._corpus.space.vocabulary.facts, varied(law)
        for name, value in facts.items():
            listed = declared[name].kind is FactKind.CHOICE and value in declared[name].values
            if isinstance(value, str) and listed and name not in varying:
                yield name, value

    def _edition(self, key: _Key, values: frozenset[tuple[str, str]]) -> Result[Edition | None]:
        making, whole = self._made[key].value, self._corpus.space
        assert making is not None
        law = making.edition(Space(whole.vocabulary.given(dict(values)), whole.table.budget))
        if law.value is None:
            return law
        # The law of the cases that an amendment does not reach may ask more.
        rest = frozenset(self._chosen(law.value.law, dict(values)))
        return law if rest == values else self._bearing(key, rest)

"""The whole of resolving, in one screen: vocabulary, outline, rules, proposals."""

from __future__ import annotations

from collections.abc import Iterable

from keeling.diagnostics import Diagnostic, Result
from keeling.model.law import Law
from keeling.resolve.assumptions import assumptions
from keeling.resolve.checks import CHECKS
from keeling.resolve.consistency import inconsistent
from keeling.resolve.interpretations import Interpretations
from keeling.resolve.made import made
from keeling.resolve.outline import Outline
from keeling.resolve.proposals import proposals
from keeling.resolve.rules import Rules
from keeling.resolve.studies import standing_claims, studies
from keeling.resolve.successions import successions
from keeling.resolve.vocabulary import vocabulary
from keeling.syntax import tree

__all__ = ["CHECKS", "resolve"]


def resolve(documents: Iterable[tree.Document]) -> Result[Law]:
    """Return what the documents of one folder of law mean together."""
    kept = tuple(documents)
    found: list[Diagnostic] = []
    declared, conditions = vocabulary(kept, found)
    outline = Outline(found)
    outline.read(kept)
    reader = Rules(outline, conditions)
    rules, readings = reader.read()
    blocks = [block for document in kept for block in document.blocks]
    put_forward = proposals(
        [block for block in blocks if isinstance(block, tree.ProposalBlock | tree.BrokenProposal)],
        outline,
        conditions,
    )
    interpretations = Interpretations(outline, declared, rules, readings).read()
    assumed = assumptions(outline, conditions)
    found += inconsistent(rules, readings, conditions)
    amending, reach = made(outline, conditions)
    law = Law(
        declared,
        outline.works,
        outline.provisions,
        rules,
        readings,
        put_forward,
        reader.overlaps,
        reader.exemptions,
        outline.definitions,
        interpretations,
        reader.powers,
        amending,
        successions(outline),
        reach,
        studies(blocks, conditions),
        standing_claims(blocks, conditions),
        reader.terms,
        assumed,
    )
    return Result(law, tuple(dict.fromkeys(found)))

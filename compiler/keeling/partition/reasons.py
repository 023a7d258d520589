"""The provisions that decide a case."""

from __future__ import annotations

from collections.abc import Mapping

from keeling.model.identity import ProvisionId
from keeling.model.words import FactValue
from keeling.partition.asking import leaves
from keeling.partition.given import restrict
from keeling.partition.law import Partition


def reasons(partition: Partition, case: Mapping[str, FactValue] | None) -> tuple[ProvisionId, ...]:
    """Return the reasons of the answer in a case that shows a region; none where there is none.

    Where facts that the case leaves open change the reasons and not the answer, those of the first
    of them stand for all.
    """
    if case is None:
        return ()
    found: tuple[ProvisionId, ...] = leaves(restrict(partition.space, partition.root, case))[
        0
    ].reasons
    return found

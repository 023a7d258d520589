"""The exact partition of all possible cases by what a law answers, and the questions put to it."""

from keeling.partition.asking import branches, leaves, overlay, support, turning_points
from keeling.partition.compared import Compared, compared
from keeling.partition.finding import alone, given_leaves, some, some_witness
from keeling.partition.forgotten import forgotten
from keeling.partition.given import impossible, restrict
from keeling.partition.law import Partition, met_where, partition_law
from keeling.partition.memory import Leaf
from keeling.partition.nodes import BudgetExceeded, Node, relabel
from keeling.partition.parted import parted
from keeling.partition.reasons import reasons
from keeling.partition.regions import Region, choices_beside, regions, some_case
from keeling.partition.space import Space
from keeling.partition.taken import unsettled
from keeling.partition.truth import Met
from keeling.partition.twins import Twins, twins
from keeling.partition.unmet import bounded, through, unknown
from keeling.partition.witness import witness

__all__ = [
    "BudgetExceeded",
    "Compared",
    "Leaf",
    "Met",
    "Node",
    "Partition",
    "Region",
    "Space",
    "Twins",
    "alone",
    "bounded",
    "branches",
    "choices_beside",
    "compared",
    "forgotten",
    "given_leaves",
    "impossible",
    "leaves",
    "met_where",
    "overlay",
    "parted",
    "partition_law",
    "reasons",
    "regions",
    "relabel",
    "restrict",
    "some",
    "some_case",
    "some_witness",
    "support",
    "through",
    "turning_points",
    "twins",
    "unknown",
    "unsettled",
    "witness",
]

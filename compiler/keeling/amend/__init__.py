"""Amending: instructions edit the words of provisions, and the words are then read again."""

from keeling.amend.apply import Amended, amend
from keeling.amend.checks import CHECKS
from keeling.amend.history import History, Version, differing, history
from keeling.amend.lacking import Lacking, without_those_of
from keeling.amend.variant import Variant

__all__ = [
    "CHECKS",
    "Amended",
    "History",
    "Lacking",
    "Variant",
    "Version",
    "amend",
    "differing",
    "history",
    "without_those_of",
]

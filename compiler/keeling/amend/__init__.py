"""Amending: instructions edit the words of provisions, and the words are then read again."""

from keeling.amend.apply import Amended, amend
from keeling.amend.checks import CHECKS
from keeling.amend.history import History, Version, history
from keeling.amend.variant import variant

__all__ = ["CHECKS", "Amended", "History", "Version", "amend", "history", "variant"]

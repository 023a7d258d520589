"""Amending: instructions edit the words of provisions, and the words are then read again."""

from keeling.amend.apply import Amended, amend
from keeling.amend.checks import CHECKS

__all__ = ["CHECKS", "Amended", "amend"]

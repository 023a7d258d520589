"""Amending: instructions edit the words of provisions, and the words are then read again."""

from keeling.amend.apply import CHECKS, Amended, amend

__all__ = ["CHECKS", "Amended", "amend"]

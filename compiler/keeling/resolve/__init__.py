"""From what was written to what is meant: names bound, figures read, sentences made rules."""

from keeling.resolve.law import CHECKS, resolve

__all__ = ["CHECKS", "resolve"]

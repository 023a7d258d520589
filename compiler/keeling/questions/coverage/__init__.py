"""What the worked cases try of the law, and what they leave untried."""

from keeling.questions.coverage.day import Day, Suggested
from keeling.questions.coverage.mutants import Mutation, Survivor, mutation
from keeling.questions.coverage.reached import Coverage, Unreached, coverage

__all__ = [
    "Coverage",
    "Day",
    "Mutation",
    "Suggested",
    "Survivor",
    "Unreached",
    "coverage",
    "mutation",
]

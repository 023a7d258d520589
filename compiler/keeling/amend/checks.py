"""What can be wrong with an instruction that cannot be carried out."""

from __future__ import annotations

from keeling.diagnostics import Check, Scope

NOT_FOUND = Check(
    "words-not-found", "an amendment of words that are not there", scope=Scope.READING
)
FOUND_TWICE = Check(
    "words-found-twice",
    "an amendment of words that are there more or less often than it says",
    scope=Scope.READING,
)
UNUSABLE = Check("unusable-words", "an amendment whose words cannot be used", scope=Scope.READING)
SAME_WORDS = Check("same-words", "two instructions that change the same words", scope=Scope.READING)
NUMBER_ORDER = Check(
    "number-order", "a provision inserted where its number does not belong", scope=Scope.READING
)
CHECKS = (NOT_FOUND, FOUND_TWICE, UNUSABLE, SAME_WORDS, NUMBER_ORDER)

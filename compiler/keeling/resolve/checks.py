"""What can be wrong with law that reads well: names that bind to nothing, kinds that do not fit."""

from __future__ import annotations

from keeling.diagnostics import Check, Scope

UNKNOWN_PROVISION = Check(
    "unknown-provision", "a reference to a provision that is not there", scope=Scope.READING
)
DUPLICATE_PROVISION = Check(
    "duplicate-provision", "two provisions with one address", scope=Scope.READING
)
WRONG_KIND = Check(
    "wrong-kind", "a value of another kind than its fact or outcome", scope=Scope.READING
)
IMPOSSIBLE_VALUE = Check(
    "impossible-value", "a value that its fact or outcome cannot have", scope=Scope.READING
)
CIRCULAR = Check("circular", "something defined by itself", scope=Scope.READING)
TABLE_SHAPE = Check("table-shape", "a table whose rows do not fit its heading", scope=Scope.READING)
AMBIGUOUS_DURATION = Check(
    "ambiguous-duration",
    "two lengths of which either may be the longer",
    scope=Scope.READING,
)
INTERPRETATION = Check(
    "interpretation", "a reading of a period that settles no doubt, or not all", scope=Scope.READING
)
PROPERTY = Check("property", "a property that is missing or says too little", scope=Scope.READING)
MISPLACED = Check("misplaced", "a limb or sentence in the wrong place", scope=Scope.READING)
TOO_LARGE = Check("too-large", "law with too many combinations to hold", scope=Scope.READING)
HISTORY = Check(
    "history",
    "the law of an earlier day that does not lead to the law that came after it",
    scope=Scope.READING,
)

CHECKS = (
    UNKNOWN_PROVISION,
    DUPLICATE_PROVISION,
    WRONG_KIND,
    IMPOSSIBLE_VALUE,
    CIRCULAR,
    TABLE_SHAPE,
    AMBIGUOUS_DURATION,
    INTERPRETATION,
    PROPERTY,
    MISPLACED,
    TOO_LARGE,
    HISTORY,
)

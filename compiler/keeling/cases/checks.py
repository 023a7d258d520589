"""What can be wrong with a file of cases, besides names that are declared nowhere."""

from __future__ import annotations

from keeling.diagnostics import Check, Scope

YAML = Check("yaml", "a file that cannot be read as plain YAML", scope=Scope.READING)
SHAPE = Check("case-shape", "a part of a case that is missing or misplaced", scope=Scope.READING)
# The same check as the resolver's, on the same floor: what a fact cannot be, in law or in a case.
IMPOSSIBLE = Check(
    "impossible-value", "a value that its fact or outcome cannot have", scope=Scope.READING
)
# The same check as that of the questions, above: here of an age and the days it is counted from.
IMPOSSIBLE_CASE = Check(
    "impossible-case", "a case whose facts cannot go together", scope=Scope.READING
)

CHECKS = (YAML, SHAPE, IMPOSSIBLE, IMPOSSIBLE_CASE)

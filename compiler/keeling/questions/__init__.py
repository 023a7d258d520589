"""Questions put to the law, one file each; the checks among them in the order they are asked."""

from keeling.questions import (
    conflict,
    gap,
    incomplete_provision,
    overlapping_limbs,
    starting_point_outside_range,
    two_rows,
    unreachable,
)

#: Every check of the law itself. To add one: its file, its name here, its page.
CHECKS = (
    gap,
    conflict,
    two_rows,
    overlapping_limbs,
    unreachable,
    starting_point_outside_range,
    incomplete_provision,
)

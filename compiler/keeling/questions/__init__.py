"""Questions put to the law, one file each; the checks among them in the order they are asked."""

from keeling.questions import (
    beyond_power,
    conflict,
    gap,
    incomplete_provision,
    overlapping_limbs,
    reading_of_nothing,
    starting_point_outside_range,
    two_rows,
    unreachable,
    wrong_vehicle,
)

#: Every check of the law itself. To add one: its file, its name here, its page.
CHECKS = (
    gap,
    conflict,
    two_rows,
    overlapping_limbs,
    unreachable,
    reading_of_nothing,
    starting_point_outside_range,
    incomplete_provision,
)

#: Every check of what makes a proposal: whether its vehicle can change what it changes.
VEHICLE_CHECKS = (wrong_vehicle, beyond_power)

"""How many generated cases a property is tried on: few in `make test`, many in `make deep`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

DEEP = os.environ.get("KEELING_DEEP") == "1"
#: What each property is tried on where time is no matter.
ALL = 10_000


def many(normal: int) -> settings:
    """Return how many generated cases a property is tried on, where `make test` tries `normal`."""
    return settings(
        max_examples=ALL if DEEP else normal,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )

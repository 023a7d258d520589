"""How the tests are run: how many generated cases, and what is left to `make deep`."""

import pytest
from hypothesis import settings

from tests.deep import ALL, DEEP

# The same generated cases each time, so that a failure is never a matter of luck; new ones only
# where there is time to look into what they find.
settings.register_profile("quick", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=ALL, deadline=None, print_blob=True)
settings.load_profile("deep" if DEEP else "quick")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if DEEP:
        return
    for item in items:
        if item.get_closest_marker("deep"):
            item.add_marker(pytest.mark.skip(reason="runs long: `make deep`"))

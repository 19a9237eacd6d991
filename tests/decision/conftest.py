"""Fixtures of the decision tests: the pack that ships."""

import pytest

from socdesk.decision.builtin import builtin
from socdesk.decision.pack import Pack


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The built-in pack, loaded and proven once."""
    return builtin()

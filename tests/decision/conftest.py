"""Fixtures of the decision tests: the pack that ships."""

import pytest

from socdesk.decision.pack import Pack, builtin


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The built-in pack, loaded and proven once."""
    return builtin()

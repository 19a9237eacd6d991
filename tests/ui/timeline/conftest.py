"""The page of the bank, which the tests of the timeline share."""

import pytest

from socdesk.ui.timeline.page import TimelinePage
from tests.ui.timeline.acts import opened
from tests.ui.window import DeskWindow


@pytest.fixture
def page(window: DeskWindow) -> TimelinePage:
    """Return the page of the bank, in view."""
    return opened(window, "bank")

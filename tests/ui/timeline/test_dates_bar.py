"""The fields over the chart."""

import pytest
from PySide6.QtGui import QFontMetrics

from tests.ui.timeline.acts import opened
from tests.ui.window import DeskWindow, settle


@pytest.mark.parametrize(
    ("width", "zoom"), [(1280, 100), (1280, 150), (1200, 150), (960, 100), (820, 100)]
)
def test_every_date_is_read_whole(window: DeskWindow, width: int, zoom: int) -> None:
    window.theme.set_zoom(zoom)
    window.resize(width, 800)
    page = opened(window, "saas")
    settle()

    for field in (page.dates.today, *page.dates.grips.values()):
        edit = field.edit
        margins = edit.textMargins()
        # The line edit keeps two px of its own at either side.
        room = edit.width() - margins.left() - margins.right() - 4
        assert QFontMetrics(edit.font()).horizontalAdvance(edit.text()) <= room
    assert page.dates.geometry().right() <= page.width()

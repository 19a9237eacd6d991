"""The picture: solid to the typical end, hatched to the latest, at any scale factor."""

import pytest
from PySide6.QtGui import QImage, QPainter

from socdesk.ui.theme import Theme
from socdesk.ui.timeline.drawing import RowKind, chart
from socdesk.ui.timeline.geometry import Geometry
from socdesk.ui.timeline.paint import ChartPainter
from tests.ui.clients import pack
from tests.ui.pixels import share
from tests.ui.timeline.sample import moved_plans, unprepared

WIDTH = 1000


def painted(theme: Theme, at: Geometry, ratio: float) -> QImage:
    """Return the chart at a scale factor; a point of it is `ratio` pixels wide."""
    image = QImage(
        round(WIDTH * ratio), round(at.height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(theme.colours.paper)
    painter = QPainter(image)
    ChartPainter(painter, theme, pack(), at).paint()
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_bar_is_solid_where_typical_and_hatched_beyond(theme: Theme, ratio: float) -> None:
    at = Geometry(chart(pack(), moved_plans(unprepared(), [])[0].timeline), WIDTH, 1.0)
    number, row = next((n, r) for n, r in enumerate(at.chart.rows) if r.label == "Remediation")
    assert row.bar is not None
    image = painted(theme, at, ratio)
    image.setDevicePixelRatio(1.0)
    solid = at.band(number, row.bar.start, row.bar.typical)
    whole = at.band(number, row.bar.start, row.bar.latest)

    def filled(left: float, right: float) -> float:
        area = ((left + 3) * ratio, (solid.top() + 3) * ratio)
        size = ((right - left - 6) * ratio, (solid.height() - 6) * ratio)
        return share(image, *area, *size, theme.colours.accent)

    assert filled(solid.left(), solid.right()) == 1.0
    assert 0.03 < filled(solid.right(), whole.right()) < 0.5


def test_a_period_has_a_frame_for_each_month(theme: Theme) -> None:
    at = Geometry(chart(pack(), moved_plans(unprepared(), [])[0].timeline), WIDTH, 1.0)
    number, row = next((n, r) for n, r in enumerate(at.chart.rows) if r.kind is RowKind.PERIOD)
    assert row.film is not None
    image = painted(theme, at, 1.0)
    strip = at.band(number, row.film.start, row.film.end)
    y = round(strip.top()) + 4

    inside = range(round(strip.left()) + 4, round(strip.right()) - 4)
    lines = [x for x in inside if share(image, x, y, 1, 1, theme.colours.accent)]

    assert len(lines) == row.film.months - 1

"""Every icon is drawn, in the colour asked for, at any size."""

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from socdesk import paths
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.icons import IconName, icon, pixmap
from tests.ui.pixels import is_near

_NAMES = get_args(IconName)


def test_the_names_and_the_files_are_the_same() -> None:
    files = sorted(Path(path).stem for path in paths.resource("icons").glob("*.svg"))

    assert files == sorted(_NAMES)


@pytest.mark.parametrize("name", _NAMES)
@pytest.mark.parametrize("ratio", [1.0, 1.5, 3.0])
def test_an_icon_is_drawn_in_its_colour_within_its_square(
    theme: Theme, name: IconName, ratio: float
) -> None:
    accent = theme.colours.accent

    image = pixmap(name, 20, accent, ratio).toImage()

    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 180
    ]
    assert image.width() == round(20 * ratio)
    assert len(solid) >= 4
    assert all(is_near(colour, accent) for colour in solid)


def test_an_icon_for_menus_has_a_paler_picture_for_what_is_disabled(
    theme: Theme,
    qapp: QApplication,  # noqa: ARG001
) -> None:
    found = icon(theme, "trash")

    normal, disabled = (
        found.pixmap(20, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )

    assert normal != disabled

"""What is remembered between starts, and what is done with settings that make no sense."""

import pytest
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.preferences import Preferences
from socdesk.ui.theme import Scheme, Theme


def test_a_look_is_found_again(theme: Theme, settings: QSettings) -> None:
    theme.set_zoom(150)
    Preferences(settings).keep_look(theme, motion=False)
    fresh = Theme(Scheme.DARK)

    Preferences(settings).dress(fresh)
    theme.set_zoom(100)

    assert (fresh.scheme, fresh.zoom) == (Scheme.LIGHT, 150)
    assert not Preferences(settings).motion()


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(
    ("key", "value"), [("scheme", "pink"), ("zoom", "very large"), ("motion", "")]
)
def test_what_makes_no_sense_counts_as_never_set(settings: QSettings, key: str, value: str) -> None:
    settings.setValue(key, value)
    fresh = Theme(Scheme.LIGHT)

    Preferences(settings).dress(fresh)

    assert fresh.zoom == 100
    assert Preferences(settings).motion()


def test_a_window_on_a_screen_that_is_gone_comes_back(settings: QSettings, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    window.show()
    window.move(50_000, 50_000)
    Preferences(settings).keep_geometry(window)
    again = QWidget()
    qtbot.addWidget(again)

    assert Preferences(settings).restore_geometry(again)
    area = QGuiApplication.primaryScreen().availableGeometry()
    assert area.contains(again.geometry().topLeft())


@pytest.mark.parametrize("kept", ["", "nonsense", QByteArray(b"nonsense")])
def test_a_geometry_that_cannot_be_read_is_left(
    settings: QSettings, qtbot: QtBot, kept: str | QByteArray
) -> None:
    settings.setValue("geometry/1", kept)
    window = QWidget()
    qtbot.addWidget(window)

    assert not Preferences(settings).restore_geometry(window)

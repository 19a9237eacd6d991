"""Segments: one or none chosen, by mouse and by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.segments import Segment, Segments
from tests.ui.pixels import picture, share

_BASIS = (Segment("told", "Told"), Segment("contract", "Contract"), Segment("assumed", "Assumed"))


@pytest.fixture
def segments(theme: Theme, qtbot: QtBot) -> Segments:
    """Return the three bases, none chosen, in a window that is active."""
    found = Segments(theme, "Basis of this answer", _BASIS)
    qtbot.addWidget(found)
    with qtbot.waitActive(found):
        found.show()
    return found


def _heard(segments: Segments) -> list[str]:
    heard: list[str] = []
    segments.chosen.connect(heard.append)
    return heard


def test_none_is_chosen_at_first(segments: Segments) -> None:
    assert segments.value() == ""
    assert not any(button.isChecked() for button in segments.buttons())


def test_a_value_set_by_program_is_shown_and_not_told(segments: Segments, theme: Theme) -> None:
    heard = _heard(segments)

    segments.set_value("contract")

    solid = [
        share(picture(button), 3, 3, 6, 6, theme.colours.accent) for button in segments.buttons()
    ]
    assert solid == [0, 1, 0]
    assert heard == []


def test_a_click_chooses_and_a_second_click_clears(segments: Segments) -> None:
    heard = _heard(segments)
    contract = segments.buttons()[1]

    QTest.mouseClick(contract, Qt.MouseButton.LeftButton)
    QTest.mouseClick(contract, Qt.MouseButton.LeftButton)

    assert heard == ["contract", ""]
    assert not contract.isChecked()


def test_arrows_choose_the_neighbour_and_stop_at_the_ends(segments: Segments) -> None:
    segments.set_value("told")
    segments.buttons()[0].setFocus()
    heard = _heard(segments)

    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        focused = segments.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)

    assert heard == ["contract", "assumed"]
    assert segments.focusWidget() is segments.buttons()[2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Space])
def test_a_key_clears_what_is_chosen(segments: Segments, key: Qt.Key) -> None:
    segments.set_value("told")
    heard = _heard(segments)

    QTest.keyClick(segments.buttons()[0], key)

    assert heard == [""]


def test_space_chooses_where_none_is_chosen(segments: Segments) -> None:
    QTest.keyClick(segments.buttons()[2], Qt.Key.Key_Space)

    assert segments.value() == "assumed"


def test_tab_stops_once(segments: Segments) -> None:
    segments.set_value("contract")

    policies = [button.focusPolicy() for button in segments.buttons()]

    assert [bool(policy & Qt.FocusPolicy.TabFocus) for policy in policies] == [False, True, False]


def test_a_value_that_is_no_segment_is_refused(segments: Segments) -> None:
    with pytest.raises(ValueError, match="guessed"):
        segments.set_value("guessed")


def test_a_screen_reader_hears_a_radio_button_and_what_it_is_about(segments: Segments) -> None:
    heard = QAccessible.queryAccessibleInterface(segments.buttons()[0])

    assert heard.role() == QAccessible.Role.RadioButton
    assert heard.text(QAccessible.Text.Name) == "Told"
    assert heard.text(QAccessible.Text.Description) == "Basis of this answer"

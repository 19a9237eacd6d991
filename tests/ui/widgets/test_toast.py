"""The toast says it once, at the lower left, over no control."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.buttons import Button
from socdesk.ui.widgets.toast import Toast


def _window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(800, 600)
    qtbot.addWidget(window)
    window.show()
    return window


def test_a_toast_stands_at_the_lower_left_above_the_floor(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    toast = Toast(theme, window)
    toast.set_floor(60)

    toast.show_message("Saved", " and read back, 10:42")

    assert toast.isVisible()
    assert toast.text() == "Saved and read back, 10:42"
    assert toast.x() == 16
    assert toast.geometry().bottom() < 600 - 60
    assert toast.geometry().bottom() > 600 - 60 - 24


def test_a_toast_moves_up_rather_than_cover_a_control(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    button = Button(theme, "Results", parent=window)
    button.setGeometry(24, 540, 120, 40)
    button.show()
    toast = Toast(theme, window)

    toast.show_message("Saved")

    assert not toast.geometry().intersects(button.geometry())


def test_a_toast_leaves_the_question_to_be_read_where_answers_fill_the_left(
    theme: Theme, qtbot: QtBot
) -> None:
    window = _window(qtbot)
    answers = Button(theme, "Yes", parent=window)
    answers.setGeometry(16, 200, 400, 400)
    answers.show()
    toast = Toast(theme, window)

    toast.show_message("Saved")

    assert not toast.geometry().intersects(answers.geometry())
    assert toast.geometry().bottom() > 500
    assert toast.geometry().right() == 800 - 16 - 1


def test_a_toast_goes_at_once_where_nothing_may_move(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    toast = Toast(theme, window)
    toast.show_message("Saved")

    toast.dismiss()

    assert not toast.isVisible()


def test_a_toast_fades_where_movement_is_allowed(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    toast = Toast(theme, window)
    theme.set_motion(True)
    toast.show_message("Saved")

    toast.dismiss()

    assert toast.isVisible()
    qtbot.waitUntil(toast.isHidden, timeout=2000)


def test_a_toast_reads_no_markup(theme: Theme, qtbot: QtBot) -> None:
    window = _window(qtbot)
    toast = Toast(theme, window)

    toast.show_message("<b>Saved</b>")

    assert toast.text() == "<b>Saved</b>"

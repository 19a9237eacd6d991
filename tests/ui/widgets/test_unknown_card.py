"""Card 0 takes whom to ask and by when, once it is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.option_card import OptionCard
from socdesk.ui.widgets.unknown_card import UnknownCard


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> UnknownCard:
    """Return an unchosen card of the width of a question page."""
    found = UnknownCard(theme, "Don't know yet")
    qtbot.addWidget(found)
    found.resize(648, found.heightForWidth(648))
    with qtbot.waitActive(found):
        found.show()
    return found


def test_it_is_as_tall_as_any_other_card(card: UnknownCard, theme: Theme, qtbot: QtBot) -> None:
    other = OptionCard(theme, "Yes", "1")
    qtbot.addWidget(other)

    assert card.heightForWidth(648) == other.heightForWidth(648)


def test_before_it_is_chosen_a_click_on_its_lines_chooses_it(card: UnknownCard) -> None:
    place = card.ask_line.geometry().center()
    before = (card.childAt(place), card.ask_line.isEnabled())

    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)

    assert before == (None, False)
    assert card.isChecked()
    assert (card.childAt(place), card.ask_line.isEnabled()) == (card.ask_line, True)


def test_the_lines_tell_every_stroke_and_keep_silent_when_set(card: UnknownCard) -> None:
    heard: list[str] = []
    card.ask_edited.connect(heard.append)
    card.by_edited.connect(heard.append)
    card.setChecked(True)

    card.set_ask("controller")
    card.set_by("4 Dec 2026")
    card.by_line.setFocus()
    QTest.keyClicks(card.by_line, "!")

    assert heard == ["4 Dec 2026!"]


def test_digits_and_spaces_typed_on_a_line_stay_on_the_line(card: UnknownCard) -> None:
    card.setChecked(True)
    card.by_line.setFocus()

    QTest.keyClicks(card.by_line, "4 12")

    assert card.by_line.text() == "4 12"
    assert card.isChecked()


def test_enter_goes_from_one_line_to_the_next(card: UnknownCard) -> None:
    card.setChecked(True)
    card.ask_line.setFocus()

    QTest.keyClick(card.ask_line, Qt.Key.Key_Return)

    assert card.focusWidget() is card.by_line


@pytest.mark.parametrize("width", [300, 360, 420, 520, 648, 900])
def test_the_lines_stay_within_the_card_and_beside_or_below_the_label(
    card: UnknownCard, width: int
) -> None:
    card.resize(width, card.heightForWidth(width))
    ask, by = card.ask_line.geometry(), card.by_line.geometry()

    assert card.rect().contains(ask)
    assert card.rect().contains(by)
    assert ask.right() < by.left()
    assert ask.left() > 160 or ask.top() >= 40


def test_where_there_is_little_room_the_card_has_a_second_row(card: UnknownCard) -> None:
    assert card.heightForWidth(360) > card.heightForWidth(648)


def test_a_wrong_date_is_said_with_the_line(card: UnknownCard) -> None:
    card.set_by_fault("February 2027 has 28 days")

    assert card.by_line.accessibleDescription() == "February 2027 has 28 days"
    assert "28 days" in card.by_line.toolTip()


def test_a_text_too_long_for_its_line_is_read_from_its_beginning(card: UnknownCard) -> None:
    card.setChecked(True)
    card.set_ask("the auditors and the finance directors of the three largest customers")
    given = card.ask_line.cursorPosition()

    card.ask_line.setFocus()
    written = card.ask_line.cursorPosition()
    card.by_line.setFocus()

    assert (given, card.ask_line.cursorPosition()) == (0, 0)
    assert written == len(card.ask_line.text())

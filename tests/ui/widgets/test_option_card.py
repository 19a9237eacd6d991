"""The option card shows its state, and its keys do what a meeting expects."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import Theme
from socdesk.ui.typography import ROLES
from socdesk.ui.widgets.option_card import CardSize, OptionCard
from tests.ui.pixels import picture, share, shows

_WIDTH = 480


def _card(theme: Theme, qtbot: QtBot, label: str = "Yes", *, multi: bool = False) -> OptionCard:
    card = OptionCard(theme, label, "1", multi=multi)
    qtbot.addWidget(card)
    card.resize(_WIDTH, card.heightForWidth(_WIDTH))
    return card


def _ground(image: QImage) -> tuple[int, int, int, int]:
    return (image.width() - 150, 6, 80, image.height() - 12)


def test_at_rest_a_card_is_paper_with_a_hairline_below(theme: Theme, qtbot: QtBot) -> None:
    card = _card(theme, qtbot)
    colours = theme.colours

    image = picture(card)

    assert share(image, *_ground(image), colours.paper) == 1
    assert share(image, 12, card.height() - 1, _WIDTH - 24, 1, colours.line) == 1
    assert share(image, 0, 0, 12, card.height(), colours.paper) == 1
    assert not shows(image, colours.accent)


def test_a_chosen_card_has_its_wash_a_2_px_accent_edge_a_solid_key_and_a_tick(
    theme: Theme, qtbot: QtBot
) -> None:
    card = _card(theme, qtbot)
    colours = theme.colours
    card.setChecked(True)

    image = picture(card)

    assert share(image, *_ground(image), colours.acwash) == 1
    assert share(image, 20, 0, _WIDTH - 40, 2, colours.accent) == 1
    assert share(image, 20, 2, _WIDTH - 40, 1, colours.accent) == 0
    assert share(image, 13, 16, 6, 20, colours.accent) == 1
    assert share(image, _WIDTH - 32, 16, 20, 20, colours.acwash) < 0.95


def test_a_hovered_card_has_a_wash_and_an_edge(theme: Theme, qtbot: QtBot) -> None:
    card = _card(theme, qtbot)
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)

    image = picture(card)

    assert share(image, *_ground(image), theme.colours.wash) == 1
    assert share(image, 20, 0, _WIDTH - 40, 1, theme.colours.edge) == 1


def test_a_pressed_card_is_darker_with_an_ink_edge(theme: Theme, qtbot: QtBot) -> None:
    card = _card(theme, qtbot)
    card.setDown(True)

    image = picture(card)

    assert share(image, *_ground(image), theme.colours.wash2) == 1
    assert share(image, 20, 0, _WIDTH - 40, 1, theme.colours.ink) == 1


def test_a_disabled_card_has_a_dashed_key_and_secondary_text(theme: Theme, qtbot: QtBot) -> None:
    card = _card(theme, qtbot)
    colours = theme.colours
    whole = share(picture(card), 16, 12, 20, 1, colours.edge)
    card.setEnabled(False)

    image = picture(card)

    assert whole == 1
    assert 0.3 < share(image, 16, 12, 20, 1, colours.edge) < 0.9
    assert shows(image, colours.ink2)
    assert not shows(image, colours.ink)


def test_a_card_of_several_ticks_a_box_and_is_no_chosen_row(theme: Theme, qtbot: QtBot) -> None:
    card = _card(theme, qtbot, multi=True)
    card.setChecked(True)

    image = picture(card)

    assert share(image, *_ground(image), theme.colours.paper) == 1
    assert share(image, _WIDTH - 31, 20, 2, 12, theme.colours.accent) == 1


@pytest.mark.parametrize("size", CardSize)
def test_a_card_of_one_line_has_the_height_of_its_size(
    theme: Theme, qtbot: QtBot, size: CardSize
) -> None:
    card = OptionCard(theme, "Yes", "1", size=size)
    qtbot.addWidget(card)

    assert card.heightForWidth(_WIDTH) == size.value.height


def test_a_long_label_wraps_and_the_card_keeps_its_height_when_chosen(
    theme: Theme, qtbot: QtBot
) -> None:
    card = _card(theme, qtbot, "Organisations use it, and their members are the persons " * 2)
    widths = range(300, 900, 7)
    before = [card.heightForWidth(width) for width in widths]

    card.setChecked(True)

    assert [card.heightForWidth(width) for width in widths] == before
    assert before[0] > CardSize.NORMAL.value.height


def test_markup_in_a_label_is_shown_as_it_is_written(theme: Theme, qtbot: QtBot) -> None:
    literal, bare = _card(theme, qtbot, "<b>Yes</b>"), _card(theme, qtbot, "Yes")

    assert literal.sizeHint().width() > bare.sizeHint().width() + 30
    assert literal.accessibleName() == "<b>Yes</b>"


def test_a_gloss_stands_beside_the_label_or_whole_on_the_next_line(
    theme: Theme, qtbot: QtBot
) -> None:
    card = OptionCard(theme, "Only what the customer ordered", "2", "payments, trades")
    qtbot.addWidget(card)
    wide, narrow = card.sizeHint().width(), card.sizeHint().width() - 20
    line = ROLES["option"].line

    assert card.heightForWidth(wide) == CardSize.NORMAL.value.height
    card.resize(narrow, card.heightForWidth(narrow))
    bare = OptionCard(theme, "Only what the customer ordered", "2")
    qtbot.addWidget(bare)
    bare.resize(narrow, 53)
    assert card.height() == CardSize.NORMAL.value.height + line
    assert picture(card).copy(0, 0, narrow, 40) == picture(bare).copy(0, 0, narrow, 40)
    assert shows(picture(card).copy(0, 42, narrow, 30), theme.colours.ink2)


class _Page(QWidget):
    """Three cards of one group; it hears the keys the cards leave alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.heard: list[int] = []
        self.group = QButtonGroup(self)
        column = QVBoxLayout(self)
        self.cards = [OptionCard(theme, word, str(place)) for place, word in enumerate("abc", 1)]
        for card in self.cards:
            self.group.addButton(card)
            column.addWidget(card)

    def keyPressEvent(self, event: object) -> None:
        """Take note of the key."""
        self.heard.append(event.key())  # type: ignore[attr-defined]


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> _Page:
    """Return three cards with the focus on the first, which is chosen."""
    found = _Page(theme)
    qtbot.addWidget(found)
    with qtbot.waitActive(found):
        found.show()
    found.cards[0].setChecked(True)
    found.cards[0].setFocus()
    return found


def test_arrow_keys_move_the_focus_and_choose_nothing(page: _Page) -> None:
    page.cards[1].setChecked(True)
    page.cards[1].setFocus()
    seen: list[QWidget] = []

    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(page.focusWidget(), key)
        seen.append(page.focusWidget())

    assert seen == [page.cards[place] for place in (0, 0, 1, 2, 1)]
    assert page.group.checkedButton() is page.cards[1]


def test_space_chooses_the_card_with_the_focus(page: _Page, qtbot: QtBot) -> None:
    page.cards[2].setFocus()

    with qtbot.waitSignal(page.cards[2].clicked):
        QTest.keyClick(page.cards[2], Qt.Key.Key_Space)

    assert page.group.checkedButton() is page.cards[2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_3])
def test_enter_and_digits_are_left_to_the_page(page: _Page, key: Qt.Key) -> None:
    page.cards[1].setFocus()

    QTest.keyClick(page.cards[1], key)

    assert page.heard == [key]
    assert page.group.checkedButton() is page.cards[0]


def test_a_click_anywhere_on_the_row_chooses(page: _Page) -> None:
    right_end = QPoint(page.cards[1].width() - 3, 3)

    QTest.mouseClick(page.cards[1], Qt.MouseButton.LeftButton, pos=right_end)

    assert page.cards[1].isChecked()


@pytest.mark.parametrize(
    ("multi", "role"), [(False, QAccessible.Role.RadioButton), (True, QAccessible.Role.CheckBox)]
)
def test_a_screen_reader_hears_role_name_gloss_and_state(
    theme: Theme, qtbot: QtBot, role: QAccessible.Role, *, multi: bool
) -> None:
    card = OptionCard(theme, "Only show or store", "3", "dashboards", multi=multi)
    qtbot.addWidget(card)
    card.setChecked(True)

    heard = QAccessible.queryAccessibleInterface(card)

    assert heard.role() == role
    assert heard.text(QAccessible.Text.Name) == "Only show or store"
    assert heard.text(QAccessible.Text.Description) == "dashboards"
    assert heard.state().checked


def test_a_card_tells_when_a_box_appears_around_it(theme: Theme, qtbot: QtBot) -> None:
    card = _card(theme, qtbot)
    heard: list[bool] = []
    card.boxed_changed.connect(heard.append)

    card.setChecked(True)
    card.setAutoExclusive(False)
    card.setChecked(False)
    card.event(QEvent(QEvent.Type.Leave))

    assert heard == [True, False]


def test_a_card_without_a_key_has_no_cap_and_its_words_stay(theme: Theme, qtbot: QtBot) -> None:
    card = _card(theme, qtbot)
    words = (52, 10, 60, 30)
    before = picture(card).copy(*words)

    card.set_key("")

    image = picture(card)
    assert share(image, 12, 8, 30, 36, theme.colours.paper) == 1
    assert image.copy(*words) == before

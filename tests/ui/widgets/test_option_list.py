"""The list of cards keeps at most one chosen, draws its lines and filters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from socdesk.ui.theme import Theme
from socdesk.ui.widgets.focus_ring import FocusRing
from socdesk.ui.widgets.option_card import OptionCard
from socdesk.ui.widgets.option_list import OptionList
from socdesk.ui.widgets.unknown_card import UnknownCard
from tests.ui.pixels import is_near, picture, share

_KINDS = ("Payroll", "Loan servicing", "Claims", "Billing and payments", "Hosting", "Other")


Left, Right, Down = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down


def _list(
    theme: Theme, qtbot: QtBot, *, columns: int = 1, multi: bool = False, kinds: int = len(_KINDS)
) -> OptionList:
    cards = OptionList(theme, columns=columns, multi=multi)
    qtbot.addWidget(cards)
    for place, kind in enumerate(_KINDS[:kinds], start=1):
        cards.add_card(OptionCard(theme, kind, str(place), multi=multi))
    cards.add_card(UnknownCard(theme, "Don't know yet"), wide=True)
    cards.resize(700, cards.heightForWidth(700))
    with qtbot.waitActive(cards):
        cards.show()
    return cards


def focused(cards: OptionList) -> OptionCard:
    """Return the card with the focus."""
    return next(card for card in cards.cards() if card.hasFocus())


def test_choosing_by_hand_is_told_and_choosing_by_program_is_not(
    theme: Theme, qtbot: QtBot
) -> None:
    cards = _list(theme, qtbot)
    heard: list[int] = []
    cards.chosen.connect(heard.append)

    cards.set_chosen(4)
    QTest.mouseClick(cards.cards()[1], Qt.MouseButton.LeftButton)

    assert heard == [1]
    assert cards.chosen_index() == 1
    assert not cards.cards()[4].isChecked()


def test_the_choice_can_be_taken_back_to_none(theme: Theme, qtbot: QtBot) -> None:
    cards = _list(theme, qtbot)
    cards.set_chosen(2)

    cards.set_chosen(None)

    assert cards.chosen_index() is None


def test_pressing_the_chosen_card_again_keeps_it_chosen(theme: Theme, qtbot: QtBot) -> None:
    cards = _list(theme, qtbot)
    cards.set_chosen(2)

    QTest.mouseClick(cards.cards()[2], Qt.MouseButton.LeftButton)

    assert cards.chosen_index() == 2


@pytest.mark.parametrize(("key", "index"), [("1", 0), ("6", 5), ("0", 6)])
def test_a_key_presses_its_card(theme: Theme, qtbot: QtBot, key: str, index: int) -> None:
    cards = _list(theme, qtbot)

    with qtbot.waitSignal(cards.chosen) as heard:
        found = cards.choose_key(key)

    assert found
    assert heard.args == [index]


def test_a_key_on_no_card_presses_nothing(theme: Theme, qtbot: QtBot) -> None:
    cards = _list(theme, qtbot)

    assert not cards.choose_key("9")
    assert cards.chosen_index() is None


def test_several_cards_can_be_ticked_where_several_may_hold(theme: Theme, qtbot: QtBot) -> None:
    cards = _list(theme, qtbot, multi=True)
    heard: list[tuple[int, bool]] = []
    cards.ticked.connect(lambda index, ticked: heard.append((index, ticked)))

    for place in (0, 3, 0):
        QTest.mouseClick(cards.cards()[place], Qt.MouseButton.LeftButton)

    assert heard == [(0, True), (3, True), (0, False)]


def test_tab_enters_at_the_chosen_card_only(theme: Theme, qtbot: QtBot) -> None:
    cards = _list(theme, qtbot)

    cards.set_chosen(3)

    reachable = [bool(card.focusPolicy() & Qt.FocusPolicy.TabFocus) for card in cards.cards()]
    assert reachable == [False, False, False, True, False, False, False]


@pytest.mark.parametrize(
    ("layout", "start", "keys", "end"),
    [
        pytest.param((2, 6), 1, [Right], 4, id="right: across"),
        pytest.param((2, 6), 1, [Right, Left], 1, id="and back"),
        pytest.param((2, 6), 4, [Right], 4, id="right of the last column: nothing"),
        pytest.param((2, 6), 1, [Left], 1, id="left of the first column: nothing"),
        pytest.param((2, 5), 2, [Right], 4, id="a short last column ends above"),
        pytest.param((2, 6), 0, [Down, Down], 2, id="down the column"),
        pytest.param((2, 6), 2, [Down], 3, id="and on to the top of the next"),
        pytest.param((2, 6), 5, [Down], 6, id="and to the wide card"),
        pytest.param((1, 6), 1, [Right, Right], 3, id="one column: right walks on"),
        pytest.param((1, 6), 3, [Left], 2, id="one column: left walks back"),
    ],
)
def test_arrows_move_along_the_columns_and_across_them(
    theme: Theme,
    qtbot: QtBot,
    layout: tuple[int, int],
    start: int,
    keys: list[Qt.Key],
    end: int,
) -> None:
    columns, kinds = layout
    cards = _list(theme, qtbot, columns=columns, kinds=kinds)
    cards.cards()[start].setFocus()

    for key in keys:
        QTest.keyClick(focused(cards), key)

    assert cards.cards().index(focused(cards)) == end
    assert cards.chosen_index() is None


def test_across_follows_a_change_of_columns(theme: Theme, qtbot: QtBot) -> None:
    cards = _list(theme, qtbot, columns=2)
    cards.cards()[1].setFocus()

    cards.set_columns(1)
    QTest.keyClick(focused(cards), Right)

    assert cards.cards().index(focused(cards)) == 2


def test_a_filter_shows_what_fits_and_gives_it_the_first_keys(theme: Theme, qtbot: QtBot) -> None:
    cards = _list(theme, qtbot)

    cards.set_filter("  IN ")

    shown = [(card.label(), card.key()) for card in cards.cards() if not card.isHidden()]
    assert shown == [
        ("Loan servicing", "1"),
        ("Billing and payments", "2"),
        ("Hosting", "3"),
        ("Don't know yet", "0"),
    ]


def test_an_empty_filter_brings_every_card_back(theme: Theme, qtbot: QtBot) -> None:
    cards = _list(theme, qtbot)
    cards.set_filter("payroll")

    cards.set_filter("")

    assert [card.key() for card in cards.cards()] == ["1", "2", "3", "4", "5", "6", "0"]
    assert not any(card.isHidden() for card in cards.cards())


def test_two_columns_are_filled_downwards_and_a_wide_card_spans_them(
    theme: Theme, qtbot: QtBot
) -> None:
    cards = _list(theme, qtbot, columns=2)
    places = [card.geometry() for card in cards.cards()]

    assert [place.left() for place in places[:3]] == [0, 0, 0]
    assert places[3].left() == places[5].left() == places[0].width() + 8
    assert places[3].top() == places[0].top()
    assert places[6].width() == cards.width()


def test_no_hairline_touches_the_box_of_a_chosen_card(theme: Theme, qtbot: QtBot) -> None:
    cards = _list(theme, qtbot)
    line = theme.colours.line
    above = cards.cards()[1]
    before = share(picture(above), 12, above.height() - 1, 400, 1, line)

    cards.set_chosen(2)

    assert before == 1
    assert share(picture(above), 12, above.height() - 1, 400, 1, line) == 0


def test_the_arrow_keys_go_through_all_cards(theme: Theme, qtbot: QtBot) -> None:
    cards = _list(theme, qtbot, columns=2)
    cards.focus_chosen()

    for _ in range(6):
        focused = cards.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Down)

    assert cards.focusWidget() is cards.cards()[6]
    assert cards.chosen_index() is None


def test_the_ring_of_a_card_keeps_away_from_the_edge_of_the_chosen_neighbour(
    theme: Theme, qtbot: QtBot
) -> None:
    cards = _list(theme, qtbot)
    ring = FocusRing(theme, cards)
    cards.set_chosen(2)

    for place in (1, 3):
        cards.cards()[place].setFocus(Qt.FocusReason.TabFocusReason)
        ring.follow(cards.cards()[place])
        image = cards.grab().toImage()
        box = cards.cards()[2].geometry()
        edge = box.top() if place == 1 else box.bottom()
        paper = range(edge - 2, edge) if place == 1 else range(edge + 1, edge + 3)
        assert is_near(image.pixelColor(300, edge), theme.colours.accent)
        assert all(is_near(image.pixelColor(300, y), theme.colours.paper) for y in paper)

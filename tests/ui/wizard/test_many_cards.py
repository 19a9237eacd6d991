"""Pages with many cards: several answers at once, and the filter."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.wizard.conftest import Desk, click

Enter = Qt.Key.Key_Return
SECTORS = ("supervised", "card_data", "health_data", "us_federal", "us_defence", "eu_financial")


def sectors(desk: Desk) -> list[str | None]:
    return [desk.given(name) for name in SECTORS]


def test_a_tick_says_yes_and_sets_the_unticked_ones_to_no(desk: Desk) -> None:
    desk.ask("frameworks", line=None)

    desk.press("2")
    one = sectors(desk)
    desk.press("5")

    assert one == ["no", "yes", "no", "no", "no", "no"]
    assert sectors(desk) == ["no", "yes", "no", "no", "yes", "no"]
    desk.session.undo()
    assert sectors(desk) == one


def test_the_last_tick_taken_away_leaves_none_of_these(desk: Desk) -> None:
    body = desk.ask("frameworks", line=None)

    desk.press("2", "2")

    assert sectors(desk) == ["no"] * 6
    assert [card.isChecked() for card in body.answers.cards()] == [*[False] * 6, True, False]


def test_none_of_these_takes_every_tick_away(desk: Desk) -> None:
    body = desk.ask("frameworks", line=None)
    desk.press("1", "3")

    click(body.answers.cards()[6])
    click(body.answers.cards()[6])

    assert sectors(desk) == ["no"] * 6
    assert [card.isChecked() for card in body.answers.cards()] == [*[False] * 6, True, False]


@pytest.mark.parametrize(
    ("key", "stood"),
    [pytest.param("7", "no", id="none of these"), pytest.param("0", None, id="don't know")],
)
def test_what_stands_for_all_is_chosen_and_taken_away_in_one_step_each(
    desk: Desk, key: str, stood: str | None
) -> None:
    desk.ask("frameworks", line=None)
    desk.press("1", key)
    chosen = sectors(desk)
    desk.press(Qt.Key.Key_Delete)
    taken_away = desk.session.engagement

    desk.session.undo()
    after_one = sectors(desk)
    desk.session.undo()
    after_two = sectors(desk)
    desk.session.redo()
    desk.session.redo()

    assert chosen == after_one == [stood] * 6
    assert after_two == ["yes", "no", "no", "no", "no", "no"]
    assert desk.session.engagement == taken_away
    assert not any(name in taken_away.answers for name in SECTORS)


def test_not_knowing_leaves_all_of_them_open(desk: Desk) -> None:
    body = desk.ask("frameworks", line=None)

    desk.press("1", "0")

    assert sectors(desk) == [None] * 6
    assert all(desk.session.given(None, name).unknown for name in SECTORS)
    assert [card.isChecked() for card in body.answers.cards()] == [*[False] * 7, True]


def test_a_page_of_several_is_open_until_something_is_said(desk: Desk) -> None:
    body = desk.ask("frameworks", line=None)

    assert not any(card.isChecked() for card in body.answers.cards())


def kinds(desk: Desk) -> dict[str, str]:
    """Return the cards in view: their labels and keys."""
    cards = desk.question().answers.cards()
    return {card.label(): card.key() for card in cards if card.isVisible()}


def test_letters_typed_on_a_card_filter_and_digits_act_on_what_is_left(desk: Desk) -> None:
    body = desk.ask("kind")
    assert body.filter is not None

    desk.press("l", "o", "a", "n")
    left = kinds(desk)
    desk.press("2")

    assert left == {"Loan servicing": "1", "Our own loan book": "2", "Don’t know yet": "0"}
    assert body.filter.text() == "loan"
    assert desk.given("kind") == "own_lending"


def test_backspace_takes_letters_away_before_it_takes_the_answer(desk: Desk) -> None:
    body = desk.ask("kind")
    desk.press("1", "p", "a")

    desk.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    kept = desk.given("kind")
    desk.press(Qt.Key.Key_Backspace)

    assert body.filter is not None
    assert body.filter.text() == ""
    assert (kept, desk.given("kind")) == ("payroll", None)


def test_the_filter_finds_what_the_gloss_says(desk: Desk) -> None:
    desk.ask("kind")

    desk.press(*"escrow")

    assert kinds(desk) == {"Loan servicing": "1", "Don’t know yet": "0"}


def test_enter_in_the_filter_takes_the_only_card_left(desk: Desk) -> None:
    body = desk.ask("kind")
    assert body.filter is not None
    body.filter.setFocus()

    desk.press(*"escrow", Enter)

    assert desk.given("kind") == "loan_servicing"
    assert desk.session.where.page == "kind"
    assert desk.focus() is body.answers.cards()[1]


def test_a_digit_in_the_filter_presses_and_down_leads_to_the_cards(desk: Desk) -> None:
    body = desk.ask("kind")
    assert body.filter is not None
    body.filter.setFocus()
    desk.press(*"hosting", Qt.Key.Key_Down)
    down = desk.focus()
    body.filter.setFocus()

    desk.press("2")

    assert down is body.answers.cards()[9]
    assert desk.given("kind") == "hosting"


def test_coming_back_shows_every_kind_again(desk: Desk) -> None:
    desk.ask("kind")
    desk.press(*"zzz")
    nothing = kinds(desk)
    desk.ask("users")

    desk.ask("kind")

    assert nothing == {"Don’t know yet": "0"}
    assert len(kinds(desk)) == 20

"""Misconceptions and terms: found with Ctrl+K, offered where they arise, shown in full."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from socdesk.decision.cards import COMPARISON, RESULT, cards_at
from socdesk.ui.dialogs.cards import Card, CardDialog, all_cards, glossary, misconceptions
from socdesk.ui.place import COMPARISON as COMPARISON_PAGE
from socdesk.ui.place import question, summary
from socdesk.ui.theme import Theme
from socdesk.ui.widgets.prose import Prose
from socdesk.ui.wizard.page import DeskPage
from socdesk.ui.wizard.question_body import QuestionBody
from socdesk.ui.wizard.summary_body import SummaryBody
from tests.ui.clients import pack
from tests.ui.window import CTRL, NO_MODIFIER, DeskWindow, settle

TRAPS_WITHOUT_RULE = ("T1", "T2", "T20", "T21")
CARDS = {card.id: card for card in misconceptions(pack())}
WHERE = [
    pytest.param(place, card.id, id=f"{card.id} at {place}")
    for card in pack().words.misconceptions
    for place in card.arises
    if place not in (RESULT, COMPARISON)
]


def claims(window: DeskWindow) -> list[str]:
    """The claims in view on the wizard's page."""
    page = window.wizard.currentPage()
    assert isinstance(page, DeskPage)
    body = page.body()
    assert isinstance(body, QuestionBody | SummaryBody)
    return [link.card for link in body.cards.links if link.isVisible()]


def find(window: DeskWindow, words: str) -> list[tuple[str, str]]:
    """The cards Ctrl+K finds for some words, each with its kind."""
    window.press(Qt.Key.Key_K, CTRL)
    window.type(words)
    return [
        (place.name, place.second.partition(":")[0])
        for place in window.finder.found()
        if place.card
    ]


def test_every_trap_that_no_rule_raises_is_a_card() -> None:
    assert set(TRAPS_WITHOUT_RULE) <= set(CARDS)


def open_card(window: DeskWindow, card: Card) -> None:
    """Find a card by its title, go down to it, and press Enter."""
    window.finder.open()
    window.finder.edit.insert(card.title)
    window.finder.edit.textEdited.emit(card.title)
    (at,) = [at for at, each in enumerate(window.finder.found()) if each.card == card.id]
    for _ in range(at):
        window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)


def test_every_card_is_found_by_its_title_and_opened_with_enter(window: DeskWindow) -> None:
    window.begin()

    for card in all_cards(pack()):
        open_card(window, card)

        assert not window.finder.isVisible()
    assert window.script.cards == [card.id for card in all_cards(pack())]


def test_a_card_is_found_by_the_words_under_it_and_a_term_too(window: DeskWindow) -> None:
    window.begin()

    assert find(window, "cpa nobody certifies") == [("“We are SOC 2 certified.”", "Misconception")]
    window.press(Qt.Key.Key_Escape)
    assert ("User entity", "Term") in find(window, "user entity")


def test_a_place_whose_name_holds_what_was_typed_stays_before_the_cards(
    window: DeskWindow,
) -> None:
    window.begin()
    window.press(Qt.Key.Key_K, CTRL)
    nothing_typed = window.finder.found()

    window.type("s20")

    assert not any(place.card for place in nothing_typed)
    assert window.finder.found()[0].where == question(window.line(0), "timing_reader")


def test_the_focus_is_where_it_was_after_a_card(window: DeskWindow) -> None:
    window.begin()
    window.ask("users")
    before = window.focusWidget()
    find(window, "certified")

    window.press(Qt.Key.Key_Return)

    assert window.script.cards == ["T1"]
    assert window.focusWidget() is before


@pytest.mark.parametrize(("place", "card"), WHERE)
def test_a_misconception_is_offered_on_the_page_where_it_arises(
    place: str, card: str, window: DeskWindow
) -> None:
    window.resize(1280, 800)
    window.open_bank()
    of_line = place in window.session.pages(window.line(0))
    window.ask(place, 0 if of_line else None)

    assert claims(window) == [each.id for each in cards_at(pack(), {place})]
    assert card in claims(window)


def test_a_page_where_none_arises_offers_none(window: DeskWindow) -> None:
    window.open_bank()
    window.ask("hosting")

    assert claims(window) == []


def test_a_click_on_a_claim_shows_its_card(window: DeskWindow) -> None:
    window.open_bank()
    window.ask("proof_asked")
    page = window.wizard.currentPage()
    assert isinstance(page, DeskPage)
    body = page.body()
    assert isinstance(body, QuestionBody)

    QTest.mouseClick(body.cards.links[0], Qt.MouseButton.LeftButton, NO_MODIFIER)
    body.cards.links[1].setFocus()
    window.press(Qt.Key.Key_Return)

    assert window.script.cards == ["T1", "required-by-law"]


def test_a_result_and_the_comparison_offer_theirs(window: DeskWindow) -> None:
    window.open_bank()
    window.session.go(summary(window.line(0)))
    settle()
    at_result = claims(window)
    window.session.go(COMPARISON_PAGE)
    settle()
    window.comparison.tools.claims.actions()[0].trigger()

    assert at_result == ["T1", "T20", "T21"]
    assert window.comparison.tools.often_said.isVisible()
    assert window.script.cards == ["T2"]


def test_a_card_says_the_claim_what_is_true_what_to_say_and_its_sources(theme: Theme) -> None:
    dialog = CardDialog(theme, CARDS["T1"])

    said = [part.text() for part in dialog.findChildren(Prose)]

    card = pack().words.misconceptions[0]
    assert said[:5] == [card.claim, "What is true", card.truth, "What to say", card.say]
    assert said[6:] == [f"{name}  {pack().sources[name].title}" for name in card.sources]
    assert dialog.windowTitle() == "Misconception"


def test_no_two_cards_share_an_id() -> None:
    ids = [card.id for card in all_cards(pack())]

    assert len(ids) == len(set(ids)) == len(CARDS) + len(glossary(pack()))
